#include "report/comparison.h"
#include "report/html.h"
#include "report/words.h"

/* Partnerships are gathered, so that the summary can stand before them. */
typedef struct page {
  yst_buffer sections;
  size_t number;
} page;

static void begin(yst_comparison_report *report)
{
  page *p = YST_NEW(report->arena, page);
  p->sections = yst_buffer_in(report->arena);
  report->state = p;
}

/* ---- one partnership ---- */

static void add_head_cells(const yst_comparison_report *report, yst_buffer *to, const char *first)
{
  yst_html_add(to, "<thead><tr><th scope=\"col\">%s</th>", first);
  for (size_t i = 0; i < report->count; i++) {
    yst_html_add(
        to, "<th scope=\"col\">%t</th>",
        yst_format(report->scratch, "%c. %t", yst_toolkit_letter(i), yst_toolkit_title(report->models[i])));
  }
  yst_buffer_add_string(to, "</tr></thead>\n<tbody>\n");
}

static void add_values(const yst_comparison_report *report, yst_buffer *to, const yst_compared_record *record,
                       const yst_subject *subject)
{
  bool differs = yst_subject_differs(record, subject);
  yst_html_add(to, "<tr><th scope=\"row\">%t", subject->label);
  yst_buffer_add_string(to, differs ? " <strong class=\"differs\">differs</strong></th>" : "</th>");
  for (size_t t = 0; t < report->count; t++) {
    yst_buffer_add_string(to, "<td>");
    bool begun = false;
    for (size_t i = 0; i < subject->asked_count; i++) {
      const yst_asked *asked = &subject->asked[i];
      if (asked->toolkit != t || !asked->result) continue;
      if (begun) yst_buffer_add_string(to, "<br>");
      yst_buffer words = yst_buffer_in(report->scratch);
      yst_labelled_write(&words, yst_asked_label(report, asked), yst_compared_value(report, record, asked));
      yst_html_add(to, "%t", yst_buffer_text(&words));
      begun = true;
    }
    yst_buffer_add_string(to, begun ? "</td>" : "not asked</td>");
  }
  yst_buffer_add_string(to, "</tr>\n");
}

static bool has_result(const yst_subject *subject)
{
  for (size_t i = 0; i < subject->asked_count; i++) {
    if (subject->asked[i].result) return true;
  }
  return false;
}

static void add_partnership(yst_comparison_report *report, const yst_compared_record *record)
{
  page *p = report->state;
  yst_buffer *to = &p->sections;
  if (report->versions && !record->disagreement_count) return;
  yst_html_add(to, "<section>\n<h3>%t</h3>\n<table>\n<caption>Outcomes of %t</caption>\n", record->name,
               record->name);
  add_head_cells(report, to, report->versions ? "Result" : "Subject");
  for (size_t i = 0; i < report->subject_count; i++) {
    const yst_subject *subject = &report->subjects[i];
    if (report->versions ? yst_subject_differs(record, subject) : has_result(subject))
      add_values(report, to, record, subject);
  }
  yst_buffer_add_string(to, "</tbody>\n</table>\n");
  if (record->disagreement_count) yst_buffer_add_string(to, "<ul>\n");
  for (size_t i = 0; i < record->disagreement_count; i++) {
    yst_html_add(to, "<li class=\"differs\">%t</li>\n", record->disagreements[i].reason);
  }
  if (record->disagreement_count) yst_buffer_add_string(to, "</ul>\n");
  yst_buffer_add_string(to, "</section>\n");
}

/* ---- the whole ---- */

static void add_subject(const yst_comparison_report *report, yst_buffer *to, const yst_subject *subject)
{
  yst_html_add(to, "<tr><th scope=\"row\">%t</th>", subject->label);
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
      add_head_cells(report, to, "Subject");
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
    yst_buffer_add(&title, yst_toolkit_title(report->models[i]));
  }
  yst_buffer_add_string(&beneath, "As at ");
  yst_day_write(&beneath, report->as_at);
  yst_buffer_add_byte(&beneath, '.');
  yst_html_begin(to, yst_buffer_text(&title), yst_buffer_text(&beneath));
  yst_buffer_add_string(to, "<h2>Toolkits</h2>\n<ol type=\"A\">\n");
  for (size_t i = 0; i < report->count; i++) {
    yst_buffer line = yst_buffer_in(report->scratch);
    yst_toolkit_write(&line, report->models[i]);
    yst_html_add(to, "<li>%t</li>\n", yst_buffer_text(&line));
  }
  yst_buffer_add_string(to, "</ol>\n");
}

static void end(yst_comparison_report *report)
{
  yst_buffer *to = &report->out.buffer;
  add_head(report, to);
  yst_buffer counts = yst_buffer_in(report->scratch);
  yst_comparison_counts_write(&counts, report);
  yst_html_add(to, "<h2>Summary</h2>\n<p>%t.</p>\n<h2>What they ask</h2>\n", yst_buffer_text(&counts));
  if (!report->versions) add_subjects(report, to, true, "Subjects that several ask about");
  add_subjects(report, to, false,
               report->versions ? "What only one version has" : "What only one of them asks about");
  yst_buffer_add_string(to, "<h2>Partnerships</h2>\n");
  yst_buffer_add(to, yst_buffer_text(&((page *)report->state)->sections));
  yst_html_end(to);
}

const yst_comparison_form yst_comparison_html = {begin, add_partnership, end};
