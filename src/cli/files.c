#include "cli/files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

/* ---- reading ---- */

static ssize_t read_some(int file, char *buffer, size_t size)
{
  ssize_t got;
  do {
    got = read(file, buffer, size);
  } while (got < 0 && errno == EINTR);
  return got;
}

static int read_all(int file, size_t limit, cli_bytes *result)
{
  size_t capacity = 0;
  for (;;) {
    if (result->length == capacity) {
      capacity = capacity ? 2 * capacity : 64 * 1024;
      char *more = realloc(result->bytes, capacity);
      if (!more) return ENOMEM;
      result->bytes = more;
    }
    ssize_t got = read_some(file, result->bytes + result->length, capacity - result->length);
    if (got < 0) return errno;
    if (got == 0) return 0;
    result->length += (size_t)got;
    if (result->length > limit) return EFBIG;
  }
}

int cli_read_file(const char *path, size_t limit, cli_bytes *result)
{
  *result = (cli_bytes){NULL, 0};
  bool is_input = strcmp(path, "-") == 0;
  int file = is_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return errno;
  int error = read_all(file, limit, result);
  if (!is_input) close(file);
  if (error) {
    free(result->bytes);
    *result = (cli_bytes){NULL, 0};
  }
  return error;
}

const char *cli_base_name(const char *path)
{
  const char *stroke = strrchr(path, '/');
  return stroke ? stroke + 1 : path;
}

char *cli_path_beside(const char *from, const char *wanted)
{
  size_t folder = wanted[0] == '/' ? 0 : (size_t)(cli_base_name(from) - from);
  while (wanted[0] == '.' && wanted[1] == '/') wanted += 2;
  /* `a/b/` and `../c` is `a/c`: a file has one name, however it is reached. */
  while (folder > 1 && strncmp(wanted, "../", 3) == 0) {
    size_t up = folder - 1;
    while (up > 0 && from[up - 1] != '/') up--;
    if (strncmp(from + up, "../", 3) == 0 || strncmp(from + up, "./", 2) == 0) break;
    folder = up;
    wanted += 3;
  }
  char *path = malloc(folder + strlen(wanted) + 1);
  if (!path) return NULL;
  memcpy(path, from, folder);
  strcpy(path + folder, wanted);
  return path;
}

/* ---- writing ---- */

static int write_all(int file, const char *bytes, size_t size)
{
  while (size) {
    ssize_t done = write(file, bytes, size);
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return errno;
    bytes += done;
    size -= (size_t)done;
  }
  return 0;
}

static int write_beside(const char *path, char *beside, const cli_bytes *content)
{
  struct stat state;
  if (stat(path, &state) != 0) return errno;
  int file = mkstemp(beside);
  if (file < 0) return errno;
  int error = write_all(file, content->bytes, content->length);
  if (!error && fchmod(file, state.st_mode & 07777) != 0) error = errno;
  if (close(file) != 0 && !error) error = errno;
  if (!error && rename(beside, path) != 0) error = errno;
  if (error) unlink(beside);
  return error;
}

/* What most often goes wrong, in words that need no knowledge of the system. */
static const char *reason_of(int error)
{
  switch (error) {
  case ENOENT: return "its folder is not there";
  case EISDIR: return "it is a folder";
  case ENOSPC: return "there is no room left";
  case EACCES:
  case EPERM:
  case EROFS: return "writing there is not allowed";
  default: return strerror(error);
  }
}

void cli_say_unwritten(const char *path, int error)
{
  cli_say("%s: cannot be written: %s", path, reason_of(error));
}

static int replace(const char *path, const cli_bytes *content)
{
  static const char ending[] = ".XXXXXX";
  size_t length = strlen(path);
  char *beside = malloc(length + sizeof ending);
  if (!beside) return ENOMEM;
  memcpy(beside, path, length);
  memcpy(beside + length, ending, sizeof ending);
  int error = write_beside(path, beside, content);
  free(beside);
  return error;
}

/* Renaming asks for a writable folder only and would put a file where a link was: so a file that is closed to
 * writing is left alone, and behind a link the file is replaced that it leads to. */
int cli_replace_file(const char *path, const cli_bytes *content)
{
  char *file = realpath(path, NULL);
  if (!file) return errno;
  int error = access(file, W_OK) == 0 ? replace(file, content) : errno;
  free(file);
  return error;
}

bool cli_gather(void *context, const char *bytes, size_t size)
{
  cli_gathered *all = context;
  if (size > all->capacity - all->bytes.length) {
    size_t capacity = 2 * (all->bytes.length + size);
    char *more = realloc(all->bytes.bytes, capacity);
    if (!more) return false;
    all->bytes.bytes = more;
    all->capacity = capacity;
  }
  memcpy(all->bytes.bytes + all->bytes.length, bytes, size);
  all->bytes.length += size;
  return true;
}

bool cli_bytes_equal(const cli_bytes *a, const cli_bytes *b)
{
  return a->length == b->length && (!a->length || memcmp(a->bytes, b->bytes, a->length) == 0);
}

cli_output cli_output_to(const char *path)
{
  return (cli_output){path, path ? -1 : STDOUT_FILENO, 0, NULL};
}

bool cli_output_write(void *context, const char *bytes, size_t size)
{
  cli_output *output = context;
  cli_progress_wipe(output->progress);
  if (output->file < 0) output->file = open(output->path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  output->error = output->file < 0 ? errno : write_all(output->file, bytes, size);
  return output->error == 0;
}

bool cli_error_write(void *context, const char *bytes, size_t size)
{
  (void)context;
  return write_all(STDERR_FILENO, bytes, size) == 0;
}

bool cli_output_close(cli_output *output)
{
  cli_progress_wipe(output->progress);
  if (output->path && output->file >= 0 && close(output->file) != 0 && !output->error) output->error = errno;
  if (!output->error) return true;
  if (output->error != EPIPE)
    cli_say_unwritten(output->path ? output->path : "standard output", output->error);
  return false;
}
