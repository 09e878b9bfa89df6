#include "syntax/filter.h"

#include "base/utf8.h"

#include "syntax/parser.h"

/* ---- lead words ---- */

typedef struct lead_word {
  const char *words;
  yst_piece_kind kind;
} lead_word;

/* Several wordings may lead one kind of piece. */
static const lead_word lead_words[] = {
#define YST_PIECE(name, lead, parents) {lead, YST_PIECE_##name},
#include "syntax/pieces.def"
#undef YST_PIECE
    {"higher is better", YST_PIECE_DIRECTION},
    {"best first", YST_PIECE_DIRECTION},
    {"worst first", YST_PIECE_DIRECTION},
};
#define LEAD_COUNT (sizeof lead_words / sizeof lead_words[0])

/* Words of other languages and of earlier drafts, and what is said here. */
static const struct {
  const char *word, *here;
} strangers[] = {
    {"test", "condition"},   {"rule", "require"},   {"must", "require"},   {"should", "recommend"},
    {"threshold", "limit"},  {"constant", "limit"}, {"import", "use"},     {"question", "criterion"},
    {"heading", "section"},  {"enum", "choice"},    {"options", "choice"}, {"criteria", "criterion"},
    {"reads", "read"},       {"case", "example"},   {"band", "score"},     {"bands", "score"},
    {"description", "note"}, {"define", "value"},   {"let", "value"},      {"class", "classify"},
    {"reference", "cite"},   {"if", "when"},        {"comment", "note"},   {"title", "toolkit"},
};
#define STRANGER_COUNT (sizeof strangers / sizeof strangers[0])

static bool is_word(yst_text text)
{
  if (text.length == 0) return false;
  char byte = text.bytes[0];
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
}

static yst_text text_at(const yst_tokens *tokens, size_t at)
{
  return at < tokens->count ? yst_token_text(tokens, &tokens->items[at]) : yst_text_of("", 0);
}

static int kind_at(const yst_tokens *tokens, size_t at)
{
  return at < tokens->count ? tokens->items[at].kind : YST_T_YYEOF;
}

/* How many tokens on one line, from `at` on, are the given words; 0 when they are not. */
static size_t match_words(const yst_tokens *tokens, size_t at, const char *words)
{
  size_t count = 0;
  while (*words) {
    size_t length = strcspn(words, " ");
    if (at + count >= tokens->count || (count > 0 && tokens->items[at + count].first)) return 0;
    if (!yst_text_equal(text_at(tokens, at + count), yst_text_of(words, length))) return 0;
    words += length + (words[length] == ' ');
    count++;
  }
  return count;
}

bool yst_filter_is_lead(yst_text word)
{
  for (size_t i = 0; i < LEAD_COUNT; i++) {
    if (yst_text_equal(word, yst_text_from(lead_words[i].words))) return true;
  }
  return false;
}

bool yst_filter_leads(const yst_tokens *tokens, size_t at)
{
  yst_text text = text_at(tokens, at), meant;
  if (!is_word(text)) return false;
  for (size_t i = 0; i < LEAD_COUNT; i++) {
    if (lead_words[i].words[0] && match_words(tokens, at, lead_words[i].words)) return true;
  }
  return yst_filter_meant(text, &meant) != YST_PIECE_COUNT;
}

/* The word in small letters, as lead words are; empty when it is longer than any. */
static yst_text small_letters(yst_text word, char room[32])
{
  if (word.length > 32) return yst_text_of("", 0);
  for (size_t i = 0; i < word.length; i++) {
    char byte = word.bytes[i];
    room[i] = byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte;
  }
  return yst_text_of(room, word.length);
}

/* Not phrases, and not the connecting words, which stand first on many a line without leading it. */
static bool can_be_guessed(const lead_word *lead)
{
  switch (lead->kind) {
  case YST_PIECE_FROM:
  case YST_PIECE_BRANCH:
  case YST_PIECE_ABOUT:
  case YST_PIECE_GIVEN: return false;
  default: return lead->words[0] && !strchr(lead->words, ' ');
  }
}

yst_piece_kind yst_filter_meant(yst_text word, yst_text *lead)
{
  char room[32];
  yst_text candidates[LEAD_COUNT];
  yst_piece_kind kinds[LEAD_COUNT];
  size_t count = 0;
  for (size_t i = 0; i < LEAD_COUNT; i++) {
    if (!can_be_guessed(&lead_words[i])) continue;
    kinds[count] = lead_words[i].kind;
    candidates[count++] = yst_text_from(lead_words[i].words);
  }
  word = small_letters(word, room);
  for (size_t i = 0; i < STRANGER_COUNT; i++) {
    if (yst_text_equal(word, yst_text_from(strangers[i].word))) word = yst_text_from(strangers[i].here);
  }
  long nearest = word.length > 3 ? yst_text_nearest(word, candidates, count) : -1;
  if (nearest < 0) return YST_PIECE_COUNT;
  *lead = candidates[nearest];
  return kinds[nearest];
}

/* ---- what begins a line ---- */

bool yst_filter_carries_on(int kind)
{
  switch (kind) {
  case YST_T_STRING:
  case YST_T_COMMA:
  case YST_T_BAR:
  case YST_T_AND:
  case YST_T_OR:
  case YST_T_OR_MORE:
  case YST_T_OR_LESS:
  case YST_T_TO:
  case YST_T_WHEN:
  case YST_T_IS:
  case YST_T_OF:
  case YST_T_OUT_OF:
  case YST_T_IN:
  case YST_T_AS:
  case YST_T_BY:
  case YST_T_FROM:
  case YST_T_WHERE:
  case YST_T_THAN:
  case YST_T_INCLUDES:
  case YST_T_INCLUDING:
  case YST_T_CONTAINS:
  case YST_T_ROUNDED:
  case YST_T_PER:
  case YST_T_ALSO:
  case YST_T_MEMBER:
  case YST_T_OPEN:
  case YST_T_CLOSE:
  case YST_T_PLUS:
  case YST_T_TIMES:
  case YST_T_SLASH:
  case YST_T_EQ:
  case YST_T_NE:
  case YST_T_LT:
  case YST_T_LE:
  case YST_T_GT:
  case YST_T_GE: return true;
  default: return false;
  }
}

bool yst_filter_leaves_open(int kind)
{
  if (kind == YST_T_STRING || kind == YST_T_CLOSE || kind == YST_T_OR_MORE || kind == YST_T_OR_LESS)
    return false;
  return yst_filter_carries_on(kind) || kind == YST_T_NOT || kind == YST_T_OVER || kind == YST_T_UNDER ||
         kind == YST_T_MINUS || kind == YST_T_OTHERWISE;
}

bool yst_filter_parts(const yst_tokens *tokens, size_t at)
{
  const yst_token *token = &tokens->items[at];
  return token->first && !yst_filter_carries_on(token->kind) &&
         !yst_filter_leaves_open(tokens->items[at - 1].kind);
}

/* What `when` does at the start of a line: some pieces have one inside, some any number. */
static bool when_carries_on(const yst_filter *filter)
{
  switch (filter->line.kind) {
  case YST_PIECE_VALUE:
  case YST_PIECE_COLUMN:
  case YST_PIECE_WEIGHT:
  case YST_PIECE_FIGURE: return true;
  case YST_PIECE_ITEM:
  case YST_PIECE_PART:
  case YST_PIECE_BRANCH:
  case YST_PIECE_DEDUCT:
  case YST_PIECE_NO_BETTER:
  case YST_PIECE_NO_WORSE:
  case YST_PIECE_READING:
  case YST_PIECE_APPLIES:
  case YST_PIECE_MET:
  case YST_PIECE_OPENS: return !filter->seen_when;
  default: return false;
  }
}

static bool in_table(const yst_filter *filter)
{
  return filter->opener == YST_PIECE_EXAMPLES;
}

/* Lead words that are connecting words too: their place says which. */
static bool leads_here(const yst_filter *filter, const lead_word *lead, size_t at, size_t count)
{
  const yst_tokens *tokens = filter->tokens;
  int before = at > 0 ? kind_at(tokens, at - 1) : YST_T_YYEOF;
  switch (lead->kind) {
  case YST_PIECE_WHEN: return !when_carries_on(filter);
  case YST_PIECE_NOT_APPLICABLE: return kind_at(tokens, at + count) == YST_T_SCORE;
  case YST_PIECE_FROM: return filter->opener == YST_PIECE_LIMIT;
  case YST_PIECE_BRANCH:
    return filter->opener == YST_PIECE_CLASSIFY || kind_at(tokens, at + 2) == YST_T_STRING;
  case YST_PIECE_GIVEN: return before != YST_T_IS && before != YST_T_NOT && !in_table(filter);
  case YST_PIECE_CASES: return before != YST_T_BAR && in_table(filter);
  case YST_PIECE_NO_BETTER:
  case YST_PIECE_NO_WORSE: return before != YST_T_IS && before != YST_T_NOT;
  case YST_PIECE_BEST: return kind_at(tokens, at + 1) == YST_T_NUMBER && kind_at(tokens, at + 2) == YST_T_OF;
  case YST_PIECE_FIXED_ROW: return kind_at(tokens, at + 1) != YST_T_OF;
  case YST_PIECE_ROW_OF: return kind_at(tokens, at + 1) == YST_T_OF && !in_table(filter);
  case YST_PIECE_CASES_OF:
    return kind_at(tokens, at + 1) == YST_T_OF && before != YST_T_BAR && in_table(filter);
  case YST_PIECE_EXPECT: return before != YST_T_BAR;
  default: return true;
  }
}

/* The lead word that begins a line at a token, the longest there is; NULL when there is none. */
static const lead_word *find_lead(const yst_filter *filter, size_t at, size_t *count)
{
  const lead_word *found = NULL;
  *count = 0;
  yst_text text = text_at(filter->tokens, at);
  if (!is_word(text)) return NULL;
  for (size_t i = 0; i < LEAD_COUNT; i++) {
    const lead_word *lead = &lead_words[i];
    if (lead->words[0] != text.bytes[0]) continue;
    size_t matched = match_words(filter->tokens, at, lead->words);
    if (matched <= *count || !leads_here(filter, lead, at, matched)) continue;
    found = lead;
    *count = matched;
  }
  return found;
}

/* A misspelt lead word: near to one, followed by a name and a text as most pieces are, and not what the line
 * before waits for. */
static bool looks_misspelt(const yst_filter *filter, size_t at)
{
  const yst_tokens *tokens = filter->tokens;
  if (kind_at(tokens, at) != YST_T_NAME) return false;
  if (at > 0 && yst_filter_leaves_open(kind_at(tokens, at - 1))) return false;
  if (at > filter->line.begin && at == filter->line.begin + filter->line.lead) return false;
  if (at + 2 >= tokens->count || tokens->items[at + 1].first || tokens->items[at + 2].first) return false;
  if (!is_word(text_at(tokens, at + 1)) || kind_at(tokens, at + 2) != YST_T_STRING) return false;
  yst_text lead;
  return yst_filter_meant(text_at(tokens, at), &lead) != YST_PIECE_COUNT;
}

/* ---- rows ---- */

static yst_piece_kind rows_after(yst_piece_kind kind, yst_piece_kind before)
{
  switch (kind) {
  case YST_PIECE_CHOICE:
  case YST_PIECE_SCALE: return YST_PIECE_LEVEL;
  case YST_PIECE_LABELS: return YST_PIECE_LABEL_ROW;
  case YST_PIECE_GRADES: return YST_PIECE_GRADE;
  case YST_PIECE_SCORE:
  case YST_PIECE_EVIDENCE: return YST_PIECE_SCORE_ROW;
  case YST_PIECE_ROWS: return YST_PIECE_GRID_ROW;
  case YST_PIECE_CASES:
  case YST_PIECE_CASES_OF: return YST_PIECE_CASE;
  /* These may stand between the rows. */
  case YST_PIECE_LEVEL:
  case YST_PIECE_LABEL_ROW:
  case YST_PIECE_GRADE:
  case YST_PIECE_SCORE_ROW:
  case YST_PIECE_GRID_ROW:
  case YST_PIECE_CASE:
  case YST_PIECE_DIRECTION:
  case YST_PIECE_CITE:
  case YST_PIECE_ABOUT:
  case YST_PIECE_NOTE: return before;
  default: return YST_PIECE_COUNT;
  }
}

static bool is_row(yst_piece_kind kind)
{
  return kind == YST_PIECE_LEVEL || kind == YST_PIECE_LABEL_ROW || kind == YST_PIECE_GRADE ||
         kind == YST_PIECE_SCORE_ROW || kind == YST_PIECE_GRID_ROW || kind == YST_PIECE_CASE;
}

/* Rows of a table of examples are never carried on: a text in quotes may be their first cell. What carries on
 * its head does so by the bar or the comma. */
static bool begins_case(const yst_filter *filter, size_t at)
{
  if (filter->line.kind == YST_PIECE_CASE) return true;
  int before = at > filter->line.begin ? kind_at(filter->tokens, at - 1) : YST_T_YYEOF;
  int here = kind_at(filter->tokens, at);
  if (here == YST_T_BAR && filter->seen_expect) return true; /* `| 140 | yes |`, as tables are written */
  return before != YST_T_BAR && before != YST_T_COMMA && here != YST_T_BAR && here != YST_T_COMMA;
}

/* A band as many people write it, `< 50`; nothing that rows stand under is carried on by such a word. */
static bool begins_band(const yst_filter *filter, size_t at)
{
  int kind = kind_at(filter->tokens, at);
  bool sign = kind == YST_T_LT || kind == YST_T_LE || kind == YST_T_GT || kind == YST_T_GE;
  return (filter->rows == YST_PIECE_SCORE_ROW || filter->rows == YST_PIECE_GRADE) &&
         (sign || kind == YST_T_IS || kind == YST_T_FROM);
}

static bool begins_row(const yst_filter *filter, size_t at)
{
  yst_piece_kind kind = filter->line.kind;
  if (kind == YST_PIECE_CASE || kind == YST_PIECE_CASES || kind == YST_PIECE_CASES_OF)
    return begins_case(filter, at);
  if (filter->rows == YST_PIECE_COUNT) return false;
  if (yst_filter_carries_on(kind_at(filter->tokens, at)) && !begins_band(filter, at)) return false;
  bool after_comma = at > filter->line.begin && kind_at(filter->tokens, at - 1) == YST_T_COMMA;
  return is_row(kind) || !after_comma;
}

/* ---- lines ---- */

yst_filter yst_filter_of(const yst_tokens *tokens)
{
  return (yst_filter){.tokens = tokens,
                      .opener = YST_PIECE_COUNT,
                      .rows = YST_PIECE_COUNT,
                      .line = {.kind = YST_PIECE_COUNT}};
}

/* Inside some lines a word begins the next one wherever it stands: `condition x "X" when …`. */
static bool splits(const yst_filter *filter, size_t at)
{
  yst_piece_kind kind = filter->line.kind;
  switch (kind_at(filter->tokens, at)) {
  case YST_T_WHEN: return kind == YST_PIECE_CONDITION;
  case YST_T_UNLESS: return kind == YST_PIECE_CONDITION || kind == YST_PIECE_WHEN || kind == YST_PIECE_BRANCH;
  default: return false;
  }
}

static bool begins_line(const yst_filter *filter, size_t at)
{
  const yst_token *token = &filter->tokens->items[at];
  if (splits(filter, at)) return true;
  if (!token->first) return false;
  size_t count;
  if (find_lead(filter, at, &count) || looks_misspelt(filter, at) || begins_row(filter, at)) return true;
  return filter->line.kind == YST_PIECE_COUNT && yst_filter_parts(filter->tokens, at);
}

/* What kind of line begins at a token. */
static void classify_line(yst_filter *filter, size_t at)
{
  yst_line *line = &filter->line;
  size_t count;
  bool split = at > 0 && !filter->tokens->items[at].first;
  const lead_word *lead = split ? NULL : find_lead(filter, at, &count);
  yst_piece_kind rows = filter->rows;
  *line = (yst_line){.begin = at, .kind = YST_PIECE_COUNT, .rows = rows};
  yst_text meant;
  if (split) {
    line->kind = kind_at(filter->tokens, at) == YST_T_WHEN ? YST_PIECE_WHEN : YST_PIECE_UNLESS;
    line->lead = 1;
  } else if (lead) {
    line->kind = lead->kind;
    line->lead = count;
  } else if (looks_misspelt(filter, at)) {
    line->kind = yst_filter_meant(text_at(filter->tokens, at), &meant);
    line->lead = 1;
    line->guessed = true;
  } else if (rows != YST_PIECE_COUNT) {
    line->kind = rows;
  }
}

/* Pieces that stand by themselves; rows and clauses leave the opener as it is. */
static bool is_opener(yst_piece_kind kind)
{
  return kind >= YST_PIECE_TOOLKIT && kind <= YST_PIECE_UNSTATED;
}

/* `when lease is given and` / `review is given`: a name, in all likelihood, that came to stand first on its
 * line. */
static bool is_doubtful(const yst_filter *filter)
{
  const yst_line *line = &filter->line;
  if (!is_opener(line->kind) || !line->lead || !line->begin) return false;
  if (!yst_filter_leaves_open(kind_at(filter->tokens, line->begin - 1))) return false;
  size_t next = line->begin + line->lead;
  int kind = kind_at(filter->tokens, next);
  if (kind == YST_T_YYEOF || filter->tokens->items[next].first) return true;
  return kind != YST_T_STRING && yst_filter_carries_on(kind);
}

void yst_filter_read_as(yst_filter *filter, yst_piece_kind kind)
{
  if (kind != YST_PIECE_COUNT) filter->rows = rows_after(kind, filter->rows);
}

bool yst_filter_next(yst_filter *filter, yst_line *line)
{
  if (filter->next >= filter->tokens->count) return false;
  classify_line(filter, filter->next);
  filter->line.doubtful = is_doubtful(filter);
  if (!filter->line.doubtful) {
    filter->rows = rows_after(filter->line.kind, filter->rows);
    if (is_opener(filter->line.kind)) filter->opener = filter->line.kind;
  }
  filter->seen_when = false;
  filter->seen_expect = false;
  size_t at = filter->line.begin + (filter->line.lead ? filter->line.lead : 1);
  while (at < filter->tokens->count && !begins_line(filter, at)) {
    if (kind_at(filter->tokens, at) == YST_T_WHEN) filter->seen_when = true;
    if (kind_at(filter->tokens, at) == YST_T_EXPECT) filter->seen_expect = true;
    at++;
  }
  filter->line.end = at;
  filter->next = at;
  *line = filter->line;
  return true;
}
