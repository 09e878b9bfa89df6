/* Messages about rows, and about the wordings of bands for which the language has another form. */
#include "base/number.h"
#include "syntax/parse.h"
#include "syntax/parser.h"
#include "syntax/place.h"
#include "syntax/trouble.h"

/* `item 2` as a row. */
static bool lead_as_choice(const yst_trouble *t)
{
  const yst_line *line = &t->b->line;
  if (line->rows == YST_PIECE_COUNT || line->lead != 1 || !yst_trouble_after_lead(t)) return false;
  bool amount =
      t->got == YST_T_NUMBER || t->got == YST_T_MONEY || t->got == YST_T_PERCENT || t->got == YST_T_MINUS;
  bool level =
      line->rows == YST_PIECE_LEVEL && t->got == YST_T_STRING && !yst_piece_holds(YST_PIECE_FILE, line->kind);
  if (!amount && !level) return false;
  yst_trouble lead = *t;
  lead.span = yst_token_span(t->b->tokens, &t->b->tokens->items[line->begin]);
  yst_text word = yst_trouble_word_before(t, 1);
  yst_diag *diag = yst_trouble_say(&lead, YST_LEAD_AS_CHOICE,
                                   "`%t` first on a line begins a new piece; as a choice in a row it needs "
                                   "another name, for example `%t_`",
                                   word, word);
  yst_trouble_fix(t, diag, lead.span, "%t_", word);
  return true;
}

static bool is_amount(int kind)
{
  return kind == YST_T_NUMBER || kind == YST_T_MONEY || kind == YST_T_PERCENT;
}

/* Whether a band stands here: in a row, or in what a field allows. */
static bool in_band(const yst_trouble *t)
{
  yst_piece_kind kind = t->b->line.kind;
  return kind == YST_PIECE_SCORE_ROW || kind == YST_PIECE_GRADE || kind == YST_PIECE_ALLOWED ||
         kind == YST_PIECE_COLUMNS || kind == YST_PIECE_GRID_ROW;
}

/* Whether two amounts side by side are the ends of a band, and not the halves of a number with a blank
 * inside. */
static bool are_ends(const yst_trouble *t, yst_text left, yst_text right)
{
  yst_number low, high;
  if (!in_band(t) || right.bytes[0] == '0' || !yst_number_read(left, &low) || !yst_number_read(right, &high))
    return false;
  return yst_number_compare(low, high) < 0;
}

/* `£100 000`: a number of three digits after one of at most three. */
static bool blank_inside(const yst_trouble *t, size_t back)
{
  yst_text left = yst_trouble_word_before(t, back + 1);
  yst_text right = yst_trouble_word_before(t, back);
  if (!is_amount(yst_trouble_before(t, back + 1)) || right.length != 3 || t->at < t->b->line.begin + back + 1)
    return false;
  int kind = back ? yst_trouble_before(t, back) : t->got;
  if (are_ends(t, left, right)) return false;
  if (kind != YST_T_NUMBER || memchr(left.bytes, '.', left.length) || memchr(left.bytes, '%', left.length))
    return false;
  yst_trouble place = *t;
  place.span = yst_trouble_span(t, back + 1, 0);
  place.span.end = t->b->tokens->items[t->at - back].end;
  bool money = yst_trouble_before(t, back + 1) == YST_T_MONEY;
  yst_diag *diag = yst_trouble_say(&place, money ? YST_BAD_MONEY : YST_BAD_NUMBER,
                                   "`%t %t` has a blank inside: thousands are parted by a comma, as in %t,%t",
                                   left, right, left, right);
  yst_trouble_fix(t, diag, place.span, "%t,%t", left, right);
  return true;
}

/* `allowed 0 500` */
static bool to_missing_between(const yst_trouble *t)
{
  if (t->b->line.kind != YST_PIECE_ALLOWED || !is_amount(t->got) || !is_amount(yst_trouble_before(t, 1)))
    return false;
  yst_diag *diag = yst_trouble_say(t, YST_WORD_MISSING, "`to` is missing before `%t`", t->word);
  yst_trouble_fix(t, diag, yst_trouble_gap(t), "to ");
  return true;
}

/* `£5,000 £10,000  2` */
static bool to_missing(const yst_trouble *t)
{
  if (t->b->line.lead || !is_amount(t->got) || !is_amount(yst_trouble_before(t, 1))) return false;
  if (t->at < t->b->line.begin + 2 || !is_amount(yst_trouble_before(t, 2))) return false;
  yst_trouble place = *t;
  place.at--;
  place.span = yst_trouble_span(&place, 0, 0);
  yst_diag *diag = yst_trouble_say(&place, YST_WORD_MISSING,
                                   "a row has one range and one score: is `to` missing before `%t`?",
                                   yst_trouble_word_before(t, 1));
  yst_trouble_fix(t, diag, yst_trouble_gap(&place), "to ");
  return true;
}

/* ---- wordings of bands ---- */

/* Says `write …` for the words from `back` before to `forward` after. */
static bool offer(const yst_trouble *t, size_t back, size_t forward, yst_text here)
{
  yst_trouble place = *t;
  place.span = yst_trouble_span(t, back, forward);
  yst_text written =
      yst_text_of(t->b->source->bytes.bytes + place.span.start, place.span.end - place.span.start);
  yst_diag *diag = yst_trouble_say(&place, YST_OTHER_WORDING, "write `%t` instead of `%t`", here, written);
  yst_trouble_fix(t, diag, place.span, "%t", here);
  return true;
}

/* Says that so many words are not needed, the first of them `back` before. */
static bool leave_out(const yst_trouble *t, size_t back, size_t words, const char *why)
{
  yst_trouble place = *t;
  place.at -= back;
  place.span = yst_trouble_span(&place, 0, words - 1);
  yst_text written =
      yst_text_of(t->b->source->bytes.bytes + place.span.start, place.span.end - place.span.start);
  yst_diag *diag = yst_trouble_say(&place, YST_OTHER_WORDING, "leave out `%t`: %s", written, why);
  size_t after = place.at + words;
  if (after < t->b->line.end) place.span.end = t->b->tokens->items[after].start;
  yst_trouble_fix(t, diag, place.span, "");
  return true;
}

/* `<50`, `>= 3` */
static bool sign_first(const yst_trouble *t)
{
  const char *word = t->got == YST_T_LT   ? "under"
                     : t->got == YST_T_GT ? "over"
                     : t->got == YST_T_LE ? "at most"
                     : t->got == YST_T_GE ? "at least"
                                          : NULL;
  if (!word || !yst_trouble_after_lead(t)) return false;
  yst_span span = yst_trouble_span(t, 0, 0);
  const char *blank = t->b->source->bytes.bytes[span.end] == ' ' ? "" : " ";
  yst_diag *diag =
      yst_trouble_say(t, YST_OTHER_WORDING, "a band is written in words: `%s %t` instead of `%t%t`", word,
                      yst_trouble_word_after(t, 1), t->word, yst_trouble_word_after(t, 1));
  yst_trouble_fix(t, diag, span, "%s%s", word, blank);
  return true;
}

/* `0-1`, and `0 - 1` */
static bool minus_between(const yst_trouble *t)
{
  size_t back = is_amount(t->got) ? 3 : t->got == YST_T_STRING || t->got == YST_T_NAME ? 3 : 0;
  if (!back || !is_amount(yst_trouble_before(t, 1)) || yst_trouble_before(t, 2) != YST_T_MINUS ||
      !is_amount(yst_trouble_before(t, 3)))
    return false;
  yst_trouble last = *t;
  last.at--;
  yst_text low = yst_trouble_word_before(t, 3), high = yst_trouble_word_before(t, 1);
  return offer(&last, 2, 0, yst_format(t->b->arena, "%t to %t", low, high));
}

/* `3+` */
static bool plus_behind(const yst_trouble *t)
{
  if (t->got != YST_T_PLUS || !is_amount(yst_trouble_before(t, 1))) return false;
  return offer(t, 1, 0, yst_format(t->b->arena, "%t or more", yst_trouble_word_before(t, 1)));
}

static bool is_among(yst_text word, const char *const *words, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    if (yst_text_equal(word, yst_text_from(words[i]))) return true;
  }
  return false;
}

/* `3 and over`, `49 or fewer` */
static bool and_over(const yst_trouble *t)
{
  static const char *const more[] = {"over", "above", "more", "higher", "upwards", "greater", "up"};
  static const char *const less[] = {"under", "below", "less", "fewer", "lower", "smaller"};
  if ((t->got != YST_T_AND && t->got != YST_T_OR) || !is_amount(yst_trouble_before(t, 1))) return false;
  yst_text word = yst_trouble_word_after(t, 1);
  if (is_among(word, more, sizeof more / sizeof more[0])) return offer(t, 0, 1, YST_TEXT("or more"));
  if (is_among(word, less, sizeof less / sizeof less[0])) return offer(t, 0, 1, YST_TEXT("or less"));
  return false;
}

/* `below 50  1`: `below` was taken for a name. */
static bool below(const yst_trouble *t)
{
  static const char *const over[] = {"above", "more", "greater", "exceeding", "beyond", "higher"};
  static const char *const under[] = {"below", "less", "fewer", "lower", "smaller"};
  if (!is_amount(t->got) && t->got != YST_T_STRING && t->got != YST_T_NAME) return false;
  if (!is_amount(yst_trouble_before(t, 1))) return false;
  yst_text word = yst_trouble_word_before(t, 2);
  yst_trouble place = *t;
  place.at -= 2;
  if (is_among(word, over, sizeof over / sizeof over[0])) return offer(&place, 0, 0, YST_TEXT("over"));
  if (is_among(word, under, sizeof under / sizeof under[0])) return offer(&place, 0, 0, YST_TEXT("under"));
  return false;
}

/* `between 50 and 120` */
static bool between(const yst_trouble *t)
{
  if (t->got != YST_T_BETWEEN || yst_trouble_after(t, 2) != YST_T_AND) return false;
  yst_text low = yst_trouble_word_after(t, 1), high = yst_trouble_word_after(t, 3);
  return offer(t, 0, 3, yst_format(t->b->arena, "%t to %t", low, high));
}

/* `is under 50`, `from 50 to 120`, `seats under 50`, `under 50 scores 1`, `under 50 -> 1` */
static bool words_too_many(const yst_trouble *t)
{
  static const char *const gives[] = {"scores", "score", "gives", "gets", "points", "then"};
  bool begins_range =
      t->got == YST_T_UNDER || t->got == YST_T_OVER || t->got == YST_T_AT || t->got == YST_T_IS;
  if ((t->got == YST_T_BEFORE || t->got == YST_T_AFTER) && yst_trouble_after_lead(t))
    return offer(t, 0, 0, t->got == YST_T_BEFORE ? YST_TEXT("under") : YST_TEXT("over"));
  if ((t->got == YST_T_IS || t->got == YST_T_FROM) && yst_trouble_after_lead(t))
    return leave_out(t, 0, 1, "a row begins with its band");
  if (begins_range && t->at == t->b->line.begin + 1 && yst_trouble_before(t, 1) == YST_T_NAME)
    return leave_out(t, 1, t->got == YST_T_IS ? 2 : 1, "`score` says already what the bands are of");
  if (t->got == YST_T_GT && yst_trouble_before(t, 1) == YST_T_MINUS)
    return leave_out(t, 1, 2, "the score stands right after its band");
  yst_text before = yst_trouble_word_before(t, 1);
  if (!is_amount(t->got) || !is_among(before, gives, sizeof gives / sizeof gives[0])) return false;
  return leave_out(t, 1, 1, "the score stands right after its band");
}

/* The word of a choice that has this label; none when there is none. */
static yst_text word_labelled(const yst_trouble *t, yst_text label)
{
  const yst_tokens *tokens = t->b->tokens;
  for (size_t i = 0; i + 1 < tokens->count; i++) {
    if (!tokens->items[i].first || tokens->items[i].kind != YST_T_NAME) continue;
    if (yst_text_equal(yst_token_text(tokens, &tokens->items[i + 1]), label))
      return yst_token_text(tokens, &tokens->items[i]);
  }
  return yst_text_of("", 0);
}

/* `"Club"  2` */
static bool label_as_word(const yst_trouble *t)
{
  if (yst_trouble_before(t, 1) != YST_T_STRING || !t->b->tokens->items[t->at - 1].first || !is_amount(t->got))
    return false;
  yst_trouble place = *t;
  place.span = yst_trouble_span(t, 1, 0);
  place.span.end = t->b->tokens->items[t->at - 1].end;
  yst_text label = yst_trouble_word_before(t, 1), word = word_labelled(t, label);
  yst_diag *diag =
      word.length
          ? yst_trouble_say(&place, YST_OTHER_WORDING, "a row begins with a word, not its label: write `%t`",
                            word)
          : yst_trouble_say(&place, YST_OTHER_WORDING,
                            "a row begins with a word of the choice, without quotation marks, not with %t",
                            label);
  if (word.length) yst_trouble_fix(t, diag, place.span, "%t", word);
  return true;
}

/* `3  over 120` */
static bool score_first(const yst_trouble *t)
{
  if (t->b->line.kind != YST_PIECE_SCORE_ROW || t->at != t->b->line.begin + 1) return false;
  if (t->got != YST_T_UNDER && t->got != YST_T_OVER && t->got != YST_T_AT) return false;
  size_t last = t->b->line.end - 1;
  yst_text score = yst_trouble_word_before(t, 1);
  yst_span span = yst_trouble_span(t, 1, last - t->at);
  yst_text band =
      yst_text_of(t->b->source->bytes.bytes + t->span.start, t->b->tokens->items[last].end - t->span.start);
  yst_trouble place = *t;
  place.span = span;
  yst_diag *diag =
      yst_trouble_say(&place, YST_OTHER_WORDING, "the band stands before its score: `%t  %t`", band, score);
  yst_trouble_fix(t, diag, span, "%t  %t", band, score);
  return true;
}

static bool with_bands(const yst_trouble *t)
{
  if (!in_band(t)) return false;
  return sign_first(t) || minus_between(t) || plus_behind(t) || and_over(t) || below(t) || between(t) ||
         words_too_many(t) || score_first(t) || label_as_word(t);
}

bool yst_trouble_with_rows(const yst_trouble *t)
{
  return lead_as_choice(t) || with_bands(t) || blank_inside(t, 1) || blank_inside(t, 0) ||
         to_missing_between(t) || to_missing(t);
}
