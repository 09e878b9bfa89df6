/* A tree of reasons as indented lines. Steps that only repeat what stands above them are passed over, and
 * what has been explained before is only named. It owns nothing. */
#ifndef YST_REPORT_REASON_TEXT_H
#define YST_REPORT_REASON_TEXT_H

#include "evaluate/evaluate.h"
#include "report/layout.h"

typedef struct yst_teller {
  const yst_layout *layout;
  const yst_model *model;
  yst_arena *scratch;
  size_t count, capacity;
  yst_text *told; /* names of the results that were explained */
} yst_teller;

/* Whether the result of this name has been explained. */
bool yst_was_told(const yst_teller *teller, yst_text name);
/* What a reason says: `Label: value; note`. */
yst_text yst_reason_words(const yst_teller *teller, const yst_reason *reason);
/* The reason and what it rests on. */
void yst_tell(yst_teller *teller, const yst_reason *reason, size_t indent);
/* A result by itself: what it comes to, its rule, its source and its file, and what it rests on. */
void yst_tell_result(yst_teller *teller, const yst_result *result, const yst_reason *reason, size_t indent);
/* Only what it rests on. */
void yst_tell_below(yst_teller *teller, const yst_reason *reason, size_t indent);

#endif
