#include "inquire/distance.h"

/* What a part counts for that does not come out as wanted, before it is said by how much. */
#define PART ((uint64_t)10000)
#define DEPTH_MOST 40u
#define STEPS_MOST 20000u
/* What a step costs, in the measure of attempts. */
#define STEP_PRICE 8u

typedef struct looking {
  yst_evaluator *evaluator;
  const yst_scope *scope;
  unsigned *steps; /* that may still be taken */
} looking;

static bool is_enough(const looking *at, unsigned depth)
{
  if (depth > DEPTH_MOST || !*at->steps) return true;
  --*at->steps;
  return false;
}

/* A stretch of numbers that is aimed at, both ends in. */
typedef struct aim {
  bool has_low, has_high;
  yst_number low, high;
} aim;

static uint64_t to_truth(const looking *at, const yst_node *node, bool yes, unsigned depth);
static uint64_t to_number(const looking *at, const yst_node *node, const aim *wanted, unsigned depth);

static yst_value value_of(const looking *at, const yst_node *node)
{
  return yst_evaluate_node(at->evaluator, node, at->scope);
}

static uint64_t sum(uint64_t a, uint64_t b)
{
  return a + b < YST_DISTANCE_FAR ? a + b : YST_DISTANCE_FAR;
}

static uint64_t least(uint64_t a, uint64_t b)
{
  return a < b ? a : b;
}

/* ---- numbers ---- */

/* Grows with the gap, slowly where it is large, so that parts in pounds and parts in points can be added. */
static uint64_t of_gap(yst_number low, yst_number high)
{
  yst_number gap, fine;
  if (!yst_number_subtract(high, low, &gap) || !yst_number_multiply(gap, yst_number_of(1000), &fine))
    return PART + 64 * 100;
  uint64_t whole = (uint64_t)(fine.num / fine.den) + 1;
  unsigned bits = 0;
  while (whole >> bits >> 1) bits++;
  uint64_t rest = bits > 6 ? whole >> (bits - 6) & 63 : whole << (6 - bits) & 63;
  return PART + bits * 64 + rest;
}

static uint64_t from_aim(yst_number number, const aim *wanted)
{
  if (wanted->has_low && yst_number_compare(number, wanted->low) < 0) return of_gap(number, wanted->low);
  if (wanted->has_high && yst_number_compare(number, wanted->high) > 0) return of_gap(wanted->high, number);
  return 0;
}

/* What is not a value yet: what it takes for it to apply. */
static uint64_t to_value(const looking *at, const yst_node *node, unsigned depth)
{
  if (!node || is_enough(at, depth)) return 2 * PART;
  if (value_of(at, node).state == YST_KNOWN) return 0;
  const yst_program *program = at->evaluator->program;
  uint64_t all = 2 * PART;
  switch (node->op) {
  case YST_NODE_SLOT: return to_value(at, program->slots[node->index].node, depth + 1);
  case YST_NODE_APPLIES:
    all = sum(all, to_truth(at, node->args[1], true, depth + 1));
    return sum(all, to_value(at, node->args[0], depth + 1));
  case YST_NODE_CHOOSE:
  case YST_NODE_FIELD: return all;
  default:
    for (uint32_t i = 0; i < node->arg_count; i++)
      if (node->args[i]) all = sum(all, to_value(at, node->args[i], depth + 1) / 4);
    return all;
  }
}

static bool end_of(const looking *at, const yst_node *node, yst_number *end)
{
  yst_value value = node ? value_of(at, node) : yst_not_applicable();
  if (value.state == YST_KNOWN) *end = value.as.number;
  return value.state == YST_KNOWN;
}

static uint64_t to_row(const looking *at, const yst_node *node, size_t row, unsigned depth)
{
  const yst_program *program = at->evaluator->program;
  const yst_band *band = &program->bands[node->index]->items[row];
  yst_value value = value_of(at, node->args[0]);
  if (value.state == YST_KNOWN) {
    int32_t found = yst_ladder_row(&at->evaluator->ladders[node->index], value.as.number);
    if (found >= 0 && (size_t)found == row) return 0;
  }
  const yst_node *const *ends = &program->band_ends[node->index][2 * row];
  aim wanted = {0};
  wanted.has_low = end_of(at, ends[0], &wanted.low);
  wanted.has_high = end_of(at, ends[1], &wanted.high);
  if (band->kind == YST_RANGE_SINGLE && wanted.has_low) {
    wanted.high = wanted.low;
    wanted.has_high = true;
  }
  uint64_t far = to_number(at, node->args[0], &wanted, depth + 1);
  return far ? far : PART; /* on an end that is not in, or in a row that comes before */
}

static bool is_aimed_at(const aim *wanted, const yst_number *marks, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (!from_aim(marks[i], wanted)) return true;
  return false;
}

static uint64_t to_marks(const looking *at, const yst_node *node, const aim *wanted, unsigned depth)
{
  const yst_bands *bands = at->evaluator->program->bands[node->index];
  uint64_t best = YST_DISTANCE_FAR;
  for (size_t i = 0; i < bands->count; i++) {
    if (!is_aimed_at(wanted, bands->items[i].marks, bands->items[i].mark_count)) continue;
    best = least(best, to_row(at, node, i, depth + 1));
  }
  return best;
}

static uint64_t to_cell(const looking *at, const yst_node *node, size_t cell, unsigned depth)
{
  const yst_table_rule *table = &at->evaluator->program->model->tables[node->index];
  size_t wanted[2] = {cell / table->columns.count, cell % table->columns.count};
  const yst_table_key *keys[2] = {&table->rows, &table->columns};
  uint64_t all = 0;
  for (size_t i = 0; i < 2; i++) {
    yst_value value = value_of(at, node->args[i]);
    const yst_ladder *ladder = &at->evaluator->keys[2 * node->index + i];
    int32_t found = value.state == YST_KNOWN ? yst_ladder_row(ladder, value.as.number) : -1;
    if (found >= 0 && (size_t)found == wanted[i]) continue;
    const yst_band *band = &keys[i]->bands[wanted[i]];
    aim end = {0};
    end.has_low = band->low && band->low->op == YST_OP_CONST;
    end.has_high = band->high && band->high->op == YST_OP_CONST;
    if (end.has_low) end.low = band->low->number;
    if (end.has_high) end.high = band->high->number;
    if (band->kind == YST_RANGE_SINGLE && end.has_low) {
      end.high = end.low;
      end.has_high = true;
    }
    uint64_t far = to_number(at, node->args[i], &end, depth + 1);
    all = sum(all, far ? far : PART);
  }
  return all;
}

static uint64_t to_cells(const looking *at, const yst_node *node, const aim *wanted, unsigned depth)
{
  const yst_table_rule *table = &at->evaluator->program->model->tables[node->index];
  uint64_t best = YST_DISTANCE_FAR;
  for (size_t i = 0; i < table->rows.count * table->columns.count; i++)
    if (!from_aim(table->cells[i], wanted)) best = least(best, to_cell(at, node, i, depth + 1));
  return best;
}

/* ---- branches ---- */

static uint64_t to_branch(const looking *at, const yst_node *node, size_t place, unsigned depth)
{
  uint64_t all = 0;
  for (size_t i = 0; i <= place && 2 * i + 1 < node->arg_count; i++) {
    const yst_node *when = node->args[2 * i + 1];
    if (*at->steps) --*at->steps;
    if (i < place && value_of(at, when).state == YST_NOT_APPLICABLE) continue;
    all = sum(all, to_truth(at, when, i == place, depth + 1));
  }
  return all;
}

static uint64_t to_chosen(const looking *at, const yst_node *node, const aim *wanted, unsigned depth)
{
  uint64_t best = YST_DISTANCE_FAR;
  for (uint32_t i = 0; i < node->arg_count; i += 2) {
    uint64_t far = to_number(at, node->args[i], wanted, depth + 1);
    best = least(best, sum(far, to_branch(at, node, i / 2, depth + 1)));
  }
  return best;
}

static uint64_t to_number(const looking *at, const yst_node *node, const aim *wanted, unsigned depth)
{
  yst_value value = value_of(at, node);
  uint64_t gap = value.state == YST_KNOWN ? from_aim(value.as.number, wanted) : 2 * PART;
  if (!gap || is_enough(at, depth)) return gap;
  uint64_t inside = YST_DISTANCE_FAR;
  switch (node->op) {
  case YST_NODE_SLOT:
    return to_number(at, at->evaluator->program->slots[node->index].node, wanted, depth + 1);
  case YST_NODE_APPLIES:
    return sum(to_truth(at, node->args[1], true, depth + 1), to_number(at, node->args[0], wanted, depth + 1));
  case YST_NODE_BANDS: inside = to_marks(at, node, wanted, depth); break;
  case YST_NODE_LOOKUP: inside = to_cells(at, node, wanted, depth); break;
  case YST_NODE_CHOOSE: inside = to_chosen(at, node, wanted, depth); break;
  default: break;
  }
  if (inside < YST_DISTANCE_FAR) return inside;
  return value.state == YST_KNOWN ? gap : to_value(at, node, depth + 1);
}

/* ---- conditions ---- */

/* `all` of them, or the nearest. What does not apply is left out of a condition. */
static uint64_t to_parts(const looking *at, const yst_node *node, bool yes, bool all, unsigned depth)
{
  uint64_t together = 0, best = YST_DISTANCE_FAR;
  for (uint32_t i = 0; i < node->arg_count; i++) {
    uint64_t far = to_truth(at, node->args[i], yes, depth + 1);
    best = least(best, far);
    if (value_of(at, node->args[i]).state != YST_NOT_APPLICABLE) together = sum(together, far);
  }
  if (!all) return best;
  return together ? together : best;
}

static uint64_t to_quantity(const looking *at, const yst_node *node, bool yes, unsigned depth)
{
  bool wants_many = node->quantity != YST_Q_NONE && node->quantity != YST_Q_AT_MOST;
  return to_parts(at, node, wants_many == yes, true, depth);
}

static aim aim_of(yst_node_op op, yst_number end)
{
  aim wanted = {.low = end, .high = end};
  wanted.has_low = op == YST_NODE_EQUAL || op == YST_NODE_MORE || op == YST_NODE_AT_LEAST;
  wanted.has_high = op == YST_NODE_EQUAL || op == YST_NODE_LESS || op == YST_NODE_AT_MOST;
  return wanted;
}

static yst_node_op opposite(yst_node_op op)
{
  switch (op) {
  case YST_NODE_EQUAL: return YST_NODE_NOT_EQUAL;
  case YST_NODE_NOT_EQUAL: return YST_NODE_EQUAL;
  case YST_NODE_LESS: return YST_NODE_AT_LEAST;
  case YST_NODE_AT_MOST: return YST_NODE_MORE;
  case YST_NODE_MORE: return YST_NODE_AT_MOST;
  default: return YST_NODE_LESS;
  }
}

/* The same seen from the other side. */
static yst_node_op mirrored(yst_node_op op)
{
  switch (op) {
  case YST_NODE_LESS: return YST_NODE_MORE;
  case YST_NODE_AT_MOST: return YST_NODE_AT_LEAST;
  case YST_NODE_MORE: return YST_NODE_LESS;
  case YST_NODE_AT_LEAST: return YST_NODE_AT_MOST;
  default: return op;
  }
}

static uint64_t to_comparison(const looking *at, const yst_node *node, bool yes, unsigned depth)
{
  yst_node_op op = yes ? node->op : opposite(node->op);
  yst_value left = value_of(at, node->args[0]), right = value_of(at, node->args[1]);
  uint64_t from_left = YST_DISTANCE_FAR, from_right = YST_DISTANCE_FAR;
  if (right.state == YST_KNOWN) {
    aim wanted = aim_of(op, right.as.number);
    from_left = to_number(at, node->args[0], &wanted, depth + 1);
  }
  if (left.state == YST_KNOWN) {
    aim wanted = aim_of(mirrored(op), left.as.number);
    from_right = to_number(at, node->args[1], &wanted, depth + 1);
  }
  uint64_t best = least(from_left, from_right);
  if (best >= YST_DISTANCE_FAR)
    best = sum(to_value(at, node->args[0], depth + 1), to_value(at, node->args[1], depth + 1));
  return best ? best : PART; /* on the end, which is not in */
}

static uint64_t to_members(const looking *at, const yst_node *node, bool yes)
{
  yst_value set = value_of(at, node->args[0]);
  if (set.state != YST_KNOWN) return 3 * PART;
  uint64_t mask = (uint64_t)node->number.num, in = (uint64_t)set.as.number.num & mask;
  unsigned have = (unsigned)__builtin_popcountll(in), all = (unsigned)__builtin_popcountll(mask);
  return PART + 100 * (yes ? all - have : have);
}

/* An item is there when it is said to be, when its condition holds, or when all its parts are there. */
static uint64_t to_item(const looking *at, const yst_node *node, bool present, unsigned depth)
{
  yst_value value = value_of(at, node);
  if (value.state == YST_KNOWN && (value.as.number.num == 2) == present) return 0;
  if (is_enough(at, depth)) return PART;
  uint64_t all = 0, best = YST_DISTANCE_FAR;
  switch (node->op) {
  case YST_NODE_SLOT: return to_item(at, at->evaluator->program->slots[node->index].node, present, depth + 1);
  case YST_NODE_APPLIES:
    return sum(to_truth(at, node->args[1], true, depth + 1), to_item(at, node->args[0], present, depth + 1));
  case YST_NODE_ITEM:
    for (uint32_t i = 0; i < node->arg_count; i++) {
      const yst_node *part = node->args[i];
      if (!part) continue;
      uint64_t far = part->type.kind == YST_KIND_YES_NO ? to_truth(at, part, present, depth + 1)
                                                        : to_item(at, part, present, depth + 1);
      all = sum(all, far);
      best = least(best, far);
    }
    all = present ? all : best;
    return all && all < YST_DISTANCE_FAR ? all : PART;
  default: return PART;
  }
}

static uint64_t to_checklist(const looking *at, const yst_node *node, bool met, unsigned depth)
{
  const yst_program_checklist *checklist = &at->evaluator->program->checklists[node->index];
  uint64_t all = 0, best = YST_DISTANCE_FAR;
  for (size_t i = 0; i < checklist->item_count; i++) {
    const yst_program_item *item = &checklist->items[i];
    if (!item->node || item->rule->advisory || value_of(at, item->node).state == YST_NOT_APPLICABLE) continue;
    uint64_t far = to_item(at, item->node, met, depth + 1);
    all = sum(all, far);
    best = least(best, far);
  }
  uint64_t far = met ? all : best;
  if (checklist->applies) far = sum(far, to_truth(at, checklist->applies, true, depth + 1));
  return far ? far : PART;
}

/* Any row, or all of them: the nearest of the rows at hand. */
static uint64_t to_rows(const looking *at, const yst_node *node, bool yes, unsigned depth)
{
  const yst_rows *rows = &at->evaluator->record->lists[node->list];
  const yst_node *where = node->args[0], *measure = node->arg_count > 1 ? node->args[1] : NULL;
  bool wants_many = node->quantity != YST_Q_NONE && node->quantity != YST_Q_AT_MOST;
  uint64_t all = 0;
  for (uint32_t row = 0; row < rows->count; row++) {
    yst_scope scope = {node->list, row, at->scope};
    looking inside = {at->evaluator, &scope, at->steps};
    uint64_t far = where ? to_truth(&inside, where, true, depth + 1) : 0;
    if (measure) far = sum(far, to_truth(&inside, measure, wants_many == yes, depth + 1));
    all = sum(all, far);
  }
  return sum(PART, all);
}

static uint64_t to_truth(const looking *at, const yst_node *node, bool yes, unsigned depth)
{
  yst_value value = value_of(at, node);
  if (yes ? yst_is_yes(value) : yst_is_no(value)) return 0;
  if (is_enough(at, depth)) return PART;
  uint64_t far = PART;
  switch (node->op) {
  case YST_NODE_FIXED:
  case YST_NODE_CONST: return YST_DISTANCE_FAR / 2;
  case YST_NODE_SLOT:
    far = to_truth(at, at->evaluator->program->slots[node->index].node, yes, depth + 1);
    break;
  case YST_NODE_NOT: far = to_truth(at, node->args[0], !yes, depth + 1); break;
  case YST_NODE_AND: far = to_parts(at, node, yes, yes, depth); break;
  case YST_NODE_OR: far = to_parts(at, node, yes, !yes, depth); break;
  case YST_NODE_QUANTITY: far = to_quantity(at, node, yes, depth); break;
  case YST_NODE_EQUAL:
  case YST_NODE_NOT_EQUAL:
  case YST_NODE_LESS:
  case YST_NODE_AT_MOST:
  case YST_NODE_MORE:
  case YST_NODE_AT_LEAST: far = to_comparison(at, node, yes, depth); break;
  case YST_NODE_INCLUDES: far = to_members(at, node, yes); break;
  case YST_NODE_APPLIES:
    far = sum(to_truth(at, node->args[1], true, depth + 1), to_truth(at, node->args[0], yes, depth + 1));
    break;
  case YST_NODE_CHOOSE: {
    aim wanted = {true, true, yst_number_of(yes), yst_number_of(yes)};
    far = to_chosen(at, node, &wanted, depth);
    break;
  }
  case YST_NODE_CHECKLIST:
    if (node->part == YST_PART_MET) far = to_checklist(at, node, yes, depth);
    break;
  case YST_NODE_AGGREGATE:
    if (node->is_quantity) far = to_rows(at, node, yes, depth);
    break;
  case YST_NODE_TEXT_EQUAL:
  case YST_NODE_TEXT_CONTAINS:
  case YST_NODE_CALLED:
  case YST_NODE_IN_YEAR:
    for (uint32_t i = 0; i < node->arg_count; i++) far = sum(far, to_value(at, node->args[i], depth + 1));
    break;
  default: break;
  }
  return far ? far : PART;
}

/* ---- points ---- */

static uint64_t to_guards(const looking *at, const yst_guard *guard)
{
  uint64_t all = 0;
  for (; guard; guard = guard->outer) {
    if (*at->steps) --*at->steps;
    if (!guard->holds && value_of(at, guard->node).state == YST_NOT_APPLICABLE) continue;
    all = sum(all, to_truth(at, guard->node, guard->holds, 0));
  }
  return all;
}

static uint64_t to_point(const looking *at, const yst_point *point, const yst_probe *probe)
{
  switch (point->kind) {
  case YST_POINT_HOLDS: return to_truth(at, probe->node, true, 0);
  case YST_POINT_DOES_NOT_HOLD: return to_truth(at, probe->node, false, 0);
  case YST_POINT_PRESENT: return to_item(at, probe->node, true, 0);
  case YST_POINT_NOT_PRESENT: return to_item(at, probe->node, false, 0);
  case YST_POINT_BRANCH: return to_branch(at, probe->node, probe->place, 0);
  case YST_POINT_BAND: return sum(to_guards(at, probe->guard), to_row(at, probe->node, probe->row, 0));
  case YST_POINT_CELL: return sum(to_guards(at, probe->guard), to_cell(at, probe->node, probe->row, 0));
  }
  return YST_DISTANCE_FAR;
}

uint64_t yst_distance_to(yst_evaluator *evaluator, const yst_point *point, const yst_probe *probe,
                         uint64_t *work)
{
  if (!probe->node) return YST_DISTANCE_FAR;
  bool has_rows = probe->list != SIZE_MAX;
  size_t rows = has_rows ? evaluator->record->lists[probe->list].count : 1;
  uint64_t best = YST_DISTANCE_FAR;
  for (uint32_t row = 0; row < rows; row++) {
    yst_scope scope = {(uint32_t)probe->list, row, NULL};
    unsigned steps = STEPS_MOST;
    looking at = {evaluator, has_rows ? &scope : NULL, &steps};
    best = least(best, to_point(&at, point, probe));
    *work += STEP_PRICE * (STEPS_MOST - steps);
  }
  return best;
}
