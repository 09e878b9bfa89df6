/* `check --fix`: the changes that are certain are made in the files that were named, those that are not are
 * shown. Nothing is owned. */
#ifndef YST_CLI_MEND_H
#define YST_CLI_MEND_H

#include "cli/cli.h"

/* Makes them, or with --diff only shows them: then CLI_FOUND when there are any. */
cli_exit cli_mend(const cli_options *options);

#endif
