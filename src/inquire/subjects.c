#include "inquire/subjects.h"

/* A subject that still grows. */
typedef struct draft {
  yst_subject subject;
  size_t capacity;
  yst_asked *asked;
} draft;

typedef struct drafts {
  yst_arena *arena;
  size_t count, capacity;
  draft *items;
} drafts;

static draft *draft_named(drafts *list, yst_text topic, yst_text label)
{
  for (size_t i = 0; i < list->count; i++) {
    if (yst_text_equal(list->items[i].subject.topic, topic)) return &list->items[i];
  }
  draft fresh = {.subject = {.topic = topic, .label = label.length ? label : topic}};
  YST_PUSH(list->arena, list->items, list->count, list->capacity, fresh);
  return &list->items[list->count - 1];
}

static void add_asked(drafts *list, draft *d, yst_asked asked)
{
  size_t count = d->subject.asked_count;
  if (!count || d->asked[count - 1].toolkit != asked.toolkit) d->subject.toolkit_count++;
  YST_PUSH(list->arena, d->asked, d->subject.asked_count, d->capacity, asked);
}

static const yst_subject *finish(drafts *list, size_t *count)
{
  yst_subject *subjects = YST_NEW_ARRAY(list->arena, list->count, yst_subject);
  for (size_t i = 0; i < list->count; i++) {
    subjects[i] = list->items[i].subject;
    subjects[i].asked = list->items[i].asked;
  }
  *count = list->count;
  return subjects;
}

/* ---- by topic ---- */

static bool is_in(const void *piece, const void *first, size_t count, size_t size)
{
  uintptr_t at = (uintptr_t)piece, from = (uintptr_t)first;
  return at >= from && at < from + count * size;
}

/* What a criterion, section or item stands in; NULL for rules that stand alone. */
static const yst_about *holder_of(const yst_model *model, const yst_result *result)
{
  for (size_t i = 0; i < model->rubric_count; i++) {
    const yst_rubric *rubric = &model->rubrics[i];
    if (is_in(result->rule, rubric->criteria, rubric->criterion_count, sizeof *rubric->criteria))
      return &rubric->about;
    if (is_in(result->rule, rubric->sections, rubric->section_count, sizeof *rubric->sections))
      return &rubric->about;
  }
  for (size_t i = 0; i < model->checklist_count; i++) {
    const yst_checklist *checklist = &model->checklists[i];
    if (!is_in(result->rule, checklist->items, checklist->item_count, sizeof *checklist->items)) continue;
    size_t parent = ((const yst_item *)result->rule)->parent;
    return parent < checklist->item_count ? &checklist->items[parent].about : &checklist->about;
  }
  return NULL;
}

/* Topics are handed down to parts; only a part with topics of its own asks for itself. */
static bool has_own_topics(const yst_model *model, const yst_result *result)
{
  const yst_about *holder = holder_of(model, result), *about = result->about;
  if (!holder || holder->topic_count != about->topic_count) return true;
  return memcmp(holder->topics, about->topics, about->topic_count * sizeof *about->topics) != 0;
}

/* Which result of a rule answers what it asks: the smallest; 0 for those that never do. */
static unsigned rank_of(const yst_result *result)
{
  switch (result->part) {
  case YST_PART_VALUE:
  case YST_PART_SCORE:
  case YST_PART_MET:
  case YST_PART_ITEM:
  case YST_PART_OVERDUE:
  case YST_PART_ROWS: return 1;
  case YST_PART_GRADE: return 2;
  case YST_PART_PERCENT: return 3;
  case YST_PART_TOTAL: return 4;
  default: return 0;
  }
}

static bool is_answer(const yst_model *model, const yst_result *result)
{
  unsigned rank = rank_of(result);
  if (!rank || result->hidden || !result->about || result->rule_kind == YST_RULE_FIGURE) return false;
  for (size_t i = 0; i < model->result_count; i++) {
    const yst_result *other = model->results[i];
    unsigned other_rank = other->rule == result->rule ? rank_of(other) : 0;
    if (other_rank && other_rank < rank) return false;
  }
  return true;
}

static bool is_about(const yst_about *about, size_t topic)
{
  for (size_t i = 0; i < about->topic_count; i++) {
    if (about->topics[i] == topic) return true;
  }
  return false;
}

static void gather_topic(drafts *list, const yst_model *model, size_t toolkit, size_t topic)
{
  const yst_about *about = &model->topics[topic].about;
  draft *d = draft_named(list, yst_atom_text(model->atoms, about->name), about->label);
  for (size_t i = 0; i < model->result_count; i++) {
    const yst_result *result = model->results[i];
    if (!result->about || !is_about(result->about, topic)) continue;
    if (!is_answer(model, result) || !has_own_topics(model, result)) continue;
    add_asked(list, d, (yst_asked){toolkit, result->about, result});
  }
  for (size_t i = 0; i < model->own_field_count; i++) {
    const yst_about *field = &model->fields[i].about;
    if (is_about(field, topic)) add_asked(list, d, (yst_asked){toolkit, field, NULL});
  }
}

const yst_subject *yst_subjects_by_topic(yst_arena *arena, const yst_model *const *models, size_t model_count,
                                         size_t *count)
{
  drafts list = {.arena = arena};
  for (size_t m = 0; m < model_count; m++) {
    for (size_t t = 0; t < models[m]->topic_count; t++) gather_topic(&list, models[m], m, t);
  }
  return finish(&list, count);
}

/* ---- by name ---- */

const yst_subject *yst_subjects_by_name(yst_arena *arena, const yst_model *const *models, size_t model_count,
                                        size_t *count)
{
  drafts list = {.arena = arena};
  for (size_t m = 0; m < model_count; m++) {
    for (size_t i = 0; i < models[m]->result_count; i++) {
      const yst_result *result = models[m]->results[i];
      if (result->hidden || result->rule_kind == YST_RULE_FIGURE) continue;
      draft *d = draft_named(&list, result->name, result->label);
      add_asked(&list, d, (yst_asked){m, result->about, result});
    }
  }
  return finish(&list, count);
}
