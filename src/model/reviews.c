#include "model/scope.h"

static const yst_type date_type = {YST_KIND_DATE, NULL};

void yst_declare_review(yst_model_builder *builder, size_t index)
{
  yst_model_builder *b = builder;
  const yst_piece *piece = b->by_kind[YST_SYMBOL_REVIEW][index]->piece;
  yst_review *r = &b->model->reviews[index];
  r->about = yst_about_of(b, piece, NULL);
  r->is_deadline = piece->kind == YST_PIECE_DEADLINE;
  r->done_field = YST_NOWHERE;
  yst_rule_kind kind = r->is_deadline ? YST_RULE_DEADLINE : YST_RULE_REVIEW;
  yst_text base = yst_name_text(b, r->about.name);
  r->due_result = yst_add_result(b, yst_name_dotted(b, base, YST_TEXT("due")), r->about.label, date_type,
                                 kind, YST_PART_DUE, r, &r->about);
  r->overdue = yst_add_result(b, yst_name_dotted(b, base, YST_TEXT("overdue")), r->about.label,
                              yst_type_of(YST_KIND_YES_NO), kind, YST_PART_OVERDUE, r, &r->about);
  yst_declare_readings(b, piece, &r->about, date_type);
}

/* A date moved by a clause's period; the day itself when it has none. */
static yst_expr *moved(const yst_scope *scope, const yst_piece *clause, yst_expr *day)
{
  yst_model_builder *b = scope->builder;
  if (clause->literals.count == 0 || yst_is_broken(day)) return day;
  const yst_literal *period = &clause->literals.items[0];
  yst_expr *length = yst_expr_const(b, yst_literal_type(period), period->number, period->span);
  yst_expr *shifted = yst_shift_date(b, day, length, clause->word == YST_WORD_BEFORE, clause->span);
  if (shifted) return shifted;
  yst_diags_add(b->diags, YST_WRONG_AMOUNT, period->span,
                "`%t` is no period: write it as `12 months` or `30 days`", yst_span_text(b, period->span));
  return yst_expr_broken(b, clause->span);
}

/* ---- every year by a day ---- */

static const yst_piece *yearly_clause(const yst_piece *piece)
{
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_EVERY));)
    if (p->word == YST_WORD_EVERY_YEAR) return p;
  return NULL;
}

static yst_expr *yearly(yst_model_builder *b, yst_op op, const yst_piece *clause, yst_expr *date)
{
  yst_expr *day = yst_expr_of(b, op, date_type, clause->span, date, NULL);
  day->number = clause->literals.items[0].number;
  return day;
}

/* The date field that says when it was done last, or NULL. */
static yst_expr *last_done(const yst_scope *scope, const yst_piece *piece)
{
  yst_model_builder *b = scope->builder;
  const yst_piece *done = yst_clause(b, piece, YST_PIECE_DONE);
  if (!done || !done->names.count) return NULL;
  yst_word name = done->names.items[0];
  yst_syntax field = {.op = YST_X_NAME, .span = name.span, .word = name.span, .name = name.atom};
  return yst_resolve_as(scope, &field, date_type, "when something was done is");
}

static void say_since_when(yst_model_builder *b, const yst_piece *piece)
{
  yst_diag *diag =
      yst_diags_add(b->diags, YST_MISSING_CLAUSE, piece->name.span,
                    "nothing says since when `%t` is due every year", yst_name_text(b, piece->name.atom));
  yst_diag_help(b->diags, diag,
                "Write `done in FIELD`, the day it was done last, or `every year by 31 January from DATE`.");
}

/* What was done in one year is due again in the next; what was never done, on the first such day from the
 * beginning on. */
static yst_expr *find_yearly(const yst_scope *scope, const yst_piece *piece, const yst_piece *clause)
{
  yst_model_builder *b = scope->builder;
  if (clause->broken || clause->literals.count == 0) return yst_expr_broken(b, clause->span);
  for (const yst_piece *p = piece->first; p; p = p->next) {
    if (p == clause || (p->kind != YST_PIECE_EVERY && p->kind != YST_PIECE_DUE)) continue;
    yst_diag *diag = yst_diags_add(b->diags, YST_REPEATED_CLAUSE, p->span,
                                   "what is due every year by a day has no other day");
    yst_diag_label(b->diags, diag, clause->span, "it is due by this day");
    break;
  }
  yst_expr *done = last_done(scope, piece);
  yst_expr *again = done ? yearly(b, YST_OP_YEARLY_AFTER, clause, done) : NULL;
  yst_expr *first =
      clause->expr
          ? yearly(b, YST_OP_YEARLY_FROM, clause,
                   yst_resolve_as(scope, clause->expr, date_type, "what is due every year begins with"))
          : NULL;
  if (!again && !first) say_since_when(b, piece);
  if (!again || !first) return again ? again : first ? first : yst_expr_broken(b, clause->span);
  yst_expr *later = yst_expr_of(b, YST_OP_HIGHER, date_type, clause->span, again, first);
  yst_expr *is_done = yst_expr_of(b, YST_OP_DONE, yst_type_of(YST_KIND_YES_NO), clause->span, done, NULL);
  yst_expr *const args[3] = {later, is_done, first};
  return yst_expr_list(b, YST_OP_CHOOSE, date_type, clause->span, args, 3);
}

/* ---- what is due ---- */

/* The earliest of all the days that are named. */
static yst_expr *find_due(const yst_scope *scope, const yst_piece *piece)
{
  yst_model_builder *b = scope->builder;
  yst_expr **days = YST_NEW_ARRAY(
      b->arena, yst_count_of(piece, YST_PIECE_EVERY) + yst_count_of(piece, YST_PIECE_DUE), yst_expr *);
  size_t count = 0;
  for (const yst_piece *p = piece->first; p; p = p->next) {
    if (p->kind != YST_PIECE_EVERY && p->kind != YST_PIECE_DUE) continue;
    yst_expr *day = yst_resolve_as(scope, p->expr, date_type, "a deadline is counted from");
    days[count++] = moved(scope, p, day);
  }
  if (count == 0) return NULL;
  return count == 1 ? days[0] : yst_expr_list(b, YST_OP_LOWER, date_type, piece->span, days, count);
}

void yst_fill_review(yst_model_builder *builder, size_t index)
{
  yst_model_builder *b = builder;
  const yst_piece *piece = b->by_kind[YST_SYMBOL_REVIEW][index]->piece;
  yst_review *r = &b->model->reviews[index];
  yst_scope scope = yst_scope_record(b);
  r->about.applies = yst_resolve_applies(&scope, piece, NULL);
  const yst_piece *every_year = yearly_clause(piece);
  r->due = every_year ? find_yearly(&scope, piece, every_year) : find_due(&scope, piece);
  const yst_piece *done = every_year ? NULL : yst_clause(b, piece, YST_PIECE_DONE);
  if (done && done->names.count) r->done_field = yst_field_named(b, done->names.items[0]);
  yst_fill_readings(b, piece, &r->about, false);
  if (r->due) return;
  r->due = yst_expr_broken(b, piece->span);
  if (piece->broken) return;
  yst_diag *diag = yst_diags_add(b->diags, YST_MISSING_CLAUSE, piece->name.span,
                                 "nothing says when `%t` is due", yst_name_text(b, piece->name.atom));
  yst_diag_help(b->diags, diag,
                "Write `every 12 months from DATE`, `every year by 31 January`, `due 3 months after DATE` or "
                "`due by DATE`.");
}
