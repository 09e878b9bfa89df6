#include "syntax/parse.h"

#include "syntax/build.h"
#include "syntax/bullet.h"
#include "syntax/dash.h"
#include "syntax/foreign.h"
#include "syntax/message.h"
#include "syntax/place.h"

#include "syntax/parser.h"

/* ---- reading one line ---- */

static yst_span span_of(const yst_builder *b, size_t begin, size_t end)
{
  const yst_token *tokens = b->tokens->items;
  if (begin == end) return (yst_span){b->source->number, tokens[begin].start, tokens[begin].start};
  return (yst_span){b->source->number, tokens[begin].start, tokens[end - 1].end};
}

/* `lower is better` and its like are told apart by their words. */
static int direction_of(yst_text words)
{
  bool lower = words.bytes[0] == 'l' || words.bytes[0] == 'b';
  return lower ? YST_WORD_LOWER_BETTER : YST_WORD_HIGHER_BETTER;
}

static void begin_piece(yst_builder *b, yst_line line)
{
  b->line = line;
  b->next = line.begin + line.lead;
  b->begun = false;
  b->breaks_at = 0;
  b->failed = false;
  b->piece = YST_NEW(b->arena, yst_piece);
  b->piece->kind = line.kind;
  b->piece->lead = span_of(b, line.begin, line.begin + line.lead);
  b->piece->span = span_of(b, line.begin, line.end);
  if (line.kind == YST_PIECE_DIRECTION)
    b->piece->word = direction_of(yst_token_text(b->tokens, &b->tokens->items[line.begin]));
}

/* Brackets are counted before the parser sees them: its stack has an end. */
static bool too_deep(yst_builder *b)
{
  size_t depth = 0;
  for (size_t i = b->line.begin; i < b->line.end; i++) {
    const yst_token *token = &b->tokens->items[i];
    if (token->kind == YST_T_CLOSE && depth > 0) depth--;
    if (token->kind != YST_T_OPEN || ++depth <= YST_LIMIT_DEPTH) continue;
    yst_say_error(b->say, YST_TOO_DEEP, yst_token_span(b->tokens, token),
                  "more than %u brackets stand inside one another", YST_LIMIT_DEPTH);
    return true;
  }
  return false;
}

static bool is_faulty(const yst_builder *b)
{
  for (size_t i = b->line.begin; i < b->line.end; i++) {
    if (b->tokens->items[i].faulty) return true;
  }
  return false;
}

bool yst_piece_declares(yst_piece_kind kind)
{
  switch (kind) {
  case YST_PIECE_USE:
  case YST_PIECE_REQUIRE:
  case YST_PIECE_RECOMMEND:
  case YST_PIECE_EXAMPLE:
  case YST_PIECE_EXAMPLES:
  case YST_PIECE_UNSTATED: return false;
  case YST_PIECE_COLUMN:
  case YST_PIECE_FIXED_ROW:
  case YST_PIECE_PART:
  case YST_PIECE_BRANCH:
  case YST_PIECE_SECTION:
  case YST_PIECE_CRITERION:
  case YST_PIECE_ITEM:
  case YST_PIECE_LEVEL: return true;
  default: return yst_piece_holds(YST_PIECE_FILE, kind) && kind != YST_PIECE_NOTE;
  }
}

static bool is_name(int kind)
{
  return kind == YST_T_NAME || (kind >= YST_T_ADVISORY && kind <= YST_T_WORST);
}

static void add_unread(yst_builder *b, size_t at)
{
  yst_words *unread = &b->tree->unread;
  YST_PUSH(b->arena, unread->items, unread->count, unread->capacity,
           yst_build_word_at(b, yst_token_span(b->tokens, &b->tokens->items[at])));
}

/* The name at a token; several words, as far as the label, are one name. */
static yst_word name_at(yst_builder *b, size_t at)
{
  const yst_token *tokens = b->tokens->items;
  yst_span span = yst_token_span(b->tokens, &tokens[at]);
  size_t words = yst_name_with_blanks(b);
  if (!words) return yst_build_word_at(b, span);
  yst_buffer name = yst_buffer_in(b->arena);
  for (size_t i = 0; i < words; i++) {
    yst_buffer_format(&name, "%s%t", i ? "_" : "", yst_token_text(b->tokens, &tokens[at + i]));
    add_unread(b, at + i); /* others may call it by one of its words */
  }
  span.end = tokens[at + words - 1].end;
  return (yst_word){yst_atom_of(b->atoms, yst_buffer_text(&name)), span};
}

/* A line that does not fit still declares its name, or whatever speaks of it would be told off too; the rest
 * of what was read of it is no more to be relied on. */
static void keep_name(yst_builder *b)
{
  yst_piece *piece = b->piece;
  *piece = (yst_piece){.kind = piece->kind, .span = piece->span, .lead = piece->lead, .word = piece->word};
  size_t at = b->line.begin + b->line.lead;
  const yst_token *tokens = b->tokens->items;
  if (yst_name_after_label(b)) at++;
  if (!yst_piece_declares(b->line.kind) || at >= b->line.end || !is_name(tokens[at].kind)) return;
  yst_build_piece_name(b, name_at(b, at));
  if (yst_name_with_blanks(b)) at += yst_name_with_blanks(b) - 1;
  if (++at >= b->line.end || tokens[at].kind != YST_T_STRING) return;
  yst_span label = yst_token_span(b->tokens, &tokens[at]);
  yst_build_label(b, yst_build_text(b, label), label);
}

/* Names that a line which did not fit may have declared: those with a text behind them. Whatever speaks of
 * one is not told off. */
static void note_unread(yst_builder *b)
{
  const yst_token *tokens = b->tokens->items;
  for (size_t at = b->line.begin; at + 1 < b->line.end; at++) {
    if (is_name(tokens[at].kind) && tokens[at + 1].kind == YST_T_STRING) add_unread(b, at);
  }
}

/* Whether a name has letters of another alphabet, so that what speaks of it in ours does not find it. */
static bool is_foreign(const yst_builder *b, yst_atom name)
{
  yst_text text = yst_atom_text(b->atoms, name);
  for (size_t i = 0; i < text.length; i++) {
    if ((unsigned char)text.bytes[i] >= 0x80) return true;
  }
  return false;
}

/* A line that was to declare a name, and nobody can tell which. */
static void note_lost(yst_builder *b)
{
  bool declares = yst_piece_declares(b->line.kind) || b->line.kind == YST_PIECE_COUNT;
  if (declares && !b->piece->name.atom && !b->tree->lost) b->tree->lost = b->say->last;
}

/* Reads one line, or as much of it as fits; returns where it ended. It may end too soon where a line of the
 * file could have been the next line of the language, had it begun with a lead word. */
static size_t read_line(yst_builder *b, yst_line line)
{
  begin_piece(b, line);
  bool astray = line.kind == YST_PIECE_COUNT;
  if (line.guessed || (astray && !b->astray))
    yst_message_unknown_line(b); /* of several such lines the first */
  b->astray = astray;
  bool read = line.kind != YST_PIECE_COUNT && !too_deep(b) && yst_yyparse(b) == 0;
  if (b->breaks_at) {
    line.end = b->breaks_at;
    begin_piece(b, line);
    read = yst_yyparse(b) == 0;
  }
  b->failed_row = read || line.lead ? YST_PIECE_COUNT : line.kind;
  if (!read) {
    keep_name(b);
    note_unread(b);
    note_lost(b);
  }
  bool foreign = b->piece->name.atom && is_foreign(b, b->piece->name.atom);
  if (foreign && !b->tree->lost) b->tree->lost = b->say->last;
  b->piece->broken = !read || b->failed || is_faulty(b);
  yst_place_piece(b);
  return line.end;
}

/* A line that begins with no lead word: up to the next word that begins a line of the file, read as what was
 * likely meant. */
static yst_line unknown_line(const yst_builder *b, size_t begin, size_t end)
{
  const yst_token *tokens = b->tokens->items;
  yst_line line = {.begin = begin, .end = begin + 1, .kind = YST_PIECE_COUNT, .rows = YST_PIECE_COUNT};
  while (line.end < end && !yst_filter_parts(b->tokens, line.end)) line.end++;
  yst_text lead;
  if (tokens[begin].kind == YST_T_NAME)
    line.kind = yst_filter_meant(yst_token_text(b->tokens, &tokens[begin]), &lead);
  line.guessed = line.kind != YST_PIECE_COUNT;
  line.lead = line.guessed ? 1 : 0;
  return line;
}

/* Returns what the last of the lines is, so that the filter knows which rows may come. */
static yst_piece_kind read_lines(yst_builder *b, yst_line line)
{
  size_t end = line.end;
  bool after_stop = b->stopped;
  b->stopped = false;
  if (line.doubtful && after_stop)
    return YST_PIECE_COUNT; /* its mistake was said where the line before stops */
  if (line.kind == YST_PIECE_COUNT) line = unknown_line(b, line.begin, end);
  for (;;) {
    size_t read_to = read_line(b, line);
    if (read_to >= end) return line.guessed ? line.kind : YST_PIECE_COUNT;
    line = unknown_line(b, read_to, end);
  }
}

/* ---- the whole file ---- */

yst_tree *yst_parse(yst_arena *arena, yst_atoms *atoms, const yst_source *source, yst_diags *diags)
{
  yst_tree *tree = YST_NEW(arena, yst_tree);
  yst_say *say = yst_say_new(arena, source, diags);
  tree->source = source;
  tree->root = YST_NEW(arena, yst_piece);
  tree->root->kind = YST_PIECE_FILE;
  tree->root->span = (yst_span){source->number, 0, (uint32_t)source->bytes.length};
  if (yst_foreign_bytes(source, say)) return tree;

  yst_tokens *tokens = yst_tokens_read(arena, source, say, false);
  yst_bullets_drop(tokens, say);
  if (yst_foreign_words(tokens, say)) return tree;
  yst_builder b = {.arena = arena,
                   .atoms = atoms,
                   .source = source,
                   .say = say,
                   .tokens = tokens,
                   .tree = tree,
                   .failed_row = YST_PIECE_COUNT,
                   .current = tree->root};
  yst_filter filter = yst_filter_of(tokens);
  yst_line line;
  while (yst_filter_next(&filter, &line)) {
    yst_dash_settle(tokens, &line, say);
    yst_filter_read_as(&filter, read_lines(&b, line));
  }
  yst_say_lookalikes(say);
  return tree;
}
