#include "evaluate/say_cell.h"

#include "evaluate/fault_words.h"
#include "source/encoding.h"

static void say_unreadable(yst_findings *findings, const yst_about *about, yst_text code,
                           const yst_reader *reader, const yst_cell_value *cell, yst_place place)
{
  if (yst_has_replacement(place.text)) return; /* the line's own finding tells */
  yst_text words = yst_fault_words(findings->arena, reader, cell, place.text);
  bool asks = words.bytes[words.length - 1] == '?';
  yst_finding *finding = yst_findings_add(
      findings, YST_MUST, about, code, "\"%t\" under %t cannot be read: %t%s It counts as not known.",
      place.text, place.column.length ? place.column : place.table, words, asks ? "" : ".");
  yst_finding_place(findings, finding, place);
}

void yst_say_cell(yst_findings *findings, const yst_about *about, yst_text what, const yst_reader *reader,
                  const yst_reading_of *reading, yst_place place)
{
  const yst_cell_value *cell = &reading->cell;
  yst_finding *finding = NULL;
  if (reading->is_span) {
    yst_buffer days = yst_buffer_in(findings->arena);
    yst_day_span_write(&days, (yst_day_span){(yst_day)cell->number.num, (yst_day)cell->number_last.num});
    finding = yst_findings_add(findings, YST_NOTE, about, yst_dotted(findings->arena, what, "imprecise"),
                               "\"%t\" under %t is a date known in part (%t); what rests on the day is told "
                               "only where every such day gives the same.",
                               place.text, place.column, yst_buffer_text(&days));
  } else if (cell->state == YST_CELL_UNREADABLE) {
    say_unreadable(findings, about, yst_dotted(findings->arena, what, "unreadable"), reader, cell, place);
    return;
  } else if (cell->fault == YST_CELL_PERCENT_WITHOUT_SIGN) {
    finding = yst_findings_add(findings, YST_MUST, about, yst_dotted(findings->arena, what, "percent_sign"),
                               "\"%t\" under %t has no percent sign: it was read as %t%%.", place.text,
                               place.column, place.text);
  } else if (cell->fault == YST_CELL_OFF_STEP) {
    finding = yst_findings_add(findings, YST_MUST, about, yst_dotted(findings->arena, what, "off_step"),
                               "\"%t\" under %t is off the steps of the field; its value was kept.",
                               place.text, place.column);
  }
  yst_finding_place(findings, finding, place);
}

static const char *table_words(yst_table_fault_kind kind)
{
  switch (kind) {
  case YST_TABLE_UNCLOSED_QUOTE:
    return "A quotation mark is opened here and never closed; all that follows was read as one cell.";
  case YST_TABLE_TEXT_AFTER_QUOTE:
    return "There is text after a closing quotation mark; it was added to the cell.";
  case YST_TABLE_TOO_FEW: return "The line has fewer cells than there are headers; the rest count as blank.";
  case YST_TABLE_TOO_MANY:
    return "The line has more cells than there are headers; what is too much was left out.";
  case YST_TABLE_CELL_TOO_LARGE: return "A cell is too large and was cut.";
  case YST_TABLE_ROW_TOO_LARGE: return "The line is too large and was left out.";
  case YST_TABLE_TOO_MANY_COLUMNS: return "The table has too many columns; the rest were left out.";
  case YST_TABLE_HEADER_TWICE: return "Two columns have one header; the first counts.";
  case YST_TABLE_BAD_ENCODING:
    return "There are bytes that are no text in the encoding of the table; each stands as \"\uFFFD\", and a "
           "value "
           "that cannot be read for it counts as not known.";
  case YST_TABLE_NO_HEADER: return "The table is empty: it has no line of headers.";
  case YST_TABLE_READ_FAILED: return "The table could not be read to its end.";
  }
  return "";
}

static const char *table_code(yst_table_fault_kind kind)
{
  switch (kind) {
  case YST_TABLE_UNCLOSED_QUOTE: return "register.unclosed_quote";
  case YST_TABLE_TEXT_AFTER_QUOTE: return "register.text_after_quote";
  case YST_TABLE_TOO_FEW: return "register.too_few_cells";
  case YST_TABLE_TOO_MANY: return "register.too_many_cells";
  case YST_TABLE_CELL_TOO_LARGE:
  case YST_TABLE_ROW_TOO_LARGE:
  case YST_TABLE_TOO_MANY_COLUMNS: return "register.too_large";
  case YST_TABLE_HEADER_TWICE: return "register.header_twice";
  case YST_TABLE_BAD_ENCODING: return "register.encoding";
  case YST_TABLE_NO_HEADER: return "register.no_header";
  case YST_TABLE_READ_FAILED: return "register.unreadable";
  }
  return "register.unreadable";
}

void yst_say_table_fault(yst_findings *findings, const yst_table *table, const yst_table_fault *fault)
{
  /* A cell that runs over lines and goes on after its quotation mark has most likely taken them in. */
  bool runs_on = fault->kind == YST_TABLE_TEXT_AFTER_QUOTE && fault->text.length &&
                 memchr(fault->text.bytes, '\n', fault->text.length);
  yst_finding *finding = yst_findings_add(
      findings, YST_MUST, NULL, yst_text_from(table_code(fault->kind)), "%s%s", table_words(fault->kind),
      runs_on ? " The cell runs over several lines: a quotation mark opened on the first of them "
                "seems never to have been closed, and what follows was taken into it."
              : "");
  yst_place place = {.table = yst_table_name(table), .line = fault->line};
  if (fault->column < yst_table_column_count(table)) place.column = yst_table_header(table, fault->column);
  place.text = yst_arena_copy(findings->arena, fault->text);
  yst_finding_place(findings, finding, place);
}
