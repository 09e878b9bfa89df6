#include "base/limits.h"
#include "model/scope.h"
#include "model/wordings.h"

static const yst_type number_type = {YST_KIND_NUMBER, NULL};

static yst_expr *limit_end(const yst_scope *scope, const yst_literal *literal, const yst_symbol *symbol,
                           yst_type over)
{
  yst_model_builder *b = scope->builder;
  const yst_limit *limit = &b->model->limits[symbol->index];
  yst_expr *expr = yst_expr_new(b, YST_OP_LIMIT, limit->type, literal->span);
  expr->index = symbol->index;
  if (yst_is_broken(expr) || limit->type.kind == over.kind) return expr;
  yst_diag *diag = yst_diags_add(b->diags, YST_WRONG_AMOUNT, literal->span,
                                 "`%t` is %t, and what is looked at is %t", yst_name_text(b, literal->name),
                                 yst_type_phrase(b, limit->type), yst_type_phrase(b, over));
  yst_diag_label(b->diags, diag, symbol->name.span, "declared here");
  return NULL;
}

/* The end of a band: an amount, a limit's name or a word of the scale. NULL, with a message, when it does not
 * fit. */
static yst_expr *end_of(const yst_scope *scope, const yst_literal *literal, yst_type over)
{
  yst_model_builder *b = scope->builder;
  if (literal->kind == YST_LITERAL_NAME) {
    bool is_word =
        over.kind == YST_KIND_CHOICE && yst_choice_place(over.choices, literal->name) != YST_NOWHERE;
    const yst_symbol *symbol = yst_symbol_named(b, literal->name);
    if (!is_word && symbol && symbol->kind == YST_SYMBOL_LIMIT)
      return limit_end(scope, literal, symbol, over);
    const char *here = is_word ? NULL : yst_row_meant(yst_name_text(b, literal->name));
    if (here) {
      yst_diag *diag = yst_diags_add(b->diags, YST_OTHER_WORDING, literal->span, "write `%s` instead of `%t`",
                                     here, yst_name_text(b, literal->name));
      yst_diag_fix(b->diags, diag, literal->span, false, yst_text_from(here));
      return NULL;
    }
    if (!is_word && over.kind != YST_KIND_CHOICE) {
      yst_diag *diag =
          yst_diags_add(b->diags, YST_WRONG_AMOUNT, literal->span, "`%t` is no amount: this is %t",
                        yst_name_text(b, literal->name), yst_type_phrase(b, over));
      yst_diag_help(b->diags, diag,
                    "A row holds amounts, names of limits, or words of the scale that is looked at.");
      return NULL;
    }
  }
  yst_number number;
  if (!yst_literal_number(b, literal, over, &number)) return NULL;
  return yst_expr_const(b, over, number, literal->span);
}

static bool single_band(const yst_scope *scope, const yst_range *range, yst_type over, yst_band *band)
{
  yst_model_builder *b = scope->builder;
  if (range->low.kind == YST_LITERAL_NOT_APPLICABLE) {
    band->not_applicable = true;
    return true;
  }
  if (range->low.kind == YST_LITERAL_NOT_KNOWN) {
    yst_diag *diag =
        yst_diags_add(b->diags, YST_WRONG_AMOUNT, range->span, "what is not known has no row of its own");
    yst_diag_help(b->diags, diag, "If a blank means something, its field says so: `blank means …`.");
    return false;
  }
  band->has_low = true;
  band->low = end_of(scope, &range->low, over);
  return band->low != NULL;
}

/* `up to £5,000`: `up` was taken for the name of a limit. */
static bool is_up_to(const yst_scope *scope, const yst_range *range)
{
  yst_model_builder *b = scope->builder;
  if (!range->has_low || !range->has_high || range->low.kind != YST_LITERAL_NAME ||
      yst_symbol_named(b, range->low.name) ||
      !yst_text_equal(yst_name_text(b, range->low.name), YST_TEXT("up")))
    return false;
  yst_span span = {range->span.source, range->low.span.start, range->high.span.start};
  yst_text high = yst_span_text(b, range->high.span);
  yst_diag *diag =
      yst_diags_add(b->diags, YST_OTHER_WORDING, range->span,
                    "write `at most %t` instead of `up to %t`, or `under %t` if %t itself is not in it", high,
                    high, high, high);
  yst_diag_fix(b->diags, diag, span, false, YST_TEXT("at most "));
  return true;
}

bool yst_band_of_range(const yst_scope *scope, const yst_range *range, yst_type over, yst_band *band)
{
  yst_model_builder *b = scope->builder;
  band->span = range->span;
  band->kind = range->kind;
  if (range->kind == YST_RANGE_OTHERWISE) return true;
  if (range->kind == YST_RANGE_NONE || over.kind == YST_KIND_NONE) return false;
  if (range->kind == YST_RANGE_SINGLE) return single_band(scope, range, over, band);
  if (!yst_type_ordered(over)) {
    yst_diags_add(b->diags, YST_UNORDERED, range->span, "`%t` has no place in an order: this is %t",
                  yst_span_text(b, range->span), yst_type_phrase(b, over));
    return false;
  }
  if (is_up_to(scope, range)) return false;
  band->has_low = range->has_low;
  band->has_high = range->has_high;
  band->low_in = range->low_in;
  band->high_in = range->high_in;
  if (range->has_low) band->low = end_of(scope, &range->low, over);
  if (range->has_low && !band->low) return false; /* the other end has likely the same fault */
  if (range->has_high) band->high = end_of(scope, &range->high, over);
  return (!range->has_low || band->low) && (!range->has_high || band->high);
}

/* ---- grades ---- */

static yst_atom grade_name(yst_model_builder *b, const yst_piece *row)
{
  if (row->name.atom) return row->name.atom;
  return row->has_label ? yst_atom_of(b->atoms, row->label) : YST_NO_ATOM;
}

const yst_choices *yst_grade_choices(yst_model_builder *builder, const yst_piece *grades, yst_atom name,
                                     yst_text label, yst_direction direction)
{
  yst_choices *choices = yst_choices_new(builder, name, label, yst_count_of(grades, YST_PIECE_GRADE));
  choices->span = grades->span;
  choices->ordered = true;
  choices->direction = direction;
  for (const yst_piece *p = NULL; (p = yst_next_of(grades, p, YST_PIECE_GRADE));) {
    yst_atom grade = grade_name(builder, p);
    if (!grade || yst_choice_place(choices, grade) != YST_NOWHERE) continue;
    if (choices->count == YST_LIMIT_CHOICES) {
      yst_diags_add(builder->diags, YST_TOO_MANY, p->span, "more than %u grades", YST_LIMIT_CHOICES);
      break;
    }
    yst_choice *choice = &choices->items[choices->count++];
    choice->name = grade;
    choice->label = p->has_label ? p->label : yst_name_text(builder, grade);
    choice->span = p->name.atom ? p->name.span : p->span;
  }
  return choices;
}

/* ---- rows ---- */

static bool marks_of_row(yst_model_builder *b, const yst_piece *row, yst_type gives, yst_band *band)
{
  if (row->kind == YST_PIECE_GRADE) {
    yst_atom name = grade_name(b, row);
    size_t place = name ? yst_choice_place(gives.choices, name) : YST_NOWHERE;
    yst_number *mark = YST_NEW(b->arena, yst_number);
    *mark = yst_number_of(place == YST_NOWHERE ? 0 : (int64_t)place);
    band->marks = mark;
    band->mark_count = 1;
    return place != YST_NOWHERE;
  }
  yst_number *marks = YST_NEW_ARRAY(b->arena, row->cells.count, yst_number);
  band->marks = marks;
  for (size_t i = 0; i < row->cells.count; i++) {
    const yst_literal *cell = &row->cells.items[i];
    if (cell->kind == YST_LITERAL_NOT_APPLICABLE) {
      yst_say_not_yet(b, cell->span, "a row that gives `not applicable`");
      return false;
    }
    if (!yst_literal_number(b, cell, gives, &marks[band->mark_count])) return false;
    band->mark_count++;
  }
  return band->mark_count > 0;
}

static int shared_of(yst_model_builder *b, const yst_piece *piece)
{
  const yst_piece *clause = yst_clause(b, piece, YST_PIECE_SHARED);
  bool by_parent = !clause && piece->parent && piece->kind != YST_PIECE_RUBRIC;
  if (by_parent && (piece->parent->kind == YST_PIECE_CRITERION || piece->parent->kind == YST_PIECE_CLASSIFY))
    clause = yst_next_of(piece->parent, NULL, YST_PIECE_SHARED);
  return clause ? clause->word : YST_WORD_NONE;
}

/* The step of what is looked at, where its field says it. */
static void take_step(const yst_model_builder *b, const yst_expr *over, yst_bands *bands)
{
  const yst_field *field = NULL;
  if (over->op == YST_OP_FIELD) field = &b->model->fields[over->index];
  if (over->op == YST_OP_COLUMN) field = &b->model->lists[over->list].columns[over->index];
  if (!field || !field->has_step) return;
  bands->has_step = true;
  bands->step = field->step;
}

static bool can_be_looked_at(yst_type type)
{
  return type.kind == YST_KIND_CHOICE || type.kind == YST_KIND_YES_NO || yst_type_ordered(type);
}

/* All that no other row holds goes to one row alone. */
static void say_second_rest(yst_model_builder *b, const yst_piece *row, const yst_piece *first)
{
  yst_diag *diag = yst_diags_add(b->diags, YST_REPEATED_CLAUSE, row->ranges.items[0].span,
                                 "`otherwise` stands here a second time");
  yst_diag_label(b->diags, diag, first->ranges.items[0].span, "it stood here before");
}

yst_expr *yst_resolve_bands(const yst_scope *scope, const yst_piece *piece, yst_expr *over, yst_type gives)
{
  yst_model_builder *b = scope->builder;
  yst_piece_kind kind = piece->kind == YST_PIECE_GRADES ? YST_PIECE_GRADE : YST_PIECE_SCORE_ROW;
  yst_expr *expr = yst_expr_of(b, YST_OP_BANDS, gives, piece->span, over, NULL);
  if (yst_is_broken(expr)) return expr;
  if (!can_be_looked_at(over->type)) {
    yst_diags_add(b->diags, YST_TYPE_MISMATCH, over->span, "`%t` is %t and fits no rows",
                  yst_span_text(b, over->span), yst_type_phrase(b, over->type));
    return yst_break(expr);
  }
  yst_bands *bands = YST_NEW(b->arena, yst_bands);
  bands->span = piece->span;
  bands->over = over->type;
  bands->gives = gives;
  bands->shared = shared_of(b, piece);
  take_step(b, over, bands);
  bands->items = YST_NEW_ARRAY(b->arena, yst_count_of(piece, kind), yst_band);
  bool whole = true;
  const yst_piece *rest = NULL;
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, kind));) {
    yst_band band = {.label = p->label};
    if (p->ranges.count && p->ranges.items[0].kind == YST_RANGE_OTHERWISE) {
      if (rest) say_second_rest(b, p, rest);
      rest = p;
    }
    bool fits = !p->broken && p->ranges.count &&
                yst_band_of_range(scope, &p->ranges.items[0], over->type, &band) &&
                marks_of_row(b, p, gives, &band);
    band.span = p->span;
    if (p->ranges.count) band.head = p->ranges.items[0].span;
    if (fits) bands->items[bands->count++] = band;
    whole = whole && fits;
  }
  expr->bands = bands;
  return whole ? expr : yst_break(expr);
}

/* ---- keys of tables ---- */

yst_bands *yst_bands_of_key(yst_model_builder *builder, const yst_table_key *key)
{
  yst_bands *bands = YST_NEW(builder->arena, yst_bands);
  *bands = (yst_bands){.span = key->span, .over = key->type, .gives = number_type, .count = key->count};
  bands->items = YST_NEW_ARRAY(builder->arena, key->count, yst_band);
  for (size_t i = 0; i < key->count; i++) {
    yst_number *mark = YST_NEW(builder->arena, yst_number);
    *mark = yst_number_of((int64_t)i);
    bands->items[i] = key->bands[i];
    bands->items[i].marks = mark;
    bands->items[i].mark_count = 1;
  }
  return bands;
}
