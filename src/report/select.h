/* What somebody asked to see: `name,total=significance.total,findings`. Each column has a header, and what
 * stands under it. */
#ifndef YST_REPORT_SELECT_H
#define YST_REPORT_SELECT_H

#include "base/arena.h"
#include "model/model.h"

typedef enum yst_column_kind { YST_COLUMN_NAME, YST_COLUMN_RESULT, YST_COLUMN_FINDINGS } yst_column_kind;

typedef struct yst_column {
  yst_column_kind kind;
  yst_text header;
  const yst_result *result; /* RESULT only */
} yst_column;

typedef struct yst_selection {
  size_t count, capacity;
  yst_column *columns;
  bool *wanted; /* by result index; NULL when everything is shown */
  bool has_findings;
} yst_selection;

/* The name, every result of a partnership that is not hidden, and the findings if they were looked for. */
yst_selection yst_select_all(yst_arena *arena, const yst_model *model, bool findings);
/* Reads a list of names. false when one is unknown: *problem is then a sentence, with a near name where there
 * is one. */
bool yst_select(yst_arena *arena, const yst_model *model, yst_text list, yst_selection *selection,
                yst_text *problem);

#endif
