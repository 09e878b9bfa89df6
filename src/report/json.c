#include "report/json.h"

#include "base/utf8.h"

yst_json yst_json_in(yst_buffer *buffer)
{
  return (yst_json){.buffer = buffer};
}

static void begin_line(yst_json *json)
{
  yst_buffer_add_byte(json->buffer, '\n');
  yst_buffer_add_repeat(json->buffer, ' ', 2 * (size_t)json->depth);
}

/* What nests too deeply shares one mark: commas may go wrong there, memory never. */
static bool *members_of(yst_json *json, unsigned depth)
{
  return &json->has_members[depth < YST_JSON_DEPTH ? depth : YST_JSON_DEPTH - 1];
}

/* What stands before a value: the comma after the one before, the line's beginning, the key. */
static void begin_value(yst_json *json, const char *key)
{
  if (json->depth) {
    bool *has_members = members_of(json, json->depth - 1);
    if (*has_members) yst_buffer_add_byte(json->buffer, ',');
    *has_members = true;
    begin_line(json);
  }
  if (key) yst_buffer_format(json->buffer, "\"%s\": ", key);
}

static void open_with(yst_json *json, const char *key, char bracket)
{
  begin_value(json, key);
  yst_buffer_add_byte(json->buffer, bracket);
  *members_of(json, json->depth++) = false;
}

static void close_with(yst_json *json, char bracket)
{
  json->depth--;
  if (*members_of(json, json->depth)) begin_line(json);
  yst_buffer_add_byte(json->buffer, bracket);
  if (json->depth == 0) yst_buffer_add_byte(json->buffer, '\n');
}

void yst_json_object(yst_json *json, const char *key)
{
  open_with(json, key, '{');
}

void yst_json_end_object(yst_json *json)
{
  close_with(json, '}');
}

void yst_json_array(yst_json *json, const char *key)
{
  open_with(json, key, '[');
}

void yst_json_end_array(yst_json *json)
{
  close_with(json, ']');
}

static void add_escape(yst_buffer *buffer, uint32_t character)
{
  static const char hex[] = "0123456789abcdef";
  switch (character) {
  case '"': yst_buffer_add_string(buffer, "\\\""); break;
  case '\\': yst_buffer_add_string(buffer, "\\\\"); break;
  case '\n': yst_buffer_add_string(buffer, "\\n"); break;
  case '\r': yst_buffer_add_string(buffer, "\\r"); break;
  case '\t': yst_buffer_add_string(buffer, "\\t"); break;
  default:
    yst_buffer_add_string(buffer, "\\u00");
    yst_buffer_add_byte(buffer, hex[character >> 4 & 15]);
    yst_buffer_add_byte(buffer, hex[character & 15]);
  }
}

void yst_json_text(yst_json *json, const char *key, yst_text text)
{
  begin_value(json, key);
  yst_buffer_add_byte(json->buffer, '"');
  size_t at = 0, done = 0;
  while (at < text.length) {
    size_t start = at;
    uint32_t character = yst_utf8_next(text, &at);
    bool escaped = character < 0x20 || character == '"' || character == '\\' || character == 0x7F;
    /* An ill-formed byte is told from a U+FFFD that was really written by its length. */
    bool broken = character == 0xFFFD && at - start == 1;
    if (!escaped && !broken) continue;
    yst_buffer_add(json->buffer, yst_text_of(text.bytes + done, start - done));
    if (broken) {
      yst_utf8_add(json->buffer, 0xFFFD);
    } else {
      add_escape(json->buffer, character);
    }
    done = at;
  }
  if (done < text.length) yst_buffer_add(json->buffer, yst_text_of(text.bytes + done, text.length - done));
  yst_buffer_add_byte(json->buffer, '"');
}

void yst_json_string(yst_json *json, const char *key, const char *string)
{
  yst_json_text(json, key, yst_text_from(string));
}

void yst_json_integer(yst_json *json, const char *key, int64_t number)
{
  begin_value(json, key);
  yst_buffer_add_integer(json->buffer, number);
}

void yst_json_boolean(yst_json *json, const char *key, bool yes)
{
  begin_value(json, key);
  yst_buffer_add_string(json->buffer, yes ? "true" : "false");
}

void yst_json_null(yst_json *json, const char *key)
{
  begin_value(json, key);
  yst_buffer_add_string(json->buffer, "null");
}
