#include "support/tree_text.h"

typedef struct writer {
  yst_buffer *out;
  const yst_atoms *atoms;
} writer;

static yst_text name_of(const writer *w, yst_atom atom)
{
  return atom ? yst_atom_text(w->atoms, atom) : YST_TEXT("-");
}

/* With its length, so that no two texts side by side are one of another. */
static void add_text(const writer *w, const char *what, yst_text text)
{
  yst_buffer_format(w->out, " %s %z:%t", what, text.length, text);
}

static void add_number(const writer *w, yst_number number)
{
  yst_buffer_add_integer(w->out, number.num);
  yst_buffer_add_byte(w->out, '/');
  yst_buffer_add_integer(w->out, number.den);
}

static void add_literal(const writer *w, const yst_literal *literal)
{
  yst_buffer_format(w->out, " literal %u ", (unsigned)literal->kind);
  add_number(w, literal->number);
  add_text(w, "of", literal->text);
  add_text(w, "named", name_of(w, literal->name));
}

static void add_literals(const writer *w, const char *what, const yst_literals *literals)
{
  if (literals->count) yst_buffer_format(w->out, " %s", what);
  for (size_t i = 0; i < literals->count; i++) add_literal(w, &literals->items[i]);
}

static void add_words(const writer *w, const char *what, const yst_words *words)
{
  for (size_t i = 0; i < words->count; i++) add_text(w, what, name_of(w, words->items[i].atom));
}

static void add_rounding(const writer *w, const yst_rounding *rounding)
{
  yst_buffer_format(w->out, " rounding %u %u %u %u", (unsigned)rounding->mode, rounding->has_places,
                    rounding->places, rounding->has_step);
  if (rounding->has_step) add_literal(w, &rounding->step);
}

static void add_ranges(const writer *w, const yst_ranges *ranges)
{
  for (size_t i = 0; i < ranges->count; i++) {
    const yst_range *range = &ranges->items[i];
    yst_buffer_format(w->out, " range %u %u%u%u%u", (unsigned)range->kind, range->has_low, range->has_high,
                      range->low_in, range->high_in);
    if (range->has_low) add_literal(w, &range->low);
    if (range->has_high) add_literal(w, &range->high);
  }
}

static void add_pairs(const writer *w, const yst_pairs *pairs)
{
  for (size_t i = 0; i < pairs->count; i++) {
    const yst_pair *pair = &pairs->items[i];
    add_text(w, "pair", name_of(w, pair->name.atom));
    if (pair->is_set)
      add_words(w, "in", &pair->set);
    else
      add_literal(w, &pair->value);
  }
}

/* The reader lets nothing be deeper than its limit. */
static void add_expr(const writer *w, const char *what, const yst_syntax *expr)
{
  if (!expr) return;
  yst_buffer_format(w->out, " %s (%u", what, (unsigned)expr->op);
  add_text(w, "named", name_of(w, expr->name));
  if (expr->op == YST_X_LITERAL) add_literal(w, &expr->literal);
  yst_buffer_format(w->out, " %u %u %u", (unsigned)expr->aggregate, (unsigned)expr->quantity,
                    (unsigned)expr->count);
  if (expr->op == YST_X_ROUNDED) add_rounding(w, &expr->rounding);
  for (size_t i = 0; i < expr->arg_count; i++) add_expr(w, expr->args[i] ? "arg" : "none", expr->args[i]);
  for (size_t i = 0; i < expr->including_count; i++) add_expr(w, "including", expr->including[i]);
  add_expr(w, "holds", expr->holds);
  yst_buffer_add_byte(w->out, ')');
}

static void add_piece(const writer *w, const yst_piece *piece, size_t depth)
{
  yst_buffer_add_repeat(w->out, ' ', depth);
  yst_buffer_format(w->out, "piece %u %u %u %d %u", (unsigned)piece->kind, piece->broken, piece->flag,
                    (int64_t)piece->word, (unsigned)piece->type.kind);
  add_text(w, "named", name_of(w, piece->name.atom));
  if (piece->has_label) add_text(w, "label", piece->label);
  if (piece->has_text) add_text(w, "text", piece->text);
  add_words(w, "type", &piece->type.names);
  add_words(w, "names", &piece->names);
  add_words(w, "lists", &piece->lists);
  add_literals(w, "literals", &piece->literals);
  add_literals(w, "cells", &piece->cells);
  add_literal(w, &piece->as);
  add_ranges(w, &piece->ranges);
  add_pairs(w, &piece->pairs);
  for (size_t i = 0; i < piece->text_count; i++) add_text(w, "also", piece->texts[i]);
  add_rounding(w, &piece->rounding);
  add_expr(w, "expr", piece->expr);
  add_expr(w, "when", piece->when);
  yst_buffer_add_byte(w->out, '\n');
}

void tree_text_write(yst_buffer *out, const yst_atoms *atoms, const yst_tree *tree)
{
  const writer w = {out, atoms};
  size_t depth = 0;
  const yst_piece *piece = tree->root;
  while (piece) {
    add_piece(&w, piece, depth);
    if (piece->first) {
      piece = piece->first;
      depth++;
      continue;
    }
    while (piece && !piece->next) {
      piece = piece->parent;
      depth--;
    }
    if (piece) piece = piece->next;
  }
}
