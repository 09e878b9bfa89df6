#include "report/answer.h"
#include "report/comparison.h"
#include "report/html.h"
#include "report/words.h"

/* Partnerships are gathered, so that the table of outcomes can stand before them. */
typedef struct page {
  yst_buffer rows;     /* of the table of outcomes */
  yst_buffer sections; /* one a partnership */
  size_t number;
} page;

static void begin(yst_comparison_report *report)
{
  page *p = YST_NEW(report->arena, page);
  p->rows = yst_buffer_in(report->arena);
  p->sections = yst_buffer_in(report->arena);
  report->state = p;
}

/* ---- one partnership ---- */

static void add_head_cells(const yst_comparison_report *report, yst_buffer *to, const char *first,
                           const char *last)
{
  yst_html_add(to, "<thead><tr><th scope=\"col\">%s</th>", first);
  for (size_t i = 0; i < report->count; i++) {
    yst_html_add(to, "<th scope=\"col\">%t</th>",
                 yst_format(report->scratch, "%c. %t", yst_toolkit_letter(i),
                            yst_toolkit_title(report->sides[i].model)));
  }
  yst_buffer_format(to, "%s</tr></thead>\n<tbody>\n", last);
}

static void add_values(const yst_comparison_report *report, yst_buffer *to, const yst_compared_record *record,
                       const yst_subject *subject)
{
  static const char *const words[YST_ACCORDS] = {[YST_ACCORD_DIFFER] = " <strong>differs</strong>",
                                                 [YST_ACCORD_UNDECIDED] = "",
                                                 [YST_ACCORD_AGREE] = " agrees",
                                                 [YST_ACCORD_APART] = "",
                                                 [YST_ACCORD_ALONE] = ""};
  yst_accord accord = yst_accord_of(report, record, subject);
  yst_html_add(to, "<tr><th scope=\"row\">%t", subject->label);
  yst_buffer_format(to, "%s</th>", words[accord]);
  for (size_t t = 0; t < report->count; t++) {
    yst_buffer_add_string(to, "<td>");
    bool begun = false;
    for (size_t i = 0; i < subject->asked_count; i++) {
      const yst_asked *asked = &subject->asked[i];
      if (asked->toolkit != t || !asked->result) continue;
      if (begun) yst_buffer_add_string(to, "<br>");
      yst_buffer words_of = yst_buffer_in(report->scratch);
      yst_labelled_write(&words_of, yst_asked_label(report, asked),
                         yst_compared_value(report, record, t, asked->result));
      yst_html_add(to, "%t", yst_buffer_text(&words_of));
      begun = true;
    }
    yst_buffer_add_string(to, begun ? "</td>" : "not asked</td>");
  }
  yst_buffer_add_string(to, "</tr>\n");
}

static void add_disagreements(const yst_comparison_report *report, yst_buffer *to,
                              const yst_compared_record *record)
{
  if (!record->disagreement_count) return;
  yst_buffer_add_string(to, "<ul>\n");
  for (size_t i = 0; i < record->disagreement_count; i++) {
    const yst_disagreement *d = &record->disagreements[i];
    yst_buffer_add_string(to, "<li class=\"differs\">");
    if (d->subject) yst_html_add(to, "<strong>%t</strong><br>", d->subject->label);
    yst_html_add(to, "%t</li>\n", yst_disagreement_sentence(report, record, d, false));
  }
  yst_buffer_add_string(to, "</ul>\n");
}

/* Whether there is something to hold side by side at all. */
static bool is_compared(const yst_comparison_report *report, const yst_compared_record *record)
{
  for (size_t i = 0; !report->versions && i < report->subject_count; i++) {
    if (yst_accord_of(report, record, &report->subjects[i]) != YST_ACCORD_ALONE) return true;
  }
  return record->disagreement_count != 0;
}

/* Subjects that only one of them answers say nothing of how they stand to each other. */
static void add_outcomes(const yst_comparison_report *report, yst_buffer *to,
                         const yst_compared_record *record)
{
  if (report->versions) return;
  yst_html_add(to, "<table>\n<caption>Outcomes of %t</caption>\n", yst_compared_name(report, record));
  add_head_cells(report, to, "Subject", "");
  for (size_t i = 0; i < report->subject_count; i++) {
    if (yst_accord_of(report, record, &report->subjects[i]) != YST_ACCORD_ALONE)
      add_values(report, to, record, &report->subjects[i]);
  }
  yst_buffer_add_string(to, "</tbody>\n</table>\n");
}

/* `section`: whether there is one to point to. */
static void add_row(const yst_comparison_report *report, const yst_compared_record *record, bool section)
{
  page *p = report->state;
  size_t accords[YST_ACCORDS] = {0};
  for (size_t i = 0; i < report->subject_count; i++)
    accords[yst_accord_of(report, record, &report->subjects[i])]++;
  if (section) {
    yst_html_add(&p->rows, "<tr><th scope=\"row\"><a href=\"#p%z\">%t</a></th>", p->number,
                 yst_compared_name(report, record));
  } else {
    yst_html_add(&p->rows, "<tr><th scope=\"row\">%t</th>", yst_compared_name(report, record));
  }
  for (size_t i = 0; i < report->count; i++) {
    const yst_result *result = report->leading[i];
    yst_text value = result ? yst_compared_value(report, record, i, result) : YST_TEXT("");
    yst_html_add(&p->rows, "<td>%t</td>", value);
  }
  yst_html_add(&p->rows, "<td>%z</td><td>%z</td><td>%z</td></tr>\n", accords[YST_ACCORD_DIFFER],
               accords[YST_ACCORD_AGREE], accords[YST_ACCORD_UNDECIDED]);
}

static void add_partnership(yst_comparison_report *report, const yst_compared_record *record)
{
  page *p = report->state;
  yst_buffer *to = &p->sections;
  /* Of versions only what moves is worth a section. */
  bool shown = is_compared(report, record);
  p->number += shown;
  if (!report->versions) add_row(report, record, shown);
  if (!shown) return;
  yst_html_add(to, "<section id=\"p%z\" aria-labelledby=\"h%z\">\n<h3 id=\"h%z\">%t</h3>\n", p->number,
               p->number, p->number, yst_compared_name(report, record));
  add_disagreements(report, to, record);
  add_outcomes(report, to, record);
  yst_buffer_add_string(to, "</section>\n");
}

/* ---- the whole ---- */

static void add_subject(const yst_comparison_report *report, yst_buffer *to, const yst_subject *subject)
{
  yst_html_add(to, "<tr><th scope=\"row\">%t</th>", yst_subject_label(report, subject));
  for (size_t t = 0; t < report->count; t++) {
    yst_buffer_add_string(to, "<td>");
    bool begun = false;
    for (size_t i = 0; i < subject->asked_count; i++) {
      if (subject->asked[i].toolkit != t) continue;
      yst_buffer line = yst_buffer_in(report->scratch);
      yst_asked_write(&line, report, &subject->asked[i]);
      if (begun) yst_buffer_add_string(to, "<br>");
      yst_html_add(to, "%t", yst_buffer_text(&line));
      begun = true;
    }
    yst_buffer_add_string(to, begun ? "</td>" : "not asked</td>");
  }
  yst_buffer_add_string(to, "</tr>\n");
}

static void add_subjects(const yst_comparison_report *report, yst_buffer *to, bool shared,
                         const char *caption)
{
  bool begun = false;
  for (size_t i = 0; i < report->subject_count; i++) {
    const yst_subject *subject = &report->subjects[i];
    if ((subject->toolkit_count > 1) != shared || !subject->asked_count) continue;
    if (!begun) {
      yst_html_add(to, "<table>\n<caption>%s</caption>\n", caption);
      add_head_cells(report, to, "Subject", "");
      begun = true;
    }
    add_subject(report, to, subject);
  }
  if (begun) yst_buffer_add_string(to, "</tbody>\n</table>\n");
}

static void add_head(yst_comparison_report *report, yst_buffer *to)
{
  yst_buffer title = yst_buffer_in(report->scratch), beneath = yst_buffer_in(report->scratch);
  for (size_t i = 0; i < report->count; i++) {
    if (i) yst_buffer_add_string(&title, " and ");
    yst_buffer_add(&title, yst_toolkit_title(report->sides[i].model));
  }
  yst_buffer_add_string(&beneath, "As at ");
  yst_day_write(&beneath, report->as_at);
  yst_buffer_add_byte(&beneath, '.');
  yst_html_begin(to, yst_buffer_text(&title), yst_buffer_text(&beneath));
  yst_buffer_add_string(to, "<h2>Toolkits</h2>\n<ol type=\"A\">\n");
  for (size_t i = 0; i < report->count; i++) {
    yst_buffer line = yst_buffer_in(report->scratch);
    yst_toolkit_write(&line, report->sides[i].model);
    yst_html_add(to, "<li>%t</li>\n", yst_buffer_text(&line));
  }
  yst_buffer_add_string(to, "</ol>\n");
}

static void add_table(const yst_comparison_report *report, yst_buffer *to)
{
  yst_buffer caption = yst_buffer_in(report->scratch), rows = ((const page *)report->state)->rows;
  for (size_t i = 0; i < report->count; i++) {
    if (!report->leading[i]) continue;
    yst_buffer_format(&caption, caption.length ? "; %c: %t" : "Outcomes: %c: %t", yst_toolkit_letter(i),
                      yst_result_label(report->scratch, report->leading[i], false));
  }
  if (!caption.length) yst_buffer_add_string(&caption, "Outcomes");
  yst_html_add(to,
               "<section class=\"wide\" aria-label=\"Table of outcomes\" tabindex=\"0\">\n"
               "<table>\n<caption>%t</caption>\n",
               yst_buffer_text(&caption));
  add_head_cells(report, to, "Partnership",
                 "<th scope=\"col\">Differ</th><th scope=\"col\">Agree</th><th scope=\"col\">Undecided</th>");
  yst_buffer_add(to, yst_buffer_text(&rows));
  yst_buffer_add_string(to, "</tbody>\n</table>\n</section>\n");
}

static void add_sources(const yst_comparison_report *report, yst_buffer *to)
{
  bool begun = false;
  for (size_t t = 0; t < report->count; t++) {
    const yst_model *model = report->sides[t].model;
    for (size_t i = 0; yst_lists_sources(report, t) && i < model->source_count; i++) {
      if (!begun) yst_buffer_add_string(to, "<h2>Sources</h2>\n<ul>\n");
      begun = true;
      yst_html_add(to, "<li>%t</li>\n",
                   yst_format(report->scratch, "[%c%z] %t", yst_toolkit_letter(t), i + 1,
                              yst_about_label(model, &model->sources[i].about)));
    }
  }
  if (begun) yst_buffer_add_string(to, "</ul>\n");
}

static void end(yst_comparison_report *report)
{
  yst_buffer *to = &report->out.buffer, sections = ((const page *)report->state)->sections;
  add_head(report, to);
  yst_buffer counts = yst_buffer_in(report->scratch);
  yst_comparison_counts_write(&counts, report);
  yst_html_add(to, "<h2>Summary</h2>\n<p>%t.</p>\n", yst_buffer_text(&counts));
  if (yst_comparison_obstacle(report).length)
    yst_html_add(to, "<p>%t</p>\n", yst_comparison_obstacle(report));
  if (!report->versions) add_table(report, to);
  if (sections.length) yst_buffer_add_string(to, "<h2>Partnerships</h2>\n");
  yst_buffer_add(to, yst_buffer_text(&sections));
  if (report->subject_count) yst_buffer_add_string(to, "<h2>What they ask</h2>\n");
  if (!report->versions) add_subjects(report, to, true, "Subjects that several ask about");
  add_subjects(report, to, false,
               report->versions ? "What only one version has" : "What only one of them asks about");
  add_sources(report, to);
  yst_html_end(to);
}

const yst_comparison_form yst_comparison_html = {begin, add_partnership, end};
