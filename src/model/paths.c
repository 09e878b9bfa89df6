#include "model/scope.h"

static const yst_text nothing = {"", 0};

static bool has_parts(yst_symbol_kind kind)
{
  return kind == YST_SYMBOL_RUBRIC || kind == YST_SYMBOL_CHECKLIST || kind == YST_SYMBOL_LIST ||
         kind == YST_SYMBOL_REVIEW || kind == YST_SYMBOL_CONDITION;
}

static yst_text path_of_name(const yst_scope *scope, const yst_syntax *syntax, bool *said)
{
  const yst_model_builder *b = scope->builder;
  const yst_symbol *symbol = yst_symbol_named(b, syntax->name);
  if (symbol && has_parts(symbol->kind)) return yst_name_text(b, syntax->name);
  const yst_member *member = yst_member_named(scope, (yst_word){syntax->name, syntax->span}, said);
  if (member) return member->path;
  return symbol && !*said ? yst_name_text(b, syntax->name) : nothing;
}

yst_text yst_path_of(const yst_scope *scope, const yst_syntax *syntax, bool *said)
{
  *said = false;
  if (!syntax) return nothing;
  if (syntax->op == YST_X_NAME) return path_of_name(scope, syntax, said);
  bool is_step = (syntax->op == YST_X_MEMBER || syntax->op == YST_X_OF) && syntax->arg_count == 1;
  if (!is_step) return nothing;
  yst_text before = yst_path_of(scope, syntax->args[0], said);
  if (!before.length) return nothing;
  return yst_name_dotted(scope->builder, before, yst_name_text(scope->builder, syntax->name));
}

/* What follows a path among the results, for a suggestion: `total` of `significance.total`. */
static yst_text last_step(yst_text path, yst_text result)
{
  if (result.length <= path.length + 1 || result.bytes[path.length] != '.') return nothing;
  if (memcmp(result.bytes, path.bytes, path.length) != 0) return nothing;
  yst_text rest = {result.bytes + path.length + 1, result.length - path.length - 1};
  return memchr(rest.bytes, '.', rest.length) ? nothing : rest;
}

static void say_no_part(yst_model_builder *b, yst_span span, yst_text path, yst_text part)
{
  enum { SHOWN = 12 };
  yst_diag *diag = yst_diags_add(b->diags, YST_UNKNOWN_NAME, span, "`%t` has no `%t`", path, part);
  const yst_model *m = b->model;
  if (!yst_may_suggest(b, m->result_count)) return;
  yst_text *parts = YST_NEW_ARRAY(b->arena, m->result_count, yst_text);
  yst_buffer all = yst_buffer_in(b->arena);
  size_t count = 0;
  for (size_t i = 0; i < m->result_count; i++) {
    yst_text step = last_step(path, m->results[i]->name);
    if (!step.length || m->results[i]->rule_kind == YST_RULE_READING) continue;
    if (count < SHOWN) yst_buffer_format(&all, count ? ", %t" : "%t", step);
    parts[count++] = step;
  }
  if (yst_suggest(b, diag, span, part, parts, count) || !count) return;
  yst_diag_help(b->diags, diag, "It has: %t%s.", yst_buffer_text(&all), count > SHOWN ? " …" : "");
}

yst_expr *yst_resolve_member(const yst_scope *scope, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  bool said = false;
  const yst_other *other = yst_other_named(b, syntax->args[0]);
  if (other) return yst_resolve_other(scope, other, (yst_word){syntax->name, syntax->word}, syntax->span);
  yst_text before = yst_path_of(scope, syntax->args[0], &said);
  if (!before.length) {
    if (!said)
      yst_resolve(scope, syntax->args[0], yst_type_of(YST_KIND_NONE)); /* says what is wrong with it */
    return yst_expr_broken(b, syntax->span);
  }
  yst_text part = yst_name_text(b, syntax->name);
  const yst_result *result = yst_result_named(b, yst_name_dotted(b, before, part));
  if (result) return yst_use_result(scope, result, syntax->span);
  say_no_part(b, syntax->word, before, part);
  return yst_expr_broken(b, syntax->span);
}

/* ---- tables ---- */

static yst_expr *lookup(const yst_scope *scope, const yst_syntax *syntax, size_t table, yst_expr *row,
                        yst_expr *column)
{
  yst_model_builder *b = scope->builder;
  yst_expr *expr =
      yst_expr_of(b, YST_OP_LOOKUP, b->model->tables[table].cell_type, syntax->span, row, column);
  expr->table = table;
  return expr;
}

static yst_expr *say_keys(const yst_scope *scope, const yst_syntax *syntax, const yst_table_rule *table,
                          const char *why)
{
  yst_model_builder *b = scope->builder;
  if (table->columns.type.kind == YST_KIND_NONE || table->rows.type.kind == YST_KIND_NONE)
    return yst_expr_broken(b, syntax->span); /* what its keys are was not to be made out there */
  yst_text name = yst_name_text(b, table->about.name);
  yst_diag *diag = yst_diags_add(b->diags, YST_WRONG_KEYS, syntax->span, "%s", why);
  yst_diag_label(b->diags, diag, table->columns.span, "its columns are %t",
                 yst_type_phrase(b, table->columns.type));
  yst_diag_label(b->diags, diag, table->rows.span, "its rows are %t", yst_type_phrase(b, table->rows.type));
  yst_diag_help(b->diags, diag, "Name the keys: `%t of (columns …, rows …)`.", name);
  return yst_expr_broken(b, syntax->span);
}

/* The key that `columns x`, `rows x` or `KEYNAME x` gives; NULL when it is not given by name. */
static const yst_syntax *named_key(const yst_scope *scope, const yst_syntax *syntax, const char *side,
                                   yst_atom key)
{
  for (size_t i = 0; i < syntax->arg_count; i++) {
    const yst_syntax *arg = syntax->args[i];
    if (arg->op != YST_X_NAMED || arg->arg_count == 0) continue;
    bool by_side = yst_text_equal(yst_name_text(scope->builder, arg->name), yst_text_from(side));
    if (by_side || (key && arg->name == key)) return arg->args[0];
  }
  return NULL;
}

static bool fits(yst_type key, yst_type given)
{
  return key.kind == YST_KIND_NONE || given.kind == YST_KIND_NONE || yst_type_same(key, given);
}

/* Keys without names go by their types, in any order; bare words of a scale cannot be told apart and are
 * refused as unknown. */
static yst_expr *build_plain_keys(const yst_scope *scope, const yst_syntax *syntax, size_t index)
{
  const yst_table_rule *table = &scope->builder->model->tables[index];
  yst_type any = yst_type_of(YST_KIND_NONE);
  bool first_alone = yst_stands_alone(scope, syntax->args[0]);
  yst_expr *second = yst_resolve(scope, syntax->args[1], first_alone ? any : table->rows.type);
  yst_expr *first = first_alone ? yst_resolve(scope, syntax->args[0], any)
                                : yst_resolve(scope, syntax->args[0],
                                              fits(table->rows.type, second->type) ? table->columns.type
                                                                                   : table->rows.type);
  bool same = yst_type_same(table->rows.type, table->columns.type);
  if (same && !yst_is_broken(first) && !yst_is_broken(second))
    return say_keys(scope, syntax, table,
                    "both keys of the table are of one type, so their order says nothing");
  if (fits(table->rows.type, first->type) && fits(table->columns.type, second->type))
    return lookup(scope, syntax, index, first, second);
  if (fits(table->rows.type, second->type) && fits(table->columns.type, first->type))
    return lookup(scope, syntax, index, second, first);
  return say_keys(scope, syntax, table, "the table is looked up by other keys than its own");
}

static yst_expr *build_lookup(const yst_scope *scope, const yst_syntax *syntax, size_t index)
{
  const yst_table_rule *table = &scope->builder->model->tables[index];
  if (syntax->arg_count != 2) return say_keys(scope, syntax, table, "a table is looked up by two keys");
  const yst_syntax *column =
      named_key(scope, syntax, "columns", yst_table_key_name(scope->builder, index, false));
  const yst_syntax *row = named_key(scope, syntax, "rows", yst_table_key_name(scope->builder, index, true));
  if (!column && !row) {
    if (syntax->args[0]->op == YST_X_NAMED || syntax->args[1]->op == YST_X_NAMED)
      return say_keys(scope, syntax, table, "the table has no such key");
    return build_plain_keys(scope, syntax, index);
  }
  if (!column || !row) return say_keys(scope, syntax, table, "name both keys or none");
  yst_expr *at_row = yst_resolve_as(scope, row, table->rows.type, "the rows of the table are");
  yst_expr *at_column = yst_resolve_as(scope, column, table->columns.type, "the columns of the table are");
  return lookup(scope, syntax, index, at_row, at_column);
}

/* ---- lower of, better of … ---- */

static bool builds_choice_of(const yst_model_builder *b, yst_atom name)
{
  return name == b->word.lower || name == b->word.higher || name == b->word.worse || name == b->word.better;
}

/* `better of (a, b)`: the lower or the higher, as the good end is. */
static yst_expr *choose_by_goodness(const yst_scope *scope, const yst_syntax *syntax, yst_expr *const *args)
{
  yst_model_builder *b = scope->builder;
  size_t count = syntax->arg_count;
  yst_direction direction = yst_direction_between(scope, args[0], args[count - 1]);
  if (direction == YST_NO_DIRECTION) {
    yst_say_no_good_end(b, syntax->span, args[0]);
    return yst_expr_broken(b, syntax->span);
  }
  bool better = syntax->name == b->word.better;
  yst_op up = better ? YST_OP_HIGHER : YST_OP_LOWER, down = better ? YST_OP_LOWER : YST_OP_HIGHER;
  yst_op op = direction == YST_LOWER_IS_BETTER ? down : up;
  yst_expr *chosen = yst_expr_list(b, op, args[0]->type, syntax->span, args, count);
  if (direction != YST_BETTER_BY_ROW) return chosen;
  return yst_choose_by_row(scope, syntax->span, chosen,
                           yst_expr_list(b, down, args[0]->type, syntax->span, args, count));
}

static yst_expr *build_choice_of(const yst_scope *scope, const yst_syntax *syntax, yst_type want)
{
  yst_model_builder *b = scope->builder;
  size_t count = syntax->arg_count;
  yst_expr **args = YST_NEW_ARRAY(b->arena, count, yst_expr *);
  size_t lead = 0;
  while (lead + 1 < count && !yst_stands_alone(scope, syntax->args[lead])) lead++;
  args[lead] = yst_resolve(scope, syntax->args[lead], want);
  for (size_t i = 0; i < count; i++) {
    if (i != lead) args[i] = yst_resolve(scope, syntax->args[i], args[lead]->type);
  }
  bool mixed = false;
  for (size_t i = 1; i < count; i++) {
    if (!yst_type_same(args[0]->type, args[i]->type)) mixed = true;
  }
  for (size_t i = 0; i < count && mixed; i++) args[i] = yst_expr_points(b, args[i]);
  for (size_t i = 1; i < count; i++) {
    if (yst_is_broken(args[0]) || yst_is_broken(args[i])) return yst_expr_broken(b, syntax->span);
    if (yst_type_same(args[0]->type, args[i]->type)) continue;
    yst_say_mismatch(b, syntax->span, args[0], args[i], "chosen between");
    return yst_expr_broken(b, syntax->span);
  }
  if (yst_is_broken(args[0])) return yst_expr_broken(b, syntax->span);
  if (syntax->name == b->word.worse || syntax->name == b->word.better)
    return choose_by_goodness(scope, syntax, args);
  if (!yst_type_ordered(args[0]->type)) {
    yst_diags_add(b->diags, YST_UNORDERED, args[0]->span, "`%t` has no lower or higher: it is %t",
                  yst_span_text(b, args[0]->span), yst_type_phrase(b, args[0]->type));
    return yst_expr_broken(b, syntax->span);
  }
  yst_op op = syntax->name == b->word.lower ? YST_OP_LOWER : YST_OP_HIGHER;
  return yst_expr_list(b, op, args[0]->type, syntax->span, args, count);
}

/* ---- x of y ---- */

static void say_no_table(yst_model_builder *b, const yst_syntax *syntax)
{
  yst_text name = yst_name_text(b, syntax->name);
  yst_diag *diag = yst_diags_add(b->diags, YST_UNKNOWN_NAME, syntax->word, "no table is called `%t`", name);
  size_t count = yst_may_suggest(b, b->model->table_count) ? b->model->table_count : 0;
  yst_text *names = YST_NEW_ARRAY(b->arena, count, yst_text);
  for (size_t i = 0; i < count; i++) names[i] = yst_name_text(b, b->model->tables[i].about.name);
  yst_suggest(b, diag, syntax->word, name, names, count);
}

/* `score of resources`: a criterion comes before a field of the same name. */
static const yst_result *part_of(const yst_scope *scope, const yst_syntax *syntax, yst_text *path, bool *said)
{
  yst_model_builder *b = scope->builder;
  *path = yst_path_of(scope, syntax->args[0], said);
  if (!path->length) return NULL;
  const yst_result *result = yst_result_named(b, yst_name_dotted(b, *path, yst_name_text(b, syntax->name)));
  if (result || syntax->name != b->word.score) return result;
  result = yst_result_named(b, *path);
  return result && result->part == YST_PART_SCORE ? result : NULL;
}

/* Criteria have scores, so both their number and their scores may be meant; items can only be counted. */
static void say_several(const yst_scope *scope, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  yst_text written = yst_span_text(b, syntax->span);
  yst_diag *diag = yst_diags_add(b->diags, YST_TYPE_MISMATCH, syntax->span,
                                 "`%t` are several, and this place takes one value", written);
  if (syntax->name == b->word.items) {
    yst_diag_help(b->diags, diag, "For how many there are write `count of %t`.", written);
  } else if (syntax->name == b->word.criteria) {
    yst_diag_help(b->diags, diag, "Say which: `count of %t`, `highest %t`, `sum %t`, `average %t`.", written,
                  written, written, written);
  } else {
    yst_diag_help(b->diags, diag, "Say which: `highest %t`, `sum %t`, `average %t`.", written, written,
                  written);
  }
}

static yst_expr *say_no_such(const yst_scope *scope, const yst_syntax *syntax, yst_text path)
{
  yst_model_builder *b = scope->builder;
  const yst_symbol *base =
      syntax->args[0]->op == YST_X_NAME ? yst_symbol_named(b, syntax->args[0]->name) : NULL;
  bool is_list = base && base->kind == YST_SYMBOL_LIST;
  if (is_list || syntax->name == b->word.criteria || syntax->name == b->word.items) {
    say_several(scope, syntax);
  } else if (path.length) {
    say_no_part(b, syntax->word, path, yst_name_text(b, syntax->name));
  } else {
    yst_expr *arg = yst_resolve(scope, syntax->args[0], yst_type_of(YST_KIND_NONE));
    if (!yst_is_broken(arg)) yst_say_unknown(scope, (yst_word){syntax->name, syntax->word});
  }
  return yst_expr_broken(b, syntax->span);
}

yst_expr *yst_resolve_of(const yst_scope *scope, const yst_syntax *syntax, yst_type want)
{
  yst_model_builder *b = scope->builder;
  if (syntax->arg_count == 0) return yst_expr_broken(b, syntax->span);
  const yst_other *other = yst_other_named(b, syntax->args[0]);
  if (other && syntax->arg_count == 1)
    return yst_resolve_other(scope, other, (yst_word){syntax->name, syntax->word}, syntax->span);
  const yst_symbol *symbol = yst_symbol_named(b, syntax->name);
  if (symbol && symbol->kind == YST_SYMBOL_TABLE) return build_lookup(scope, syntax, symbol->index);
  yst_text path = nothing;
  if (syntax->arg_count == 1) {
    bool said = false;
    const yst_result *result = part_of(scope, syntax, &path, &said);
    if (said) return yst_expr_broken(b, syntax->span);
    if (result) return yst_use_result(scope, result, syntax->span);
  }
  if (builds_choice_of(b, syntax->name)) return build_choice_of(scope, syntax, want);
  if (syntax->arg_count > 1) {
    say_no_table(b, syntax);
    return yst_expr_broken(b, syntax->span);
  }
  return say_no_such(scope, syntax, path);
}
