#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/register.h"
#include "cli/rules.h"

/* The register is read once for each toolkit; standard input is kept for that. */
typedef struct reopener {
  const cli_options *options;
  const char *path;
  size_t count;
  cli_register *registers; /* by toolkit */
  cli_progress progress;
  bool has_input;
  cli_bytes input;
  cli_exit status;
} reopener;

static const yst_register_table *reopen(void *context, size_t toolkit, size_t *table_count)
{
  reopener *r = context;
  r->status = cli_register_open(r->options, r->path, r->has_input ? &r->input : NULL, &r->registers[toolkit]);
  if (toolkit == 0) cli_register_watch(&r->registers[toolkit], &r->progress);
  *table_count = r->registers[toolkit].count;
  return r->status == CLI_WELL ? r->registers[toolkit].inputs : NULL;
}

static cli_exit prepare(reopener *r, const cli_options *options)
{
  r->options = options;
  r->path = options->arguments[options->argument_count - 1];
  r->count = options->argument_count - 1;
  r->registers = calloc(r->count, sizeof *r->registers);
  if (!r->registers) {
    cli_say_file(r->path, ENOMEM);
    return CLI_USE;
  }
  if (strcmp(r->path, "-") != 0) return CLI_WELL;
  int error = cli_read_file(r->path, SIZE_MAX, &r->input);
  r->has_input = error == 0;
  if (!error) return CLI_WELL;
  cli_say_file("standard input", error);
  return CLI_REGISTER;
}

static cli_exit compare(const cli_options *options, reopener *r, yst_toolkit **toolkits)
{
  cli_output output = cli_output_to(options->output);
  yst_output to = cli_output_of(options, &output);
  yst_counts counts = {0};
  yst_error error;
  r->progress = cli_progress_begin();
  output.progress = &r->progress;
  yst_status done = yst_compare((const yst_toolkit *const *)toolkits, r->count, options->as_at, reopen, r,
                                &to, &counts, &error);
  cli_progress_wipe(&r->progress);
  /* What could not be opened was said where it was tried. */
  cli_exit status = r->status != CLI_WELL ? r->status : cli_failed(done, &error, r->path);
  if (status == CLI_WELL && counts.differing) status = CLI_FOUND;
  return cli_output_close(&output) ? status : CLI_OUTPUT;
}

cli_exit cli_compare(const cli_options *options)
{
  reopener r = {.status = CLI_WELL};
  cli_exit status = prepare(&r, options);
  yst_toolkit **toolkits =
      status == CLI_WELL ? cli_compile_all(options, options->arguments, r.count, &status) : NULL;
  if (toolkits) {
    status = compare(options, &r, toolkits);
    cli_free_toolkits(toolkits, r.count);
  }
  for (size_t i = 0; r.registers && i < r.count; i++) cli_register_close(&r.registers[i]);
  free(r.registers);
  free(r.input.bytes);
  return status;
}
