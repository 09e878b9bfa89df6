#include "report/value_json.h"

#include "report/answer.h"
#include "report/words.h"

/* ---- values ---- */

/* Whole plain numbers are numbers; everything that could be bent by a reader is text. */
static bool is_plain_number(yst_type type, yst_number number)
{
  const int64_t safe = (int64_t)1 << 53;
  bool counts = type.kind == YST_KIND_NUMBER || type.kind == YST_KIND_NONE;
  return counts && yst_number_is_whole(number) && number.num < safe && number.num > -safe;
}

static void add_members(const yst_value_json *to, const char *key, yst_type type, yst_number set)
{
  yst_json_array(to->json, key);
  for (size_t i = 0; type.choices && i < type.choices->count && i < 63; i++) {
    if (!((uint64_t)set.num >> i & 1)) continue;
    yst_json_text(to->json, NULL, yst_atom_text(to->model->atoms, type.choices->items[i].name));
  }
  yst_json_end_array(to->json);
}

static yst_text plain_text(const yst_value_json *to, const yst_result *result, yst_type type, yst_value value)
{
  yst_buffer text = yst_buffer_in(to->scratch);
  if (result) {
    yst_show_plain(&text, to->model->atoms, result, value);
  } else {
    yst_show_plain_typed(&text, to->model->atoms, type, value);
  }
  return yst_buffer_text(&text);
}

/* The value itself, exact: what is only shown rounded is not rounded here. */
static void add_known(const yst_value_json *to, const char *key, yst_type type, yst_value value)
{
  if (type.kind == YST_KIND_YES_NO) {
    yst_json_boolean(to->json, key, yst_is_yes(value));
  } else if (type.kind == YST_KIND_SET || type.kind == YST_KIND_NAMES) {
    add_members(to, key, type, value.as.number);
  } else if (type.kind != YST_KIND_TEXT && is_plain_number(type, value.as.number)) {
    yst_json_integer(to->json, key, value.as.number.num);
  } else {
    yst_json_text(to->json, key, plain_text(to, NULL, type, value));
  }
}

static void add_end(const yst_value_json *to, const char *key, yst_type type, bool has, yst_number number)
{
  if (has) {
    add_known(to, key, type, yst_known(number));
  } else {
    yst_json_null(to->json, key);
  }
}

static void add_segment(const yst_value_json *to, yst_type type, const yst_segment *segment)
{
  yst_json_object(to->json, NULL);
  add_end(to, "low", type, segment->has_low, segment->low);
  add_end(to, "high", type, segment->has_high, segment->high);
  yst_json_boolean(to->json, "low_included", segment->has_low && segment->low_in);
  yst_json_boolean(to->json, "high_included", segment->has_high && segment->high_in);
  yst_json_end_object(to->json);
}

static bool are_single(const yst_possible *possible)
{
  for (size_t i = 0; i < possible->count; i++) {
    const yst_segment *segment = &possible->segments[i];
    if (!segment->has_low || !segment->has_high || !yst_number_equal(segment->low, segment->high))
      return false;
  }
  return !possible->any_text;
}

static bool is_finite(const yst_possible *possible, yst_type type)
{
  return are_single(possible) || type.kind == YST_KIND_CHOICE || type.kind == YST_KIND_YES_NO;
}

static void add_values(const yst_value_json *to, const yst_possible *possible, yst_type type)
{
  bool is_set = type.kind == YST_KIND_SET || type.kind == YST_KIND_NAMES;
  int64_t last = type.choices && !is_set ? (int64_t)type.choices->count - 1 : 1;
  yst_json_array(to->json, "values");
  for (size_t i = 0; i < possible->count; i++) {
    const yst_segment *segment = &possible->segments[i];
    if (segment->has_low && segment->has_high && yst_number_equal(segment->low, segment->high)) {
      add_known(to, NULL, type, yst_known(segment->low));
      continue;
    }
    int64_t from = segment->has_low ? segment->low.num + !segment->low_in : 0;
    int64_t to_last = segment->has_high ? segment->high.num - !segment->high_in : last;
    for (; from <= to_last && from <= last; from++) add_known(to, NULL, type, yst_known_whole(from));
  }
  yst_json_end_array(to->json);
}

static void add_possible(const yst_value_json *to, yst_type type, const yst_possible *possible)
{
  yst_json_object(to->json, "possible");
  if (is_finite(possible, type)) {
    add_values(to, possible, type);
  } else if (!possible->any_text && possible->count) {
    const yst_segment *last = &possible->segments[possible->count - 1];
    add_end(to, "low", type, possible->segments[0].has_low, possible->segments[0].low);
    add_end(to, "high", type, last->has_high, last->high);
    yst_json_array(to->json, "ranges");
    for (size_t i = 0; i < possible->count; i++) add_segment(to, type, &possible->segments[i]);
    yst_json_end_array(to->json);
  }
  yst_json_boolean(to->json, "not_applicable", possible->not_applicable);
  yst_json_boolean(to->json, "not_computable", possible->fault);
  yst_json_boolean(to->json, "exact", !possible->bounds_only);
  yst_json_end_object(to->json);
}

void yst_json_value(const yst_value_json *to, const yst_result *result, yst_type type, yst_value value)
{
  yst_json_string(to->json, "state", yst_state_word((yst_state)value.state));
  if (value.state == YST_KNOWN) add_known(to, "value", type, value);
  if (value.state == YST_OPEN) add_possible(to, type, value.as.possible);
  yst_json_text(to->json, "plain", plain_text(to, result, type, value));
}

/* ---- what goes with values ---- */

void yst_json_citations(const yst_value_json *to, const yst_about *about)
{
  yst_json_array(to->json, "citations");
  for (size_t i = 0; about && i < about->citation_count; i++) {
    const yst_citation *citation = &about->citations[i];
    yst_json_object(to->json, NULL);
    if (citation->source < to->model->source_count) {
      const yst_about *source = &to->model->sources[citation->source].about;
      yst_json_text(to->json, "source", yst_atom_text(to->model->atoms, source->name));
      yst_json_text(to->json, "title", yst_about_label(to->model, source));
    }
    yst_json_text(to->json, "where", citation->where);
    yst_json_end_object(to->json);
  }
  yst_json_end_array(to->json);
}

void yst_json_rule(const yst_value_json *to, yst_span span)
{
  uint32_t line = yst_span_line(to->model->texts, span);
  if (!line) {
    yst_json_null(to->json, "rule");
    return;
  }
  yst_json_object(to->json, "rule");
  yst_json_text(to->json, "file", yst_span_file(to->model->texts, span));
  yst_json_integer(to->json, "line", line);
  yst_json_end_object(to->json);
}

void yst_json_result(const yst_value_json *to, const char *key, const yst_result *result, yst_value value)
{
  yst_json_object(to->json, key);
  yst_json_text(to->json, "name", result->name);
  yst_json_text(to->json, "label", yst_result_label(to->scratch, result, false));
  yst_json_string(to->json, "kind", yst_kind_word(result->type.kind));
  yst_json_value(to, result, result->type, value);
  yst_buffer text = yst_buffer_in(to->scratch);
  yst_result_write(&text, to->model, result, value);
  yst_json_text(to->json, "text", yst_buffer_text(&text));
  yst_json_citations(to, result->about);
  yst_json_rule(to, result->about ? result->about->span : (yst_span){0, 0, 0});
  yst_json_end_object(to->json);
}

void yst_json_places(const yst_value_json *to, const yst_place *places, size_t count)
{
  yst_json_array(to->json, "places");
  for (size_t i = 0; i < count; i++) {
    yst_json_object(to->json, NULL);
    yst_json_text(to->json, "table", places[i].table);
    yst_json_integer(to->json, "line", places[i].line);
    yst_json_text(to->json, "column", places[i].column);
    yst_json_text(to->json, "text", places[i].text);
    yst_json_end_object(to->json);
  }
  yst_json_end_array(to->json);
}

void yst_json_finding(const yst_value_json *to, const yst_finding *finding)
{
  yst_json_object(to->json, NULL);
  yst_json_text(to->json, "code", finding->code);
  yst_json_string(to->json, "weight", yst_weight_word(finding->weight));
  yst_json_text(to->json, "message", finding->message);
  yst_json_text(to->json, "partnership", finding->partnership);
  yst_json_citations(to, finding->about);
  yst_json_rule(to, finding->about ? finding->about->span : (yst_span){0, 0, 0});
  yst_json_places(to, finding->places, finding->place_count);
  yst_json_end_object(to->json);
}

void yst_json_toolkit(const yst_value_json *to, const char *key)
{
  const yst_toolkit_decl *toolkit = &to->model->toolkit;
  yst_json_object(to->json, key);
  yst_json_text(to->json, "name", yst_atom_text(to->model->atoms, toolkit->about.name));
  yst_json_text(to->json, "label", yst_toolkit_title(to->model));
  yst_json_text(to->json, "version", toolkit->version);
  yst_json_text(to->json, "body", toolkit->body);
  yst_json_end_object(to->json);
}

void yst_json_day(yst_json *json, yst_arena *scratch, const char *key, yst_day day)
{
  yst_buffer text = yst_buffer_in(scratch);
  yst_day_write_iso(&text, day);
  yst_json_text(json, key, yst_buffer_text(&text));
}
