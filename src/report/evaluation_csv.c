#include "evaluate/show.h"
#include "report/evaluation.h"

/* ---- cells ---- */

static bool needs_quotes(const char *bytes, size_t length)
{
  if (length && (bytes[0] == ' ' || bytes[length - 1] == ' ')) return true;
  for (size_t i = 0; i < length; i++) {
    char byte = bytes[i];
    if (byte == ',' || byte == '"' || byte == '\n' || byte == '\r') return true;
  }
  return false;
}

static void add_quoted(yst_buffer *buffer, yst_text text)
{
  yst_buffer_add_byte(buffer, '"');
  for (size_t i = 0; i < text.length; i++) {
    if (text.bytes[i] == '"') yst_buffer_add_byte(buffer, '"');
    yst_buffer_add_byte(buffer, text.bytes[i]);
  }
  yst_buffer_add_byte(buffer, '"');
}

static void add_cell(yst_buffer *buffer, yst_text text)
{
  if (needs_quotes(text.bytes, text.length)) {
    add_quoted(buffer, text);
  } else {
    yst_buffer_add(buffer, text);
  }
}

/* Values are written where they belong; only words of the register can need quotes. */
static void add_result(yst_report *report, const yst_result *result, yst_value value)
{
  yst_buffer *buffer = &report->out.buffer;
  if (result->type.kind == YST_KIND_TEXT && value.state == YST_KNOWN) {
    add_cell(buffer, value.as.text);
  } else {
    yst_show_plain(buffer, report->model->atoms, result, value);
  }
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
  add_cell(&report->out.buffer, yst_buffer_text(&codes));
}

/* ---- lines ---- */

static void begin(yst_report *report)
{
  if (!report->selection) {
    yst_selection *all = YST_NEW(report->arena, yst_selection);
    *all = yst_select_all(report->arena, report->model, report->findings);
    report->selection = all;
  }
  for (size_t i = 0; i < report->selection->count; i++) {
    if (i) yst_buffer_add_byte(&report->out.buffer, ',');
    add_cell(&report->out.buffer, report->selection->columns[i].header);
  }
  yst_buffer_add_byte(&report->out.buffer, '\n');
}

static void add_partnership(yst_report *report, const yst_outcome *outcome)
{
  const yst_selection *selection = report->selection;
  for (size_t i = 0; i < selection->count; i++) {
    const yst_column *column = &selection->columns[i];
    if (i) yst_buffer_add_byte(&report->out.buffer, ',');
    switch (column->kind) {
    case YST_COLUMN_NAME: add_cell(&report->out.buffer, outcome->name); break;
    case YST_COLUMN_RESULT:
      add_result(report, column->result, outcome->results[column->result->index]);
      break;
    case YST_COLUMN_FINDINGS: add_findings(report, outcome); break;
    }
  }
  yst_buffer_add_byte(&report->out.buffer, '\n');
}

const yst_report_form yst_report_csv = {.begin = begin, .partnership = add_partnership, .is_table = true};
