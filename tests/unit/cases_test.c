/* What the checks say of conditions, classes and requirements, held against every record there can be.
 * Made-up conditions over four small fields are worked out by a few lines that share nothing with the
 * library. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "check/check.h"

#define NODES_MOST 40u
#define BRANCHES_MOST 4u

/* ---- a condition that is made up ---- */

typedef enum node_kind { NUMBER_TEST, STATE_TEST, YES_TEST, BOTH, EITHER, NOT_SO } node_kind;

typedef struct node {
  node_kind kind;
  int how, amount; /* of a test */
  int left, right; /* of the others: places of nodes */
} node;

typedef struct condition {
  node nodes[NODES_MOST];
  int count;
} condition;

/* Every field of a record: a number of 0 to 9, a word of three, two of yes and no. */
typedef struct record {
  int number, state;
  bool first, second;
} record;

static uint64_t seed;

static int any_of(int count)
{
  seed = seed * 6364136223846793005u + 1442695040888963407u;
  return (int)((seed >> 33) % (uint64_t)count);
}

static int make_node(condition *made, int depth)
{
  node one = {.kind = (node_kind)any_of(depth > 0 ? 6 : 3), .how = any_of(5), .amount = any_of(12) - 1};
  if (one.kind == STATE_TEST) one.amount = any_of(3);
  if (one.kind == YES_TEST) one.amount = any_of(2);
  if (one.kind >= BOTH) one.left = make_node(made, depth - 1);
  if (one.kind == BOTH || one.kind == EITHER) one.right = make_node(made, depth - 1);
  made->nodes[made->count] = one;
  return made->count++;
}

static condition make_condition(void)
{
  condition made = {.count = 0};
  make_node(&made, 2 + any_of(2));
  return made;
}

static const char *const words[] = {"is under", "is at most", "is", "is at least", "is over"};
static const char *const states[] = {"rotten", "worn", "sound"};

typedef struct writer {
  char text[16384];
  size_t length;
} writer;

static void put(writer *to, const char *format, ...)
{
  va_list list;
  va_start(list, format);
  int length = vsnprintf(to->text + to->length, sizeof to->text - to->length, format, list);
  va_end(list);
  assert_true(length >= 0 && to->length + (size_t)length < sizeof to->text);
  to->length += (size_t)length;
}

static void write_node(writer *to, const condition *made, int place)
{
  const node *one = &made->nodes[place];
  switch (one->kind) {
  case NUMBER_TEST: put(to, "seats %s %d", words[one->how], one->amount); return;
  case STATE_TEST: put(to, "roof %s %s", words[one->how], states[one->amount]); return;
  case YES_TEST: put(to, "%s", one->amount ? "insured" : "licensed"); return;
  case NOT_SO:
    put(to, "not (");
    write_node(to, made, one->left);
    put(to, ")");
    return;
  case BOTH:
  case EITHER:
    put(to, "(");
    write_node(to, made, one->left);
    put(to, one->kind == BOTH ? ") and (" : ") or (");
    write_node(to, made, one->right);
    put(to, ")");
  }
}

static void write_condition(writer *to, const condition *made)
{
  write_node(to, made, made->count - 1);
}

static void write_head(writer *to)
{
  put(to, "toolkit t \"T\"\n"
          "scale state \"State\"\n  rotten \"R\"\n  worn \"W\"\n  sound \"S\"\n  higher is better\n"
          "field seats \"Seats\" number\n  allowed 0 to 9\n  steps of 1\n  higher is better\n"
          "field roof \"Roof\" state\n"
          "field licensed \"Licensed\" yes/no\nfield insured \"Insured\" yes/no\n");
}

/* ---- every record ---- */

static bool compares(int how, int value, int amount)
{
  switch (how) {
  case 0: return value < amount;
  case 1: return value <= amount;
  case 2: return value == amount;
  case 3: return value >= amount;
  default: return value > amount;
  }
}

static bool holds_at(const condition *made, int place, const record *of)
{
  const node *one = &made->nodes[place];
  switch (one->kind) {
  case NUMBER_TEST: return compares(one->how, of->number, one->amount);
  case STATE_TEST: return compares(one->how, of->state, one->amount);
  case YES_TEST: return one->amount ? of->second : of->first;
  case BOTH: return holds_at(made, one->left, of) && holds_at(made, one->right, of);
  case EITHER: return holds_at(made, one->left, of) || holds_at(made, one->right, of);
  default: return !holds_at(made, one->left, of);
  }
}

static bool holds(const condition *made, const record *of)
{
  return holds_at(made, made->count - 1, of);
}

static bool next_record(record *of)
{
  if (of->second = !of->second, of->second) return true;
  if (of->first = !of->first, of->first) return true;
  if (of->state = (of->state + 1) % 3, of->state) return true;
  return ++of->number < 10;
}

/* A register may hold a number that its field does not allow: a condition that holds a cell to what is
 * allowed may fail, so some that hold in every record are not told. */
static bool only_tests_a_cell(const condition *made)
{
  return made->nodes[made->count - 1].kind < BOTH;
}

/* ---- what is said ---- */

static bool load_nothing(void *context, yst_text from, yst_text wanted, yst_text *name, yst_text *bytes)
{
  (void)context, (void)from, (void)wanted, (void)name, (void)bytes;
  return false;
}

static yst_diags *check(yst_arena *arena, const char *text)
{
  yst_diags *diags = yst_diags_new(arena);
  yst_model *model = yst_model_build(arena, yst_sources_new(arena), YST_TEXT("made.rules"),
                                     yst_text_from(text), load_nothing, NULL, diags);
  if (diags->errors) fail_msg("%s\n%s", diags->items[0]->message.bytes, text);
  yst_check_model(model, NULL, diags);
  return diags;
}

static const yst_diag *said_of(const yst_diags *diags, yst_code code)
{
  for (size_t i = 0; i < diags->count; i++)
    if (diags->items[i]->code == code) return diags->items[i];
  return NULL;
}

static void a_condition_is_judged_as_every_record_judges_it(void **state)
{
  (void)state;
  size_t told = 0;
  for (int round = 0; round < 3000; round++) {
    seed = (uint64_t)round;
    condition made = make_condition();
    writer text = {.length = 0};
    write_head(&text);
    put(&text, "condition x \"X\"\n  when ");
    write_condition(&text, &made);
    put(&text, "\n");
    bool some = false, all = true;
    record of = {0};
    do {
      bool one = holds(&made, &of);
      some |= one;
      all &= one;
    } while (next_record(&of));
    yst_arena *arena = yst_arena_new();
    const yst_diag *said = said_of(check(arena, text.text), YST_IMPOSSIBLE_THRESHOLD);
    if (!said && (!some || all) && !only_tests_a_cell(&made))
      fail_msg("round %d: nothing is said of what %s\n%s", round, all ? "always holds" : "never holds",
               text.text);
    told += said != NULL && (!some || all);
    yst_arena_free(arena);
  }
  assert_true(told > 200);
}

/* Beside thirteen numbers of their own there are more than a million cases, so that the condition is taken
 * apart: `and` with what may fail can never hold when it never holds by itself, and the like of `or`. */
#define BESIDE 13

static void write_beside(writer *to, bool is_and)
{
  for (int i = 0; i < BESIDE; i++) put(to, " %s hall%d is over 10", is_and ? "and" : "or", i);
}

/* What is said of the condition as a whole. */
static const yst_diag *said_of_whole(const yst_diags *diags, const char *text)
{
  size_t start = (size_t)(strstr(text, "  when ") + strlen("  when ") - text), end = strlen(text) - 1;
  for (size_t i = 0; i < diags->count; i++) {
    const yst_diag *diag = diags->items[i];
    if (diag->code == YST_IMPOSSIBLE_THRESHOLD && diag->span.start == start && diag->span.end == end)
      return diag;
  }
  return NULL;
}

static void a_long_condition_is_judged_by_its_parts(void **state)
{
  (void)state;
  size_t told = 0, silent = 0;
  for (int round = 0; round < 3000; round++) {
    seed = 20000u + (uint64_t)round;
    condition made = make_condition();
    bool is_and = any_of(2), some = false, all = true;
    writer text = {.length = 0};
    write_head(&text);
    for (int i = 0; i < BESIDE; i++) put(&text, "field hall%d \"Hall %d\" number\n", i, i);
    put(&text, "condition x \"X\"\n  when (");
    write_condition(&text, &made);
    put(&text, ")");
    write_beside(&text, is_and);
    put(&text, "\n");
    record of = {0};
    do {
      bool one = holds(&made, &of);
      some |= one;
      all &= one;
    } while (next_record(&of));
    yst_arena *arena = yst_arena_new();
    const yst_diags *diags = check(arena, text.text);
    const yst_diag *said = said_of(diags, YST_IMPOSSIBLE_THRESHOLD);
    bool settled = is_and ? !some : all;
    if (said_of(diags, YST_UNPROVED)) fail_msg("round %d: left unproved\n%s", round, text.text);
    if (settled && !said && !only_tests_a_cell(&made))
      fail_msg("round %d: nothing said\n%s", round, text.text);
    const yst_diag *whole = said_of_whole(diags, text.text);
    if (whole && !settled) fail_msg("round %d: %s\n%s", round, whole->message.bytes, text.text);
    told += whole != NULL;
    silent += !said;
    yst_arena_free(arena);
  }
  assert_true(told > 100 && silent > 500);
}

/* ---- classes ---- */

typedef struct classes {
  size_t count;
  condition branches[BRANCHES_MOST];
  bool has_otherwise;
} classes;

static size_t class_of(const classes *made, const record *of)
{
  for (size_t i = 0; i < made->count; i++)
    if (holds(&made->branches[i], of)) return i;
  return made->has_otherwise ? made->count : SIZE_MAX;
}

/* Whether a better number or word gives a later, and so worse, class. */
static bool worse_wins(const classes *made)
{
  record of = {0};
  do {
    record better[2] = {of, of};
    better[0].number++;
    better[1].state++;
    for (size_t i = 0; i < 2; i++) {
      if (better[i].number > 9 || better[i].state > 2) continue;
      size_t a = class_of(made, &of), b = class_of(made, &better[i]);
      if (a != SIZE_MAX && b != SIZE_MAX && b > a) return true;
    }
  } while (next_record(&of));
  return false;
}

static void write_classes(writer *to, const classes *made)
{
  write_head(to);
  put(to, "classify x \"X\"\n  best first\n");
  for (size_t i = 0; i < made->count; i++) {
    put(to, "  as c%zu \"C\" when ", i);
    write_condition(to, &made->branches[i]);
    put(to, "\n");
  }
  if (made->has_otherwise) put(to, "  as last \"Last\" otherwise\n");
}

static void classes_are_judged_as_every_record_judges_them(void **state)
{
  (void)state;
  size_t unfit = 0, masked = 0, worse = 0;
  for (int round = 0; round < 3000; round++) {
    seed = 50000u + (uint64_t)round;
    classes made = {.count = 1 + (size_t)any_of(BRANCHES_MOST), .has_otherwise = any_of(2)};
    for (size_t i = 0; i < made.count; i++) made.branches[i] = make_condition();
    writer text = {.length = 0};
    write_classes(&text, &made);
    bool fits_none = false, reached[BRANCHES_MOST + 1] = {false}, may[BRANCHES_MOST] = {false};
    record of = {0};
    do {
      size_t found = class_of(&made, &of);
      if (found == SIZE_MAX)
        fits_none = true;
      else
        reached[found] = true;
      for (size_t i = 0; i < made.count; i++) may[i] |= holds(&made.branches[i], &of);
    } while (next_record(&of));
    bool unreached = made.has_otherwise && !reached[made.count];
    for (size_t i = 0; i < made.count; i++) unreached |= may[i] && !reached[i];
    yst_arena *arena = yst_arena_new();
    const yst_diags *diags = check(arena, text.text);
    bool said_none = said_of(diags, YST_NO_OTHERWISE), said_unreached = said_of(diags, YST_UNREACHABLE),
         said_worse = said_of(diags, YST_WORSE_WINS);
    if (said_none != fits_none || said_unreached != unreached || said_worse != worse_wins(&made))
      fail_msg("round %d: fits none %d, unreached %d, worse %d\n%s", round, said_none, said_unreached,
               said_worse, text.text);
    unfit += said_none;
    masked += said_unreached;
    worse += said_worse;
    yst_arena_free(arena);
  }
  assert_true(unfit > 200 && masked > 200 && worse > 200);
}

/* ---- requirements ---- */

static void requirements_are_judged_as_every_record_judges_them(void **state)
{
  (void)state;
  size_t clashes = 0, implied = 0;
  for (int round = 0; round < 3000; round++) {
    seed = 90000u + (uint64_t)round;
    condition made[2] = {make_condition(), make_condition()};
    writer text = {.length = 0};
    write_head(&text);
    for (size_t i = 0; i < 2; i++) {
      put(&text, "require ");
      write_condition(&text, &made[i]);
      put(&text, " otherwise \"R\"\n");
    }
    bool either[2] = {false, false}, both = false, contains[2] = {true, true}, always = false,
         all[2] = {true, true};
    record of = {0};
    do {
      bool a = holds(&made[0], &of), b = holds(&made[1], &of);
      either[0] |= a;
      either[1] |= b;
      both |= a && b;
      all[0] &= a;
      all[1] &= b;
      contains[0] &= !a || b;
      contains[1] &= !b || a;
    } while (next_record(&of));
    always = all[0] || all[1];
    yst_arena *arena = yst_arena_new();
    const yst_diags *diags = check(arena, text.text);
    bool said_clash = said_of(diags, YST_REQUIREMENTS_CLASH),
         said_implied = said_of(diags, YST_REQUIREMENT_IMPLIED);
    bool clash = either[0] && either[1] && !both, contained = both && (contains[0] || contains[1]);
    /* What always holds is contained in anything, and told of by itself if at all. */
    bool missed = (clash && !said_clash) || (contained && !always && !said_implied);
    if ((said_clash && !clash) || (said_implied && !contained) || missed)
      fail_msg("round %d: clash %d, implied %d\n%s", round, said_clash, said_implied, text.text);
    clashes += said_clash;
    implied += said_implied;
    yst_arena_free(arena);
  }
  assert_true(clashes > 100 && implied > 100);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_condition_is_judged_as_every_record_judges_it),
      cmocka_unit_test(a_long_condition_is_judged_by_its_parts),
      cmocka_unit_test(classes_are_judged_as_every_record_judges_them),
      cmocka_unit_test(requirements_are_judged_as_every_record_judges_them),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
