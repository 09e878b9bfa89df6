/* Which values are worth giving: see leaves.h. */
#include "inquire/leaves.h"

/* Values of one leaf. */
#define VALUES_MOST 64u
#define DEPTH_MOST 64u

static void add_giving(yst_leaves *leaves, yst_leaf *leaf, yst_giving value)
{
  bool is_state = value.kind == YST_LITERAL_NOT_APPLICABLE || value.kind == YST_LITERAL_NOT_KNOWN;
  if (leaf->count >= VALUES_MOST && !is_state) return;
  for (size_t i = 0; i < leaf->count; i++) {
    const yst_giving *other = &leaf->values[i];
    if (other->kind == value.kind && yst_number_equal(other->number, value.number) &&
        yst_text_equal(other->text, value.text))
      return;
  }
  YST_PUSH(leaves->arena, leaf->values, leaf->count, leaf->capacity, value);
}

bool yst_leaf_allows(const yst_leaf *leaf, yst_number number)
{
  const yst_field *field = leaf->field;
  if (leaf->type.kind == YST_KIND_MONEY && number.den != 1) return false;
  if (!field) return true;
  if (field->has_low && yst_number_compare(number, field->low) < 0) return false;
  if (field->has_high && yst_number_compare(number, field->high) > 0) return false;
  return !field->has_step || !field->step.num || yst_number_is_multiple(number, field->step);
}

static void add_number(yst_leaves *leaves, yst_leaf *leaf, yst_number number)
{
  bool is_share_below = leaf->type.kind == YST_KIND_PERCENT && number.num < 0;
  if (is_share_below || !yst_leaf_allows(leaf, number)) return;
  add_giving(leaves, leaf, (yst_giving){.kind = YST_LITERAL_NUMBER, .number = number});
}

yst_number yst_leaf_step(const yst_leaf *leaf)
{
  if (leaf->field && leaf->field->has_step && leaf->field->step.num) return leaf->field->step;
  yst_number hundredth = {1, 100};
  return leaf->type.kind == YST_KIND_PERCENT ? hundredth : yst_number_of(1);
}

/* ---- amounts ---- */

/* The end itself, and what is next to it. */
static void add_end(yst_leaves *leaves, yst_leaf *leaf, yst_number end)
{
  yst_number next, step = yst_leaf_step(leaf);
  add_number(leaves, leaf, end);
  if (yst_number_add(end, step, &next)) add_number(leaves, leaf, next);
  if (yst_number_subtract(end, step, &next)) add_number(leaves, leaf, next);
}

static void add_between(yst_leaves *leaves, yst_leaf *leaf, yst_number a, yst_number b)
{
  yst_number sum, half, rounded;
  if (!yst_number_add(a, b, &sum) || !yst_number_divide(sum, yst_number_of(2), &half)) return;
  if (!yst_number_round(half, YST_ROUND_DOWN, yst_leaf_step(leaf), &rounded)) return;
  add_number(leaves, leaf, rounded);
}

static const yst_cuts *cuts_of(const yst_leaves *leaves, const yst_leaf *leaf)
{
  const yst_program *program = leaves->trial->program;
  if (!leaf->field) return NULL;
  return leaf->list == SIZE_MAX ? &program->field_cuts[leaf->index]
                                : &program->column_cuts[leaf->list][leaf->index];
}

/* The numbers that a leaf is held against on the day at hand, ascending. */
static size_t ends_of(yst_leaves *leaves, const yst_leaf *leaf, yst_number **ends)
{
  const yst_cuts *cuts = cuts_of(leaves, leaf);
  size_t count = 0;
  if (!cuts || !cuts->count) return 0;
  *ends = YST_NEW_ARRAY(leaves->arena, cuts->count, yst_number);
  for (size_t i = 0; i < cuts->count; i++) {
    yst_value value = yst_evaluate_node(&leaves->trial->evaluator, cuts->items[i], NULL);
    if (value.state != YST_KNOWN) continue;
    size_t at = count;
    while (at && yst_number_compare((*ends)[at - 1], value.as.number) > 0) at--;
    if (at && yst_number_equal((*ends)[at - 1], value.as.number)) continue;
    memmove(&(*ends)[at + 1], &(*ends)[at], (count - at) * sizeof **ends);
    (*ends)[at] = value.as.number;
    count++;
  }
  return count;
}

static void add_usual(yst_leaves *leaves, yst_leaf *leaf)
{
  static const int64_t numbers[] = {1, 0, 2, 3, 5, 10, 100, 1000},
                       around[] = {0, -1, 1, -365, 365, -1461, 1461};
  if (leaf->type.kind == YST_KIND_DATE) {
    int64_t today = leaves->trial->evaluator.as_at;
    for (size_t i = 0; i < leaves->day_count; i++) add_end(leaves, leaf, leaves->days[i]);
    for (size_t i = 0; i < sizeof around / sizeof around[0]; i++)
      add_number(leaves, leaf, yst_number_of(today + around[i]));
    return;
  }
  if (leaf->field->has_low) add_number(leaves, leaf, leaf->field->low);
  if (leaf->field->has_high) add_number(leaves, leaf, leaf->field->high);
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    yst_number usual = yst_number_of(numbers[i]), unit = yst_number_of(1);
    if (leaf->type.kind == YST_KIND_MONEY) unit = yst_number_of(100);
    if (leaf->type.kind == YST_KIND_PERCENT) unit = (yst_number){1, 10};
    if (leaf->type.kind == YST_KIND_YEAR) usual = yst_number_of(2009 + numbers[i]);
    if (yst_number_multiply(usual, unit, &usual)) add_number(leaves, leaf, usual);
  }
}

static bool is_read_from(const yst_node *node, const yst_leaf *leaf)
{
  bool is_field = node->op == YST_NODE_FIELD && leaf->list == SIZE_MAX;
  bool is_column = node->op == YST_NODE_COLUMN && leaf->list == node->list;
  return leaf->field && (is_field || is_column) && node->index == leaf->index;
}

static void add_key(yst_leaves *leaves, yst_leaf *leaf, const yst_table_key *key)
{
  for (size_t i = 0; i < key->count; i++) {
    const yst_band *band = &key->bands[i];
    if (band->low && band->low->op == YST_OP_CONST) add_end(leaves, leaf, band->low->number);
    if (band->high && band->high->op == YST_OP_CONST) add_end(leaves, leaf, band->high->number);
  }
}

/* The ends of the keys of tables that are looked into with a leaf. */
static void find_keys(yst_leaves *leaves, yst_leaf *leaf, const yst_node *node, unsigned depth)
{
  if (!node || depth > DEPTH_MOST) return;
  if (node->op == YST_NODE_LOOKUP) {
    const yst_table_rule *table = &leaves->trial->program->model->tables[node->index];
    if (is_read_from(node->args[0], leaf)) add_key(leaves, leaf, &table->rows);
    if (is_read_from(node->args[1], leaf)) add_key(leaves, leaf, &table->columns);
  }
  for (uint32_t i = 0; i < node->arg_count; i++) find_keys(leaves, leaf, node->args[i], depth + 1);
}

static void add_amounts(yst_leaves *leaves, yst_leaf *leaf)
{
  yst_number *ends;
  size_t count = ends_of(leaves, leaf, &ends);
  for (size_t i = 0; i < count && i < VALUES_MOST / 4; i++) add_end(leaves, leaf, ends[i]);
  for (size_t i = 1; i < count && i < VALUES_MOST / 4; i++) add_between(leaves, leaf, ends[i - 1], ends[i]);
  const yst_program *program = leaves->trial->program;
  for (size_t k = 0; k < program->slot_count; k++)
    if (leaves->slots[k]) find_keys(leaves, leaf, program->slots[k].node, 0);
  add_usual(leaves, leaf);
}

/* ---- words ---- */

static void add_words(yst_leaves *leaves, yst_leaf *leaf)
{
  for (size_t i = 0; i < leaf->type.choices->count; i++) add_number(leaves, leaf, yst_number_of((int64_t)i));
}

/* All, none, each alone, and the first few. */
static void add_sets(yst_leaves *leaves, yst_leaf *leaf)
{
  size_t count = leaf->type.choices->count < 62 ? leaf->type.choices->count : 62;
  int64_t all = ((int64_t)1 << count) - 1;
  add_number(leaves, leaf, yst_number_of(all));
  add_number(leaves, leaf, yst_number_of(0));
  for (size_t i = 0; i < count; i++) add_number(leaves, leaf, yst_number_of((int64_t)1 << i));
  for (size_t i = 2; i < count; i++) add_number(leaves, leaf, yst_number_of(((int64_t)1 << i) - 1));
}

/* What a text is held against, wherever that is. */
static void find_texts(yst_leaves *leaves, yst_leaf *leaf, const yst_node *node, unsigned depth)
{
  if (!node || depth > DEPTH_MOST) return;
  bool compares =
      node->op == YST_NODE_TEXT_EQUAL || node->op == YST_NODE_TEXT_CONTAINS || node->op == YST_NODE_CALLED;
  for (uint32_t i = 0; compares && i < 2; i++) {
    if (!is_read_from(node->args[i], leaf) || node->args[1 - i]->op != YST_NODE_TEXT) continue;
    add_giving(leaves, leaf, (yst_giving){.kind = YST_LITERAL_TEXT, .text = node->args[1 - i]->text});
  }
  for (uint32_t i = 0; i < node->arg_count; i++) find_texts(leaves, leaf, node->args[i], depth + 1);
}

static void add_texts(yst_leaves *leaves, yst_leaf *leaf)
{
  const yst_program *program = leaves->trial->program;
  add_giving(leaves, leaf, (yst_giving){.kind = YST_LITERAL_TEXT, .text = YST_TEXT("something")});
  for (size_t i = 0; i < program->slot_count; i++)
    if (leaves->slots[i]) find_texts(leaves, leaf, program->slots[i].node, 0);
}

static void fill(yst_leaves *leaves, yst_leaf *leaf)
{
  bool has_words = leaf->type.choices && leaf->type.choices->count;
  switch (leaf->type.kind) {
  case YST_KIND_NONE:
  case YST_KIND_NAMES: break;
  case YST_KIND_TEXT: add_texts(leaves, leaf); break;
  case YST_KIND_YES_NO:
    add_number(leaves, leaf, yst_number_of(1));
    add_number(leaves, leaf, yst_number_of(0));
    break;
  case YST_KIND_CHOICE:
    if (has_words) add_words(leaves, leaf);
    break;
  case YST_KIND_SET:
    if (has_words) add_sets(leaves, leaf);
    break;
  default: add_amounts(leaves, leaf); break;
  }
  leaf->plain = leaf->count;
  bool is_other = leaf->field && leaf->field->other;
  if (!is_other) add_giving(leaves, leaf, (yst_giving){.kind = YST_LITERAL_NOT_APPLICABLE});
  add_giving(leaves, leaf, (yst_giving){.kind = YST_LITERAL_NOT_KNOWN});
}

void yst_leaves_fill(yst_leaves *leaves)
{
  for (size_t i = 0; i < leaves->count; i++) fill(leaves, &leaves->items[i]);
}
