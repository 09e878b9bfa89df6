#include "report/evaluation.h"
#include "report/words.h"

/* One line a finding, for programs that read lines: weight, code, partnership, place, message. */
static void add_finding(yst_report *report, const yst_finding *finding)
{
  yst_buffer line = yst_buffer_in(report->scratch);
  yst_buffer_format(&line, "%s %t: ", yst_weight_word(finding->weight), finding->code);
  if (finding->partnership.length) yst_buffer_format(&line, "%t: ", finding->partnership);
  yst_buffer_add(&line, finding->message);
  for (size_t i = 0; i < finding->place_count; i++) {
    yst_buffer_add_string(&line, i ? "; " : " [");
    yst_place_write(&line, &finding->places[i]);
  }
  if (finding->place_count) yst_buffer_add_byte(&line, ']');
  yst_layout_add(&report->layout, YST_STYLE_PLAIN, yst_buffer_text(&line));
  yst_buffer_add_byte(&report->out.buffer, '\n');
}

static void add_findings(yst_report *report, const yst_outcome *outcome)
{
  for (size_t i = 0; i < outcome->finding_count; i++) add_finding(report, &outcome->findings[i]);
}

const yst_report_form yst_report_findings = {.partnership = add_findings, .end = add_findings};
