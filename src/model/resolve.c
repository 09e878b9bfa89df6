#include "model/scope.h"
#include "model/wordings.h"

yst_scope yst_scope_record(yst_model_builder *builder)
{
  return (yst_scope){.builder = builder,
                     .list = YST_NOWHERE,
                     .rubric = YST_NOWHERE,
                     .checklist = YST_NOWHERE,
                     .condition = YST_NOWHERE};
}

/* ---- messages ---- */

typedef struct names {
  yst_model_builder *builder;
  size_t count, capacity;
  yst_text *items;
} names;

static void add_name(names *n, yst_atom name)
{
  if (!name) return;
  YST_PUSH(n->builder->arena, n->items, n->count, n->capacity, yst_name_text(n->builder, name));
}

static names names_in_scope(const yst_scope *scope)
{
  yst_model_builder *b = scope->builder;
  names n = {.builder = b};
  if (scope->list != YST_NOWHERE) {
    const yst_list *list = &b->model->lists[scope->list];
    for (size_t i = 0; i < list->column_count; i++) add_name(&n, list->columns[i].about.name);
  }
  for (size_t i = 0; i < b->rule_count; i++) {
    yst_symbol_kind kind = b->rules[i].kind;
    if (kind != YST_SYMBOL_SOURCE && kind != YST_SYMBOL_TOPIC) add_name(&n, b->rules[i].name.atom);
  }
  for (size_t i = 0; i < b->member_count; i++) add_name(&n, b->members[i].name.atom);
  return n;
}

/* The choices that have a word, for saying what was meant. */
static const yst_choices *choices_with(const yst_model_builder *b, yst_atom name)
{
  if (name >= b->atom_limit || b->choices_by_word[name] == YST_NOWHERE) return NULL;
  return b->choice_words[b->choices_by_word[name]].choices;
}

/* Whether the text before a word ends with these words. */
static bool stands_after(const yst_model_builder *b, yst_word word, const char *words)
{
  uint32_t length = (uint32_t)strlen(words);
  if (word.span.start < length) return false;
  yst_span before = {word.span.source, word.span.start - length, word.span.start};
  return yst_text_equal(yst_span_text(b, before), yst_text_from(words));
}

/* `is empty`, `is not blank`, `today`: told with the words of the language. */
static bool say_other_wording(yst_model_builder *b, yst_word word, yst_text name)
{
  bool denied = stands_after(b, word, "is not "), is = denied || stands_after(b, word, "is ");
  const char *here = is ? yst_state_meant(name, denied) : NULL;
  if (here) word.span.start -= (uint32_t)strlen(denied ? "is not " : "is ");
  if (!here) here = yst_value_meant(name);
  if (!here) return false;
  yst_diag *diag = yst_diags_add(b->diags, YST_OTHER_WORDING, word.span, "write `%s` instead of `%t`", here,
                                 yst_span_text(b, word.span));
  yst_diag_fix(b->diags, diag, word.span, false, yst_text_from(here));
  return true;
}

static yst_diag *say_word_of(yst_model_builder *b, yst_word word, const yst_choices *choices,
                             bool beside_text)
{
  yst_text name = yst_name_text(b, word.atom);
  yst_diag *diag =
      yst_diags_add(b->diags, YST_NO_TYPE, word.span, "`%t` is a word of `%t`, and nothing here says so",
                    name, yst_name_text(b, choices->name));
  if (!beside_text)
    yst_diag_help(
        b->diags, diag,
        "A word of a choice or scale is understood beside a field of that type, as in `FIELD is %t`.", name);
  return diag;
}

/* The list that has a column of this name; NULL when none has. */
static const yst_list *list_with_column(const yst_model_builder *b, yst_atom name)
{
  for (size_t i = 0; i < b->model->list_count; i++) {
    const yst_list *list = &b->model->lists[i];
    for (size_t k = 0; k < list->column_count; k++) {
      if (list->columns[k].about.name == name) return list;
    }
  }
  return NULL;
}

/* `sum of cost` for `sum cost of visits` */
static bool offer_column(yst_model_builder *b, yst_diag *diag, yst_word word)
{
  static const char *const aggregates[] = {"sum", "average", "highest", "lowest"};
  const yst_list *list = list_with_column(b, word.atom);
  for (size_t i = 0; list && i < sizeof aggregates / sizeof aggregates[0]; i++) {
    yst_text before = yst_format(b->arena, "%s of ", aggregates[i]);
    if (!stands_after(b, word, before.bytes)) continue;
    yst_text here = yst_format(b->arena, "%s %t of %t", aggregates[i], yst_name_text(b, word.atom),
                               yst_name_text(b, list->about.name));
    yst_span whole = {word.span.source, word.span.start - (uint32_t)before.length, word.span.end};
    yst_diag_fix(b->diags, diag, whole, false, here);
    yst_diag_help(b->diags, diag, "Write `%t`.", here);
    return true;
  }
  return false;
}

/* What has a percentage: rubrics alone. */
static void suggest_rubric(yst_model_builder *b, yst_diag *diag, yst_word word)
{
  size_t count = b->counts[YST_SYMBOL_RUBRIC];
  yst_text *rubrics = YST_NEW_ARRAY(b->arena, count, yst_text);
  for (size_t i = 0; i < count; i++)
    rubrics[i] = yst_name_text(b, b->by_kind[YST_SYMBOL_RUBRIC][i]->piece->name.atom);
  yst_suggest(b, diag, word.span, yst_name_text(b, word.atom), rubrics, count);
}

static yst_diag *say_nothing_called(const yst_scope *scope, yst_word word)
{
  yst_model_builder *b = scope->builder;
  yst_text name = yst_name_text(b, word.atom);
  yst_diag *diag = yst_diags_add(b->diags, YST_UNKNOWN_NAME, word.span, "nothing is called `%t`", name);
  if (offer_column(b, diag, word) || !yst_may_suggest(b, b->rule_count + b->member_count)) return diag;
  if (stands_after(b, word, "percent of ")) {
    suggest_rubric(b, diag, word);
    return diag;
  }
  names n = names_in_scope(scope);
  yst_suggest(b, diag, word.span, name, n.items, n.count);
  return diag;
}

void yst_say_unknown_beside(const yst_scope *scope, yst_word word, yst_type type)
{
  yst_model_builder *b = scope->builder;
  yst_text name = yst_name_text(b, word.atom);
  if (say_other_wording(b, word, name)) return;
  bool beside_text = type.kind == YST_KIND_TEXT;
  const yst_choices *choices = choices_with(b, word.atom);
  yst_diag *diag = choices ? say_word_of(b, word, choices, beside_text) : say_nothing_called(scope, word);
  if (beside_text)
    yst_diag_help(b->diags, diag, "Beside a text a word stands in quotation marks: `\"%t\"`.", name);
}

void yst_say_unknown(const yst_scope *scope, yst_word word)
{
  yst_say_unknown_beside(scope, word, yst_type_of(YST_KIND_NONE));
}

static void say_scope(yst_model_builder *b, yst_span span, const char *words)
{
  yst_diags_add(b->diags, YST_WRONG_SCOPE, span, "`%t` %s", yst_span_text(b, span), words);
}

void yst_say_one_record(yst_model_builder *b, yst_span span)
{
  yst_diag *diag = yst_diags_add(b->diags, YST_WRONG_SCOPE, span,
                                 "`%t` belongs to one partnership, and this is about the whole register",
                                 yst_span_text(b, span));
  yst_diag_help(b->diags, diag,
                "Count or sum it: `count of (partnerships where …)`, `sum … of partnerships`.");
}

/* ---- members ---- */

static bool belongs_here(const yst_scope *scope, const yst_member *m)
{
  switch (m->kind) {
  case YST_MEMBER_CRITERION:
  case YST_MEMBER_SECTION: return m->owner == scope->rubric;
  case YST_MEMBER_ITEM: return m->owner == scope->checklist;
  case YST_MEMBER_CONDITION_PART: return m->owner == scope->condition;
  }
  return false;
}

static void say_not_unique(yst_model_builder *b, yst_word name, const yst_member *first,
                           const yst_member *second)
{
  yst_diag *diag = yst_diags_add(b->diags, YST_NO_TYPE, name.span, "`%t` may be either of two things",
                                 yst_name_text(b, name.atom));
  yst_diag_label(b->diags, diag, first->name.span, "`%t`", first->path);
  yst_diag_label(b->diags, diag, second->name.span, "`%t`", second->path);
  yst_diag_help(b->diags, diag, "Write which: `%t` or `%t`.", first->path, second->path);
}

/* Parts of a condition are known inside that condition only. */
const yst_member *yst_member_named(const yst_scope *scope, yst_word name, bool *said)
{
  yst_model_builder *b = scope->builder;
  *said = false;
  if (!name.atom || name.atom >= b->atom_limit) return NULL;
  const yst_member *found = NULL, *second = NULL;
  for (size_t i = b->member_by_name[name.atom]; i != YST_NOWHERE; i = b->members[i].next) {
    const yst_member *m = &b->members[i];
    if (belongs_here(scope, m)) return m;
    if (m->kind == YST_MEMBER_CONDITION_PART) continue;
    second = found;
    found = m;
  }
  if (!second) return found;
  say_not_unique(b, name, found, second);
  *said = true;
  return NULL;
}

/* ---- names ---- */

static yst_expr *use_column(const yst_scope *scope, size_t list, size_t column, yst_span span)
{
  yst_model_builder *b = scope->builder;
  yst_settle(b, b->by_kind[YST_SYMBOL_LIST][list], column);
  yst_expr *expr = yst_expr_new(b, YST_OP_COLUMN, b->model->lists[list].columns[column].type, span);
  expr->list = list;
  expr->index = column;
  return expr;
}

static yst_expr *find_column(const yst_scope *scope, const yst_syntax *syntax)
{
  if (scope->list == YST_NOWHERE) return NULL;
  const yst_list *list = &scope->builder->model->lists[scope->list];
  for (size_t i = 0; i < list->column_count; i++) {
    if (list->columns[i].about.name == syntax->name) return use_column(scope, scope->list, i, syntax->span);
  }
  return NULL;
}

yst_expr *yst_use_result(const yst_scope *scope, const yst_result *result, yst_span span)
{
  yst_model_builder *b = scope->builder;
  if (result->part == YST_PART_FIGURE && !scope->over_register) {
    say_scope(b, span, "is a figure over the register and cannot decide about one partnership");
    return yst_expr_broken(b, span);
  }
  if (result->part != YST_PART_FIGURE && scope->over_register) {
    yst_say_one_record(b, span);
    return yst_expr_broken(b, span);
  }
  return yst_expr_result(b, result, span);
}

static yst_expr *use_named_result(const yst_scope *scope, const yst_symbol *symbol, yst_span span)
{
  yst_model_builder *b = scope->builder;
  yst_settle(b, symbol, 0);
  const yst_result *result = yst_result_named(b, yst_name_text(b, symbol->name.atom));
  return result ? yst_use_result(scope, result, span) : yst_expr_broken(b, span);
}

static yst_expr *use_part(const yst_scope *scope, const yst_symbol *symbol, const char *part, yst_span span)
{
  yst_model_builder *b = scope->builder;
  yst_text name = yst_name_dotted(b, yst_name_text(b, symbol->name.atom), yst_text_from(part));
  const yst_result *result = yst_result_named(b, name);
  return result ? yst_use_result(scope, result, span) : yst_expr_broken(b, span);
}

/* A rubric by its bare name is its percent, total or grade, whichever it is compared with. */
static yst_expr *use_rubric(const yst_scope *scope, const yst_symbol *symbol, yst_span span, yst_type want)
{
  yst_model_builder *b = scope->builder;
  const yst_rubric *rubric = &b->model->rubrics[symbol->index];
  if (want.kind == YST_KIND_PERCENT) return use_part(scope, symbol, "percent", span);
  if (want.kind == YST_KIND_NUMBER) return use_part(scope, symbol, "total", span);
  if (want.kind == YST_KIND_CHOICE && rubric->grade && rubric->grade_choices == want.choices)
    return use_part(scope, symbol, "grade", span);
  yst_diag *diag =
      yst_diags_add(b->diags, YST_NO_TYPE, span,
                    "`%t` is a rubric, and nothing here says what of it is meant", yst_span_text(b, span));
  yst_text name = yst_name_text(b, symbol->name.atom);
  yst_diag_help(b->diags, diag, "Write `total of %t`, `percent of %t` or `grade of %t`.", name, name, name);
  return yst_expr_broken(b, span);
}

static yst_expr *say_no_value(const yst_scope *scope, const yst_symbol *symbol, yst_span span)
{
  yst_model_builder *b = scope->builder;
  yst_text name = yst_name_text(b, symbol->name.atom);
  yst_diag *diag = NULL;
  switch (symbol->kind) {
  case YST_SYMBOL_LIST:
    diag = yst_diags_add(b->diags, YST_TYPE_MISMATCH, span, "`%t` is a list, and this place takes one value",
                         name);
    yst_diag_help(b->diags, diag, "Say what of it: `count of %t`, `sum COLUMN of %t`, `any of (%t where …)`.",
                  name, name, name);
    break;
  case YST_SYMBOL_TABLE:
    diag = yst_diags_add(b->diags, YST_TYPE_MISMATCH, span, "`%t` is a table, and this place takes one value",
                         name);
    yst_diag_help(b->diags, diag, "Look something up in it: `%t of (…, …)`.", name);
    break;
  case YST_SYMBOL_REVIEW:
    diag = yst_diags_add(b->diags, YST_TYPE_MISMATCH, span,
                         "`%t` has a day and may be overdue: say which is meant", name);
    yst_diag_help(b->diags, diag, "Write `%t.due` or `%t.overdue`.", name, name);
    break;
  case YST_SYMBOL_GROUP:
    diag = yst_diags_add(b->diags, YST_TYPE_MISMATCH, span, "`%t` is a group, and this place takes one value",
                         name);
    yst_diag_help(b->diags, diag, "Say how many of it: `all of %t`, `at least 2 of %t`.", name, name);
    break;
  case YST_SYMBOL_OTHER:
    diag = yst_diags_add(b->diags, YST_TYPE_MISMATCH, span,
                         "`%t` is another register, and this place takes one value", name);
    yst_diag_help(b->diags, diag, "Say what of it: `COLUMN of %t`.", name);
    break;
  case YST_SYMBOL_RANKING: break; /* said where it is declared */
  default:
    diag = yst_diags_add(b->diags, YST_TYPE_MISMATCH, span, "`%t` has no value that could stand here", name);
  }
  return yst_expr_broken(b, span);
}

static yst_expr *use_symbol(const yst_scope *scope, const yst_symbol *symbol, yst_span span, yst_type want)
{
  yst_model_builder *b = scope->builder;
  yst_expr *expr = NULL;
  switch (symbol->kind) {
  case YST_SYMBOL_FIELD:
    if (scope->over_register) {
      yst_say_one_record(b, span);
      return yst_expr_broken(b, span);
    }
    expr = yst_expr_new(b, YST_OP_FIELD, b->model->fields[symbol->index].type, span);
    expr->index = symbol->index;
    return expr;
  case YST_SYMBOL_LIMIT:
    expr = yst_expr_new(b, YST_OP_LIMIT, b->model->limits[symbol->index].type, span);
    expr->index = symbol->index;
    return expr;
  case YST_SYMBOL_VALUE:
  case YST_SYMBOL_CONDITION:
  case YST_SYMBOL_CLASSIFY:
  case YST_SYMBOL_REQUIREMENT:
  case YST_SYMBOL_STAGE:
  case YST_SYMBOL_FIGURE:
  case YST_SYMBOL_PUBLISHED:
  case YST_SYMBOL_CLAIM: return use_named_result(scope, symbol, span);
  case YST_SYMBOL_CHECKLIST: return use_part(scope, symbol, "met", span);
  case YST_SYMBOL_RUBRIC: return use_rubric(scope, symbol, span, want);
  default: return say_no_value(scope, symbol, span);
  }
}

static yst_expr *use_choice(const yst_scope *scope, const yst_syntax *syntax, yst_type want)
{
  if (want.kind != YST_KIND_CHOICE || !want.choices) return NULL;
  size_t place = yst_choice_place(want.choices, syntax->name);
  if (place == YST_NOWHERE) return NULL;
  return yst_expr_const(scope->builder, want, yst_number_of((int64_t)place), syntax->span);
}

/* A section, as a rubric, is its percent or total by what it is compared with. */
static yst_expr *use_section(const yst_scope *scope, const yst_member *section, yst_span span, yst_type want)
{
  yst_model_builder *b = scope->builder;
  yst_text part = want.kind == YST_KIND_PERCENT ? YST_TEXT("percent") : YST_TEXT("total");
  const yst_result *result = yst_result_named(b, yst_name_dotted(b, section->path, part));
  if (result && result->type.kind == want.kind) return yst_use_result(scope, result, span);
  yst_text name = yst_name_text(b, section->name.atom);
  yst_diag *diag = yst_diags_add(b->diags, YST_NO_TYPE, span,
                                 "`%t` is a section, and nothing here says what of it is meant", name);
  yst_diag_help(b->diags, diag, "Write `total of %t` or `percent of %t`.", name, name);
  return yst_expr_broken(b, span);
}

static yst_expr *use_member(const yst_scope *scope, const yst_syntax *syntax, yst_type want, bool *said)
{
  yst_word word = {syntax->name, syntax->span};
  const yst_member *member = yst_member_named(scope, word, said);
  if (!member) return NULL;
  if (member->kind == YST_MEMBER_SECTION) return use_section(scope, member, syntax->span, want);
  const yst_result *result = yst_result_named(scope->builder, member->path);
  return result ? yst_use_result(scope, result, syntax->span) : NULL;
}

yst_expr *yst_resolve_name(const yst_scope *scope, const yst_syntax *syntax, yst_type want)
{
  yst_model_builder *b = scope->builder;
  yst_expr *expr = use_choice(scope, syntax, want);
  if (expr) return expr;
  if (scope->criterion && (syntax->name == b->word.score || syntax->name == b->word.answer))
    return yst_expr_result(b, scope->criterion, syntax->span);
  expr = find_column(scope, syntax);
  if (expr) return expr;
  const yst_symbol *symbol = yst_symbol_named(b, syntax->name);
  if (symbol) return use_symbol(scope, symbol, syntax->span, want);
  if (syntax->name == b->word.as_at)
    return yst_expr_new(b, YST_OP_AS_AT, yst_type_of(YST_KIND_DATE), syntax->span);
  bool said = false;
  expr = use_member(scope, syntax, want, &said);
  if (expr) return expr;
  if (!said && want.kind == YST_KIND_CHOICE && want.choices) {
    yst_say_unknown_choice(b, syntax->span, syntax->name, want.choices);
  } else if (!said) {
    yst_say_unknown_beside(scope, (yst_word){syntax->name, syntax->span}, want);
  }
  return yst_expr_broken(b, syntax->span);
}

static bool name_stands_alone(const yst_scope *scope, const yst_syntax *syntax)
{
  const yst_model_builder *b = scope->builder;
  if (syntax->name == b->word.as_at) return true;
  if (scope->criterion && (syntax->name == b->word.score || syntax->name == b->word.answer)) return true;
  if (scope->list != YST_NOWHERE) {
    const yst_list *list = &b->model->lists[scope->list];
    for (size_t i = 0; i < list->column_count; i++) {
      if (list->columns[i].about.name == syntax->name) return true;
    }
  }
  const yst_symbol *symbol = yst_symbol_named(b, syntax->name);
  if (symbol) return symbol->kind != YST_SYMBOL_RUBRIC;
  size_t member = syntax->name < b->atom_limit ? b->member_by_name[syntax->name] : YST_NOWHERE;
  return member != YST_NOWHERE && b->members[member].kind != YST_MEMBER_SECTION;
}

bool yst_stands_alone(const yst_scope *scope, const yst_syntax *syntax)
{
  if (!syntax) return scope->member != NULL;
  if (syntax->op == YST_X_NAME) return name_stands_alone(scope, syntax);
  return true;
}

size_t yst_field_named(yst_model_builder *builder, yst_word name)
{
  const yst_symbol *symbol = yst_symbol_named(builder, name.atom);
  if (symbol && symbol->kind == YST_SYMBOL_FIELD) return symbol->index;
  if (!name.atom) return YST_NOWHERE;
  if (symbol) {
    yst_diag *diag = yst_diags_add(builder->diags, YST_WRONG_SCOPE, name.span, "`%t` is no field",
                                   yst_name_text(builder, name.atom));
    yst_diag_label(builder->diags, diag, symbol->name.span, "it is declared here");
    return YST_NOWHERE;
  }
  yst_text text = yst_name_text(builder, name.atom);
  yst_diag *diag =
      yst_diags_add(builder->diags, YST_UNKNOWN_NAME, name.span, "no field is called `%t`", text);
  size_t count = builder->model->own_field_count;
  if (!yst_may_suggest(builder, count)) return YST_NOWHERE;
  names n = {.builder = builder};
  for (size_t i = 0; i < count; i++) add_name(&n, builder->by_kind[YST_SYMBOL_FIELD][i]->name.atom);
  yst_suggest(builder, diag, name.span, text, n.items, n.count);
  return YST_NOWHERE;
}
