#include "dates.h"
#include "print.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void text_add(text *out, const char *form, ...)
{
  va_list args;
  for (;;) {
    size_t room = out->capacity - out->length;
    va_start(args, form);
    int wrote = vsnprintf(out->bytes ? out->bytes + out->length : NULL, room, form, args);
    va_end(args);
    if (wrote < 0) abort();
    if ((size_t)wrote < room) {
      out->length += (size_t)wrote;
      return;
    }
    out->capacity = 2 * out->capacity + (size_t)wrote + 256;
    out->bytes = realloc(out->bytes, out->capacity);
    if (!out->bytes) abort();
  }
}

/* ---- amounts ---- */

/* As many decimals as it takes, which the numbers made up here always allow. */
static void add_decimal(text *out, ratio number)
{
  wide size = number.num < 0 ? -number.num : number.num;
  text_add(out, "%s%lld", number.num < 0 ? "-" : "", (long long)(size / number.den));
  wide rest = size % number.den;
  if (rest) text_add(out, ".");
  for (; rest; rest %= number.den) {
    rest *= 10;
    text_add(out, "%d", (int)(rest / number.den));
  }
}

static void add_money(text *out, ratio pence)
{
  wide size = pence.num < 0 ? -pence.num : pence.num, pounds = size / 100;
  text_add(out, "%s£", pence.num < 0 ? "-" : "");
  if (pounds >= 1000)
    text_add(out, "%d,%03d", (int)(pounds / 1000), (int)(pounds % 1000));
  else
    text_add(out, "%d", (int)pounds);
  if (size % 100) text_add(out, ".%02d", (int)(size % 100));
}

static const char *month_name(int month)
{
  static const char *const names[] = {"January", "February", "March",     "April",   "May",      "June",
                                      "July",    "August",   "September", "October", "November", "December"};
  return names[month - 1];
}

static void add_day(text *out, ratio number)
{
  civil date = civil_of((int)number.num);
  text_add(out, "%d %s %d", date.day, month_name(date.month), date.year);
}

void print_month(text *out, ratio number)
{
  civil date = civil_of((int)number.num);
  text_add(out, "%s %d", month_name(date.month), date.year);
}

void print_amount(text *out, type of, ratio number)
{
  switch (of.kind) {
  case KIND_YES_NO: text_add(out, number.num ? "yes" : "no"); return;
  case KIND_CHOICE: text_add(out, "%s", of.words->word[(int)number.num]); return;
  case KIND_MONEY: add_money(out, number); return;
  case KIND_DATE: add_day(out, number); return;
  case KIND_PERCENT:
    add_decimal(out, ratio_multiply(number, whole(100)));
    text_add(out, "%%");
    return;
  default: add_decimal(out, number); return;
  }
}

static void add_members(text *out, const words *of, wide bits)
{
  const char *between = "";
  for (int i = 0; i < of->count; i++) {
    if (!(bits >> i & 1)) continue;
    text_add(out, "%s%s", between, of->word[i]);
    between = ";";
  }
}

/* A ratio with no more than nine decimals is written with them, any other as a fraction. */
static void add_exact(text *out, ratio number)
{
  wide den = number.den, power = 1000000000;
  char digits[96];
  if (power % den == 0) {
    add_decimal(out, number);
    return;
  }
  ratio_write(number, digits);
  text_add(out, "%s", digits);
}

void print_plain(text *out, type of, ratio number)
{
  switch (of.kind) {
  case KIND_YES_NO:
  case KIND_CHOICE: print_amount(out, of, number); return;
  case KIND_SET:
  case KIND_NAMES: add_members(out, of.words, number.num); return;
  case KIND_DATE: {
    civil date = civil_of((int)number.num);
    text_add(out, "%04d-%02d-%02d", date.year, date.month, date.day);
    return;
  }
  case KIND_PERCENT: add_exact(out, ratio_multiply(number, whole(100))); return;
  case KIND_MONEY: {
    wide pence = ratio_round(number, MODE_HALF_UP, whole(1)).num, size = pence < 0 ? -pence : pence;
    text_add(out, "%s%lld.%02d", pence < 0 ? "-" : "", (long long)(size / 100), (int)(size % 100));
    return;
  }
  default: add_exact(out, number); return;
  }
}

/* ---- conditions ---- */

static void add_quantity(text *out, quantity how, int count)
{
  switch (how) {
  case ANY_OF: text_add(out, "any of "); return;
  case ALL_OF: text_add(out, "all of "); return;
  case NONE_OF: text_add(out, "none of "); return;
  case AT_LEAST_OF: text_add(out, "at least %d of ", count); return;
  case AT_MOST_OF: text_add(out, "at most %d of ", count); return;
  case EXACTLY_OF: text_add(out, "exactly %d of ", count); return;
  }
}

static void add_args(text *out, const toolkit *t, const expr *e, int from, int place)
{
  for (int i = from; i < e->arg_count; i++) {
    if (i > from) text_add(out, ", ");
    print_expr(out, t, e->args[i], place);
  }
}

static void add_tail(text *out, const toolkit *t, const expr *e)
{
  static const char *const said[] = {" is ",       " is not ",      " is over ",
                                     " is under ", " is at least ", " is at most "};
  bool dates = e->args[0]->type.kind == KIND_DATE;
  if (dates && (e->relation == OVER || e->relation == UNDER))
    text_add(out, e->relation == OVER ? " is after " : " is before ");
  else
    text_add(out, "%s", said[e->relation]);
  print_expr(out, t, e->args[1], PLACE_SUM);
}

static void add_including(text *out, const toolkit *t, const expr *e)
{
  for (int i = 0; i < e->including; i++) {
    text_add(out, i ? ", " : " including ");
    print_expr(out, t, e->args[i], PLACE_PRIMARY);
  }
}

static void add_includes(text *out, const toolkit *t, const expr *e)
{
  const words *of = e->args[0]->type.words;
  const char *between = "";
  print_expr(out, t, e->args[0], PLACE_SUM);
  text_add(out, " includes ");
  if (e->quantity != ALL_OF || (e->number.num & (e->number.num - 1)))
    add_quantity(out, e->quantity, e->count);
  for (int i = 0; i < of->count; i++) {
    if (!(e->number.num >> i & 1)) continue;
    text_add(out, "%s%s", between, of->word[i]);
    between = ", ";
  }
}

/* ---- rows ---- */

static void add_measure(text *out, const toolkit *t, const expr *measure)
{
  bool is_name = measure->op == OP_COLUMN || measure->op == OP_FIELD ||
                 (measure->op == OP_POINTS && measure->args[0]->op == OP_COLUMN);
  if (!is_name) text_add(out, "(");
  print_expr(out, t, measure, PLACE_SUM);
  if (!is_name) text_add(out, ")");
}

/* `L` or `(L where C)`, with what is measured before it when `before` is given. */
static void add_rows(text *out, const toolkit *t, const expr *e, const expr *before)
{
  if (e->args[0] || before) text_add(out, "(");
  if (before) {
    print_expr(out, t, before, PLACE_PRIMARY);
    text_add(out, " of ");
  }
  text_add(out, "%s", t->lists[e->list].name);
  if (e->args[0]) {
    text_add(out, " where ");
    print_expr(out, t, e->args[0], PLACE_NOT);
  }
  if (e->args[0] || before) text_add(out, ")");
}

static const char *aggregate_word(aggregate how)
{
  static const char *const said[] = {"count", "sum", "average", "highest", "lowest", "share"};
  return said[how];
}

static void add_rows_aggregate(text *out, const toolkit *t, const expr *e)
{
  text_add(out, "%s ", aggregate_word(e->aggregate));
  if (e->aggregate != COUNT && e->aggregate != SHARE) {
    add_measure(out, t, e->args[1]);
    text_add(out, " ");
  }
  text_add(out, "of ");
  add_rows(out, t, e, NULL);
}

/* ---- everything ---- */

static int place_of(const expr *e)
{
  switch (e->op) {
  case OP_POINTS: return place_of(e->args[0]);
  case OP_CHOOSE: return PLACE_CHOSEN;
  case OP_OR: return PLACE_OR;
  case OP_AND: return PLACE_AND;
  case OP_NOT: return PLACE_NOT;
  case OP_COMPARE:
  case OP_BETWEEN:
  case OP_ONE_OF:
  case OP_INCLUDES:
  case OP_APPLICABLE:
  case OP_GIVEN:
  case OP_WINDOW:
  case OP_IN_YEAR:
  case OP_QUANTITY:
  case OP_MEMBERS_QUANTITY:
  case OP_ROWS_QUANTITY: return PLACE_COMPARED;
  case OP_ADD:
  case OP_SUBTRACT:
  case OP_SHIFT:
  case OP_ROUND: return PLACE_SUM;
  case OP_MULTIPLY:
  case OP_DIVIDE: return PLACE_TERM;
  case OP_APART:
  case OP_AS_PERCENT: return PLACE_FACTOR;
  case OP_NEGATE: return PLACE_UNARY;
  case OP_CONST: return e->number.num < 0 ? PLACE_UNARY : PLACE_PRIMARY;
  default: return PLACE_PRIMARY;
  }
}

static void add_two(text *out, const toolkit *t, const expr *e, const char *between, int left, int right)
{
  print_expr(out, t, e->args[0], left);
  text_add(out, "%s", between);
  print_expr(out, t, e->args[1], right);
}

static void add_joined(text *out, const toolkit *t, const expr *e, const char *between)
{
  for (int i = 0; i < e->arg_count; i++) {
    if (i) text_add(out, "%s", between);
    print_expr(out, t, e->args[i], PLACE_NOT);
  }
}

static void add_rounded(text *out, const toolkit *t, const expr *e)
{
  static const char *const modes[] = {"down", "up", "half up", "half even"};
  print_expr(out, t, e->args[0], PLACE_SUM);
  text_add(out, " rounded %s to nearest ", modes[e->mode]);
  print_amount(out, e->type, e->number);
}

static void add_lookup(text *out, const toolkit *t, const expr *e)
{
  const table *of = t->rules[e->index].table;
  bool same = of->column_type.kind == of->row_type.kind && of->column_type.words == of->row_type.words;
  text_add(out, same ? "%s of (columns " : "%s of (", t->rules[e->index].name);
  print_expr(out, t, e->args[0], same ? PLACE_PRIMARY : PLACE_SUM);
  text_add(out, same ? ", rows " : ", ");
  print_expr(out, t, e->args[1], same ? PLACE_PRIMARY : PLACE_SUM);
  text_add(out, ")");
}

static void add_chosen(text *out, const toolkit *t, const expr *e)
{
  for (int i = 0; i < e->arg_count; i++) {
    if (i) text_add(out, i & 1 ? " when " : " otherwise ");
    print_expr(out, t, e->args[i], i & 1 ? PLACE_OR : PLACE_SUM);
  }
}

static void add_members_of(text *out, const toolkit *t, const expr *e)
{
  const rule *r = &t->rules[e->index];
  text_add(out, "%s of %s", r->rubric ? "criteria" : "items", r->name);
}

static void add_dated(text *out, const toolkit *t, const expr *e)
{
  static const char *const sides[] = {"of", "before", "after"};
  print_expr(out, t, e->args[0], PLACE_SUM);
  if (e->op == OP_SHIFT) {
    text_add(out, " %c %d %s", e->count < 0 ? '-' : '+', abs(e->count), e->index ? "days" : "months");
  } else if (e->op == OP_IN_YEAR) {
    text_add(out, " is in %d/%02d", (int)e->number.num, (int)(e->number.num + 1) % 100);
  } else {
    text_add(out, " is within %d months %s ", e->count, sides[e->index]);
    print_expr(out, t, e->args[1], PLACE_SUM);
  }
}

static void add_latest(text *out, const toolkit *t, const expr *e)
{
  text_add(out, "%s ", e->index ? "earliest" : "latest");
  add_measure(out, t, e->args[1]);
  text_add(out, " by ");
  add_measure(out, t, e->args[2]);
  text_add(out, " of ");
  add_rows(out, t, e, NULL);
}

/* Everything that has its own words around or between its parts. */
static void add_worded(text *out, const toolkit *t, const expr *e)
{
  switch (e->op) {
  case OP_QUANTITY:
    add_quantity(out, e->quantity, e->count);
    add_args(out, t, e, 0, PLACE_PRIMARY);
    add_including(out, t, e);
    return;
  case OP_MEMBERS_QUANTITY:
    add_quantity(out, e->quantity, e->count);
    add_members_of(out, t, e);
    if (e->args[0]) add_tail(out, t, e->args[0]);
    return;
  case OP_MEMBERS:
    text_add(out, "%s of ", aggregate_word(e->aggregate));
    add_members_of(out, t, e);
    return;
  case OP_ROWS_QUANTITY:
    add_quantity(out, e->quantity, e->count);
    add_rows(out, t, e, e->args[1]);
    if (e->args[1]) add_tail(out, t, e->args[2]);
    return;
  case OP_BETWEEN:
    print_expr(out, t, e->args[0], PLACE_SUM);
    text_add(out, " is between ");
    print_expr(out, t, e->args[1], PLACE_SUM);
    text_add(out, " and ");
    print_expr(out, t, e->args[2], PLACE_SUM);
    return;
  case OP_ONE_OF:
    print_expr(out, t, e->args[0], PLACE_SUM);
    text_add(out, " is one of ");
    add_args(out, t, e, 1, PLACE_PRIMARY);
    return;
  case OP_APPLICABLE:
  case OP_GIVEN:
    print_expr(out, t, e->args[0], PLACE_SUM);
    text_add(out, e->op == OP_GIVEN ? " is given" : " is applicable");
    return;
  case OP_LOWER:
  case OP_HIGHER:
  case OP_GATHER:
    text_add(out, "%s of (",
             e->op == OP_LOWER    ? "lower"
             : e->op == OP_HIGHER ? "higher"
                                  : aggregate_word(e->aggregate));
    add_args(out, t, e, 0, PLACE_SUM);
    text_add(out, ")");
    return;
  case OP_PERCENT_OF:
    print_amount(out, (type){KIND_PERCENT, NULL}, e->number);
    text_add(out, " of ");
    print_expr(out, t, e->args[0], PLACE_PRIMARY);
    return;
  default:
    print_expr(out, t, e->args[0], PLACE_FACTOR);
    text_add(out, " as percent");
    return;
  }
}

static void add_expr(text *out, const toolkit *t, const expr *e)
{
  switch (e->op) {
  case OP_CONST: print_amount(out, e->type, e->number); return;
  case OP_FIELD: text_add(out, "%s", t->fields[e->index].name); return;
  case OP_COLUMN: text_add(out, "%s", t->lists[e->list].columns[e->index].name); return;
  case OP_RESULT: text_add(out, "%s", t->results[e->index].name); return;
  case OP_POINTS: add_expr(out, t, e->args[0]); return;
  case OP_AND: add_joined(out, t, e, " and "); return;
  case OP_OR: add_joined(out, t, e, " or "); return;
  case OP_NOT:
    text_add(out, "not ");
    print_expr(out, t, e->args[0], PLACE_NOT);
    return;
  case OP_NEGATE:
    text_add(out, "-");
    print_expr(out, t, e->args[0], PLACE_PRIMARY);
    return;
  case OP_COMPARE:
    print_expr(out, t, e->args[0], PLACE_SUM);
    add_tail(out, t, e);
    return;
  case OP_INCLUDES: add_includes(out, t, e); return;
  case OP_ROWS: add_rows_aggregate(out, t, e); return;
  case OP_AS_AT: text_add(out, "as_at"); return;
  case OP_LATEST: add_latest(out, t, e); return;
  case OP_SHIFT:
  case OP_WINDOW:
  case OP_IN_YEAR: add_dated(out, t, e); return;
  case OP_APART:
    text_add(out, "(");
    add_two(out, t, e, " - ", PLACE_SUM, PLACE_TERM);
    text_add(out, ") in %s", e->index ? "months" : "days");
    return;
  case OP_ADD: add_two(out, t, e, " + ", PLACE_SUM, PLACE_TERM); return;
  case OP_SUBTRACT: add_two(out, t, e, " - ", PLACE_SUM, PLACE_TERM); return;
  case OP_MULTIPLY: add_two(out, t, e, " * ", PLACE_TERM, PLACE_FACTOR); return;
  case OP_DIVIDE: add_two(out, t, e, " / ", PLACE_TERM, PLACE_FACTOR); return;
  case OP_ROUND: add_rounded(out, t, e); return;
  case OP_LOOKUP: add_lookup(out, t, e); return;
  case OP_CHOOSE: add_chosen(out, t, e); return;
  default: add_worded(out, t, e); return;
  }
}

void print_expr(text *out, const toolkit *t, const expr *e, int place)
{
  bool brackets = place_of(e) < place;
  if (brackets) text_add(out, "(");
  add_expr(out, t, e);
  if (brackets) text_add(out, ")");
}
