/* Any bytes at all are read as a rule file: nothing may crash, hang or say more than one error a line. What
 * is read without errors is formatted too, and must then be read without errors again. */
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>

#include "syntax/format.h"
#include "syntax/parse.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_messages(const yst_source *source, const yst_diags *diags)
{
  uint32_t last = 0;
  for (size_t i = 0; i < diags->count; i++) {
    const yst_diag *diag = diags->items[i];
    if (diag->span.start > diag->span.end || diag->span.end > source->bytes.length) abort();
    if (diag->severity != YST_SEVERITY_ERROR) continue;
    uint32_t line = yst_source_position(source, diag->span.start).line;
    if (line == last) abort();
    last = line;
  }
}

typedef struct reading {
  const yst_tree *tree;
  const yst_diags *diags;
} reading;

static reading read_text(yst_arena *arena, yst_text text)
{
  const yst_source *source = yst_sources_add(yst_sources_new(arena), YST_TEXT("fuzz"), text);
  if (!source) return (reading){0};
  yst_diags *diags = yst_diags_new(arena);
  const yst_tree *tree = yst_parse(arena, yst_atoms_new(arena), source, diags);
  yst_diags_sort(diags);
  check_messages(source, diags);
  return (reading){tree, diags};
}

static void check_text(yst_arena *arena, yst_text text)
{
  reading first = read_text(arena, text);
  if (!first.tree || first.diags->errors > 0) return;
  yst_buffer formatted = yst_buffer_in(arena);
  yst_format_source(first.tree, &formatted);

  reading second = read_text(arena, yst_buffer_text(&formatted));
  if (!second.tree || second.diags->errors > 0) abort();
  yst_buffer again = yst_buffer_in(arena);
  yst_format_source(second.tree, &again);
  if (!yst_text_equal(yst_buffer_text(&formatted), yst_buffer_text(&again))) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  yst_arena *arena = yst_arena_new();
  if (!arena) return 0;
  jmp_buf escape;
  if (setjmp(escape) == 0) {
    yst_arena_set_escape(arena, &escape);
    check_text(arena, yst_text_of((const char *)data, size));
  }
  yst_arena_free(arena);
  return 0;
}
