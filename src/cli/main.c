#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/files.h"
#include "cli/nearest.h"

void cli_say(const char *format, ...)
{
  va_list list;
  va_start(list, format);
  fputs("yardstick: ", stderr);
  vfprintf(stderr, format, list);
  fputc('\n', stderr);
  va_end(list);
}

void cli_say_file(const char *path, int error)
{
  if (error == ENOENT) {
    cli_say("%s: there is no such file", path);
  } else if (error == EFBIG) {
    cli_say("%s: too large for a rule file", path);
  } else if (error == EISDIR) {
    cli_say("%s: a folder, not a file", path);
  } else {
    cli_say("%s: %s", path, strerror(error));
  }
}

/* Standard output goes the same way as every result, so that a full disk is noticed. */
static cli_exit print(const char *text)
{
  cli_output output = cli_output_to(NULL);
  cli_output_write(&output, text, strlen(text));
  return cli_output_close(&output) ? CLI_WELL : CLI_OUTPUT;
}

static cli_exit print_overview(void)
{
  char text[2048];
  size_t used = 0;
  int more = snprintf(text, sizeof text,
                      "yardstick VERB ...: policy toolkits as rules, checked against registers\n\n");
  const cli_verb *verb;
  for (size_t i = 0; more > 0 && (used += (size_t)more) < sizeof text && (verb = cli_verb_at(i)); i++) {
    more = snprintf(text + used, sizeof text - used, "  %-9s %s\n", verb->name, verb->summary);
  }
  if (used < sizeof text) {
    snprintf(text + used, sizeof text - used,
             "\n`yardstick VERB --help` says more of each. Exit status: 0 all is well; 1 findings, failed "
             "tests or\n"
             "differences; 2 wrong use; 3 a faulty rule file; 4 an unreadable register; 5 a result not "
             "written.\n");
  }
  return print(text);
}

static const char *verb_name_at(const void *context, size_t index)
{
  (void)context;
  const cli_verb *verb = cli_verb_at(index);
  return verb ? verb->name : NULL;
}

static cli_exit say_no_verb(const char *word)
{
  const char *near = cli_nearest(word, strlen(word), verb_name_at, NULL);
  if (near) {
    cli_say("there is no verb `%s`; did you mean `%s`?", word, near);
  } else {
    cli_say("there is no verb `%s`; `yardstick help` lists them", word);
  }
  return CLI_USE;
}

static cli_exit print_help(const char *word)
{
  const cli_verb *verb = cli_verb_named(word);
  return verb ? print(verb->help) : say_no_verb(word);
}

int main(int argc, char **argv)
{
  if (argc < 2) {
    cli_say("a verb is missing; `yardstick help` lists them");
    return CLI_USE;
  }
  const char *word = argv[1];
  if (strcmp(word, "--version") == 0) {
    char line[64];
    snprintf(line, sizeof line, "yardstick %s\n", yst_version());
    return (int)print(line);
  }
  if (strcmp(word, "help") == 0 && argc > 2) return (int)print_help(argv[2]);
  if (strcmp(word, "help") == 0 || strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
    return (int)print_overview();
  const cli_verb *verb = cli_verb_named(word);
  if (!verb) return (int)say_no_verb(word);
  cli_options options;
  if (!cli_read_options(verb, argc - 1, argv + 1, &options)) return CLI_USE;
  return (int)(options.help ? print(verb->help) : verb->run(&options));
}
