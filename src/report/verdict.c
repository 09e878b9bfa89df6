#include "report/verdict.h"

#include "base/utf8.h"
#include "report/answer.h"

/* More names than these make no line that can be read. */
#define NAMES_SAID 3

static yst_value value_of(const yst_outcome *outcome, const yst_result *result)
{
  return outcome->results[result->index];
}

/* ---- where it belongs ---- */

static yst_standing standing_of_number(const yst_plan_group *group, const yst_outcome *outcome)
{
  yst_value value = value_of(outcome, group->results[0]);
  if (value.state == YST_NOT_APPLICABLE) return YST_STANDING_NOT_APPLICABLE;
  return yst_says_nothing(group->results[0], value) ? YST_STANDING_UNKNOWN : YST_STANDING_NUMBER;
}

yst_standing yst_standing_of(const yst_plan_group *group, const yst_outcome *outcome)
{
  if (!group->lead) return group->same_for_all ? YST_STANDING_SAME : standing_of_number(group, outcome);
  yst_value value = value_of(outcome, group->lead);
  bool is_said = group->kind == YST_PLAN_REQUIREMENT && group->count == 1;
  if (value.state == YST_OPEN) return YST_STANDING_UNDECIDED;
  if (is_said && value.state != YST_FAULT) return YST_STANDING_SILENT;
  if (value.state == YST_NOT_APPLICABLE) return YST_STANDING_NOT_APPLICABLE;
  return group->same_for_all ? YST_STANDING_SAME : YST_STANDING_SETTLED;
}

bool yst_figure_is_silent(const yst_result *result, const yst_outcome *whole)
{
  yst_value value = value_of(whole, result);
  return !yst_result_figure(result) && value.state != YST_OPEN && value.state != YST_FAULT;
}

yst_text yst_group_label(yst_arena *arena, const yst_plan_group *group)
{
  return group->count == 1 ? yst_result_label(arena, group->results[0], false) : group->label;
}

bool yst_result_is_bad(const yst_result *result, const yst_outcome *outcome)
{
  yst_value value = value_of(outcome, result);
  return (result->part == YST_PART_MET && yst_is_no(value)) ||
         (result->part == YST_PART_OVERDUE && yst_is_yes(value));
}

/* ---- words ---- */

yst_text yst_cut(yst_arena *arena, yst_text text, size_t most)
{
  if (!most || yst_text_width(text) <= most) return text;
  size_t columns = 0, end = 0;
  for (size_t at = 0; at < text.length && columns < most - 1;) {
    size_t before = at;
    columns += yst_utf8_width(yst_utf8_next(text, &at));
    if (columns < most && yst_text_blank(text, before)) end = before;
    if (!end && columns >= most - 1) end = before; /* one long word */
  }
  return yst_format(arena, "%t…", yst_text_trim(yst_text_of(text.bytes, end)));
}

/* What an undecided result is said to be, without saying again that it is undecided. */
static void add_value(yst_buffer *buffer, const yst_report *report, const yst_result *result,
                      const yst_outcome *outcome)
{
  yst_result_write(buffer, report->model, result, value_of(outcome, result));
}

static void add_joint(yst_buffer *buffer, size_t start, const char *joint)
{
  if (buffer->length > start) yst_buffer_add_string(buffer, joint);
}

static void add_resting(yst_buffer *buffer, yst_report *report, const yst_plan_group *group, size_t start)
{
  yst_buffer words = yst_buffer_in(report->scratch);
  yst_report_blanks_write(&words, "rests on ", report, group->lead);
  if (!words.length) return;
  add_joint(buffer, start, "; ");
  yst_buffer_add(buffer, yst_buffer_text(&words));
}

/* ---- rubrics ---- */

static void write_rubric(yst_buffer *buffer, const yst_report *report, const yst_plan_group *group,
                         const yst_outcome *outcome)
{
  const yst_rubric *rule = group->lead->rule;
  size_t start = buffer->length;
  if (rule->grade) add_value(buffer, report, rule->grade, outcome);
  if (!rule->weighted) {
    add_joint(buffer, start, ", ");
    add_value(buffer, report, rule->total, outcome);
    yst_buffer_add_string(buffer, " of ");
    add_value(buffer, report, rule->maximum, outcome);
  }
  add_joint(buffer, start, ", ");
  add_value(buffer, report, rule->percent, outcome);
}

/* ---- checklists ---- */

typedef enum answer { MISSING, PARTLY, PRESENT, EXPLAINED, UNDECIDED, ANSWERS } answer;

/* The items of a checklist by what became of them; parts are told by their item. */
typedef struct tally {
  size_t items, count[ANSWERS];
  const yst_item *named[ANSWERS][NAMES_SAID];
} tally;

static bool is_explained(const yst_checklist *rule, const yst_outcome *outcome, size_t item)
{
  yst_value explained = value_of(outcome, rule->explained);
  return item < 63 && explained.state == YST_KNOWN && ((uint64_t)explained.as.number.num >> item & 1);
}

static tally tally_of(const yst_checklist *rule, const yst_outcome *outcome)
{
  tally t = {.items = 0};
  size_t number = 0; /* among the items */
  for (size_t i = 0; i < rule->item_count; i++) {
    const yst_item *item = &rule->items[i];
    if (item->parent != SIZE_MAX) continue;
    yst_value value = value_of(outcome, item->result);
    bool explained = is_explained(rule, outcome, number++);
    if (value.state == YST_NOT_APPLICABLE) continue;
    answer a = value.state != YST_KNOWN         ? UNDECIDED
               : value.as.number.num == PRESENT ? PRESENT
               : explained                      ? EXPLAINED
               : value.as.number.num == PARTLY  ? PARTLY
                                                : MISSING;
    if (t.count[a] < NAMES_SAID) t.named[a][t.count[a]] = item;
    t.count[a]++;
    t.items++;
  }
  return t;
}

static void add_names(yst_buffer *buffer, yst_report *report, const tally *t, answer a, size_t most)
{
  for (size_t i = 0; i < t->count[a]; i++) {
    const yst_about *about = &t->named[a][i]->about;
    yst_text label = about->label.length ? about->label : yst_atom_text(report->model->atoms, about->name);
    yst_buffer_format(buffer, i ? "; %t" : " (%t", yst_cut(report->scratch, label, most));
  }
  yst_buffer_add_byte(buffer, ')');
}

/* Only required items make a checklist met or not. */
static bool is_advice(const yst_checklist *rule)
{
  for (size_t i = 0; i < rule->item_count; i++) {
    if (rule->items[i].parent == SIZE_MAX && !rule->items[i].advisory) return false;
  }
  return true;
}

static void add_counts(yst_buffer *buffer, yst_report *report, const tally *t, bool named, size_t most)
{
  static const char *const words[ANSWERS] = {[MISSING] = "missing",
                                             [PARTLY] = "only in part",
                                             [EXPLAINED] = "left out with an explanation",
                                             [UNDECIDED] = "undecided"};
  yst_buffer_format(buffer, t->count[PRESENT] == t->items ? "all %z present" : "%z of %z present",
                    t->count[PRESENT], t->items);
  for (answer a = MISSING; a < ANSWERS; a++) {
    if (a == PRESENT || !t->count[a]) continue;
    yst_buffer_format(buffer, ", %z %s", t->count[a], words[a]);
    if (named && a != UNDECIDED && t->count[a] <= NAMES_SAID) add_names(buffer, report, t, a, most);
  }
}

/* What is wrong with one that is not met has been named by its finding. */
static void write_checklist(yst_buffer *buffer, yst_report *report, const yst_plan_group *group,
                            const yst_outcome *outcome, size_t most)
{
  tally t = tally_of(group->lead->rule, outcome);
  yst_value value = value_of(outcome, group->lead);
  if (value.state == YST_KNOWN) {
    bool advice = is_advice(group->lead->rule);
    yst_buffer_add_string(buffer, advice ? "advice only" : yst_is_yes(value) ? "met" : "not met");
    yst_buffer_add_string(buffer, ": ");
  }
  if (t.items && t.count[UNDECIDED] == t.items) {
    yst_buffer_format(buffer, "nothing is known of its %z items", t.items);
  } else {
    add_counts(buffer, report, &t, !(report->findings && yst_is_no(value)), most);
  }
  if (value.state != YST_OPEN) return;
  if (value.as.possible->not_applicable) yst_buffer_add_string(buffer, ", if it applies at all");
  /* That its items are blank has been said. */
  if (t.count[UNDECIDED] == t.items && !value.as.possible->not_applicable) return;
  add_resting(buffer, report, group, 0);
}

/* ---- reviews ---- */

static void write_review(yst_buffer *buffer, const yst_report *report, const yst_plan_group *group,
                         const yst_outcome *outcome)
{
  const yst_review *rule = group->lead->rule;
  yst_value due = value_of(outcome, rule->due_result);
  size_t start = buffer->length;
  if (value_of(outcome, group->lead).state == YST_KNOWN) add_value(buffer, report, group->lead, outcome);
  if (due.state == YST_NOT_APPLICABLE || yst_says_nothing(rule->due_result, due)) return;
  add_joint(buffer, start, "; ");
  yst_buffer_add_string(buffer, "due ");
  add_value(buffer, report, rule->due_result, outcome);
}

/* ---- any ---- */

void yst_single_write(yst_buffer *buffer, const yst_report *report, const yst_result *result,
                      const yst_outcome *outcome)
{
  yst_answer_write(buffer, report->model, result, value_of(outcome, result));
  const yst_result *out_of = yst_result_out_of(result);
  if (!out_of || value_of(outcome, out_of).state != YST_KNOWN) return;
  yst_buffer_add_string(buffer, " of ");
  add_value(buffer, report, out_of, outcome);
}

void yst_verdict_write(yst_buffer *buffer, yst_report *report, const yst_plan_group *group,
                       const yst_outcome *outcome, size_t most)
{
  size_t start = buffer->length;
  const yst_result *lead = group->lead ? group->lead : group->results[0];
  bool undecided = group->lead && value_of(outcome, lead).state == YST_OPEN;
  if (group->count == 1 || !group->lead || value_of(outcome, lead).state == YST_NOT_APPLICABLE) {
    if (!undecided || !yst_says_nothing(lead, value_of(outcome, lead)))
      yst_single_write(buffer, report, lead, outcome);
  } else if (group->kind == YST_PLAN_RUBRIC) {
    write_rubric(buffer, report, group, outcome);
  } else if (group->kind == YST_PLAN_CHECKLIST) {
    write_checklist(buffer, report, group, outcome, most);
  } else if (group->kind == YST_PLAN_REVIEW) {
    write_review(buffer, report, group, outcome);
  } else {
    yst_single_write(buffer, report, lead, outcome);
  }
  if (undecided && group->kind != YST_PLAN_CHECKLIST) add_resting(buffer, report, group, start);
  if (buffer->length == start) yst_buffer_add_string(buffer, "undecided");
}

/* ---- scores ---- */

bool yst_has_scores(const yst_plan_group *group, const yst_outcome *outcome)
{
  if (group->kind != YST_PLAN_RUBRIC) return false;
  for (size_t i = 0; i < group->count; i++) {
    const yst_result *result = group->results[i];
    if (result->part == YST_PART_SCORE && value_of(outcome, result).state == YST_KNOWN) return true;
  }
  return false;
}

bool yst_is_score(const yst_result *result, const yst_outcome *outcome)
{
  if (result->part == YST_PART_SCORE) return true;
  if (result->rule_kind == YST_RULE_SECTION) return result->part == YST_PART_TOTAL;
  if (result->part != YST_PART_EVIDENCE) return false;
  const yst_criterion *criterion = result->rule;
  return value_of(outcome, criterion->result).state == YST_OPEN &&
         value_of(outcome, result).state == YST_KNOWN;
}
