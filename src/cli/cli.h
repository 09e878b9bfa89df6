/* What the parts of the command share: its options, its exit statuses, its verbs. Everything of the engine
 * comes through yardstick.h; files, the terminal and the clock are looked at here and nowhere else. */
#ifndef YST_CLI_CLI_H
#define YST_CLI_CLI_H

#include "include/yardstick.h"

typedef enum cli_exit {
  CLI_WELL,     /* all is well */
  CLI_FOUND,    /* findings, failed tests, differences */
  CLI_USE,      /* wrong use */
  CLI_RULES,    /* the rule file is faulty */
  CLI_REGISTER, /* the register or the document is unreadable */
  CLI_OUTPUT    /* a result could not be written */
} cli_exit;

typedef enum cli_colour { CLI_COLOUR_AUTO, CLI_COLOUR_ALWAYS, CLI_COLOUR_NEVER } cli_colour;

#define CLI_WISHES 128
#define CLI_REGISTERS 16
#define CLI_WITH 64

typedef struct cli_options {
  const char *as_at; /* as typed, or today */
  char today[16];
  yst_form form;
  cli_colour colour;
  const char *output; /* NULL: standard output */
  const char *select;
  /* Further tables as typed: `city=FILE.csv`. */
  size_t with_count;
  const char *with[CLI_WITH];
  const char *only;    /* of test */
  bool update, yes;    /* of test */
  bool coverage;       /* of test */
  const char *sources; /* of cover */
  size_t width;        /* 0: as the terminal has it */
  size_t wish_count;
  yst_level_wish wishes[CLI_WISHES];
  bool diff;             /* of check --fix and format: show what would change */
  bool fix;              /* of check */
  bool check, write;     /* of format */
  bool all;              /* of check, compare and cover */
  bool list;             /* of check: the checks, no file */
  bool summary;          /* of describe */
  bool witness;          /* of check */
  bool suggest;          /* of check: examples that are lacking */
  size_t register_count; /* of check, one at most, and of cover: registers that it is held against */
  const char *registers[CLI_REGISTERS];
  bool help;
  size_t argument_count;
  char **arguments;
} cli_options;

/* A set of forms has one bit for each. */
#define CLI_FORM(form) (1U << YST_FORM_##form)

typedef struct cli_verb {
  const char *name;
  const char *summary;
  const char *options; /* the letters of those it takes, see options.c */
  unsigned forms;      /* those it writes: CLI_FORM of each */
  size_t least, most;  /* arguments */
  const char *help;
  cli_exit (*run)(const cli_options *options);
} cli_verb;

/* NULL past the last, or for a name that is none. */
const cli_verb *cli_verb_at(size_t index);
const cli_verb *cli_verb_named(const char *name);

cli_exit cli_check(const cli_options *options);
cli_exit cli_evaluate(const cli_options *options);
cli_exit cli_explain(const cli_options *options);
cli_exit cli_compare(const cli_options *options);
cli_exit cli_test(const cli_options *options);
cli_exit cli_cover(const cli_options *options);
cli_exit cli_format(const cli_options *options);
cli_exit cli_describe(const cli_options *options);

/* Reads what stands behind the verb. false after saying what is wrong with it. */
bool cli_read_options(const cli_verb *verb, int argc, char **argv, cli_options *options);

/* Says something on standard error: `yardstick: ` and the words, a line end after them. */
void cli_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same of a file, with what the system says of it. */
void cli_say_file(const char *path, int error);

#endif
