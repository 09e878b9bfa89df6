#include "report/examples.h"
#include "report/sections.h"
#include "report/words.h"

/* ---- text ---- */

/* Of what no example exercises in either way that is said once. */
static bool goes_with(const yst_point *first, const yst_point *second)
{
  bool ways = (first->kind == YST_POINT_HOLDS && second->kind == YST_POINT_DOES_NOT_HOLD) ||
              (first->kind == YST_POINT_PRESENT && second->kind == YST_POINT_NOT_PRESENT);
  return ways && !second->seen && first->span.source == second->span.source &&
         first->span.start == second->span.start && first->span.end == second->span.end;
}

static void add_point(const yst_layout *layout, const yst_examples *examples, const yst_point *point,
                      const char *way)
{
  yst_arena *arena = layout->buffer->arena;
  yst_buffer line = yst_buffer_in(arena);
  yst_span_write(&line, examples->model->texts, point->span);
  yst_buffer_format(&line, " %s: %t", way, yst_point_text(arena, examples->model, point));
  yst_layout_paragraph(layout, YST_STYLE_DIM, 4, 6, yst_buffer_text(&line));
}

static void add_section(const yst_layout *layout, const yst_examples *examples,
                        const yst_cited_section *section)
{
  yst_buffer line = yst_buffer_in(layout->buffer->arena);
  yst_buffer_format(&line, "%t%s%z of %z exercised", section->where, section->where.length ? ": " : "",
                    section->seen, section->count);
  yst_style style = section->seen == section->count ? YST_STYLE_GOOD : YST_STYLE_PLAIN;
  yst_layout_paragraph(layout, style, 2, 4, yst_buffer_text(&line));
  for (size_t i = 0; i < section->count; i++) {
    const yst_point *point = section->points[i];
    if (point->seen) continue;
    bool both = i + 1 < section->count && goes_with(point, section->points[i + 1]);
    add_point(layout, examples, point, both ? "either way" : yst_point_word(point->kind));
    i += both;
  }
}

static yst_text title_of(const yst_model *model, size_t source)
{
  if (source == SIZE_MAX) return YST_TEXT("Rules without a citation");
  return yst_about_label(model, &model->sources[source].about);
}

/* `14 of 20 exercised: rows 2 of 5, conditions 12 of 15`; conditions and items count once for each way. */
static void add_totals(const yst_layout *layout, const yst_example_report *report)
{
  static const struct {
    yst_point_kind first, last;
    const char *called;
  } kinds[] = {{YST_POINT_BAND, YST_POINT_BAND, "rows of bands"},
               {YST_POINT_CELL, YST_POINT_CELL, "cells"},
               {YST_POINT_BRANCH, YST_POINT_BRANCH, "branches"},
               {YST_POINT_PRESENT, YST_POINT_NOT_PRESENT, "items, present and not"},
               {YST_POINT_HOLDS, YST_POINT_DOES_NOT_HOLD, "conditions, holding and not"}};
  size_t all = 0;
  for (size_t i = 0; i < report->point_count; i++) all += report->points[i].seen;
  yst_buffer line = yst_buffer_in(layout->buffer->arena);
  yst_buffer_format(&line, "%z of %z exercised", all, report->point_count);
  for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
    size_t seen = 0, count = 0;
    for (size_t i = 0; i < report->point_count; i++) {
      if (report->points[i].kind < kinds[k].first || report->points[i].kind > kinds[k].last) continue;
      seen += report->points[i].seen;
      count++;
    }
    if (count) yst_buffer_format(&line, "; %s: %z of %z", kinds[k].called, seen, count);
  }
  yst_layout_paragraph(layout, YST_STYLE_PLAIN, 0, 2, yst_buffer_text(&line));
}

void yst_examples_coverage_text(const yst_layout *layout, const yst_examples *examples)
{
  const yst_cited_section *sections;
  size_t count = yst_cited_sections(layout->buffer->arena, examples->report, &sections);
  for (size_t i = 0; i < count; i++) {
    if (!i || sections[i].source != sections[i - 1].source)
      yst_layout_heading(layout, 0, title_of(examples->model, sections[i].source));
    add_section(layout, examples, &sections[i]);
  }
  if (count) yst_layout_blank_line(layout);
  add_totals(layout, examples->report);
}

/* ---- JSON ---- */

static void add_section_json(const yst_value_json *to, const yst_cited_section *section)
{
  const yst_model *model = to->model;
  yst_json_object(to->json, NULL);
  if (section->source == SIZE_MAX) {
    yst_json_null(to->json, "source");
  } else {
    const yst_about *about = &model->sources[section->source].about;
    yst_json_text(to->json, "source", yst_atom_text(model->atoms, about->name));
    yst_json_text(to->json, "title", yst_about_label(model, about));
  }
  yst_json_text(to->json, "where", section->where);
  yst_json_integer(to->json, "points", (int64_t)section->count);
  yst_json_integer(to->json, "exercised", (int64_t)section->seen);
  yst_json_array(to->json, "not_exercised");
  for (size_t i = 0; i < section->count; i++) {
    const yst_point *point = section->points[i];
    if (point->seen) continue;
    yst_json_object(to->json, NULL);
    yst_json_string(to->json, "point", yst_point_word(point->kind));
    yst_json_text(to->json, "text", yst_point_text(to->scratch, model, point));
    yst_json_rule(to, point->span);
    yst_json_end_object(to->json);
  }
  yst_json_end_array(to->json);
  yst_json_end_object(to->json);
}

void yst_examples_coverage_json(const yst_value_json *to, const yst_examples *examples)
{
  const yst_cited_section *sections;
  size_t count = yst_cited_sections(to->scratch, examples->report, &sections);
  size_t seen = 0;
  for (size_t i = 0; i < examples->report->point_count; i++) seen += examples->report->points[i].seen;
  yst_json_object(to->json, "coverage");
  yst_json_integer(to->json, "points", (int64_t)examples->report->point_count);
  yst_json_integer(to->json, "exercised", (int64_t)seen);
  yst_json_array(to->json, "sections");
  for (size_t i = 0; i < count; i++) add_section_json(to, &sections[i]);
  yst_json_end_array(to->json);
  yst_json_end_object(to->json);
}
