/* Any bytes at all are made into a model: nothing may crash or hang, every message has its place, and in a
 * model without errors every result has its type and can be compiled. The text may use itself. */
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>

#include "model/model.h"
#include "program/program.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool load(void *context, yst_text from, yst_text wanted, yst_text *name, yst_text *bytes)
{
  (void)from;
  *name = wanted;
  *bytes = *(const yst_text *)context;
  return wanted.length < 3;
}

static void check_messages(const yst_sources *sources, const yst_diags *diags)
{
  for (size_t i = 0; i < diags->count; i++) {
    yst_span span = diags->items[i]->span;
    const yst_source *source = yst_sources_get(sources, span.source);
    if (!source || span.start > span.end || span.end > source->bytes.length) abort();
  }
}

static void check_model(yst_arena *arena, yst_text text)
{
  yst_sources *sources = yst_sources_new(arena);
  yst_diags *diags = yst_diags_new(arena);
  const yst_model *model = yst_model_build(arena, sources, YST_TEXT("fuzz"), text, load, &text, diags);
  check_messages(sources, diags);
  if (diags->errors) return;
  for (size_t i = 0; i < model->result_count; i++) {
    const yst_result *result = model->results[i];
    if (result->type.kind == YST_KIND_NONE || result->index != i || !result->about) abort();
  }
  yst_program_compile(arena, model);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  yst_arena *arena = yst_arena_new();
  if (!arena) return 0;
  jmp_buf escape;
  if (setjmp(escape) == 0) {
    yst_arena_set_escape(arena, &escape);
    check_model(arena, yst_text_of((const char *)data, size));
  }
  yst_arena_free(arena);
  return 0;
}
