#include "check/witness.h"
#include "report/messages.h"

static void add_place(yst_json *json, const char *key, const yst_sources *texts, yst_span span)
{
  const yst_source *source = yst_sources_get(texts, span.source);
  if (!source) {
    yst_json_null(json, key);
    return;
  }
  yst_position start = yst_source_position(source, span.start);
  yst_position end = yst_source_position(source, span.end);
  yst_json_object(json, key);
  yst_json_text(json, "file", source->name);
  yst_json_integer(json, "line", start.line);
  yst_json_integer(json, "column", start.column);
  yst_json_integer(json, "end_line", end.line);
  yst_json_integer(json, "end_column", end.column);
  yst_json_end_object(json);
}

static void add_code(yst_json *json, yst_code code)
{
  char text[] = "Y000";
  text[1] = (char)('0' + (unsigned)code / 100 % 10);
  text[2] = (char)('0' + (unsigned)code / 10 % 10);
  text[3] = (char)('0' + (unsigned)code % 10);
  yst_json_string(json, "code", text);
  const yst_code_info *info = yst_code_info_of((unsigned)code);
  yst_json_string(json, "name", info ? info->slug : "");
}

static void add_labels(yst_json *json, const yst_sources *texts, const yst_diag *diag)
{
  yst_json_array(json, "labels");
  for (size_t i = 0; i < diag->label_count; i++) {
    yst_json_object(json, NULL);
    add_place(json, "place", texts, diag->labels[i].span);
    yst_json_text(json, "text", diag->labels[i].text);
    yst_json_end_object(json);
  }
  yst_json_end_array(json);
}

static void add_fixes(yst_json *json, const yst_sources *texts, const yst_diag *diag)
{
  yst_json_array(json, "fixes");
  for (size_t i = 0; i < diag->fix_count; i++) {
    const yst_fix *fix = &diag->fixes[i];
    yst_json_object(json, NULL);
    add_place(json, "place", texts, fix->span);
    yst_json_text(json, "replaces", yst_sources_text(texts, fix->span));
    yst_json_text(json, "replacement", fix->replacement);
    yst_json_boolean(json, "certain", fix->certain);
    yst_json_end_object(json);
  }
  yst_json_end_array(json);
}

static void add_witness(yst_json *json, const yst_witness *witness)
{
  if (!witness || witness->state != YST_WITNESS_HOLDS) {
    yst_json_null(json, "witness");
    return;
  }
  yst_json_object(json, "witness");
  yst_json_text(json, "words", witness->words);
  yst_json_text(json, "example", witness->block);
  yst_json_text(json, "header", witness->header);
  yst_json_text(json, "line", witness->line);
  yst_json_end_object(json);
}

static void add_words(yst_json *json, const char *key, yst_text words)
{
  if (words.length)
    yst_json_text(json, key, words);
  else
    yst_json_null(json, key);
}

void yst_message_touched_json(yst_json *json, const yst_touched *touched)
{
  static const char *const words[] = {
      [YST_TOUCH_UNTOLD] = "untold", [YST_TOUCH_NOTHING] = "words", [YST_TOUCH_LINES] = "lines"};
  if (!touched) {
    yst_json_null(json, "touches");
    return;
  }
  yst_json_object(json, "touches");
  yst_json_string(json, "told", words[touched->told]);
  yst_json_integer(json, "count", (int64_t)touched->count);
  yst_json_integer(json, "undecided", (int64_t)touched->maybe_count);
  yst_json_array(json, "named");
  for (size_t i = 0; i < touched->named_count; i++) {
    yst_json_object(json, NULL);
    yst_json_text(json, "name", touched->named[i].name);
    yst_json_integer(json, "line", touched->named[i].line);
    yst_json_end_object(json);
  }
  yst_json_end_array(json);
  yst_json_end_object(json);
}

static void add_message(yst_json *json, const yst_sources *texts, const yst_diag *diag,
                        const yst_touched *touched)
{
  yst_json_object(json, NULL);
  add_code(json, diag->code);
  yst_json_string(json, "severity", yst_severity_word(diag->severity));
  yst_json_text(json, "message", diag->message);
  add_place(json, "place", texts, diag->span);
  add_labels(json, texts, diag);
  add_fixes(json, texts, diag);
  yst_json_array(json, "help");
  for (size_t i = 0; i < diag->help_count; i++) yst_json_text(json, NULL, diag->helps[i]);
  yst_json_end_array(json);
  add_words(json, "consequence", diag->consequence);
  add_words(json, "citation", diag->citation);
  add_witness(json, diag->witness);
  yst_message_touched_json(json, touched);
  yst_json_end_object(json);
}

static void add_slugs(yst_json *json, const char *key, const yst_slugs *slugs)
{
  yst_json_array(json, key);
  for (size_t i = 0; i < slugs->count; i++) yst_json_string(json, NULL, slugs->items[i]);
  yst_json_end_array(json);
}

static void add_file(yst_json *json, const yst_messages *messages)
{
  const yst_diags *diags = messages->diags;
  yst_json_object(json, NULL);
  yst_json_text(json, "file", messages->file);
  yst_json_integer(json, "errors", (int64_t)diags->errors);
  yst_json_integer(json, "warnings", (int64_t)diags->warnings);
  yst_json_integer(json, "not_shown", (int64_t)diags->dropped);
  add_slugs(json, "checks_left_out", &messages->left_out);
  add_slugs(json, "checks_not_run", &messages->not_run);
  add_slugs(json, "asked_not_run", &messages->asked_not_run);
  yst_json_array(json, "messages");
  for (size_t i = 0; i < diags->count; i++) {
    add_message(json, messages->texts, diags->items[i], messages->touched ? &messages->touched[i] : NULL);
  }
  yst_json_end_array(json);
  yst_json_end_object(json);
}

void yst_messages_json(yst_buffer *buffer, const yst_messages *messages, size_t count)
{
  yst_json json = yst_json_in(buffer);
  yst_json_object(&json, NULL);
  yst_json_integer(&json, "version", 1);
  yst_json_string(&json, "report", "check");
  yst_json_array(&json, "files");
  for (size_t i = 0; i < count; i++) add_file(&json, &messages[i]);
  yst_json_end_array(&json);
  yst_json_end_object(&json);
}
