#include "base/utf8.h"
#include "report/answer.h"
#include "report/comparison.h"
#include "report/words.h"

/* More toolkits have no room for their outcomes beside each other. */
#define COLUMNS_AT_MOST 6
#define NARROWEST 11
#define COUNTS 3

/* A line of the table of outcomes, which stands before the partnerships and is known after them. */
typedef struct row {
  yst_text name;
  yst_text values[COLUMNS_AT_MOST];
  size_t accords[YST_ACCORDS];
} row;

typedef struct state {
  size_t count, capacity;
  row *rows;
  yst_buffer sections;
} state;

static void add_lettered(const yst_comparison_report *report, size_t indent, size_t toolkit, yst_style style,
                         yst_text text)
{
  yst_buffer_add_repeat(report->layout.buffer, ' ', indent);
  yst_buffer_format(report->layout.buffer, "%c  ", yst_toolkit_letter(toolkit));
  yst_layout_fill(&report->layout, style, indent + 3, indent + 3, text);
}

static void add_heading(const yst_comparison_report *report, const char *heading)
{
  yst_layout_blank_line(&report->layout);
  yst_layout_heading(&report->layout, 0, yst_text_from(heading));
}

static void begin(yst_comparison_report *report)
{
  state *s = YST_NEW(report->arena, state);
  s->sections = yst_buffer_in(report->arena);
  report->state = s;
  yst_layout_heading(&report->layout, 0,
                     report->versions ? YST_TEXT("Versions of one toolkit")
                                      : YST_TEXT("Toolkits side by side"));
  yst_buffer line = yst_buffer_in(report->scratch);
  for (size_t i = 0; i < report->count; i++) {
    yst_buffer_clear(&line);
    yst_toolkit_write(&line, report->sides[i].model);
    add_lettered(report, 2, i, YST_STYLE_PLAIN, yst_buffer_text(&line));
  }
  yst_buffer_clear(&line);
  yst_buffer_add_string(&line, "As at ");
  yst_day_write(&line, report->as_at);
  yst_layout_paragraph(&report->layout, YST_STYLE_PLAIN, 2, 2, yst_buffer_text(&line));
}

/* ---- one partnership ---- */

static const row *keep_row(const yst_comparison_report *report, const yst_compared_record *record)
{
  state *s = report->state;
  row r = {.name = yst_arena_copy(report->arena, yst_compared_name(report, record))};
  for (size_t i = 0; i < report->count && i < COLUMNS_AT_MOST; i++) {
    const yst_result *result = report->leading[i];
    yst_text value = result ? yst_compared_value(report, record, i, result) : YST_TEXT("");
    r.values[i] = yst_arena_copy(report->arena, value);
  }
  for (size_t i = 0; i < report->subject_count; i++)
    r.accords[yst_accord_of(report, record, &report->subjects[i])]++;
  YST_PUSH(report->arena, s->rows, s->count, s->capacity, r);
  return &s->rows[s->count - 1];
}

static void add_values(const yst_comparison_report *report, const yst_compared_record *record,
                       const yst_subject *subject, yst_accord accord)
{
  static const char *const words[YST_ACCORDS] = {[YST_ACCORD_DIFFER] = "",
                                                 [YST_ACCORD_UNDECIDED] = " - undecided",
                                                 [YST_ACCORD_AGREE] = " - agrees",
                                                 [YST_ACCORD_APART] = "",
                                                 [YST_ACCORD_ALONE] = ""};
  yst_layout_paragraph(&report->layout, YST_STYLE_PLAIN, 2, 4,
                       yst_format(report->scratch, "%t%s", subject->label, words[accord]));
  for (size_t i = 0; i < subject->asked_count; i++) {
    const yst_asked *asked = &subject->asked[i];
    if (!asked->result) continue;
    yst_buffer line = yst_buffer_in(report->scratch);
    yst_labelled_write(&line, yst_asked_label(report, asked),
                       yst_compared_value(report, record, asked->toolkit, asked->result));
    add_lettered(report, 4, asked->toolkit, YST_STYLE_PLAIN, yst_buffer_text(&line));
  }
}

static void add_disagreements(const yst_comparison_report *report, const yst_compared_record *record)
{
  const yst_subject *last = NULL;
  for (size_t i = 0; i < record->disagreement_count; i++) {
    const yst_disagreement *d = &record->disagreements[i];
    size_t indent = d->subject ? 4 : 2;
    if (d->subject && d->subject != last)
      yst_layout_paragraph(&report->layout, YST_STYLE_BAD, 2, 4, d->subject->label);
    last = d->subject;
    yst_layout_paragraph(&report->layout, YST_STYLE_PLAIN, indent, indent + 2,
                         yst_disagreement_sentence(report, record, d, false));
  }
}

/* What does not differ, in a line for those who agree and one for what is undecided. */
static void add_rest(const yst_comparison_report *report, const size_t *accords)
{
  yst_buffer line = yst_buffer_in(report->scratch);
  if (accords[YST_ACCORD_AGREE]) {
    yst_buffer_add_string(&line, "They agree on ");
    yst_count_write(&line, accords[YST_ACCORD_AGREE], "subject.", "subjects.");
    yst_layout_paragraph(&report->layout, YST_STYLE_DIM, 2, 4, yst_buffer_text(&line));
    yst_buffer_clear(&line);
  }
  if (!accords[YST_ACCORD_UNDECIDED]) return;
  yst_count_write(&line, accords[YST_ACCORD_UNDECIDED], "subject is undecided.", "subjects are undecided.");
  yst_layout_paragraph(&report->layout, YST_STYLE_DIM, 2, 4, yst_buffer_text(&line));
}

static void add_section(yst_comparison_report *report, const yst_compared_record *record, const row *kept)
{
  yst_layout_blank_line(&report->layout);
  yst_layout_heading(&report->layout, 0, yst_compared_name(report, record));
  add_disagreements(report, record);
  if (report->versions) return;
  if (!report->all) add_rest(report, kept->accords);
  for (size_t i = 0; report->all && i < report->subject_count; i++) {
    yst_accord accord = yst_accord_of(report, record, &report->subjects[i]);
    bool is_said = accord == YST_ACCORD_DIFFER || accord == YST_ACCORD_ALONE;
    if (!is_said) add_values(report, record, &report->subjects[i], accord);
  }
}

static void add_partnership(yst_comparison_report *report, const yst_compared_record *record)
{
  state *s = report->state;
  const row *kept = report->versions ? NULL : keep_row(report, record);
  bool wanted = report->all && !report->versions;
  if (!record->disagreement_count && !wanted) return;
  yst_layout written = report->layout;
  report->layout.buffer = &s->sections;
  add_section(report, record, kept);
  report->layout = written;
}

/* ---- the table of outcomes ---- */

static size_t widest_name(const state *s)
{
  size_t widest = 11;
  for (size_t i = 0; i < s->count; i++) {
    size_t width = yst_text_width(s->rows[i].name);
    if (width > widest) widest = width;
  }
  return widest;
}

/* The widths of the columns: counts as their headings are, the names what they need, the values the rest. How
 * many toolkits there is room for. */
static size_t divide(const yst_comparison_report *report, const state *s, size_t *widths)
{
  size_t shown = report->count <= COLUMNS_AT_MOST ? report->count : 0;
  size_t room = report->layout.width - 2 - (6 + 5 + 9) - 2 * (COUNTS + shown);
  size_t name = widest_name(s), most = room / (shown ? 2 : 1);
  if (name > most) name = most;
  size_t value = shown ? (room - name) / shown : 0;
  if (value > 30) value = 30;
  if (shown && value < NARROWEST) shown = 0;
  widths[0] = name;
  for (size_t i = 0; i < shown; i++) widths[1 + i] = value;
  widths[shown + 1] = 6;
  widths[shown + 2] = 5;
  widths[shown + 3] = 9;
  return shown;
}

/* On a narrow page each partnership's outcomes stand beneath its name. */
static void add_stacked(const yst_comparison_report *report)
{
  const state *s = report->state;
  yst_layout_blank_line(&report->layout);
  for (size_t r = 0; r < s->count; r++) {
    const row *line = &s->rows[r];
    yst_layout_paragraph(&report->layout, YST_STYLE_BOLD, 2, 4, line->name);
    for (size_t i = 0; i < report->count; i++) {
      yst_buffer words = yst_buffer_in(report->scratch);
      const yst_result *result = report->leading[i];
      if (!result) continue;
      yst_labelled_write(&words, yst_result_label(report->scratch, result, false), line->values[i]);
      add_lettered(report, 4, i, YST_STYLE_PLAIN, yst_buffer_text(&words));
    }
    yst_layout_paragraph(&report->layout, YST_STYLE_PLAIN, 4, 6,
                         yst_format(report->scratch, "differ %z, agree %z, undecided %z",
                                    line->accords[YST_ACCORD_DIFFER], line->accords[YST_ACCORD_AGREE],
                                    line->accords[YST_ACCORD_UNDECIDED]));
  }
}

static yst_text count_text(const yst_comparison_report *report, size_t count)
{
  return yst_format(report->scratch, "%z", count);
}

static void add_table(const yst_comparison_report *report)
{
  const state *s = report->state;
  yst_text cells[1 + COLUMNS_AT_MOST + COUNTS] = {YST_TEXT("Partnership")};
  size_t widths[1 + COLUMNS_AT_MOST + COUNTS];
  size_t shown = divide(report, s, widths);
  if (!shown && report->count <= COLUMNS_AT_MOST) {
    add_stacked(report);
    return;
  }
  for (size_t i = 0; i < shown; i++) {
    const yst_result *result = report->leading[i];
    yst_text label = result ? yst_result_label(report->scratch, result, false) : YST_TEXT("");
    cells[1 + i] = yst_format(report->scratch, "%c %t", yst_toolkit_letter(i), label);
  }
  cells[shown + 1] = YST_TEXT("differ");
  cells[shown + 2] = YST_TEXT("agree");
  cells[shown + 3] = YST_TEXT("undecided");
  yst_layout_blank_line(&report->layout);
  yst_layout_row(&report->layout, YST_STYLE_BOLD, 2, shown + 1 + COUNTS, widths, cells);
  for (size_t r = 0; r < s->count; r++) {
    const row *line = &s->rows[r];
    cells[0] = line->name;
    for (size_t i = 0; i < shown; i++) cells[1 + i] = line->values[i];
    cells[shown + 1] = count_text(report, line->accords[YST_ACCORD_DIFFER]);
    cells[shown + 2] = count_text(report, line->accords[YST_ACCORD_AGREE]);
    cells[shown + 3] = count_text(report, line->accords[YST_ACCORD_UNDECIDED]);
    yst_layout_row(&report->layout, YST_STYLE_PLAIN, 2, shown + 1 + COUNTS, widths, cells);
  }
}

/* ---- what they ask ---- */

static void add_subject(const yst_comparison_report *report, const yst_subject *subject)
{
  yst_layout_paragraph(&report->layout, YST_STYLE_PLAIN, 2, 4, yst_subject_label(report, subject));
  for (size_t i = 0; i < subject->asked_count; i++) {
    yst_buffer line = yst_buffer_in(report->scratch);
    yst_asked_write(&line, report, &subject->asked[i]);
    add_lettered(report, 4, subject->asked[i].toolkit, YST_STYLE_PLAIN, yst_buffer_text(&line));
  }
}

/* What all or several ask, then what only one of them asks. */
static void add_subjects(const yst_comparison_report *report, bool shared, const char *heading)
{
  bool begun = false;
  for (size_t i = 0; i < report->subject_count; i++) {
    const yst_subject *subject = &report->subjects[i];
    if ((subject->toolkit_count > 1) != shared || !subject->asked_count) continue;
    if (!begun) add_heading(report, heading);
    begun = true;
    add_subject(report, subject);
  }
}

static void add_sources(const yst_comparison_report *report)
{
  bool begun = false;
  for (size_t t = 0; t < report->count; t++) {
    const yst_model *model = report->sides[t].model;
    for (size_t i = 0; yst_lists_sources(report, t) && i < model->source_count; i++) {
      if (!begun) add_heading(report, "Sources");
      begun = true;
      yst_layout_paragraph(&report->layout, YST_STYLE_PLAIN, 2, 7,
                           yst_format(report->scratch, "[%c%z] %t", yst_toolkit_letter(t), i + 1,
                                      yst_about_label(model, &model->sources[i].about)));
    }
  }
}

static void end(yst_comparison_report *report)
{
  state *s = report->state;
  if (s->count) add_table(report);
  yst_buffer_add(&report->out.buffer, yst_buffer_text(&s->sections));
  if (!report->versions) add_subjects(report, true, "Subjects that several ask about");
  add_subjects(report, false,
               report->versions ? "What only one version has" : "What only one of them asks about");
  add_sources(report);
  yst_buffer line = yst_buffer_in(report->scratch);
  yst_text obstacle = yst_comparison_obstacle(report);
  yst_layout_blank_line(&report->layout);
  if (obstacle.length) yst_layout_paragraph(&report->layout, YST_STYLE_WARN, 0, 2, obstacle);
  yst_comparison_counts_write(&line, report);
  yst_layout_paragraph(&report->layout, YST_STYLE_BOLD, 0, 2, yst_buffer_text(&line));
}

const yst_comparison_form yst_comparison_text = {begin, add_partnership, end};
