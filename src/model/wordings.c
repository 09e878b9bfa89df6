#include "model/wordings.h"

typedef struct wording {
  const char *word, *here;
} wording;

static const wording types[] = {
    {"currency", "money"},      {"pounds", "money"},    {"gbp", "money"},
    {"amount", "money"},        {"sum", "money"},       {"string", "text"},
    {"words", "text"},          {"free_text", "text"},  {"boolean", "yes/no"},
    {"bool", "yes/no"},         {"logical", "yes/no"},  {"flag", "yes/no"},
    {"tickbox", "yes/no"},      {"integer", "number"},  {"int", "number"},
    {"decimal", "number"},      {"float", "number"},    {"numeric", "number"},
    {"percentage", "percent"},  {"datetime", "date"},   {"day", "date"},
    {"timestamp", "date"},      {"duration", "period"}, {"months", "period"},
    {"year", "financial year"},
};

static const wording rows[] = {
    {"else", "otherwise"},
    {"other", "otherwise"},
    {"others", "otherwise"},
    {"default", "otherwise"},
    {"rest", "otherwise"},
    {"true", "yes"},
    {"y", "yes"},
    {"yes", "yes"},
    {"false", "no"},
    {"n", "no"},
    {"no", "no"},
};

static const wording values[] = {
    {"true", "yes"}, {"y", "yes"}, {"yes", "yes"},     {"false", "no"},
    {"n", "no"},     {"no", "no"}, {"today", "as_at"}, {"now", "as_at"},
};

static const wording states[] = {
    {"empty", "is not given"}, {"blank", "is not given"},   {"missing", "is not given"},
    {"null", "is not given"},  {"unknown", "is not known"}, {"present", "is given"},
    {"filled", "is given"},    {"provided", "is given"},    {"stated", "is given"},
};

/* The word in small letters is compared. */
static const char *find(const wording *list, size_t count, yst_text word)
{
  for (size_t i = 0; i < count; i++) {
    const char *known = list[i].word;
    size_t at = 0;
    while (at < word.length && known[at] && known[at] == (char)(word.bytes[at] | 0x20)) at++;
    if (at == word.length && !known[at]) return list[i].here;
  }
  return NULL;
}

const char *yst_type_meant(yst_text word)
{
  return find(types, sizeof types / sizeof types[0], word);
}

const char *yst_row_meant(yst_text word)
{
  return find(rows, sizeof rows / sizeof rows[0], word);
}

const char *yst_value_meant(yst_text word)
{
  return find(values, sizeof values / sizeof values[0], word);
}

const char *yst_state_meant(yst_text word, bool denied)
{
  const char *here = find(states, sizeof states / sizeof states[0], word);
  if (!here || !denied) return here;
  bool given = yst_text_equal(yst_text_from(here), YST_TEXT("is given"));
  if (given) return "is not given";
  return yst_text_equal(yst_text_from(here), YST_TEXT("is not known")) ? "is known" : "is given";
}
