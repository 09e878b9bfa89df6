#include "source/encoding.h"

#define RAW_BYTES ((size_t)64 * 1024)
#define REPLACEMENT UINT32_C(0xFFFD)
/* So many ill-formed bytes to each well-formed character of several make it Windows-1252. */
#define MANY_TO_ONE 4

/* What the bytes 0x80 to 0x9F stand for; the five that stand for nothing are replaced. */
static const uint16_t windows_1252[32] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                          0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                          0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                          0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

static size_t held(const yst_decoder *decoder)
{
  return decoder->raw_end - decoder->raw_at;
}

/* Bytes from outside; 0 when there are no more. */
static size_t read_more(yst_decoder *decoder, void *buffer, size_t size)
{
  if (decoder->over || size == 0) return 0;
  size_t got = decoder->read(decoder->context, buffer, size);
  if (got > size) { /* YST_READ_FAILED, or a reader that does not keep its word */
    decoder->failed = true;
    got = 0;
  }
  if (got == 0) decoder->over = true;
  return got;
}

static void read_into_raw(yst_decoder *decoder)
{
  size_t kept = held(decoder);
  memmove(decoder->raw, decoder->raw + decoder->raw_at, kept);
  decoder->raw_at = 0;
  decoder->raw_end = kept + read_more(decoder, decoder->raw + kept, RAW_BYTES - kept);
}

/* Puts back bytes that were taken from the front of what is held, or read when nothing was held. */
static void put_back(yst_decoder *decoder, const char *bytes, size_t count)
{
  if (held(decoder) > 0) {
    decoder->raw_at -= count;
    return;
  }
  memcpy(decoder->raw, bytes, count);
  decoder->raw_at = 0;
  decoder->raw_end = count;
}

/* Length of the UTF-8 character at `at`; 0 when the first byte begins none, -1 when the bytes end within it.
 */
static int measure(const unsigned char *at, size_t left)
{
  unsigned first = at[0];
  if (first < 0x80) return 1;
  int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (first < 0xC2 || first > 0xF4) return 0;
  /* The second byte's range keeps out overlong forms, surrogates and what is beyond U+10FFFF. */
  unsigned low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  unsigned high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (left < 2) return -1;
  if (at[1] < low || at[1] > high) return 0;
  for (int i = 2; i < length; i++) {
    if ((size_t)i >= left) return -1;
    if ((at[i] & 0xC0) != 0x80) return 0;
  }
  return length;
}

static bool is_replacement(const unsigned char *at)
{
  return at[0] == 0xEF && at[1] == 0xBF && at[2] == 0xBD;
}

/* How many of the bytes are whole, well-formed characters from the front. */
static size_t count_well_formed(yst_decoder *decoder, const char *text, size_t size)
{
  const unsigned char *bytes = (const unsigned char *)text;
  size_t at = 0;
  while (at < size) {
    if (size - at >= 16) {
      uint64_t words[2];
      memcpy(words, bytes + at, 16);
      if (((words[0] | words[1]) & UINT64_C(0x8080808080808080)) == 0) {
        at += 16;
        continue;
      }
    }
    int length = measure(bytes + at, size - at);
    if (length <= 0) return at;
    if (length == 3 && is_replacement(bytes + at)) decoder->replaced = true;
    decoder->several += length > 1;
    at += (size_t)length;
  }
  return at;
}

/* What is held begins with what is no UTF-8. Either all of the table is Windows-1252, where next to nothing
 * is a well-formed character of several bytes by chance, or a few bytes went wrong. As far ahead as can be
 * held, however the bytes come in. */
static bool is_windows_1252(yst_decoder *decoder)
{
  do read_into_raw(decoder);
  while (!decoder->over && held(decoder) < RAW_BYTES);
  size_t ill = 0, well = decoder->several;
  for (size_t at = decoder->raw_at; at < decoder->raw_end;) {
    int length = measure(decoder->raw + at, decoder->raw_end - at);
    if (length < 0 && !decoder->over) break;
    if (length <= 0) ill++;
    if (length > 1) well++;
    at += length > 0 ? (size_t)length : 1;
  }
  return ill > MANY_TO_ONE * well;
}

/* UTF-8 without a detour: into place, then looked at there. */
static size_t read_plain(yst_decoder *decoder, char *out, size_t room)
{
  if (room > RAW_BYTES) room = RAW_BYTES; /* so that all of it can be put back */
  size_t size = held(decoder) < room ? held(decoder) : room;
  memcpy(out, decoder->raw + decoder->raw_at, size);
  decoder->raw_at += size;
  size += read_more(decoder, out + size, room - size);
  size_t good = count_well_formed(decoder, out, size);
  if (good == size) return good;
  bool unfinished = measure((const unsigned char *)out + good, size - good) < 0;
  put_back(decoder, out + good, size - good);
  if (!unfinished || (decoder->over && held(decoder) == size - good)) {
    decoder->plain = false;
    if (decoder->guessed && is_windows_1252(decoder)) decoder->encoding = YST_WINDOWS_1252;
  }
  return good;
}

static size_t write_character(yst_decoder *decoder, char *out, uint32_t c)
{
  if (c == REPLACEMENT) decoder->replaced = true;
  if (c < 0x80) {
    out[0] = (char)c;
    return 1;
  }
  if (c < 0x800) {
    out[0] = (char)(0xC0 | c >> 6);
    out[1] = (char)(0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    out[0] = (char)(0xE0 | c >> 12);
    out[1] = (char)(0x80 | (c >> 6 & 0x3F));
    out[2] = (char)(0x80 | (c & 0x3F));
    return 3;
  }
  out[0] = (char)(0xF0 | c >> 18);
  out[1] = (char)(0x80 | (c >> 12 & 0x3F));
  out[2] = (char)(0x80 | (c >> 6 & 0x3F));
  out[3] = (char)(0x80 | (c & 0x3F));
  return 4;
}

/* Each of the three below turns what is held into UTF-8 while there is room for a character, and stops within
 * a character whose rest is still to come. */
static size_t from_windows_1252(yst_decoder *decoder, char *out, size_t room)
{
  size_t used = 0;
  while (held(decoder) > 0 && room - used >= YST_DECODER_ROOM) {
    uint32_t c = decoder->raw[decoder->raw_at++];
    if (c >= 0x80 && c < 0xA0) c = windows_1252[c - 0x80];
    used += write_character(decoder, out + used, c);
  }
  return used;
}

static size_t from_utf_8(yst_decoder *decoder, char *out, size_t room)
{
  size_t used = 0;
  while (held(decoder) > 0 && room - used >= YST_DECODER_ROOM) {
    const unsigned char *at = decoder->raw + decoder->raw_at;
    int length = measure(at, held(decoder));
    if (length < 0 && !decoder->over) break;
    if (length <= 0) {
      used += write_character(decoder, out + used, REPLACEMENT);
      decoder->raw_at++;
      continue;
    }
    if (length == 3 && is_replacement(at)) decoder->replaced = true;
    memcpy(out + used, at, (size_t)length);
    used += (size_t)length;
    decoder->raw_at += (size_t)length;
  }
  return used;
}

static uint32_t unit_at(const yst_decoder *decoder, size_t at)
{
  uint32_t a = decoder->raw[at], b = decoder->raw[at + 1];
  return decoder->encoding == YST_UTF_16_LE ? a | b << 8 : a << 8 | b;
}

static size_t from_utf_16(yst_decoder *decoder, char *out, size_t room)
{
  size_t used = 0;
  while (held(decoder) > 0 && room - used >= YST_DECODER_ROOM) {
    size_t left = held(decoder), taken = left < 2 ? 1 : 2;
    uint32_t c = left < 2 ? REPLACEMENT : unit_at(decoder, decoder->raw_at);
    bool first_half = c >= 0xD800 && c < 0xDC00;
    if ((left < 2 || (first_half && left < 4)) && !decoder->over) break;
    if (first_half && left >= 4) {
      uint32_t second = unit_at(decoder, decoder->raw_at + 2);
      if (second >= 0xDC00 && second < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (second - 0xDC00);
        taken = 4;
      }
    }
    if (c >= 0xD800 && c < 0xE000) c = REPLACEMENT;
    used += write_character(decoder, out + used, c);
    decoder->raw_at += taken;
  }
  return used;
}

static size_t convert(yst_decoder *decoder, char *out, size_t room)
{
  if (held(decoder) < YST_DECODER_ROOM && !decoder->over) read_into_raw(decoder);
  if (decoder->encoding == YST_WINDOWS_1252) return from_windows_1252(decoder, out, room);
  if (decoder->encoding == YST_UTF_8) return from_utf_8(decoder, out, room);
  return from_utf_16(decoder, out, room);
}

/* By the byte order mark, or by zeros in every other byte, which is how UTF-16 without a mark begins. */
static void tell_encoding(yst_decoder *decoder)
{
  const unsigned char *b = decoder->raw;
  size_t size = decoder->raw_end, mark = 0;
  yst_encoding encoding = YST_UTF_8;
  if (size >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF) {
    mark = 3;
  } else if (size >= 2 && ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == 0xFE && b[1] == 0xFF))) {
    encoding = b[0] == 0xFF ? YST_UTF_16_LE : YST_UTF_16_BE;
    mark = 2;
  } else if (size >= 4 && b[0] && !b[1] && b[2] && !b[3]) {
    encoding = YST_UTF_16_LE;
  } else if (size >= 4 && !b[0] && b[1] && !b[2] && b[3]) {
    encoding = YST_UTF_16_BE;
  }
  decoder->encoding = encoding;
  decoder->plain = encoding == YST_UTF_8;
  decoder->guessed = mark == 0;
  decoder->raw_at = mark;
}

void yst_decoder_open(yst_decoder *decoder, yst_arena *arena, yst_read read, void *context)
{
  *decoder = (yst_decoder){.read = read, .context = context};
  decoder->raw = YST_NEW_ARRAY(arena, RAW_BYTES, unsigned char);
  while (decoder->raw_end < 4 && !decoder->over) read_into_raw(decoder);
  tell_encoding(decoder);
}

size_t yst_decoder_read(yst_decoder *decoder, char *out, size_t room)
{
  for (;;) {
    size_t given = decoder->plain ? read_plain(decoder, out, room) : convert(decoder, out, room);
    if (given > 0) return given;
    if (decoder->over && held(decoder) == 0) return decoder->failed ? YST_READ_FAILED : 0;
  }
}

bool yst_has_replacement(yst_text text)
{
  const char *at = text.bytes, *end = text.bytes + text.length;
  while ((at = memchr(at, 0xEF, (size_t)(end - at))) && end - at >= 3) {
    if (memcmp(at, "\xEF\xBF\xBD", 3) == 0) return true;
    at++;
  }
  return false;
}
