/* What is said about a rule file, as data: a stable code, a place, further places, fixes. Nothing is printed
 * here; report/ turns messages into text and JSON. Messages live in the arena of their list. */
#ifndef YST_DIAGNOSTIC_DIAGNOSTIC_H
#define YST_DIAGNOSTIC_DIAGNOSTIC_H

#include <stdbool.h>

#include "base/buffer.h"
#include "source/source.h"

typedef enum yst_severity { YST_SEVERITY_ERROR, YST_SEVERITY_WARNING, YST_SEVERITY_NOTE } yst_severity;

/* Codes are printed as Y and three digits. A number keeps its meaning for ever. */
typedef enum yst_code {
#define YST_CODE(number, name, severity, slug, title) YST_##name = number,
#include "diagnostic/codes.def"
#undef YST_CODE
  YST_CODE_NONE = 0
} yst_code;

typedef struct yst_code_info {
  yst_code code;
  yst_severity severity; /* the usual one */
  const char *slug;      /* the name by which the user speaks of it: `band-gap` */
  const char *title;     /* what it is about, for lists */
} yst_code_info;

/* NULL for a number that is no code. */
const yst_code_info *yst_code_info_of(unsigned number);
/* By slug or number: `unknown-name`, `Y201`, `y201`, `201`. NULL when there is none. */
const yst_code_info *yst_code_info_named(yst_text word);
/* All codes in order of their numbers. */
const yst_code_info *yst_codes(size_t *count);

/* Names of codes. */
typedef struct yst_slugs {
  const char **items;
  size_t count;
} yst_slugs;

typedef struct yst_label {
  yst_span span;
  yst_text text;
} yst_label;

typedef struct yst_fix {
  yst_span span; /* what is replaced; empty to insert */
  yst_text replacement;
  bool certain; /* false: likely what was meant */
} yst_fix;

/* A case that shows the message to be true, and whom of a register it touches: see check/witness.h. */
typedef struct yst_witness yst_witness;

typedef struct yst_diag {
  yst_code code;
  yst_severity severity;
  yst_span span;
  yst_text message; /* a fragment: small first letter, no full stop, back-ticks round source words */
  size_t label_count, label_capacity;
  yst_label *labels; /* further places, each with what it has to do with it */
  size_t fix_count, fix_capacity;
  yst_fix *fixes;
  size_t help_count, help_capacity;
  yst_text *helps;      /* plain sentences: what can be done */
  yst_witness *witness; /* NULL: none */
  yst_text consequence; /* a fragment: what comes of it if it stays; or empty */
  yst_text citation;    /* the document that the rule stands in: `Handbook, page 4`; or empty */
} yst_diag;

typedef struct yst_diags {
  yst_arena *arena;
  size_t count, capacity;
  yst_diag **items;
  size_t dropped;          /* said beyond YST_LIMIT_MESSAGES */
  size_t errors, warnings; /* counted by severity, those dropped too */
  const bool *muted;       /* by place in yst_codes(): what is passed over, not even counted; or NULL */
  yst_diag scratch;        /* what is handed out past the limit; nothing is added to it */
} yst_diags;

yst_diags *yst_diags_new(yst_arena *arena);
/* Adds a message with its code's usual severity; the format is yst_buffer_format's. Never NULL: past the
 * limit the message is counted and a scratch one is returned, so that labels can be added all the same. One
 * that is muted gives the scratch one too. */
yst_diag *yst_diags_add(yst_diags *diags, yst_code code, yst_span span, const char *format, ...);
/* Gives a message another severity than its code's usual one, and counts it anew. */
void yst_diag_severity(yst_diags *diags, yst_diag *diag, yst_severity severity);
/* A further place, with what it has to do with the message. */
void yst_diag_label(yst_diags *diags, yst_diag *diag, yst_span span, const char *format, ...);
/* A change that would mend it; the replacement is copied. */
void yst_diag_fix(yst_diags *diags, yst_diag *diag, yst_span span, bool certain, yst_text replacement);
/* A plain sentence on what can be done. */
void yst_diag_help(yst_diags *diags, yst_diag *diag, const char *format, ...);
/* What comes of it for a partnership. */
void yst_diag_consequence(yst_diags *diags, yst_diag *diag, const char *format, ...);
/* The place of the document that the rule concerned comes from; copied. */
void yst_diag_cite(yst_diags *diags, yst_diag *diag, yst_text citation);
/* Leaves out the messages that are marked, by their places in the list; they no longer count. */
void yst_diags_leave_out(yst_diags *diags, const bool *marked);
/* By source, then place, then order of arrival. */
void yst_diags_sort(yst_diags *diags);

#endif
