/* From the fields of a toolkit to what the register layer reads cells by, and from a cell to a value. Built
 * once for a run, in the run's arena. */
#ifndef YST_EVALUATE_CELLS_H
#define YST_EVALUATE_CELLS_H

#include "evaluate/evaluator.h"
#include "register/cell.h"

/* How the cells of one field, column or checklist answer are read, and what a blank of it may be. */
typedef struct yst_reader {
  yst_cell_type type;
  bool is_text;
  bool is_plain;          /* a plain cell is its value: see yst_cell_read_plain */
  yst_literal_kind blank; /* what a blank means: NOT_KNOWN, NOT_APPLICABLE or NUMBER */
  yst_number blank_value;
  size_t segment_count; /* what a value that is not known may be; 0 for a text */
  const yst_segment *segments;
  yst_type kind; /* for words */
} yst_reader;

void yst_reader_of_field(yst_arena *arena, const yst_atoms *atoms, const yst_field *field,
                         yst_reader *reader);
/* Of a checklist's answers: present, partly, missing in their usual spellings. */
void yst_reader_of_answer(yst_arena *arena, yst_reader *reader);

/* What became of a cell. */
typedef struct yst_reading_of {
  bool known; /* `value` holds it; otherwise it is open */
  yst_value value;
  bool is_span; /* open, within `span` */
  yst_segment span;
  yst_cell_value cell; /* for what is to be said of it */
} yst_reading_of;

/* The value of a plain cell, as yst_read_cell would give it. false, leaving *value alone: it takes
 * yst_read_cell to tell. */
static inline bool yst_read_plain(const yst_reader *reader, yst_text text, yst_value *value)
{
  yst_number number;
  if (!reader->is_plain || !yst_cell_read_plain(&reader->type, text, &number)) return false;
  *value = yst_known(number);
  return true;
}

void yst_read_cell(const yst_reader *reader, yst_text text, yst_arena *scratch, yst_reading_of *reading);
/* What a field without a column is: as a blank. */
void yst_read_nothing(const yst_reader *reader, yst_reading_of *reading);

/* The spellings by which a field's column is headed: its name, label and what it is headed. */
void yst_add_headings(yst_lookup *lookup, const yst_atoms *atoms, const yst_about *about,
                      const yst_text *headed, size_t headed_count, uint32_t number);

#endif
