#include "report/cover.h"
#include "report/json.h"
#include "report/words.h"

static void add_place(yst_json *json, const char *key, yst_rule_place place)
{
  uint32_t line = place.texts ? yst_span_line(place.texts, place.span) : 0;
  if (!line) {
    yst_json_null(json, key);
    return;
  }
  yst_json_object(json, key);
  yst_json_text(json, "file", yst_span_file(place.texts, place.span));
  yst_json_integer(json, "line", line);
  yst_json_end_object(json);
}

static void add_passage(yst_json *json, yst_arena *scratch, const yst_cover *cover,
                        const yst_covered *covered)
{
  const yst_passage *passages = cover->document->passages;
  yst_json_object(json, NULL);
  yst_json_string(json, "account", yst_account_word(covered->kind));
  yst_json_array(json, "lines");
  for (size_t i = 0; i < covered->count; i++)
    yst_json_integer(json, NULL, passages[covered->passages[i]].line);
  yst_json_end_array(json);
  yst_json_text(json, "words", yst_passage_text(scratch, cover->document, &passages[covered->passages[0]]));
  add_place(json, "rule", covered->by);
  yst_json_text(json, "because", covered->reason);
  yst_json_end_object(json);
}

static void add_unfound(yst_json *json, const yst_unfound *unfound)
{
  yst_json_object(json, NULL);
  yst_json_string(json, "what", unfound->what);
  add_place(json, "rule", unfound->at);
  yst_json_text(json, "source", unfound->source);
  yst_json_text(json, "place", unfound->place);
  yst_json_text(json, "missing", unfound->missing);
  yst_json_text(json, "near", unfound->near);
  yst_json_end_object(json);
}

static void add_otherwise(yst_json *json, const char *key, const yst_otherwise *items, size_t count,
                          bool ordered)
{
  yst_json_array(json, key);
  for (size_t i = 0; i < count; i++) {
    yst_json_object(json, NULL);
    add_place(json, "rule", items[i].at);
    yst_json_text(json, "words", items[i].text);
    if (ordered) yst_json_text(json, "before", items[i].before);
    yst_json_end_object(json);
  }
  yst_json_end_array(json);
}

void yst_cover_json(yst_buffer *buffer, yst_arena *scratch, const yst_cover *cover)
{
  yst_json json = yst_json_in(buffer);
  yst_json_object(&json, NULL);
  yst_json_integer(&json, "version", 1);
  yst_json_string(&json, "report", "cover");
  yst_json_text(&json, "document", cover->document->name);
  yst_json_object(&json, "counts");
  yst_json_integer(&json, "passages", (int64_t)cover->covered_count);
  yst_json_integer(&json, "modelled", (int64_t)cover->counts[YST_MODELLED]);
  yst_json_integer(&json, "in_register", (int64_t)cover->counts[YST_IN_REGISTER]);
  yst_json_integer(&json, "cited", (int64_t)cover->counts[YST_CITED]);
  yst_json_integer(&json, "set_aside", (int64_t)cover->counts[YST_SET_ASIDE]);
  yst_json_integer(&json, "unmodelled", (int64_t)cover->counts[YST_UNMODELLED]);
  yst_json_integer(&json, "citations", (int64_t)cover->citation_count);
  yst_json_integer(&json, "not_found", (int64_t)cover->unfound_count);
  yst_json_end_object(&json);
  yst_json_array(&json, "passages");
  for (size_t i = 0; i < cover->covered_count; i++) {
    yst_arena_mark mark = yst_arena_mark_here(scratch);
    add_passage(&json, scratch, cover, &cover->covered[i]);
    yst_arena_back_to(scratch, mark);
  }
  yst_json_end_array(&json);
  yst_json_array(&json, "not_found");
  for (size_t i = 0; i < cover->unfound_count; i++) add_unfound(&json, &cover->unfound[i]);
  yst_json_end_array(&json);
  add_otherwise(&json, "worded_otherwise", cover->otherwise, cover->otherwise_count, false);
  add_otherwise(&json, "in_another_order", cover->reordered, cover->reordered_count, true);
  yst_json_end_object(&json);
}
