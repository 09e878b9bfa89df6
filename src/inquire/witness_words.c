#include "inquire/witness_words.h"

#include "check/amount.h"
#include "evaluate/show.h"

/* ---- amounts as rule files write them ---- */

static yst_text choice_name(const yst_model *model, const yst_choices *choices, size_t place)
{
  return yst_atom_text(model->atoms, choices->items[place].name);
}

static void write_set(yst_buffer *buffer, const yst_model *model, const yst_choices *choices, yst_number mask)
{
  bool any = false;
  yst_buffer_add_byte(buffer, '(');
  for (size_t i = 0; i < choices->count && i < 63; i++) {
    if (!(mask.num >> i & 1)) continue;
    if (any) yst_buffer_add_string(buffer, ", ");
    yst_buffer_add(buffer, choice_name(model, choices, i));
    any = true;
  }
  yst_buffer_add_byte(buffer, ')');
}

static void write_amount(yst_buffer *buffer, const yst_model *model, yst_type type, yst_number number)
{
  bool is_place = type.kind == YST_KIND_CHOICE && type.choices && number.den == 1 && number.num >= 0 &&
                  (uint64_t)number.num < type.choices->count;
  if (type.kind == YST_KIND_YES_NO) {
    yst_buffer_add_string(buffer, number.num ? "yes" : "no");
  } else if (is_place) {
    yst_buffer_add(buffer, choice_name(model, type.choices, (size_t)number.num));
  } else if (type.kind == YST_KIND_SET && type.choices) {
    write_set(buffer, model, type.choices, number);
  } else {
    yst_amount_write(buffer, model->atoms, type, number);
  }
}

static void write_given(yst_buffer *buffer, const yst_model *model, yst_type type, yst_literal_kind kind,
                        yst_number number, yst_text text)
{
  switch (kind) {
  case YST_LITERAL_NOT_KNOWN: yst_buffer_add_string(buffer, "not known"); return;
  case YST_LITERAL_NOT_APPLICABLE: yst_buffer_add_string(buffer, "not applicable"); return;
  case YST_LITERAL_TEXT: yst_buffer_format(buffer, "\"%t\"", text); return;
  default: write_amount(buffer, model, type, number); return;
  }
}

/* ---- what is given ---- */

static void write_pair(yst_buffer *buffer, const yst_model *model, const yst_given *given)
{
  bool is_field = given->field != SIZE_MAX;
  yst_type answers = {YST_KIND_CHOICE, model->answer_choices};
  yst_buffer_add(buffer, is_field ? yst_atom_text(model->atoms, model->fields[given->field].about.name)
                                  : model->answers[given->answer].item);
  yst_buffer_add_byte(buffer, ' ');
  write_given(buffer, model, is_field ? model->fields[given->field].type : answers, given->kind,
              given->number, given->text);
}

static void write_pairs(yst_buffer *buffer, const yst_model *model, const yst_example *example)
{
  for (size_t i = 0; i < example->given_count; i++) {
    if (i) yst_buffer_add_string(buffer, ", ");
    write_pair(buffer, model, &example->given[i]);
  }
}

static void write_row(yst_buffer *buffer, const yst_model *model, const yst_given_row *row)
{
  const yst_list *list = &model->lists[row->list];
  yst_buffer_format(buffer, "row of %t", yst_atom_text(model->atoms, list->about.name));
  for (size_t i = 0; i < row->count; i++) {
    const yst_field *column = &list->columns[row->cells[i].column];
    yst_buffer_format(buffer, "%s %t ", i ? "," : "", yst_atom_text(model->atoms, column->about.name));
    write_given(buffer, model, column->type, row->cells[i].kind, row->cells[i].number, row->cells[i].text);
  }
}

void yst_witness_words_write(yst_buffer *buffer, const yst_model *model, const yst_example *example)
{
  write_pairs(buffer, model, example);
  for (size_t i = 0; i < example->row_count; i++) {
    if (i || example->given_count) yst_buffer_add_string(buffer, "; ");
    write_row(buffer, model, &example->rows[i]);
  }
  if (!example->has_as_at) return;
  if (example->given_count || example->row_count) yst_buffer_add_string(buffer, ", ");
  yst_buffer_add_string(buffer, "as at ");
  yst_day_write(buffer, example->as_at);
}

/* ---- an example to be pasted ---- */

static bool is_result(const yst_expr *expr)
{
  return expr && expr->op == YST_OP_RESULT && !expr->result->hidden;
}

/* `RESULT`, `not RESULT`, `RESULT is AMOUNT`; false when it is of no such form. */
static bool write_condition(yst_buffer *buffer, const yst_model *model, const yst_expr *expr)
{
  if (is_result(expr)) {
    yst_buffer_add(buffer, expr->result->name);
    return true;
  }
  if (expr->op == YST_OP_NOT && is_result(expr->args[0])) {
    yst_buffer_format(buffer, "not %t", expr->args[0]->result->name);
    return true;
  }
  if (expr->op != YST_OP_EQUAL || !is_result(expr->args[0]) || expr->args[1]->op != YST_OP_CONST)
    return false;
  yst_buffer_format(buffer, "%t is ", expr->args[0]->result->name);
  write_amount(buffer, model, expr->args[0]->type, expr->args[1]->number);
  return true;
}

static void write_expectation(yst_buffer *buffer, const yst_model *model, const yst_expectation *expect)
{
  yst_buffer words = yst_buffer_in(buffer->arena);
  if (expect->condition) {
    if (!write_condition(&words, model, expect->condition)) return;
  } else if (is_result(expect->subject)) {
    yst_buffer_format(&words, "%t is %s", expect->subject->result->name,
                      expect->state == YST_LITERAL_NOT_APPLICABLE ? "not applicable" : "not known");
  } else {
    return;
  }
  yst_buffer_format(buffer, "  expect %t\n", yst_buffer_text(&words));
}

/* The message names it, without the marks round source words, of which none may stand in a text. */
static void write_title(yst_buffer *buffer, yst_text words)
{
  yst_buffer_add_string(buffer, "example \"");
  for (size_t i = 0; i < words.length; i++) {
    if (words.bytes[i] != '`' && words.bytes[i] != '"') yst_buffer_add_byte(buffer, words.bytes[i]);
  }
  yst_buffer_add_string(buffer, "\"\n");
}

void yst_witness_block_write(yst_buffer *buffer, const yst_model *model, const yst_example *example,
                             const bool *said)
{
  yst_buffer expected = yst_buffer_in(buffer->arena);
  for (size_t i = 0; i < example->expect_count; i++) {
    if (said[i]) write_expectation(&expected, model, &example->expects[i]);
  }
  if (!expected.length) return;
  write_title(buffer, example->words);
  if (example->has_as_at) {
    yst_buffer_add_string(buffer, "  as at ");
    yst_day_write(buffer, example->as_at);
    yst_buffer_add_byte(buffer, '\n');
  }
  if (example->given_count) {
    yst_buffer_add_string(buffer, "  given ");
    write_pairs(buffer, model, example);
    yst_buffer_add_byte(buffer, '\n');
  }
  for (size_t i = 0; i < example->row_count; i++) {
    yst_buffer_add_string(buffer, "  ");
    write_row(buffer, model, &example->rows[i]);
    yst_buffer_add_byte(buffer, '\n');
  }
  yst_buffer_add(buffer, yst_buffer_text(&expected));
}

/* ---- a line of a register ---- */

static void write_cell(yst_buffer *buffer, yst_text text)
{
  bool plain = true;
  for (size_t i = 0; i < text.length; i++) plain &= !strchr("\",;\n\r\t", text.bytes[i]);
  if (plain) {
    yst_buffer_add(buffer, text);
    return;
  }
  yst_buffer_add_byte(buffer, '"');
  for (size_t i = 0; i < text.length; i++) {
    if (text.bytes[i] == '"') yst_buffer_add_byte(buffer, '"');
    yst_buffer_add_byte(buffer, text.bytes[i]);
  }
  yst_buffer_add_byte(buffer, '"');
}

static bool is_one_line(const yst_example *example)
{
  for (size_t i = 0; i < example->given_count; i++) {
    if (example->given[i].field == SIZE_MAX) return false;
  }
  return example->given_count && !example->row_count;
}

static yst_text heading_of(const yst_model *model, const yst_field *field)
{
  if (field->headed_count) return field->headed[0];
  return field->about.label.length ? field->about.label : yst_atom_text(model->atoms, field->about.name);
}

/* Every partnership has a name in its register. */
static const yst_field *name_field(const yst_model *model, const yst_example *example)
{
  if (model->identifying_field >= model->field_count) return NULL;
  for (size_t i = 0; i < example->given_count; i++) {
    if (example->given[i].field == model->identifying_field) return NULL;
  }
  return &model->fields[model->identifying_field];
}

void yst_witness_header_write(yst_buffer *buffer, const yst_model *model, const yst_example *example)
{
  if (!is_one_line(example)) return;
  const yst_field *name = name_field(model, example);
  if (name) write_cell(buffer, heading_of(model, name));
  for (size_t i = 0; i < example->given_count; i++) {
    if (name || i) yst_buffer_add_byte(buffer, ',');
    write_cell(buffer, heading_of(model, &model->fields[example->given[i].field]));
  }
}

static yst_text cell_text(yst_arena *arena, const yst_model *model, const yst_given *given)
{
  if (given->kind == YST_LITERAL_NOT_KNOWN) return YST_TEXT("");
  if (given->kind == YST_LITERAL_TEXT) return given->text;
  yst_buffer cell = yst_buffer_in(arena);
  yst_value value =
      given->kind == YST_LITERAL_NOT_APPLICABLE ? yst_not_applicable() : yst_known(given->number);
  yst_show_plain_typed(&cell, model->atoms, model->fields[given->field].type, value);
  return yst_buffer_text(&cell);
}

void yst_witness_line_write(yst_buffer *buffer, const yst_model *model, const yst_example *example)
{
  if (!is_one_line(example)) return;
  const yst_field *name = name_field(model, example);
  if (name) write_cell(buffer, YST_TEXT("Example"));
  for (size_t i = 0; i < example->given_count; i++) {
    if (name || i) yst_buffer_add_byte(buffer, ',');
    write_cell(buffer, cell_text(buffer->arena, model, &example->given[i]));
  }
}
