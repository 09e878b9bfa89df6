#include "engine.h"

#include <stdlib.h>
#include <string.h>

#include <yardstick.h>

#include "print.h"

/* A text that is read from its beginning. */
typedef struct reading {
  text text;
  size_t at;
} reading;

static size_t read_text(void *context, char *buffer, size_t size)
{
  reading *r = context;
  size_t rest = r->text.length - r->at;
  if (size > rest) size = rest;
  if (size) memcpy(buffer, r->text.bytes + r->at, size);
  r->at += size;
  return size;
}

static void note_messages(const yst_toolkit *made, text *out, char *code)
{
  yst_message message;
  if (yst_toolkit_message(made, 0, &message) == YST_OK) memcpy(code, message.code, sizeof message.code);
  for (size_t i = 0; i < 5 && yst_toolkit_message(made, i, &message) == YST_OK; i++)
    text_add(out, "line %u: %s %.*s\n", (unsigned)message.where.line, message.code, (int)message.text.length,
             message.text.bytes);
}

static char *copy_of(yst_string s)
{
  char *copy = malloc(s.length + 1);
  if (!copy) abort();
  if (s.length) memcpy(copy, s.bytes, s.length);
  copy[s.length] = 0;
  return copy;
}

static void note_answers(const toolkit *t, yst_evaluation *evaluation, answer *of)
{
  for (int i = 0; i < t->result_count; i++) {
    yst_answer_view view;
    if (t->rules[t->results[i].rule].dropped) continue;
    if (yst_evaluation_result(evaluation, t->results[i].name, &view) != YST_OK) continue;
    of[i] = (answer){.given = true,
                     .known = view.certainty == YST_CERTAINTY_KNOWN,
                     .not_applicable = view.certainty == YST_CERTAINTY_NOT_APPLICABLE,
                     .not_computable = view.certainty == YST_CERTAINTY_NOT_COMPUTABLE,
                     .exact = view.exact,
                     .plain = copy_of(view.plain)};
  }
}

static void evaluate_register(const toolkit *t, const reg *r, const yst_toolkit *made, answers *a, text *why)
{
  yst_register_table tables[1 + MAX_LISTS];
  reading readings[1 + MAX_LISTS] = {{{NULL, 0, 0}, 0}};
  size_t count = 1;
  print_register(&readings[0].text, t, r);
  tables[0] = (yst_register_table){"register.csv", read_text, &readings[0]};
  for (int i = 0; i < t->list_count; i++) {
    if (!t->lists[i].used) continue;
    print_list(&readings[count].text, t, r, i);
    tables[count] = (yst_register_table){t->lists[i].name, read_text, &readings[count]};
    count++;
  }
  yst_request request = {.as_at = "2012-02-29"};
  yst_evaluation *evaluation;
  yst_error error;
  if (yst_evaluation_open(made, &request, tables, count, &evaluation, &error) != YST_OK) {
    text_add(why, "%s\n", error.message);
  } else {
    for (int i = 0; i < r->record_count && yst_evaluation_next(evaluation) == YST_OK; i++)
      note_answers(t, evaluation, a->of[i]);
    yst_evaluation_free(evaluation);
  }
  for (size_t i = 0; i < count; i++) free(readings[i].text.bytes);
}

void ask_engine(const toolkit *t, const reg *r, answers *a)
{
  text rules = {NULL, 0, 0}, why = {NULL, 0, 0};
  memset(a, 0, sizeof *a);
  print_rules(&rules, t);
  yst_rules given = {.name = {"made.rules", 10}, .bytes = {rules.bytes, rules.length}};
  yst_toolkit *made = NULL;
  yst_error error;
  yst_status status = yst_toolkit_compile(&given, &made, &error);
  if (status == YST_OK) {
    evaluate_register(t, r, made, a, &why);
  } else {
    text_add(&why, "%s\n", error.message);
    if (made) note_messages(made, &why, a->code);
  }
  yst_toolkit_free(made);
  free(rules.bytes);
  a->refusal = why.bytes;
}

void answers_free(answers *a)
{
  free(a->refusal);
  for (int i = 0; i < MAX_RECORDS; i++)
    for (int k = 0; k < MAX_RESULTS; k++) free(a->of[i][k].plain);
}
