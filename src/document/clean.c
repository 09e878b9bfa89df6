#include "document/read.h"

/* Longer tags are text: what is looked through stays linear. */
#define LONGEST_TAG 400

typedef struct cleaner {
  yst_text text;
  size_t at;
  yst_buffer out;
} cleaner;

static bool is_letter(char byte)
{
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool begins(const cleaner *c, const char *words)
{
  size_t length = strlen(words);
  return c->text.length - c->at >= length && memcmp(c->text.bytes + c->at, words, length) == 0;
}

/* What a tag does to the text: part it, begin an item, or nothing. 0: a tag that is not known and is text. */
static char effect_of(yst_text name)
{
  static const struct {
    const char *name;
    char effect;
  } tags[] = {{"p", YST_BREAK},     {"ul", YST_BREAK},
              {"ol", YST_BREAK},    {"br", YST_BREAK},
              {"div", YST_BREAK},   {"tr", YST_BREAK},
              {"td", YST_BREAK},    {"th", YST_BREAK},
              {"table", YST_BREAK}, {"li", YST_ITEM_BREAK},
              {"h1", YST_BREAK},    {"h2", YST_BREAK},
              {"h3", YST_BREAK},    {"h4", YST_BREAK},
              {"b", ' '},           {"u", ' '},
              {"i", ' '},           {"em", ' '},
              {"strong", ' '},      {"span", ' '},
              {"sup", ' '},         {"sub", ' '},
              {"a", ' '},           {"font", ' '},
              {"small", ' '},       {"tbody", ' '},
              {"thead", YST_BREAK}, {"blockquote", YST_BREAK}};
  for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
    if (yst_text_equal(name, yst_text_from(tags[i].name))) return tags[i].effect;
  }
  return 0;
}

/* `<ul style="…">`; false when no known tag stands here. */
static bool pass_tag(cleaner *c)
{
  size_t at = c->at + 1, end = at;
  if (at < c->text.length && c->text.bytes[at] == '/') at++;
  size_t name = at;
  char folded[16];
  while (
      at < c->text.length && at - name < sizeof folded &&
      (is_letter(c->text.bytes[at]) || (at > name && c->text.bytes[at] >= '0' && c->text.bytes[at] <= '9'))) {
    folded[at - name] = (char)(c->text.bytes[at] | 0x20);
    at++;
  }
  char effect = effect_of(yst_text_of(folded, at - name));
  if (!effect) return false;
  for (end = at; end < c->text.length && c->text.bytes[end] != '>'; end++) {
    if (c->text.bytes[end] == '\n' || c->text.bytes[end] == '<' || end - at > LONGEST_TAG) return false;
  }
  if (end >= c->text.length) return false;
  c->at = end + 1;
  /* An inline tag parts nothing, not even a word. */
  if (effect != ' ') yst_buffer_add_byte(&c->out, effect);
  return true;
}

/* A field of a word processor: `HYPERLINK "address" \l "mark"`, before the words it shows. */
static bool pass_field(cleaner *c)
{
  if (!begins(c, "HYPERLINK \"")) return false;
  size_t at = c->at + 10;
  while (at < c->text.length && c->text.bytes[at] == '"') {
    const char *begin = c->text.bytes + at + 1;
    const char *close = memchr(begin, '"', c->text.length - at - 1);
    if (!close || memchr(begin, '\n', (size_t)(close - begin))) return false;
    at = (size_t)(close - c->text.bytes) + 1;
    /* Switches: a backslash, a letter, another text. */
    size_t more = at;
    while (more < c->text.length && c->text.bytes[more] == ' ') more++;
    if (c->text.length - more < 4 || c->text.bytes[more] != '\\' ||
        memcmp(c->text.bytes + more + 2, " \"", 2) != 0)
      break;
    at = more + 3;
  }
  c->at = at;
  yst_buffer_add_byte(&c->out, ' ');
  return true;
}

static bool pass_image(cleaner *c)
{
  if (!begins(c, "[image:")) return false;
  for (size_t at = c->at; at < c->text.length && at - c->at < LONGEST_TAG && c->text.bytes[at] != '\n';
       at++) {
    if (c->text.bytes[at] != ']') continue;
    c->at = at + 1;
    return true;
  }
  return false;
}

static bool pass_entity(cleaner *c)
{
  static const struct {
    const char *name;
    const char *text;
  } entities[] = {{"&amp;", "&"},   {"&lt;", "<"},  {"&gt;", ">"},          {"&nbsp;", " "},
                  {"&quot;", "\""}, {"&#39;", "'"}, {"&pound;", "\xC2\xA3"}};
  for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++) {
    if (!begins(c, entities[i].name)) continue;
    yst_buffer_add_string(&c->out, entities[i].text);
    c->at += strlen(entities[i].name);
    return true;
  }
  return false;
}

/* A row of a table between strokes, `| a | b |`, as one between tabs. */
static void copy_stroke(cleaner *c)
{
  bool ends_line = c->at + 1 >= c->text.length || c->text.bytes[c->at + 1] == '\n';
  bool begins_line = c->at == 0 || c->text.bytes[c->at - 1] == '\n';
  if (!ends_line && !begins_line) yst_buffer_add_byte(&c->out, '\t');
  c->at++;
}

static void copy_control(cleaner *c)
{
  unsigned char byte = (unsigned char)c->text.bytes[c->at];
  bool pair = byte == '\r' && c->at + 1 < c->text.length && c->text.bytes[c->at + 1] == '\n';
  c->at += pair ? 2 : 1;
  if (byte == '\r' || byte == '\n')
    yst_buffer_add_byte(&c->out, '\n');
  else if (byte == '\f')
    yst_buffer_add_byte(&c->out, YST_BREAK);
  else
    yst_buffer_add_byte(&c->out, byte == '\t' ? '\t' : ' ');
}

yst_text yst_clean_text(yst_arena *arena, yst_text text)
{
  cleaner c = {.text = text, .out = yst_buffer_in(arena)};
  bool row = false;
  while (c.at < text.length) {
    char byte = text.bytes[c.at];
    if (c.at == 0 || text.bytes[c.at - 1] == '\n') row = byte == '|';
    if (byte == '<' && pass_tag(&c)) continue;
    if (byte == 'H' && pass_field(&c)) continue;
    if (byte == '[' && pass_image(&c)) continue;
    if (byte == '&' && pass_entity(&c)) continue;
    if (byte == '|' && row) {
      copy_stroke(&c);
    } else if ((unsigned char)byte < 0x20 || byte == 0x7F) {
      copy_control(&c);
    } else {
      yst_buffer_add_byte(&c.out, byte);
      c.at++;
    }
  }
  return yst_buffer_text(&c.out);
}
