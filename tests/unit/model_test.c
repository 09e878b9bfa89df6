/* What the model makes of expressions and rules, written out: `(and (more opened …) …)`. */
#include "support/fixture.h"

#include "diagnostic/diagnostic.h"
#include "model/model.h"

/* ---- building from text ---- */

typedef struct file {
  const char *name, *text;
} file;

static const file *others;
static size_t other_count;

static bool load(void *context, yst_text from, yst_text wanted, yst_text *name, yst_text *bytes)
{
  (void)context;
  (void)from;
  for (size_t i = 0; i < other_count; i++) {
    if (!yst_text_equal(wanted, yst_text_from(others[i].name))) continue;
    *name = wanted;
    *bytes = yst_text_from(others[i].text);
    return true;
  }
  return false;
}

/* A model that has to be without fault; the first message is shown when it is not. */
static const yst_model *build(yst_arena *arena, const char *text)
{
  yst_diags *diags = yst_diags_new(arena);
  const yst_model *model = yst_model_build(arena, yst_sources_new(arena), YST_TEXT("main"),
                                           yst_text_from(text), load, NULL, diags);
  if (diags->count) fail_msg("%.*s", YST_TEXT_ARGS(diags->items[0]->message));
  return model;
}

/* ---- writing out ---- */

static const char *op_name(yst_op op)
{
  static const char *const names[] = {
      [YST_OP_BROKEN] = "broken",
      [YST_OP_AND] = "and",
      [YST_OP_OR] = "or",
      [YST_OP_NOT] = "not",
      [YST_OP_EQUAL] = "equal",
      [YST_OP_NOT_EQUAL] = "not_equal",
      [YST_OP_LESS] = "less",
      [YST_OP_AT_MOST] = "at_most",
      [YST_OP_MORE] = "more",
      [YST_OP_AT_LEAST] = "at_least",
      [YST_OP_TEXT_EQUAL] = "text_equal",
      [YST_OP_TEXT_CONTAINS] = "contains",
      [YST_OP_CALLED] = "called",
      [YST_OP_GIVEN] = "given",
      [YST_OP_KNOWN] = "known",
      [YST_OP_APPLICABLE] = "applicable",
      [YST_OP_QUANTITY] = "quantity",
      [YST_OP_ADD] = "add",
      [YST_OP_SUBTRACT] = "subtract",
      [YST_OP_MULTIPLY] = "multiply",
      [YST_OP_DIVIDE] = "divide",
      [YST_OP_NEGATE] = "negate",
      [YST_OP_BEHIND] = "behind",
      [YST_OP_ROUND] = "round",
      [YST_OP_LOWER] = "lower",
      [YST_OP_HIGHER] = "higher",
      [YST_OP_ADD_MONTHS] = "add_months",
      [YST_OP_ADD_DAYS] = "add_days",
      [YST_OP_MONTHS_BETWEEN] = "months_between",
      [YST_OP_DAYS_BETWEEN] = "days_between",
      [YST_OP_IN_YEAR] = "in_year",
      [YST_OP_YEAR_FIRST] = "year_first",
      [YST_OP_YEAR_LAST] = "year_last",
      [YST_OP_DATE_FIRST] = "date_first",
      [YST_OP_DATE_LAST] = "date_last",
      [YST_OP_YEARLY_FROM] = "yearly_from",
      [YST_OP_YEARLY_AFTER] = "yearly_after",
      [YST_OP_DONE] = "done",
      [YST_OP_POINTS] = "points",
      [YST_OP_INCLUDES] = "includes",
      [YST_OP_CHOOSE] = "choose",
      [YST_OP_BANDS] = "bands",
      [YST_OP_LOOKUP] = "lookup",
      [YST_OP_AGGREGATE] = "aggregate",
      [YST_OP_FOLD] = "fold",
  };
  return names[op];
}

static void write_quantity(yst_buffer *out, const yst_expr *e)
{
  static const char *const quantities[] = {"any", "all", "none", "at_least", "at_most", "exactly"};
  yst_buffer_format(out, " %s", quantities[e->quantity]);
  if (e->quantity >= YST_Q_AT_LEAST) yst_buffer_format(out, " %u", e->count);
  if (e->including) yst_buffer_format(out, " including %u", e->including);
}

static void write_detail(yst_buffer *out, const yst_expr *e)
{
  static const char *const aggregates[] = {"count", "sum",   "average", "highest", "lowest",
                                           "best",  "worst", "share",   "latest",  "earliest"};
  bool over_rows = e->op == YST_OP_AGGREGATE || e->op == YST_OP_FOLD;
  if (e->op == YST_OP_QUANTITY || e->op == YST_OP_INCLUDES || (over_rows && e->is_quantity))
    write_quantity(out, e);
  if (over_rows && !e->is_quantity) yst_buffer_format(out, " %s", aggregates[e->aggregate]);
  if (e->op != YST_OP_INCLUDES && e->op != YST_OP_ROUND) return;
  yst_buffer_add_byte(out, ' ');
  yst_number_write(out, e->number);
}

static void write_expr(yst_buffer *out, const yst_model *m, const yst_expr *e)
{
  if (!e) {
    yst_buffer_add_byte(out, '-');
    return;
  }
  switch (e->op) {
  case YST_OP_CONST:
    if (e->type.kind == YST_KIND_CHOICE) {
      yst_buffer_add(out, yst_atom_text(m->atoms, e->type.choices->items[e->number.num].name));
    } else {
      yst_number_write(out, e->number);
    }
    return;
  case YST_OP_TEXT: yst_buffer_format(out, "\"%t\"", e->text); return;
  case YST_OP_FIELD: yst_buffer_add(out, yst_atom_text(m->atoms, m->fields[e->index].about.name)); return;
  case YST_OP_COLUMN:
    yst_buffer_format(out, "%t.%t", yst_atom_text(m->atoms, m->lists[e->list].about.name),
                      yst_atom_text(m->atoms, m->lists[e->list].columns[e->index].about.name));
    return;
  case YST_OP_LIMIT: yst_buffer_add(out, yst_atom_text(m->atoms, m->limits[e->index].about.name)); return;
  case YST_OP_AS_AT: yst_buffer_add_string(out, "as_at"); return;
  case YST_OP_RESULT:
  case YST_OP_FIGURE: yst_buffer_format(out, "=%t", e->result->name); return;
  default: break;
  }
  yst_buffer_format(out, "(%s", op_name(e->op));
  write_detail(out, e);
  for (size_t i = 0; i < e->arg_count; i++) {
    yst_buffer_add_byte(out, ' ');
    write_expr(out, m, e->args[i]);
  }
  yst_buffer_add_byte(out, ')');
}

static yst_text written(yst_arena *arena, const yst_model *m, const yst_expr *e)
{
  yst_buffer out = yst_buffer_in(arena);
  write_expr(&out, m, e);
  return yst_buffer_text(&out);
}

/* Declarations that the expressions below speak of. */
static const char declared[] = "field seats number\n"
                               "  allowed 0 to 10\n"
                               "field rent money\n"
                               "field opened date\n"
                               "field lease period\n"
                               "field listed yes/no\n"
                               "field kind one of own, let_out, shared\n"
                               "field aims any of chess, choir, dance\n"
                               "field remarks text\n"
                               "field spent_in financial year\n"
                               "scale state\n"
                               "  ruin 0\n"
                               "  poor 1\n"
                               "  sound 3\n"
                               "  worst first\n"
                               "scale delay\n"
                               "  short\n"
                               "  long\n"
                               "  lower is better\n"
                               "field now state\n"
                               "field late_by delay\n"
                               "limit notice 3 months\n"
                               "list visits\n"
                               "  column made date\n"
                               "  column seen state\n"
                               "  column cost money\n"
                               "condition large when seats is over 5\n"
                               "condition old when opened is before 1 January 2000\n"
                               "group bright = large, old\n"
                               "risk table rating\n"
                               "  columns delay short long\n"
                               "  rows state\n"
                               "    sound 1 2\n"
                               "    poor 2 3\n"
                               "    ruin 3 4\n"
                               "rubric upkeep\n"
                               "  criterion roof\n"
                               "    score seats\n"
                               "  criterion walls\n"
                               "    score now\n"
                               "checklist papers\n"
                               "  item deed\n"
                               "  item keys\n";

typedef struct expectation {
  const char *text, *made;
} expectation;

static void expect_all(yst_arena *arena, const expectation *all, size_t count, const char *lead)
{
  for (size_t i = 0; i < count; i++) {
    yst_text text = yst_format(arena, "%s%s %s\n", declared, lead, all[i].text);
    const yst_model *m = build(arena, text.bytes);
    const yst_expr *e =
        m->value_count ? m->values[m->value_count - 1].expr : m->conditions[m->condition_count - 1].expr;
    assert_says(written(arena, m, e), all[i].made);
  }
}

/* ---- expressions ---- */

static void test_comparisons(void **state)
{
  static const expectation all[] = {
      {"rent is between £1 and £5", "(and (at_least rent 100) (at_most rent 500))"},
      {"kind is one of own, shared", "(or (equal kind own) (equal kind shared))"},
      {"kind is not one of own, shared", "(not (or (equal kind own) (equal kind shared)))"},
      {"own is kind", "(equal own kind)"},
      {"now is at least poor", "(at_least now poor)"},
      {"now is better than poor", "(more now poor)"},
      {"late_by is better than long", "(less late_by long)"},
      {"late_by is no worse than long", "(at_most late_by long)"},
      {"now is over 1", "(more (points now) 1)"},
      {"remarks is \"x\"", "(text_equal remarks \"x\")"},
      {"remarks is not \"x\"", "(not (text_equal remarks \"x\"))"},
      {"aims includes chess", "(includes all 1 aims)"},
      {"aims includes at least 2 of chess, dance", "(includes at_least 2 5 aims)"},
      {"seats is 5 or more", "(at_least seats 5)"},
      {"upkeep is over 50%", "(more =upkeep.percent 0.5)"},
      {"upkeep is over 5", "(more =upkeep.total 5)"},
      {"papers", "=papers.met"},
      {"listed and large and not old", "(and listed =large (not =old))"},
  };
  expect_all(*state, all, COUNT_OF(all), "condition last when");
}

static void test_dates(void **state)
{
  static const expectation all[] = {
      {"opened is within 6 months before as_at",
       "(and (more opened (add_months as_at -6)) (at_most opened as_at))"},
      {"opened is within 6 months after as_at",
       "(and (at_most opened (add_months as_at 6)) (at_least opened as_at))"},
      {"opened is within 30 days of as_at",
       "(and (more opened (add_days as_at -30)) (at_most opened (add_days as_at 30)))"},
      {"opened is over 6 months after as_at", "(more opened (add_months as_at 6))"},
      {"opened is over notice before as_at", "(less opened (add_months as_at (negate notice)))"},
      {"opened is at most 1 year before as_at",
       "(and (at_least opened (add_months as_at -12)) (at_most opened as_at))"},
      {"opened is in 2010/11", "(in_year opened 2010)"},
      {"as_at - opened is over 24 months", "(more as_at (add_months opened 24))"},
      {"as_at - opened is over 30 days", "(more (days_between opened as_at) 30)"},
      {"opened is after last day of spent_in", "(more opened (year_last spent_in))"},
  };
  expect_all(*state, all, COUNT_OF(all), "condition last when");
}

static void test_values(void **state)
{
  static const expectation all[] = {
      {"rent * lease in years", "(multiply rent (divide lease 12))"},
      {"(as_at - opened) in months", "(months_between opened as_at)"},
      {"(as_at - opened) in years", "(round 1 (divide (months_between opened as_at) 12))"},
      {"opened + 3 months - 2 days", "(add_days (add_months opened 3) -2)"},
      {"50% of rent", "(multiply 0.5 rent)"},
      {"(rent / £5) as percent rounded down", "(round 0.01 (divide rent 500))"},
      {"rent rounded to nearest £5", "(round 500 rent)"},
      {"rent rounded down to 0 places", "(round 100 rent)"},
      {"seats + now", "(add seats (points now))"},
      {"worse of (now, poor)", "(lower now poor)"},
      {"better of (late_by, long)", "(lower late_by long)"},
      {"rating of (now, late_by)", "(lookup now late_by)"},
      {"rating of (late_by, now)", "(lookup now late_by)"},
      {"rating of (columns long, rows now)", "(lookup now long)"},
      {"rating of (poor, late_by)", "(lookup poor late_by)"},
      {"3 when large otherwise 0", "(choose 3 =large 0)"},
      {"score of roof + upkeep.walls", "(add =upkeep.roof =upkeep.walls)"},
      {"roof of upkeep", "=upkeep.roof"},
  };
  expect_all(*state, all, COUNT_OF(all), "value last =");
}

static void test_lists(void **state)
{
  static const expectation all[] = {
      {"count of visits", "(aggregate count - - -)"},
      {"sum cost of (visits where seen is ruin)", "(aggregate sum (equal visits.seen ruin) visits.cost -)"},
      {"worst seen of visits", "(aggregate lowest - visits.seen -)"},
      {"average seen of visits", "(aggregate average - (points visits.seen) -)"},
      {"latest seen by made of visits", "(aggregate latest - visits.seen visits.made)"},
      {"share of (visits where cost is over £5)", "(aggregate share (more visits.cost 500) - -)"},
      {"highest of (seats, 3)", "(higher seats 3)"},
      {"highest score of criteria of upkeep", "(higher =upkeep.roof =upkeep.walls)"},
      {"count of (large, old)", "(add (choose 1 =large 0) (choose 1 =old 0))"},
      {"count of papers", "=papers.count"},
  };
  expect_all(*state, all, COUNT_OF(all), "value last =");
}

static void test_quantities(void **state)
{
  static const expectation all[] = {
      {"at least 2 of listed, large, old including old, large",
       "(quantity at_least 2 including 2 =old =large listed)"},
      {"any of bright", "(quantity any =large =old)"},
      {"none of criteria of upkeep is under 2",
       "(quantity none (less =upkeep.roof 2) (less =upkeep.walls 2))"},
      {"all of items of papers", "(quantity all (equal =papers.deed present) (equal =papers.keys present))"},
      {"any of now, now is poor", "(quantity any (equal now poor) (equal now poor))"},
      {"any of (visits where seen is ruin)", "(aggregate any - (equal visits.seen ruin) -)"},
      {"all of (seen of visits) is at least poor", "(aggregate all - (at_least visits.seen poor) -)"},
      {"any of (seen of visits where cost is £5) is ruin",
       "(aggregate any (equal visits.cost 500) (equal visits.seen ruin) -)"},
  };
  expect_all(*state, all, COUNT_OF(all), "condition last when");
}

/* ---- rules ---- */

static void test_marks(void **state)
{
  const yst_model *m = build(*state, "field mark number\n"
                                     "  allowed 1 to 5\n"
                                     "field listed yes/no\n"
                                     "rubric r\n"
                                     "  labels\n"
                                     "    0 \"None\"\n"
                                     "    4 \"All\"\n"
                                     "  criterion a\n"
                                     "    assessed in mark\n"
                                     "  criterion b\n"
                                     "    score listed\n"
                                     "      yes 3\n"
                                     "      no -1\n"
                                     "  criterion c\n"
                                     "    points 2 per mark\n"
                                     "    cap at 8\n"
                                     "  criterion d\n"
                                     "    score mark\n"
                                     "    worth 10\n"
                                     "    deduct 2 when listed\n");
  const yst_rubric *r = &m->rubrics[0];
  static const int64_t lowest[] = {1, -1, 2, 1}, highest[] = {5, 3, 8, 5};
  for (size_t i = 0; i < 4; i++) {
    assert_int_equal(r->criteria[i].lowest.num, lowest[i]);
    assert_int_equal(r->criteria[i].highest.num, highest[i]);
  }
  assert_int_equal(r->criteria[0].label_count, 2);
  assert_int_equal(r->lowest.num, 1 - 1 + 2 + 2);
  assert_int_equal(r->highest.num, 5 + 3 + 8 + 10);
}

static void test_sections(void **state)
{
  const yst_model *m = build(*state, "field mark number\n"
                                     "  allowed 0 to 4\n"
                                     "rubric r\n"
                                     "  cap total at 7\n"
                                     "  criterion first\n"
                                     "    score mark\n"
                                     "  section s\n"
                                     "    best 1 of 2\n"
                                     "    criterion second\n"
                                     "      score mark\n"
                                     "    criterion third\n"
                                     "      score 2\n");
  const yst_rubric *r = &m->rubrics[0];
  assert_int_equal(r->section_count, 2);
  assert_int_equal(r->sections[0].about.name, YST_NO_ATOM);
  assert_null(r->sections[0].total);
  assert_int_equal(r->sections[1].first, 1);
  assert_int_equal(r->sections[1].count, 2);
  assert_says(r->sections[1].percent->name, "r.s.percent");
  assert_int_equal(r->lowest.num, 2);
  assert_int_equal(r->highest.num, 7);
  assert_false(r->weighted);
}

static void test_weights(void **state)
{
  const yst_model *m = build(*state, "field mark number\n"
                                     "  allowed 0 to 4\n"
                                     "rubric r\n"
                                     "  section s\n"
                                     "    weight 40%\n"
                                     "    criterion a\n"
                                     "      score mark\n"
                                     "  section t\n"
                                     "    weight 60%\n"
                                     "    criterion b\n"
                                     "      score mark\n");
  const yst_rubric *r = &m->rubrics[0];
  assert_true(r->weighted);
  assert_int_equal(r->total->type.kind, YST_KIND_PERCENT);
  assert_int_equal(r->sections[0].total->type.kind, YST_KIND_NUMBER);
  assert_true(yst_number_equal(r->highest, yst_number_of(1)));
}

static void test_limits(void **state)
{
  const yst_model *m = build(*state, "limit fee £40\n"
                                     "  from 1 April 2012 £45\n"
                                     "  from 1 April 2010 £42\n");
  const yst_limit *limit = &m->limits[0];
  assert_int_equal(limit->version_count, 3);
  assert_int_equal(limit->versions[0].amount.num, 4000);
  assert_int_equal(limit->versions[1].amount.num, 4200);
  assert_int_equal(limit->versions[2].amount.num, 4500);
  assert_int_equal(limit->versions[0].from, YST_DAY_FIRST);
}

static void test_inheritance(void **state)
{
  const yst_model *m = build(*state, "source guide\n"
                                     "topic safety\n"
                                     "topic money_topic\n"
                                     "checklist papers\n"
                                     "  cite guide \"page 1\"\n"
                                     "  about safety\n"
                                     "  item deed\n"
                                     "    cite guide \"page 2\"\n"
                                     "    part plan\n"
                                     "  item keys\n"
                                     "    about money_topic\n");
  const yst_checklist *c = &m->checklists[0];
  assert_says(c->items[0].about.citations[0].where, "page 2");
  assert_says(c->items[1].about.citations[0].where, "page 2");
  assert_says(c->items[2].about.citations[0].where, "page 1");
  assert_int_equal(c->items[0].about.topics[0], 0);
  assert_int_equal(c->items[2].about.topics[0], 1);
  assert_int_equal(c->items[1].parent, 0);
  assert_int_equal(c->items[0].part_count, 1);
  assert_int_equal(c->items[0].answer, SIZE_MAX);
  assert_int_equal(m->answer_count, 2);
  assert_says(m->answers[0].item, "deed.plan");
}

static void test_fields(void **state)
{
  const yst_model *m = build(*state, "field rent money\n"
                                     "  read \"none\", £1 as £0\n"
                                     "  read \"closed\" as not applicable\n"
                                     "field ticked yes/no\n"
                                     "  blank means no\n"
                                     "field aims any of chess, choir\n"
                                     "  blank means none\n"
                                     "field seats number\n"
                                     "  allowed at most 5\n"
                                     "  steps of 1/2\n");
  const yst_field *f = m->fields;
  assert_int_equal(f[0].placeholder_count, 3);
  assert_int_equal(f[0].placeholders[1].as, YST_LITERAL_MONEY);
  assert_int_equal(f[0].placeholders[2].as, YST_LITERAL_NOT_APPLICABLE);
  assert_true(f[0].has_step);
  assert_int_equal(f[1].blank, YST_LITERAL_NUMBER);
  assert_int_equal(f[2].blank, YST_LITERAL_NUMBER);
  assert_int_equal(f[2].blank_value.num, 0);
  assert_false(f[3].has_low);
  assert_true(f[3].has_high);
  assert_int_equal(f[3].step.den, 2);
}

static void test_published(void **state)
{
  const yst_model *m = build(*state, "field printed number\n"
                                     "field mark number\n"
                                     "  allowed 1 to 5\n"
                                     "rubric r\n"
                                     "  criterion a\n"
                                     "    score mark\n"
                                     "published p\n"
                                     "  says printed is total of r\n"
                                     "published q\n"
                                     "  says count of partnerships is 5\n");
  assert_says(written(*state, m, m->published[0].printed), "printed");
  assert_says(written(*state, m, m->published[0].computed), "=r.total");
  assert_false(m->published[0].over_register);
  assert_says(written(*state, m, m->published[1].printed), "5");
  assert_says(written(*state, m, m->published[1].computed), "(fold count - - -)");
  assert_true(m->published[1].over_register);
}

static void test_examples(void **state)
{
  const yst_model *m = build(*state, "field kind one of own, let_out\n"
                                     "checklist papers\n"
                                     "  item deed\n"
                                     "list rooms\n"
                                     "  column wet yes/no\n"
                                     "  row kitchen wet yes\n"
                                     "example \"x\"\n"
                                     "  as at 2 January 1970\n"
                                     "  given kind let_out, deed partly\n"
                                     "  row of rooms row kitchen, wet not known\n"
                                     "  expect papers.met is not known\n"
                                     "  expect not papers\n");
  const yst_example *x = &m->examples[0];
  assert_int_equal(x->as_at, 1);
  assert_int_equal(x->given[0].number.num, 1);
  assert_int_equal(x->given[1].field, SIZE_MAX);
  assert_int_equal(x->given[1].number.num, 1);
  assert_int_equal(x->rows[0].cells[0].column, 0);
  assert_int_equal(x->rows[0].cells[1].kind, YST_LITERAL_NOT_KNOWN);
  assert_null(x->expects[0].condition);
  assert_int_equal(x->expects[0].state, YST_LITERAL_NOT_KNOWN);
  assert_says(written(*state, m, x->expects[0].subject), "=papers.met");
  assert_says(written(*state, m, x->expects[1].condition), "(not =papers.met)");
}

static void test_classes(void **state)
{
  const yst_model *m = build(*state, "field seats number\n"
                                     "classify c\n"
                                     "  worst first\n"
                                     "  as small \"Small\" when seats is under 5\n"
                                     "    unless seats is 0\n"
                                     "  as big \"Big\" otherwise\n"
                                     "  as small when seats is 0\n"
                                     "  no better than small when seats is 9\n");
  const yst_classify *c = &m->classifies[0];
  assert_int_equal(c->classes->count, 2);
  assert_int_equal(c->classes->direction, YST_HIGHER_IS_BETTER);
  assert_int_equal(c->branch_count, 3);
  assert_null(c->branches[1].when);
  assert_int_equal(c->branches[2].choice, 0);
  assert_says(written(*state, m, c->branches[0].when), "(and (less seats 5) (not (equal seats 0)))");
  assert_int_equal(c->cap_count, 1);
}

static void test_used_files(void **state)
{
  static const file files[] = {{"a", "use \"b\"\nfield x number\n"},
                               {"b", "toolkit other\nfield y number\n"}};
  others = files;
  other_count = 2;
  const yst_model *m = build(*state, "toolkit mine\nuse \"a\"\nuse \"b\"\nvalue z = x + y\n");
  other_count = 0;
  assert_says(yst_atom_text(m->atoms, m->toolkit.about.name), "mine");
  assert_says(yst_atom_text(m->atoms, m->fields[0].about.name), "y");
  assert_says(yst_atom_text(m->atoms, m->fields[1].about.name), "x");
}

/* ---- how much it takes ---- */

static yst_diags *messages_of(yst_arena *arena, yst_text text)
{
  yst_diags *diags = yst_diags_new(arena);
  yst_model_build(arena, yst_sources_new(arena), YST_TEXT("main"), text, NULL, NULL, diags);
  return diags;
}

/* A chain of values, each of which needs the next one below it. */
static void test_long_chain(void **state)
{
  yst_buffer text = yst_buffer_in(*state);
  for (unsigned i = 0; i < 20000; i++) yst_buffer_format(&text, "value v%u = v%u + 1\n", i, i + 1);
  yst_buffer_add_string(&text, "value v20000 = 1\n");
  assert_int_equal(messages_of(*state, yst_buffer_text(&text))->count, 0);
}

static void test_long_circle(void **state)
{
  yst_buffer text = yst_buffer_in(*state);
  for (unsigned i = 0; i < 2000; i++) yst_buffer_format(&text, "value v%u = v%u + 1\n", i, (i + 1) % 2000);
  const yst_diags *diags = messages_of(*state, yst_buffer_text(&text));
  assert_int_equal(diags->count, 1);
  assert_int_equal(diags->items[0]->code, YST_CYCLE);
}

/* A name that a column hides is no circle. */
static void test_hidden_name(void **state)
{
  build(*state, "list rows_here\n"
                "  column b number\n"
                "value a = sum b of rows_here\n"
                "value b = a + 1\n");
}

/* Counts over criteria inside counts over criteria come to too many steps, which is said once. */
static void test_written_out(void **state)
{
  yst_buffer text = yst_buffer_in(*state);
  yst_buffer_add_string(&text, "field mark number\n  allowed 0 to 1\nrubric r\n");
  for (unsigned i = 0; i < 20; i++) yst_buffer_format(&text, "  criterion c%u\n    score mark\n", i);
  yst_buffer_add_string(&text, "value v = ");
  for (unsigned i = 0; i < 30; i++) yst_buffer_add_string(&text, "count of (criteria of r where 1 is ");
  yst_buffer_add_string(&text, "score");
  for (unsigned i = 0; i < 30; i++) yst_buffer_add_byte(&text, ')');
  yst_buffer_add_byte(&text, '\n');
  const yst_diags *diags = messages_of(*state, yst_buffer_text(&text));
  assert_int_equal(diags->count, 1);
  assert_int_equal(diags->items[0]->code, YST_TOO_MANY);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      WITH_ARENA(test_comparisons), WITH_ARENA(test_dates),       WITH_ARENA(test_values),
      WITH_ARENA(test_lists),       WITH_ARENA(test_quantities),  WITH_ARENA(test_marks),
      WITH_ARENA(test_sections),    WITH_ARENA(test_weights),     WITH_ARENA(test_limits),
      WITH_ARENA(test_inheritance), WITH_ARENA(test_fields),      WITH_ARENA(test_published),
      WITH_ARENA(test_examples),    WITH_ARENA(test_classes),     WITH_ARENA(test_used_files),
      WITH_ARENA(test_long_chain),  WITH_ARENA(test_long_circle), WITH_ARENA(test_hidden_name),
      WITH_ARENA(test_written_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
