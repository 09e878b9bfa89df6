#include "cli/touches.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/register.h"
#include "cli/rules.h"

static cli_exit find_one(const cli_options *options, const yst_toolkit *toolkit, yst_touches **touches)
{
  cli_register data;
  cli_exit status = cli_register_open(options, options->registers[0], NULL, &data);
  if (status != CLI_WELL) return status;
  yst_error error;
  yst_status found = yst_touches_find(toolkit, options->as_at, data.inputs, data.count, touches, &error);
  cli_register_close(&data);
  return found == YST_ERROR_RULES ? CLI_WELL : cli_failed(found, &error, options->registers[0]);
}

static bool reads_input_twice(const cli_options *options)
{
  return strcmp(options->registers[0], "-") == 0 && options->argument_count > 1;
}

cli_exit cli_touches_find(const cli_options *options, yst_toolkit *const *toolkits, size_t count,
                          cli_touches *touches)
{
  *touches = (cli_touches){0, NULL};
  if (!options->register_count || !count) return CLI_WELL;
  if (options->register_count > 1) {
    cli_say("`check` is held against one register");
    return CLI_USE;
  }
  if (reads_input_twice(options)) {
    cli_say("standard input can be read only once");
    return CLI_USE;
  }
  touches->items = calloc(count, sizeof *touches->items);
  if (!touches->items) {
    cli_say_file(options->registers[0], ENOMEM);
    return CLI_USE;
  }
  touches->count = count;
  cli_exit status = CLI_WELL;
  for (size_t i = 0; i < count && status == CLI_WELL; i++)
    status = find_one(options, toolkits[i], &touches->items[i]);
  return status;
}

void cli_touches_free(cli_touches *touches)
{
  for (size_t i = 0; i < touches->count; i++) yst_touches_free(touches->items[i]);
  free(touches->items);
}
