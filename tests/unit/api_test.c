#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "api/handles.h"

static const char rules_text[] = "toolkit halls \"Village halls\"\n"
                                 "source guide \"Guide to halls\"\n"
                                 "field seats \"Seats\" number\n"
                                 "field cost \"Cost\" money\n"
                                 "condition large \"Large hall\"\n"
                                 "  when seats is over 200\n"
                                 "  cite guide \"page 4\"\n"
                                 "value twice \"Twice\" = cost * 2\n"
                                 "require not large otherwise \"too large\"\n"
                                 "  named small\n"
                                 "  cite guide \"page 5\"\n"
                                 "figure larges \"Large halls\" = count of (partnerships where large)\n";

static const char register_text[] = "name,seats,cost\nMill Lane,250,£5\nQuay,,\n";

/* ---- what the library is given ---- */

typedef struct reader {
  const char *at;
  size_t left;
} reader;

static size_t read_some(void *context, char *buffer, size_t size)
{
  reader *r = context;
  size_t count = r->left < size ? r->left : size;
  memcpy(buffer, r->at, count);
  r->at += count;
  r->left -= count;
  return count;
}

static size_t cannot_read(void *context, char *buffer, size_t size)
{
  (void)context;
  (void)buffer;
  (void)size;
  return YST_CANNOT_READ;
}

typedef struct written {
  char bytes[20000];
  size_t length;
} written;

static bool keep(void *context, const char *bytes, size_t size)
{
  written *w = context;
  if (size >= sizeof w->bytes - w->length) return false;
  memcpy(w->bytes + w->length, bytes, size);
  w->length += size;
  w->bytes[w->length] = '\0';
  return true;
}

static bool refuse(void *context, const char *bytes, size_t size)
{
  (void)context;
  (void)bytes;
  (void)size;
  return false;
}

static yst_status compile(const char *text, yst_toolkit **toolkit)
{
  yst_rules rules = {.name = {"halls.rules", strlen("halls.rules")}, .bytes = {text, strlen(text)}};
  yst_error error;
  return yst_toolkit_compile(&rules, toolkit, &error);
}

static yst_evaluation *open_halls(const yst_toolkit *toolkit, reader *r, const char *select, yst_error *error)
{
  *r = (reader){register_text, sizeof register_text - 1};
  yst_register_table table = {"register.csv", read_some, r};
  yst_request request = {"28 July 2011", select, true};
  yst_evaluation *evaluation;
  yst_evaluation_open(toolkit, &request, &table, 1, &evaluation, error);
  return evaluation;
}

static void assert_string(yst_string string, const char *expected)
{
  assert_int_equal(string.length, strlen(expected));
  assert_memory_equal(string.bytes, expected, string.length);
}

/* ---- toolkits ---- */

static void test_toolkit(void **state)
{
  (void)state;
  yst_toolkit *toolkit;
  assert_int_equal(compile(rules_text, &toolkit), YST_OK);
  assert_string(yst_toolkit_name(toolkit), "halls");
  assert_string(yst_toolkit_label(toolkit), "Village halls");
  yst_result_entry entry;
  assert_int_equal(yst_toolkit_result_at(toolkit, 1, &entry), YST_OK);
  assert_string(entry.name, "twice");
  assert_string_equal(entry.kind, "money");
  assert_int_equal(yst_toolkit_result_at(toolkit, 3, &entry), YST_END);
  yst_toolkit_free(toolkit);
}

static void test_messages(void **state)
{
  (void)state;
  yst_toolkit *toolkit;
  assert_int_equal(compile("toolkit a\nfield seats \"Seats\" number\nvalue b \"B\" = seets\n", &toolkit),
                   YST_ERROR_RULES);
  assert_int_equal(yst_toolkit_error_count(toolkit), 1);
  yst_message message;
  assert_int_equal(yst_toolkit_message(toolkit, 0, &message), YST_OK);
  assert_string_equal(message.code, "Y201");
  assert_string_equal(message.check, "unknown-name");
  assert_int_equal(message.where.line, 3);
  assert_int_equal(message.where.column, 15);
  assert_int_equal(yst_toolkit_message(toolkit, 1, &message), YST_END);
  yst_error error;
  reader r;
  assert_null(open_halls(toolkit, &r, NULL, &error));
  assert_string_equal(error.message, "the rule file is faulty");
  yst_toolkit_free(toolkit);
}

static void test_codes(void **state)
{
  (void)state;
  yst_code_entry entry;
  assert_int_equal(yst_code_find("y201", &entry), YST_OK);
  assert_string_equal(entry.check, "unknown-name");
  assert_int_equal(yst_code_find("unknown-name", &entry), YST_OK);
  assert_int_equal(yst_code_find("201", &entry), YST_OK);
  assert_int_equal(yst_code_find("", &entry), YST_ERROR_USE);
}

/* ---- evaluations ---- */

static void test_evaluation(void **state)
{
  (void)state;
  yst_toolkit *toolkit;
  yst_error error;
  reader r;
  compile(rules_text, &toolkit);
  yst_evaluation *evaluation = open_halls(toolkit, &r, NULL, &error);
  yst_answer_view view;
  assert_int_equal(yst_evaluation_result(evaluation, "large", &view), YST_ERROR_USE);
  assert_int_equal(yst_evaluation_next(evaluation), YST_OK);
  assert_string(yst_evaluation_partnership(evaluation), "Mill Lane");
  assert_int_equal(yst_evaluation_line(evaluation), 2);
  assert_int_equal(yst_evaluation_result_count(evaluation), 3);
  assert_int_equal(yst_evaluation_result(evaluation, "twice", &view), YST_OK);
  assert_string(view.plain, "10.00");
  assert_string(view.words, "£10");
  assert_int_equal(yst_evaluation_finding_count(evaluation), 1);
  yst_finding_view finding;
  yst_citation_view citation;
  assert_int_equal(yst_evaluation_finding(evaluation, 0, &finding), YST_OK);
  assert_string(finding.code, "small");
  assert_int_equal(yst_evaluation_finding_citation(evaluation, 0, 0, &citation), YST_OK);
  assert_string(citation.source, "Guide to halls");
  assert_string(citation.where, "page 5");
  assert_int_equal(yst_evaluation_finding_citation(evaluation, 0, 1, &citation), YST_END);
  assert_int_equal(yst_evaluation_next(evaluation), YST_OK);
  assert_int_equal(yst_evaluation_result_at(evaluation, 0, &view), YST_OK);
  assert_int_equal(view.certainty, YST_CERTAINTY_UNDECIDED);
  assert_string(view.plain, "yes|no");
  assert_int_equal(yst_evaluation_next(evaluation), YST_END);
  assert_string(yst_evaluation_partnership(evaluation), "");
  assert_int_equal(yst_evaluation_result(evaluation, "larges", &view), YST_OK);
  assert_string(view.plain, "1..2");
  assert_int_equal(yst_evaluation_next(evaluation), YST_END);
  yst_evaluation_free(evaluation);
  yst_toolkit_free(toolkit);
}

static void test_wrong_requests(void **state)
{
  (void)state;
  yst_toolkit *toolkit;
  yst_error error;
  reader r;
  compile(rules_text, &toolkit);
  assert_null(open_halls(toolkit, &r, "name,twise", &error));
  assert_string_equal(error.message, "no result is called `twise`; did you mean `twice`?");
  assert_null(open_halls(toolkit, &r, "larges", &error));
  yst_register_table table = {"register.csv", read_some, &r};
  yst_request request = {"2011", NULL, true};
  yst_evaluation *evaluation;
  assert_int_equal(yst_evaluation_open(toolkit, &request, &table, 1, &evaluation, NULL), YST_ERROR_USE);
  request.as_at = "2011-07-28";
  assert_int_equal(yst_evaluation_open(toolkit, &request, &table, 0, &evaluation, NULL), YST_ERROR_USE);
  table.read = cannot_read;
  assert_int_equal(yst_evaluation_open(toolkit, &request, &table, 1, &evaluation, NULL), YST_OK);
  assert_int_equal(yst_evaluation_next(evaluation), YST_ERROR_REGISTER);
  yst_evaluation_free(evaluation);
  yst_toolkit_free(toolkit);
}

static void test_reports(void **state)
{
  (void)state;
  yst_toolkit *toolkit;
  yst_error error;
  reader r;
  compile(rules_text, &toolkit);
  for (yst_form form = YST_FORM_TEXT; form <= YST_FORM_FINDINGS; form++) {
    written *w = calloc(1, sizeof *w);
    yst_output output = {.write = keep, .context = w, .form = form};
    yst_counts counts;
    yst_evaluation *evaluation = open_halls(toolkit, &r, NULL, &error);
    assert_int_equal(yst_evaluation_write(evaluation, &output, &counts), YST_OK);
    assert_int_equal(counts.partnerships, 2);
    assert_int_equal(counts.findings, 1);
    assert_non_null(strstr(w->bytes, "Mill Lane"));
    /* There is nothing left to write. */
    assert_int_equal(yst_evaluation_write(evaluation, &output, &counts), YST_ERROR_USE);
    yst_evaluation_free(evaluation);
    output.write = refuse;
    evaluation = open_halls(toolkit, &r, NULL, &error);
    assert_int_equal(yst_evaluation_write(evaluation, &output, &counts), YST_ERROR_WRITE);
    yst_evaluation_free(evaluation);
    free(w);
  }
  yst_toolkit_free(toolkit);
}

/* ---- memory and threads ---- */

static yst_status take_too_much(void *context)
{
  yst_arena_array(context, SIZE_MAX, 2);
  return YST_OK;
}

static void test_memory(void **state)
{
  (void)state;
  yst_arena *arena = yst_arena_new();
  assert_int_equal(yst_guard(&arena, 1, take_too_much, arena), YST_ERROR_MEMORY);
  yst_arena_free(arena);
}

static void *evaluate_often(void *context)
{
  uintptr_t large = 0;
  for (int i = 0; i < 50; i++) {
    yst_error error;
    reader r;
    yst_evaluation *evaluation = open_halls(context, &r, NULL, &error);
    yst_answer_view view;
    while (evaluation && yst_evaluation_next(evaluation) == YST_OK) {
      if (yst_evaluation_result(evaluation, "large", &view) == YST_OK)
        large += view.plain.length == strlen("yes");
    }
    yst_evaluation_free(evaluation);
  }
  return (void *)large;
}

static void test_threads(void **state)
{
  (void)state;
  yst_toolkit *toolkit;
  compile(rules_text, &toolkit);
  pthread_t threads[4];
  for (size_t i = 0; i < 4; i++)
    assert_int_equal(pthread_create(&threads[i], NULL, evaluate_often, toolkit), 0);
  for (size_t i = 0; i < 4; i++) {
    void *large;
    pthread_join(threads[i], &large);
    assert_int_equal((uintptr_t)large, 50);
  }
  yst_toolkit_free(toolkit);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_toolkit),        cmocka_unit_test(test_messages),
      cmocka_unit_test(test_codes),          cmocka_unit_test(test_evaluation),
      cmocka_unit_test(test_wrong_requests), cmocka_unit_test(test_reports),
      cmocka_unit_test(test_memory),         cmocka_unit_test(test_threads),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
