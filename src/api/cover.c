#include "report/cover.h"
#include "api/handles.h"
#include "register/table.h"

typedef struct cover_job {
  const yst_toolkit *const *toolkits;
  size_t count;
  const yst_cover_request *request;
  const yst_output *output;
  yst_counts *counts;
  yst_error *error;
  yst_arena **arenas; /* for the cover, for the report, for a line of it */
} cover_job;

/* ---- what registers hold ---- */

typedef struct cells {
  yst_arena *arena;
  size_t count, capacity;
  yst_printed_cell *items;
} cells;

static void add_cell(cells *all, yst_text text, yst_text where)
{
  yst_printed_cell cell = {yst_arena_copy(all->arena, text), where};
  YST_PUSH(all->arena, all->items, all->count, all->capacity, cell);
}

static void add_table(cells *all, const yst_register_table *input)
{
  yst_text name = yst_text_from(input->name);
  yst_table *table = yst_table_open(all->arena, name, input->read, input->context);
  uint32_t columns = yst_table_column_count(table);
  for (uint32_t c = 0; c < columns; c++)
    add_cell(all, yst_table_header(table, c), yst_format(all->arena, "%t, headers", name));
  for (const yst_row *row; (row = yst_table_next(table));) {
    for (uint32_t c = 0; c < row->count; c++) {
      if (!row->cells[c].length) continue;
      add_cell(
          all, row->cells[c],
          yst_format(all->arena, "%t line %u, %t", name, (unsigned)row->line, yst_table_header(table, c)));
    }
  }
}

/* ---- the report ---- */

static yst_status write_cover(cover_job *job, const yst_cover *cover)
{
  yst_out out = yst_out_to(job->arenas[1], job->output->write, job->output->context);
  if (job->output->form == YST_FORM_JSON) {
    yst_cover_json(&out.buffer, job->arenas[2], cover);
  } else if (job->output->form == YST_FORM_CSV) {
    yst_cover_csv(&out.buffer, job->arenas[2], cover);
  } else {
    yst_layout layout = yst_layout_in(&out.buffer, yst_output_width(job->output), job->output->colour);
    yst_cover_text(&layout, cover, job->output->all);
  }
  return yst_out_end(&out) ? YST_OK : YST_ERROR_WRITE;
}

static yst_status cover(void *context)
{
  cover_job *job = context;
  yst_arena *arena = job->arenas[0];
  const yst_model **models = YST_NEW_ARRAY(arena, job->count, const yst_model *);
  for (size_t i = 0; i < job->count; i++) models[i] = job->toolkits[i]->model;
  cells printed = {.arena = arena};
  for (size_t i = 0; i < job->request->table_count; i++) add_table(&printed, &job->request->tables[i]);
  yst_cover_input input = {.model_count = job->count,
                           .models = models,
                           .sources = yst_text_from(job->request->sources),
                           .document = yst_text_from(job->request->document),
                           .read = job->request->read,
                           .context = job->request->context,
                           .cell_count = printed.count,
                           .cells = printed.items};
  yst_cover_failure failure;
  yst_text why;
  const yst_cover *cover = yst_cover_of(arena, &input, &failure, &why);
  if (!cover) {
    yst_status status = failure == YST_COVER_NO_SOURCE ? YST_ERROR_USE : YST_ERROR_REGISTER;
    return yst_fail_text(job->error, status, why);
  }
  if (job->counts) {
    job->counts->passages = cover->covered_count;
    job->counts->unmodelled = cover->counts[YST_UNMODELLED];
    job->counts->citations = cover->citation_count;
    job->counts->not_found = cover->unfound_count;
  }
  return write_cover(job, cover);
}

yst_status yst_cover_write(const yst_toolkit *const *toolkits, size_t count, const yst_cover_request *request,
                           const yst_output *output, yst_counts *counts, yst_error *error)
{
  yst_arena *arenas[3];
  cover_job job = {toolkits, count, request, output, counts, error, arenas};
  if (counts) *counts = (yst_counts){0};
  yst_fail(error, YST_OK, "");
  for (size_t i = 0; i < count; i++) {
    if (!toolkits[i]->program) return yst_fail(error, YST_ERROR_RULES, "a rule file is faulty");
  }
  if (output->form == YST_FORM_HTML || output->form == YST_FORM_FINDINGS)
    return yst_fail(error, YST_ERROR_USE, "it is written as text, JSON or CSV");
  if (!yst_arenas_new(arenas, 3)) return yst_fail(error, YST_ERROR_MEMORY, "there is not enough memory");
  yst_status status = yst_guard(arenas, 3, cover, &job);
  yst_arenas_free(arenas, 3);
  if (status == YST_ERROR_MEMORY) yst_fail(error, status, "there is not enough memory");
  return status;
}
