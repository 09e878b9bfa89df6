#include "report/describe_scored.h"

#include "evaluate/show.h"
#include "report/words.h"

static yst_text shown(yst_page *page, const yst_model *model, yst_type type, yst_number number)
{
  yst_buffer words = yst_buffer_in(page->scratch);
  yst_show_typed(&words, model->atoms, type, yst_known(number));
  return yst_buffer_text(&words);
}

static const yst_type plain_number = {YST_KIND_NUMBER, NULL};

/* ---- bands ---- */

static yst_text marks_of(yst_page *page, const yst_model *model, const yst_bands *bands, const yst_band *band)
{
  yst_buffer words = yst_buffer_in(page->scratch);
  for (size_t i = 0; i < band->mark_count; i++) {
    if (i) yst_buffer_add_string(&words, " or ");
    yst_buffer_add(&words, shown(page, model, bands->gives, band->marks[i]));
  }
  return yst_buffer_text(&words);
}

void yst_describe_bands(yst_page *page, const yst_model *model, const yst_expr *bands)
{
  if (!bands || bands->op != YST_OP_BANDS || !bands->bands) return;
  yst_text of = bands->arg_count ? yst_expr_words(page, model, bands->args[0]) : YST_TEXT("");
  yst_page_table(page, 3, (yst_text[]){of, YST_TEXT("Gives"), YST_TEXT("In words")});
  for (size_t i = 0; i < bands->bands->count; i++) {
    const yst_band *band = &bands->bands->items[i];
    yst_page_row(page, (yst_text[]){yst_words_at(page, model, band->head),
                                    marks_of(page, model, bands->bands, band), band->label});
  }
}

void yst_describe_caps(yst_page *page, const yst_model *model, const yst_cap_rule *caps, size_t count,
                       const yst_choices *classes)
{
  for (size_t i = 0; i < count; i++) {
    yst_page_item(page, 1,
                  yst_format(page->scratch, "%s than %t when %t", caps[i].is_floor ? "no worse" : "no better",
                             classes->items[caps[i].choice].label,
                             yst_expr_words(page, model, caps[i].when)));
  }
}

/* ---- rubrics ---- */

static void add_labels(yst_page *page, const yst_model *model, const yst_label_row *labels, size_t count)
{
  if (!count) return;
  yst_page_table(page, 2, (yst_text[]){YST_TEXT("Score"), YST_TEXT("In words")});
  for (size_t i = 0; i < count; i++)
    yst_page_row(page, (yst_text[]){shown(page, model, plain_number, labels[i].score), labels[i].label});
}

static void add_expression(yst_page *page, const yst_model *model, const char *before, const yst_expr *expr)
{
  if (!expr) return;
  if (expr->op == YST_OP_BANDS) {
    yst_page_paragraph(page, yst_text_from(before));
    yst_describe_bands(page, model, expr);
    return;
  }
  yst_page_paragraph(page, yst_format(page->scratch, "%s: %t", before, yst_expr_words(page, model, expr)));
}

static void describe_criterion(yst_page *page, const yst_model *model, const yst_rubric *rubric,
                               const yst_criterion *criterion)
{
  yst_page_heading(page, 4,
                   yst_format(page->scratch, "Criterion: %t", yst_about_label(model, &criterion->about)));
  add_expression(page, model, "Assessed by a person", criterion->assessed);
  add_expression(page, model, "Held against", criterion->evidence);
  add_expression(page, model, "Scored", criterion->score);
  add_expression(page, model, "Weight", criterion->weight);
  if (criterion->labels != rubric->labels) add_labels(page, model, criterion->labels, criterion->label_count);
  yst_describe_carried(page, model, &criterion->about);
}

void yst_describe_rubric(yst_page *page, const yst_model *model, const yst_rubric *rubric)
{
  yst_page_heading(page, 3, yst_format(page->scratch, "Rubric: %t", yst_about_label(model, &rubric->about)));
  yst_type total = rubric->total->type;
  yst_page_paragraph(page, yst_format(page->scratch, "The total runs from %t to %t.",
                                      shown(page, model, total, rubric->lowest),
                                      shown(page, model, total, rubric->highest)));
  add_labels(page, model, rubric->labels, rubric->label_count);
  add_expression(page, model, "Grades", rubric->grades);
  if (rubric->cap_count)
    yst_describe_caps(page, model, rubric->caps, rubric->cap_count, rubric->grade_choices);
  yst_describe_carried(page, model, &rubric->about);
  for (size_t s = 0; s < rubric->section_count; s++) {
    const yst_section *section = &rubric->sections[s];
    yst_text label = yst_about_label(model, &section->about);
    if (label.length) yst_page_paragraph(page, yst_format(page->scratch, "Section: %t", label));
    for (size_t i = 0; i < section->count; i++)
      describe_criterion(page, model, rubric, &rubric->criteria[section->first + i]);
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

static yst_text item_words(yst_page *page, const yst_model *model, const yst_checklist *checklist,
                           const yst_item *item)
{
  yst_buffer words = yst_buffer_in(page->scratch);
  yst_buffer_add(&words, yst_about_label(model, &item->about));
  if (item->advisory) yst_buffer_add_string(&words, " (advisory)");
  if (item->about.applies)
    yst_buffer_format(&words, "; applies %t", yst_applies_words(page, model, item->about.applies));
  if (item->met) yst_buffer_format(&words, "; answered by %t", yst_expr_words(page, model, item->met));
  add_source(&words, model, checklist, item);
  return yst_buffer_text(&words);
}

void yst_describe_checklist(yst_page *page, const yst_model *model, const yst_checklist *checklist)
{
  yst_page_heading(page, 3,
                   yst_format(page->scratch, "Checklist: %t", yst_about_label(model, &checklist->about)));
  if (checklist->omissions_field < model->field_count)
    yst_page_paragraph(page,
                       yst_format(page->scratch, "What is left out is explained in: %t",
                                  yst_about_label(model, &model->fields[checklist->omissions_field].about)));
  for (size_t i = 0; i < checklist->item_count; i++) {
    const yst_item *item = &checklist->items[i];
    yst_page_item(page, item->parent == SIZE_MAX ? 1 : 2, item_words(page, model, checklist, item));
  }
  yst_describe_carried(page, model, &checklist->about);
}

/* ---- tables ---- */

static yst_text key_words(yst_page *page, const yst_model *model, const yst_table_key *key, size_t place)
{
  return yst_words_at(page, model, key->bands[place].span);
}

void yst_describe_table(yst_page *page, const yst_model *model, const yst_table_rule *table)
{
  yst_page_heading(page, 3, yst_format(page->scratch, "Table: %t", yst_about_label(model, &table->about)));
  size_t columns = table->columns.count + 1;
  yst_text *cells = YST_NEW_ARRAY(page->scratch, columns, yst_text);
  cells[0] = YST_TEXT("");
  for (size_t c = 1; c < columns; c++) cells[c] = key_words(page, model, &table->columns, c - 1);
  yst_page_table(page, columns, cells);
  for (size_t r = 0; r < table->rows.count; r++) {
    cells[0] = key_words(page, model, &table->rows, r);
    for (size_t c = 1; c < columns; c++)
      cells[c] = shown(page, model, table->cell_type, table->cells[r * table->columns.count + c - 1]);
    yst_page_row(page, cells);
  }
  yst_describe_carried(page, model, &table->about);
}
