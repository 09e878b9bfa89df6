#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/files.h"

#define USUAL_WIDTH 80

bool cli_wants_colour(int file)
{
  const char *no_colour = getenv("NO_COLOR"), *terminal = getenv("TERM");
  if (no_colour && *no_colour) return false;
  if (!terminal || strcmp(terminal, "dumb") == 0) return false;
  return isatty(file) == 1;
}

size_t cli_terminal_width(int file)
{
  struct winsize size;
  if (isatty(file) != 1) return USUAL_WIDTH;
  if (ioctl(file, TIOCGWINSZ, &size) != 0 || size.ws_col < 20) return USUAL_WIDTH;
  return size.ws_col;
}
