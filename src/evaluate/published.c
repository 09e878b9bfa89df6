#include "evaluate/rules.h"
#include "evaluate/run.h"
#include "evaluate/settle.h"
#include "evaluate/show.h"

/* ---- of a partnership ---- */

static yst_text title_of(const yst_model *model, const yst_about *about)
{
  return about->label.length ? about->label : yst_atom_text(model->atoms, about->name);
}

/* `it comes to 2 or 3`: a value of which nothing is known has no words of its own. */
static yst_text it_comes_to(yst_arena *arena, yst_text computed)
{
  if (yst_text_equal(computed, YST_TEXT("not known"))) return YST_TEXT("what it comes to is not known");
  return yst_format(arena, "it comes to %t", computed);
}

static void say_cannot_be_checked(yst_case *at, const yst_published *rule, yst_text title, yst_text printed,
                                  yst_text computed)
{
  (void)yst_findings_add(at->findings, YST_NOTE, &rule->about,
                         yst_dotted(at->findings->arena, rule->result->name, "cannot_be_checked"),
                         "%t: %t is printed; %t, so this cannot be checked.", title, printed,
                         it_comes_to(at->findings->arena, computed));
}

/* The fields that an expression reads, with what stands in them: `Total as printed, 23`. As deep as the
 * expression. */
static void add_fields(const yst_case *at, const yst_expr *expr, yst_buffer *words)
{
  if (expr->op == YST_OP_FIELD) {
    const yst_model *model = at->evaluator->program->model;
    yst_text title = title_of(model, &model->fields[expr->index].about);
    yst_text value = yst_case_typed_words(at, expr->type, at->evaluator->record->fields[expr->index]);
    yst_buffer_format(words, words->length ? " and %t, %t" : "%t, %t", title, value);
  }
  for (size_t i = 0; i < expr->arg_count; i++)
    if (expr->args[i]) add_fields(at, expr->args[i], words);
}

/* Whether another figure than the computed one explains what is printed: then it is no second slip. */
static yst_text say_follows(yst_case *at, const yst_published *rule, const yst_program_pair *pair,
                            yst_value printed)
{
  if (!pair->follows) return YST_TEXT("");
  yst_value other = yst_settle_node(at->evaluator, pair->follows, NULL);
  if (other.state != YST_KNOWN) return YST_TEXT("");
  if (pair->shown) {
    yst_node node = {.op = YST_NODE_ROUND, .mode = pair->shown->show_mode, .number = pair->shown->show_step};
    other = yst_evaluate_round(at->evaluator, &node, other);
  }
  bool same = yst_is_yes(yst_evaluate_compare(at->evaluator, YST_NODE_EQUAL, printed, other));
  if (pair->any_rounding && yst_ways_of_rounding(at->evaluator, pair->right->type, printed, other))
    same = true;
  yst_buffer from = yst_buffer_in(at->findings->arena);
  add_fields(at, rule->follows, &from);
  if (!from.length) yst_buffer_format(&from, "`%t`", yst_case_source(at, rule->follows->span));
  return yst_format(at->findings->arena, same ? "; it follows from %t" : "; nor does it follow from %t",
                    yst_buffer_text(&from));
}

void yst_find_published(yst_case *at, size_t index)
{
  const yst_program *program = at->evaluator->program;
  const yst_published *rule = &program->model->published[index];
  yst_value agrees = yst_case_value(at, rule->result);
  if (rule->over_register || (!yst_is_no(agrees) && agrees.state != YST_OPEN)) return;
  const yst_program_pair *pair = &program->published[index];
  yst_value printed = yst_evaluate_node(at->evaluator, pair->left, NULL),
            computed = yst_settle_node(at->evaluator, pair->right, NULL);
  if (printed.state == YST_OPEN) return; /* a cell with nothing in it prints nothing */
  const yst_result *result = rule->computed->op == YST_OP_RESULT ? rule->computed->result : NULL;
  yst_text computed_words =
      result ? yst_case_words(at, result, computed) : yst_case_typed_words(at, pair->right->type, computed);
  yst_text title = title_of(program->model, &rule->about),
           printed_words = yst_case_typed_words(at, pair->left->type, printed);
  if (agrees.state == YST_OPEN) {
    say_cannot_be_checked(at, rule, title, printed_words, computed_words);
    return;
  }
  yst_op op = rule->printed->op;
  yst_finding *finding;
  if (op == YST_OP_FIELD || op == YST_OP_CONST || op == YST_OP_TEXT)
    finding = yst_findings_add(at->findings, YST_MUST, &rule->about, rule->result->name,
                               "%t: %t is printed, but it comes to %t%t.", title, printed_words,
                               computed_words, say_follows(at, rule, pair, printed));
  else
    finding = yst_findings_add(at->findings, YST_MUST, &rule->about, rule->result->name,
                               "%t: `%t` comes to %t, but `%t` comes to %t.", title,
                               yst_case_source(at, rule->printed->span), printed_words,
                               yst_case_source(at, rule->computed->span), computed_words);
  yst_place_node(at, finding, pair->left, NULL);
  yst_place_node(at, finding, pair->right, NULL);
  if (pair->follows) yst_place_node(at, finding, pair->follows, NULL);
}

/* ---- of the register ---- */

static yst_text words(yst_run *run, yst_type type, yst_value value)
{
  yst_buffer buffer = yst_buffer_in(run->arena);
  yst_show_typed(&buffer, run->program->model->atoms, type, value);
  return yst_buffer_text(&buffer);
}

void yst_run_judge_published(yst_run *run, size_t index)
{
  const yst_published *rule = &run->program->model->published[index];
  const yst_program_pair *pair = &run->program->published[index];
  if (!rule->over_register) return;
  yst_value printed = yst_evaluate_node(&run->evaluator, pair->left, NULL),
            computed = yst_evaluate_node(&run->evaluator, pair->right, NULL);
  yst_value agrees = yst_evaluate_compare(&run->evaluator, YST_NODE_EQUAL, printed, computed);
  if (pair->any_rounding && yst_ways_of_rounding(&run->evaluator, pair->right->type, printed, computed))
    return;
  yst_text code = yst_atom_text(run->program->model->atoms, rule->about.name),
           title = rule->about.label.length ? rule->about.label : code;
  yst_text left = words(run, pair->left->type, printed), right = words(run, pair->right->type, computed);
  if (yst_is_no(agrees))
    (void)yst_findings_add(&run->whole, YST_MUST, &rule->about, code,
                           "%t: %t is printed, but it comes to %t.", title, left, right);
  else if (agrees.state == YST_OPEN)
    (void)yst_findings_add(
        &run->whole, YST_NOTE, &rule->about, yst_dotted(run->arena, code, "cannot_be_checked"),
        "%t: %t is printed; %t and cannot be checked.", title, left, it_comes_to(run->arena, right));
}
