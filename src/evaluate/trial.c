#include "evaluate/trial.h"

#include "base/limits.h"
#include "evaluate/blanks.h"
#include "evaluate/prepare.h"
#include "evaluate/settle.h"

static void prepare_readers(yst_trial *trial)
{
  const yst_model *model = trial->program->model;
  trial->readers = YST_NEW_ARRAY(trial->arena, model->field_count + model->answer_count + 1, yst_reader);
  for (size_t i = 0; i < model->field_count; i++)
    yst_reader_of_field(trial->arena, model->atoms, &model->fields[i], &trial->readers[i]);
  for (size_t i = 0; i < model->answer_count; i++)
    yst_reader_of_answer(trial->arena, &trial->readers[model->field_count + i]);
  trial->column_readers = YST_NEW_ARRAY(trial->arena, model->list_count + 1, yst_reader *);
  for (size_t i = 0; i < model->list_count; i++) {
    const yst_list *list = &model->lists[i];
    trial->column_readers[i] = YST_NEW_ARRAY(trial->arena, list->column_count + 1, yst_reader);
    for (size_t j = 0; j < list->column_count; j++)
      yst_reader_of_field(trial->arena, model->atoms, &list->columns[j], &trial->column_readers[i][j]);
  }
}

/* Places for every row of bands and every cell of tables, in one array. */
static void prepare_reach(yst_trial *trial)
{
  const yst_program *program = trial->program;
  const yst_model *model = program->model;
  size_t count = 0;
  trial->reach_of = YST_NEW_ARRAY(trial->arena, program->bands_count + 1, size_t);
  trial->table_reach_of = YST_NEW_ARRAY(trial->arena, model->table_count + 1, size_t);
  for (size_t i = 0; i < program->bands_count; i++) {
    trial->reach_of[i] = count;
    count += program->bands[i]->count;
  }
  for (size_t i = 0; i < model->table_count; i++) {
    trial->table_reach_of[i] = count;
    count += model->tables[i].rows.count * model->tables[i].columns.count;
  }
  trial->reached = YST_NEW_ARRAY(trial->arena, count + 1, bool);
  trial->reach_count = count;
}

/* What stands for a field or cell: what an example gives of it. */
typedef struct given {
  yst_literal_kind kind; /* NOT_KNOWN when it gives nothing */
  yst_number number;
  yst_text text;
} given;

/* A field that an example does not give is not known, whatever a blank of it means in a register. A date in
 * words, "May 2006", is read like a cell of one. */
static void give(yst_blanks *blanks, yst_value *where, const yst_reader *reader, const yst_cuts *cuts,
                 given what)
{
  yst_reading_of reading = {.known = true};
  if (what.kind == YST_LITERAL_NOT_KNOWN)
    reading.known = false;
  else if (what.kind == YST_LITERAL_NOT_APPLICABLE)
    reading.value = yst_not_applicable();
  else if (what.kind != YST_LITERAL_TEXT)
    reading.value = yst_known(what.number);
  else if (reader->is_text)
    reading.value = yst_known_text(what.text);
  else
    yst_read_cell(reader, what.text, blanks->arena, &reading);
  if (reading.known)
    *where = reading.value;
  else
    yst_blanks_add_cell(blanks, where, reader, &reading, cuts);
}

/* Whether an example says what another register has, be it that it has nothing. */
static bool gives_line(const yst_example *example, const yst_other *other)
{
  for (size_t i = 0; i < example->given_count; i++) {
    size_t field = example->given[i].field;
    if (field != SIZE_MAX && field >= other->first && field < other->first + other->count) return true;
  }
  return false;
}

/* Whether an example leaves open if another register has a line at all. */
static bool leaves_line_open(const yst_trial *trial, const yst_example *example, size_t number)
{
  const yst_model *model = trial->program->model;
  const yst_other *other = number < model->field_count ? model->fields[number].other : NULL;
  return other && !gives_line(example, other);
}

static void fill_fields(yst_trial *trial, const yst_example *example, yst_blanks *blanks, bool *absent)
{
  const yst_model *model = trial->program->model;
  size_t count = model->field_count + model->answer_count;
  for (size_t i = 0; i < count; i++) {
    bool is_field = i < model->field_count;
    yst_value *where =
        is_field ? &blanks->record->fields[i] : &blanks->record->answers[i - model->field_count];
    given what = {.kind = YST_LITERAL_NOT_KNOWN};
    if (is_field) absent[i] = true;
    for (size_t j = 0; j < example->given_count; j++) {
      const yst_given *pair = &example->given[j];
      size_t number = pair->field != SIZE_MAX ? pair->field : model->field_count + pair->answer;
      if (number != i) continue;
      if (is_field) absent[i] = false;
      what = (given){pair->kind, pair->number, pair->text};
    }
    const yst_cuts *cuts = is_field ? &trial->program->field_cuts[i] : NULL;
    if (leaves_line_open(trial, example, i))
      yst_blanks_add_unread(blanks, where, &trial->readers[i], cuts, true);
    else
      give(blanks, where, &trial->readers[i], cuts, what);
  }
}

static void fill_row(yst_trial *trial, const yst_given_row *row, size_t at, yst_blanks *blanks)
{
  const yst_list *list = &trial->program->model->lists[row->list];
  yst_value *cells = &blanks->record->lists[row->list].cells[at * list->column_count];
  for (size_t column = 0; column < list->column_count; column++) {
    if (list->columns[column].formula) continue;
    given what = {.kind = YST_LITERAL_NOT_KNOWN};
    for (size_t i = 0; i < row->count; i++)
      if (row->cells[i].column == column)
        what = (given){row->cells[i].kind, row->cells[i].number, row->cells[i].text};
    give(blanks, &cells[column], &trial->column_readers[row->list][column],
         &trial->program->column_cuts[row->list][column], what);
  }
}

/* A list of which an example gives rows has these and no others; one of which it gives none is not known. */
static void fill_lists(yst_trial *trial, const yst_example *example, yst_blanks *blanks)
{
  const yst_model *model = trial->program->model;
  for (size_t i = 0; i < model->list_count; i++) {
    yst_rows *rows = &blanks->record->lists[i];
    size_t count = 0, at = 0;
    for (size_t j = 0; j < example->row_count; j++) count += example->rows[j].list == i;
    rows->count = count;
    rows->more = yst_not_applicable();
    rows->lines = NULL;
    rows->cells = YST_NEW_ARRAY(blanks->arena, count * model->lists[i].column_count + 1, yst_value);
    for (size_t j = 0; j < example->row_count; j++)
      if (example->rows[j].list == i) fill_row(trial, &example->rows[j], at++, blanks);
    if (!count) yst_blanks_add_unknown(blanks, &rows->more);
  }
}

/* Examples of one day share an evaluator: limits and bands are the same. */
static void prepare_evaluator(yst_trial *trial, yst_day as_at)
{
  yst_evaluator *evaluator = &trial->evaluator;
  if (!trial->is_ready || evaluator->as_at != as_at) {
    yst_evaluator_prepare(trial->arena, trial->record_arena, trial->program, as_at, evaluator);
    evaluator->reached = trial->reached;
    evaluator->reach_of = trial->reach_of;
    evaluator->table_reach_of = trial->table_reach_of;
    evaluator->absent = trial->absent;
    trial->is_ready = true;
  }
  yst_evaluator_next(evaluator);
}

/* Whether a node looks into bands or tables; the rows of a list may, in their columns. */
static bool reaches(const yst_node *node, unsigned depth)
{
  if (!node || depth > 4 * YST_LIMIT_DEPTH) return false;
  if (node->op == YST_NODE_BANDS || node->op == YST_NODE_LOOKUP || node->op == YST_NODE_AGGREGATE)
    return true;
  for (uint32_t i = 0; i < node->arg_count; i++)
    if (reaches(node->args[i], depth + 1)) return true;
  return false;
}

static void prepare_slots(yst_trial *trial)
{
  const yst_program *program = trial->program;
  bool *needed = YST_NEW_ARRAY(trial->arena, program->slot_count + 1, bool);
  yst_program_needs(program, NULL, needed);
  trial->slots = YST_NEW_ARRAY(trial->arena, program->slot_count + 1, uint32_t);
  trial->slot_count = yst_slots_in_order(program, needed, trial->slots);
  trial->reaching = YST_NEW_ARRAY(trial->arena, program->slot_count + 1, uint32_t);
  for (size_t i = 0; i < trial->slot_count; i++)
    if (reaches(program->slots[trial->slots[i]].node, 0))
      trial->reaching[trial->reaching_count++] = trial->slots[i];
  trial->absent = YST_NEW_ARRAY(trial->arena, program->model->field_count + 1, bool);
}

yst_trial *yst_trial_open(yst_arena *arena, const yst_program *program)
{
  yst_trial *trial = YST_NEW(arena, yst_trial);
  trial->arena = arena;
  trial->record_arena = yst_arena_below(arena);
  trial->program = program;
  prepare_readers(trial);
  prepare_slots(trial);
  prepare_reach(trial);
  return trial;
}

void yst_trial_put(yst_trial *trial, const yst_example *example, yst_day as_at)
{
  prepare_evaluator(trial, example->has_as_at ? example->as_at : as_at);
  yst_blanks blanks = yst_blanks_of(trial->record_arena, trial->evaluator.record);
  fill_fields(trial, example, &blanks, trial->absent);
  fill_lists(trial, example, &blanks);
  yst_blanks_finish(&blanks, &trial->evaluator.shop);
}

void yst_trial_reach(yst_trial *trial)
{
  for (size_t i = 0; i < trial->reaching_count; i++)
    (void)yst_slot_value(&trial->evaluator, trial->reaching[i]);
}
