/* How far a long run has come, on a terminal: one line on standard error that is written over and wiped at
 * the end. Whoever runs something keeps it; nothing is shown where standard error is no terminal. */
#ifndef YST_CLI_PROGRESS_H
#define YST_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

typedef struct cli_progress {
  bool wanted, shown;
  size_t lines;
  struct timespec begun, last; /* the run; when the line was last written */
} cli_progress;

/* The run begins now. */
cli_progress cli_progress_begin(void);
/* Counts the lines of what was read, and says how many there have been once a second has gone by. */
void cli_progress_read(cli_progress *progress, const char *bytes, size_t size);
/* Takes the line away, before something else is written and at the end. `progress` may be NULL. */
void cli_progress_wipe(cli_progress *progress);

#endif
