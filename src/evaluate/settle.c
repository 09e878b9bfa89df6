#include "evaluate/settle.h"

#include "base/limits.h"

/* One question looked at case by case. */
typedef struct inquiry {
  yst_evaluator *evaluator;
  const yst_node *node;
  const yst_scope *scope;
  const uint32_t *path; /* the slots the node rests on, in order */
  size_t path_length;
  size_t work_left; /* evaluations */
  uint64_t *fixed;  /* blanks that stand at one case */
} inquiry;

static bool has_bit(const uint64_t *bits, size_t bit)
{
  return bits && (bits[bit / 64] >> (bit % 64) & 1);
}

static void set_bit(uint64_t *bits, size_t bit, bool on)
{
  if (on)
    bits[bit / 64] |= (uint64_t)1 << (bit % 64);
  else
    bits[bit / 64] &= ~((uint64_t)1 << (bit % 64));
}

/* The next blank worth looking at: shared, not fixed, and one that has cases. Those with fewest cases first.
 */
static size_t next_blank(const inquiry *asked, yst_value value,
                         size_t (*weigh)(const yst_evaluator *, size_t))
{
  const yst_evaluator *evaluator = asked->evaluator;
  size_t best = SIZE_MAX, least = SIZE_MAX;
  if (value.state != YST_OPEN || !value.as.possible->shared) return SIZE_MAX;
  for (size_t i = 0; i < evaluator->record->blank_count; i++) {
    if (!has_bit(value.as.possible->shared, i) || has_bit(asked->fixed, i)) continue;
    size_t weight = weigh(evaluator, i);
    if (weight >= least) continue;
    least = weight;
    best = i;
  }
  return best;
}

static size_t count_cases(const yst_evaluator *evaluator, size_t index)
{
  const yst_blank *blank = &evaluator->record->blanks[index];
  if (!blank->where || blank->where->state != YST_OPEN) return SIZE_MAX;
  const yst_possible *possible = blank->where->as.possible;
  size_t cuts = blank->cuts ? blank->cuts->count : 0;
  return 2 * possible->count + 2 * cuts + (size_t)possible->not_applicable;
}

static yst_value evaluate_case(inquiry *asked)
{
  yst_evaluator *evaluator = asked->evaluator;
  evaluator->memo->generation++;
  for (size_t i = 0; i < asked->path_length; i++) (void)yst_evaluate_slot(evaluator, asked->path[i]);
  return yst_evaluate_node(evaluator, asked->node, asked->scope);
}

static size_t collect_cuts(const yst_evaluator *evaluator, const yst_blank *blank, yst_number *numbers)
{
  size_t count = 0;
  for (size_t i = 0; blank->cuts && i < blank->cuts->count; i++) {
    yst_value cut = yst_evaluate_node((yst_evaluator *)(uintptr_t)evaluator, blank->cuts->items[i], NULL);
    if (cut.state != YST_KNOWN) continue;
    size_t at = count;
    while (at > 0 && yst_number_compare(numbers[at - 1], cut.as.number) > 0) at--;
    if (at > 0 && yst_number_equal(numbers[at - 1], cut.as.number)) continue;
    for (size_t j = count; j > at; j--) numbers[j] = numbers[j - 1];
    numbers[at] = cut.as.number;
    count++;
  }
  return count;
}

/* Values this few are looked at one by one, so that a stretch with a step is exact in calculations too. */
enum { FEW = 64 };

static bool push_points(yst_set *cases, yst_segment stretch)
{
  if (stretch.step.num == 0 || !stretch.has_low || !stretch.has_high) return false;
  yst_number at = stretch.low;
  for (int i = 0; i < FEW; i++) {
    yst_set_add_point(cases, at);
    if (!yst_number_add(at, stretch.step, &at) || yst_number_compare(at, stretch.high) > 0) return true;
  }
  cases->count -= FEW;
  return false;
}

static void push_cell(yst_set *cases, yst_segment stretch, yst_segment cell)
{
  yst_segment meet;
  if (yst_segment_meet(stretch, cell, &meet)) yst_set_add(cases, meet);
}

/* The cases of a blank: points, and the stretches between and on the numbers it is compared with. */
static yst_set cases_of(const yst_evaluator *evaluator, const yst_blank *blank)
{
  const yst_possible *possible = blank->where->as.possible;
  yst_set cases = yst_set_in(&evaluator->shop);
  yst_number *cuts =
      YST_NEW_ARRAY(evaluator->shop.arena, (blank->cuts ? blank->cuts->count : 0) + 1, yst_number);
  size_t count = collect_cuts(evaluator, blank, cuts);
  for (size_t i = 0; i < possible->count; i++) {
    yst_segment stretch = possible->segments[i];
    if (yst_segment_is_point(stretch)) {
      yst_set_add(&cases, stretch);
      continue;
    }
    if (push_points(&cases, stretch)) continue;
    for (size_t cell = 0; cell <= count; cell++) {
      yst_segment between = yst_segment_all();
      between.has_low = cell > 0;
      between.has_high = cell < count;
      if (cell > 0) between.low = cuts[cell - 1];
      if (cell < count) between.high = cuts[cell];
      push_cell(&cases, stretch, between);
      if (cell < count) push_cell(&cases, stretch, yst_segment_point(cuts[cell]));
    }
  }
  cases.not_applicable = possible->not_applicable;
  return cases;
}

/* A blank at one case: known, or still open within a stretch. */
static yst_value value_in_case(const yst_evaluator *evaluator, const yst_possible *possible,
                               yst_segment stretch)
{
  if (yst_segment_is_point(stretch)) return yst_known(stretch.low);
  yst_set set = yst_set_in(&evaluator->shop);
  yst_possible rests = {.support = possible->support};
  yst_set_rest_on(&set, (yst_value){YST_OPEN, {.possible = &rests}});
  yst_set_add(&set, stretch);
  return yst_set_finish(&set);
}

static yst_value look_closer(inquiry *asked, yst_value value);

/* Makes room in a set before its case is looked at, so that what the case used can be given back. */
static void make_room(yst_set *all)
{
  if (all->count > FEW) yst_set_tidy(all);
  if (all->capacity < all->count + FEW) {
    all->items = yst_arena_grow(all->shop->arena, all->items, all->count, 2 * all->count + 2 * FEW,
                                sizeof *all->items);
    all->capacity = 2 * all->count + 2 * FEW;
  }
  if (!all->support) all->support = YST_NEW_ARRAY(all->shop->arena, all->shop->words, uint64_t);
  if (!all->shared) all->shared = YST_NEW_ARRAY(all->shop->arena, all->shop->words, uint64_t);
}

static bool add_case(inquiry *asked, yst_blank *blank, yst_value as, yst_set *all)
{
  size_t work = asked->path_length + 1;
  if (asked->work_left < work) return false;
  asked->work_left -= work;
  make_room(all);
  yst_arena_mark mark = yst_arena_mark_here(all->shop->arena);
  *blank->where = as;
  yst_value value = look_closer(asked, evaluate_case(asked));
  bool fits = value.state != YST_OPEN || value.as.possible->count <= FEW;
  if (value.state == YST_KNOWN && asked->node->type.kind == YST_KIND_TEXT)
    all->any_text = true;
  else
    yst_set_add_value(all, value);
  yst_set_rest_beside(all, value);
  if (fits) yst_arena_back_to(all->shop->arena, mark);
  return true;
}

static yst_value bounds(const yst_evaluator *evaluator, yst_value value)
{
  yst_possible *copy = YST_NEW(evaluator->shop.arena, yst_possible);
  *copy = *value.as.possible;
  copy->bounds_only = true;
  copy->shared = NULL;
  return (yst_value){YST_OPEN, {.possible = copy}};
}

/* The value without the marks of having been looked at: exact now, or as near as it can be told. */
static yst_value looked_at(inquiry *asked, yst_value value)
{
  if (value.state != YST_OPEN || !value.as.possible->shared) return value;
  for (size_t i = 0; i < asked->evaluator->shop.words; i++)
    if (value.as.possible->shared[i]) return bounds(asked->evaluator, value);
  return value;
}

/* Goes on looking until nothing shared is left that has cases. The depth is that of the blanks of one record,
 * each fixed once. */
static yst_value look_closer(inquiry *asked, yst_value value)
{
  yst_evaluator *evaluator = asked->evaluator;
  size_t index = next_blank(asked, value, count_cases);
  if (index == SIZE_MAX) return looked_at(asked, value);
  if (evaluator->depth > 10 * YST_LIMIT_DEPTH) return bounds(evaluator, value);
  yst_blank *blank = &evaluator->record->blanks[index];
  yst_value before = *blank->where;
  yst_set cases = cases_of(evaluator, blank), all = yst_set_in(&evaluator->shop);
  evaluator->depth++;
  set_bit(asked->fixed, index, true);
  bool finished = true;
  for (size_t i = 0; finished && i < cases.count; i++)
    finished = add_case(asked, blank, value_in_case(evaluator, before.as.possible, cases.items[i]), &all);
  if (finished && cases.not_applicable) finished = add_case(asked, blank, yst_not_applicable(), &all);
  set_bit(asked->fixed, index, false);
  evaluator->depth--;
  *blank->where = before;
  if (!finished) return bounds(evaluator, value);
  /* It rests on the blank unless all cases came out alike, in which case finishing makes it known. */
  yst_possible rests = {.support = before.as.possible->support};
  yst_set_rest_beside(&all, (yst_value){YST_OPEN, {.possible = &rests}});
  all.shared = NULL;
  return yst_set_finish(&all);
}

/* The slots that a node's slots rest on, in order. */
static size_t path_to(yst_evaluator *evaluator, const yst_node *node, uint32_t slot, uint32_t *path)
{
  const yst_program *program = evaluator->program;
  bool *needed = YST_NEW_ARRAY(evaluator->shop.arena, program->slot_count + 1, bool);
  bool *wanted = YST_NEW_ARRAY(evaluator->shop.arena, program->slot_count + 1, bool);
  if (slot != UINT32_MAX)
    wanted[slot] = true;
  else
    yst_node_slots(program, node, wanted);
  yst_program_needs(program, wanted, needed);
  size_t length = 0;
  for (size_t i = 0; i < program->slot_count; i++)
    if (needed[program->order[i]] && program->order[i] != slot) path[length++] = program->order[i];
  return length;
}

static bool wants_looking(const yst_evaluator *evaluator, yst_value value)
{
  if (value.state != YST_OPEN || !value.as.possible->shared) return false;
  for (size_t i = 0; i < evaluator->shop.words; i++)
    if (value.as.possible->shared[i]) return true;
  return false;
}

static yst_value settle(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope, uint32_t slot,
                        yst_value value)
{
  if (!wants_looking(evaluator, value)) return value;
  /* Many names: each is told by itself, and stretches of them cannot be put together. */
  if (node->type.kind == YST_KIND_NAMES && yst_segment_is_stepped(value.as.possible->segments[0]))
    return bounds(evaluator, value);
  uint32_t *path = YST_NEW_ARRAY(evaluator->shop.arena, evaluator->program->slot_count + 1, uint32_t);
  inquiry asked = {evaluator,
                   node,
                   scope,
                   path,
                   path_to(evaluator, node, slot, path),
                   YST_LIMIT_CASES,
                   YST_NEW_ARRAY(evaluator->shop.arena, evaluator->shop.words, uint64_t)};
  evaluator->memo = &evaluator->aside;
  value = look_closer(&asked, value);
  evaluator->memo = &evaluator->own;
  return value;
}

yst_value yst_settle_node(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope)
{
  return settle(evaluator, node, scope, UINT32_MAX, yst_evaluate_node(evaluator, node, scope));
}

size_t yst_slots_in_order(const yst_program *program, const bool *needed, uint32_t *slots)
{
  size_t count = 0;
  for (size_t i = 0; i < program->slot_count; i++) {
    uint32_t slot = program->order[i];
    if (needed[slot] && program->slots[slot].node) slots[count++] = slot;
  }
  return count;
}

void yst_settle_slots(yst_evaluator *evaluator, const uint32_t *slots, size_t count)
{
  evaluator->divided_slot = SIZE_MAX;
  evaluator->divided_by_nothing = false;
  for (size_t i = 0; i < count; i++) {
    uint32_t slot = slots[i];
    const yst_value *value = yst_slot_value(evaluator, slot);
    if (evaluator->divided_by_nothing && evaluator->divided_slot == SIZE_MAX) evaluator->divided_slot = slot;
    if (value->state == YST_OPEN)
      evaluator->memo->values[slot] =
          settle(evaluator, evaluator->program->slots[slot].node, NULL, slot, *value);
  }
}
