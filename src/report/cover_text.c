#include "report/cover.h"

#include "report/words.h"

/* Lines named before the rest are counted. */
#define MOST_LINES 2
#define LABEL_WIDTH 22

const char *yst_account_word(yst_account_kind kind)
{
  switch (kind) {
  case YST_MODELLED: return "modelled";
  case YST_IN_REGISTER: return "in the register";
  case YST_CITED: return "cited";
  case YST_SET_ASIDE: return "set aside";
  default: return "unmodelled";
  }
}

static yst_text text_of(const yst_layout *layout, const yst_cover *cover, const yst_covered *covered)
{
  return yst_passage_text(layout->buffer->arena, cover->document,
                          &cover->document->passages[covered->passages[0]]);
}

/* ---- counts ---- */

/* `12 of 40, 30%`; to two places, with ≈ where that is not all. */
static void add_share(yst_buffer *to, size_t part, size_t whole)
{
  yst_buffer_format(to, "%z of %z", part, whole);
  if (!whole) return;
  uint64_t hundredths = ((uint64_t)part * 10000 + whole / 2) / whole;
  bool exact = (uint64_t)part * 10000 % whole == 0;
  yst_buffer_format(to, ", %s%z", exact ? "" : "\xE2\x89\x88", (size_t)(hundredths / 100));
  unsigned places = (unsigned)(hundredths % 100);
  if (places) yst_buffer_format(to, places % 10 ? ".%u%u" : ".%u", places / 10, places % 10);
  yst_buffer_add_byte(to, '%');
}

static void add_count(const yst_layout *layout, const char *label, size_t part, size_t whole)
{
  yst_buffer value = yst_buffer_in(layout->buffer->arena);
  add_share(&value, part, whole);
  yst_layout_entry(layout, 2, LABEL_WIDTH, yst_text_from(label), YST_STYLE_PLAIN, yst_buffer_text(&value));
}

static void add_summary(const yst_layout *layout, const yst_cover *cover)
{
  static const yst_account_kind order[] = {YST_MODELLED, YST_IN_REGISTER, YST_CITED, YST_SET_ASIDE,
                                           YST_UNMODELLED};
  yst_layout_heading(layout, 0, cover->document->name);
  yst_layout_blank_line(layout);
  yst_buffer line = yst_buffer_in(layout->buffer->arena);
  yst_count_write(&line, cover->covered_count, "passage", "passages");
  yst_buffer_add_string(&line, "; those with the same words count once");
  yst_layout_paragraph(layout, YST_STYLE_PLAIN, 0, 2, yst_buffer_text(&line));
  for (size_t i = 0; i < YST_ACCOUNTS; i++) {
    if (order[i] == YST_IN_REGISTER && !cover->counts[order[i]]) continue;
    add_count(layout, yst_account_word(order[i]), cover->counts[order[i]], cover->covered_count);
  }
  yst_buffer_clear(&line);
  yst_count_write(&line, cover->citation_count, "citation", "citations");
  yst_buffer_format(&line, ", %z not found", cover->unfound_count);
  yst_layout_paragraph(layout, YST_STYLE_PLAIN, 0, 2, yst_buffer_text(&line));
}

/* ---- passages ---- */

static yst_text lines_of(const yst_layout *layout, const yst_cover *cover, const yst_covered *covered)
{
  yst_buffer lines = yst_buffer_in(layout->buffer->arena);
  yst_buffer_add_string(&lines, covered->count > 1 ? "lines " : "line ");
  for (size_t i = 0; i < covered->count && i < MOST_LINES; i++) {
    if (i) yst_buffer_add_string(&lines, ", ");
    yst_buffer_add_unsigned(&lines, cover->document->passages[covered->passages[i]].line);
  }
  if (covered->count > MOST_LINES) yst_buffer_format(&lines, " and %z more", covered->count - MOST_LINES);
  return yst_buffer_text(&lines);
}

static void add_unmodelled(const yst_layout *layout, const yst_cover *cover)
{
  yst_layout_blank_line(layout);
  yst_layout_heading(layout, 0, YST_TEXT("Unmodelled"));
  for (size_t i = 0; i < cover->covered_count; i++) {
    const yst_covered *covered = &cover->covered[i];
    if (covered->kind != YST_UNMODELLED) continue;
    yst_layout_entry(layout, 2, LABEL_WIDTH, lines_of(layout, cover, covered), YST_STYLE_PLAIN,
                     text_of(layout, cover, covered));
  }
}

static void add_account(const yst_layout *layout, const yst_covered *covered)
{
  yst_buffer by = yst_buffer_in(layout->buffer->arena);
  yst_buffer_add_string(&by, yst_account_word(covered->kind));
  if (covered->by.texts) yst_buffer_add_string(&by, ", ");
  if (covered->by.texts) yst_span_write(&by, covered->by.texts, covered->by.span);
  if (covered->reason.length) yst_buffer_format(&by, ": %t", covered->reason);
  yst_layout_paragraph(layout, covered->kind == YST_UNMODELLED ? YST_STYLE_WARN : YST_STYLE_DIM,
                       4 + LABEL_WIDTH, 6 + LABEL_WIDTH, yst_buffer_text(&by));
}

static void add_all(const yst_layout *layout, const yst_cover *cover)
{
  yst_layout_blank_line(layout);
  yst_layout_heading(layout, 0, YST_TEXT("Every passage"));
  for (size_t i = 0; i < cover->covered_count; i++) {
    const yst_covered *covered = &cover->covered[i];
    yst_layout_entry(layout, 2, LABEL_WIDTH, lines_of(layout, cover, covered), YST_STYLE_PLAIN,
                     text_of(layout, cover, covered));
    add_account(layout, covered);
  }
}

/* ---- citations ---- */

static void add_unfound(const yst_layout *layout, const yst_unfound *unfound)
{
  yst_buffer line = yst_buffer_in(layout->buffer->arena);
  yst_span_write(&line, unfound->at.texts, unfound->at.span);
  yst_layout_paragraph(layout, YST_STYLE_PLACE, 2, 4, yst_buffer_text(&line));
  yst_buffer_clear(&line);
  bool quotation = strcmp(unfound->what, "quotation") == 0;
  yst_buffer_format(&line, "%s of %t: \"%t\"", unfound->what, unfound->source, unfound->place);
  yst_layout_paragraph(layout, YST_STYLE_PLAIN, 4, 6, yst_buffer_text(&line));
  yst_buffer_clear(&line);
  yst_buffer_format(&line, quotation ? "the document does not go on with \"%t\"" : "there is no \"%t\"",
                    unfound->missing);
  if (unfound->near.length) yst_buffer_format(&line, "; perhaps \"%t\"", unfound->near);
  yst_layout_paragraph(layout, YST_STYLE_PLAIN, 4, 6, yst_buffer_text(&line));
}

static void add_citations(const yst_layout *layout, const yst_cover *cover)
{
  yst_layout_blank_line(layout);
  yst_layout_heading(layout, 0, YST_TEXT("Citations not found"));
  for (size_t i = 0; i < cover->unfound_count; i++) add_unfound(layout, &cover->unfound[i]);
}

/* ---- words of the rules ---- */

static void add_otherwise(const yst_layout *layout, const yst_otherwise *otherwise)
{
  yst_buffer line = yst_buffer_in(layout->buffer->arena);
  yst_span_write(&line, otherwise->at.texts, otherwise->at.span);
  yst_buffer_format(&line, " \"%t\"", otherwise->text);
  if (otherwise->before.length) yst_buffer_format(&line, " stands before \"%t\"", otherwise->before);
  yst_layout_paragraph(layout, YST_STYLE_PLAIN, 2, 4, yst_buffer_text(&line));
}

static void add_words(const yst_layout *layout, const yst_cover *cover)
{
  if (cover->otherwise_count) {
    yst_layout_blank_line(layout);
    yst_layout_heading(layout, 0, YST_TEXT("Worded otherwise than the document"));
  }
  for (size_t i = 0; i < cover->otherwise_count; i++) add_otherwise(layout, &cover->otherwise[i]);
  if (cover->reordered_count) {
    yst_layout_blank_line(layout);
    yst_layout_heading(layout, 0, YST_TEXT("In another order in the document"));
  }
  for (size_t i = 0; i < cover->reordered_count; i++) add_otherwise(layout, &cover->reordered[i]);
}

void yst_cover_text(const yst_layout *layout, const yst_cover *cover, bool all)
{
  add_summary(layout, cover);
  if (all)
    add_all(layout, cover);
  else if (cover->counts[YST_UNMODELLED])
    add_unmodelled(layout, cover);
  if (cover->unfound_count) add_citations(layout, cover);
  add_words(layout, cover);
}
