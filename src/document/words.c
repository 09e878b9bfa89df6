#include "document/words.h"

#define PRIVATE_FIRST 0xE000u /* bullets of word processors come as characters of private use */
#define PRIVATE_LAST 0xF8FFu
#define REPLACEMENT 0xFFFDu

typedef enum sign { SIGN_PARTS, SIGN_VANISHES, SIGN_WORD, SIGN_ALONE } sign;

static bool is_digit(char byte)
{
  return byte >= '0' && byte <= '9';
}

static sign sign_of(uint32_t character)
{
  if (character == '&' || character == '<' || character == '>') return SIGN_ALONE;
  if (character == '=' || character == '+' || character == REPLACEMENT) return SIGN_PARTS;
  if (character >= PRIVATE_FIRST && character <= PRIVATE_LAST) return SIGN_PARTS;
  if (yst_character_vanishes(character)) return SIGN_VANISHES;
  return yst_character_parts_words(character) ? SIGN_PARTS : SIGN_WORD;
}

yst_word_scan yst_words_of(yst_arena *arena, yst_atoms *atoms, yst_text text)
{
  return (yst_word_scan){.text = text, .atoms = atoms, .folded = yst_buffer_in(arena)};
}

/* A comma between thousands says nothing, a point between digits belongs to the number. */
static bool inside_number(yst_text text, size_t at, char *kept)
{
  char byte = text.bytes[at];
  if ((byte != ',' && byte != '.') || at == 0 || at + 1 >= text.length) return false;
  if (!is_digit(text.bytes[at - 1]) || !is_digit(text.bytes[at + 1])) return false;
  *kept = byte == '.' ? '.' : '\0';
  if (byte == '.') return true;
  if (text.length - at < 4 || !is_digit(text.bytes[at + 2]) || !is_digit(text.bytes[at + 3])) return false;
  return text.length - at == 4 || !is_digit(text.bytes[at + 4]);
}

static const char *alone(uint32_t character)
{
  return character == '&' ? "and" : character == '<' ? "under" : "over";
}

bool yst_next_word(yst_word_scan *scan)
{
  yst_buffer_clear(&scan->folded);
  while (scan->at < scan->text.length) {
    size_t here = scan->at, next = here;
    uint32_t character = yst_utf8_next(scan->text, &next);
    sign kind = sign_of(character);
    bool begun = scan->folded.length > 0;
    char kept = '\0';
    if (kind == SIGN_PARTS && begun && inside_number(scan->text, here, &kept)) {
      if (kept) yst_buffer_add_byte(&scan->folded, kept);
    } else if (begun && (kind == SIGN_PARTS || kind == SIGN_ALONE)) {
      break;
    } else if (kind == SIGN_ALONE || kind == SIGN_WORD) {
      if (!begun) scan->start = here;
      if (kind == SIGN_ALONE)
        yst_buffer_add_string(&scan->folded, alone(character));
      else
        yst_character_add_folded(&scan->folded, character);
      scan->end = next;
    }
    scan->at = next;
    if (kind == SIGN_ALONE) break;
  }
  if (!scan->folded.length) return false;
  scan->atom = yst_atom_of(scan->atoms, yst_buffer_text(&scan->folded));
  return true;
}

bool yst_gap_parts(yst_text gap)
{
  /* One sign alone joins: `multi-agency`, `policies/procedures`. */
  if (gap.length == 1 && (gap.bytes[0] == '-' || gap.bytes[0] == '/')) return false;
  for (size_t at = 0; at < gap.length;) {
    size_t blank = yst_text_blank(gap, at);
    if (blank) {
      at += blank;
      continue;
    }
    uint32_t character = yst_utf8_next(gap, &at);
    bool markup = character < 0x80 && strchr("*_#`", (int)character);
    if (!markup && !yst_character_vanishes(character)) return true;
  }
  return false;
}

yst_atom *yst_atoms_of_text(yst_arena *arena, yst_atoms *atoms, yst_text text, size_t *count)
{
  yst_word_scan scan = yst_words_of(arena, atoms, text);
  yst_atom *items = NULL;
  size_t capacity = 0;
  *count = 0;
  while (yst_next_word(&scan)) YST_PUSH(arena, items, *count, capacity, scan.atom);
  return items;
}
