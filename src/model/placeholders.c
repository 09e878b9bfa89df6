#include "model/scope.h"

static bool is_column(const yst_scope *scope, yst_text name)
{
  if (scope->list == YST_NOWHERE) return false;
  const yst_list *list = &scope->builder->model->lists[scope->list];
  for (size_t i = 0; i < list->column_count; i++) {
    if (yst_text_equal(yst_name_text(scope->builder, list->columns[i].about.name), name)) return true;
  }
  return false;
}

/* A column of another register, as `city.priority`. */
static bool is_of_other(const yst_model *model, yst_text name)
{
  for (size_t i = model->own_field_count; i < model->field_count; i++)
    if (yst_text_equal(yst_atom_text(model->atoms, model->fields[i].about.name), name)) return true;
  return false;
}

/* What a message can show: a column of the row, a field, a limit, a result by its whole name. */
static bool can_be_shown(const yst_scope *scope, yst_text name)
{
  const yst_model_builder *b = scope->builder;
  const yst_symbol *symbol = yst_symbol_named(b, yst_atom_find(b->atoms, name));
  bool plain = symbol && (symbol->kind == YST_SYMBOL_FIELD || symbol->kind == YST_SYMBOL_LIMIT);
  return plain || is_column(scope, name) || is_of_other(b->model, name) || yst_result_named(b, name);
}

/* Where `{name}` stands inside a text of the file; the whole text when it cannot be found. */
static yst_span place_of(const yst_model_builder *b, yst_span text, yst_text name)
{
  yst_text written = yst_span_text(b, text);
  for (size_t i = 1; i + name.length <= written.length; i++) {
    if (written.bytes[i - 1] != '{' || memcmp(written.bytes + i, name.bytes, name.length) != 0) continue;
    uint32_t start = text.start + (uint32_t)i;
    return (yst_span){text.source, start, start + (uint32_t)name.length};
  }
  return text;
}

/* `{cost is dear`: how much of it is the name. */
static size_t name_length(yst_text text)
{
  size_t length = 0;
  while (length < text.length && text.bytes[length] != ' ' && text.bytes[length] != ',') length++;
  return length;
}

static void say_open_bracket(const yst_scope *scope, yst_span text, yst_text rest)
{
  yst_diags *diags = scope->builder->diags;
  yst_text name = yst_text_of(rest.bytes, name_length(rest));
  if (!name.length) return;
  yst_span place = place_of(scope->builder, text, name);
  yst_diag *diag =
      yst_diags_add(diags, YST_BRACKETS_MISSING, place, "a closing bracket is missing after `{%t`", name);
  if (place.start > text.start)
    yst_diag_fix(diags, diag, (yst_span){place.source, place.end, place.end}, false, YST_TEXT("}"));
}

void yst_check_message(const yst_scope *scope, const yst_piece *piece)
{
  yst_text message = piece->text;
  for (size_t i = 0; piece->has_text && i < message.length; i++) {
    if (message.bytes[i] != '{') continue;
    size_t end = i + 1;
    while (end < message.length && message.bytes[end] != '}') end++;
    if (end == message.length) {
      say_open_bracket(scope, piece->text_span, yst_text_of(message.bytes + i + 1, end - i - 1));
      return;
    }
    yst_text name = yst_text_trim(yst_text_of(message.bytes + i + 1, end - i - 1));
    i = end;
    if (name.length == 0 || can_be_shown(scope, name)) continue;
    yst_word word = {yst_atom_of(scope->builder->atoms, name),
                     place_of(scope->builder, piece->text_span, name)};
    yst_say_unknown(scope, word);
  }
}
