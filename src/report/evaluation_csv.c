#include "base/seldom.h"
#include "evaluate/show.h"
#include "report/csv.h"
#include "report/evaluation.h"

/* ---- numbers already written ---- */

/* Results take few values, so that most of what a line holds was written on a line before: per column, some
 * of these are kept. Each number has one place and may lose it to another. */
#define SPELLINGS 128u
#define SPELLING_BYTES 16

typedef struct spelling {
  yst_number number;
  size_t length;              /* 0: nothing is kept here */
  char bytes[SPELLING_BYTES]; /* with what ends a cell of the column */
} spelling;

/* A column while it is written. */
typedef struct column {
  const yst_result *result; /* or NULL */
  char end;                 /* what stands after each of its cells: a comma or a line feed */
  spelling spellings[SPELLINGS];
} column;

static inline spelling *place_of(column *to, yst_number number)
{
  uint64_t mixed = (uint64_t)number.num + 17 * (uint64_t)number.den;
  return &to->spellings[mixed % SPELLINGS];
}

YST_SELDOM static void write_anew(yst_report *report, const column *to, yst_value value, spelling *place)
{
  yst_buffer *buffer = &report->out.buffer;
  size_t before = buffer->length;
  yst_show_plain(buffer, report->model->atoms, to->result, value);
  yst_buffer_add_byte(buffer, to->end);
  size_t length = buffer->length - before;
  if (length > SPELLING_BYTES) return;
  place->number = value.as.number;
  place->length = length;
  memcpy(place->bytes, buffer->bytes + before, length);
}

static inline void add_number(yst_report *report, column *to, const yst_value *value)
{
  spelling *place = place_of(to, value->as.number);
  if (!place->length || !yst_number_equal(place->number, value->as.number)) {
    write_anew(report, to, *value, place);
    return;
  }
  /* All bytes, as that takes no loop; those beyond the length are written over. */
  memcpy(yst_buffer_room(&report->out.buffer, SPELLING_BYTES), place->bytes, SPELLING_BYTES);
  report->out.buffer.length += place->length;
}

/* ---- cells ---- */

/* What is no number: values are written where they belong; only words of the register can need quotes. */
static void add_other(yst_report *report, const yst_result *result, yst_value value)
{
  if (value.state == YST_KNOWN)
    yst_csv_cell(&report->out.buffer, value.as.text);
  else
    yst_show_plain(&report->out.buffer, report->model->atoms, result, value);
}

/* Codes of findings, each once, notes left out. */
static void add_findings(yst_report *report, const yst_outcome *outcome)
{
  yst_buffer codes = yst_buffer_in(report->scratch);
  for (size_t i = 0; i < outcome->finding_count; i++) {
    const yst_finding *finding = &outcome->findings[i];
    bool said = finding->weight == YST_NOTE;
    for (size_t j = 0; j < i && !said; j++) {
      said =
          outcome->findings[j].weight != YST_NOTE && yst_text_equal(outcome->findings[j].code, finding->code);
    }
    if (said) continue;
    if (codes.length) yst_buffer_add_byte(&codes, ';');
    yst_buffer_add(&codes, finding->code);
  }
  yst_csv_cell(&report->out.buffer, yst_buffer_text(&codes));
}

/* ---- lines ---- */

static column *new_columns(yst_arena *arena, const yst_selection *selection)
{
  column *columns = YST_NEW_ARRAY(arena, selection->count, column);
  for (size_t i = 0; i < selection->count; i++) {
    columns[i].result = selection->columns[i].result;
    columns[i].end = i + 1 < selection->count ? ',' : '\n';
  }
  return columns;
}

static void begin(yst_report *report)
{
  if (!report->selection) {
    yst_selection *all = YST_NEW(report->arena, yst_selection);
    *all = yst_select_all(report->arena, report->model, report->findings);
    report->selection = all;
  }
  column *columns = new_columns(report->arena, report->selection);
  for (size_t i = 0; i < report->selection->count; i++) {
    yst_csv_cell(&report->out.buffer, report->selection->columns[i].header);
    yst_buffer_add_byte(&report->out.buffer, columns[i].end);
  }
  report->state = columns;
}

/* A cell without its end. */
static void add_words(yst_report *report, const yst_outcome *outcome, const yst_column *of)
{
  switch (of->kind) {
  case YST_COLUMN_NAME: yst_csv_cell(&report->out.buffer, outcome->name); break;
  case YST_COLUMN_RESULT: add_other(report, of->result, outcome->results[of->result->index]); break;
  case YST_COLUMN_FINDINGS: add_findings(report, outcome); break;
  }
}

static void add_partnership(yst_report *report, const yst_outcome *outcome)
{
  const yst_selection *selection = report->selection;
  column *to = report->state;
  for (size_t i = 0; i < selection->count; i++, to++) {
    const yst_value *value = to->result ? &outcome->results[to->result->index] : NULL;
    if (value && value->state == YST_KNOWN && to->result->type.kind != YST_KIND_TEXT) {
      add_number(report, to, value);
    } else {
      add_words(report, outcome, &selection->columns[i]);
      yst_buffer_add_byte(&report->out.buffer, to->end);
    }
  }
}

const yst_report_form yst_report_csv = {.begin = begin, .partnership = add_partnership, .is_table = true};
