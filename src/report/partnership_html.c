#include "report/partnership_html.h"

#include "report/answer.h"
#include "report/html.h"
#include "report/words.h"

/* ---- sources ---- */

void yst_references_html(yst_buffer *to, const yst_model *model, const yst_about *about)
{
  size_t last = SIZE_MAX;
  for (size_t i = 0; about && i < about->citation_count; i++) {
    const yst_citation *citation = &about->citations[i];
    bool is_new = citation->source != last && citation->source < model->source_count;
    size_t number = citation->source + 1;
    if (i) yst_buffer_add_string(to, is_new ? "; " : ", ");
    if (is_new) yst_html_add(to, "<a href=\"#source%z\">[%z]</a> ", number, number);
    yst_html_text(to, citation->where);
    last = citation->source;
  }
}

/* ---- rows ---- */

void yst_results_html_begin(yst_buffer *to, yst_text caption, const char *first)
{
  yst_html_add(to,
               "<table>\n<caption>%t</caption>\n<thead><tr><th scope=\"col\">%s</th>"
               "<th scope=\"col\">Result</th><th scope=\"col\">Source</th></tr></thead>\n<tbody>\n",
               caption, first);
}

void yst_results_html_end(yst_buffer *to)
{
  yst_buffer_add_string(to, "</tbody>\n</table>\n");
}

void yst_result_html(yst_report *report, yst_buffer *to, yst_text label, yst_text words, bool bad,
                     const yst_about *about)
{
  const char *format = bad ? "<tr><th scope=\"row\">%t</th><td><strong>%t</strong></td><td class=\"cite\">"
                           : "<tr><th scope=\"row\">%t</th><td>%t</td><td class=\"cite\">";
  yst_html_add(to, format, label, words);
  yst_references_html(to, report->model, about);
  yst_buffer_add_string(to, "</td></tr>\n");
}

static void add_rule(yst_report *report, yst_buffer *to, const yst_plan_group *group,
                     const yst_outcome *outcome)
{
  yst_buffer words = yst_buffer_in(report->scratch);
  const yst_result *lead = group->lead ? group->lead : group->results[0];
  yst_verdict_write(&words, report, group, outcome, 0);
  yst_result_html(report, to, yst_group_label(report->scratch, group), yst_buffer_text(&words),
                  yst_result_is_bad(lead, outcome), lead->about);
}

void yst_rules_html(yst_report *report, yst_buffer *to, const yst_outcome *outcome, yst_standing standing,
                    const char *heading)
{
  bool begun = false;
  for (size_t g = 0; g < report->plan.group_count; g++) {
    const yst_plan_group *group = report->plan.reading[g];
    if (yst_standing_of(group, outcome) != standing) continue;
    if (!begun && heading) {
      yst_html_add(to,
                   "</tbody>\n<tbody>\n<tr class=\"rule\"><th scope=\"rowgroup\" "
                   "colspan=\"3\">%s</th></tr>\n",
                   heading);
    }
    begun = true;
    add_rule(report, to, group, outcome);
  }
}

static void add_listed(yst_report *report, yst_buffer *to, const yst_outcome *outcome, yst_standing standing,
                       const char *lead)
{
  bool begun = false;
  for (size_t g = 0; g < report->plan.group_count; g++) {
    const yst_plan_group *group = report->plan.reading[g];
    if (yst_standing_of(group, outcome) != standing) continue;
    yst_html_add(to, begun ? "; " : "<p>%s: ", lead);
    yst_html_text(to, yst_group_label(report->scratch, group));
    begun = true;
  }
  if (begun) yst_buffer_add_string(to, "</p>\n");
}

/* ---- scores ---- */

static void add_score(yst_report *report, yst_buffer *to, const yst_result *result,
                      const yst_outcome *outcome)
{
  yst_value value = outcome->results[result->index];
  yst_buffer words = yst_buffer_in(report->scratch);
  yst_text label = yst_score_label(result, value);
  if (label.length) {
    yst_show(&words, report->model->atoms, result, value);
  } else {
    yst_single_write(&words, report, result, outcome);
  }
  yst_html_add(to, "<tr><th scope=\"row\">%t</th><td>%t</td><td>%t</td><td class=\"cite\">",
               yst_result_label(report->scratch, result, false), yst_buffer_text(&words), label);
  yst_references_html(to, report->model, result->about);
  yst_buffer_add_string(to, "</td></tr>\n");
}

static void add_scores(yst_report *report, yst_buffer *to, const yst_plan_group *group,
                       const yst_outcome *outcome)
{
  if (!yst_has_scores(group, outcome)) return;
  yst_html_add(to,
               "<table>\n<caption>Scores: %t</caption>\n<thead><tr><th scope=\"col\">Criterion</th>"
               "<th scope=\"col\">Score</th><th scope=\"col\">That is</th><th scope=\"col\">Source</th>"
               "</tr></thead>\n<tbody>\n",
               group->label);
  for (size_t i = 0; i < group->count; i++) {
    if (yst_is_score(group->results[i], outcome)) add_score(report, to, group->results[i], outcome);
  }
  yst_results_html_end(to);
}

/* ---- findings ---- */

/* One, or several in a row that say the same. */
static void add_finding(yst_report *report, yst_buffer *to, const yst_finding *finding, size_t count)
{
  static const char *const leads[] = {"Must", "Should", "Note"};
  yst_html_add(to, "<li><strong>%s:</strong> %t", leads[finding->weight], finding->message);
  if (count > 1) yst_html_add(to, " (%z times)", count);
  yst_buffer line = yst_buffer_in(report->scratch);
  for (size_t i = 0; i < count; i++) {
    if (line.length && finding[i].place_count) yst_buffer_add_string(&line, "; ");
    yst_places_write(&line, finding[i].places, finding[i].place_count);
  }
  yst_buffer_add_string(to, "<br><span class=\"cite\">");
  if (line.length) yst_html_add(to, "%t; ", yst_buffer_text(&line));
  if (finding->about && finding->about->citation_count) {
    yst_references_html(to, report->model, finding->about);
    yst_buffer_add_string(to, "; ");
  }
  yst_html_add(to, "%t</span></li>\n", finding->code);
}

void yst_findings_html(yst_report *report, yst_buffer *to, const yst_outcome *outcome, bool notes,
                       const char *heading)
{
  bool begun = false;
  yst_weight first = notes ? YST_NOTE : YST_MUST, last = notes ? YST_NOTE : YST_SHOULD;
  for (yst_weight weight = first; weight <= last; weight++) {
    for (size_t i = 0, count; i < outcome->finding_count; i += count) {
      count = yst_report_alike(outcome, i);
      if (outcome->findings[i].weight != weight) continue;
      if (!begun) yst_buffer_format(to, "%s\n<ul>\n", heading);
      begun = true;
      add_finding(report, to, &outcome->findings[i], count);
    }
  }
  if (begun) yst_buffer_add_string(to, "</ul>\n");
}

/* ---- all of it ---- */

static bool has_rules(const yst_report *report, const yst_outcome *outcome)
{
  for (size_t g = 0; g < report->plan.group_count; g++) {
    yst_standing standing = yst_standing_of(&report->plan.groups[g], outcome);
    if (standing <= YST_STANDING_NUMBER) return true;
  }
  return false;
}

void yst_partnership_html(yst_report *report, yst_buffer *to, yst_text name, const yst_outcome *outcome)
{
  yst_findings_html(report, to, outcome, false, "<h4>Findings</h4>");
  if (has_rules(report, outcome)) {
    yst_results_html_begin(to, yst_format(report->scratch, "Results of %t", name), "Rule");
    yst_rules_html(report, to, outcome, YST_STANDING_SETTLED, NULL);
    yst_rules_html(report, to, outcome, YST_STANDING_UNDECIDED, "Undecided");
    yst_rules_html(report, to, outcome, YST_STANDING_NUMBER, "Values");
    yst_results_html_end(to);
  }
  for (size_t g = 0; g < report->plan.group_count; g++)
    add_scores(report, to, report->plan.reading[g], outcome);
  add_listed(report, to, outcome, YST_STANDING_UNKNOWN, "Not known");
  add_listed(report, to, outcome, YST_STANDING_NOT_APPLICABLE, "Not applicable");
  yst_findings_html(report, to, outcome, true, "<h4>Notes</h4>");
}
