#include "report/findings_text.h"

#include "report/words.h"

#define WEIGHT_WIDTH 8

static void add_message(yst_report *report, const yst_finding *finding, size_t count, size_t indent)
{
  static const yst_style styles[] = {YST_STYLE_BAD, YST_STYLE_WARN, YST_STYLE_DIM};
  const char *lead = yst_weight_word(finding->weight);
  size_t column = indent + WEIGHT_WIDTH;
  yst_buffer_add_repeat(&report->out.buffer, ' ', indent);
  yst_layout_add(&report->layout, styles[finding->weight], yst_text_from(lead));
  yst_buffer_add_repeat(&report->out.buffer, ' ', WEIGHT_WIDTH - strlen(lead));
  yst_text message = finding->message;
  if (count > 1) message = yst_format(report->scratch, "%t (%z times)", message, count);
  yst_layout_fill(&report->layout, YST_STYLE_PLAIN, column, column, message);
}

/* Where it is seen, where it is written, and the code that stays the same. */
static void add_origin(yst_report *report, const yst_finding *findings, size_t count, size_t indent)
{
  yst_buffer line = yst_buffer_in(report->scratch);
  for (size_t i = 0; i < count; i++) {
    if (line.length && findings[i].place_count) yst_buffer_add_string(&line, "; ");
    yst_places_write(&line, findings[i].places, findings[i].place_count);
  }
  if (findings->about && findings->about->citation_count) {
    if (line.length) yst_buffer_add_string(&line, "; ");
    yst_references_write(&line, report->model, findings->about, "");
  }
  yst_buffer_format(&line, line.length ? "; %t" : "%t", findings->code);
  yst_layout_paragraph(&report->layout, YST_STYLE_DIM, indent + WEIGHT_WIDTH, indent + WEIGHT_WIDTH,
                       yst_buffer_text(&line));
}

static void add_weight(yst_report *report, const yst_outcome *outcome, yst_weight weight, bool *begun,
                       const char *heading, size_t indent)
{
  for (size_t i = 0, count; i < outcome->finding_count; i += count) {
    const yst_finding *finding = &outcome->findings[i];
    count = yst_report_alike(outcome, i);
    if (finding->weight != weight) continue;
    if (!*begun)
      yst_layout_paragraph(&report->layout, YST_STYLE_BOLD, indent, indent, yst_text_from(heading));
    *begun = true;
    add_message(report, finding, count, indent + 2);
    add_origin(report, finding, count, indent + 2);
  }
}

void yst_findings_text(yst_report *report, const yst_outcome *outcome, bool notes, const char *heading,
                       size_t indent)
{
  bool begun = false;
  yst_weight first = notes ? YST_NOTE : YST_MUST, last = notes ? YST_NOTE : YST_SHOULD;
  for (yst_weight weight = first; weight <= last; weight++)
    add_weight(report, outcome, weight, &begun, heading, indent);
}
