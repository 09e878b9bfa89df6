/* How loudly the user wants what is said: under which names nothing, warnings only, errors. Wishes are read
 * once; the list of messages is brought to them when everything has been said. They live in one arena. */
#ifndef YST_CHECK_LEVELS_H
#define YST_CHECK_LEVELS_H

#include "diagnostic/diagnostic.h"

typedef enum yst_wish { YST_WISH_NONE, YST_WISH_ALLOW, YST_WISH_WARN, YST_WISH_DENY } yst_wish;

typedef struct yst_levels {
  yst_wish warnings; /* for whatever is a warning and was not named itself */
  yst_wish *of_code; /* by place in yst_codes() */
} yst_levels;

/* What came of a wish. */
typedef enum yst_wish_answer {
  YST_WISH_TAKEN,
  YST_WISH_UNKNOWN, /* there is no such name or code */
  YST_WISH_REFUSED  /* an error without which the file has no meaning: it stays one */
} yst_wish_answer;

yst_levels *yst_levels_new(yst_arena *arena);
/* `name` is that of a check or message, its code (`Y412`, `412`), or `warnings`. A later wish for one name
 * takes the place of an earlier one. */
yst_wish_answer yst_levels_wish(yst_levels *levels, yst_text name, yst_wish wish);
/* Whether wishes count for a code: it is a warning, or what a check finds. */
bool yst_code_is_settable(const yst_code_info *info);
/* The name that was probably meant, or an empty text. */
yst_text yst_levels_nearest(yst_arena *arena, yst_text name);
/* What is wanted of a code at its usual level. */
yst_wish yst_levels_of(const yst_levels *levels, yst_code code);
/* Those of some names that the user asked for by name, as warnings or errors. */
yst_slugs yst_levels_asked(const yst_levels *levels, yst_arena *arena, const yst_slugs *among);
/* The names of all that the user does not want to hear of, in the order of their codes. */
yst_slugs yst_levels_unwanted(const yst_levels *levels, yst_arena *arena);
/* From now on `diags` passes over what is not wanted. Call it before anything is said, and once no further
 * wish will come. */
void yst_levels_mute(const yst_levels *levels, yst_diags *diags);
/* Gives everything that was said the level that is wanted. */
void yst_levels_apply(const yst_levels *levels, yst_diags *diags);

#endif
