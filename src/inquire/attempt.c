#include "inquire/attempt.h"

#include "inquire/distance.h"

/* From where a search starts: the first values of the leaves, the last, and those between. */
#define STARTS 4u
/* How often a search looks at one point at most. */
#define LOOKS_MOST 6000u

uint64_t yst_attempt_price(const yst_trial *trial)
{
  const yst_model *model = trial->program->model;
  return 3 * (model->field_count + model->answer_count + model->list_count) + 100;
}

/* ---- making one ---- */

static size_t count_variables(const yst_leaves *leaves)
{
  size_t count = 0;
  for (size_t i = 0; i < leaves->count; i++)
    count += leaves->items[i].list == SIZE_MAX ? 1 : YST_ATTEMPT_ROWS;
  return count;
}

static void add_variables(yst_attempt *attempt, const yst_leaf *leaf)
{
  size_t rows = leaf->list == SIZE_MAX ? 1 : YST_ATTEMPT_ROWS;
  for (size_t row = 0; row < rows; row++)
    attempt->variables[attempt->count++] = (yst_variable){.leaf = leaf, .row = row};
}

static void make_room(yst_attempt *attempt, yst_arena *arena)
{
  const yst_model *model = attempt->trial->program->model;
  size_t rows = 0;
  for (size_t i = 0; i < model->list_count; i++) rows += attempt->leaves->lists[i] ? YST_ATTEMPT_ROWS : 0;
  attempt->rows = YST_NEW_ARRAY(arena, model->list_count + 1, size_t);
  attempt->example.given = YST_NEW_ARRAY(arena, attempt->count + 1, yst_given);
  attempt->example.rows = YST_NEW_ARRAY(arena, rows + 1, yst_given_row);
  for (size_t i = 0; i < rows; i++)
    attempt->example.rows[i].cells =
        yst_arena_array(arena, attempt->leaves->count + 1, sizeof *attempt->example.rows[i].cells);
}

yst_attempt *yst_attempt_of(const yst_leaves *leaves, const yst_point *point, const yst_probe *probe,
                            yst_day as_at, uint64_t *work, uint64_t limit)
{
  yst_arena *arena = leaves->arena;
  yst_attempt *attempt = YST_NEW(arena, yst_attempt);
  *attempt = (yst_attempt){.trial = leaves->trial,
                           .leaves = leaves,
                           .point = point,
                           .probe = probe,
                           .as_at = as_at,
                           .work = work,
                           .limit = limit};
  attempt->variables = YST_NEW_ARRAY(arena, count_variables(leaves) + 1, yst_variable);
  for (size_t i = 0; i < leaves->count; i++) add_variables(attempt, &leaves->items[i]);
  make_room(attempt, arena);
  return attempt;
}

/* ---- as an example ---- */

bool yst_attempt_uses(const yst_attempt *attempt, const yst_variable *variable)
{
  return variable->leaf->list == SIZE_MAX || variable->row < attempt->rows[variable->leaf->list];
}

static void give(yst_example *example, const yst_variable *variable)
{
  const yst_leaf *leaf = variable->leaf;
  yst_given *given = &example->given[example->given_count++];
  *given = (yst_given){.field = SIZE_MAX,
                       .answer = SIZE_MAX,
                       .kind = variable->value.kind,
                       .number = variable->value.number,
                       .text = variable->value.text};
  if (leaf->field)
    given->field = leaf->index;
  else
    given->answer = leaf->index;
}

static void give_row(yst_attempt *attempt, size_t list, size_t row)
{
  yst_given_row *to = &attempt->example.rows[attempt->example.row_count];
  to->list = list;
  to->count = 0;
  for (size_t i = 0; i < attempt->count; i++) {
    const yst_variable *variable = &attempt->variables[i];
    bool is_cell = variable->leaf->list == list && variable->row == row;
    if (!is_cell || variable->value.kind == YST_LITERAL_NOT_KNOWN) continue;
    to->cells[to->count].column = variable->leaf->index;
    to->cells[to->count].kind = variable->value.kind;
    to->cells[to->count].number = variable->value.number;
    to->cells[to->count++].text = variable->value.text;
  }
  if (to->count) attempt->example.row_count++;
}

void yst_attempt_put(yst_attempt *attempt)
{
  yst_example *example = &attempt->example;
  example->given_count = example->row_count = 0;
  for (size_t i = 0; i < attempt->count; i++) {
    const yst_variable *variable = &attempt->variables[i];
    if (variable->leaf->list != SIZE_MAX || variable->value.kind == YST_LITERAL_NOT_KNOWN) continue;
    give(example, variable);
  }
  for (size_t list = 0; list < attempt->trial->program->model->list_count; list++)
    for (size_t row = 0; row < attempt->rows[list]; row++) give_row(attempt, list, row);
  *attempt->work += yst_attempt_price(attempt->trial);
  yst_trial_put(attempt->trial, example, attempt->as_at);
}

static uint64_t look(yst_attempt *attempt)
{
  yst_arena_mark before = yst_arena_mark_here(attempt->trial->record_arena);
  yst_attempt_put(attempt);
  uint64_t far = yst_distance_to(&attempt->trial->evaluator, attempt->point, attempt->probe, attempt->work);
  yst_arena_back_to(attempt->trial->record_arena, before);
  return far;
}

/* ---- searching ---- */

typedef struct hunt {
  yst_attempt *attempt;
  uint64_t far;
  unsigned left; /* looks */
} hunt;

static bool may_go_on(hunt *h)
{
  return h->far && h->left && *h->attempt->work < h->attempt->limit;
}

/* Keeps a value that comes nearer. */
static bool try_value(hunt *h, yst_variable *variable, yst_giving value)
{
  yst_giving before = variable->value;
  if (!h->left) return false;
  h->left--;
  variable->value = value;
  uint64_t far = look(h->attempt);
  if (far < h->far) {
    h->far = far;
    return true;
  }
  variable->value = before;
  return false;
}

static bool try_values(hunt *h)
{
  bool nearer = false;
  for (size_t i = 0; i < h->attempt->count && may_go_on(h); i++) {
    yst_variable *variable = &h->attempt->variables[i];
    if (!yst_attempt_uses(h->attempt, variable)) continue;
    for (size_t k = 0; k < variable->leaf->count && may_go_on(h); k++)
      nearer |= try_value(h, variable, variable->leaf->values[k]);
  }
  return nearer;
}

/* Amounts that nobody wrote down: in ever longer steps as long as that comes nearer, then in shorter ones. */
static bool try_steps(hunt *h, yst_variable *variable, bool down)
{
  bool nearer = false;
  yst_number step = yst_leaf_step(variable->leaf);
  if (down) step = yst_number_negate(step);
  for (unsigned k = 0; k < 60 && may_go_on(h); k++) {
    yst_number next;
    if (!yst_number_add(variable->value.number, step, &next) || !yst_leaf_allows(variable->leaf, next)) break;
    yst_giving value = {.kind = YST_LITERAL_NUMBER, .number = next};
    if (!try_value(h, variable, value)) break;
    nearer = true;
    if (!yst_number_multiply(step, yst_number_of(2), &step)) break;
  }
  return nearer;
}

static bool is_amount(const yst_variable *variable)
{
  switch (variable->leaf->type.kind) {
  case YST_KIND_NUMBER:
  case YST_KIND_MONEY:
  case YST_KIND_PERCENT:
  case YST_KIND_DATE:
  case YST_KIND_MONTHS:
  case YST_KIND_DAYS:
  case YST_KIND_YEAR: return variable->value.kind == YST_LITERAL_NUMBER;
  default: return false;
  }
}

static bool try_all_steps(hunt *h)
{
  bool nearer = false;
  for (size_t i = 0; i < h->attempt->count && may_go_on(h); i++) {
    yst_variable *variable = &h->attempt->variables[i];
    if (!yst_attempt_uses(h->attempt, variable) || !is_amount(variable)) continue;
    while (may_go_on(h) && (try_steps(h, variable, false) || try_steps(h, variable, true))) nearer = true;
  }
  return nearer;
}

/* More rows, or fewer. One more is kept also where it comes no nearer yet, until there are enough. */
static bool try_rows(hunt *h)
{
  bool nearer = false;
  size_t lists = h->attempt->trial->program->model->list_count;
  for (size_t list = 0; list < lists && may_go_on(h); list++) {
    if (!h->attempt->leaves->lists[list]) continue;
    size_t before = h->attempt->rows[list];
    for (size_t rows = 1; rows <= YST_ATTEMPT_ROWS && may_go_on(h); rows++) {
      h->attempt->rows[list] = rows;
      h->left--;
      uint64_t far = look(h->attempt);
      if (far < h->far) {
        h->far = far;
        before = rows;
        nearer = true;
      }
    }
    h->attempt->rows[list] = before;
  }
  return nearer;
}

static void climb(hunt *h)
{
  for (bool nearer = true; nearer && may_go_on(h);) {
    nearer = try_values(h);
    if (!nearer && may_go_on(h)) nearer = try_rows(h);
    if (!nearer && may_go_on(h)) nearer = try_all_steps(h);
  }
}

/* ---- where to start ---- */

bool yst_attempt_names_row(const yst_attempt *attempt, const yst_leaf *leaf)
{
  return leaf->list != SIZE_MAX && leaf->index == 0 &&
         attempt->trial->program->model->lists[leaf->list].row_choices;
}

static size_t start_at(const yst_attempt *attempt, const yst_variable *variable, unsigned start)
{
  size_t plain = variable->leaf->plain;
  if (!plain) return variable->leaf->count - 1;
  if (yst_attempt_names_row(attempt, variable->leaf)) return variable->row % plain;
  switch (start) {
  case 0: return 0;
  case 1: return plain - 1;
  case 2: return plain / 2;
  default: return (size_t)(variable - attempt->variables) % plain;
  }
}

static void begin(yst_attempt *attempt, unsigned start)
{
  for (size_t i = 0; i < attempt->count; i++) {
    yst_variable *variable = &attempt->variables[i];
    variable->value = variable->leaf->values[start_at(attempt, variable, start)];
  }
  for (size_t i = 0; i < attempt->trial->program->model->list_count; i++)
    attempt->rows[i] = attempt->leaves->lists[i] ? start % 2 + 1 : 0;
}

bool yst_attempt_search(yst_attempt *attempt)
{
  hunt h = {.attempt = attempt, .left = LOOKS_MOST};
  for (unsigned start = 0; start < STARTS && h.left; start++) {
    begin(attempt, start);
    h.far = look(attempt);
    climb(&h);
    if (!h.far) return true;
  }
  return false;
}
