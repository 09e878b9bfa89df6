/* The sentences and fragments that every form of report shares: where something stands, what it is cited
 * from, what a result says. Everything is appended to a buffer; nothing is owned. */
#ifndef YST_REPORT_WORDS_H
#define YST_REPORT_WORDS_H

#include "evaluate/evaluate.h"
#include "evaluate/show.h"

/* `Guide to partnerships, page 4` */
void yst_citation_write(yst_buffer *buffer, const yst_model *model, const yst_citation *citation);
/* All citations of a rule, parted by `; `. */
void yst_citations_write(yst_buffer *buffer, const yst_model *model, const yst_about *about);
/* `register.csv line 4, Budget` */
void yst_place_write(yst_buffer *buffer, const yst_place *place);
/* `derby.rules:12`, or nothing for a span without a source. */
void yst_span_write(yst_buffer *buffer, const yst_sources *texts, yst_span span);
/* The line of a span in its rule file, from 1; 0 without a source. */
uint32_t yst_span_line(const yst_sources *texts, yst_span span);
yst_text yst_span_file(const yst_sources *texts, yst_span span);

/* The label, or the name where there is none. */
yst_text yst_about_label(const yst_model *model, const yst_about *about);
yst_text yst_toolkit_title(const yst_model *model);
/* `Derby toolkit, version 2010/11, A Council` */
void yst_toolkit_write(yst_buffer *buffer, const yst_model *model);

/* What a result is called: `Quality: percent`, or, where the rule's own label stands above it, `Percent`. In
 * the arena or in the model. */
yst_text yst_result_label(yst_arena *arena, const yst_result *result, bool under_rule);
/* A result's value for people: as yst_show, with the word that belongs to a criterion's score, and for
 * published figures, claims and requirements what yes and no mean. */
void yst_result_write(yst_buffer *buffer, const yst_model *model, const yst_result *result, yst_value value);
/* The words that belong to a known score of a criterion; empty when there are none. */
yst_text yst_score_label(const yst_result *result, yst_value value);
/* `known`, `undecided`, `not applicable`, `not computable` */
const char *yst_state_word(yst_state state);
/* `must`, `should`, `note` */
const char *yst_weight_word(yst_weight weight);
/* `yes/no`, `number`, `money`, … as rule files name them. */
const char *yst_kind_word(yst_kind kind);
/* `Label: value`; a label that is a sentence or a question ends as such a one does. */
void yst_labelled_write(yst_buffer *buffer, yst_text label, yst_text value);
/* `1 finding`, `3 findings` */
void yst_count_write(yst_buffer *buffer, size_t count, const char *one, const char *many);

#endif
