#include "base/limits.h"
#include "model/scope.h"

static const yst_type yes_no = {YST_KIND_YES_NO, NULL};

/* ---- what stands in it, and its results ---- */

static bool is_taken(yst_model_builder *b, const yst_checklist *checklist, size_t parent, yst_word name)
{
  for (size_t i = 0; i < checklist->item_count; i++) {
    const yst_item *item = &checklist->items[i];
    if (item->parent != parent || item->about.name != name.atom) continue;
    yst_diag *diag = yst_diags_add(b->diags, YST_DUPLICATE, name.span, "`%t` stands here already",
                                   yst_name_text(b, name.atom));
    yst_diag_label(b->diags, diag, item->about.name_span, "here");
    return true;
  }
  return false;
}

static yst_item *add_item(yst_model_builder *b, size_t index, const yst_piece *piece, size_t parent)
{
  yst_checklist *checklist = &b->model->checklists[index];
  if (!piece->name.atom || is_taken(b, checklist, parent, piece->name)) return NULL;
  if (checklist->item_count == YST_LIMIT_PARTS) {
    yst_diags_add(b->diags, YST_TOO_MANY, piece->span, "more than %u items and parts in one checklist",
                  YST_LIMIT_PARTS);
    return NULL;
  }
  b->item_pieces[index][checklist->item_count] = piece;
  yst_item *item = &checklist->items[checklist->item_count++];
  const yst_about *above = parent == YST_NOWHERE ? &checklist->about : &checklist->items[parent].about;
  item->about = yst_about_of(b, piece, above);
  item->parent = parent;
  item->advisory = piece->flag;
  item->answer = YST_NOWHERE;
  item->explained_field = YST_NOWHERE;
  return item;
}

static size_t count_of(const yst_piece *piece, yst_piece_kind kind)
{
  size_t count = 0;
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, kind));) count++;
  return count;
}

static void add_items(yst_model_builder *b, size_t index, const yst_piece *piece)
{
  yst_checklist *checklist = &b->model->checklists[index];
  size_t room = count_of(piece, YST_PIECE_ITEM), items = 0;
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_ITEM));)
    room += count_of(p, YST_PIECE_PART);
  checklist->items = YST_NEW_ARRAY(b->arena, room + 1, yst_item);
  b->item_pieces[index] = YST_NEW_ARRAY(b->arena, room + 1, const yst_piece *);
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_ITEM));) {
    if (items++ == YST_LIMIT_CHOICES) {
      yst_diags_add(b->diags, YST_TOO_MANY, p->span, "more than %u items in one checklist",
                    YST_LIMIT_CHOICES);
      return;
    }
    yst_item *item = add_item(b, index, p, YST_NOWHERE);
    size_t place = checklist->item_count - 1;
    for (const yst_piece *part = NULL; item && (part = yst_next_of(p, part, YST_PIECE_PART));) {
      if (add_item(b, index, part, place)) item->part_count++;
    }
  }
}

/* `finances` or, for a part, `finances.provider`. */
static yst_text path_in(yst_model_builder *b, const yst_checklist *checklist, const yst_item *item)
{
  yst_text name = yst_name_text(b, item->about.name);
  if (item->parent == YST_NOWHERE) return name;
  return yst_name_dotted(b, yst_name_text(b, checklist->items[item->parent].about.name), name);
}

static void declare_items(yst_model_builder *b, size_t index, yst_text base)
{
  yst_checklist *checklist = &b->model->checklists[index];
  yst_choices *names =
      yst_choices_new(b, checklist->about.name, checklist->about.label, checklist->item_count);
  names->span = checklist->about.span;
  yst_type type = yst_type_choice(b->item_choices);
  for (size_t i = 0; i < checklist->item_count; i++) {
    yst_item *item = &checklist->items[i];
    yst_text inside = path_in(b, checklist, item), path = yst_name_dotted(b, base, inside);
    item->result =
        yst_add_result(b, path, item->about.label, type, YST_RULE_ITEM, YST_PART_ITEM, item, &item->about);
    yst_add_member(b, YST_MEMBER_ITEM, (yst_word){item->about.name, item->about.name_span}, index, path);
    if (item->parent != YST_NOWHERE)
      continue; /* what is missing, partly there or explained is told by items */
    yst_choice *name = &names->items[names->count++];
    name->name = yst_atom_of(b->atoms, inside);
    name->label = item->about.label.length ? item->about.label : inside;
    name->span = item->about.name_span;
  }
  checklist->names = names;
}

static const yst_result *add(yst_model_builder *b, yst_text base, const char *name, yst_type type,
                             yst_result_part part, const yst_checklist *checklist)
{
  return yst_add_result(b, yst_name_dotted(b, base, yst_text_from(name)), checklist->about.label, type,
                        YST_RULE_CHECKLIST, part, checklist, &checklist->about);
}

void yst_declare_checklist(yst_model_builder *builder, size_t index)
{
  yst_model_builder *b = builder;
  const yst_piece *piece = b->by_kind[YST_SYMBOL_CHECKLIST][index]->piece;
  yst_checklist *c = &b->model->checklists[index];
  c->about = yst_about_of(b, piece, NULL);
  c->omissions_field = YST_NOWHERE;
  yst_text base = yst_name_text(b, c->about.name);
  add_items(b, index, piece);
  declare_items(b, index, base);
  yst_type number = yst_type_of(YST_KIND_NUMBER), names = {YST_KIND_NAMES, c->names};
  c->met = add(b, base, "met", yes_no, YST_PART_MET, c);
  c->count = add(b, base, "count", number, YST_PART_COUNT, c);
  c->present = add(b, base, "present", number, YST_PART_PRESENT, c);
  c->missing = add(b, base, "missing", names, YST_PART_MISSING, c);
  c->partly = add(b, base, "partly", names, YST_PART_PARTLY, c);
  c->explained = add(b, base, "explained", names, YST_PART_EXPLAINED, c);
  if (c->item_count || piece->broken) return;
  yst_diag *diag =
      yst_diags_add(b->diags, YST_MISSING_CLAUSE, piece->name.span, "the checklist `%t` has no items", base);
  yst_diag_help(b->diags, diag, "Write a line `item NAME \"Label\"` for each of them.");
}

/* ---- answers ---- */

static size_t add_answer(yst_model_builder *b, const yst_checklist *checklist, const yst_item *item)
{
  yst_model *m = b->model;
  yst_answer answer = {yst_name_text(b, checklist->about.name), path_in(b, checklist, item),
                       item->about.label};
  YST_PUSH(b->arena, m->answers, m->answer_count, b->answer_capacity, answer);
  return m->answer_count - 1;
}

/* A field of the words missing, partly, present, in whatever order: each word becomes the answer it names. */
static yst_expr *answer_of_words(const yst_scope *scope, yst_expr *field)
{
  yst_model_builder *b = scope->builder;
  const yst_choices *words = field->type.choices, *answers = b->model->answer_choices;
  yst_bands *bands = YST_NEW(b->arena, yst_bands);
  *bands = (yst_bands){.span = field->span, .over = field->type, .gives = yst_type_choice(answers)};
  bands->items = YST_NEW_ARRAY(b->arena, words->count, yst_band);
  for (size_t i = 0; i < words->count; i++) {
    size_t place = yst_choice_place(answers, words->items[i].name);
    if (place == YST_NOWHERE) return NULL;
    yst_number *mark = YST_NEW(b->arena, yst_number);
    *mark = yst_number_of((int64_t)place);
    yst_band *band = &bands->items[bands->count++];
    *band = (yst_band){
        .span = field->span, .kind = YST_RANGE_SINGLE, .has_low = true, .mark_count = 1, .marks = mark};
    band->low = yst_expr_const(b, field->type, yst_number_of((int64_t)i), field->span);
  }
  yst_expr *expr = yst_expr_of(b, YST_OP_BANDS, yst_type_choice(answers), field->span, field, NULL);
  expr->bands = bands;
  return expr;
}

static yst_expr *answered_in(const yst_scope *scope, yst_word word)
{
  yst_model_builder *b = scope->builder;
  if (yst_field_named(b, word) == YST_NOWHERE) return yst_expr_broken(b, word.span);
  yst_syntax name = {.op = YST_X_NAME, .span = word.span, .word = word.span, .name = word.atom};
  yst_expr *field = yst_resolve_name(scope, &name, (yst_type){YST_KIND_NONE, NULL});
  if (yst_is_broken(field) || field->type.kind == YST_KIND_YES_NO) return field;
  yst_expr *answer = field->type.kind == YST_KIND_CHOICE ? answer_of_words(scope, field) : NULL;
  if (answer) return answer;
  yst_diag *diag =
      yst_diags_add(b->diags, YST_TYPE_MISMATCH, word.span, "`%t` is %t and cannot answer a checklist",
                    yst_name_text(b, word.atom), yst_type_phrase(b, field->type));
  yst_diag_help(b->diags, diag, "What answers an item is yes/no, or one of present, partly, missing.");
  return yst_expr_broken(b, word.span);
}

static void fill_item(const yst_scope *scope, const yst_checklist *checklist, yst_item *item,
                      const yst_piece *piece)
{
  yst_model_builder *b = scope->builder;
  item->about.applies = yst_resolve_applies(scope, piece, piece->when);
  const yst_piece *explained = yst_clause(b, piece, YST_PIECE_EXPLAINED);
  if (explained && explained->names.count)
    item->explained_field = yst_field_named(b, explained->names.items[0]);
  const yst_piece *answered = yst_clause(b, piece, YST_PIECE_ANSWERED),
                  *met = yst_clause(b, piece, YST_PIECE_MET);
  if (answered && met) {
    yst_diag *diag = yst_diags_add(b->diags, YST_REPEATED_CLAUSE, met->span,
                                   "`%t` is answered in a field already", yst_name_text(b, item->about.name));
    yst_diag_label(b->diags, diag, answered->span, "here");
  }
  if (answered && answered->names.count) {
    item->met = answered_in(scope, answered->names.items[0]);
  } else if (met) {
    item->met = yst_resolve_condition(scope, met->expr);
  } else if (item->part_count == 0) {
    item->answer = add_answer(b, checklist, item);
  }
}

void yst_fill_checklist(yst_model_builder *builder, size_t index)
{
  yst_model_builder *b = builder;
  const yst_piece *piece = b->by_kind[YST_SYMBOL_CHECKLIST][index]->piece;
  yst_checklist *c = &b->model->checklists[index];
  yst_scope scope = yst_scope_record(b);
  scope.checklist = index;
  c->about.applies = yst_resolve_applies(&scope, piece, NULL);
  const yst_piece *omissions = yst_clause(b, piece, YST_PIECE_OMISSIONS);
  if (omissions && omissions->names.count) c->omissions_field = yst_field_named(b, omissions->names.items[0]);
  for (size_t i = 0; i < c->item_count; i++) fill_item(&scope, c, &c->items[i], b->item_pieces[index][i]);
}
