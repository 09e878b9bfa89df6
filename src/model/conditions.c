#include "model/scope.h"

static const yst_type yes_no = {YST_KIND_YES_NO, NULL};

/* ---- readings ---- */

void yst_declare_readings(yst_model_builder *builder, const yst_piece *piece, yst_about *about, yst_type type)
{
  yst_model_builder *b = builder;
  size_t count = yst_count_of(piece, YST_PIECE_READING);
  about->readings = YST_NEW_ARRAY(b->arena, count, yst_reading);
  yst_text name = yst_name_text(b, about->name);
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_READING));) {
    yst_reading *reading = &about->readings[about->reading_count++];
    yst_about own = yst_about_of(b, p, about);
    reading->words = p->text;
    reading->span = p->span;
    reading->citation_count = own.citation_count;
    reading->citations = own.citations;
    yst_text path = yst_format(b->arena, "%t.reading%z", name, about->reading_count);
    yst_result *result =
        yst_add_result(b, path, p->text, type, YST_RULE_READING, YST_PART_VALUE, reading, about);
    result->hidden = true;
    reading->result = result;
  }
}

/* The readings' results know their type by now. */
void yst_fill_readings(yst_model_builder *builder, const yst_piece *piece, yst_about *about,
                       bool over_register)
{
  yst_scope scope = yst_scope_record(builder);
  scope.over_register = over_register;
  size_t i = 0;
  for (const yst_piece *p = NULL; i < about->reading_count && (p = yst_next_of(piece, p, YST_PIECE_READING));
       i++) {
    yst_reading *reading = &about->readings[i];
    yst_type type = reading->result->type;
    if (!p->expr) {
      reading->expr = yst_expr_broken(builder, p->span);
    } else if (type.kind == YST_KIND_YES_NO) {
      reading->expr = yst_resolve_condition(&scope, p->expr);
    } else {
      reading->expr = yst_resolve_as(&scope, p->expr, type, "the rule that this reads in another way gives");
    }
  }
}

/* ---- conditions ---- */

static void declare_parts(yst_model_builder *b, size_t index, const yst_piece *piece, yst_text base)
{
  yst_condition *c = &b->model->conditions[index];
  c->parts = YST_NEW_ARRAY(b->arena, yst_count_of(piece, YST_PIECE_PART), yst_condition_part);
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_PART));) {
    if (!p->name.atom) continue;
    yst_condition_part *part = &c->parts[c->part_count++];
    part->about = yst_about_of(b, p, &c->about);
    yst_text path = yst_name_dotted(b, base, yst_name_text(b, p->name.atom));
    yst_result *result = yst_add_result(b, path, part->about.label, yes_no, YST_RULE_CONDITION,
                                        YST_PART_VALUE, part, &part->about);
    result->hidden = true;
    part->result = result;
    yst_add_member(b, YST_MEMBER_CONDITION_PART, p->name, index, path);
  }
}

void yst_declare_condition(yst_model_builder *builder, size_t index)
{
  const yst_piece *piece = builder->by_kind[YST_SYMBOL_CONDITION][index]->piece;
  yst_condition *c = &builder->model->conditions[index];
  c->about = yst_about_of(builder, piece, NULL);
  yst_text name = yst_name_text(builder, c->about.name);
  declare_parts(builder, index, piece, name);
  c->result =
      yst_add_result(builder, name, c->about.label, yes_no, YST_RULE_CONDITION, YST_PART_VALUE, c, &c->about);
  yst_declare_readings(builder, piece, &c->about, yes_no);
}

/* `when` less every `unless`. */
static yst_expr *less_unless(const yst_scope *scope, const yst_piece *piece, yst_expr *when)
{
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_UNLESS));) {
    if (!p->expr) continue;
    yst_expr *taken = yst_expr_not(scope->builder, yst_resolve_condition(scope, p->expr));
    taken->unless = true;
    when = yst_expr_both(scope->builder, when, taken);
  }
  return when;
}

yst_expr *yst_resolve_when(const yst_scope *scope, const yst_piece *piece, const yst_syntax *when)
{
  return less_unless(scope, piece, when ? yst_resolve_condition(scope, when) : NULL);
}

static void fill_parts(const yst_scope *scope, const yst_piece *piece, yst_condition *c)
{
  size_t i = 0;
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_PART));) {
    if (!p->name.atom) continue;
    yst_condition_part *part = &c->parts[i++];
    yst_scope inner = *scope;
    inner.condition = YST_NOWHERE; /* a part does not speak of its neighbours */
    part->expr = p->when ? yst_resolve_condition(&inner, p->when) : yst_expr_broken(scope->builder, p->span);
    part->about.applies = yst_resolve_applies(&inner, p, NULL);
    if (p->when || p->broken) continue;
    yst_diag *diag = yst_diags_add(scope->builder->diags, YST_MISSING_CLAUSE, p->name.span,
                                   "the part `%t` says nothing that could hold",
                                   yst_name_text(scope->builder, p->name.atom));
    yst_diag_help(scope->builder->diags, diag, "Write `part NAME \"Label\" when …`.");
  }
}

void yst_fill_condition(yst_model_builder *builder, size_t index)
{
  const yst_piece *piece = builder->by_kind[YST_SYMBOL_CONDITION][index]->piece;
  yst_condition *c = &builder->model->conditions[index];
  yst_scope scope = yst_scope_record(builder);
  scope.condition = index;
  fill_parts(&scope, piece, c);
  const yst_piece *when = yst_clause(builder, piece, YST_PIECE_WHEN);
  c->expr = when && when->expr ? yst_resolve_when(&scope, piece, when->expr)
                               : yst_expr_broken(builder, piece->span);
  c->about.applies = yst_resolve_applies(&scope, piece, NULL);
  yst_fill_readings(builder, piece, &c->about, false);
  if (when || piece->broken) return;
  yst_diag *diag = yst_diags_add(builder->diags, YST_MISSING_CLAUSE, piece->name.span,
                                 "nothing says when `%t` holds", yst_name_text(builder, piece->name.atom));
  yst_diag_help(builder->diags, diag,
                c->part_count ? "Write `when all of parts` or `when at least 2 of parts`."
                              : "Write a line `when CONDITION` under it.");
}

/* ---- requirements ---- */

/* A condition as it is written, on one line and without its comments. */
static yst_text on_one_line(yst_arena *arena, yst_text words)
{
  yst_buffer line = yst_buffer_in(arena);
  bool quoted = false, parted = false;
  for (size_t at = 0; at < words.length; at++) {
    size_t blank = quoted ? 0 : yst_text_blank(words, at);
    bool comment = !quoted && words.bytes[at] == '#';
    while (comment && at + 1 < words.length && words.bytes[at + 1] != '\n') at++;
    if (blank || comment) {
      parted = true;
      at += blank ? blank - 1 : 0;
      continue;
    }
    if (parted && line.length) yst_buffer_add_byte(&line, ' ');
    parted = false;
    if (words.bytes[at] == '"') quoted = !quoted;
    yst_buffer_add_byte(&line, words.bytes[at]);
  }
  return yst_buffer_text(&line);
}

void yst_declare_requirement(yst_model_builder *builder, size_t index)
{
  const yst_symbol *symbol = builder->by_kind[YST_SYMBOL_REQUIREMENT][index];
  yst_requirement *r = &builder->model->requirements[index];
  r->about = yst_about_of(builder, symbol->piece, NULL);
  r->about.name = symbol->name.atom;
  r->about.name_span = symbol->name.span;
  r->must = symbol->piece->kind == YST_PIECE_REQUIRE;
  r->message = symbol->piece->has_text ? symbol->piece->text : (yst_text){"", 0};
  /* Its message says what is wrong, so what it asks stands for it where nothing is. */
  yst_text asked = symbol->piece->expr ? yst_span_text(builder, symbol->piece->expr->span) : r->message;
  r->result =
      yst_add_result(builder, yst_name_text(builder, r->about.name), on_one_line(builder->arena, asked),
                     yes_no, YST_RULE_REQUIRE, YST_PART_VALUE, r, &r->about);
  yst_declare_readings(builder, symbol->piece, &r->about, yes_no);
}

void yst_fill_requirement(yst_model_builder *builder, size_t index)
{
  const yst_piece *piece = builder->by_kind[YST_SYMBOL_REQUIREMENT][index]->piece;
  yst_requirement *r = &builder->model->requirements[index];
  yst_scope scope = yst_scope_record(builder);
  r->condition = yst_resolve_condition(&scope, piece->expr);
  r->about.applies = yst_resolve_applies(&scope, piece, NULL);
  yst_check_message(&scope, piece);
  yst_fill_readings(builder, piece, &r->about, false);
}
