/* Conditions that can never hold or never fail. A comparison is held against what its two sides can come to
 * at all; a whole condition is tried in every case that it can tell apart. */
#include "base/limits.h"
#include "check/amount.h"
#include "check/apart.h"
#include "check/bounds.h"
#include "check/checks.h"
#include "check/reach.h"
#include "check/threshold_witness.h"
#include "check/unproved.h"
#include "check/walk.h"

#define DEPTH_MOST (8u * YST_LIMIT_DEPTH)
#define NODES_MOST 1000000u

typedef enum fate { OPEN, NEVER, ALWAYS } fate;

typedef struct threshold_look {
  const yst_model *model;
  yst_diags *diags;
  yst_case_room *room;
  yst_bounds *bounds;
  yst_reach *reach;
  size_t left;
  bool said; /* something of the condition at hand */
} threshold_look;

static bool is_less(yst_interval a, yst_interval b)
{
  return a.has_high && b.has_low && yst_number_compare(a.high, b.low) < 0;
}

static bool is_at_most(yst_interval a, yst_interval b)
{
  return a.has_high && b.has_low && yst_number_compare(a.high, b.low) <= 0;
}

static fate fate_of(yst_op op, yst_interval a, yst_interval b)
{
  switch (op) {
  case YST_OP_LESS: return is_less(a, b) ? ALWAYS : is_at_most(b, a) ? NEVER : OPEN;
  case YST_OP_AT_MOST: return is_at_most(a, b) ? ALWAYS : is_less(b, a) ? NEVER : OPEN;
  case YST_OP_MORE: return is_less(b, a) ? ALWAYS : is_at_most(a, b) ? NEVER : OPEN;
  case YST_OP_AT_LEAST: return is_at_most(b, a) ? ALWAYS : is_less(a, b) ? NEVER : OPEN;
  case YST_OP_EQUAL: return is_less(a, b) || is_less(b, a) ? NEVER : OPEN;
  case YST_OP_NOT_EQUAL: return is_less(a, b) || is_less(b, a) ? ALWAYS : OPEN;
  default: return OPEN;
  }
}

static bool is_cell(const yst_expr *expr)
{
  return expr->op == YST_OP_FIELD || expr->op == YST_OP_COLUMN;
}

/* Each value of one side held against each of the other; with limits the amounts of all days. */
static fate fate_by_options(yst_op op, const yst_options *a, const yst_options *b)
{
  bool holds = false, fails = false;
  if (!a->listed || !b->listed || !a->count || !b->count) return OPEN;
  for (size_t i = 0; i < a->count && !(holds && fails); i++) {
    for (size_t k = 0; k < b->count && !(holds && fails); k++) {
      bool fits = yst_order_fits(op, yst_number_compare(a->items[i], b->items[k]));
      holds |= fits;
      fails |= !fits;
    }
  }
  return holds == fails ? OPEN : holds ? ALWAYS : NEVER;
}

static fate fate_of_amounts(threshold_look *look, const yst_expr *expr)
{
  const yst_expr *a = expr->args[0], *b = expr->args[1];
  if (is_cell(a) || is_cell(b)) return OPEN;
  yst_options left = yst_reach_options(look->reach, a), right = yst_reach_options(look->reach, b);
  return fate_by_options(expr->op, &left, &right);
}

/* A cell that its field does not allow counts as not known, so that it may be anything allowed. */
static fate fate_of_comparison(threshold_look *look, const yst_expr *expr)
{
  if (expr->arg_count != 2 || !expr->args[0] || !expr->args[1]) return OPEN;
  const yst_expr *a = expr->args[0], *b = expr->args[1];
  if ((yst_expr_is_amount(a) && yst_expr_is_amount(b)) || a->type.kind == YST_KIND_CHOICE ||
      a->type.kind == YST_KIND_YES_NO)
    return OPEN;
  fate found = fate_of(expr->op, yst_bounds_of(look->bounds, a), yst_bounds_of(look->bounds, b));
  return found == OPEN ? fate_of_amounts(look, expr) : found;
}

static fate fate_of_quantity(const yst_expr *expr)
{
  uint64_t members = expr->arg_count;
  switch (expr->quantity) {
  case YST_Q_AT_LEAST: return expr->count > members ? NEVER : expr->count == 0 ? ALWAYS : OPEN;
  case YST_Q_AT_MOST: return expr->count >= members ? ALWAYS : OPEN;
  case YST_Q_EXACTLY: return expr->count > members ? NEVER : OPEN;
  default: return OPEN;
  }
}

/* ---- words ---- */

static yst_text amount_text(const threshold_look *look, const yst_expr *expr, yst_number amount)
{
  return yst_amount_plain_text(look->diags->arena, look->model->atoms, expr->type, amount);
}

/* An end that is not there has no number. */
static void help_range(const threshold_look *look, yst_diag *diag, const yst_expr *expr)
{
  if (yst_expr_is_amount(expr)) return;
  yst_interval range = yst_bounds_of(look->bounds, expr);
  yst_text name = yst_sources_text(look->model->texts, expr->span);
  if (range.has_low && range.has_high && yst_number_equal(range.low, range.high)) {
    yst_diag_help(look->diags, diag, "`%t` is always %t.", name, amount_text(look, expr, range.low));
  } else if (range.has_low && range.has_high) {
    yst_diag_help(look->diags, diag, "`%t` lies between %t and %t.", name, amount_text(look, expr, range.low),
                  amount_text(look, expr, range.high));
  } else if (range.has_low) {
    yst_diag_help(look->diags, diag, "`%t` is at least %t.", name, amount_text(look, expr, range.low));
  } else if (range.has_high) {
    yst_diag_help(look->diags, diag, "`%t` is at most %t.", name, amount_text(look, expr, range.high));
  }
}

/* What a total or the like can come to, where single values decide and not the ends they lie between. */
static void help_options(const threshold_look *look, yst_diag *diag, const yst_expr *expr)
{
  yst_options options = yst_reach_options(look->reach, expr);
  if (yst_expr_is_amount(expr) || !options.listed || options.count < 2) return;
  yst_text name = yst_sources_text(look->model->texts, expr->span);
  yst_text all = yst_options_text(look->diags->arena, look->model->atoms, expr->type, &options);
  yst_diag_help(look->diags, diag, "`%t` can come to %t.", name, all);
}

static yst_diag *report(threshold_look *look, const yst_expr *expr, fate found)
{
  look->said = true;
  return yst_diags_add(look->diags, YST_IMPOSSIBLE_THRESHOLD, expr->span,
                       found == NEVER ? "this can never hold" : "this can never fail");
}

static void report_comparison(threshold_look *look, const yst_expr *expr, fate found)
{
  yst_diag *diag = report(look, expr, found);
  const yst_expr *a = expr->args[0], *b = expr->args[1];
  bool by_ends = fate_of(expr->op, yst_bounds_of(look->bounds, a), yst_bounds_of(look->bounds, b)) == found;
  for (size_t i = 0; i < 2; i++) {
    if (by_ends) help_range(look, diag, expr->args[i]);
    if (!by_ends) help_options(look, diag, expr->args[i]);
  }
  yst_threshold_witness(look->diags, diag, look->reach, expr, found == NEVER);
}

/* ---- comparisons inside a condition ---- */

static bool is_comparison(const yst_expr *expr)
{
  return expr && yst_op_is_comparison(expr->op);
}

/* `is between A and B` became two comparisons, of which one alone may well always hold. */
static bool is_between(const yst_expr *expr)
{
  if (expr->op != YST_OP_AND || expr->arg_count != 2) return false;
  const yst_expr *a = expr->args[0], *b = expr->args[1];
  return is_comparison(a) && is_comparison(b) && a->span.start == b->span.start && a->span.end == b->span.end;
}

static void look_at_between(threshold_look *look, const yst_expr *expr)
{
  fate first = fate_of_comparison(look, expr->args[0]), second = fate_of_comparison(look, expr->args[1]);
  if (first == NEVER || second == NEVER) {
    report_comparison(look, expr->args[first == NEVER ? 0 : 1], NEVER);
  } else if (first == ALWAYS && second == ALWAYS) {
    report_comparison(look, expr->args[0], ALWAYS);
  }
}

/* ---- whole conditions ---- */

static bool reads_cells_only(const yst_expr *expr)
{
  if (is_between(expr)) expr = expr->args[0];
  return is_comparison(expr) && expr->arg_count == 2 && (is_cell(expr->args[0]) || is_cell(expr->args[1]));
}

/* What `unless` takes away stands on a line of its own. */
static void label_unless(const threshold_look *look, yst_diag *diag, const yst_expr *root)
{
  bool any = false;
  for (size_t i = 0; root->op == YST_OP_AND && i < root->arg_count; i++) {
    const yst_expr *arg = root->args[i];
    if (arg->op != YST_OP_NOT || !arg->unless || !arg->arg_count) continue;
    yst_diag_label(look->diags, diag, arg->args[0]->span, "and this is taken away");
    any = true;
  }
  for (size_t i = 0; any && i < root->arg_count; i++) {
    if (root->args[i]->op != YST_OP_NOT || !root->args[i]->unless)
      diag->span = i ? diag->span : root->args[i]->span;
  }
}

static void look_at_cases(threshold_look *look, const yst_expr *root)
{
  yst_outcomes found = yst_outcomes_of(look->room, root);
  if (found.holds && found.fails && found.may_be_less) {
    yst_unproved(
        look->diags, root->span,
        YST_TEXT("what this looks at rests on the same fields, so that not all of its cases come up"),
        "Whether it can always or never hold was asked of its single comparisons only.");
  }
  if (found.holds && found.fails) return;
  if (found.stuck) {
    yst_unproved_cases(look->diags, root->span, found.stuck,
                       "Whether it can always or never hold was asked of its single comparisons only.");
    return;
  }
  if (found.holds == found.fails) return;
  yst_diag *diag = report(look, root, found.holds ? ALWAYS : NEVER);
  label_unless(look, diag, root);
  yst_diag_help(look->diags, diag, "Its parts %s in every case there can be.",
                found.holds ? "together hold" : "exclude each other");
}

/* ---- conditions within others ---- */

/* What rows are counted, and what `not` and `unless` take away: a condition of its own. */
static bool is_within(const yst_expr *expr, size_t place)
{
  const yst_expr *inner = expr->args[place];
  bool joins = inner && (inner->op == YST_OP_AND || inner->op == YST_OP_OR || inner->op == YST_OP_QUANTITY);
  if (!joins || inner->type.kind != YST_KIND_YES_NO) return false;
  bool over_rows = expr->op == YST_OP_AGGREGATE || expr->op == YST_OP_FOLD;
  return expr->op == YST_OP_NOT || (over_rows && (place == 0 || (expr->is_quantity && place == 1)));
}

static void look_at_within(threshold_look *look, const yst_expr *expr)
{
  if (!look->said && !reads_cells_only(expr)) look_at_cases(look, expr);
}

static void look_at(threshold_look *look, const yst_expr *expr, unsigned depth)
{
  if (!expr) return;
  if (look->left == 0 || depth > DEPTH_MOST) {
    yst_unproved(look->diags, expr->span,
                 YST_TEXT("this takes too much work together with what comes before it"),
                 "Whether its comparisons can always or never hold was not asked.");
    return;
  }
  look->left--;
  if (is_between(expr)) {
    look_at_between(look, expr);
    return;
  }
  fate found = OPEN;
  if (is_comparison(expr)) {
    found = fate_of_comparison(look, expr);
    if (found != OPEN) report_comparison(look, expr, found);
  } else if (expr->op == YST_OP_QUANTITY) {
    found = fate_of_quantity(expr);
    if (found != OPEN) {
      yst_diag_help(look->diags, report(look, expr, found), "There are %z of them to be counted.",
                    expr->arg_count);
    }
  }
  if (found != OPEN) return;
  for (size_t i = 0; i < expr->arg_count; i++) {
    look_at(look, expr->args[i], depth + 1);
    if (is_within(expr, i)) look_at_within(look, expr->args[i]);
  }
}

static void check_root(void *context, const yst_expr *root, yst_root_kind kind, const yst_about *owner)
{
  threshold_look *look = context;
  (void)owner;
  if (kind == YST_ROOT_EXAMPLE || kind == YST_ROOT_TOLD) return;
  look->said = false;
  look_at(look, root, 0);
  bool decides = kind == YST_ROOT_CONDITION && root->type.kind == YST_KIND_YES_NO && root->op != YST_OP_CONST;
  if (decides && !look->said && !reads_cells_only(root)) look_at_cases(look, root);
}

void yst_check_thresholds(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  (void)check;
  yst_case_room *room = yst_case_room_new(diags->arena, model);
  threshold_look look = {model, diags, room, yst_case_room_bounds(room), NULL, NODES_MOST, false};
  look.reach = yst_case_room_reach(room);
  yst_walk_roots(model, check_root, &look);
}
