#include "syntax/message.h"

/* Wordings that the language is to have and has not yet: what they say would be told as a slip of the pen. */
static const struct {
  const char *words;
  const char *instead;
} later[] = {
    {"within any", "a window that slides over a list"},
    {"in force by", "versions in force by a date of the record"},
    {"may be negative", "a total that may be negative; write `floor total at 0` to stop it at nought"},
    {"counts when not assessed", "evidence that counts where nothing was assessed"},
    {"weight is lost", "a weight that is lost when its section does not apply"},
    {"weights by", "weights that stand in a table"},
};

static bool is_word_byte(char byte)
{
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
         (byte >= '0' && byte <= '9');
}

/* Where the words stand in a line, as whole words outside quotes; its length when they do not. */
static size_t find_words(yst_text text, yst_text words)
{
  bool quoted = false;
  for (size_t at = 0; at + words.length <= text.length; at++) {
    if (text.bytes[at] == '"') quoted = !quoted;
    if (quoted || memcmp(text.bytes + at, words.bytes, words.length) != 0) continue;
    bool starts = at == 0 || !is_word_byte(text.bytes[at - 1]);
    bool ends = at + words.length == text.length || !is_word_byte(text.bytes[at + words.length]);
    if (starts && ends) return at;
  }
  return text.length;
}

bool yst_message_later(yst_builder *b)
{
  if (b->line.begin >= b->tokens->count) return false;
  yst_span first = yst_token_span(b->tokens, &b->tokens->items[b->line.begin]);
  yst_position position = yst_source_position(b->say->source, first.start);
  yst_text line = yst_source_line(b->say->source, position.line);
  uint32_t start = (uint32_t)(line.bytes - b->say->source->bytes.bytes);
  for (size_t i = 0; i < sizeof later / sizeof later[0]; i++) {
    yst_text words = yst_text_from(later[i].words);
    size_t at = find_words(line, words);
    if (at == line.length) continue;
    yst_span span = {first.source, start + (uint32_t)at, start + (uint32_t)(at + words.length)};
    yst_say_error(b->say, YST_NOT_YET, span, "`%s` is not there yet: %s", later[i].words, later[i].instead);
    return true;
  }
  return false;
}
