/* Rows by choice, yes and no: each choice has one row. */
#include "check/amount.h"
#include "check/band_lists.h"
#include "check/band_witness.h"
#include "check/bounds.h"
#include "check/checks.h"
#include "check/made.h"

/* More missing choices are counted, not named. */
#define NAMES_MOST 5u

typedef struct choice_look {
  const yst_check *check;
  const yst_model *model;
  yst_diags *diags;
  const yst_band_list *list;
  size_t count; /* of choices */
} choice_look;

static size_t count_choices(yst_type over)
{
  if (over.kind == YST_KIND_YES_NO) return 2;
  return over.kind == YST_KIND_CHOICE && over.choices ? over.choices->count : 0;
}

static yst_text choice_text(const choice_look *look, size_t choice)
{
  return yst_amount_text(look->diags->arena, look->model->atoms, look->list->bands->over,
                         yst_number_of((int64_t)choice));
}

/* What is looked at is this choice; NULL for the key of a table, which is looked up in many places. */
static yst_expr *is_choice(const choice_look *look, size_t choice)
{
  const yst_expr *subject = look->list->subject;
  yst_arena *arena = look->diags->arena;
  if (!subject || look->list->key) return NULL;
  yst_expr *constant = yst_made_constant(arena, subject->type, yst_number_of((int64_t)choice));
  return yst_made_condition(arena, YST_OP_EQUAL, subject, constant);
}

/* Whom it touches are all that have one of the choices without a row; the first of these is the case. */
static void show_missing(const choice_look *look, yst_diag *diag, const bool *covered)
{
  const yst_bands *bands = look->list->bands;
  const yst_expr *subject = look->list->subject;
  yst_expr *any = yst_made_any(look->diags->arena, look->count);
  size_t first = SIZE_MAX;
  for (size_t i = 0; i < look->count; i++) {
    if (covered[i] || !is_choice(look, i)) continue;
    any->args[any->arg_count++] = is_choice(look, i);
    if (first == SIZE_MAX) first = i;
  }
  if (first == SIZE_MAX) return;
  yst_witness_touches(look->diags, diag, look->model, any);
  if (subject->op != YST_OP_FIELD) return;
  if (!yst_witness_give_subject(look->diags, diag, look->model, subject, yst_number_of((int64_t)first)))
    return;
  yst_witness_proof_state(look->diags, diag, yst_made_bands(look->diags->arena, bands, subject),
                          YST_LITERAL_NOT_APPLICABLE);
  const yst_result *result = yst_band_result(look->model, bands);
  if (result) yst_witness_shows_state(look->diags, diag, result, YST_LITERAL_NOT_APPLICABLE);
}

static void report_twice(const choice_look *look, size_t choice, size_t first, size_t second)
{
  const yst_band *rows = look->list->bands->items;
  yst_diag *diag = yst_diags_add(look->diags, look->check->code, rows[second].span, "%t has two rows",
                                 choice_text(look, choice));
  yst_diag_label(look->diags, diag, rows[first].span, "the first is here");
  if (rows[first].kind == YST_RANGE_BETWEEN && rows[second].kind == YST_RANGE_BETWEEN) {
    yst_diag_help(look->diags, diag,
                  "`shared end in lower band` or `shared end in upper band` says who has it.");
  } else {
    yst_diag_help(look->diags, diag, "Leave one of the two out.");
  }
  yst_expr *touched = is_choice(look, choice);
  if (touched) yst_witness_touches(look->diags, diag, look->model, touched);
}

static void report_missing(const choice_look *look, const bool *covered, size_t missing)
{
  yst_buffer names = yst_buffer_in(look->diags->arena);
  size_t named = 0;
  for (size_t i = 0; i < look->count && named < NAMES_MOST; i++) {
    if (covered[i]) continue;
    if (named) yst_buffer_add_string(&names, named + 1 == missing ? " and " : ", ");
    yst_buffer_add(&names, choice_text(look, i));
    named++;
  }
  if (named < missing) yst_buffer_format(&names, " and %z more", missing - named);
  const yst_bands *bands = look->list->bands;
  const char *place = !look->list->key ? "row" : look->list->is_columns ? "column" : "row";
  yst_diag *diag = yst_diags_add(look->diags, look->check->code, bands->span, "%t %s no %s here",
                                 yst_buffer_text(&names), missing == 1 ? "has" : "have", place);
  if (bands->over.choices && bands->over.choices->span.source) {
    yst_diag_label(look->diags, diag, bands->over.choices->span, "the choices are declared here");
  }
  if (look->list->key) {
    yst_diag_help(look->diags, diag, "A table has a %s for each word of its key.", place);
  } else {
    yst_diag_help(look->diags, diag, "Add a row for each, or a row `otherwise` for all that have none.");
  }
  show_missing(look, diag, covered);
}

/* Which choices can come up at all: a field may allow only some words of its scale. */
static yst_interval possible_of(yst_bounds *bounds, const yst_band_list *list)
{
  return list->subject ? yst_bounds_of(bounds, list->subject) : yst_interval_all();
}

/* An end that two ranges of a scale share and that the list gives to one of them. */
static bool is_settled(const choice_look *look, const yst_interval *a, const yst_interval *b, size_t first,
                       size_t second)
{
  const yst_bands *bands = look->list->bands;
  if (bands->shared == YST_WORD_NONE) return false;
  if (bands->items[first].kind != YST_RANGE_BETWEEN || bands->items[second].kind != YST_RANGE_BETWEEN)
    return false;
  return (a->has_high && b->has_low && yst_number_equal(a->high, b->low)) ||
         (a->has_low && b->has_high && yst_number_equal(a->low, b->high));
}

static void check_list(choice_look *look, yst_bounds *bounds)
{
  const yst_bands *bands = look->list->bands;
  yst_arena *arena = look->diags->arena;
  yst_interval *intervals = YST_NEW_ARRAY(arena, bands->count, yst_interval);
  if (!yst_band_intervals(look->model, bands, YST_DAY_FIRST, intervals)) return;
  yst_interval possible = possible_of(bounds, look->list);
  bool *covered = YST_NEW_ARRAY(arena, look->count, bool);
  size_t missing = 0, doubled = 0;
  for (size_t choice = 0; choice < look->count; choice++) {
    yst_number value = yst_number_of((int64_t)choice);
    size_t first = SIZE_MAX;
    covered[choice] = !yst_interval_has(&possible, value);
    for (size_t i = 0; i < bands->count; i++) {
      if (!yst_interval_has(&intervals[i], value)) continue;
      covered[choice] = true;
      bool twice = first != SIZE_MAX && !is_settled(look, &intervals[first], &intervals[i], first, i);
      if (twice) doubled++;
      if (twice && look->check->code == YST_CHOICE_TWICE) report_twice(look, choice, first, i);
      if (first == SIZE_MAX) first = i;
    }
    missing += !covered[choice];
  }
  bool wanted = look->check->code == (look->list->key ? YST_TABLE_SHAPE : YST_CHOICE_NOT_SCORED);
  bool swapped = missing == 1 && doubled == 1; /* one word instead of another: its second row tells it */
  if (wanted && missing && !swapped && !yst_bands_have_otherwise(bands))
    report_missing(look, covered, missing);
}

void yst_check_choices(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  yst_band_lists lists = yst_band_lists_of(diags->arena, model);
  yst_bounds *bounds = yst_bounds_new(diags->arena, model);
  for (size_t i = 0; i < lists.count; i++) {
    choice_look look = {.check = check, .model = model, .diags = diags, .list = &lists.items[i]};
    look.count = count_choices(lists.items[i].bands->over);
    if (look.count) check_list(&look, bounds);
  }
}
