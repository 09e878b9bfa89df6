#include "print.h"

/* ---- types and fields ---- */

static void add_words(text *out, const words *w)
{
  text_add(out, "%s %s \"The %s\"\n", w->is_scale ? "scale" : "choice", w->name, w->name);
  for (int i = 0; i < w->count; i++) {
    text_add(out, "  %s", w->word[i]);
    if (w->has_points) text_add(out, " %d", w->points[i]);
    text_add(out, " \"The %s %s\"\n", w->name, w->word[i]);
  }
}

static void add_type(text *out, const field *f)
{
  static const char *const said[] = {"yes/no", "number", "money", "percent", "date", "", "", "", "text"};
  if (f->type.kind == KIND_SET) text_add(out, "any of ");
  if (!f->type.words) {
    text_add(out, "%s", said[f->type.kind]);
  } else if (!f->is_inline) {
    text_add(out, "%s", f->type.words->name);
  } else {
    if (f->type.kind == KIND_CHOICE) text_add(out, "one of ");
    for (int i = 0; i < f->type.words->count; i++)
      text_add(out, "%s%s", i ? ", " : "", f->type.words->word[i]);
  }
}

static void add_field_clauses(text *out, const toolkit *t, const field *f, const char *indent)
{
  if (f->bounded || f->from_low) {
    text_add(out, f->bounded ? "%s  allowed " : "%s  allowed at least ", indent);
    print_amount(out, f->type, f->low);
    if (f->bounded) {
      text_add(out, " to ");
      print_amount(out, f->type, f->high);
      if (f->type.kind != KIND_DATE) text_add(out, "\n%s  steps of ", indent);
      if (f->type.kind != KIND_DATE) print_amount(out, f->type, f->step);
    }
    text_add(out, "\n");
  }
  if (f->has_placeholder) text_add(out, "%s  read \"n/a\" as not applicable\n", indent);
  if (f->blank != BLANK_NOT_KNOWN) {
    text_add(out, "%s  blank means ", indent);
    if (f->blank == BLANK_NOT_APPLICABLE)
      text_add(out, "not applicable");
    else if (f->type.kind == KIND_SET)
      text_add(out, "none");
    else
      print_amount(out, f->type, f->blank_value);
    text_add(out, "\n");
  }
  if (f->applies) {
    text_add(out, "%s  applies when ", indent);
    print_expr(out, t, f->applies, PLACE_OR);
    text_add(out, "\n");
  }
}

static void add_field(text *out, const toolkit *t, const field *f, const char *indent, const char *lead)
{
  if (f->formula) {
    text_add(out, "%s%s %s \"Worked out %s\" = ", indent, lead, f->name, f->name);
    print_expr(out, t, f->formula, PLACE_CHOSEN);
    text_add(out, "\n");
    return;
  }
  text_add(out, "%s%s %s \"Asked %s\" ", indent, lead, f->name, f->name);
  add_type(out, f);
  text_add(out, "\n");
  add_field_clauses(out, t, f, indent);
}

/* ---- clauses ---- */

static void add_clause(text *out, const toolkit *t, const char *lead, const expr *e)
{
  if (!e) return;
  text_add(out, "%s ", lead);
  print_expr(out, t, e, PLACE_CHOSEN);
  text_add(out, "\n");
}

static void add_range(text *out, const band *b, type of)
{
  if (b->kind == BAND_OTHERWISE) {
    text_add(out, "otherwise");
  } else if (b->kind == BAND_NOT_APPLICABLE) {
    text_add(out, "not applicable");
  } else if (b->kind == BAND_SINGLE) {
    print_amount(out, of, b->low);
  } else if (!b->has_low) {
    text_add(out, b->high_in ? "at most " : "under ");
    print_amount(out, of, b->high);
  } else if (!b->has_high) {
    text_add(out, b->low_in ? "at least " : "over ");
    print_amount(out, of, b->low);
  } else {
    text_add(out, b->low_in ? "" : "over ");
    print_amount(out, of, b->low);
    text_add(out, b->high_in ? " to " : " to under ");
    print_amount(out, of, b->high);
  }
}

static void add_bands(text *out, const bands *b, const words *names, const char *indent)
{
  for (int i = 0; i < b->count; i++) {
    text_add(out, "%s  ", indent);
    add_range(out, &b->items[i], b->over ? b->over->type : (type){KIND_PERCENT, NULL});
    text_add(out, "  ");
    print_amount(out, names ? (type){KIND_CHOICE, names} : (type){KIND_NUMBER, NULL}, b->items[i].mark);
    text_add(out, "\n");
  }
  if (b->shared)
    text_add(out, "%sshared end in %s band\n", indent, b->shared == SHARED_LOWER ? "lower" : "upper");
}

static void add_deductions(text *out, const toolkit *t, const deduction *d, int count, const char *indent)
{
  for (int i = 0; i < count; i++) {
    text_add(out, "%sdeduct ", indent);
    print_expr(out, t, d[i].amount, PLACE_SUM);
    if (d[i].of_maximum) text_add(out, " of maximum");
    if (d[i].when) text_add(out, " when ");
    if (d[i].when) print_expr(out, t, d[i].when, PLACE_OR);
    text_add(out, "\n");
  }
}

static void add_bounds(text *out, const char *indent, const char *total, type of, const bool has[2],
                       const ratio floor_cap[2])
{
  static const char *const lead[] = {"floor", "cap"};
  for (int i = 0; i < 2; i++) {
    if (!has[i]) continue;
    text_add(out, "%s%s%s at ", indent, lead[i], total);
    print_amount(out, of, floor_cap[i]);
    text_add(out, "\n");
  }
}

static void add_round(text *out, const char *indent, const char *what, mode how, type of, ratio step)
{
  static const char *const modes[] = {"down", "up", "half up", "half even"};
  text_add(out, "%sround %s %s to nearest ", indent, what, modes[how]);
  print_amount(out, of, step);
  text_add(out, "\n");
}

/* ---- rubrics ---- */

static void add_criterion(text *out, const toolkit *t, const criterion *c)
{
  static const char *const indent = "      ";
  const type number = {KIND_NUMBER, NULL};
  text_add(out, "    criterion %s \"Criterion %s\"\n", c->name, c->name);
  if (c->assessed >= 0) text_add(out, "%sassessed in %s\n", indent, t->fields[c->assessed].name);
  add_clause(out, t, "      score", c->score);
  if (c->bands) {
    add_clause(out, t, "      score", c->bands->over);
    add_bands(out, c->bands, NULL, indent);
  }
  add_clause(out, t, "      weight", c->weight);
  if (c->has_worth) text_add(out, "%sworth %d\n", indent, (int)c->worth.num);
  add_bounds(out, indent, "", number, (bool[]){c->has_floor, c->has_cap}, (ratio[]){c->floor, c->cap});
  add_deductions(out, t, c->deductions, c->deduction_count, indent);
  if (c->override_field >= 0)
    text_add(out, "%soverridden in %s\n", indent, t->fields[c->override_field].name);
  add_clause(out, t, "      applies when", c->applies);
  if (c->has_not_applicable_score)
    text_add(out, "%swhen not applicable score %d\n", indent, (int)c->not_applicable_score.num);
}

static void add_section(text *out, const toolkit *t, const section *s)
{
  const type number = {KIND_NUMBER, NULL};
  const char *indent = "    ";
  if (s->name[0]) {
    text_add(out, "  section %s \"Section %s\"\n", s->name, s->name);
    add_clause(out, t, "    weight", s->weight);
    if (s->has_worth) text_add(out, "%sworth %d\n", indent, (int)s->worth.num);
    add_clause(out, t, "    applies when", s->applies);
    if (s->best) text_add(out, "%sbest %d of %d\n", indent, s->best, s->criterion_count);
    add_bounds(out, indent, " total", number, (bool[]){s->has_floor, s->has_cap},
               (ratio[]){s->floor, s->cap});
    add_deductions(out, t, s->deductions, s->deduction_count, indent);
    if (s->rounds) add_round(out, indent, "total", s->round_mode, number, s->round_step);
  }
  for (int i = 0; i < s->criterion_count; i++)
    if (!s->criteria[i].dropped) add_criterion(out, t, &s->criteria[i]);
}

static void add_grades(text *out, const toolkit *t, const rubric *r)
{
  text_add(out, "  %s\n  grades", r->best_first ? "best first" : "worst first");
  if (r->grades->over) text_add(out, " ");
  if (r->grades->over) print_expr(out, t, r->grades->over, PLACE_SUM);
  text_add(out, "\n");
  add_bands(out, r->grades, r->grade_words, "  ");
  if (r->cap_class < 0) return;
  text_add(out, "  no better than %s when ", r->grade_words->word[r->cap_class]);
  print_expr(out, t, r->cap_when, PLACE_OR);
  text_add(out, "\n");
}

static void add_rubric(text *out, const toolkit *t, const rule *of)
{
  const rubric *r = of->rubric;
  const type total = {r->weighted ? KIND_PERCENT : KIND_NUMBER, NULL}, percent = {KIND_PERCENT, NULL};
  text_add(out, "rubric %s \"Rubric %s\"\n", of->name, of->name);
  add_clause(out, t, "  applies when", of->applies);
  if (r->best) text_add(out, "  best %d of %d\n", r->best, r->sections[0].criterion_count);
  add_bounds(out, "  ", " total", total, (bool[]){r->has_floor, r->has_cap}, (ratio[]){r->floor, r->cap});
  if (r->rounds_total) add_round(out, "  ", "total", r->total_mode, total, r->total_step);
  if (r->rounds_percent) add_round(out, "  ", "percent", r->percent_mode, percent, r->percent_step);
  add_deductions(out, t, r->deductions, r->deduction_count, "  ");
  if (r->grades) add_grades(out, t, r);
  for (int i = 0; i < r->section_count; i++)
    if (!r->sections[i].dropped) add_section(out, t, &r->sections[i]);
}

/* ---- checklists, tables, classes ---- */

static void add_item(text *out, const toolkit *t, const item *i)
{
  const char *indent = i->parent >= 0 ? "      " : "    ";
  text_add(out, "%s%s %s \"Item %s\"%s\n", indent + 2, i->parent >= 0 ? "part" : "item", i->name, i->name,
           i->advisory ? " advisory" : "");
  if (i->answered == ANSWERED_IN_FIELD) text_add(out, "%sanswered in %s\n", indent, t->fields[i->field].name);
  if (i->answered == ANSWERED_BY_CONDITION) {
    text_add(out, "%s", indent);
    add_clause(out, t, "met when", i->met);
  }
  if (i->explained_field >= 0)
    text_add(out, "%sexplained in %s\n", indent, t->fields[i->explained_field].name);
  if (i->applies) {
    text_add(out, "%s", indent);
    add_clause(out, t, "applies when", i->applies);
  }
}

static void add_checklist(text *out, const toolkit *t, const rule *of)
{
  const checklist *c = of->checklist;
  text_add(out, "checklist %s \"Checklist %s\"\n", of->name, of->name);
  if (c->omissions_field >= 0)
    text_add(out, "  omissions explained in %s\n", t->fields[c->omissions_field].name);
  add_clause(out, t, "  applies when", of->applies);
  for (int i = 0; i < c->item_count; i++)
    if (!c->items[i].dropped) add_item(out, t, &c->items[i]);
}

static void add_table(text *out, const rule *of)
{
  const table *t = of->table;
  text_add(out, "table %s \"Table %s\"\n  columns %s", of->name, of->name, t->column_key);
  for (int i = 0; i < t->column_count; i++) {
    text_add(out, "  ");
    add_range(out, &t->columns[i], t->column_type);
  }
  text_add(out, "\n  rows %s\n", t->row_key);
  for (int r = 0; r < t->row_count; r++) {
    text_add(out, "    ");
    add_range(out, &t->rows[r], t->row_type);
    for (int c = 0; c < t->column_count; c++) {
      text_add(out, "  ");
      print_amount(out, t->cell_type, t->cells[r][c]);
    }
    text_add(out, "\n");
  }
}

static void add_classify(text *out, const toolkit *t, const rule *r)
{
  text_add(out, "classify %s \"Class %s\"\n", r->name, r->name);
  add_clause(out, t, "  applies when", r->applies);
  if (r->grades) {
    add_clause(out, t, "  grades", r->grades->over);
    add_bands(out, r->grades, r->classes, "  ");
    return;
  }
  for (int i = 0; i < r->branch_count; i++) {
    const branch *b = &r->branches[i];
    text_add(out, "  as %s %s", r->classes->word[b->class], b->when ? "when " : "otherwise");
    if (b->when) print_expr(out, t, b->when, PLACE_OR);
    text_add(out, "\n");
    add_clause(out, t, "    unless", b->unless);
  }
}

static void add_condition(text *out, const toolkit *t, const rule *r)
{
  static const char *const said[] = {"any", "all", "none", "at least", "at most", "exactly"};
  text_add(out, "condition %s \"Condition %s\"\n", r->name, r->name);
  add_clause(out, t, "  applies when", r->applies); /* below a part it would be the part's */
  if (r->part_count) {
    text_add(out, "  when %s ", said[r->quantity]);
    if (r->quantity >= AT_LEAST_OF) text_add(out, "%d ", r->count);
    text_add(out, "of parts\n");
    for (int i = 0; i < r->part_count; i++) {
      text_add(out, "    part %s \"Part %s\" when ", r->parts[i].name, r->parts[i].name);
      print_expr(out, t, r->parts[i].when, PLACE_OR);
      text_add(out, "\n");
    }
  } else {
    add_clause(out, t, "  when", r->expr);
  }
  add_clause(out, t, "  unless", r->unless);
}

static void add_value(text *out, const toolkit *t, const rule *r)
{
  text_add(out, "value %s \"Value %s\" = ", r->name, r->name);
  print_expr(out, t, r->expr, PLACE_CHOSEN);
  text_add(out, "\n");
  if (r->override_field >= 0) text_add(out, "  overridden in %s\n", t->fields[r->override_field].name);
  add_clause(out, t, "  applies when", r->applies);
}

static void add_review(text *out, const toolkit *t, const rule *r)
{
  text_add(out, "%s %s \"Review %s\"\n", r->months ? "review" : "deadline", r->name, r->name);
  text_add(out, r->months ? "  every %d months from " : "  due by ", r->months);
  print_expr(out, t, r->expr, PLACE_SUM);
  text_add(out, "\n");
  if (r->done_field >= 0) text_add(out, "  done in %s\n", t->fields[r->done_field].name);
  add_clause(out, t, "  applies when", r->applies);
}

static void add_rule(text *out, const toolkit *t, const rule *r)
{
  switch (r->kind) {
  case RULE_VALUE: add_value(out, t, r); return;
  case RULE_CONDITION: add_condition(out, t, r); return;
  case RULE_CLASSIFY: add_classify(out, t, r); return;
  case RULE_RUBRIC: add_rubric(out, t, r); return;
  case RULE_CHECKLIST: add_checklist(out, t, r); return;
  case RULE_TABLE: add_table(out, r); return;
  case RULE_REVIEW: add_review(out, t, r); return;
  case RULE_REQUIRE:
    add_clause(out, t, "require", r->expr);
    text_add(out, "  named %s\n", r->name);
    add_clause(out, t, "  applies when", r->applies);
    return;
  }
}

void print_rules(text *out, const toolkit *t)
{
  text_add(out, "toolkit made \"Made up by the reference\"\n");
  for (int i = 0; i < t->type_count; i++)
    if (t->types[i].name[0]) add_words(out, &t->types[i]);
  for (int i = 0; i < t->field_count; i++)
    if (t->fields[i].used) add_field(out, t, &t->fields[i], "", "field");
  for (int i = 0; i < t->list_count; i++) {
    if (!t->lists[i].used) continue;
    text_add(out, "list %s \"List %s\"\n", t->lists[i].name, t->lists[i].name);
    for (int c = 0; c < t->lists[i].column_count; c++)
      if (t->lists[i].columns[c].used) add_field(out, t, &t->lists[i].columns[c], "  ", "column");
  }
  for (int i = 0; i < t->rule_count; i++)
    if (!t->rules[i].dropped) add_rule(out, t, &t->rules[i]);
}
