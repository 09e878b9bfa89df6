#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/register.h"
#include "cli/rules.h"

/* Beyond what the library takes, so that it is the library that says so. */
#define MOST_BYTES ((size_t)128 * 1024 * 1024)

/* A document that was read whole, handed over in pieces. */
typedef struct document {
  cli_bytes bytes;
  size_t at;
} document;

static size_t read_document(void *context, char *buffer, size_t size)
{
  document *from = context;
  size_t left = from->bytes.length - from->at;
  if (size > left) size = left;
  if (size) memcpy(buffer, from->bytes.bytes + from->at, size);
  from->at += size;
  return size;
}

/* ---- registers that the document prints ---- */

typedef struct printed {
  size_t opened;
  cli_register registers[CLI_REGISTERS];
  size_t count;
  yst_register_table *tables; /* of all of them */
} printed;

static void close_printed(printed *p)
{
  while (p->opened) cli_register_close(&p->registers[--p->opened]);
  free(p->tables);
}

static cli_exit open_printed(const cli_options *options, printed *p)
{
  *p = (printed){.count = 0};
  for (size_t i = 0; i < options->register_count; i++) {
    cli_register *data = &p->registers[i];
    cli_exit status = cli_register_open(options, options->registers[i], NULL, data);
    if (status != CLI_WELL) return status;
    p->opened++;
    yst_register_table *tables = realloc(p->tables, (p->count + data->count) * sizeof *tables);
    if (!tables) return CLI_USE;
    memcpy(tables + p->count, data->inputs, data->count * sizeof *tables);
    p->tables = tables;
    p->count += data->count;
  }
  return CLI_WELL;
}

/* ---- the whole ---- */

static cli_exit cover(const cli_options *options, const char *path, document *from, yst_toolkit **toolkits,
                      size_t count, const printed *data)
{
  const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
  yst_cover_request request = {.table_count = data->count,
                               .tables = data->tables,
                               .document = name,
                               .read = read_document,
                               .context = from,
                               .sources = options->sources};
  cli_output output = cli_output_to(options->output);
  yst_output to = cli_output_of(options, &output);
  yst_counts counts = {0};
  yst_error error;
  yst_status done =
      yst_cover_write((const yst_toolkit *const *)toolkits, count, &request, &to, &counts, &error);
  cli_exit status = cli_failed(done, &error, name);
  if (status == CLI_WELL && (counts.unmodelled || counts.not_found)) status = CLI_FOUND;
  return cli_output_close(&output) ? status : CLI_OUTPUT;
}

cli_exit cli_cover(const cli_options *options)
{
  size_t count = options->argument_count - 1;
  const char *path = options->arguments[count];
  cli_exit status;
  yst_toolkit **toolkits = cli_compile_all(options, options->arguments, count, &status);
  if (!toolkits) return status;
  document from = {.at = 0};
  int failed = cli_read_file(path, MOST_BYTES, &from.bytes);
  if (failed) {
    cli_say_file(path, failed);
    status = failed == ENOENT ? CLI_USE : CLI_REGISTER;
  } else {
    printed data;
    status = open_printed(options, &data);
    if (status == CLI_WELL) status = cover(options, path, &from, toolkits, count, &data);
    close_printed(&data);
  }
  free(from.bytes.bytes);
  cli_free_toolkits(toolkits, count);
  return status;
}
