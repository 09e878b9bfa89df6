/* Cells of CSV, in quotes where they need them: a comma, a quote, a line end, a blank at an end. RFC 4180; it
 * writes into a buffer and owns nothing. Here whole, as most of an evaluation's report is cells. */
#ifndef YST_REPORT_CSV_H
#define YST_REPORT_CSV_H

#include "base/buffer.h"

#define YST_EACH_BYTE(value) (UINT64_C(0x0101010101010101) * (value))

/* Not nothing when one of the eight bytes is 0. */
static inline uint64_t yst_csv_has_zero(uint64_t word)
{
  return (word - YST_EACH_BYTE(1)) & ~word & YST_EACH_BYTE(0x80);
}

/* Not nothing when one of eight bytes may need quotes: a comma, a quote, a control character. */
static inline uint64_t yst_csv_suspect(const char *bytes)
{
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  uint64_t control = (word - YST_EACH_BYTE(0x10)) & ~word & YST_EACH_BYTE(0x80);
  return control | yst_csv_has_zero(word ^ YST_EACH_BYTE(',')) | yst_csv_has_zero(word ^ YST_EACH_BYTE('"'));
}

/* Names are looked at eight bytes at a time, the last eight of them perhaps twice. */
static inline bool yst_csv_is_surely_plain(yst_text text)
{
  if (text.length < 8) return false;
  uint64_t suspect = yst_csv_suspect(text.bytes + text.length - 8);
  for (size_t i = 0; i + 8 < text.length; i += 8) suspect |= yst_csv_suspect(text.bytes + i);
  return !suspect;
}

static inline bool yst_csv_needs_quotes(yst_text text)
{
  if (text.length && (text.bytes[0] == ' ' || text.bytes[text.length - 1] == ' ')) return true;
  if (yst_csv_is_surely_plain(text)) return false;
  for (size_t i = 0; i < text.length; i++) {
    char byte = text.bytes[i];
    if (byte == ',' || byte == '"' || byte == '\n' || byte == '\r') return true;
  }
  return false;
}

static inline void yst_csv_quoted(yst_buffer *buffer, yst_text text)
{
  yst_buffer_add_byte(buffer, '"');
  for (size_t i = 0; i < text.length; i++) {
    if (text.bytes[i] == '"') yst_buffer_add_byte(buffer, '"');
    yst_buffer_add_byte(buffer, text.bytes[i]);
  }
  yst_buffer_add_byte(buffer, '"');
}

static inline void yst_csv_cell(yst_buffer *buffer, yst_text text)
{
  if (yst_csv_needs_quotes(text)) {
    yst_csv_quoted(buffer, text);
  } else {
    yst_buffer_add(buffer, text);
  }
}

#endif
