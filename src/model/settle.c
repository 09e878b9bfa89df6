#include "base/limits.h"
#include "model/scope.h"

/* Types of values, figures and computed columns follow from their expressions, and so from those of others.
 * What a line speaks of is settled before the line itself, by a stack and not by recursion, however long the
 * chain. */
typedef struct task {
  const yst_symbol *symbol;
  size_t column;
  bool opened;
} task;

typedef struct agenda {
  yst_model_builder *builder;
  size_t count, capacity;
  task *items;
} agenda;

/* Names are first taken by their spelling alone; where a column hides a value of the same name, and in a
 * circle, the order is wrong, and a value is settled while its user is read. That goes only so deep; what is
 * deeper has no type there, which is said in the end if no circle explains it. */
#define DEEPEST 64

static yst_progress *progress_of(yst_model_builder *b, const yst_symbol *symbol, size_t column)
{
  if (symbol->kind == YST_SYMBOL_VALUE) return &b->value_progress[symbol->index];
  if (symbol->kind == YST_SYMBOL_FIGURE) return &b->figure_progress[symbol->index];
  if (symbol->kind == YST_SYMBOL_LIST) return &b->column_progress[symbol->index][column];
  return NULL;
}

static const yst_syntax *syntax_of(const yst_model_builder *b, const task *t)
{
  bool is_list = t->symbol->kind == YST_SYMBOL_LIST;
  const yst_piece *piece = is_list ? b->column_pieces[t->symbol->index][t->column] : t->symbol->piece;
  return piece ? piece->expr : NULL;
}

static void put(agenda *a, const yst_symbol *symbol, size_t column)
{
  const yst_progress *progress = progress_of(a->builder, symbol, column);
  if (!progress || *progress != YST_UNTOUCHED) return;
  task t = {symbol, column, false};
  YST_PUSH(a->builder->arena, a->items, a->count, a->capacity, t);
}

static void put_columns(agenda *a, const yst_symbol *list)
{
  bool *scanned = &a->builder->list_scanned[list->index];
  if (*scanned) return;
  *scanned = true;
  for (size_t i = 0; i < a->builder->model->lists[list->index].column_count; i++) put(a, list, i);
}

static void put_name(agenda *a, yst_atom name)
{
  const yst_symbol *symbol = yst_symbol_named(a->builder, name);
  if (!symbol) return;
  if (symbol->kind == YST_SYMBOL_LIST) {
    put_columns(a, symbol);
  } else {
    put(a, symbol, 0);
  }
}

/* As deep as the expression, which the parser bounds. */
static void put_mentioned(agenda *a, const yst_syntax *syntax)
{
  if (!syntax) return;
  if (syntax->op == YST_X_NAME) put_name(a, syntax->name);
  for (size_t i = 0; i < syntax->arg_count; i++) put_mentioned(a, syntax->args[i]);
  for (size_t i = 0; i < syntax->including_count; i++) put_mentioned(a, syntax->including[i]);
  put_mentioned(a, syntax->holds);
}

static void settle_now(yst_model_builder *b, const yst_symbol *symbol, size_t column)
{
  yst_progress *progress = progress_of(b, symbol, column);
  if (*progress == YST_UNDER_WAY || *progress == YST_DONE) return;
  *progress = YST_UNDER_WAY;
  b->settle_depth++;
  if (symbol->kind == YST_SYMBOL_VALUE) yst_type_value(b, symbol->index);
  if (symbol->kind == YST_SYMBOL_FIGURE) yst_type_figure(b, symbol->index);
  if (symbol->kind == YST_SYMBOL_LIST) yst_type_column(b, symbol->index, column);
  b->settle_depth--;
  *progress = YST_DONE;
}

void yst_settle(yst_model_builder *builder, const yst_symbol *symbol, size_t column)
{
  const yst_progress *progress = progress_of(builder, symbol, column);
  if (!progress || *progress == YST_DONE || *progress == YST_UNDER_WAY) return;
  if (builder->settle_depth == DEEPEST) {
    builder->unsettled = symbol;
    return;
  }
  agenda a = {.builder = builder};
  put(&a, symbol, column);
  while (a.count) {
    task *top = &a.items[a.count - 1];
    yst_progress *state = progress_of(builder, top->symbol, top->column);
    if (!top->opened && *state == YST_UNTOUCHED) {
      top->opened = true;
      *state = YST_SCANNED;
      task t = *top;
      if (t.symbol->kind == YST_SYMBOL_LIST) put_columns(&a, t.symbol);
      put_mentioned(&a, syntax_of(builder, &t));
      continue;
    }
    task t = *top;
    a.count--;
    if (t.opened) settle_now(builder, t.symbol, t.column);
  }
  settle_now(builder, symbol, column);
}

void yst_say_unsettled(yst_model_builder *builder)
{
  if (!builder->unsettled || builder->diags->errors) return;
  yst_diags_add(builder->diags, YST_TOO_DEEP, builder->unsettled->name.span,
                "more than %u values rest on each other here", (unsigned)DEEPEST);
}
