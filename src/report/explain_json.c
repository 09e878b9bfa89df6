#include "base/limits.h"
#include "report/explain.h"
#include "report/value_json.h"
#include "report/words.h"

static void add_reason(const yst_value_json *to, const yst_reason *reason, size_t depth)
{
  yst_json_object(to->json, NULL);
  yst_json_text(to->json, "label", reason->label);
  yst_json_text(to->json, "name", reason->name);
  yst_json_string(to->json, "kind", yst_kind_word(reason->type.kind));
  yst_json_value(to, NULL, reason->type, reason->value);
  yst_json_text(to->json, "note", reason->note);
  yst_json_boolean(to->json, "considered", reason->considered);
  yst_json_citations(to, reason->about);
  yst_json_rule(to, reason->span);
  yst_json_places(to, reason->places, reason->place_count);
  yst_json_array(to->json, "because");
  for (size_t i = 0; i < reason->child_count && depth < YST_LIMIT_DEPTH; i++) {
    add_reason(to, reason->children[i], depth + 1);
  }
  yst_json_end_array(to->json);
  yst_json_end_object(to->json);
}

void yst_explain_json(yst_report *report, const yst_outcome *outcome, const yst_result *only)
{
  yst_json *json = YST_NEW(report->scratch, yst_json);
  *json = yst_json_in(&report->out.buffer);
  yst_value_json to = {json, report->scratch, report->model};
  yst_json_object(json, NULL);
  yst_json_integer(json, "version", 1);
  yst_json_string(json, "report", "explanation");
  yst_json_toolkit(&to, "toolkit");
  yst_json_day(json, report->scratch, "as_at", report->as_at);
  yst_json_text(json, "partnership", outcome->name);
  yst_json_integer(json, "line", outcome->line);
  yst_json_array(json, "reasons");
  const yst_result *const *results;
  size_t count = yst_explained(report, only, &results);
  for (size_t i = 0; i < count; i++) {
    const yst_reason *reason = yst_run_explain(report->run, results[i]);
    if (reason) add_reason(&to, reason, 0);
  }
  yst_json_end_array(json);
  yst_json_end_object(json);
}
