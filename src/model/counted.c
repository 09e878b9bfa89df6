#include "model/scope.h"

/* What a rule file can count of itself: the word, what it is a part of, and the pieces that are counted,
 * however deep they stand. */
static const struct {
  const char *word;
  yst_symbol_kind of;
  yst_piece_kind piece;
  bool may_not_apply; /* of a partnership only those count that apply to it */
} counted[] = {
    {"items", YST_SYMBOL_CHECKLIST, YST_PIECE_ITEM, true},
    {"criteria", YST_SYMBOL_RUBRIC, YST_PIECE_CRITERION, true},
    {"sections", YST_SYMBOL_RUBRIC, YST_PIECE_SECTION, false},
    {"rows", YST_SYMBOL_LIST, YST_PIECE_FIXED_ROW, false},
    {"rows", YST_SYMBOL_TABLE, YST_PIECE_GRID_ROW, false},
    {"columns", YST_SYMBOL_LIST, YST_PIECE_COLUMN, false},
    {"words", YST_SYMBOL_CHOICES, YST_PIECE_LEVEL, false},
};

static size_t count_beneath(const yst_piece *piece, yst_piece_kind kind)
{
  size_t count = 0;
  for (const yst_piece *p = piece->first; p; p = p->next) count += (p->kind == kind) + count_beneath(p, kind);
  return count;
}

/* `count of items of CHECKLIST` as a row of the table above, with what is counted in. */
static bool find_counted(const yst_model_builder *b, const yst_syntax *syntax, size_t *row,
                         const yst_piece **piece)
{
  if (syntax->op != YST_X_AGGREGATE || syntax->aggregate != YST_AGG_COUNT || syntax->arg_count != 1)
    return false;
  const yst_syntax *of = syntax->args[0];
  if (of->op != YST_X_OF || of->arg_count != 1 || of->args[0]->op != YST_X_NAME) return false;
  const yst_symbol *symbol = yst_symbol_named(b, of->args[0]->name);
  for (size_t i = 0; symbol && i < sizeof counted / sizeof counted[0]; i++) {
    if (counted[i].of != symbol->kind) continue;
    if (!yst_text_equal(yst_name_text(b, of->name), yst_text_from(counted[i].word))) continue;
    *row = i;
    *piece = symbol->piece;
    return true;
  }
  return false;
}

bool yst_is_of_file(const yst_model_builder *builder, const yst_syntax *syntax)
{
  size_t row;
  const yst_piece *piece;
  if (!syntax) return false;
  if (find_counted(builder, syntax, &row, &piece)) return true;
  bool counts = false;
  switch (syntax->op) {
  case YST_X_IS:
  case YST_X_ADD:
  case YST_X_SUBTRACT:
  case YST_X_MULTIPLY:
  case YST_X_DIVIDE: break;
  default: return false;
  }
  for (size_t i = 0; i < syntax->arg_count; i++) {
    bool is_literal = syntax->args[i]->op == YST_X_LITERAL;
    if (!is_literal && !yst_is_of_file(builder, syntax->args[i])) return false;
    counts |= !is_literal;
  }
  return counts;
}

yst_expr *yst_count_of_file(const yst_scope *scope, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  size_t row;
  const yst_piece *piece;
  if (!find_counted(b, syntax, &row, &piece)) return NULL;
  if (counted[row].may_not_apply && !scope->over_register) return NULL;
  size_t count = count_beneath(piece, counted[row].piece);
  return yst_expr_const(b, yst_type_of(YST_KIND_NUMBER), yst_number_of((int64_t)count), syntax->span);
}
