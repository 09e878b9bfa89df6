#include "base/utf8.h"

#define NOT_A_CHARACTER 0xFFFDu

/* How many bytes follow a first byte, and the least character that may be written with so many; anything else
 * (stray and overlong bytes) has no row. */
static unsigned count_following(unsigned char first, uint32_t *least)
{
  if (first >= 0xC2 && first <= 0xDF) return *least = 0x80, 1;
  if ((first & 0xF0) == 0xE0) return *least = 0x800, 2;
  if (first >= 0xF0 && first <= 0xF4) return *least = 0x10000, 3;
  return 0;
}

/* The bytes of the well-formed character at a place, 0 when there is none. */
static size_t read_character(yst_text text, size_t at, uint32_t *character)
{
  const unsigned char *byte = (const unsigned char *)text.bytes + at;
  if (*byte < 0x80) return *character = *byte, 1;
  uint32_t least;
  unsigned following = count_following(*byte, &least);
  if (following == 0 || following >= text.length - at) return 0;
  uint32_t read = *byte & (0x3Fu >> following);
  for (unsigned i = 1; i <= following; i++) {
    if ((byte[i] & 0xC0) != 0x80) return 0;
    read = read << 6 | (byte[i] & 0x3Fu);
  }
  if (read < least || read > 0x10FFFF || (read >= 0xD800 && read <= 0xDFFF)) return 0;
  *character = read;
  return following + 1;
}

uint32_t yst_utf8_next(yst_text text, size_t *at)
{
  uint32_t character = NOT_A_CHARACTER;
  size_t size = read_character(text, *at, &character);
  *at += size ? size : 1;
  return character;
}

bool yst_utf8_valid(yst_text text)
{
  uint32_t character;
  for (size_t at = 0, size; at < text.length; at += size) {
    size = read_character(text, at, &character);
    if (size == 0) return false;
  }
  return true;
}

void yst_utf8_add(yst_buffer *buffer, uint32_t character)
{
  if (character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF)) character = NOT_A_CHARACTER;
  if (character < 0x80) {
    yst_buffer_add_byte(buffer, (char)character);
    return;
  }
  unsigned following = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
  /* As many leading ones as there are bytes in all. */
  uint32_t lead = (0x7F80u >> following) & 0xFFu;
  yst_buffer_add_byte(buffer, (char)(lead | character >> 6 * following));
  while (following-- > 0) yst_buffer_add_byte(buffer, (char)(0x80 | ((character >> 6 * following) & 0x3F)));
}

typedef struct range {
  uint32_t first, last;
} range;

/* Marks that stand on the character before them, and characters that show nothing; in order. */
static const range NO_WIDTH[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489},   {0x0591, 0x05BD}, {0x0610, 0x061A}, {0x064B, 0x065F},
    {0x0900, 0x0902}, {0x093C, 0x093C},   {0x0941, 0x0948}, {0x094D, 0x094D}, {0x0E31, 0x0E31},
    {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E},   {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F},
    {0x2060, 0x2064}, {0x20D0, 0x20FF},   {0x302A, 0x302D}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
    {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF},
};

/* East Asian wide and full-width characters, and emoji that show as pictures; in order. */
static const range DOUBLE_WIDTH[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x23F0, 0x23F0},
    {0x23F3, 0x23F3},   {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267F, 0x267F},
    {0x2693, 0x2693},   {0x26A1, 0x26A1},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x26C4, 0x26C5},
    {0x26CE, 0x26CE},   {0x26D4, 0x26D4},   {0x26EA, 0x26EA},   {0x26F2, 0x26F3},   {0x26F5, 0x26F5},
    {0x26FA, 0x26FA},   {0x26FD, 0x26FD},   {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},
    {0x274C, 0x274C},   {0x274E, 0x274E},   {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},
    {0x27B0, 0x27B0},   {0x27BF, 0x27BF},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},
    {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0xA4CF},   {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},   {0x1F300, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393},
    {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4}, {0x1F3F8, 0x1F43E},
    {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D}, {0x1F54B, 0x1F54E}, {0x1F550, 0x1F567},
    {0x1F57A, 0x1F57A}, {0x1F595, 0x1F596}, {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5},
    {0x1F6CC, 0x1F6CC}, {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6D7}, {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC},
    {0x1F7E0, 0x1F7EB}, {0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF}, {0x1FA70, 0x1FAFF},
    {0x20000, 0x3FFFD},
};

static bool is_among(const range *ranges, size_t count, uint32_t character)
{
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (character > ranges[middle].last)
      low = middle + 1;
    else
      high = middle;
  }
  return low < count && character >= ranges[low].first;
}

unsigned yst_utf8_width(uint32_t character)
{
  if (character < NO_WIDTH[0].first) return 1;
  if (is_among(NO_WIDTH, sizeof NO_WIDTH / sizeof *NO_WIDTH, character)) return 0;
  return is_among(DOUBLE_WIDTH, sizeof DOUBLE_WIDTH / sizeof *DOUBLE_WIDTH, character) ? 2 : 1;
}

size_t yst_text_width(yst_text text)
{
  size_t width = 0;
  for (size_t at = 0; at < text.length;) width += yst_utf8_width(yst_utf8_next(text, &at));
  return width;
}
