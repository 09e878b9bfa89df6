#include "report/select.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "report/plan.h"

static yst_text identifying_header(const yst_model *model)
{
  if (model->identifying_field >= model->field_count) return YST_TEXT("name");
  return yst_atom_text(model->atoms, model->fields[model->identifying_field].about.name);
}

static void add_column(yst_arena *arena, yst_selection *selection, yst_column column)
{
  YST_PUSH(arena, selection->columns, selection->count, selection->capacity, column);
}

yst_selection yst_select_all(yst_arena *arena, const yst_model *model, bool findings)
{
  yst_selection selection = {.has_findings = findings};
  add_column(arena, &selection, (yst_column){YST_COLUMN_NAME, YST_TEXT("name"), NULL});
  for (size_t i = 0; i < model->result_count; i++) {
    const yst_result *result = model->results[i];
    if (result->hidden || yst_result_is_of_register(result)) continue;
    add_column(arena, &selection, (yst_column){YST_COLUMN_RESULT, result->name, result});
  }
  if (findings) add_column(arena, &selection, (yst_column){YST_COLUMN_FINDINGS, YST_TEXT("findings"), NULL});
  return selection;
}

static const yst_result *result_named(const yst_model *model, yst_text name)
{
  for (size_t i = 0; i < model->result_count; i++) {
    if (yst_text_equal(model->results[i]->name, name)) return model->results[i];
  }
  return NULL;
}

static yst_text say_unknown(yst_arena *arena, const yst_model *model, yst_text name)
{
  yst_text *known = YST_NEW_ARRAY(arena, model->result_count + 2, yst_text);
  size_t count = 0;
  known[count++] = YST_TEXT("name");
  known[count++] = YST_TEXT("findings");
  for (size_t i = 0; i < model->result_count; i++) {
    if (!yst_result_is_of_register(model->results[i])) known[count++] = model->results[i]->name;
  }
  long near = yst_text_nearest(name, known, count);
  if (near < 0) return yst_format(arena, "no result is called `%t`", name);
  return yst_format(arena, "no result is called `%t`; did you mean `%t`?", name, known[near]);
}

/* One part of the list: `NAME` or `HEADER=NAME`. */
static bool select_one(yst_arena *arena, const yst_model *model, yst_text part, yst_selection *selection,
                       yst_text *problem)
{
  const char *equals = part.length ? memchr(part.bytes, '=', part.length) : NULL;
  yst_text name = part, header = part;
  if (equals) {
    size_t length = (size_t)(equals - part.bytes);
    header = yst_text_trim(yst_text_of(part.bytes, length));
    name = yst_text_trim(yst_text_of(equals + 1, part.length - length - 1));
  }
  if (name.length == 0 || header.length == 0) {
    *problem = yst_format(arena, "a name is missing in what to select, at `%t`", part);
    return false;
  }
  if (yst_text_equal(name, YST_TEXT("name")) || yst_text_equal(name, identifying_header(model))) {
    add_column(arena, selection, (yst_column){YST_COLUMN_NAME, header, NULL});
    return true;
  }
  const yst_result *result = result_named(model, name);
  if (result && yst_result_is_of_register(result)) {
    *problem = yst_format(arena, "`%t` is of the register as a whole, not of one partnership", name);
    return false;
  }
  if (result) {
    selection->wanted[result->index] = true;
    add_column(arena, selection, (yst_column){YST_COLUMN_RESULT, header, result});
    return true;
  }
  if (yst_text_equal(name, YST_TEXT("findings"))) {
    selection->has_findings = true;
    add_column(arena, selection, (yst_column){YST_COLUMN_FINDINGS, header, NULL});
    return true;
  }
  *problem = say_unknown(arena, model, name);
  return false;
}

bool yst_select(yst_arena *arena, const yst_model *model, yst_text list, yst_selection *selection,
                yst_text *problem)
{
  *selection = (yst_selection){.wanted = YST_NEW_ARRAY(arena, model->result_count, bool)};
  list = yst_arena_copy(arena, list);
  size_t start = 0;
  for (size_t at = 0; at <= list.length; at++) {
    if (at < list.length && list.bytes[at] != ',') continue;
    yst_text part = yst_text_trim(yst_text_of(list.bytes + start, at - start));
    if (!select_one(arena, model, part, selection, problem)) return false;
    start = at + 1;
  }
  return true;
}
