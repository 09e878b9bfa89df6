#include "report/describe_asked.h"

#include "report/describe_clauses.h"
#include "report/describe_scored.h"
#include "report/words.h"

/* ---- a field or a column ---- */

static void add_points(yst_buffer *words, const yst_describing *d, const yst_choice *choice)
{
  if (!choice->has_points) return;
  yst_text points = yst_described_amount(d, (yst_type){YST_KIND_NUMBER, NULL}, choice->points);
  bool one = yst_number_compare(choice->points, yst_number_of(1)) == 0;
  yst_buffer_format(words, one ? " %t point" : " %t points", points);
}

static yst_text choices_in_words(const yst_describing *d, const yst_choices *choices)
{
  yst_buffer words = yst_buffer_in(d->page->scratch);
  for (size_t i = 0; choices && i < choices->count; i++) {
    yst_buffer_format(&words, i ? ", %t" : ": %t", choices->items[i].label);
    add_points(&words, d, &choices->items[i]);
  }
  if (choices && choices->direction == YST_LOWER_IS_BETTER)
    yst_buffer_add_string(&words, "; the first is the best");
  if (choices && choices->direction == YST_HIGHER_IS_BETTER)
    yst_buffer_add_string(&words, "; the last is the best");
  return yst_buffer_text(&words);
}

static yst_text field_words(const yst_describing *d, yst_text label, const yst_field *field)
{
  yst_buffer words = yst_buffer_in(d->page->scratch);
  yst_buffer_format(&words, "%t (%s%t)", label, yst_kind_word(field->type.kind),
                    choices_in_words(d, field->type.choices));
  if (field->has_low)
    yst_buffer_format(&words, ", at least %t", yst_described_amount(d, field->type, field->low));
  if (field->has_high)
    yst_buffer_format(&words, ", at most %t", yst_described_amount(d, field->type, field->high));
  if (field->formula) yst_buffer_format(&words, ", worked out: %t", yst_expr_words(d, field->formula));
  return yst_buffer_text(&words);
}

static void describe_called(const yst_describing *d, yst_text label, const yst_field *field)
{
  yst_page_item(d->page, 1, field_words(d, label, field));
  yst_describe_cells(d, &field->about, 2);
  for (size_t i = 0; i < field->about.note_count; i++) yst_page_item(d->page, 2, field->about.notes[i]);
}

void yst_describe_field(const yst_describing *d, const yst_field *field)
{
  describe_called(d, yst_about_label(d->model, &field->about), field);
}

/* ---- lists ---- */

static yst_text preset_words(const yst_describing *d, const yst_list *list, const yst_fixed_row *row,
                             size_t preset)
{
  switch (row->presets[preset].kind) {
  case YST_LITERAL_NOT_KNOWN: return YST_TEXT("not known");
  case YST_LITERAL_NOT_APPLICABLE: return YST_TEXT("not applicable");
  case YST_LITERAL_TEXT: return row->presets[preset].text;
  default: break;
  }
  yst_type type = list->columns[row->presets[preset].column].type;
  return yst_described_amount(d, type, row->presets[preset].number);
}

static void add_printed_row(const yst_describing *d, const yst_list *list, const yst_fixed_row *row)
{
  yst_page_item(d->page, 1, yst_about_label(d->model, &row->about));
  for (size_t i = 0; i < row->preset_count; i++) {
    yst_buffer words = yst_buffer_in(d->page->scratch);
    const yst_about *column = &list->columns[row->presets[i].column].about;
    yst_labelled_write(&words, yst_about_label(d->model, column), preset_words(d, list, row, i));
    yst_page_item(d->page, 2, yst_buffer_text(&words));
  }
  yst_describe_better(d, &row->about, 2);
}

static void add_row_rule(const yst_describing *d, const yst_row_rule *rule)
{
  yst_page_paragraph(d->page,
                     yst_format(d->page->scratch, "Each row %s: %t", rule->must ? "requires" : "should have",
                                yst_expr_words(d, rule->condition)));
  if (rule->about.applies)
    yst_page_item(d->page, 1,
                  yst_format(d->page->scratch, "applies %t", yst_applies_words(d, rule->about.applies)));
  if (rule->message.length)
    yst_page_item(d->page, 1, yst_format(d->page->scratch, "otherwise: %t", rule->message));
}

void yst_describe_list(const yst_describing *d, const yst_list *list)
{
  yst_page_heading(d->page, 3,
                   yst_format(d->page->scratch, "List: %t%s", yst_about_label(d->model, &list->about),
                              list->may_be_incomplete ? " (may be incomplete)" : ""));
  for (size_t i = list->row_choices ? 1 : 0; i < list->column_count; i++)
    yst_describe_field(d, &list->columns[i]);
  if (list->fixed_count) yst_page_paragraph(d->page, YST_TEXT("Its rows are printed:"));
  for (size_t i = 0; i < list->fixed_count; i++) add_printed_row(d, list, &list->fixed[i]);
  if (yst_has_better(d, &list->about))
    yst_page_paragraph(d->page, YST_TEXT("In rows that say nothing themselves:"));
  yst_describe_better(d, &list->about, 1);
  for (size_t i = 0; i < list->row_rule_count; i++) add_row_rule(d, &list->row_rules[i]);
  yst_describe_carried(d, &list->about);
}

/* ---- other registers ---- */

static yst_text column_label(const yst_other *other, size_t column)
{
  return other->labels[column].length ? other->labels[column] : other->names[column];
}

void yst_describe_other(const yst_describing *d, const yst_other *other)
{
  yst_page_heading(
      d->page, 3,
      yst_format(d->page->scratch, "Another register: %t", yst_about_label(d->model, &other->about)));
  for (size_t i = 0; i < other->count; i++)
    describe_called(d, column_label(other, i), &d->model->fields[other->first + i]);
  if (other->identifying != SIZE_MAX)
    yst_page_paragraph(d->page, yst_format(d->page->scratch, "A partnership is found in it by: %t",
                                           column_label(other, other->identifying - other->first)));
  yst_describe_carried(d, &other->about);
}
