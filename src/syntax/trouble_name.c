/* Messages about names that are missing, reserved or in the wrong place. */
#include "syntax/parse.h"
#include "syntax/parser.h"
#include "syntax/place.h"
#include "syntax/trouble.h"

/* ---- names ---- */

/* A name made of a label's first words: `significance_of_the`. */
static yst_text name_from_label(const yst_trouble *t, yst_text label)
{
  yst_buffer name = yst_buffer_in(t->b->arena);
  unsigned words = 0;
  for (size_t i = 0; i < label.length && name.length < 24; i++) {
    char byte = label.bytes[i];
    bool big = byte >= 'A' && byte <= 'Z';
    bool small = byte >= 'a' && byte <= 'z';
    bool digit = byte >= '0' && byte <= '9' && name.length > 0;
    if (big || small || digit) {
      yst_buffer_add_byte(&name, big ? (char)(byte + ('a' - 'A')) : byte);
    } else if (name.length > 0 && name.bytes[name.length - 1] != '_') {
      if (++words == 3) break;
      yst_buffer_add_byte(&name, '_');
    }
  }
  while (name.length > 0 && name.bytes[name.length - 1] == '_') name.length--;
  return name.length ? yst_buffer_text(&name) : YST_TEXT("some_name");
}

bool yst_name_after_label(const yst_builder *b)
{
  const yst_token *tokens = b->tokens->items;
  size_t at = b->line.begin + b->line.lead;
  bool has_type = b->line.kind == YST_PIECE_FIELD || b->line.kind == YST_PIECE_COLUMN;
  size_t needed = has_type ? 2 : 1;
  return at + needed < b->line.end && tokens[at].kind == YST_T_STRING && tokens[at + 1].kind == YST_T_NAME;
}

/* `rubric "Significance"`, `criterion "Resources" resources` */
static bool name_missing(const yst_trouble *t)
{
  if (t->got != YST_T_STRING || !yst_trouble_after_lead(t) || !t->b->line.lead ||
      !yst_trouble_expects(t, YST_T_NAME))
    return false;
  if (yst_trouble_expects_value(t)) return false;
  yst_text lead = yst_trouble_word_before(t, t->b->line.lead);
  if (yst_name_after_label(t->b)) {
    yst_text name = yst_trouble_word_after(t, 1);
    yst_diag *diag = yst_trouble_say(t, YST_NAME_MISSING, "the name stands before the label: %t %t %t", lead,
                                     name, t->word);
    yst_trouble_fix(t, diag, yst_trouble_span(t, 0, 1), "%t %t", name, t->word);
    return true;
  }
  yst_text name = name_from_label(t, t->word);
  yst_diag *diag = yst_trouble_say(t, YST_NAME_MISSING,
                                   "a name is missing between `%t` and its label, for example %t %t %t", lead,
                                   lead, name, t->word);
  yst_trouble_fix(t, diag, yst_trouble_gap(t), "%t ", name);
  return true;
}

/* So many further places of a name are shown. */
#define PLACES_SHOWN 3

/* A connecting word that was told to be no name stands here as one again. */
static bool reserved_again(const yst_trouble *t)
{
  if (!yst_trouble_expects(t, YST_T_NAME)) return false;
  for (size_t i = 0; i < t->b->taken_count; i++) {
    if (t->b->taken[i].kind != t->got) continue;
    yst_diag *diag = t->b->taken[i].diag;
    if (diag->label_count < PLACES_SHOWN)
      yst_diag_label(t->b->say->diags, diag, t->span, "it stands here too");
    yst_trouble_fix(t, diag, t->span, "%t_", t->word);
    return true;
  }
  return false;
}

/* `field between "…"`, and `one of any, other` */
static bool reserved_name(const yst_trouble *t)
{
  if (!yst_trouble_is_reserved(t->got) || !yst_trouble_expects(t, YST_T_NAME) || yst_trouble_expects_value(t))
    return false;
  int before = yst_trouble_before(t, 1);
  if (!yst_trouble_after_lead(t) && before != YST_T_COMMA && before != YST_T_IN && before != YST_T_OF &&
      before != YST_T_BY)
    return false;
  yst_diag *diag = yst_trouble_say(
      t, YST_RESERVED_NAME,
      "`%t` is a connecting word of the language and cannot be a name; for example `%t_`", t->word, t->word);
  yst_trouble_fix(t, diag, t->span, "%t_", t->word);
  yst_taken_word taken = {t->got, diag};
  YST_PUSH(t->b->arena, t->b->taken, t->b->taken_count, t->b->taken_capacity, taken);
  return true;
}

/* A lead word in the middle of a line. */
static bool two_on_a_line(const yst_trouble *t)
{
  bool connecting =
      t->got == YST_T_CITE || t->got == YST_T_ABOUT || t->got == YST_T_UNLESS || t->got == YST_T_GIVEN;
  if (!connecting && !(yst_trouble_is_word(t->got) && yst_filter_is_lead(t->word))) return false;
  if (yst_trouble_after_lead(t) || (!yst_trouble_could_end(t) && yst_trouble_after(t, 2) != YST_T_STRING))
    return false;
  yst_diag *diag = yst_trouble_say(t, YST_TWO_ON_A_LINE,
                                   "`%t` begins something new: put it on a line of its own", t->word);
  yst_trouble_fix(t, diag, yst_trouble_gap(t), "\n");
  return true;
}

/* A label after something else than a name. */
static bool late_label(const yst_trouble *t)
{
  if (t->got != YST_T_STRING || yst_trouble_after_lead(t) || !yst_trouble_could_end(t) ||
      t->b->piece->has_label)
    return false;
  if (!t->b->piece->name.atom) return false;
  yst_diag *diag =
      yst_trouble_say(t, YST_UNEXPECTED, "a label stands right after the name: `%t` comes too late", t->word);
  yst_span name = t->b->piece->name.span;
  yst_trouble_fix(t, diag, (yst_span){name.source, name.end, name.end}, " %t", t->word);
  uint32_t blank_from = t->b->tokens->items[t->at - 1].end;
  yst_trouble_fix(t, diag, (yst_span){t->span.source, blank_from, t->span.end}, "");
  return true;
}

bool yst_trouble_with_names(const yst_trouble *t)
{
  return name_missing(t) || reserved_again(t) || reserved_name(t) || two_on_a_line(t) || late_label(t);
}
