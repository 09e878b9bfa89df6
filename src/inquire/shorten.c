/* A made-up partnership as short as it can be: see attempt.h. */
#include "inquire/attempt.h"

typedef struct shortening {
  yst_attempt *attempt;
  yst_attempt_keeps keeps;
  void *context;
} shortening;

static bool keeps(const shortening *s)
{
  return *s->attempt->work < s->attempt->limit && s->keeps(s->context, s->attempt);
}

/* Rows from the last one on. */
static void leave_out_rows(const shortening *s)
{
  size_t lists = s->attempt->trial->program->model->list_count;
  for (size_t list = 0; list < lists; list++) {
    size_t *rows = &s->attempt->rows[list];
    while (*rows) {
      --*rows;
      if (keeps(s)) continue;
      ++*rows;
      break;
    }
  }
}

/* How many cells of its row are given. A row has one at least. */
static size_t count_cells(const yst_attempt *attempt, const yst_variable *variable)
{
  size_t count = 0;
  for (size_t i = 0; i < attempt->count; i++) {
    const yst_variable *other = &attempt->variables[i];
    if (other->leaf->list == variable->leaf->list && other->row == variable->row)
      count += other->value.kind != YST_LITERAL_NOT_KNOWN;
  }
  return count;
}

static void leave_out(const shortening *s, yst_variable *variable)
{
  const yst_attempt *attempt = s->attempt;
  bool is_cell = variable->leaf->list != SIZE_MAX;
  if (!yst_attempt_uses(attempt, variable) || variable->value.kind == YST_LITERAL_NOT_KNOWN) return;
  if (is_cell && (count_cells(attempt, variable) < 2 || yst_attempt_names_row(attempt, variable->leaf)))
    return;
  yst_giving before = variable->value;
  variable->value = (yst_giving){.kind = YST_LITERAL_NOT_KNOWN};
  if (!keeps(s)) variable->value = before;
}

static bool is_same(yst_giving a, yst_giving b)
{
  return a.kind == b.kind && yst_number_equal(a.number, b.number) && yst_text_equal(a.text, b.text);
}

/* The values that come first say most: those at an end. */
static void take_first(const shortening *s, yst_variable *variable)
{
  yst_giving found = variable->value;
  bool is_free = yst_attempt_uses(s->attempt, variable) && found.kind != YST_LITERAL_NOT_KNOWN &&
                 !yst_attempt_names_row(s->attempt, variable->leaf);
  for (size_t k = 0; is_free && k < variable->leaf->plain; k++) {
    if (is_same(found, variable->leaf->values[k])) return;
    variable->value = variable->leaf->values[k];
    if (keeps(s)) return;
    variable->value = found;
  }
}

void yst_attempt_shorten(yst_attempt *attempt, yst_attempt_keeps keeps_it, void *context)
{
  shortening s = {attempt, keeps_it, context};
  leave_out_rows(&s);
  for (size_t i = attempt->count; i > 0; i--) leave_out(&s, &attempt->variables[i - 1]);
  for (size_t i = 0; i < attempt->count; i++) take_first(&s, &attempt->variables[i]);
}
