#include "report/evaluation.h"
#include "report/html.h"
#include "report/words.h"

/* More columns than these make a summary that nobody can read on paper. */
#define SUMMARY_COLUMNS 8

/* The summary stands first and is known last, so both parts are gathered until the end. */
typedef struct page {
  yst_buffer rows;     /* of the summary */
  yst_buffer sections; /* one a partnership */
  size_t number;
} page;

static size_t summary_columns(const yst_report *report)
{
  return report->plan.main_count < SUMMARY_COLUMNS ? report->plan.main_count : SUMMARY_COLUMNS;
}

static yst_text words_of(yst_report *report, const yst_result *result, yst_value value)
{
  yst_buffer words = yst_buffer_in(report->scratch);
  if (value.state == YST_OPEN) yst_buffer_add_string(&words, "undecided: ");
  yst_result_write(&words, report->model, result, value);
  return yst_buffer_text(&words);
}

static void begin(yst_report *report)
{
  page *p = YST_NEW(report->arena, page);
  p->rows = yst_buffer_in(report->arena);
  p->sections = yst_buffer_in(report->arena);
  report->state = p;
}

/* ---- one partnership ---- */

static void add_blanks(yst_report *report, yst_buffer *to, const yst_result *result)
{
  yst_buffer words = yst_buffer_in(report->scratch);
  yst_report_blanks_write(&words, "rests on ", report, result);
  if (words.length) yst_html_add(to, "<br><span class=\"place\">%t</span>", yst_buffer_text(&words));
}

static void add_result(yst_report *report, yst_buffer *to, const yst_result *result, yst_value value,
                       bool under_rule)
{
  yst_buffer cited = yst_buffer_in(report->scratch);
  yst_citations_write(&cited, report->model, result->about);
  yst_html_add(to, "<tr><th scope=\"row\">%t</th><td>%t",
               yst_result_label(report->scratch, result, under_rule), words_of(report, result, value));
  if (value.state == YST_OPEN) add_blanks(report, to, result);
  yst_html_add(to, "</td><td class=\"cite\">%t</td></tr>\n", yst_buffer_text(&cited));
}

static void add_results(yst_report *report, yst_buffer *to, yst_text name, const yst_outcome *outcome)
{
  yst_html_add(to, "<table>\n<caption>Results of %t</caption>\n", name);
  yst_buffer_add_string(to, "<thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">Result</th>"
                            "<th scope=\"col\">Source</th></tr></thead>\n<tbody>\n");
  for (size_t g = 0; g < report->plan.group_count; g++) {
    const yst_plan_group *group = &report->plan.groups[g];
    if (group->count > 1) {
      yst_html_add(to, "<tr class=\"rule\"><th scope=\"rowgroup\" colspan=\"3\">%t</th></tr>\n",
                   group->label);
    }
    for (size_t i = 0; i < group->count; i++) {
      add_result(report, to, group->results[i], outcome->results[group->results[i]->index], group->count > 1);
    }
  }
  yst_buffer_add_string(to, "</tbody>\n</table>\n");
}

static void add_finding(yst_report *report, yst_buffer *to, const yst_finding *finding)
{
  static const char *const leads[] = {"Must", "Should", "Note"};
  yst_html_add(to, "<li><strong>%s:</strong> %t <span class=\"code\">%t</span>", leads[finding->weight],
               finding->message, finding->code);
  yst_buffer line = yst_buffer_in(report->scratch);
  yst_citations_write(&line, report->model, finding->about);
  if (line.length) yst_html_add(to, "<br><span class=\"cite\">%t</span>", yst_buffer_text(&line));
  yst_buffer_clear(&line);
  for (size_t i = 0; i < finding->place_count; i++) {
    if (i) yst_buffer_add_string(&line, "; ");
    yst_place_write(&line, &finding->places[i]);
  }
  if (line.length) yst_html_add(to, "<br><span class=\"place\">%t</span>", yst_buffer_text(&line));
  yst_buffer_add_string(to, "</li>\n");
}

static size_t add_findings(yst_report *report, yst_buffer *to, const yst_outcome *outcome, bool notes,
                           const char *heading)
{
  size_t count = 0;
  for (size_t i = 0; i < outcome->finding_count; i++) {
    if ((outcome->findings[i].weight == YST_NOTE) != notes) continue;
    if (!count++) yst_buffer_format(to, "%s<ul>\n", heading);
    add_finding(report, to, &outcome->findings[i]);
  }
  if (count) yst_buffer_add_string(to, "</ul>\n");
  return count;
}

static void add_partnership(yst_report *report, const yst_outcome *outcome)
{
  page *p = report->state;
  size_t number = ++p->number;
  yst_text name = outcome->name.length
                      ? outcome->name
                      : yst_format(report->scratch, "(no name, line %u)", (unsigned)outcome->line);
  yst_html_add(&p->sections, "<section id=\"p%z\" aria-labelledby=\"h%z\">\n<h3 id=\"h%z\">%t</h3>\n", number,
               number, number, name);
  add_results(report, &p->sections, name, outcome);
  size_t found = add_findings(report, &p->sections, outcome, false, "<h4>Findings</h4>\n");
  add_findings(report, &p->sections, outcome, true, "<h4>Notes</h4>\n");
  yst_buffer_add_string(&p->sections, "</section>\n");
  yst_html_add(&p->rows, "<tr><th scope=\"row\"><a href=\"#p%z\">%t</a></th>", number, name);
  for (size_t i = 0; i < summary_columns(report); i++) {
    const yst_result *result = report->plan.main[i];
    yst_html_add(&p->rows, "<td>%t</td>", words_of(report, result, outcome->results[result->index]));
  }
  yst_html_add(&p->rows, "<td>%z</td></tr>\n", found);
}

/* ---- the whole ---- */

static void add_head(yst_report *report)
{
  yst_buffer title = yst_buffer_in(report->scratch), beneath = yst_buffer_in(report->scratch);
  yst_buffer_add(&title, yst_toolkit_title(report->model));
  if (report->model->toolkit.body.length) yst_buffer_format(&beneath, "%t. ", report->model->toolkit.body);
  if (report->model->toolkit.version.length)
    yst_buffer_format(&beneath, "Version %t. ", report->model->toolkit.version);
  yst_buffer_add_string(&beneath, "As at ");
  yst_day_write(&beneath, report->as_at);
  yst_buffer_add_byte(&beneath, '.');
  yst_html_begin(&report->out.buffer, yst_buffer_text(&title), yst_buffer_text(&beneath));
}

static void add_summary(yst_report *report)
{
  yst_buffer *to = &report->out.buffer;
  yst_buffer counts = yst_buffer_in(report->scratch);
  yst_report_counts_write(&counts, &report->counts);
  yst_html_add(to, "<h2>Summary</h2>\n<p>%t.</p>\n", yst_buffer_text(&counts));
  yst_buffer_add_string(
      to, "<div class=\"wide\" role=\"region\" aria-label=\"Summary table\" tabindex=\"0\">\n<table>\n"
          "<caption>Partnerships and their main results</caption>\n"
          "<thead><tr><th scope=\"col\">Partnership</th>");
  for (size_t i = 0; i < summary_columns(report); i++) {
    yst_html_add(to, "<th scope=\"col\">%t</th>",
                 yst_result_label(report->scratch, report->plan.main[i], false));
  }
  yst_buffer_add_string(to, "<th scope=\"col\">Findings</th></tr></thead>\n<tbody>\n");
  yst_buffer_add(to, yst_buffer_text(&((page *)report->state)->rows));
  yst_buffer_add_string(to, "</tbody>\n</table>\n</div>\n");
  if (report->plan.main_count > SUMMARY_COLUMNS) {
    yst_html_add(to, "<p>%z further main results stand in the sections below.</p>\n",
                 report->plan.main_count - SUMMARY_COLUMNS);
  }
}

static void add_groups(yst_report *report, const yst_result *result)
{
  yst_buffer *to = &report->out.buffer;
  size_t count;
  const yst_group *groups = yst_run_groups(report->run, yst_result_figure(result), &count);
  yst_html_add(to, "<tr class=\"rule\"><th scope=\"rowgroup\" colspan=\"3\">%t</th></tr>\n",
               yst_result_label(report->scratch, result, false));
  for (size_t i = 0; i < count; i++) {
    yst_html_add(to, "<tr><th scope=\"row\">%t</th><td>%t</td><td></td></tr>\n", groups[i].label,
                 words_of(report, result, groups[i].value));
  }
}

static void add_figures(yst_report *report, const yst_outcome *whole)
{
  yst_buffer *to = &report->out.buffer;
  if (report->plan.figure_count) {
    yst_buffer_add_string(
        to, "<table>\n<caption>Figures over the register</caption>\n<thead><tr><th scope=\"col\">Figure</th>"
            "<th scope=\"col\">Result</th><th scope=\"col\">Source</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < report->plan.figure_count; i++) {
      const yst_result *result = report->plan.figures[i];
      const yst_figure *figure = yst_result_figure(result);
      if (figure && figure->each) {
        add_groups(report, result);
      } else {
        add_result(report, to, result, whole->results[result->index], false);
      }
    }
    yst_buffer_add_string(to, "</tbody>\n</table>\n");
  }
  add_findings(report, to, whole, false, "<h3>Findings about the register</h3>\n");
  add_findings(report, to, whole, true, "<h3>Notes about the register</h3>\n");
}

static void add_unstated(yst_report *report)
{
  yst_buffer *to = &report->out.buffer;
  if (!report->model->gap_count) return;
  yst_buffer_add_string(to, "<h2>What the toolkit leaves unstated</h2>\n<ul>\n");
  for (size_t i = 0; i < report->model->gap_count; i++) {
    const yst_gap *gap = &report->model->gaps[i];
    yst_buffer cited = yst_buffer_in(report->scratch);
    yst_citations_write(&cited, report->model, &gap->about);
    yst_html_add(to, "<li>%t <span class=\"cite\">%t</span></li>\n", gap->words, yst_buffer_text(&cited));
  }
  yst_buffer_add_string(to, "</ul>\n");
}

static void end(yst_report *report, const yst_outcome *whole)
{
  yst_buffer *to = &report->out.buffer;
  add_head(report);
  add_summary(report);
  if (report->plan.figure_count || whole->finding_count) {
    yst_buffer_add_string(to, "<h2>The register as a whole</h2>\n");
    add_figures(report, whole);
  }
  yst_buffer_add_string(to, "<h2>Partnerships</h2>\n");
  yst_out_flush(&report->out);
  yst_buffer_add(to, yst_buffer_text(&((page *)report->state)->sections));
  add_unstated(report);
  yst_html_end(to);
}

const yst_report_form yst_report_html = {.begin = begin, .partnership = add_partnership, .end = end};
