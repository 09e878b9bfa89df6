#include "report/words.h"

void yst_citation_write(yst_buffer *buffer, const yst_model *model, const yst_citation *citation)
{
  if (citation->source < model->source_count) {
    yst_buffer_add(buffer, yst_about_label(model, &model->sources[citation->source].about));
  }
  if (citation->where.length) yst_buffer_format(buffer, ", %t", citation->where);
}

void yst_citations_write(yst_buffer *buffer, const yst_model *model, const yst_about *about)
{
  for (size_t i = 0; about && i < about->citation_count; i++) {
    if (i) yst_buffer_add_string(buffer, "; ");
    yst_citation_write(buffer, model, &about->citations[i]);
  }
}

void yst_place_write(yst_buffer *buffer, const yst_place *place)
{
  yst_buffer_add(buffer, place->table);
  if (place->line) yst_buffer_format(buffer, " line %u", (unsigned)place->line);
  if (place->column.length) yst_buffer_format(buffer, ", %t", place->column);
}

uint32_t yst_span_line(const yst_sources *texts, yst_span span)
{
  const yst_source *source = yst_sources_get(texts, span.source);
  return source ? yst_source_position(source, span.start).line : 0;
}

yst_text yst_span_file(const yst_sources *texts, yst_span span)
{
  const yst_source *source = yst_sources_get(texts, span.source);
  return source ? source->name : YST_TEXT("");
}

void yst_span_write(yst_buffer *buffer, const yst_sources *texts, yst_span span)
{
  if (!yst_sources_get(texts, span.source)) return;
  yst_buffer_format(buffer, "%t:%u", yst_span_file(texts, span), (unsigned)yst_span_line(texts, span));
}

yst_text yst_about_label(const yst_model *model, const yst_about *about)
{
  return about->label.length ? about->label : yst_atom_text(model->atoms, about->name);
}

yst_text yst_toolkit_title(const yst_model *model)
{
  return yst_about_label(model, &model->toolkit.about);
}

void yst_toolkit_write(yst_buffer *buffer, const yst_model *model)
{
  yst_buffer_add(buffer, yst_toolkit_title(model));
  if (model->toolkit.version.length) yst_buffer_format(buffer, ", version %t", model->toolkit.version);
  if (model->toolkit.body.length) yst_buffer_format(buffer, ", %t", model->toolkit.body);
}

static const char *part_word(yst_result_part part)
{
  switch (part) {
  case YST_PART_TOTAL: return "total";
  case YST_PART_MAXIMUM: return "maximum";
  case YST_PART_PERCENT: return "percent";
  case YST_PART_GRADE: return "grade";
  case YST_PART_MET: return "met";
  case YST_PART_COUNT: return "items";
  case YST_PART_PRESENT: return "present";
  case YST_PART_MISSING: return "missing";
  case YST_PART_PARTLY: return "partly there";
  case YST_PART_EXPLAINED: return "explained";
  case YST_PART_DUE: return "due";
  case YST_PART_OVERDUE: return "overdue";
  case YST_PART_EVIDENCE: return "evidence";
  case YST_PART_VALUE:
  case YST_PART_SCORE:
  case YST_PART_ITEM:
  case YST_PART_ROWS:
  case YST_PART_FIGURE: break;
  }
  return NULL;
}

/* A message with values to be filled in is no label; the name then has to do. */
static yst_text own_label(const yst_result *result)
{
  bool has_gaps = result->label.length && memchr(result->label.bytes, '{', result->label.length);
  return result->label.length && !has_gaps ? result->label : result->name;
}

static yst_text capitalised(yst_arena *arena, const char *word)
{
  yst_buffer buffer = yst_buffer_in(arena);
  yst_buffer_add_byte(&buffer, (char)(word[0] - 'a' + 'A'));
  yst_buffer_add_string(&buffer, word + 1);
  return yst_buffer_text(&buffer);
}

yst_text yst_result_label(yst_arena *arena, const yst_result *result, bool under_rule)
{
  const char *word = part_word(result->part);
  if (!word) return own_label(result);
  bool is_part = result->rule_kind == YST_RULE_SECTION || result->rule_kind == YST_RULE_CRITERION;
  if (under_rule && !is_part) return capitalised(arena, word);
  return yst_format(arena, "%t: %s", own_label(result), word);
}

yst_text yst_score_label(const yst_result *result, yst_value value)
{
  if (result->rule_kind != YST_RULE_CRITERION || value.state != YST_KNOWN) return YST_TEXT("");
  if (result->part != YST_PART_SCORE && result->part != YST_PART_EVIDENCE) return YST_TEXT("");
  const yst_criterion *criterion = result->rule;
  for (size_t i = 0; i < criterion->label_count; i++) {
    if (yst_number_equal(criterion->labels[i].score, value.as.number)) return criterion->labels[i].label;
  }
  return YST_TEXT("");
}

/* What yes and no mean for a rule that is not a question; NULL where yes and no say it. */
static const char *verdict_of(const yst_result *result, bool yes)
{
  switch (result->rule_kind) {
  case YST_RULE_PUBLISHED: return yes ? "agrees" : "does not agree";
  case YST_RULE_CLAIM: return yes ? "holds" : "does not hold";
  case YST_RULE_REQUIRE: return yes ? "met" : "not met";
  default: return NULL;
  }
}

void yst_result_write(yst_buffer *buffer, const yst_model *model, const yst_result *result, yst_value value)
{
  if (value.state == YST_KNOWN && result->type.kind == YST_KIND_YES_NO) {
    const char *verdict = verdict_of(result, yst_is_yes(value));
    if (verdict) {
      yst_buffer_add_string(buffer, verdict);
      return;
    }
  }
  yst_show(buffer, model->atoms, result, value);
  yst_text label = yst_score_label(result, value);
  if (label.length) yst_buffer_format(buffer, " (%t)", label);
}

const char *yst_state_word(yst_state state)
{
  switch (state) {
  case YST_KNOWN: return "known";
  case YST_OPEN: return "undecided";
  case YST_NOT_APPLICABLE: return "not applicable";
  case YST_FAULT: return "not computable";
  }
  return "";
}

const char *yst_weight_word(yst_weight weight)
{
  switch (weight) {
  case YST_MUST: return "must";
  case YST_SHOULD: return "should";
  case YST_NOTE: return "note";
  }
  return "";
}

const char *yst_kind_word(yst_kind kind)
{
  switch (kind) {
  case YST_KIND_NONE: return "none";
  case YST_KIND_YES_NO: return "yes/no";
  case YST_KIND_NUMBER: return "number";
  case YST_KIND_MONEY: return "money";
  case YST_KIND_PERCENT: return "percent";
  case YST_KIND_DATE: return "date";
  case YST_KIND_MONTHS: return "months";
  case YST_KIND_DAYS: return "days";
  case YST_KIND_YEAR: return "financial year";
  case YST_KIND_CHOICE: return "choice";
  case YST_KIND_SET: return "set";
  case YST_KIND_TEXT: return "text";
  case YST_KIND_NAMES: return "names";
  }
  return "";
}

void yst_labelled_write(yst_buffer *buffer, yst_text label, yst_text value)
{
  char last = label.length ? label.bytes[label.length - 1] : '\0';
  if (last == '.' || last == ':') label.length--;
  yst_buffer_format(buffer, last == '?' ? "%t %t" : "%t: %t", label, value);
}

void yst_count_write(yst_buffer *buffer, size_t count, const char *one, const char *many)
{
  yst_buffer_format(buffer, "%z %s", count, count == 1 ? one : many);
}
