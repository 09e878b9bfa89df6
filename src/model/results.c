#include "model/scope.h"

static const yst_type yes_no = {YST_KIND_YES_NO, NULL};
static const yst_type any_type = {YST_KIND_NONE, NULL};

yst_text yst_name_dotted(yst_model_builder *builder, yst_text left, yst_text right)
{
  return yst_format(builder->arena, "%t.%t", left, right);
}

/* The table grows with the atoms that results bring. */
static void enter_result(yst_model_builder *b, yst_result *result)
{
  yst_atom name = yst_atom_of(b->atoms, result->name);
  if (name >= b->result_atom_limit) {
    size_t more = 2 * ((size_t)name + 16);
    b->result_by_name =
        yst_arena_grow(b->arena, b->result_by_name, b->result_atom_limit, more, sizeof *b->result_by_name);
    b->result_atom_limit = more;
  }
  const yst_result *before = b->result_by_name[name];
  if (!before) {
    b->result_by_name[name] = result;
    return;
  }
  yst_span span = result->about ? result->about->name_span : (yst_span){0, 0, 0};
  yst_diag *diag =
      yst_diags_add(b->diags, YST_DUPLICATE, span, "a result is called `%t` already", result->name);
  if (before->about) yst_diag_label(b->diags, diag, before->about->name_span, "by this");
}

yst_result *yst_add_result(yst_model_builder *builder, yst_text name, yst_text label, yst_type type,
                           yst_rule_kind rule_kind, yst_result_part part, const void *rule,
                           const yst_about *about)
{
  yst_model *m = builder->model;
  yst_result *result = YST_NEW(builder->arena, yst_result);
  *result = (yst_result){.name = name,
                         .label = label,
                         .type = type,
                         .rule_kind = rule_kind,
                         .part = part,
                         .rule = rule,
                         .about = about};
  result->index = m->result_count;
  YST_PUSH(builder->arena, m->results, m->result_count, builder->result_capacity, result);
  enter_result(builder, result);
  return result;
}

yst_result *yst_result_named(const yst_model_builder *builder, yst_text name)
{
  yst_atom atom = yst_atom_find(builder->atoms, name);
  return atom && atom < builder->result_atom_limit ? builder->result_by_name[atom] : NULL;
}

void yst_set_result_type(yst_model_builder *builder, const yst_result *result, const yst_about *about,
                         yst_type type)
{
  yst_result **results = builder->model->results;
  results[result->index]->type = type;
  for (size_t i = 0; i < about->reading_count; i++) results[about->readings[i].result->index]->type = type;
}

void yst_add_member(yst_model_builder *builder, yst_member_kind kind, yst_word name, size_t owner,
                    yst_text path)
{
  if (name.atom >= builder->atom_limit) return;
  yst_member member = {kind, name, owner, path, builder->member_by_name[name.atom]};
  YST_PUSH(builder->arena, builder->members, builder->member_count, builder->member_capacity, member);
  builder->member_by_name[name.atom] = builder->member_count - 1;
}

/* A value or figure has its type only once it is settled, and is shown then. */
void yst_show_result(yst_model_builder *builder, const yst_piece *show, yst_result *result)
{
  if (show->broken || result->type.kind == YST_KIND_NONE) return;
  result->shown = yst_rounding_step(builder, &show->rounding, result->type, &result->show_step);
  result->show_mode = show->rounding.mode;
}

/* ---- rules of one result each ---- */

static void declare_value(yst_model_builder *b, const yst_symbol *symbol)
{
  yst_value_rule *rule = &b->model->values[symbol->index];
  rule->about = yst_about_of(b, symbol->piece, NULL);
  rule->override_field = rule->override_reason = YST_NOWHERE;
  rule->result = yst_add_result(b, yst_name_text(b, rule->about.name), rule->about.label, any_type,
                                YST_RULE_VALUE, YST_PART_VALUE, rule, &rule->about);
  yst_declare_readings(b, symbol->piece, &rule->about, any_type);
}

static void declare_figure(yst_model_builder *b, const yst_symbol *symbol)
{
  yst_figure *figure = &b->model->figures[symbol->index];
  figure->about = yst_about_of(b, symbol->piece, NULL);
  figure->result = yst_add_result(b, yst_name_text(b, figure->about.name), figure->about.label, any_type,
                                  YST_RULE_FIGURE, YST_PART_FIGURE, figure, &figure->about);
  yst_declare_readings(b, symbol->piece, &figure->about, any_type);
}

static const yst_result *declare_yes_no(yst_model_builder *b, const yst_symbol *symbol, yst_about *about,
                                        const void *rule, yst_rule_kind kind)
{
  *about = yst_about_of(b, symbol->piece, NULL);
  return yst_add_result(b, yst_name_text(b, about->name), about->label, yes_no, kind, YST_PART_VALUE, rule,
                        about);
}

static void declare_list(yst_model_builder *b, const yst_symbol *symbol)
{
  yst_list *list = &b->model->lists[symbol->index];
  yst_text name = yst_name_dotted(b, yst_name_text(b, list->about.name), YST_TEXT("count"));
  list->rows = yst_add_result(b, name, list->about.label, yst_type_of(YST_KIND_NUMBER), YST_RULE_LIST,
                              YST_PART_ROWS, list, &list->about);
}

static void declare_one(yst_model_builder *b, const yst_symbol *symbol)
{
  yst_model *m = b->model;
  size_t i = symbol->index;
  switch (symbol->kind) {
  case YST_SYMBOL_LIST: declare_list(b, symbol); break;
  case YST_SYMBOL_VALUE: declare_value(b, symbol); break;
  case YST_SYMBOL_CONDITION: yst_declare_condition(b, i); break;
  case YST_SYMBOL_CLASSIFY: yst_declare_classify(b, i); break;
  case YST_SYMBOL_RUBRIC: yst_declare_rubric(b, i); break;
  case YST_SYMBOL_CHECKLIST: yst_declare_checklist(b, i); break;
  case YST_SYMBOL_REQUIREMENT: yst_declare_requirement(b, i); break;
  case YST_SYMBOL_REVIEW: yst_declare_review(b, i); break;
  case YST_SYMBOL_FIGURE: declare_figure(b, symbol); break;
  case YST_SYMBOL_PUBLISHED:
    m->published[i].result =
        declare_yes_no(b, symbol, &m->published[i].about, &m->published[i], YST_RULE_PUBLISHED);
    break;
  case YST_SYMBOL_CLAIM:
    m->claims[i].result = declare_yes_no(b, symbol, &m->claims[i].about, &m->claims[i], YST_RULE_CLAIM);
    break;
  case YST_SYMBOL_STAGE:
    m->stages[i].result = declare_yes_no(b, symbol, &m->stages[i].about, &m->stages[i], YST_RULE_STAGE);
    break;
  default: break;
  }
}

void yst_declare_results(yst_model_builder *builder)
{
  yst_model_builder *b = builder;
  b->result_atom_limit = 2 * b->atom_limit;
  b->result_by_name = YST_NEW_ARRAY(b->arena, b->result_atom_limit, yst_result *);
  b->member_by_name = YST_NEW_ARRAY(b->arena, b->atom_limit, size_t);
  for (size_t i = 0; i < b->atom_limit; i++) b->member_by_name[i] = YST_NOWHERE;
  for (size_t i = 0; i < b->rule_count; i++) {
    yst_symbol *symbol = &b->rules[i];
    symbol->first_result = b->model->result_count;
    declare_one(b, symbol);
    symbol->result_count = b->model->result_count - symbol->first_result;
  }
}
