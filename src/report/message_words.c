#include "report/messages.h"

/* As many names as a line of counts may hold. */
#define NAMED 3

const char *yst_severity_word(yst_severity severity)
{
  switch (severity) {
  case YST_SEVERITY_ERROR: return "error";
  case YST_SEVERITY_WARNING: return "warning";
  case YST_SEVERITY_NOTE: return "note";
  }
  return "";
}

void yst_message_place_write(yst_buffer *buffer, const yst_sources *texts, yst_span span)
{
  const yst_source *source = yst_sources_get(texts, span.source);
  if (!source) return;
  yst_position position = yst_source_position(source, span.start);
  yst_buffer_format(buffer, "%t:%u:%u", source->name, (unsigned)position.line, (unsigned)position.column);
}

void yst_message_code_write(yst_buffer *buffer, const yst_diag *diag)
{
  const yst_code_info *info = yst_code_info_of((unsigned)diag->code);
  yst_buffer_format(buffer, "%s[Y%u %s]", yst_severity_word(diag->severity), (unsigned)diag->code,
                    info ? info->slug : "");
}

/* ---- fixes and help ---- */

/* How often a change is among those of a message; 0 for one that stood among them before. */
static size_t times_among(const yst_sources *texts, const yst_diag *diag, size_t fix)
{
  const yst_fix *first = &diag->fixes[fix];
  size_t times = 0;
  for (size_t i = 0; i < diag->fix_count; i++) {
    const yst_fix *other = &diag->fixes[i];
    if (!yst_text_equal(other->replacement, first->replacement) ||
        !yst_text_equal(yst_sources_text(texts, other->span), yst_sources_text(texts, first->span)))
      continue;
    if (i < fix) return 0;
    times++;
  }
  return times;
}

/* Blanks at the start of a line, which have nothing that could be shown. */
static bool is_indentation(yst_text old, yst_text new)
{
  return yst_text_trim(old).length == 0 && yst_text_trim(new).length == 0;
}

yst_text yst_message_change_words(yst_arena *arena, const yst_sources *texts, const yst_fix *fix)
{
  yst_text old = yst_sources_text(texts, fix->span);
  if (yst_text_equal(fix->replacement, YST_TEXT("\n"))) return YST_TEXT("begin a new line here");
  if (is_indentation(old, fix->replacement) && fix->replacement.length)
    return yst_format(arena, "set the line in by %z blanks", fix->replacement.length);
  old = yst_text_trim(old);
  yst_text new = yst_text_trim(fix->replacement);
  if (old.length == 0) return yst_format(arena, "write `%t` here", new);
  if (new.length == 0) return yst_format(arena, "leave out `%t`", old);
  return yst_format(arena, "write `%t` instead of `%t`", new, old);
}

yst_text yst_message_fix_words(yst_arena *arena, const yst_sources *texts, const yst_diag *diag, size_t index)
{
  size_t times = times_among(texts, diag, index);
  if (!times) return YST_TEXT("");
  yst_text words = yst_message_change_words(arena, texts, &diag->fixes[index]);
  return times > 1 ? yst_format(arena, "%t, in %z places", words, times) : words;
}

bool yst_message_help_is_answered(yst_arena *arena, const yst_diag *diag, size_t help)
{
  for (size_t i = 0; i < diag->fix_count; i++) {
    yst_text question = yst_format(arena, "Did you mean `%t`?", yst_text_trim(diag->fixes[i].replacement));
    if (yst_text_equal(diag->helps[help], question)) return true;
  }
  return false;
}

/* ---- the counts ---- */

static void add_count(yst_buffer *line, size_t count, const char *one, const char *many)
{
  if (!count) return;
  if (line->length) yst_buffer_add_string(line, ", ");
  yst_buffer_format(line, "%z %s", count, count == 1 ? one : many);
}

/* A few are named, many are counted unless all are asked for. */
static void add_left_out(yst_buffer *line, const yst_slugs *left_out, bool all)
{
  if (!all && left_out->count > NAMED) {
    yst_buffer_format(line, "; left out: %z checks", left_out->count);
    return;
  }
  for (size_t i = 0; i < left_out->count; i++)
    yst_buffer_format(line, "%s%s", i ? ", " : "; left out: ", left_out->items[i]);
}

static yst_text counts_of(yst_arena *arena, const yst_messages *messages)
{
  const yst_diags *diags = messages->diags;
  size_t notes = 0, unproved = 0;
  for (size_t i = 0; i < diags->count; i++) {
    if (diags->items[i]->severity != YST_SEVERITY_NOTE) continue;
    notes += diags->items[i]->code != YST_UNPROVED;
    unproved += diags->items[i]->code == YST_UNPROVED;
  }
  yst_buffer line = yst_buffer_in(arena);
  add_count(&line, diags->errors, "error", "errors");
  add_count(&line, diags->warnings, "warning", "warnings");
  add_count(&line, notes, "note", "notes");
  add_count(&line, unproved, "rule left unproved", "rules left unproved");
  if (!line.length) yst_buffer_add_string(&line, "nothing to say");
  add_left_out(&line, &messages->left_out, messages->all);
  return yst_format(arena, "%t: %t", messages->file, yst_buffer_text(&line));
}

yst_text yst_messages_not_run(yst_arena *arena, const yst_messages *messages)
{
  const yst_slugs *not_run = &messages->not_run;
  yst_buffer list = yst_buffer_in(arena);
  yst_buffer_format(&list, "%z %s: %s a file without errors", not_run->count,
                    not_run->count == 1 ? "check did not run" : "checks did not run",
                    not_run->count == 1 ? "it needs" : "they need");
  for (size_t i = 0; messages->all && i < not_run->count; i++)
    yst_buffer_format(&list, "%s%s", i ? ", " : " (", not_run->items[i]);
  if (messages->all) yst_buffer_add_byte(&list, ')');
  return yst_buffer_text(&list);
}

/* Whoever asked for a check has to hear that silence is no answer. */
static yst_text asked_not_run(yst_arena *arena, const yst_slugs *asked)
{
  yst_buffer line = yst_buffer_in(arena);
  for (size_t i = 0; i < asked->count; i++) {
    const char *before = !i ? "" : i + 1 == asked->count ? " and " : ", ";
    yst_buffer_format(&line, "%s`%s`", before, asked->items[i]);
  }
  yst_buffer_format(&line, " %s asked for and did not run: %s a file without errors",
                    asked->count == 1 ? "was" : "were", asked->count == 1 ? "it needs" : "they need");
  return yst_buffer_text(&line);
}

size_t yst_messages_summary(yst_arena *arena, const yst_messages *messages, yst_text lines[YST_SUMMARY_LINES])
{
  size_t count = 0, dropped = messages->diags->dropped;
  lines[count++] = counts_of(arena, messages);
  if (dropped) lines[count++] = yst_format(arena, "%z further messages are counted and not shown", dropped);
  if (messages->untold) {
    lines[count++] =
        YST_TEXT("which lines of the register these touch cannot be told: it takes a file whose words, names "
                 "and types have no errors");
  }
  if (messages->asked_not_run.count) lines[count++] = asked_not_run(arena, &messages->asked_not_run);
  if (messages->not_run.count) lines[count++] = yst_messages_not_run(arena, messages);
  return count;
}
