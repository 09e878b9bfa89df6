/* A piece of text: a pointer and a length. The bytes belong to whoever made them, need no NUL at the
 * end, and a NUL byte among them is a byte like any other. */
#ifndef YST_BASE_TEXT_H
#define YST_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct yst_text {
  const char *bytes;
  size_t length;
} yst_text;

/* For printf's `%.*s`: use only with text known to be shorter than INT_MAX. */
#define YST_TEXT_ARGS(t) (int)(t).length, (t).bytes
#define YST_TEXT(literal) ((yst_text){(literal), sizeof(literal) - 1})

static inline yst_text yst_text_of(const char *bytes, size_t length)
{
  return (yst_text){bytes, length};
}

/* Text of a C string; NULL gives the empty text. */
static inline yst_text yst_text_from(const char *string)
{
  return string ? (yst_text){string, strlen(string)} : (yst_text){"", 0};
}

static inline bool yst_text_equal(yst_text a, yst_text b)
{
  return a.length == b.length && (a.length == 0 || memcmp(a.bytes, b.bytes, a.length) == 0);
}

/* Byte order, shorter first: less than, equal to or greater than 0. */
int yst_text_compare(yst_text a, yst_text b);

/* How many bytes the blank at a place takes: 1 for a blank, tab or line end, 2 or 3 for a no-break or thin
 * space in UTF-8, 0 when there is none or the text ends there. */
static inline size_t yst_text_blank(yst_text text, size_t at)
{
  if (at >= text.length) return 0;
  const unsigned char *byte = (const unsigned char *)text.bytes + at;
  if (*byte == ' ' || (*byte >= '\t' && *byte <= '\r')) return 1;
  if (*byte == 0xC2) return text.length - at >= 2 && byte[1] == 0xA0 ? 2 : 0;
  if (*byte != 0xE2 || text.length - at < 3 || byte[1] != 0x80) return 0;
  return byte[2] == 0xAF || byte[2] == 0x87 || byte[2] == 0x89 ? 3 : 0;
}

/* Without ASCII blanks, tabs, line ends and UTF-8 no-break spaces at both ends. */
yst_text yst_text_trim(yst_text text);

#endif
