#include "truth.h"

value not_applicable(void)
{
  return (value){false, {0, 1}};
}

value number_value(ratio number)
{
  return (value){true, number};
}

value yes_or_no(bool yes)
{
  return (value){true, whole(yes)};
}

bool is_yes(value v)
{
  return v.applies && v.number.num != 0;
}

bool same_value(value a, value b)
{
  if (a.applies != b.applies) return false;
  return !a.applies || ratio_equal(a.number, b.number);
}

/* Whether every one that applies is yes; *left counts those that apply. */
static bool all_hold(const value *values, int count, int *left, int *holding)
{
  *left = *holding = 0;
  for (int i = 0; i < count; i++) {
    if (!values[i].applies) continue;
    (*left)++;
    if (is_yes(values[i])) (*holding)++;
  }
  return *left == *holding;
}

value truth_and(const value *values, int count)
{
  int left, holding;
  bool all = all_hold(values, count, &left, &holding);
  return left ? yes_or_no(all) : not_applicable();
}

value truth_or(const value *values, int count)
{
  int left, holding;
  all_hold(values, count, &left, &holding);
  return left ? yes_or_no(holding > 0) : not_applicable();
}

value truth_not(value v)
{
  return v.applies ? yes_or_no(!is_yes(v)) : v;
}

value truth_compare(relation how, value a, value b)
{
  if (!a.applies || !b.applies) return not_applicable();
  int order = ratio_compare(a.number, b.number);
  switch (how) {
  case IS: return yes_or_no(order == 0);
  case IS_NOT: return yes_or_no(order != 0);
  case OVER: return yes_or_no(order > 0);
  case UNDER: return yes_or_no(order < 0);
  case AT_LEAST: return yes_or_no(order >= 0);
  case AT_MOST: return yes_or_no(order <= 0);
  }
  return not_applicable();
}

value truth_quantity(quantity how, int wanted, int including, const value *values, int count)
{
  int left, holding;
  bool all = all_hold(values, count, &left, &holding), holds = false;
  switch (how) {
  case ANY_OF: holds = holding > 0; break;
  case ALL_OF: holds = all; break;
  case NONE_OF: holds = holding == 0; break;
  case AT_LEAST_OF: holds = holding >= wanted; break;
  case AT_MOST_OF: holds = holding <= wanted; break;
  case EXACTLY_OF: holds = holding == wanted; break;
  }
  for (int i = 0; i < including; i++) holds = holds && is_yes(values[i]);
  return yes_or_no(holds);
}

value higher_of(value a, value b)
{
  if (!a.applies) return b;
  if (!b.applies) return a;
  return ratio_compare(a.number, b.number) >= 0 ? a : b;
}

value lower_of(value a, value b)
{
  if (!a.applies) return b;
  if (!b.applies) return a;
  return ratio_compare(a.number, b.number) <= 0 ? a : b;
}

value gather(aggregate how, const value *values, int count)
{
  int left = 0;
  ratio sum = whole(0);
  value best = not_applicable();
  for (int i = 0; i < count; i++) {
    if (!values[i].applies) continue;
    left++;
    sum = ratio_add(sum, values[i].number);
    if (how == HIGHEST) best = higher_of(best, values[i]);
    if (how == LOWEST) best = lower_of(best, values[i]);
  }
  switch (how) {
  case COUNT:
  case SUM: return number_value(sum);
  case AVERAGE:
  case SHARE: return left ? number_value(ratio_divide(sum, whole(left))) : not_applicable();
  default: return best;
  }
}
