#include "evaluate/say_cell.h"

static const char *money_words(yst_money_fault fault)
{
  switch (fault) {
  case YST_MONEY_THOUSANDS: return "a comma stands before other than three digits";
  case YST_MONEY_PENCE: return "pence have two digits after the point";
  case YST_MONEY_CURRENCY: return "it is in another currency than the pound";
  case YST_MONEY_TOO_LARGE: return "it is too large";
  default: return "it is no amount of money";
  }
}

static const char *date_words(yst_date_fault fault)
{
  switch (fault) {
  case YST_DATE_NO_SUCH_DAY: return "there is no such day";
  case YST_DATE_NO_SUCH_MONTH: return "there is no such month";
  case YST_DATE_MONTH_FIRST: return "dates are read day first, and there is no such month";
  case YST_DATE_TWO_DATES: return "there are two dates in one cell";
  default: return "it is no date";
  }
}

static const char *fault_words(const yst_cell_value *cell)
{
  switch (cell->fault) {
  case YST_CELL_NOT_YES_NO: return "it is neither yes nor no";
  case YST_CELL_NOT_A_NUMBER: return "it is no number";
  case YST_CELL_MONEY_FAULT: return money_words(cell->money_fault);
  case YST_CELL_NOT_A_PERCENT: return "it is no percentage";
  case YST_CELL_DATE_FAULT: return date_words(cell->date_fault);
  case YST_CELL_NOT_A_PERIOD: return "it is no period of time";
  case YST_CELL_NOT_A_YEAR: return "it is no financial year; the two years follow each other, as in 2012/13";
  case YST_CELL_NOT_A_CHOICE: return "it is none of the choices";
  case YST_CELL_TOO_LARGE: return "it is too large";
  case YST_CELL_OUT_OF_RANGE: return "it is outside what the field allows";
  default: return "it cannot be read";
  }
}

static yst_text near_choice(const yst_reader *reader, const yst_cell_value *cell)
{
  const yst_choices *choices = reader->kind.choices;
  if (cell->fault != YST_CELL_NOT_A_CHOICE || !choices || cell->near >= choices->count)
    return (yst_text){"", 0};
  return choices->items[cell->near].label;
}

static void say_unreadable(yst_findings *findings, const yst_about *about, yst_text code,
                           const yst_reader *reader, const yst_cell_value *cell, yst_place place)
{
  yst_text near = near_choice(reader, cell);
  yst_text name = place.column.length ? place.column : place.table;
  yst_finding *finding;
  if (near.length)
    finding = yst_findings_add(findings, YST_MUST, about, code,
                               "\"%t\" under %t cannot be read: %s (\"%t\" is near). It counts as not known.",
                               place.text, name, fault_words(cell), near);
  else
    finding = yst_findings_add(findings, YST_MUST, about, code,
                               "\"%t\" under %t cannot be read: %s. It counts as not known.", place.text,
                               name, fault_words(cell));
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
  case YST_TABLE_BAD_ENCODING: return "There are bytes that are no text in the encoding of the table.";
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
