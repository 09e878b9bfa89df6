/* What is told of one partnership on an HTML page: findings, results, what is undecided, scores, numbers. It
 * writes into the page's buffer and owns nothing. */
#ifndef YST_REPORT_PARTNERSHIP_HTML_H
#define YST_REPORT_PARTNERSHIP_HTML_H

#include "report/evaluation.h"
#include "report/verdict.h"

/* Everything below the partnership's heading. */
void yst_partnership_html(yst_report *report, yst_buffer *to, yst_text name, const yst_outcome *outcome);

/* Its parts, for what stands beside the partnerships. */

/* Findings, or notes, as a list under a heading, what must be first. */
void yst_findings_html(yst_report *report, yst_buffer *to, const yst_outcome *outcome, bool notes,
                       const char *heading);
/* From <table> to <tbody>, and the other end. */
void yst_results_html_begin(yst_buffer *to, yst_text caption, const char *first);
void yst_results_html_end(yst_buffer *to);
/* One row: what it is called, what it says, where it is written. */
void yst_result_html(yst_report *report, yst_buffer *to, yst_text label, yst_text words, bool bad,
                     const yst_about *about);
/* The rules of one standing, a row each, below a line of their own unless `heading` is NULL. */
void yst_rules_html(yst_report *report, yst_buffer *to, const yst_outcome *outcome, yst_standing standing,
                    const char *heading);
/* Citations by the numbers of their sources, which lead to the list of sources. */
void yst_references_html(yst_buffer *to, const yst_model *model, const yst_about *about);

#endif
