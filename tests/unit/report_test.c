#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "report/html.h"
#include "report/json.h"
#include "report/layout.h"
#include "report/messages.h"
#include "report/out.h"
#include "report/select.h"
#include "report/verdict.h"

static yst_arena *arena;
static yst_buffer buffer;

static int set_up(void **state)
{
  (void)state;
  arena = yst_arena_new();
  buffer = yst_buffer_in(arena);
  return 0;
}

static int tear_down(void **state)
{
  (void)state;
  yst_arena_free(arena);
  return 0;
}

static void assert_written(const char *expected)
{
  assert_string_equal(yst_buffer_text(&buffer).bytes, expected);
}

/* ---- JSON ---- */

static void test_json(void **state)
{
  (void)state;
  yst_json json = yst_json_in(&buffer);
  yst_json_object(&json, NULL);
  yst_json_integer(&json, "version", 1);
  yst_json_array(&json, "none");
  yst_json_end_array(&json);
  yst_json_array(&json, "some");
  yst_json_boolean(&json, NULL, true);
  yst_json_null(&json, NULL);
  yst_json_end_array(&json);
  yst_json_end_object(&json);
  assert_written("{\n  \"version\": 1,\n  \"none\": [],\n  \"some\": [\n    true,\n    null\n  ]\n}\n");
}

static void test_json_text(void **state)
{
  (void)state;
  yst_json json = yst_json_in(&buffer);
  yst_json_text(&json, NULL, YST_TEXT("\"a\\b\"\n\t\x01\x7F £\xFF\0."));
  assert_written("\"\\\"a\\\\b\\\"\\n\\t\\u0001\\u007f £\xEF\xBF\xBD\\u0000.\"");
}

/* ---- HTML ---- */

static void test_html_text(void **state)
{
  (void)state;
  yst_html_add(&buffer, "<p>%t %z%%</p>", YST_TEXT("<b> & \"c\" 'd' \x1B"), (size_t)5);
  assert_written("<p>&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;   5%%</p>");
}

/* ---- text ---- */

static void test_paragraph(void **state)
{
  (void)state;
  yst_layout layout = yst_layout_in(&buffer, 40, false);
  yst_layout_paragraph(&layout, YST_STYLE_PLAIN, 2, 4,
                       YST_TEXT("one two three four five six seven eight nine ten"));
  assert_written("  one two three four five six seven\n    eight nine ten\n");
}

static void test_entry(void **state)
{
  (void)state;
  yst_layout layout = yst_layout_in(&buffer, 40, false);
  yst_layout_entry(&layout, 2, 10, YST_TEXT("A label that is long"), YST_STYLE_PLAIN,
                   YST_TEXT("12 of 30 and some more words to wrap"));
  assert_written("  A label\n  that is\n  long        12 of 30 and some more\n              words to wrap\n");
}

static void test_row(void **state)
{
  (void)state;
  yst_layout layout = yst_layout_in(&buffer, 40, false);
  const size_t widths[] = {8, 5, 3};
  const yst_text cells[] = {YST_TEXT("two words"), YST_TEXT("abcdefg"), YST_TEXT("")};
  yst_layout_row(&layout, YST_STYLE_PLAIN, 2, 3, widths, cells);
  const yst_text last[] = {YST_TEXT("Café au"), YST_TEXT("£5"), YST_TEXT("yes")};
  yst_layout_row(&layout, YST_STYLE_PLAIN, 2, 3, widths, last);
  assert_written("  two       abcde\n  words     fg\n  Café au   £5     yes\n");
}

static void test_cut(void **state)
{
  (void)state;
  assert_string_equal(yst_cut(arena, YST_TEXT("short"), 10).bytes, "short");
  assert_string_equal(yst_cut(arena, YST_TEXT("one two three"), 10).bytes, "one two…");
  assert_string_equal(yst_cut(arena, YST_TEXT("onetwothreefour"), 10).bytes, "onetwoth…");
  assert_string_equal(yst_cut(arena, YST_TEXT("one two three"), 0).bytes, "one two three");
}

static void test_long_word(void **state)
{
  (void)state;
  yst_layout layout = yst_layout_in(&buffer, 40, false);
  yst_layout_paragraph(&layout, YST_STYLE_PLAIN, 0, 2,
                       YST_TEXT("0123456789012345678901234567890123456789abc"));
  assert_written("0123456789012345678901234567890123456789\n  abc\n");
}

/* What stands in a register must not steer a terminal. */
static void test_control_characters(void **state)
{
  (void)state;
  yst_layout layout = yst_layout_in(&buffer, 80, true);
  yst_layout_add(&layout, YST_STYLE_BAD,
                 YST_TEXT("a\x1B[2Jb\xC2\x9B"
                          "c\xE2\x80\xAE"));
  assert_written("\x1B[31ma [2Jb c \x1B[0m");
}

/* ---- messages ---- */

static void test_message(void **state)
{
  (void)state;
  yst_sources *texts = yst_sources_new(arena);
  yst_sources_add(texts, YST_TEXT("a.rules"), YST_TEXT("field one\nwhen tow is £5 or one\n"));
  yst_diags *diags = yst_diags_new(arena);
  yst_diag *diag =
      yst_diags_add(diags, YST_UNKNOWN_NAME, (yst_span){1, 15, 18}, "nothing is called `%s`", "tow");
  yst_diag_label(diags, diag, (yst_span){1, 6, 9}, "this is near");
  yst_diag_fix(diags, diag, (yst_span){1, 15, 18}, false, YST_TEXT("one"));
  yst_diag_help(diags, diag, "names are told apart by case");
  yst_layout layout = yst_layout_in(&buffer, 80, false);
  yst_messages messages = {.texts = texts, .diags = diags};
  yst_message_text(&layout, &messages, 0);
  assert_written("error[Y201 unknown-name]: nothing is called `tow`\n"
                 " --> a.rules:2:6\n"
                 "1 | field one\n"
                 "  |       --- this is near\n"
                 "2 | when tow is £5 or one\n"
                 "  |      ^^^\n"
                 "  perhaps: write `one` instead of `tow`\n"
                 "  help: names are told apart by case\n");
}

static void test_message_on_long_line(void **state)
{
  (void)state;
  yst_sources *texts = yst_sources_new(arena);
  char line[400];
  memset(line, 'x', sizeof line);
  yst_sources_add(texts, YST_TEXT("a.rules"), yst_text_of(line, sizeof line));
  yst_diags *diags = yst_diags_new(arena);
  yst_diag *diag = yst_diags_add(diags, YST_UNKNOWN_NAME, (yst_span){1, 200, 203}, "here");
  yst_layout layout = yst_layout_in(&buffer, 40, false);
  yst_message_snippets(&layout, texts, diag);
  assert_written(" --> a.rules:1:201\n"
                 "1 | xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n"
                 "  |                   ^^^\n");
}

/* ---- pieces ---- */

typedef struct taken {
  size_t pieces, bytes, limit;
} taken;

static bool take(void *context, const char *bytes, size_t size)
{
  taken *t = context;
  (void)bytes;
  t->pieces++;
  t->bytes += size;
  return t->bytes <= t->limit;
}

static void test_out(void **state)
{
  (void)state;
  taken t = {0, 0, SIZE_MAX};
  yst_out out = yst_out_to(arena, take, &t);
  for (int i = 0; i < 3000; i++) {
    yst_buffer_add_repeat(&out.buffer, 'x', 64);
    yst_out_step(&out);
  }
  assert_true(yst_out_end(&out));
  assert_int_equal(t.bytes, 3000 * 64);
  assert_int_equal(t.pieces, 3);
}

static void test_out_fails(void **state)
{
  (void)state;
  taken t = {0, 0, 10};
  yst_out out = yst_out_to(arena, take, &t);
  yst_buffer_add_repeat(&out.buffer, 'x', 64);
  yst_out_flush(&out);
  yst_buffer_add_repeat(&out.buffer, 'x', 64);
  assert_false(yst_out_end(&out));
  assert_int_equal(t.pieces, 1);
}

/* ---- selections ---- */

static yst_model model_with_results(void)
{
  static const char *const names[] = {"quality.total", "quality.percent", "open"};
  yst_model model = {.atoms = yst_atoms_new(arena), .identifying_field = SIZE_MAX, .result_count = 3};
  model.results = YST_NEW_ARRAY(arena, 3, yst_result *);
  for (size_t i = 0; i < 3; i++) {
    model.results[i] = YST_NEW(arena, yst_result);
    model.results[i]->name = yst_text_from(names[i]);
    model.results[i]->index = i;
    model.results[i]->hidden = i == 2;
  }
  return model;
}

static void test_select(void **state)
{
  (void)state;
  yst_model model = model_with_results();
  yst_selection selection;
  yst_text problem;
  assert_true(
      yst_select(arena, &model, YST_TEXT("name, Out of=quality.total ,findings"), &selection, &problem));
  assert_int_equal(selection.count, 3);
  assert_int_equal(selection.columns[0].kind, YST_COLUMN_NAME);
  assert_true(yst_text_equal(selection.columns[1].header, YST_TEXT("Out of")));
  assert_ptr_equal(selection.columns[1].result, model.results[0]);
  assert_true(selection.wanted[0]);
  assert_false(selection.wanted[1]);
  assert_true(selection.has_findings);
}

static void test_select_unknown(void **state)
{
  (void)state;
  yst_model model = model_with_results();
  yst_selection selection;
  yst_text problem;
  assert_false(yst_select(arena, &model, YST_TEXT("quality.totl"), &selection, &problem));
  assert_string_equal(problem.bytes, "no result is called `quality.totl`; did you mean `quality.total`?");
  assert_false(yst_select(arena, &model, YST_TEXT("name,,open"), &selection, &problem));
  assert_false(yst_select(arena, &model, YST_TEXT("=open"), &selection, &problem));
}

static void test_select_all(void **state)
{
  (void)state;
  yst_model model = model_with_results();
  yst_selection selection = yst_select_all(arena, &model, true);
  assert_int_equal(selection.count, 4);
  assert_int_equal(yst_select_all(arena, &model, false).count, 3);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_json, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_json_text, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_html_text, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_paragraph, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_entry, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_long_word, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_row, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_cut, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_control_characters, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_message, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_message_on_long_line, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_out, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_out_fails, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_select, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_select_unknown, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_select_all, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
