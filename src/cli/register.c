#include "cli/register.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
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

static cli_exit open_folder(const char *path, cli_register *r)
{
  cli_exit status = list_folder(path, r);
  for (size_t i = 0; status == CLI_WELL && i < r->count; i++) {
    size_t length = strlen(path) + strlen(r->tables[i].name) + 2;
    char *full = malloc(length);
    if (!full) {
      cli_say_file(path, ENOMEM);
      return CLI_USE;
    }
    strcpy(full, path);
    strcat(full, "/");
    strcat(full, r->tables[i].name);
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

cli_exit cli_register_open(const char *path, const cli_bytes *input, cli_register *result)
{
  *result = (cli_register){0, NULL, NULL};
  cli_exit status = open_any(path, input, result);
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
