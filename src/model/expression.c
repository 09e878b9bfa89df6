#include "model/scope.h"

static yst_expr *resolve_literal(const yst_scope *scope, const yst_syntax *syntax, yst_type want)
{
  yst_model_builder *b = scope->builder;
  const yst_literal *literal = &syntax->literal;
  yst_type type = yst_literal_type(literal);
  if (literal->kind == YST_LITERAL_NAME) {
    yst_syntax name = *syntax;
    name.name = literal->name;
    return yst_resolve_name(scope, &name, want);
  }
  if (type.kind == YST_KIND_TEXT) {
    yst_number number;
    if (want.kind == YST_KIND_CHOICE)
      return yst_literal_number(b, literal, want, &number) ? yst_expr_const(b, want, number, syntax->span)
                                                           : yst_expr_broken(b, syntax->span);
    yst_expr *expr = yst_expr_new(b, YST_OP_TEXT, type, syntax->span);
    expr->text = literal->text;
    return expr;
  }
  if (type.kind == YST_KIND_NONE) {
    yst_diag *diag = yst_diags_add(b->diags, YST_TYPE_MISMATCH, syntax->span,
                                   "`%t` is no value to reckon with", yst_span_text(b, syntax->span));
    yst_diag_help(b->diags, diag, "Ask for it: `is known`, `is given`, `is applicable`.");
    return yst_expr_broken(b, syntax->span);
  }
  return yst_expr_const(b, type, literal->number, syntax->span);
}

/* The value that has a type by itself tells the others theirs. */
static yst_type type_of_choices(const yst_scope *scope, const yst_syntax *syntax, yst_type want,
                                yst_expr **values)
{
  for (size_t i = 0; i < syntax->arg_count; i += 2) {
    if (!yst_stands_alone(scope, syntax->args[i])) continue;
    values[i] = yst_resolve(scope, syntax->args[i], want);
    return values[i]->type;
  }
  return want;
}

static yst_expr *resolve_choose(const yst_scope *scope, const yst_syntax *syntax, yst_type want)
{
  yst_model_builder *b = scope->builder;
  yst_expr **args = YST_NEW_ARRAY(b->arena, syntax->arg_count, yst_expr *);
  yst_type type = type_of_choices(scope, syntax, want, args);
  bool faulty = false;
  for (size_t i = 0; i < syntax->arg_count; i++) {
    bool is_condition = i % 2 == 1;
    if (is_condition) {
      args[i] = yst_resolve_condition(scope, syntax->args[i]);
    } else if (!args[i]) {
      args[i] = yst_resolve(scope, syntax->args[i], type);
    }
    if (is_condition || faulty || yst_is_broken(args[i])) continue;
    if (type.kind == YST_KIND_NONE) type = args[i]->type;
    if (yst_type_same(type, args[i]->type)) continue;
    yst_say_mismatch(b, syntax->span, args[0], args[i], "given in turn");
    faulty = true;
  }
  yst_expr *expr = yst_expr_list(b, YST_OP_CHOOSE, type, syntax->span, args, syntax->arg_count);
  return faulty ? yst_break(expr) : expr;
}

static yst_expr *say_several(const yst_scope *scope, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  yst_diag *diag = yst_diags_add(b->diags, YST_TYPE_MISMATCH, syntax->span,
                                 "several stand here, and this place takes one value");
  yst_diag_help(b->diags, diag, "Say what of them: `count of (…)`, `highest of (…)`, `any of (…)`.");
  return yst_expr_broken(b, syntax->span);
}

yst_expr *yst_resolve(const yst_scope *scope, const yst_syntax *syntax, yst_type want)
{
  yst_model_builder *b = scope->builder;
  if (!syntax) return scope->member ? scope->member : yst_expr_broken(b, (yst_span){0, 0, 0});
  if (b->expr_limit_said)
    return yst_expr_broken(b, syntax->span); /* going on would cost what the limit saves */
  switch (syntax->op) {
  case YST_X_BROKEN: return yst_expr_broken(b, syntax->span);
  case YST_X_NAME: return yst_resolve_name(scope, syntax, want);
  case YST_X_LITERAL: return resolve_literal(scope, syntax, want);
  case YST_X_AND:
  case YST_X_OR:
  case YST_X_NOT: return yst_resolve_joined(scope, syntax);
  case YST_X_INCLUDES: return yst_resolve_includes(scope, syntax);
  case YST_X_WITHIN_OF:
  case YST_X_WITHIN_BEFORE:
  case YST_X_WITHIN_AFTER:
  case YST_X_OVER_BEFORE:
  case YST_X_OVER_AFTER:
  case YST_X_UNDER_BEFORE:
  case YST_X_UNDER_AFTER:
  case YST_X_AT_LEAST_BEFORE:
  case YST_X_AT_LEAST_AFTER:
  case YST_X_AT_MOST_BEFORE:
  case YST_X_AT_MOST_AFTER: return yst_resolve_window(scope, syntax);
  case YST_X_QUANTITY: return yst_resolve_quantity(scope, syntax);
  case YST_X_ADD:
  case YST_X_SUBTRACT:
  case YST_X_MULTIPLY:
  case YST_X_DIVIDE:
  case YST_X_MINUS:
  case YST_X_ROUNDED:
  case YST_X_BEHIND:
  case YST_X_PERCENT_OF: return yst_resolve_arithmetic(scope, syntax, want);
  case YST_X_IN_UNIT:
  case YST_X_AS: return yst_resolve_in_unit(scope, syntax);
  case YST_X_FIRST_DAY:
  case YST_X_LAST_DAY: return yst_resolve_day_of(scope, syntax);
  case YST_X_OF: return yst_resolve_of(scope, syntax, want);
  case YST_X_MEMBER: return yst_resolve_member(scope, syntax);
  case YST_X_AGGREGATE: return yst_resolve_aggregate(scope, syntax);
  case YST_X_CHOOSE: return resolve_choose(scope, syntax, want);
  case YST_X_WHERE:
  case YST_X_LIST:
  case YST_X_NAMED: return say_several(scope, syntax);
  default: return yst_resolve_comparison(scope, syntax);
  }
}

static void help_to_compare(yst_model_builder *b, yst_diag *diag, const yst_expr *expr)
{
  yst_text text = yst_span_text(b, expr->span);
  switch (expr->type.kind) {
  case YST_KIND_CHOICE: yst_diag_help(b->diags, diag, "Say which word it is: `%t is …`.", text); break;
  case YST_KIND_SET: yst_diag_help(b->diags, diag, "Say what it includes: `%t includes …`.", text); break;
  case YST_KIND_TEXT: yst_diag_help(b->diags, diag, "Ask whether it is there: `%t is given`.", text); break;
  default: yst_diag_help(b->diags, diag, "Compare it: `%t is over …`, `%t is given`.", text, text);
  }
}

yst_expr *yst_resolve_condition(const yst_scope *scope, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  yst_expr *expr = yst_resolve(scope, syntax, yst_type_of(YST_KIND_YES_NO));
  if (yst_is_broken(expr) || expr->type.kind == YST_KIND_YES_NO) return expr;
  yst_diag *diag =
      yst_diags_add(b->diags, YST_NOT_A_CONDITION, expr->span, "`%t` is %t, and a condition is yes or no",
                    yst_span_text(b, expr->span), yst_type_phrase(b, expr->type));
  help_to_compare(b, diag, expr);
  return yst_expr_broken(b, expr->span);
}

yst_expr *yst_resolve_as(const yst_scope *scope, const yst_syntax *syntax, yst_type type, const char *place)
{
  yst_model_builder *b = scope->builder;
  yst_expr *expr = yst_resolve(scope, syntax, type);
  if (yst_is_broken(expr) || type.kind == YST_KIND_NONE) return expr;
  if (type.kind == YST_KIND_NUMBER) expr = yst_expr_points(b, expr);
  bool same = type.kind == YST_KIND_CHOICE && type.choices ? yst_type_same(expr->type, type)
                                                           : expr->type.kind == type.kind;
  if (same) return expr;
  yst_diags_add(b->diags, YST_TYPE_MISMATCH, expr->span, "`%t` is %t, and %s %t",
                yst_span_text(b, expr->span), yst_type_phrase(b, expr->type), place,
                yst_type_phrase(b, type));
  return yst_expr_broken(b, expr->span);
}

static yst_expr *field_named(yst_model_builder *b, size_t field, yst_span span)
{
  yst_expr *expr = yst_expr_new(b, YST_OP_FIELD, b->model->fields[field].type, span);
  expr->index = field;
  return expr;
}

/* Whether the partnership has this name. */
static yst_expr *is_called(yst_model_builder *b, yst_text name, yst_span span)
{
  size_t also = b->model->also_known_field, count = 0;
  yst_expr **args = YST_NEW_ARRAY(b->arena, 3, yst_expr *);
  args[count++] = field_named(b, b->model->identifying_field, span);
  args[count] = yst_expr_new(b, YST_OP_TEXT, yst_type_of(YST_KIND_TEXT), span);
  args[count++]->text = name;
  if (also != YST_NOWHERE) args[count++] = field_named(b, also, span);
  return yst_expr_list(b, YST_OP_CALLED, yst_type_of(YST_KIND_YES_NO), span, args, count);
}

/* `applies to "Name", "Name"`: to these partnerships alone. */
static yst_expr *applies_to(const yst_scope *scope, const yst_piece *piece, const yst_piece *clause)
{
  yst_model_builder *b = scope->builder;
  if (b->model->identifying_field == YST_NOWHERE) {
    yst_diag *diag = yst_diags_add(b->diags, YST_MISSING_CLAUSE, clause->span,
                                   "no field says what a partnership is called");
    yst_diag_help(b->diags, diag,
                  "Declare `field name \"Name\" text`, or say `identified by FIELD` under `register`.");
    return yst_expr_broken(b, clause->span);
  }
  yst_expr **args = YST_NEW_ARRAY(b->arena, clause->text_count, yst_expr *);
  for (size_t i = 0; i < clause->text_count; i++) {
    yst_addressed addressed = {yst_about_of(b, piece, NULL), clause->texts[i]};
    YST_PUSH(b->arena, b->model->addressed, b->model->addressed_count, b->addressed_capacity, addressed);
    args[i] = is_called(b, clause->texts[i], clause->span);
  }
  return clause->text_count == 1 ? args[0]
                                 : yst_expr_list(b, YST_OP_OR, yst_type_of(YST_KIND_YES_NO), clause->span,
                                                 args, clause->text_count);
}

yst_expr *yst_resolve_applies(const yst_scope *scope, const yst_piece *piece, const yst_syntax *also)
{
  yst_expr *applies = also ? yst_resolve_condition(scope, also) : NULL;
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_APPLIES));) {
    if (!p->expr && p->text_count == 0) continue;
    yst_expr *one = p->expr ? yst_resolve_condition(scope, p->expr) : applies_to(scope, piece, p);
    applies = yst_expr_both(scope->builder, applies, one);
  }
  return applies;
}
