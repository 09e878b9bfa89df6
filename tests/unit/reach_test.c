/* What the checks say can come up, held against every record there can be: made-up rubrics of a few criteria
 * are filled in with each combination of answers, by a sum of a few lines that shares nothing with the
 * library. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "check/checks.h"
#include "check/reach.h"

#define CRITERIA_MOST 4u
#define ANSWERS_MOST 5u
#define PAIRS_MOST 100000u

/* ---- a rubric that is made up, and its text ---- */

typedef struct made_criterion {
  size_t answers; /* on its scale, or the stretches of its number */
  bool by_number; /* a number of 0 to 9, cut at `cuts` */
  int cuts[ANSWERS_MOST];
  int marks[ANSWERS_MOST];
  bool may_drop; /* applies when a field of its own says so */
} made_criterion;

typedef struct made_rubric {
  size_t count;
  made_criterion criteria[CRITERIA_MOST];
  size_t best; /* 0: all */
  bool deducts, has_floor, has_cap;
  int deduction, floor, cap;
} made_rubric;

static uint64_t seed;

static int any_of(int count)
{
  seed = seed * 6364136223846793005u + 1442695040888963407u;
  return (int)((seed >> 33) % (uint64_t)count);
}

static made_criterion make_criterion(void)
{
  made_criterion made = {.answers = 2 + (size_t)any_of(3), .by_number = any_of(2)};
  int step = any_of(3) ? 1 : 3, at = 0;
  for (size_t i = 0; i < made.answers; i++) {
    made.cuts[i] = at += 1 + any_of(2);
    made.marks[i] = step * any_of(6) - (any_of(6) ? 0 : 2);
  }
  /* Something has to be worth something, or there is no maximum. */
  made.marks[any_of((int)made.answers)] = 6;
  made.may_drop = any_of(4) == 0;
  return made;
}

static made_rubric make_rubric(void)
{
  made_rubric made = {.count = 1 + (size_t)any_of(CRITERIA_MOST)};
  for (size_t i = 0; i < made.count; i++) made.criteria[i] = make_criterion();
  if (any_of(4) == 0) made.best = 1 + (size_t)any_of((int)made.count);
  made.deducts = any_of(4) == 0;
  made.deduction = 1 + any_of(4);
  made.has_floor = any_of(4) == 0;
  made.floor = any_of(6);
  made.has_cap = any_of(4) == 0;
  made.cap = 6 + any_of(8);
  return made;
}

typedef struct writer {
  char text[8192];
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

static void write_fields(writer *to, const made_rubric *made)
{
  put(to, "toolkit t \"T\"\nfield late \"Late\" yes/no\n");
  for (size_t i = 0; i < made->count; i++) {
    const made_criterion *criterion = &made->criteria[i];
    if (criterion->may_drop) put(to, "field asked%zu \"Asked\" yes/no\n", i);
    if (criterion->by_number) {
      put(to, "field f%zu \"F\" number\n allowed 0 to 9\n steps of 1\n", i);
      continue;
    }
    put(to, "scale s%zu \"S\"\n", i);
    for (size_t k = 0; k < criterion->answers; k++) put(to, "  a%zu_%zu \"A\"\n", i, k);
    put(to, "field f%zu \"F\" s%zu\n", i, i);
  }
}

static void write_criterion(writer *to, const made_criterion *criterion, size_t i)
{
  put(to, "  criterion c%zu \"C\"\n", i);
  if (criterion->may_drop) put(to, "    applies when asked%zu\n", i);
  put(to, "    score f%zu\n", i);
  for (size_t k = 0; k < criterion->answers; k++) {
    bool last = k + 1 == criterion->answers;
    if (!criterion->by_number) {
      put(to, "      a%zu_%zu %d\n", i, k, criterion->marks[k]);
    } else if (last) {
      put(to, "      over %d %d\n", k ? criterion->cuts[k - 1] : -1, criterion->marks[k]);
    } else {
      put(to, "      over %d to %d %d\n", k ? criterion->cuts[k - 1] : -1, criterion->cuts[k],
          criterion->marks[k]);
    }
  }
}

static void write_rubric(writer *to, const made_rubric *made)
{
  write_fields(to, made);
  put(to, "rubric r \"R\"\n");
  if (made->best) put(to, "  best %zu of %zu\n", made->best, made->count);
  if (made->deducts) put(to, "  deduct %d when late\n", made->deduction);
  if (made->has_floor) put(to, "  floor total at %d\n", made->floor);
  if (made->has_cap) put(to, "  cap total at %d\n", made->cap);
  for (size_t i = 0; i < made->count; i++) write_criterion(to, &made->criteria[i], i);
}

/* ---- every record ---- */

typedef struct all_pairs {
  size_t count;
  int totals[PAIRS_MOST], maxima[PAIRS_MOST];
} all_pairs;

static all_pairs every; /* too large for the stack */

static int highest_of(const made_criterion *criterion)
{
  int highest = criterion->marks[0];
  for (size_t k = 1; k < criterion->answers; k++)
    if (criterion->marks[k] > highest) highest = criterion->marks[k];
  return highest;
}

static void put_pair(int total, int maximum)
{
  for (size_t i = 0; i < every.count; i++)
    if (every.totals[i] == total && every.maxima[i] == maximum) return;
  assert_true(every.count < PAIRS_MOST);
  every.totals[every.count] = total;
  every.maxima[every.count++] = maximum;
}

/* The answer to each criterion; its number of answers stands for one that does not apply. */
static void sum_up(const made_rubric *made, const size_t *answers, bool late)
{
  int total = 0, maximum = 0;
  bool taken[CRITERIA_MOST] = {false};
  size_t wanted = made->best ? made->best : made->count;
  for (size_t n = 0; n < wanted; n++) {
    size_t top = CRITERIA_MOST;
    for (size_t i = 0; i < made->count; i++) {
      if (taken[i] || answers[i] == made->criteria[i].answers) continue;
      if (top == CRITERIA_MOST ||
          made->criteria[i].marks[answers[i]] > made->criteria[top].marks[answers[top]])
        top = i;
    }
    if (top == CRITERIA_MOST) break;
    taken[top] = true;
    total += made->criteria[top].marks[answers[top]];
    maximum += highest_of(&made->criteria[top]);
  }
  if (maximum) {
    if (made->deducts && late) total -= made->deduction;
    if (made->has_floor && total < made->floor) total = made->floor;
    if (made->has_cap && total > made->cap) total = made->cap;
  }
  put_pair(total, maximum);
}

static void fill_in(const made_rubric *made, size_t *answers, size_t at)
{
  if (at == made->count) {
    sum_up(made, answers, false);
    sum_up(made, answers, true);
    return;
  }
  const made_criterion *criterion = &made->criteria[at];
  size_t count = criterion->answers + criterion->may_drop;
  for (size_t k = 0; k < count; k++) {
    /* A stretch of numbers that begins above 9 holds no answer. */
    if (criterion->by_number && k && k < criterion->answers && criterion->cuts[k - 1] >= 9) continue;
    answers[at] = k;
    fill_in(made, answers, at + 1);
  }
}

static void find_every(const made_rubric *made)
{
  size_t answers[CRITERIA_MOST];
  every.count = 0;
  fill_in(made, answers, 0);
}

/* ---- the two held against each other ---- */

static bool load_nothing(void *context, yst_text from, yst_text wanted, yst_text *name, yst_text *bytes)
{
  (void)context, (void)from, (void)wanted, (void)name, (void)bytes;
  return false;
}

static yst_model *model_of(yst_arena *arena, const char *text, yst_diags **diags)
{
  *diags = yst_diags_new(arena);
  return yst_model_build(arena, yst_sources_new(arena), YST_TEXT("made.rules"), yst_text_from(text),
                         load_nothing, NULL, *diags);
}

static bool is_among(const yst_score_pairs *pairs, int total, int maximum)
{
  for (size_t i = 0; i < pairs->count; i++) {
    if (yst_number_equal(pairs->items[i].total, yst_number_of(total)) &&
        yst_number_equal(pairs->items[i].maximum, yst_number_of(maximum)))
      return true;
  }
  return false;
}

static void no_total_is_missing_and_none_is_made_up(void **state)
{
  (void)state;
  for (int round = 0; round < 400; round++) {
    seed = (uint64_t)round;
    made_rubric made = make_rubric();
    writer text = {.length = 0};
    write_rubric(&text, &made);
    find_every(&made);
    yst_arena *arena = yst_arena_new();
    yst_diags *diags;
    yst_model *model = model_of(arena, text.text, &diags);
    if (diags->errors) fail_msg("%s", text.text);
    yst_reach *reach = yst_reach_new(arena, model, yst_bounds_new(arena, model));
    yst_score_pairs pairs = yst_reach_rubric(reach, &model->rubrics[0]);
    assert_true(pairs.listed);
    for (size_t i = 0; i < every.count; i++) {
      if (!is_among(&pairs, every.totals[i], every.maxima[i]))
        fail_msg("round %d: %d of %d is missing\n%s", round, every.totals[i], every.maxima[i], text.text);
    }
    if (pairs.count != every.count)
      fail_msg("round %d: %zu totals, and there are %zu\n%s", round, pairs.count, every.count, text.text);
    yst_arena_free(arena);
  }
}

typedef enum comparison { UNDER, AT_MOST, IS, AT_LEAST, OVER } comparison;

static const char *const words[] = {"is under", "is at most", "is", "is at least", "is over"};

static bool compares(comparison how, int order)
{
  switch (how) {
  case UNDER: return order < 0;
  case AT_MOST: return order <= 0;
  case IS: return order == 0;
  case AT_LEAST: return order >= 0;
  default: return order > 0;
  }
}

/* Whether it holds, and whether it fails, in some record. */
static void judge_every(comparison how, bool percent, int amount, bool *holds, bool *fails)
{
  *holds = *fails = false;
  for (size_t i = 0; i < every.count; i++) {
    if (!every.maxima[i]) continue;
    int value = percent ? 100 * every.totals[i] : every.totals[i];
    int against = percent ? amount * every.maxima[i] : amount;
    bool fits = compares(how, (value > against) - (value < against));
    *holds |= fits;
    *fails |= !fits;
  }
}

static const char *said_of(yst_diags *diags)
{
  for (size_t i = 0; i < diags->count; i++)
    if (diags->items[i]->code == YST_IMPOSSIBLE_THRESHOLD) return diags->items[i]->message.bytes;
  return "";
}

static void a_threshold_is_judged_as_every_record_judges_it(void **state)
{
  (void)state;
  size_t never = 0, always = 0;
  for (int round = 0; round < 1500; round++) {
    seed = 100000u + (uint64_t)round;
    made_rubric made = make_rubric();
    writer text = {.length = 0};
    write_rubric(&text, &made);
    comparison how = (comparison)any_of(5);
    bool percent = any_of(2), holds, fails;
    int amount = percent ? 5 * any_of(22) : any_of(26);
    put(&text, "condition x \"X\"\n  when %s of r %s %d%s\n", percent ? "percent" : "total", words[how],
        amount, percent ? "%" : "");
    find_every(&made);
    judge_every(how, percent, amount, &holds, &fails);
    yst_arena *arena = yst_arena_new();
    yst_diags *diags;
    yst_model *model = model_of(arena, text.text, &diags);
    yst_check_model(model, NULL, diags);
    const char *said = said_of(diags);
    bool said_never = !strcmp(said, "this can never hold"),
         said_always = !strcmp(said, "this can never fail");
    bool wrong = (said_never && holds) || (said_always && fails);
    bool missed = !said[0] && holds != fails;
    if (wrong || missed) fail_msg("round %d: \"%s\"\n%s", round, said, text.text);
    never += said_never;
    always += said_always;
    yst_arena_free(arena);
  }
  /* Or nothing was held against anything. */
  assert_true(never > 100 && always > 100);
}

/* ---- criteria that never decide, and that decide alone ---- */

/* A condition on the rubric, and what it comes to with some answers: 0, 1, or 2 where it is not applicable.
 */
typedef struct made_condition {
  comparison how;
  bool percent;
  int amount;
} made_condition;

static unsigned truth_of(const made_rubric *made, const made_condition *condition, const size_t *answers)
{
  int total = 0, maximum = 0;
  for (size_t i = 0; i < made->count; i++) {
    if (answers[i] == made->criteria[i].answers) continue;
    total += made->criteria[i].marks[answers[i]];
    maximum += highest_of(&made->criteria[i]);
  }
  if (!maximum) return 2;
  int value = condition->percent ? 100 * total : total;
  int against = condition->percent ? condition->amount * maximum : condition->amount;
  return compares(condition->how, (value > against) - (value < against));
}

static bool can_be_given(const made_criterion *criterion, size_t answer)
{
  if (answer == criterion->answers) return criterion->may_drop;
  return !criterion->by_number || !answer || criterion->cuts[answer - 1] < 9;
}

/* The next record but for the answer to one criterion. */
static bool next_others(const made_rubric *made, size_t but, size_t *answers)
{
  for (size_t i = 0; i < made->count; i++) {
    if (i == but) continue;
    do answers[i] = answers[i] == made->criteria[i].answers ? 0 : answers[i] + 1;
    while (!can_be_given(&made->criteria[i], answers[i]));
    if (answers[i]) return true;
  }
  return false;
}

/* By answer, a bit for each of the three that it comes to; whether the answer ever matters. */
static bool judge_criterion(const made_rubric *made, const made_condition *condition, size_t place,
                            unsigned *seen)
{
  size_t answers[CRITERIA_MOST] = {0};
  bool matters = false;
  do {
    unsigned here = 0;
    for (size_t k = 0; k <= made->criteria[place].answers; k++) {
      if (!can_be_given(&made->criteria[place], k)) continue;
      answers[place] = k;
      unsigned bit = 1u << truth_of(made, condition, answers);
      seen[k] |= bit;
      here |= bit;
    }
    matters |= (here & (here - 1)) != 0;
    answers[place] = 0;
  } while (next_others(made, place, answers));
  return matters;
}

static bool gives_two_scores(const made_criterion *criterion)
{
  for (size_t k = 1; k <= criterion->answers; k++) {
    bool same = k < criterion->answers && criterion->marks[k] == criterion->marks[0];
    if (can_be_given(criterion, k) && !same) return true;
  }
  return false;
}

/* Some answer that is a score settles it, and another one does not do so in the same way. */
static bool decides_alone(const made_criterion *criterion, const unsigned *seen)
{
  bool settles = false, differs = false;
  unsigned side = 0;
  for (size_t k = 0; k <= criterion->answers; k++) {
    if (!seen[k]) continue;
    bool settled = (seen[k] & (seen[k] - 1)) == 0 && k < criterion->answers;
    if (!settled || (settles && seen[k] != side)) differs = true;
    if (settled && !settles) side = seen[k];
    settles |= settled;
  }
  return settles && differs;
}

static bool is_said_of(yst_code code, const yst_model *model, yst_arena *arena, size_t place)
{
  char name[16];
  snprintf(name, sizeof name, "`c%zu`", place);
  yst_diags *diags = yst_diags_new(arena);
  const yst_check asked = {.code = code};
  yst_check_decisive(&asked, model, diags);
  for (size_t i = 0; i < diags->count; i++)
    if (strstr(diags->items[i]->message.bytes, name)) return true;
  return false;
}

static void criteria_decide_as_in_every_record(void **state)
{
  (void)state;
  size_t idle_count = 0, alone_count = 0;
  for (int round = 0; round < 1500; round++) {
    seed = 300000u + (uint64_t)round;
    made_rubric made = make_rubric();
    made.best = 0;
    made.deducts = made.has_floor = made.has_cap = false;
    if (made.count < 2) continue;
    made_condition condition = {(comparison)any_of(5), any_of(2), any_of(30)};
    if (condition.percent) condition.amount *= 3;
    writer text = {.length = 0};
    write_rubric(&text, &made);
    put(&text, "condition x \"X\"\n  when %s of r %s %d%s\n", condition.percent ? "percent" : "total",
        words[condition.how], condition.amount, condition.percent ? "%" : "");
    yst_arena *arena = yst_arena_new();
    yst_diags *diags;
    const yst_model *model = model_of(arena, text.text, &diags);
    for (size_t i = 0; i < made.count; i++) {
      unsigned seen[ANSWERS_MOST + 1] = {0};
      bool idle = !judge_criterion(&made, &condition, i, seen) && gives_two_scores(&made.criteria[i]);
      bool alone = decides_alone(&made.criteria[i], seen);
      bool said_idle = is_said_of(YST_IDLE_CRITERION, model, arena, i),
           said_alone = is_said_of(YST_DECIDES_ALONE, model, arena, i);
      if (idle != said_idle || alone != said_alone)
        fail_msg("round %d, c%zu: idle %d, alone %d\n%s", round, i, said_idle, said_alone, text.text);
      idle_count += idle;
      alone_count += alone;
    }
    yst_arena_free(arena);
  }
  assert_true(idle_count > 100 && alone_count > 100);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(no_total_is_missing_and_none_is_made_up),
      cmocka_unit_test(a_threshold_is_judged_as_every_record_judges_it),
      cmocka_unit_test(criteria_decide_as_in_every_record),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
