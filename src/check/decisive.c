/* Criteria that never change what rests on their rubric, and criteria of which one answer settles it whatever
 * the others are. The others are a set of sums, so that each criterion is held against them once. */
#include "check/amount.h"
#include "check/cases.h"
#include "check/checks.h"
#include "check/cuts.h"
#include "check/made.h"
#include "check/scored.h"
#include "check/unproved.h"
#include "check/witness.h"

/* Sides that are worked out for one rubric. */
#define SIDES_MOST 2000000u
#define LABELS_MOST 3u

typedef struct decisive_look {
  const yst_model *model;
  yst_diags *diags;
  yst_reach *reach;
  const yst_rubric *rubric;
  const yst_cuts *cuts;
  yst_score_pairs *scores; /* by criterion */
  yst_score_pairs *others; /* by criterion: the sums of all others */
  size_t left;
} decisive_look;

/* ---- what the others come to ---- */

static bool same_pairs(const yst_score_pairs *a, const yst_score_pairs *b)
{
  bool same = a->count == b->count;
  for (size_t i = 0; i < a->count && same; i++) {
    same = yst_number_equal(a->items[i].total, b->items[i].total) &&
           yst_number_equal(a->items[i].maximum, b->items[i].maximum);
  }
  return same;
}

/* Criteria of the same scores leave the same others, which is so of most in a long rubric. */
static bool known_others(decisive_look *look, size_t place)
{
  for (size_t i = 0; i < place; i++) {
    if (!same_pairs(&look->scores[i], &look->scores[place])) continue;
    look->others[place] = look->others[i];
    return true;
  }
  return false;
}

/* The sums of all before it and of all after it. */
static bool find_others(decisive_look *look)
{
  size_t count = look->rubric->criterion_count;
  yst_arena *arena = look->diags->arena;
  yst_score_pair nothing = {{0, 1}, {0, 1}};
  yst_score_pairs before = {true, 1, &nothing}, *after = YST_NEW_ARRAY(arena, count + 1, yst_score_pairs);
  look->scores = YST_NEW_ARRAY(arena, count, yst_score_pairs);
  look->others = YST_NEW_ARRAY(arena, count, yst_score_pairs);
  after[count] = before;
  for (size_t i = count; i-- > 0;) {
    look->scores[i] = yst_reach_criterion(look->reach, &look->rubric->criteria[i]);
    after[i] = yst_score_pairs_add(arena, look->scores[i], after[i + 1]);
    if (!after[i].listed) return false;
  }
  for (size_t i = 0; i < count; i++) {
    if (!known_others(look, i)) look->others[i] = yst_score_pairs_add(arena, before, after[i + 1]);
    if (!look->others[i].listed) return false;
    before = yst_score_pairs_add(arena, before, look->scores[i]);
  }
  return true;
}

static bool side_of(decisive_look *look, const yst_cut *cut, yst_score_pair score, yst_score_pair others,
                    size_t *side)
{
  yst_score_pair sum;
  if (look->left == 0 || !yst_number_add(score.total, others.total, &sum.total) ||
      !yst_number_add(score.maximum, others.maximum, &sum.maximum))
    return false;
  look->left--;
  *side = yst_cut_side(cut, sum);
  return true;
}

/* ---- the case that is shown ---- */

/* A score of one criterion and a sum of the others: the total, and whether what is decided holds. */
static void show(const decisive_look *look, yst_diag *diag, size_t place, yst_score_pair score,
                 yst_score_pair others, const yst_cut *cut, bool holds)
{
  yst_example example;
  yst_score_pair sum;
  if (!yst_number_add(score.total, others.total, &sum.total) ||
      !yst_number_add(score.maximum, others.maximum, &sum.maximum) ||
      !yst_scored_total(look->reach, &example, look->rubric, sum, place, score))
    return;
  yst_arena *arena = look->diags->arena;
  yst_witness_give_example(look->diags, diag, &example);
  yst_scored_show(look->diags, diag, look->rubric->criteria[place].result, score.total);
  yst_scored_show(look->diags, diag, look->rubric->total, sum.total);
  if (!cut || cut->expr->op == YST_OP_BANDS) return;
  yst_witness_proof(look->diags, diag,
                    holds ? yst_made_both(arena, (yst_expr *)(uintptr_t)cut->expr, NULL)
                          : yst_made_condition(arena, YST_OP_NOT, cut->expr, NULL));
}

/* ---- never ---- */

/* Whether all its scores come out on one side, whatever the others are; false when in doubt. */
static bool is_idle_at(decisive_look *look, size_t place, const yst_cut *cut)
{
  const yst_score_pairs *scores = &look->scores[place], *others = &look->others[place];
  for (size_t i = 0; i < others->count; i++) {
    size_t first, side;
    if (!side_of(look, cut, scores->items[0], others->items[i], &first)) return false;
    for (size_t k = 1; k < scores->count; k++) {
      if (!side_of(look, cut, scores->items[k], others->items[i], &side) || side != first) return false;
    }
  }
  return true;
}

static void check_idle(decisive_look *look, size_t place)
{
  const yst_criterion *criterion = &look->rubric->criteria[place];
  if (look->scores[place].count < 2) return;
  for (size_t i = 0; i < look->cuts->count; i++) {
    if (!is_idle_at(look, place, &look->cuts->items[i])) return;
  }
  yst_diag *diag = yst_diags_add(look->diags, YST_IDLE_CRITERION, criterion->about.span,
                                 "`%t` never changes what rests on `%t`",
                                 yst_atom_text(look->model->atoms, criterion->about.name),
                                 yst_atom_text(look->model->atoms, look->rubric->about.name));
  for (size_t i = 0; i < look->cuts->count && i < LABELS_MOST; i++) {
    yst_diag_label(look->diags, diag, look->cuts->items[i].expr->span, "the same whatever it scores");
  }
  yst_diag_help(look->diags, diag, "Its marks are too few to carry any total across a threshold.");
  yst_witness_touches_nothing(look->diags, diag);
  const yst_score_pairs *scores = &look->scores[place];
  show(look, diag, place, scores->items[scores->count - 1], look->others[place].items[0], NULL, false);
}

/* ---- alone ---- */

typedef struct verdicts {
  size_t side; /* of all sums with one score */
  bool same;
} verdicts;

static bool judge_score(decisive_look *look, size_t place, const yst_cut *cut, yst_score_pair score,
                        verdicts *found)
{
  const yst_score_pairs *others = &look->others[place];
  *found = (verdicts){.same = true};
  for (size_t i = 0; i < others->count && found->same; i++) {
    size_t side;
    if (!side_of(look, cut, score, others->items[i], &side)) return false;
    if (i == 0) found->side = side;
    found->same = side == found->side;
  }
  return true;
}

/* Whether a low sum of the others speaks against what comes out, or a high one. */
static bool lowest_speaks_against(const yst_cut *cut, bool holds)
{
  yst_op op = cut->expr->op;
  bool amount_first = op != YST_OP_BANDS && yst_expr_is_amount(cut->expr->args[0]);
  bool wants_less = op == YST_OP_LESS || op == YST_OP_AT_MOST;
  return (wants_less == amount_first) == holds;
}

static void report_alone(const decisive_look *look, size_t place, const yst_cut *cut, yst_score_pair pair,
                         size_t side)
{
  yst_number score = pair.total;
  const yst_criterion *criterion = &look->rubric->criteria[place];
  yst_diag *diag =
      yst_diags_add(look->diags, YST_DECIDES_ALONE, criterion->about.span, "`%t` can decide alone",
                    yst_atom_text(look->model->atoms, criterion->about.name));
  yst_diag_label(look->diags, diag, cut->expr->span, "what it decides");
  yst_text marks =
      yst_amount_text(look->diags->arena, look->model->atoms, (yst_type){YST_KIND_NUMBER, NULL}, score);
  if (cut->expr->op == YST_OP_BANDS) {
    yst_diag_help(look->diags, diag, "With a score of %t it comes out the same whatever the others score.",
                  marks);
  } else {
    yst_diag_help(look->diags, diag, "With a score of %t this %s whatever the others score.", marks,
                  side ? "holds" : "does not hold");
  }
  yst_arena *arena = look->diags->arena;
  yst_expr *own = yst_made_result(arena, criterion->result);
  yst_witness_touches(
      look->diags, diag, look->model,
      yst_made_condition(arena, YST_OP_EQUAL, own, yst_made_constant(arena, own->type, score)));
  /* The others at the end that speaks against it. */
  const yst_score_pairs *others = &look->others[place];
  show(look, diag, place, pair, others->items[lowest_speaks_against(cut, side != 0) ? 0 : others->count - 1],
       cut, side != 0);
}

/* Some score settles it, and another one does not settle it in the same way. */
static void check_alone(decisive_look *look, size_t place, const yst_cut *cut)
{
  const yst_score_pairs *scores = &look->scores[place];
  size_t settles = SIZE_MAX, side = 0;
  bool open = false;
  for (size_t i = 0; i < scores->count; i++) {
    verdicts found;
    if (!judge_score(look, place, cut, scores->items[i], &found)) return;
    bool settled = found.same && scores->items[i].maximum.num != 0;
    open |= !settled || (settles != SIZE_MAX && found.side != side);
    if (!settled || settles != SIZE_MAX) continue;
    settles = i;
    side = found.side;
  }
  if (settles != SIZE_MAX && open) report_alone(look, place, cut, scores->items[settles], side);
}

static const char *left_of(yst_code code)
{
  return code == YST_IDLE_CRITERION ? "Criteria that never change what rests on it were not looked for."
                                    : "Criteria that can decide alone were not looked for.";
}

void yst_check_decisive(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  yst_cuts *cuts = yst_cuts_of(diags->arena, model);
  yst_reach *reach = yst_reach_new(diags->arena, model, yst_bounds_new(diags->arena, model));
  for (size_t i = 0; i < model->rubric_count; i++) {
    const yst_rubric *rubric = &model->rubrics[i];
    decisive_look look = {model, diags, reach, rubric, &cuts[i], NULL, NULL, SIDES_MOST};
    if (!cuts[i].count || rubric->criterion_count < 2 || !yst_rubric_is_plain_sum(rubric)) continue;
    if (check->code == YST_IDLE_CRITERION && !cuts[i].complete) continue;
    if (!find_others(&look)) {
      yst_unproved_totals(diags, reach, rubric, left_of(check->code));
      continue;
    }
    for (size_t k = 0; k < rubric->criterion_count; k++) {
      if (check->code == YST_IDLE_CRITERION) check_idle(&look, k);
      for (size_t c = 0; check->code == YST_DECIDES_ALONE && c < cuts[i].count; c++)
        check_alone(&look, k, &cuts[i].items[c]);
    }
    if (look.left == 0)
      yst_unproved(diags, rubric->about.span,
                   YST_TEXT("this has too many totals to hold each criterion against all of them"),
                   left_of(check->code));
  }
}
