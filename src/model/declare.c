#include "model/build.h"

/* What a piece that stands by itself declares, and whether it has to have a name for that. */
static yst_symbol_kind kind_of(yst_piece_kind kind)
{
  switch (kind) {
  case YST_PIECE_SOURCE: return YST_SYMBOL_SOURCE;
  case YST_PIECE_TOPIC: return YST_SYMBOL_TOPIC;
  case YST_PIECE_CHOICE:
  case YST_PIECE_SCALE: return YST_SYMBOL_CHOICES;
  case YST_PIECE_FIELD: return YST_SYMBOL_FIELD;
  case YST_PIECE_LIST: return YST_SYMBOL_LIST;
  case YST_PIECE_LIMIT: return YST_SYMBOL_LIMIT;
  case YST_PIECE_VALUE: return YST_SYMBOL_VALUE;
  case YST_PIECE_GROUP: return YST_SYMBOL_GROUP;
  case YST_PIECE_CONDITION: return YST_SYMBOL_CONDITION;
  case YST_PIECE_CLASSIFY: return YST_SYMBOL_CLASSIFY;
  case YST_PIECE_RUBRIC: return YST_SYMBOL_RUBRIC;
  case YST_PIECE_CHECKLIST: return YST_SYMBOL_CHECKLIST;
  case YST_PIECE_TABLE:
  case YST_PIECE_RISK_TABLE: return YST_SYMBOL_TABLE;
  case YST_PIECE_REQUIRE:
  case YST_PIECE_RECOMMEND: return YST_SYMBOL_REQUIREMENT;
  case YST_PIECE_REVIEW:
  case YST_PIECE_DEADLINE: return YST_SYMBOL_REVIEW;
  case YST_PIECE_FIGURE: return YST_SYMBOL_FIGURE;
  case YST_PIECE_PUBLISHED: return YST_SYMBOL_PUBLISHED;
  case YST_PIECE_CLAIM: return YST_SYMBOL_CLAIM;
  case YST_PIECE_STAGE: return YST_SYMBOL_STAGE;
  case YST_PIECE_EXAMPLE:
  case YST_PIECE_EXAMPLES: return YST_SYMBOL_EXAMPLE;
  case YST_PIECE_UNSTATED: return YST_SYMBOL_GAP;
  case YST_PIECE_RANKING: return YST_SYMBOL_RANKING;
  default: return YST_SYMBOL_NONE;
  }
}

/* A register with columns of its own is another one than the one that is evaluated. */
static yst_symbol_kind symbol_kind_of(const yst_piece *piece)
{
  if (piece->kind == YST_PIECE_REGISTER && yst_count_of(piece, YST_PIECE_COLUMN)) return YST_SYMBOL_OTHER;
  return kind_of(piece->kind);
}

static bool may_be_nameless(yst_symbol_kind kind)
{
  return kind == YST_SYMBOL_REQUIREMENT || kind == YST_SYMBOL_EXAMPLE || kind == YST_SYMBOL_GAP;
}

static yst_word name_of(yst_model_builder *b, const yst_piece *piece, yst_symbol_kind kind)
{
  if (kind != YST_SYMBOL_REQUIREMENT) return piece->name;
  const yst_piece *named = yst_clause(b, piece, YST_PIECE_NAMED);
  return named ? named->name : (yst_word){YST_NO_ATOM, piece->lead};
}

/* Sources and topics are named in their own clauses only, and so may share their names with anything. */
static const yst_symbol **table_of(yst_model_builder *b, yst_symbol_kind kind)
{
  if (kind == YST_SYMBOL_SOURCE) return b->source_by_name;
  if (kind == YST_SYMBOL_TOPIC) return b->topic_by_name;
  return b->by_name;
}

static void say_taken(yst_model_builder *b, yst_word name, const yst_symbol *first)
{
  yst_diag *diag = yst_diags_add(b->diags, YST_DUPLICATE, name.span, "the name `%t` is already taken",
                                 yst_name_text(b, name.atom));
  yst_diag_label(b->diags, diag, first->name.span, "it was given here first");
}

static void enter(yst_model_builder *b, const yst_piece *piece)
{
  yst_symbol symbol = {.kind = symbol_kind_of(piece), .piece = piece};
  if (symbol.kind == YST_SYMBOL_NONE) return;
  symbol.name = name_of(b, piece, symbol.kind);
  if (!symbol.name.atom && !may_be_nameless(symbol.kind)) return;
  symbol.index = b->counts[symbol.kind]++;
  YST_PUSH(b->arena, b->rules, b->rule_count, b->rule_capacity, symbol);
}

/* The second of two pieces of one name is left out of the model, so that its parts cannot be mixed up with
 * the first one's. */
static void enter_names(yst_model_builder *b)
{
  size_t kept = 0;
  memset(b->counts, 0, sizeof b->counts);
  for (size_t i = 0; i < b->rule_count; i++) {
    yst_symbol symbol = b->rules[i];
    const yst_symbol **table = table_of(b, symbol.kind);
    if (symbol.name.atom && table[symbol.name.atom]) {
      say_taken(b, symbol.name, table[symbol.name.atom]);
      continue;
    }
    symbol.index = b->counts[symbol.kind]++;
    b->rules[kept] = symbol;
    if (symbol.name.atom) table[symbol.name.atom] = &b->rules[kept];
    kept++;
  }
  b->rule_count = kept;
}

static void name_requirements(yst_model_builder *b)
{
  for (size_t i = 0; i < b->rule_count; i++) {
    yst_symbol *symbol = &b->rules[i];
    if (symbol->kind != YST_SYMBOL_REQUIREMENT || symbol->name.atom) continue;
    symbol->name.atom = yst_atom_of(b->atoms, yst_format(b->arena, "requirement_%z", symbol->index + 1));
  }
}

static void sort_by_kind(yst_model_builder *b)
{
  for (size_t kind = 0; kind < YST_SYMBOL_COUNT; kind++)
    b->by_kind[kind] = YST_NEW_ARRAY(b->arena, b->counts[kind], const yst_symbol *);
  for (size_t i = 0; i < b->rule_count; i++) b->by_kind[b->rules[i].kind][b->rules[i].index] = &b->rules[i];
}

#define MAKE_ROOM(kind, items, number, type)                                                                 \
  do {                                                                                                       \
    (items) = YST_NEW_ARRAY(b->arena, b->counts[kind], type);                                                \
    (number) = b->counts[kind];                                                                              \
  } while (0)

static size_t count_columns_of_others(const yst_model_builder *b)
{
  size_t count = 0;
  for (size_t i = 0; i < b->counts[YST_SYMBOL_OTHER]; i++)
    count += yst_count_of(b->by_kind[YST_SYMBOL_OTHER][i]->piece, YST_PIECE_COLUMN);
  return count;
}

static void make_room(yst_model_builder *b)
{
  yst_model *m = b->model;
  MAKE_ROOM(YST_SYMBOL_SOURCE, m->sources, m->source_count, yst_source_decl);
  MAKE_ROOM(YST_SYMBOL_TOPIC, m->topics, m->topic_count, yst_topic);
  MAKE_ROOM(YST_SYMBOL_CHOICES, m->choices, m->choices_count, const yst_choices *);
  m->own_field_count = m->field_count = b->counts[YST_SYMBOL_FIELD];
  m->fields = YST_NEW_ARRAY(b->arena, m->field_count + count_columns_of_others(b), yst_field);
  MAKE_ROOM(YST_SYMBOL_OTHER, m->others, m->other_count, yst_other);
  MAKE_ROOM(YST_SYMBOL_LIST, m->lists, m->list_count, yst_list);
  MAKE_ROOM(YST_SYMBOL_LIMIT, m->limits, m->limit_count, yst_limit);
  MAKE_ROOM(YST_SYMBOL_VALUE, m->values, m->value_count, yst_value_rule);
  MAKE_ROOM(YST_SYMBOL_GROUP, m->groups, m->group_count, yst_group_rule);
  MAKE_ROOM(YST_SYMBOL_CONDITION, m->conditions, m->condition_count, yst_condition);
  MAKE_ROOM(YST_SYMBOL_CLASSIFY, m->classifies, m->classify_count, yst_classify);
  MAKE_ROOM(YST_SYMBOL_RUBRIC, m->rubrics, m->rubric_count, yst_rubric);
  MAKE_ROOM(YST_SYMBOL_CHECKLIST, m->checklists, m->checklist_count, yst_checklist);
  MAKE_ROOM(YST_SYMBOL_TABLE, m->tables, m->table_count, yst_table_rule);
  MAKE_ROOM(YST_SYMBOL_REQUIREMENT, m->requirements, m->requirement_count, yst_requirement);
  MAKE_ROOM(YST_SYMBOL_REVIEW, m->reviews, m->review_count, yst_review);
  MAKE_ROOM(YST_SYMBOL_FIGURE, m->figures, m->figure_count, yst_figure);
  MAKE_ROOM(YST_SYMBOL_PUBLISHED, m->published, m->published_count, yst_published);
  MAKE_ROOM(YST_SYMBOL_CLAIM, m->claims, m->claim_count, yst_claim);
  MAKE_ROOM(YST_SYMBOL_STAGE, m->stages, m->stage_count, yst_stage);
  m->examples = YST_NEW_ARRAY(b->arena, yst_count_examples(b), yst_example);
  MAKE_ROOM(YST_SYMBOL_GAP, m->gaps, m->gap_count, yst_gap);
  b->criterion_pieces = YST_NEW_ARRAY(b->arena, m->rubric_count, const yst_piece **);
  b->section_pieces = YST_NEW_ARRAY(b->arena, m->rubric_count, const yst_piece **);
  b->item_pieces = YST_NEW_ARRAY(b->arena, m->checklist_count, const yst_piece **);
  b->column_pieces = YST_NEW_ARRAY(b->arena, m->list_count, const yst_piece **);
  b->row_ways = YST_NEW_ARRAY(b->arena, m->list_count, yst_row_ways);
  b->list_scanned = YST_NEW_ARRAY(b->arena, m->list_count, bool);
  b->value_progress = YST_NEW_ARRAY(b->arena, m->value_count, yst_progress);
  b->figure_progress = YST_NEW_ARRAY(b->arena, m->figure_count, yst_progress);
  b->column_progress = YST_NEW_ARRAY(b->arena, m->list_count, yst_progress *);
}

void *yst_table_by_atom(yst_model_builder *builder, const void *old, size_t old_count, size_t size)
{
  size_t room = (size_t)yst_atoms_count(builder->atoms) + 1;
  return old ? yst_arena_grow(builder->arena, old, old_count, room, size)
             : yst_arena_array(builder->arena, room, size);
}

void yst_declare_all(yst_model_builder *builder)
{
  yst_model_builder *b = builder;
  for (size_t i = 0; i < b->tree_count; i++) {
    for (const yst_piece *p = b->trees[i]->root->first; p; p = p->next) enter(b, p);
  }
  b->atom_limit = (size_t)yst_atoms_count(b->atoms) + 1;
  b->by_name = yst_table_by_atom(b, NULL, 0, sizeof *b->by_name);
  b->source_by_name = yst_table_by_atom(b, NULL, 0, sizeof *b->source_by_name);
  b->topic_by_name = yst_table_by_atom(b, NULL, 0, sizeof *b->topic_by_name);
  enter_names(b);
  name_requirements(b);
  sort_by_kind(b);
  make_room(b);
}

const yst_symbol *yst_symbol_named(const yst_model_builder *builder, yst_atom name)
{
  return name && name < builder->atom_limit ? builder->by_name[name] : NULL;
}
