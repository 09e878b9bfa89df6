#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/mend.h"
#include "cli/rules.h"
#include "cli/touches.h"

/* ---- the checks themselves ---- */

static bool print_check(cli_output *output, const yst_code_entry *entry)
{
  static const char *const levels[] = {
      [YST_LEVEL_ERROR] = "error", [YST_LEVEL_WARNING] = "warning", [YST_LEVEL_NOTE] = "note"};
  char line[256];
  int length =
      snprintf(line, sizeof line, "%s %-20s %-7s %-15s  %s\n", entry->code, entry->check,
               levels[entry->level], entry->needs_sound_file ? "needs no errors" : "any file", entry->title);
  if (length < 0) return false;
  return cli_output_write(output, line, (size_t)length < sizeof line ? (size_t)length : sizeof line - 1);
}

/* Everything whose level the user can set, in the order of the codes. */
static cli_exit list_checks(const cli_options *options)
{
  cli_output output = cli_output_to(options->output);
  yst_code_entry entry;
  bool written = true;
  for (size_t i = 0; written && yst_code_at(i, &entry) == YST_OK; i++) {
    if (entry.settable) written = print_check(&output, &entry);
  }
  return cli_output_close(&output) ? CLI_WELL : CLI_OUTPUT;
}

/* ---- rule files ---- */

/* The toolkits that could be read at all, faulty ones too. */
static size_t compile_readable(const cli_options *options, yst_toolkit **toolkits, cli_exit *status)
{
  size_t count = 0;
  for (size_t i = 0; i < options->argument_count; i++) {
    yst_status compiled = cli_compile(options, options->arguments[i], false, &toolkits[count]);
    if (toolkits[count]) count++;
    if (compiled != YST_OK && compiled != YST_ERROR_RULES) *status = CLI_USE;
  }
  return count;
}

/* Errors in one file count for more than warnings in another. */
static cli_exit status_of(yst_toolkit *const *toolkits, size_t count)
{
  cli_exit status = CLI_WELL;
  for (size_t i = 0; i < count; i++) {
    if (yst_toolkit_error_count(toolkits[i])) return CLI_RULES;
    if (yst_toolkit_warning_count(toolkits[i])) status = CLI_FOUND;
  }
  return status;
}

static cli_exit write_messages(const cli_options *options, yst_toolkit **toolkits, size_t count)
{
  cli_touches touches;
  cli_exit status = cli_touches_find(options, toolkits, count, &touches);
  if (status == CLI_WELL) {
    cli_output output = cli_output_to(options->output);
    yst_output to = cli_output_of(options, &output);
    to.touches = (const yst_touches *const *)touches.items;
    yst_status written = yst_messages_write((const yst_toolkit *const *)toolkits, count, &to);
    if (written == YST_ERROR_MEMORY) status = cli_failed(written, NULL, "messages");
    if (!cli_output_close(&output)) status = CLI_OUTPUT;
  }
  cli_touches_free(&touches);
  return status;
}

/* What shows in several files only comes once, after what is said of each. */
static cli_exit add_together(yst_toolkit **toolkits, size_t *count)
{
  yst_toolkit *together;
  yst_error error;
  yst_status found = yst_toolkits_together((const yst_toolkit *const *)toolkits, *count, &together, &error);
  if (found != YST_OK) return cli_failed(found, &error, "several files");
  if (yst_toolkit_message_count(together)) {
    toolkits[(*count)++] = together;
  } else {
    yst_toolkit_free(together);
  }
  return CLI_WELL;
}

/* ---- examples that are lacking ---- */

static cli_exit suggest_examples(const cli_options *options)
{
  cli_exit status;
  if (options->fix || options->register_count || options->form != YST_FORM_TEXT) {
    cli_say("`--suggest-examples` writes text and goes with neither `--fix` nor `--register`");
    return CLI_USE;
  }
  yst_toolkit **toolkits = cli_compile_all(options, options->arguments, options->argument_count, &status);
  if (!toolkits) return status;
  cli_output output = cli_output_to(options->output);
  yst_output to = cli_output_of(options, &output);
  for (size_t i = 0; i < options->argument_count && status == CLI_WELL; i++) {
    yst_error error;
    yst_status done = yst_examples_suggest(toolkits[i], options->as_at, &to, NULL, &error);
    status = cli_failed(done, &error, options->arguments[i]);
  }
  if (!cli_output_close(&output)) status = CLI_OUTPUT;
  cli_free_toolkits(toolkits, options->argument_count);
  return status;
}

cli_exit cli_check(const cli_options *options)
{
  if (options->list) return list_checks(options);
  if (options->suggest) return suggest_examples(options);
  if (options->diff && !options->fix) {
    cli_say("`--diff` of `check` goes with `--fix`");
    return CLI_USE;
  }
  if (options->as_at != options->today && !options->register_count) {
    cli_say("`--as-at` of `check` goes with `--register` or `--suggest-examples`");
    return CLI_USE;
  }
  cli_exit mended = options->fix ? cli_mend(options) : CLI_WELL;
  if (options->diff || mended != CLI_WELL) return mended;
  yst_toolkit **toolkits = calloc(options->argument_count + 1, sizeof *toolkits);
  if (!toolkits) {
    cli_say_file(options->arguments[0], ENOMEM);
    return CLI_USE;
  }
  cli_exit status = CLI_WELL;
  size_t count = compile_readable(options, toolkits, &status);
  if (status == CLI_WELL) status = add_together(toolkits, &count);
  if (status == CLI_WELL) status = status_of(toolkits, count);
  if (count) {
    cli_exit written = write_messages(options, toolkits, count);
    if (written != CLI_WELL) status = written;
  }
  cli_free_toolkits(toolkits, count);
  return status;
}
