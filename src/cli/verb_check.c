#include <errno.h>
#include <stdlib.h>
#include <string.h>

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

/* ---- format ---- */

/* Text that is gathered to be compared or written back. */
typedef struct gathered {
  cli_bytes bytes;
  size_t capacity;
} gathered;

static bool gather(void *context, const char *bytes, size_t size)
{
  gathered *all = context;
  if (size > all->capacity - all->bytes.length) {
    size_t capacity = 2 * (all->bytes.length + size);
    char *more = realloc(all->bytes.bytes, capacity);
    if (!more) return false;
    all->bytes.bytes = more;
    all->capacity = capacity;
  }
  memcpy(all->bytes.bytes + all->bytes.length, bytes, size);
  all->bytes.length += size;
  return true;
}

static bool is_same(const char *path, const cli_bytes *formatted, cli_exit *status)
{
  cli_bytes now;
  int error = cli_read_file(path, SIZE_MAX, &now);
  if (error) {
    cli_say_file(path, error);
    *status = CLI_USE;
    return true;
  }
  bool same = now.length == formatted->length &&
              (!now.length || memcmp(now.bytes, formatted->bytes, now.length) == 0);
  free(now.bytes);
  return same;
}

/* What becomes of the formatted text: printed, compared, or written back. */
static cli_exit settle(const cli_options *options, const char *path, const cli_bytes *formatted,
                       cli_output *output)
{
  if (!options->check && !options->write) {
    return cli_output_write(output, formatted->bytes, formatted->length) ? CLI_WELL : CLI_OUTPUT;
  }
  cli_exit status = CLI_WELL;
  if (is_same(path, formatted, &status)) return status;
  if (options->check) {
    cli_say("%s: not in the canonical layout", path);
    return CLI_FOUND;
  }
  int error = cli_replace_file(path, formatted);
  if (!error) return CLI_WELL;
  cli_say_file(path, error);
  return CLI_OUTPUT;
}

static cli_exit format_file(const cli_options *options, const char *path, cli_output *output)
{
  yst_toolkit *toolkit;
  yst_status status = cli_compile(options, path, true, &toolkit);
  if (status == YST_ERROR_RULES) {
    yst_output messages = {cli_error_write, NULL, YST_FORM_TEXT, options->width, false, false, false};
    yst_messages_write((const yst_toolkit *const *)&toolkit, 1, &messages);
  }
  cli_exit exit_status = status == YST_ERROR_RULES ? CLI_RULES : CLI_USE;
  if (status == YST_OK) {
    gathered all = {{NULL, 0}, 0};
    yst_output to = {.write = gather, .context = &all, .form = YST_FORM_TEXT};
    status = yst_toolkit_format(toolkit, &to);
    if (status == YST_OK) {
      exit_status = settle(options, path, &all.bytes, output);
    } else {
      exit_status = cli_failed(status == YST_ERROR_WRITE ? YST_ERROR_MEMORY : status, NULL, path);
    }
    free(all.bytes.bytes);
  }
  yst_toolkit_free(toolkit);
  return exit_status;
}

cli_exit cli_format(const cli_options *options)
{
  cli_output output = cli_output_to(options->output);
  cli_exit status = CLI_WELL;
  for (size_t i = 0; i < options->argument_count; i++) {
    if ((options->check || options->write) && strcmp(options->arguments[i], "-") == 0) {
      cli_say("standard input can only be printed, not compared or written back");
      return CLI_USE;
    }
    cli_exit one = format_file(options, options->arguments[i], &output);
    if (one > status) status = one;
  }
  return cli_output_close(&output) ? status : CLI_OUTPUT;
}
