#include "model/model.h"

#include "model/echoes.h"
#include "model/scope.h"

/* Beyond what was written, for lists that are written out; see node.c. */
#define MORE_EXPRESSIONS 200000

static yst_atom atom(yst_model_builder *b, const char *word)
{
  return yst_atom_of(b->atoms, yst_text_from(word));
}

static void name_words(yst_model_builder *b)
{
  b->word.partnerships = atom(b, "partnerships");
  b->word.as_at = atom(b, "as_at");
  b->word.parts = atom(b, "parts");
  b->word.score = atom(b, "score");
  b->word.answer = atom(b, "answer");
  b->word.percent = atom(b, "percent");
  b->word.number = atom(b, "number");
  b->word.name = atom(b, "name");
  b->word.none = atom(b, "none");
  b->word.row = atom(b, "row");
  b->word.months = atom(b, "months");
  b->word.days = atom(b, "days");
  b->word.years = atom(b, "years");
  b->word.criteria = atom(b, "criteria");
  b->word.items = atom(b, "items");
  b->word.lower = atom(b, "lower");
  b->word.higher = atom(b, "higher");
  b->word.worse = atom(b, "worse");
  b->word.better = atom(b, "better");
}

/* missing, partly, present, and for results: explained. */
static const yst_choices *make_answers(yst_model_builder *b, size_t count)
{
  static const char *const names[] = {"missing", "partly", "present", "explained"};
  yst_choices *choices = yst_choices_new(b, YST_NO_ATOM, YST_TEXT("Answer"), count);
  choices->ordered = true;
  choices->direction = YST_HIGHER_IS_BETTER;
  for (size_t i = 0; i < count; i++) {
    yst_choice *choice = &choices->items[choices->count++];
    *choice = (yst_choice){.name = atom(b, names[i]), .label = yst_text_from(names[i])};
  }
  return choices;
}

/* ---- what stands once in a file ---- */

static yst_text text_of(yst_model_builder *b, const yst_piece *piece, yst_piece_kind kind)
{
  const yst_piece *clause = yst_clause(b, piece, kind);
  return clause && clause->has_text ? clause->text : (yst_text){"", 0};
}

static void set_toolkit(yst_model_builder *b, const yst_piece *piece)
{
  yst_toolkit_decl *toolkit = &b->model->toolkit;
  toolkit->about = yst_about_of(b, piece, NULL);
  toolkit->body = text_of(b, piece, YST_PIECE_BODY);
  toolkit->version = text_of(b, piece, YST_PIECE_VERSION);
  const yst_piece *force = yst_clause(b, piece, YST_PIECE_IN_FORCE);
  if (!force || force->broken) return;
  toolkit->has_from = force->literals.count > 0;
  toolkit->has_to = force->literals.count > 1;
  if (toolkit->has_from) toolkit->from = (yst_day)force->literals.items[0].number.num;
  if (toolkit->has_to) toolkit->to = (yst_day)force->literals.items[1].number.num;
}

/* The toolkit of the file that was named; those of the files it uses lend their rules only. */
static void find_toolkit(yst_model_builder *b)
{
  for (size_t i = 0; i < b->tree_count; i++) {
    const yst_piece *root = b->trees[i]->root;
    const yst_piece *piece = yst_clause(b, root, YST_PIECE_TOOLKIT);
    if (piece && i + 1 == b->tree_count) set_toolkit(b, piece);
  }
}

static size_t identifying(yst_model_builder *b, const yst_piece *reg, yst_piece_kind kind)
{
  const yst_piece *clause = reg ? yst_clause(b, reg, kind) : NULL;
  return clause && clause->names.count ? yst_field_named(b, clause->names.items[0]) : YST_NOWHERE;
}

static const yst_piece *find_register(yst_model_builder *b)
{
  const yst_piece *found = NULL;
  for (size_t i = 0; i < b->tree_count; i++) {
    for (const yst_piece *p = NULL; (p = yst_next_of(b->trees[i]->root, p, YST_PIECE_REGISTER));) {
      if (yst_count_of(p, YST_PIECE_COLUMN)) continue;
      if (found) {
        yst_diag *diag =
            yst_diags_add(b->diags, YST_REPEATED_CLAUSE, p->span, "the register is declared a second time");
        yst_diag_label(b->diags, diag, found->span, "here first");
        yst_diag_help(b->diags, diag,
                      "A register to compare with has lines `column NAME \"Label\" TYPE` below it.");
      } else {
        found = p;
      }
    }
  }
  return found;
}

static void set_register(yst_model_builder *b)
{
  yst_model *m = b->model;
  const yst_piece *reg = find_register(b);
  if (reg) b->register_name = reg->name.atom;
  m->identifying_field = identifying(b, reg, YST_PIECE_IDENTIFIED);
  m->also_known_field = identifying(b, reg, YST_PIECE_ALSO_KNOWN);
  const yst_symbol *name = yst_symbol_named(b, b->word.name);
  bool said = reg && yst_count_of(reg, YST_PIECE_IDENTIFIED) > 0;
  if (!said && name && name->kind == YST_SYMBOL_FIELD) m->identifying_field = name->index;
}

/* Who reads that a passage is set aside has to be able to judge it. */
static void set_source(yst_model_builder *b, size_t index)
{
  const yst_piece *source = b->by_kind[YST_SYMBOL_SOURCE][index]->piece;
  b->model->sources[index].about = yst_about_of(b, source, NULL);
  yst_clause(b, source, YST_PIECE_BEGINS);
  for (const yst_piece *p = NULL; (p = yst_next_of(source, p, YST_PIECE_SET_ASIDE));) {
    if (p->broken || yst_clause(b, p, YST_PIECE_BECAUSE)) continue;
    yst_diag *diag =
        yst_diags_add(b->diags, YST_MISSING_CLAUSE, p->lead, "nothing says why this is set aside");
    yst_diag_help(b->diags, diag, "Say it below: `because \"an introduction, which decides nothing\"`.");
  }
}

static void set_plain(yst_model_builder *b)
{
  yst_model *m = b->model;
  for (size_t i = 0; i < m->source_count; i++) set_source(b, i);
  for (size_t i = 0; i < m->topic_count; i++)
    m->topics[i].about = yst_about_of(b, b->by_kind[YST_SYMBOL_TOPIC][i]->piece, NULL);
  for (size_t i = 0; i < m->gap_count; i++) {
    const yst_piece *piece = b->by_kind[YST_SYMBOL_GAP][i]->piece;
    m->gaps[i].about = yst_about_of(b, piece, NULL);
    m->gaps[i].words = piece->text;
  }
  for (size_t i = 0; i < b->counts[YST_SYMBOL_RANKING]; i++)
    yst_say_not_yet(b, b->by_kind[YST_SYMBOL_RANKING][i]->piece->lead, "`ranking`");
}

/* ---- filling in ---- */

/* What is wrong with a name in a group is said here, once, and not where the group is used. */
static void fill_group(yst_model_builder *b, const yst_symbol *symbol)
{
  yst_scope scope = yst_scope_record(b);
  const yst_words *names = &symbol->piece->names;
  b->model->groups[symbol->index] = (yst_group_rule){yst_about_of(b, symbol->piece, NULL), names};
  for (size_t i = 0; i < names->count; i++) {
    yst_syntax name = {.op = YST_X_NAME,
                       .span = names->items[i].span,
                       .word = names->items[i].span,
                       .name = names->items[i].atom};
    if (yst_group_member_fits(&scope, &name)) continue;
    if (!yst_symbol_named(b, name.name)) {
      yst_say_unknown(&scope, names->items[i]);
    } else {
      yst_diags_add(b->diags, YST_WRONG_SCOPE, name.span,
                    "`%t` has no value of its own that a group could hold", yst_span_text(b, name.span));
    }
  }
}

static void show_value(yst_model_builder *b, const yst_symbol *symbol)
{
  const yst_piece *show = yst_clause(b, symbol->piece, YST_PIECE_SHOW);
  yst_result *result = show ? yst_result_named(b, yst_name_text(b, symbol->name.atom)) : NULL;
  if (result) yst_show_result(b, show, result);
}

static void fill(yst_model_builder *b, const yst_symbol *symbol)
{
  size_t i = symbol->index;
  switch (symbol->kind) {
  case YST_SYMBOL_FIELD: yst_fill_field(b, i); break;
  case YST_SYMBOL_LIST: yst_fill_list(b, i); break;
  case YST_SYMBOL_GROUP: fill_group(b, symbol); break;
  case YST_SYMBOL_VALUE:
    yst_fill_value(b, i);
    show_value(b, symbol);
    break;
  case YST_SYMBOL_CONDITION: yst_fill_condition(b, i); break;
  case YST_SYMBOL_CLASSIFY: yst_fill_classify(b, i); break;
  case YST_SYMBOL_RUBRIC: yst_fill_rubric(b, i); break;
  case YST_SYMBOL_CHECKLIST: yst_fill_checklist(b, i); break;
  case YST_SYMBOL_REQUIREMENT: yst_fill_requirement(b, i); break;
  case YST_SYMBOL_REVIEW: yst_fill_review(b, i); break;
  case YST_SYMBOL_FIGURE:
    yst_fill_figure(b, i);
    show_value(b, symbol);
    break;
  case YST_SYMBOL_PUBLISHED: yst_fill_published(b, i); break;
  case YST_SYMBOL_CLAIM: yst_fill_claim(b, i); break;
  case YST_SYMBOL_STAGE: yst_fill_stage(b, i); break;
  default: break;
  }
}

static yst_model_builder *new_builder(yst_arena *arena, yst_sources *sources, yst_diags *diags)
{
  yst_model_builder *b = YST_NEW(arena, yst_model_builder);
  b->arena = arena;
  b->atoms = yst_atoms_new(arena);
  b->sources = sources;
  b->diags = diags;
  b->expr_limit = MORE_EXPRESSIONS;
  b->model = YST_NEW(arena, yst_model);
  b->model->arena = arena;
  b->model->atoms = b->atoms;
  b->model->texts = sources;
  name_words(b);
  b->model->answer_choices = make_answers(b, 3);
  b->model->item_choices = b->item_choices = make_answers(b, 4);
  return b;
}

yst_model *yst_model_build(yst_arena *arena, yst_sources *sources, yst_text name, yst_text bytes,
                           yst_loader loader, void *context, yst_diags *diags)
{
  yst_model_builder *b = new_builder(arena, sources, diags);
  yst_load_files(b, name, bytes, loader, context);
  b->model->trees = b->trees;
  b->model->tree_count = b->tree_count;
  yst_declare_all(b);
  find_toolkit(b);
  set_plain(b);
  yst_declare_choices(b);
  yst_declare_fields(b);
  yst_declare_others(b);
  yst_declare_limits(b);
  yst_declare_lists(b);
  set_register(b);
  yst_declare_tables(b);
  yst_declare_results(b);
  for (size_t i = 0; i < b->rule_count; i++) fill(b, &b->rules[i]);
  yst_fill_examples(b);
  yst_find_cycles(b);
  yst_say_unsettled(b);
  yst_fold_echoes(b);
  return b->model;
}
