/* One place where a line does not fit the grammar, with the questions that the messages ask about it. It
 * borrows all it points to. */
#ifndef YST_SYNTAX_TROUBLE_H
#define YST_SYNTAX_TROUBLE_H

#include "syntax/message.h"

typedef struct yst_trouble {
  yst_builder *b;
  int got;       /* what does not fit: a kind of token, or the end of the line */
  size_t at;     /* that token; the line's end for the end */
  yst_span span; /* where it lies, empty for the end */
  yst_text word;
  yst_expected expected;
} yst_trouble;

yst_trouble yst_trouble_at(yst_builder *b, int got, yst_expected expected);

/* Whether a token of this kind would have fitted. */
bool yst_trouble_expects(const yst_trouble *t, int kind);
/* Whether any value would have: the place is within an expression. */
bool yst_trouble_expects_value(const yst_trouble *t);
/* Whether the line could have ended here. */
bool yst_trouble_could_end(const yst_trouble *t);
/* Whether the token stands right after the lead word, or is the first of a row. */
bool yst_trouble_after_lead(const yst_trouble *t);

/* Whether a kind of token is a name wherever a name may stand; whether it is a connecting word, which never
 * is. */
bool yst_trouble_is_word(int kind);
bool yst_trouble_is_reserved(int kind);

/* The kind of the token so many places before (1: the last that fitted; lead words count) or after it; the
 * end beyond the line. */
int yst_trouble_before(const yst_trouble *t, size_t back);
int yst_trouble_after(const yst_trouble *t, size_t forward);
yst_text yst_trouble_word_before(const yst_trouble *t, size_t back);
yst_text yst_trouble_word_after(const yst_trouble *t, size_t forward);
/* From so many tokens before to so many after: what a fix replaces. */
yst_span yst_trouble_span(const yst_trouble *t, size_t back, size_t forward);
/* The empty place before the token, or after the last one that fitted: where a fix puts something in. */
yst_span yst_trouble_gap(const yst_trouble *t);
/* Opening brackets still open at the token. */
size_t yst_trouble_open_brackets(const yst_trouble *t);

yst_diag *yst_trouble_say(const yst_trouble *t, yst_code code, const char *format, ...);
void yst_trouble_fix(const yst_trouble *t, yst_diag *diag, yst_span span, const char *format, ...);

/* The families of messages; each says at most one thing and returns whether it did. */
bool yst_trouble_at_end(const yst_trouble *t);
bool yst_trouble_with_names(const yst_trouble *t);
bool yst_trouble_with_wording(const yst_trouble *t);
bool yst_trouble_with_quotes(const yst_trouble *t);
bool yst_trouble_with_amounts(const yst_trouble *t);
bool yst_trouble_with_rows(const yst_trouble *t);
bool yst_trouble_with_gaps(const yst_trouble *t);

/* How a kind of token is spelt, with back-ticks, or what it is called, `a name`; NULL for kinds that messages
 * do not name. */
const char *yst_trouble_called(int kind);
/* The same for words and signs that can be put in as a fix: without back-ticks; NULL when it has no spelling
 * of its own. */
const char *yst_trouble_spelling(int kind);

#endif
