#include "evaluate/bind.h"

#include "base/seldom.h"
#include "base/utf8.h"

#include "evaluate/say_cell.h"

static const yst_about *about_of(const yst_model *model, size_t number)
{
  return number < model->field_count ? &model->fields[number].about : NULL;
}

/* The name of a field or answer, as codes have it. */
static yst_text code_of(yst_arena *arena, const yst_model *model, size_t number)
{
  if (number < model->field_count) return yst_atom_text(model->atoms, model->fields[number].about.name);
  const yst_answer *answer = &model->answers[number - model->field_count];
  return yst_format(arena, "%t.%t", answer->checklist, answer->item);
}

/* ---- opening ---- */

static const yst_lookup *main_headings(yst_arena *arena, const yst_model *model)
{
  yst_lookup *lookup = yst_lookup_new(arena);
  for (size_t i = 0; i < model->own_field_count; i++)
    (void)yst_lookup_add(lookup, yst_atom_text(model->atoms, model->fields[i].about.name), (uint32_t)i);
  for (size_t i = 0; i < model->answer_count; i++) {
    const yst_answer *answer = &model->answers[i];
    yst_text dotted = yst_format(arena, "%t.%t", answer->checklist, answer->item);
    (void)yst_lookup_add(lookup, dotted, (uint32_t)(model->field_count + i));
  }
  for (size_t i = 0; i < model->own_field_count; i++) {
    const yst_field *field = &model->fields[i];
    yst_add_headings(lookup, model->atoms, &field->about, field->headed, field->headed_count, (uint32_t)i);
  }
  return lookup;
}

static const yst_lookup *name_headings(yst_arena *arena, const yst_model *model)
{
  yst_lookup *lookup = yst_lookup_new(arena);
  (void)yst_lookup_add(lookup, YST_TEXT("name"), 0);
  if (model->identifying_field != SIZE_MAX) {
    const yst_field *field = &model->fields[model->identifying_field];
    yst_add_headings(lookup, model->atoms, &field->about, field->headed, field->headed_count, 0);
  }
  (void)yst_lookup_add(lookup, YST_TEXT("partnership"), 0);
  return lookup;
}

static void build_readers(yst_arena *arena, yst_binding *binding)
{
  const yst_model *model = binding->program->model;
  binding->read_count = model->field_count + model->answer_count;
  binding->readers = YST_NEW_ARRAY(arena, binding->read_count + 1, yst_reader);
  for (size_t i = 0; i < model->field_count; i++)
    yst_reader_of_field(arena, model->atoms, &model->fields[i], &binding->readers[i]);
  yst_reader answer;
  yst_reader_of_answer(arena, &answer);
  for (size_t i = 0; i < model->answer_count; i++) {
    binding->readers[model->field_count + i] = answer;
    binding->readers[model->field_count + i].kind.choices = model->answer_choices;
  }
  binding->list_readers = YST_NEW_ARRAY(arena, model->list_count + 1, yst_reader *);
  for (size_t i = 0; i < model->list_count; i++) {
    const yst_list *list = &model->lists[i];
    binding->list_readers[i] = YST_NEW_ARRAY(arena, list->column_count + 1, yst_reader);
    for (size_t j = 0; j < list->column_count; j++)
      yst_reader_of_field(arena, model->atoms, &list->columns[j], &binding->list_readers[i][j]);
  }
}

static void map_main(yst_arena *arena, yst_binding *binding)
{
  const yst_model *model = binding->program->model;
  const yst_lookup *headings = binding->headings = main_headings(arena, model),
                   *names = name_headings(arena, model);
  binding->column_of = YST_NEW_ARRAY(arena, binding->read_count + 1, uint32_t);
  binding->bound = YST_NEW_ARRAY(arena, binding->read_count + 1, yst_bound);
  binding->unbound = YST_NEW_ARRAY(arena, binding->read_count + 1, uint32_t);
  for (size_t i = 0; i < binding->read_count; i++) binding->column_of[i] = YST_NO_COLUMN;
  binding->name_column = binding->also_column = YST_NO_COLUMN;
  for (uint32_t column = 0; column < yst_table_column_count(binding->table); column++) {
    yst_text header = yst_table_header(binding->table, column);
    uint32_t number = yst_lookup_find(headings, header, arena);
    if (number < binding->read_count && binding->column_of[number] == YST_NO_COLUMN)
      binding->column_of[number] = column;
    bool named = yst_lookup_find(names, header, arena) != YST_LOOKUP_NONE;
    if (named && binding->name_column == YST_NO_COLUMN) binding->name_column = column;
  }
  if (model->identifying_field != SIZE_MAX && binding->column_of[model->identifying_field] != YST_NO_COLUMN)
    binding->name_column = binding->column_of[model->identifying_field];
  if (model->also_known_field != SIZE_MAX) binding->also_column = binding->column_of[model->also_known_field];
  for (size_t i = 0; i < binding->read_count; i++) {
    bool is_own = i < model->own_field_count || i >= model->field_count;
    if (!binding->read[i] || !is_own) continue;
    if (binding->column_of[i] == YST_NO_COLUMN)
      binding->unbound[binding->unbound_count++] = (uint32_t)i;
    else
      binding->bound[binding->bound_count++] =
          (yst_bound){&binding->readers[i], (uint32_t)i, binding->column_of[i]};
  }
}

static void say_fault(void *context, const yst_table *table, const yst_table_fault *fault)
{
  yst_say_table_fault(context, table, fault);
}

static yst_text without_ending(yst_text name)
{
  for (size_t i = 0; i < name.length; i++)
    if (name.bytes[i] == '/' || name.bytes[i] == '\\') {
      name.bytes += i + 1;
      name.length -= i + 1;
      i = (size_t)-1;
    }
  for (size_t i = name.length; i-- > 0;)
    if (name.bytes[i] == '.') return yst_text_of(name.bytes, i);
  return name;
}

static bool is_called(yst_arena *arena, const yst_atoms *atoms, const yst_about *about, yst_text name)
{
  yst_text folded = yst_text_key(arena, name);
  if (yst_text_equal(folded, yst_text_key(arena, yst_atom_text(atoms, about->name)))) return true;
  return about->label.length && yst_text_equal(folded, yst_text_key(arena, about->label));
}

static void open_list(yst_arena *arena, yst_binding *binding, size_t index, yst_table *table,
                      const yst_lookup *names, yst_findings *findings)
{
  const yst_model *model = binding->program->model;
  const yst_list *list = &model->lists[index];
  yst_lookup *headings = yst_lookup_new(arena);
  for (size_t i = 0; i < list->column_count; i++)
    (void)yst_lookup_add(headings, yst_atom_text(model->atoms, list->columns[i].about.name), (uint32_t)i);
  for (size_t i = 0; i < list->column_count; i++) {
    const yst_field *column = &list->columns[i];
    yst_add_headings(headings, model->atoms, &column->about, column->headed, column->headed_count,
                     (uint32_t)i);
  }
  if (list->row_choices) {
    yst_add_headings(headings, model->atoms, &list->about, list->headed, list->headed_count, 0);
  }
  yst_joined_columns columns = {headings, list->column_count, names, SIZE_MAX};
  yst_joined_read(arena, table, &columns, say_fault, findings, &binding->lists[index]);
}

static void open_checklist(yst_arena *arena, yst_binding *binding, size_t index, yst_table *table,
                           const yst_lookup *names, yst_findings *findings)
{
  const yst_model *model = binding->program->model;
  yst_lookup *headings = yst_lookup_new(arena);
  yst_text checklist = yst_atom_text(model->atoms, model->checklists[index].about.name);
  for (size_t pass = 0; pass < 2; pass++)
    for (size_t i = 0; i < model->answer_count; i++) {
      const yst_answer *answer = &model->answers[i];
      if (!yst_text_equal(answer->checklist, checklist)) continue;
      yst_text spelling = pass ? answer->label : answer->item;
      if (spelling.length) (void)yst_lookup_add(headings, spelling, (uint32_t)i);
    }
  yst_joined_columns columns = {headings, model->answer_count, names, SIZE_MAX};
  yst_joined_read(arena, table, &columns, say_fault, findings, &binding->checklists[index]);
}

static void open_joined(yst_arena *arena, yst_binding *binding, const yst_binding_input *input,
                        const yst_lookup *names, yst_findings *findings)
{
  const yst_model *model = binding->program->model;
  yst_text name = without_ending(input->name);
  for (size_t i = 0; i < model->list_count; i++) {
    if (!is_called(arena, model->atoms, &model->lists[i].about, name)) continue;
    if (!binding->lists_read[i]) return;
    open_list(arena, binding, i, yst_table_open(arena, input->name, input->read, input->context), names,
              findings);
    return;
  }
  for (size_t i = 0; i < model->checklist_count; i++) {
    if (!is_called(arena, model->atoms, &model->checklists[i].about, name)) continue;
    open_checklist(arena, binding, i, yst_table_open(arena, input->name, input->read, input->context), names,
                   findings);
    return;
  }
  for (size_t i = 0; i < model->other_count; i++) {
    if (!is_called(arena, model->atoms, &model->others[i].about, name)) continue;
    yst_table *table = yst_table_open(arena, input->name, input->read, input->context);
    yst_open_other(arena, binding, i, table, say_fault, findings);
    return;
  }
  yst_finding *finding = yst_findings_add(
      findings, YST_NOTE, NULL, YST_TEXT("register.unused_table"),
      "The table %t belongs to no list, no checklist and no other register of this toolkit.", input->name);
  yst_finding_place(findings, finding, (yst_place){.table = input->name});
}

void yst_binding_open(yst_arena *arena, const yst_program *program, const bool *read, const bool *lists_read,
                      const yst_binding_input *inputs, size_t input_count, yst_findings *findings,
                      yst_binding *binding)
{
  const yst_model *model = program->model;
  *binding = (yst_binding){.program = program, .read = read, .lists_read = lists_read};
  build_readers(arena, binding);
  binding->table = yst_table_open(arena, inputs[0].name, inputs[0].read, inputs[0].context);
  map_main(arena, binding);
  binding->lists = YST_NEW_ARRAY(arena, model->list_count + 1, yst_joined);
  binding->others = YST_NEW_ARRAY(arena, model->other_count + 1, yst_beside);
  binding->checklists = YST_NEW_ARRAY(arena, model->checklist_count + 1, yst_joined);
  binding->answer_rows = YST_NEW_ARRAY(arena, model->checklist_count + 1, yst_joined_row *);
  binding->list_rows = YST_NEW_ARRAY(arena, model->list_count + 1, const uint32_t *);
  size_t count;
  const yst_table_fault *faults = yst_table_header_faults(binding->table, &count);
  for (size_t i = 0; i < count; i++) yst_say_table_fault(findings, binding->table, &faults[i]);
  const yst_lookup *names = name_headings(arena, model);
  for (size_t i = 1; i < input_count; i++) open_joined(arena, binding, &inputs[i], names, findings);
  if (binding->also_column == YST_NO_COLUMN || binding->name_column == YST_NO_COLUMN) return;
  binding->spellings = YST_NEW(arena, yst_spellings);
  yst_spellings_read(arena, binding->table, binding->name_column, binding->also_column, binding->spellings);
}

/* ---- records ---- */

yst_text yst_binding_name(const yst_binding *binding, const yst_row *row)
{
  return binding->name_column == YST_NO_COLUMN ? (yst_text){"", 0} : row->cells[binding->name_column];
}

const yst_row *yst_binding_next(yst_binding *binding)
{
  return binding->spellings ? yst_spellings_next(binding->spellings) : yst_table_next(binding->table);
}

/* A cell that is not plain: blank, known in part, faulty, or written in one of the other ways. */
YST_SELDOM static void read_other(yst_binding *binding, const yst_row *row, yst_bound bound, yst_value *where,
                                  yst_blanks *blanks, yst_findings *findings)
{
  const yst_program *program = binding->program;
  size_t fields = program->model->field_count;
  yst_reading_of reading;
  yst_read_cell(bound.reader, row->cells[bound.column], blanks->arena, &reading);
  if (reading.known)
    *where = reading.value;
  else
    yst_blanks_add_cell(blanks, where, bound.reader, &reading,
                        bound.number < fields ? &program->field_cuts[bound.number] : NULL);
  if (findings->wanted && (reading.cell.fault != YST_CELL_FINE || reading.is_span)) {
    yst_place place = bound.number < fields ? yst_binding_field_place(binding, bound.number)
                                            : yst_binding_answer_place(binding, bound.number - fields);
    yst_text code = code_of(blanks->arena, program->model, bound.number);
    yst_say_cell(findings, about_of(program->model, bound.number), code, bound.reader, &reading, place);
  }
}

static void read_bound(yst_binding *binding, const yst_row *row, yst_blanks *blanks, yst_findings *findings)
{
  size_t fields = binding->program->model->field_count;
  for (size_t i = 0; i < binding->bound_count; i++) {
    const yst_bound *bound = &binding->bound[i];
    yst_value *where = bound->number < fields ? &blanks->record->fields[bound->number]
                                              : &blanks->record->answers[bound->number - fields];
    if (!yst_read_plain(bound->reader, row->cells[bound->column], where))
      read_other(binding, row, *bound, where, blanks, findings);
  }
}

/* Answers that stand in a table of their own. */
static bool read_joined_answer(yst_binding *binding, size_t answer, yst_blanks *blanks,
                               yst_findings *findings)
{
  const yst_model *model = binding->program->model;
  for (size_t i = 0; i < model->checklist_count; i++) {
    const yst_joined *joined = &binding->checklists[i];
    yst_joined_row *row = binding->answer_rows[i];
    if (!row || joined->column_of[answer] == YST_NO_COLUMN) continue;
    const yst_reader *reader = &binding->readers[model->field_count + answer];
    yst_value *where = &blanks->record->answers[answer];
    yst_reading_of reading;
    yst_read_cell(reader, row->cells[joined->column_of[answer]], blanks->arena, &reading);
    if (reading.known)
      *where = reading.value;
    else
      yst_blanks_add_cell(blanks, where, reader, &reading, NULL);
    if (findings->wanted && reading.cell.fault != YST_CELL_FINE)
      yst_say_cell(findings, &model->checklists[i].about,
                   code_of(blanks->arena, model, model->field_count + answer), reader, &reading,
                   yst_binding_answer_place(binding, answer));
    return true;
  }
  return false;
}

YST_SELDOM static void read_unbound(yst_binding *binding, yst_blanks *blanks, yst_findings *findings)
{
  const yst_program *program = binding->program;
  size_t fields = program->model->field_count;
  yst_reading_of reading;
  for (size_t place = 0; place < binding->unbound_count; place++) {
    size_t i = binding->unbound[place];
    if (i >= fields && read_joined_answer(binding, i - fields, blanks, findings)) continue;
    const yst_reader *reader = &binding->readers[i];
    yst_value *where = i < fields ? &blanks->record->fields[i] : &blanks->record->answers[i - fields];
    yst_read_nothing(reader, &reading);
    if (reading.known)
      *where = reading.value;
    else
      yst_blanks_add_cell(blanks, where, reader, &reading, i < fields ? &program->field_cuts[i] : NULL);
  }
}

/* A checklist's table has one line for each partnership; a second one is not read. */
static void say_second_line(const yst_binding *binding, size_t index, const yst_joined_group *group,
                            yst_findings *findings)
{
  const yst_model *model = binding->program->model;
  const yst_joined *joined = &binding->checklists[index];
  const yst_about *about = &model->checklists[index].about;
  if (!findings->wanted) return;
  yst_text code = yst_dotted(findings->arena, yst_atom_text(model->atoms, about->name), "line_twice");
  yst_finding *finding = yst_findings_add(findings, YST_MUST, about, code,
                                          "%t has %u lines for \"%t\": only the first was read.",
                                          joined->table, group->count, group->name);
  uint32_t row = group->first;
  for (size_t i = 0; row && i < YST_MOST_PLACES; i++, row = joined->rows[row].next)
    yst_finding_place(findings, finding, (yst_place){.table = joined->table, .line = joined->rows[row].line});
}

YST_SELDOM static void find_answer_rows(yst_binding *binding, yst_arena *scratch, yst_findings *findings)
{
  const yst_names *names = &binding->names;
  for (size_t i = 0; i < binding->program->model->checklist_count; i++) {
    yst_joined *joined = &binding->checklists[i];
    yst_joined_group *group = NULL;
    for (size_t j = 0; !group && j < names->count; j++)
      group = yst_joined_find(joined, names->all[j], scratch);
    for (size_t j = 0; j < names->unsure_count; j++) {
      yst_joined_group *unsure = yst_joined_find(joined, names->unsure[j], scratch);
      if (unsure) unsure->taken = true;
    }
    binding->answer_rows[i] = group ? &joined->rows[group->first] : NULL;
    if (!group) continue;
    group->taken = true;
    if (group->count > 1) say_second_line(binding, i, group, findings);
  }
}

void yst_binding_record(yst_binding *binding, const yst_row *row, yst_evaluator *evaluator,
                        yst_findings *findings)
{
  const yst_model *model = binding->program->model;
  yst_arena *arena = evaluator->shop.arena;
  binding->row = row;
  yst_blanks blanks = yst_blanks_of(arena, evaluator->record);
  yst_bind_names(binding, row, arena, findings);
  read_bound(binding, row, &blanks, findings);
  if (model->checklist_count) find_answer_rows(binding, arena, findings);
  if (binding->unbound_count) read_unbound(binding, &blanks, findings);
  if (model->other_count) yst_bind_others(binding, &blanks, findings);
  for (size_t i = 0; i < model->list_count; i++)
    if (binding->lists_read[i]) yst_bind_rows(binding, i, &blanks, findings);
  yst_blanks_finish(&blanks, &evaluator->shop);
}
