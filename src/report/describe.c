#include "report/describe.h"

#include "report/words.h"

/* ---- how much there is ---- */

typedef struct tally {
  size_t here, used;
} tally;

typedef struct tallies {
  tally pieces[YST_DESCRIBED_KINDS];
  tally criteria, items, parts, cells, columns, readings, examples;
} tallies;

static void count(tally *t, bool here, size_t more)
{
  *(here ? &t->here : &t->used) += more;
}

static void count_items(tallies *all, bool here, const yst_checklist *list)
{
  for (size_t i = 0; i < list->item_count; i++)
    count(list->items[i].parent == SIZE_MAX ? &all->items : &all->parts, here, 1);
}

static void count_piece(tallies *all, const yst_described *described)
{
  bool here = yst_described_here(described->about);
  count(&all->pieces[described->kind], here, 1);
  count(&all->readings, here, described->about->reading_count);
  if (described->kind == YST_DESCRIBED_LIST)
    count(&all->columns, here, ((const yst_list *)described->piece)->column_count);
  if (described->kind == YST_DESCRIBED_RUBRIC)
    count(&all->criteria, here, ((const yst_rubric *)described->piece)->criterion_count);
  if (described->kind == YST_DESCRIBED_CHECKLIST) count_items(all, here, described->piece);
  if (described->kind == YST_DESCRIBED_TABLE) {
    const yst_table_rule *table = described->piece;
    count(&all->cells, here, table->columns.count * table->rows.count);
  }
}

static yst_text size_text(yst_page *page, size_t size)
{
  return yst_format(page->scratch, "%z", size);
}

static void add_tally(yst_page *page, const char *what, tally t)
{
  if (!t.here && !t.used) return;
  yst_page_row(page, (yst_text[]){yst_text_from(what), size_text(page, t.here), size_text(page, t.used)});
}

static void add_tallies(yst_page *page, const tallies *all)
{
  static const char *const names[YST_DESCRIBED_KINDS] = {
      [YST_DESCRIBED_FIELD] = "Fields",
      [YST_DESCRIBED_OTHER] = "Other registers",
      [YST_DESCRIBED_LIST] = "Lists",
      [YST_DESCRIBED_LIMIT] = "Limits",
      [YST_DESCRIBED_VALUE] = "Values worked out",
      [YST_DESCRIBED_CONDITION] = "Conditions",
      [YST_DESCRIBED_GROUP] = "Groups",
      [YST_DESCRIBED_CLASSIFY] = "Classifications",
      [YST_DESCRIBED_RUBRIC] = "Rubrics",
      [YST_DESCRIBED_CHECKLIST] = "Checklists",
      [YST_DESCRIBED_TABLE] = "Tables",
      [YST_DESCRIBED_REQUIREMENT] = "Requirements and recommendations",
      [YST_DESCRIBED_REVIEW] = "Reviews and deadlines",
      [YST_DESCRIBED_STAGE] = "Stages",
      [YST_DESCRIBED_PUBLISHED] = "Printed figures that are recomputed",
      [YST_DESCRIBED_CLAIM] = "Claims in words that are checked",
      [YST_DESCRIBED_FIGURE] = "Figures over the register",
      [YST_DESCRIBED_GAP] = "Points that the document leaves open"};
  yst_page_table(page, 3,
                 (yst_text[]){YST_TEXT("What"), YST_TEXT("In this file"), YST_TEXT("In files it uses")});
  for (size_t i = 0; i < YST_DESCRIBED_KINDS; i++) {
    add_tally(page, names[i], all->pieces[i]);
    if (i == YST_DESCRIBED_LIST) add_tally(page, "Columns of lists", all->columns);
    if (i == YST_DESCRIBED_RUBRIC) add_tally(page, "Criteria of rubrics", all->criteria);
    if (i == YST_DESCRIBED_CHECKLIST) add_tally(page, "Items of checklists", all->items);
    if (i == YST_DESCRIBED_CHECKLIST) add_tally(page, "Parts of items", all->parts);
    if (i == YST_DESCRIBED_TABLE) add_tally(page, "Cells of tables", all->cells);
  }
  add_tally(page, "Other readings", all->readings);
  add_tally(page, "Examples", all->examples);
}

/* ---- readings and gaps ---- */

static yst_text citations_of(const yst_describing *d, const yst_citation *citations, size_t citation_count)
{
  yst_buffer line = yst_buffer_in(d->page->scratch);
  yst_about about = {.citation_count = citation_count, .citations = (yst_citation *)(uintptr_t)citations};
  yst_references_write(&line, d->model, &about, "");
  return yst_buffer_text(&line);
}

static void add_readings(const yst_describing *d, const yst_described *pieces, size_t piece_count)
{
  bool begun = false;
  for (size_t i = 0; i < piece_count; i++) {
    const yst_about *about = pieces[i].about;
    if (!about->reading_count || !yst_described_here(about)) continue;
    if (!begun) yst_page_heading(d->page, 3, YST_TEXT("Readings chosen"));
    begun = true;
    yst_text rule = yst_described_rule(d, &pieces[i]), label = yst_about_label(d->model, about);
    yst_page_item(d->page, 1, rule.length ? yst_format(d->page->scratch, "%t: %t", label, rule) : label);
    for (size_t r = 0; r < about->reading_count; r++) {
      const yst_reading *reading = &about->readings[r];
      yst_text cited = citations_of(d, reading->citations, reading->citation_count);
      if (!cited.length) cited = citations_of(d, about->citations, about->citation_count);
      yst_text where = cited.length ? yst_format(d->page->scratch, " (%t)", cited) : cited;
      yst_page_item(d->page, 2,
                    yst_format(d->page->scratch, "not chosen: \"%t\", %t%t", reading->words,
                               yst_expr_words(d, reading->expr), where));
    }
  }
}

static void add_gaps(const yst_describing *d, const yst_described *pieces, size_t piece_count)
{
  bool begun = false;
  for (size_t i = 0; i < piece_count; i++) {
    if (pieces[i].kind != YST_DESCRIBED_GAP || !yst_described_here(pieces[i].about)) continue;
    if (!begun) yst_page_heading(d->page, 3, YST_TEXT("What the document leaves open"));
    begun = true;
    const yst_gap *gap = pieces[i].piece;
    yst_text cited = citations_of(d, gap->about.citations, gap->about.citation_count);
    yst_page_item(d->page, 1,
                  cited.length ? yst_format(d->page->scratch, "%t (%t)", gap->words, cited) : gap->words);
  }
}

/* ---- the whole ---- */

static void add_summary(const yst_describing *d, const yst_described *pieces, size_t piece_count)
{
  tallies all = {.examples = {0, 0}};
  for (size_t i = 0; i < piece_count; i++) count_piece(&all, &pieces[i]);
  for (size_t i = 0; i < d->model->example_count; i++)
    count(&all.examples, d->model->examples[i].span.source == 1, 1);
  yst_page_heading(d->page, 2, YST_TEXT("What it holds"));
  add_tallies(d->page, &all);
  add_readings(d, pieces, piece_count);
  add_gaps(d, pieces, piece_count);
}

/* What the numbers in brackets stand for. */
static void add_sources(const yst_describing *d)
{
  if (d->model->source_count) yst_page_heading(d->page, 2, YST_TEXT("Sources"));
  for (size_t i = 0; i < d->model->source_count; i++)
    yst_page_item(d->page, 1,
                  yst_format(d->page->scratch, "[%z] %t", i + 1,
                             yst_about_label(d->model, &d->model->sources[i].about)));
}

void yst_describe(yst_page *page, const yst_model *model, bool summary)
{
  yst_describing all = yst_describing_of(page, model), *d = &all;
  size_t piece_count;
  const yst_described *pieces = yst_described_pieces(page->scratch, model, &piece_count);
  add_summary(d, pieces, piece_count);
  bool elsewhere = false;
  for (size_t i = 0; i < piece_count && !summary; i++) {
    bool here = yst_described_here(pieces[i].about);
    if (!i && here) yst_page_heading(page, 2, YST_TEXT("The rules"));
    if (!here && !elsewhere) yst_page_heading(page, 2, YST_TEXT("From the files it uses"));
    elsewhere = !here;
    /* Fields that follow each other are one list. */
    if (pieces[i].kind == YST_DESCRIBED_FIELD && !(i && pieces[i - 1].kind == YST_DESCRIBED_FIELD))
      yst_page_heading(page, 3, YST_TEXT("What is asked of each partnership"));
    yst_describe_piece(d, &pieces[i]);
  }
  add_sources(d);
}
