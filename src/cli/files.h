/* Files as the command sees them: read whole, read in pieces, written in pieces, replaced. Whoever opens one
 * closes it. */
#ifndef YST_CLI_FILES_H
#define YST_CLI_FILES_H

#include "cli/progress.h"
#include "include/yardstick.h"

/* A file read whole. */
typedef struct cli_bytes {
  char *bytes;
  size_t length;
} cli_bytes;

/* Reads a file, or standard input for `-`. 0, or the system's error number; EFBIG beyond what a rule file may
 * reasonably hold. */
int cli_read_file(const char *path, size_t limit, cli_bytes *result);
/* Freed with free(). The path of a file that is named in another one; NULL without memory. */
char *cli_path_beside(const char *from, const char *wanted);
/* The part of a path after its last stroke. */
const char *cli_base_name(const char *path);
/* Replaces a file at once, keeping its permissions. 0 or the system's error number. */
int cli_replace_file(const char *path, const cli_bytes *content);

/* Says that a file could not be written, and why. */
void cli_say_unwritten(const char *path, int error);

/* Text that is gathered in memory, freed with free(). */
typedef struct cli_gathered {
  cli_bytes bytes;
  size_t capacity;
} cli_gathered;

/* A yst_write_function; the context is a cli_gathered. */
bool cli_gather(void *context, const char *bytes, size_t size);
bool cli_bytes_equal(const cli_bytes *a, const cli_bytes *b);

/* Where results go. The file is made when the first bytes come, so that a run that fails before leaves an old
 * one alone. */
typedef struct cli_output {
  const char *path;       /* NULL: standard output */
  int file;               /* -1 until it is open */
  int error;              /* the system's error number once something failed */
  cli_progress *progress; /* to be wiped before something is written, or NULL */
} cli_output;

cli_output cli_output_to(const char *path);
/* A yst_write_function; the context is a cli_output. */
bool cli_output_write(void *context, const char *bytes, size_t size);
/* A yst_write_function for standard error; it has no context. */
bool cli_error_write(void *context, const char *bytes, size_t size);
/* Closes it. false after saying what went wrong; a reader that has gone away is no matter for words. */
bool cli_output_close(cli_output *output);

/* Whether colours are wanted where results go, and how wide lines may be. */
bool cli_wants_colour(int file);
size_t cli_terminal_width(int file);

#endif
