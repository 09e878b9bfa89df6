#include <stdlib.h>

#include "report/describe.h"
#include "report/describe_clauses.h"

typedef struct gathering {
  yst_arena *arena;
  size_t count, capacity;
  yst_described *items;
} gathering;

static void add(gathering *g, yst_described_kind kind, const void *piece, const yst_about *about)
{
  yst_described item = {kind, piece, about};
  YST_PUSH(g->arena, g->items, g->count, g->capacity, item);
}

#define ADD_ALL(g, kind, items, item_count)                                                                  \
  for (size_t i_ = 0; i_ < (item_count); i_++) add((g), (kind), &(items)[i_], &(items)[i_].about)

bool yst_described_here(const yst_about *about)
{
  return about->span.source == 1; /* the first text that was read */
}

static int by_place(const void *a, const void *b)
{
  yst_span x = ((const yst_described *)a)->about->span, y = ((const yst_described *)b)->about->span;
  if (x.source != y.source) return x.source < y.source ? -1 : 1;
  return x.start < y.start ? -1 : x.start > y.start;
}

const yst_described *yst_described_pieces(yst_arena *arena, const yst_model *model, size_t *count)
{
  gathering g = {.arena = arena};
  ADD_ALL(&g, YST_DESCRIBED_FIELD, model->fields, model->own_field_count);
  ADD_ALL(&g, YST_DESCRIBED_OTHER, model->others, model->other_count);
  ADD_ALL(&g, YST_DESCRIBED_LIST, model->lists, model->list_count);
  ADD_ALL(&g, YST_DESCRIBED_LIMIT, model->limits, model->limit_count);
  ADD_ALL(&g, YST_DESCRIBED_VALUE, model->values, model->value_count);
  ADD_ALL(&g, YST_DESCRIBED_CONDITION, model->conditions, model->condition_count);
  ADD_ALL(&g, YST_DESCRIBED_GROUP, model->groups, model->group_count);
  ADD_ALL(&g, YST_DESCRIBED_CLASSIFY, model->classifies, model->classify_count);
  ADD_ALL(&g, YST_DESCRIBED_RUBRIC, model->rubrics, model->rubric_count);
  ADD_ALL(&g, YST_DESCRIBED_CHECKLIST, model->checklists, model->checklist_count);
  ADD_ALL(&g, YST_DESCRIBED_TABLE, model->tables, model->table_count);
  ADD_ALL(&g, YST_DESCRIBED_REQUIREMENT, model->requirements, model->requirement_count);
  ADD_ALL(&g, YST_DESCRIBED_REVIEW, model->reviews, model->review_count);
  ADD_ALL(&g, YST_DESCRIBED_STAGE, model->stages, model->stage_count);
  ADD_ALL(&g, YST_DESCRIBED_PUBLISHED, model->published, model->published_count);
  ADD_ALL(&g, YST_DESCRIBED_CLAIM, model->claims, model->claim_count);
  ADD_ALL(&g, YST_DESCRIBED_FIGURE, model->figures, model->figure_count);
  ADD_ALL(&g, YST_DESCRIBED_GAP, model->gaps, model->gap_count);
  if (g.count) qsort(g.items, g.count, sizeof *g.items, by_place);
  *count = g.count;
  return g.items;
}

/* ---- names ---- */

/* Of items that begin with what they carry. The first of a name stays. */
static void enter(yst_describing *d, const void *items, size_t size, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    const yst_about *about = (const void *)((const char *)items + i * size);
    if (!d->by_name[about->name]) d->by_name[about->name] = about;
  }
}

#define ENTER(d, items, count) enter((d), (items), sizeof *(items), (count))

yst_describing yst_describing_of(yst_page *page, const yst_model *model)
{
  yst_describing d = {.page = page, .model = model, .name_count = (size_t)yst_atoms_count(model->atoms) + 1};
  d.by_name = YST_NEW_ARRAY(page->scratch, d.name_count, const yst_about *);
  ENTER(&d, model->fields, model->field_count);
  ENTER(&d, model->lists, model->list_count);
  ENTER(&d, model->limits, model->limit_count);
  ENTER(&d, model->values, model->value_count);
  ENTER(&d, model->conditions, model->condition_count);
  ENTER(&d, model->classifies, model->classify_count);
  ENTER(&d, model->rubrics, model->rubric_count);
  ENTER(&d, model->checklists, model->checklist_count);
  ENTER(&d, model->tables, model->table_count);
  ENTER(&d, model->groups, model->group_count);
  ENTER(&d, model->others, model->other_count);
  ENTER(&d, model->figures, model->figure_count);
  for (size_t i = 0; i < model->list_count; i++)
    ENTER(&d, model->lists[i].columns, model->lists[i].column_count);
  yst_describing_find_clauses(&d);
  return d;
}

const yst_about *yst_described_named(const yst_describing *d, yst_text name)
{
  yst_atom atom = yst_atom_find(d->model->atoms, name);
  return atom && atom < d->name_count ? d->by_name[atom] : NULL;
}
