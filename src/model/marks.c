#include "model/scope.h"

/* ---- the range of an expression ---- */

static const yst_extent unbounded = {0};

static yst_extent between(yst_number low, yst_number high)
{
  return (yst_extent){true, true, low, high};
}

static void widen(yst_extent *extent, yst_number number)
{
  if (!extent->has_low || yst_number_compare(number, extent->low) < 0) extent->low = number;
  if (!extent->has_high || yst_number_compare(number, extent->high) > 0) extent->high = number;
  extent->has_low = extent->has_high = true;
}

static yst_extent join(yst_extent a, yst_extent b)
{
  yst_extent both = a;
  both.has_low = a.has_low && b.has_low;
  both.has_high = a.has_high && b.has_high;
  if (yst_number_compare(b.low, a.low) < 0) both.low = b.low;
  if (yst_number_compare(b.high, a.high) > 0) both.high = b.high;
  return both;
}

static yst_extent of_points(const yst_choices *choices)
{
  yst_extent extent = unbounded;
  for (size_t i = 0; i < choices->count; i++) widen(&extent, choices->items[i].points);
  return extent;
}

static yst_extent of_bands(const yst_bands *bands)
{
  yst_extent extent = unbounded;
  for (size_t i = 0; i < bands->count; i++) {
    for (size_t k = 0; k < bands->items[i].mark_count; k++) widen(&extent, bands->items[i].marks[k]);
  }
  return extent;
}

static yst_extent of_limit(const yst_limit *limit)
{
  yst_extent extent = unbounded;
  for (size_t i = 0; i < limit->version_count; i++) widen(&extent, limit->versions[i].amount);
  return extent;
}

static yst_extent of_table(const yst_table_rule *table)
{
  yst_extent extent = unbounded;
  size_t count = table->cells ? table->rows.count * table->columns.count : 0;
  for (size_t i = 0; i < count; i++) widen(&extent, table->cells[i]);
  return extent;
}

static yst_extent of_field(const yst_field *field)
{
  yst_extent extent = {field->has_low, field->has_high, field->low, field->high};
  if (field->type.kind == YST_KIND_YES_NO) return between(yst_number_of(0), yst_number_of(1));
  return extent;
}

static yst_extent negated(yst_extent a)
{
  return (yst_extent){a.has_high, a.has_low, yst_number_negate(a.high), yst_number_negate(a.low)};
}

static yst_extent added(yst_extent a, yst_extent b)
{
  yst_extent sum = unbounded;
  sum.has_low = a.has_low && b.has_low && yst_number_add(a.low, b.low, &sum.low);
  sum.has_high = a.has_high && b.has_high && yst_number_add(a.high, b.high, &sum.high);
  return sum;
}

static yst_extent multiplied(yst_extent a, yst_extent b)
{
  if (!a.has_low || !a.has_high || !b.has_low || !b.has_high) return unbounded;
  const yst_number left[2] = {a.low, a.high}, right[2] = {b.low, b.high};
  yst_extent product = unbounded;
  for (size_t i = 0; i < 4; i++) {
    yst_number corner;
    if (!yst_number_multiply(left[i / 2], right[i % 2], &corner)) return unbounded;
    widen(&product, corner);
  }
  return product;
}

static yst_extent rounded(const yst_expr *expr, yst_extent a)
{
  if (a.has_low) a.has_low = yst_number_round(a.low, expr->rounding_mode, expr->number, &a.low);
  if (a.has_high) a.has_high = yst_number_round(a.high, expr->rounding_mode, expr->number, &a.high);
  return a;
}

/* Of LOWER and HIGHER. */
static yst_extent picked(const yst_model_builder *b, const yst_expr *expr)
{
  yst_extent all = yst_extent_of(b, expr->args[0]);
  for (size_t i = 1; i < expr->arg_count; i++) all = join(all, yst_extent_of(b, expr->args[i]));
  return all;
}

static yst_extent chosen(const yst_model_builder *b, const yst_expr *expr)
{
  yst_extent all = yst_extent_of(b, expr->args[0]);
  for (size_t i = 2; i < expr->arg_count; i += 2) all = join(all, yst_extent_of(b, expr->args[i]));
  return all;
}

/* As deep as the expression, which is bounded; other results are not followed. */
yst_extent yst_extent_of(const yst_model_builder *builder, const yst_expr *expr)
{
  const yst_model *m = builder->model;
  switch (expr->op) {
  case YST_OP_CONST: return between(expr->number, expr->number);
  case YST_OP_FIELD: return of_field(&m->fields[expr->index]);
  case YST_OP_COLUMN: return of_field(&m->lists[expr->list].columns[expr->index]);
  case YST_OP_LIMIT: return of_limit(&m->limits[expr->index]);
  case YST_OP_POINTS: return of_points(expr->args[0]->type.choices);
  case YST_OP_BANDS: return of_bands(expr->bands);
  case YST_OP_LOOKUP: return of_table(&m->tables[expr->table]);
  case YST_OP_NEGATE: return negated(yst_extent_of(builder, expr->args[0]));
  case YST_OP_ADD: return added(yst_extent_of(builder, expr->args[0]), yst_extent_of(builder, expr->args[1]));
  case YST_OP_SUBTRACT:
    return added(yst_extent_of(builder, expr->args[0]), negated(yst_extent_of(builder, expr->args[1])));
  case YST_OP_MULTIPLY:
    return multiplied(yst_extent_of(builder, expr->args[0]), yst_extent_of(builder, expr->args[1]));
  case YST_OP_ROUND: return rounded(expr, yst_extent_of(builder, expr->args[0]));
  case YST_OP_LOWER:
  case YST_OP_HIGHER: return picked(builder, expr);
  case YST_OP_CHOOSE: return chosen(builder, expr);
  default: return unbounded;
  }
}

/* ---- a criterion's marks ---- */

static yst_extent of_labels(const yst_criterion *c)
{
  yst_extent extent = unbounded;
  for (size_t i = 0; i < c->label_count; i++) widen(&extent, c->labels[i].score);
  return extent;
}

static yst_extent either(yst_extent first, yst_extent second)
{
  if (!first.has_low && !first.has_high) return second;
  if (second.has_low && second.has_high && first.has_low && first.has_high) return join(first, second);
  return first;
}

/* What a person may give is what the field allows; where it does not say, what the words and the evidence
 * give. */
static yst_extent marks_of(const yst_model_builder *b, const yst_criterion *c)
{
  if (!c->assessed) return yst_extent_of(b, c->score);
  yst_extent allowed = yst_extent_of(b, c->assessed);
  if (allowed.has_high) return allowed;
  yst_extent evidence =
      c->evidence && !yst_is_broken(c->evidence) ? yst_extent_of(b, c->evidence) : unbounded;
  return either(of_labels(c), evidence);
}

void yst_find_marks(yst_model_builder *builder, yst_criterion *criterion, const yst_piece *piece)
{
  yst_criterion *c = criterion;
  c->lowest = c->highest = yst_number_of(0);
  const yst_expr *decides = c->assessed ? c->assessed : c->score;
  if (!decides || yst_is_broken(decides)) return;
  yst_extent extent = marks_of(builder, c);
  if (!extent.has_high && !c->assessed) extent = either(extent, of_labels(c));
  if (c->has_cap && (!extent.has_high || yst_number_compare(c->cap, extent.high) < 0)) {
    extent.has_high = true;
    extent.high = c->cap;
  }
  if (c->has_floor && (!extent.has_low || yst_number_compare(c->floor, extent.low) > 0)) {
    extent.has_low = true;
    extent.low = c->floor;
  }
  if (!extent.has_high) {
    yst_diag *diag = yst_diags_add(builder->diags, YST_MISSING_CLAUSE, piece->name.span,
                                   "nothing says how high `%t` can score, so there is no maximum",
                                   yst_name_text(builder, c->about.name));
    yst_diag_help(builder->diags, diag,
                  "Write `allowed A to B` under its field, `labels` for its scores, or `cap at A`.");
    return;
  }
  c->highest = extent.high;
  if (extent.has_low) c->lowest = extent.low;
  if (yst_number_compare(c->lowest, c->highest) > 0) c->lowest = c->highest;
}

/* ---- totals ---- */

typedef struct pair {
  yst_number low, high;
} pair;

static void add_pair(pair *sum, pair part)
{
  /* A total beyond what can be held is said when it is evaluated. */
  if (!yst_number_add(sum->low, part.low, &sum->low)) sum->low = yst_number_of(0);
  if (!yst_number_add(sum->high, part.high, &sum->high)) sum->high = yst_number_of(0);
}

static pair scaled(pair part, yst_number maximum, yst_number to)
{
  pair made = {yst_number_of(0), to};
  yst_number share;
  if (maximum.num > 0 && yst_number_divide(part.low, maximum, &share))
    yst_number_multiply(share, to, &made.low);
  return made;
}

static pair of_criterion(const yst_criterion *c)
{
  pair own = {c->lowest, c->highest};
  if (c->weight && c->weight->op == YST_OP_CONST) return scaled(own, c->highest, c->weight->number);
  if (c->weight) return scaled(own, c->highest, yst_number_of(1));
  return c->has_worth ? scaled(own, c->highest, c->worth) : own;
}

/* The `best` of the highest for the top; at the bottom every score is its lowest, and the best of those
 * count. */
static pair of_best(const yst_rubric *rubric, size_t first, size_t count, size_t best)
{
  pair sum = {yst_number_of(0), yst_number_of(0)};
  for (size_t i = 0; i < count; i++) {
    pair own = of_criterion(&rubric->criteria[first + i]);
    size_t higher = 0, lower = 0;
    for (size_t k = 0; k < count && best; k++) {
      pair other = of_criterion(&rubric->criteria[first + k]);
      int by_high = yst_number_compare(other.high, own.high), by_low = yst_number_compare(other.low, own.low);
      if (by_high > 0 || (by_high == 0 && k < i)) higher++;
      if (by_low > 0 || (by_low == 0 && k < i)) lower++;
    }
    pair counted = {lower < best || !best ? own.low : yst_number_of(0),
                    higher < best || !best ? own.high : yst_number_of(0)};
    add_pair(&sum, counted);
  }
  return sum;
}

static pair bounded(pair part, bool has_cap, yst_number cap, bool has_floor, yst_number floor)
{
  if (has_cap && yst_number_compare(part.high, cap) > 0) part.high = cap;
  if (has_cap && yst_number_compare(part.low, cap) > 0) part.low = cap;
  if (has_floor && yst_number_compare(part.low, floor) < 0) part.low = floor;
  if (has_floor && yst_number_compare(part.high, floor) < 0) part.high = floor;
  return part;
}

/* All deductions at once, where they are plain amounts. */
static pair less_deductions(pair part, const yst_deduction *deductions, size_t count)
{
  yst_number maximum = part.high;
  for (size_t i = 0; i < count; i++) {
    const yst_expr *amount = deductions[i].amount;
    if (amount->op != YST_OP_CONST) continue;
    yst_number off = amount->number;
    if (deductions[i].of_maximum && !yst_number_multiply(off, maximum, &off)) continue;
    if (!yst_number_subtract(part.low, off, &part.low)) part.low = yst_number_of(0);
  }
  return part;
}

static pair of_section(const yst_rubric *rubric, const yst_section *s)
{
  pair marks = of_best(rubric, s->first, s->count, s->best);
  yst_number maximum = marks.high;
  marks = less_deductions(marks, s->deductions, s->deduction_count);
  marks = bounded(marks, s->has_cap, s->cap, s->has_floor, s->floor);
  if (s->weight)
    return scaled(marks, maximum, s->weight->op == YST_OP_CONST ? s->weight->number : yst_number_of(1));
  return s->has_worth ? scaled(marks, maximum, s->worth) : marks;
}

void yst_find_totals(yst_rubric *rubric)
{
  pair total = {yst_number_of(0), yst_number_of(0)};
  if (rubric->best) {
    total = of_best(rubric, 0, rubric->criterion_count, rubric->best);
  } else {
    for (size_t i = 0; i < rubric->section_count; i++)
      add_pair(&total, of_section(rubric, &rubric->sections[i]));
  }
  total = less_deductions(total, rubric->deductions, rubric->deduction_count);
  total = bounded(total, rubric->has_cap, rubric->cap, rubric->has_floor, rubric->floor);
  rubric->lowest = total.low;
  rubric->highest = total.high;
}
