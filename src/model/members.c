#include "model/scope.h"

static const yst_type any_type = {YST_KIND_NONE, NULL};

/* What stands before `where`, or the whole: a list, the register, criteria, a name of something fixed. */
typedef struct source {
  const yst_syntax *of;      /* the list itself */
  const yst_syntax *measure; /* `residual` of `residual of risks` */
  const yst_syntax *where;
} source;

static bool is_collection_word(const yst_model_builder *b, yst_atom name)
{
  return name == b->word.criteria || name == b->word.items || name == b->word.score;
}

static const yst_symbol *list_named(const yst_model_builder *b, const yst_syntax *syntax)
{
  const yst_symbol *symbol = syntax->op == YST_X_NAME ? yst_symbol_named(b, syntax->name) : NULL;
  return symbol && symbol->kind == YST_SYMBOL_LIST ? symbol : NULL;
}

static bool names_register(const yst_model_builder *b, const yst_syntax *syntax)
{
  if (syntax->op != YST_X_NAME || yst_symbol_named(b, syntax->name)) return false;
  return syntax->name == b->word.partnerships || (b->register_name && syntax->name == b->register_name);
}

static source source_of(const yst_model_builder *b, const yst_syntax *syntax)
{
  source s = {syntax, NULL, NULL};
  if (syntax->op == YST_X_WHERE) {
    s.of = syntax->args[0];
    s.where = syntax->args[1];
  }
  if (s.of->op == YST_X_OF && s.of->arg_count == 1 &&
      (list_named(b, s.of->args[0]) || names_register(b, s.of->args[0]))) {
    s.measure = s.of;
    s.of = s.of->args[0];
  }
  return s;
}

static void push(yst_model_builder *b, yst_members *m, yst_expr *value, yst_expr *where)
{
  if (m->count == m->capacity) {
    size_t more = m->capacity ? 2 * m->capacity : 8;
    m->wheres = yst_arena_grow(b->arena, m->wheres, m->count, more, sizeof *m->wheres);
    m->items = yst_arena_grow(b->arena, m->items, m->count, more, sizeof *m->items);
    m->capacity = more;
  }
  m->wheres[m->count] = where;
  m->items[m->count++] = value;
}

/* A result as a member, with what `where` asks of it. */
static void push_result(const yst_scope *scope, yst_members *m, const yst_result *result,
                        const yst_syntax *where, yst_span span)
{
  yst_model_builder *b = scope->builder;
  if (!result) return;
  yst_scope inner = *scope;
  inner.criterion = result;
  push(b, m, yst_use_result(scope, result, span), where ? yst_resolve_condition(&inner, where) : NULL);
}

static bool push_criteria(const yst_scope *scope, yst_members *m, const source *s)
{
  yst_model_builder *b = scope->builder;
  bool said = false;
  yst_text path = yst_path_of(scope, s->of->args[0], &said);
  const yst_symbol *symbol = path.length ? yst_symbol_named(b, yst_atom_find(b->atoms, path)) : NULL;
  bool items = s->of->name == b->word.items;
  if (!symbol || symbol->kind != (items ? YST_SYMBOL_CHECKLIST : YST_SYMBOL_RUBRIC)) return false;
  m->is_several = true;
  if (items) {
    const yst_checklist *checklist = &b->model->checklists[symbol->index];
    for (size_t i = 0; i < checklist->item_count; i++) {
      const yst_item *item = &checklist->items[i];
      if (item->parent == YST_NOWHERE) push_result(scope, m, item->result, s->where, s->of->span);
    }
  } else {
    const yst_rubric *rubric = &b->model->rubrics[symbol->index];
    for (size_t i = 0; i < rubric->criterion_count; i++)
      push_result(scope, m, rubric->criteria[i].result, s->where, s->of->span);
  }
  return true;
}

static bool push_parts(const yst_scope *scope, yst_members *m, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  bool here = syntax->op == YST_X_NAME && syntax->name == b->word.parts && !yst_symbol_named(b, syntax->name);
  if (!here || scope->condition == YST_NOWHERE) return false;
  const yst_condition *condition = &b->model->conditions[scope->condition];
  for (size_t i = 0; i < condition->part_count; i++)
    push_result(scope, m, condition->parts[i].result, NULL, syntax->span);
  m->is_several = true;
  return true;
}

/* What is wrong inside a group is said where the group stands, once. */
static bool push_group(const yst_scope *scope, yst_members *m, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  const yst_symbol *symbol = syntax->op == YST_X_NAME ? yst_symbol_named(b, syntax->name) : NULL;
  if (!symbol || symbol->kind != YST_SYMBOL_GROUP) return false;
  const yst_words *names = &symbol->piece->names;
  yst_scope inner = yst_scope_record(b);
  for (size_t i = 0; i < names->count; i++) {
    yst_syntax name = {.op = YST_X_NAME,
                       .span = names->items[i].span,
                       .word = names->items[i].span,
                       .name = names->items[i].atom};
    if (!yst_group_member_fits(&inner, &name)) continue;
    if (scope->over_register) {
      push(b, m, yst_resolve_name(scope, &name, any_type), NULL);
      break; /* one message is enough */
    }
    push(b, m, yst_resolve_name(&inner, &name, any_type), NULL);
  }
  m->is_several = true;
  return true;
}

bool yst_group_member_fits(const yst_scope *scope, const yst_syntax *name)
{
  const yst_symbol *symbol = yst_symbol_named(scope->builder, name->name);
  if (symbol && (symbol->kind == YST_SYMBOL_GROUP || symbol->kind == YST_SYMBOL_LIST)) return false;
  return yst_stands_alone(scope, name);
}

static yst_members broken_members(yst_span span)
{
  return (yst_members){.kind = YST_MEMBERS_BROKEN, .span = span};
}

static yst_members rows_of(const yst_scope *scope, const source *s, size_t list, yst_span span)
{
  yst_model_builder *b = scope->builder;
  if (scope->over_register) {
    yst_diag *diag = yst_diags_add(b->diags, YST_WRONG_SCOPE, s->of->span,
                                   "each partnership has its own `%t`, and this is about the whole register",
                                   yst_span_text(b, s->of->span));
    yst_diag_help(b->diags, diag, "Add them up over the register: `sum (count of %t) of partnerships`.",
                  yst_span_text(b, s->of->span));
    return broken_members(span);
  }
  yst_members m = {.kind = YST_MEMBERS_ROWS, .list = list, .span = span, .is_several = true};
  m.inner = *scope;
  m.inner.list = list;
  m.inner.member = NULL;
  m.inner.criterion = NULL;
  return m;
}

static yst_members register_of(const yst_scope *scope, const source *s, yst_span span)
{
  yst_model_builder *b = scope->builder;
  if (!scope->over_register) {
    yst_diags_add(b->diags, YST_WRONG_SCOPE, s->of->span,
                  "`%t` may stand only in `figure`, `published` and `claim`, and not inside itself",
                  yst_span_text(b, s->of->span));
    return broken_members(span);
  }
  yst_members m = {.kind = YST_MEMBERS_REGISTER, .span = span, .is_several = true};
  m.inner = yst_scope_record(b);
  return m;
}

static void push_fixed(const yst_scope *scope, yst_members *m, const yst_syntax *syntax)
{
  yst_model_builder *b = scope->builder;
  source s = source_of(b, syntax);
  bool is_of = s.of->op == YST_X_OF && s.of->arg_count == 1 && is_collection_word(b, s.of->name);
  if (is_of && push_criteria(scope, m, &s)) return;
  if (!s.where && (push_parts(scope, m, s.of) || push_group(scope, m, s.of))) return;
  if (yst_other_named(b, s.of)) {
    yst_text name = yst_span_text(b, s.of->span);
    yst_diag *diag =
        yst_diags_add(b->diags, YST_NOT_A_LIST, s.of->span,
                      "`%t` is another register, of which a partnership has at most one line", name);
    yst_diag_help(b->diags, diag,
                  "Write `COLUMN of %t` for what it says; a figure may count `(partnerships where …)` by it.",
                  name);
    m->kind = YST_MEMBERS_BROKEN;
    return;
  }
  if (s.where && s.of->op == YST_X_NAME && !yst_symbol_named(b, s.of->name)) {
    yst_say_unknown(scope, (yst_word){s.of->name, s.of->span});
    m->kind = YST_MEMBERS_BROKEN;
    return;
  }
  if (s.where || list_named(b, s.of) || names_register(b, s.of)) {
    yst_diag *diag = yst_diags_add(b->diags, YST_NOT_A_LIST, s.of->span,
                                   s.where ? "`%t` is no list, so nothing can be picked out of it"
                                           : "the list `%t` stands alone in a count, not beside others",
                                   yst_span_text(b, s.of->span));
    if (s.where)
      yst_diag_help(b->diags, diag,
                    "`where` picks out rows of a list, `criteria of RUBRIC` or `partnerships`.");
    m->kind = YST_MEMBERS_BROKEN;
    return;
  }
  push(b, m, yst_resolve(scope, syntax, any_type), NULL);
}

yst_members yst_resolve_members(const yst_scope *scope, yst_syntax *const *args, size_t count, yst_span span)
{
  yst_model_builder *b = scope->builder;
  if (count == 1 && args[0]->op == YST_X_LIST) {
    yst_members inner = yst_resolve_members(scope, args[0]->args, args[0]->arg_count, span);
    inner.is_several = true;
    return inner;
  }
  if (count == 1) {
    source s = source_of(b, args[0]);
    const yst_symbol *list = list_named(b, s.of);
    if (list || names_register(b, s.of)) {
      yst_members m = list ? rows_of(scope, &s, list->index, span) : register_of(scope, &s, span);
      m.measure_name = s.measure;
      if (m.kind != YST_MEMBERS_BROKEN && s.where) m.where = yst_resolve_condition(&m.inner, s.where);
      return m;
    }
  }
  yst_members m = {.kind = YST_MEMBERS_FIXED, .span = span, .is_several = count > 1};
  for (size_t i = 0; i < count; i++) push_fixed(scope, &m, args[i]);
  return m;
}

yst_expr *yst_resolve_measure(const yst_members *members, const yst_syntax *measured)
{
  const yst_syntax *of = members->measure_name;
  if (!of) return measured ? yst_resolve(&members->inner, measured, any_type) : NULL;
  yst_span span = of->word.source ? of->word : of->span;
  yst_syntax name = {.op = YST_X_NAME, .span = span, .word = span, .name = of->name};
  if (!measured) return yst_resolve_name(&members->inner, &name, any_type);
  if (measured->op != YST_X_NAME) return yst_resolve(&members->inner, measured, any_type);
  yst_syntax *part = &name;
  yst_syntax both = {.op = YST_X_OF,
                     .span = yst_span_join(measured->span, span),
                     .word = measured->span,
                     .name = measured->name};
  both.arg_count = 1;
  both.args = &part;
  return yst_resolve_of(&members->inner, &both, any_type);
}
