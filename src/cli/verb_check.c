#include <errno.h>
#include <stdlib.h>

#include "cli/rules.h"

/* The toolkits that could be read at all, faulty ones too. */
static size_t compile_readable(const cli_options *options, yst_toolkit **toolkits, cli_exit *status)
{
  size_t count = 0;
  for (size_t i = 0; i < options->argument_count; i++) {
    yst_status compiled = cli_compile(options, options->arguments[i], false, &toolkits[count]);
    if (toolkits[count]) count++;
    if (compiled == YST_ERROR_RULES && *status == CLI_WELL) *status = CLI_RULES;
    if (compiled != YST_OK && compiled != YST_ERROR_RULES) *status = CLI_USE;
  }
  return count;
}

cli_exit cli_check(const cli_options *options)
{
  yst_toolkit **toolkits = calloc(options->argument_count, sizeof *toolkits);
  if (!toolkits) {
    cli_say_file(options->arguments[0], ENOMEM);
    return CLI_USE;
  }
  cli_exit status = CLI_WELL;
  size_t count = compile_readable(options, toolkits, &status);
  cli_output output = cli_output_to(options->output);
  yst_output to = cli_output_of(options, &output);
  if (count) {
    yst_status written = yst_messages_write((const yst_toolkit *const *)toolkits, count, &to);
    if (written == YST_ERROR_MEMORY) status = cli_failed(written, NULL, "messages");
  }
  if (!cli_output_close(&output)) status = CLI_OUTPUT;
  cli_free_toolkits(toolkits, count);
  return status;
}
