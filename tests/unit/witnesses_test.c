/* Every witness that a check attaches to a message comes out as it says, in all shipped toolkits and in all
 * files of tests/diagnostics; and the example that is written of it holds where it is pasted. No fewer
 * messages have one than had. Runs in the repository. */
#include <dirent.h>
#include <stdio.h>

#include "support/fixture.h"

#include "check/check.h"
#include "check/made.h"
#include "evaluate/evaluate.h"
#include "inquire/witnesses.h"

/* Of the messages of tests/diagnostics with all checks on; raise it when a check learns to show a case. */
#define WITNESSES_LEAST 60u
#define BYTES_MOST ((size_t)1 << 20)

typedef struct folder {
  yst_arena *arena;
  const char *name;
} folder;

/* Bytes are NULL when it cannot be read. */
static yst_text read_file(const folder *in, yst_text name)
{
  yst_text path = yst_format(in->arena, "%s/%t", in->name, name);
  FILE *file = fopen(path.bytes, "rb");
  if (!file) return (yst_text){NULL, 0};
  char *bytes = yst_arena_alloc(in->arena, BYTES_MOST);
  size_t length = fread(bytes, 1, BYTES_MOST, file);
  fclose(file);
  return yst_text_of(bytes, length);
}

static bool load(void *context, yst_text from, yst_text wanted, yst_text *name, yst_text *bytes)
{
  (void)from;
  *name = wanted;
  *bytes = read_file(context, wanted);
  return bytes->bytes != NULL;
}

static yst_model *read_rules(folder *in, yst_text name, yst_text bytes, yst_diags *diags)
{
  return yst_model_build(in->arena, yst_sources_new(in->arena), name, bytes, load, in, diags);
}

/* ---- an example where it is pasted ---- */

static void assert_holds_when_pasted(folder *in, yst_text name, yst_text bytes, yst_text block)
{
  yst_diags *diags = yst_diags_new(in->arena);
  yst_text pasted = yst_format(in->arena, "%t\n%t", bytes, block);
  yst_model *model = read_rules(in, name, pasted, diags);
  if (diags->errors)
    fail_msg("%.*s with\n%.*ssays: %.*s", YST_TEXT_ARGS(name), YST_TEXT_ARGS(block),
             YST_TEXT_ARGS(diags->items[0]->message));
  const yst_example_options options = {.as_at = 0};
  const yst_example_report *report =
      yst_run_examples(in->arena, yst_program_compile(in->arena, model), &options);
  if (report->examples[report->example_count - 1].failure_count)
    fail_msg("%.*s: does not hold\n%.*s", YST_TEXT_ARGS(name), YST_TEXT_ARGS(block));
}

/* ---- one file, and folders of them ---- */

static size_t check_witness(folder *in, yst_text name, yst_text bytes, const yst_diag *diag)
{
  const yst_witness *witness = diag->witness;
  if (!witness || witness->state == YST_WITNESS_NONE) return 0;
  if (witness->state != YST_WITNESS_HOLDS)
    fail_msg("%.*s: Y%u %.*s: the witness does not come out as said", YST_TEXT_ARGS(name),
             (unsigned)diag->code, YST_TEXT_ARGS(diag->message));
  assert_true(witness->words.length > 0);
  if (witness->block.length) assert_holds_when_pasted(in, name, bytes, witness->block);
  return 1;
}

/* Those too that are off unless asked for. */
static yst_levels *all_checks(yst_arena *arena)
{
  yst_levels *levels = yst_levels_new(arena);
  size_t count;
  const yst_check *checks = yst_checks(&count);
  for (size_t i = 0; i < count; i++) {
    if (!checks[i].on) yst_levels_wish(levels, yst_text_from(checks[i].slug), YST_WISH_WARN);
  }
  return levels;
}

static size_t check_file(const char *in_folder, const char *file)
{
  folder in = {yst_arena_new(), in_folder};
  assert_non_null(in.arena);
  yst_text name = yst_text_from(file), bytes = read_file(&in, name);
  assert_non_null(bytes.bytes);
  yst_diags *diags = yst_diags_new(in.arena);
  yst_model *model = read_rules(&in, name, bytes, diags);
  size_t count = 0;
  if (!diags->errors) {
    yst_check_model(model, all_checks(in.arena), diags);
    yst_witnesses_prove(yst_arena_below(in.arena), model, diags);
    for (size_t i = 0; i < diags->count; i++) count += check_witness(&in, name, bytes, diags->items[i]);
  }
  yst_arena_free(in.arena);
  return count;
}

static size_t check_folder(const char *name)
{
  DIR *open = opendir(name);
  assert_non_null(open);
  size_t count = 0, files = 0;
  for (const struct dirent *entry; (entry = readdir(open));) {
    size_t length = strlen(entry->d_name);
    if (length <= 6 || strcmp(entry->d_name + length - 6, ".rules") != 0) continue;
    files++;
    count += check_file(name, entry->d_name);
  }
  closedir(open);
  assert_true(files > 0);
  return count;
}

static void every_witness_holds(void **state)
{
  (void)state;
  check_folder("rules");
  size_t count = check_folder("tests/diagnostics");
  if (count < WITNESSES_LEAST) fail_msg("%zu messages have a witness; there were %u", count, WITNESSES_LEAST);
}

/* ---- one that does not ---- */

static const char HALLS[] = "toolkit halls \"Halls\"\n"
                            "field name \"Hall\" text\n"
                            "field seats \"Seats\" number\n"
                            "condition large \"Large\"\n"
                            "  when seats is over 50\n";

/* A message about the halls with a case of so many seats, said to be large. */
static const yst_witness *witness_of(yst_arena *arena, int64_t seats)
{
  folder in = {arena, "."};
  yst_diags *diags = yst_diags_new(arena);
  yst_model *model = read_rules(&in, YST_TEXT("halls.rules"), yst_text_from(HALLS), diags);
  assert_int_equal(diags->errors, 0);
  yst_diag *diag = yst_diags_add(diags, YST_UNUSED, (yst_span){1, 0, 1}, "made up");
  yst_witness_give(diags, diag, 1, yst_number_of(seats));
  yst_witness_proof(diags, diag, model->conditions[0].expr);
  yst_witness_shows(diags, diag, yst_made_result(arena, model->conditions[0].result));
  yst_witnesses_prove(yst_arena_below(arena), model, diags);
  return diag->witness;
}

static void what_does_not_come_out_is_not_written(void **state)
{
  const yst_witness *wrong = witness_of(*state, 50);
  assert_int_equal(wrong->state, YST_WITNESS_FAILS);
  assert_int_equal(wrong->words.length + wrong->block.length + wrong->line.length, 0);
  const yst_witness *right = witness_of(*state, 51);
  assert_int_equal(right->state, YST_WITNESS_HOLDS);
  assert_says(right->words, "seats 51");
  assert_says(right->block, "example \"made up\"\n  given seats 51\n  expect large\n");
  assert_says(right->header, "Hall,Seats");
  assert_says(right->line, "Example,51");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_witness_holds),
      WITH_ARENA(what_does_not_come_out_is_not_written),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
