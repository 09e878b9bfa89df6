/* Messages about rule files: as text with the lines they are about, one a line, told in sentences, as JSON
 * and as SARIF. It reads diagnostics and owns nothing. */
#ifndef YST_REPORT_MESSAGES_H
#define YST_REPORT_MESSAGES_H

#include "inquire/touched.h"
#include "report/json.h"
#include "report/layout.h"

/* What was found in one rule file and the files it uses. */
typedef struct yst_messages {
  yst_text file; /* the file that was named */
  const yst_sources *texts;
  const yst_diags *diags;
  yst_slugs left_out;         /* names that the user does not want to hear of */
  yst_slugs not_run;          /* checks that need a file without errors */
  yst_slugs asked_not_run;    /* those of them that the user asked for by name */
  bool witness;               /* in text: examples and lines of a register to be pasted */
  bool all;                   /* in text: the checks that did not run are named, and not only counted */
  const yst_touched *touched; /* by message: whom of a register it touches; NULL: there is none */
  bool untold;                /* there is a register, and nothing can be told of it */
} yst_messages;

/* Gives each message the citation of the rule it stands in. */
void yst_messages_cite(const yst_model *model, yst_diags *diags);

/* `error`, `warning`, `note` */
const char *yst_severity_word(yst_severity severity);
/* `halls.rules:12:5`, or nothing without a place. */
void yst_message_place_write(yst_buffer *buffer, const yst_sources *texts, yst_span span);
/* `error[Y201 unknown-name]` */
void yst_message_code_write(yst_buffer *buffer, const yst_diag *diag);
/* One change in words, whatever else the message offers. */
yst_text yst_message_change_words(yst_arena *arena, const yst_sources *texts, const yst_fix *fix);
/* A change in words: write `seats` instead of `seets`. Empty for one that stood among them before. */
yst_text yst_message_fix_words(yst_arena *arena, const yst_sources *texts, const yst_diag *diag,
                               size_t index);
/* Whether a help asks what a fix answers. */
bool yst_message_help_is_answered(yst_arena *arena, const yst_diag *diag, size_t help);
/* What there is to count: the messages, those not shown, whether a register could be looked at, the
 * checks that did not run. Returns how many lines.
 */
#define YST_SUMMARY_LINES 5
size_t yst_messages_summary(yst_arena *arena, const yst_messages *messages,
                            yst_text lines[YST_SUMMARY_LINES]);
yst_text yst_messages_not_run(yst_arena *arena, const yst_messages *messages);

/* One message with its source lines, marks, fixes, help, a case that shows it and whom it touches. */
void yst_message_text(const yst_layout *layout, const yst_messages *messages, size_t index);
/* The case that shows a message, in a sentence; `whole`: also as an example and a register to be pasted.
 * Nothing when there is none that holds. */
void yst_message_witness_text(const yst_layout *layout, const yst_witness *witness, bool whole);
/* `touches 2 partnerships: Mill Lane (line 2), Quay (line 3)`; empty for NULL. */
yst_text yst_message_touched_words(yst_arena *arena, const yst_touched *touched);
/* The same as a member `touches`, null for NULL. */
void yst_message_touched_json(yst_json *json, const yst_touched *touched);
/* The lines of the places of a message with marks under them. */
void yst_message_snippets(const yst_layout *layout, const yst_sources *texts, const yst_diag *diag);
/* All of them and a line of counts; a line that says so when there are none. */
void yst_messages_text(const yst_layout *layout, const yst_messages *messages);
/* One a line, for editors: `halls.rules:4:8: error[Y201 unknown-name]: nothing is called …`. */
void yst_messages_line(yst_buffer *buffer, const yst_messages *messages);
/* Sentences without drawings, for those who have them read out. */
void yst_messages_narrated(const yst_layout *layout, const yst_messages *messages);
/* A log of the Static Analysis Results Interchange Format 2.1.0 for all files together. */
void yst_messages_sarif(yst_buffer *buffer, const yst_messages *messages, size_t count, const char *version);
/* The document of `check --format json`, one member of `files` for each file. */
void yst_messages_json(yst_buffer *buffer, const yst_messages *messages, size_t count);

#endif
