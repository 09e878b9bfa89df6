#include "report/answer.h"

static const char *part_word(yst_result_part part)
{
  switch (part) {
  case YST_PART_TOTAL: return "total";
  case YST_PART_MAXIMUM: return "maximum";
  case YST_PART_PERCENT: return "percent";
  case YST_PART_GRADE: return "grade";
  case YST_PART_MET: return "met";
  case YST_PART_COUNT: return "items";
  case YST_PART_PRESENT: return "present";
  case YST_PART_MISSING: return "missing";
  case YST_PART_PARTLY: return "partly there";
  case YST_PART_EXPLAINED: return "explained";
  case YST_PART_DUE: return "due";
  case YST_PART_OVERDUE: return "overdue";
  case YST_PART_EVIDENCE: return "evidence";
  case YST_PART_ROWS: return "rows";
  case YST_PART_VALUE:
  case YST_PART_SCORE:
  case YST_PART_ITEM:
  case YST_PART_FIGURE: break;
  }
  return NULL;
}

/* ---- what it is called ---- */

static yst_text capitalised(yst_arena *arena, yst_text words)
{
  yst_buffer buffer = yst_buffer_in(arena);
  yst_buffer_add(&buffer, words);
  char *first = buffer.bytes;
  if (words.length && *first >= 'a' && *first <= 'z') *first = (char)(*first - 'a' + 'A');
  for (size_t i = 0; i < words.length; i++) {
    if (buffer.bytes[i] == '_') buffer.bytes[i] = ' ';
  }
  return yst_buffer_text(&buffer);
}

/* A requirement goes by its name and what it asks: `Fire doors (doors is yes)`. */
static yst_text own_label(yst_arena *arena, const yst_result *result)
{
  if (!result->label.length) return capitalised(arena, result->name);
  if (result->rule_kind != YST_RULE_REQUIRE) return result->label;
  return yst_format(arena, "%t (%t)", capitalised(arena, result->name), result->label);
}

yst_text yst_result_label(yst_arena *arena, const yst_result *result, bool under_rule)
{
  const char *word = part_word(result->part);
  bool is_part = result->rule_kind == YST_RULE_SECTION || result->rule_kind == YST_RULE_CRITERION;
  if (word && under_rule && !is_part) return capitalised(arena, yst_text_from(word));
  bool is_said = result->part == YST_PART_MET || result->part == YST_PART_OVERDUE;
  if (!word || is_said) return own_label(arena, result);
  return yst_format(arena, "%t: %s", own_label(arena, result), word);
}

/* ---- what it says ---- */

yst_text yst_score_label(const yst_result *result, yst_value value)
{
  if (result->rule_kind != YST_RULE_CRITERION || value.state != YST_KNOWN) return YST_TEXT("");
  if (result->part != YST_PART_SCORE && result->part != YST_PART_EVIDENCE) return YST_TEXT("");
  const yst_criterion *criterion = result->rule;
  for (size_t i = 0; i < criterion->label_count; i++) {
    if (yst_number_equal(criterion->labels[i].score, value.as.number)) return criterion->labels[i].label;
  }
  return YST_TEXT("");
}

/* What yes and no mean for a rule that is not a question. */
static const char *verdict_of(const yst_result *result, bool yes)
{
  if (result->part == YST_PART_MET) return yes ? "met" : "not met";
  if (result->part == YST_PART_OVERDUE) return yes ? "overdue" : "not overdue";
  switch (result->rule_kind) {
  case YST_RULE_PUBLISHED: return yes ? "agrees" : "does not agree";
  case YST_RULE_CLAIM: return yes ? "holds" : "does not hold";
  case YST_RULE_REQUIRE: return yes ? "met" : "not met";
  default: return yes ? "yes" : "no";
  }
}

void yst_result_write(yst_buffer *buffer, const yst_model *model, const yst_result *result, yst_value value)
{
  if (value.state == YST_KNOWN && result->type.kind == YST_KIND_YES_NO) {
    yst_buffer_add_string(buffer, verdict_of(result, yst_is_yes(value)));
    return;
  }
  yst_show(buffer, model->atoms, result, value);
  yst_text label = yst_score_label(result, value);
  if (label.length) yst_buffer_format(buffer, " (%t)", label);
}

/* ---- undecided ---- */

static bool may_be(const yst_possible *possible, int64_t place)
{
  yst_number number = yst_number_of(place);
  for (size_t i = 0; i < possible->count; i++) {
    const yst_segment *s = &possible->segments[i];
    int from = s->has_low ? yst_number_compare(number, s->low) : 1;
    int to = s->has_high ? yst_number_compare(number, s->high) : -1;
    if ((from > 0 || (from == 0 && s->low_in)) && (to < 0 || (to == 0 && s->high_in))) return true;
  }
  return false;
}

/* An item's answer is one of three; that an omission is explained is told by its checklist. */
static int64_t place_count(const yst_result *result)
{
  if (result->type.kind == YST_KIND_YES_NO) return 2;
  return result->part == YST_PART_ITEM ? 3 : (int64_t)result->type.choices->count;
}

static bool may_be_each(const yst_result *result, const yst_possible *possible)
{
  for (int64_t place = 0; place < place_count(result); place++) {
    if (!may_be(possible, place)) return false;
  }
  return true;
}

/* Of a set that is told by its ends nothing could be listed. */
static bool is_listed(const yst_possible *possible)
{
  for (size_t i = 0; i < possible->count; i++) {
    const yst_segment *s = &possible->segments[i];
    if (!s->has_low || !s->has_high || !yst_number_equal(s->low, s->high)) return false;
  }
  return true;
}

bool yst_says_nothing(const yst_result *result, yst_value value)
{
  if (value.state != YST_OPEN) return false;
  const yst_possible *possible = value.as.possible;
  if (possible->any_text || !possible->count) return true;
  switch (result->type.kind) {
  case YST_KIND_SET:
  case YST_KIND_NAMES: return !is_listed(possible);
  case YST_KIND_YES_NO: return may_be_each(result, possible);
  case YST_KIND_CHOICE: return result->type.choices && may_be_each(result, possible);
  default: break;
  }
  const yst_segment *only = &possible->segments[0];
  bool from_nothing = !only->has_low || (only->low.num <= 0 && result->type.kind != YST_KIND_DATE);
  return possible->count == 1 && !only->has_high && from_nothing;
}

void yst_answer_write(yst_buffer *buffer, const yst_model *model, const yst_result *result, yst_value value)
{
  if (value.state != YST_OPEN) {
    yst_result_write(buffer, model, result, value);
    return;
  }
  const yst_possible *possible = value.as.possible;
  yst_buffer_add_string(buffer, "undecided");
  if (yst_says_nothing(result, value)) {
    if (possible->not_applicable) yst_buffer_add_string(buffer, ", if it applies at all");
    return;
  }
  yst_buffer_add_string(buffer, ": ");
  if (result->type.kind != YST_KIND_YES_NO) {
    yst_show(buffer, model->atoms, result, value);
    return;
  }
  yst_buffer_add_string(buffer, verdict_of(result, may_be(possible, 1)));
  if (possible->not_applicable) yst_buffer_add_string(buffer, " or not applicable");
}
