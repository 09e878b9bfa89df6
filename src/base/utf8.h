/* UTF-8 by the byte: reading one character, the width it takes on a screen, and folding of letters and
 * punctuation for comparing names that people typed in different ways. Texts stay their owners'; a folded one
 * is new and lives in the arena given for it. */
#ifndef YST_BASE_UTF8_H
#define YST_BASE_UTF8_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/text.h"

/* The character that starts at *at (less than text.length), moving *at past it. An ill-formed byte
 * gives 0xFFFD and moves one byte. */
uint32_t yst_utf8_next(yst_text text, size_t *at);
bool yst_utf8_valid(yst_text text);
void yst_utf8_add(yst_buffer *buffer, uint32_t character);
/* Columns on a screen: 0 for combining marks, 2 for wide East Asian characters and emoji, 1 for the rest. */
unsigned yst_utf8_width(uint32_t character);
size_t yst_text_width(yst_text text);

/* The form in which texts are searched and shown to be near each other: small letters (ASCII, Latin-1 and
 * Latin Extended-A without their accents, Greek and Cyrillic by simple case folding), `&` as `and`, every run
 * of blanks, dashes, quotes and other punctuation as one blank, none at the ends. `+`, `%`, `£` and `$ € < =
 * >` stay. Apostrophes vanish: `Children's` is `childrens`. */
yst_text yst_text_fold(yst_arena *arena, yst_text text);
/* The form in which names of partnerships, headers and choices are compared: the same without blanks, so that
 * `well-being`, `well being` and `wellbeing` are one. Only between two digits a blank stays: 1-2 is not 12.
 */
yst_text yst_text_key(yst_arena *arena, yst_text text);

/* The same character by character. What vanishes: apostrophes in all their shapes, marks that join the letter
 * before, and what shows nothing. `&` parts words here. */
bool yst_character_vanishes(uint32_t character);
bool yst_character_parts_words(uint32_t character);
/* Adds a character that does neither. */
void yst_character_add_folded(yst_buffer *buffer, uint32_t character);

/* Edit distance of two folded texts with neighbouring letters swapped counting one; stops at `limit` + 1,
 * which is also what texts get that differ in a stretch of more than 255 bytes. */
unsigned yst_text_distance(yst_text a, yst_text b, unsigned limit);
/* The nearest of `count` candidates within a third of the word's length, or -1: only then is a suggestion
 * made. */
long yst_text_nearest(yst_text word, const yst_text *candidates, size_t count);

#endif
