#include "syntax/layout.h"

#include <stdlib.h>

#include "syntax/dash.h"

#include "syntax/parser.h"

/* ---- lines and their pieces ---- */

typedef struct placed {
  const yst_piece *piece;
  size_t depth;
} placed;

static int by_start(const void *left, const void *right)
{
  const placed *a = left, *b = right;
  return (a->piece->span.start > b->piece->span.start) - (a->piece->span.start < b->piece->span.start);
}

/* All pieces of a tree in the order of the text. */
static placed *list_pieces(const yst_tree *tree, yst_arena *arena, size_t *count)
{
  size_t capacity = 0;
  placed *list = NULL;
  size_t depth = 0;
  const yst_piece *piece = tree->root->first;
  *count = 0;
  while (piece) {
    placed one = {piece, depth};
    YST_PUSH(arena, list, *count, capacity, one);
    if (piece->first) {
      piece = piece->first;
      depth++;
      continue;
    }
    while (piece && !piece->next) {
      piece = depth > 0 ? piece->parent : NULL;
      if (piece) depth--;
    }
    if (piece) piece = piece->next;
  }
  if (*count) qsort(list, *count, sizeof *list, by_start);
  return list;
}

/* The tokens without the comments, and where they stand among all. */
static void leave_out_comments(yst_layout *layout)
{
  const yst_tokens *all = layout->all;
  layout->words = YST_NEW(layout->arena, yst_tokens);
  layout->words->source = layout->source;
  layout->words->items = YST_NEW_ARRAY(layout->arena, all->count, yst_token);
  layout->words->capacity = all->count;
  layout->place_in_all = YST_NEW_ARRAY(layout->arena, all->count + 1, size_t);
  for (size_t i = 0; i < all->count; i++) {
    if (all->items[i].kind == YST_T_COMMENT) continue;
    layout->place_in_all[layout->words->count] = i;
    layout->words->items[layout->words->count++] = all->items[i];
  }
  layout->place_in_all[layout->words->count] = all->count;
}

yst_layout yst_layout_of(const yst_tree *tree, yst_arena *arena)
{
  yst_layout layout = {.arena = arena, .source = tree->source};
  layout.all = yst_tokens_read(arena, tree->source, NULL, true);
  leave_out_comments(&layout);

  size_t piece_count, next = 0, capacity = 0;
  placed *pieces = list_pieces(tree, arena, &piece_count);
  yst_filter filter = yst_filter_of(layout.words);
  yst_line line;
  while (yst_filter_next(&filter, &line)) {
    yst_dash_settle(layout.words, &line, NULL);
    yst_layout_line made = {.line = line};
    uint32_t start = layout.words->items[line.begin].start;
    while (next < piece_count && pieces[next].piece->span.start < start) next++;
    if (next < piece_count && pieces[next].piece->span.start == start) {
      made.piece = pieces[next].piece;
      made.depth = pieces[next].depth;
    }
    YST_PUSH(arena, layout.lines, layout.count, capacity, made);
  }
  yst_layout_columns(&layout);
  return layout;
}

/* ---- how words are spelt ---- */

static void add_without_blanks(yst_buffer *out, yst_text text)
{
  for (size_t i = 0; i < text.length; i++) {
    if ((unsigned char)text.bytes[i] > ' ' && (unsigned char)text.bytes[i] < 0x7f)
      yst_buffer_add_byte(out, text.bytes[i]);
  }
}

/* Words that go together, one blank between them. */
static void add_words(yst_buffer *out, yst_text text)
{
  bool blank = false;
  for (size_t i = 0; i < text.length; i++) {
    bool plain = (unsigned char)text.bytes[i] > ' ' && (unsigned char)text.bytes[i] < 0x7f;
    if (plain && blank) yst_buffer_add_byte(out, ' ');
    if (plain) yst_buffer_add_byte(out, text.bytes[i]);
    blank = !plain;
  }
}

/* A text in straight quotes, unless it has one inside. */
static void add_text(yst_buffer *out, yst_text text)
{
  size_t open = yst_quote_bytes(text, false);
  yst_text inside = yst_text_of(text.bytes + open, text.length - open);
  inside.length -= yst_quote_bytes(inside, true);
  if (memchr(inside.bytes, '"', inside.length))
    yst_buffer_add(out, text);
  else
    yst_buffer_format(out, "\"%t\"", inside);
}

static const struct {
  int kind;
  const char *spelling;
} signs[] = {
    {YST_T_MINUS, "-"}, {YST_T_TIMES, "*"}, {YST_T_SLASH, "/"}, {YST_T_NE, "<>"},
    {YST_T_LE, "<="},   {YST_T_GE, ">="},   {YST_T_TO, "to"},
};

static void add_token(const yst_layout *layout, const yst_token *token, yst_buffer *out)
{
  yst_text text = yst_token_text(layout->words, token);
  for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
    if (signs[i].kind != token->kind) continue;
    yst_buffer_add_string(out, signs[i].spelling);
    return;
  }
  switch (token->kind) {
  case YST_T_STRING: add_text(out, text); break;
  case YST_T_MONEY:
    yst_buffer_add_string(out, "£");
    add_without_blanks(out, text);
    break;
  case YST_T_PERCENT:
  case YST_T_YES_NO: add_without_blanks(out, text); break;
  case YST_T_PERIOD:
  case YST_T_DATE:
  case YST_T_OR_MORE:
  case YST_T_OR_LESS:
  case YST_T_FINANCIAL_YEAR:
  case YST_T_NUMBER_BEHIND:
  case YST_T_OUT_OF:
  case YST_T_FIRST_DAY:
  case YST_T_LAST_DAY:
  case YST_T_MAY_BE_INCOMPLETE: add_words(out, text); break;
  default: yst_buffer_add(out, text);
  }
}

/* ---- blanks and line breaks ---- */

static bool ends_value(int kind)
{
  switch (kind) {
  case YST_T_NAME:
  case YST_T_STRING:
  case YST_T_NUMBER:
  case YST_T_MONEY:
  case YST_T_PERCENT:
  case YST_T_DATE:
  case YST_T_PERIOD:
  case YST_T_YEAR:
  case YST_T_MEMBER:
  case YST_T_CLOSE: return true;
  default: return kind >= YST_T_ADVISORY && kind <= YST_T_WORST;
  }
}

/* A minus that belongs to the number after it: in rows and lists of amounts every minus does. */
static bool is_sign(const yst_layout *layout, const yst_layout_line *line, size_t at)
{
  if (layout->words->items[at].kind != YST_T_MINUS) return false;
  bool expression = line->piece && (line->piece->expr || line->piece->when);
  if (!expression || at <= line->line.begin + line->line.lead) return true;
  return !ends_value(layout->words->items[at - 1].kind);
}

/* `1/6`, written without blanks. */
static bool is_ratio(const yst_layout *layout, size_t slash)
{
  const yst_token *tokens = layout->words->items;
  if (slash == 0 || slash + 1 >= layout->words->count || tokens[slash].kind != YST_T_SLASH) return false;
  return tokens[slash - 1].kind == YST_T_NUMBER && tokens[slash + 1].kind == YST_T_NUMBER &&
         tokens[slash - 1].end == tokens[slash].start && tokens[slash].end == tokens[slash + 1].start;
}

static bool wants_blank(const yst_layout *layout, const yst_layout_line *line, size_t at)
{
  if (is_ratio(layout, at) || is_ratio(layout, at - 1)) return false;
  int before = layout->words->items[at - 1].kind, here = layout->words->items[at].kind;
  if (before == YST_T_OPEN || here == YST_T_CLOSE || here == YST_T_COMMA || here == YST_T_MEMBER)
    return false;
  return !is_sign(layout, line, at - 1);
}

/* Comments that stand before a word of the same piece; returns whether there were any. */
static bool add_comments_before(const yst_layout *layout, size_t at, size_t indent, yst_buffer *out)
{
  size_t from = layout->place_in_all[at - 1] + 1, to = layout->place_in_all[at];
  for (size_t i = from; i < to; i++) {
    const yst_token *comment = &layout->all->items[i];
    if (comment->first) {
      yst_buffer_add_byte(out, '\n');
      yst_buffer_add_repeat(out, ' ', indent);
    } else {
      yst_buffer_add_string(out, "  ");
    }
    yst_buffer_add(out, yst_text_trim(yst_token_text(layout->all, comment)));
  }
  return to > from;
}

void yst_layout_words(const yst_layout *layout, const yst_layout_line *line, size_t begin, size_t end,
                      size_t indent, yst_buffer *out)
{
  for (size_t at = begin; at < end; at++) {
    const yst_token *token = &layout->words->items[at];
    if (at > begin) {
      bool commented = add_comments_before(layout, at, indent, out);
      if (commented || (token->first && !yst_layout_is_row(line->line.kind))) {
        yst_buffer_add_byte(out, '\n');
        yst_buffer_add_repeat(out, ' ', indent);
      } else if (wants_blank(layout, line, at)) {
        yst_buffer_add_byte(out, ' ');
      }
    }
    add_token(layout, token, out);
  }
}
