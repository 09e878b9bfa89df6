/* What examples say of themselves, without running them: a day on which the toolkit is not in force, a value
 * that a field does not allow, two examples of one case that expect different things. */
#include "check/amount.h"
#include "check/checks.h"
#include "check/same.h"
#include "check/witness.h"

/* Examples are held against each other up to this many. */
#define EXAMPLES_MOST 1000u

static bool is_own(const yst_example *example)
{
  return example->span.source == YST_OWN_SOURCE;
}

/* ---- the day ---- */

static yst_text day_text(yst_arena *arena, yst_day day)
{
  yst_buffer buffer = yst_buffer_in(arena);
  yst_day_write(&buffer, day);
  return yst_buffer_text(&buffer);
}

static void check_day(const yst_model *model, yst_diags *diags, const yst_example *example)
{
  const yst_toolkit_decl *toolkit = &model->toolkit;
  bool before = toolkit->has_from && example->as_at < toolkit->from;
  bool after = toolkit->has_to && example->as_at > toolkit->to;
  if (!example->has_as_at || (!before && !after)) return;
  yst_diag *diag = yst_diags_add(diags, YST_NOT_IN_FORCE, example->span, "on %t the toolkit is not in force",
                                 day_text(diags->arena, example->as_at));
  yst_diag_label(diags, diag, toolkit->about.span, "it is in force %s %t", before ? "from" : "to",
                 day_text(diags->arena, before ? toolkit->from : toolkit->to));
  yst_diag_help(diags, diag, "Let the example stand on a day on which its rules hold.");
  yst_witness_touches_nothing(diags, diag);
}

/* ---- the values ---- */

/* Steps are counted from nought, as bands count them. */
static bool is_on_step(const yst_field *field, yst_number number)
{
  yst_number steps;
  if (!field->has_step || field->step.num == 0) return true;
  return !yst_number_divide(number, field->step, &steps) || steps.den == 1;
}

static bool is_amount(yst_kind kind)
{
  return kind != YST_KIND_SET && kind != YST_KIND_NAMES && kind != YST_KIND_TEXT && kind != YST_KIND_YES_NO;
}

static void say_value(yst_diags *diags, const yst_field *field, yst_span span, yst_text message)
{
  yst_diag *diag = yst_diags_add(diags, YST_EXAMPLE_VALUE, span, "%t", message);
  yst_diag_label(diags, diag, field->about.name_span.source ? field->about.name_span : field->about.span,
                 "what it may hold is said under this");
  yst_diag_help(diags, diag, "A register with it gets a finding; give a value that can occur.");
  yst_witness_touches_nothing(diags, diag);
}

static bool is_reversed(const yst_field *field)
{
  return field->has_low && field->has_high && yst_number_compare(field->low, field->high) > 0;
}

static void check_value(const yst_model *model, yst_diags *diags, const yst_field *field,
                        yst_literal_kind kind, yst_number number, yst_span span)
{
  if (kind != YST_LITERAL_NUMBER || !is_amount(field->type.kind) || is_reversed(field)) return;
  yst_arena *arena = diags->arena;
  yst_text name = yst_atom_text(model->atoms, field->about.name);
  yst_text given = yst_amount_text(arena, model->atoms, field->type, number);
  if (field->has_low && yst_number_compare(number, field->low) < 0) {
    yst_text low = yst_amount_text(arena, model->atoms, field->type, field->low);
    say_value(diags, field, span,
              yst_format(arena, "%t is below %t, the least that `%t` allows", given, low, name));
  } else if (field->has_high && yst_number_compare(number, field->high) > 0) {
    yst_text high = yst_amount_text(arena, model->atoms, field->type, field->high);
    say_value(diags, field, span,
              yst_format(arena, "%t is above %t, the most that `%t` allows", given, high, name));
  } else if (!is_on_step(field, number)) {
    yst_text step = yst_amount_text(arena, model->atoms, field->type, field->step);
    say_value(diags, field, span,
              yst_format(arena, "%t is none of the steps of %t that `%t` has", given, step, name));
  }
}

static void check_values(const yst_model *model, yst_diags *diags, const yst_example *example)
{
  for (size_t i = 0; i < example->given_count; i++) {
    const yst_given *given = &example->given[i];
    if (given->field >= model->field_count) continue;
    check_value(model, diags, &model->fields[given->field], given->kind, given->number, given->span);
  }
  for (size_t i = 0; i < example->row_count; i++) {
    const yst_given_row *row = &example->rows[i];
    for (size_t k = 0; k < row->count; k++)
      check_value(model, diags, &model->lists[row->list].columns[row->cells[k].column], row->cells[k].kind,
                  row->cells[k].number, row->cells[k].span);
  }
}

/* ---- given twice ---- */

static yst_text name_given(const yst_model *model, const yst_given *given)
{
  if (given->field < model->field_count)
    return yst_atom_text(model->atoms, model->fields[given->field].about.name);
  return given->answer < model->answer_count ? model->answers[given->answer].item : YST_TEXT("");
}

static bool is_same_question(const yst_given *a, const yst_given *b)
{
  return a->field == b->field && a->answer == b->answer;
}

/* The first value that an example gives again, and where it was given first; NULL when there is none. */
static const yst_given *given_again(const yst_example *example, const yst_given **first)
{
  for (size_t i = 1; i < example->given_count; i++) {
    for (size_t k = 0; k < i; k++) {
      *first = &example->given[k];
      if (is_same_question(*first, &example->given[i])) return &example->given[i];
    }
  }
  return NULL;
}

static void say_twice(yst_diags *diags, yst_text name, yst_span first, yst_span second)
{
  yst_diag *diag = yst_diags_add(diags, YST_GIVEN_TWICE, second, "`%t` is given already", name);
  yst_diag_label(diags, diag, first, "here");
  yst_diag_help(diags, diag,
                "Leave one of the two out. Two cases are two examples, each with its line `example \"…\"`.");
  yst_witness_touches_nothing(diags, diag);
}

static void check_row(const yst_model *model, yst_diags *diags, const yst_given_row *row)
{
  for (size_t i = 1; i < row->count; i++) {
    size_t first = 0;
    while (first < i && row->cells[first].column != row->cells[i].column) first++;
    if (first == i) continue;
    const yst_field *column = &model->lists[row->list].columns[row->cells[i].column];
    say_twice(diags, yst_atom_text(model->atoms, column->about.name), row->cells[first].span,
              row->cells[i].span);
  }
}

/* Once for an example: where a line with `example` is gone, all values come again. Tables of examples have
 * their columns in a head, of which that is said already. */
static void check_twice(const yst_model *model, yst_diags *diags, const yst_example *example)
{
  if (example->head.source) return;
  const yst_given *first, *again = given_again(example, &first);
  if (again) say_twice(diags, name_given(model, again), first->span, again->span);
  for (size_t i = 0; i < example->row_count; i++) check_row(model, diags, &example->rows[i]);
}

/* ---- two examples of one case ---- */

static bool values_same(yst_literal_kind a_kind, yst_number a, yst_text a_text, yst_literal_kind b_kind,
                        yst_number b, yst_text b_text)
{
  if (a_kind != b_kind) return false;
  if (a_kind == YST_LITERAL_TEXT) return yst_text_equal(a_text, b_text);
  return a_kind != YST_LITERAL_NUMBER || yst_number_equal(a, b);
}

static bool has_given(const yst_example *example, const yst_given *given)
{
  for (size_t i = 0; i < example->given_count; i++) {
    const yst_given *other = &example->given[i];
    if (other->field == given->field && other->answer == given->answer)
      return values_same(other->kind, other->number, other->text, given->kind, given->number, given->text);
  }
  return false;
}

static bool rows_same(const yst_given_row *a, const yst_given_row *b)
{
  if (a->list != b->list || a->count != b->count) return false;
  for (size_t i = 0; i < a->count; i++) {
    bool same = a->cells[i].column == b->cells[i].column &&
                values_same(a->cells[i].kind, a->cells[i].number, a->cells[i].text, b->cells[i].kind,
                            b->cells[i].number, b->cells[i].text);
    if (!same) return false;
  }
  return true;
}

static bool is_same_case(const yst_example *a, const yst_example *b)
{
  if (a->given_count != b->given_count || a->row_count != b->row_count || a->has_as_at != b->has_as_at)
    return false;
  if (a->has_as_at && a->as_at != b->as_at) return false;
  for (size_t i = 0; i < a->given_count; i++) {
    if (!has_given(b, &a->given[i])) return false;
  }
  for (size_t i = 0; i < a->row_count; i++) {
    if (!rows_same(&a->rows[i], &b->rows[i])) return false;
  }
  return true;
}

static bool is_equality(const yst_expr *expr)
{
  return expr->op == YST_OP_EQUAL && expr->arg_count == 2 && expr->args[1] &&
         expr->args[1]->op == YST_OP_CONST;
}

static bool denies(const yst_expr *no, const yst_expr *yes)
{
  if (no->op == YST_OP_NOT) return yst_expr_same(no->args[0], yes);
  return no->op == YST_OP_NOT_EQUAL && yes->op == YST_OP_EQUAL && yst_expr_same(no->args[0], yes->args[0]) &&
         yst_expr_same(no->args[1], yes->args[1]);
}

static bool exclude_conditions(const yst_expr *a, const yst_expr *b)
{
  if (denies(a, b) || denies(b, a)) return true;
  return is_equality(a) && is_equality(b) && yst_expr_same(a->args[0], b->args[0]) &&
         !yst_number_equal(a->args[1]->number, b->args[1]->number);
}

/* A value that is compared, or a condition that holds, is neither unknown nor not applicable. */
static bool has_state(const yst_expr *condition, const yst_expr *subject)
{
  if (condition->op == YST_OP_NOT) condition = condition->args[0];
  if (yst_expr_same(condition, subject)) return true;
  return is_equality(condition) && yst_expr_same(condition->args[0], subject);
}

static bool exclude(const yst_expectation *a, const yst_expectation *b)
{
  if (a->condition && b->condition) return exclude_conditions(a->condition, b->condition);
  if (a->condition) return has_state(a->condition, b->subject);
  if (b->condition) return has_state(b->condition, a->subject);
  return a->state != b->state && yst_expr_same(a->subject, b->subject);
}

/* true when it said something. */
static bool compare_examples(yst_diags *diags, const yst_example *a, const yst_example *b)
{
  for (size_t i = 0; i < a->expect_count; i++) {
    for (size_t k = a == b ? i + 1 : 0; k < b->expect_count; k++) {
      if (!exclude(&a->expects[i], &b->expects[k])) continue;
      yst_span second = b->expects[k].cell.source ? b->expects[k].cell : b->expects[k].span;
      yst_span first = a->expects[i].cell.source ? a->expects[i].cell : a->expects[i].span;
      yst_diag *diag = yst_diags_add(diags, YST_EXAMPLES_CONTRADICT, second,
                                     a == b ? "this cannot hold beside what is expected above it"
                                            : "another example expects something else of the same case");
      yst_diag_label(diags, diag, first, "this is expected too");
      yst_diag_help(diags, diag, "One of the two is wrong, or the examples lack what tells them apart.");
      yst_witness_touches_nothing(diags, diag);
      return true;
    }
  }
  return false;
}

/* Once for each example: those after it that say the same are told of by themselves. One that gives a value
 * twice is perhaps two. */
static void check_against(const yst_model *model, yst_diags *diags, size_t place)
{
  const yst_example *example = &model->examples[place];
  const yst_given *first;
  bool said = given_again(example, &first) || compare_examples(diags, example, example);
  for (size_t i = 0; i < place && !said; i++) {
    if (is_same_case(&model->examples[i], example))
      said = compare_examples(diags, &model->examples[i], example);
  }
}

void yst_check_example_words(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  for (size_t i = 0; i < model->example_count; i++) {
    const yst_example *example = &model->examples[i];
    if (!is_own(example)) continue;
    if (check->code == YST_NOT_IN_FORCE) check_day(model, diags, example);
    if (check->code == YST_EXAMPLE_VALUE) check_values(model, diags, example);
    if (check->code == YST_GIVEN_TWICE) check_twice(model, diags, example);
    if (check->code == YST_EXAMPLES_CONTRADICT && i < EXAMPLES_MOST) check_against(model, diags, i);
  }
}
