/* Documents as passages, places in them, and runs of words. The documents are made up. */
#include "document/document.h"

#include "document/place.h"
#include "document/runs.h"
#include "document/words.h"
#include "support/fixture.h"

typedef struct input {
  yst_text text;
  size_t at;
} input;

static size_t read_input(void *context, char *buffer, size_t size)
{
  input *from = context;
  size_t left = from->text.length - from->at;
  if (size > left) size = left;
  if (size) memcpy(buffer, from->text.bytes + from->at, size);
  from->at += size;
  return size;
}

static const yst_document *document_of(yst_arena *arena, const char *text)
{
  input from = {yst_text_from(text), 0};
  yst_text why;
  const yst_document *d =
      yst_document_read(arena, yst_atoms_new(arena), YST_TEXT("a.txt"), read_input, &from, &why);
  if (!d) fail_msg("%.*s", (int)why.length, why.bytes);
  return d;
}

/* Each passage on a line: the kind of its block, its label, what it says. */
static yst_text shown(yst_arena *arena, const yst_document *d)
{
  static const char *const kinds[] = {"heading", "prose", "item", "cell"};
  yst_buffer out = yst_buffer_in(arena);
  for (size_t i = 0; i < d->passage_count; i++) {
    const yst_block *block = &d->blocks[d->passages[i].block];
    yst_buffer_format(&out, "%u %s", (unsigned)d->passages[i].line, kinds[block->kind]);
    if (block->label) yst_buffer_format(&out, " [%t]", yst_atom_text(d->atoms, block->label));
    yst_buffer_format(&out, ": %t\n", yst_passage_text(arena, d, &d->passages[i]));
  }
  return yst_buffer_text(&out);
}

static void expect_passages(yst_arena *arena, const char *text, const char *expected)
{
  assert_says(shown(arena, document_of(arena, text)), expected);
}

static void test_lines(void **state)
{
  expect_passages(*state,
                  "# Halls\n\nA hall is large. It has\nseats, e.g. Chairs. Is it?\n\n- one\n- **two** and\n"
                  "  more\n1. First\n(a) inner\n3.4 Of the roof\n",
                  "1 heading: Halls\n"
                  "3 prose: A hall is large.\n"
                  "3 prose: It has seats, e.g. Chairs.\n"
                  "4 prose: Is it?\n"
                  "6 item: one\n"
                  "7 item: two and more\n"
                  "9 item [1]: First\n"
                  "10 item [a]: inner\n"
                  "11 item [3.4]: Of the roof\n");
}

static void test_headings(void **state)
{
  expect_passages(*state,
                  "MEETINGS\n\n1. Who comes\n\nAll members come.\n\nVenue\n\nThe hall is used.\n\n"
                  "Appendix B: Forms\n\nThey include:\n\nNotice\nAgenda\n",
                  "1 heading: MEETINGS\n"
                  "3 heading [1]: Who comes\n"
                  "5 prose: All members come.\n"
                  "7 heading: Venue\n"
                  "9 prose: The hall is used.\n"
                  "11 heading [b]: Appendix B: Forms\n"
                  "13 prose: They include:\n"
                  "15 item: Notice\n"
                  "16 item: Agenda\n");
}

static void test_markup(void **state)
{
  expect_passages(
      *state,
      "Choose: <ul style=\"x\"> \xE2\x80\xA2 old \xE2\x80\xA2 new</ul>\n"
      "\xEF\xBF\xBD HYPERLINK \"http://a.b\" \\o \"tip\" \xEF\xBF\xBD\xEF\xBF\xBDThe Forum\xEF\xBF\xBD\n\n"
      "<p>One.</p><p>Two &amp; three</p>\t\n"
      "A <hall> is 5 < 6.\n",
      "1 prose: Choose:\n"
      "1 item: old\n"
      "1 item: new\n"
      "2 item: The Forum\n"
      "4 cell: One.\n"
      "4 cell: Two & three\n"
      "5 prose: A <hall> is 5 < 6.\n");
}

static void test_tables(void **state)
{
  expect_passages(*state,
                  "Area\tLook at\tMarks\n1. Roof\tIs it sound and\t3\n\tdry all year?\t\n\tKept up?\t2\n"
                  "(2)\t\tWalls\n",
                  "1 cell: Area\n"
                  "1 cell: Look at\n"
                  "1 cell: Marks\n"
                  "2 cell [1]: Roof\n"
                  "2 cell: Is it sound and dry all year?\n"
                  "2 cell: 3\n"
                  "4 cell: Kept up?\n"
                  "4 cell: 2\n"
                  "5 cell [2]: Walls\n");
}

/* ---- places ---- */

static const char policy[] = "1. Grants\n\n"                      /* 0 */
                             "1.1 A hall may apply. It is old.\n" /* 1 2 */
                             "1.2 A grant is paid.\n\n"           /* 3 */
                             "2. Agreement\n\n"                   /* 4 */
                             "It covers:\n\n"                     /* 5 */
                             "- 1. Who uses it\n"                 /* 6 */
                             "  - a. weekdays\n"                  /* 7 */
                             "  - b. weekends\n"                  /* 8 */
                             "- 2. Keys, locks and bells\n\n"     /* 9 */
                             "Papers\n\n"                         /* 10 */
                             "- lease\n- plan\n- accounts\n\n"    /* 11 12 13 */
                             "Appendix 2: Marks\n\n"              /* 14 */
                             "1. Roof\t3\n(1)\tthe slates\n"      /* 15 16 17 */
                             "2. Agreement\t4\n";                 /* 18 19 */

/* The passages that a place is exactly: `1 2`; `in 5` when it stands in the middle of one; `no PART` when it
 * is not there, and what is near. */
static void expect_place(void **state, const char *place, const char *expected)
{
  yst_arena *arena = *state;
  const yst_document *d = document_of(arena, policy);
  yst_stretch all = {0, d->passage_count};
  yst_place_found found = yst_find_place(yst_finder_of(arena, d), all, yst_text_from(place));
  yst_buffer out = yst_buffer_in(arena);
  for (size_t i = 0; i < found.count; i++) {
    for (size_t p = found.exact[i].first; p < found.exact[i].end; p++)
      yst_buffer_format(&out, out.length ? " %z" : "%z", p);
  }
  if (!found.found) yst_buffer_format(&out, "no %t", found.missing);
  if (found.near.length) yst_buffer_format(&out, ", near %t", found.near);
  if (found.found && !found.count) yst_buffer_format(&out, "in %z", found.where.first);
  assert_says(yst_buffer_text(&out), expected);
}

static void test_numbers(void **state)
{
  expect_place(state, "section 1", "0");
  expect_place(state, "paragraph 1.1", "1 2");
  expect_place(state, "section 1, paragraphs 1.1 to 1.2", "1 2 3");
  expect_place(state, "section 1, paragraph 1.3", "no paragraph 1.3");
  expect_place(state, "section 2, point 1", "6");
  expect_place(state, "section 2, point 1b", "8");
  expect_place(state, "section 2, points 1 and 2", "6 9");
  expect_place(state, "section 2, point 1, point b", "8");
  expect_place(state, "section 1, point 1b", "no point 1b");
  expect_place(state, "Appendix 2", "14");
  expect_place(state, "Appendix 1", "no Appendix 1, near Appendix 2: Marks");
  /* The same number, three times: as a heading, as a cell, in brackets. */
  expect_place(state, "Appendix 2, area 1", "15");
  expect_place(state, "Appendix 2, area (1)", "17");
  expect_place(state, "section 2", "4");
}

static void test_counted(void **state)
{
  expect_place(state, "Papers, point 3", "13");
  expect_place(state, "Papers, points 1 to 2", "11 12");
  expect_place(state, "Papers, point 4", "no point 4");
}

static void test_words(void **state)
{
  expect_place(state, "Keys, locks and bells", "9");
  expect_place(state, "section 2, keys", "9");
  expect_place(state, "A HALL", "1");
  expect_place(state, "may apply", "in 1");
  expect_place(state, "Agreement", "4 18");
  expect_place(state, "Appendix 2, Agreement", "18");
  expect_place(state, "Papers, lease, plan", "10 11 12");
  expect_place(state, "Papers, plan, lease", "no lease");
  expect_place(state, "section 2, Who usses it", "no Who usses it, near Who uses it");
  expect_place(state, "Appendix 2, column Roof", "15");
  expect_place(state, "", "in 0");
}

/* ---- runs ---- */

static yst_runs *runs_of(yst_arena *arena, yst_atoms *atoms, const char *const *texts, size_t count)
{
  yst_runs *runs = yst_runs_new(arena);
  for (size_t i = 0; i < count; i++) {
    size_t length;
    const yst_atom *words = yst_atoms_of_text(arena, atoms, yst_text_from(texts[i]), &length);
    yst_runs_add(runs, words, length);
    yst_runs_add_whole(runs, words, length);
  }
  return runs;
}

static void test_runs(void **state)
{
  static const char *const texts[] = {"a b c d", "b c e", "x a b"};
  yst_arena *arena = *state;
  yst_atoms *atoms = yst_atoms_new(arena);
  yst_runs *runs = runs_of(arena, atoms, texts, 3);
  static const size_t expected[] = {1, 2, 3, 3, 1, 0, 1, 2, 3, 4};
  size_t count, text, place;
  const yst_atom *walk = yst_atoms_of_text(arena, atoms, YST_TEXT("x a b c b z a b c d"), &count);
  yst_runs_begin(runs);
  for (size_t i = 0; i < count; i++) assert_int_equal(yst_runs_next(runs, walk[i], i, &text), expected[i]);
  yst_runs_settle(runs);
  const yst_atom *words = yst_atoms_of_text(arena, atoms, YST_TEXT("b c e"), &count);
  assert_int_equal(yst_runs_found(runs, words, count, &place), 2);
  assert_false(yst_runs_is_whole(runs, words, 2));
  assert_true(yst_runs_is_whole(runs, words, 3));
  words = yst_atoms_of_text(arena, atoms, YST_TEXT("x a b"), &count);
  assert_int_equal(yst_runs_found(runs, words, count, &place), 3);
  assert_int_equal(place, 2);
}

/* Words that are the same whatever was typed. */
static void test_folding(void **state)
{
  static const char *const alike[][2] = {{"\xC2\xA3"
                                          "2,000",
                                          "\xC2\xA3"
                                          "2000"},
                                         {"Children\xE2\x80\x99s", "childrens"},
                                         {"Roles & duties", "roles and duties"},
                                         {"<\xC2\xA3"
                                          "5",
                                          "under \xC2\xA3"
                                          "5"},
                                         {"**non- core**", "Non-core"}};
  yst_arena *arena = *state;
  yst_atoms *atoms = yst_atoms_new(arena);
  for (size_t i = 0; i < COUNT_OF(alike); i++) {
    size_t a_count, b_count;
    const yst_atom *a = yst_atoms_of_text(arena, atoms, yst_text_from(alike[i][0]), &a_count);
    const yst_atom *b = yst_atoms_of_text(arena, atoms, yst_text_from(alike[i][1]), &b_count);
    assert_int_equal(a_count, b_count);
    assert_memory_equal(a, b, a_count * sizeof *a);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      WITH_ARENA(test_lines),  WITH_ARENA(test_headings), WITH_ARENA(test_markup),
      WITH_ARENA(test_tables), WITH_ARENA(test_numbers),  WITH_ARENA(test_counted),
      WITH_ARENA(test_words),  WITH_ARENA(test_runs),     WITH_ARENA(test_folding),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
