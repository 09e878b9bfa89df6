#include <stdlib.h>
#include <string.h>

#include "cli/rules.h"

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
    yst_output messages = {.write = cli_error_write, .width = options->width};
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
