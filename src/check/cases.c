#include "check/cases_inside.h"

#include <stdlib.h>

#include "check/amount.h"
#include "check/leaning.h"
#include "check/same.h"

#define SUBJECTS_MOST 64u
#define CASES_MOST 500000u
/* Beyond these, what could be worked out of fields is tried by itself after all. */
#define OPENED_MOST 20000u
/* Nodes worked out for one check, and days of limits for one set of conditions. */
#define WORK_MOST 50000000u
#define DAYS_MOST 100u
/* Subjects that a case names in words. */
#define WORDS_MOST 6u

yst_case_room *yst_case_room_new(yst_arena *arena, const yst_model *model)
{
  yst_case_room *room = YST_NEW(arena, yst_case_room);
  *room = (yst_case_room){.arena = arena, .model = model, .left = WORK_MOST};
  room->bounds = yst_bounds_new(arena, model);
  room->reach = yst_reach_new(arena, model, room->bounds);
  room->stamps = YST_NEW_ARRAY(arena, model->result_count, uint64_t);
  room->values = YST_NEW_ARRAY(arena, model->result_count, yst_case_value);
  room->kept = YST_NEW_ARRAY(arena, model->result_count, yst_case_kept);
  return room;
}

yst_bounds *yst_case_room_bounds(yst_case_room *room)
{
  return room->bounds;
}

yst_reach *yst_case_room_reach(yst_case_room *room)
{
  return room->reach;
}

yst_cases *yst_cases_new(yst_case_room *room)
{
  yst_cases *cases = YST_NEW(room->arena, yst_cases);
  *cases = (yst_cases){.arena = room->arena, .model = room->model, .bounds = room->bounds, .room = room};
  YST_PUSH(room->arena, cases->days, cases->day_count, cases->day_capacity, YST_DAY_FIRST);
  room->stamp++;
  return cases;
}

/* ---- what is looked at ---- */

bool yst_expr_is_amount(const yst_expr *expr)
{
  return expr && (expr->op == YST_OP_CONST || expr->op == YST_OP_LIMIT);
}

static bool is_worked_out(yst_op op)
{
  return yst_op_is_comparison(op) || op == YST_OP_CONST || op == YST_OP_LIMIT || op == YST_OP_AND ||
         op == YST_OP_OR || op == YST_OP_NOT || op == YST_OP_QUANTITY || op == YST_OP_CHOOSE ||
         op == YST_OP_BANDS;
}

bool yst_case_is_covered(const yst_model *model, const yst_result *result)
{
  for (size_t i = 0; i < model->stage_count; i++) {
    for (size_t k = 0; k < model->stages[i].covered_count; k++) {
      if (model->stages[i].covered[k] == result) return true;
    }
  }
  return false;
}

/* What a result of another rule is worked out from, when it is a condition or a value of such a kind; NULL to
 * try its values. */
const yst_expr *yst_case_inside(const yst_model *model, const yst_expr *expr)
{
  const yst_result *result = expr->op == YST_OP_RESULT ? expr->result : NULL;
  if (!result || result->index >= model->result_count || yst_case_is_covered(model, result)) return NULL;
  if (result->about && result->about->applies) return NULL;
  if (result->rule_kind == YST_RULE_CONDITION) return yst_condition_expr(result);
  if (result->rule_kind != YST_RULE_VALUE) return NULL;
  const yst_value_rule *value = result->rule;
  bool simple = value->expr && (is_worked_out(value->expr->op) || value->expr->op == YST_OP_FIELD);
  return simple && value->override_field == SIZE_MAX ? value->expr : NULL;
}

/* Most differ at first sight; this is asked for every expression in every case. */
static inline bool may_be_same(const yst_expr *a, const yst_expr *b)
{
  return a == b || (a && b && a->op == b->op && a->index == b->index && a->result == b->result);
}

yst_subject *yst_case_subject(const yst_cases *cases, const yst_expr *expr, const yst_expr *other)
{
  for (size_t i = 0; i < cases->count; i++) {
    yst_subject *each = &cases->subjects[i];
    if (!may_be_same(each->expr, expr) || !may_be_same(each->other, other)) continue;
    if (yst_expr_same(each->expr, expr) && yst_expr_same(each->other, other)) return each;
  }
  return NULL;
}

static yst_subject *add_subject(yst_cases *cases, const yst_expr *expr, const yst_expr *other)
{
  yst_subject *each = yst_case_subject(cases, expr, other);
  if (each) return each;
  if (cases->count >= SUBJECTS_MOST) {
    cases->too_many = true;
    return NULL;
  }
  yst_subject new_subject = {.expr = expr, .other = other};
  YST_PUSH(cases->arena, cases->subjects, cases->count, cases->capacity, new_subject);
  return &cases->subjects[cases->count - 1];
}

static void add_day(yst_cases *cases, yst_day day)
{
  for (size_t i = 0; i < cases->day_count; i++) {
    if (cases->days[i] == day) return;
  }
  cases->missed_days |= cases->day_count >= DAYS_MOST;
  if (!cases->missed_days) YST_PUSH(cases->arena, cases->days, cases->day_count, cases->day_capacity, day);
}

static void add_days(yst_cases *cases, const yst_expr *amount)
{
  if (amount->op != YST_OP_LIMIT || amount->index >= cases->model->limit_count) return;
  const yst_limit *limit = &cases->model->limits[amount->index];
  for (size_t i = 1; i < limit->version_count; i++) add_day(cases, limit->versions[i].from);
}

static void add_cut(yst_cases *cases, yst_subject *each, const yst_expr *amount)
{
  add_days(cases, amount);
  if (each) YST_PUSH(cases->arena, each->cuts, each->cut_count, each->cut_capacity, amount);
}

static void add(yst_cases *cases, const yst_expr *expr);

/* What may be compared with an amount: a subject is cut there, so is each subject that a choice may give. */
static void add_compared(yst_cases *cases, const yst_expr *expr, const yst_expr *amount)
{
  const yst_expr *inside = yst_case_inside(cases->model, expr);
  if (cases->depth >= YST_CASES_DEPTH || cases->room->left == 0) {
    cases->too_many = true;
    return;
  }
  cases->room->left--;
  cases->depth++;
  if (inside) {
    add_compared(cases, inside, amount);
  } else if (expr->op == YST_OP_CHOOSE) {
    for (size_t i = 0; i < expr->arg_count; i += 2) add_compared(cases, expr->args[i], amount);
    add(cases, expr);
  } else if (is_worked_out(expr->op)) {
    add(cases, expr);
  } else {
    add_cut(cases, add_subject(cases, expr, NULL), amount);
  }
  cases->depth--;
}

static void add_comparison(yst_cases *cases, const yst_expr *expr)
{
  const yst_expr *a = expr->args[0], *b = expr->args[1];
  if (yst_expr_is_amount(b)) {
    add_compared(cases, a, b);
  } else if (yst_expr_is_amount(a)) {
    add_compared(cases, b, a);
  } else if (!yst_case_subject(cases, b, a)) {
    add_subject(cases, a, b);
  }
}

static void add_bands(yst_cases *cases, const yst_expr *expr)
{
  add(cases, expr->args[0]);
  for (size_t i = 0; expr->bands && i < expr->bands->count; i++) {
    const yst_band *band = &expr->bands->items[i];
    if (yst_expr_is_amount(band->low)) add_compared(cases, expr->args[0], band->low);
    if (yst_expr_is_amount(band->high)) add_compared(cases, expr->args[0], band->high);
  }
}

static void add_by_op(yst_cases *cases, const yst_expr *expr)
{
  const yst_expr *inside = yst_case_inside(cases->model, expr);
  if (inside) {
    uint64_t *added = &cases->room->stamps[expr->result->index];
    bool again = *added == cases->room->stamp;
    *added = cases->room->stamp;
    if (!again) add(cases, inside);
  } else if (yst_op_is_comparison(expr->op) && expr->arg_count == 2) {
    add_comparison(cases, expr);
  } else if (expr->op == YST_OP_BANDS && expr->arg_count) {
    add_bands(cases, expr);
  } else if (yst_expr_is_amount(expr)) {
    add_days(cases, expr);
  } else if (is_worked_out(expr->op)) {
    for (size_t i = 0; i < expr->arg_count; i++) add(cases, expr->args[i]);
  } else {
    add_subject(cases, expr, NULL);
  }
}

static void add(yst_cases *cases, const yst_expr *expr)
{
  if (!expr || cases->too_many) return;
  if (cases->room->left == 0 || cases->depth >= YST_CASES_DEPTH) {
    cases->too_many = true;
    return;
  }
  cases->room->left--;
  cases->depth++;
  add_by_op(cases, expr);
  cases->depth--;
}

void yst_cases_cut(yst_cases *cases, const yst_expr *expr, const yst_expr *amount)
{
  add_compared(cases, expr, amount);
}

void yst_cases_add(yst_cases *cases, const yst_expr *expr)
{
  add(cases, expr);
}

static int compare_days(const void *left, const void *right)
{
  yst_day a = *(const yst_day *)left, b = *(const yst_day *)right;
  return (a > b) - (a < b);
}

size_t yst_cases_days(yst_cases *cases, yst_day **days)
{
  yst_cases_open(cases);
  qsort(cases->days, cases->day_count, sizeof *cases->days, compare_days);
  *days = cases->days;
  return cases->day_count;
}

/* ---- one case after the other ---- */

static void fill_all_pieces(yst_cases *cases)
{
  cases->wanted = cases->too_many ? SIZE_MAX : 1;
  for (size_t i = 0; i < cases->count && !cases->too_many; i++) {
    yst_case_fill_pieces(cases, &cases->subjects[i]);
    if (__builtin_mul_overflow(cases->wanted, cases->subjects[i].piece_count, &cases->wanted))
      cases->wanted = SIZE_MAX;
  }
}

bool yst_cases_start(yst_cases *cases, yst_day day)
{
  cases->day = day;
  cases->begun = false;
  yst_cases_open(cases);
  fill_all_pieces(cases);
  if (cases->wanted > OPENED_MOST && cases->closed) {
    yst_cases_close(cases);
    fill_all_pieces(cases);
  }
  if (cases->wanted > CASES_MOST) return false;
  cases->case_count = cases->wanted;
  cases->words = cases->case_count / 64 + 1;
  cases->unused = NULL;
  cases->round++;
  return cases->room->left > 0;
}

size_t yst_cases_wanted(const yst_cases *cases)
{
  return cases->wanted;
}

bool yst_cases_next(yst_cases *cases)
{
  cases->room->stamp++;
  if (cases->room->left == 0) return false;
  if (!cases->begun) {
    cases->begun = true;
    return true;
  }
  for (size_t i = cases->count; i-- > 0;) {
    yst_subject *each = &cases->subjects[i];
    if (++each->at < each->piece_count) return true;
    each->at = 0;
  }
  return false;
}

bool yst_cases_complete(const yst_cases *cases)
{
  return cases->room->left > 0 && !cases->gave_up && !cases->missed_days;
}

yst_cases_shortfall yst_cases_short_of(const yst_cases *cases)
{
  if (cases->room->left == 0 || cases->gave_up) return YST_CASES_TOO_MUCH_WORK;
  if (cases->too_many || cases->wanted == SIZE_MAX) return YST_CASES_UNCOUNTED;
  if (cases->wanted > CASES_MOST) return YST_CASES_TOO_MANY;
  return cases->missed_days ? YST_CASES_TOO_MANY_DAYS : YST_CASES_NOTHING_LEFT_OUT;
}

bool yst_cases_leave_out(const yst_cases *cases)
{
  for (size_t i = 0; i < cases->count; i++) {
    if (cases->subjects[i].pieces[cases->subjects[i].at].state != YST_CASE_KNOWN) return true;
  }
  return false;
}

bool yst_cases_may_be_impossible(const yst_cases *cases)
{
  yst_leaning *leanings = YST_NEW_ARRAY(cases->arena, 2 * cases->count, yst_leaning);
  size_t count = 0;
  for (size_t i = 0; i < cases->count; i++) {
    const yst_subject *each = &cases->subjects[i];
    yst_leaning leaning = yst_leaning_of(cases->arena, cases->model, each->expr);
    yst_leaning other = yst_leaning_of(cases->arena, cases->model, each->other);
    for (size_t k = 0; k < count; k++) {
      if (yst_leaning_meet(&leanings[k], &leaning)) return true;
      if (each->other && yst_leaning_meet(&leanings[k], &other)) return true;
    }
    leanings[count++] = leaning;
    if (each->other) leanings[count++] = other;
  }
  return false;
}

/* ---- a case in words ---- */

static void write_subject(yst_buffer *buffer, const yst_cases *cases, const yst_subject *each)
{
  yst_case_value value = each->pieces[each->at];
  yst_buffer_format(buffer, "`%t` is ", yst_sources_text(cases->model->texts, each->expr->span));
  if (each->other) {
    const char *const words[] = {"less than", "equal to", "more than"};
    yst_text other = yst_sources_text(cases->model->texts, each->other->span);
    yst_buffer_format(buffer, "%s `%t`", words[value.number.num + 1], other);
  } else {
    yst_amount_write(buffer, cases->model->atoms, each->expr->type, value.number);
  }
}

yst_text yst_cases_words(const yst_cases *cases, yst_arena *arena)
{
  yst_buffer buffer = yst_buffer_in(arena);
  size_t named = 0, count = 0;
  for (size_t i = 0; i < cases->count; i++)
    count += cases->subjects[i].pieces[cases->subjects[i].at].state == YST_CASE_KNOWN;
  for (size_t i = 0; i < cases->count && named < WORDS_MOST; i++) {
    const yst_subject *each = &cases->subjects[i];
    if (each->pieces[each->at].state != YST_CASE_KNOWN) continue;
    if (named) yst_buffer_add_string(&buffer, named + 1 == count ? " and " : ", ");
    write_subject(&buffer, cases, each);
    named++;
  }
  if (named < count) yst_buffer_add_string(&buffer, ", and so on");
  return yst_buffer_text(&buffer);
}
