/* The evaluator: one program, one as-at date, one record at a time. Nodes give values; what was worked out
 * for a slot is kept until the record or the case looked at changes. Everything made for a record is in the
 * record's arena. */
#ifndef YST_EVALUATE_EVALUATOR_H
#define YST_EVALUATE_EVALUATOR_H

#include "base/date.h"
#include "evaluate/possible.h"
#include "program/program.h"

/* Something of the record that is not known: where its value stands, and what it may be. */
typedef struct yst_blank {
  yst_value *where; /* its value in the record, replaced while a case is looked at; NULL: it cannot be looked
                       at case by case */
  const yst_cuts *cuts; /* what it is compared with; NULL: nothing */
  yst_value as_read;    /* its value as the register has it, whatever case is looked at */
  bool in_part;         /* something is known of it: a date without its day */
} yst_blank;

/* The rows of one list for one record. */
typedef struct yst_rows {
  size_t count;
  yst_value *cells;      /* row by row, by column of the list; computed columns are not filled */
  const uint32_t *lines; /* of the list's table */
  yst_value more; /* open when there may be further rows: the table is missing or said to be incomplete */
} yst_rows;

typedef struct yst_record {
  yst_value *fields;  /* by field */
  yst_value *answers; /* by answer */
  yst_rows *lists;    /* by list */
  size_t blank_count, blank_capacity;
  yst_blank *blanks;
} yst_record;

/* What the partnership at hand is called. */
typedef struct yst_names {
  yst_text own; /* as its line has it; may be empty */
  size_t count;
  const yst_text *all; /* its own name first, unless that is empty */
  size_t unsure_count;
  const yst_text *unsure; /* those that another partnership gives too */
} yst_names;

/* Bands with their limits at the run's date, for looking up: between and on sorted limits stand the rows. */
typedef struct yst_ladder {
  size_t limit_count;
  const yst_number *limits; /* ascending, different */
  const int32_t *rows;      /* 2 * limit_count + 1: below the first, on it, between … ; -1: none */
  int32_t not_applicable_row;
  const yst_value *marks; /* of bands: by row + 1, what it gives, the first being no row; open: see the row */
  int64_t direct_first;   /* the rows of whole numbers from here on, where limits are few and near */
  size_t direct_count;
  const int32_t *direct;
} yst_ladder;

/* The row at hand of a list, inside the rows of other lists. */
typedef struct yst_scope yst_scope;
struct yst_scope {
  uint32_t list, row;
  const yst_scope *outer;
};

/* A total with the maximum it is out of. */
typedef struct yst_pair_value {
  yst_value total, maximum, percent;
} yst_pair_value;

/* What was worked out so far. A stamp that is not the generation's is of another record or case. */
typedef struct yst_memo {
  uint64_t generation;
  yst_value *values; /* by slot */
  uint64_t *stamps;
  yst_pair_value **rubrics; /* by rubric: sections, then the whole */
  uint64_t *rubric_stamps;
} yst_memo;

typedef struct yst_evaluator {
  const yst_program *program;
  yst_day as_at;
  const yst_value *limits;   /* by limit, at the as-at date */
  const yst_ladder *ladders; /* by bands */
  const yst_ladder *keys;    /* by table: of its rows, of its columns */
  const yst_value *fixed;    /* what is the same for a whole run, by index of YST_NODE_FIXED */
  yst_workshop shop;         /* the record's arena; words for its blanks */
  yst_record *record;
  yst_memo *memo;           /* what is in use: `own` or `aside` */
  yst_memo own, aside;      /* of the record; of the case that is looked at */
  const yst_value *folds;   /* by fold, once the register is read; NULL before */
  const yst_value *figures; /* by figure, likewise */
  const yst_names *names;   /* of the partnership; NULL: as its fields have them */
  const bool *absent;       /* by field: the register has no column for it; NULL: all are there */
  unsigned depth;
  bool divided_by_nothing; /* since the caller last looked */
  size_t divided_slot;     /* the first slot of the record in which that happened, or SIZE_MAX */
  bool *reached;           /* band rows and table cells that were used; NULL: nobody asks */
  const size_t *reach_of, *table_reach_of; /* where those of bands and tables start */
} yst_evaluator;

yst_value yst_evaluate_deep(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope);
void yst_work_out_slot(yst_evaluator *evaluator, uint32_t slot);

/* Where the value of a slot in the present case stands, worked out when it has not been. */
static inline const yst_value *yst_slot_value(yst_evaluator *evaluator, uint32_t slot)
{
  if (evaluator->memo->stamps[slot] != evaluator->memo->generation) yst_work_out_slot(evaluator, slot);
  return &evaluator->memo->values[slot];
}

yst_value yst_evaluate_slot(yst_evaluator *evaluator, uint32_t slot);

/* Where the value of a node stands until the record or the case changes: in its own place, or in `room` when
 * it has none. `scope` is the row at hand or NULL. */
static inline const yst_value *yst_node_value(yst_evaluator *evaluator, const yst_node *node,
                                              const yst_scope *scope, yst_value *room)
{
  if (node->op == YST_NODE_FIELD) return &evaluator->record->fields[node->index]; /* what most of them are */
  switch (node->op) {
  case YST_NODE_FIXED: return &evaluator->fixed[node->index];
  case YST_NODE_LIMIT: return &evaluator->limits[node->index];
  case YST_NODE_SLOT:
    if (evaluator->memo->stamps[node->index] != evaluator->memo->generation) break;
    return &evaluator->memo->values[node->index];
  case YST_NODE_CONST: *room = yst_known(node->number); return room;
  default: break;
  }
  *room = yst_evaluate_deep(evaluator, node, scope);
  return room;
}

/* The value of a node. */
static inline yst_value yst_evaluate_node(yst_evaluator *evaluator, const yst_node *node,
                                          const yst_scope *scope)
{
  yst_value room;
  return *yst_node_value(evaluator, node, scope, &room);
}

/* ---- groups of nodes, each in a file of its own ---- */

yst_value yst_evaluate_join(yst_evaluator *evaluator, const yst_node *node,
                            const yst_scope *scope); /* and, or */
yst_value yst_evaluate_comparison(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope);
yst_value yst_evaluate_compare(yst_evaluator *evaluator, yst_node_op op, yst_value a, yst_value b);
yst_value yst_evaluate_text(yst_evaluator *evaluator, yst_node_op op, yst_value a, yst_value b);
/* Whether the partnership has a name: called.c. */
yst_value yst_evaluate_called(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope);
yst_value yst_evaluate_choose(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope);
yst_value yst_evaluate_quantity(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope);
yst_value yst_evaluate_includes(yst_evaluator *evaluator, const yst_node *node, yst_value set);
yst_value yst_evaluate_arithmetic(yst_evaluator *evaluator, const yst_node *node, yst_value a, yst_value b);
/* One value through a function of one number that rises or falls throughout: ends go to ends. */
yst_value yst_evaluate_behind(yst_evaluator *evaluator, yst_value share, yst_value whole);
yst_value yst_evaluate_round(yst_evaluator *evaluator, const yst_node *node, yst_value a);
yst_value yst_evaluate_date(yst_evaluator *evaluator, const yst_node *node, yst_value a, yst_value b);
/* The lower or higher of two, leaving out what is not applicable. */
yst_value yst_evaluate_extreme(yst_evaluator *evaluator, bool higher, yst_value a, yst_value b);
yst_value yst_evaluate_add(yst_evaluator *evaluator, yst_value a, yst_value b);
yst_value yst_evaluate_divide(yst_evaluator *evaluator, yst_value a, yst_value b);
yst_value yst_evaluate_bands(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope);
yst_value yst_evaluate_lookup(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope);
yst_value yst_evaluate_aggregate(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope);
yst_value yst_evaluate_rubric(yst_evaluator *evaluator, const yst_node *node);
/* Days as the register has them, whatever case is looked at: days.c. */
yst_value yst_evaluate_done_by(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope);
yst_value yst_evaluate_date_end(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope);
yst_value yst_evaluate_done(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope);
yst_value yst_evaluate_yearly(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope);
/* The blank that a field was read as; NULL when it was filled in, if only in part. */
const yst_blank *yst_blank_of(const yst_evaluator *evaluator, const yst_node *node);
yst_value yst_evaluate_item(yst_evaluator *evaluator, const yst_node *node, const yst_scope *scope);
yst_value yst_evaluate_checklist(yst_evaluator *evaluator, const yst_node *node);

/* Bands prepared for a date: see yst_ladder. */
void yst_ladder_build(yst_arena *arena, const yst_evaluator *evaluator, size_t bands, yst_ladder *ladder);
/* The same of one key of a table; rows are places of the key. */
void yst_ladder_build_key(yst_arena *arena, const yst_evaluator *evaluator, const yst_table_key *key,
                          yst_ladder *ladder);
/* What lies between or on limits: cells are numbered as in `rows`. */
yst_segment yst_ladder_cell(const yst_ladder *ladder, size_t cell);
int32_t yst_ladder_search(const yst_ladder *ladder, yst_number number);

/* The row of a known value, or -1. */
static inline int32_t yst_ladder_row(const yst_ladder *ladder, yst_number number)
{
  uint64_t at = (uint64_t)number.num - (uint64_t)ladder->direct_first;
  if (at < ladder->direct_count && number.den == 1) return ladder->direct[at];
  return yst_ladder_search(ladder, number);
}

/* What an open condition may be. */
typedef struct yst_truth {
  bool yes, no, not_applicable;
} yst_truth;
yst_truth yst_truth_of(yst_value value);
/* A condition's value from what it may be; `set` holds what it rests on. */
yst_value yst_truth_value(yst_set *set, yst_truth truth);

#endif
