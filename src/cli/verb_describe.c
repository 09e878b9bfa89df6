#include "cli/rules.h"

cli_exit cli_describe(const cli_options *options)
{
  cli_exit status = CLI_WELL;
  yst_toolkit *toolkit = cli_compile_sound(options, options->arguments[0], &status);
  if (!toolkit) return status;
  cli_output output = cli_output_to(options->output);
  yst_output to = cli_output_of(options, &output);
  yst_error error;
  status =
      cli_failed(yst_toolkit_describe(toolkit, options->summary, &to, &error), &error, options->arguments[0]);
  if (!cli_output_close(&output)) status = CLI_OUTPUT;
  yst_toolkit_free(toolkit);
  return status;
}
