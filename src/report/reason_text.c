#include "report/reason_text.h"

#include "base/limits.h"
#include "report/answer.h"
#include "report/find.h"
#include "report/words.h"

/* Deeper than this the text would run against the right edge. */
#define DEEPEST_INDENT 24
#define LABEL_WIDTH 6

bool yst_was_told(const yst_teller *teller, yst_text name)
{
  for (size_t i = 0; i < teller->count; i++) {
    if (yst_text_equal(teller->told[i], name)) return true;
  }
  return false;
}

/* ---- one line ---- */

static yst_text label_of(const yst_reason *reason)
{
  return reason->label.length ? reason->label : reason->name;
}

/* A row of a list goes by its line. */
static bool is_row(const yst_reason *reason)
{
  return reason->place_count == 1 && !reason->name.length && !reason->places->column.length;
}

static yst_text called(const yst_teller *t, const yst_reason *reason, const yst_result *result)
{
  if (!is_row(reason)) return result ? yst_result_label(t->scratch, result, false) : label_of(reason);
  yst_buffer line = yst_buffer_in(t->scratch);
  yst_place_write(&line, reason->places);
  return yst_buffer_text(&line);
}

yst_text yst_reason_words(const yst_teller *teller, const yst_reason *reason)
{
  yst_buffer line = yst_buffer_in(teller->scratch), value = yst_buffer_in(teller->scratch);
  const yst_result *result = reason->name.length ? yst_result_of_name(teller->model, reason->name) : NULL;
  const yst_result step = {.type = reason->type, .rule_kind = YST_RULE_READING};
  yst_text label = called(teller, reason, result);
  yst_answer_write(&value, teller->model, result ? result : &step, reason->value);
  yst_text said = yst_buffer_text(&value);
  if (label.length) yst_labelled_write(&line, label, said);
  if (!label.length) yst_buffer_add(&line, said);
  bool is_label = result && yst_text_equal(reason->note, yst_score_label(result, reason->value));
  bool is_new = reason->note.length && !yst_text_equal(reason->note, said) && !is_label;
  if (is_new) yst_buffer_format(&line, "; %t", reason->note);
  if (reason->considered) yst_buffer_add_string(&line, " (considered; does not apply)");
  return yst_buffer_text(&line);
}

/* The cell, with what stands in it unless that has just been said. */
static void add_cell(yst_buffer *line, const yst_place *place, yst_text value)
{
  if (!place->line) {
    yst_buffer_format(line, " [%t has no column for it]", place->table);
    return;
  }
  yst_buffer_add_string(line, " [");
  yst_place_write(line, place);
  if (!place->text.length) {
    yst_buffer_add_string(line, " is blank");
  } else if (!yst_text_equal(place->text, value)) {
    yst_buffer_format(line, ": `%t`", place->text);
  }
  yst_buffer_add_byte(line, ']');
}

static void add_cells(const yst_teller *t, yst_buffer *line, const yst_reason *reason)
{
  yst_buffer value = yst_buffer_in(t->scratch);
  yst_show_typed(&value, t->model->atoms, reason->type, reason->value);
  for (size_t i = 0; i < reason->place_count && !is_row(reason); i++)
    add_cell(line, &reason->places[i], yst_buffer_text(&value));
}

/* ---- what stands below ---- */

/* A step that is called like what it stands under only repeats it, unless it is of another kind: the figure
 * under whether it agrees. A cell that does is told with it. */
static bool repeats(const yst_reason *reason, const yst_reason *above)
{
  if (!reason->label.length && !reason->name.length) return true;
  bool same_kind = reason->type.kind == above->type.kind;
  return same_kind && yst_text_equal(reason->label, above->label) && !reason->about;
}

typedef struct below {
  yst_arena *arena;
  size_t count, capacity;
  const yst_reason **steps;
} below;

static void gather(below *list, const yst_reason *reason, const yst_reason *above, unsigned depth)
{
  for (size_t i = 0; i < reason->child_count && depth < YST_LIMIT_DEPTH; i++) {
    const yst_reason *child = reason->children[i];
    if (!repeats(child, above)) {
      YST_PUSH(list->arena, list->steps, list->count, list->capacity, child);
    } else {
      gather(list, child, above, depth + 1);
    }
  }
}

static void add_repeated_cells(const yst_teller *t, yst_buffer *line, const yst_reason *reason,
                               const yst_reason *above, unsigned depth)
{
  for (size_t i = 0; i < reason->child_count && depth < YST_LIMIT_DEPTH; i++) {
    const yst_reason *child = reason->children[i];
    if (!repeats(child, above)) continue;
    add_cells(t, line, child);
    add_repeated_cells(t, line, child, above, depth + 1);
  }
}

static bool is_among(const yst_text *said, size_t count, yst_text words)
{
  for (size_t i = 0; i < count; i++) {
    if (yst_text_equal(said[i], words)) return true;
  }
  return false;
}

static void tell(yst_teller *t, const yst_reason *reason, size_t indent, unsigned depth);

/* A choice out of many looks at one cell many times; it is told once. */
static void tell_below(yst_teller *t, const yst_reason *reason, size_t indent, unsigned depth)
{
  below list = {.arena = t->scratch};
  if (depth >= YST_LIMIT_DEPTH) return;
  gather(&list, reason, reason, depth);
  yst_text *said = YST_NEW_ARRAY(t->scratch, list.count + 1, yst_text);
  size_t count = 0;
  for (size_t i = 0; i < list.count; i++) {
    yst_text words = yst_reason_words(t, list.steps[i]);
    if (is_among(said, count, words)) continue;
    said[count++] = words;
    tell(t, list.steps[i], indent, depth + 1);
  }
}

static void add_origin(const yst_teller *t, yst_buffer *line, const yst_reason *reason)
{
  if (!reason->about || !reason->span.source) return;
  yst_buffer_add_string(line, " [");
  yst_span_write(line, t->model->texts, reason->span);
  yst_buffer_add_byte(line, ']');
}

static void tell(yst_teller *t, const yst_reason *reason, size_t indent, unsigned depth)
{
  bool again = reason->child_count && reason->name.length && yst_was_told(t, reason->name);
  yst_buffer line = yst_buffer_in(t->scratch);
  if (again) {
    yst_reason bare = *reason;
    bare.note = YST_TEXT("");
    yst_buffer_format(&line, "%t (explained above)", yst_reason_words(t, &bare));
  } else {
    yst_buffer_add(&line, yst_reason_words(t, reason));
    add_cells(t, &line, reason);
    add_repeated_cells(t, &line, reason, reason, depth);
    add_origin(t, &line, reason);
  }
  yst_style style = reason->considered ? YST_STYLE_DIM : YST_STYLE_PLAIN;
  yst_layout_paragraph(t->layout, style, indent, indent + 4, yst_buffer_text(&line));
  if (again) return;
  if (reason->name.length && reason->child_count)
    YST_PUSH(t->scratch, t->told, t->count, t->capacity, reason->name);
  tell_below(t, reason, indent < DEEPEST_INDENT ? indent + 2 : indent, depth);
}

void yst_tell(yst_teller *teller, const yst_reason *reason, size_t indent)
{
  tell(teller, reason, indent, 0);
}

void yst_tell_below(yst_teller *teller, const yst_reason *reason, size_t indent)
{
  if (reason->name.length)
    YST_PUSH(teller->scratch, teller->told, teller->count, teller->capacity, reason->name);
  tell_below(teller, reason, indent, 0);
}

static void add_entry(const yst_teller *t, size_t indent, const char *label, yst_text words)
{
  if (!words.length) return;
  yst_layout_entry(t->layout, indent, LABEL_WIDTH, yst_text_from(label), YST_STYLE_DIM, words);
}

/* The words of the rule are the note of its reason; they have a line of their own here. */
void yst_tell_result(yst_teller *teller, const yst_result *result, const yst_reason *reason, size_t indent)
{
  yst_reason bare = *reason;
  bool is_label = yst_text_equal(reason->note, yst_score_label(result, reason->value));
  bare.note = YST_TEXT("");
  yst_layout_paragraph(teller->layout, YST_STYLE_BOLD, indent, indent, yst_reason_words(teller, &bare));
  if (!is_label) add_entry(teller, indent + 2, "rule", reason->note);
  yst_buffer words = yst_buffer_in(teller->scratch);
  if (reason->about) yst_citations_write(&words, teller->model, reason->about);
  add_entry(teller, indent + 2, "source", yst_buffer_text(&words));
  yst_buffer_clear(&words);
  yst_span_write(&words, teller->model->texts, reason->span);
  add_entry(teller, indent + 2, "file", yst_buffer_text(&words));
  if (reason->child_count)
    yst_layout_paragraph(teller->layout, YST_STYLE_DIM, indent + 2, indent + 2, YST_TEXT("because"));
  yst_tell_below(teller, reason, indent + 4);
}
