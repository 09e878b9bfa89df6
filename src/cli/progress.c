#include "cli/progress.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define PATIENCE 1000 /* milliseconds until something is shown */
#define PAUSE 200     /* and between two lines */

static int64_t milliseconds_between(struct timespec from, struct timespec to)
{
  return (int64_t)(to.tv_sec - from.tv_sec) * 1000 + (to.tv_nsec - from.tv_nsec) / 1000000;
}

cli_progress cli_progress_begin(void)
{
  cli_progress progress = {.wanted = isatty(STDERR_FILENO) == 1};
  if (progress.wanted) clock_gettime(CLOCK_MONOTONIC, &progress.begun);
  progress.last = progress.begun;
  return progress;
}

void cli_progress_read(cli_progress *progress, const char *bytes, size_t size)
{
  if (!progress || !progress->wanted) return;
  const char *end = bytes + size;
  for (const char *at = bytes; (at = memchr(at, '\n', (size_t)(end - at))); at++) progress->lines++;
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  if (milliseconds_between(progress->begun, now) < PATIENCE) return;
  if (progress->shown && milliseconds_between(progress->last, now) < PAUSE) return;
  fprintf(stderr, "\r%zu lines read ", progress->lines);
  fflush(stderr);
  progress->shown = true;
  progress->last = now;
}

void cli_progress_wipe(cli_progress *progress)
{
  if (!progress || !progress->shown) return;
  fputs("\r\033[K", stderr);
  fflush(stderr);
  progress->shown = false;
}
