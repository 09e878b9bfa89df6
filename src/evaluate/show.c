#include "evaluate/show.h"

#include "base/date.h"
#include "base/money.h"

/* More than these are given by their two ends only: a cell or a sentence has to stay readable. */
#define PLAIN_STRETCHES 20
#define SPOKEN_STRETCHES 6

/* What showing a value needs to know; `result` is NULL for a value that is no result's. */
typedef struct form {
  yst_buffer *buffer;
  const yst_atoms *atoms;
  const yst_result *result;
  yst_type type;
  bool plain;
} form;

static void add_string(form *f, const char *string)
{
  yst_buffer_add_string(f->buffer, string);
}

/* ---- one known value ---- */

static yst_number shown_number(const form *f, yst_number number)
{
  if (!f->result || !f->result->shown) return number;
  yst_number rounded;
  return yst_number_round(number, f->result->show_mode, f->result->show_step, &rounded) ? rounded : number;
}

static bool is_short(yst_number number)
{
  return yst_number_is_whole(number) || yst_number_is_multiple(number, (yst_number){1, 1000});
}

/* Programs get the exact number; people get two places, with a sign that they are not exact. */
static void add_number(form *f, yst_number number)
{
  if (f->plain || is_short(number)) {
    yst_number_write(f->buffer, number);
    return;
  }
  add_string(f, "≈");
  yst_number_write_places(f->buffer, number, 2, YST_ROUND_HALF_UP);
}

static void add_percent(form *f, yst_number ratio)
{
  yst_number percent = {0, 1};
  /* Whole percents are what most results are, and quick to tell. */
  bool is_whole = 100 % ratio.den == 0 && !__builtin_mul_overflow(ratio.num, 100 / ratio.den, &percent.num);
  if (!is_whole && !yst_number_multiply(ratio, yst_number_of(100), &percent)) {
    yst_number_write(f->buffer, ratio);
    return;
  }
  add_number(f, percent);
  if (!f->plain) add_string(f, "%");
}

static void add_money(form *f, yst_number pence)
{
  if (f->plain) {
    yst_money_write_plain(f->buffer, pence);
  } else {
    yst_money_write(f->buffer, pence);
  }
}

static bool is_day(yst_number number)
{
  return number.den == 1 && number.num >= YST_DAY_FIRST && number.num <= YST_DAY_LAST;
}

static void add_day(form *f, yst_number number)
{
  if (!is_day(number)) {
    yst_number_write(f->buffer, number);
  } else if (f->plain) {
    yst_day_write_iso(f->buffer, (yst_day)number.num);
  } else {
    yst_day_write(f->buffer, (yst_day)number.num);
  }
}

static void add_period(form *f, yst_number number, const char *one, const char *many)
{
  add_number(f, number);
  add_string(f, number.num == 1 && number.den == 1 ? one : many);
}

static void add_year(form *f, yst_number number)
{
  if (number.den == 1 && number.num >= 1 && number.num <= 9999) {
    yst_year_write(f->buffer, (int)number.num);
  } else {
    yst_number_write(f->buffer, number);
  }
}

static void add_choice(form *f, size_t place)
{
  const yst_choice *choice = &f->type.choices->items[place];
  yst_buffer_add(f->buffer, f->plain ? yst_atom_text(f->atoms, choice->name) : choice->label);
}

static bool is_choice(const form *f, yst_number number)
{
  return f->type.choices && number.den == 1 && number.num >= 0 &&
         (uint64_t)number.num < f->type.choices->count;
}

/* The members of a set, in the order of the choices. An empty set is an empty cell, or `none` in words. */
static void add_members(form *f, yst_number set, bool say_none)
{
  size_t members = 0;
  for (size_t i = 0; f->type.choices && i < f->type.choices->count && i < 63; i++) {
    if (!((uint64_t)set.num >> i & 1)) continue;
    if (members++) add_string(f, f->plain ? ";" : ", ");
    add_choice(f, i);
  }
  if (!members && say_none) add_string(f, "none");
}

static void add_known(form *f, yst_number number, bool say_none)
{
  number = shown_number(f, number);
  switch (f->type.kind) {
  case YST_KIND_YES_NO: add_string(f, number.num ? "yes" : "no"); break;
  case YST_KIND_MONEY: add_money(f, number); break;
  case YST_KIND_PERCENT: add_percent(f, number); break;
  case YST_KIND_DATE: add_day(f, number); break;
  case YST_KIND_MONTHS: add_period(f, number, " month", " months"); break;
  case YST_KIND_DAYS: add_period(f, number, " day", " days"); break;
  case YST_KIND_YEAR: add_year(f, number); break;
  case YST_KIND_CHOICE:
    if (is_choice(f, number)) {
      add_choice(f, (size_t)number.num);
    } else {
      yst_number_write(f->buffer, number);
    }
    break;
  case YST_KIND_SET:
  case YST_KIND_NAMES: add_members(f, number, say_none); break;
  case YST_KIND_NONE:
  case YST_KIND_NUMBER:
  case YST_KIND_TEXT: add_number(f, number); break;
  }
}

/* ---- what an open value may still be ---- */

static bool is_single(const form *f, const yst_segment *s)
{
  return s->has_low && s->has_high && yst_number_equal(shown_number(f, s->low), shown_number(f, s->high));
}

/* The place in the choices where a stretch begins and the one after its end. */
static void choice_range(const form *f, const yst_segment *s, size_t *from, size_t *past)
{
  size_t count = f->type.choices ? f->type.choices->count : 2;
  *from = s->has_low && s->low.num > 0 ? (size_t)s->low.num + (s->low_in ? 0 : 1) : 0;
  *past = s->has_high ? (size_t)s->high.num + (s->high_in ? 1 : 0) : count;
  if (*past > count) *past = count;
}

/* Counts what was listed, and parts one from the next: `|`, or `, ` and ` or ` before the last. */
typedef struct listing {
  size_t done, total;
} listing;

static void add_joint(form *f, listing *list)
{
  if (list->done++) add_string(f, f->plain ? "|" : list->done == list->total ? " or " : ", ");
}

static void add_choices_of(form *f, const yst_possible *possible, listing *list)
{
  for (size_t i = 0; i < possible->count; i++) {
    size_t from, past;
    choice_range(f, &possible->segments[i], &from, &past);
    for (; from < past; from++) {
      add_joint(f, list);
      add_known(f, yst_number_of((int64_t)from), true);
    }
  }
}

static size_t count_choices_of(const form *f, const yst_possible *possible)
{
  size_t total = 0;
  for (size_t i = 0; i < possible->count; i++) {
    size_t from, past;
    choice_range(f, &possible->segments[i], &from, &past);
    if (past > from) total += past - from;
  }
  return total;
}

static void add_stretch_plain(form *f, const yst_segment *s)
{
  if (s->has_low) add_known(f, s->low, true);
  if (is_single(f, s)) return;
  add_string(f, "..");
  if (s->has_high) add_known(f, s->high, true);
}

/* Days in words: `2011`, `up to 30 June 2008`. */
static bool add_days_spoken(form *f, const yst_segment *s)
{
  yst_day_span span = {YST_DAY_FIRST, YST_DAY_LAST};
  if (s->has_low && !is_day(s->low)) return false;
  if (s->has_high && !is_day(s->high)) return false;
  if (s->has_low) span.first = (yst_day)(s->low.num + (s->low_in ? 0 : 1));
  if (s->has_high) span.last = (yst_day)(s->high.num - (s->high_in ? 0 : 1));
  if (span.first > span.last) return false;
  yst_day_span_write(f->buffer, span);
  return true;
}

static void add_stretch_spoken(form *f, const yst_segment *s)
{
  if (is_single(f, s)) {
    add_known(f, s->low, true);
    return;
  }
  if (f->type.kind == YST_KIND_DATE && add_days_spoken(f, s)) return;
  bool closed = s->has_low && s->has_high && s->low_in && s->high_in;
  if (closed) {
    add_string(f, "between ");
  } else if (s->has_low) {
    add_string(f, s->low_in ? "at least " : "over ");
  }
  if (s->has_low) add_known(f, s->low, true);
  if (s->has_low && s->has_high) add_string(f, " and ");
  if (s->has_high && !closed) add_string(f, s->high_in ? "at most " : "under ");
  if (s->has_high) add_known(f, s->high, true);
}

static void add_stretches(form *f, const yst_possible *possible, listing *list)
{
  yst_segment ends = possible->segments[0];
  const yst_segment *last = &possible->segments[possible->count - 1];
  ends.has_high = last->has_high;
  ends.high = last->high;
  ends.high_in = last->high_in;
  size_t limit = f->plain ? PLAIN_STRETCHES : SPOKEN_STRETCHES;
  bool ends_only = possible->count > limit;
  for (size_t i = 0; i < (ends_only ? 1 : possible->count); i++) {
    add_joint(f, list);
    if (f->plain) {
      add_stretch_plain(f, ends_only ? &ends : &possible->segments[i]);
    } else {
      add_stretch_spoken(f, ends_only ? &ends : &possible->segments[i]);
    }
  }
}

static bool has_no_ends(const yst_possible *possible)
{
  return possible->count == 1 && !possible->segments[0].has_low && !possible->segments[0].has_high;
}

static bool is_finite_kind(yst_kind kind)
{
  return kind == YST_KIND_YES_NO || kind == YST_KIND_CHOICE;
}

/* A set of which only ends are known says nothing that could be listed. */
static bool has_wide_sets(const form *f, const yst_possible *possible)
{
  if (f->type.kind != YST_KIND_SET && f->type.kind != YST_KIND_NAMES) return false;
  if (possible->count > (f->plain ? PLAIN_STRETCHES : SPOKEN_STRETCHES)) return true;
  for (size_t i = 0; i < possible->count; i++) {
    if (!is_single(f, &possible->segments[i])) return true;
  }
  return false;
}

/* `yes|no` and `yes or no` are how people put it, not in the order of the numbers. */
static bool add_yes_or_no(form *f, const yst_possible *possible, listing *list)
{
  if (f->type.kind != YST_KIND_YES_NO || count_choices_of(f, possible) != 2) return false;
  add_joint(f, list);
  add_string(f, "yes");
  add_joint(f, list);
  add_string(f, "no");
  return true;
}

/* Whether the sets are all those that have what is sure and some of what may be. A stretch runs from what is
 * sure to all that may be. */
static bool is_any_of(const yst_possible *possible, uint64_t *sure, uint64_t *may)
{
  *sure = UINT64_MAX;
  *may = 0;
  for (size_t i = 0; i < possible->count; i++) {
    const yst_segment *s = &possible->segments[i];
    if (!s->has_low || !s->has_high) return false;
    if (possible->count > 1 && !yst_number_equal(s->low, s->high)) return false;
    *sure &= (uint64_t)s->low.num;
    *may |= (uint64_t)s->high.num;
  }
  *may &= ~*sure;
  int open = __builtin_popcountll(*may);
  return possible->count == 1 || (open < 20 && possible->count == (size_t)1 << open);
}

/* Names of which some are sure and some may be: `parties;finances?`, or `Parties; perhaps Finances`. */
static bool add_open_names(form *f, const yst_possible *possible, listing *list)
{
  uint64_t sure, may;
  if (f->type.kind != YST_KIND_NAMES || !f->type.choices || !is_any_of(possible, &sure, &may)) return false;
  list->total += 1;
  add_joint(f, list);
  add_members(f, yst_number_of((int64_t)sure), false);
  if (!f->plain && may) add_string(f, sure ? "; perhaps " : "perhaps ");
  bool first = !f->plain || !sure;
  for (size_t i = 0; i < f->type.choices->count && i < 63; i++) {
    if (!(may >> i & 1)) continue;
    if (!first) add_string(f, f->plain ? ";" : ", ");
    first = false;
    add_choice(f, i);
    if (f->plain) add_string(f, "?");
  }
  return true;
}

static void add_open(form *f, const yst_possible *possible)
{
  bool anything = possible->any_text || has_no_ends(possible) || has_wide_sets(f, possible);
  bool finite = is_finite_kind(f->type.kind) && !possible->any_text;
  listing list = {0, (possible->not_applicable ? 1u : 0u) + (possible->fault ? 1u : 0u)};
  if (finite) {
    list.total += count_choices_of(f, possible);
    if (!add_yes_or_no(f, possible, &list)) add_choices_of(f, possible, &list);
  } else if (!add_open_names(f, possible, &list) && anything) {
    list.total += 1;
    add_joint(f, &list);
    add_string(f, f->plain ? "?" : "not known");
  } else if (!list.done && possible->count) {
    list.total += possible->count > SPOKEN_STRETCHES ? 1 : possible->count;
    add_stretches(f, possible, &list);
  }
  if (possible->not_applicable) {
    add_joint(f, &list);
    add_string(f, f->plain ? "n/a" : "not applicable");
  }
  if (possible->fault) {
    add_joint(f, &list);
    add_string(f, f->plain ? "!" : "cannot be computed");
  }
  if (!list.done) add_string(f, f->plain ? "?" : "not known");
}

/* ---- any value ---- */

static void add_value(form *f, yst_value value)
{
  switch (value.state) {
  case YST_KNOWN:
    if (f->type.kind == YST_KIND_TEXT) {
      yst_buffer_add(f->buffer, value.as.text);
    } else {
      add_known(f, value.as.number, !f->plain);
    }
    break;
  case YST_OPEN: add_open(f, value.as.possible); break;
  case YST_NOT_APPLICABLE: add_string(f, f->plain ? "n/a" : "not applicable"); break;
  case YST_FAULT: add_string(f, f->plain ? "!" : "cannot be computed"); break;
  }
}

void yst_show_plain(yst_buffer *buffer, const yst_atoms *atoms, const yst_result *result, yst_value value)
{
  form f = {buffer, atoms, result, result->type, true};
  add_value(&f, value);
}

void yst_show_plain_typed(yst_buffer *buffer, const yst_atoms *atoms, yst_type type, yst_value value)
{
  form f = {buffer, atoms, NULL, type, true};
  add_value(&f, value);
}

void yst_show(yst_buffer *buffer, const yst_atoms *atoms, const yst_result *result, yst_value value)
{
  form f = {buffer, atoms, result, result->type, false};
  add_value(&f, value);
}

void yst_show_typed(yst_buffer *buffer, const yst_atoms *atoms, yst_type type, yst_value value)
{
  form f = {buffer, atoms, NULL, type, false};
  add_value(&f, value);
}
