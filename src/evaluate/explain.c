#include "evaluate/explain.h"

#include "evaluate/evaluate.h"
#include "evaluate/settle.h"

enum { MOST_DEPTH = 24, MOST_STEPS = 4000 };

/* A reason while its steps are added. */
typedef struct telling {
  yst_case *at;
  yst_arena *arena;
  size_t steps; /* made so far in the whole tree */
} telling;

static yst_reason *new_reason(telling *tell, yst_text label, yst_type type, yst_value value)
{
  yst_reason *reason = YST_NEW(tell->arena, yst_reason);
  reason->label = label;
  reason->type = type;
  reason->value = value;
  tell->steps++;
  return reason;
}

static void add_child(telling *tell, yst_reason *reason, const yst_reason *child)
{
  if (!child) return;
  reason->children = yst_arena_grow(tell->arena, reason->children, reason->child_count,
                                    reason->child_count + 1, sizeof *reason->children);
  const yst_reason **children = (const yst_reason **)(uintptr_t)reason->children;
  children[reason->child_count++] = child;
}

static void add_place(telling *tell, yst_reason *reason, yst_place place)
{
  yst_place *copy = YST_NEW(tell->arena, yst_place);
  *copy = place;
  reason->places = copy;
  reason->place_count = 1;
}

static const yst_model *model_of(const telling *tell)
{
  return tell->at->evaluator->program->model;
}

static yst_text title_of(const telling *tell, const yst_about *about)
{
  return about->label.length ? about->label : yst_atom_text(model_of(tell)->atoms, about->name);
}

static bool is_unless(const yst_expr *expr)
{
  return expr && expr->op == YST_OP_NOT && expr->unless;
}

/* A condition less what its last `unless` takes away. */
static bool is_less_unless(const yst_expr *expr)
{
  return expr && expr->op == YST_OP_AND && expr->arg_count == 2 && is_unless(expr->args[1]);
}

/* What every `unless` takes away stands outside the words of the condition. As deep as there are of them. */
static yst_text words_of_expr(const telling *tell, const yst_expr *expr)
{
  yst_text own = yst_case_source(tell->at, expr->span);
  if (!is_less_unless(expr)) return own;
  yst_text kept = words_of_expr(tell, expr->args[0]), taken = yst_case_source(tell->at, expr->args[1]->span);
  return yst_format(tell->arena, "%t unless %t", kept, taken);
}

static yst_text words_of(const telling *tell, const yst_node *node)
{
  return node->origin ? words_of_expr(tell, node->origin) : (yst_text){"", 0};
}

static yst_reason *tell_node(telling *tell, const yst_node *node, const yst_scope *scope, unsigned depth);

static yst_reason *tell_result(telling *tell, const yst_result *result, unsigned depth);

/* What applies without more ado is not told as such. */
static bool simply_applies(const telling *tell, const yst_node *node, const yst_scope *scope)
{
  return node->op == YST_NODE_APPLIES &&
         yst_is_yes(yst_evaluate_node(tell->at->evaluator, node->args[1], scope));
}

/* Steps that say nothing by themselves are passed over: what stands under them is told in their place. */
static void tell_into(telling *tell, yst_reason *reason, const yst_node *node, const yst_scope *scope,
                      unsigned depth)
{
  if (!node || depth > MOST_DEPTH || tell->steps > MOST_STEPS || node->constant) return;
  if (simply_applies(tell, node, scope)) {
    tell_into(tell, reason, node->args[0], scope, depth);
    return;
  }
  if (node->op == YST_NODE_AND && is_less_unless(node->origin)) {
    for (uint32_t i = 0; i < node->arg_count; i++) tell_into(tell, reason, node->args[i], scope, depth + 1);
    return;
  }
  add_child(tell, reason, tell_node(tell, node, scope, depth));
}

static yst_reason *tell_field(telling *tell, const yst_node *node)
{
  const yst_field *field = &model_of(tell)->fields[node->index];
  yst_reason *reason = new_reason(tell, title_of(tell, &field->about), node->type,
                                  tell->at->evaluator->record->fields[node->index]);
  reason->name = yst_atom_text(model_of(tell)->atoms, field->about.name);
  if (tell->at->binding && field->other)
    reason->note = yst_binding_other_lack(tell->at->binding, node->index, tell->arena);
  if (tell->at->binding && !reason->note.length)
    add_place(tell, reason, yst_binding_field_place(tell->at->binding, node->index));
  return reason;
}

static yst_reason *tell_answer(telling *tell, const yst_node *node)
{
  const yst_answer *answer = &model_of(tell)->answers[node->index];
  yst_reason *reason =
      new_reason(tell, answer->label, node->type, tell->at->evaluator->record->answers[node->index]);
  reason->name = yst_format(tell->arena, "%t.%t", answer->checklist, answer->item);
  if (tell->at->binding) add_place(tell, reason, yst_binding_answer_place(tell->at->binding, node->index));
  return reason;
}

static yst_reason *tell_column(telling *tell, const yst_node *node, const yst_scope *scope, unsigned depth)
{
  const yst_field *column = &model_of(tell)->lists[node->list].columns[node->index];
  const yst_node *formula = tell->at->evaluator->program->lists[node->list].formulas[node->index];
  yst_reason *reason = new_reason(tell, title_of(tell, &column->about), node->type,
                                  yst_evaluate_node(tell->at->evaluator, node, scope));
  while (scope && scope->list != node->list) scope = scope->outer;
  if (formula)
    tell_into(tell, reason, formula, scope, depth + 1);
  else if (scope && tell->at->binding)
    add_place(tell, reason, yst_binding_column_place(tell->at->binding, node->list, scope->row, node->index));
  return reason;
}

/* The rows of a list that count, each with what it adds. */
static void tell_rows(telling *tell, yst_reason *reason, const yst_node *node, const yst_scope *outer,
                      unsigned depth)
{
  const yst_rows *rows = &tell->at->evaluator->record->lists[node->list];
  const yst_node *where = node->arg_count ? node->args[0] : NULL,
                 *measure = node->arg_count > 1 ? node->args[1] : NULL;
  for (uint32_t i = 0; i < rows->count && tell->steps < MOST_STEPS; i++) {
    yst_scope scope = {node->list, i, outer};
    yst_value picked = where ? yst_evaluate_node(tell->at->evaluator, where, &scope) : yst_known_whole(1);
    bool counts = yst_truth_of(picked).yes;
    yst_text label = yst_format(tell->arena, "line %u", rows->lines ? rows->lines[i] : i + 1);
    yst_reason *row = new_reason(tell, label, measure ? measure->type : (yst_type){YST_KIND_YES_NO, NULL},
                                 measure ? yst_evaluate_node(tell->at->evaluator, measure, &scope) : picked);
    row->considered = !counts;
    if (tell->at->binding)
      add_place(tell, row, yst_binding_column_place(tell->at->binding, node->list, i, SIZE_MAX));
    if (where && (!counts || picked.state != YST_KNOWN)) tell_into(tell, row, where, &scope, depth + 1);
    if (measure && counts) tell_into(tell, row, measure, &scope, depth + 1);
    add_child(tell, reason, row);
  }
}

static void note_band(telling *tell, yst_reason *reason, const yst_node *node, const yst_scope *scope)
{
  yst_value value = yst_evaluate_node(tell->at->evaluator, node->args[0], scope);
  if (value.state != YST_KNOWN) return;
  int32_t row = yst_ladder_row(&tell->at->evaluator->ladders[node->index], value.as.number);
  if (row < 0) {
    reason->note = YST_TEXT("no band holds it");
    return;
  }
  const yst_band *band = &tell->at->evaluator->program->bands[node->index]->items[row];
  yst_text words = yst_case_source(tell->at, band->span);
  reason->span = band->span;
  reason->note = band->label.length ? yst_format(tell->arena, "by the row \"%t\": %t", words, band->label)
                                    : yst_format(tell->arena, "by the row \"%t\"", words);
}

/* The branches up to the one that holds; those passed over are said to have been considered. */
static void tell_choose(telling *tell, yst_reason *reason, const yst_node *node, const yst_scope *scope,
                        unsigned depth)
{
  for (uint32_t i = 0; i + 1 < node->arg_count; i += 2) {
    yst_value condition = yst_evaluate_node(tell->at->evaluator, node->args[i + 1], scope);
    yst_reason *branch = tell_node(tell, node->args[i + 1], scope, depth + 1);
    if (branch) branch->considered = !yst_truth_of(condition).yes;
    add_child(tell, reason, branch);
    if (yst_is_yes(condition)) {
      tell_into(tell, reason, node->args[i], scope, depth + 1);
      return;
    }
  }
  if (node->arg_count & 1) tell_into(tell, reason, node->args[node->arg_count - 1], scope, depth + 1);
}

static void tell_rubric(telling *tell, yst_reason *reason, const yst_node *node, unsigned depth)
{
  const yst_rubric *rule = tell->at->evaluator->program->rubrics[node->index].rule;
  size_t first = 0, count = rule->criterion_count;
  if (node->op == YST_NODE_SECTION) {
    first = rule->sections[node->list].first;
    count = rule->sections[node->list].count;
  }
  for (size_t i = first; i < first + count; i++)
    add_child(tell, reason, tell_result(tell, rule->criteria[i].result, depth + 1));
}

static void tell_checklist(telling *tell, yst_reason *reason, const yst_node *node, unsigned depth)
{
  const yst_checklist *rule = tell->at->evaluator->program->checklists[node->index].rule;
  for (size_t i = 0; i < rule->item_count; i++)
    if (rule->items[i].parent == SIZE_MAX)
      add_child(tell, reason, tell_result(tell, rule->items[i].result, depth + 1));
}

static yst_reason *tell_step(telling *tell, const yst_node *node, const yst_scope *scope, unsigned depth)
{
  yst_value value = yst_settle_node(tell->at->evaluator, node, scope);
  yst_reason *reason = new_reason(tell, words_of(tell, node), node->type, value);
  if (node->origin) reason->span = node->origin->span;
  switch (node->op) {
  case YST_NODE_AGGREGATE: tell_rows(tell, reason, node, scope, depth); return reason;
  case YST_NODE_CHOOSE: tell_choose(tell, reason, node, scope, depth); return reason;
  case YST_NODE_RUBRIC:
  case YST_NODE_SECTION: tell_rubric(tell, reason, node, depth); return reason;
  case YST_NODE_CHECKLIST: tell_checklist(tell, reason, node, depth); return reason;
  case YST_NODE_BANDS: note_band(tell, reason, node, scope); break;
  default: break;
  }
  for (uint32_t i = 0; i < node->arg_count; i++) tell_into(tell, reason, node->args[i], scope, depth + 1);
  return reason;
}

/* What `unless` takes away is told as it was written, and not as its opposite. */
static yst_reason *tell_unless(telling *tell, const yst_node *node, const yst_scope *scope, unsigned depth)
{
  yst_reason *reason = tell_node(tell, node->args[0], scope, depth);
  if (reason && reason->label.length) reason->label = yst_format(tell->arena, "unless %t", reason->label);
  return reason;
}

static yst_reason *tell_node(telling *tell, const yst_node *node, const yst_scope *scope, unsigned depth)
{
  if (depth > MOST_DEPTH || tell->steps > MOST_STEPS) return NULL;
  switch (node->op) {
  case YST_NODE_FIELD: return tell_field(tell, node);
  case YST_NODE_ANSWER: return tell_answer(tell, node);
  case YST_NODE_COLUMN: return tell_column(tell, node, scope, depth);
  case YST_NODE_SLOT: return tell_result(tell, model_of(tell)->results[node->index], depth);
  case YST_NODE_NOT:
    if (is_unless(node->origin)) return tell_unless(tell, node, scope, depth);
    return tell_step(tell, node, scope, depth);
  default: return tell_step(tell, node, scope, depth);
  }
}

static void note_evidence(telling *tell, yst_reason *reason, const yst_result *result, unsigned depth)
{
  if (result->rule_kind != YST_RULE_CRITERION || result->part != YST_PART_SCORE) return;
  const yst_criterion *rule = result->rule;
  for (size_t i = 0; i < rule->label_count && reason->value.state == YST_KNOWN; i++)
    if (yst_number_equal(rule->labels[i].score, reason->value.as.number))
      reason->note = rule->labels[i].label;
  if (rule->evidence_result) add_child(tell, reason, tell_result(tell, rule->evidence_result, depth + 1));
}

static yst_reason *tell_result(telling *tell, const yst_result *result, unsigned depth)
{
  const yst_node *node = tell->at->evaluator->program->slots[result->index].node;
  yst_text label = result->label.length ? result->label : result->name;
  if (depth > MOST_DEPTH || tell->steps > MOST_STEPS) return NULL;
  yst_reason *reason = new_reason(tell, label, result->type, yst_case_value(tell->at, result));
  reason->name = result->name;
  reason->about = result->about;
  if (result->about) reason->span = result->about->span;
  if (!node) return reason;
  /* Of what is asked about itself it is told why it applies. */
  if (depth && simply_applies(tell, node, NULL)) node = node->args[0];
  yst_reason *step = tell_node(tell, node, NULL, depth + 1);
  if (!step) return reason;
  /* A step without words of its own gives its place to what stands under it. */
  if (!step->label.length || (step->child_count && node->op != YST_NODE_SLOT && node->op != YST_NODE_FIELD)) {
    reason->note = step->note;
    reason->children = step->children;
    reason->child_count = step->child_count;
    if (step->label.length && !reason->note.length) reason->note = step->label;
  } else {
    add_child(tell, reason, step);
  }
  note_evidence(tell, reason, result, depth);
  return reason;
}

const yst_reason *yst_explain_result(yst_case *at, const yst_result *result)
{
  telling tell = {at, at->findings->arena, 0};
  return tell_result(&tell, result, 0);
}

const yst_reason *yst_explain_node(yst_case *at, const yst_node *node)
{
  telling tell = {at, at->findings->arena, 0};
  return tell_node(&tell, node, NULL, 0);
}
