#include "base/utf8.h"

/* Latin-1 and Latin Extended-A letters without their accents, from U+00C0 on; empty where there is no letter.
 */
#define LATIN_FIRST 0xC0u
#define LATIN_LAST 0x17Fu
/* clang-format off */
static const char LATIN[LATIN_LAST - LATIN_FIRST + 1][3] = {
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", /* 00C0 */
    "d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "ss", /* 00D0 */
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", /* 00E0 */
    "d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "y", /* 00F0 */
    "a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d", /* 0100 */
    "d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g", /* 0110 */
    "g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i", /* 0120 */
    "i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l", /* 0130 */
    "l", "l", "l", "n", "n", "n", "n", "n", "n", "n", "n", "n", "o", "o", "o", "o", /* 0140 */
    "o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s", /* 0150 */
    "s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u", /* 0160 */
    "u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s", /* 0170 */
};
/* clang-format on */

static bool is_within(uint32_t character, uint32_t first, uint32_t last)
{
  return character >= first && character <= last;
}

bool yst_character_vanishes(uint32_t character)
{
  switch (character) {
  case '\'':
  case '`':
  case 0x00AD: /* soft hyphen */
  case 0x00B4:
  case 0x02BC:
  case 0x2018:
  case 0x2019:
  case 0x201B:
  case 0x2032:
  case 0x2060:
  case 0xFEFF: return true;
  default: return is_within(character, 0x0300, 0x036F) || is_within(character, 0x200B, 0x200F);
  }
}

bool yst_character_parts_words(uint32_t character)
{
  if (character < 0x80) {
    bool letter = is_within(character | 0x20, 'a', 'z') || is_within(character, '0', '9');
    return !letter && (character == 0 || !strchr("+%<=>$", (int)character));
  }
  switch (character) {
  case 0x00A0:
  case 0x00A1:
  case 0x00A7:
  case 0x00AB:
  case 0x00B6:
  case 0x00B7:
  case 0x00BB:
  case 0x00BF:
  case 0x2212: /* the minus sign, which is typed for a dash and the other way round */ return true;
  default:
    return is_within(character, 0x80, 0x9F) || is_within(character, 0x2000, 0x205F) ||
           is_within(character, 0x3000, 0x3003) || is_within(character, 0x3008, 0x3011);
  }
}

static uint32_t fold_greek(uint32_t character)
{
  if (character != 0x03A2 && is_within(character, 0x0391, 0x03AB)) return character + 32;
  if (is_within(character, 0x0388, 0x038A)) return character + 37;
  switch (character) {
  case 0x0386: return 0x03AC;
  case 0x038C: return 0x03CC;
  case 0x038E: return 0x03CD;
  case 0x038F: return 0x03CE;
  case 0x03C2: return 0x03C3; /* the sigma at the end of a word */
  default: return character;
  }
}

/* Past the basic letters, capitals and small letters of Cyrillic take turns. */
static uint32_t fold_cyrillic(uint32_t character)
{
  if (is_within(character, 0x0400, 0x040F)) return character + 80;
  if (is_within(character, 0x0410, 0x042F)) return character + 32;
  if (character == 0x04C0) return 0x04CF;
  if (is_within(character, 0x04C1, 0x04CE)) return character + (character & 1);
  bool turns = is_within(character, 0x0460, 0x0481) || is_within(character, 0x048A, 0x04BF) ||
               is_within(character, 0x04D0, 0x052F);
  return turns ? character | 1 : character;
}

void yst_character_add_folded(yst_buffer *buffer, uint32_t character)
{
  if (is_within(character, 'A', 'Z')) character += 'a' - 'A';
  if (character < 0x80) {
    yst_buffer_add_byte(buffer, (char)character);
  } else if (is_within(character, LATIN_FIRST, LATIN_LAST) && LATIN[character - LATIN_FIRST][0]) {
    yst_buffer_add_string(buffer, LATIN[character - LATIN_FIRST]);
  } else {
    if (is_within(character, 0x0370, 0x03FF)) character = fold_greek(character);
    if (is_within(character, 0x0400, 0x052F)) character = fold_cyrillic(character);
    yst_utf8_add(buffer, character);
  }
}

static bool is_digit(char byte)
{
  return byte >= '0' && byte <= '9';
}

/* Whether a blank goes between what is written and the word that comes. */
static bool is_blank_kept(const yst_buffer *folded, uint32_t next, bool blanks)
{
  if (!folded->length) return false;
  bool between_digits = is_digit(folded->bytes[folded->length - 1]) && is_within(next, '0', '9');
  return blanks || between_digits;
}

static yst_text fold(yst_arena *arena, yst_text text, bool blanks)
{
  yst_buffer folded = yst_buffer_in(arena);
  bool parted = false;
  for (size_t at = 0; at < text.length;) {
    uint32_t character = yst_utf8_next(text, &at);
    if (yst_character_vanishes(character)) continue;
    bool ampersand = character == '&';
    if (!ampersand && yst_character_parts_words(character)) {
      parted = true;
      continue;
    }
    /* A blank is written when the next word comes, so that none is left at the ends. */
    if ((parted || ampersand) && is_blank_kept(&folded, character, blanks)) yst_buffer_add_byte(&folded, ' ');
    parted = ampersand;
    if (ampersand)
      yst_buffer_add_string(&folded, "and");
    else
      yst_character_add_folded(&folded, character);
  }
  return yst_buffer_text(&folded);
}

yst_text yst_text_fold(yst_arena *arena, yst_text text)
{
  return fold(arena, text, true);
}

yst_text yst_text_key(yst_arena *arena, yst_text text)
{
  return fold(arena, text, false);
}
