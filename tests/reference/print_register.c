#include "print.h"

static void add_cell(text *out, const field *f, const cell *c)
{
  text_add(out, ",");
  if (c->state == CELL_NOT_APPLICABLE) text_add(out, "n/a");
  if (c->state == CELL_PART) print_month(out, c->value);
  if (c->state != CELL_KNOWN) return;
  if (f->type.kind == KIND_TEXT) {
    text_add(out, "because");
  } else if (f->type.kind == KIND_SET && c->value.num == 0) {
    text_add(out, "none");
  } else {
    print_plain(out, f->type, c->value);
    if (f->type.kind == KIND_PERCENT) text_add(out, "%%");
  }
}

static bool is_answered(const toolkit *t, int answer)
{
  const rule *r = &t->rules[t->answer_cells[answer].rule];
  return !r->dropped && !r->checklist->items[t->answer_cells[answer].item].dropped;
}

static void add_answer(text *out, const toolkit *t, const cell *c)
{
  text_add(out, ",");
  if (c->state == CELL_NOT_APPLICABLE) text_add(out, "n/a");
  if (c->state == CELL_KNOWN) text_add(out, "%s", t->answers.word[(int)c->value.num]);
}

void print_register(text *out, const toolkit *t, const reg *r)
{
  text_add(out, "name");
  for (int i = 0; i < t->field_count; i++)
    if (t->fields[i].used) text_add(out, ",%s", t->fields[i].name);
  for (int i = 0; i < t->answer_count; i++)
    if (is_answered(t, i)) text_add(out, ",%s", t->answer_cells[i].header);
  text_add(out, "\n");
  for (int n = 0; n < r->record_count; n++) {
    text_add(out, "%s", r->records[n].name);
    for (int i = 0; i < t->field_count; i++)
      if (t->fields[i].used) add_cell(out, &t->fields[i], &r->records[n].fields[i]);
    for (int i = 0; i < t->answer_count; i++)
      if (is_answered(t, i)) add_answer(out, t, &r->records[n].answers[i]);
    text_add(out, "\n");
  }
}

static bool is_written(const field *f)
{
  return f->used && !f->formula;
}

void print_list(text *out, const toolkit *t, const reg *r, int list_index)
{
  const list *l = &t->lists[list_index];
  text_add(out, "name");
  for (int c = 0; c < l->column_count; c++)
    if (is_written(&l->columns[c])) text_add(out, ",%s", l->columns[c].name);
  text_add(out, "\n");
  for (int n = 0; n < r->record_count; n++)
    for (int row = 0; row < r->records[n].row_count[list_index]; row++) {
      text_add(out, "%s", r->records[n].name);
      for (int c = 0; c < l->column_count; c++)
        if (is_written(&l->columns[c]))
          add_cell(out, &l->columns[c], &r->records[n].rows[list_index][row][c]);
      text_add(out, "\n");
    }
}
