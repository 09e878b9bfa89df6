#include "report/sections.h"

#include <stdlib.h>

/* Sections while they are gathered. */
typedef struct gathering {
  yst_arena *arena;
  size_t count, capacity;
  yst_cited_section *sections;
} gathering;

static yst_cited_section *section_of(gathering *g, size_t source, yst_text where)
{
  for (size_t i = 0; i < g->count; i++) {
    yst_cited_section *section = &g->sections[i];
    if (section->source == source && yst_text_equal(section->where, where)) return section;
  }
  yst_cited_section fresh = {.source = source, .where = where};
  YST_PUSH(g->arena, g->sections, g->count, g->capacity, fresh);
  return &g->sections[g->count - 1];
}

static void add(gathering *g, const yst_point *point, size_t source, yst_text where)
{
  yst_cited_section *section = section_of(g, source, where);
  /* One place may be cited twice by a rule. */
  if (section->count && section->points[section->count - 1] == point) return;
  YST_PUSH(g->arena, section->points, section->count, section->capacity, point);
  section->seen += point->seen;
}

static int by_place(const void *left, const void *right)
{
  const yst_point *a = *(const yst_point *const *)left, *b = *(const yst_point *const *)right;
  if (a->span.source != b->span.source) return a->span.source < b->span.source ? -1 : 1;
  if (a->span.start != b->span.start) return a->span.start < b->span.start ? -1 : 1;
  if (a->span.end != b->span.end) return a->span.end > b->span.end ? -1 : 1; /* the whole before its parts */
  return (a->kind > b->kind) - (a->kind < b->kind);
}

/* A stable sort by source: the places of one stay as they came. */
static void sort_sections(gathering *g)
{
  for (size_t i = 1; i < g->count; i++) {
    yst_cited_section one = g->sections[i];
    size_t at = i;
    for (; at && g->sections[at - 1].source > one.source; at--) g->sections[at] = g->sections[at - 1];
    g->sections[at] = one;
  }
}

size_t yst_cited_sections(yst_arena *arena, const yst_example_report *report,
                          const yst_cited_section **sections)
{
  gathering g = {.arena = arena};
  const yst_point **points = YST_NEW_ARRAY(arena, report->point_count + 1, const yst_point *);
  for (size_t i = 0; i < report->point_count; i++) points[i] = &report->points[i];
  qsort(points, report->point_count, sizeof *points, by_place);
  for (size_t i = 0; i < report->point_count; i++) {
    const yst_about *about = points[i]->about;
    if (!about || !about->citation_count) add(&g, points[i], SIZE_MAX, YST_TEXT(""));
    for (size_t c = 0; about && c < about->citation_count; c++)
      add(&g, points[i], about->citations[c].source, about->citations[c].where);
  }
  sort_sections(&g);
  *sections = g.sections;
  return g.count;
}

const char *yst_point_word(yst_point_kind kind)
{
  switch (kind) {
  case YST_POINT_BAND: return "row";
  case YST_POINT_CELL: return "cell";
  case YST_POINT_BRANCH: return "branch";
  case YST_POINT_PRESENT: return "present";
  case YST_POINT_NOT_PRESENT: return "not present";
  case YST_POINT_HOLDS: return "holds";
  case YST_POINT_DOES_NOT_HOLD: return "does not hold";
  }
  return "";
}

static bool is_blank(char byte)
{
  return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* Of a cell the row as well: by itself it says little. */
static yst_text words_of(yst_arena *arena, const yst_model *model, const yst_point *point)
{
  yst_text words = yst_text_trim(yst_sources_text(model->texts, point->span));
  if (point->kind != YST_POINT_CELL) return words;
  const yst_source *source = yst_sources_get(model->texts, point->span.source);
  uint32_t line = yst_source_line_of(source, point->span.start);
  return yst_format(arena, "%t in the row %t", words, yst_text_trim(yst_source_line(source, line)));
}

yst_text yst_point_text(yst_arena *arena, const yst_model *model, const yst_point *point)
{
  yst_text words = words_of(arena, model, point);
  yst_buffer line = yst_buffer_in(arena);
  for (size_t i = 0; i < words.length; i++) {
    bool blank = is_blank(words.bytes[i]);
    if (blank && i + 1 < words.length && is_blank(words.bytes[i + 1])) continue;
    yst_buffer_add_byte(&line, blank ? ' ' : words.bytes[i]);
  }
  return yst_buffer_text(&line);
}
