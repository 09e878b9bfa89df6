#include "base/utf8.h"
#include "report/evaluation.h"
#include "report/words.h"

#define LABEL_LIMIT 44

/* ---- results ---- */

/* Whether what is possible of a list of names is a few lists. */
static bool is_listed(yst_value value)
{
  if (value.state != YST_OPEN || !value.as.possible->count || value.as.possible->count > 6) return false;
  for (size_t i = 0; i < value.as.possible->count; i++) {
    const yst_segment *segment = &value.as.possible->segments[i];
    if (!segment->has_low || !segment->has_high || !yst_number_equal(segment->low, segment->high))
      return false;
  }
  return true;
}

/* Whether the findings say it, or there is nothing to be said. */
static bool is_left_out(const yst_result *result, yst_value value)
{
  bool is_verdict = result->rule_kind == YST_RULE_REQUIRE || result->rule_kind == YST_RULE_PUBLISHED ||
                    result->rule_kind == YST_RULE_CLAIM;
  if (is_verdict) return value.state != YST_OPEN && value.state != YST_FAULT;
  switch (result->part) {
  case YST_PART_ITEM:               /* in what is missing and partly there */
  case YST_PART_MAXIMUM:            /* with the total */
  case YST_PART_COUNT: return true; /* with what is present */
  case YST_PART_EVIDENCE: return value.state == YST_NOT_APPLICABLE;
  case YST_PART_MISSING:
  case YST_PART_PARTLY:
  case YST_PART_EXPLAINED: return value.state == YST_KNOWN ? value.as.number.num == 0 : !is_listed(value);
  default: return false;
  }
}

static yst_style style_of(const yst_result *result, yst_value value)
{
  if (value.state == YST_OPEN || value.state == YST_FAULT) return YST_STYLE_WARN;
  if (value.state == YST_NOT_APPLICABLE) return YST_STYLE_DIM;
  if (result->part == YST_PART_MET && yst_is_no(value)) return YST_STYLE_BAD;
  return result->part == YST_PART_OVERDUE && yst_is_yes(value) ? YST_STYLE_BAD : YST_STYLE_PLAIN;
}

static yst_text words_of(yst_report *report, const yst_outcome *outcome, const yst_result *result)
{
  yst_value value = outcome->results[result->index];
  yst_buffer line = yst_buffer_in(report->scratch);
  if (value.state == YST_OPEN) yst_buffer_add_string(&line, "undecided: ");
  yst_result_write(&line, report->model, result, value);
  const yst_result *out_of = yst_result_out_of(result);
  if (out_of && value.state != YST_NOT_APPLICABLE && outcome->results[out_of->index].state == YST_KNOWN) {
    yst_buffer_add_string(&line, " of ");
    yst_show(&line, report->model->atoms, out_of, outcome->results[out_of->index]);
  }
  /* Of a checklist it is said once. */
  bool is_repeated = result->part == YST_PART_PRESENT || result->part == YST_PART_MISSING ||
                     result->part == YST_PART_PARTLY || result->part == YST_PART_EXPLAINED;
  if (value.state == YST_OPEN && !is_repeated) yst_report_blanks_write(&line, "; rests on ", report, result);
  return yst_buffer_text(&line);
}

static size_t label_width_of(yst_report *report)
{
  size_t widest = 12;
  for (size_t g = 0; g < report->plan.group_count; g++) {
    const yst_plan_group *group = &report->plan.groups[g];
    for (size_t i = 0; i < group->count; i++) {
      yst_text label = yst_result_label(report->scratch, group->results[i], group->count > 1);
      size_t width = yst_text_width(label) + (group->count > 1 ? 2 : 0);
      if (group->results[i]->part != YST_PART_ITEM && width > widest) widest = width;
    }
  }
  size_t limit = report->layout.width / 2 < LABEL_LIMIT ? report->layout.width / 2 : LABEL_LIMIT;
  return widest < limit ? widest : limit;
}

static bool is_wholly_not_applicable(const yst_plan_group *group, const yst_outcome *outcome)
{
  for (size_t i = 0; i < group->count; i++) {
    if (outcome->results[group->results[i]->index].state != YST_NOT_APPLICABLE) return false;
  }
  return true;
}

static void add_entry(yst_report *report, const yst_outcome *outcome, const yst_result *result, size_t indent)
{
  yst_text label = yst_result_label(report->scratch, result, indent > 2);
  yst_value value = outcome->results[result->index];
  size_t label_width = *(const size_t *)report->state + 2 - indent;
  yst_layout_entry(&report->layout, indent, label_width, label, style_of(result, value),
                   words_of(report, outcome, result));
}

static void add_group(yst_report *report, const yst_outcome *outcome, const yst_plan_group *group)
{
  const yst_result *first = group->results[0];
  if (group->count == 1) {
    if (!is_left_out(first, outcome->results[first->index])) add_entry(report, outcome, first, 2);
    return;
  }
  if (is_wholly_not_applicable(group, outcome)) {
    yst_layout_entry(&report->layout, 2, *(const size_t *)report->state, group->label, YST_STYLE_DIM,
                     YST_TEXT("not applicable"));
    return;
  }
  yst_layout_paragraph(&report->layout, YST_STYLE_PLAIN, 2, 4, group->label);
  for (size_t i = 0; i < group->count; i++) {
    const yst_result *result = group->results[i];
    if (!is_left_out(result, outcome->results[result->index])) add_entry(report, outcome, result, 4);
  }
}

/* ---- findings ---- */

static void add_finding(yst_report *report, const yst_finding *finding, size_t indent)
{
  static const yst_style styles[] = {YST_STYLE_BAD, YST_STYLE_WARN, YST_STYLE_DIM};
  static const char *const leads[] = {"must", "should", "note"};
  yst_buffer_add_repeat(&report->out.buffer, ' ', indent);
  yst_layout_add(&report->layout, styles[finding->weight], yst_text_from(leads[finding->weight]));
  size_t column = indent + strlen(leads[finding->weight]);
  yst_buffer_add_repeat(&report->out.buffer, ' ', indent + 8 - column);
  yst_layout_fill(&report->layout, YST_STYLE_PLAIN, indent + 8, indent + 8, finding->message);
  yst_buffer line = yst_buffer_in(report->scratch);
  yst_buffer_add(&line, finding->code);
  if (finding->about && finding->about->citation_count) {
    yst_buffer_add_string(&line, "; ");
    yst_citations_write(&line, report->model, finding->about);
  }
  for (size_t i = 0; i < finding->place_count; i++) {
    yst_buffer_add_string(&line, "; ");
    yst_place_write(&line, &finding->places[i]);
  }
  yst_layout_paragraph(&report->layout, YST_STYLE_DIM, indent + 8, indent + 8, yst_buffer_text(&line));
}

static size_t count_weight(const yst_outcome *outcome, bool notes)
{
  size_t count = 0;
  for (size_t i = 0; i < outcome->finding_count; i++)
    count += (outcome->findings[i].weight == YST_NOTE) == notes;
  return count;
}

static void add_findings(yst_report *report, const yst_outcome *outcome, bool notes, const char *heading,
                         size_t indent)
{
  if (!count_weight(outcome, notes)) return;
  yst_layout_paragraph(&report->layout, YST_STYLE_BOLD, indent - 2, indent - 2, yst_text_from(heading));
  for (size_t i = 0; i < outcome->finding_count; i++) {
    if ((outcome->findings[i].weight == YST_NOTE) == notes)
      add_finding(report, &outcome->findings[i], indent);
  }
}

/* ---- the whole ---- */

static void begin(yst_report *report)
{
  size_t *label_width = YST_NEW(report->arena, size_t);
  *label_width = label_width_of(report);
  report->state = label_width;
  yst_buffer line = yst_buffer_in(report->scratch);
  yst_toolkit_write(&line, report->model);
  yst_layout_heading(&report->layout, 0, yst_buffer_text(&line));
  yst_buffer_clear(&line);
  yst_buffer_add_string(&line, "As at ");
  yst_day_write(&line, report->as_at);
  yst_layout_paragraph(&report->layout, YST_STYLE_PLAIN, 0, 0, yst_buffer_text(&line));
}

static void add_partnership(yst_report *report, const yst_outcome *outcome)
{
  yst_layout_blank_line(&report->layout);
  yst_text name = outcome->name.length
                      ? outcome->name
                      : yst_format(report->scratch, "(no name, line %u)", (unsigned)outcome->line);
  yst_layout_heading(&report->layout, 0, name);
  for (size_t g = 0; g < report->plan.group_count; g++) add_group(report, outcome, &report->plan.groups[g]);
  add_findings(report, outcome, false, "Findings", 4);
  add_findings(report, outcome, true, "Notes", 4);
}

static void add_figures(yst_report *report, const yst_outcome *whole)
{
  if (!report->plan.figure_count) return;
  yst_layout_blank_line(&report->layout);
  yst_layout_heading(&report->layout, 0, YST_TEXT("Over the register"));
  for (size_t i = 0; i < report->plan.figure_count; i++) {
    const yst_result *result = report->plan.figures[i];
    const yst_figure *figure = yst_result_figure(result);
    if (!figure || !figure->each) {
      add_entry(report, whole, result, 2);
      continue;
    }
    size_t count;
    const yst_group *groups = yst_run_groups(report->run, figure, &count);
    yst_layout_paragraph(&report->layout, YST_STYLE_PLAIN, 2, 4,
                         yst_result_label(report->scratch, result, false));
    for (size_t g = 0; g < count; g++) {
      yst_buffer line = yst_buffer_in(report->scratch);
      yst_show(&line, report->model->atoms, result, groups[g].value);
      yst_layout_entry(&report->layout, 4, *(const size_t *)report->state - 2, groups[g].label,
                       YST_STYLE_PLAIN, yst_buffer_text(&line));
    }
  }
}

static void add_unstated(yst_report *report)
{
  if (!report->model->gap_count) return;
  yst_layout_blank_line(&report->layout);
  yst_layout_heading(&report->layout, 0, YST_TEXT("What the toolkit leaves unstated"));
  for (size_t i = 0; i < report->model->gap_count; i++) {
    const yst_gap *gap = &report->model->gaps[i];
    yst_buffer line = yst_buffer_in(report->scratch);
    yst_buffer_add(&line, gap->words);
    if (gap->about.citation_count) {
      yst_buffer_add_string(&line, " (");
      yst_citations_write(&line, report->model, &gap->about);
      yst_buffer_add_byte(&line, ')');
    }
    yst_layout_paragraph(&report->layout, YST_STYLE_PLAIN, 2, 4, yst_buffer_text(&line));
  }
}

static void end(yst_report *report, const yst_outcome *whole)
{
  add_figures(report, whole);
  if (whole->finding_count) yst_layout_blank_line(&report->layout);
  add_findings(report, whole, false, "Findings about the register", 2);
  add_findings(report, whole, true, "Notes about the register", 2);
  add_unstated(report);
  yst_layout_blank_line(&report->layout);
  yst_buffer line = yst_buffer_in(report->scratch);
  yst_report_counts_write(&line, &report->counts);
  yst_layout_paragraph(&report->layout, YST_STYLE_BOLD, 0, 2, yst_buffer_text(&line));
}

const yst_report_form yst_report_text = {.begin = begin, .partnership = add_partnership, .end = end};
