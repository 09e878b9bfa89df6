/* Values, citations and places as members of JSON documents, the same in every report. It writes through the
 * caller's writer and owns nothing. */
#ifndef YST_REPORT_VALUE_JSON_H
#define YST_REPORT_VALUE_JSON_H

#include "evaluate/evaluate.h"
#include "report/json.h"

/* What is needed to write values; `scratch` is for texts on their way. */
typedef struct yst_value_json {
  yst_json *json;
  yst_arena *scratch;
  const yst_model *model;
} yst_value_json;

/* The members `state`, then `value` or `possible`, of the object at hand. `result` may be NULL. */
void yst_json_value(const yst_value_json *to, const yst_result *result, yst_type type, yst_value value);
/* One result as an object: name, label, kind, state, value or possible, text, citations, rule. */
void yst_json_result(const yst_value_json *to, const char *key, const yst_result *result, yst_value value);
void yst_json_citations(const yst_value_json *to, const yst_about *about);
/* `file` and `line` of a rule; null without a place. */
void yst_json_rule(const yst_value_json *to, yst_span span);
void yst_json_places(const yst_value_json *to, const yst_place *places, size_t count);
void yst_json_finding(const yst_value_json *to, const yst_finding *finding);
/* The member `toolkit`: name, label, version, body. */
void yst_json_toolkit(const yst_value_json *to, const char *key);
void yst_json_day(yst_json *json, yst_arena *scratch, const char *key, yst_day day);

#endif
