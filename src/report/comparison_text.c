#include "report/comparison.h"
#include "report/words.h"

static void add_lettered(const yst_comparison_report *report, size_t indent, size_t toolkit, yst_style style,
                         yst_text text)
{
  yst_buffer_add_repeat(report->layout.buffer, ' ', indent);
  yst_buffer_format(report->layout.buffer, "%c  ", yst_toolkit_letter(toolkit));
  yst_layout_fill(&report->layout, style, indent + 3, indent + 3, text);
}

static yst_text asked_of(const yst_comparison_report *report, const yst_asked *asked)
{
  yst_buffer line = yst_buffer_in(report->scratch);
  yst_asked_write(&line, report, asked);
  return yst_buffer_text(&line);
}

static void add_subject(const yst_comparison_report *report, const yst_subject *subject)
{
  yst_layout_paragraph(&report->layout, YST_STYLE_PLAIN, 2, 4, subject->label);
  for (size_t i = 0; i < subject->asked_count; i++) {
    add_lettered(report, 4, subject->asked[i].toolkit, YST_STYLE_PLAIN, asked_of(report, &subject->asked[i]));
  }
}

/* What all or several ask, then what only one of them asks. */
static void add_subjects(const yst_comparison_report *report, bool shared, const char *heading)
{
  bool begun = false;
  for (size_t i = 0; i < report->subject_count; i++) {
    const yst_subject *subject = &report->subjects[i];
    if ((subject->toolkit_count > 1) != shared || !subject->asked_count) continue;
    if (!begun) {
      yst_layout_blank_line(&report->layout);
      yst_layout_heading(&report->layout, 0, yst_text_from(heading));
      begun = true;
    }
    add_subject(report, subject);
  }
}

static void begin(yst_comparison_report *report)
{
  yst_layout_heading(&report->layout, 0,
                     report->versions ? YST_TEXT("Versions of one toolkit")
                                      : YST_TEXT("Toolkits side by side"));
  yst_buffer line = yst_buffer_in(report->scratch);
  for (size_t i = 0; i < report->count; i++) {
    yst_buffer_clear(&line);
    yst_toolkit_write(&line, report->models[i]);
    add_lettered(report, 2, i, YST_STYLE_PLAIN, yst_buffer_text(&line));
  }
  yst_buffer_clear(&line);
  yst_buffer_add_string(&line, "As at ");
  yst_day_write(&line, report->as_at);
  yst_layout_paragraph(&report->layout, YST_STYLE_PLAIN, 2, 2, yst_buffer_text(&line));
  if (!report->versions) add_subjects(report, true, "Subjects that several ask about");
  add_subjects(report, false,
               report->versions ? "What only one version has" : "What only one of them asks about");
}

static void add_values(const yst_comparison_report *report, const yst_compared_record *record,
                       const yst_subject *subject)
{
  bool differs = yst_subject_differs(record, subject);
  yst_buffer label = yst_buffer_in(report->scratch);
  yst_buffer_add(&label, subject->label);
  if (differs) yst_buffer_add_string(&label, " - differs");
  yst_layout_paragraph(&report->layout, differs ? YST_STYLE_BAD : YST_STYLE_PLAIN, 2, 4,
                       yst_buffer_text(&label));
  for (size_t i = 0; i < subject->asked_count; i++) {
    const yst_asked *asked = &subject->asked[i];
    if (!asked->result) continue;
    yst_buffer line = yst_buffer_in(report->scratch);
    yst_labelled_write(&line, yst_asked_label(report, asked), yst_compared_value(report, record, asked));
    add_lettered(report, 4, asked->toolkit, YST_STYLE_PLAIN, yst_buffer_text(&line));
  }
}

static bool is_shared(const yst_subject *subject)
{
  size_t with_result = 0, last = YST_COMPARED;
  for (size_t i = 0; i < subject->asked_count; i++) {
    if (!subject->asked[i].result || subject->asked[i].toolkit == last) continue;
    last = subject->asked[i].toolkit;
    with_result++;
  }
  return with_result > 1;
}

static void add_partnership(yst_comparison_report *report, const yst_compared_record *record)
{
  /* Of versions only what moves is worth a line. */
  if (report->versions && !record->disagreement_count) return;
  yst_layout_blank_line(&report->layout);
  yst_layout_heading(&report->layout, 0, record->name);
  for (size_t i = 0; !report->versions && i < report->subject_count; i++) {
    if (is_shared(&report->subjects[i])) add_values(report, record, &report->subjects[i]);
  }
  for (size_t i = 0; i < record->disagreement_count; i++) {
    yst_layout_paragraph(&report->layout, YST_STYLE_PLAIN, 2, 4, record->disagreements[i].reason);
  }
}

static void end(yst_comparison_report *report)
{
  yst_buffer line = yst_buffer_in(report->scratch);
  yst_comparison_counts_write(&line, report);
  yst_layout_blank_line(&report->layout);
  yst_layout_paragraph(&report->layout, YST_STYLE_BOLD, 0, 2, yst_buffer_text(&line));
}

const yst_comparison_form yst_comparison_text = {begin, add_partnership, end};
