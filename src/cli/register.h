/* A register named on the command line: a CSV file, a folder with register.csv and its lists, or standard
 * input. It keeps its files open until it is closed. */
#ifndef YST_CLI_REGISTER_H
#define YST_CLI_REGISTER_H

#include "cli/cli.h"
#include "cli/files.h"

typedef struct cli_table {
  char *name;
  int file; /* -1: from memory */
  const cli_bytes *bytes;
  size_t at;
  cli_progress *progress; /* told what is read, or NULL */
} cli_table;

typedef struct cli_register {
  size_t count;
  cli_table *tables;
  yst_register_table *inputs; /* what the library is given */
} cli_register;

/* Opens it, and the tables that --with names, which come before those of the folder. `input` holds standard
 * input when that has been read, or is NULL. CLI_WELL, or what to exit with after it was said. */
cli_exit cli_register_open(const cli_options *options, const char *path, const cli_bytes *input,
                           cli_register *result);
/* From now on what is read of the register itself is told. */
void cli_register_watch(cli_register *result, cli_progress *progress);
void cli_register_close(cli_register *result);

#endif
