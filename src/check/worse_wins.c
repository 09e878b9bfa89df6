/* Outcomes that get worse as an answer gets better, all other answers being the same: classes over every pair
 * of cases that differ in one answer, and scores that count against the grade they lead to. */
#include "check/amount.h"
#include "check/cases_inside.h"
#include "check/checks.h"
#include "check/classified.h"
#include "check/direction.h"
#include "check/made.h"
#include "check/turns.h"
#include "check/unproved.h"
#include "check/witness.h"

typedef struct worse_look {
  const yst_model *model;
  yst_diags *diags;
  const yst_classify *classify;
  yst_classified all;
  uint32_t *classes; /* by case: its class, or YST_NO_BRANCH */
  uint32_t *holders; /* by case: the cap that gave it this class, or YST_NO_BRANCH */
  bool *said;        /* by subject */
} worse_look;

static yst_text class_text(const worse_look *look, uint32_t choice)
{
  return yst_atom_text(look->model->atoms, look->classify->classes->items[choice].name);
}

/* Pairs of cases are real ones only where each answer can be given by itself. */
static bool are_all_fields(const yst_cases *cases)
{
  for (size_t i = 0; i < cases->count; i++) {
    if (cases->subjects[i].expr->op != YST_OP_FIELD || cases->subjects[i].other) return false;
  }
  return true;
}

/* Held back by `no better than`, held up by `no worse than`. */
static bool apply_cap(worse_look *look, size_t place)
{
  const yst_cap_rule *cap = &look->classify->caps[place];
  yst_cases *cases = look->all.cases;
  yst_case_truth truth = yst_cases_truth(cases, cap->when);
  bool clear = yst_case_set_is_empty(cases, truth.unclear);
  yst_number end = yst_number_of((int64_t)cap->choice);
  for (size_t i = yst_case_set_next(cases, truth.yes, 0); clear && i != SIZE_MAX;
       i = yst_case_set_next(cases, truth.yes, i + 1)) {
    if (look->classes[i] == YST_NO_BRANCH) continue;
    int better = yst_is_better(look->classify->classes->direction, end, yst_number_of(look->classes[i]));
    if (cap->is_floor ? better >= 0 : better <= 0) continue;
    look->classes[i] = (uint32_t)cap->choice;
    look->holders[i] = (uint32_t)place;
  }
  yst_case_truth_free(cases, truth);
  return clear;
}

static bool find_classes(worse_look *look)
{
  size_t count = yst_cases_count(look->all.cases);
  look->classes = YST_NEW_ARRAY(look->diags->arena, count, uint32_t);
  look->holders = YST_NEW_ARRAY(look->diags->arena, count, uint32_t);
  for (size_t i = 0; i < count; i++) {
    uint32_t taker = look->all.takers[i];
    look->holders[i] = YST_NO_BRANCH;
    look->classes[i] =
        taker == YST_NO_BRANCH ? YST_NO_BRANCH : (uint32_t)look->classify->branches[taker].choice;
  }
  for (size_t i = 0; i < look->classify->cap_count; i++) {
    if (!apply_cap(look, i)) return false;
  }
  return true;
}

/* ---- words ---- */

static void attach(const worse_look *look, yst_diag *diag, size_t number)
{
  yst_arena *arena = look->diags->arena;
  const yst_result *result = look->classify->result;
  yst_cases_go(look->all.cases, number);
  yst_example example;
  if (!yst_case_example(arena, look->all.cases, &example)) return;
  yst_witness_give_example(look->diags, diag, &example);
  yst_expr *is =
      yst_made_condition(arena, YST_OP_EQUAL, yst_made_result(arena, result),
                         yst_made_constant(arena, result->type, yst_number_of(look->classes[number])));
  yst_witness_proof(look->diags, diag, is);
  yst_witness_shows(look->diags, diag, is);
}

/* What gives a case its class: a branch, or what holds it back. */
static void label_giver(const worse_look *look, yst_diag *diag, size_t number, const char *answer)
{
  uint32_t taker = look->all.takers[number], holder = look->holders[number];
  if (taker == YST_NO_BRANCH) return;
  yst_span span = look->classify->branches[taker].about.span;
  if (holder != YST_NO_BRANCH) span = look->classify->caps[holder].span;
  yst_diag_label(look->diags, diag, span, "with the %s answer", answer);
}

/* `number` is the case with the better answer to a subject, `other` that with the worse one. */
static void report(const worse_look *look, const yst_subject *subject, size_t number, size_t other)
{
  yst_text name = yst_sources_text(look->model->texts, subject->expr->span);
  yst_diag *diag = yst_diags_add(look->diags, YST_WORSE_WINS, look->classify->about.span,
                                 "a better answer to `%t` gives a worse class", name);
  label_giver(look, diag, other, "worse");
  label_giver(look, diag, number, "better");
  yst_cases_go(look->all.cases, other);
  yst_text worse = yst_cases_words(look->all.cases, look->diags->arena);
  yst_cases_go(look->all.cases, number);
  yst_buffer answer = yst_buffer_in(look->diags->arena);
  yst_amount_write(&answer, look->model->atoms, subject->expr->type, subject->pieces[subject->at].number);
  yst_diag_help(look->diags, diag, "Where %t, the class is `%t`.", worse,
                class_text(look, look->classes[other]));
  yst_diag_help(look->diags, diag, "With %t instead, which is better, it is `%t`.", yst_buffer_text(&answer),
                class_text(look, look->classes[number]));
  attach(look, diag, number);
}

/* ---- pairs of cases ---- */

/* Whether the class of the better case is the worse one. */
static bool is_worse(const worse_look *look, size_t better, size_t worse)
{
  uint32_t a = look->classes[worse], b = look->classes[better];
  if (a == YST_NO_BRANCH || b == YST_NO_BRANCH) return false;
  return yst_is_better(look->classify->classes->direction, yst_number_of(a), yst_number_of(b)) < 0;
}

/* Neighbours are enough: where a class gets worse along an answer, it does so from one step to the next. */
static bool check_subject(const worse_look *look, const yst_subject *subject, size_t stride)
{
  yst_direction direction = yst_direction_of_answer(look->model, subject->expr);
  if (direction == YST_NO_DIRECTION) return false;
  size_t count = yst_cases_count(look->all.cases);
  for (size_t i = 0; i < count; i++) {
    size_t at = i / stride % subject->piece_count;
    if (at + 1 == subject->piece_count || subject->pieces[at + 1].state != YST_CASE_KNOWN) continue;
    bool up = direction == YST_HIGHER_IS_BETTER;
    size_t better = up ? i + stride : i, worse = up ? i : i + stride;
    if (!is_worse(look, better, worse)) continue;
    report(look, subject, better, worse);
    return true;
  }
  return false;
}

/* false when not every case of the day could be looked at. */
static bool check_day(worse_look *look, yst_day day)
{
  const yst_cases *cases = look->all.cases;
  size_t stride = 1;
  if (!yst_classified_on_day(&look->all, day) || !find_classes(look)) return false;
  for (size_t i = cases->count; i-- > 0;) {
    if (!look->said[i]) look->said[i] = check_subject(look, &cases->subjects[i], stride);
    stride *= cases->subjects[i].piece_count;
  }
  return true;
}

static void check_classify(worse_look *look)
{
  yst_day *days;
  yst_cases *cases = look->all.cases;
  size_t count = yst_cases_days(cases, &days);
  if (!are_all_fields(cases)) return;
  look->said = YST_NEW_ARRAY(look->diags->arena, cases->count, bool);
  /* From the last day on, which is today's for most. */
  while (count-- > 0) {
    if (!check_day(look, days[count])) {
      yst_unproved_cases(look->diags, look->classify->about.span, cases,
                         "Whether a better answer can give a worse class was not looked at.");
      return;
    }
  }
}

/* ---- scores against the grade ---- */

/* Whether more is better for the grade; 0 when that cannot be told. */
static int goodness_of_grades(const worse_look *look, const yst_rubric *rubric)
{
  const yst_expr *grades = rubric->grades;
  if (!grades || grades->op != YST_OP_BANDS || !grades->bands || !grades->arg_count) return 0;
  const yst_expr *over = grades->args[0];
  if (over->op != YST_OP_RESULT || (over->result != rubric->total && over->result != rubric->percent))
    return 0;
  yst_trend trend = yst_trend_of(look->diags->arena, look->model, grades->bands);
  int along = trend.sign > 0 ? 1 : trend.sign < 0 ? -1 : 0;
  yst_direction direction = rubric->grade_choices ? rubric->grade_choices->direction : YST_NO_DIRECTION;
  return direction == YST_NO_DIRECTION ? 0 : direction == YST_HIGHER_IS_BETTER ? along : -along;
}

static void check_against_grade(const worse_look *look, const yst_rubric *rubric,
                                const yst_criterion *criterion, int goodness)
{
  const yst_expr *score = criterion->score;
  if (!score || score->op != YST_OP_BANDS || !score->bands || !score->arg_count) return;
  yst_direction direction = yst_direction_of_answer(look->model, score->args[0]);
  if (direction == YST_NO_DIRECTION) return;
  yst_trend trend = yst_trend_of(look->diags->arena, look->model, score->bands);
  int for_better = direction == YST_HIGHER_IS_BETTER ? trend.sign : -trend.sign;
  if (for_better * goodness >= 0) return;
  yst_text name = yst_sources_text(look->model->texts, score->args[0]->span);
  yst_diag *diag = yst_diags_add(look->diags, YST_WORSE_WINS, criterion->about.span,
                                 "a better answer to `%t` counts against the grade", name);
  bool up = direction == YST_HIGHER_IS_BETTER;
  yst_diag_label(look->diags, diag, score->bands->items[up ? trend.at : trend.before].span,
                 "a better answer");
  yst_diag_label(look->diags, diag, score->bands->items[up ? trend.before : trend.at].span, "a worse one");
  yst_diag_help(look->diags, diag, "In `%t` %s give the better grade, and here the worse answer has them.",
                yst_atom_text(look->model->atoms, rubric->about.name),
                goodness > 0 ? "more marks" : "fewer marks");
}

void yst_check_worse_wins(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  yst_case_room *room = yst_case_room_new(diags->arena, model);
  worse_look look = {.model = model, .diags = diags};
  for (size_t i = 0; i < model->rubric_count; i++) {
    const yst_rubric *rubric = &model->rubrics[i];
    int goodness = goodness_of_grades(&look, rubric);
    for (size_t k = 0; goodness && k < rubric->criterion_count; k++)
      check_against_grade(&look, rubric, &rubric->criteria[k], goodness);
  }
  for (size_t i = 0; i < model->classify_count; i++) {
    const yst_classify *classify = &model->classifies[i];
    if (classify->by_bands || !classify->classes || classify->classes->direction == YST_NO_DIRECTION)
      continue;
    look.classify = classify;
    look.all = yst_classified_in(diags->arena, room, classify);
    for (size_t k = 0; k < classify->cap_count; k++) yst_cases_add(look.all.cases, classify->caps[k].when);
    check_classify(&look);
  }
}
