#include "base/limits.h"
#include "model/scope.h"

static size_t column_named(const yst_list *list, yst_atom name)
{
  for (size_t i = 0; i < list->column_count; i++) {
    if (list->columns[i].about.name == name) return i;
  }
  return YST_NOWHERE;
}

/* The type that the fixed rows make, and the column that says which row a line is. */
static void add_row_column(yst_model_builder *b, const yst_piece *piece, yst_list *list, size_t count)
{
  yst_choices *choices = yst_choices_new(b, YST_NO_ATOM, list->about.label, count);
  choices->span = piece->span;
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_FIXED_ROW));) {
    if (choices->count == YST_LIMIT_CHOICES) {
      yst_diags_add(b->diags, YST_TOO_MANY, p->span, "more than %u fixed rows", YST_LIMIT_CHOICES);
      break;
    }
    size_t before = p->name.atom ? yst_choice_place(choices, p->name.atom) : YST_NOWHERE;
    if (before != YST_NOWHERE) {
      yst_diag *diag = yst_diags_add(b->diags, YST_DUPLICATE, p->name.span, "the list has a row `%t` already",
                                     yst_name_text(b, p->name.atom));
      yst_diag_label(b->diags, diag, choices->items[before].span, "here");
    } else if (p->name.atom) {
      yst_choice *choice = &choices->items[choices->count++];
      *choice = (yst_choice){.name = p->name.atom, .label = yst_label_or_name(b, p), .span = p->name.span};
      yst_text *place = YST_NEW(b->arena, yst_text); /* a document numbers its rows: `3` is the third */
      *place = yst_format(b->arena, "%z", choices->count);
      choice->also = place;
      choice->also_count = 1;
    }
  }
  list->row_choices = choices;
  yst_field *column = &list->columns[list->column_count++];
  column->about = (yst_about){.name = b->word.row, .span = piece->span, .name_span = piece->name.span};
  column->type = yst_type_choice(choices);
  column->blank = YST_LITERAL_NOT_KNOWN;
  column->has_step = true;
  column->step = yst_number_of(1);
}

static void add_columns(yst_model_builder *b, const yst_piece *piece, yst_list *list, size_t index)
{
  size_t fixed = yst_count_of(piece, YST_PIECE_FIXED_ROW);
  size_t room = yst_count_of(piece, YST_PIECE_COLUMN) + 1;
  list->columns = YST_NEW_ARRAY(b->arena, room, yst_field);
  b->column_pieces[index] = YST_NEW_ARRAY(b->arena, room, const yst_piece *);
  b->column_progress[index] = YST_NEW_ARRAY(b->arena, room, yst_progress);
  if (fixed) add_row_column(b, piece, list, fixed);
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_COLUMN));) {
    if (!p->name.atom) continue;
    size_t before = column_named(list, p->name.atom);
    if (before != YST_NOWHERE) {
      yst_diag *diag = yst_diags_add(b->diags, YST_DUPLICATE, p->name.span,
                                     "the list has a column `%t` already", yst_name_text(b, p->name.atom));
      yst_diag_label(b->diags, diag, list->columns[before].about.name_span, "here");
    } else if (list->column_count == YST_LIMIT_PARTS) {
      yst_diags_add(b->diags, YST_TOO_MANY, p->span, "more than %u columns in one list", YST_LIMIT_PARTS);
      return;
    } else {
      b->column_pieces[index][list->column_count] = p;
      yst_declare_field(b, p, &list->about, &list->columns[list->column_count++]);
    }
  }
}

static void add_fixed_rows(yst_model_builder *b, const yst_piece *piece, yst_list *list)
{
  list->fixed = YST_NEW_ARRAY(b->arena, yst_count_of(piece, YST_PIECE_FIXED_ROW), yst_fixed_row);
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_FIXED_ROW));) {
    if (list->fixed_count >= list->row_choices->count) break;
    if (list->row_choices->items[list->fixed_count].span.start != p->name.span.start)
      continue; /* a duplicate */
    yst_fixed_row *row = &list->fixed[list->fixed_count++];
    row->about = yst_about_of(b, p, &list->about);
    row->presets = yst_arena_array(b->arena, p->pairs.count, sizeof *row->presets);
    for (size_t i = 0; i < p->pairs.count; i++) {
      yst_cell cell;
      if (!yst_literal_cell(b, list, &p->pairs.items[i], &cell)) continue;
      bool in_part = cell.kind == YST_LITERAL_TEXT && list->columns[cell.column].type.kind != YST_KIND_TEXT;
      if (in_part) {
        yst_diags_add(b->diags, YST_WRONG_AMOUNT, p->pairs.items[i].value.span,
                      "what a fixed row presets is one day, as in 28 July 2011");
        continue;
      }
      size_t at = row->preset_count++;
      row->presets[at].column = cell.column;
      row->presets[at].kind = cell.kind;
      row->presets[at].number = cell.number;
      row->presets[at].text = cell.text;
    }
  }
}

static void build_list(yst_model_builder *b, size_t index)
{
  const yst_piece *piece = b->by_kind[YST_SYMBOL_LIST][index]->piece;
  yst_list *list = &b->model->lists[index];
  list->about = yst_about_of(b, piece, NULL);
  list->may_be_incomplete = piece->flag;
  const yst_piece *headed = yst_clause(b, piece, YST_PIECE_HEADED);
  if (headed) {
    list->headed_count = headed->text_count;
    list->headed = headed->texts;
  }
  add_columns(b, piece, list, index);
  if (list->column_count == 0 && !piece->broken) {
    yst_diag *diag = yst_diags_add(b->diags, YST_MISSING_CLAUSE, piece->name.span,
                                   "the list `%t` has no columns", yst_name_text(b, piece->name.atom));
    yst_diag_help(b->diags, diag, "Write a line `column NAME \"Label\" TYPE` for each of its columns.");
  }
}

void yst_declare_lists(yst_model_builder *builder)
{
  for (size_t i = 0; i < builder->model->list_count; i++) build_list(builder, i);
}

static void add_row_rules(yst_model_builder *b, const yst_scope *scope, const yst_piece *piece,
                          yst_list *list)
{
  list->row_rules = YST_NEW_ARRAY(b->arena, yst_count_of(piece, YST_PIECE_EACH_ROW), yst_row_rule);
  yst_text name = yst_name_text(b, list->about.name);
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_EACH_ROW));) {
    yst_row_rule *rule = &list->row_rules[list->row_rule_count++];
    rule->about = yst_about_of(b, p, &list->about);
    const yst_piece *named = yst_clause(b, p, YST_PIECE_NAMED);
    rule->about.name =
        named && named->name.atom
            ? named->name.atom
            : yst_atom_of(b->atoms, yst_format(b->arena, "%t.each_row%z", name, list->row_rule_count));
    rule->about.applies = yst_resolve_applies(scope, p, NULL);
    rule->condition =
        p->broken && !p->expr ? yst_expr_broken(b, p->span) : yst_resolve_condition(scope, p->expr);
    rule->message = p->has_text ? p->text : (yst_text){"", 0};
    rule->must = true;
    yst_check_message(scope, p);
  }
}

void yst_fill_list(yst_model_builder *builder, size_t index)
{
  const yst_symbol *symbol = builder->by_kind[YST_SYMBOL_LIST][index];
  yst_list *list = &builder->model->lists[index];
  yst_scope scope = yst_scope_record(builder);
  scope.list = index;
  for (size_t i = 0; i < list->column_count; i++) yst_settle(builder, symbol, i);
  if (list->row_choices) add_fixed_rows(builder, symbol->piece, list);
  yst_fill_row_ways(&scope);
  add_row_rules(builder, &scope, symbol->piece, list);
}

void yst_type_column(yst_model_builder *builder, size_t list_index, size_t column)
{
  const yst_piece *piece = builder->column_pieces[list_index][column];
  if (!piece || !piece->expr) return;
  yst_field *field = &builder->model->lists[list_index].columns[column];
  yst_scope scope = yst_scope_record(builder);
  scope.list = list_index;
  field->formula = yst_resolve(&scope, piece->expr, yst_type_of(YST_KIND_NONE));
  field->type = field->formula->type;
}
