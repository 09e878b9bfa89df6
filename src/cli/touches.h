/* For `check --register`: the register is read once for each toolkit, to tell whom the messages touch. What
 * is wrong with the register is said on standard error. */
#ifndef YST_CLI_TOUCHES_H
#define YST_CLI_TOUCHES_H

#include "cli/cli.h"

typedef struct cli_touches {
  size_t count;
  yst_touches **items; /* by toolkit; NULL for one of which nothing can be told */
} cli_touches;

/* CLI_WELL, or what to exit with. Without a register nothing is found, and `items` is NULL. */
cli_exit cli_touches_find(const cli_options *options, yst_toolkit *const *toolkits, size_t count,
                          cli_touches *touches);
void cli_touches_free(cli_touches *touches);

#endif
