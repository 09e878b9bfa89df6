/* Rule files named on the command line, compiled with the files that they use. What is faulty is said on
 * standard error. */
#ifndef YST_CLI_RULES_H
#define YST_CLI_RULES_H

#include "cli/cli.h"
#include "cli/files.h"

/* Reads a rule file, or standard input for `-`; freed with free(). false after saying why it cannot be had.
 */
bool cli_read_rules(const char *path, cli_bytes *content);
/* The same as cli_compile for a text that has been read. */
yst_status cli_compile_bytes(const cli_options *options, const char *path, const cli_bytes *content,
                             bool syntax_only, yst_toolkit **toolkit);
/* What is wrong with it, on standard error. */
void cli_show_messages(const cli_options *options, const yst_toolkit *toolkit);
/* Compiles a file. YST_OK and YST_ERROR_RULES give a toolkit; anything else has been said. */
yst_status cli_compile(const cli_options *options, const char *path, bool syntax_only, yst_toolkit **toolkit);
/* The same for something that is to be used: messages of a faulty one are printed. NULL and *status when it
 * cannot be used. */
yst_toolkit *cli_compile_sound(const cli_options *options, const char *path, cli_exit *status);
/* Several sound ones, in an array freed with cli_free_toolkits; NULL and *status when one cannot be used. */
yst_toolkit **cli_compile_all(const cli_options *options, char *const *paths, size_t count, cli_exit *status);
void cli_free_toolkits(yst_toolkit **toolkits, size_t count);

/* Where results go and how they look. */
yst_output cli_output_of(const cli_options *options, cli_output *output);
/* The exit status that a failed call leads to, after saying what is wrong. */
cli_exit cli_failed(yst_status status, const yst_error *error, const char *subject);

#endif
