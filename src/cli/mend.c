#include "cli/mend.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/diff.h"
#include "cli/rules.h"

/* A change may bring another in its train, such as lines that are set in one by one. */
#define MOST_ROUNDS 100

static const char MARK[] = "\xEF\xBB\xBF";
#define MARK_BYTES 3

typedef struct mending {
  const cli_options *options;
  const char *path;
  cli_bytes file;     /* as it was read */
  cli_bytes was, now; /* the same without a byte order mark; `now` is `was` until something is changed */
  bool marked;        /* there was one */
  cli_gathered list;  /* a line for each change */
  yst_toolkit *toolkit;
  cli_output *output;
} mending;

static void say_no_memory(const mending *m)
{
  cli_failed(YST_ERROR_MEMORY, NULL, m->path);
}

/* ---- the certain changes ---- */

/* Makes what is found in one reading. YST_END when nothing is left to change. */
static yst_status mend_once(mending *m)
{
  yst_toolkit_free(m->toolkit);
  yst_status status = cli_compile_bytes(m->options, m->path, &m->now, false, &m->toolkit);
  if (!m->toolkit) return status;
  cli_gathered text = {{NULL, 0}, 0};
  yst_output to = {.write = cli_gather, .context = &text}, list = {.write = cli_gather, .context = &m->list};
  size_t changes = 0;
  status = yst_toolkit_mend(m->toolkit, &to, &list, &changes);
  if (status != YST_OK) say_no_memory(m);
  if (status != YST_OK || changes == 0) {
    free(text.bytes.bytes);
    return status == YST_OK ? YST_END : status;
  }
  if (m->now.bytes != m->was.bytes) free(m->now.bytes);
  m->now = text.bytes;
  return YST_OK;
}

static yst_status mend_all(mending *m)
{
  yst_status status = YST_OK;
  for (size_t round = 0; round < MOST_ROUNDS && status == YST_OK; round++) status = mend_once(m);
  return status == YST_END ? YST_OK : status;
}

/* ---- the others ---- */

static cli_exit show_one(const mending *m, size_t message, size_t fix)
{
  cli_gathered text = {{NULL, 0}, 0};
  yst_output to = {.write = cli_gather, .context = &text};
  yst_message told;
  yst_toolkit_message(m->toolkit, message, &told);
  cli_exit status = CLI_WELL;
  if (yst_toolkit_mend_one(m->toolkit, message, fix, &to) == YST_OK) {
    char head[128];
    int length = snprintf(head, sizeof head, "left as it is (%s %s); perhaps:\n", told.code, told.check);
    bool written = length > 0 && cli_output_write(m->output, head, (size_t)length) &&
                   cli_diff_write(m->output, m->path, &m->now, &text.bytes);
    if (!written) status = CLI_OUTPUT;
  }
  free(text.bytes.bytes);
  return status;
}

static cli_exit show_uncertain(const mending *m)
{
  yst_message_fix fix;
  cli_exit status = CLI_WELL;
  for (size_t i = 0; i < yst_toolkit_message_count(m->toolkit); i++) {
    for (size_t f = 0; yst_toolkit_message_fix(m->toolkit, i, f, &fix) == YST_OK; f++) {
      if (!fix.certain && status == CLI_WELL) status = show_one(m, i, f);
    }
  }
  return status;
}

/* ---- files ---- */

static cli_exit write_back(const mending *m, const cli_bytes *whole)
{
  int error = cli_replace_file(m->path, whole);
  if (error) cli_say_unwritten(m->path, error);
  if (error) return CLI_OUTPUT;
  return cli_output_write(m->output, m->list.bytes.bytes, m->list.bytes.length) ? CLI_WELL : CLI_OUTPUT;
}

/* With the mark that the file had. */
static cli_exit settle(const mending *m)
{
  cli_gathered whole = {{NULL, 0}, 0};
  cli_exit status = CLI_OUTPUT;
  if ((m->marked && !cli_gather(&whole, MARK, MARK_BYTES)) ||
      !cli_gather(&whole, m->now.bytes, m->now.length))
    say_no_memory(m);
  else if (!m->options->diff)
    status = write_back(m, &whole.bytes);
  else if (cli_diff_write(m->output, m->path, &m->file, &whole.bytes))
    status = CLI_FOUND;
  free(whole.bytes.bytes);
  return status;
}

static cli_exit finish(const mending *m)
{
  cli_exit status = cli_bytes_equal(&m->was, &m->now) ? CLI_WELL : settle(m);
  return status == CLI_WELL && !m->options->diff ? show_uncertain(m) : status;
}

static cli_exit mend_file(const cli_options *options, const char *path, cli_output *output)
{
  if (!options->diff && strcmp(path, "-") == 0) {
    cli_say("standard input cannot be written back; `--fix --diff` shows what would be changed");
    return CLI_USE;
  }
  cli_bytes content;
  if (!cli_read_rules(path, &content)) return CLI_USE;
  mending m = {.options = options, .path = path, .file = content, .was = content, .output = output};
  m.marked = content.length >= MARK_BYTES && memcmp(content.bytes, MARK, MARK_BYTES) == 0;
  if (m.marked) m.was = (cli_bytes){content.bytes + MARK_BYTES, content.length - MARK_BYTES};
  m.now = m.was;
  cli_exit status = mend_all(&m) == YST_OK ? finish(&m) : CLI_USE;
  yst_toolkit_free(m.toolkit);
  if (m.now.bytes != m.was.bytes) free(m.now.bytes);
  free(m.list.bytes.bytes);
  free(content.bytes);
  return status;
}

cli_exit cli_mend(const cli_options *options)
{
  /* Beside a document for programs, or one that goes to a file, words go to standard error. */
  bool aside = options->form != YST_FORM_TEXT && options->form != YST_FORM_NARRATED;
  aside |= options->output && !options->diff;
  cli_output output = cli_output_to(options->diff ? options->output : NULL);
  if (aside && !options->diff) output.file = STDERR_FILENO;
  cli_exit status = CLI_WELL;
  for (size_t i = 0; i < options->argument_count; i++) {
    cli_exit one = mend_file(options, options->arguments[i], &output);
    if (one > status) status = one;
  }
  return cli_output_close(&output) ? status : CLI_OUTPUT;
}
