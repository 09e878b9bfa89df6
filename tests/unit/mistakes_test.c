/* The mistakes people make in rule files, and what is said of each: one message, in words that they know. The
 * cases are texts, tests/mistakes/NAME.cases; docs/hacking.md tells their form. With UPDATE set in the
 * environment what is expected is written anew. Runs in the repository. */
#include <dirent.h>
#include <stdio.h>

#include "base/buffer.h"
#include "include/yardstick.h"
#include "support/fixture.h"

#define FOLDER "tests/mistakes"

/* Words of those who build such languages, which nobody else has to know. */
static const char *const unknown_words[] = {
    "token",      "symbol",      "parse",   "syntax",  "identifier", "literal", "string",    "nonterminal",
    "expression", "boolean",     "integer", "operand", "operator",   "node",    "atom",      "enum",
    "null",       "declaration", "Y1",      "YST",     "L_",         "lexer",   "lead word",
};

/* ---- files ---- */

static yst_text read_file(yst_arena *arena, const char *path)
{
  FILE *file = fopen(path, "rb");
  if (!file) fail_msg("%s cannot be read", path);
  size_t capacity = 1u << 17;
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

/* Takes the next line, with its end, from a text. */
static bool next_line(yst_text *rest, yst_text *line)
{
  if (!rest->length) return false;
  const char *end = memchr(rest->bytes, '\n', rest->length);
  size_t length = end ? (size_t)(end - rest->bytes) + 1 : rest->length;
  *line = yst_text_of(rest->bytes, length);
  *rest = yst_text_of(rest->bytes + length, rest->length - length);
  return true;
}

static bool starts(yst_text line, const char *with)
{
  return line.length >= strlen(with) && memcmp(line.bytes, with, strlen(with)) == 0;
}

static yst_text without(yst_text line, size_t first)
{
  return yst_text_of(line.bytes + first, line.length - first);
}

/* ---- one case ---- */

typedef struct mistake {
  const char *path; /* of the file of cases */
  yst_text title;
  yst_arena *arena;
  yst_text rules; /* the rule file with the mistake in it */
  size_t messages;
  bool fine;
} mistake;

static void complain(mistake *m, const char *what, yst_text text)
{
  print_error("%s: %.*s: %s%.*s\n", m->path, YST_TEXT_ARGS(m->title), what, YST_TEXT_ARGS(text));
  m->fine = false;
}

/* Puts the lines `now` where the lines `before` stand in the rules. */
static void change(mistake *m, yst_text before, yst_text now)
{
  for (size_t at = 0; at + before.length <= m->rules.length; at++) {
    if (at > 0 && m->rules.bytes[at - 1] != '\n') continue;
    if (memcmp(m->rules.bytes + at, before.bytes, before.length) != 0) continue;
    yst_text after = without(m->rules, at + before.length);
    m->rules = yst_format(m->arena, "%t%t%t", yst_text_of(m->rules.bytes, at), now, after);
    return;
  }
  complain(m, "these lines are not in the rules: ", before);
}

/* Makes the rules of a case from the lines of its change. */
static void make_rules(mistake *m, yst_text lines)
{
  yst_buffer before = yst_buffer_in(m->arena), now = yst_buffer_in(m->arena);
  yst_text line;
  while (next_line(&lines, &line)) {
    if (starts(line, "< ")) {
      yst_text name = yst_text_trim(without(line, 2));
      m->rules = read_file(m->arena, yst_format(m->arena, FOLDER "/%t", name).bytes);
    } else if (starts(line, "...")) {
      change(m, yst_buffer_text(&before), yst_buffer_text(&now));
      before.length = now.length = 0;
    } else {
      if (!starts(line, "+")) yst_buffer_add(&before, without(line, 1));
      if (!starts(line, "-")) yst_buffer_add(&now, without(line, 1));
    }
  }
  if (before.length) change(m, yst_buffer_text(&before), yst_buffer_text(&now));
}

/* ---- what is said of it ---- */

static bool write_out(void *context, const char *bytes, size_t size)
{
  yst_buffer_add(context, yst_text_of(bytes, size));
  return true;
}

static yst_toolkit *compile(yst_text rules)
{
  yst_rules job = {.name = {"halls.rules", 11}, .bytes = {rules.bytes, rules.length}, .checks = true};
  yst_toolkit *toolkit = NULL;
  yst_toolkit_compile(&job, &toolkit, NULL);
  assert_non_null(toolkit);
  return toolkit;
}

static void write_messages(const yst_toolkit *toolkit, yst_buffer *out)
{
  yst_output output = {.write = write_out, .context = out, .form = YST_FORM_TEXT, .width = 100};
  yst_messages_write(&toolkit, 1, &output);
}

static void look_for_unknown_words(mistake *m, yst_string said)
{
  for (size_t i = 0; i < COUNT_OF(unknown_words); i++) {
    size_t length = strlen(unknown_words[i]);
    bool quoted = false;
    for (size_t at = 0; at + length <= said.length; at++) {
      if (said.bytes[at] == '`') quoted = !quoted;
      if (quoted || memcmp(said.bytes + at, unknown_words[i], length) != 0) continue;
      complain(m, "this uses a word that only programmers know: ", yst_text_of(said.bytes, said.length));
      return;
    }
  }
}

static void look_at_words(mistake *m, const yst_toolkit *toolkit)
{
  yst_message message;
  for (size_t i = 0; yst_toolkit_message(toolkit, i, &message) == YST_OK; i++) {
    look_for_unknown_words(m, message.text);
    yst_string help;
    yst_message_label label;
    for (size_t k = 0; yst_toolkit_message_help(toolkit, i, k, &help) == YST_OK; k++)
      look_for_unknown_words(m, help);
    for (size_t k = 0; yst_toolkit_message_label(toolkit, i, k, &label) == YST_OK; k++)
      look_for_unknown_words(m, label.text);
  }
}

static size_t offset_of(yst_text text, uint32_t line, uint32_t column)
{
  size_t at = 0;
  for (uint32_t i = 1; i < line; at++) {
    if (text.bytes[at] == '\n' || (text.bytes[at] == '\r' && text.bytes[at + 1] != '\n')) i++;
  }
  for (uint32_t i = 1; i < column; i++) {
    at++;
    while (at < text.length && ((unsigned char)text.bytes[at] & 0xc0) == 0x80) at++;
  }
  return at;
}

/* The rules with all changes made that the messages offer; they lie in order of the file, so that the last is
 * made first. */
static yst_text mend(mistake *m, const yst_toolkit *toolkit, size_t *count)
{
  yst_text rules = m->rules;
  yst_message_fix fix;
  *count = 0;
  for (size_t i = yst_toolkit_message_count(toolkit); i-- > 0;) {
    size_t fixes = 0;
    while (yst_toolkit_message_fix(toolkit, i, fixes, &fix) == YST_OK) fixes++;
    *count += fixes;
    while (fixes-- > 0) {
      yst_toolkit_message_fix(toolkit, i, fixes, &fix);
      size_t from = offset_of(rules, fix.where.line, fix.where.column);
      size_t to = offset_of(rules, fix.where.end_line, fix.where.end_column);
      rules = yst_format(m->arena, "%t%t%t", yst_text_of(rules.bytes, from),
                         yst_text_of(fix.replacement.bytes, fix.replacement.length), without(rules, to));
    }
  }
  return rules;
}

/* Whether the changes offered are all that is needed. */
static void say_whether_mended(mistake *m, const yst_toolkit *toolkit, yst_buffer *out)
{
  size_t fixes;
  yst_text rules = mend(m, toolkit, &fixes);
  if (!fixes) return;
  yst_toolkit *mended = compile(rules);
  size_t left = yst_toolkit_message_count(mended);
  yst_buffer_format(out, left ? "> that does not mend it all\n" : "> that mends it\n");
  yst_toolkit_free(mended);
}

/* The messages as the command prints them, but for the count at their end, each line after `> `. */
static void say(mistake *m, yst_buffer *out)
{
  yst_toolkit *toolkit = compile(m->rules);
  yst_buffer text = yst_buffer_in(m->arena);
  write_messages(toolkit, &text);
  yst_text rest = yst_buffer_text(&text), line;
  bool blank = false;
  while (next_line(&rest, &line) && !starts(line, "halls.rules:")) {
    if (line.length > 1) yst_buffer_format(out, blank ? ">\n> %t" : "> %t", line);
    blank = line.length == 1;
  }
  say_whether_mended(m, toolkit, out);
  look_at_words(m, toolkit);
  size_t said = yst_toolkit_message_count(toolkit);
  if (said != m->messages)
    complain(m,
             "there is not the number of messages that it should have: ", yst_format(m->arena, "%z", said));
  yst_toolkit_free(toolkit);
}

/* ---- a file of cases ---- */

static bool is_change(yst_text line)
{
  return starts(line, " ") || starts(line, "-") || starts(line, "+") || starts(line, "<") ||
         starts(line, "...");
}

/* `title (2 messages)` */
static size_t messages_of(yst_text title)
{
  for (size_t at = 0; at + 12 <= title.length; at++) {
    if (title.bytes[at] == '(' && memcmp(title.bytes + at + 2, " messages)", 10) == 0)
      return (size_t)(title.bytes[at + 1] - '0');
  }
  return 1;
}

/* Reads one case, writes it with what is said now, and counts it. */
static bool run_case(yst_arena *arena, const char *path, yst_text title, yst_text *rest, yst_buffer *out)
{
  mistake m = {.path = path, .title = yst_text_trim(title), .arena = arena, .fine = true};
  m.messages = messages_of(title);
  m.rules = read_file(arena, FOLDER "/halls.rules");
  yst_text lines = *rest, line, ahead = *rest;
  while (next_line(&ahead, &line) && is_change(line) && !starts(line, "---")) *rest = ahead;
  lines.length = (size_t)(rest->bytes - lines.bytes);
  make_rules(&m, lines);
  yst_buffer_format(out, "--- %t\n%t", m.title, lines);
  say(&m, out);
  while (ahead = *rest, next_line(&ahead, &line) && starts(line, ">")) *rest = ahead;
  return m.fine;
}

static bool run_file(yst_arena *arena, const char *path, size_t *cases)
{
  yst_text whole = read_file(arena, path), rest = whole, line = {0};
  yst_buffer out = yst_buffer_in(arena);
  bool fine = true;
  while (next_line(&rest, &line)) {
    if (starts(line, "--- ")) {
      fine &= run_case(arena, path, without(line, 4), &rest, &out);
      (*cases)++;
    } else {
      yst_buffer_add(&out, line);
    }
  }
  if (yst_text_equal(whole, yst_buffer_text(&out))) return fine;
  if (getenv("UPDATE")) {
    write_file(path, yst_buffer_text(&out));
    return fine;
  }
  yst_text now = yst_buffer_text(&out), was = whole, other = {0};
  while (next_line(&was, &line) && next_line(&now, &other) && yst_text_equal(line, other)) {
  }
  print_error("%s: expected\n%.*sbut it is\n%.*s", path, YST_TEXT_ARGS(line), YST_TEXT_ARGS(other));
  return false;
}

static void test_mistakes(void **state)
{
  DIR *listing = opendir(FOLDER);
  assert_non_null(listing);
  size_t cases = 0;
  bool fine = true;
  for (const struct dirent *entry = readdir(listing); entry; entry = readdir(listing)) {
    size_t length = strlen(entry->d_name);
    if (length <= 6 || strcmp(entry->d_name + length - 6, ".cases") != 0) continue;
    fine &= run_file(*state, yst_format(*state, FOLDER "/%s", entry->d_name).bytes, &cases);
  }
  closedir(listing);
  assert_true(fine);
  assert_true(cases >= 130);
}

/* What the cases change has nothing wrong in it. */
static void test_rules_without_mistake(void **state)
{
  yst_toolkit *toolkit = compile(read_file(*state, FOLDER "/halls.rules"));
  assert_int_equal(yst_toolkit_message_count(toolkit), 0);
  yst_toolkit_free(toolkit);
}

int main(void)
{
  const struct CMUnitTest tests[] = {WITH_ARENA(test_rules_without_mistake), WITH_ARENA(test_mistakes)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
