/* Subjects that rest on one field do not come in every combination. Those that can be worked out of what they
 * rest on are not tried by themselves then: their fields are, cut wherever it makes a difference. */
#include "check/cases_inside.h"
#include "check/leaning.h"
#include "check/made.h"

/* Values of one field that are each tried. */
#define OPTIONS_MOST 200u
#define SAMPLES_MOST 12u

/* ---- what can be worked out ---- */

static bool opens(yst_cases *cases, const yst_expr *expr, unsigned depth);

static bool field_opens(yst_cases *cases, const yst_expr *field)
{
  yst_kind kind = field->type.kind;
  if (kind == YST_KIND_CHOICE || kind == YST_KIND_YES_NO) return true;
  yst_options options = yst_reach_options(cases->room->reach, field);
  return cases->sampling || (options.listed && options.count <= OPTIONS_MOST);
}

static bool bands_open(const yst_expr *expr)
{
  for (size_t i = 0; expr->bands && i < expr->bands->count; i++) {
    if (expr->bands->items[i].mark_count != 1) return false;
  }
  return expr->bands != NULL && expr->arg_count > 0;
}

static bool args_open(yst_cases *cases, const yst_expr *expr, size_t step, unsigned depth)
{
  bool open = expr->arg_count > 0;
  for (size_t i = 0; open && i < expr->arg_count; i += step) open = opens(cases, expr->args[i], depth + 1);
  return open;
}

static bool rubric_opens(yst_cases *cases, const yst_rubric *rubric, unsigned depth)
{
  bool open = true;
  for (size_t i = 0; open && i < rubric->criterion_count; i++)
    open = opens(cases, yst_criterion_rule(&rubric->criteria[i]), depth + 1);
  return open;
}

static bool result_opens(yst_cases *cases, const yst_expr *expr, unsigned depth)
{
  const yst_rubric *rubric = yst_case_rubric(cases->model, expr);
  const yst_criterion *criterion = yst_case_criterion(cases->model, expr);
  const yst_expr *behind = yst_case_behind(cases->model, expr);
  if (rubric) return rubric_opens(cases, rubric, depth);
  if (criterion) return opens(cases, yst_criterion_rule(criterion), depth + 1);
  return behind && opens(cases, behind, depth + 1);
}

static bool opens(yst_cases *cases, const yst_expr *expr, unsigned depth)
{
  if (!expr || depth >= YST_CASES_DEPTH || cases->room->left == 0) return false;
  cases->room->left--;
  switch (expr->op) {
  case YST_OP_CONST:
  case YST_OP_LIMIT: return true;
  case YST_OP_FIELD: return field_opens(cases, expr);
  case YST_OP_BANDS: return bands_open(expr);
  case YST_OP_CHOOSE:
    return args_open(cases, expr, 2, depth) &&
           (expr->arg_count % 2 == 0 || opens(cases, expr->args[expr->arg_count - 1], depth + 1));
  case YST_OP_RESULT: return result_opens(cases, expr, depth);
  case YST_OP_AND:
  case YST_OP_OR:
  case YST_OP_NOT: return true;
  default:
    return yst_op_is_comparison(expr->op) || (yst_case_is_sum(expr) && args_open(cases, expr, 1, depth));
  }
}

/* ---- what is tried instead ---- */

static void take_in(yst_cases *cases, const yst_expr *expr, unsigned depth);

/* Of all values of a field, or where a sample has to do, about where what rests on it is cut. */
static void take_in_field(yst_cases *cases, const yst_expr *field)
{
  yst_kind kind = field->type.kind;
  bool counted = kind == YST_KIND_CHOICE || kind == YST_KIND_YES_NO;
  yst_cases_add(cases, field);
  if (counted) return;
  yst_options options = yst_reach_options(cases->room->reach, field);
  bool listed = options.listed && options.count <= (cases->sampling ? SAMPLES_MOST : OPTIONS_MOST);
  for (size_t i = 0; listed && i < options.count; i++)
    yst_cases_cut(cases, field, yst_made_constant(cases->arena, field->type, options.items[i]));
  const yst_subject *subject = &cases->opening;
  for (size_t i = 0; !listed && i < subject->cut_count; i++) yst_cases_cut(cases, field, subject->cuts[i]);
}

static void take_in_criterion(yst_cases *cases, const yst_criterion *criterion, unsigned depth)
{
  yst_cases_add(cases, criterion->about.applies);
  take_in(cases, yst_criterion_rule(criterion), depth + 1);
}

static void take_in_result(yst_cases *cases, const yst_expr *expr, unsigned depth)
{
  const yst_rubric *rubric = yst_case_rubric(cases->model, expr);
  const yst_criterion *criterion = yst_case_criterion(cases->model, expr);
  for (size_t i = 0; rubric && i < rubric->criterion_count; i++)
    take_in_criterion(cases, &rubric->criteria[i], depth);
  if (criterion) take_in_criterion(cases, criterion, depth);
  if (!rubric && !criterion) take_in(cases, yst_case_behind(cases->model, expr), depth + 1);
}

static void take_in(yst_cases *cases, const yst_expr *expr, unsigned depth)
{
  if (!expr || depth >= YST_CASES_DEPTH || cases->too_many) return;
  if (expr->op == YST_OP_FIELD) {
    take_in_field(cases, expr);
  } else if (expr->op == YST_OP_RESULT) {
    take_in_result(cases, expr, depth);
  } else if (yst_case_is_sum(expr)) {
    for (size_t i = 0; i < expr->arg_count; i++) take_in(cases, expr->args[i], depth + 1);
  } else {
    yst_cases_add(cases, expr);
    for (size_t i = 0; expr->op == YST_OP_CHOOSE && i < expr->arg_count; i++) {
      if (i % 2 == 0) take_in(cases, expr->args[i], depth + 1);
    }
  }
}

/* ---- a field times something and something ---- */

typedef struct line {
  const yst_expr *field;
  yst_number slope, offset;
} line;

static bool line_of(const yst_cases *cases, const yst_expr *expr, unsigned depth, line *found)
{
  *found = (line){NULL, yst_number_of(1), yst_number_of(0)};
  const yst_expr *behind = expr->op == YST_OP_RESULT ? yst_case_behind(cases->model, expr) : NULL;
  if (depth >= YST_CASES_DEPTH) return false;
  if (behind) return line_of(cases, behind, depth + 1, found);
  found->field = expr->op == YST_OP_FIELD ? expr : NULL;
  if (found->field) return true;
  if (!yst_case_is_sum(expr) || expr->arg_count != 2) return false;
  const yst_expr *a = expr->args[0], *b = expr->args[1];
  if (a->op == YST_OP_CONST && expr->op != YST_OP_SUBTRACT && expr->op != YST_OP_DIVIDE) {
    a = expr->args[1];
    b = expr->args[0];
  }
  if (b->op != YST_OP_CONST || !line_of(cases, a, depth + 1, found)) return false;
  switch (expr->op) {
  case YST_OP_ADD: return yst_number_add(found->offset, b->number, &found->offset);
  case YST_OP_SUBTRACT: return yst_number_subtract(found->offset, b->number, &found->offset);
  case YST_OP_MULTIPLY:
    return b->number.num != 0 && yst_number_multiply(found->slope, b->number, &found->slope) &&
           yst_number_multiply(found->offset, b->number, &found->offset);
  case YST_OP_DIVIDE:
    return b->number.num != 0 && yst_number_divide(found->slope, b->number, &found->slope) &&
           yst_number_divide(found->offset, b->number, &found->offset);
  default: return false;
  }
}

/* Where the field lies when the line comes to an amount. */
static bool cut_line(yst_cases *cases, const line *along, yst_number amount)
{
  if (!yst_number_subtract(amount, along->offset, &amount) ||
      !yst_number_divide(amount, along->slope, &amount))
    return false;
  yst_cases_cut(cases, along->field, yst_made_constant(cases->arena, along->field->type, amount));
  return true;
}

static bool cut_line_everywhere(yst_cases *cases, const line *along, const yst_subject *subject)
{
  bool fits = !subject->other;
  for (size_t i = 0; fits && i < subject->cut_count; i++) {
    const yst_expr *cut = subject->cuts[i];
    const yst_limit *limit = cut->op == YST_OP_LIMIT && cut->index < cases->model->limit_count
                                 ? &cases->model->limits[cut->index]
                                 : NULL;
    fits = limit || cut->op == YST_OP_CONST;
    if (fits && !limit) fits = cut_line(cases, along, cut->number);
    for (size_t k = 0; fits && limit && k < limit->version_count; k++)
      fits = cut_line(cases, along, limit->versions[k].amount);
  }
  return fits;
}

/* ---- one after the other ---- */

/* Whether a subject rests on a field of another. */
static bool shares(yst_cases *cases, size_t place)
{
  const yst_subject *each = &cases->subjects[place];
  yst_leaning own = yst_leaning_of(cases->arena, cases->model, each->expr);
  yst_leaning beside = yst_leaning_of(cases->arena, cases->model, each->other);
  for (size_t i = 0; i < cases->count; i++) {
    if (i == place) continue;
    const yst_expr *const both[] = {cases->subjects[i].expr, cases->subjects[i].other};
    for (size_t k = 0; k < 2; k++) {
      size_t cost = cases->model->field_count + 1;
      if (!both[k] || cases->room->left < cost) continue;
      cases->room->left -= cost;
      yst_leaning other = yst_leaning_of(cases->arena, cases->model, both[k]);
      if (yst_leaning_share(&own, &other) || (each->other && yst_leaning_share(&beside, &other))) return true;
    }
  }
  return false;
}

/* A score or a value; whether something is known goes with any of its values. */
static bool is_made_of_others(const yst_expr *expr)
{
  if (expr->op != YST_OP_RESULT || !expr->result) return yst_case_is_sum(expr);
  yst_rule_kind kind = expr->result->rule_kind;
  return kind == YST_RULE_VALUE || kind == YST_RULE_RUBRIC || kind == YST_RULE_SECTION ||
         kind == YST_RULE_CRITERION;
}

/* Puts what a subject rests on in its place. */
static bool open_subject(yst_cases *cases, size_t place)
{
  yst_subject subject = cases->subjects[place];
  line along;
  bool is_line = !subject.other && line_of(cases, subject.expr, 0, &along);
  if (is_line && !cut_line_everywhere(cases, &along, &subject)) return false;
  if (!is_line && (!opens(cases, subject.expr, 0) || (subject.other && !opens(cases, subject.other, 0))))
    return false;
  memmove(&cases->subjects[place], &cases->subjects[place + 1],
          (--cases->count - place) * sizeof *cases->subjects);
  cases->opening = subject;
  if (is_line) yst_cases_add(cases, along.field);
  if (!is_line) take_in(cases, subject.expr, 0);
  if (subject.other) take_in(cases, subject.other, 0);
  return true;
}

/* What is opened may rest on others that can be opened. */
static bool open_next(yst_cases *cases)
{
  for (size_t i = 0; i < cases->count && cases->count > 1 && !cases->too_many; i++) {
    const yst_subject *each = &cases->subjects[i];
    bool made = each->other || is_made_of_others(each->expr);
    if (made && shares(cases, i) && open_subject(cases, i)) return true;
  }
  return false;
}

void yst_cases_open(yst_cases *cases)
{
  if (cases->opened || cases->too_many) return;
  yst_subject *before = YST_NEW_ARRAY(cases->arena, cases->count, yst_subject);
  size_t count = cases->count;
  if (count) memcpy(before, cases->subjects, count * sizeof *before);
  cases->opened = true;
  bool any = false;
  for (unsigned i = 0; i < YST_CASES_DEPTH && open_next(cases); i++) any = true;
  if (!any) return;
  cases->closed = before;
  cases->closed_count = count;
  if (cases->too_many) yst_cases_close(cases);
}

void yst_cases_sample(yst_cases *cases)
{
  cases->sampling = true;
}

void yst_cases_close(yst_cases *cases)
{
  cases->subjects = cases->closed;
  cases->count = cases->capacity = cases->closed_count;
  cases->closed = NULL;
  cases->too_many = false;
}

bool yst_cases_share(yst_cases *cases)
{
  for (size_t i = 0; i < cases->count && cases->count > 1; i++) {
    if (is_made_of_others(cases->subjects[i].expr) && shares(cases, i)) return true;
  }
  return false;
}
