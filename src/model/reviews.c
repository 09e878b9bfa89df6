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
  r->due = find_due(&scope, piece);
  const yst_piece *done = yst_clause(b, piece, YST_PIECE_DONE);
  if (done && done->names.count) r->done_field = yst_field_named(b, done->names.items[0]);
  yst_fill_readings(b, piece, &r->about, false);
  if (r->due) return;
  r->due = yst_expr_broken(b, piece->span);
  if (piece->broken) return;
  yst_diag *diag = yst_diags_add(b->diags, YST_MISSING_CLAUSE, piece->name.span,
                                 "nothing says when `%t` is due", yst_name_text(b, piece->name.atom));
  yst_diag_help(b->diags, diag,
                "Write `every 12 months from DATE`, `due 3 months after DATE` or `due by DATE`.");
}
