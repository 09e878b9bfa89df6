#include "evaluate/run.h"

#include "evaluate/explain.h"
#include "evaluate/prepare.h"
#include "evaluate/reads.h"
#include "evaluate/say_cell.h"
#include "evaluate/settle.h"
#include "evaluate/totals.h"

static void say_in_force(yst_run *run)
{
  const yst_toolkit_decl *toolkit = &run->program->model->toolkit;
  bool before = toolkit->has_from && run->options.as_at < toolkit->from,
       after = toolkit->has_to && run->options.as_at > toolkit->to;
  if (!before && !after) return;
  yst_buffer day = yst_buffer_in(run->arena), end = yst_buffer_in(run->arena);
  yst_day_write(&day, run->options.as_at);
  yst_day_write(&end, before ? toolkit->from : toolkit->to);
  yst_text name = toolkit->about.label.length
                      ? toolkit->about.label
                      : yst_atom_text(run->program->model->atoms, toolkit->about.name);
  (void)yst_findings_add(&run->whole, YST_MUST, &toolkit->about, YST_TEXT("toolkit.in_force"),
                         "%t is not in force on %t: it is in force %s %t.", name, yst_buffer_text(&day),
                         before ? "from" : "up to", yst_buffer_text(&end));
}

static bool *wanted_copy(yst_run *run)
{
  size_t count = run->program->model->result_count;
  bool *copy = YST_NEW_ARRAY(run->arena, count + 1, bool);
  for (size_t i = 0; i < count; i++)
    copy[i] = run->options.findings || !run->options.wanted || run->options.wanted[i];
  return copy;
}

yst_run *yst_run_open(yst_arena *arena, const yst_program *program, const yst_run_options *options,
                      const yst_table_input *tables, size_t table_count)
{
  yst_run *run = YST_NEW(arena, yst_run);
  run->arena = arena;
  run->record_arena = yst_arena_below(arena);
  run->program = program;
  run->options = *options;
  run->whole = (yst_findings){.arena = arena, .wanted = options->findings};
  run->findings = (yst_findings){.arena = run->record_arena, .wanted = options->findings};
  run->needed = YST_NEW_ARRAY(arena, program->slot_count + 1, bool);
  yst_program_needs(program, wanted_copy(run), run->needed);
  run->slots = YST_NEW_ARRAY(arena, program->slot_count + 1, uint32_t);
  run->slot_count = yst_slots_in_order(program, run->needed, run->slots);
  yst_evaluator_prepare(arena, run->record_arena, program, options->as_at, &run->evaluator);
  run->has_folds = options->findings || program->model->figure_count;
  yst_reads reads = yst_reads_of(arena, program, run->has_folds ? NULL : run->needed);
  say_in_force(run);
  yst_binding_input *inputs = YST_NEW_ARRAY(arena, table_count + 1, yst_binding_input);
  for (size_t i = 0; i < table_count; i++)
    inputs[i] = (yst_binding_input){tables[i].name, tables[i].read, tables[i].context};
  yst_binding_open(arena, program, reads.fields, reads.lists, inputs, table_count, &run->whole,
                   &run->binding);
  bool *absent = YST_NEW_ARRAY(arena, program->model->field_count + 1, bool);
  for (size_t i = 0; i < program->model->field_count; i++)
    absent[i] = run->binding.column_of[i] == YST_NO_COLUMN;
  run->evaluator.absent = absent;
  run->evaluator.names = &run->binding.names;
  run->names = yst_lookup_new(arena);
  if (options->findings) yst_run_start_addressed(run);
  if (run->has_folds) yst_run_start_folds(run);
  return run;
}

/* Two lines of one partnership, in whatever spelling. */
static void look_for_duplicate(yst_run *run, const yst_row *row, yst_text name)
{
  if (!run->options.findings || run->options.streaming || !name.length) return;
  uint32_t place = yst_lookup_add(run->names, name, (uint32_t)run->line_count);
  if (place == run->line_count) {
    YST_PUSH(run->arena, run->lines, run->line_count, run->line_capacity, row->line);
    return;
  }
  yst_finding *finding = yst_findings_add(
      &run->findings, YST_MUST, NULL, YST_TEXT("register.duplicate"),
      "\"%t\" is in the register twice: it is on line %u already. Both lines were evaluated.", name,
      run->lines[place]);
  yst_place here = {yst_table_name(run->binding.table), row->line, (yst_text){"", 0}, name}, there = here;
  if (run->binding.name_column != YST_NO_COLUMN)
    here.column = yst_table_header(run->binding.table, run->binding.name_column);
  there.column = here.column;
  there.line = run->lines[place];
  yst_finding_place(&run->findings, finding, here);
  yst_finding_place(&run->findings, finding, there);
}

static void say_row_faults(yst_run *run, const yst_row *row)
{
  for (size_t i = 0; i < row->fault_count; i++)
    yst_say_table_fault(&run->findings, run->binding.table, &row->faults[i]);
}

static void say_no_name(yst_run *run, const yst_row *row, yst_text name)
{
  if (name.length || run->binding.name_column == YST_NO_COLUMN) return;
  yst_finding *finding =
      yst_findings_add(&run->findings, YST_MUST, NULL, YST_TEXT("register.no_name"),
                       "This line has no name of a partnership; it was evaluated without one.");
  yst_finding_place(&run->findings, finding,
                    (yst_place){.table = yst_table_name(run->binding.table), .line = row->line});
}

static void find(yst_run *run, const yst_row *row, yst_text name)
{
  if (!run->options.findings) return;
  say_row_faults(run, row);
  say_no_name(run, row, name);
  look_for_duplicate(run, row, name);
  yst_run_see_addressed(run);
  yst_case at = {&run->evaluator, &run->binding, &run->findings};
  yst_find_in_record(&at);
}

static void say_totals(yst_run *run, const yst_row *row, yst_text name)
{
  yst_text written = yst_arena_copy(run->arena, name);
  yst_finding *finding = yst_findings_add(
      &run->whole, YST_MUST, NULL, YST_TEXT("register.totals"),
      "The line named \"%t\" was taken for a line of totals and left out; a partnership needs another name.",
      written);
  yst_place place = {yst_table_name(run->binding.table), row->line,
                     yst_table_header(run->binding.table, run->binding.name_column), written};
  yst_finding_place(&run->whole, finding, place);
}

static void say_empty(yst_run *run)
{
  yst_text table = yst_table_name(run->binding.table);
  yst_finding *finding =
      yst_findings_add(&run->whole, YST_NOTE, NULL, YST_TEXT("register.empty"),
                       "%t has headers and no line of a partnership: nothing was evaluated.", table);
  yst_finding_place(&run->whole, finding, (yst_place){.table = table});
}

/* The next line of a partnership. */
static const yst_row *next_row(yst_run *run)
{
  const yst_row *row;
  while ((row = yst_binding_next(&run->binding)) != NULL) {
    yst_text name = yst_binding_name(&run->binding, row);
    if (!yst_is_name_of_totals(name, run->record_arena)) return row;
    if (run->options.findings) say_totals(run, row, name);
  }
  return NULL;
}

yst_run_state yst_run_next(yst_run *run, const yst_outcome **outcome)
{
  if (!yst_table_column_count(run->binding.table)) return YST_RUN_UNREADABLE;
  const yst_row *row = next_row(run);
  if (!row) {
    size_t count;
    const yst_table_fault *faults = yst_table_end_faults(run->binding.table, &count);
    for (size_t i = 0; i < count; i++)
      if (faults[i].kind == YST_TABLE_READ_FAILED) return YST_RUN_UNREADABLE;
    return YST_RUN_END;
  }
  run->has_records = true;
  yst_arena_reset(run->record_arena);
  yst_evaluator_next(&run->evaluator);
  yst_text name = yst_binding_name(&run->binding, row);
  run->findings.count = run->findings.capacity = 0;
  run->findings.items = NULL;
  run->findings.partnership = name;
  run->findings.line = row->line;
  yst_binding_record(&run->binding, row, &run->evaluator, &run->findings);
  yst_settle_slots(&run->evaluator, run->slots, run->slot_count);
  find(run, row, name);
  if (run->has_folds) yst_run_fold_record(run);
  run->outcome = (yst_outcome){name,
                               row->line,
                               run->program->model->result_count,
                               run->evaluator.own.values,
                               run->findings.count,
                               run->findings.items};
  *outcome = &run->outcome;
  return YST_RUN_RECORD;
}

const yst_outcome *yst_run_whole(yst_run *run)
{
  if (run->whole_done) return &run->whole_outcome;
  run->whole_done = true;
  run->binding.row = NULL;
  yst_arena_reset(run->record_arena);
  size_t count;
  const yst_table_fault *faults = yst_table_end_faults(run->binding.table, &count);
  for (size_t i = 0; i < count; i++) yst_say_table_fault(&run->whole, run->binding.table, &faults[i]);
  if (!run->has_records && !count && yst_table_column_count(run->binding.table)) say_empty(run);
  if (run->options.findings) {
    yst_binding_whole(&run->binding, &run->whole);
    yst_run_judge_addressed(run);
  }
  size_t results = run->program->model->result_count;
  yst_value *values = YST_NEW_ARRAY(run->arena, results + 1, yst_value);
  for (size_t i = 0; i < results; i++) values[i] = yst_not_applicable();
  if (run->options.findings) {
    run->evaluator.shop = (yst_workshop){run->arena, 0};
    run->evaluator.memo->generation++;
    yst_case at = {&run->evaluator, NULL, &run->whole};
    yst_find_once(&at);
  }
  if (run->has_folds) {
    yst_run_finish_folds(run);
    for (size_t i = 0; i < run->program->model->figure_count; i++)
      values[run->program->model->figures[i].result->index] = run->figure_values[i];
  }
  run->whole_outcome =
      (yst_outcome){(yst_text){"", 0}, 0, results, values, run->whole.count, run->whole.items};
  return &run->whole_outcome;
}

const yst_reason *yst_run_explain(yst_run *run, const yst_result *result)
{
  yst_case at = {&run->evaluator, &run->binding, &run->findings};
  return yst_explain_result(&at, result);
}
