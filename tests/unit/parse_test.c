/* The shapes of trees: a small printer writes them as text, which is compared with what is expected. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"
#include "syntax/parse.h"

/* ---- the printer ---- */

static const char *const op_names[] = {
    [YST_X_BROKEN] = "broken",
    [YST_X_NAME] = "",
    [YST_X_LITERAL] = "",
    [YST_X_AND] = "and",
    [YST_X_OR] = "or",
    [YST_X_NOT] = "not",
    [YST_X_IS] = "is",
    [YST_X_IS_NOT] = "is-not",
    [YST_X_OVER] = "over",
    [YST_X_UNDER] = "under",
    [YST_X_AT_LEAST] = "at-least",
    [YST_X_AT_MOST] = "at-most",
    [YST_X_BEFORE] = "before",
    [YST_X_AFTER] = "after",
    [YST_X_BETTER] = "better",
    [YST_X_WORSE] = "worse",
    [YST_X_NO_BETTER] = "no-better",
    [YST_X_NO_WORSE] = "no-worse",
    [YST_X_IS_IN] = "is-in",
    [YST_X_CONTAINS] = "contains",
    [YST_X_BETWEEN] = "between",
    [YST_X_WITHIN_OF] = "within-of",
    [YST_X_WITHIN_BEFORE] = "within-before",
    [YST_X_WITHIN_AFTER] = "within-after",
    [YST_X_OVER_BEFORE] = "over-before",
    [YST_X_OVER_AFTER] = "over-after",
    [YST_X_UNDER_BEFORE] = "under-before",
    [YST_X_UNDER_AFTER] = "under-after",
    [YST_X_AT_LEAST_BEFORE] = "at-least-before",
    [YST_X_AT_LEAST_AFTER] = "at-least-after",
    [YST_X_AT_MOST_BEFORE] = "at-most-before",
    [YST_X_AT_MOST_AFTER] = "at-most-after",
    [YST_X_ONE_OF] = "one-of",
    [YST_X_IS_GIVEN] = "given",
    [YST_X_IS_KNOWN] = "known",
    [YST_X_IS_APPLICABLE] = "applicable",
    [YST_X_INCLUDES] = "includes",
    [YST_X_QUANTITY] = "quantity",
    [YST_X_ADD] = "+",
    [YST_X_SUBTRACT] = "-",
    [YST_X_MULTIPLY] = "*",
    [YST_X_DIVIDE] = "/",
    [YST_X_MINUS] = "minus",
    [YST_X_ROUNDED] = "rounded",
    [YST_X_IN_UNIT] = "in",
    [YST_X_AS] = "as",
    [YST_X_BEHIND] = "behind",
    [YST_X_FIRST_DAY] = "first-day",
    [YST_X_LAST_DAY] = "last-day",
    [YST_X_OF] = "of",
    [YST_X_PERCENT_OF] = "share-of",
    [YST_X_MEMBER] = "member",
    [YST_X_AGGREGATE] = "",
    [YST_X_WHERE] = "where",
    [YST_X_LIST] = "list",
    [YST_X_NAMED] = "key",
    [YST_X_CHOOSE] = "choose",
};

static const char *const aggregate_names[] = {"count", "sum",   "average", "highest", "lowest",
                                              "best",  "worst", "share",   "latest",  "earliest"};
static const char *const quantity_names[] = {"any", "all", "none", "at-least", "at-most", "exactly"};

static void print_literal(yst_buffer *out, const yst_atoms *atoms, const yst_literal *literal)
{
  static const char *const kinds[] = {"", "p", "%", "d", "m", "days", "y", "?"};
  switch (literal->kind) {
  case YST_LITERAL_TEXT: yst_buffer_format(out, "\"%t\"", literal->text); break;
  case YST_LITERAL_NAME: yst_buffer_add(out, yst_atom_text(atoms, literal->name)); break;
  case YST_LITERAL_NOT_KNOWN: yst_buffer_add_string(out, "not-known"); break;
  case YST_LITERAL_NOT_APPLICABLE: yst_buffer_add_string(out, "not-applicable"); break;
  case YST_LITERAL_DATE: yst_day_write_iso(out, (yst_day)literal->number.num); break;
  default: yst_number_write(out, literal->number); yst_buffer_add_string(out, kinds[literal->kind]);
  }
}

static void print_expr(yst_buffer *out, const yst_atoms *atoms, const yst_syntax *x);

static void print_parts(yst_buffer *out, const yst_atoms *atoms, const yst_syntax *x)
{
  for (size_t i = 0; i < x->arg_count; i++) {
    yst_buffer_add_byte(out, ' ');
    print_expr(out, atoms, x->args[i]);
  }
  if (x->including_count) yst_buffer_add_string(out, " including");
  for (size_t i = 0; i < x->including_count; i++) {
    yst_buffer_add_byte(out, ' ');
    print_expr(out, atoms, x->including[i]);
  }
  if (!x->holds) return;
  yst_buffer_add_string(out, " holds ");
  print_expr(out, atoms, x->holds);
}

static void print_expr(yst_buffer *out, const yst_atoms *atoms, const yst_syntax *x)
{
  if (!x) {
    yst_buffer_add_byte(out, '_');
  } else if (x->op == YST_X_LITERAL) {
    print_literal(out, atoms, &x->literal);
  } else if (x->op == YST_X_NAME) {
    yst_buffer_add(out, yst_atom_text(atoms, x->name));
  } else {
    yst_buffer_format(out, "(%s", x->op == YST_X_AGGREGATE ? aggregate_names[x->aggregate] : op_names[x->op]);
    if (x->name) yst_buffer_format(out, ":%t", yst_atom_text(atoms, x->name));
    if (x->op == YST_X_QUANTITY || x->op == YST_X_INCLUDES)
      yst_buffer_format(out, ":%s:%u", quantity_names[x->quantity], x->count);
    print_parts(out, atoms, x);
    yst_buffer_add_byte(out, ')');
  }
}

static void print_range(yst_buffer *out, const yst_atoms *atoms, const yst_range *range)
{
  yst_buffer_add_string(out, range->kind == YST_RANGE_OTHERWISE ? " otherwise" : range->low_in ? " [" : " (");
  if (range->has_low) print_literal(out, atoms, &range->low);
  if (range->kind == YST_RANGE_BETWEEN) yst_buffer_add_string(out, "..");
  if (range->kind == YST_RANGE_BETWEEN && range->has_high) print_literal(out, atoms, &range->high);
  if (range->kind != YST_RANGE_OTHERWISE) yst_buffer_add_byte(out, range->high_in ? ']' : ')');
}

static void print_names(yst_buffer *out, const yst_atoms *atoms, const yst_words *names)
{
  for (size_t i = 0; i < names->count; i++)
    yst_buffer_format(out, " %t", yst_atom_text(atoms, names->items[i].atom));
}

static void print_literals(yst_buffer *out, const yst_atoms *atoms, const char *what,
                           const yst_literals *list)
{
  if (list->count) yst_buffer_format(out, " %s", what);
  for (size_t i = 0; i < list->count; i++) {
    yst_buffer_add_byte(out, ' ');
    print_literal(out, atoms, &list->items[i]);
  }
}

static void print_pairs(yst_buffer *out, const yst_atoms *atoms, const yst_pairs *pairs)
{
  for (size_t i = 0; i < pairs->count; i++) {
    const yst_pair *pair = &pairs->items[i];
    yst_buffer_format(out, " %t=", yst_atom_text(atoms, pair->name.atom));
    if (pair->is_set)
      print_names(out, atoms, &pair->set);
    else
      print_literal(out, atoms, &pair->value);
  }
}

static void print_piece(yst_buffer *out, const yst_atoms *atoms, const yst_piece *piece)
{
  yst_text lead = yst_piece_lead(piece->kind);
  yst_buffer_add(out, lead.length ? lead : YST_TEXT("row"));
  if (piece->broken) yst_buffer_add_string(out, " BROKEN");
  if (piece->name.atom) yst_buffer_format(out, " %t", yst_atom_text(atoms, piece->name.atom));
  if (piece->has_label) yst_buffer_format(out, " \"%t\"", piece->label);
  if (piece->type.kind) yst_buffer_format(out, " type %d", (int)piece->type.kind);
  print_names(out, atoms, &piece->type.names);
  print_names(out, atoms, &piece->names);
  for (size_t i = 0; i < piece->ranges.count; i++) print_range(out, atoms, &piece->ranges.items[i]);
  print_literals(out, atoms, "amounts", &piece->literals);
  print_literals(out, atoms, "cells", &piece->cells);
  print_pairs(out, atoms, &piece->pairs);
  if (piece->expr) yst_buffer_add_byte(out, ' ');
  if (piece->expr) print_expr(out, atoms, piece->expr);
  if (piece->when) yst_buffer_add_string(out, " when ");
  if (piece->when) print_expr(out, atoms, piece->when);
  if (piece->as.span.source) yst_buffer_add_string(out, " as ");
  if (piece->as.span.source) print_literal(out, atoms, &piece->as);
  if (piece->has_text) yst_buffer_format(out, " says \"%t\"", piece->text);
  for (size_t i = 0; i < piece->text_count; i++) yst_buffer_format(out, " '%t'", piece->texts[i]);
  if (piece->word) yst_buffer_format(out, " word %d", piece->word);
  if (piece->flag) yst_buffer_add_string(out, " flag");
  yst_buffer_add_byte(out, '\n');
}

static void print_pieces(yst_buffer *out, const yst_atoms *atoms, const yst_piece *piece, size_t depth)
{
  for (; piece; piece = piece->next) {
    yst_buffer_add_repeat(out, ' ', depth * 2);
    print_piece(out, atoms, piece);
    print_pieces(out, atoms, piece->first, depth + 1);
  }
}

/* ---- reading ---- */

typedef struct fixture {
  yst_arena *arena;
  yst_atoms *atoms;
  const yst_source *source;
  yst_diags *diags;
  yst_tree *tree;
} fixture;

static fixture read_text(yst_text text)
{
  fixture f = {.arena = yst_arena_new()};
  assert_non_null(f.arena);
  f.atoms = yst_atoms_new(f.arena);
  f.diags = yst_diags_new(f.arena);
  f.source = yst_sources_add(yst_sources_new(f.arena), YST_TEXT("test.rules"), text);
  f.tree = yst_parse(f.arena, f.atoms, f.source, f.diags);
  yst_diags_sort(f.diags);
  return f;
}

static void expect_tree(const char *text, const char *expected)
{
  fixture f = read_text(yst_text_from(text));
  yst_buffer out = yst_buffer_in(f.arena);
  print_pieces(&out, f.atoms, f.tree->root->first, 0);
  assert_string_equal(yst_buffer_text(&out).bytes, expected);
  yst_arena_free(f.arena);
}

/* An expression, as the value of something. */
static void expect_shape(const char *text, const char *expected)
{
  fixture f = read_text(yst_text_from(text));
  assert_int_equal(f.diags->errors, 0);
  yst_buffer out = yst_buffer_in(f.arena);
  print_expr(&out, f.atoms, f.tree->root->first->expr);
  assert_string_equal(yst_buffer_text(&out).bytes, expected);
  yst_arena_free(f.arena);
}

/* What the first fix of the first message would make of the text. */
static void expect_fixed(const char *text, const char *expected)
{
  fixture f = read_text(yst_text_from(text));
  assert_int_not_equal(f.diags->count, 0);
  const yst_diag *diag = f.diags->items[0];
  assert_int_not_equal(diag->fix_count, 0);
  yst_buffer out = yst_buffer_in(f.arena);
  uint32_t at = 0;
  for (size_t i = 0; i < diag->fix_count; i++) {
    yst_fix fix = diag->fixes[i];
    yst_buffer_add(&out, yst_text_of(f.source->bytes.bytes + at, fix.span.start - at));
    yst_buffer_add(&out, fix.replacement);
    at = fix.span.end;
  }
  yst_buffer_add(&out, yst_text_of(f.source->bytes.bytes + at, f.source->bytes.length - at));
  assert_string_equal(yst_buffer_text(&out).bytes, expected);
  yst_arena_free(f.arena);
}

/* ---- tests ---- */

static void test_nesting(void **state)
{
  (void)state;
  expect_tree("rubric upkeep \"Upkeep\"\n"
              "cap total at 20\n"
              "section fabric\n"
              "criterion roof \"Roof\"\n"
              "score state\n"
              "ruin 0\n"
              "cite guide \"page 1\"\n"
              "sound 3 \"Good\"\n"
              "cap at 5\n"
              "cap total at 10\n"
              "grades\n"
              "under 40% weak \"Weak\"\n",
              "rubric upkeep \"Upkeep\"\n"
              "  cap amounts 20 word 1\n"
              "  section fabric\n"
              "    criterion roof \"Roof\"\n"
              "      score state\n"
              "        row [ruin] cells 0\n"
              "        row \"Good\" [sound] cells 3\n"
              "      cite guide says \"page 1\"\n"
              "      cap amounts 5\n"
              "    cap amounts 10 word 1\n"
              "  grades\n"
              "    row weak \"Weak\" (..0.4%)\n");
}

static void test_sources(void **state)
{
  (void)state;
  expect_tree("source guide \"Guide\"\n"
              "begins at \"Part 2\"\n"
              "set aside \"Foreword\"\n"
              "because \"an introduction\"\n"
              "set aside \"section 9\" to \"section 10\"\n"
              "because \"contact details\"\n"
              "unstated \"How long\"\n"
              "cite guide \"page 2\" quoting \"no longer\" \" than needed\"\n"
              "cite quoting quoting \"in time\"\n",
              "source guide \"Guide\"\n"
              "  begins at says \"Part 2\"\n"
              "  set aside says \"Foreword\"\n"
              "    because says \"an introduction\"\n"
              "  set aside \"section 10\" says \"section 9\"\n"
              "    because says \"contact details\"\n"
              "unstated says \"How long\"\n"
              "  cite guide \"no longer than needed\" says \"page 2\"\n"
              "  cite quoting \"in time\"\n");
}

static void test_fields(void **state)
{
  (void)state;
  expect_tree("field a \"A\" \"B\" any of x, y\n"
              "headed \"H\", \"I\"\n"
              "allowed at least 1\n"
              "read \"-\", 1 May 2011, -1 as not known\n"
              "blank means none\n"
              "applies unless closed\n"
              "lower is better\n"
              "list l may be incomplete\n"
              "lower is better when c is over 5\n"
              "column c money\n"
              "row r \"R\" c £5, d (x, y), e not applicable\n"
              "each row requires c is over 5\n"
              "  otherwise \"low\"\n",
              "field a \"AB\" type 5 x y\n"
              "  headed 'H' 'I'\n"
              "  allowed [1..)\n"
              "  read amounts \"-\" 2011-05-01 -1 as not-known\n"
              "  blank as none\n"
              "  applies (not closed)\n"
              "  lower is better word 5\n"
              "list l flag\n"
              "  lower is better when (over c 5) word 5\n"
              "  column c type 1 money\n"
              "  row r \"R\" c=500p d= x y e=not-applicable\n"
              "  each row (over c 5) says \"low\"\n");
}

static void test_rows(void **state)
{
  (void)state;
  expect_tree("criterion c \"C\"\n"
              "evidence takings\n"
              "over £5 to under £10 3 or 4 \"L\"\n"
              "over 20 -5\n"
              "£1 to\n"
              "otherwise 1/6\n",
              "");
  expect_tree("rubric r\n"
              "criterion c \"C\"\n"
              "evidence takings\n"
              "over £5 to under £10 3 or 4 \"L\"\n"
              "over 20 -5\n"
              "£1 to\n"
              "otherwise 1/6\n"
              "table t\n"
              "columns k under £1 £1 to £2 2 or more -5\n"
              "rows l\n"
              "yes 1 -2 x £5\n",
              "rubric r\n"
              "  criterion c \"C\"\n"
              "    evidence takings\n"
              "      row \"L\" (500p..1000p) cells 3 4\n"
              "      row (20..) cells -5\n"
              "      row BROKEN\n"
              "      row otherwise cells 1/6\n"
              "table t\n"
              "  columns k (..100p) [100p..200p] [2..) [-5]\n"
              "  rows l\n"
              "    row [1?] cells 1 -2 x 500p\n");
}

static void test_tables_of_examples(void **state)
{
  (void)state;
  expect_tree("examples \"E\"\n"
              "given a, row | row of l c |\n"
              "expect d, total of expect\n"
              "\"x\" (a, b) not known yes -3\n"
              "none no £1 1/6 \"t\"\n",
              "examples \"E\"\n"
              "  given l a row c (list d (of:total expect))\n"
              "    row =\"x\" = a b =not-known =1? =-3\n"
              "    row =none =0? =100p =1/6 =\"t\"\n");
}

static void test_operators(void **state)
{
  (void)state;
  expect_shape("value v = a + b * c - d / -e", "(- (+ a (* b c)) (/ d (minus e)))");
  expect_shape("value v = (a - b) in months as percent", "(as:percent (in:months (- a b)))");
  expect_shape("value v = 50% of total of r.s", "(share-of 0.5% (of:total (member:s r)))");
  expect_shape("value v = rating of (x, y) + rating of (rows x, columns y)",
               "(+ (of:rating x y) (of:rating (key:rows x) (key:columns y)))");
  expect_shape("value v = sum (a * b) of c / higher of (1, m) rounded to nearest 5",
               "(rounded (/ (sum c (* a b)) (of:higher 1 m)))");
  expect_shape("value v = latest mark by made of (visits where late)",
               "(latest (where visits late) mark made)");
  expect_shape("value v = best mark of visits + share of l", "(+ (best visits mark) (share l))");
  expect_shape("value v = 1 when a otherwise 2 when b is c otherwise 3", "(choose 1 a 2 (is b c) 3)");
}

static void test_conditions(void **state)
{
  (void)state;
  expect_shape("require a or b and c and not d", "(or a (and b c (not d)))");
  expect_shape("require (a and b) and c", "(and (and a b) c)");
  expect_shape("require a is not over 5 and a <> b", "(and (not (over a 5)) (is-not a b))");
  expect_shape("require a is not b and a is not given", "(and (is-not a b) (not (given a)))");
  expect_shape("require a is between 1 and 2 and b is one of x, y", "(and (between a 1 2) (one-of b x y))");
  expect_shape("require a is over 6 months after b and a is within 2 weeks of b",
               "(and (over-after a 6m b) (within-of a 14days b))");
  expect_shape("require a is in 2010/11 and a is no worse than b", "(and (is-in a 2010y) (no-worse a b))");
  expect_shape("require at least 2 of a, b, c including a, b", "(quantity:at-least:2 a b c including a b)");
  expect_shape("require any of p, q is not high", "(quantity:any:0 p q holds (is-not _ high))");
  expect_shape("require none of criteria of r is not under 2",
               "(quantity:none:0 (of:criteria r) holds (not (under _ 2)))");
  expect_shape("require k includes any of x, y and k includes z",
               "(and (includes:any:0 k x y) (includes:all:0 k z))");
}

/* Lead words are names anywhere but first on their line. */
static void test_lead_words_as_names(void **state)
{
  (void)state;
  expect_tree("field title text\n"
              "field item text\n"
              "condition part\n"
              "when review is given and\n"
              "not item is score\n"
              "field best money\n"
              "scale s\n"
              "best 5\n"
              "worst\n",
              "field title type 1 text\n"
              "field item type 1 text\n"
              "condition part\n"
              "  when (and (given review) (not (is item score)))\n"
              "field best type 1 money\n"
              "scale s\n"
              "  row best cells 5\n"
              "  row worst\n");
}

static void test_when_on_any_line(void **state)
{
  (void)state;
  expect_tree("condition a when b unless c\n"
              "classify k\n"
              "as x \"X\"\n"
              "when a\n"
              "unless b\n"
              "as y otherwise\n"
              "value v = 1\n"
              "when a otherwise 2\n"
              "when b otherwise 3\n"
              "rubric r\n"
              "criterion c\n"
              "when not applicable score 0\n",
              "condition a\n"
              "  when b\n"
              "  unless c\n"
              "classify k\n"
              "  as x \"X\" when a\n"
              "    unless b\n"
              "  as y flag\n"
              "value v (choose 1 a 2 b 3)\n"
              "rubric r\n"
              "  criterion c\n"
              "    when not applicable amounts 0\n");
}

/* A piece that was not read whole is there all the same, and takes what stands under it. */
static void test_broken_pieces(void **state)
{
  (void)state;
  expect_tree("rubric upkeep \"Upkeep\" \"is\" kept\n"
              "  criterium roof \"Roof\"\n"
              "    assessed in mark\n"
              "  frobnicate all\n"
              "    cap at 3\n"
              "  cap total at 5\n",
              "rubric BROKEN upkeep \"Upkeep\"\n"
              "  criterion roof \"Roof\"\n"
              "    assessed mark\n"
              "  cap amounts 5 word 1\n");
}

static void test_fixes(void **state)
{
  (void)state;
  expect_fixed("condition a\n when b over 5", "condition a\n when b is over 5");
  expect_fixed("condition a\n when b is between 1 to 2", "condition a\n when b is between 1 and 2");
  expect_fixed("condition a\n when b is more than or equal to 5", "condition a\n when b is at least 5");
  expect_fixed("condition a\n when b is over 50 per cent", "condition a\n when b is over 50%");
  expect_fixed("rubric \"Upkeep of halls\"", "rubric upkeep_of_halls \"Upkeep of halls\"");
  expect_fixed("criterium a \"A\"", "criterion a \"A\"");
  expect_fixed("limit a 5;", "limit a 5");
  expect_fixed("limit a £100 000", "limit a £100,000");
  expect_fixed("field a one of b c", "field a one of b, c");
  expect_fixed("field a money \"A\"", "field a \"A\" money");
  expect_fixed("value a = rating of (b, c", "value a = rating of (b, c)");
  expect_fixed("source a “A”", "source a \"A\"");
  expect_fixed("value a = b – c", "value a = b - c");
  expect_fixed("value a = b - c-d", "value a = b - c_d");
}

/* Texts side by side are joined in time and memory that grow as they do, not as their square. */
static void test_many_texts(void **state)
{
  (void)state;
  enum { COUNT = 100000 };
  yst_arena *arena = yst_arena_new();
  yst_buffer text = yst_buffer_in(arena);
  yst_buffer_add_string(&text, "note");
  for (int i = 0; i < COUNT; i++) yst_buffer_add_string(&text, " \"x\"");
  yst_buffer_add_string(&text, "\nnote \"a\" \"b\"");
  fixture f = read_text(yst_buffer_text(&text));
  assert_int_equal(f.tree->root->first->text.length, COUNT);
  assert_true(yst_text_equal(f.tree->root->first->next->text, YST_TEXT("ab")));
  yst_arena_free(f.arena);
  yst_arena_free(arena);
}

/* Long is not deep: a chain of thousands is one node. */
static void test_long_chains(void **state)
{
  (void)state;
  yst_arena *arena = yst_arena_new();
  yst_buffer text = yst_buffer_in(arena);
  yst_buffer_add_string(&text, "require x");
  for (unsigned i = 0; i < 100000; i++) yst_buffer_format(&text, " or x%u", i);
  fixture f = read_text(yst_buffer_text(&text));
  assert_int_equal(f.diags->count, 0);
  assert_int_equal(f.tree->root->first->expr->arg_count, 100001);
  assert_int_equal(f.tree->root->first->expr->depth, 2);
  yst_arena_free(f.arena);
  yst_arena_free(arena);
}

/* Whatever is repeated without end is refused, not run out of stack on; and the next line is read. */
static void expect_too_deep(const char *before, const char *repeated, const char *after)
{
  yst_arena *arena = yst_arena_new();
  yst_buffer text = yst_buffer_in(arena);
  yst_buffer_add_string(&text, before);
  for (unsigned i = 0; i < 50000; i++) yst_buffer_add_string(&text, repeated);
  yst_buffer_format(&text, "%s\nfield last money\n", after);
  fixture f = read_text(yst_buffer_text(&text));
  assert_int_equal(f.diags->count, 1);
  assert_int_equal(f.diags->items[0]->code, YST_TOO_DEEP);
  const yst_piece *piece = f.tree->root->first;
  assert_true(piece->broken);
  assert_non_null(piece->next);
  assert_false(piece->next->broken);
  yst_arena_free(f.arena);
  yst_arena_free(arena);
}

static void test_depth(void **state)
{
  (void)state;
  expect_too_deep("require ", "(", "a");
  expect_too_deep("require ", "not ", "a");
  expect_too_deep("value v = ", "- ", "a");
  expect_too_deep("value v = ", "total of ", "a");
  expect_too_deep("value v = a", " + a", "");
  expect_too_deep("value v = a", " in months", "");
  expect_too_deep("value v = a", ".b", "");
}

static void test_texts_of_another_encoding(void **state)
{
  (void)state;
  expect_tree("\xef\xbb\xbfnote \x93\xa3 5 \x96 6\x94", "note says \"£ 5 – 6\"\n");
  expect_tree("note “a ‘b’ c”\rnote 'd'", "note says \"a ‘b’ c\"\nnote says \"d\"\n");
}

static void test_holds(void **state)
{
  (void)state;
  assert_true(yst_piece_holds(YST_PIECE_RUBRIC, YST_PIECE_CRITERION));
  assert_true(yst_piece_holds(YST_PIECE_SECTION, YST_PIECE_CRITERION));
  assert_true(yst_piece_holds(YST_PIECE_CRITERION, YST_PIECE_CITE));
  assert_false(yst_piece_holds(YST_PIECE_READING, YST_PIECE_CITE));
  assert_false(yst_piece_holds(YST_PIECE_CHECKLIST, YST_PIECE_PART));
  assert_false(yst_piece_holds(YST_PIECE_COUNT, YST_PIECE_PART));
  assert_string_equal(yst_piece_lead(YST_PIECE_RISK_TABLE).bytes, "risk table");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_nesting),
      cmocka_unit_test(test_sources),
      cmocka_unit_test(test_fields),
      cmocka_unit_test(test_rows),
      cmocka_unit_test(test_tables_of_examples),
      cmocka_unit_test(test_operators),
      cmocka_unit_test(test_conditions),
      cmocka_unit_test(test_lead_words_as_names),
      cmocka_unit_test(test_when_on_any_line),
      cmocka_unit_test(test_broken_pieces),
      cmocka_unit_test(test_fixes),
      cmocka_unit_test(test_many_texts),
      cmocka_unit_test(test_long_chains),
      cmocka_unit_test(test_depth),
      cmocka_unit_test(test_texts_of_another_encoding),
      cmocka_unit_test(test_holds),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
