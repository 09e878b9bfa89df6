/* The words of one source with their places, as the lexer finds them; and what is said about words that are
 * not well formed. Tokens live in the arena of the compilation. */
#ifndef YST_SYNTAX_TOKEN_H
#define YST_SYNTAX_TOKEN_H

#include "syntax/say.h"

/* The kinds are those of the grammar (YST_T_… of the generated header), and YST_T_COMMENT, which the grammar
 * never sees. */
typedef struct yst_token {
  uint16_t kind;
  bool first;  /* the first of its line */
  bool faulty; /* not well formed; already said */
  uint32_t start, end;
} yst_token;

typedef struct yst_tokens {
  const yst_source *source;
  size_t count, capacity;
  yst_token *items;
} yst_tokens;

/* All tokens of a source. With `comments` they are among them, and nothing is said. */
yst_tokens *yst_tokens_read(yst_arena *arena, const yst_source *source, yst_say *say, bool comments);

static inline yst_text yst_token_text(const yst_tokens *tokens, const yst_token *token)
{
  return yst_text_of(tokens->source->bytes.bytes + token->start, token->end - token->start);
}

static inline yst_span yst_token_span(const yst_tokens *tokens, const yst_token *token)
{
  return (yst_span){tokens->source->number, token->start, token->end};
}

/* The bytes of a quotation mark at the start (or, `at_end`, at the end) of a text; 0 when there is none. */
size_t yst_quote_bytes(yst_text text, bool at_end);

/* ---- for the lexer alone ---- */

typedef struct yst_scan {
  yst_arena *arena;
  const yst_source *source;
  yst_say *say;   /* NULL: say nothing */
  bool faulty;    /* the token being read */
  yst_span fault; /* where its fault lies, which may be before it */
} yst_scan;

typedef enum yst_fault {
#define YST_FAULT(name, code, replacement, message) YST_FAULT_##name,
#include "syntax/faults.def"
#undef YST_FAULT
  YST_FAULT_COUNT
} yst_fault;

/* What a word that is not well formed was meant to be: `0.5` for `.5`, `2 years` for `2yrs`; empty where it
 * cannot be told. */
yst_text yst_meant(yst_arena *arena, yst_fault fault, yst_text word);
/* Says that a word is not well formed. */
void yst_scan_say(yst_scan *scan, yst_span span, yst_fault fault);
/* A text, whatever its quotes; returns how many of its bytes belong to it. */
uint32_t yst_scan_text(yst_scan *scan, yst_span span);
/* `use other.rules`: says that the name of the file wants quotation marks. */
void yst_scan_file_name(yst_scan *scan, yst_span span);
/* `28 July 2011`, or a number and words that look alike: returns the kind of token and how many bytes belong
 * to it. */
int yst_scan_date(yst_scan *scan, yst_span span, uint32_t *length);
/* Dates written in figures. */
void yst_scan_plain_date(yst_scan *scan, yst_span span);
void yst_scan_year(yst_scan *scan, yst_span span);
void yst_scan_number(yst_scan *scan, yst_span span);
void yst_scan_money(yst_scan *scan, yst_span span);

/* Memory for flex, from the arena; the sizes are kept so that a block can grow. */
void *yst_scan_memory(yst_scan *scan, size_t size);
void *yst_scan_more_memory(yst_scan *scan, void *old, size_t size);
_Noreturn void yst_scan_impossible(const char *message);

#endif
