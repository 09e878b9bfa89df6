#include "model/scope.h"

/* All results of what is named. */
static void cover(yst_model_builder *b, yst_stage *stage, yst_word word, size_t *capacity)
{
  const yst_symbol *symbol = yst_symbol_named(b, word.atom);
  if (!symbol) {
    yst_scope scope = yst_scope_record(b);
    yst_say_unknown(&scope, word);
    return;
  }
  for (size_t i = 0; i < symbol->result_count; i++) {
    const yst_result *result = b->model->results[symbol->first_result + i];
    if (result != stage->result) YST_PUSH(b->arena, stage->covered, stage->covered_count, *capacity, result);
  }
  if (symbol->result_count || symbol->kind == YST_SYMBOL_RANKING) return;
  yst_diags_add(b->diags, YST_WRONG_SCOPE, word.span, "`%t` has no results that a stage could cover",
                yst_name_text(b, word.atom));
}

void yst_fill_stage(yst_model_builder *builder, size_t index)
{
  const yst_piece *piece = builder->by_kind[YST_SYMBOL_STAGE][index]->piece;
  yst_stage *stage = &builder->model->stages[index];
  yst_scope scope = yst_scope_record(builder);
  const yst_piece *opens = yst_clause(builder, piece, YST_PIECE_OPENS);
  stage->opens = opens && opens->expr ? yst_resolve_condition(&scope, opens->expr)
                                      : yst_expr_broken(builder, piece->span);
  if (!opens && !piece->broken) {
    yst_diag *diag =
        yst_diags_add(builder->diags, YST_MISSING_CLAUSE, piece->name.span,
                      "nothing says when the stage `%t` opens", yst_name_text(builder, piece->name.atom));
    yst_diag_help(builder->diags, diag, "Write a line `opens when CONDITION` under it.");
  }
  size_t capacity = 0;
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_COVERS));) {
    for (size_t i = 0; i < p->names.count; i++) cover(builder, stage, p->names.items[i], &capacity);
  }
}
