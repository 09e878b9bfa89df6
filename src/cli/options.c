#include <ctype.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/cli.h"
#include "cli/nearest.h"

#define WIDEST 1000

/* The letters are also how a verb says which options it takes. */
/* clang-format off */
static const struct option long_options[] = {
    {"as-at", required_argument, NULL, 'a'},
    {"format", required_argument, NULL, 'f'},
    {"color", required_argument, NULL, 'c'},
    {"colour", required_argument, NULL, 'c'},
    {"output", required_argument, NULL, 'o'},
    {"select", required_argument, NULL, 's'},
    {"source", required_argument, NULL, 'C'},
    {"width", required_argument, NULL, 'w'},
    {"allow", required_argument, NULL, 'L'},
    {"warn", required_argument, NULL, 'R'},
    {"deny", required_argument, NULL, 'D'},
    {"all", no_argument, NULL, 'A'},
    {"list", no_argument, NULL, 'l'},
    {"fix", no_argument, NULL, 'F'},
    {"diff", no_argument, NULL, 'd'},
    {"check", no_argument, NULL, 'k'},
    {"write", no_argument, NULL, 'W'},
    {"summary", no_argument, NULL, 'S'},
    {"witness", no_argument, NULL, 'i'},
    {"update", no_argument, NULL, 'U'},
    {"yes", no_argument, NULL, 'Y'},
    {"coverage", no_argument, NULL, 'V'},
    {"suggest-examples", no_argument, NULL, 'g'},
    {"only", required_argument, NULL, 'O'},
    {"register", required_argument, NULL, 'r'},
    {"with", required_argument, NULL, 't'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};
/* clang-format on */

typedef struct named_form {
  const char *name;
  yst_form form;
} named_form;

/* clang-format off */
static const named_form forms[] = {
    {"text", YST_FORM_TEXT},
    {"json", YST_FORM_JSON},
    {"html", YST_FORM_HTML},
    {"csv", YST_FORM_CSV},
    {"findings", YST_FORM_FINDINGS},
    {"markdown", YST_FORM_MARKDOWN},
    {"junit", YST_FORM_JUNIT},
    {"tap", YST_FORM_TAP},
    {"line", YST_FORM_LINE},
    {"narrated", YST_FORM_NARRATED},
    {"sarif", YST_FORM_SARIF},
};
/* clang-format on */
#define FORM_COUNT (sizeof forms / sizeof forms[0])

static bool writes(const cli_verb *verb, const named_form *form)
{
  return verb->forms >> form->form & 1U;
}

/* `text, json or html`: the forms that a verb writes. */
static void list_forms(const cli_verb *verb, char *list, size_t size)
{
  size_t left = 0, used = 0;
  for (size_t i = 0; i < FORM_COUNT; i++) left += writes(verb, &forms[i]);
  for (size_t i = 0; i < FORM_COUNT && used < size; i++) {
    if (!writes(verb, &forms[i])) continue;
    const char *after = --left > 1 ? ", " : left == 1 ? " or " : "";
    int more = snprintf(list + used, size - used, "%s%s", forms[i].name, after);
    used += more > 0 ? (size_t)more : 0;
  }
}

static bool read_form(const cli_verb *verb, const char *word, cli_options *options)
{
  char list[128];
  for (size_t i = 0; i < FORM_COUNT; i++) {
    if (strcmp(word, forms[i].name) != 0) continue;
    options->form = forms[i].form;
    if (writes(verb, &forms[i])) return true;
    list_forms(verb, list, sizeof list);
    cli_say("`%s` does not write %s: --format is %s", verb->name, word, list);
    return false;
  }
  list_forms(verb, list, sizeof list);
  cli_say("--format is %s, not `%s`", list, word);
  return false;
}

static bool read_colour(const char *word, cli_options *options)
{
  static const char *const words[] = {"auto", "always", "never"};
  for (size_t i = 0; i < 3; i++) {
    if (strcmp(word, words[i]) != 0) continue;
    options->colour = (cli_colour)i;
    return true;
  }
  cli_say("--color is auto, always or never, not `%s`", word);
  return false;
}

static bool read_width(const char *word, cli_options *options)
{
  size_t width = 0;
  for (const char *at = word; *at && width <= WIDEST; at++) {
    if (!isdigit((unsigned char)*at)) width = WIDEST;
    width = width * 10 + (size_t)(*at - '0');
  }
  if (width < 20 || width > WIDEST) {
    cli_say("--width is a number from 20 to %d, not `%s`", WIDEST, word);
    return false;
  }
  options->width = width;
  return true;
}

static bool add_wish(const char *name, yst_wish_level level, cli_options *options)
{
  if (options->wish_count == CLI_WISHES) {
    cli_say("at most %d levels can be set", CLI_WISHES);
    return false;
  }
  options->wishes[options->wish_count++] = (yst_level_wish){name, level};
  return true;
}

static bool add_register(const char *path, cli_options *options)
{
  if (options->register_count == CLI_REGISTERS) {
    cli_say("at most %d registers can be given", CLI_REGISTERS);
    return false;
  }
  options->registers[options->register_count++] = path;
  return true;
}

static bool add_with(const char *word, cli_options *options)
{
  const char *equals = strchr(word, '=');
  if (!equals || equals == word || !equals[1]) {
    cli_say("--with is NAME=FILE.csv or NAME=FOLDER, not `%s`", word);
    return false;
  }
  if (options->with_count == CLI_WITH) {
    cli_say("at most %d tables can be added", CLI_WITH);
    return false;
  }
  options->with[options->with_count++] = word;
  return true;
}

static bool read_option(const cli_verb *verb, int letter, cli_options *options)
{
  switch (letter) {
  case 'a': options->as_at = optarg; return true;
  case 'f': return read_form(verb, optarg, options);
  case 'c': return read_colour(optarg, options);
  case 'o': options->output = optarg; return true;
  case 's': options->select = optarg; return true;
  case 'C': options->sources = optarg; return true;
  case 'w': return read_width(optarg, options);
  case 'L': return add_wish(optarg, YST_ALLOW, options);
  case 'R': return add_wish(optarg, YST_WARN, options);
  case 'D': return add_wish(optarg, YST_DENY, options);
  case 'U': options->update = true; return true;
  case 'Y': options->yes = true; return true;
  case 'V': options->coverage = true; return true;
  case 'O': options->only = optarg; return true;
  case 't': return add_with(optarg, options);
  case 'A': options->all = true; return true;
  case 'l': options->list = true; return true;
  case 'F': options->fix = true; return true;
  case 'd': options->diff = true; return true;
  case 'k': options->check = true; return true;
  case 'W': options->write = true; return true;
  case 'S': options->summary = true; return true;
  case 'r': return add_register(optarg, options);
  case 'i': options->witness = true; return true;
  case 'g': options->suggest = true; return true;
  default: options->help = true; return true;
  }
}

static void set_today(cli_options *options)
{
  time_t now = time(NULL);
  struct tm day;
  if (!localtime_r(&now, &day)) return;
  strftime(options->today, sizeof options->today, "%Y-%m-%d", &day);
  options->as_at = options->today;
}

/* Whatever is named `-` takes all that standard input holds. */
static bool reads_input_once(const cli_options *options)
{
  size_t inputs = 0;
  for (size_t i = 0; i < options->argument_count; i++) inputs += strcmp(options->arguments[i], "-") == 0;
  for (size_t i = 0; i < options->register_count; i++) inputs += strcmp(options->registers[i], "-") == 0;
  if (inputs > 1) cli_say("standard input can be read only once");
  return inputs < 2;
}

static bool count_arguments(const cli_verb *verb, const cli_options *options)
{
  size_t least = options->list ? 0 : verb->least;
  if (options->help || (options->argument_count >= least && options->argument_count <= verb->most))
    return true;
  cli_say("%s: %.*s",
          options->argument_count < least ? "something is missing" : "that is one argument too many",
          (int)strcspn(verb->help, "\n"), verb->help);
  return false;
}

/* Only those that the verb takes. */
static const char *option_name_at(const void *context, size_t index)
{
  const cli_verb *verb = context;
  const struct option *option = &long_options[index];
  bool taken = !option->name || strchr(verb->options, option->val);
  return taken ? option->name : "";
}

static void say_no_option(const cli_verb *verb, const char *option)
{
  const char *strokes = option[0] == '-' ? "" : "--";
  size_t length = strcspn(option, "=");
  bool is_long = strncmp(option, "--", 2) == 0;
  const char *near = is_long ? cli_nearest(option + 2, length - 2, option_name_at, verb) : NULL;
  if (near) {
    cli_say("`%s` takes no option `%.*s`; did you mean `--%s`?", verb->name, (int)length, option, near);
    return;
  }
  cli_say("`%s` takes no option `%s%s`; `yardstick %s --help` lists those it takes", verb->name, strokes,
          option, verb->name);
}

bool cli_read_options(const cli_verb *verb, int argc, char **argv, cli_options *options)
{
  *options = (cli_options){.form = YST_FORM_TEXT};
  set_today(options);
  opterr = 0;
  for (;;) {
    int index = -1;
    int letter = getopt_long(argc, argv, ":ho:", long_options, &index);
    if (letter == -1) break;
    if (letter == ':') {
      cli_say("`%s` needs a value", argv[optind - 1]);
      return false;
    }
    if (letter == '?' || (letter != 'h' && !strchr(verb->options, letter))) {
      say_no_option(verb, letter == '?' ? argv[optind - 1] : index < 0 ? "-o" : long_options[index].name);
      return false;
    }
    if (!read_option(verb, letter, options)) return false;
  }
  options->argument_count = (size_t)(argc - optind);
  options->arguments = argv + optind;
  return count_arguments(verb, options) && reads_input_once(options);
}
