/* One suggested example, or a table of those that are alike: see suggestions.h. */
#include "evaluate/show.h"
#include "report/suggestions.h"
#include "report/words.h"
#include "report/written.h"

/* What is given of a partnership is named up to here; what is beyond is counted. */
#define NAMED_MOST 3u
/* Labels up to here stand whole. */
#define LABEL_MOST 56u

/* What is given, in one form for fields, answers and cells of rows. */
typedef struct piece {
  yst_text name, label;
  const yst_other *other; /* the register that it is of; NULL for the one that is evaluated */
  yst_type type;
  yst_literal_kind kind;
  yst_number number;
  yst_text text;
} piece;

static piece piece_of(const yst_model *model, const yst_given *given)
{
  piece p = {.kind = given->kind, .number = given->number, .text = given->text};
  if (given->field == SIZE_MAX) {
    const yst_answer *answer = &model->answers[given->answer];
    p.name = yst_answer_name(model, given->answer);
    p.label = answer->label.length ? answer->label : answer->item;
    p.type = (yst_type){YST_KIND_CHOICE, model->answer_choices};
    return p;
  }
  const yst_field *field = &model->fields[given->field];
  p.other = field->other;
  p.name = p.other ? p.other->names[given->field - p.other->first]
                   : yst_atom_text(model->atoms, field->about.name);
  p.label = yst_about_label(model, &field->about);
  p.type = field->type;
  return p;
}

static piece piece_of_cell(const yst_model *model, const yst_given_row *row, size_t at)
{
  const yst_field *column = &model->lists[row->list].columns[row->cells[at].column];
  return (piece){.name = yst_atom_text(model->atoms, column->about.name),
                 .label = yst_about_label(model, &column->about),
                 .type = column->type,
                 .kind = row->cells[at].kind,
                 .number = row->cells[at].number,
                 .text = row->cells[at].text};
}

static yst_value value_of(const piece *p)
{
  if (p->kind == YST_LITERAL_NOT_APPLICABLE) return yst_not_applicable();
  return p->kind == YST_LITERAL_TEXT ? yst_known_text(p->text) : yst_known(p->number);
}

static void write_value(yst_buffer *buffer, const yst_model *model, yst_type type, yst_value value)
{
  if (value.state == YST_OPEN)
    yst_buffer_add_string(buffer, "not known");
  else if (value.state == YST_NOT_APPLICABLE)
    yst_buffer_add_string(buffer, "not applicable");
  else
    (void)yst_written_value(buffer, model, type, value);
}

/* ---- words ---- */

/* Long ones are cut behind a word. */
static yst_text cut(yst_text words)
{
  size_t end = words.length;
  for (size_t i = 0; words.length > LABEL_MOST && i < LABEL_MOST; i++)
    if (words.bytes[i] == ' ') end = i;
  return yst_text_of(words.bytes, end);
}

/* No text of a rule file has a straight quotation mark in it. */
static void add_words(yst_buffer *buffer, yst_text words)
{
  for (size_t i = 0; i < words.length; i++)
    if (words.bytes[i] != '"') yst_buffer_add_byte(buffer, words.bytes[i]);
}

static void add_label(yst_buffer *buffer, yst_text label)
{
  yst_text words = cut(label);
  add_words(buffer, words);
  if (words.length < label.length) yst_buffer_add_string(buffer, " …");
}

static void add_shown(yst_buffer *buffer, const yst_model *model, yst_type type, yst_value value)
{
  yst_buffer words = yst_buffer_in(buffer->arena);
  if (value.state == YST_OPEN)
    yst_buffer_add_string(&words, "not known");
  else
    yst_show_typed(&words, model->atoms, type, value);
  add_words(buffer, yst_buffer_text(&words));
}

static void add_piece_words(yst_buffer *buffer, const yst_model *model, const piece *p, size_t *named)
{
  if ((*named)++ >= NAMED_MOST) return;
  if (*named > 1) yst_buffer_add_string(buffer, ", ");
  add_label(buffer, p->label);
  yst_buffer_add_byte(buffer, ' ');
  add_shown(buffer, model, p->type, value_of(p));
}

static yst_text label_of(const yst_model *model, const yst_result *result)
{
  return result->label.length ? result->label : yst_about_label(model, result->about);
}

/* `Budget £1,500: Qualifying partnership no` */
static void add_title(yst_buffer *buffer, const yst_model *model, const yst_suggestion *one)
{
  size_t named = 0;
  for (size_t i = 0; i < one->example.given_count; i++) {
    piece p = piece_of(model, &one->example.given[i]);
    add_piece_words(buffer, model, &p, &named);
  }
  for (size_t i = 0; i < one->example.row_count; i++) {
    for (size_t k = 0; k < one->example.rows[i].count; k++) {
      piece p = piece_of_cell(model, &one->example.rows[i], k);
      add_piece_words(buffer, model, &p, &named);
    }
  }
  if (!named) yst_buffer_add_string(buffer, "Nothing given");
  if (named > NAMED_MOST) yst_buffer_format(buffer, " and %z more", named - NAMED_MOST);
  yst_buffer_add_string(buffer, ": ");
  add_label(buffer, label_of(model, one->result));
  yst_buffer_add_byte(buffer, ' ');
  add_shown(buffer, model, one->result->type, one->value);
}

/* ---- an example by itself ---- */

static void write_day(yst_buffer *buffer, const yst_example *example)
{
  if (!example->has_as_at) return;
  yst_buffer_add_string(buffer, "  as at ");
  yst_day_write(buffer, example->as_at);
  yst_buffer_add_byte(buffer, '\n');
}

/* The pairs of one register: `given` for the one that is evaluated, `row of` for another. */
static void write_pairs(yst_buffer *buffer, const yst_model *model, const yst_example *example,
                        const yst_other *other)
{
  bool any = false;
  for (size_t i = 0; i < example->given_count; i++) {
    piece p = piece_of(model, &example->given[i]);
    if (p.other != other) continue;
    if (any)
      yst_buffer_add_string(buffer, ", ");
    else if (other)
      yst_buffer_format(buffer, "  row of %t ", yst_atom_text(model->atoms, other->about.name));
    else
      yst_buffer_add_string(buffer, "  given ");
    yst_buffer_format(buffer, "%t ", p.name);
    write_value(buffer, model, p.type, value_of(&p));
    any = true;
  }
  if (any) yst_buffer_add_byte(buffer, '\n');
}

static void write_row(yst_buffer *buffer, const yst_model *model, const yst_given_row *row)
{
  yst_buffer_format(buffer, "  row of %t", yst_atom_text(model->atoms, model->lists[row->list].about.name));
  for (size_t i = 0; i < row->count; i++) {
    piece p = piece_of_cell(model, row, i);
    yst_buffer_format(buffer, "%s %t ", i ? "," : "", p.name);
    write_value(buffer, model, p.type, value_of(&p));
  }
  yst_buffer_add_byte(buffer, '\n');
}

static void write_expectation(yst_buffer *buffer, const yst_model *model, const yst_suggestion *one)
{
  bool is_condition = one->result->type.kind == YST_KIND_YES_NO && one->value.state == YST_KNOWN;
  yst_buffer_add_string(buffer, "  expect ");
  if (is_condition) {
    yst_buffer_format(buffer, "%s%t\n", yst_is_no(one->value) ? "not " : "", one->result->name);
    return;
  }
  yst_buffer_format(buffer, "%t is ", one->result->name);
  write_value(buffer, model, one->result->type, one->value);
  yst_buffer_add_byte(buffer, '\n');
}

void yst_suggestion_write(yst_buffer *buffer, const yst_model *model, const yst_suggestion *one)
{
  yst_buffer_add_string(buffer, "example \"");
  add_title(buffer, model, one);
  yst_buffer_add_string(buffer, "\"\n");
  write_day(buffer, &one->example);
  write_pairs(buffer, model, &one->example, NULL);
  for (size_t i = 0; i < model->other_count; i++)
    write_pairs(buffer, model, &one->example, &model->others[i]);
  for (size_t i = 0; i < one->example.row_count; i++) write_row(buffer, model, &one->example.rows[i]);
  write_expectation(buffer, model, one);
}

/* ---- a table ---- */

static bool gives_alike(const yst_example *a, const yst_example *b)
{
  if (a->given_count != b->given_count || a->row_count != b->row_count) return false;
  if (a->has_as_at != b->has_as_at || (a->has_as_at && a->as_at != b->as_at)) return false;
  for (size_t i = 0; i < a->given_count; i++)
    if (a->given[i].field != b->given[i].field || a->given[i].answer != b->given[i].answer) return false;
  for (size_t i = 0; i < a->row_count; i++) {
    if (a->rows[i].list != b->rows[i].list || a->rows[i].count != b->rows[i].count) return false;
    for (size_t k = 0; k < a->rows[i].count; k++)
      if (a->rows[i].cells[k].column != b->rows[i].cells[k].column) return false;
  }
  return true;
}

/* Wide tables are harder to read than examples one by one; another register's line has no columns in one. */
static bool fits_a_table(const yst_example *example)
{
  size_t columns = example->given_count;
  for (size_t i = 0; i < example->row_count; i++) columns += example->rows[i].count;
  return columns > 0 && columns <= 4;
}

bool yst_suggestions_are_alike(const yst_suggestion *a, const yst_suggestion *b)
{
  return a->result == b->result && fits_a_table(&a->example) && gives_alike(&a->example, &b->example);
}

static void add_column(yst_buffer *buffer, const char *before, yst_text name)
{
  yst_buffer_format(buffer, "%s%t", before, name);
}

static void write_head(yst_buffer *buffer, const yst_model *model, const yst_suggestion *one)
{
  const yst_example *example = &one->example;
  yst_buffer_add_string(buffer, "  ");
  for (size_t i = 0; i < example->given_count; i++)
    add_column(buffer, i ? ", " : "given ", piece_of(model, &example->given[i]).name);
  for (size_t i = 0; i < example->row_count; i++) {
    const yst_given_row *row = &example->rows[i];
    if (i || example->given_count) yst_buffer_add_string(buffer, " | ");
    yst_buffer_format(buffer, "row of %t", yst_atom_text(model->atoms, model->lists[row->list].about.name));
    for (size_t k = 0; k < row->count; k++)
      add_column(buffer, k ? ", " : " ", piece_of_cell(model, row, k).name);
  }
  yst_buffer_format(buffer, " | expect %t\n", one->result->name);
}

static void write_cells(yst_buffer *buffer, const yst_model *model, const yst_suggestion *one)
{
  yst_buffer_add_string(buffer, "  ");
  for (size_t i = 0; i < one->example.given_count; i++) {
    piece p = piece_of(model, &one->example.given[i]);
    yst_buffer_add_string(buffer, "  ");
    write_value(buffer, model, p.type, value_of(&p));
  }
  for (size_t i = 0; i < one->example.row_count; i++) {
    for (size_t k = 0; k < one->example.rows[i].count; k++) {
      piece p = piece_of_cell(model, &one->example.rows[i], k);
      yst_buffer_add_string(buffer, "  ");
      write_value(buffer, model, p.type, value_of(&p));
    }
  }
  yst_buffer_add_string(buffer, "  ");
  write_value(buffer, model, one->result->type, one->value);
  yst_buffer_add_byte(buffer, '\n');
}

/* `Qualifying partnership: Budget` */
static void add_table_title(yst_buffer *buffer, const yst_model *model, const yst_suggestion *one)
{
  const yst_example *example = &one->example;
  bool any = false;
  add_label(buffer, label_of(model, one->result));
  for (size_t i = 0; i < example->given_count; i++, any = true) {
    yst_buffer_add_string(buffer, any ? ", " : ": ");
    add_label(buffer, piece_of(model, &example->given[i]).label);
  }
  for (size_t i = 0; i < example->row_count; i++) {
    for (size_t k = 0; k < example->rows[i].count; k++, any = true) {
      yst_buffer_add_string(buffer, any ? ", " : ": ");
      add_label(buffer, piece_of_cell(model, &example->rows[i], k).label);
    }
  }
}

void yst_suggestions_table_write(yst_buffer *buffer, const yst_model *model,
                                 const yst_suggestion *const *alike, size_t count)
{
  yst_buffer_add_string(buffer, "examples \"");
  add_table_title(buffer, model, alike[0]);
  yst_buffer_add_string(buffer, "\"\n");
  write_day(buffer, &alike[0]->example);
  write_head(buffer, model, alike[0]);
  for (size_t i = 0; i < count; i++) write_cells(buffer, model, alike[i]);
}
