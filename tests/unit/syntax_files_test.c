/* Rule files with what is said about them, tests/syntax/NAME.rules with NAME.expected, a message a line as
 * `LINE:COLUMN CODE words`; and files with their layout, tests/format/NAME.rules with NAME.formatted. With
 * UPDATE set in the environment, what is expected is written anew. Runs in the repository. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "syntax/format.h"
#include "syntax/parse.h"

#define NAME_LENGTH 300

/* A whole file; NULL bytes when it cannot be read. */
static yst_text read_file(yst_arena *arena, const char *path)
{
  FILE *file = fopen(path, "rb");
  if (!file) return (yst_text){0};
  size_t capacity = 1u << 20;
  char *bytes = yst_arena_alloc(arena, capacity);
  size_t length = fread(bytes, 1, capacity, file);
  fclose(file);
  return yst_text_of(bytes, length);
}

static void write_file(const char *path, yst_text text)
{
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(text.bytes, 1, text.length, file), text.length);
  fclose(file);
}

static yst_text list_messages(yst_arena *arena, const yst_source *source, yst_diags *diags)
{
  yst_buffer out = yst_buffer_in(arena);
  yst_diags_sort(diags);
  for (size_t i = 0; i < diags->count; i++) {
    const yst_diag *diag = diags->items[i];
    yst_position place = yst_source_position(source, diag->span.start);
    yst_buffer_format(&out, "%u:%u Y%u %t\n", place.line, place.column, (unsigned)diag->code, diag->message);
  }
  return yst_buffer_text(&out);
}

typedef struct reading {
  const yst_source *source;
  yst_tree *tree;
  yst_diags *diags;
} reading;

static reading read_rules(yst_arena *arena, const char *path, yst_text bytes)
{
  reading result = {.diags = yst_diags_new(arena)};
  result.source = yst_sources_add(yst_sources_new(arena), yst_text_from(path), bytes);
  assert_non_null(result.source);
  result.tree = yst_parse(arena, yst_atoms_new(arena), result.source, result.diags);
  return result;
}

/* What comes of one file. */
typedef yst_text (*make_function)(yst_arena *arena, const char *path, yst_text bytes);

static yst_text make_messages(yst_arena *arena, const char *path, yst_text bytes)
{
  reading result = read_rules(arena, path, bytes);
  return list_messages(arena, result.source, result.diags);
}

static yst_text make_layout(yst_arena *arena, const char *path, yst_text bytes)
{
  reading result = read_rules(arena, path, bytes);
  assert_int_equal(result.diags->errors, 0);
  yst_buffer out = yst_buffer_in(arena);
  yst_format_source(result.tree, &out);
  yst_text once = yst_buffer_text(&out);

  reading again = read_rules(arena, path, once);
  assert_int_equal(again.diags->errors, 0);
  yst_buffer twice = yst_buffer_in(arena);
  yst_format_source(again.tree, &twice);
  if (!yst_text_equal(once, yst_buffer_text(&twice)))
    fail_msg("%s: formatting it twice gives\n%.*s", path, YST_TEXT_ARGS(yst_buffer_text(&twice)));
  return once;
}

static bool check_file(const char *folder, const char *name, const char *extension, make_function make)
{
  yst_arena *arena = yst_arena_new();
  assert_non_null(arena);
  char path[NAME_LENGTH], beside[NAME_LENGTH];
  int stem = (int)(strlen(name) - strlen(".rules"));
  snprintf(path, sizeof path, "%s/%s", folder, name);
  snprintf(beside, sizeof beside, "%s/%.*s%s", folder, stem, name, extension);
  yst_text made = make(arena, path, read_file(arena, path));
  yst_text expected = read_file(arena, beside);
  bool same = expected.bytes && yst_text_equal(made, expected);
  if (!same && getenv("UPDATE")) {
    write_file(beside, made);
    same = true;
  }
  if (!same)
    print_error("%s: expected\n%.*sbut it is\n%.*s", path, YST_TEXT_ARGS(expected), YST_TEXT_ARGS(made));
  yst_arena_free(arena);
  return same;
}

static void check_folder(const char *folder, const char *extension, make_function make)
{
  DIR *listing = opendir(folder);
  assert_non_null(listing);
  size_t count = 0, different = 0;
  for (const struct dirent *entry = readdir(listing); entry; entry = readdir(listing)) {
    size_t length = strlen(entry->d_name);
    if (length <= 6 || strcmp(entry->d_name + length - 6, ".rules") != 0) continue;
    count++;
    if (!check_file(folder, entry->d_name, extension, make)) different++;
  }
  closedir(listing);
  assert_true(count > 0);
  assert_int_equal(different, 0);
}

static void test_messages(void **state)
{
  (void)state;
  check_folder("tests/syntax", ".expected", make_messages);
}

static void test_layout(void **state)
{
  (void)state;
  check_folder("tests/format", ".formatted", make_layout);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_messages),
      cmocka_unit_test(test_layout),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
