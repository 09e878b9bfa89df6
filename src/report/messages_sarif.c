#include "report/messages.h"

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"

static void add_code(yst_json *json, const char *key, unsigned code)
{
  char text[] = "Y000";
  text[1] = (char)('0' + code / 100 % 10);
  text[2] = (char)('0' + code / 10 % 10);
  text[3] = (char)('0' + code % 10);
  yst_json_string(json, key, text);
}

/* `"key": { "text": … }`, as the format wants everything for people. */
static void add_words(yst_json *json, const char *key, yst_text words)
{
  yst_json_object(json, key);
  yst_json_text(json, "text", words);
  yst_json_end_object(json);
}

/* ---- the tool and its rules ---- */

static void add_rule(yst_json *json, const yst_code_info *info)
{
  yst_arena *arena = json->buffer->arena;
  yst_json_object(json, NULL);
  add_code(json, "id", (unsigned)info->code);
  yst_json_string(json, "name", info->slug);
  add_words(json, "shortDescription", yst_text_from(info->title));
  add_words(json, "help",
            yst_format(arena, "`yardstick explain Y%u` says what it means, with an example and what to do.",
                       (unsigned)info->code));
  yst_json_object(json, "defaultConfiguration");
  yst_json_string(json, "level", yst_severity_word(info->severity));
  yst_json_end_object(json);
  yst_json_end_object(json);
}

static void add_tool(yst_json *json, const char *version)
{
  size_t count;
  const yst_code_info *codes = yst_codes(&count);
  yst_json_object(json, "tool");
  yst_json_object(json, "driver");
  yst_json_string(json, "name", "yardstick");
  yst_json_string(json, "version", version);
  yst_json_string(json, "semanticVersion", version);
  yst_json_array(json, "rules");
  for (size_t i = 0; i < count; i++) add_rule(json, &codes[i]);
  yst_json_end_array(json);
  yst_json_end_object(json);
  yst_json_end_object(json);
}

/* ---- places ---- */

static bool is_plain_in_uri(unsigned char byte)
{
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
         (byte && strchr("-._~/", byte));
}

/* A file's name as a reference: whole paths begin with `file://`, and other bytes are written as `%20`. */
static void add_artifact(yst_json *json, yst_text name)
{
  static const char digits[] = "0123456789ABCDEF";
  yst_buffer uri = yst_buffer_in(json->buffer->arena);
  if (name.length && name.bytes[0] == '/') yst_buffer_add_string(&uri, "file://");
  for (size_t i = 0; i < name.length; i++) {
    unsigned char byte = (unsigned char)name.bytes[i];
    if (is_plain_in_uri(byte)) {
      yst_buffer_add_byte(&uri, (char)byte);
      continue;
    }
    yst_buffer_add_byte(&uri, '%');
    yst_buffer_add_byte(&uri, digits[byte / 16]);
    yst_buffer_add_byte(&uri, digits[byte % 16]);
  }
  yst_json_object(json, "artifactLocation");
  yst_json_text(json, "uri", yst_buffer_text(&uri));
  yst_json_end_object(json);
}

static void add_region(yst_json *json, const char *key, const yst_source *source, yst_span span)
{
  yst_position start = yst_source_position(source, span.start), end = yst_source_position(source, span.end);
  yst_json_object(json, key);
  yst_json_integer(json, "startLine", start.line);
  yst_json_integer(json, "startColumn", start.column);
  yst_json_integer(json, "endLine", end.line);
  yst_json_integer(json, "endColumn", end.column);
  yst_json_end_object(json);
}

static void add_physical(yst_json *json, const yst_source *source, yst_span span)
{
  yst_json_object(json, "physicalLocation");
  add_artifact(json, source->name);
  add_region(json, "region", source, span);
  yst_json_end_object(json);
}

/* A message without a place is about the file that was named. */
static void add_locations(yst_json *json, const yst_messages *messages, yst_span span)
{
  const yst_source *source = yst_sources_get(messages->texts, span.source);
  yst_json_array(json, "locations");
  yst_json_object(json, NULL);
  if (source) {
    add_physical(json, source, span);
  } else {
    yst_json_object(json, "physicalLocation");
    add_artifact(json, messages->file);
    yst_json_end_object(json);
  }
  yst_json_end_object(json);
  yst_json_end_array(json);
}

static void add_related(yst_json *json, const yst_messages *messages, const yst_diag *diag)
{
  if (!diag->label_count) return;
  yst_json_array(json, "relatedLocations");
  for (size_t i = 0; i < diag->label_count; i++) {
    const yst_source *source = yst_sources_get(messages->texts, diag->labels[i].span.source);
    if (!source) continue;
    yst_json_object(json, NULL);
    yst_json_integer(json, "id", (int64_t)i + 1);
    add_physical(json, source, diag->labels[i].span);
    add_words(json, "message", diag->labels[i].text);
    yst_json_end_object(json);
  }
  yst_json_end_array(json);
}

/* ---- results ---- */

static void add_fix(yst_json *json, const yst_source *source, const yst_fix *fix, yst_text words)
{
  yst_json_object(json, NULL);
  if (words.length) add_words(json, "description", words);
  yst_json_array(json, "artifactChanges");
  yst_json_object(json, NULL);
  add_artifact(json, source->name);
  yst_json_array(json, "replacements");
  yst_json_object(json, NULL);
  add_region(json, "deletedRegion", source, fix->span);
  add_words(json, "insertedContent", fix->replacement);
  yst_json_end_object(json);
  yst_json_end_array(json);
  yst_json_end_object(json);
  yst_json_end_array(json);
  yst_json_end_object(json);
}

static void add_fixes(yst_json *json, const yst_messages *messages, const yst_diag *diag)
{
  if (!diag->fix_count) return;
  yst_json_array(json, "fixes");
  for (size_t i = 0; i < diag->fix_count; i++) {
    const yst_source *source = yst_sources_get(messages->texts, diag->fixes[i].span.source);
    yst_text words = yst_message_fix_words(json->buffer->arena, messages->texts, diag, i);
    if (source) add_fix(json, source, &diag->fixes[i], words);
  }
  yst_json_end_array(json);
}

/* What is said beside the message, one sentence after the other. */
static yst_text whole_message(yst_arena *arena, const yst_messages *messages, size_t index)
{
  const yst_diag *diag = messages->diags->items[index];
  yst_text touched = yst_message_touched_words(arena, messages->touched ? &messages->touched[index] : NULL);
  yst_buffer text = yst_buffer_in(arena);
  yst_buffer_format(&text, "%t.", diag->message);
  if (diag->consequence.length) yst_buffer_format(&text, " It means: %t.", diag->consequence);
  if (touched.length) yst_buffer_format(&text, " In the register: %t.", touched);
  for (size_t i = 0; i < diag->help_count; i++) {
    if (!yst_message_help_is_answered(arena, diag, i)) yst_buffer_format(&text, " %t", diag->helps[i]);
  }
  return yst_buffer_text(&text);
}

static void add_properties(yst_json *json, const yst_diag *diag, const yst_touched *touched)
{
  if (!diag->citation.length && !touched) return;
  yst_json_object(json, "properties");
  if (diag->citation.length) yst_json_text(json, "citation", diag->citation);
  if (touched) yst_message_touched_json(json, touched);
  yst_json_end_object(json);
}

static void add_result(yst_json *json, const yst_messages *messages, size_t index)
{
  const yst_diag *diag = messages->diags->items[index];
  size_t count;
  const yst_code_info *codes = yst_codes(&count), *info = yst_code_info_of((unsigned)diag->code);
  yst_json_object(json, NULL);
  add_code(json, "ruleId", (unsigned)diag->code);
  if (info) yst_json_integer(json, "ruleIndex", info - codes);
  yst_json_string(json, "level", yst_severity_word(diag->severity));
  add_words(json, "message", whole_message(json->buffer->arena, messages, index));
  add_locations(json, messages, diag->span);
  add_related(json, messages, diag);
  add_fixes(json, messages, diag);
  add_properties(json, diag, messages->touched ? &messages->touched[index] : NULL);
  yst_json_end_object(json);
}

/* That checks did not run, or messages are not shown, is news of the run and no result. */
static void add_invocation(yst_json *json, const yst_messages *messages, size_t count)
{
  yst_json_array(json, "invocations");
  yst_json_object(json, NULL);
  yst_json_boolean(json, "executionSuccessful", true);
  yst_json_array(json, "toolExecutionNotifications");
  for (size_t i = 0; i < count; i++) {
    yst_text lines[YST_SUMMARY_LINES];
    size_t said = yst_messages_summary(json->buffer->arena, &messages[i], lines);
    for (size_t l = 1; l < said; l++) {
      yst_json_object(json, NULL);
      yst_json_string(json, "level", "note");
      add_words(json, "message", yst_format(json->buffer->arena, "%t: %t", messages[i].file, lines[l]));
      yst_json_end_object(json);
    }
  }
  yst_json_end_array(json);
  yst_json_end_object(json);
  yst_json_end_array(json);
}

void yst_messages_sarif(yst_buffer *buffer, const yst_messages *messages, size_t count, const char *version)
{
  yst_json json = yst_json_in(buffer);
  yst_json_object(&json, NULL);
  yst_json_string(&json, "$schema", SCHEMA);
  yst_json_string(&json, "version", "2.1.0");
  yst_json_array(&json, "runs");
  yst_json_object(&json, NULL);
  add_tool(&json, version);
  add_invocation(&json, messages, count);
  yst_json_string(&json, "columnKind", "unicodeCodePoints");
  yst_json_array(&json, "results");
  for (size_t i = 0; i < count; i++) {
    for (size_t m = 0; m < messages[i].diags->count; m++) add_result(&json, &messages[i], m);
  }
  yst_json_end_array(&json);
  yst_json_end_object(&json);
  yst_json_end_array(&json);
  yst_json_end_object(&json);
}
