#include "program/node.h"

/* The node op of an expression's op, where one node does the same. */
static yst_node_op plain_op(yst_op op)
{
  switch (op) {
  case YST_OP_CONST: return YST_NODE_CONST;
  case YST_OP_TEXT: return YST_NODE_TEXT;
  case YST_OP_COLUMN: return YST_NODE_COLUMN;
  case YST_OP_LIMIT: return YST_NODE_LIMIT;
  case YST_OP_AS_AT: return YST_NODE_AS_AT;
  case YST_OP_AND: return YST_NODE_AND;
  case YST_OP_OR: return YST_NODE_OR;
  case YST_OP_NOT: return YST_NODE_NOT;
  case YST_OP_EQUAL: return YST_NODE_EQUAL;
  case YST_OP_NOT_EQUAL: return YST_NODE_NOT_EQUAL;
  case YST_OP_LESS: return YST_NODE_LESS;
  case YST_OP_AT_MOST: return YST_NODE_AT_MOST;
  case YST_OP_MORE: return YST_NODE_MORE;
  case YST_OP_AT_LEAST: return YST_NODE_AT_LEAST;
  case YST_OP_TEXT_EQUAL: return YST_NODE_TEXT_EQUAL;
  case YST_OP_TEXT_CONTAINS: return YST_NODE_TEXT_CONTAINS;
  case YST_OP_CALLED: return YST_NODE_CALLED;
  case YST_OP_GIVEN: return YST_NODE_GIVEN;
  case YST_OP_KNOWN: return YST_NODE_KNOWN;
  case YST_OP_APPLICABLE: return YST_NODE_APPLICABLE;
  case YST_OP_QUANTITY: return YST_NODE_QUANTITY;
  case YST_OP_ADD: return YST_NODE_ADD;
  case YST_OP_SUBTRACT: return YST_NODE_SUBTRACT;
  case YST_OP_MULTIPLY: return YST_NODE_MULTIPLY;
  case YST_OP_DIVIDE: return YST_NODE_DIVIDE;
  case YST_OP_NEGATE: return YST_NODE_NEGATE;
  case YST_OP_BEHIND: return YST_NODE_BEHIND;
  case YST_OP_ROUND: return YST_NODE_ROUND;
  case YST_OP_LOWER: return YST_NODE_LOWER;
  case YST_OP_HIGHER: return YST_NODE_HIGHER;
  case YST_OP_ADD_MONTHS: return YST_NODE_ADD_MONTHS;
  case YST_OP_ADD_DAYS: return YST_NODE_ADD_DAYS;
  case YST_OP_MONTHS_BETWEEN: return YST_NODE_MONTHS_BETWEEN;
  case YST_OP_DAYS_BETWEEN: return YST_NODE_DAYS_BETWEEN;
  case YST_OP_IN_YEAR: return YST_NODE_IN_YEAR;
  case YST_OP_YEAR_FIRST: return YST_NODE_YEAR_FIRST;
  case YST_OP_YEAR_LAST: return YST_NODE_YEAR_LAST;
  case YST_OP_DATE_FIRST: return YST_NODE_DATE_FIRST;
  case YST_OP_DATE_LAST: return YST_NODE_DATE_LAST;
  case YST_OP_YEARLY_FROM: return YST_NODE_YEARLY_FROM;
  case YST_OP_YEARLY_AFTER: return YST_NODE_YEARLY_AFTER;
  case YST_OP_DONE: return YST_NODE_DONE;
  case YST_OP_POINTS: return YST_NODE_POINTS;
  case YST_OP_INCLUDES: return YST_NODE_INCLUDES;
  case YST_OP_CHOOSE: return YST_NODE_CHOOSE;
  case YST_OP_BANDS: return YST_NODE_BANDS;
  case YST_OP_LOOKUP: return YST_NODE_LOOKUP;
  case YST_OP_AGGREGATE: return YST_NODE_AGGREGATE;
  case YST_OP_FOLD: return YST_NODE_FOLD;
  case YST_OP_ANSWER: return YST_NODE_ANSWER;
  case YST_OP_FIGURE: return YST_NODE_FIGURE;
  case YST_OP_FIELD: return YST_NODE_FIELD;
  case YST_OP_RESULT: return YST_NODE_SLOT;
  case YST_OP_BROKEN: break;
  }
  return YST_NODE_CONST; /* a broken expression is never compiled */
}

static bool rests_on_record(yst_node_op op)
{
  switch (op) {
  case YST_NODE_FIELD:
  case YST_NODE_ANSWER:
  case YST_NODE_COLUMN:
  case YST_NODE_SLOT:
  case YST_NODE_AGGREGATE:
  case YST_NODE_FOLD:
  case YST_NODE_FIGURE:
  case YST_NODE_RUBRIC:
  case YST_NODE_SECTION:
  case YST_NODE_CHECKLIST: return true;
  default: return false;
  }
}

const yst_node *yst_node_make(yst_node_builder *builder, yst_node_op op, yst_type type,
                              const yst_node *const *args, size_t count)
{
  yst_node *node = YST_NEW(builder->arena, yst_node);
  node->op = op;
  node->type = type;
  node->arg_count = (uint32_t)count;
  node->constant = !rests_on_record(op);
  if (count) {
    const yst_node **copy = YST_NEW_ARRAY(builder->arena, count, const yst_node *);
    for (size_t i = 0; i < count; i++) {
      copy[i] = args[i];
      if (args[i] && !args[i]->constant) node->constant = false;
    }
    node->args = copy;
  }
  return node;
}

const yst_node *yst_node_constant(yst_node_builder *builder, yst_type type, yst_number number)
{
  yst_node *node = YST_NEW(builder->arena, yst_node);
  node->op = YST_NODE_CONST;
  node->type = type;
  node->number = number;
  node->constant = true;
  return node;
}

const yst_node *yst_node_applies(yst_node_builder *builder, const yst_node *node, const yst_expr *applies)
{
  if (!applies) return node;
  const yst_node *args[2] = {node, yst_node_of(builder, applies)};
  return yst_node_make(builder, YST_NODE_APPLIES, node->type, args, 2);
}

const yst_node *yst_node_field(yst_node_builder *builder, size_t index)
{
  const yst_field *field = &builder->program->model->fields[index];
  builder->program->field_used[index] = true;
  if (!builder->fields[index]) {
    yst_node *node = YST_NEW(builder->arena, yst_node);
    node->op = YST_NODE_FIELD;
    node->type = field->type;
    node->index = (uint32_t)index;
    builder->fields[index] = node; /* set first: the condition may speak of the field itself */
  }
  if (!field->about.applies) return builder->fields[index];
  return yst_node_applies(builder, builder->fields[index], field->about.applies);
}

const yst_node *yst_node_slot(yst_node_builder *builder, const yst_result *result)
{
  yst_node *node = YST_NEW(builder->arena, yst_node);
  node->op = YST_NODE_SLOT;
  node->type = result->type;
  node->index = (uint32_t)result->index;
  yst_slot *slot = builder->slot;
  if (slot) YST_PUSH(builder->arena, slot->needs, slot->need_count, slot->need_capacity, node->index);
  return node;
}

/* The cuts of the field or column that a node reads plainly, or NULL. */
static yst_cuts *cuts_of(const yst_program *program, const yst_node *node)
{
  if (node->op == YST_NODE_APPLIES) node = node->args[0];
  if (node->op == YST_NODE_FIELD) return &program->field_cuts[node->index];
  if (node->op == YST_NODE_COLUMN) return &program->column_cuts[node->list][node->index];
  return NULL;
}

static void note_cut(yst_node_builder *builder, const yst_node *looked_at, const yst_node *limit)
{
  if (!limit || !limit->constant) return;
  yst_cuts *cuts = cuts_of(builder->program, looked_at);
  if (cuts) YST_PUSH(builder->arena, cuts->items, cuts->count, cuts->capacity, limit);
}

static void note_cuts(yst_node_builder *builder, const yst_node *node)
{
  switch (node->op) {
  case YST_NODE_EQUAL:
  case YST_NODE_NOT_EQUAL:
  case YST_NODE_LESS:
  case YST_NODE_AT_MOST:
  case YST_NODE_MORE:
  case YST_NODE_AT_LEAST:
    note_cut(builder, node->args[0], node->args[1]);
    note_cut(builder, node->args[1], node->args[0]);
    break;
  case YST_NODE_IN_YEAR:
    note_cut(builder, node->args[0],
             yst_node_make(builder, YST_NODE_YEAR_FIRST, node->args[0]->type, &node->args[1], 1));
    note_cut(builder, node->args[0],
             yst_node_make(builder, YST_NODE_YEAR_LAST, node->args[0]->type, &node->args[1], 1));
    break;
  default: break;
  }
}

/* Puts bands among the program's and notes their ends as cuts of what is looked at. */
static uint32_t add_bands(yst_node_builder *builder, const yst_bands *bands, const yst_node *looked_at)
{
  yst_program *program = builder->program;
  size_t index = program->bands_count;
  if (index == program->bands_capacity) {
    size_t more = index ? 2 * index : 16;
    program->bands = yst_arena_grow(builder->arena, program->bands, index, more, sizeof *program->bands);
    program->band_ends =
        yst_arena_grow(builder->arena, program->band_ends, index, more, sizeof *program->band_ends);
    program->bands_capacity = more;
  }
  const yst_node **ends = YST_NEW_ARRAY(builder->arena, 2 * bands->count + 1, const yst_node *);
  for (size_t i = 0; i < bands->count; i++) {
    const yst_band *band = &bands->items[i];
    ends[2 * i] = band->low ? yst_node_of(builder, band->low) : NULL;
    ends[2 * i + 1] = band->high ? yst_node_of(builder, band->high) : NULL;
    note_cut(builder, looked_at, ends[2 * i]);
    note_cut(builder, looked_at, ends[2 * i + 1]);
  }
  program->bands[index] = bands;
  program->band_ends[index] = ends;
  program->bands_count++;
  return (uint32_t)index;
}

static uint32_t add_fold(yst_node_builder *builder, const yst_node *node)
{
  yst_program *program = builder->program;
  yst_fold fold = {node};
  YST_PUSH(builder->arena, program->folds, program->fold_count, program->fold_capacity, fold);
  return (uint32_t)(program->fold_count - 1);
}

/* A calculation that rests on nothing of the record is done once for a run. */
static const yst_node *fix(yst_node_builder *builder, const yst_node *node)
{
  yst_program *program = builder->program;
  yst_node *fixed = (yst_node *)(uintptr_t)yst_node_make(builder, YST_NODE_FIXED, node->type, &node, 1);
  fixed->index = (uint32_t)program->fixed_count;
  fixed->origin = node->origin;
  YST_PUSH(builder->arena, program->fixed, program->fixed_count, program->fixed_capacity, node);
  return fixed;
}

/* What the computed columns of a list rest on, whoever looks at its rows rests on too. */
static void note_needs(yst_node_builder *builder, const yst_slot *from)
{
  yst_slot *slot = builder->slot;
  for (size_t i = 0; slot && slot != from && i < from->need_count; i++)
    YST_PUSH(builder->arena, slot->needs, slot->need_count, slot->need_capacity, from->needs[i]);
}

/* The end is asked of the cell itself; where its field does not apply, neither does the end. */
static const yst_node *end_of_date(yst_node_builder *builder, yst_node *node)
{
  const yst_node *of = node->args[0];
  if (of->op != YST_NODE_APPLIES) return node;
  yst_node *inner = (yst_node *)(uintptr_t)yst_node_make(builder, node->op, node->type, &of->args[0], 1);
  inner->origin = node->origin;
  const yst_node *args[2] = {inner, of->args[1]};
  return yst_node_make(builder, YST_NODE_APPLIES, node->type, args, 2);
}

const yst_node *yst_node_of(yst_node_builder *builder, const yst_expr *expr)
{
  if (!expr) return NULL;
  if (expr->op == YST_OP_FIELD) return yst_node_field(builder, expr->index);
  if (expr->op == YST_OP_RESULT) return yst_node_slot(builder, expr->result);

  const yst_node **args = YST_NEW_ARRAY(builder->arena, expr->arg_count + 1, const yst_node *);
  for (size_t i = 0; i < expr->arg_count; i++) args[i] = yst_node_of(builder, expr->args[i]);
  yst_node *node =
      (yst_node *)(uintptr_t)yst_node_make(builder, plain_op(expr->op), expr->type, args, expr->arg_count);
  node->origin = expr;
  node->number = expr->number;
  node->text = expr->text;
  node->index = (uint32_t)expr->index;
  node->list = (uint32_t)expr->list;
  node->is_quantity = expr->is_quantity;
  node->quantity = expr->quantity;
  node->count = expr->count;
  node->including = expr->including;
  node->aggregate = expr->aggregate;
  node->mode = expr->rounding_mode;
  if (expr->op == YST_OP_DATE_FIRST || expr->op == YST_OP_DATE_LAST) return end_of_date(builder, node);
  if (expr->op == YST_OP_AGGREGATE) {
    builder->program->list_used[expr->list] = true;
    note_needs(builder, &builder->program->list_needs[expr->list]);
  }
  if (expr->op == YST_OP_COLUMN) builder->program->column_used[expr->list][expr->index] = true;
  if (expr->op == YST_OP_LOOKUP) node->index = (uint32_t)expr->table;
  if (expr->op == YST_OP_FIGURE)
    node->index = (uint32_t)((const yst_figure *)expr->result->rule - builder->program->model->figures);
  if (expr->op == YST_OP_BANDS) node->index = add_bands(builder, expr->bands, args[0]);
  if (expr->op == YST_OP_FOLD) node->index = add_fold(builder, node);
  note_cuts(builder, node);
  return node->constant && node->arg_count ? fix(builder, node) : node;
}
