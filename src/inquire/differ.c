#include "inquire/differ.h"

/* ---- in the same terms? ---- */

static bool has_choice_named(const yst_side *side, yst_text name)
{
  const yst_choices *choices = side->result->type.choices;
  for (size_t i = 0; i < choices->count; i++) {
    if (yst_text_equal(yst_atom_text(side->model->atoms, choices->items[i].name), name)) return true;
  }
  return false;
}

static yst_text choice_name(const yst_side *side, size_t place)
{
  return yst_atom_text(side->model->atoms, side->result->type.choices->items[place].name);
}

static bool have_same_choices(const yst_side *left, const yst_side *right)
{
  const yst_choices *a = left->result->type.choices, *b = right->result->type.choices;
  if (!a || !b || a->count != b->count) return false;
  for (size_t i = 0; i < a->count; i++) {
    if (!has_choice_named(right, choice_name(left, i))) return false;
  }
  return true;
}

bool yst_are_comparable(const yst_side *left, const yst_side *right, bool versions)
{
  if (left->result->type.kind != right->result->type.kind) return false;
  bool left_item = left->result->part == YST_PART_ITEM, right_item = right->result->part == YST_PART_ITEM;
  if (left_item != right_item) return false;
  switch (left->result->type.kind) {
  case YST_KIND_NONE: return false;
  case YST_KIND_CHOICE: return versions || left_item || have_same_choices(left, right);
  case YST_KIND_SET:
  case YST_KIND_NAMES:
  case YST_KIND_TEXT: return versions;
  default: return true;
  }
}

/* ---- do they exclude each other? ---- */

/* Whether a stretch ends before another begins. */
static bool ends_before(const yst_segment *a, const yst_segment *b)
{
  if (!a->has_high || !b->has_low) return false;
  int order = yst_number_compare(a->high, b->low);
  return order < 0 || (order == 0 && !(a->high_in && b->low_in));
}

/* A value as the stretches that it may be in; a known one is one of a single number. */
static size_t stretches_of(yst_value value, yst_segment *one, const yst_segment **stretches)
{
  if (value.state == YST_OPEN) {
    *stretches = value.as.possible->segments;
    return value.as.possible->count;
  }
  *one = (yst_segment){value.as.number, value.as.number, true, true, true, true, yst_number_of(0)};
  *stretches = one;
  return 1;
}

static bool numbers_exclude(yst_value left, yst_value right)
{
  yst_segment left_one, right_one;
  const yst_segment *a, *b;
  size_t a_count = stretches_of(left, &left_one, &a), b_count = stretches_of(right, &right_one, &b);
  for (size_t i = 0; i < a_count; i++) {
    for (size_t j = 0; j < b_count; j++) {
      if (!ends_before(&a[i], &b[j]) && !ends_before(&b[j], &a[i])) return false;
    }
  }
  return true;
}

static bool may_be(yst_value value, size_t place)
{
  yst_segment one;
  const yst_segment *stretches;
  size_t count = stretches_of(value, &one, &stretches);
  yst_segment wanted = {
      yst_number_of((int64_t)place), yst_number_of((int64_t)place), true, true, true, true, {0, 1}};
  for (size_t i = 0; i < count; i++) {
    if (!ends_before(&stretches[i], &wanted) && !ends_before(&wanted, &stretches[i])) return true;
  }
  return false;
}

/* Places differ between toolkits, so choices are matched by name. */
static bool choices_exclude(const yst_side *left, const yst_side *right)
{
  const yst_choices *a = left->result->type.choices, *b = right->result->type.choices;
  if (!a || !b) return false;
  for (size_t i = 0; i < a->count; i++) {
    if (!may_be(left->value, i)) continue;
    for (size_t j = 0; j < b->count; j++) {
      if (may_be(right->value, j) && yst_text_equal(choice_name(left, i), choice_name(right, j)))
        return false;
    }
  }
  return true;
}

static bool has_member(const yst_side *side, yst_text name)
{
  const yst_choices *choices = side->result->type.choices;
  for (size_t i = 0; choices && i < choices->count && i < 63; i++) {
    bool is_in = (uint64_t)side->value.as.number.num >> i & 1;
    if (is_in && yst_text_equal(choice_name(side, i), name)) return true;
  }
  return false;
}

static bool lacks_member_of(const yst_side *left, const yst_side *right)
{
  const yst_choices *choices = right->result->type.choices;
  for (size_t i = 0; choices && i < choices->count && i < 63; i++) {
    bool is_in = (uint64_t)right->value.as.number.num >> i & 1;
    if (is_in && !has_member(left, choice_name(right, i))) return true;
  }
  return false;
}

/* Undecided is compared by what is possible; only values that are surely there can differ. */
static bool is_value(yst_value value)
{
  if (value.state == YST_KNOWN) return true;
  return value.state == YST_OPEN && !value.as.possible->not_applicable && !value.as.possible->fault &&
         !value.as.possible->any_text && value.as.possible->count;
}

static bool states_differ(yst_value left, yst_value right)
{
  bool one_lacks = (left.state == YST_NOT_APPLICABLE) != (right.state == YST_NOT_APPLICABLE);
  return one_lacks && (left.state == YST_KNOWN || right.state == YST_KNOWN);
}

/* ---- does what is possible differ? ---- */

static bool same_end(bool has_a, bool a_in, yst_number a, bool has_b, bool b_in, yst_number b)
{
  if (has_a != has_b) return false;
  return !has_a || (a_in == b_in && yst_number_equal(a, b));
}

static bool same_stretches(const yst_side *left, const yst_side *right)
{
  yst_segment left_one, right_one;
  const yst_segment *a, *b;
  size_t count = stretches_of(left->value, &left_one, &a);
  if (count != stretches_of(right->value, &right_one, &b)) return false;
  for (size_t i = 0; i < count; i++) {
    if (!same_end(a[i].has_low, a[i].low_in, a[i].low, b[i].has_low, b[i].low_in, b[i].low)) return false;
    if (!same_end(a[i].has_high, a[i].high_in, a[i].high, b[i].has_high, b[i].high_in, b[i].high))
      return false;
  }
  return true;
}

/* Each word that one of them may be, the other may be too. */
static bool may_be_all(const yst_side *left, const yst_side *right)
{
  const yst_choices *a = left->result->type.choices, *b = right->result->type.choices;
  for (size_t i = 0; a && b && i < a->count; i++) {
    if (!may_be(left->value, i)) continue;
    bool found = false;
    for (size_t j = 0; j < b->count && !found; j++)
      found = may_be(right->value, j) && yst_text_equal(choice_name(left, i), choice_name(right, j));
    if (!found) return false;
  }
  return true;
}

/* Between versions, what becomes undecided or is settled has changed, and so has what is possible. That it
 * may not apply is left out: it follows from something else that has changed, for every part of what may not.
 */
static bool possible_differs(const yst_side *left, const yst_side *right)
{
  if (left->value.state != YST_OPEN && right->value.state != YST_OPEN) return false;
  bool left_is = left->value.state == YST_KNOWN || left->value.state == YST_OPEN,
       right_is = right->value.state == YST_KNOWN || right->value.state == YST_OPEN;
  if (!left_is || !right_is) return false;
  switch (left->result->type.kind) {
  case YST_KIND_CHOICE: return !may_be_all(left, right) || !may_be_all(right, left);
  case YST_KIND_TEXT: return left->value.state != right->value.state;
  case YST_KIND_SET:
  case YST_KIND_NAMES: return left->value.state != right->value.state && !same_stretches(left, right);
  default: return !same_stretches(left, right);
  }
}

bool yst_differ(const yst_side *left, const yst_side *right, bool versions)
{
  if (versions && (states_differ(left->value, right->value) || possible_differs(left, right))) return true;
  bool is_text = left->result->type.kind == YST_KIND_TEXT;
  if (is_text) {
    bool known = left->value.state == YST_KNOWN && right->value.state == YST_KNOWN;
    return known && !yst_text_equal(left->value.as.text, right->value.as.text);
  }
  if (!is_value(left->value) || !is_value(right->value)) return false;
  switch (left->result->type.kind) {
  case YST_KIND_CHOICE: return choices_exclude(left, right);
  case YST_KIND_SET:
  case YST_KIND_NAMES:
    if (left->value.state != YST_KNOWN || right->value.state != YST_KNOWN) return false;
    return lacks_member_of(left, right) || lacks_member_of(right, left);
  default: return numbers_exclude(left->value, right->value);
  }
}
