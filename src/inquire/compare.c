#include "inquire/compare.h"

#include "inquire/differ.h"
#include "inquire/subjects.h"

/* Two results of two toolkits that can be held against each other. */
typedef struct pair {
  const yst_subject *subject;
  const yst_asked *left, *right;
} pair;

struct yst_comparison {
  yst_arena *arena;
  size_t count;
  const yst_model **models;
  yst_run **runs;
  bool versions;
  size_t subject_count;
  const yst_subject *subjects;
  size_t pair_count, pair_capacity;
  pair *pairs;
  const yst_outcome **outcomes;
  yst_compared_record record;
  yst_arena_mark mark; /* what comes after it belongs to the record at hand */
};

/* ---- opening ---- */

static bool are_versions(const yst_model *const *models, size_t count)
{
  yst_text name = yst_atom_text(models[0]->atoms, models[0]->toolkit.about.name);
  for (size_t i = 1; i < count; i++) {
    if (!yst_text_equal(yst_atom_text(models[i]->atoms, models[i]->toolkit.about.name), name)) return false;
  }
  return count > 1;
}

static void pair_up(yst_comparison *c, const yst_subject *subject, const yst_asked *left,
                    const yst_asked *right)
{
  if (left->toolkit >= right->toolkit || !left->result || !right->result) return;
  yst_side left_side = {.model = c->models[left->toolkit], .result = left->result};
  yst_side right_side = {.model = c->models[right->toolkit], .result = right->result};
  if (!yst_are_comparable(&left_side, &right_side, c->versions)) return;
  pair p = {subject, left, right};
  YST_PUSH(c->arena, c->pairs, c->pair_count, c->pair_capacity, p);
}

static void find_pairs(yst_comparison *c)
{
  for (size_t s = 0; s < c->subject_count; s++) {
    const yst_subject *subject = &c->subjects[s];
    for (size_t i = 0; i < subject->asked_count; i++) {
      for (size_t j = i + 1; j < subject->asked_count; j++)
        pair_up(c, subject, &subject->asked[i], &subject->asked[j]);
    }
  }
}

yst_comparison *yst_comparison_open(yst_arena *arena, yst_arena *const *run_arenas,
                                    const yst_program *const *programs, size_t count,
                                    const yst_run_options *options, yst_reopen reopen, void *context)
{
  yst_comparison *c = YST_NEW(arena, yst_comparison);
  c->arena = arena;
  c->count = count;
  c->models = YST_NEW_ARRAY(arena, count, const yst_model *);
  c->runs = YST_NEW_ARRAY(arena, count, yst_run *);
  c->outcomes = YST_NEW_ARRAY(arena, count, const yst_outcome *);
  for (size_t i = 0; i < count; i++) {
    size_t table_count;
    const yst_table_input *tables = reopen(context, i, &table_count);
    c->models[i] = programs[i]->model;
    c->runs[i] = yst_run_open(run_arenas[i], programs[i], options, tables, table_count);
  }
  c->versions = are_versions(c->models, count);
  c->subjects = c->versions ? yst_subjects_by_name(arena, c->models, count, &c->subject_count)
                            : yst_subjects_by_topic(arena, c->models, count, &c->subject_count);
  find_pairs(c);
  c->mark = yst_arena_mark_here(arena);
  return c;
}

bool yst_comparison_versions(const yst_comparison *comparison)
{
  return comparison->versions;
}

const yst_subject *yst_comparison_subjects(const yst_comparison *comparison, size_t *count)
{
  *count = comparison->subject_count;
  return comparison->subjects;
}

size_t yst_comparison_pairs(const yst_comparison *comparison)
{
  return comparison->pair_count;
}

/* ---- one record ---- */

static yst_side side_of(const yst_comparison *c, size_t toolkit, const yst_result *result)
{
  return (yst_side){c->models[toolkit], result, c->outcomes[toolkit]->results[result->index]};
}

/* The day that a review or deadline is due; NULL for other answers. */
static const yst_result *day_due(const yst_result *result)
{
  return result->part == YST_PART_OVERDUE ? ((const yst_review *)result->rule)->due_result : NULL;
}

bool yst_answers_differ(const yst_comparison *comparison, const yst_asked *left, const yst_asked *right,
                        yst_disagreement *found)
{
  yst_side a = side_of(comparison, left->toolkit, left->result);
  yst_side b = side_of(comparison, right->toolkit, right->result);
  bool differ = yst_differ(&a, &b, comparison->versions);
  const yst_result *left_due = day_due(left->result), *right_due = day_due(right->result);
  /* Of versions the day is a result of its own name, which is compared by itself. */
  if (!differ && !comparison->versions && left_due && right_due) {
    a = side_of(comparison, left->toolkit, left_due);
    b = side_of(comparison, right->toolkit, right_due);
    differ = yst_differ(&a, &b, false);
  }
  if (differ)
    *found = (yst_disagreement){NULL, left->toolkit, right->toolkit, a.result, b.result, a.value, b.value};
  return differ;
}

static void find_disagreements(yst_comparison *c)
{
  size_t count = 0, capacity = 0;
  yst_disagreement *all = NULL, found;
  for (size_t i = 0; i < c->pair_count; i++) {
    const pair *p = &c->pairs[i];
    if (!yst_answers_differ(c, p->left, p->right, &found)) continue;
    if (!c->versions) found.subject = p->subject;
    YST_PUSH(c->arena, all, count, capacity, found);
  }
  c->record.disagreements = all;
  c->record.disagreement_count = count;
}

yst_run_state yst_comparison_next(yst_comparison *comparison, const yst_compared_record **record)
{
  yst_arena_back_to(comparison->arena, comparison->mark);
  for (size_t i = 0; i < comparison->count; i++) {
    yst_run_state state = yst_run_next(comparison->runs[i], &comparison->outcomes[i]);
    if (state != YST_RUN_RECORD) return state;
  }
  comparison->record.name = comparison->outcomes[0]->name;
  comparison->record.line = comparison->outcomes[0]->line;
  comparison->record.outcomes = comparison->outcomes;
  find_disagreements(comparison);
  *record = &comparison->record;
  return YST_RUN_RECORD;
}

const yst_outcome *yst_comparison_whole(yst_comparison *comparison, size_t toolkit)
{
  return yst_run_whole(comparison->runs[toolkit]);
}

yst_run *yst_comparison_run(yst_comparison *comparison, size_t toolkit)
{
  return comparison->runs[toolkit];
}
