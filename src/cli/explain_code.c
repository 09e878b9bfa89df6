#include "cli/explain_code.h"

#include <stdio.h>
#include <string.h>

#include "cli/files.h"

static bool starts_with(const char *at, const char *end, const char *words)
{
  size_t length = strlen(words);
  return (size_t)(end - at) >= length && strncmp(at, words, length) == 0;
}

/* The start of the next heading from `at` on, or the end. Inside an example a line with `#` is a comment. */
static const char *next_heading(const char *at, const char *end)
{
  bool in_example = false;
  while (at < end) {
    if (starts_with(at, end, "```")) in_example = !in_example;
    if (!in_example && (starts_with(at, end, "# ") || starts_with(at, end, "## "))) return at;
    const char *line_end = memchr(at, '\n', (size_t)(end - at));
    if (!line_end) return end;
    at = line_end + 1;
  }
  return end;
}

static bool is_headed(const char *heading, const char *end, const char *code)
{
  return starts_with(heading, end, "## ") && starts_with(heading + 3, end, code);
}

static const char *next_line(const char *at, const char *end)
{
  const char *line_end = memchr(at, '\n', (size_t)(end - at));
  return line_end ? line_end + 1 : end;
}

/* Prints the page; false when there is none. */
static bool print_page(const char *code, cli_output *output)
{
  const char *end = cli_diagnostics + cli_diagnostics_length;
  for (const char *at = next_heading(cli_diagnostics, end); at < end;
       at = next_heading(next_line(at, end), end)) {
    if (!is_headed(at, end, code)) continue;
    const char *page_end = next_heading(next_line(at, end), end);
    while (page_end > at && page_end[-1] == '\n') page_end--;
    cli_output_write(output, at + 3, (size_t)(page_end - at) - 3);
    cli_output_write(output, "\n", 1);
    return true;
  }
  return false;
}

cli_exit cli_explain_code(const char *word)
{
  yst_code_entry entry;
  if (yst_code_find(word, &entry) != YST_OK) {
    cli_say("no message has the code `%s`; to explain a result: `yardstick explain RULES REGISTER "
            "PARTNERSHIP [RESULT]`",
            word);
    return CLI_USE;
  }
  cli_output output = cli_output_to(NULL);
  if (!print_page(entry.code, &output)) {
    char line[256];
    int length = snprintf(line, sizeof line, "%s %s\n\n%s\n", entry.code, entry.check, entry.title);
    if (length > 0)
      cli_output_write(&output, line, (size_t)length < sizeof line ? (size_t)length : sizeof line - 1);
  }
  return cli_output_close(&output) ? CLI_WELL : CLI_OUTPUT;
}
