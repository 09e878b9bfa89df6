#include "register/cell_kinds.h"

bool yst_cell_is_word(yst_text text, const char *word)
{
  size_t at = 0;
  for (; at < text.length && word[at]; at++) {
    char c = text.bytes[at];
    if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
    if (c != word[at]) return false;
  }
  return at == text.length && word[at] == 0;
}

/* Ticks and crosses, which some keyboards follow with the sign that asks for a coloured picture. */
static int read_tick(yst_text cell)
{
  static const char picture[] = "\xEF\xB8\x8F";
  if (cell.length == 6 && memcmp(cell.bytes + 3, picture, 3) == 0) cell.length = 3;
  if (yst_text_equal(cell, YST_TEXT("\u2713")) || yst_text_equal(cell, YST_TEXT("\u2714"))) return 1;
  if (yst_text_equal(cell, YST_TEXT("\u2717")) || yst_text_equal(cell, YST_TEXT("\u2718"))) return 0;
  return -1;
}

static int read_letter(char c)
{
  switch (c) {
  case 'y':
  case 'Y':
  case 't':
  case 'T':
  case 'x':
  case 'X':
  case '1': return 1;
  case 'n':
  case 'N':
  case 'f':
  case 'F':
  case '0': return 0;
  default: return -1;
  }
}

/* 1, 0, or -1 for neither. No two of the words have the same length. */
static int read_answer(yst_text cell)
{
  switch (cell.length) {
  case 1: return read_letter(cell.bytes[0]);
  case 2: return yst_cell_is_word(cell, "no") ? 0 : -1;
  case 3: return yst_cell_is_word(cell, "yes") ? 1 : read_tick(cell);
  case 4: return yst_cell_is_word(cell, "true") ? 1 : -1;
  case 5: return yst_cell_is_word(cell, "false") ? 0 : -1;
  default: return read_tick(cell);
  }
}

bool yst_cell_plain_yes_no(yst_text cell, yst_number *number)
{
  int answer = read_answer(cell);
  if (answer >= 0) *number = yst_number_of(answer);
  return answer >= 0;
}

void yst_cell_read_yes_no(yst_text cell, yst_cell_value *value)
{
  if (!yst_cell_plain_yes_no(cell, &value->number)) yst_cell_unreadable(value, YST_CELL_NOT_YES_NO);
}

static void no_such_choice(const yst_lookup *choices, yst_text word, yst_arena *scratch,
                           yst_cell_value *value)
{
  yst_cell_unreadable(value, YST_CELL_NOT_A_CHOICE);
  value->near = yst_lookup_near(choices, word, scratch);
  value->text = word;
}

void yst_cell_read_choice(const yst_lookup *choices, yst_text cell, yst_arena *scratch, yst_cell_value *value)
{
  uint32_t number = yst_lookup_find(choices, cell, scratch);
  if (number != YST_LOOKUP_NONE) {
    value->number = yst_number_of(number);
  } else {
    no_such_choice(choices, cell, scratch, value);
  }
}

/* The next word of a set, up to a separator, which is passed. `commas` says whether a comma is one. */
static yst_text take_word(yst_text *rest, bool commas)
{
  size_t at = 0;
  for (; at < rest->length; at++) {
    char c = rest->bytes[at];
    if (c == ';' || c == '\n' || c == '\r' || (commas && c == ',')) break;
  }
  yst_text word = yst_text_of(rest->bytes, at);
  at += at < rest->length;
  *rest = yst_text_of(rest->bytes + at, rest->length - at);
  return yst_text_trim(word);
}

/* The bit of a word, or 0 when it is no choice. */
static int64_t bit_of(const yst_lookup *choices, yst_text word, yst_arena *scratch)
{
  uint32_t number = yst_lookup_find(choices, word, scratch);
  return number < 63 ? INT64_C(1) << number : 0;
}

/* Adds the choices of a text without semicolons: one that may have commas of its own, or several between
 * commas. */
static bool add_choices(const yst_lookup *choices, yst_text words, yst_arena *scratch, yst_cell_value *value)
{
  int64_t bit = bit_of(choices, words, scratch);
  value->number.num |= bit;
  if (bit) return true;
  while (words.length > 0) {
    yst_text word = take_word(&words, true);
    if (word.length == 0) continue;
    bit = bit_of(choices, word, scratch);
    value->number.num |= bit;
    if (bit) continue;
    no_such_choice(choices, word, scratch, value);
    return false;
  }
  return true;
}

void yst_cell_read_set(const yst_lookup *choices, yst_text cell, yst_arena *scratch, yst_cell_value *value)
{
  int64_t whole = bit_of(choices, cell, scratch);
  value->number = yst_number_of(whole);
  if (whole || yst_cell_is_word(cell, "none")) return;
  while (cell.length > 0) {
    yst_text words = take_word(&cell, false);
    if (words.length > 0 && !add_choices(choices, words, scratch, value)) return;
  }
}
