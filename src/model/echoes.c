#include "model/echoes.h"

/* So many further places of a name are shown. */
#define PLACES_SHOWN 3

static bool is_about_name(const yst_diag *diag)
{
  switch (diag->code) {
  case YST_UNKNOWN_NAME:
  case YST_UNKNOWN_CHOICE:
  case YST_UNKNOWN_SOURCE:
  case YST_UNKNOWN_TOPIC:
  case YST_NOT_A_LIST: return true;
  default: return false;
  }
}

/* ---- what a declaration that could not be read would have said ---- */

/* Whether names may be missing because a whole file is: one that is not there, or that a file which uses
 * itself stands in for. */
static bool lacks_file(const yst_model_builder *b)
{
  for (size_t i = 0; i < b->diags->count; i++) {
    yst_code code = b->diags->items[i]->code;
    if (code == YST_FILE_NOT_FOUND || code == YST_USE_CYCLE) return true;
  }
  for (size_t i = 0; i < b->tree_count; i++) {
    for (const yst_piece *p = NULL; (p = yst_next_of(b->trees[i]->root, p, YST_PIECE_USE));) {
      if (p->broken) return true;
    }
  }
  return false;
}

/* Whether a name stands in a line that did not fit, where it may have been declared. */
static bool is_unread(const yst_model_builder *b, yst_text name)
{
  for (size_t i = 0; i < b->tree_count; i++) {
    const yst_words *unread = &b->trees[i]->unread;
    for (size_t k = 0; k < unread->count; k++) {
      if (yst_text_equal(yst_name_text(b, unread->items[k].atom), name)) return true;
    }
  }
  return false;
}

/* The message about a line that may have lost a name; NULL when there is none. */
static yst_diag *find_lost(const yst_model_builder *b)
{
  for (size_t i = 0; i < b->tree_count; i++) {
    if (b->trees[i]->lost) return b->trees[i]->lost;
  }
  for (size_t i = 0; i < b->diags->count; i++) {
    if (b->diags->items[i]->code == YST_REPEATED_CLAUSE) return b->diags->items[i];
  }
  return NULL;
}

/* ---- folding ---- */

typedef struct echoes {
  yst_model_builder *b;
  bool *folded; /* by message */
} echoes;

static yst_text name_of(const echoes *e, size_t message)
{
  return yst_span_text(e->b, e->b->diags->items[message]->span);
}

static bool ends_with(const echoes *e, size_t message, const char *words)
{
  yst_text end = yst_format(e->b->arena, "%s `%t`", words, name_of(e, message));
  yst_text said = e->b->diags->items[message]->message;
  return said.length >= end.length &&
         yst_text_equal(yst_text_of(said.bytes + said.length - end.length, end.length), end);
}

/* `nothing is called X`, `the list has no column X`, `X is no list`, and not `Y has no X`. */
static bool says_called(const echoes *e, size_t message)
{
  if (ends_with(e, message, "called") || ends_with(e, message, "column")) return true;
  yst_atom name = yst_atom_find(e->b->atoms, name_of(e, message));
  return e->b->diags->items[message]->code == YST_NOT_A_LIST && !yst_symbol_named(e->b, name);
}

/* The first message that says the same of a name, which may be the one given. */
static size_t first_alike(const echoes *e, size_t message)
{
  yst_text name = name_of(e, message);
  const yst_diag *diag = e->b->diags->items[message];
  bool called = says_called(e, message);
  for (size_t i = 0; i < message; i++) {
    const yst_diag *other = e->b->diags->items[i];
    if (!is_about_name(other) || !yst_text_equal(name_of(e, i), name)) continue;
    if (yst_text_equal(other->message, diag->message) || (called && says_called(e, i))) return i;
  }
  return message;
}

static bool has_fix_at(const yst_diag *diag, yst_span span)
{
  for (size_t i = 0; i < diag->fix_count; i++) {
    yst_span other = diag->fixes[i].span;
    if (other.source == span.source && other.start == span.start && other.end == span.end) return true;
  }
  return false;
}

static void fold_into(const echoes *e, size_t first, size_t message)
{
  yst_diags *diags = e->b->diags;
  yst_diag *into = diags->items[first];
  const yst_diag *from = diags->items[message];
  e->folded[message] = true;
  size_t own = into->code == YST_UNIT_MISMATCH ? 2 : 0; /* its two sides */
  if (into->label_count < PLACES_SHOWN + own) yst_diag_label(diags, into, from->span, "it stands here too");
  for (size_t i = 0; i < from->fix_count; i++)
    if (into->code != YST_UNIT_MISMATCH || !has_fix_at(into, from->fixes[i].span))
      yst_diag_fix(diags, into, from->fixes[i].span, from->fixes[i].certain, from->fixes[i].replacement);
}

/* Names that nothing has lead to circles that are none. */
static void fold_circles(const echoes *e)
{
  yst_diags *diags = e->b->diags;
  bool unknown = false;
  for (size_t i = 0; i < diags->count; i++)
    unknown = unknown || (is_about_name(diags->items[i]) && !e->folded[i]);
  for (size_t i = 0; i < diags->count && unknown; i++)
    if (diags->items[i]->code == YST_CYCLE) e->folded[i] = true;
}

/* Where a line is missing, what it held is not set in under what holds it now. */
static void fold_indentation(const echoes *e)
{
  yst_diags *diags = e->b->diags;
  bool stray = false;
  for (size_t i = 0; i < diags->count; i++) stray = stray || diags->items[i]->code == YST_MISPLACED;
  for (size_t i = 0; i < diags->count && stray; i++)
    if (diags->items[i]->code == YST_INDENTATION) e->folded[i] = true;
}

/* The side of a mismatch that is the name of a limit; none when neither is. */
static yst_text limit_of(const echoes *e, size_t message)
{
  const yst_diag *diag = e->b->diags->items[message];
  for (size_t i = 0; diag->code == YST_UNIT_MISMATCH && i < diag->label_count; i++) {
    yst_text name = yst_span_text(e->b, diag->labels[i].span);
    const yst_symbol *symbol = yst_symbol_named(e->b, yst_atom_find(e->b->atoms, name));
    if (symbol && symbol->kind == YST_SYMBOL_LIMIT) return name;
  }
  return yst_text_of("", 0);
}

/* A limit whose amount is of the wrong kind does not go with what it is compared with anywhere. */
static void fold_limits(const echoes *e)
{
  size_t count = e->b->diags->count;
  yst_text *limits = YST_NEW_ARRAY(e->b->arena, count + 1, yst_text);
  for (size_t i = 0; i < count; i++) {
    limits[i] = limit_of(e, i);
    for (size_t k = 0; limits[i].length && k < i; k++) {
      if (e->folded[k] || !yst_text_equal(limits[k], limits[i])) continue;
      fold_into(e, k, i);
      break;
    }
  }
}

/* A word of a choice that stands by itself was told to be a part of what is before it. */
static void fold_bare_words(const echoes *e)
{
  yst_diags *diags = e->b->diags;
  for (size_t i = 0; i < diags->count; i++) {
    const yst_diag *bare = diags->items[i];
    if (bare->code != YST_NO_TYPE) continue;
    for (size_t k = 0; k < diags->count && !e->folded[i]; k++) {
      const yst_diag *other = diags->items[k];
      bool told = other->code == YST_NOT_A_CONDITION || other->code == YST_MIXED_AND_OR;
      e->folded[i] = told && other->span.source == bare->span.source &&
                     other->span.start <= bare->span.start && other->span.end >= bare->span.end;
    }
  }
}

/* One name alone that nothing has, beside a line that may have lost one: the two belong together. */
static void fold_into_lost(const echoes *e)
{
  yst_diags *diags = e->b->diags;
  yst_diag *lost = find_lost(e->b);
  size_t left = 0, only = 0;
  for (size_t i = 0; i < diags->count; i++) {
    if (e->folded[i] || !is_about_name(diags->items[i])) continue;
    left++;
    only = i;
  }
  if (!lost || left != 1 || diags->items[only] == lost) return;
  yst_diag_label(diags, lost, diags->items[only]->span, "`%t` is used here, and nothing is called that now",
                 name_of(e, only));
  e->folded[only] = true;
}

void yst_fold_echoes(yst_model_builder *builder)
{
  yst_diags_sort(builder->diags);
  echoes e = {builder, YST_NEW_ARRAY(builder->arena, builder->diags->count + 1, bool)};
  bool no_file = lacks_file(builder);
  for (size_t i = 0; i < builder->diags->count; i++) {
    if (!is_about_name(builder->diags->items[i])) continue;
    size_t first = first_alike(&e, i);
    if (first < i)
      fold_into(&e, first, i);
    else
      e.folded[i] = no_file || is_unread(builder, name_of(&e, i));
  }
  fold_into_lost(&e);
  fold_indentation(&e);
  fold_bare_words(&e);
  fold_limits(&e);
  fold_circles(&e);
  yst_diags_leave_out(builder->diags, e.folded);
}
