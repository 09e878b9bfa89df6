#include "cli/rules.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Far beyond any rule file; the library has the limit that counts and says so with its place. */
#define MOST_BYTES ((size_t)64 * 1024 * 1024)

/* ---- files that are used ---- */

/* A file brought in by `use`, kept until the toolkit is compiled. */
typedef struct used_file {
  struct used_file *next;
  char *path;
  cli_bytes content;
} used_file;

typedef struct loader {
  const char *first; /* the path of the file that was given, or `-` */
  used_file *files;
} loader;

static char *copy_string(yst_string string)
{
  char *copy = malloc(string.length + 1);
  if (!copy) return NULL;
  memcpy(copy, string.bytes, string.length);
  copy[string.length] = '\0';
  return copy;
}

static char *path_of(yst_string from, yst_string wanted)
{
  /* A NUL byte would name another file than the one that is shown. */
  if (memchr(wanted.bytes, '\0', wanted.length)) return NULL;
  char *from_path = copy_string(from), *wanted_path = copy_string(wanted);
  char *path = from_path && wanted_path ? cli_path_beside(from_path, wanted_path) : NULL;
  free(from_path);
  free(wanted_path);
  return path;
}

static bool is_same_file(const char *path, const struct stat *file)
{
  struct stat other;
  return stat(path, &other) == 0 && other.st_dev == file->st_dev && other.st_ino == file->st_ino;
}

/* A file has the path by which it was reached first: `d.rules` and `../u/d.rules` may be one. */
static const char *first_path(const loader *l, const char *path)
{
  struct stat file;
  if (stat(path, &file) != 0) return path;
  if (strcmp(l->first, "-") != 0 && is_same_file(l->first, &file)) return l->first;
  for (const used_file *used = l->files; used; used = used->next) {
    if (is_same_file(used->path, &file)) path = used->path; /* the last of the list was the first */
  }
  return path;
}

static bool load(void *context, yst_string from, yst_string wanted, yst_string *name, yst_string *bytes)
{
  loader *l = context;
  used_file *file = calloc(1, sizeof *file);
  if (!file) return false;
  file->path = path_of(from, wanted);
  if (!file->path || cli_read_file(file->path, MOST_BYTES, &file->content) != 0) {
    free(file->path);
    free(file);
    return false;
  }
  const char *path = first_path(l, file->path);
  file->next = l->files;
  l->files = file;
  *name = (yst_string){path, strlen(path)};
  *bytes = (yst_string){file->content.bytes, file->content.length};
  return true;
}

static void free_files(loader *l)
{
  while (l->files) {
    used_file *next = l->files->next;
    free(l->files->content.bytes);
    free(l->files->path);
    free(l->files);
    l->files = next;
  }
}

/* ---- compiling ---- */

bool cli_read_rules(const char *path, cli_bytes *content)
{
  int failed = cli_read_file(path, MOST_BYTES, content);
  if (failed) cli_say_file(path, failed);
  return !failed;
}

yst_status cli_compile_bytes(const cli_options *options, const char *path, const cli_bytes *content,
                             bool syntax_only, yst_toolkit **toolkit)
{
  *toolkit = NULL;
  const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
  loader l = {.first = path};
  yst_rules rules = {.name = {name, strlen(name)},
                     .bytes = {content->bytes, content->length},
                     .load = load,
                     .context = &l,
                     .checks = true,
                     .wish_count = options->wish_count,
                     .wishes = options->wishes,
                     .syntax_only = syntax_only};
  yst_error error;
  yst_status status = yst_toolkit_compile(&rules, toolkit, &error);
  free_files(&l);
  if (status != YST_OK && status != YST_ERROR_RULES) cli_failed(status, &error, path);
  return status;
}

yst_status cli_compile(const cli_options *options, const char *path, bool syntax_only, yst_toolkit **toolkit)
{
  *toolkit = NULL;
  cli_bytes content;
  if (!cli_read_rules(path, &content)) return YST_ERROR_USE;
  yst_status status = cli_compile_bytes(options, path, &content, syntax_only, toolkit);
  free(content.bytes);
  return status;
}

void cli_show_messages(const cli_options *options, const yst_toolkit *toolkit)
{
  bool colour = options->colour == CLI_COLOUR_AUTO ? cli_wants_colour(STDERR_FILENO)
                                                   : options->colour == CLI_COLOUR_ALWAYS;
  size_t width = options->width ? options->width : cli_terminal_width(STDERR_FILENO);
  yst_output output = {.write = cli_error_write, .form = YST_FORM_TEXT, .width = width, .colour = colour};
  yst_messages_write(&toolkit, 1, &output);
}

yst_toolkit *cli_compile_sound(const cli_options *options, const char *path, cli_exit *status)
{
  yst_toolkit *toolkit;
  yst_status compiled = cli_compile(options, path, false, &toolkit);
  if (compiled == YST_OK) return toolkit;
  *status = compiled == YST_ERROR_RULES ? CLI_RULES : CLI_USE;
  if (compiled == YST_ERROR_RULES) cli_show_messages(options, toolkit);
  yst_toolkit_free(toolkit);
  return NULL;
}

yst_toolkit **cli_compile_all(const cli_options *options, char *const *paths, size_t count, cli_exit *status)
{
  yst_toolkit **toolkits = calloc(count, sizeof *toolkits);
  *status = CLI_WELL;
  if (!toolkits) {
    cli_say_file(paths[0], ENOMEM);
    *status = CLI_USE;
    return NULL;
  }
  for (size_t i = 0; i < count; i++) toolkits[i] = cli_compile_sound(options, paths[i], status);
  if (*status == CLI_WELL) return toolkits;
  cli_free_toolkits(toolkits, count);
  return NULL;
}

void cli_free_toolkits(yst_toolkit **toolkits, size_t count)
{
  for (size_t i = 0; i < count; i++) yst_toolkit_free(toolkits[i]);
  free(toolkits);
}

/* ---- results ---- */

yst_output cli_output_of(const cli_options *options, cli_output *output)
{
  bool to_terminal = !output->path;
  bool colour = options->colour == CLI_COLOUR_ALWAYS;
  if (options->colour == CLI_COLOUR_AUTO) colour = to_terminal && cli_wants_colour(STDOUT_FILENO);
  size_t width = options->width;
  if (!width) width = cli_terminal_width(to_terminal ? STDOUT_FILENO : -1);
  return (yst_output){.write = cli_output_write,
                      .context = output,
                      .form = options->form,
                      .width = width,
                      .colour = colour,
                      .all = options->all,
                      .witness = options->witness};
}

cli_exit cli_failed(yst_status status, const yst_error *error, const char *subject)
{
  const char *words = error && error->message[0] ? error->message : NULL;
  switch (status) {
  case YST_OK:
  case YST_END: return CLI_WELL;
  case YST_ERROR_RULES:
    cli_say("%s: %s", subject, words ? words : "the rule file is faulty");
    return CLI_RULES;
  case YST_ERROR_REGISTER:
    cli_say("%s: %s", subject,
            words ? words : "there is no register in it: no line with headers could be read");
    return CLI_REGISTER;
  case YST_ERROR_WRITE: return CLI_OUTPUT; /* closing the output says it */
  case YST_ERROR_MEMORY: cli_say("%s: there is not enough memory", subject); return CLI_USE;
  case YST_ERROR_USE: break;
  }
  cli_say("%s", words ? words : "that cannot be done");
  return CLI_USE;
}
