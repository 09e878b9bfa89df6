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

void yst_references_write(yst_buffer *buffer, const yst_model *model, const yst_about *about,
                          const char *letter)
{
  size_t last = SIZE_MAX;
  for (size_t i = 0; about && i < about->citation_count; i++) {
    const yst_citation *citation = &about->citations[i];
    bool is_new = citation->source != last && citation->source < model->source_count;
    if (i) yst_buffer_add_string(buffer, is_new ? "; " : ", ");
    if (is_new)
      yst_buffer_format(buffer, citation->where.length ? "[%s%z] " : "[%s%z]", letter, citation->source + 1);
    yst_buffer_add(buffer, citation->where);
    last = citation->source;
  }
}

void yst_place_write(yst_buffer *buffer, const yst_place *place)
{
  yst_buffer_add(buffer, place->table);
  if (place->line) yst_buffer_format(buffer, " line %u", (unsigned)place->line);
  if (place->column.length) yst_buffer_format(buffer, ", %t", place->column);
}

static bool is_same_line(const yst_place *a, const yst_place *b)
{
  return yst_text_equal(a->table, b->table) && a->line == b->line && a->column.length && b->column.length;
}

/* Whole lines of one table follow each other as numbers. */
static bool goes_on(const yst_place *a, const yst_place *b)
{
  return yst_text_equal(a->table, b->table) && a->line && b->line && !a->column.length && !b->column.length;
}

void yst_places_write(yst_buffer *buffer, const yst_place *places, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    const yst_place *place = &places[i];
    if (i && is_same_line(place - 1, place)) {
      yst_buffer_format(buffer, ", %t", place->column);
    } else if (i && goes_on(place - 1, place)) {
      yst_buffer_format(buffer, ", %u", (unsigned)place->line);
    } else {
      bool several = i + 1 < count && goes_on(place, place + 1);
      yst_buffer_format(buffer, i ? "; %t" : "%t", place->table);
      if (place->line) yst_buffer_format(buffer, several ? " lines %u" : " line %u", (unsigned)place->line);
      if (place->column.length) yst_buffer_format(buffer, ": %t", place->column);
    }
  }
}

uint32_t yst_span_line(const yst_sources *texts, yst_span span)
{
  const yst_source *source = yst_sources_get(texts, span.source);
  return source ? yst_source_line_of(source, span.start) : 0;
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
  yst_text label = yst_about_label(model, &model->toolkit.about);
  return label.length ? label : YST_TEXT("Rules without a toolkit");
}

yst_text yst_called(yst_arena *arena, yst_text name, uint32_t line)
{
  return name.length ? name : yst_format(arena, "(no name, line %u)", (unsigned)line);
}

void yst_toolkit_write(yst_buffer *buffer, const yst_model *model)
{
  yst_buffer_add(buffer, yst_toolkit_title(model));
  if (model->toolkit.version.length) yst_buffer_format(buffer, ", version %t", model->toolkit.version);
  if (model->toolkit.body.length) yst_buffer_format(buffer, ", %t", model->toolkit.body);
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
