/* Messages about wordings for which the language has another form, each with the form. */
#include "base/utf8.h"
#include "syntax/parser.h"
#include "syntax/trouble.h"

static bool is(yst_text word, const char *text)
{
  return yst_text_equal(word, yst_text_from(text));
}

/* ---- comparing ---- */

/* Words between `is` and `than`, or after `is`, and the language's own. */
static const struct {
  const char *word, *here, *or_equal;
} comparatives[] = {
    {"more", "over", "at least"},   {"greater", "over", "at least"}, {"higher", "over", "at least"},
    {"larger", "over", "at least"}, {"above", "over", "at least"},   {"exceeding", "over", "at least"},
    {"later", "after", NULL},       {"earlier", "before", NULL},     {"less", "under", "at most"},
    {"fewer", "under", "at most"},  {"lower", "under", "at most"},   {"smaller", "under", "at most"},
    {"below", "under", "at most"},  {"beyond", "over", "at least"},  {"over", "over", "at least"},
    {"under", "under", "at most"},
};
#define COMPARATIVE_COUNT (sizeof comparatives / sizeof comparatives[0])

static long find_comparative(yst_text word)
{
  for (size_t i = 0; i < COMPARATIVE_COUNT; i++) {
    if (is(word, comparatives[i].word)) return (long)i;
  }
  return -1;
}

/* How many tokens from `from` after the unexpected one say `or equal to`. */
static size_t or_equal(const yst_trouble *t, size_t from)
{
  if (!is(yst_trouble_word_after(t, from), "or") || !is(yst_trouble_word_after(t, from + 1), "equal"))
    return 0;
  return is(yst_trouble_word_after(t, from + 2), "to") ? 3 : 2;
}

/* Says `write …` for the tokens from `back` before to `forward` after. */
static bool offer(const yst_trouble *t, size_t back, size_t forward, const char *here)
{
  yst_trouble place = *t;
  place.span = yst_trouble_span(t, back, forward);
  yst_text written =
      yst_text_of(t->b->source->bytes.bytes + place.span.start, place.span.end - place.span.start);
  yst_diag *diag = yst_trouble_say(&place, YST_OTHER_WORDING, "write `%s` instead of `%t`", here, written);
  yst_trouble_fix(t, diag, place.span, "%s", here);
  return true;
}

/* `is not less than 5`, `is no more than 5`: what is denied is the other one, with the end. */
static const char *denied(const char *here)
{
  if (strcmp(here, "over") == 0) return "at most";
  return strcmp(here, "under") == 0 ? "at least" : NULL;
}

/* `is more than 5`, `is greater than or equal to 5`, `budget more than 5`. */
static bool more_than(const yst_trouble *t)
{
  bool here = t->got == YST_T_THAN;
  if (!here && yst_trouble_after(t, 1) != YST_T_THAN) return false;
  size_t back = here ? 1 : 0, forward = here ? 0 : 1;
  long found = find_comparative(here ? yst_trouble_word_before(t, 1) : t->word);
  if (found < 0) return false;
  size_t equal = or_equal(t, forward + 1);
  const char *word =
      equal && comparatives[found].or_equal ? comparatives[found].or_equal : comparatives[found].here;
  int before = yst_trouble_before(t, back + 1);
  const char *turned = before == YST_T_NO || before == YST_T_NOT ? denied(word) : NULL;
  if (turned && yst_trouble_before(t, back + 2) == YST_T_IS)
    return offer(t, back + 1, forward + equal, turned);
  if (before == YST_T_NO) return false;
  if (!t->b->line.lead) return offer(t, back, forward + equal, word);
  bool has_is = yst_trouble_before(t, back + 1) == YST_T_IS || yst_trouble_before(t, back + 1) == YST_T_NOT;
  if (has_is) return offer(t, back, forward + equal, word);
  return offer(t, back, forward + equal, yst_format(t->b->arena, "is %s", word).bytes);
}

/* `is over or equal to 5` */
static bool over_or_equal(const yst_trouble *t)
{
  if (t->got != YST_T_OR ||
      (yst_trouble_before(t, 1) != YST_T_OVER && yst_trouble_before(t, 1) != YST_T_UNDER))
    return false;
  size_t equal = or_equal(t, 0);
  if (!equal) return false;
  return offer(t, 1, equal - 1, yst_trouble_before(t, 1) == YST_T_OVER ? "at least" : "at most");
}

/* `is above 5`: `above` was taken for a name. */
static bool is_above(const yst_trouble *t)
{
  long found = find_comparative(yst_trouble_word_before(t, 1));
  if (found < 0 || yst_trouble_before(t, 2) != YST_T_IS || !yst_trouble_could_end(t)) return false;
  yst_trouble place = *t;
  place.span = yst_trouble_span(t, 1, 0);
  place.at--;
  return offer(&place, 0, 0, comparatives[found].here);
}

static bool is_equal_to(const yst_trouble *t)
{
  if (t->got != YST_T_TO || !is(yst_trouble_word_before(t, 1), "equal") ||
      yst_trouble_before(t, 2) != YST_T_IS)
    return false;
  return offer(t, 2, 0, "is");
}

/* ---- other words ---- */

static const struct {
  const char *word, *here;
} foreign_words[] = {
    {"if", "when"},        {"whenever", "when"},
    {"else", "otherwise"}, {"above", "is over"},
    {"below", "is under"}, {"exceeds", "is over"},
    {"equals", "is"},      {"plus", "+"},
    {"minus", "-"},        {"times", "*"},
    {"divided", "/"},      {"until", "to"},
    {"except", "unless"},  {"exceeding", "is over"},
    {"has", "includes"},   {"have", "includes"},
    {"equal", "is"},       {"was", "is"},
    {"were", "is"},        {"be", "is"},
    {"isnt", "is not"},
};

/* Words of a wish, where the language states: `must be over`, `should be`, `has to be`, `needs to be`. */
static bool must_be(const yst_trouble *t)
{
  static const char *const wishes[] = {"must",  "should", "shall", "has", "have",
                                       "needs", "can",    "may",   "will"};
  for (size_t i = 0; i < sizeof wishes / sizeof wishes[0]; i++) {
    if (!is(t->word, wishes[i])) continue;
    size_t to = is(yst_trouble_word_after(t, 1), "to") ? 1 : 0;
    size_t not_ = is(yst_trouble_word_after(t, to + 1), "not") ? 1 : 0;
    if (!is(yst_trouble_word_after(t, to + not_ + 1), "be")) continue;
    return offer(t, 0, to + not_ + 1, not_ ? "is not" : "is");
  }
  return false;
}

/* Connecting words with capitals: `AND`, `Is`. */
static bool in_capitals(const yst_trouble *t, size_t back)
{
  static const char *const words[] = {"and",    "or",        "not",   "is",    "are",    "of",    "to",
                                      "in",     "at",        "as",    "by",    "from",   "over",  "under",
                                      "least",  "most",      "when",  "where", "before", "after", "between",
                                      "within", "otherwise", "given", "known", "yes",    "no",    "unless",
                                      "than",   "one",       "any",   "all"};
  yst_text word = back ? yst_trouble_word_before(t, back) : t->word;
  if (!word.length || (back ? yst_trouble_before(t, back) : t->got) != YST_T_NAME) return false;
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    if (word.length != strlen(words[i]) || is(word, words[i])) continue;
    size_t same = 0;
    while (same < word.length && (word.bytes[same] | 0x20) == words[i][same]) same++;
    if (same < word.length) continue;
    yst_trouble place = *t;
    place.at -= back;
    return offer(&place, 0, 0, words[i]);
  }
  return false;
}

/* Says that so many words, the first of them `back` before, are one too many. */
static bool leave_out(const yst_trouble *t, size_t back, const char *why)
{
  yst_trouble place = *t;
  place.at -= back;
  place.span = yst_trouble_span(&place, 0, 0);
  yst_text word = yst_trouble_word_after(&place, 0);
  yst_diag *diag = yst_trouble_say(&place, YST_OTHER_WORDING, "leave out `%t`: %s", word, why);
  if (place.at + 1 < t->b->line.end) place.span.end = t->b->tokens->items[place.at + 1].start;
  yst_trouble_fix(t, diag, place.span, "");
  return true;
}

/* `the budget`, `is is`, `then` */
static bool word_too_many(const yst_trouble *t)
{
  yst_text before = yst_trouble_word_before(t, 1);
  if (t->got != YST_T_YYEOF && t->at > t->b->line.begin && yst_text_equal(before, t->word) &&
      t->got >= YST_T_AND && t->got <= YST_T_THAN)
    return leave_out(t, 0, "it stands here twice");
  bool article = is(before, "the") || is(before, "a") || is(before, "an");
  if (article && t->got == YST_T_NAME) return leave_out(t, 1, "names stand alone");
  if (is(t->word, "then") && (t->at + 1 == t->b->line.end || yst_trouble_could_end(t)))
    return leave_out(t, 0, "a line goes on without it");
  return false;
}

/* `is > 5`, `> = 5` */
static bool two_signs(const yst_trouble *t)
{
  bool sign = t->got >= YST_T_EQ && t->got <= YST_T_GE;
  if (sign && yst_trouble_before(t, 1) == YST_T_IS) return leave_out(t, 1, "the sign says it already");
  if (t->got != YST_T_EQ) return false;
  if (yst_trouble_before(t, 1) == YST_T_GT) return offer(t, 1, 0, ">=");
  return yst_trouble_before(t, 1) == YST_T_LT ? offer(t, 1, 0, "<=") : false;
}

/* `2 x seats` */
static bool times(const yst_trouble *t)
{
  if ((!is(t->word, "x") && !is(t->word, "X")) || !yst_trouble_expects(t, YST_T_TIMES)) return false;
  return offer(t, 0, 0, "*");
}

/* `is 100 to 200`, `is from 100 to 200` */
static bool is_to(const yst_trouble *t)
{
  if (t->got == YST_T_FROM && yst_trouble_before(t, 1) == YST_T_IS && yst_trouble_after(t, 2) == YST_T_TO)
    return offer(t, 0, 3,
                 yst_format(t->b->arena, "between %t and %t", yst_trouble_word_after(t, 1),
                            yst_trouble_word_after(t, 3))
                     .bytes);
  if (t->got != YST_T_TO || yst_trouble_before(t, 2) != YST_T_IS || yst_trouble_before(t, 1) == YST_T_NAME)
    return false;
  return offer(t, 1, 1,
               yst_format(t->b->arena, "between %t and %t", yst_trouble_word_before(t, 1),
                          yst_trouble_word_after(t, 1))
                   .bytes);
}

/* `is ovr 5`, `is atleast 5`: words that compare, spelt nearly right. */
static bool misspelt(const yst_trouble *t)
{
  static const char *const words[] = {"over",   "under", "at least", "at most",
                                      "before", "after", "between",  "within"};
  int before = yst_trouble_before(t, 2);
  if (yst_trouble_before(t, 1) != YST_T_NAME || (before != YST_T_IS && before != YST_T_NOT)) return false;
  if (!yst_trouble_could_end(t) && t->got == YST_T_YYEOF) return false;
  yst_text names[sizeof words / sizeof words[0]];
  size_t count = 0;
  for (; count < sizeof words / sizeof words[0]; count++) names[count] = yst_text_from(words[count]);
  long near = yst_text_nearest(yst_trouble_word_before(t, 1), names, count);
  if (near < 0) return false;
  yst_trouble place = *t;
  place.at--;
  return offer(&place, 0, 0, words[near]);
}

/* `is least 5`, `is a minimum of 5`, `is at 100` */
static bool half_of_at_least(const yst_trouble *t)
{
  yst_text before = yst_trouble_word_before(t, 1);
  bool least = is(before, "least"), most = is(before, "most");
  if ((least || most) && yst_trouble_before(t, 2) != YST_T_AT && t->got != YST_T_YYEOF)
    return offer(t, 1, t->got == YST_T_OF ? 0 : (size_t)-1, least ? "at least" : "at most");
  bool minimum = is(t->word, "minimum"), maximum = is(t->word, "maximum");
  if ((minimum || maximum) && is(before, "a") && yst_trouble_after(t, 1) == YST_T_OF)
    return offer(t, 1, 1, minimum ? "at least" : "at most");
  if (yst_trouble_before(t, 1) != YST_T_AT || !yst_trouble_expects(t, YST_T_LEAST)) return false;
  const yst_text halves[] = {YST_TEXT("least"), YST_TEXT("most")};
  long near = t->got == YST_T_NAME ? yst_text_nearest(t->word, halves, 2) : -1;
  if (near >= 0) return offer(t, 0, 0, near ? "most" : "least");
  yst_diag *diag =
      yst_trouble_say(t, YST_WORD_MISSING, "`least` or `most` is missing between `at` and `%t`", t->word);
  yst_trouble_fix(t, diag, yst_trouble_gap(t), "least ");
  return true;
}

/* `is either gas or electric`, `is not gas, electric` */
static bool is_one_of(const yst_trouble *t)
{
  if (is(yst_trouble_word_before(t, 1), "either") && yst_trouble_before(t, 2) == YST_T_IS &&
      yst_trouble_after(t, 1) == YST_T_OR)
    return offer(t, 1, 2,
                 yst_format(t->b->arena, "one of %t, %t", t->word, yst_trouble_word_after(t, 2)).bytes);
  int before = yst_trouble_before(t, 2);
  if (t->got != YST_T_COMMA || (before != YST_T_IS && before != YST_T_NOT) || yst_trouble_open_brackets(t))
    return false;
  yst_trouble place = *t;
  place.at--;
  place.span = yst_trouble_span(&place, 0, 0);
  yst_diag *diag = yst_trouble_say(&place, YST_WORD_MISSING, "`one of` is missing before `%t`",
                                   yst_trouble_word_before(t, 1));
  yst_trouble_fix(t, diag, yst_trouble_gap(&place), "one of ");
  return true;
}

/* `yes or no`, `choice of a, b`, `a, b` where the type of a field stands. */
static bool type_in_words(const yst_trouble *t)
{
  if (t->b->line.kind != YST_PIECE_FIELD && t->b->line.kind != YST_PIECE_COLUMN) return false;
  if (t->got == YST_T_YES && yst_trouble_after(t, 1) == YST_T_OR && yst_trouble_after(t, 2) == YST_T_NO)
    return offer(t, 0, 2, "yes/no");
  if (t->got == YST_T_OF && yst_trouble_before(t, 1) == YST_T_NAME) return offer(t, 1, 0, "one of");
  if (t->got != YST_T_COMMA || yst_trouble_before(t, 2) != YST_T_STRING) return false;
  yst_trouble place = *t;
  place.at--;
  place.span = yst_trouble_span(&place, 0, 0);
  yst_diag *diag = yst_trouble_say(&place, YST_WORD_MISSING, "`one of` is missing before `%t`",
                                   yst_trouble_word_before(t, 1));
  yst_trouble_fix(t, diag, yst_trouble_gap(&place), "one of ");
  return true;
}

/* `in gas, electric` */
static bool in_words(const yst_trouble *t)
{
  if (t->got != YST_T_COMMA || yst_trouble_before(t, 2) != YST_T_IN) return false;
  return offer(t, 2, (size_t)-2, yst_trouble_before(t, 3) == YST_T_IS ? "one of" : "is one of");
}

static bool foreign_word(const yst_trouble *t)
{
  if (t->got != YST_T_NAME) return false;
  for (size_t i = 0; i < sizeof foreign_words / sizeof foreign_words[0]; i++) {
    if (is(t->word, foreign_words[i].word)) return offer(t, 0, 0, foreign_words[i].here);
  }
  return false;
}

/* `50 percent`, `50 per cent` */
static bool percent_in_words(const yst_trouble *t)
{
  bool one = is(t->word, "percent") || is(t->word, "pc") || is(t->word, "pct");
  bool two = is(t->word, "per") && is(yst_trouble_word_after(t, 1), "cent");
  if (yst_trouble_before(t, 1) != YST_T_NUMBER || (!one && !two)) return false;
  yst_text number = yst_trouble_word_before(t, 1);
  return offer(t, 1, two ? 1 : 0, yst_format(t->b->arena, "%t%%", number).bytes);
}

static bool between_to(const yst_trouble *t)
{
  if (t->got != YST_T_TO || !yst_trouble_expects(t, YST_T_AND)) return false;
  for (size_t i = t->b->line.begin; i < t->at; i++) {
    if (t->b->tokens->items[i].kind != YST_T_BETWEEN) continue;
    yst_diag *diag = yst_trouble_say(t, YST_OTHER_WORDING, "`between` takes `and`: is between A and B");
    yst_trouble_fix(t, diag, t->span, "and");
    return true;
  }
  return false;
}

static bool in_pairs(const yst_trouble *t)
{
  yst_piece_kind kind = t->b->line.kind;
  return kind == YST_PIECE_GIVEN || kind == YST_PIECE_ROW_OF || kind == YST_PIECE_FIXED_ROW;
}

static bool sign_in_pair(const yst_trouble *t)
{
  if ((t->got != YST_T_IS && t->got != YST_T_EQ) || !in_pairs(t)) return false;
  yst_diag *diag = yst_trouble_say(t, YST_OTHER_WORDING,
                                   "no `%t` here: the value stands right after the name, as in `%t 2`",
                                   t->word, yst_trouble_word_before(t, 1));
  yst_trouble_fix(t, diag, yst_trouble_span(t, 0, 0), "");
  return true;
}

static bool sign_before_amount(const yst_trouble *t)
{
  if (t->got != YST_T_EQ || yst_trouble_expects(t, YST_T_IS) || !yst_trouble_expects(t, YST_T_NUMBER))
    return false;
  yst_diag *diag =
      yst_trouble_say(t, YST_OTHER_WORDING, "no `=` here: the amount stands right after what is before it");
  yst_trouble_fix(t, diag, t->span, "");
  return true;
}

/* ---- quantities and brackets ---- */

static bool of_is_missing(const yst_trouble *t)
{
  yst_diag *diag = yst_trouble_say(t, YST_WORD_MISSING, "`of` is missing before `%t`", t->word);
  bool touches = t->at > t->b->line.begin && t->b->tokens->items[t->at - 1].end == t->span.start;
  yst_trouble_fix(t, diag, yst_trouble_gap(t), touches ? " of " : "of ");
  return true;
}

/* Words of which something is taken: `percent use` */
static bool of_missing(const yst_trouble *t)
{
  static const char *const parts[] = {"percent", "total", "maximum", "grade", "score"};
  if (!yst_trouble_expects(t, YST_T_OF)) return false;
  if (t->got == YST_T_OPEN) return yst_trouble_is_word(yst_trouble_before(t, 1)) && of_is_missing(t);
  if (!yst_trouble_is_word(t->got)) return false;
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
    if (yst_text_equal(yst_trouble_word_before(t, 1), yst_text_from(parts[i]))) return of_is_missing(t);
  }
  return false;
}

static bool bare_quantity(const yst_trouble *t)
{
  if (t->got != YST_T_OF || yst_trouble_before(t, 1) != YST_T_NUMBER) return false;
  yst_text number = yst_trouble_word_before(t, 1);
  yst_span before = yst_trouble_span(t, 1, 0);
  yst_diag *diag = yst_trouble_say(t, YST_SAY_QUANTITY,
                                   "say which is meant: `at least %t of` or `exactly %t of`", number, number);
  yst_trouble_fix(t, diag, (yst_span){before.source, before.start, before.start}, "at least ");
  return true;
}

static bool bare_where(const yst_trouble *t)
{
  if (t->got != YST_T_WHERE) return false;
  yst_text name = yst_trouble_word_before(t, 1);
  yst_trouble_say(t, YST_BRACKETS_MISSING, "put brackets round what is picked out: (%t where …)", name);
  return true;
}

static bool bracket(const yst_trouble *t)
{
  if (t->got == YST_T_CLOSE && !yst_trouble_open_brackets(t)) {
    yst_diag *diag = yst_trouble_say(t, YST_BRACKETS_MISSING, "there is no opening bracket for this one");
    yst_trouble_fix(t, diag, t->span, "");
    return true;
  }
  bool joins = t->got == YST_T_IS || t->got == YST_T_AND || t->got == YST_T_OR || t->got == YST_T_WHEN ||
               t->got == YST_T_OTHERWISE;
  if (!joins || !yst_trouble_open_brackets(t) || !yst_trouble_expects(t, YST_T_CLOSE)) return false;
  yst_diag *diag =
      yst_trouble_say(t, YST_BRACKETS_MISSING, "a closing bracket is missing before `%t`", t->word);
  yst_trouble_fix(t, diag, yst_trouble_gap(t), ") ");
  return true;
}

bool yst_trouble_with_wording(const yst_trouble *t)
{
  if (of_missing(t) || in_capitals(t, 0) || in_capitals(t, 1) || must_be(t) || half_of_at_least(t) ||
      type_in_words(t) || word_too_many(t) || two_signs(t) || times(t) || is_to(t) || is_one_of(t) ||
      in_words(t))
    return true;
  return more_than(t) || misspelt(t) || over_or_equal(t) || is_equal_to(t) || is_above(t) ||
         percent_in_words(t) || foreign_word(t) || between_to(t) || sign_in_pair(t) ||
         sign_before_amount(t) || bare_quantity(t) || bare_where(t) || bracket(t);
}
