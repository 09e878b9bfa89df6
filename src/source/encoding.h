/* From the bytes of a file to UTF-8, in pieces: UTF-8, UTF-16 of both byte orders and Windows-1252, told
 * apart by the first bytes or by what is ill-formed as UTF-8: many such bytes are Windows-1252, a few among
 * well-formed characters are faults. The bytes held back between two pieces are
 * in the arena. */
#ifndef YST_SOURCE_ENCODING_H
#define YST_SOURCE_ENCODING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* Gives the next bytes of a file: at most `size` into `buffer`. 0 at the end; YST_READ_FAILED when the bytes
 * cannot be had. */
typedef size_t (*yst_read)(void *context, char *buffer, size_t size);
#define YST_READ_FAILED ((size_t)-1)

typedef enum yst_encoding { YST_UTF_8, YST_UTF_16_LE, YST_UTF_16_BE, YST_WINDOWS_1252 } yst_encoding;

/* The least room that yst_decoder_read can work with: one character. */
#define YST_DECODER_ROOM 4

typedef struct yst_decoder {
  yst_read read;
  void *context;
  yst_encoding encoding;
  bool plain;     /* UTF-8 and well-formed so far: the bytes go straight to where they are wanted */
  bool guessed;   /* no byte order mark: what is no UTF-8 may be Windows-1252 */
  size_t several; /* how many characters of several bytes were met while plain */
  bool over;      /* there are no more bytes to be had */
  bool failed;    /* because they could not be had */
  bool replaced;  /* a replacement character, U+FFFD, was given out; before, none was */
  unsigned char *raw;
  size_t raw_at, raw_end; /* bytes had but not given out yet */
} yst_decoder;

/* Begins: reads the first bytes, tells the encoding, passes over a byte order mark. */
void yst_decoder_open(yst_decoder *decoder, yst_arena *arena, yst_read read, void *context);
/* The next bytes of well-formed UTF-8, at most `room` (YST_DECODER_ROOM or more), never part of a character.
 * What is no text in its encoding comes as U+FFFD. 0 at the end, YST_READ_FAILED when reading stopped there.
 */
size_t yst_decoder_read(yst_decoder *decoder, char *out, size_t room);
/* Whether U+FFFD stands in a text. */
bool yst_has_replacement(yst_text text);

#endif
