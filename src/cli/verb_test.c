#include "cli/rules.h"

cli_exit cli_test(const cli_options *options)
{
  cli_exit status;
  yst_toolkit **toolkits = cli_compile_all(options, options->arguments, options->argument_count, &status);
  if (!toolkits) return status;
  cli_output output = cli_output_to(options->output);
  yst_output to = cli_output_of(options, &output);
  yst_counts counts = {0};
  yst_examples_request request = {
      .as_at = options->as_at, .only = options->only, .coverage = options->coverage};
  yst_error error;
  yst_status done = yst_examples_run((const yst_toolkit *const *)toolkits, options->argument_count, &request,
                                     &to, &counts, &error);
  status = cli_failed(done, &error, options->arguments[0]);
  /* Tests that pass because there are none prove nothing. */
  if (status == CLI_WELL && (counts.failures || counts.without_examples)) status = CLI_FOUND;
  if (!cli_output_close(&output)) status = CLI_OUTPUT;
  cli_free_toolkits(toolkits, options->argument_count);
  return status;
}
