#include "report/rests.h"

#include "base/limits.h"

/* Of more blanks than these a reader wants only the number; `explain` names them. */
#define BLANKS_NAMED 3

static void add_label(yst_rests *rests, yst_text label)
{
  for (size_t i = 0; i < rests->count; i++) {
    if (yst_text_equal(rests->labels[i], label)) return;
  }
  YST_PUSH(rests->arena, rests->labels, rests->count, rests->capacity, label);
}

/* The blanks are the last open reasons on each way down. */
static void gather(yst_rests *rests, const yst_reason *reason, unsigned depth)
{
  bool open_below = false;
  for (size_t i = 0; i < reason->child_count && depth < YST_LIMIT_DEPTH; i++) {
    if (reason->children[i]->value.state != YST_OPEN) continue;
    open_below = true;
    gather(rests, reason->children[i], depth + 1);
  }
  if (open_below || !reason->name.length || depth == 0) return;
  add_label(rests, reason->label.length ? reason->label : reason->name);
}

void yst_rests_add(yst_rests *rests, const yst_reason *reason)
{
  if (reason->value.state == YST_OPEN) gather(rests, reason, 0);
}

void yst_rests_write(yst_buffer *buffer, const char *before, const yst_rests *rests)
{
  if (rests->count) yst_buffer_add_string(buffer, before);
  if (rests->count > BLANKS_NAMED) {
    yst_buffer_format(buffer, "%z blanks", rests->count);
    return;
  }
  for (size_t i = 0; i < rests->count; i++) {
    if (i) yst_buffer_add_string(buffer, i + 1 == rests->count ? " and " : ", ");
    yst_buffer_add(buffer, rests->labels[i]);
  }
}
