#include "base/utf8.h"
#include "report/answer.h"
#include "report/evaluation.h"
#include "report/findings_text.h"
#include "report/verdict.h"
#include "report/words.h"

#define LABEL_LIMIT 44
/* Of an item's label so much that it can be found. */
#define ITEM_COLUMNS 48

typedef struct state {
  size_t label_width;
  yst_buffer same; /* what comes out alike for all partnerships, told once at the end */
  size_t partnerships;
} state;

/* ---- columns ---- */

static void widen(size_t *widest, yst_text label, size_t indent)
{
  size_t width = yst_text_width(label) + indent - 2;
  if (width > *widest) *widest = width;
}

static size_t label_width_of(yst_report *report)
{
  size_t widest = 12;
  for (size_t g = 0; g < report->plan.group_count; g++) {
    const yst_plan_group *group = &report->plan.groups[g];
    if (group->kind != YST_PLAN_REQUIREMENT) widen(&widest, yst_group_label(report->scratch, group), 4);
    for (size_t i = 0; group->kind == YST_PLAN_RUBRIC && i < group->count; i++) {
      if (group->results[i]->part == YST_PART_SCORE) widen(&widest, group->results[i]->label, 4);
    }
  }
  for (size_t i = 0; i < report->plan.figure_count; i++)
    widen(&widest, yst_result_label(report->scratch, report->plan.figures[i], false), 2);
  size_t limit = report->layout.width / 2 < LABEL_LIMIT ? report->layout.width / 2 : LABEL_LIMIT;
  return widest < limit ? widest : limit;
}

static void add_entry(yst_report *report, size_t indent, yst_text label, yst_style style, yst_text words)
{
  size_t label_width = ((const state *)report->state)->label_width + 2 - indent;
  yst_layout_entry(&report->layout, indent, label_width, label, style, words);
}

/* ---- one partnership ---- */

static yst_style style_of(const yst_plan_group *group, const yst_outcome *outcome, yst_standing standing)
{
  if (standing == YST_STANDING_UNDECIDED) return YST_STYLE_WARN;
  return group->lead && yst_result_is_bad(group->lead, outcome) ? YST_STYLE_BAD : YST_STYLE_PLAIN;
}

/* One line a rule, those of one standing, in reading order. */
static void add_rules(yst_report *report, const yst_outcome *outcome, yst_standing standing,
                      const char *heading, size_t indent)
{
  bool begun = false;
  for (size_t g = 0; g < report->plan.group_count; g++) {
    const yst_plan_group *group = report->plan.reading[g];
    if (yst_standing_of(group, outcome) != standing) continue;
    if (!begun && heading)
      yst_layout_paragraph(&report->layout, YST_STYLE_BOLD, 2, 2, yst_text_from(heading));
    begun = true;
    yst_buffer words = yst_buffer_in(report->scratch);
    yst_verdict_write(&words, report, group, outcome, ITEM_COLUMNS);
    add_entry(report, indent, yst_group_label(report->scratch, group), style_of(group, outcome, standing),
              yst_buffer_text(&words));
  }
}

/* The labels of rules of one standing, all in one paragraph. */
static void add_listed(yst_report *report, const yst_outcome *outcome, yst_standing standing,
                       const char *lead)
{
  yst_buffer line = yst_buffer_in(report->scratch);
  for (size_t g = 0; g < report->plan.group_count; g++) {
    const yst_plan_group *group = report->plan.reading[g];
    if (yst_standing_of(group, outcome) != standing) continue;
    yst_buffer_add_string(&line, line.length ? "; " : lead);
    yst_buffer_add(&line, yst_group_label(report->scratch, group));
  }
  if (line.length) yst_layout_paragraph(&report->layout, YST_STYLE_DIM, 2, 4, yst_buffer_text(&line));
}

static yst_text score_words(yst_report *report, const yst_outcome *outcome, const yst_result *result)
{
  yst_buffer words = yst_buffer_in(report->scratch);
  yst_value value = outcome->results[result->index];
  yst_text label = yst_score_label(result, value);
  if (label.length) {
    yst_show(&words, report->model->atoms, result, value);
    yst_buffer_format(&words, ": %t", label);
    return yst_buffer_text(&words);
  }
  yst_single_write(&words, report, result, outcome);
  return yst_buffer_text(&words);
}

static void add_scores(yst_report *report, const yst_outcome *outcome, const yst_plan_group *group)
{
  yst_text heading = yst_format(report->scratch, "Scores: %t", group->label);
  yst_layout_paragraph(&report->layout, YST_STYLE_BOLD, 2, 4, heading);
  for (size_t i = 0; i < group->count; i++) {
    const yst_result *result = group->results[i];
    if (!yst_is_score(result, outcome)) continue;
    bool open = outcome->results[result->index].state == YST_OPEN;
    add_entry(report, 4, yst_result_label(report->scratch, result, false),
              open ? YST_STYLE_WARN : YST_STYLE_PLAIN, score_words(report, outcome, result));
  }
}

/* What is the same for all is taken from the first and told at the end. */
static void keep_same(yst_report *report, const yst_outcome *outcome)
{
  state *s = report->state;
  yst_layout wanted = report->layout;
  if (s->partnerships++) return;
  report->layout.buffer = &s->same;
  add_rules(report, outcome, YST_STANDING_SAME, NULL, 2);
  report->layout = wanted;
}

static void add_partnership(yst_report *report, const yst_outcome *outcome)
{
  keep_same(report, outcome);
  yst_layout_blank_line(&report->layout);
  yst_text name = yst_called(report->scratch, outcome->name, outcome->line);
  yst_layout_heading(&report->layout, 0, name);
  yst_findings_text(report, outcome, false, "Findings", 2);
  add_rules(report, outcome, YST_STANDING_SETTLED, report->plan.selected ? NULL : "Results", 4);
  add_rules(report, outcome, YST_STANDING_UNDECIDED, "Undecided", 4);
  for (size_t g = 0; g < report->plan.group_count; g++) {
    if (yst_has_scores(report->plan.reading[g], outcome))
      add_scores(report, outcome, report->plan.reading[g]);
  }
  add_rules(report, outcome, YST_STANDING_NUMBER, "Values", 4);
  add_listed(report, outcome, YST_STANDING_UNKNOWN, "Not known: ");
  add_listed(report, outcome, YST_STANDING_NOT_APPLICABLE, "Not applicable: ");
  yst_findings_text(report, outcome, true, "Notes", 2);
}

/* ---- the whole ---- */

static void begin(yst_report *report)
{
  state *s = YST_NEW(report->arena, state);
  s->label_width = label_width_of(report);
  s->same = yst_buffer_in(report->arena);
  report->state = s;
  yst_buffer line = yst_buffer_in(report->scratch);
  yst_toolkit_write(&line, report->model);
  yst_layout_heading(&report->layout, 0, yst_buffer_text(&line));
  yst_buffer_clear(&line);
  yst_buffer_add_string(&line, "As at ");
  yst_day_write(&line, report->as_at);
  yst_layout_paragraph(&report->layout, YST_STYLE_PLAIN, 0, 0, yst_buffer_text(&line));
}

static void add_heading(yst_report *report, const char *heading)
{
  yst_layout_blank_line(&report->layout);
  yst_layout_heading(&report->layout, 0, yst_text_from(heading));
}

static void add_groups(yst_report *report, const yst_result *result, const yst_figure *figure)
{
  size_t count;
  const yst_group *groups = yst_run_groups(report->run, figure, &count);
  yst_layout_paragraph(&report->layout, YST_STYLE_PLAIN, 2, 4,
                       yst_result_label(report->scratch, result, false));
  for (size_t g = 0; g < count; g++) {
    yst_buffer line = yst_buffer_in(report->scratch);
    yst_answer_write(&line, report->model, result, groups[g].value);
    add_entry(report, 4, groups[g].label, YST_STYLE_PLAIN, yst_buffer_text(&line));
  }
}

static void add_figures(yst_report *report, const yst_outcome *whole)
{
  bool begun = false;
  for (size_t i = 0; i < report->plan.figure_count; i++) {
    const yst_result *result = report->plan.figures[i];
    const yst_figure *figure = yst_result_figure(result);
    if (yst_figure_is_silent(result, whole)) continue;
    if (!begun) add_heading(report, "Over the register");
    begun = true;
    if (figure && figure->each) {
      add_groups(report, result, figure);
      continue;
    }
    yst_buffer line = yst_buffer_in(report->scratch);
    yst_single_write(&line, report, result, whole);
    add_entry(report, 2, yst_result_label(report->scratch, result, false), YST_STYLE_PLAIN,
              yst_buffer_text(&line));
  }
}

static void add_unstated(yst_report *report)
{
  if (report->model->gap_count) add_heading(report, "What the toolkit leaves unstated");
  for (size_t i = 0; i < report->model->gap_count; i++) {
    const yst_gap *gap = &report->model->gaps[i];
    yst_buffer line = yst_buffer_in(report->scratch);
    yst_buffer_add(&line, gap->words);
    if (gap->about.citation_count) {
      yst_buffer_add_byte(&line, ' ');
      yst_references_write(&line, report->model, &gap->about, "");
    }
    yst_layout_paragraph(&report->layout, YST_STYLE_PLAIN, 2, 4, yst_buffer_text(&line));
  }
}

static void add_sources(yst_report *report)
{
  if (report->model->source_count) add_heading(report, "Sources");
  for (size_t i = 0; i < report->model->source_count; i++) {
    yst_text title = yst_about_label(report->model, &report->model->sources[i].about);
    yst_layout_paragraph(&report->layout, YST_STYLE_PLAIN, 2, 6,
                         yst_format(report->scratch, "[%z] %t", i + 1, title));
  }
}

static void end(yst_report *report, const yst_outcome *whole)
{
  state *s = report->state;
  if (s->same.length) {
    add_heading(report, "The same for every partnership");
    yst_buffer_add(&report->out.buffer, yst_buffer_text(&s->same));
  }
  add_figures(report, whole);
  if (whole->finding_count) yst_layout_blank_line(&report->layout);
  yst_findings_text(report, whole, false, "Findings about the register", 0);
  yst_findings_text(report, whole, true, "Notes about the register", 0);
  add_unstated(report);
  add_sources(report);
  yst_layout_blank_line(&report->layout);
  yst_buffer line = yst_buffer_in(report->scratch);
  yst_report_counts_write(&line, &report->counts);
  yst_layout_paragraph(&report->layout, YST_STYLE_BOLD, 0, 2, yst_buffer_text(&line));
}

const yst_report_form yst_report_text = {.begin = begin, .partnership = add_partnership, .end = end};
