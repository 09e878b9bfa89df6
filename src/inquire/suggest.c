#include "inquire/suggest.h"

#include "check/made.h"
#include "evaluate/settle.h"
#include "inquire/attempt.h"

/* What all searches of one toolkit may cost together, in about hundredths of a microsecond. */
#define WORK_MOST ((uint64_t)160000000)
/* What it costs to look up bands or tables in one place when hardly anything is given. */
#define REACH_PRICE 1500u
/* And one condition that stands before something. */
#define GUARD_PRICE 8u
/* Points of one rule that a suggestion goes on showing while it is made shorter. */
#define KEPT_MOST 12u

/* A suggestion while others may still make it needless. */
typedef struct candidate {
  yst_suggestion suggestion;
  bool *shows; /* by point: of those that no example of the toolkit exercises */
  bool needless;
} candidate;

typedef struct suggesting {
  yst_arena *arena, *scratch; /* what lasts; what is of one point */
  const yst_program *program;
  yst_day today; /* of examples that say nothing of it */
  yst_day as_at; /* of suggestions */
  yst_trial *trial;
  yst_coverage *coverage; /* its points are `seen` when an example or a candidate exercises them */
  bool *own;              /* by point: an example of the toolkit exercises it */
  bool *impossible, *looked;
  uint64_t work;
  size_t count, capacity;
  candidate *candidates;
} suggesting;

/* ---- what the record at hand comes to ---- */

static yst_value settled(suggesting *s, const yst_result *result)
{
  const yst_program *program = s->program;
  yst_arena *arena = s->trial->record_arena;
  bool *named = YST_NEW_ARRAY(arena, program->slot_count + 1, bool);
  bool *needed = YST_NEW_ARRAY(arena, program->slot_count + 1, bool);
  uint32_t *slots = YST_NEW_ARRAY(arena, program->slot_count + 1, uint32_t);
  named[result->index] = true;
  yst_program_needs(program, named, needed);
  yst_settle_slots(&s->trial->evaluator, slots, yst_slots_in_order(program, needed, slots));
  s->work += 2 * program->slot_count;
  return yst_evaluate_slot(&s->trial->evaluator, (uint32_t)result->index);
}

/* Puts an attempt before the evaluator as `test` will: what is expected is settled, the bands that it rests
 * on are looked up. */
static yst_value run(suggesting *s, yst_attempt *attempt, const yst_result *result)
{
  memset(s->trial->reached, 0, s->trial->reach_count * sizeof(bool));
  yst_attempt_put(attempt);
  yst_value value = settled(s, result);
  for (size_t i = 0; i < s->trial->reaching_count; i++) {
    uint32_t slot = s->trial->reaching[i];
    if (attempt->leaves->slots[slot]) (void)yst_slot_value(&s->trial->evaluator, slot);
  }
  return value;
}

/* ---- what is said of it ---- */

/* Whether a rule file can say exactly what came out. */
static bool can_be_said(yst_type type, yst_value value)
{
  if (value.state == YST_NOT_APPLICABLE || value.state == YST_OPEN) return true;
  if (value.state != YST_KNOWN) return false;
  switch (type.kind) {
  case YST_KIND_NONE:
  case YST_KIND_TEXT:
  case YST_KIND_NAMES: return false;
  case YST_KIND_MONEY: return value.as.number.den == 1;
  case YST_KIND_PERCENT: return 10000000 % value.as.number.den == 0;
  case YST_KIND_NUMBER: return 1000000000 % value.as.number.den == 0;
  case YST_KIND_CHOICE:
  case YST_KIND_SET: return type.choices != NULL;
  default: return true;
  }
}

static bool can_be_named(const yst_result *result)
{
  switch (result->rule_kind) {
  case YST_RULE_READING:
  case YST_RULE_PUBLISHED:
  case YST_RULE_CLAIM:
  case YST_RULE_FIGURE: return false;
  default: return !result->hidden;
  }
}

/* Of a part without a name of its own: what it is part of. */
static const yst_result *whole_of(const yst_model *model, const yst_result *part)
{
  for (size_t length = part->name.length; length > 0; length--) {
    if (part->name.bytes[length - 1] != '.') continue;
    yst_text name = yst_text_of(part->name.bytes, length - 1);
    for (size_t i = 0; i < model->result_count; i++)
      if (can_be_named(model->results[i]) && yst_text_equal(model->results[i]->name, name))
        return model->results[i];
  }
  return NULL;
}

/* The result that shows what a point is about; NULL when there is none. */
static const yst_result *result_of(const suggesting *s, const yst_probe *probe)
{
  const yst_model *model = s->program->model;
  if (!probe->result) return probe->list == SIZE_MAX ? NULL : model->lists[probe->list].rows;
  return can_be_named(probe->result) ? probe->result : whole_of(model, probe->result);
}

static yst_expectation expectation_of(yst_arena *arena, const yst_result *result, yst_value value)
{
  yst_expr *subject = yst_made_result(arena, result);
  if (value.state != YST_KNOWN) {
    bool is_open = value.state == YST_OPEN;
    return (yst_expectation){.subject = subject,
                             .state = is_open ? YST_LITERAL_NOT_KNOWN : YST_LITERAL_NOT_APPLICABLE};
  }
  if (result->type.kind != YST_KIND_YES_NO) {
    yst_expr *amount = yst_made_constant(arena, result->type, value.as.number);
    return (yst_expectation){.condition = yst_made_condition(arena, YST_OP_EQUAL, subject, amount)};
  }
  if (value.as.number.num) return (yst_expectation){.condition = subject};
  return (yst_expectation){.condition = yst_made_condition(arena, YST_OP_NOT, subject, NULL)};
}

/* ---- one point ---- */

/* What must go on while an attempt is made shorter. */
typedef struct keeping {
  suggesting *s;
  const yst_result *result;
  yst_value value;
  size_t count;
  size_t points[KEPT_MOST];
} keeping;

static bool sees(suggesting *s, size_t point)
{
  /* A branch is reached past all those before it. */
  if (s->coverage->points[point].kind == YST_POINT_BRANCH)
    s->work += GUARD_PRICE * s->coverage->probes[point].place;
  return yst_coverage_sees(s->coverage, &s->trial->evaluator, s->trial->reached, point);
}

static bool is_same(yst_value a, yst_value b)
{
  if (a.state != b.state) return false;
  return a.state != YST_KNOWN || yst_number_equal(a.as.number, b.as.number);
}

static bool keeps(void *context, yst_attempt *attempt)
{
  keeping *k = context;
  yst_arena_mark before = yst_arena_mark_here(k->s->trial->record_arena);
  bool all = is_same(run(k->s, attempt, k->result), k->value);
  for (size_t i = 0; i < k->count && all; i++) all = sees(k->s, k->points[i]);
  yst_arena_back_to(k->s->trial->record_arena, before);
  return all;
}

/* The point that was looked for, and what else the attempt shows of the same rule. false when the evaluator
 * does not see it so. */
static bool note_kept(keeping *k, yst_attempt *attempt, size_t wanted)
{
  suggesting *s = k->s;
  yst_arena_mark before = yst_arena_mark_here(s->trial->record_arena);
  k->value = run(s, attempt, k->result);
  bool seen = sees(s, wanted) && can_be_said(k->result->type, k->value);
  k->points[k->count++] = wanted;
  for (size_t i = 0; seen && i < s->coverage->count && k->count < KEPT_MOST; i++) {
    bool is_new = i != wanted && !s->coverage->points[i].seen;
    if (is_new && result_of(s, &s->coverage->probes[i]) == k->result && sees(s, i)) k->points[k->count++] = i;
  }
  yst_arena_back_to(s->trial->record_arena, before);
  return seen;
}

static yst_example copy_of(yst_arena *arena, const yst_example *example)
{
  yst_example copy = *example;
  copy.given = yst_arena_grow(arena, example->given, example->given_count, example->given_count + 1,
                              sizeof *example->given);
  copy.rows =
      yst_arena_grow(arena, example->rows, example->row_count, example->row_count + 1, sizeof *example->rows);
  for (size_t i = 0; i < example->row_count; i++)
    copy.rows[i].cells = yst_arena_grow(arena, example->rows[i].cells, example->rows[i].count,
                                        example->rows[i].count + 1, sizeof *example->rows[i].cells);
  return copy;
}

/* A suggestion shows what is part of the rule of which it says what comes out; of what it only passes on the
 * way it would not tell a change. */
static void accept(suggesting *s, yst_attempt *attempt, const keeping *k)
{
  yst_arena_mark before = yst_arena_mark_here(s->trial->record_arena);
  candidate found = {.shows = YST_NEW_ARRAY(s->arena, s->coverage->count + 1, bool)};
  run(s, attempt, k->result);
  for (size_t i = 0; i < s->coverage->count; i++) {
    found.shows[i] = !s->own[i] && result_of(s, &s->coverage->probes[i]) == k->result && sees(s, i);
    s->coverage->points[i].seen |= found.shows[i];
  }
  s->work += 2 * s->coverage->count + REACH_PRICE * s->trial->reaching_count;
  yst_arena_back_to(s->trial->record_arena, before);
  found.suggestion = (yst_suggestion){copy_of(s->arena, &attempt->example), k->result, k->value};
  found.suggestion.example.has_as_at = attempt->leaves->rests_on_day;
  found.suggestion.example.as_at = s->as_at;
  found.suggestion.example.expects = YST_NEW(s->arena, yst_expectation);
  *found.suggestion.example.expects = expectation_of(s->arena, k->result, k->value);
  found.suggestion.example.expect_count = 1;
  YST_PUSH(s->arena, s->candidates, s->count, s->capacity, found);
}

/* ---- what nothing reaches ---- */

static bool may_be(yst_value value, bool yes)
{
  yst_truth truth = yst_truth_of(value);
  if (value.state == YST_KNOWN) return yes ? yst_is_yes(value) : yst_is_no(value);
  if (value.state == YST_NOT_APPLICABLE) return false;
  return yes ? truth.yes : truth.no;
}

/* Asks the evaluator with nothing given: what it then rules out, no partnership comes to. The words of the
 * rule are settled case by case; what only looks so proves nothing and is not claimed. */
static bool is_impossible(suggesting *s, const yst_leaves *leaves, const yst_point *point,
                          const yst_probe *probe)
{
  bool is_condition = point->kind == YST_POINT_HOLDS || point->kind == YST_POINT_DOES_NOT_HOLD;
  if (leaves->asks_for_blank || leaves->rests_on_day || probe->list != SIZE_MAX || !is_condition)
    return false;
  yst_arena_mark before = yst_arena_mark_here(s->trial->record_arena);
  const yst_example nothing = {.given_count = 0};
  yst_trial_put(s->trial, &nothing, s->as_at);
  if (probe->result) (void)settled(s, probe->result);
  yst_value value = yst_settle_node(&s->trial->evaluator, probe->node, NULL);
  bool impossible = value.state != YST_FAULT && !may_be(value, point->kind == YST_POINT_HOLDS);
  yst_arena_back_to(s->trial->record_arena, before);
  return impossible;
}

/* ---- all points ---- */

static yst_leaves leaves_of(suggesting *s, const yst_probe *probe, const yst_result *result)
{
  yst_arena_mark before = yst_arena_mark_here(s->trial->record_arena);
  const yst_example nothing = {.given_count = 0};
  s->work += yst_attempt_price(s->trial) + 2 * s->program->slot_count;
  yst_trial_put(s->trial, &nothing, s->as_at);
  yst_leaves leaves = yst_leaves_of(s->scratch, s->trial);
  yst_leaves_add(&leaves, probe->node);
  for (const yst_guard *guard = probe->guard; guard; guard = guard->outer)
    yst_leaves_add(&leaves, guard->node);
  yst_leaves_add(&leaves, s->program->slots[result->index].node);
  if (probe->list != SIZE_MAX) yst_leaves_add_list(&leaves, probe->list);
  yst_leaves_fill(&leaves);
  yst_arena_back_to(s->trial->record_arena, before);
  return leaves;
}

static void look_for(suggesting *s, size_t index)
{
  const yst_point *point = &s->coverage->points[index];
  const yst_probe *probe = &s->coverage->probes[index];
  const yst_result *result = result_of(s, probe);
  if (!probe->node || !result) return;
  yst_arena_mark before = yst_arena_mark_here(s->scratch);
  yst_leaves leaves = leaves_of(s, probe, result);
  yst_attempt *attempt = yst_attempt_of(&leaves, point, probe, s->as_at, &s->work, WORK_MOST);
  keeping k = {.s = s, .result = result};
  if (!yst_attempt_search(attempt)) {
    s->impossible[index] = is_impossible(s, &leaves, point, probe);
  } else if (note_kept(&k, attempt, index)) {
    yst_attempt_shorten(attempt, keeps, &k);
    accept(s, attempt, &k);
  }
  yst_arena_back_to(s->scratch, before);
}

static void look_for_all(suggesting *s)
{
  for (size_t i = 0; i < s->coverage->count; i++) {
    if (s->coverage->points[i].seen) continue;
    s->looked[i] = s->work < WORK_MOST;
    if (s->looked[i]) look_for(s, i);
  }
}

/* What others show too can be left out. */
static void drop_needless(suggesting *s)
{
  size_t *shown = YST_NEW_ARRAY(s->arena, s->coverage->count + 1, size_t);
  for (size_t i = 0; i < s->count; i++)
    for (size_t k = 0; k < s->coverage->count; k++) shown[k] += s->candidates[i].shows[k];
  for (size_t i = 0; i < s->count; i++) {
    candidate *one = &s->candidates[i];
    one->needless = true;
    for (size_t k = 0; k < s->coverage->count; k++) one->needless &= !one->shows[k] || shown[k] > 1;
    for (size_t k = 0; one->needless && k < s->coverage->count; k++) shown[k] -= one->shows[k];
  }
}

/* ---- what comes of it ---- */

/* The suggestions become examples behind those of the toolkit, and are run as `test` runs them. */
static const yst_example_report *prove(suggesting *s)
{
  const yst_model *model = s->program->model;
  yst_model *asked = YST_NEW(s->arena, yst_model);
  *asked = *model;
  asked->examples = YST_NEW_ARRAY(s->arena, model->example_count + s->count + 1, yst_example);
  for (size_t i = 0; i < model->example_count; i++) asked->examples[i] = model->examples[i];
  for (size_t i = 0; i < s->count; i++)
    if (!s->candidates[i].needless)
      asked->examples[asked->example_count++] = s->candidates[i].suggestion.example;
  const yst_example_options options = {.as_at = s->today, .coverage = true};
  return yst_run_examples(s->arena, yst_program_compile(s->arena, asked), &options);
}

/* Marks those that do not hold as needless: they are never shown. true when there were any. */
static bool drop_false(suggesting *s, const yst_example_report *report)
{
  bool dropped = false;
  size_t at = s->program->model->example_count;
  for (size_t i = 0; i < s->count; i++) {
    if (s->candidates[i].needless) continue;
    if (!report->examples[at++].failure_count) continue;
    s->candidates[i].needless = dropped = true;
  }
  return dropped;
}

static void add_left(suggesting *s, yst_suggestions *all, const yst_example_report *report)
{
  all->left = YST_NEW_ARRAY(s->arena, report->point_count + 1, yst_left);
  for (size_t i = 0; i < report->point_count; i++) {
    all->before += s->own[i];
    all->after += report->points[i].seen;
    if (report->points[i].seen) continue;
    yst_left_why why = s->impossible[i] ? YST_LEFT_IMPOSSIBLE
                       : s->looked[i]   ? YST_LEFT_NOT_FOUND
                                        : YST_LEFT_NOT_LOOKED;
    all->left[all->left_count++] = (yst_left){&report->points[i], why};
  }
  all->point_count = report->point_count;
}

static suggesting begin(yst_arena *arena, const yst_program *program, yst_day as_at)
{
  const yst_toolkit_decl *toolkit = &program->model->toolkit;
  const yst_example_options options = {.as_at = as_at, .coverage = true};
  const yst_example_report *own = yst_run_examples(arena, program, &options);
  yst_trial *trial = yst_trial_open(arena, program);
  suggesting s = {.arena = arena,
                  .scratch = yst_arena_below(arena),
                  .program = program,
                  .today = as_at,
                  .as_at = toolkit->has_from ? toolkit->from : as_at,
                  .trial = trial};
  s.coverage = yst_coverage_of(arena, program, trial->reach_of, trial->table_reach_of);
  s.own = YST_NEW_ARRAY(arena, s.coverage->count + 1, bool);
  s.impossible = YST_NEW_ARRAY(arena, s.coverage->count + 1, bool);
  s.looked = YST_NEW_ARRAY(arena, s.coverage->count + 1, bool);
  for (size_t i = 0; i < s.coverage->count; i++) s.own[i] = s.coverage->points[i].seen = own->points[i].seen;
  return s;
}

const yst_suggestions *yst_suggest_examples(yst_arena *arena, const yst_program *program, yst_day as_at)
{
  suggesting s = begin(arena, program, as_at);
  look_for_all(&s);
  drop_needless(&s);
  const yst_example_report *report = prove(&s);
  if (drop_false(&s, report)) report = prove(&s);
  yst_suggestions *all = YST_NEW(arena, yst_suggestions);
  all->items = YST_NEW_ARRAY(arena, s.count + 1, yst_suggestion);
  for (size_t i = 0; i < s.count; i++)
    if (!s.candidates[i].needless) all->items[all->count++] = s.candidates[i].suggestion;
  add_left(&s, all, report);
  return all;
}
