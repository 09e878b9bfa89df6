/* Good rule files with one word, one line or one character taken out, at places that a fixed seed picks. One
 * thing is missing, so one message is enough: what it leads to further on is not told as well. Runs in the
 * repository; SHOW in the environment, a number, prints cases with more messages than that. */
#include <dirent.h>
#include <stdio.h>

#include "base/buffer.h"
#include "include/yardstick.h"
#include "support/fixture.h"

/* ---- files ---- */

static yst_text read_file(yst_arena *arena, const char *path)
{
  FILE *file = fopen(path, "rb");
  if (!file) fail_msg("%s cannot be read", path);
  size_t capacity = 1u << 18;
  char *bytes = yst_arena_alloc(arena, capacity);
  size_t length = fread(bytes, 1, capacity, file);
  fclose(file);
  return yst_text_of(bytes, length);
}

/* Files of rules/ use files beside them. */
static bool load(void *context, yst_string from, yst_string wanted, yst_string *name, yst_string *bytes)
{
  (void)from;
  char path[300];
  snprintf(path, sizeof path, "rules/%.*s", (int)wanted.length, wanted.bytes);
  FILE *file = fopen(path, "rb");
  if (!file) return false;
  fclose(file);
  yst_text text = read_file(context, path);
  *name = wanted;
  *bytes = (yst_string){text.bytes, text.length};
  return true;
}

static yst_toolkit *compile(yst_arena *arena, yst_text text)
{
  yst_rules job = {.name = {"file.rules", 10},
                   .bytes = {text.bytes, text.length},
                   .load = load,
                   .context = arena,
                   .checks = true};
  yst_toolkit *toolkit = NULL;
  yst_toolkit_compile(&job, &toolkit, NULL);
  assert_non_null(toolkit);
  return toolkit;
}

/* ---- what to take out ---- */

typedef enum piece_of_text { WORD, LINE, CHARACTER, PIECES } piece_of_text;
static const char *const piece_names[PIECES] = {"word", "line", "character"};

static bool is_blank(char byte)
{
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static bool ends_piece(piece_of_text kind, char byte)
{
  return kind == LINE ? byte == '\n' : is_blank(byte);
}

/* Whether a place lies in a comment or within quotes, where nothing is to be said. */
static bool is_outside(yst_text text, size_t at)
{
  bool quoted = false;
  size_t start = at;
  while (start > 0 && text.bytes[start - 1] != '\n') start--;
  for (size_t i = start; i < at; i++) {
    if (text.bytes[i] == '"') quoted = !quoted;
    if (text.bytes[i] == '#' && !quoted) return false;
  }
  return !quoted && text.bytes[at] != '#';
}

/* The piece at a place, from its start to its end; false where none begins there that counts. */
static bool piece_at(yst_text text, piece_of_text kind, size_t at, size_t *end)
{
  if (is_blank(text.bytes[at]) && kind != LINE) return false;
  if (kind == LINE && at > 0 && text.bytes[at - 1] != '\n') return false;
  if (kind == WORD && at > 0 && !is_blank(text.bytes[at - 1])) return false;
  if (kind == CHARACTER && ((unsigned char)text.bytes[at] & 0xc0) == 0x80) return false;
  size_t first = at;
  while (kind == LINE && first < text.length && is_blank(text.bytes[first])) first++;
  if (first == text.length || !is_outside(text, first)) return false;
  *end = at + 1;
  if (kind == CHARACTER) {
    while (((unsigned char)text.bytes[*end] & 0xc0) == 0x80) (*end)++;
  } else {
    while (*end < text.length && !ends_piece(kind, text.bytes[*end])) (*end)++;
  }
  return true;
}

/* ---- counting ---- */

typedef struct counts {
  size_t deletions, with_messages, with_one, with_more_than_two;
} counts;

static bool write_out(void *context, const char *bytes, size_t size)
{
  (void)context;
  return fwrite(bytes, 1, size, stdout) == size;
}

static void show(const yst_toolkit *toolkit, yst_text text, size_t at, size_t end)
{
  const char *wanted = getenv("SHOW");
  size_t count = yst_toolkit_message_count(toolkit);
  if (!wanted || count <= strtoul(wanted, NULL, 10)) return;
  printf("======== %zu without: %.*s\n", count, (int)(end - at), text.bytes + at);
  yst_output output = {.write = write_out, .form = YST_FORM_TEXT, .width = 110};
  yst_messages_write(&toolkit, 1, &output);
}

static void count_one(yst_arena *arena, yst_text text, size_t at, size_t end, counts *sums)
{
  yst_text without = yst_format(arena, "%t%t", yst_text_of(text.bytes, at),
                                yst_text_of(text.bytes + end, text.length - end));
  yst_toolkit *toolkit = compile(arena, without);
  size_t said = yst_toolkit_message_count(toolkit);
  sums->deletions++;
  if (said > 0) sums->with_messages++;
  if (said == 1) sums->with_one++;
  if (said > 2) sums->with_more_than_two++;
  show(toolkit, text, at, end);
  yst_toolkit_free(toolkit);
}

static uint32_t next_random(uint32_t *state)
{
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

/* One in so many of the pieces of a file. */
static void count_file(const char *path, piece_of_text kind, uint32_t one_in, counts *sums)
{
  yst_arena *arena = yst_arena_new();
  assert_non_null(arena);
  yst_text text = read_file(arena, path);
  uint32_t seed = 1;
  size_t end;
  for (size_t at = 0; at < text.length; at++) {
    if (!piece_at(text, kind, at, &end) || next_random(&seed) % one_in) continue;
    yst_arena *own = yst_arena_new();
    assert_non_null(own);
    count_one(own, text, at, end, sums);
    yst_arena_free(own);
  }
  yst_arena_free(arena);
}

/* Every file, and how many of its deletions may give more than one message, in percent of those that give
 * any. */
static void check_kind(piece_of_text kind, uint32_t one_in, size_t least)
{
  counts sums = {0};
  char path[300];
  DIR *listing = opendir("rules");
  assert_non_null(listing);
  for (const struct dirent *entry = readdir(listing); entry; entry = readdir(listing)) {
    if (!strstr(entry->d_name, ".rules")) continue;
    snprintf(path, sizeof path, "rules/%s", entry->d_name);
    count_file(path, kind, one_in, &sums);
  }
  closedir(listing);
  count_file("tests/mistakes/halls.rules", kind, one_in, &sums);
  printf("one %s less: %zu of %zu say something, %zu of them once, %zu more than twice\n", piece_names[kind],
         sums.with_messages, sums.deletions, sums.with_one, sums.with_more_than_two);
  assert_true(sums.with_messages > 0);
  assert_true(sums.with_one * 100 >= sums.with_messages * least);
}

static uint32_t one_in(uint32_t usual)
{
  const char *wanted = getenv("ONE_IN");
  return wanted ? (uint32_t)strtoul(wanted, NULL, 10) : usual;
}

static void test_words(void **state)
{
  (void)state;
  check_kind(WORD, one_in(40), 86);
}

static void test_lines(void **state)
{
  (void)state;
  check_kind(LINE, one_in(10), 78);
}

static void test_characters(void **state)
{
  (void)state;
  check_kind(CHARACTER, one_in(120), 95);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_words), cmocka_unit_test(test_lines),
                                     cmocka_unit_test(test_characters)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
