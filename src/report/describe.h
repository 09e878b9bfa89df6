/* A toolkit as a document for people who will never open a rule file: what it holds, the readings that were
 * chosen, what the published document leaves open, and every rule in words and tables with its source. It
 * reads the model; nothing is owned here. */
#ifndef YST_REPORT_DESCRIBE_H
#define YST_REPORT_DESCRIBE_H

#include "model/model.h"
#include "report/page.h"

/* Everything, or only the summary: the numbers, the readings and the gaps. The page has been begun. */
void yst_describe(yst_page *page, const yst_model *model, bool summary);

/* ---- what the parts of it share ---- */

/* The kinds of pieces, in the order in which the summary counts them. */
typedef enum yst_described_kind {
  YST_DESCRIBED_FIELD,
  YST_DESCRIBED_OTHER, /* another register */
  YST_DESCRIBED_LIST,
  YST_DESCRIBED_LIMIT,
  YST_DESCRIBED_VALUE,
  YST_DESCRIBED_CONDITION,
  YST_DESCRIBED_GROUP,
  YST_DESCRIBED_CLASSIFY,
  YST_DESCRIBED_RUBRIC,
  YST_DESCRIBED_CHECKLIST,
  YST_DESCRIBED_TABLE,
  YST_DESCRIBED_REQUIREMENT,
  YST_DESCRIBED_REVIEW,
  YST_DESCRIBED_STAGE,
  YST_DESCRIBED_PUBLISHED,
  YST_DESCRIBED_CLAIM,
  YST_DESCRIBED_FIGURE,
  YST_DESCRIBED_GAP,
  YST_DESCRIBED_KINDS
} yst_described_kind;

typedef struct yst_described {
  yst_described_kind kind;
  const void *piece; /* yst_field, yst_list, … by kind */
  const yst_about *about;
} yst_described;

/* What there is to look up while a toolkit is described, made once. */
typedef struct yst_describing {
  yst_page *page;
  const yst_model *model;
  size_t name_count;
  const yst_about **by_name; /* by atom: what a piece of this name is called, or NULL */
  size_t clause_count;
  const yst_piece **clauses; /* all pieces of all files, by place */
} yst_describing;

/* In the page's scratch. */
yst_describing yst_describing_of(yst_page *page, const yst_model *model);
/* The words of an expression, with what `unless` takes away from it; nothing for NULL. */
yst_text yst_expr_words(const yst_describing *d, const yst_expr *expr);
/* What a piece applies to, after the word "applies": `when …`, `unless …`, `to "A", "B"`. */
yst_text yst_applies_words(const yst_describing *d, const yst_expr *applies);
/* What a piece of this name is called; NULL when there is none. */
const yst_about *yst_described_named(const yst_describing *d, yst_text name);
/* All pieces, those of the named file first, then those of the files it uses; in each as they are written. */
const yst_described *yst_described_pieces(yst_arena *arena, const yst_model *model, size_t *count);
/* Whether a piece stands in the named file. */
bool yst_described_here(const yst_about *about);
/* Everything that one piece says. */
void yst_describe_piece(const yst_describing *d, const yst_described *described);

/* What decides in it, in the words of the rule file; empty where that is more than one expression. */
yst_text yst_described_rule(const yst_describing *d, const yst_described *described);

/* The words of the rule file at a place, on one line, with the labels of what is named there. */
yst_text yst_words_at(const yst_describing *d, yst_span span);

#endif
