/* The canonical layout means what the file meant: of every rule file of the project, those inside its case
 * files and documents too, the tree of the formatted text is that of the text, and formatting it twice
 * changes nothing. With folders as arguments, of the files in these. Runs in the repository. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/tree_text.h"
#include "syntax/format.h"
#include "syntax/parse.h"

#define PATH_LENGTH 1000

static size_t compared, faulty, different;

/* ---- one text ---- */

typedef struct reading {
  yst_text formatted, meaning;
  size_t errors;
} reading;

static reading read_rules(yst_arena *arena, yst_text bytes)
{
  reading result = {.errors = 1};
  const yst_source *source = yst_sources_add(yst_sources_new(arena), YST_TEXT("a.rules"), bytes);
  if (!source) return result;
  yst_diags *diags = yst_diags_new(arena);
  yst_atoms *atoms = yst_atoms_new(arena);
  const yst_tree *tree = yst_parse(arena, atoms, source, diags);
  yst_buffer formatted = yst_buffer_in(arena), meaning = yst_buffer_in(arena);
  result.errors = diags->errors;
  if (result.errors) return result;
  yst_format_source(tree, &formatted);
  tree_text_write(&meaning, atoms, tree);
  return (reading){yst_buffer_text(&formatted), yst_buffer_text(&meaning), 0};
}

static void complain(const char *path, unsigned line, const char *what, yst_text before, yst_text after)
{
  different++;
  print_error("%s:%u: %s\n%.*s\nbut it is\n%.*s\n", path, line, what, YST_TEXT_ARGS(before),
              YST_TEXT_ARGS(after));
}

static void compare(yst_arena *arena, const char *path, unsigned line, yst_text bytes)
{
  reading once = read_rules(arena, bytes);
  if (once.errors) {
    faulty++;
    return;
  }
  compared++;
  reading twice = read_rules(arena, once.formatted);
  if (twice.errors)
    complain(path, line, "the layout cannot be read", bytes, once.formatted);
  else if (!yst_text_equal(once.meaning, twice.meaning))
    complain(path, line, "the layout means something else", once.meaning, twice.meaning);
  else if (!yst_text_equal(once.formatted, twice.formatted))
    complain(path, line, "the layout is laid out otherwise", once.formatted, twice.formatted);
}

/* ---- files with rule files inside ---- */

static bool starts_with(yst_text line, const char *words)
{
  size_t length = strlen(words);
  return line.length >= length && memcmp(line.bytes, words, length) == 0;
}

static bool ends_with(yst_text line, const char *words)
{
  size_t length = strlen(words);
  return line.length >= length && memcmp(line.bytes + line.length - length, words, length) == 0;
}

static bool begins_rules(yst_text line, bool is_case)
{
  if (!is_case) return starts_with(line, "```rules");
  return starts_with(line, "--- rules") || (starts_with(line, "--- file ") && ends_with(line, ".rules"));
}

static void compare_parts(yst_arena *arena, const char *path, yst_text bytes, bool is_case)
{
  size_t start = 0;
  unsigned number = 0, first = 0;
  for (size_t at = 0; at < bytes.length;) {
    const char *stop = memchr(bytes.bytes + at, '\n', bytes.length - at);
    size_t end = stop ? (size_t)(stop - bytes.bytes) : bytes.length;
    yst_text line = yst_text_of(bytes.bytes + at, end - at);
    number++;
    bool ends = starts_with(line, is_case ? "--- " : "```");
    if (first && ends) compare(arena, path, first, yst_text_of(bytes.bytes + start, at - start));
    if (first && ends && !is_case)
      first = 0;
    else if (ends)
      first = begins_rules(line, is_case) ? number + 1 : 0;
    at = end + 1;
    if (ends) start = at;
  }
}

static void compare_file(const char *path)
{
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  yst_arena *arena = yst_arena_new();
  size_t capacity = 4u << 20;
  char *bytes = yst_arena_alloc(arena, capacity);
  yst_text text = yst_text_of(bytes, fread(bytes, 1, capacity, file));
  fclose(file);
  yst_text name = yst_text_from(path);
  if (ends_with(name, ".rules")) compare(arena, path, 1, text);
  if (ends_with(name, ".test")) compare_parts(arena, path, text, true);
  if (ends_with(name, ".md")) compare_parts(arena, path, text, false);
  yst_arena_free(arena);
}

static void compare_folder(const char *folder, unsigned depth)
{
  DIR *listing = opendir(folder);
  if (!listing || depth > 8) {
    if (listing) closedir(listing);
    return;
  }
  for (const struct dirent *entry = readdir(listing); entry; entry = readdir(listing)) {
    if (entry->d_name[0] == '.') continue;
    char path[PATH_LENGTH];
    snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    yst_text name = yst_text_from(entry->d_name);
    if (ends_with(name, ".rules") || ends_with(name, ".test") || ends_with(name, ".md"))
      compare_file(path);
    else
      compare_folder(path, depth + 1);
  }
  closedir(listing);
}

/* ---- all of them ---- */

static void test_everything_written(void **state)
{
  (void)state;
  static const char *const folders[] = {"rules", "examples", "docs", "tests"};
  for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) compare_folder(folders[i], 0);
  compare_file("README.md");
  print_message("%zu rule files compared, %zu are faulty on purpose\n", compared, faulty);
  assert_int_equal(different, 0);
  assert_true(compared > 300);
}

/* What the comparison rests on: another meaning is another text, another layout is not. */
static void test_meanings_differ(void **state)
{
  (void)state;
  static const char *const texts[] = {
      "toolkit a \"A\"\nfield s \"S\" number\ncondition c \"C\"\n  when s is over 2\n",
      "toolkit a \"A\"\nfield s \"S\" number\ncondition c \"C\"\n  when s is over 3\n",
      "toolkit a \"A\"\nfield s \"S\" number\ncondition c \"C\"\n  when s is at least 2\n",
      "toolkit a \"A\"\nfield s \"T\" number\ncondition c \"C\"\n  when s is over 2\n",
      "toolkit a \"A\"\nfield s \"S\" number\ncondition c \"C\"\n  when s is over 2 and s is over 2\n",
  };
  yst_arena *arena = yst_arena_new();
  yst_text first = read_rules(arena, yst_text_from(texts[0])).meaning;
  for (size_t i = 1; i < sizeof texts / sizeof texts[0]; i++)
    assert_false(yst_text_equal(first, read_rules(arena, yst_text_from(texts[i])).meaning));
  yst_text other =
      YST_TEXT("toolkit a  “A”\n\nfield   s \"S\"\n  number # it\n condition c \"C\"\nwhen s > 2");
  assert_true(yst_text_equal(first, read_rules(arena, other).meaning));
  yst_arena_free(arena);
}

static size_t argument_count;
static char **arguments;

static void test_folders(void **state)
{
  (void)state;
  for (size_t i = 0; i < argument_count; i++) compare_folder(arguments[i], 0);
  print_message("%zu rule files compared\n", compared);
  assert_int_equal(different, 0);
  assert_int_equal(faulty, 0);
  assert_true(compared > 0);
}

int main(int argc, char **argv)
{
  const struct CMUnitTest written[] = {cmocka_unit_test(test_meanings_differ),
                                       cmocka_unit_test(test_everything_written)};
  const struct CMUnitTest folders[] = {cmocka_unit_test(test_folders)};
  argument_count = (size_t)argc - 1;
  arguments = argv + 1;
  return argc > 1 ? cmocka_run_group_tests(folders, NULL, NULL) : cmocka_run_group_tests(written, NULL, NULL);
}
