/* The tables of yes, no, not applicable and not known: every joining of two conditions is compared with what
 * all completions of the blanks give. */
#include "evaluate/evaluator.h"

#include "support/fixture.h"

enum { YES = 1, NO = 2, DROPS = 4, STATES = 7 };

/* One condition that may be what the bits say, resting on a blank of its own. */
static yst_value condition(yst_arena *arena, unsigned may, size_t blank)
{
  if (may == YES || may == NO) return yst_known_whole(may == YES);
  if (may == DROPS) return yst_not_applicable();
  yst_segment *segments = YST_NEW_ARRAY(arena, 2, yst_segment);
  size_t count = 0;
  if (may & NO) segments[count++] = yst_segment_point(yst_number_of(0));
  if (may & YES) segments[count++] = yst_segment_point(yst_number_of(1));
  uint64_t *support = YST_NEW_ARRAY(arena, 1, uint64_t);
  *support = (uint64_t)1 << blank;
  yst_possible *possible = YST_NEW(arena, yst_possible);
  *possible = (yst_possible){
      .count = count, .segments = segments, .not_applicable = (may & DROPS) != 0, .support = support};
  return (yst_value){YST_OPEN, {.possible = possible}};
}

static unsigned bits_of(yst_value value)
{
  yst_truth truth = yst_truth_of(value);
  return (truth.yes ? YES : 0u) | (truth.no ? NO : 0u) | (truth.not_applicable ? DROPS : 0u);
}

/* An evaluator whose record has two fields, and a node over both. */
static unsigned evaluate(yst_arena *arena, yst_node node, unsigned a, unsigned b)
{
  yst_value fields[2] = {condition(arena, a, 0), condition(arena, b, 1)};
  yst_record record = {.fields = fields};
  yst_evaluator evaluator = {.shop = {arena, 1}, .record = &record};
  static const yst_node FIRST = {.op = YST_NODE_FIELD, .index = 0},
                        SECOND = {.op = YST_NODE_FIELD, .index = 1};
  const yst_node *args[2] = {&FIRST, &SECOND};
  node.args = args;
  return bits_of(yst_evaluate_node(&evaluator, &node, NULL));
}

/* What one completion gives, written out from the reference: what is not applicable is left out. */
static unsigned join(bool is_and, unsigned a, unsigned b)
{
  if (a == DROPS) return b;
  if (b == DROPS) return a;
  return is_and ? (a == YES && b == YES ? YES : NO) : (a == YES || b == YES ? YES : NO);
}

static unsigned at_least(unsigned count, unsigned a, unsigned b)
{
  return (unsigned)(a == YES) + (unsigned)(b == YES) >= count ? YES : NO;
}

typedef unsigned (*completion)(unsigned a, unsigned b);

static unsigned and_of(unsigned a, unsigned b)
{
  return join(true, a, b);
}
static unsigned or_of(unsigned a, unsigned b)
{
  return join(false, a, b);
}
static unsigned any_of(unsigned a, unsigned b)
{
  return at_least(1, a, b);
}
static unsigned two_of(unsigned a, unsigned b)
{
  return at_least(2, a, b);
}
static unsigned three_of(unsigned a, unsigned b)
{
  return at_least(3, a, b);
}
static unsigned none_of(unsigned a, unsigned b)
{
  return at_least(1, a, b) == YES ? NO : YES;
}
static unsigned all_of(unsigned a, unsigned b)
{
  return a == NO || b == NO ? NO : YES;
}
static unsigned exactly_one_of(unsigned a, unsigned b)
{
  return (a == YES) != (b == YES) ? YES : NO;
}
static unsigned same(unsigned a, unsigned b)
{
  return a == DROPS || b == DROPS ? DROPS : a == b ? YES : NO;
}
static unsigned under(unsigned a, unsigned b)
{
  return a == DROPS || b == DROPS ? DROPS : a == NO && b == YES ? YES : NO;
}
static unsigned a_when_b(unsigned a, unsigned b)
{
  return b == YES ? a : DROPS;
}

static void check_table(yst_arena *arena, yst_node node, completion complete)
{
  for (unsigned a = 1; a <= STATES; a++)
    for (unsigned b = 1; b <= STATES; b++) {
      unsigned expected = 0;
      for (unsigned one = YES; one <= DROPS; one <<= 1)
        for (unsigned other = YES; other <= DROPS; other <<= 1)
          if ((a & one) && (b & other)) expected |= complete(one, other);
      assert_int_equal(evaluate(arena, node, a, b), expected);
    }
}

static void test_joining(void **state)
{
  check_table(*state, (yst_node){.op = YST_NODE_AND, .arg_count = 2}, and_of);
  check_table(*state, (yst_node){.op = YST_NODE_OR, .arg_count = 2}, or_of);
}

static yst_node quantity(yst_quantity what, uint32_t count)
{
  return (yst_node){.op = YST_NODE_QUANTITY, .quantity = what, .count = count, .arg_count = 2};
}

static void test_quantities(void **state)
{
  check_table(*state, quantity(YST_Q_ANY, 0), any_of);
  check_table(*state, quantity(YST_Q_ALL, 0), all_of);
  check_table(*state, quantity(YST_Q_NONE, 0), none_of);
  check_table(*state, quantity(YST_Q_AT_LEAST, 2), two_of);
  check_table(*state, quantity(YST_Q_AT_LEAST, 3), three_of);
  check_table(*state, quantity(YST_Q_EXACTLY, 1), exactly_one_of);
}

static void test_comparing(void **state)
{
  check_table(*state, (yst_node){.op = YST_NODE_EQUAL, .arg_count = 2}, same);
  check_table(*state, (yst_node){.op = YST_NODE_LESS, .arg_count = 2}, under);
}

static void test_applying(void **state)
{
  check_table(*state, (yst_node){.op = YST_NODE_APPLIES, .arg_count = 2}, a_when_b);
}

/* One blank read twice: the set is only a bound, and it says so. */
static void test_a_blank_read_twice_is_marked(void **state)
{
  yst_value field = condition(*state, YES | NO, 0);
  yst_record record = {.fields = &field};
  yst_evaluator evaluator = {.shop = {*state, 1}, .record = &record};
  static const yst_node FIELD = {.op = YST_NODE_FIELD, .index = 0};
  const yst_node *inner = &FIELD, *args[2];
  yst_node negated = {.op = YST_NODE_NOT, .args = &inner, .arg_count = 1};
  args[0] = &FIELD;
  args[1] = &negated;
  yst_node either = {.op = YST_NODE_OR, .args = args, .arg_count = 2};
  yst_value value = yst_evaluate_node(&evaluator, &either, NULL);
  assert_int_equal(value.state, YST_OPEN);
  assert_non_null(value.as.possible->shared);
  assert_int_equal(*value.as.possible->shared, 1);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      WITH_ARENA(test_joining),
      WITH_ARENA(test_quantities),
      WITH_ARENA(test_comparing),
      WITH_ARENA(test_applying),
      WITH_ARENA(test_a_blank_read_twice_is_marked),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
