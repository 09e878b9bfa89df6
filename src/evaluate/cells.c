#include "evaluate/cells.h"

#include "base/utf8.h"

static yst_cell_kind cell_kind(yst_kind kind)
{
  switch (kind) {
  case YST_KIND_YES_NO: return YST_CELL_YES_NO;
  case YST_KIND_MONEY: return YST_CELL_MONEY;
  case YST_KIND_PERCENT: return YST_CELL_PERCENT;
  case YST_KIND_DATE: return YST_CELL_DATE;
  case YST_KIND_MONTHS: return YST_CELL_PERIOD;
  case YST_KIND_YEAR: return YST_CELL_YEAR;
  case YST_KIND_CHOICE: return YST_CELL_CHOICE;
  case YST_KIND_SET: return YST_CELL_SET;
  case YST_KIND_TEXT: return YST_CELL_TEXT;
  default: return YST_CELL_NUMBER;
  }
}

/* A spelling, and the same in small letters, which is how many registers are typed: found without folding. */
static void add_spelling(yst_arena *arena, yst_lookup *lookup, yst_text spelling, size_t choice)
{
  if (!spelling.length) return;
  (void)yst_lookup_add(lookup, spelling, (uint32_t)choice);
  yst_text folded = yst_text_fold(arena, spelling);
  if (folded.length) (void)yst_lookup_add(lookup, folded, (uint32_t)choice);
}

static const yst_lookup *choices_lookup(yst_arena *arena, const yst_atoms *atoms, const yst_choices *choices)
{
  yst_lookup *lookup = yst_lookup_new(arena);
  for (size_t i = 0; i < choices->count; i++)
    add_spelling(arena, lookup, yst_atom_text(atoms, choices->items[i].name), i);
  for (size_t i = 0; i < choices->count; i++) {
    const yst_choice *choice = &choices->items[i];
    add_spelling(arena, lookup, choice->label, i);
    for (size_t j = 0; j < choice->also_count; j++) add_spelling(arena, lookup, choice->also[j], i);
  }
  return lookup;
}

static yst_cell_state placeholder_state(yst_literal_kind as)
{
  if (as == YST_LITERAL_NOT_KNOWN) return YST_CELL_NOT_KNOWN;
  return as == YST_LITERAL_NOT_APPLICABLE ? YST_CELL_NOT_APPLICABLE : YST_CELL_KNOWN;
}

static void add_placeholders(yst_arena *arena, const yst_field *field, yst_cell_type *type)
{
  size_t count = field->placeholder_count;
  yst_cell_reading *texts = YST_NEW_ARRAY(arena, count + 1, yst_cell_reading);
  yst_number *numbers = YST_NEW_ARRAY(arena, count + 1, yst_number);
  yst_cell_state *states = YST_NEW_ARRAY(arena, count + 1, yst_cell_state);
  for (size_t i = 0; i < count; i++) {
    const yst_placeholder *placeholder = &field->placeholders[i];
    yst_cell_state state = placeholder_state(placeholder->as);
    if (placeholder->literal.kind == YST_LITERAL_TEXT) {
      texts[type->reading_count++] =
          (yst_cell_reading){placeholder->literal.text, state, placeholder->number};
    } else {
      numbers[type->value_reading_count] = placeholder->literal.number;
      states[type->value_reading_count++] = state;
    }
  }
  type->readings = texts;
  type->value_readings = numbers;
  type->value_reading_states = states;
}

static void set_points(yst_arena *arena, yst_reader *reader, size_t count)
{
  yst_segment *segments = YST_NEW_ARRAY(arena, count + 1, yst_segment);
  for (size_t i = 0; i < count; i++) segments[i] = yst_segment_point(yst_number_of((int64_t)i));
  reader->segments = segments;
  reader->segment_count = count;
}

/* What a value of the field may be when it is not known. */
static void set_domain(yst_arena *arena, const yst_field *field, yst_reader *reader)
{
  if (field->type.kind == YST_KIND_TEXT) return;
  if (field->type.kind == YST_KIND_YES_NO) {
    set_points(arena, reader, 2);
    return;
  }
  if (field->type.kind == YST_KIND_CHOICE && field->type.choices && !field->has_low && !field->has_high) {
    set_points(arena, reader, field->type.choices->count);
    return;
  }
  yst_segment *segment = YST_NEW(arena, yst_segment);
  *segment = yst_segment_all();
  segment->has_low = field->has_low;
  segment->has_high = field->has_high;
  segment->low = field->low;
  segment->high = field->high;
  segment->low_in = field->has_low;
  segment->high_in = field->has_high;
  if (field->has_step) segment->step = field->step;
  if (field->type.kind == YST_KIND_SET && field->type.choices) {
    segment->has_low = segment->has_high = segment->low_in = segment->high_in = true;
    segment->low = yst_number_of(0);
    segment->high = yst_number_of((int64_t)(((uint64_t)1 << field->type.choices->count) - 1));
    segment->step = yst_number_of(1);
  }
  if (field->type.kind == YST_KIND_MONTHS && !segment->has_low) {
    segment->has_low = segment->low_in = true;
    segment->low = yst_number_of(0);
  }
  reader->segments = segment;
  reader->segment_count = 1;
}

void yst_reader_of_field(yst_arena *arena, const yst_atoms *atoms, const yst_field *field, yst_reader *reader)
{
  memset(reader, 0, sizeof *reader);
  reader->kind = field->type;
  reader->is_text = field->type.kind == YST_KIND_TEXT;
  reader->blank = field->blank;
  reader->blank_value = field->blank_value;
  reader->type.kind = cell_kind(field->type.kind);
  if (field->type.choices) reader->type.choices = choices_lookup(arena, atoms, field->type.choices);
  reader->type.has_low = field->has_low;
  reader->type.has_high = field->has_high;
  reader->type.low = field->low;
  reader->type.high = field->high;
  bool own_step = field->type.kind == YST_KIND_NUMBER || field->type.kind == YST_KIND_PERCENT ||
                  field->type.kind == YST_KIND_MONEY;
  reader->type.has_step = field->has_step && own_step;
  reader->type.step = field->step;
  add_placeholders(arena, field, &reader->type);
  reader->is_plain = yst_cell_type_is_plain(&reader->type);
  set_domain(arena, field, reader);
}

void yst_reader_of_answer(yst_arena *arena, yst_reader *reader)
{
  static const struct {
    const char *spelling;
    uint32_t answer;
  } SPELLINGS[] = {{"present", 2}, {"yes", 2},       {"y", 2},       {"true", 2}, {"1", 2},
                   {"✓", 2},       {"✔", 2},         {"x", 2},       {"met", 2},  {"partly", 1},
                   {"partial", 1}, {"partially", 1}, {"in part", 1}, {"part", 1}, {"missing", 0},
                   {"no", 0},      {"n", 0},         {"false", 0},   {"0", 0},    {"✗", 0},
                   {"✘", 0},       {"not met", 0},   {"absent", 0}};
  static const char *const DROPPED[] = {"not applicable", "n/a", "na"};
  memset(reader, 0, sizeof *reader);
  reader->kind = (yst_type){YST_KIND_CHOICE, NULL};
  reader->type.kind = YST_CELL_CHOICE;
  yst_lookup *lookup = yst_lookup_new(arena);
  for (size_t i = 0; i < sizeof SPELLINGS / sizeof *SPELLINGS; i++)
    (void)yst_lookup_add(lookup, yst_text_from(SPELLINGS[i].spelling), SPELLINGS[i].answer);
  reader->type.choices = lookup;
  size_t count = sizeof DROPPED / sizeof *DROPPED;
  yst_cell_reading *readings = YST_NEW_ARRAY(arena, count, yst_cell_reading);
  for (size_t i = 0; i < count; i++)
    readings[i] = (yst_cell_reading){yst_text_from(DROPPED[i]), YST_CELL_NOT_APPLICABLE, {0, 1}};
  reader->type.readings = readings;
  reader->type.reading_count = count;
  reader->blank = YST_LITERAL_NOT_KNOWN;
  set_points(arena, reader, 3);
}

void yst_read_nothing(const yst_reader *reader, yst_reading_of *reading)
{
  reading->known = reader->blank != YST_LITERAL_NOT_KNOWN;
  reading->is_span = false;
  reading->cell.fault = YST_CELL_FINE;
  reading->cell.state = YST_CELL_BLANK;
  if (reader->blank == YST_LITERAL_NOT_APPLICABLE)
    reading->value = yst_not_applicable();
  else
    reading->value = yst_known(reader->blank_value);
}

void yst_read_cell(const yst_reader *reader, yst_text text, yst_arena *scratch, yst_reading_of *reading)
{
  yst_cell_value *cell = &reading->cell;
  yst_cell_read(&reader->type, text, scratch, cell);
  reading->is_span = false;
  reading->known = true;
  switch (cell->state) {
  case YST_CELL_KNOWN:
    reading->value = reader->is_text ? yst_known_text(cell->text) : yst_known(cell->number);
    return;
  case YST_CELL_BLANK: {
    yst_read_nothing(reader, reading);
    return;
  }
  case YST_CELL_NOT_APPLICABLE: reading->value = yst_not_applicable(); return;
  case YST_CELL_SPAN: {
    bool from = cell->number.num > YST_DAY_FIRST, to = cell->number_last.num < YST_DAY_LAST;
    reading->span = (yst_segment){cell->number, cell->number_last, from, to, from, to, {1, 1}};
    reading->is_span = true;
    break;
  }
  case YST_CELL_NOT_KNOWN:
  case YST_CELL_UNREADABLE: break;
  }
  reading->known = false;
}

void yst_add_headings(yst_lookup *lookup, const yst_atoms *atoms, const yst_about *about,
                      const yst_text *headed, size_t headed_count, uint32_t number)
{
  (void)yst_lookup_add(lookup, yst_atom_text(atoms, about->name), number);
  for (size_t i = 0; i < headed_count; i++) (void)yst_lookup_add(lookup, headed[i], number);
  if (about->label.length) (void)yst_lookup_add(lookup, about->label, number);
}
