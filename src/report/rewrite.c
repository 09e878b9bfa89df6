#include "report/rewrite.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "report/words.h"
#include "report/written.h"

/* ---- one expectation ---- */

/* What is replaced by what; empty `why` when it can be. */
typedef struct attempt {
  const yst_rewriting *to;
  const yst_example_failure *failure;
  yst_span span;
  yst_text replacement;
  yst_text why;
} attempt;

static yst_text text_at(const attempt *a, uint32_t start, uint32_t end)
{
  yst_span span = {a->to->source->number, start, end};
  return yst_text_trim(yst_sources_text(a->to->examples->model->texts, span));
}

static void leave(attempt *a, const char *why)
{
  a->why = yst_text_from(why);
}

/* `not known`, `not applicable` or a literal; false, with the reason, when there is none. */
static bool value_words(attempt *a, yst_type type, yst_value value, yst_text *words)
{
  yst_buffer buffer = yst_buffer_in(a->to->arena);
  switch (value.state) {
  case YST_FAULT: leave(a, "it cannot be computed"); return false;
  case YST_NOT_APPLICABLE: *words = YST_TEXT("not applicable"); return true;
  case YST_OPEN:
    if (value.as.possible->bounds_only) {
      leave(a, "what came out is only a bound");
      return false;
    }
    *words = YST_TEXT("not known");
    return true;
  default: break;
  }
  if (!yst_written_value(&buffer, a->to->examples->model, type, value)) {
    leave(a, "no amount written in a rule file is exactly what came out");
    return false;
  }
  *words = yst_buffer_text(&buffer);
  return true;
}

/* A cell keeps its column: what stands after it stays where it is as far as there are blanks. */
static void rewrite_cell(attempt *a)
{
  yst_span cell = a->failure->expectation->cell;
  yst_text words, line = a->to->source->bytes;
  if (!value_words(a, a->failure->type, a->failure->got, &words)) return;
  size_t old = yst_text_width(text_at(a, cell.start, cell.end)), fresh = yst_text_width(words),
         end = cell.end;
  while (end < line.length && line.bytes[end] == ' ') end++;
  bool last =
      end == line.length || line.bytes[end] == '\n' || line.bytes[end] == '\r' || line.bytes[end] == '#';
  size_t blanks = end - cell.end;
  yst_buffer text = yst_buffer_in(a->to->arena);
  yst_buffer_add(&text, words);
  if (!last) {
    size_t room = old + blanks;
    yst_buffer_add_repeat(&text, ' ', room > fresh + 1 ? room - fresh : 2);
    cell.end = (uint32_t)end;
  }
  a->span = cell;
  a->replacement = yst_buffer_text(&text);
}

/* `X is LITERAL`: the literal, so that all else stays as it is. */
static void rewrite_literal(attempt *a, const yst_expr *equal)
{
  const yst_expr *left = equal->args[0], *right = equal->args[1];
  yst_text verb = text_at(a, left->span.end, right->span.start), words;
  bool is_said = yst_text_equal(verb, YST_TEXT("is")) || yst_text_equal(verb, YST_TEXT("are"));
  if (a->failure->term_count == 0 || !a->failure->terms) {
    leave(a, "it is a comparison of what is written in it");
    return;
  }
  const yst_term *term = NULL;
  for (size_t i = 0; i < a->failure->term_count && !term; i++)
    if (a->failure->terms[i].span.start == left->span.start &&
        a->failure->terms[i].span.end == left->span.end)
      term = &a->failure->terms[i];
  if (!term || left->type.kind == YST_KIND_SET || (!is_said && term->value.state != YST_KNOWN)) {
    leave(a, "it is more than `X is VALUE`");
    return;
  }
  if (!value_words(a, left->type, term->value, &words)) return;
  a->span = right->span;
  a->replacement = words;
}

static bool is_name(const yst_expr *expr)
{
  return expr->op == YST_OP_RESULT || expr->op == YST_OP_FIELD;
}

/* The words after `expect`. */
static yst_span asked_span(const attempt *a)
{
  yst_span span = a->failure->expectation->span;
  span.start += (uint32_t)strlen("expect");
  yst_text bytes = a->to->source->bytes;
  while (span.start < span.end && (bytes.bytes[span.start] == ' ' || bytes.bytes[span.start] == '\t'))
    span.start++;
  return span;
}

static bool is_plain(const attempt *a, yst_span span)
{
  yst_text words = text_at(a, span.start, span.end);
  return !memchr(words.bytes, '\n', words.length) && !memchr(words.bytes, '#', words.length);
}

/* `COND` and `not COND`. */
static void rewrite_condition(attempt *a, const yst_expr *expr)
{
  bool negated = expr->op == YST_OP_NOT;
  const yst_expr *inner = negated ? expr->args[0] : expr;
  yst_span span = asked_span(a);
  yst_text words = text_at(a, span.start, span.end);
  const yst_text lead = YST_TEXT("not ");
  bool begins = words.length > lead.length && memcmp(words.bytes, lead.bytes, lead.length) == 0;
  if (!is_plain(a, span)) {
    leave(a, "it stands on several lines");
    return;
  }
  if (inner->op == YST_OP_NOT_EQUAL || negated != begins ||
      (a->failure->got.state != YST_KNOWN && !is_name(inner))) {
    leave(a, "it is more than a condition or its opposite");
    return;
  }
  if (begins) words = yst_text_trim(yst_text_of(words.bytes + lead.length, words.length - lead.length));
  a->span = span;
  if (a->failure->got.state == YST_KNOWN) {
    bool joined = inner->op == YST_OP_AND || inner->op == YST_OP_OR;
    a->replacement = negated ? words : yst_format(a->to->arena, joined ? "not (%t)" : "not %t", words);
    return;
  }
  yst_text state;
  if (!value_words(a, a->failure->type, a->failure->got, &state)) return;
  a->replacement = yst_format(a->to->arena, "%t is %t", words, state);
}

/* `X is not known` and `X is not applicable`. */
static void rewrite_state(attempt *a, const yst_expr *subject)
{
  yst_span span = asked_span(a);
  yst_text words, name = text_at(a, span.start, subject->span.end);
  if (!is_plain(a, span) || subject->span.start < span.start) {
    leave(a, "it stands on several lines");
    return;
  }
  if (!value_words(a, a->failure->type, a->failure->got, &words)) return;
  bool is_condition = a->failure->type.kind == YST_KIND_YES_NO && a->failure->got.state == YST_KNOWN;
  a->span = span;
  if (is_condition && is_name(subject))
    a->replacement = yst_is_yes(a->failure->got) ? name : yst_format(a->to->arena, "not %t", name);
  else if (is_condition || a->failure->type.kind == YST_KIND_SET)
    leave(a, "it is more than the name of a result");
  else
    a->replacement = yst_format(a->to->arena, "%t is %t", name, words);
}

static void rewrite(attempt *a)
{
  const yst_expectation *expect = a->failure->expectation;
  if (expect->span.source != a->to->source->number) {
    leave(a, "it stands in another file");
  } else if (expect->cell.source) {
    rewrite_cell(a);
  } else if (!expect->condition) {
    rewrite_state(a, expect->subject);
  } else {
    const yst_expr *expr = expect->condition;
    bool equal = (expr->op == YST_OP_EQUAL || expr->op == YST_OP_TEXT_EQUAL) &&
                 (expr->args[1]->op == YST_OP_CONST || expr->args[1]->op == YST_OP_TEXT) &&
                 expr->args[1]->span.start >= expr->args[0]->span.end;
    if (equal)
      rewrite_literal(a, expr);
    else
      rewrite_condition(a, expr);
  }
}

/* ---- all of them ---- */

static int by_place(const void *left, const void *right)
{
  const yst_change *a = left, *b = right;
  return (a->span.start > b->span.start) - (a->span.start < b->span.start);
}

static void add_failure(yst_rewriting *to, const yst_example_failure *failure)
{
  attempt a = {.to = to, .failure = failure};
  rewrite(&a);
  if (a.why.length) {
    yst_left left = {failure, a.why};
    YST_PUSH(to->arena, to->left, to->left_count, to->left_capacity, left);
    return;
  }
  yst_change change = {a.span, a.replacement};
  YST_PUSH(to->arena, to->changes, to->change_count, to->change_capacity, change);
}

static const yst_source *named_source(const yst_examples *examples)
{
  const yst_sources *texts = examples->model->texts;
  for (uint32_t i = 1; i <= yst_sources_count(texts); i++) {
    const yst_source *source = yst_sources_get(texts, i);
    if (source && yst_text_equal(source->name, examples->file)) return source;
  }
  return NULL;
}

yst_rewriting *yst_rewriting_of(yst_arena *arena, const yst_examples *examples)
{
  yst_rewriting *to = YST_NEW(arena, yst_rewriting);
  *to = (yst_rewriting){.arena = arena, .examples = examples, .source = named_source(examples)};
  const yst_example_report *report = examples->report;
  for (size_t i = 0; to->source && i < report->example_count; i++)
    for (size_t j = 0; j < report->examples[i].failure_count; j++)
      add_failure(to, &report->examples[i].failures[j]);
  if (to->change_count) qsort(to->changes, to->change_count, sizeof *to->changes, by_place);
  return to;
}

/* The bytes from one place to another, with the changes that lie there. */
static void add_changed(yst_buffer *buffer, const yst_rewriting *to, size_t from, size_t end, size_t *next)
{
  yst_text bytes = to->source->bytes;
  for (; *next < to->change_count && to->changes[*next].span.start < end; ++*next) {
    const yst_change *change = &to->changes[*next];
    yst_buffer_add(buffer, yst_text_of(bytes.bytes + from, change->span.start - from));
    yst_buffer_add(buffer, change->replacement);
    from = change->span.end;
  }
  yst_buffer_add(buffer, yst_text_of(bytes.bytes + from, end - from));
}

void yst_rewriting_whole(yst_buffer *buffer, const yst_rewriting *rewriting)
{
  size_t next = 0;
  add_changed(buffer, rewriting, 0, rewriting->source->bytes.length, &next);
}

/* ---- the diff ---- */

/* One line; a change never spans two. */
static void add_hunk(const yst_layout *layout, const yst_rewriting *to, size_t *next)
{
  yst_buffer *buffer = layout->buffer;
  uint32_t number = yst_source_line_of(to->source, to->changes[*next].span.start);
  yst_text line = yst_source_line(to->source, number);
  size_t start = (size_t)(line.bytes - to->source->bytes.bytes);
  yst_buffer changed = yst_buffer_in(to->arena), place = yst_buffer_in(to->arena),
             old = yst_buffer_in(to->arena);
  add_changed(&changed, to, start, start + line.length, next);
  yst_buffer_format(&place, "@@ -%u +%u @@", (unsigned)number, (unsigned)number);
  yst_layout_add(layout, YST_STYLE_PLACE, yst_buffer_text(&place));
  yst_buffer_add_byte(buffer, '\n');
  yst_buffer_format(&old, "-%t", line);
  yst_layout_add(layout, YST_STYLE_BAD, yst_buffer_text(&old));
  yst_buffer_add_byte(buffer, '\n');
  yst_buffer_clear(&place);
  yst_buffer_format(&place, "+%t", yst_buffer_text(&changed));
  yst_layout_add(layout, YST_STYLE_GOOD, yst_buffer_text(&place));
  yst_buffer_add_byte(buffer, '\n');
}

static void add_left(const yst_layout *layout, const yst_rewriting *to, const yst_left *left)
{
  const yst_model *model = to->examples->model;
  yst_buffer line = yst_buffer_in(to->arena);
  yst_span_write(&line, model->texts, left->failure->expectation->span);
  yst_buffer_format(&line, " %t: ", yst_expectation_words(to->arena, model, left->failure->expectation));
  yst_example_failure_write(&line, to->examples, left->failure);
  yst_buffer_format(&line, "; left, since %t", left->why);
  yst_layout_paragraph(layout, YST_STYLE_PLAIN, 2, 4, yst_buffer_text(&line));
}

void yst_rewriting_text(const yst_layout *layout, const yst_rewriting *rewriting)
{
  yst_text file = rewriting->examples->file;
  if (rewriting->change_count) yst_buffer_format(layout->buffer, "--- %t\n+++ %t\n", file, file);
  for (size_t next = 0; next < rewriting->change_count;) add_hunk(layout, rewriting, &next);
  for (size_t i = 0; i < rewriting->left_count; i++) {
    if (!i) yst_layout_paragraph(layout, YST_STYLE_PLAIN, 0, 2, YST_TEXT("not rewritten"));
    add_left(layout, rewriting, &rewriting->left[i]);
  }
  yst_buffer line = yst_buffer_in(rewriting->arena);
  yst_buffer_format(&line, "%t: ", file);
  if (!rewriting->examples->report->example_count)
    yst_examples_none_write(&line, rewriting->examples);
  else if (!rewriting->examples->report->failure_count)
    yst_buffer_add_string(&line, "all expectations hold; nothing to rewrite");
  else
    yst_buffer_format(&line, "%z of %z expectations that do not hold can be rewritten",
                      rewriting->change_count, rewriting->examples->report->failure_count);
  yst_layout_paragraph(layout, YST_STYLE_BOLD, 0, 2, yst_buffer_text(&line));
}
