/* The sentences and fragments that every form of report shares: where something stands, what it is cited
 * from, what things are called. Everything is appended to a buffer; nothing is owned. */
#ifndef YST_REPORT_WORDS_H
#define YST_REPORT_WORDS_H

#include "evaluate/evaluate.h"
#include "evaluate/show.h"

/* `Guide to partnerships, page 4` */
void yst_citation_write(yst_buffer *buffer, const yst_model *model, const yst_citation *citation);
/* All citations of a rule, parted by `; `. */
void yst_citations_write(yst_buffer *buffer, const yst_model *model, const yst_about *about);
/* The same with the sources by their numbers, for a report that lists them: `[2] page 4, page 7; [3]`. A
 * source's number is its place in the model, from 1; `letter` stands before it where there are several
 * toolkits. */
void yst_references_write(yst_buffer *buffer, const yst_model *model, const yst_about *about,
                          const char *letter);
/* `register.csv line 4, Budget` */
void yst_place_write(yst_buffer *buffer, const yst_place *place);
/* `register.csv line 4: Budget, Lead; risks.csv lines 7, 9` */
void yst_places_write(yst_buffer *buffer, const yst_place *places, size_t count);
/* `halls.rules:12`, or nothing for a span without a source. */
void yst_span_write(yst_buffer *buffer, const yst_sources *texts, yst_span span);
/* The line of a span in its rule file, from 1; 0 without a source. */
uint32_t yst_span_line(const yst_sources *texts, yst_span span);
yst_text yst_span_file(const yst_sources *texts, yst_span span);

/* The label, or the name where there is none. */
yst_text yst_about_label(const yst_model *model, const yst_about *about);
yst_text yst_toolkit_title(const yst_model *model);
/* `Village halls, version 2024, A Council` */
void yst_toolkit_write(yst_buffer *buffer, const yst_model *model);

/* The name of a partnership, or `(no name, line 8)`. In the arena or the caller's. */
yst_text yst_called(yst_arena *arena, yst_text name, uint32_t line);

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
