#include "model/scope.h"

static const yst_type number_type = {YST_KIND_NUMBER, NULL};
static const yst_type percent_type = {YST_KIND_PERCENT, NULL};

/* ---- clauses that rubrics, sections and criteria share ---- */

static yst_deduction *find_deductions(const yst_scope *scope, const yst_piece *piece, yst_type type,
                                      size_t *count)
{
  yst_model_builder *b = scope->builder;
  yst_deduction *made = YST_NEW_ARRAY(b->arena, yst_count_of(piece, YST_PIECE_DEDUCT), yst_deduction);
  *count = 0;
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_DEDUCT));) {
    if (!p->expr) continue;
    yst_deduction *d = &made[(*count)++];
    d->span = p->span;
    d->of_maximum = p->word == YST_WORD_OF_MAXIMUM;
    d->amount =
        yst_resolve_as(scope, p->expr, d->of_maximum ? percent_type : type, "what is deducted here is");
    d->when = p->when ? yst_resolve_condition(scope, p->when) : NULL;
    const yst_piece *because = yst_clause(b, p, YST_PIECE_BECAUSE);
    if (because && because->has_text) d->because = because->text;
  }
  return made;
}

/* A number as a share; `1/6` is read as a division and becomes the amount that it is. */
static yst_expr *share_of(yst_model_builder *b, const yst_expr *number)
{
  yst_number ratio;
  bool is_ratio = number->op == YST_OP_DIVIDE && number->args[0]->op == YST_OP_CONST &&
                  number->args[1]->op == YST_OP_CONST &&
                  yst_number_divide(number->args[0]->number, number->args[1]->number, &ratio);
  return is_ratio ? yst_expr_const(b, percent_type, ratio, number->span)
                  : yst_expr_retyped(b, number, percent_type);
}

/* A weight is a share; a bare number stands for itself. */
static yst_expr *find_weight(const yst_scope *scope, const yst_piece *piece)
{
  yst_model_builder *b = scope->builder;
  const yst_piece *clause = yst_clause(b, piece, YST_PIECE_WEIGHT);
  if (!clause || !clause->expr) return NULL;
  yst_expr *weight = yst_resolve(scope, clause->expr, percent_type);
  if (weight->type.kind == YST_KIND_NUMBER) return share_of(b, weight);
  if (yst_is_broken(weight) || weight->type.kind == YST_KIND_PERCENT) return weight;
  yst_diags_add(b->diags, YST_WRONG_AMOUNT, weight->span, "`%t` is %t, and a weight is a percentage",
                yst_span_text(b, weight->span), yst_type_phrase(b, weight->type));
  return yst_expr_broken(b, weight->span);
}

static size_t find_best(yst_model_builder *b, const yst_piece *piece, size_t *of, yst_span *span)
{
  const yst_piece *clause = yst_clause(b, piece, YST_PIECE_BEST);
  yst_number m;
  if (clause) *span = clause->span;
  if (clause && clause->literals.count > 1 &&
      yst_literal_number(b, &clause->literals.items[1], number_type, &m) && yst_number_is_whole(m) &&
      m.num > 0)
    *of = (size_t)m.num;
  yst_number n;
  if (!yst_clause_number(b, clause, number_type, &n)) return 0;
  if (yst_number_is_whole(n) && n.num > 0 && n.num < 1000000) return (size_t)n.num;
  yst_diags_add(b->diags, YST_WRONG_AMOUNT, clause->literals.items[0].span,
                "how many count has to be a whole number above nothing");
  return 0;
}

/* What of a rubric or section this version does not work out. */
static void refuse_some(yst_model_builder *b, const yst_piece *piece)
{
  static const yst_piece_kind of_total[] = {YST_PIECE_CAP, YST_PIECE_FLOOR, YST_PIECE_ROUND};
  for (size_t i = 0; i < 3; i++) {
    const yst_piece *p = yst_next_of(piece, NULL, of_total[i]);
    bool may_round = of_total[i] == YST_PIECE_ROUND && piece->kind == YST_PIECE_RUBRIC;
    if (p && p->word == YST_WORD_PERCENT && !may_round)
      yst_say_not_yet(b, p->span, "a bound or rounding of this percentage");
  }
  const yst_piece *clause = yst_next_of(piece, NULL, YST_PIECE_NORMALISED);
  if (clause) yst_say_not_yet(b, clause->span, "`normalised by`");
}

/* ---- criteria ---- */

static yst_label_row *find_labels(yst_model_builder *b, const yst_piece *piece, size_t *count)
{
  *count = 0;
  const yst_piece *labels = yst_clause(b, piece, YST_PIECE_LABELS);
  if (!labels) return NULL;
  yst_label_row *rows = YST_NEW_ARRAY(b->arena, yst_count_of(labels, YST_PIECE_LABEL_ROW), yst_label_row);
  for (const yst_piece *p = NULL; (p = yst_next_of(labels, p, YST_PIECE_LABEL_ROW));) {
    yst_label_row row = {.label = p->label, .span = p->span};
    if (p->cells.count && yst_literal_number(b, &p->cells.items[0], number_type, &row.score))
      rows[(*count)++] = row;
  }
  return rows;
}

static void find_assessed(const yst_scope *scope, const yst_piece *piece, yst_criterion *c)
{
  yst_model_builder *b = scope->builder;
  const yst_piece *moderated = yst_next_of(piece, NULL, YST_PIECE_MODERATED);
  if (moderated) yst_say_not_yet(b, moderated->span, "`moderated in`");
  const yst_piece *clause = yst_clause(b, piece, YST_PIECE_ASSESSED);
  if (!clause || clause->names.count == 0) return;
  if (clause->names.count > 1) {
    yst_say_not_yet(b, clause->span, "a criterion with several assessors");
    c->assessed = yst_expr_broken(b, clause->span);
    return;
  }
  yst_word word = clause->names.items[0];
  size_t index = yst_field_named(b, word);
  if (index == YST_NOWHERE) {
    c->assessed = yst_expr_broken(b, word.span);
    return;
  }
  yst_syntax name = {.op = YST_X_NAME, .span = word.span, .word = word.span, .name = word.atom};
  c->assessed = yst_resolve_as(scope, &name, number_type, "an assessed score is");
  c->assessor_count = 1;
  c->assessors = YST_NEW(b->arena, yst_expr *);
  c->assessors[0] = c->assessed;
}

/* `score X` or `evidence X`, with its rows or without. */
static yst_expr *find_scored(const yst_scope *scope, const yst_piece *clause)
{
  if (!clause) return NULL;
  if (!clause->expr) return yst_expr_broken(scope->builder, clause->span);
  bool rows = yst_count_of(clause, YST_PIECE_SCORE_ROW) > 0;
  if (!rows) return yst_resolve_as(scope, clause->expr, number_type, "a score without rows is");
  return yst_resolve_bands(scope, clause, yst_resolve(scope, clause->expr, (yst_type){YST_KIND_NONE, NULL}),
                           number_type);
}

static yst_expr *add_points(const yst_scope *scope, const yst_piece *piece, yst_expr *score)
{
  yst_model_builder *b = scope->builder;
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_POINTS));) {
    yst_number points;
    if (!p->expr || !yst_clause_number(b, p, number_type, &points)) continue;
    yst_expr *amount = yst_expr_const(b, number_type, points, p->span);
    yst_expr *unit = yst_resolve_as(scope, p->expr, number_type, "what points are given for is");
    yst_expr *product = yst_expr_of(b, YST_OP_MULTIPLY, number_type, p->span, amount, unit);
    score = score ? yst_expr_of(b, YST_OP_ADD, number_type, p->span, score, product) : product;
  }
  return score;
}

static void say_scoring(yst_model_builder *b, const yst_piece *piece, const yst_criterion *c)
{
  yst_text name = yst_name_text(b, c->about.name);
  if (c->assessed && c->score) {
    yst_diag *diag = yst_diags_add(b->diags, YST_REPEATED_CLAUSE, c->score->span,
                                   "`%t` is assessed and scored, and only one of them can count", name);
    yst_diag_label(b->diags, diag, c->assessed->span, "assessed here");
    yst_diag_help(b->diags, diag, "Write `evidence` for what only checks an assessed score.");
  } else if (!c->assessed && !c->score && !piece->broken) {
    yst_diag *diag = yst_diags_add(b->diags, YST_MISSING_CLAUSE, piece->name.span,
                                   "nothing says how `%t` is scored", name);
    yst_diag_help(b->diags, diag, "Write `score …` with its rows, or `assessed in FIELD`.");
  }
}

static void find_bounds(yst_model_builder *b, const yst_piece *piece, yst_criterion *c)
{
  c->has_worth = yst_clause_number(b, yst_clause(b, piece, YST_PIECE_WORTH), number_type, &c->worth);
  c->has_cap = yst_clause_number(b, yst_clause(b, piece, YST_PIECE_CAP), number_type, &c->cap);
  c->has_floor = yst_clause_number(b, yst_clause(b, piece, YST_PIECE_FLOOR), number_type, &c->floor);
  c->scored_when_not_applicable = yst_clause_number(b, yst_clause(b, piece, YST_PIECE_NOT_APPLICABLE),
                                                    number_type, &c->not_applicable_score);
}

static void fill_criterion(const yst_scope *scope, const yst_piece *piece, const yst_rubric *rubric,
                           yst_criterion *c)
{
  yst_model_builder *b = scope->builder;
  c->about.applies = yst_resolve_applies(scope, piece, NULL);
  find_assessed(scope, piece, c);
  c->evidence = find_scored(scope, yst_clause(b, piece, YST_PIECE_EVIDENCE));
  c->score = add_points(scope, piece, find_scored(scope, yst_clause(b, piece, YST_PIECE_SCORE)));
  say_scoring(b, piece, c);
  c->labels = find_labels(b, piece, &c->label_count);
  bool own_labels = c->label_count > 0;
  if (!own_labels) {
    c->labels = rubric->labels;
    c->label_count = rubric->label_count;
  }
  c->weight = find_weight(scope, piece);
  find_bounds(b, piece, c);
  c->deductions = find_deductions(scope, piece, number_type, &c->deduction_count);
  yst_find_override(b, piece, number_type, &c->override_field, &c->override_reason);
  yst_find_marks(b, c, piece);
}

/* ---- sections and the whole ---- */

static void fill_section(const yst_scope *scope, const yst_piece *piece, yst_section *s)
{
  yst_model_builder *b = scope->builder;
  if (!piece) return;
  yst_type type = s->total ? s->total->type : number_type;
  s->about.applies = yst_resolve_applies(scope, piece, NULL);
  s->weight = find_weight(scope, piece);
  s->has_worth = yst_clause_number(b, yst_clause(b, piece, YST_PIECE_WORTH), number_type, &s->worth);
  s->has_cap = yst_clause_number(b, yst_clause(b, piece, YST_PIECE_CAP), type, &s->cap);
  s->has_floor = yst_clause_number(b, yst_clause(b, piece, YST_PIECE_FLOOR), type, &s->floor);
  s->best = find_best(b, piece, &s->best_of, &s->best_span);
  s->deductions = find_deductions(scope, piece, type, &s->deduction_count);
  refuse_some(b, piece);
  const yst_piece *round = yst_clause(b, piece, YST_PIECE_ROUND);
  if (!round) return;
  s->round_total = yst_rounding_step(b, &round->rounding, type, &s->round_step);
  s->round_mode = round->rounding.mode;
}

static void find_rounding(yst_model_builder *b, const yst_piece *piece, yst_rubric *rubric)
{
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_ROUND));) {
    if (p->word == YST_WORD_PERCENT) {
      rubric->round_percent = yst_rounding_step(b, &p->rounding, percent_type, &rubric->percent_step);
      rubric->percent_mode = p->rounding.mode;
    } else {
      rubric->round_total = yst_rounding_step(b, &p->rounding, rubric->total->type, &rubric->total_step);
      rubric->total_mode = p->rounding.mode;
    }
  }
}

static void fill_grades(const yst_scope *scope, const yst_piece *piece, yst_rubric *rubric)
{
  yst_model_builder *b = scope->builder;
  const yst_piece *grades = yst_next_of(piece, NULL, YST_PIECE_GRADES);
  if (!grades) return;
  yst_expr *over = grades->expr ? yst_resolve(scope, grades->expr, (yst_type){YST_KIND_NONE, NULL})
                                : yst_expr_result(b, rubric->percent, grades->span);
  rubric->grades = yst_resolve_bands(scope, grades, over, yst_type_choice(rubric->grade_choices));
  rubric->caps = yst_find_caps(b, piece, rubric->grade_choices, &rubric->cap_count);
}

void yst_fill_rubric(yst_model_builder *builder, size_t index)
{
  yst_model_builder *b = builder;
  const yst_piece *piece = b->by_kind[YST_SYMBOL_RUBRIC][index]->piece;
  yst_rubric *rubric = &b->model->rubrics[index];
  yst_scope scope = yst_scope_record(b);
  scope.rubric = index;
  rubric->about.applies = yst_resolve_applies(&scope, piece, NULL);
  rubric->labels = find_labels(b, piece, &rubric->label_count);
  for (size_t i = 0; i < rubric->criterion_count; i++)
    fill_criterion(&scope, b->criterion_pieces[index][i], rubric, &rubric->criteria[i]);
  for (size_t i = 0; i < rubric->section_count; i++)
    fill_section(&scope, b->section_pieces[index][i], &rubric->sections[i]);
  yst_type type = rubric->total->type;
  rubric->has_cap = yst_clause_number(b, yst_clause(b, piece, YST_PIECE_CAP), type, &rubric->cap);
  rubric->has_floor = yst_clause_number(b, yst_clause(b, piece, YST_PIECE_FLOOR), type, &rubric->floor);
  rubric->best = find_best(b, piece, &rubric->best_of, &rubric->best_span);
  rubric->deductions = find_deductions(&scope, piece, type, &rubric->deduction_count);
  refuse_some(b, piece);
  find_rounding(b, piece, rubric);
  fill_grades(&scope, piece, rubric);
  yst_fill_readings(b, piece, &rubric->about, false);
  yst_find_totals(rubric);
}
