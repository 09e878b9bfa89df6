/* Two texts line by line, in the unified form that other tools read. Nothing is owned. */
#ifndef YST_CLI_DIFF_H
#define YST_CLI_DIFF_H

#include "cli/files.h"

/* Writes what turns `before` into `after`, three lines around each change, headed by the path on both sides;
 * nothing when they are the same. false when it could not be written or there was no memory. */
bool cli_diff_write(cli_output *output, const char *path, const cli_bytes *before, const cli_bytes *after);

#endif
