#include "model/scope.h"

static const yst_type yes_no = {YST_KIND_YES_NO, NULL};

static bool is_open_and(const yst_syntax *syntax)
{
  return syntax->op == YST_X_AND && !syntax->bracketed;
}

/* `a or (b and c) or d` */
static yst_text bracket_ands(yst_model_builder *b, const yst_syntax *either)
{
  yst_buffer out = yst_buffer_in(b->arena);
  for (size_t i = 0; i < either->arg_count; i++) {
    yst_text text = yst_span_text(b, either->args[i]->span);
    if (i) yst_buffer_add_string(&out, " or ");
    yst_buffer_format(&out, is_open_and(either->args[i]) ? "(%t)" : "%t", text);
  }
  return yst_buffer_text(&out);
}

/* `(a or b) and (c or d)`: the same line with the brackets round what `or` joins. */
static yst_text bracket_ors(yst_model_builder *b, const yst_syntax *either)
{
  yst_buffer out = yst_buffer_in(b->arena), run = yst_buffer_in(b->arena);
  size_t in_run = 0;
  for (size_t i = 0; i < either->arg_count; i++) {
    const yst_syntax *arg = either->args[i];
    bool is_and = is_open_and(arg);
    size_t steps = is_and ? arg->arg_count : 1;
    for (size_t k = 0; k < steps; k++) {
      if (k > 0) {
        yst_buffer_format(&out, in_run > 1 ? "(%t) and " : "%t and ", yst_buffer_text(&run));
        yst_buffer_clear(&run);
        in_run = 0;
      }
      if (in_run++) yst_buffer_add_string(&run, " or ");
      yst_buffer_add(&run, yst_span_text(b, is_and ? arg->args[k]->span : arg->span));
    }
  }
  yst_buffer_format(&out, in_run > 1 ? "(%t)" : "%t", yst_buffer_text(&run));
  return yst_buffer_text(&out);
}

static void offer_one_of(yst_model_builder *b, const yst_syntax *comparison, const yst_syntax *const *words,
                         size_t count);

/* The condition that stands last, or first, of what an `or` joins. */
static const yst_syntax *edge_of(const yst_syntax *arg, bool last)
{
  return is_open_and(arg) ? arg->args[last ? arg->arg_count - 1 : 0] : arg;
}

/* `a and kind is financial or legal`: the mixture is one only because a word stands by itself. */
static bool says_one_of(const yst_scope *scope, const yst_syntax *either)
{
  yst_model_builder *b = scope->builder;
  for (size_t i = 1; i < either->arg_count; i++) {
    const yst_syntax *comparison = edge_of(either->args[i - 1], true),
                     *word = edge_of(either->args[i], false);
    if (comparison->op != YST_X_IS || comparison->bracketed || word->op != YST_X_NAME || word->bracketed)
      continue;
    if (yst_stands_alone(scope, word) || b->choices_by_word[word->name] == YST_NOWHERE) continue;
    offer_one_of(b, comparison, &word, 1);
    return true;
  }
  return false;
}

static void refuse_mixture(const yst_scope *scope, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  for (size_t i = 0; i < syntax->arg_count; i++) {
    if (!is_open_and(syntax->args[i])) continue;
    if (says_one_of(scope, syntax)) return;
    yst_diag *diag =
        yst_diags_add(b->diags, YST_MIXED_AND_OR, syntax->span, "`and` stands beside `or` without brackets");
    yst_diag_label(b->diags, diag, syntax->args[i]->word, "`and`");
    if (syntax->word.source) yst_diag_label(b->diags, diag, syntax->word, "`or`");
    yst_diag_help(b->diags, diag, "Write `%t`.", bracket_ands(b, syntax));
    yst_diag_help(b->diags, diag, "Or write `%t`.", bracket_ors(b, syntax));
    return;
  }
}

/* `kind is financial or legal`: what follows the `or` is a further word for the comparison before it. */
static bool continues_comparison(const yst_scope *scope, const yst_syntax *comparison, const yst_expr *made,
                                 const yst_syntax *arg)
{
  if (comparison->op != YST_X_IS || comparison->bracketed || !comparison->args[0] || yst_is_broken(made))
    return false;
  if (made->arg_count == 0 || arg->bracketed) return false;
  yst_type type = made->args[0]->type;
  if (arg->op == YST_X_LITERAL)
    return yst_literal_type(&arg->literal).kind == type.kind && type.kind != YST_KIND_YES_NO;
  if (arg->op != YST_X_NAME || yst_stands_alone(scope, arg)) return false;
  return type.kind == YST_KIND_CHOICE && yst_choice_place(type.choices, arg->name) != YST_NOWHERE;
}

static void offer_one_of(yst_model_builder *b, const yst_syntax *comparison, const yst_syntax *const *words,
                         size_t count)
{
  yst_buffer out = yst_buffer_in(b->arena);
  yst_buffer_format(&out, "%t is one of %t", yst_span_text(b, comparison->args[0]->span),
                    yst_span_text(b, comparison->args[1]->span));
  for (size_t i = 0; i < count; i++) yst_buffer_format(&out, ", %t", yst_span_text(b, words[i]->span));
  yst_text said = yst_buffer_text(&out);
  const yst_syntax *arg = words[0];
  yst_diag *diag = yst_diags_add(b->diags, YST_NOT_A_CONDITION, arg->span, "`%t` alone is no condition",
                                 yst_span_text(b, arg->span));
  yst_diag_label(b->diags, diag, comparison->span, "this comparison ends before `or`");
  yst_diag_fix(b->diags, diag, yst_span_join(comparison->span, words[count - 1]->span), false, said);
  yst_diag_help(b->diags, diag, "Write `%t`.", said);
}

static yst_expr *resolve_many(const yst_scope *scope, const yst_syntax *syntax, yst_op op)
{
  yst_model_builder *b = scope->builder;
  yst_expr **args = YST_NEW_ARRAY(b->arena, syntax->arg_count, yst_expr *);
  for (size_t i = 0; i < syntax->arg_count; i++) {
    size_t end = i;
    while (op == YST_OP_OR && i > 0 && end < syntax->arg_count &&
           continues_comparison(scope, syntax->args[i - 1], args[i - 1], syntax->args[end]))
      end++;
    if (end > i) offer_one_of(b, syntax->args[i - 1], (const yst_syntax *const *)syntax->args + i, end - i);
    for (; i < end; i++) args[i] = yst_expr_broken(b, syntax->args[i]->span);
    if (i < syntax->arg_count) args[i] = yst_resolve_condition(scope, syntax->args[i]);
  }
  return yst_expr_list(b, op, yes_no, syntax->span, args, syntax->arg_count);
}

yst_expr *yst_resolve_joined(const yst_scope *scope, const yst_syntax *syntax)
{
  if (syntax->op == YST_X_NOT) {
    yst_expr *inner = yst_resolve_condition(scope, syntax->args[0]);
    yst_expr *negated = yst_expr_of(scope->builder, YST_OP_NOT, yes_no, syntax->span, inner, NULL);
    negated->unless = syntax->word.start == syntax->span.start && syntax->word.end == syntax->span.end;
    return negated;
  }
  if (syntax->op == YST_X_OR) refuse_mixture(scope, syntax);
  return resolve_many(scope, syntax, syntax->op == YST_X_OR ? YST_OP_OR : YST_OP_AND);
}
