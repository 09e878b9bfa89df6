/* Everything that can be known of a toolkit without data. Each check is a row of one table: name, code,
 * level, what must have passed before, one function that reads the model and never changes it. */
#ifndef YST_CHECK_CHECK_H
#define YST_CHECK_CHECK_H

#include "model/model.h"

typedef struct yst_check {
  const char *slug; /* the name by which it is turned on, off or up */
  yst_code code;
  yst_severity level;
  bool on;                /* by default */
  bool needs_clean_model; /* runs only when the model has no errors */
  void (*run)(const struct yst_check *check, const yst_model *model, yst_diags *diags);
} yst_check;

const yst_check *yst_checks(size_t *count);

/* How the user wants a check: as it is, off, on, or as an error. */
typedef enum yst_check_setting {
  YST_CHECK_DEFAULT,
  YST_CHECK_OFF,
  YST_CHECK_ON,
  YST_CHECK_ERROR
} yst_check_setting;

/* Runs all checks that are on. `settings` is by place in yst_checks(), or NULL for the defaults. A check that
 * did not run because the model has errors is not mentioned here; `skipped` (may be NULL) counts them. */
void yst_check_model(const yst_model *model, const yst_check_setting *settings, yst_diags *diags,
                     size_t *skipped);

#endif
