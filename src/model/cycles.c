#include "model/build.h"

/* What depends on what: results, and beside them the fields and columns that depend on something themselves.
 */
typedef struct edge {
  size_t to;
  yst_span span;
} edge;

typedef struct node {
  size_t count, capacity;
  edge *edges;
  yst_text name;
  size_t next; /* the edge to follow next */
  enum { NEW, OPEN, CLOSED } state;
  bool said;          /* in a circle that was said */
  size_t place;       /* on the path, while it is open */
  size_t said_so_far; /* how many up to here on the path were said */
} node;

typedef struct graph {
  yst_model_builder *builder;
  size_t count;
  node *nodes;
  size_t first_field;   /* results come first, then fields, then columns list by list */
  size_t *first_column; /* by list */
} graph;

static void add_edge(graph *g, size_t from, size_t to, yst_span span)
{
  node *n = &g->nodes[from];
  edge e = {to, span};
  YST_PUSH(g->builder->arena, n->edges, n->count, n->capacity, e);
}

/* As deep as the expression, which is bounded. */
static void add_expr(graph *g, size_t from, const yst_expr *expr)
{
  if (!expr) return;
  if (expr->result) add_edge(g, from, expr->result->index, expr->span);
  if (expr->op == YST_OP_FIELD) add_edge(g, from, g->first_field + expr->index, expr->span);
  if (expr->op == YST_OP_COLUMN) add_edge(g, from, g->first_column[expr->list] + expr->index, expr->span);
  for (size_t i = 0; i < expr->arg_count; i++) add_expr(g, from, expr->args[i]);
}

static void add_to(graph *g, const yst_result *from, const yst_expr *expr)
{
  if (from) add_expr(g, from->index, expr);
}

static void add_result(graph *g, const yst_result *from, const yst_result *to)
{
  if (from && to)
    add_edge(g, from->index, to->index, from->about ? from->about->name_span : (yst_span){0, 0, 0});
}

static void add_field(graph *g, const yst_result *from, size_t field)
{
  if (from && field != YST_NOWHERE) add_edge(g, from->index, g->first_field + field, from->about->name_span);
}

static void add_readings(graph *g, const yst_about *about)
{
  for (size_t i = 0; i < about->reading_count; i++)
    add_to(g, about->readings[i].result, about->readings[i].expr);
}

/* ---- rules ---- */

static void add_deductions(graph *g, const yst_result *from, const yst_deduction *deductions, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    add_to(g, from, deductions[i].amount);
    add_to(g, from, deductions[i].when);
  }
}

static void add_criterion(graph *g, const yst_rubric *r, const yst_section *s, const yst_criterion *c)
{
  const yst_result *both[2] = {c->result, c->evidence_result};
  for (size_t i = 0; i < 2; i++) {
    add_to(g, both[i], c->about.applies);
    if (s->about.name) add_to(g, both[i], s->about.applies);
    add_to(g, both[i], r->about.applies);
  }
  add_to(g, c->evidence_result, c->evidence);
  add_to(g, c->result, c->assessed);
  add_to(g, c->result, c->score);
  add_deductions(g, c->result, c->deductions, c->deduction_count);
  add_field(g, c->result, c->override_field);
}

/* Sums of a rubric are worked out together, so each of them needs all that any of them needs. */
static void add_sum(graph *g, const yst_rubric *r, const yst_result *sum)
{
  add_to(g, sum, r->about.applies);
  add_deductions(g, sum, r->deductions, r->deduction_count);
  for (size_t i = 0; i < r->section_count; i++) {
    const yst_section *s = &r->sections[i];
    add_to(g, sum, s->weight);
    add_to(g, sum, s->about.applies);
    add_deductions(g, sum, s->deductions, s->deduction_count);
  }
  for (size_t i = 0; i < r->criterion_count; i++) {
    add_result(g, sum, r->criteria[i].result);
    add_to(g, sum, r->criteria[i].weight);
  }
}

static void add_rubric(graph *g, const yst_rubric *r)
{
  const yst_result *sums[3] = {r->total, r->maximum, r->percent};
  for (size_t i = 0; i < 3; i++) add_sum(g, r, sums[i]);
  for (size_t i = 0; i < r->section_count; i++) {
    const yst_section *s = &r->sections[i];
    for (size_t k = 0; k < s->count; k++) add_criterion(g, r, s, &r->criteria[s->first + k]);
    const yst_result *own[3] = {s->total, s->maximum, s->percent};
    for (size_t k = 0; k < 3 && s->total; k++) add_sum(g, r, own[k]);
  }
  add_to(g, r->grade, r->about.applies);
  add_to(g, r->grade, r->grades);
  for (size_t i = 0; i < r->cap_count; i++) add_to(g, r->grade, r->caps[i].when);
}

static void add_checklist(graph *g, const yst_checklist *c)
{
  const yst_result *sums[] = {c->met, c->count, c->present, c->missing, c->partly, c->explained};
  for (size_t k = 0; k < sizeof sums / sizeof sums[0]; k++) {
    add_to(g, sums[k], c->about.applies);
    for (size_t i = 0; i < c->item_count; i++) add_result(g, sums[k], c->items[i].result);
  }
  for (size_t i = 0; i < c->item_count; i++) {
    const yst_item *item = &c->items[i];
    add_to(g, item->result, item->met);
    add_to(g, item->result, item->about.applies);
    add_to(g, item->result, c->about.applies);
    if (item->parent != YST_NOWHERE) add_result(g, c->items[item->parent].result, item->result);
  }
}

static void add_classify(graph *g, const yst_classify *c)
{
  for (size_t i = 0; i < c->branch_count; i++) add_to(g, c->result, c->branches[i].when);
  for (size_t i = 0; i < c->cap_count; i++) add_to(g, c->result, c->caps[i].when);
  add_to(g, c->result, c->by_bands);
  add_to(g, c->result, c->about.applies);
  add_field(g, c->result, c->override_field);
  add_readings(g, &c->about);
}

static void add_condition(graph *g, const yst_condition *c)
{
  for (size_t i = 0; i < c->part_count; i++) {
    add_to(g, c->parts[i].result, c->parts[i].expr);
    add_to(g, c->parts[i].result, c->parts[i].about.applies);
  }
  add_to(g, c->result, c->expr);
  add_to(g, c->result, c->about.applies);
  add_readings(g, &c->about);
}

static void add_plain_rules(graph *g, const yst_model *m)
{
  for (size_t i = 0; i < m->value_count; i++) {
    const yst_value_rule *v = &m->values[i];
    add_to(g, v->result, v->expr);
    add_to(g, v->result, v->about.applies);
    add_field(g, v->result, v->override_field);
    add_readings(g, &v->about);
  }
  for (size_t i = 0; i < m->requirement_count; i++) {
    add_to(g, m->requirements[i].result, m->requirements[i].condition);
    add_to(g, m->requirements[i].result, m->requirements[i].about.applies);
    add_readings(g, &m->requirements[i].about);
  }
  for (size_t i = 0; i < m->review_count; i++) {
    const yst_review *r = &m->reviews[i];
    add_to(g, r->due_result, r->due);
    add_to(g, r->due_result, r->about.applies);
    add_result(g, r->overdue, r->due_result);
    add_field(g, r->overdue, r->done_field);
    add_readings(g, &r->about);
  }
}

static void add_register_rules(graph *g, const yst_model *m)
{
  for (size_t i = 0; i < m->figure_count; i++) {
    add_to(g, m->figures[i].result, m->figures[i].expr);
    add_to(g, m->figures[i].result, m->figures[i].each);
    add_readings(g, &m->figures[i].about);
  }
  for (size_t i = 0; i < m->published_count; i++) {
    add_to(g, m->published[i].result, m->published[i].printed);
    add_to(g, m->published[i].result, m->published[i].computed);
    add_to(g, m->published[i].result, m->published[i].about.applies);
  }
  for (size_t i = 0; i < m->claim_count; i++) {
    add_to(g, m->claims[i].result, m->claims[i].holds);
    add_to(g, m->claims[i].result, m->claims[i].about.applies);
  }
  for (size_t i = 0; i < m->stage_count; i++) {
    const yst_stage *s = &m->stages[i];
    add_to(g, s->result, s->opens);
    for (size_t k = 0; k < s->covered_count; k++) add_result(g, s->covered[k], s->result);
  }
}

static graph *make_graph(yst_model_builder *b)
{
  const yst_model *m = b->model;
  graph *g = YST_NEW(b->arena, graph);
  g->builder = b;
  g->first_field = m->result_count;
  g->first_column = YST_NEW_ARRAY(b->arena, m->list_count, size_t);
  g->count = g->first_field + m->field_count;
  for (size_t i = 0; i < m->list_count; i++) {
    g->first_column[i] = g->count;
    g->count += m->lists[i].column_count;
  }
  g->nodes = YST_NEW_ARRAY(b->arena, g->count, node);
  for (size_t i = 0; i < m->result_count; i++) g->nodes[i].name = m->results[i]->name;
  for (size_t i = 0; i < m->field_count; i++) {
    g->nodes[g->first_field + i].name = yst_name_text(b, m->fields[i].about.name);
    add_expr(g, g->first_field + i, m->fields[i].about.applies);
  }
  for (size_t i = 0; i < m->list_count; i++) {
    for (size_t k = 0; k < m->lists[i].column_count; k++) {
      g->nodes[g->first_column[i] + k].name = yst_name_text(b, m->lists[i].columns[k].about.name);
      add_expr(g, g->first_column[i] + k, m->lists[i].columns[k].formula);
    }
  }
  for (size_t i = 0; i < m->condition_count; i++) add_condition(g, &m->conditions[i]);
  for (size_t i = 0; i < m->classify_count; i++) add_classify(g, &m->classifies[i]);
  for (size_t i = 0; i < m->rubric_count; i++) add_rubric(g, &m->rubrics[i]);
  for (size_t i = 0; i < m->checklist_count; i++) add_checklist(g, &m->checklists[i]);
  add_plain_rules(g, m);
  add_register_rules(g, m);
  return g;
}

/* ---- the search, by a stack of its own ---- */

static const edge *edge_taken(const node *n)
{
  return &n->edges[n->next - 1];
}

/* The names on the way, the middle of a long one left out. */
static yst_text chain_of(graph *g, const size_t *path, size_t first, size_t end)
{
  enum { AT_EACH_END = 5 };
  yst_buffer chain = yst_buffer_in(g->builder->arena);
  for (size_t i = first; i < end; i++) {
    bool shown = i < first + AT_EACH_END || i + AT_EACH_END >= end;
    if (shown) yst_buffer_format(&chain, "`%t` → ", g->nodes[path[i]].name);
    if (!shown && i == first + AT_EACH_END) yst_buffer_add_string(&chain, "… → ");
  }
  return yst_buffer_text(&chain);
}

/* A node that was in one circle already is not said again. */
static void say_cycle(graph *g, const size_t *path, size_t first, size_t end)
{
  enum { LABELLED = 20 };
  yst_model_builder *b = g->builder;
  size_t said_before = first ? g->nodes[path[first - 1]].said_so_far : 0;
  if (g->nodes[path[end - 1]].said_so_far > said_before) return;
  node *start = &g->nodes[path[first]];
  yst_diag *diag =
      yst_diags_add(b->diags, YST_CYCLE, edge_taken(start)->span, "`%t` depends on itself: %t`%t`",
                    start->name, chain_of(g, path, first, end), start->name);
  for (size_t i = first; i < end; i++) {
    node *n = &g->nodes[path[i]];
    n->said = true;
    n->said_so_far = ++said_before;
    if (i - first < LABELLED)
      yst_diag_label(b->diags, diag, edge_taken(n)->span, "`%t` needs `%t` here", n->name,
                     g->nodes[edge_taken(n)->to].name);
  }
}

static void open_node(graph *g, size_t *path, size_t depth, size_t at)
{
  node *n = &g->nodes[at];
  n->state = OPEN;
  n->place = depth;
  n->said_so_far = (depth ? g->nodes[path[depth - 1]].said_so_far : 0) + (n->said ? 1 : 0);
  path[depth] = at;
}

static void search_from(graph *g, size_t start, size_t *path)
{
  size_t depth = 0;
  open_node(g, path, depth++, start);
  while (depth) {
    node *top = &g->nodes[path[depth - 1]];
    if (top->next == top->count) {
      top->state = CLOSED;
      depth--;
      continue;
    }
    size_t to = top->edges[top->next++].to;
    if (g->nodes[to].state == NEW) {
      open_node(g, path, depth++, to);
    } else if (g->nodes[to].state == OPEN) {
      say_cycle(g, path, g->nodes[to].place, depth);
    }
  }
}

void yst_find_cycles(yst_model_builder *builder)
{
  graph *g = make_graph(builder);
  size_t *path = YST_NEW_ARRAY(builder->arena, g->count, size_t);
  for (size_t i = 0; i < g->count; i++) {
    if (g->nodes[i].state == NEW) search_from(g, i, path);
  }
}
