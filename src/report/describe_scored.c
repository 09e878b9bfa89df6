#include "report/describe_scored.h"

#include "evaluate/show.h"
#include "report/describe_clauses.h"
#include "report/words.h"

yst_text yst_described_amount(const yst_describing *d, yst_type type, yst_number number)
{
  yst_buffer words = yst_buffer_in(d->page->scratch);
  yst_show_typed(&words, d->model->atoms, type, yst_known(number));
  return yst_buffer_text(&words);
}

/* ---- bands ---- */

static yst_text marks_of(const yst_describing *d, const yst_bands *bands, const yst_band *band)
{
  yst_buffer words = yst_buffer_in(d->page->scratch);
  for (size_t i = 0; i < band->mark_count; i++) {
    if (i) yst_buffer_add_string(&words, " or ");
    yst_buffer_add(&words, yst_described_amount(d, bands->gives, band->marks[i]));
  }
  return yst_buffer_text(&words);
}

/* What a row says, or what the labels say of the one score that it gives. */
static yst_text words_of(const yst_band *band, const yst_label_row *labels, size_t label_count)
{
  if (band->label.length || band->mark_count != 1) return band->label;
  for (size_t i = 0; i < label_count; i++)
    if (yst_number_compare(labels[i].score, band->marks[0]) == 0) return labels[i].label;
  return band->label;
}

static void add_shared_end(const yst_describing *d, const yst_bands *bands)
{
  if (!bands || bands->shared == YST_WORD_NONE) return;
  yst_page_paragraph(d->page, yst_format(d->page->scratch, "An end that two bands share is in the %s of them",
                                         bands->shared == YST_WORD_LOWER_BAND ? "lower" : "upper"));
}

void yst_describe_bands(const yst_describing *d, const yst_expr *bands, const yst_label_row *labels,
                        size_t label_count)
{
  if (!bands || bands->op != YST_OP_BANDS || !bands->bands) return;
  yst_text of = bands->arg_count ? yst_expr_words(d, bands->args[0]) : YST_TEXT("");
  if (yst_text_equal(of, YST_TEXT("grades"))) of = YST_TEXT("Percent"); /* where nothing else is named */
  yst_page_table(d->page, 3, (yst_text[]){of, YST_TEXT("Gives"), YST_TEXT("In words")});
  for (size_t i = 0; i < bands->bands->count; i++) {
    const yst_band *band = &bands->bands->items[i];
    yst_page_row(d->page, (yst_text[]){yst_words_at(d, band->head), marks_of(d, bands->bands, band),
                                       words_of(band, labels, label_count)});
  }
  add_shared_end(d, bands->bands);
}

void yst_describe_caps(const yst_describing *d, const yst_cap_rule *caps, size_t count,
                       const yst_choices *classes)
{
  for (size_t i = 0; i < count; i++) {
    yst_page_item(d->page, 1,
                  yst_format(d->page->scratch, "%s than %t when %t",
                             caps[i].is_floor ? "no worse" : "no better",
                             classes->items[caps[i].choice].label, yst_expr_words(d, caps[i].when)));
  }
}

/* ---- checklists ---- */

/* Where it is cited from, unless that is where the whole checklist is. */
static void add_source(yst_buffer *words, const yst_model *model, const yst_checklist *checklist,
                       const yst_item *item)
{
  if (!item->about.citation_count || item->about.citations == checklist->about.citations) return;
  yst_buffer_add_string(words, " (");
  yst_references_write(words, model, &item->about, "");
  yst_buffer_add_byte(words, ')');
}

static yst_text item_words(const yst_describing *d, const yst_checklist *checklist, const yst_item *item)
{
  yst_buffer words = yst_buffer_in(d->page->scratch);
  yst_buffer_add(&words, yst_about_label(d->model, &item->about));
  if (item->advisory) yst_buffer_add_string(&words, " (advisory)");
  if (item->about.applies)
    yst_buffer_format(&words, "; applies %t", yst_applies_words(d, item->about.applies));
  if (item->met) yst_buffer_format(&words, "; answered by %t", yst_expr_words(d, item->met));
  if (item->explained_field < d->model->field_count)
    yst_buffer_format(&words, "; what is left out is explained in: %t",
                      yst_about_label(d->model, &d->model->fields[item->explained_field].about));
  add_source(&words, d->model, checklist, item);
  return yst_buffer_text(&words);
}

void yst_describe_checklist(const yst_describing *d, const yst_checklist *checklist)
{
  yst_page_heading(
      d->page, 3,
      yst_format(d->page->scratch, "Checklist: %t", yst_about_label(d->model, &checklist->about)));
  if (checklist->omissions_field < d->model->field_count)
    yst_page_paragraph(
        d->page, yst_format(d->page->scratch, "What is left out is explained in: %t",
                            yst_about_label(d->model, &d->model->fields[checklist->omissions_field].about)));
  for (size_t i = 0; i < checklist->item_count; i++) {
    const yst_item *item = &checklist->items[i];
    yst_page_item(d->page, item->parent == SIZE_MAX ? 1 : 2, item_words(d, checklist, item));
  }
  yst_describe_carried(d, &checklist->about);
}

/* ---- tables ---- */

static yst_text key_words(const yst_describing *d, const yst_table_key *key, size_t place)
{
  return yst_words_at(d, key->bands[place].span);
}

void yst_describe_table(const yst_describing *d, const yst_table_rule *table)
{
  yst_page_heading(d->page, 3,
                   yst_format(d->page->scratch, "Table: %t", yst_about_label(d->model, &table->about)));
  size_t columns = table->columns.count + 1;
  yst_text *cells = YST_NEW_ARRAY(d->page->scratch, columns, yst_text);
  cells[0] = YST_TEXT("");
  for (size_t c = 1; c < columns; c++) cells[c] = key_words(d, &table->columns, c - 1);
  yst_page_table(d->page, columns, cells);
  for (size_t r = 0; r < table->rows.count; r++) {
    cells[0] = key_words(d, &table->rows, r);
    for (size_t c = 1; c < columns; c++)
      cells[c] = yst_described_amount(d, table->cell_type, table->cells[r * table->columns.count + c - 1]);
    yst_page_row(d->page, cells);
  }
  add_shared_end(d, table->rows.as_bands);
  add_shared_end(d, table->columns.as_bands);
  yst_describe_outcome(d, &table->about);
  yst_describe_carried(d, &table->about);
}
