#include "model/scope.h"

static const yst_type number_type = {YST_KIND_NUMBER, NULL};
static const yst_type yes_no = {YST_KIND_YES_NO, NULL};

static bool can_be_summed(yst_kind kind)
{
  return kind == YST_KIND_NUMBER || kind == YST_KIND_MONEY || kind == YST_KIND_PERCENT ||
         kind == YST_KIND_MONTHS || kind == YST_KIND_DAYS;
}

static const char *word_of(yst_aggregate aggregate)
{
  switch (aggregate) {
  case YST_AGG_COUNT: return "count";
  case YST_AGG_SUM: return "sum";
  case YST_AGG_AVERAGE: return "average";
  case YST_AGG_HIGHEST: return "highest";
  case YST_AGG_LOWEST: return "lowest";
  case YST_AGG_BEST: return "best";
  case YST_AGG_WORST: return "worst";
  case YST_AGG_SHARE: return "share";
  case YST_AGG_LATEST: return "latest";
  case YST_AGG_EARLIEST: return "earliest";
  }
  return "count";
}

static bool goes_by_goodness(yst_aggregate aggregate)
{
  return aggregate == YST_AGG_BEST || aggregate == YST_AGG_WORST;
}

/* Best and worst as highest and lowest; all others stay. */
static yst_aggregate end_of(yst_aggregate aggregate, bool higher_is_better)
{
  if (!goes_by_goodness(aggregate)) return aggregate;
  return (aggregate == YST_AGG_BEST) == higher_is_better ? YST_AGG_HIGHEST : YST_AGG_LOWEST;
}

/* The measure made fit for the aggregate, or NULL with a message. */
static yst_expr *fit_measure(yst_model_builder *b, yst_aggregate aggregate, yst_expr *measure)
{
  yst_text text = yst_span_text(b, measure->span), phrase = yst_type_phrase(b, measure->type);
  if (aggregate == YST_AGG_SUM || aggregate == YST_AGG_AVERAGE) {
    measure = yst_expr_points(b, measure);
    if (can_be_summed(measure->type.kind)) return measure;
    yst_diags_add(b->diags, YST_TYPE_MISMATCH, measure->span, "`%t` is %t and cannot be added up", text,
                  phrase);
    return NULL;
  }
  bool by_order = aggregate == YST_AGG_HIGHEST || aggregate == YST_AGG_LOWEST;
  if (!by_order || yst_type_ordered(measure->type)) return measure;
  yst_diags_add(b->diags, YST_UNORDERED, measure->span, "`%t` is %t, which has no order", text, phrase);
  return NULL;
}

static yst_expr *say_no_measure(yst_model_builder *b, const yst_syntax *syntax, yst_text list)
{
  const char *word = word_of(syntax->aggregate);
  yst_diag *diag = yst_diags_add(b->diags, YST_NOT_A_LIST, syntax->span,
                                 "`%s of %t` does not say what of each row", word, list);
  yst_diag_help(b->diags, diag, "Write `%s COLUMN of %t`.", word, list);
  return yst_expr_broken(b, syntax->span);
}

/* ---- rows of a list, records of the register ---- */

static bool needs_measure(yst_aggregate aggregate)
{
  return aggregate != YST_AGG_COUNT && aggregate != YST_AGG_SHARE;
}

static yst_expr *make_rows(const yst_members *m, const yst_syntax *syntax, yst_aggregate aggregate,
                           yst_expr *measure, yst_expr *by)
{
  yst_model_builder *b = m->inner.builder;
  yst_type type = measure ? measure->type : number_type;
  if (aggregate == YST_AGG_SHARE) type = yst_type_of(YST_KIND_PERCENT);
  if (aggregate == YST_AGG_COUNT) type = number_type;
  yst_expr *const args[3] = {m->where, measure, by};
  yst_op op = m->kind == YST_MEMBERS_ROWS ? YST_OP_AGGREGATE : YST_OP_FOLD;
  yst_expr *expr = yst_expr_list(b, op, type, syntax->span, args, 3);
  expr->aggregate = aggregate;
  expr->list = m->list;
  return expr;
}

/* Which end of a measure is good over the rows of a list: all of them have to agree. With none of their own,
 * as in the row at hand of another list. */
static yst_direction direction_over(const yst_scope *scope, const yst_members *m, const yst_expr *measure,
                                    yst_span span)
{
  yst_model_builder *b = scope->builder;
  yst_direction direction = yst_direction_of_expr(b, measure);
  if (direction == YST_NO_DIRECTION && m->kind == YST_MEMBERS_ROWS) {
    direction = yst_direction_of_rows(b, m->list);
    if (direction == YST_BETTER_BY_ROW) {
      yst_diag *diag = yst_diags_add(b->diags, YST_NO_GOOD_END, span,
                                     "the rows of `%t` differ in which way is better, so none is the best",
                                     yst_name_text(b, b->model->lists[m->list].about.name));
      yst_diag_help(b->diags, diag, "Say `highest` or `lowest`, or count the rows that are good enough.");
      return YST_NO_DIRECTION;
    }
  }
  if (direction == YST_NO_DIRECTION) direction = yst_direction_of_rows(b, scope->list);
  if (direction == YST_NO_DIRECTION) yst_say_no_good_end(b, span, measure);
  return direction;
}

static yst_expr *aggregate_rows(const yst_scope *scope, const yst_members *m, const yst_syntax *syntax)
{
  yst_model_builder *b = m->inner.builder;
  yst_aggregate aggregate = syntax->aggregate;
  const yst_syntax *measured = syntax->arg_count > 1 ? syntax->args[1] : NULL;
  const yst_syntax *ordered = syntax->arg_count > 2 ? syntax->args[2] : NULL;
  yst_expr *measure = yst_resolve_measure(m, measured);
  if (!measure && needs_measure(aggregate))
    return say_no_measure(b, syntax, yst_span_text(b, syntax->args[0]->span));
  if (!needs_measure(aggregate)) measure = NULL;
  yst_expr *by =
      ordered ? yst_resolve_as(&m->inner, ordered, yst_type_of(YST_KIND_DATE), "rows are put in order by")
              : NULL;
  if ((aggregate == YST_AGG_LATEST || aggregate == YST_AGG_EARLIEST) && !by)
    aggregate = aggregate == YST_AGG_LATEST ? YST_AGG_HIGHEST : YST_AGG_LOWEST;
  yst_direction direction = YST_HIGHER_IS_BETTER;
  if (measure && !yst_is_broken(measure)) {
    if (goes_by_goodness(aggregate)) direction = direction_over(scope, m, measure, syntax->span);
    measure = direction ? fit_measure(b, end_of(aggregate, true), measure) : NULL;
    if (!measure) return yst_expr_broken(b, syntax->span);
  }
  bool higher = direction != YST_LOWER_IS_BETTER;
  yst_expr *rows = make_rows(m, syntax, end_of(aggregate, higher), measure, by);
  if (direction != YST_BETTER_BY_ROW) return rows;
  return yst_choose_by_row(scope, syntax->span, rows,
                           make_rows(m, syntax, end_of(aggregate, false), measure, by));
}

/* ---- values written out ---- */

static yst_expr *whole(yst_model_builder *b, int64_t number, yst_type type, yst_span span)
{
  return yst_expr_const(b, type, yst_number_of(number), span);
}

/* A member's value when it applies and is picked out; otherwise nothing at all, or 0. */
static yst_expr *value_if(yst_model_builder *b, yst_expr *value, yst_expr *condition, bool or_zero)
{
  if (!condition) return value;
  yst_expr *const args[3] = {value, condition, or_zero ? whole(b, 0, value->type, value->span) : NULL};
  return yst_expr_list(b, YST_OP_CHOOSE, value->type, value->span, args, or_zero ? 3 : 2);
}

static yst_expr *applicable(yst_model_builder *b, yst_expr *value)
{
  return yst_expr_of(b, YST_OP_APPLICABLE, yes_no, value->span, value, NULL);
}

/* Pair by pair, so that a long list does not become a deep expression. */
static yst_expr *add_up(yst_model_builder *b, yst_expr **parts, size_t count, yst_type type, yst_span span)
{
  if (count == 0) return whole(b, 0, type, span);
  while (count > 1) {
    size_t pairs = count / 2;
    for (size_t i = 0; i < pairs; i++)
      parts[i] = yst_expr_of(b, YST_OP_ADD, type, span, parts[2 * i], parts[2 * i + 1]);
    if (count % 2) parts[pairs] = parts[count - 1];
    count = pairs + count % 2;
  }
  return parts[0];
}

/* How many members there are: conditions that hold, or others that apply. */
static yst_expr *count_fixed(yst_model_builder *b, const yst_members *m, bool only_applicable)
{
  yst_expr **parts = YST_NEW_ARRAY(b->arena, m->count, yst_expr *);
  for (size_t i = 0; i < m->count; i++) {
    yst_expr *one = whole(b, 1, number_type, m->span);
    bool is_condition = m->items[i]->type.kind == YST_KIND_YES_NO && !only_applicable;
    yst_expr *holds = is_condition ? m->items[i] : applicable(b, m->items[i]);
    parts[i] = value_if(b, one, yst_expr_both(b, m->wheres[i], holds), true);
  }
  return add_up(b, parts, m->count, number_type, m->span);
}

static yst_expr *sum_fixed(yst_model_builder *b, const yst_members *m)
{
  yst_expr **parts = YST_NEW_ARRAY(b->arena, m->count, yst_expr *);
  for (size_t i = 0; i < m->count; i++)
    parts[i] = value_if(b, m->items[i], yst_expr_both(b, m->wheres[i], applicable(b, m->items[i])), true);
  return add_up(b, parts, m->count, m->items[0]->type, m->span);
}

static yst_expr *pick_fixed(yst_model_builder *b, const yst_members *m, yst_op op)
{
  yst_expr **parts = YST_NEW_ARRAY(b->arena, m->count, yst_expr *);
  for (size_t i = 0; i < m->count; i++) parts[i] = value_if(b, m->items[i], m->wheres[i], false);
  return yst_expr_list(b, op, m->items[0]->type, m->span, parts, m->count);
}

/* All of one type and fit for the aggregate; points are taken where words carry them. */
static bool fit_members(yst_model_builder *b, yst_members *m, yst_aggregate aggregate, yst_span span)
{
  for (size_t i = 0; i < m->count; i++) {
    if (yst_is_broken(m->items[i]) || (m->wheres[i] && yst_is_broken(m->wheres[i]))) return false;
  }
  if (aggregate == YST_AGG_COUNT) return true;
  for (size_t i = 0; i < m->count; i++) {
    m->items[i] = fit_measure(b, aggregate, m->items[i]);
    if (!m->items[i]) return false;
    if (yst_type_same(m->items[0]->type, m->items[i]->type)) continue;
    yst_say_mismatch(b, span, m->items[0], m->items[i], "taken together");
    return false;
  }
  return true;
}

/* `count of missing of papers`: how many words a set holds. */
static yst_expr *count_words(yst_model_builder *b, yst_expr *set)
{
  size_t count = set->type.choices->count;
  yst_expr **parts = YST_NEW_ARRAY(b->arena, count, yst_expr *);
  for (size_t i = 0; i < count; i++) {
    yst_expr *has = yst_expr_of(b, YST_OP_INCLUDES, yes_no, set->span, set, NULL);
    has->quantity = YST_Q_ALL;
    has->number = yst_number_of((int64_t)1 << i);
    parts[i] = value_if(b, whole(b, 1, number_type, set->span), has, true);
  }
  return add_up(b, parts, count, number_type, set->span);
}

static bool is_set(yst_type type)
{
  return type.kind == YST_KIND_SET || type.kind == YST_KIND_NAMES;
}

/* The best or worst of values that fit. */
static yst_expr *best_fixed(const yst_scope *scope, const yst_members *m, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  yst_direction direction = yst_direction_between(scope, m->items[0], m->items[m->count - 1]);
  bool best = syntax->aggregate == YST_AGG_BEST;
  switch (direction) {
  case YST_HIGHER_IS_BETTER: return pick_fixed(b, m, best ? YST_OP_HIGHER : YST_OP_LOWER);
  case YST_LOWER_IS_BETTER: return pick_fixed(b, m, best ? YST_OP_LOWER : YST_OP_HIGHER);
  case YST_BETTER_BY_ROW:
    return yst_choose_by_row(scope, syntax->span, pick_fixed(b, m, best ? YST_OP_HIGHER : YST_OP_LOWER),
                             pick_fixed(b, m, best ? YST_OP_LOWER : YST_OP_HIGHER));
  case YST_NO_DIRECTION: break;
  }
  yst_say_no_good_end(b, syntax->span, m->items[0]);
  return yst_expr_broken(b, syntax->span);
}

static yst_expr *aggregate_fixed(const yst_scope *scope, yst_members *m, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  yst_aggregate aggregate = syntax->aggregate;
  if (!m->is_several && m->count == 1 && yst_is_broken(m->items[0])) return m->items[0];
  if (!m->is_several && m->count == 1 && is_set(m->items[0]->type) && aggregate == YST_AGG_COUNT)
    return count_words(b, m->items[0]);
  if (!m->is_several || m->count == 0) {
    yst_diag *diag = yst_diags_add(b->diags, YST_NOT_A_LIST, syntax->args[0]->span, "`%t` is no list",
                                   yst_span_text(b, syntax->args[0]->span));
    yst_diag_help(b->diags, diag,
                  "Write the list's name, `(a, b)`, `criteria of RUBRIC` or `(LIST where …)`.");
    return yst_expr_broken(b, syntax->span);
  }
  if (!fit_members(b, m, end_of(aggregate, true), syntax->span)) return yst_expr_broken(b, syntax->span);
  switch (aggregate) {
  case YST_AGG_COUNT: return count_fixed(b, m, false);
  case YST_AGG_SUM: return sum_fixed(b, m);
  case YST_AGG_BEST:
  case YST_AGG_WORST: return best_fixed(scope, m, syntax);
  case YST_AGG_HIGHEST: return pick_fixed(b, m, YST_OP_HIGHER);
  case YST_AGG_LOWEST: return pick_fixed(b, m, YST_OP_LOWER);
  case YST_AGG_AVERAGE:
    return yst_expr_of(b, YST_OP_DIVIDE, m->items[0]->type, syntax->span, sum_fixed(b, m),
                       count_fixed(b, m, true));
  default: break;
  }
  yst_diags_add(b->diags, YST_NOT_A_LIST, syntax->args[0]->span,
                "`%s` is taken over a list's rows or the register", word_of(aggregate));
  return yst_expr_broken(b, syntax->span);
}

/* `count of CHECKLIST` is the checklist's own count. */
static const yst_result *count_of_checklist(const yst_scope *scope, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  const yst_syntax *of = syntax->args[0];
  if (syntax->aggregate != YST_AGG_COUNT || of->op != YST_X_NAME) return NULL;
  const yst_symbol *symbol = yst_symbol_named(b, of->name);
  if (!symbol || symbol->kind != YST_SYMBOL_CHECKLIST) return NULL;
  return b->model->checklists[symbol->index].count;
}

yst_expr *yst_resolve_aggregate(const yst_scope *scope, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  yst_expr *of_file = yst_count_of_file(scope, syntax);
  if (of_file) return of_file;
  const yst_result *count = count_of_checklist(scope, syntax);
  if (count) return yst_use_result(scope, count, syntax->span);
  yst_members m = yst_resolve_members(scope, syntax->args, 1, syntax->span);
  switch (m.kind) {
  case YST_MEMBERS_FIXED: return aggregate_fixed(scope, &m, syntax);
  case YST_MEMBERS_ROWS:
  case YST_MEMBERS_REGISTER: return aggregate_rows(scope, &m, syntax);
  case YST_MEMBERS_BROKEN: break;
  }
  return yst_expr_broken(b, syntax->span);
}
