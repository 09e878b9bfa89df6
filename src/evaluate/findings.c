#include "evaluate/findings.h"

#include "base/limits.h"

yst_finding *yst_findings_add(yst_findings *findings, yst_weight weight, const yst_about *about,
                              yst_text code, const char *format, ...)
{
  if (!findings->wanted) return NULL;
  if (findings->count >= YST_LIMIT_FINDINGS) {
    findings->dropped++;
    return NULL;
  }
  yst_buffer buffer = yst_buffer_in(findings->arena);
  va_list list;
  va_start(list, format);
  yst_buffer_format_list(&buffer, format, list);
  va_end(list);
  yst_finding finding = {.code = code,
                         .weight = weight,
                         .message = yst_buffer_text(&buffer),
                         .about = about,
                         .partnership = findings->partnership,
                         .line = findings->line};
  YST_PUSH(findings->arena, findings->items, findings->count, findings->capacity, finding);
  return &findings->items[findings->count - 1];
}

void yst_finding_place(yst_findings *findings, yst_finding *finding, yst_place place)
{
  if (!finding) return;
  finding->places = yst_arena_grow(findings->arena, finding->places, finding->place_count,
                                   finding->place_count + 1, sizeof place);
  yst_place *places = (yst_place *)(uintptr_t)finding->places;
  places[finding->place_count++] = place;
}

yst_text yst_dotted(yst_arena *arena, yst_text a, const char *b)
{
  return yst_format(arena, "%t.%s", a, b);
}
