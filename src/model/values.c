#include "model/scope.h"

static const yst_type any_type = {YST_KIND_NONE, NULL};

static bool can_hold(yst_type field, yst_type overridden)
{
  return field.kind == YST_KIND_NONE || overridden.kind == YST_KIND_NONE || field.kind == overridden.kind;
}

/* A class is overridden in a field of words by the names of the words, so two choices may differ as long as
 * the names agree. */
static bool names_agree(yst_model_builder *b, yst_word field, yst_type type, yst_type overridden)
{
  if (type.kind != YST_KIND_CHOICE || type.choices == overridden.choices) return true;
  for (size_t i = 0; i < type.choices->count; i++) {
    size_t place = yst_choice_place(overridden.choices, type.choices->items[i].name);
    if (place == i) continue;
    yst_diag *diag = yst_diags_add(b->diags, YST_TYPE_MISMATCH, field.span,
                                   "the words of `%t` are not those that it overrides, in their order",
                                   yst_name_text(b, field.atom));
    if (type.choices->span.source) yst_diag_label(b->diags, diag, type.choices->span, "its words");
    if (overridden.choices->span.source)
      yst_diag_label(b->diags, diag, overridden.choices->span, "what is overridden");
    return false;
  }
  return true;
}

void yst_find_override(yst_model_builder *builder, const yst_piece *piece, yst_type type, size_t *field,
                       size_t *reason)
{
  *field = *reason = YST_NOWHERE;
  const yst_piece *clause = yst_clause(builder, piece, YST_PIECE_OVERRIDDEN);
  if (!clause || clause->names.count == 0) return;
  if (clause->word != YST_WORD_NONE) {
    yst_say_not_yet(builder, clause->span, "an override `only` towards one end");
    return;
  }
  yst_word word = clause->names.items[0];
  size_t found = yst_field_named(builder, word);
  if (found == YST_NOWHERE) return;
  yst_type own = builder->model->fields[found].type;
  if (!can_hold(own, type)) {
    yst_diags_add(builder->diags, YST_TYPE_MISMATCH, word.span, "`%t` is %t, and what it overrides is %t",
                  yst_name_text(builder, word.atom), yst_type_phrase(builder, own),
                  yst_type_phrase(builder, type));
    return;
  }
  if (own.kind == YST_KIND_CHOICE && type.kind == YST_KIND_CHOICE && !names_agree(builder, word, own, type))
    return;
  *field = found;
  if (clause->names.count > 1) *reason = yst_field_named(builder, clause->names.items[1]);
}

void yst_type_value(yst_model_builder *builder, size_t index)
{
  yst_value_rule *rule = &builder->model->values[index];
  yst_scope scope = yst_scope_record(builder);
  rule->expr = yst_resolve(&scope, builder->by_kind[YST_SYMBOL_VALUE][index]->piece->expr, any_type);
  yst_set_result_type(builder, rule->result, &rule->about, rule->expr->type);
}

void yst_fill_value(yst_model_builder *builder, size_t index)
{
  const yst_symbol *symbol = builder->by_kind[YST_SYMBOL_VALUE][index];
  yst_value_rule *rule = &builder->model->values[index];
  yst_settle(builder, symbol, 0);
  yst_scope scope = yst_scope_record(builder);
  rule->about.applies = yst_resolve_applies(&scope, symbol->piece, NULL);
  yst_find_override(builder, symbol->piece, rule->expr->type, &rule->override_field, &rule->override_reason);
  yst_fill_readings(builder, symbol->piece, &rule->about, false);
}
