/* Messages about texts that lost their quotation marks, or have some inside, and about names with blanks. */
#include "syntax/parse.h"
#include "syntax/parser.h"
#include "syntax/trouble.h"

/* Connecting words too: a text holds them all. */
static bool is_any_word(int kind)
{
  return yst_trouble_is_word(kind) || yst_trouble_is_reserved(kind);
}

static yst_text written(const yst_trouble *t, yst_span span)
{
  return yst_text_of(t->b->source->bytes.bytes + span.start, span.end - span.start);
}

/* `"Comfort "of all kinds""` */
static bool quote_inside(const yst_trouble *t)
{
  if (yst_trouble_before(t, 1) != YST_T_STRING || !is_any_word(t->got)) return false;
  if (t->b->tokens->items[t->at - 1].end != t->span.start) return false;
  yst_trouble_say(t, YST_UNCLOSED_TEXT,
                  "the text ends at this quotation mark: inside a text write single ones, or none");
  return true;
}

size_t yst_name_with_blanks(const yst_builder *b)
{
  const yst_token *tokens = b->tokens->items;
  size_t at = b->line.begin + b->line.lead, words = 0;
  while (at + words < b->line.end && is_any_word(tokens[at + words].kind)) words++;
  bool typed = b->line.kind == YST_PIECE_FIELD || b->line.kind == YST_PIECE_COLUMN;
  size_t needed = typed ? words + 1 : words; /* `field budget money "Budget"` has its type before its label */
  bool text =
      at + needed < b->line.end && tokens[at + words].kind == YST_T_STRING && !tokens[at + words].faulty;
  return b->line.lead && text && words > 1 ? words : 0;
}

/* `limit least hire "…"` */
static bool name_with_blanks(const yst_trouble *t)
{
  const yst_builder *b = t->b;
  size_t words = yst_name_with_blanks(b), first = b->line.begin + b->line.lead;
  if (!words || !yst_piece_declares(b->line.kind) || t->at > first + words || t->b->piece->has_label)
    return false;
  if (b->line.kind == YST_PIECE_CITE) return false;
  yst_trouble place = *t;
  place.at = first;
  place.span = yst_trouble_span(&place, 0, words - 1);
  yst_buffer name = yst_buffer_in(b->arena);
  for (size_t i = 0; i < words; i++)
    yst_buffer_format(&name, "%s%t", i ? "_" : "", yst_token_text(b->tokens, &b->tokens->items[first + i]));
  yst_diag *diag =
      yst_trouble_say(&place, YST_UNEXPECTED, "a name has no blanks: write `%t`", yst_buffer_text(&name));
  yst_trouble_fix(t, diag, place.span, "%t", yst_buffer_text(&name));
  return true;
}

/* Whether all that is left of the line could be the words of a text. */
static bool only_words_left(const yst_trouble *t)
{
  const yst_token *tokens = t->b->tokens->items;
  for (size_t i = t->at; i < t->b->line.end; i++) {
    if (tokens[i].kind == YST_T_STRING || tokens[i].first) return false;
  }
  return true;
}

/* What is told of a text without quotation marks, by its place. */
static const char *text_called(const yst_trouble *t)
{
  if (t->b->line.kind == YST_PIECE_CITE) return "where in the document it stands";
  if (yst_trouble_before(t, 1) == YST_T_OTHERWISE) return "the message";
  return yst_trouble_after_lead(t) ? "a text" : "a label";
}

/* `rubric comfort Comfort for all`, `cite policy section 1`, `otherwise Nobody knows` */
static bool quotes_missing(const yst_trouble *t)
{
  if (!yst_trouble_expects(t, YST_T_STRING) || yst_trouble_expects_value(t) || !only_words_left(t))
    return false;
  if (yst_trouble_before(t, 1) == YST_T_STRING) return false;
  if (!is_any_word(t->got) && t->got != YST_T_NUMBER && t->got != YST_T_SLASH) return false;
  bool all = yst_trouble_could_end(t) || t->expected.count == 1;
  yst_piece_kind kind = t->b->line.kind;
  if (!all || kind == YST_PIECE_SCORE_ROW || kind == YST_PIECE_LEVEL || kind == YST_PIECE_ITEM ||
      kind == YST_PIECE_PART || kind == YST_PIECE_FIXED_ROW || kind == YST_PIECE_LIST)
    return false;
  yst_trouble place = *t;
  place.span = yst_trouble_span(t, 0, t->b->line.end - 1 - t->at);
  yst_text words = written(t, place.span);
  yst_diag *diag = yst_trouble_say(&place, YST_UNCLOSED_TEXT, "%s stands in quotation marks: \"%t\"",
                                   text_called(t), words);
  yst_trouble_fix(t, diag, place.span, "\"%t\"", words);
  return true;
}

/* The name of the source that has this title; none when there is none. */
static yst_text source_titled(const yst_trouble *t, yst_text title)
{
  const yst_tokens *tokens = t->b->tokens;
  for (size_t i = 0; i + 2 < tokens->count; i++) {
    if (!tokens->items[i].first ||
        !yst_text_equal(yst_token_text(tokens, &tokens->items[i]), YST_TEXT("source")))
      continue;
    if (yst_text_equal(yst_token_text(tokens, &tokens->items[i + 2]), title))
      return yst_token_text(tokens, &tokens->items[i + 1]);
  }
  return yst_text_of("", 0);
}

/* `cite "Policy on halls" "section 1"`, `cite "section 1"` */
static bool cited_by_title(const yst_trouble *t)
{
  if (t->b->line.kind != YST_PIECE_CITE || t->got != YST_T_STRING || !yst_trouble_after_lead(t)) return false;
  yst_text source = source_titled(t, t->word);
  if (source.length) {
    yst_diag *diag =
        yst_trouble_say(t, YST_NAME_MISSING, "a source is cited by its name: write `%t`", source);
    yst_trouble_fix(t, diag, t->span, "%t", source);
  } else {
    yst_trouble_say(t, YST_NAME_MISSING, "the name of the source is missing between `cite` and %t", t->word);
  }
  return true;
}

bool yst_trouble_with_quotes(const yst_trouble *t)
{
  return cited_by_title(t) || quote_inside(t) || name_with_blanks(t) || quotes_missing(t);
}
