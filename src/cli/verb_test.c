#include <stdlib.h>
#include <string.h>

#include "cli/rules.h"

static cli_exit run(const cli_options *options, yst_toolkit *const *toolkits,
                    const yst_examples_request *request, const yst_output *to)
{
  yst_counts counts = {0};
  yst_error error;
  yst_status done = yst_examples_run((const yst_toolkit *const *)toolkits, options->argument_count, request,
                                     to, &counts, &error);
  cli_exit status = cli_failed(done, &error, options->arguments[0]);
  /* Tests that pass because there are none prove nothing. */
  if (status == CLI_WELL && (counts.failures || counts.without_examples)) status = CLI_FOUND;
  return status;
}

/* ---- rewriting ---- */

static bool gather(void *context, const char *bytes, size_t size)
{
  cli_bytes *whole = context;
  char *more = realloc(whole->bytes, whole->length + size);
  if (!more) return false;
  memcpy(more + whole->length, bytes, size);
  whole->bytes = more;
  whole->length += size;
  return true;
}

/* A file that begins with a byte order mark keeps it. */
static bool mark_as(const cli_bytes *old, cli_bytes *whole)
{
  static const char mark[] = "\xef\xbb\xbf";
  size_t size = sizeof mark - 1;
  if (old->length < size || memcmp(old->bytes, mark, size) != 0) return true;
  if (!gather(whole, mark, size)) return false;
  memmove(whole->bytes + size, whole->bytes, whole->length - size);
  memcpy(whole->bytes, mark, size);
  return true;
}

static cli_exit replace(const char *path, cli_bytes *whole)
{
  cli_bytes old;
  int failed = cli_read_file(path, SIZE_MAX / 4, &old);
  bool marked = !failed && mark_as(&old, whole);
  free(old.bytes);
  if (marked) failed = cli_replace_file(path, whole);
  if (failed) cli_say_file(path, failed);
  return marked && !failed ? CLI_WELL : CLI_OUTPUT;
}

static cli_exit rewrite_one(const cli_options *options, const char *path, const yst_toolkit *toolkit,
                            const yst_examples_request *request, const yst_output *to)
{
  cli_bytes bytes = {NULL, 0};
  const yst_output whole = {.write = gather, .context = &bytes};
  yst_counts counts = {0};
  yst_error error;
  yst_status done = yst_examples_rewrite(toolkit, request, to, &whole, &counts, &error);
  cli_exit status = cli_failed(done, &error, path);
  if (status == CLI_WELL && counts.changes && options->yes)
    status = replace(path, &bytes);
  else if (status == CLI_WELL && counts.changes)
    cli_say("%s: nothing was written; --yes writes these changes", path);
  free(bytes.bytes);
  bool all_written = options->yes && counts.changes == counts.failures;
  bool is_open = (counts.failures && !all_written) || counts.without_examples;
  return status == CLI_WELL && is_open ? CLI_FOUND : status;
}

static cli_exit rewrite(const cli_options *options, yst_toolkit *const *toolkits,
                        const yst_examples_request *request, const yst_output *to)
{
  cli_exit worst = CLI_WELL;
  for (size_t i = 0; i < options->argument_count; i++) {
    cli_exit status = rewrite_one(options, options->arguments[i], toolkits[i], request, to);
    if (status > worst) worst = status;
  }
  return worst;
}

static bool is_fit(const cli_options *options)
{
  if (options->yes && !options->update) {
    cli_say("--yes is for --update");
    return false;
  }
  if (options->update && options->form != YST_FORM_TEXT) {
    cli_say("--update writes text only");
    return false;
  }
  if (options->coverage && options->form != YST_FORM_TEXT && options->form != YST_FORM_JSON) {
    cli_say("--coverage is told as text or json");
    return false;
  }
  for (size_t i = 0; options->yes && i < options->argument_count; i++) {
    if (strcmp(options->arguments[i], "-") != 0) continue;
    cli_say("standard input cannot be rewritten; --update without --yes shows the changes");
    return false;
  }
  return true;
}

cli_exit cli_test(const cli_options *options)
{
  cli_exit status;
  if (!is_fit(options)) return CLI_USE;
  yst_toolkit **toolkits = cli_compile_all(options, options->arguments, options->argument_count, &status);
  if (!toolkits) return status;
  cli_output output = cli_output_to(options->output);
  yst_output to = cli_output_of(options, &output);
  yst_examples_request request = {
      .as_at = options->as_at, .only = options->only, .coverage = options->coverage};
  status = (options->update ? rewrite : run)(options, toolkits, &request, &to);
  if (!cli_output_close(&output)) status = CLI_OUTPUT;
  cli_free_toolkits(toolkits, options->argument_count);
  return status;
}
