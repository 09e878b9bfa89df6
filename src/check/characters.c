/* Characters that are not what they seem, anywhere in the toolkit's own file: those that show nothing, that
 * turn the direction of writing, wide digits, and letters of another alphabet among Latin ones. */
#include "base/utf8.h"
#include "check/checks.h"

/* More than this of one kind in a file are one cause, and not said one by one. */
#define SAID_MOST 20u

/* ---- what shows nothing ---- */

typedef struct hidden {
  uint32_t first, last;
  const char *what;
} hidden;

static const hidden HIDDEN[] = {
    {0x00AD, 0x00AD, "a soft hyphen"},
    {0x061C, 0x061C, "a mark for the direction of writing"},
    {0x180E, 0x180E, "a separator of no width"},
    {0x200B, 0x200B, "a blank of no width"},
    {0x200C, 0x200C, "a sign that parts letters"},
    {0x200D, 0x200D, "a sign that joins letters"},
    {0x200E, 0x200F, "a mark for the direction of writing"},
    {0x202A, 0x202E, "a sign that turns the direction of writing"},
    {0x2060, 0x2064, "a joining sign of no width"},
    {0x2066, 0x2069, "a sign that turns the direction of writing"},
    {0xFEFF, 0xFEFF, "a mark for the order of bytes"},
};

static const hidden *hidden_of(uint32_t character)
{
  for (size_t i = 0; i < sizeof HIDDEN / sizeof HIDDEN[0]; i++) {
    if (character >= HIDDEN[i].first && character <= HIDDEN[i].last) return &HIDDEN[i];
  }
  return NULL;
}

/* Some scripts, and pictures put together of several, need what joins and parts letters. */
static bool is_needed(uint32_t character, uint32_t before, uint32_t after)
{
  return (character == 0x200C || character == 0x200D) && before >= 0x0590 && after >= 0x0590;
}

/* ---- letters of other alphabets that look like Latin ones ---- */

typedef struct twin {
  uint32_t letter;
  char latin;
} twin;

static const twin TWINS[] = {
    {0x0410, 'A'}, {0x0412, 'B'}, {0x0415, 'E'}, {0x041A, 'K'}, {0x041C, 'M'}, {0x041D, 'H'}, {0x041E, 'O'},
    {0x0420, 'P'}, {0x0421, 'C'}, {0x0422, 'T'}, {0x0425, 'X'}, {0x0430, 'a'}, {0x0435, 'e'}, {0x043E, 'o'},
    {0x0440, 'p'}, {0x0441, 'c'}, {0x0443, 'y'}, {0x0445, 'x'}, {0x0455, 's'}, {0x0456, 'i'}, {0x0458, 'j'},
    {0x0405, 'S'}, {0x0406, 'I'}, {0x0408, 'J'}, {0x0391, 'A'}, {0x0392, 'B'}, {0x0395, 'E'}, {0x0396, 'Z'},
    {0x0397, 'H'}, {0x0399, 'I'}, {0x039A, 'K'}, {0x039C, 'M'}, {0x039D, 'N'}, {0x039F, 'O'}, {0x03A1, 'P'},
    {0x03A4, 'T'}, {0x03A5, 'Y'}, {0x03A7, 'X'}, {0x03BF, 'o'},
};

static char latin_of(uint32_t letter)
{
  for (size_t i = 0; i < sizeof TWINS / sizeof TWINS[0]; i++) {
    if (TWINS[i].letter == letter) return TWINS[i].latin;
  }
  return 0;
}

static bool is_latin(uint32_t character)
{
  uint32_t small = character | 0x20;
  return (small >= 'a' && small <= 'z') || (character >= 0xC0 && character < 0x250);
}

static bool is_other_letter(uint32_t character)
{
  return character >= 0x0370 && character < 0x0530;
}

/* Cyrillic or Greek, as a reader would call it. */
static const char *alphabet_of(uint32_t character)
{
  return character < 0x0400 ? "Greek" : "Cyrillic";
}

/* ---- the file ---- */

typedef struct character_look {
  yst_diags *diags;
  const yst_source *source;
  yst_code code;
  size_t said;
} character_look;

/* Outside texts and comments such characters are faults, and have been said. */
static bool is_said(const character_look *look, yst_span span)
{
  for (size_t i = 0; i < look->diags->count; i++) {
    const yst_diag *diag = look->diags->items[i];
    bool covers =
        diag->span.source == span.source && diag->span.start <= span.start && diag->span.end >= span.end;
    if (covers && diag->code == YST_STRAY_BYTE) return true;
  }
  return false;
}

static void report_hidden(character_look *look, yst_span span, uint32_t character, const char *what)
{
  if (is_said(look, span)) return;
  char number[5] = "0000";
  for (size_t i = 0; i < 4; i++) number[i] = "0123456789ABCDEF"[character >> (4 * (3 - i)) & 15];
  yst_diag *diag =
      yst_diags_add(look->diags, look->code, span, "%s stands here (U+%s), and shows nothing", what, number);
  yst_diag_label(look->diags, diag, span, "before this");
  yst_diag_help(look->diags, diag,
                "Leave it out: a search for the words that one sees does not find them with it.");
  yst_diag_fix(look->diags, diag, span, false, YST_TEXT(""));
  look->said++;
}

static void report_wide(character_look *look, yst_span span, uint32_t character)
{
  if (is_said(look, span)) return;
  char plain = (char)(character - 0xFEE0);
  yst_diag *diag =
      yst_diags_add(look->diags, look->code, span, "a wide character stands here, and not `%c`", plain);
  yst_diag_fix(look->diags, diag, span, false, yst_text_of(&plain, 1));
  look->said++;
}

/* A word with a letter of another alphabet among Latin ones. */
static void report_mixed(character_look *look, yst_span word, yst_span letter, uint32_t character)
{
  if (is_said(look, letter)) return;
  char latin = latin_of(character);
  yst_text bytes = look->source->bytes;
  yst_text words = yst_text_of(bytes.bytes + word.start, word.end - word.start);
  yst_text one = yst_text_of(bytes.bytes + letter.start, letter.end - letter.start);
  yst_diag *diag = yst_diags_add(look->diags, look->code, letter, "the `%t` in `%t` is a %s letter", one,
                                 words, alphabet_of(character));
  yst_diag_help(look->diags, diag,
                "The word looks like another one and is not found by it, neither here nor in a register.");
  if (latin) yst_diag_fix(look->diags, diag, letter, false, yst_text_of(&latin, 1));
  look->said++;
}

static void look_for_hidden(character_look *look)
{
  yst_text bytes = look->source->bytes;
  uint32_t before = 0;
  for (size_t at = 0; at < bytes.length && look->said < SAID_MOST;) {
    size_t start = at;
    uint32_t character = yst_utf8_next(bytes, &at);
    if (character >= 0x80) {
      yst_span span = {look->source->number, (uint32_t)start, (uint32_t)at};
      size_t next = at;
      uint32_t after = at < bytes.length ? yst_utf8_next(bytes, &next) : 0;
      const hidden *found = hidden_of(character);
      if (found && !is_needed(character, before, after)) report_hidden(look, span, character, found->what);
      if (character >= 0xFF01 && character <= 0xFF5E) report_wide(look, span, character);
    }
    before = character;
  }
}

/* A Greek letter beside Latin ones may be a unit, `5 kΩ`; one that looks like a Latin letter is none. */
static bool is_suspect(uint32_t character)
{
  return is_other_letter(character) && (character >= 0x0400 || latin_of(character));
}

static void look_at_word(character_look *look, size_t start, size_t end)
{
  yst_span word = {look->source->number, (uint32_t)start, (uint32_t)end};
  bool latin = false;
  for (size_t at = start; at < end;) latin |= is_latin(yst_utf8_next(look->source->bytes, &at));
  for (size_t at = start; latin && at < end && look->said < SAID_MOST;) {
    size_t from = at;
    uint32_t character = yst_utf8_next(look->source->bytes, &at);
    yst_span letter = {look->source->number, (uint32_t)from, (uint32_t)at};
    if (is_suspect(character)) report_mixed(look, word, letter, character);
  }
}

static void look_for_mixed(character_look *look)
{
  yst_text bytes = look->source->bytes;
  size_t start = 0;
  bool other = false;
  for (size_t at = 0; at < bytes.length;) {
    size_t from = at;
    uint32_t character = yst_utf8_next(bytes, &at);
    if (is_latin(character) || is_other_letter(character)) {
      other |= is_suspect(character);
      continue;
    }
    if (other) look_at_word(look, start, from);
    other = false;
    start = at;
  }
}

/* Nobody wrote the characters of a picture or a workbook. */
static bool is_no_rule_file(const yst_diags *diags)
{
  return diags->count && diags->items[0]->code == YST_NOT_RULES;
}

void yst_check_characters(const yst_check *check, const yst_model *model, yst_diags *diags)
{
  const yst_source *source = yst_sources_get(model->texts, YST_OWN_SOURCE);
  if (!source || is_no_rule_file(diags)) return;
  character_look look = {diags, source, check->code, 0};
  if (check->code == YST_HIDDEN_CHARACTER) look_for_hidden(&look);
  if (check->code == YST_MIXED_ALPHABETS) look_for_mixed(&look);
}
