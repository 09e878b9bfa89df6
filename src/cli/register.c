#include "cli/register.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAIN_TABLE "register.csv"
#define MOST_TABLES 1000

/* ---- reading ---- */

static size_t read_bytes(cli_table *table, char *buffer, size_t size)
{
  size_t left = table->bytes->length - table->at;
  size_t count = left < size ? left : size;
  if (count) memcpy(buffer, table->bytes->bytes + table->at, count);
  table->at += count;
  return count;
}

static size_t read_table(void *context, char *buffer, size_t size)
{
  cli_table *table = context;
  if (table->bytes) return read_bytes(table, buffer, size);
  ssize_t got;
  do {
    got = read(table->file, buffer, size);
  } while (got < 0 && errno == EINTR);
  if (got > 0) cli_progress_read(table->progress, buffer, (size_t)got);
  return got < 0 ? YST_CANNOT_READ : (size_t)got;
}

/* ---- tables ---- */

static bool add_table(cli_register *r, const char *name)
{
  cli_table *tables = realloc(r->tables, (r->count + 1) * sizeof *tables);
  if (!tables) return false;
  r->tables = tables;
  r->tables[r->count] = (cli_table){strdup(name), -1, NULL, 0, NULL};
  return r->tables[r->count++].name != NULL;
}

static bool is_table_name(const char *name)
{
  size_t length = strlen(name);
  return name[0] != '.' && length > 4 && strcmp(name + length - 4, ".csv") == 0;
}

/* The register first, its lists by name, so that the order of the folder does not matter. */
static int compare_tables(const void *left, const void *right)
{
  const char *a = ((const cli_table *)left)->name, *b = ((const cli_table *)right)->name;
  bool a_first = strcmp(a, MAIN_TABLE) == 0, b_first = strcmp(b, MAIN_TABLE) == 0;
  if (a_first != b_first) return a_first ? -1 : 1;
  return strcmp(a, b);
}

static cli_exit list_folder(const char *path, cli_register *r)
{
  DIR *folder = opendir(path);
  if (!folder) {
    cli_say_file(path, errno);
    return CLI_USE;
  }
  const struct dirent *entry;
  bool fine = true;
  while (fine && r->count < MOST_TABLES && (entry = readdir(folder))) {
    if (is_table_name(entry->d_name)) fine = add_table(r, entry->d_name);
  }
  closedir(folder);
  if (!fine) {
    cli_say_file(path, ENOMEM);
    return CLI_USE;
  }
  if (r->count) qsort(r->tables, r->count, sizeof *r->tables, compare_tables);
  if (r->count && strcmp(r->tables[0].name, MAIN_TABLE) == 0) return CLI_WELL;
  cli_say("%s: there is no " MAIN_TABLE " in this folder", path);
  return CLI_REGISTER;
}

static cli_exit open_file(const char *path, cli_table *table)
{
  table->file = open(path, O_RDONLY | O_CLOEXEC);
  if (table->file >= 0) return CLI_WELL;
  int error = errno;
  cli_say_file(path, error);
  return error == ENOENT ? CLI_USE : CLI_REGISTER;
}

/* The path of a file in a folder; NULL without memory. */
static char *in_folder(const char *folder, const char *name)
{
  size_t length = strlen(folder) + strlen(name) + 2;
  char *full = malloc(length);
  if (full) snprintf(full, length, "%s/%s", folder, name);
  return full;
}

static cli_exit open_folder(const char *path, cli_register *r)
{
  cli_exit status = list_folder(path, r);
  for (size_t i = 0; status == CLI_WELL && i < r->count; i++) {
    char *full = in_folder(path, r->tables[i].name);
    if (!full) {
      cli_say_file(path, ENOMEM);
      return CLI_USE;
    }
    status = open_file(full, &r->tables[i]);
    free(full);
  }
  return status;
}

static cli_exit open_any(const char *path, const cli_bytes *input, cli_register *r)
{
  struct stat state;
  bool is_input = strcmp(path, "-") == 0;
  if (!is_input && stat(path, &state) != 0) {
    cli_say_file(path, errno);
    return CLI_USE;
  }
  if (!is_input && S_ISDIR(state.st_mode)) return open_folder(path, r);
  if (!add_table(r, is_input ? "standard input" : cli_base_name(path))) {
    cli_say_file(path, ENOMEM);
    return CLI_USE;
  }
  if (!is_input) return open_file(path, &r->tables[0]);
  r->tables[0].bytes = input;
  r->tables[0].file = input ? -1 : STDIN_FILENO;
  return CLI_WELL;
}

/* ---- tables that are added ---- */

/* The table of a name, or a fresh one; NULL without memory. */
static cli_table *table_named(cli_register *r, const char *name)
{
  for (size_t i = 1; i < r->count; i++) {
    if (strcmp(r->tables[i].name, name) == 0) return &r->tables[i];
  }
  return add_table(r, name) ? &r->tables[r->count - 1] : NULL;
}

static cli_exit open_with(const char *path, cli_table *table)
{
  struct stat state;
  if (table->file > STDIN_FILENO) close(table->file);
  table->file = -1;
  if (stat(path, &state) != 0 || !S_ISDIR(state.st_mode)) return open_file(path, table);
  char *full = in_folder(path, MAIN_TABLE);
  if (!full) {
    cli_say_file(path, ENOMEM);
    return CLI_USE;
  }
  cli_exit status = open_file(full, table);
  free(full);
  return status;
}

/* `city=FILE`: the table `city.csv`. */
static cli_exit add_with(const char *with, cli_register *r)
{
  size_t length = strcspn(with, "=");
  char *name = malloc(length + sizeof ".csv");
  cli_table *table = NULL;
  if (name) {
    memcpy(name, with, length);
    strcpy(name + length, ".csv");
    table = table_named(r, name);
    free(name);
  }
  if (table) return open_with(with + length + 1, table);
  cli_say_file(with, ENOMEM);
  return CLI_USE;
}

cli_exit cli_register_open(const cli_options *options, const char *path, const cli_bytes *input,
                           cli_register *result)
{
  *result = (cli_register){0, NULL, NULL};
  cli_exit status = open_any(path, input, result);
  for (size_t i = 0; status == CLI_WELL && i < options->with_count; i++)
    status = add_with(options->with[i], result);
  if (status == CLI_WELL) result->inputs = calloc(result->count, sizeof *result->inputs);
  if (status == CLI_WELL && !result->inputs) {
    cli_say_file(path, ENOMEM);
    status = CLI_USE;
  }
  for (size_t i = 0; status == CLI_WELL && i < result->count; i++) {
    result->inputs[i] = (yst_register_table){result->tables[i].name, read_table, &result->tables[i]};
  }
  if (status != CLI_WELL) cli_register_close(result);
  return status;
}

void cli_register_watch(cli_register *result, cli_progress *progress)
{
  if (result->count) result->tables[0].progress = progress;
}

void cli_register_close(cli_register *result)
{
  for (size_t i = 0; i < result->count; i++) {
    if (result->tables[i].file > STDIN_FILENO) close(result->tables[i].file);
    free(result->tables[i].name);
  }
  free(result->tables);
  free(result->inputs);
  *result = (cli_register){0, NULL, NULL};
}
