/* The changes that messages offer, made in the text they are about. Texts and lists live in the arena that is
 * given; the source stays as it is. */
#ifndef YST_DIAGNOSTIC_MEND_H
#define YST_DIAGNOSTIC_MEND_H

#include "diagnostic/diagnostic.h"

/* One change and the message that offers it. */
typedef struct yst_edit {
  const yst_diag *diag;
  size_t fix; /* place in diag->fixes */
} yst_edit;

typedef struct yst_edits {
  size_t count;
  yst_edit *items;
} yst_edits;

/* The certain changes to one source in the order of their places; of two that touch each other the first. */
yst_edits yst_edits_certain(yst_arena *arena, const yst_diags *diags, const yst_source *source);
/* The text of the source with these changes made. */
void yst_edits_make(const yst_edits *edits, const yst_source *source, yst_buffer *text);

#endif
