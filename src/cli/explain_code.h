/* The page of a diagnostic, from the text of docs/diagnostics.md that is built into the command. Nothing is
 * owned. */
#ifndef YST_CLI_EXPLAIN_CODE_H
#define YST_CLI_EXPLAIN_CODE_H

#include "cli/cli.h"

/* docs/diagnostics.md; cmake/embed.cmake writes them. */
extern const char cli_diagnostics[];
extern const size_t cli_diagnostics_length;

/* Prints the page of `Y201` or `unknown-name`. */
cli_exit cli_explain_code(const char *word);

#endif
