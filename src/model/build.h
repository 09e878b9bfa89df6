/* What the files of this folder share while a model is being built: the pieces of all files in order, the
 * names they declare, the results by name. It is thrown away with the compile arena; only the model in it is
 * for others. */
#ifndef YST_MODEL_BUILD_H
#define YST_MODEL_BUILD_H

#include "model/model.h"

#define YST_NOWHERE SIZE_MAX

/* What a declared name stands for. One array of the model belongs to each kind. */
typedef enum yst_symbol_kind {
  YST_SYMBOL_NONE,
  YST_SYMBOL_SOURCE,
  YST_SYMBOL_TOPIC,
  YST_SYMBOL_CHOICES,
  YST_SYMBOL_FIELD,
  YST_SYMBOL_LIST,
  YST_SYMBOL_LIMIT,
  YST_SYMBOL_VALUE,
  YST_SYMBOL_GROUP,
  YST_SYMBOL_CONDITION,
  YST_SYMBOL_CLASSIFY,
  YST_SYMBOL_RUBRIC,
  YST_SYMBOL_CHECKLIST,
  YST_SYMBOL_TABLE,
  YST_SYMBOL_REQUIREMENT, /* require and recommend */
  YST_SYMBOL_REVIEW,      /* review and deadline */
  YST_SYMBOL_FIGURE,
  YST_SYMBOL_PUBLISHED,
  YST_SYMBOL_CLAIM,
  YST_SYMBOL_STAGE,
  YST_SYMBOL_EXAMPLE,
  YST_SYMBOL_GAP,
  YST_SYMBOL_OTHER,   /* another register */
  YST_SYMBOL_RANKING, /* known by name only */
  YST_SYMBOL_COUNT
} yst_symbol_kind;

/* A declared piece: where it was written and which thing of the model it made. */
typedef struct yst_symbol {
  yst_symbol_kind kind;
  size_t index; /* in the model's array of this kind */
  yst_word name;
  const yst_piece *piece;
  size_t first_result, result_count; /* the results it made, one after the other */
} yst_symbol;

/* What stands inside another piece and may be called by its own name where that is unique. */
typedef enum yst_member_kind {
  YST_MEMBER_CRITERION,
  YST_MEMBER_SECTION,
  YST_MEMBER_ITEM,
  YST_MEMBER_CONDITION_PART
} yst_member_kind;

typedef struct yst_member {
  yst_member_kind kind;
  yst_word name;
  size_t owner;  /* index of the rubric, checklist or condition */
  yst_text path; /* `significance.resources` */
  size_t next;   /* the next member of the same name, or YST_NOWHERE */
} yst_member;

/* A word of a named choice or scale, for finding the choices that have it. */
typedef struct yst_choice_word {
  const yst_choices *choices;
  size_t next; /* the next of the same word, or YST_NOWHERE */
} yst_choice_word;

/* How far the type of a value, computed column or figure has come. */
typedef enum yst_progress { YST_UNTOUCHED, YST_SCANNED, YST_UNDER_WAY, YST_DONE } yst_progress;

/* Which way is better in the rows of a list: pairs of what picks out rows and the direction there. */
typedef struct yst_row_ways {
  yst_progress progress;
  size_t count;
  yst_expr **whens;
  yst_direction *ways;
} yst_row_ways;

typedef struct yst_model_builder {
  yst_arena *arena;
  yst_atoms *atoms;
  yst_sources *sources;
  yst_diags *diags;
  yst_model *model;

  size_t tree_count, tree_capacity;
  const yst_tree **trees; /* used files first, the named file last */

  size_t rule_count, rule_capacity;
  yst_symbol *rules; /* every piece that made something, in the order written, used files first */
  size_t counts[YST_SYMBOL_COUNT];
  const yst_symbol **by_kind[YST_SYMBOL_COUNT]; /* the symbol of each thing in the model's arrays */

  size_t atom_limit;          /* the tables by atom below have so many places */
  const yst_symbol **by_name; /* by atom; sources and topics apart */
  const yst_symbol **source_by_name, **topic_by_name;
  size_t choice_word_count, choice_word_capacity;
  yst_choice_word *choice_words;
  size_t *choices_by_word; /* by atom: the first of choice_words, or YST_NOWHERE */
  size_t member_count, member_capacity;
  yst_member *members;
  size_t *member_by_name; /* by atom: the first member, or YST_NOWHERE */
  size_t result_capacity;
  size_t result_atom_limit;
  yst_result **result_by_name; /* by atom of the dotted name */

  const yst_piece ***criterion_pieces, ***section_pieces; /* by rubric; a section without a name has none */
  const yst_piece ***item_pieces;                         /* by checklist */
  const yst_piece ***column_pieces;                       /* by list; NULL for the column of fixed rows */
  yst_row_ways *row_ways;                                 /* by list */
  bool *list_scanned; /* by list: all its columns were put on an agenda once */
  size_t answer_capacity, addressed_capacity;
  yst_progress *value_progress, *figure_progress;
  yst_progress **column_progress; /* by list, column */
  unsigned settle_depth;
  const yst_symbol *unsettled;  /* what was too deep to be settled where it was used */
  size_t names_compared;        /* for suggestions */
  const yst_piece *repeated_in; /* the last piece that was said to have a clause twice */
  size_t expr_count, expr_limit;
  bool expr_limit_said;

  const yst_choices *item_choices; /* missing, partly, present, explained */
  yst_atom register_name;          /* what the register piece calls the partnerships */
  struct {
    yst_atom partnerships, as_at, parts, score, percent, name, none, row, months, days, years, number;
    yst_atom criteria, items, lower, higher, worse, better, answer;
  } word;
} yst_model_builder;

/* ---- files.c ---- */

/* Loads and parses the named file and all it uses into builder->trees. */
void yst_load_files(yst_model_builder *builder, yst_text name, yst_text bytes, yst_loader loader,
                    void *context);

/* ---- declare.c ---- */

/* Enters every piece of every file, finds names declared twice and makes room for all things of the model. */
void yst_declare_all(yst_model_builder *builder);
/* What a name declares; NULL for none. */
const yst_symbol *yst_symbol_named(const yst_model_builder *builder, yst_atom name);
/* The tables by atom, made anew so that every atom known by now has its place. */
void *yst_table_by_atom(yst_model_builder *builder, const void *old, size_t old_count, size_t size);

/* ---- pieces.c: walking the pieces under a piece ---- */

/* The first piece of a kind under a piece, or NULL. A further one of the kind is a REPEATED_CLAUSE. */
const yst_piece *yst_clause(yst_model_builder *builder, const yst_piece *piece, yst_piece_kind kind);
/* The next piece of a kind under `piece` after `after` (NULL: from the first). For loops. */
const yst_piece *yst_next_of(const yst_piece *piece, const yst_piece *after, yst_piece_kind kind);
size_t yst_count_of(const yst_piece *piece, yst_piece_kind kind);
/* The direction that a DIRECTION clause under a piece gives. */
yst_direction yst_direction_of(yst_model_builder *builder, const yst_piece *piece);
/* The name as text; a span's text; the label or, when there is none, the name. */
yst_text yst_name_text(const yst_model_builder *builder, yst_atom name);
yst_text yst_span_text(const yst_model_builder *builder, yst_span span);
yst_text yst_label_or_name(const yst_model_builder *builder, const yst_piece *piece);
/* Whether to look for a name among `count` others: past a bound of all looking together it is left, for
 * speed. */
bool yst_may_suggest(yst_model_builder *builder, size_t count);
/* Adds the nearest name to a message, when one is near; false otherwise. */
bool yst_suggest(yst_model_builder *builder, yst_diag *diag, yst_span span, yst_text word,
                 const yst_text *names, size_t count);
/* Says that a construct is not evaluated in this version. */
void yst_say_not_yet(yst_model_builder *builder, yst_span span, const char *construct);

/* ---- about.c ---- */

/* Name, label, citations, topics and notes of a piece; `parent` (may be NULL) lends the citations and topics
 * it lacks. */
yst_about yst_about_of(yst_model_builder *builder, const yst_piece *piece, const yst_about *parent);

/* ---- results.c ---- */

/* Makes every result of every rule, in order, with its dotted name. */
void yst_declare_results(yst_model_builder *builder);
/* Adds a result. `name` is the whole dotted name. */
yst_result *yst_add_result(yst_model_builder *builder, yst_text name, yst_text label, yst_type type,
                           yst_rule_kind rule_kind, yst_result_part part, const void *rule,
                           const yst_about *about);
/* Sets the type of a result that was not known when it was declared, and of its readings. */
void yst_set_result_type(yst_model_builder *builder, const yst_result *result, const yst_about *about,
                         yst_type type);
/* The result with a dotted name, or NULL. */
yst_result *yst_result_named(const yst_model_builder *builder, yst_text name);
/* `a.b` */
yst_text yst_name_dotted(yst_model_builder *builder, yst_text left, yst_text right);
void yst_add_member(yst_model_builder *builder, yst_member_kind kind, yst_word name, size_t owner,
                    yst_text path);
/* Rounding that only shows: `show …` under a piece, put on its result. */
void yst_show_result(yst_model_builder *builder, const yst_piece *show, yst_result *result);

/* ---- what each kind of rule declares (its parts and results) and then fills in (its expressions) ---- */

void yst_declare_choices(yst_model_builder *builder); /* types.c */
void yst_declare_fields(
    yst_model_builder *builder); /* fields.c: fields and columns, without conditions and formulas */
void yst_declare_field(yst_model_builder *builder, const yst_piece *piece, const yst_about *parent,
                       yst_field *field);
void yst_fill_field(yst_model_builder *builder, size_t index);
void yst_declare_others(yst_model_builder *builder); /* others.c */
/* The field that a column of another register is, or YST_NOWHERE with a message. */
size_t yst_column_of_other(yst_model_builder *builder, const yst_other *other, yst_word column);
void yst_declare_lists(yst_model_builder *builder); /* lists.c */
void yst_fill_list(yst_model_builder *builder, size_t index);
void yst_type_column(yst_model_builder *builder, size_t list,
                     size_t column);                 /* the formula of a computed one */
void yst_declare_limits(yst_model_builder *builder); /* limits.c */
void yst_type_value(yst_model_builder *builder,
                    size_t index); /* values.c: its expression; the rest is filled in */
void yst_fill_value(yst_model_builder *builder, size_t index);
void yst_declare_condition(yst_model_builder *builder, size_t index); /* conditions.c */
void yst_fill_condition(yst_model_builder *builder, size_t index);
void yst_declare_requirement(yst_model_builder *builder, size_t index);
void yst_fill_requirement(yst_model_builder *builder, size_t index);
void yst_declare_classify(yst_model_builder *builder, size_t index); /* classify.c */
void yst_fill_classify(yst_model_builder *builder, size_t index);
void yst_declare_rubric(yst_model_builder *builder, size_t index); /* rubric.c */
void yst_fill_rubric(yst_model_builder *builder, size_t index);    /* rubric_fill.c */
/* `overridden in FIELD reason FIELD` under a piece: the fields, YST_NOWHERE without. `type` is what is
 * overridden. */
void yst_find_override(yst_model_builder *builder, const yst_piece *piece, yst_type type, size_t *field,
                       size_t *reason); /* values.c */
/* `no better than`, `no worse than` under a piece, in a scope of the piece. */
yst_cap_rule *yst_find_caps(yst_model_builder *builder, const yst_piece *piece, const yst_choices *choices,
                            size_t *count);                           /* classify.c */
void yst_declare_checklist(yst_model_builder *builder, size_t index); /* checklist.c */
void yst_fill_checklist(yst_model_builder *builder, size_t index);
void yst_declare_tables(yst_model_builder *builder); /* tables.c */
/* What the rows or columns of a table are called. */
yst_atom yst_table_key_name(const yst_model_builder *builder, size_t table, bool rows);
void yst_declare_review(yst_model_builder *builder, size_t index); /* reviews.c */
void yst_fill_review(yst_model_builder *builder, size_t index);
void yst_type_figure(yst_model_builder *builder, size_t index); /* published.c */
void yst_fill_figure(yst_model_builder *builder, size_t index);
void yst_fill_published(yst_model_builder *builder, size_t index);
void yst_fill_claim(yst_model_builder *builder, size_t index);
void yst_fill_stage(yst_model_builder *builder, size_t index); /* stages.c */
size_t yst_count_examples(const yst_model_builder *builder);   /* examples.c: how many the pieces make */
void yst_fill_examples(yst_model_builder *builder);
/* The examples of a table: example_table.c. */
void yst_fill_example_table(yst_model_builder *builder, const yst_piece *piece);
/* What both do: the day of a piece, what one pair gives of a record (false, with a message, when it cannot),
 * and whether a name is a field's or an answer's. */
void yst_fill_example_day(yst_model_builder *builder, const yst_piece *piece, yst_example *example);
/* Labels and texts in which nothing stands. */
void yst_say_empty_texts(yst_model_builder *builder, const yst_tree *tree);
/* Where a given value is written; its name, for several values. */
yst_span yst_pair_span(const yst_pair *pair);
bool yst_read_given(yst_model_builder *builder, const yst_pair *pair, yst_given *given);

/* The readings of a piece: `another reading …`; `type` is what the rule itself gives. */
void yst_declare_readings(yst_model_builder *builder, const yst_piece *piece, yst_about *about,
                          yst_type type);
void yst_fill_readings(yst_model_builder *builder, const yst_piece *piece, yst_about *about,
                       bool over_register);

/* ---- types.c ---- */

/* The type that was written. NONE when it is faulty. */
yst_type yst_type_written(yst_model_builder *builder, const yst_piece *piece);
/* Choices made of words alone. */
yst_choices *yst_choices_new(yst_model_builder *builder, yst_atom name, yst_text label, size_t count);
/* The place of a name among choices, or YST_NOWHERE. */
size_t yst_choice_place(const yst_choices *choices, yst_atom name);
static inline yst_type yst_type_of(yst_kind kind)
{
  return (yst_type){kind, NULL};
}
static inline yst_type yst_type_choice(const yst_choices *choices)
{
  return (yst_type){YST_KIND_CHOICE, choices};
}
bool yst_type_same(yst_type a, yst_type b);
bool yst_type_ordered(yst_type type);
/* `an amount of money`, `a word of the scale impact` … */
yst_text yst_type_phrase(const yst_model_builder *builder, yst_type type);

/* ---- literals.c ---- */

/* The percentage that a number was meant to be: a share between nought and one is a hundred times as many
 * percent. */
yst_text yst_percent_meant(yst_model_builder *builder, yst_number number, yst_text written);

/* The type that a literal has by itself; NONE for names and states. */
yst_type yst_literal_type(const yst_literal *literal);
/* The number of a literal in a place of a type (a choice by name, a set of one). false, with a message, when
 * it does not fit. */
bool yst_literal_number(yst_model_builder *builder, const yst_literal *literal, yst_type type,
                        yst_number *number);
/* The mask of a set written as words. */
bool yst_words_mask(yst_model_builder *builder, const yst_words *words, yst_type type, yst_number *mask);
/* The step that a rounding names, in the type's unit. */
bool yst_rounding_step(yst_model_builder *builder, const yst_rounding *rounding, yst_type type,
                       yst_number *step);
/* The number of a clause such as `cap at 10`: its first literal, of a type. false when there is none or it is
 * faulty. */
bool yst_clause_number(yst_model_builder *builder, const yst_piece *clause, yst_type type,
                       yst_number *number);
/* Says that a word is not among the choices, with the nearest ones. */
void yst_say_unknown_choice(yst_model_builder *builder, yst_span span, yst_atom name,
                            const yst_choices *choices);

/* ---- cells.c: `name value` of given, fixed rows and rows of examples ---- */

typedef struct yst_cell {
  size_t column;         /* of a list; meant only by yst_literal_cell */
  yst_literal_kind kind; /* NOT_KNOWN, NOT_APPLICABLE, TEXT, or NUMBER for everything else */
  yst_number number;
  yst_text text;
} yst_cell;

/* false, with a message, when the value does not fit the type. */
bool yst_literal_value(yst_model_builder *builder, const yst_pair *pair, yst_type type, yst_cell *cell);
/* false, with a message, when there is no such column or the value does not fit it. */
bool yst_literal_cell(yst_model_builder *builder, const yst_list *list, const yst_pair *pair, yst_cell *cell);

/* Says that something was too deep to be settled, unless something else was said: settle.c. After
 * yst_find_cycles. */
void yst_say_unsettled(yst_model_builder *builder);

/* ---- cycles.c ---- */

/* Finds results that depend on themselves. */
void yst_find_cycles(yst_model_builder *builder);

#endif
