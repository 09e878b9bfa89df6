/* Expressions of the tree. Nothing is nested deeper than the limit: what would be becomes a broken leaf, and
 * that is said. */
#include "syntax/build.h"

static uint32_t deepest(const yst_syntax *x)
{
  uint32_t depth = 0;
  for (size_t i = 0; i < x->arg_count; i++) {
    if (x->args[i] && x->args[i]->depth > depth) depth = x->args[i]->depth;
  }
  return depth;
}

/* Says it once and makes the node a leaf. */
static yst_syntax *limit_depth(yst_builder *b, yst_syntax *x)
{
  if (x->depth <= YST_LIMIT_DEPTH) return x;
  yst_say_error(b->say, YST_TOO_DEEP, x->word.source ? x->word : x->span,
                "more than %u parts stand inside one another here: give some of them a name as a `value` or "
                "`condition`",
                YST_LIMIT_DEPTH);
  b->failed = true;
  *x = (yst_syntax){.op = YST_X_BROKEN, .span = x->span, .word = x->word, .depth = 1};
  return x;
}

static yst_syntax *node(yst_builder *b, yst_syntax_op op, yst_span span, yst_span word)
{
  yst_syntax *x = YST_NEW(b->arena, yst_syntax);
  x->op = op;
  x->span = span;
  x->word = word;
  x->depth = 1;
  return x;
}

/* Adds a part; NULL is the left side that yst_build_compared will put in. */
static void add(yst_builder *b, yst_syntax *x, yst_syntax *part)
{
  YST_PUSH(b->arena, x->args, x->arg_count, x->arg_capacity, part);
  if (!part) return;
  x->span = yst_span_join(x->span, part->span);
  if (x->depth < part->depth + 1) x->depth = part->depth + 1;
}

static yst_syntax *with_two(yst_builder *b, yst_syntax *x, yst_syntax *first, yst_syntax *second)
{
  add(b, x, first);
  if (second) add(b, x, second);
  return limit_depth(b, x);
}

static void add_all(yst_builder *b, yst_syntax *x, const yst_syntax *list)
{
  for (size_t i = 0; i < list->arg_count; i++) add(b, x, list->args[i]);
}

/* ---- leaves ---- */

yst_syntax *yst_build_reference(yst_builder *b, yst_word name)
{
  yst_syntax *x = node(b, YST_X_NAME, name.span, name.span);
  x->name = name.atom;
  return x;
}

yst_syntax *yst_build_constant(yst_builder *b, yst_literal_kind kind, yst_span span)
{
  yst_syntax *x = node(b, YST_X_LITERAL, span, span);
  x->literal = *yst_build_literal(b, kind, span);
  return x;
}

/* ---- operators ---- */

yst_syntax *yst_build_binary(yst_builder *b, yst_syntax_op op, yst_syntax *left, yst_span word,
                             yst_syntax *right)
{
  return with_two(b, node(b, op, word, word), left, right);
}

yst_syntax *yst_build_joined(yst_builder *b, yst_syntax_op op, yst_syntax *left, yst_span word,
                             yst_syntax *right)
{
  if (left->op != op || left->bracketed) return yst_build_binary(b, op, left, word, right);
  add(b, left, right);
  return limit_depth(b, left);
}

yst_syntax *yst_build_not(yst_builder *b, yst_span word, yst_syntax *inner)
{
  return with_two(b, node(b, YST_X_NOT, word, word), inner, NULL);
}

yst_syntax *yst_build_minus(yst_builder *b, yst_span word, yst_syntax *inner)
{
  return with_two(b, node(b, YST_X_MINUS, word, word), inner, NULL);
}

yst_syntax *yst_build_rounded(yst_builder *b, yst_span span, yst_syntax *inner, yst_span word,
                              yst_rounding rounding)
{
  yst_syntax *x = node(b, YST_X_ROUNDED, span, word);
  x->rounding = rounding;
  return with_two(b, x, inner, NULL);
}

yst_syntax *yst_build_in_unit(yst_builder *b, yst_syntax_op op, yst_span span, yst_syntax *inner,
                              yst_word unit)
{
  yst_syntax *x = node(b, op, span, unit.span);
  x->name = unit.atom;
  return with_two(b, x, inner, NULL);
}

yst_syntax *yst_build_member(yst_builder *b, yst_syntax *whole, yst_span member)
{
  member.start++; /* the dot */
  yst_syntax *x = node(b, YST_X_MEMBER, member, member);
  x->name = yst_build_word_at(b, member).atom;
  return with_two(b, x, whole, NULL);
}

yst_syntax *yst_build_bracketed(yst_builder *b, yst_span span, yst_syntax *inner)
{
  (void)b;
  inner->bracketed = true;
  inner->span = span;
  return inner;
}

/* ---- lists ---- */

yst_syntax *yst_build_list(yst_builder *b, yst_syntax *list, yst_syntax *part)
{
  if (!list) list = node(b, YST_X_LIST, part->span, part->span);
  add(b, list, part);
  return limit_depth(b, list);
}

yst_syntax *yst_build_name_list(yst_builder *b, const yst_words *names)
{
  yst_syntax *list = NULL;
  for (size_t i = 0; i < names->count; i++)
    list = yst_build_list(b, list, yst_build_reference(b, names->items[i]));
  return list;
}

yst_syntax *yst_build_arguments(yst_builder *b, yst_syntax *first, const yst_syntax *rest)
{
  yst_syntax *list = yst_build_list(b, NULL, first);
  add_all(b, list, rest);
  return limit_depth(b, list);
}

yst_syntax *yst_build_keyed(yst_builder *b, yst_span span, yst_word key, yst_syntax *value)
{
  yst_syntax *x = node(b, YST_X_NAMED, span, key.span);
  x->name = key.atom;
  return with_two(b, x, value, NULL);
}

yst_syntax *yst_build_where(yst_builder *b, yst_span span, yst_syntax *list, yst_span word,
                            yst_syntax *condition)
{
  return with_two(b, node(b, YST_X_WHERE, span, word), list, condition);
}

/* ---- `of` ---- */

static bool is_word(const yst_builder *b, yst_word name, const char *text)
{
  return yst_text_equal(yst_atom_text(b->atoms, name.atom), yst_text_from(text));
}

yst_syntax *yst_build_of(yst_builder *b, yst_span span, yst_word name, yst_syntax *what)
{
  if (is_word(b, name, "share")) return yst_build_aggregate(b, span, YST_AGG_SHARE, name.span, NULL, what);
  if (is_word(b, name, "best")) return yst_build_aggregate(b, span, YST_AGG_BEST, name.span, NULL, what);
  if (is_word(b, name, "worst")) return yst_build_aggregate(b, span, YST_AGG_WORST, name.span, NULL, what);
  yst_syntax *x = node(b, YST_X_OF, span, name.span);
  x->name = name.atom;
  if (what->op != YST_X_LIST) return with_two(b, x, what, NULL);
  add_all(b, x, what);
  return limit_depth(b, x);
}

yst_syntax *yst_build_day_of(yst_builder *b, yst_syntax_op op, yst_span words, yst_syntax *what)
{
  return with_two(b, node(b, op, words, words), what, NULL);
}

yst_syntax *yst_build_percent_of(yst_builder *b, yst_span span, yst_span percent, yst_syntax *what)
{
  yst_syntax *share = yst_build_constant(b, YST_LITERAL_PERCENT, percent);
  return with_two(b, node(b, YST_X_PERCENT_OF, span, percent), share, what);
}

yst_syntax *yst_build_aggregate(yst_builder *b, yst_span span, yst_aggregate aggregate, yst_span word,
                                yst_syntax *measure, yst_syntax *rows)
{
  yst_syntax *x = node(b, YST_X_AGGREGATE, span, word);
  x->aggregate = aggregate;
  return with_two(b, x, rows, measure);
}

yst_syntax *yst_build_dated(yst_builder *b, yst_span span, yst_aggregate aggregate, yst_span word,
                            yst_syntax *measure, yst_syntax *day, yst_syntax *rows)
{
  yst_syntax *x = node(b, YST_X_AGGREGATE, span, word);
  x->aggregate = aggregate;
  add(b, x, rows);
  return with_two(b, x, measure, day);
}

/* ---- comparisons ---- */

yst_syntax *yst_build_relation(yst_builder *b, yst_syntax_op op, yst_span word, yst_syntax *right)
{
  return with_two(b, node(b, op, word, word), NULL, right);
}

yst_syntax *yst_build_triple(yst_builder *b, yst_syntax_op op, yst_span word, yst_syntax *second,
                             yst_syntax *third)
{
  yst_syntax *x = node(b, op, word, word);
  add(b, x, NULL);
  return with_two(b, x, second, third);
}

yst_syntax *yst_build_distance(yst_builder *b, yst_syntax_op relation, bool before, yst_span word,
                               yst_syntax *period, yst_syntax *day)
{
  yst_syntax_op op = YST_X_BROKEN;
  switch (relation) {
  case YST_X_OVER: op = before ? YST_X_OVER_BEFORE : YST_X_OVER_AFTER; break;
  case YST_X_UNDER: op = before ? YST_X_UNDER_BEFORE : YST_X_UNDER_AFTER; break;
  case YST_X_AT_LEAST: op = before ? YST_X_AT_LEAST_BEFORE : YST_X_AT_LEAST_AFTER; break;
  case YST_X_AT_MOST: op = before ? YST_X_AT_MOST_BEFORE : YST_X_AT_MOST_AFTER; break;
  default:
    b->failed = true;
    yst_say_error(b->say, YST_UNEXPECTED, word,
                  "only `over`, `under`, `at least` and `at most` can be so long %s a day",
                  before ? "before" : "after");
  }
  return yst_build_triple(b, op, word, period, day);
}

yst_syntax *yst_build_one_of(yst_builder *b, yst_span span, const yst_syntax *list)
{
  yst_syntax *x = node(b, YST_X_ONE_OF, span, span);
  add(b, x, NULL);
  add_all(b, x, list);
  return limit_depth(b, x);
}

yst_syntax *yst_build_state(yst_builder *b, yst_syntax_op op, yst_span word)
{
  return with_two(b, node(b, op, word, word), NULL, NULL);
}

yst_syntax *yst_build_includes(yst_builder *b, yst_span word, const yst_syntax *quantity,
                               const yst_syntax *members)
{
  yst_syntax *x = node(b, YST_X_INCLUDES, word, word);
  x->quantity = quantity ? quantity->quantity : YST_Q_ALL;
  x->count = quantity ? quantity->count : 0;
  add(b, x, NULL);
  add_all(b, x, members);
  return limit_depth(b, x);
}

yst_syntax *yst_build_tail(yst_builder *b, yst_span word, bool positive, yst_syntax *compared)
{
  compared->span = yst_span_join(word, compared->span);
  if (positive) return compared;
  if (compared->op == YST_X_IS) {
    compared->op = YST_X_IS_NOT;
    compared->word = word;
    return compared;
  }
  return yst_build_not(b, word, compared);
}

yst_syntax *yst_build_compared(yst_builder *b, yst_syntax *left, yst_syntax *tail)
{
  yst_syntax *inner = tail->op == YST_X_NOT ? tail->args[0] : tail;
  if (inner->op == YST_X_BROKEN) return tail;
  inner->args[0] = left;
  inner->span = yst_span_join(left->span, inner->span);
  inner->depth = 1 + deepest(inner);
  if (tail == inner) return limit_depth(b, tail);
  limit_depth(b, inner);
  tail->span = inner->span;
  tail->depth = inner->depth + 1;
  return limit_depth(b, tail);
}

/* ---- quantities ---- */

yst_syntax *yst_build_quantifier(yst_builder *b, yst_quantity quantity, yst_span span, const yst_span *count)
{
  yst_syntax *x = node(b, YST_X_QUANTITY, span, span);
  x->quantity = quantity;
  if (!count) return x;
  yst_number number = yst_build_literal(b, YST_LITERAL_NUMBER, *count)->number;
  if (yst_number_is_whole(number) && number.num <= UINT32_MAX) {
    x->count = (uint32_t)number.num;
    return x;
  }
  b->failed = true;
  yst_say_error(b->say, YST_BAD_NUMBER, *count, "how many is a whole number");
  return x;
}

yst_syntax *yst_build_quantity(yst_builder *b, yst_span span, yst_syntax *quantifier,
                               const yst_syntax *members, const yst_syntax *including, yst_syntax *holds)
{
  add_all(b, quantifier, members);
  quantifier->span = span;
  quantifier->holds = holds;
  if (including) {
    quantifier->including = including->args;
    quantifier->including_count = including->arg_count;
  }
  if (holds && quantifier->depth <= holds->depth) quantifier->depth = holds->depth + 1;
  return limit_depth(b, quantifier);
}

/* ---- `A when C otherwise B` ---- */

yst_syntax *yst_build_choice(yst_builder *b, yst_syntax *before, yst_syntax *value, yst_syntax *condition)
{
  if (!before) before = node(b, YST_X_CHOOSE, value->span, value->span);
  return with_two(b, before, value, condition);
}

yst_syntax *yst_build_chosen(yst_builder *b, yst_syntax *choices, yst_syntax *otherwise)
{
  return with_two(b, choices, otherwise, NULL);
}
