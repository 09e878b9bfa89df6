#include "report/answer.h"
#include "report/evaluation.h"
#include "report/html.h"
#include "report/partnership_html.h"
#include "report/summary.h"
#include "report/words.h"

/* A line of the summary, which stands first and is known last. */
typedef struct row {
  yst_text name;
  yst_text words[YST_SUMMARY_CANDIDATES];
  bool bad[YST_SUMMARY_CANDIDATES];
  size_t findings, undecided;
} row;

/* What has to wait for the end. */
typedef struct page {
  yst_summary summary;
  bool told[YST_SUMMARY_CANDIDATES]; /* it applies to some partnership */
  size_t count, capacity;
  row *rows;
  yst_buffer sections; /* one a partnership */
  yst_buffer same;     /* what comes out alike for all, from the first */
} page;

static void begin(yst_report *report)
{
  page *p = YST_NEW(report->arena, page);
  p->summary = yst_summary_of(report->arena, &report->plan);
  p->sections = yst_buffer_in(report->arena);
  p->same = yst_buffer_in(report->arena);
  report->state = p;
}

/* ---- one partnership ---- */

static size_t count_findings(const yst_outcome *outcome)
{
  size_t count = 0;
  for (size_t i = 0; i < outcome->finding_count; i++) count += outcome->findings[i].weight != YST_NOTE;
  return count;
}

static void keep_row(yst_report *report, const yst_outcome *outcome, yst_text name)
{
  page *p = report->state;
  row r = {.name = yst_arena_copy(report->arena, name),
           .findings = count_findings(outcome),
           .undecided = yst_report_undecided(report, outcome)};
  for (size_t i = 0; i < p->summary.count; i++) {
    const yst_result *result = p->summary.results[i];
    yst_buffer words = yst_buffer_in(report->scratch);
    yst_single_write(&words, report, result, outcome);
    r.words[i] = yst_arena_copy(report->arena, yst_buffer_text(&words));
    r.bad[i] = yst_result_is_bad(result, outcome);
    p->told[i] |= outcome->results[result->index].state != YST_NOT_APPLICABLE;
  }
  YST_PUSH(report->arena, p->rows, p->count, p->capacity, r);
}

static void add_partnership(yst_report *report, const yst_outcome *outcome)
{
  page *p = report->state;
  size_t number = p->count + 1;
  yst_text name = yst_called(report->scratch, outcome->name, outcome->line);
  if (number == 1) yst_rules_html(report, &p->same, outcome, YST_STANDING_SAME, NULL);
  yst_html_add(&p->sections, "<section id=\"p%z\" aria-labelledby=\"h%z\">\n<h3 id=\"h%z\">%t</h3>\n", number,
               number, number, name);
  yst_partnership_html(report, &p->sections, name, outcome);
  yst_buffer_add_string(&p->sections, "</section>\n");
  keep_row(report, outcome, name);
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

static void add_row(const page *p, yst_buffer *to, size_t number, const bool *chosen)
{
  const row *r = &p->rows[number];
  yst_html_add(to, "<tr><th scope=\"row\"><a href=\"#p%z\">%t</a></th>", number + 1, r->name);
  for (size_t i = 0; i < p->summary.count; i++) {
    if (chosen[i]) yst_html_add(to, r->bad[i] ? "<td><strong>%t</strong></td>" : "<td>%t</td>", r->words[i]);
  }
  yst_html_add(to, "<td>%z</td><td>%z</td></tr>\n", r->findings, r->undecided);
}

static void add_summary(yst_report *report)
{
  const page *p = report->state;
  yst_buffer *to = &report->out.buffer;
  yst_buffer counts = yst_buffer_in(report->scratch);
  bool chosen[YST_SUMMARY_CANDIDATES];
  yst_summary_choose(&p->summary, p->told, chosen);
  yst_report_counts_write(&counts, &report->counts);
  yst_html_add(to, "<h2>Summary</h2>\n<p>%t.</p>\n", yst_buffer_text(&counts));
  yst_buffer_add_string(to, "<section class=\"wide\" aria-label=\"Summary table\" tabindex=\"0\">\n<table>\n"
                            "<caption>Partnerships and their main results</caption>\n"
                            "<thead><tr><th scope=\"col\">Partnership</th>");
  for (size_t i = 0; i < p->summary.count; i++) {
    if (!chosen[i]) continue;
    yst_html_add(to, "<th scope=\"col\">%t</th>",
                 yst_result_label(report->scratch, p->summary.results[i], false));
  }
  yst_buffer_add_string(to, "<th scope=\"col\">Findings</th><th scope=\"col\">Undecided</th>"
                            "</tr></thead>\n<tbody>\n");
  for (size_t i = 0; i < p->count; i++) add_row(p, to, i, chosen);
  yst_buffer_add_string(to, "</tbody>\n</table>\n</section>\n");
}

static void add_same(yst_report *report)
{
  yst_buffer same = ((const page *)report->state)->same;
  if (!same.length) return;
  yst_results_html_begin(&report->out.buffer, YST_TEXT("The same for every partnership"), "Rule");
  yst_buffer_add(&report->out.buffer, yst_buffer_text(&same));
  yst_results_html_end(&report->out.buffer);
}

static void add_groups(yst_report *report, const yst_result *result)
{
  yst_buffer *to = &report->out.buffer;
  size_t count;
  const yst_group *groups = yst_run_groups(report->run, yst_result_figure(result), &count);
  yst_html_add(to, "<tr class=\"rule\"><th scope=\"rowgroup\" colspan=\"3\">%t</th></tr>\n",
               yst_result_label(report->scratch, result, false));
  for (size_t i = 0; i < count; i++) {
    yst_buffer words = yst_buffer_in(report->scratch);
    yst_answer_write(&words, report->model, result, groups[i].value);
    yst_result_html(report, to, groups[i].label, yst_buffer_text(&words), false, NULL);
  }
}

static void add_figures(yst_report *report, const yst_outcome *whole)
{
  yst_buffer *to = &report->out.buffer;
  bool begun = false;
  for (size_t i = 0; i < report->plan.figure_count; i++) {
    const yst_result *result = report->plan.figures[i];
    const yst_figure *figure = yst_result_figure(result);
    if (yst_figure_is_silent(result, whole)) continue;
    if (!begun) yst_results_html_begin(to, YST_TEXT("Figures over the register"), "Figure");
    begun = true;
    if (figure && figure->each) {
      add_groups(report, result);
      continue;
    }
    yst_buffer words = yst_buffer_in(report->scratch);
    yst_single_write(&words, report, result, whole);
    yst_result_html(report, to, yst_result_label(report->scratch, result, false), yst_buffer_text(&words),
                    false, result->about);
  }
  if (begun) yst_results_html_end(to);
}

static void add_unstated(yst_report *report)
{
  yst_buffer *to = &report->out.buffer;
  if (!report->model->gap_count) return;
  yst_buffer_add_string(to, "<h2>What the toolkit leaves unstated</h2>\n<ul>\n");
  for (size_t i = 0; i < report->model->gap_count; i++) {
    const yst_gap *gap = &report->model->gaps[i];
    yst_html_add(to, "<li>%t <span class=\"cite\">", gap->words);
    yst_references_html(to, report->model, &gap->about);
    yst_buffer_add_string(to, "</span></li>\n");
  }
  yst_buffer_add_string(to, "</ul>\n");
}

static void add_sources(yst_report *report)
{
  yst_buffer *to = &report->out.buffer;
  if (!report->model->source_count) return;
  yst_buffer_add_string(to, "<h2>Sources</h2>\n<ol class=\"sources\">\n");
  for (size_t i = 0; i < report->model->source_count; i++) {
    yst_html_add(to, "<li id=\"source%z\">%t</li>\n", i + 1,
                 yst_about_label(report->model, &report->model->sources[i].about));
  }
  yst_buffer_add_string(to, "</ol>\n");
}

static void end(yst_report *report, const yst_outcome *whole)
{
  yst_buffer *to = &report->out.buffer, sections = ((const page *)report->state)->sections;
  add_head(report);
  add_summary(report);
  add_same(report);
  if (report->plan.figure_count || whole->finding_count) {
    yst_buffer_add_string(to, "<h2>The register as a whole</h2>\n");
    yst_findings_html(report, to, whole, false, "<h3>Findings</h3>");
    add_figures(report, whole);
    yst_findings_html(report, to, whole, true, "<h3>Notes</h3>");
  }
  yst_buffer_add_string(to, "<h2>Partnerships</h2>\n");
  yst_out_flush(&report->out);
  yst_buffer_add(to, yst_buffer_text(&sections));
  add_unstated(report);
  add_sources(report);
  yst_html_end(to);
}

const yst_report_form yst_report_html = {.begin = begin, .partnership = add_partnership, .end = end};
