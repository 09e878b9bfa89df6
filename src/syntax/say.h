/* What the reading of one file says: at most one message a line, so that one mistake is not told twice. The
 * lexer, the filter, the grammar and the builder share it; it writes to the diagnostics of the compilation
 * and lives in its arena. */
#ifndef YST_SYNTAX_SAY_H
#define YST_SYNTAX_SAY_H

#include "diagnostic/diagnostic.h"

typedef struct yst_lookalike {
  yst_span span;
  const char *plain; /* what it was read as */
  const char *what;  /* `curly quotes`, `a dash` */
  yst_diag *diag;    /* the message it was told with */
} yst_lookalike;

/* What bytes are told to be that were read as those of an older encoding. */
#define YST_NOT_UTF8 "a character that is not UTF-8"

typedef struct yst_say {
  yst_arena *arena;
  const yst_source *source;
  yst_diags *diags;
  bool *spoken;   /* by line, from 0: an error was said there */
  yst_diag *last; /* the last error that was said, or NULL */
  size_t lookalike_count, lookalike_capacity;
  yst_lookalike *lookalikes;
} yst_say;

yst_say *yst_say_new(yst_arena *arena, const yst_source *source, yst_diags *diags);
/* Says an error. Never NULL: where the line has spoken before, a message that goes nowhere, so that fixes can
 * be added all the same. */
yst_diag *yst_say_error(yst_say *say, yst_code code, yst_span span, const char *format, ...);
/* A warning that may stand beside an error on its line. */
yst_diag *yst_say_warning(yst_say *say, yst_code code, yst_span span, const char *format, ...);
/* Whether an error was said on the line of this place. */
bool yst_say_spoke(const yst_say *say, uint32_t offset);
/* Notes a character that was read as the plain one; said at the end, all of a kind together, and only where
 * nothing worse was found. */
void yst_say_lookalike(yst_say *say, yst_span span, const char *plain, const char *what);
/* Says what was noted. */
void yst_say_lookalikes(yst_say *say);

void yst_say_fix(yst_say *say, yst_diag *diag, yst_span span, bool certain, const char *replacement);

#endif
