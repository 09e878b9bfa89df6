#include "compare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dates.h"

/* One of the things that `14..24|30|n/a` lists. */
typedef struct listed {
  bool is_range, has_low, has_high;
  ratio low, high; /* a single value: low */
} listed;

enum { MAX_LISTED = 160 };

typedef struct listing {
  bool not_applicable, anything, fault, unreadable;
  int count;
  listed items[MAX_LISTED];
} listing;

/* ---- reading plain texts ---- */

static int place_of_word(const words *w, const char *word)
{
  for (int i = 0; i < w->count; i++)
    if (strcmp(w->word[i], word) == 0) return i;
  return -1;
}

/* `a;b?`: a for sure, b perhaps. */
static bool read_members(const words *w, char *names, int *sure, int *perhaps)
{
  *sure = *perhaps = 0;
  if (!*names || strcmp(names, "none") == 0) return true;
  for (char *name = names, *end; name; name = end) {
    end = strchr(name, ';');
    if (end) *end++ = 0;
    size_t length = strlen(name);
    bool open = length && name[length - 1] == '?';
    if (open) name[length - 1] = 0;
    int place = place_of_word(w, name);
    if (place < 0) return false;
    *(open ? perhaps : sure) |= 1 << place;
  }
  return true;
}

static bool read_day(const char *said, ratio *number)
{
  civil date;
  char end;
  if (sscanf(said, "%d-%d-%d%c", &date.year, &date.month, &date.day, &end) != 3) return false;
  *number = whole(day_of(date));
  return true;
}

static bool read_plain(type of, char *said, ratio *number)
{
  switch (of.kind) {
  case KIND_YES_NO:
    *number = whole(strcmp(said, "yes") == 0);
    return !strcmp(said, "yes") || !strcmp(said, "no");
  case KIND_CHOICE: *number = whole(place_of_word(of.words, said)); return number->num >= 0;
  case KIND_DATE: return read_day(said, number);
  default: break;
  }
  if (!ratio_read(said, number)) return false;
  if (of.kind == KIND_MONEY) *number = ratio_multiply(*number, whole(100));
  if (of.kind == KIND_PERCENT) *number = ratio_divide(*number, whole(100));
  return true;
}

static void read_names(const words *w, char *said, listing *l)
{
  int sure = 0, perhaps = 0;
  l->unreadable = l->unreadable || !read_members(w, said, &sure, &perhaps);
  for (int some = perhaps; !l->unreadable; some = (some - 1) & perhaps) {
    l->items[l->count++] = (listed){.low = whole(sure | some), .high = whole(0)};
    if (!some || l->count == MAX_LISTED) return;
  }
}

static void read_one(type of, char *said, listing *l)
{
  listed *one = &l->items[l->count];
  *one = (listed){.low = whole(0), .high = whole(0)};
  char *dots = strstr(said, "..");
  if (strcmp(said, "n/a") == 0) {
    l->not_applicable = true;
    return;
  }
  if (strcmp(said, "?") == 0) {
    l->anything = true;
    return;
  }
  if (strcmp(said, "!") == 0) {
    l->fault = true;
    return;
  }
  if (of.kind == KIND_SET || of.kind == KIND_NAMES) {
    read_names(of.words, said, l);
    return;
  }
  if (!dots) {
    l->unreadable = l->unreadable || !read_plain(of, said, &one->low);
  } else {
    *dots = 0;
    one->is_range = true;
    one->has_low = *said != 0;
    one->has_high = dots[2] != 0;
    if (one->has_low && !read_plain(of, said, &one->low)) l->unreadable = true;
    if (one->has_high && !read_plain(of, dots + 2, &one->high)) l->unreadable = true;
  }
  l->count++;
}

static listing read_listing(type of, const char *plain)
{
  listing l = {.count = 0};
  char *copy = malloc(strlen(plain) + 1);
  if (!copy) abort();
  strcpy(copy, plain);
  for (char *said = copy, *end; said; said = end) {
    end = strchr(said, '|');
    if (end) *end++ = 0;
    if (l.count == MAX_LISTED) {
      l.unreadable = true;
      break;
    }
    read_one(of, said, &l);
  }
  free(copy);
  return l;
}

/* ---- judging ---- */

/* Money is written to the penny. */
static ratio as_shown(type of, ratio number)
{
  return of.kind == KIND_MONEY ? ratio_round(number, MODE_HALF_UP, whole(1)) : number;
}

static bool holds(const listed *one, ratio number)
{
  if (!one->is_range) return ratio_equal(one->low, number);
  return (!one->has_low || ratio_compare(one->low, number) <= 0) &&
         (!one->has_high || ratio_compare(number, one->high) <= 0);
}

static bool is_listed(const listing *l, ratio number)
{
  bool found = l->anything;
  for (int i = 0; i < l->count; i++) found = found || holds(&l->items[i], number);
  return found;
}

static bool is_outcome(type of, const outcomes *o, ratio number)
{
  for (int i = 0; i < o->count; i++)
    if (ratio_equal(as_shown(of, o->items[i]), number)) return true;
  return false;
}

/* The outcomes within a stretch stand one step apart, when the stretch is meant exactly. */
static bool is_even(type of, const outcomes *o, const listed *one)
{
  ratio step = whole(0), last = whole(0);
  int seen = 0;
  for (int i = 0; i < o->count; i++) {
    ratio number = o->items[i];
    if (!holds(one, as_shown(of, number))) continue;
    ratio apart = ratio_subtract(number, last);
    if (seen > 1 && !ratio_equal(apart, step)) return false;
    step = apart;
    last = number;
    seen++;
  }
  return seen > 1;
}

static bool says_too_much(const listing *l, type of, const outcomes *o, text *why)
{
  bool only_ends = l->count == 1 && o->count > 20; /* so many are written by their two ends */
  if (l->not_applicable && !o->not_applicable) text_add(why, "lists n/a, which nothing comes to");
  if (l->anything) text_add(why, "says nothing, as if exact");
  for (int i = 0; i < l->count; i++) {
    const listed *one = &l->items[i];
    if ((!one->is_range || one->has_low) && !is_outcome(of, o, one->low)) {
      text_add(why, "lists what nothing comes to: ");
      print_plain(why, of, one->low);
    } else if (one->is_range && (!one->has_high || !is_outcome(of, o, one->high))) {
      text_add(why, "lists an end that nothing comes to");
    } else if (one->is_range && !only_ends && !is_even(of, o, one)) {
      text_add(why, "lists a stretch of which not everything is possible, as if exact");
    }
  }
  return why->length > 0;
}

static bool leaves_out(const listing *l, type of, const outcomes *o, text *why)
{
  if (o->not_applicable && !l->not_applicable) text_add(why, "leaves out n/a");
  for (int i = 0; i < o->count && !why->length; i++) {
    if (is_listed(l, as_shown(of, o->items[i]))) continue;
    text_add(why, "leaves out ");
    print_plain(why, of, o->items[i]);
  }
  return why->length > 0;
}

bool agrees(const answer *a, type of, const outcomes *o, bool exhaustive, counts *counted, text *why)
{
  static counts nowhere;
  counts *c = counted ? counted : &nowhere;
  if (!a->given) {
    text_add(why, "has no such result");
    return false;
  }
  listing l = read_listing(of, a->plain);
  if (l.unreadable || l.fault || a->not_computable) text_add(why, "writes what cannot be read");
  bool single = a->known || a->not_applicable;
  if (single && l.count + l.not_applicable != 1) text_add(why, "is decided but lists several");
  if (why->length || leaves_out(&l, of, o, why)) return false;
  c->results++;
  if (!exhaustive) {
    c->sampled++;
  } else if (!single && !a->exact) {
    c->bounds_only++;
  } else if (l.anything && (of.kind == KIND_NAMES || of.kind == KIND_SET)) {
    c->vague++;
  } else {
    if (!single) c->undecided++;
    return !says_too_much(&l, of, o, why);
  }
  return true;
}

static void describe(difference *d, const toolkit *t, const reg *r, const answer *a, const outcomes *o,
                     const text *why)
{
  type of = t->results[d->result].type;
  text_add(&d->words, "%s of %s: the engine %s\n  engine:    %s%s\n  reference: ", t->results[d->result].name,
           r->records[d->record].name, why->bytes, a->plain ? a->plain : "",
           a->exact || a->known || a->not_applicable ? "" : " (bounds only)");
  for (int i = 0; i < o->count && i < 40; i++) {
    text_add(&d->words, "%s", i ? "|" : "");
    print_plain(&d->words, of, o->items[i]);
  }
  if (o->count > 40) text_add(&d->words, "|…");
  text_add(&d->words, "%s\n", !o->not_applicable ? "" : o->count ? "|n/a" : "n/a");
}

static void compare_record(const toolkit *t, const reg *r, const answers *a, int record_index, outcomes *all,
                           counts *counted, difference *d)
{
  bool exhaustive = try_completions(t, &r->records[record_index], all);
  if (counted) counted->records++;
  for (int i = 0; i < t->result_count && !d->found; i++) {
    text why = {NULL, 0, 0};
    const answer *given = &a->of[record_index][i];
    bool dropped = t->rules[t->results[i].rule].dropped || t->results[i].dropped;
    if (!dropped && !agrees(given, t->results[i].type, &all[i], exhaustive, counted, &why)) {
      d->found = true;
      d->record = record_index;
      d->result = i;
      describe(d, t, r, given, &all[i], &why);
    }
    free(why.bytes);
  }
}

difference find_difference(const toolkit *t, const reg *r, counts *counted)
{
  difference d = {.found = false};
  answers *a = malloc(sizeof *a);
  outcomes *all = calloc(MAX_RESULTS, sizeof *all);
  if (!a || !all) abort();
  if (counted) counted->toolkits++;
  ask_engine(t, r, a);
  if (a->refusal) {
    d.found = d.refused = true;
    text_add(&d.words, "the engine refuses: %s", a->refusal);
    memcpy(d.code, a->code, sizeof d.code);
  }
  for (int i = 0; i < r->record_count && !d.found; i++) compare_record(t, r, a, i, all, counted, &d);
  outcomes_free(all, MAX_RESULTS);
  free(all);
  answers_free(a);
  free(a);
  return d;
}
