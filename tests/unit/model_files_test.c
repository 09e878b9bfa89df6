/* Rule files with what the model makes of them: tests/model/NAME.rules with NAME.expected, a message a line
 * as `LINE:COLUMN CODE words` with its help under it, then, for a file without errors, each result with its
 * type. With UPDATE set in the environment, what is expected is written anew. Runs in the repository. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "model/model.h"

#define FOLDER "tests/model"
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

/* All names are meant from the folder, whoever asks. */
static bool load(void *context, yst_text from, yst_text wanted, yst_text *name, yst_text *bytes)
{
  (void)from;
  yst_arena *arena = context;
  yst_text path = yst_format(arena, FOLDER "/%t", wanted);
  *name = wanted;
  *bytes = read_file(arena, path.bytes);
  return bytes->bytes != NULL;
}

static const char *kind_name(yst_kind kind)
{
  static const char *const names[] = {"?",    "yes/no", "number", "money", "percent", "date", "months",
                                      "days", "year",   "choice", "set",   "text",    "names"};
  return names[kind];
}

static void list_messages(yst_buffer *out, const yst_sources *sources, yst_diags *diags, yst_text main_name)
{
  yst_diags_sort(diags);
  for (size_t i = 0; i < diags->count; i++) {
    const yst_diag *diag = diags->items[i];
    const yst_source *source = yst_sources_get(sources, diag->span.source);
    if (source && !yst_text_equal(source->name, main_name)) yst_buffer_format(out, "%t:", source->name);
    yst_position place = source ? yst_source_position(source, diag->span.start) : (yst_position){0, 0};
    yst_buffer_format(out, "%u:%u Y%u %t\n", place.line, place.column, (unsigned)diag->code, diag->message);
    for (size_t k = 0; k < diag->help_count; k++) yst_buffer_format(out, "    %t\n", diag->helps[k]);
  }
}

static void list_results(yst_buffer *out, const yst_model *model)
{
  for (size_t i = 0; i < model->result_count; i++) {
    const yst_result *result = model->results[i];
    yst_buffer_format(out, "%t %s", result->name, kind_name(result->type.kind));
    for (size_t k = 0; result->type.choices && k < result->type.choices->count; k++)
      yst_buffer_format(out, k ? ", %t" : ": %t",
                        yst_atom_text(model->atoms, result->type.choices->items[k].name));
    yst_buffer_add_string(out, result->hidden ? " (hidden)\n" : "\n");
  }
}

static yst_text describe(yst_arena *arena, const char *name, yst_text bytes)
{
  yst_sources *sources = yst_sources_new(arena);
  yst_diags *diags = yst_diags_new(arena);
  yst_text main_name = yst_text_from(name);
  const yst_model *model = yst_model_build(arena, sources, main_name, bytes, load, arena, diags);
  yst_buffer out = yst_buffer_in(arena);
  list_messages(&out, sources, diags, main_name);
  if (!diags->errors) list_results(&out, model);
  return yst_buffer_text(&out);
}

static bool check_file(const char *name)
{
  yst_arena *arena = yst_arena_new();
  assert_non_null(arena);
  char path[NAME_LENGTH], beside[NAME_LENGTH];
  int stem = (int)(strlen(name) - strlen(".rules"));
  snprintf(path, sizeof path, "%s/%s", FOLDER, name);
  snprintf(beside, sizeof beside, "%s/%.*s.expected", FOLDER, stem, name);
  yst_text made = describe(arena, name, read_file(arena, path));
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

static void test_files(void **state)
{
  (void)state;
  DIR *listing = opendir(FOLDER);
  assert_non_null(listing);
  size_t count = 0, different = 0;
  for (const struct dirent *entry = readdir(listing); entry; entry = readdir(listing)) {
    size_t length = strlen(entry->d_name);
    if (length <= 6 || strcmp(entry->d_name + length - 6, ".rules") != 0) continue;
    count++;
    if (!check_file(entry->d_name)) different++;
  }
  closedir(listing);
  assert_true(count > 0);
  assert_int_equal(different, 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_files)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
