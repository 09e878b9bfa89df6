/* Everything that can be known of a toolkit without data. Each check is a row of one table: name, code,
 * level, what must have passed before, one function that reads the model and never changes it. */
#ifndef YST_CHECK_CHECK_H
#define YST_CHECK_CHECK_H

#include "check/levels.h"
#include "model/model.h"

typedef struct yst_check {
  const char *slug; /* the name by which it is allowed, warned of or denied */
  yst_code code;
  yst_severity level;
  bool on;                /* by default */
  bool needs_clean_model; /* runs only when the model has no errors */
  /* NULL for what is asked of several toolkits together. */
  void (*run)(const struct yst_check *check, const yst_model *model, yst_diags *diags);
} yst_check;

const yst_check *yst_checks(size_t *count);
/* The check that finds what has this code; NULL for codes of words, names and types. */
const yst_check *yst_check_of(yst_code code);

/* Runs all checks that are on, but those that `levels` (may be NULL) does not want; what they say has its
 * usual level. Gives the names of those that could not run because the model has errors. */
yst_slugs yst_check_model(const yst_model *model, const yst_levels *levels, yst_diags *diags);

#endif
