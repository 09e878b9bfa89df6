/* Requirements that no partnership can meet together, and those that others already ask for. Only those are
 * held against each other that look at something in common. */
#include "check/case_sets.h"
#include "check/cases_inside.h"
#include "check/checks.h"
#include "check/made.h"
#include "check/unproved.h"
#include "check/walk.h"
#include "check/witness.h"

#define KEYS_MOST 64u
/* Pairs that are tried; with more, the rest are left. */
#define PAIRS_MOST 5000u
#define DEPTH_MOST 8u

/* What a requirement looks at: a field, or a result that is not looked into. */
typedef struct look_keys {
  const yst_model *model;
  size_t count;
  size_t keys[KEYS_MOST]; /* fields by place, then results */
  unsigned depth;
} look_keys;

typedef struct pair_look {
  const yst_model *model;
  yst_diags *diags;
  yst_code code;
  yst_case_room *room;
  look_keys *keys; /* by requirement */
  bool *said;      /* by requirement: it is asked for by another one already */
  size_t left;
} pair_look;

static void add_key(look_keys *all, size_t key)
{
  for (size_t i = 0; i < all->count; i++) {
    if (all->keys[i] == key) return;
  }
  if (all->count < KEYS_MOST) all->keys[all->count++] = key;
}

static void visit_key(void *context, const yst_expr *node)
{
  look_keys *all = context;
  if (node->op == YST_OP_FIELD) add_key(all, node->index);
  if (node->op != YST_OP_RESULT || !node->result) return;
  const yst_expr *inside =
      node->result->rule_kind == YST_RULE_CONDITION ? yst_condition_expr(node->result) : NULL;
  if (!inside || all->depth >= DEPTH_MOST) {
    add_key(all, all->model->field_count + node->result->index);
    return;
  }
  all->depth++;
  yst_walk_nodes(inside, visit_key, all);
  all->depth--;
}

static bool share_key(const look_keys *a, const look_keys *b)
{
  for (size_t i = 0; i < a->count; i++) {
    for (size_t k = 0; k < b->count; k++) {
      if (a->keys[i] == b->keys[k]) return true;
    }
  }
  return false;
}

/* ---- what two of them say of all cases ---- */

typedef struct pair_facts {
  bool known;
  const yst_cases *cases; /* that were tried */
  bool both_apply;        /* in some case */
  bool meets[2];          /* in some case where it applies */
  bool met_together;      /* in some case where both apply */
  bool
      first_implies; /* wherever the second is asked for, the first is too, and whoever meets it meets that */
  bool second_implies;
  bool has_apart, has_together;
  yst_example apart, together; /* the first is met and the second is not; both are met */
} pair_facts;

/* The cases in which a requirement is asked for, and in which it is met. */
typedef struct asked {
  uint64_t *applies, *met;
} asked;

/* false when some case cannot be worked out. */
static bool find_asked(yst_cases *cases, const yst_requirement *requirement, asked *found)
{
  yst_case_truth truth = yst_cases_truth(cases, requirement->condition);
  bool clear = yst_case_set_is_empty(cases, truth.unclear);
  found->met = truth.yes;
  found->applies = yst_case_set_new(cases, true);
  /* What is not applicable is not asked for. */
  for (size_t w = 0; w < yst_case_set_words(cases); w++) found->applies[w] &= truth.yes[w] | truth.no[w];
  if (!requirement->about.applies) return clear;
  yst_case_truth when = yst_cases_truth(cases, requirement->about.applies);
  clear &= yst_case_set_is_empty(cases, when.unclear);
  for (size_t w = 0; w < yst_case_set_words(cases); w++) {
    found->applies[w] &= when.yes[w];
    found->met[w] &= when.yes[w];
  }
  return clear;
}

/* The first case among these that can be given. */
static void keep_example(yst_cases *cases, size_t word, uint64_t bits, bool *has, yst_example *example)
{
  for (; bits && !*has; bits &= bits - 1) {
    yst_cases_go(cases, 64 * word + (size_t)__builtin_ctzll(bits));
    if (yst_cases_leave_out(cases)) continue;
    *has = yst_case_example(cases->arena, cases, example);
    if (!*has) return;
  }
}

static bool add_day(yst_cases *cases, const yst_requirement *const both[2], pair_facts *facts)
{
  asked first, second;
  if (!find_asked(cases, both[0], &first) || !find_asked(cases, both[1], &second)) return false;
  for (size_t w = 0; w < yst_case_set_words(cases); w++) {
    facts->both_apply |= (first.applies[w] & second.applies[w]) != 0;
    facts->meets[0] |= first.met[w] != 0;
    facts->meets[1] |= second.met[w] != 0;
    facts->met_together |= (first.met[w] & second.met[w]) != 0;
    keep_example(cases, w, first.met[w] & second.applies[w] & ~second.met[w], &facts->has_apart,
                 &facts->apart);
    keep_example(cases, w, first.met[w] & second.met[w], &facts->has_together, &facts->together);
    facts->first_implies &= !(second.applies[w] & ~(first.applies[w] & (~first.met[w] | second.met[w])));
    facts->second_implies &= !(first.applies[w] & ~(second.applies[w] & (~second.met[w] | first.met[w])));
  }
  return yst_cases_complete(cases);
}

static pair_facts facts_of(const pair_look *look, const yst_requirement *const both[2])
{
  pair_facts facts = {.first_implies = true, .second_implies = true};
  yst_cases *cases = yst_cases_new(look->room);
  facts.cases = cases;
  for (size_t i = 0; i < 2; i++) {
    yst_cases_add(cases, both[i]->about.applies);
    yst_cases_add(cases, both[i]->condition);
  }
  yst_day *days;
  size_t count = yst_cases_days(cases, &days);
  for (size_t i = 0; i < count; i++) {
    if (!yst_cases_start(cases, days[i]) || !add_day(cases, both, &facts)) return facts;
  }
  facts.known = true;
  return facts;
}

/* ---- words ---- */

/* A case of which both conditions are worked out. */
static void show(const pair_look *look, yst_diag *diag, const yst_example *example,
                 const yst_requirement *met, const yst_requirement *other, bool other_is_met)
{
  yst_witness_give_example(look->diags, diag, example);
  yst_witness_proof(look->diags, diag, met->condition);
  yst_witness_proof(look->diags, diag,
                    other_is_met
                        ? other->condition
                        : yst_made_condition(look->diags->arena, YST_OP_NOT, other->condition, NULL));
}

static void report_clash(const pair_look *look, const yst_requirement *first, const yst_requirement *second,
                         const pair_facts *facts)
{
  yst_diag *diag = yst_diags_add(look->diags, YST_REQUIREMENTS_CLASH, second->about.span,
                                 "no partnership can meet this and an earlier requirement");
  yst_diag_label(look->diags, diag, first->condition->span, "this is required, and");
  yst_diag_label(look->diags, diag, second->condition->span, "this is required too");
  yst_diag_help(look->diags, diag, "If they are for different partnerships, say which with `applies when`.");
  yst_expr *either = yst_made_both(look->diags->arena, first->about.applies, second->about.applies);
  if (either) yst_witness_touches(look->diags, diag, look->model, either);
  if (facts->has_apart) show(look, diag, &facts->apart, first, second, false);
}

static void report_implied(const pair_look *look, const yst_requirement *implied, const yst_requirement *by,
                           bool same, const pair_facts *facts)
{
  yst_diag *diag = yst_diags_add(look->diags, YST_REQUIREMENT_IMPLIED, implied->about.span,
                                 same ? "this asks for the same as another requirement"
                                      : "whoever meets another requirement meets this one");
  yst_diag_label(look->diags, diag, by->condition->span, "the other one");
  yst_witness_touches_nothing(look->diags, diag);
  if (facts->has_together) show(look, diag, &facts->together, by, implied, true);
  yst_diag_help(look->diags, diag, "Leave one of them out, or see whether an amount was meant to differ.");
}

static void report_unproved(const pair_look *look, const pair_facts *facts,
                            const yst_requirement *const both[2])
{
  bool clash = look->code == YST_REQUIREMENTS_CLASH;
  const char *left = clash ? "Whether a partnership can meet this and an earlier requirement was not asked."
                           : "Whether this and an earlier requirement ask for the same was not asked.";
  yst_unproved_cases(look->diags, both[1]->about.span, facts->cases, left);
}

/* A recommendation may well ask for more than what is required. */
static void judge(pair_look *look, size_t first, size_t second)
{
  const yst_requirement *both[2] = {&look->model->requirements[first], &look->model->requirements[second]};
  pair_facts facts = facts_of(look, both);
  if (!facts.known) report_unproved(look, &facts, both);
  if (!facts.known || !facts.both_apply || !facts.meets[0] || !facts.meets[1]) return;
  if (look->code == YST_REQUIREMENTS_CLASH) {
    if (both[0]->must && both[1]->must && !facts.met_together) report_clash(look, both[0], both[1], &facts);
    return;
  }
  if (!facts.met_together) return;
  if (facts.first_implies && both[0]->must && !look->said[second]) {
    look->said[second] = true;
    report_implied(look, both[1], both[0], facts.second_implies && both[1]->must, &facts);
  } else if (facts.second_implies && both[1]->must && !look->said[first]) {
    look->said[first] = true;
    report_implied(look, both[0], both[1], false, &facts);
  }
}

static void report_pairs(const pair_look *look, size_t first)
{
  yst_text why =
      yst_format(look->diags->arena,
                 "requirements were held against each other %u times, and from here on no more", PAIRS_MOST);
  yst_unproved(look->diags, look->model->requirements[first].about.span, why,
               look->code == YST_REQUIREMENTS_CLASH ? "Whether the others can be met together was not asked."
                                                    : "Whether the others ask for the same was not asked.");
}

void yst_check_requirements(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  yst_case_room *room = yst_case_room_new(diags->arena, model);
  pair_look look = {model, diags, check->code, room, NULL, NULL, PAIRS_MOST};
  look.keys = YST_NEW_ARRAY(diags->arena, model->requirement_count, look_keys);
  look.said = YST_NEW_ARRAY(diags->arena, model->requirement_count, bool);
  for (size_t i = 0; i < model->requirement_count; i++) {
    look.keys[i].model = model;
    yst_walk_nodes(model->requirements[i].condition, visit_key, &look.keys[i]);
  }
  for (size_t i = 0; i < model->requirement_count; i++) {
    for (size_t k = 0; k < i; k++) {
      if (!share_key(&look.keys[k], &look.keys[i])) continue;
      if (look.left == 0) {
        report_pairs(&look, i);
        return;
      }
      look.left--;
      judge(&look, k, i);
    }
  }
}
