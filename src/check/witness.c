#include "check/witness.h"

#include "check/cases_inside.h"
#include "check/made.h"

/* Past the limit of messages there is nobody to see it: NULL then. */
static yst_witness *witness_of(yst_diags *diags, yst_diag *diag)
{
  if (diag == &diags->scratch) return NULL;
  if (!diag->witness) diag->witness = YST_NEW(diags->arena, yst_witness);
  return diag->witness;
}

/* ---- whom it touches ---- */

void yst_witness_touches(yst_diags *diags, yst_diag *diag, const yst_model *model, yst_expr *condition)
{
  yst_witness *witness = witness_of(diags, diag);
  yst_expr *of_record = witness ? yst_made_of_record(diags->arena, model, condition) : NULL;
  if (!of_record) return;
  witness->touch = YST_TOUCH_LINES;
  witness->touches = of_record;
}

void yst_witness_touches_nothing(yst_diags *diags, yst_diag *diag)
{
  yst_witness *witness = witness_of(diags, diag);
  if (witness) witness->touch = YST_TOUCH_NOTHING;
}

/* ---- the case ---- */

static yst_example *case_of(yst_diags *diags, yst_diag *diag)
{
  yst_witness *witness = witness_of(diags, diag);
  if (!witness) return NULL;
  witness->state = YST_WITNESS_MADE;
  witness->example.words = diag->message;
  witness->example.span = diag->span;
  return &witness->example;
}

static void add_given(yst_diags *diags, yst_example *example, yst_given given)
{
  size_t count = example->given_count;
  example->given = yst_arena_grow(diags->arena, example->given, count, count + 1, sizeof given);
  example->given[example->given_count++] = given;
}

void yst_witness_give(yst_diags *diags, yst_diag *diag, size_t field, yst_number number)
{
  yst_example *example = case_of(diags, diag);
  yst_given given = {.field = field, .answer = SIZE_MAX, .kind = YST_LITERAL_NUMBER, .number = number};
  if (example) add_given(diags, example, given);
}

void yst_witness_give_state(yst_diags *diags, yst_diag *diag, size_t field, yst_literal_kind state)
{
  yst_example *example = case_of(diags, diag);
  yst_given given = {.field = field, .answer = SIZE_MAX, .kind = state};
  if (example) add_given(diags, example, given);
}

void yst_witness_give_cell(yst_diags *diags, yst_diag *diag, size_t list, size_t column, yst_number number)
{
  yst_example *example = case_of(diags, diag);
  if (!example) return;
  size_t count = example->row_count;
  example->rows = yst_arena_grow(diags->arena, example->rows, count, count + 1, sizeof *example->rows);
  yst_given_row *row = &example->rows[example->row_count++];
  row->list = list;
  row->count = 1;
  row->cells = yst_arena_array(diags->arena, 1, sizeof *row->cells);
  row->cells[0].column = column;
  row->cells[0].kind = YST_LITERAL_NUMBER;
  row->cells[0].number = number;
}

/* NULL for what a register does not hold, or holds under a condition only. */
static const yst_field *cell_of(const yst_model *model, const yst_expr *expr)
{
  const yst_field *field = NULL;
  if (expr->op == YST_OP_FIELD) field = &model->fields[expr->index];
  if (expr->op == YST_OP_COLUMN) field = &model->lists[expr->list].columns[expr->index];
  return field && !field->formula && !field->about.applies && !field->other ? field : NULL;
}

bool yst_witness_can_give(const yst_model *model, const yst_expr *expr)
{
  return expr && cell_of(model, expr);
}

bool yst_witness_give_subject(yst_diags *diags, yst_diag *diag, const yst_model *model,
                              const yst_expr *subject, yst_number number)
{
  if (!yst_witness_can_give(model, subject)) return false;
  if (subject->op == YST_OP_FIELD) {
    yst_witness_give(diags, diag, subject->index, number);
  } else {
    yst_witness_give_cell(diags, diag, subject->list, subject->index, number);
  }
  return true;
}

/* Whether the day is worth giving. */
static bool day_of(yst_day day, const yst_day *next, yst_day *as_at)
{
  bool first = day == YST_DAY_FIRST;
  *as_at = first && next ? *next - 1 : day;
  return !first || next;
}

static yst_given given_of(const yst_expr *expr, yst_case_value value)
{
  yst_given given = {
      .field = SIZE_MAX, .answer = SIZE_MAX, .kind = YST_LITERAL_NUMBER, .number = value.number};
  if (value.state == YST_CASE_NOT_APPLICABLE) given.kind = YST_LITERAL_NOT_APPLICABLE;
  if (expr->op == YST_OP_FIELD) given.field = expr->index;
  if (expr->op == YST_OP_ANSWER) given.answer = expr->index;
  return given;
}

static bool can_be_given(const yst_model *model, const yst_subject *subject)
{
  const yst_expr *expr = subject->expr;
  bool is_cell = expr->op == YST_OP_ANSWER || (expr->op == YST_OP_FIELD && cell_of(model, expr));
  return is_cell && !subject->other && subject->pieces[subject->at].state != YST_CASE_UNCLEAR;
}

bool yst_case_example(yst_arena *arena, const yst_cases *cases, yst_example *example)
{
  *example = (yst_example){.given_count = 0};
  for (size_t i = 0; i < cases->count; i++) {
    if (!can_be_given(cases->model, &cases->subjects[i])) return false;
  }
  example->given = YST_NEW_ARRAY(arena, cases->count, yst_given);
  for (size_t i = 0; i < cases->count; i++) {
    const yst_subject *subject = &cases->subjects[i];
    example->given[example->given_count++] = given_of(subject->expr, subject->pieces[subject->at]);
  }
  example->has_as_at = day_of(cases->day, cases->day_count > 1 ? &cases->days[1] : NULL, &example->as_at);
  return true;
}

void yst_witness_give_example(yst_diags *diags, yst_diag *diag, const yst_example *example)
{
  yst_example *own = case_of(diags, diag);
  if (!own) return;
  for (size_t i = 0; i < example->given_count; i++) add_given(diags, own, example->given[i]);
  own->has_as_at = example->has_as_at;
  own->as_at = example->as_at;
}

void yst_witness_day(yst_diags *diags, yst_diag *diag, yst_day day, const yst_day *next)
{
  yst_example *example = case_of(diags, diag);
  if (example) example->has_as_at = day_of(day, next, &example->as_at);
}

/* ---- what is said of it ---- */

/* What is shown comes after what is proved. */
static void add_expectation(yst_diags *diags, yst_diag *diag, yst_expectation expectation, bool proves)
{
  yst_example *example = case_of(diags, diag);
  if (!example) return;
  size_t count = example->expect_count, at = proves ? diag->witness->proof_count : count;
  expectation.span = diag->span;
  example->expects =
      yst_arena_grow(diags->arena, example->expects, count, count + 1, sizeof *example->expects);
  for (size_t i = count; i > at; i--) example->expects[i] = example->expects[i - 1];
  example->expects[at] = expectation;
  example->expect_count++;
  if (proves) diag->witness->proof_count++;
}

void yst_witness_proof(yst_diags *diags, yst_diag *diag, yst_expr *condition)
{
  add_expectation(diags, diag, (yst_expectation){.condition = condition}, true);
}

void yst_witness_proof_state(yst_diags *diags, yst_diag *diag, yst_expr *subject, yst_literal_kind state)
{
  add_expectation(diags, diag, (yst_expectation){.subject = subject, .state = state}, true);
}

void yst_witness_shows(yst_diags *diags, yst_diag *diag, yst_expr *condition)
{
  add_expectation(diags, diag, (yst_expectation){.condition = condition}, false);
}

void yst_witness_shows_state(yst_diags *diags, yst_diag *diag, const yst_result *result,
                             yst_literal_kind state)
{
  yst_expr *subject = yst_made_result(diags->arena, result);
  add_expectation(diags, diag, (yst_expectation){.subject = subject, .state = state}, false);
}
