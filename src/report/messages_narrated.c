#include "base/utf8.h"
#include "check/witness.h"
#include "report/messages.h"

/* Signs that are passed over when they are read out, by name. */
static const struct {
  const char *sign, *name;
} signs[] = {
    {"`\"`", "a straight quotation mark"},
    {"`“`", "an opening quotation mark"},
    {"`”`", "a closing quotation mark"},
    {"`’`", "an apostrophe"},
    {"`–`", "a dash"},
    {"`—`", "a long dash"},
    {"`-`", "a hyphen"},
    {"`,`", "a comma"},
    {"`.`", "a full stop"},
    {"`:`", "a colon"},
    {"`;`", "a semicolon"},
    {"`(`", "an opening bracket"},
    {"`)`", "a closing bracket"},
};

/* The name of the sign that begins at a place, moving *at past it; NULL when none of them does. */
static const char *sign_at(yst_text text, size_t *at)
{
  for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
    size_t length = strlen(signs[i].sign);
    if (text.length - *at < length || memcmp(text.bytes + *at, signs[i].sign, length) != 0) continue;
    *at += length;
    return signs[i].name;
  }
  return NULL;
}

/* Back-ticks are read out as such; quotation marks are not. */
static yst_text quoted(yst_arena *arena, yst_text text)
{
  yst_buffer plain = yst_buffer_in(arena);
  for (size_t at = 0; at < text.length;) {
    const char *name = sign_at(text, &at);
    if (name) {
      yst_buffer_add_string(&plain, name);
      continue;
    }
    yst_buffer_add_byte(&plain, text.bytes[at] == '`' ? '"' : text.bytes[at]);
    at++;
  }
  return yst_buffer_text(&plain);
}

/* A fragment as a sentence: a full stop, unless it has an end of its own. */
static yst_text sentence(yst_arena *arena, const char *before, yst_text fragment)
{
  fragment = yst_text_trim(fragment);
  char last = fragment.length ? fragment.bytes[fragment.length - 1] : '.';
  bool ended = last == '.' || last == '?' || last == '!' || last == ':';
  return yst_format(arena, "%s%t%s", before, quoted(arena, fragment), ended ? "" : ".");
}

static void say(const yst_layout *layout, yst_text words)
{
  yst_layout_paragraph(layout, YST_STYLE_PLAIN, 0, 0, words);
}

/* ---- places ---- */

/* `line 4, from character 8 to 12`; a place of another file names it. */
static yst_text place_in_words(yst_arena *arena, const yst_source *source, yst_span span, bool name_file)
{
  yst_position start = yst_source_position(source, span.start), end = yst_source_position(source, span.end);
  yst_buffer words = yst_buffer_in(arena);
  if (name_file) yst_buffer_format(&words, "%t, ", source->name);
  yst_buffer_format(&words, "line %u, ", (unsigned)start.line);
  unsigned last = end.column > 1 ? (unsigned)end.column - 1 : 1;
  if (end.line != start.line)
    yst_buffer_format(&words, "from character %u to line %u", (unsigned)start.column, (unsigned)end.line);
  else if (last <= start.column)
    yst_buffer_format(&words, "character %u", (unsigned)start.column);
  else
    yst_buffer_format(&words, "from character %u to %u", (unsigned)start.column, last);
  return yst_buffer_text(&words);
}

static yst_text line_at(const yst_source *source, yst_span span)
{
  return yst_text_trim(yst_source_line(source, yst_source_line_of(source, span.start)));
}

/* The line is quoted as it is: nothing in it is an ornament. */
static void say_line(const yst_layout *layout, const yst_source *source, yst_span span)
{
  yst_text line = line_at(source, span);
  yst_arena *arena = layout->buffer->arena;
  say(layout, line.length ? yst_format(arena, "The line reads: %t", line) : YST_TEXT("The line is empty."));
}

static bool is_on_line_of(const yst_source *source, yst_span a, yst_span b)
{
  return a.source == b.source && yst_source_line_of(source, a.start) == yst_source_line_of(source, b.start);
}

static void say_label(const yst_layout *layout, const yst_sources *texts, const yst_diag *diag, size_t label)
{
  yst_arena *arena = layout->buffer->arena;
  yst_span span = diag->labels[label].span;
  const yst_source *source = yst_sources_get(texts, span.source);
  if (!source) return;
  if (span.source == diag->span.source && span.start == diag->span.start && span.end == diag->span.end) {
    say(layout, sentence(arena, "There: ", diag->labels[label].text));
    return;
  }
  yst_text place = place_in_words(arena, source, span, span.source != diag->span.source);
  say(layout, sentence(arena, "", yst_format(arena, "See %t: %t", place, diag->labels[label].text)));
  if (!is_on_line_of(source, span, diag->span)) say_line(layout, source, span);
}

/* ---- one message, and all of them ---- */

static void say_advice(const yst_layout *layout, const yst_sources *texts, const yst_diag *diag)
{
  yst_arena *arena = layout->buffer->arena;
  for (size_t i = 0; i < diag->fix_count; i++) {
    yst_text words = yst_message_fix_words(arena, texts, diag, i);
    const char *lead = diag->fixes[i].certain ? "To mend it: " : "Perhaps: ";
    if (words.length) say(layout, sentence(arena, lead, words));
  }
  for (size_t i = 0; i < diag->help_count; i++) {
    if (!yst_message_help_is_answered(arena, diag, i))
      say(layout, sentence(arena, "Advice: ", diag->helps[i]));
  }
}

static void say_head(const yst_layout *layout, const yst_diag *diag, size_t number, size_t count)
{
  const yst_code_info *info = yst_code_info_of((unsigned)diag->code);
  yst_arena *arena = layout->buffer->arena;
  say(layout, yst_format(arena, "Message %z of %z: %s Y%u, %s.", number, count,
                         yst_severity_word(diag->severity), (unsigned)diag->code, info ? info->slug : ""));
}

static void say_message(const yst_layout *layout, const yst_messages *messages, size_t index)
{
  const yst_diag *diag = messages->diags->items[index];
  yst_arena *arena = layout->buffer->arena;
  const yst_source *source = yst_sources_get(messages->texts, diag->span.source);
  say(layout, sentence(arena, "It says: ", diag->message));
  if (source) {
    say(layout, sentence(arena, "Place: ", place_in_words(arena, source, diag->span, true)));
    say_line(layout, source, diag->span);
  }
  for (size_t i = 0; i < diag->label_count; i++) say_label(layout, messages->texts, diag, i);
  if (diag->consequence.length) say(layout, sentence(arena, "What comes of it: ", diag->consequence));
  const yst_witness *witness = diag->witness;
  if (witness && witness->state == YST_WITNESS_HOLDS && witness->words.length)
    say(layout, sentence(arena, "For example: ", witness->words));
  yst_text touched = yst_message_touched_words(arena, messages->touched ? &messages->touched[index] : NULL);
  if (touched.length) say(layout, sentence(arena, "In the register: ", touched));
  if (diag->citation.length) say(layout, sentence(arena, "The rule comes from: ", diag->citation));
  say_advice(layout, messages->texts, diag);
}

void yst_messages_narrated(const yst_layout *layout, const yst_messages *messages)
{
  const yst_diags *diags = messages->diags;
  for (size_t i = 0; i < diags->count; i++) {
    say_head(layout, diags->items[i], i + 1, diags->count);
    say_message(layout, messages, i);
    yst_layout_blank_line(layout);
  }
  yst_text lines[YST_SUMMARY_LINES];
  size_t count = yst_messages_summary(layout->buffer->arena, messages, lines);
  for (size_t i = 0; i < count; i++) say(layout, sentence(layout->buffer->arena, "", lines[i]));
}
