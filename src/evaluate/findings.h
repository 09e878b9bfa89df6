/* Findings while they are gathered: those of the record at hand, and those of the register as a whole.
 * Messages are made here and nowhere else, so that one kind of finding has one wording. */
#ifndef YST_EVALUATE_FINDINGS_H
#define YST_EVALUATE_FINDINGS_H

#include "base/buffer.h"
#include "evaluate/outcome.h"

/* Of many lines with one name a finding points to the first. */
#define YST_MOST_PLACES 20u

typedef struct yst_findings {
  yst_arena *arena; /* of the record, or of the run for those of the whole */
  bool wanted;
  size_t count, capacity;
  yst_finding *items;
  size_t dropped;       /* beyond YST_LIMIT_FINDINGS */
  yst_text partnership; /* put on each new finding */
  uint32_t line;
} yst_findings;

/* A new finding with its code and message (formats of base/buffer.h), or NULL when none are wanted or the
 * limit is reached. */
yst_finding *yst_findings_add(yst_findings *findings, yst_weight weight, const yst_about *about,
                              yst_text code, const char *format, ...);
void yst_finding_place(yst_findings *findings, yst_finding *finding, yst_place place);
/* `a.b` */
yst_text yst_dotted(yst_arena *arena, yst_text a, const char *b);

#endif
