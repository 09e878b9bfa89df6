#include <stdlib.h>
#include <string.h>

#include "cli/diff.h"
#include "cli/rules.h"

/* What becomes of the formatted text: printed, compared, shown as a difference, or written back. */
static cli_exit settle(const cli_options *options, const char *path, const cli_bytes *now,
                       const cli_bytes *formatted, cli_output *output)
{
  if (!options->check && !options->write && !options->diff)
    return cli_output_write(output, formatted->bytes, formatted->length) ? CLI_WELL : CLI_OUTPUT;
  if (cli_bytes_equal(now, formatted)) return CLI_WELL;
  if (options->diff && !cli_diff_write(output, path, now, formatted)) return CLI_OUTPUT;
  if (options->check) cli_say("%s: not in the canonical layout", path);
  if (!options->write) return CLI_FOUND;
  int error = cli_replace_file(path, formatted);
  if (!error) return CLI_WELL;
  cli_say_unwritten(path, error);
  return CLI_OUTPUT;
}

static cli_exit format_bytes(const cli_options *options, const char *path, const cli_bytes *now,
                             cli_output *output)
{
  yst_toolkit *toolkit;
  yst_status status = cli_compile_bytes(options, path, now, true, &toolkit);
  if (status == YST_ERROR_RULES) cli_show_messages(options, toolkit);
  cli_exit exit_status = status == YST_ERROR_RULES ? CLI_RULES : CLI_USE;
  if (status == YST_OK) {
    cli_gathered all = {{NULL, 0}, 0};
    yst_output to = {.write = cli_gather, .context = &all, .form = YST_FORM_TEXT};
    status = yst_toolkit_format(toolkit, &to);
    exit_status = status == YST_OK
                      ? settle(options, path, now, &all.bytes, output)
                      : cli_failed(status == YST_ERROR_WRITE ? YST_ERROR_MEMORY : status, NULL, path);
    free(all.bytes.bytes);
  }
  yst_toolkit_free(toolkit);
  return exit_status;
}

static cli_exit format_file(const cli_options *options, const char *path, cli_output *output)
{
  if (options->write && strcmp(path, "-") == 0) {
    cli_say("standard input cannot be written back; without --write it is printed");
    return CLI_USE;
  }
  cli_bytes now;
  if (!cli_read_rules(path, &now)) return CLI_USE;
  cli_exit status = format_bytes(options, path, &now, output);
  free(now.bytes);
  return status;
}

cli_exit cli_format(const cli_options *options)
{
  if (options->write && (options->check || options->diff)) {
    cli_say("--%s changes nothing, and --write does: give one of them", options->check ? "check" : "diff");
    return CLI_USE;
  }
  cli_output output = cli_output_to(options->output);
  cli_exit status = CLI_WELL;
  for (size_t i = 0; i < options->argument_count; i++) {
    cli_exit one = format_file(options, options->arguments[i], &output);
    if (one > status) status = one;
  }
  return cli_output_close(&output) ? status : CLI_OUTPUT;
}
