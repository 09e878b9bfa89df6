#include "check/cases.h"

#include <stdlib.h>

#include "base/limits.h"
#include "check/amount.h"
#include "check/band_lists.h"
#include "check/same.h"
#include "check/whole.h"

#define DEPTH_MOST (8u * YST_LIMIT_DEPTH)
#define SUBJECTS_MOST 64u
#define CASES_MOST 50000u
/* Nodes worked out for one set of conditions, and days of their limits. */
#define WORK_MOST 20000000u
#define DAYS_MOST 100u
/* Subjects that a case names in words. */
#define WORDS_MOST 6u

/* Something whose value is not worked out but tried: a field, a total, an answer; or two of them and which is
 * more. */
typedef struct subject {
  const yst_expr *expr;
  const yst_expr *other; /* not NULL: the value is -1, 0 or 1 as expr is less, equal or more */
  size_t cut_count, cut_capacity;
  const yst_expr **cuts; /* what it is compared with: CONST or LIMIT */
  size_t piece_count, piece_capacity;
  yst_case_value *pieces; /* one value for each stretch that the cuts leave */
  size_t at;              /* the piece of the case */
} subject;

struct yst_cases {
  yst_arena *arena;
  const yst_model *model;
  yst_bounds *bounds;
  size_t count, capacity;
  subject *subjects;
  size_t day_count, day_capacity;
  yst_day *days;
  yst_day day;
  size_t left;
  unsigned depth;
  bool too_many, begun, gave_up;
};

static const yst_case_value NOT_APPLICABLE = {YST_CASE_NOT_APPLICABLE, {0, 1}};
static const yst_case_value UNCLEAR = {YST_CASE_UNCLEAR, {0, 1}};

static yst_case_value known(yst_number number)
{
  return (yst_case_value){YST_CASE_KNOWN, number};
}

static yst_case_value truth(bool yes)
{
  return known(yst_number_of(yes));
}

bool yst_case_is_yes(yst_case_value value)
{
  return value.state == YST_CASE_KNOWN && value.number.num != 0;
}

bool yst_case_is_no(yst_case_value value)
{
  return value.state == YST_CASE_KNOWN && value.number.num == 0;
}

yst_cases *yst_cases_new(yst_arena *arena, const yst_model *model, yst_bounds *bounds)
{
  yst_cases *cases = YST_NEW(arena, yst_cases);
  *cases = (yst_cases){.arena = arena, .model = model, .bounds = bounds, .left = WORK_MOST};
  YST_PUSH(arena, cases->days, cases->day_count, cases->day_capacity, YST_DAY_FIRST);
  return cases;
}

/* ---- what is looked at ---- */

static bool is_comparison(yst_op op)
{
  return op == YST_OP_EQUAL || op == YST_OP_NOT_EQUAL || op == YST_OP_LESS || op == YST_OP_AT_MOST ||
         op == YST_OP_MORE || op == YST_OP_AT_LEAST;
}

static bool is_amount(const yst_expr *expr)
{
  return expr && (expr->op == YST_OP_CONST || expr->op == YST_OP_LIMIT);
}

static bool is_worked_out(yst_op op)
{
  return is_comparison(op) || op == YST_OP_CONST || op == YST_OP_LIMIT || op == YST_OP_AND ||
         op == YST_OP_OR || op == YST_OP_NOT || op == YST_OP_QUANTITY || op == YST_OP_CHOOSE ||
         op == YST_OP_BANDS;
}

static bool is_covered(const yst_model *model, const yst_result *result)
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
static const yst_expr *inside_of(const yst_model *model, const yst_expr *expr)
{
  const yst_result *result = expr->op == YST_OP_RESULT ? expr->result : NULL;
  if (!result || (result->about && result->about->applies) || is_covered(model, result)) return NULL;
  if (result->rule_kind == YST_RULE_CONDITION) return yst_condition_expr(result);
  if (result->rule_kind != YST_RULE_VALUE) return NULL;
  const yst_value_rule *value = result->rule;
  bool simple = value->expr && (is_worked_out(value->expr->op) || value->expr->op == YST_OP_FIELD);
  return simple && value->override_field == SIZE_MAX ? value->expr : NULL;
}

static subject *find_subject(const yst_cases *cases, const yst_expr *expr, const yst_expr *other)
{
  for (size_t i = 0; i < cases->count; i++) {
    subject *each = &cases->subjects[i];
    if (yst_expr_same(each->expr, expr) && yst_expr_same(each->other, other)) return each;
  }
  return NULL;
}

static subject *add_subject(yst_cases *cases, const yst_expr *expr, const yst_expr *other)
{
  subject *each = find_subject(cases, expr, other);
  if (each) return each;
  if (cases->count >= SUBJECTS_MOST) {
    cases->too_many = true;
    return NULL;
  }
  subject new_subject = {.expr = expr, .other = other};
  YST_PUSH(cases->arena, cases->subjects, cases->count, cases->capacity, new_subject);
  return &cases->subjects[cases->count - 1];
}

static void add_days(yst_cases *cases, const yst_expr *amount)
{
  if (amount->op != YST_OP_LIMIT || amount->index >= cases->model->limit_count) return;
  const yst_limit *limit = &cases->model->limits[amount->index];
  for (size_t i = 1; i < limit->version_count && cases->day_count < DAYS_MOST; i++) {
    YST_PUSH(cases->arena, cases->days, cases->day_count, cases->day_capacity, limit->versions[i].from);
  }
}

static void add_cut(yst_cases *cases, subject *each, const yst_expr *amount)
{
  add_days(cases, amount);
  if (each) YST_PUSH(cases->arena, each->cuts, each->cut_count, each->cut_capacity, amount);
}

static void add(yst_cases *cases, const yst_expr *expr);

/* What may be compared with an amount: a subject is cut there, so is each subject that a choice may give. */
static void add_compared(yst_cases *cases, const yst_expr *expr, const yst_expr *amount)
{
  const yst_expr *inside = inside_of(cases->model, expr);
  if (cases->depth >= DEPTH_MOST || cases->left == 0) {
    cases->too_many = true;
    return;
  }
  cases->left--;
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
  if (is_amount(b)) {
    add_compared(cases, a, b);
  } else if (is_amount(a)) {
    add_compared(cases, b, a);
  } else if (!find_subject(cases, b, a)) {
    add_subject(cases, a, b);
  }
}

static void add_bands(yst_cases *cases, const yst_expr *expr)
{
  add(cases, expr->args[0]);
  for (size_t i = 0; expr->bands && i < expr->bands->count; i++) {
    const yst_band *band = &expr->bands->items[i];
    if (is_amount(band->low)) add_compared(cases, expr->args[0], band->low);
    if (is_amount(band->high)) add_compared(cases, expr->args[0], band->high);
  }
}

static void add_by_op(yst_cases *cases, const yst_expr *expr)
{
  const yst_expr *inside = inside_of(cases->model, expr);
  if (inside) {
    add(cases, inside);
  } else if (is_comparison(expr->op) && expr->arg_count == 2) {
    add_comparison(cases, expr);
  } else if (expr->op == YST_OP_BANDS && expr->arg_count) {
    add_bands(cases, expr);
  } else if (is_amount(expr)) {
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
  if (cases->left == 0 || cases->depth >= DEPTH_MOST) {
    cases->too_many = true;
    return;
  }
  cases->left--;
  cases->depth++;
  add_by_op(cases, expr);
  cases->depth--;
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
  qsort(cases->days, cases->day_count, sizeof *cases->days, compare_days);
  size_t kept = 1;
  for (size_t i = 1; i < cases->day_count; i++) {
    if (cases->days[i] != cases->days[kept - 1]) cases->days[kept++] = cases->days[i];
  }
  cases->day_count = kept;
  *days = cases->days;
  return kept;
}

/* ---- the pieces of each subject ---- */

static yst_number amount_of(const yst_cases *cases, const yst_expr *amount)
{
  if (amount->op != YST_OP_LIMIT) return amount->number;
  return amount->index < cases->model->limit_count
             ? yst_limit_amount(&cases->model->limits[amount->index], cases->day)
             : yst_number_of(0);
}

static void add_piece(yst_cases *cases, subject *each, yst_case_value value)
{
  YST_PUSH(cases->arena, each->pieces, each->piece_count, each->piece_capacity, value);
}

static void add_stretch(yst_cases *cases, subject *each, yst_interval stretch, const yst_lattice *lattice)
{
  yst_interval whole = yst_bounds_of(cases->bounds, each->expr);
  yst_number value;
  stretch = yst_interval_meet(&stretch, &whole);
  if (yst_interval_value(&stretch, lattice, &value)) add_piece(cases, each, known(value));
}

static int compare_numbers(const void *left, const void *right)
{
  return yst_number_compare(*(const yst_number *)left, *(const yst_number *)right);
}

static yst_lattice lattice_of(const yst_cases *cases, const yst_expr *expr)
{
  yst_bands bands = {.over = expr->type};
  if (expr->op == YST_OP_FIELD && expr->index < cases->model->field_count) {
    const yst_field *field = &cases->model->fields[expr->index];
    bands.has_step = field->has_step;
    bands.step = field->step;
  }
  yst_band_list list = {.bands = &bands, .subject = expr};
  return yst_band_lattice(cases->model, &list);
}

/* Each amount that a subject is compared with, and the stretches between them. */
static void cut_subject(yst_cases *cases, subject *each)
{
  yst_lattice lattice = lattice_of(cases, each->expr);
  yst_number *ends = YST_NEW_ARRAY(cases->arena, each->cut_count, yst_number);
  for (size_t i = 0; i < each->cut_count; i++) ends[i] = amount_of(cases, each->cuts[i]);
  if (each->cut_count) qsort(ends, each->cut_count, sizeof *ends, compare_numbers);
  yst_interval stretch = yst_interval_all();
  for (size_t i = 0; i < each->cut_count; i++) {
    if (i && yst_number_equal(ends[i], ends[i - 1])) continue;
    stretch.has_high = true;
    stretch.high_in = false;
    stretch.high = ends[i];
    add_stretch(cases, each, stretch, &lattice);
    add_stretch(cases, each, yst_interval_between(ends[i], ends[i]), &lattice);
    stretch = (yst_interval){.has_low = true, .low_in = false, .low = ends[i]};
  }
  add_stretch(cases, each, stretch, &lattice);
}

static void count_choices(yst_cases *cases, subject *each)
{
  size_t count = 2;
  if (each->expr->type.kind == YST_KIND_CHOICE) {
    count = each->expr->type.choices ? each->expr->type.choices->count : 0;
  }
  yst_interval whole = yst_bounds_of(cases->bounds, each->expr);
  for (size_t i = 0; i < count; i++) {
    yst_number value = yst_number_of((int64_t)i);
    if (yst_interval_has(&whole, value)) add_piece(cases, each, known(value));
  }
}

static void fill_pieces(yst_cases *cases, subject *each)
{
  each->piece_count = 0;
  each->at = 0;
  bool may_not_apply = yst_bounds_may_not_apply(cases->bounds, each->expr);
  if (each->other) {
    for (int64_t sign = -1; sign <= 1; sign++) add_piece(cases, each, known(yst_number_of(sign)));
    may_not_apply |= yst_bounds_may_not_apply(cases->bounds, each->other);
  } else if (each->expr->type.kind == YST_KIND_CHOICE || each->expr->type.kind == YST_KIND_YES_NO) {
    count_choices(cases, each);
  } else {
    cut_subject(cases, each);
  }
  if (may_not_apply || each->piece_count == 0)
    add_piece(cases, each, each->piece_count ? NOT_APPLICABLE : UNCLEAR);
}

bool yst_cases_start(yst_cases *cases, yst_day day)
{
  cases->day = day;
  cases->begun = false;
  size_t product = 1;
  for (size_t i = 0; i < cases->count && !cases->too_many; i++) {
    fill_pieces(cases, &cases->subjects[i]);
    if (__builtin_mul_overflow(product, cases->subjects[i].piece_count, &product)) return false;
    if (product > CASES_MOST) return false;
  }
  return !cases->too_many && cases->left > 0;
}

bool yst_cases_next(yst_cases *cases)
{
  if (cases->left == 0) return false;
  if (!cases->begun) {
    cases->begun = true;
    return true;
  }
  for (size_t i = cases->count; i-- > 0;) {
    subject *each = &cases->subjects[i];
    if (++each->at < each->piece_count) return true;
    each->at = 0;
  }
  return false;
}

bool yst_cases_complete(const yst_cases *cases)
{
  return cases->left > 0 && !cases->gave_up;
}

bool yst_cases_leave_out(const yst_cases *cases)
{
  for (size_t i = 0; i < cases->count; i++) {
    if (cases->subjects[i].pieces[cases->subjects[i].at].state != YST_CASE_KNOWN) return true;
  }
  return false;
}

/* ---- what an expression comes to ---- */

static yst_case_value value_of(yst_cases *cases, const yst_expr *expr);

static yst_case_value subject_value(const yst_cases *cases, const yst_expr *expr, const yst_expr *other)
{
  const subject *each = find_subject(cases, expr, other);
  return each && each->piece_count ? each->pieces[each->at] : UNCLEAR;
}

static bool order_fits(yst_op op, int order)
{
  switch (op) {
  case YST_OP_EQUAL: return order == 0;
  case YST_OP_NOT_EQUAL: return order != 0;
  case YST_OP_LESS: return order < 0;
  case YST_OP_AT_MOST: return order <= 0;
  case YST_OP_MORE: return order > 0;
  default: return order >= 0;
  }
}

static yst_case_value compare_subjects(const yst_cases *cases, const yst_expr *expr)
{
  yst_case_value sign = subject_value(cases, expr->args[0], expr->args[1]);
  if (sign.state == YST_CASE_KNOWN) return truth(order_fits(expr->op, (int)sign.number.num));
  yst_case_value turned = subject_value(cases, expr->args[1], expr->args[0]);
  if (turned.state == YST_CASE_KNOWN) return truth(order_fits(expr->op, -(int)turned.number.num));
  return sign.state == YST_CASE_UNCLEAR ? turned : sign;
}

static yst_case_value compare(yst_cases *cases, const yst_expr *expr)
{
  if (!is_amount(expr->args[0]) && !is_amount(expr->args[1])) return compare_subjects(cases, expr);
  yst_case_value a = value_of(cases, expr->args[0]), b = value_of(cases, expr->args[1]);
  if (a.state != YST_CASE_KNOWN) return a;
  if (b.state != YST_CASE_KNOWN) return b;
  return truth(order_fits(expr->op, yst_number_compare(a.number, b.number)));
}

/* What is not applicable is left out; where nothing is left, the whole is not applicable. */
static yst_case_value join(yst_cases *cases, const yst_expr *expr, bool is_and)
{
  yst_case_value all = NOT_APPLICABLE;
  for (size_t i = 0; i < expr->arg_count; i++) {
    yst_case_value each = value_of(cases, expr->args[i]);
    if (each.state == YST_CASE_NOT_APPLICABLE) continue;
    if (each.state == YST_CASE_KNOWN && yst_case_is_yes(each) != is_and) return each;
    if (all.state != YST_CASE_UNCLEAR) all = each;
  }
  return all;
}

static bool count_fits(const yst_expr *expr, size_t held, size_t asked)
{
  switch (expr->quantity) {
  case YST_Q_ANY: return held > 0;
  case YST_Q_ALL: return held == asked;
  case YST_Q_NONE: return held == 0;
  case YST_Q_AT_LEAST: return held >= expr->count;
  case YST_Q_AT_MOST: return held <= expr->count;
  case YST_Q_EXACTLY: return held == expr->count;
  }
  return false;
}

static yst_case_value count_held(yst_cases *cases, const yst_expr *expr)
{
  size_t held = 0, asked = 0;
  for (size_t i = 0; i < expr->arg_count; i++) {
    yst_case_value each = value_of(cases, expr->args[i]);
    if (each.state == YST_CASE_UNCLEAR) return each;
    if (each.state == YST_CASE_NOT_APPLICABLE) continue;
    if (i < expr->including && yst_case_is_no(each)) return truth(false);
    held += yst_case_is_yes(each);
    asked++;
  }
  return truth(count_fits(expr, held, asked));
}

static yst_case_value choose(yst_cases *cases, const yst_expr *expr)
{
  for (size_t i = 0; i + 1 < expr->arg_count; i += 2) {
    yst_case_value when = value_of(cases, expr->args[i + 1]);
    if (when.state == YST_CASE_UNCLEAR) return when;
    if (yst_case_is_yes(when)) return value_of(cases, expr->args[i]);
  }
  return expr->arg_count % 2 ? value_of(cases, expr->args[expr->arg_count - 1]) : NOT_APPLICABLE;
}

static bool band_holds(const yst_cases *cases, const yst_band *band, yst_number value)
{
  if (band->kind == YST_RANGE_SINGLE) {
    return is_amount(band->low) && yst_number_equal(amount_of(cases, band->low), value);
  }
  if ((band->has_low && !is_amount(band->low)) || (band->has_high && !is_amount(band->high))) return false;
  int low = band->has_low ? yst_number_compare(value, amount_of(cases, band->low)) : 1;
  int high = band->has_high ? yst_number_compare(value, amount_of(cases, band->high)) : -1;
  return (low > 0 || (low == 0 && band->low_in)) && (high < 0 || (high == 0 && band->high_in));
}

/* A row that gives several marks, as evidence may, gives none that is sure. */
static yst_case_value mark_of(const yst_band *band)
{
  return band->mark_count == 1 ? known(band->marks[0]) : UNCLEAR;
}

static yst_case_value mark_in_bands(yst_cases *cases, const yst_expr *expr)
{
  if (!expr->bands || !expr->arg_count) return UNCLEAR;
  yst_case_value value = value_of(cases, expr->args[0]);
  if (value.state == YST_CASE_UNCLEAR) return value;
  const yst_band *otherwise = NULL;
  for (size_t i = 0; i < expr->bands->count; i++) {
    const yst_band *band = &expr->bands->items[i];
    if (band->kind == YST_RANGE_OTHERWISE) {
      otherwise = band;
    } else if (band->not_applicable
                   ? value.state == YST_CASE_NOT_APPLICABLE
                   : value.state == YST_CASE_KNOWN && band_holds(cases, band, value.number)) {
      return mark_of(band);
    }
  }
  return otherwise && value.state == YST_CASE_KNOWN ? mark_of(otherwise) : NOT_APPLICABLE;
}

static yst_case_value negate(yst_case_value value)
{
  return value.state == YST_CASE_KNOWN ? truth(value.number.num == 0) : value;
}

static yst_case_value value_by_op(yst_cases *cases, const yst_expr *expr)
{
  const yst_expr *inside = inside_of(cases->model, expr);
  if (inside) return value_of(cases, inside);
  if (is_comparison(expr->op)) return expr->arg_count == 2 ? compare(cases, expr) : UNCLEAR;
  switch (expr->op) {
  case YST_OP_CONST:
  case YST_OP_LIMIT: return known(amount_of(cases, expr));
  case YST_OP_AND: return join(cases, expr, true);
  case YST_OP_OR: return join(cases, expr, false);
  case YST_OP_NOT: return expr->arg_count ? negate(value_of(cases, expr->args[0])) : UNCLEAR;
  case YST_OP_QUANTITY: return count_held(cases, expr);
  case YST_OP_CHOOSE: return choose(cases, expr);
  case YST_OP_BANDS: return mark_in_bands(cases, expr);
  default: return subject_value(cases, expr, NULL);
  }
}

static yst_case_value value_of(yst_cases *cases, const yst_expr *expr)
{
  if (!expr || cases->left == 0 || cases->depth >= DEPTH_MOST) {
    cases->gave_up = true;
    return UNCLEAR;
  }
  cases->left--;
  cases->depth++;
  yst_case_value value = value_by_op(cases, expr);
  cases->depth--;
  return value;
}

yst_case_value yst_cases_value(yst_cases *cases, const yst_expr *expr)
{
  return value_of(cases, expr);
}

/* ---- a case in words ---- */

static void write_subject(yst_buffer *buffer, const yst_cases *cases, const subject *each)
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
    const subject *each = &cases->subjects[i];
    if (each->pieces[each->at].state != YST_CASE_KNOWN) continue;
    if (named) yst_buffer_add_string(&buffer, named + 1 == count ? " and " : ", ");
    write_subject(&buffer, cases, each);
    named++;
  }
  if (named < count) yst_buffer_add_string(&buffer, ", and so on");
  return yst_buffer_text(&buffer);
}
