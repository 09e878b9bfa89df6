#include "base/limits.h"
#include "model/build.h"
#include "model/wordings.h"

yst_choices *yst_choices_new(yst_model_builder *builder, yst_atom name, yst_text label, size_t count)
{
  yst_choices *choices = YST_NEW(builder->arena, yst_choices);
  choices->name = name;
  choices->label = label;
  choices->items = YST_NEW_ARRAY(builder->arena, count, yst_choice);
  return choices;
}

size_t yst_choice_place(const yst_choices *choices, yst_atom name)
{
  for (size_t i = 0; i < choices->count; i++) {
    if (choices->items[i].name == name) return i;
  }
  return YST_NOWHERE;
}

/* false when no more words can be added; it is said of the first that is one too many. */
static bool add_choice(yst_model_builder *b, yst_choices *choices, yst_choice choice)
{
  size_t before = yst_choice_place(choices, choice.name);
  if (before != YST_NOWHERE) {
    yst_diag *diag = yst_diags_add(b->diags, YST_DUPLICATE, choice.span,
                                   "`%t` stands among these words already", yst_name_text(b, choice.name));
    yst_diag_label(b->diags, diag, choices->items[before].span, "here");
    return true;
  }
  if (choices->count == YST_LIMIT_CHOICES) {
    yst_diags_add(b->diags, YST_TOO_MANY, choice.span, "more than %u words to choose from",
                  YST_LIMIT_CHOICES);
    return false;
  }
  choices->items[choices->count++] = choice;
  return true;
}

static bool build_level(yst_model_builder *b, yst_choices *choices, const yst_piece *level)
{
  yst_choice choice = {
      .name = level->name.atom, .label = yst_label_or_name(b, level), .span = level->name.span};
  choice.also_count = level->text_count;
  choice.also = level->texts;
  if (level->cells.count) {
    choice.has_points = true;
    yst_literal_number(b, &level->cells.items[0], yst_type_of(YST_KIND_NUMBER), &choice.points);
  }
  return add_choice(b, choices, choice);
}

/* Enters the words of a named choice or scale, so that a word leads to it. */
static void enter_words(yst_model_builder *b, const yst_choices *choices)
{
  for (size_t i = 0; i < choices->count; i++) {
    size_t *first = &b->choices_by_word[choices->items[i].name];
    yst_choice_word word = {choices, *first};
    *first = b->choice_word_count;
    YST_PUSH(b->arena, b->choice_words, b->choice_word_count, b->choice_word_capacity, word);
  }
}

static void say_no_words(yst_model_builder *b, const yst_piece *piece)
{
  yst_diag *diag =
      yst_diags_add(b->diags, YST_MISSING_CLAUSE, piece->name.span, "the %s `%t` has no words",
                    piece->kind == YST_PIECE_SCALE ? "scale" : "choice", yst_name_text(b, piece->name.atom));
  yst_diag_help(b->diags, diag, "Write one line under it for each word: `NAME \"Label\"`.");
}

void yst_declare_choices(yst_model_builder *builder)
{
  builder->choices_by_word = YST_NEW_ARRAY(builder->arena, builder->atom_limit, size_t);
  for (size_t i = 0; i < builder->atom_limit; i++) builder->choices_by_word[i] = YST_NOWHERE;
  for (size_t i = 0; i < builder->counts[YST_SYMBOL_CHOICES]; i++) {
    const yst_piece *piece = builder->by_kind[YST_SYMBOL_CHOICES][i]->piece;
    yst_choices *choices =
        yst_choices_new(builder, piece->name.atom, piece->label, yst_count_of(piece, YST_PIECE_LEVEL));
    choices->span = piece->span;
    choices->ordered = piece->kind == YST_PIECE_SCALE;
    for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_LEVEL));) {
      if (p->name.atom && !build_level(builder, choices, p)) break;
    }
    if (yst_count_of(piece, YST_PIECE_LEVEL) == 0 && !piece->broken) say_no_words(builder, piece);
    if (choices->ordered) choices->direction = yst_direction_of(builder, piece);
    enter_words(builder, choices);
    builder->model->choices[i] = choices;
  }
}

static yst_kind plain_kind(yst_text name)
{
  static const struct {
    const char *name;
    yst_kind kind;
  } kinds[] = {{"money", YST_KIND_MONEY}, {"number", YST_KIND_NUMBER}, {"percent", YST_KIND_PERCENT},
               {"date", YST_KIND_DATE},   {"period", YST_KIND_MONTHS}, {"text", YST_KIND_TEXT},
               {"days", YST_KIND_DAYS}};
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    if (yst_text_equal(name, yst_text_from(kinds[i].name))) return kinds[i].kind;
  }
  return YST_KIND_NONE;
}

static void say_unknown_type(yst_model_builder *b, yst_word word)
{
  static const char *const plain[] = {"money", "number", "percent", "date", "period", "text"};
  enum { PLAIN = sizeof plain / sizeof plain[0] };
  yst_text name = yst_name_text(b, word.atom);
  yst_diag *diag =
      yst_diags_add(b->diags, YST_UNKNOWN_NAME, word.span, "no type, choice or scale is called `%t`", name);
  const char *here = yst_type_meant(name);
  if (here) {
    yst_diag_fix(b->diags, diag, word.span, false, yst_text_from(here));
    yst_diag_help(b->diags, diag, "Did you mean `%s`?", here);
    return;
  }
  size_t count = PLAIN + (yst_may_suggest(b, b->model->choices_count) ? b->model->choices_count : 0);
  yst_text *names = YST_NEW_ARRAY(b->arena, count, yst_text);
  for (size_t i = 0; i < PLAIN; i++) names[i] = yst_text_from(plain[i]);
  for (size_t i = PLAIN; i < count; i++) names[i] = yst_name_text(b, b->model->choices[i - PLAIN]->name);
  yst_suggest(b, diag, word.span, name, names, count);
}

/* A choice or scale by name, or a plain type. Declared names come first, so that `choice period` can be had.
 */
static yst_type named_type(yst_model_builder *b, yst_word word)
{
  const yst_symbol *symbol = yst_symbol_named(b, word.atom);
  if (symbol && symbol->kind == YST_SYMBOL_CHOICES) return yst_type_choice(b->model->choices[symbol->index]);
  yst_kind kind = plain_kind(yst_name_text(b, word.atom));
  if (kind == YST_KIND_NONE) say_unknown_type(b, word);
  return yst_type_of(kind);
}

static yst_type words_type(yst_model_builder *b, const yst_type_syntax *type, const yst_piece *piece,
                           yst_kind kind)
{
  yst_choices *choices = yst_choices_new(b, YST_NO_ATOM, piece->label, type->names.count);
  choices->span = type->span;
  for (size_t i = 0; i < type->names.count; i++) {
    yst_word word = type->names.items[i];
    yst_choice choice = {.name = word.atom, .label = yst_name_text(b, word.atom), .span = word.span};
    if (!add_choice(b, choices, choice)) break;
  }
  return (yst_type){kind, choices};
}

static yst_type any_of_type(yst_model_builder *b, const yst_type_syntax *type, const yst_piece *piece)
{
  if (type->names.count == 1) {
    const yst_symbol *symbol = yst_symbol_named(b, type->names.items[0].atom);
    if (symbol && symbol->kind == YST_SYMBOL_CHOICES)
      return (yst_type){YST_KIND_SET, b->model->choices[symbol->index]};
  }
  return words_type(b, type, piece, YST_KIND_SET);
}

yst_type yst_type_written(yst_model_builder *builder, const yst_piece *piece)
{
  const yst_type_syntax *type = &piece->type;
  switch (type->kind) {
  case YST_TYPE_NAMED:
    return type->names.count ? named_type(builder, type->names.items[0]) : yst_type_of(YST_KIND_NONE);
  case YST_TYPE_YES_NO: return yst_type_of(YST_KIND_YES_NO);
  case YST_TYPE_YEAR: return yst_type_of(YST_KIND_YEAR);
  case YST_TYPE_ONE_OF: return words_type(builder, type, piece, YST_KIND_CHOICE);
  case YST_TYPE_ANY_OF: return any_of_type(builder, type, piece);
  case YST_TYPE_NONE: break;
  }
  if (!piece->broken) {
    yst_diag *diag = yst_diags_add(builder->diags, YST_MISSING_CLAUSE, piece->name.span, "`%t` has no type",
                                   yst_name_text(builder, piece->name.atom));
    yst_diag_help(builder->diags, diag,
                  "Write money, number, percent, date, yes/no, text, a choice or a scale after its label.");
  }
  return yst_type_of(YST_KIND_NONE);
}

bool yst_type_same(yst_type a, yst_type b)
{
  return a.kind == b.kind && a.choices == b.choices;
}

bool yst_type_ordered(yst_type type)
{
  switch (type.kind) {
  case YST_KIND_NUMBER:
  case YST_KIND_MONEY:
  case YST_KIND_PERCENT:
  case YST_KIND_DATE:
  case YST_KIND_MONTHS:
  case YST_KIND_DAYS:
  case YST_KIND_YEAR: return true;
  case YST_KIND_CHOICE: return type.choices->ordered;
  default: return false;
  }
}

/* `one of own, let_out` for words without a name of their own. */
static yst_text words_phrase(const yst_model_builder *b, const yst_choices *choices, const char *what)
{
  enum { SHOWN = 4 };
  yst_buffer out = yst_buffer_in(b->arena);
  yst_buffer_add_string(&out, what);
  for (size_t i = 0; i < choices->count && i < SHOWN; i++)
    yst_buffer_format(&out, i ? ", %t" : " of %t", yst_name_text(b, choices->items[i].name));
  if (choices->count > SHOWN) yst_buffer_add_string(&out, " …");
  return yst_buffer_text(&out);
}

static yst_text choices_phrase(const yst_model_builder *b, const yst_choices *choices, const char *named,
                               const char *nameless)
{
  if (!choices->name) return words_phrase(b, choices, nameless);
  return yst_format(b->arena, "%s of the %s `%t`", named, choices->ordered ? "scale" : "choice",
                    yst_name_text(b, choices->name));
}

yst_text yst_type_phrase(const yst_model_builder *builder, yst_type type)
{
  switch (type.kind) {
  case YST_KIND_YES_NO: return YST_TEXT("yes or no");
  case YST_KIND_NUMBER: return YST_TEXT("a number");
  case YST_KIND_MONEY: return YST_TEXT("an amount of money");
  case YST_KIND_PERCENT: return YST_TEXT("a percentage");
  case YST_KIND_DATE: return YST_TEXT("a date");
  case YST_KIND_MONTHS: return YST_TEXT("a period of months");
  case YST_KIND_DAYS: return YST_TEXT("a period of days");
  case YST_KIND_YEAR: return YST_TEXT("a financial year");
  case YST_KIND_CHOICE: return choices_phrase(builder, type.choices, "a word", "one");
  case YST_KIND_SET: return choices_phrase(builder, type.choices, "a set of words", "a set");
  case YST_KIND_TEXT: return YST_TEXT("a text");
  case YST_KIND_NAMES: return YST_TEXT("a list of names");
  case YST_KIND_NONE: break;
  }
  return YST_TEXT("something unread");
}

const yst_number *yst_printed_places(yst_kind kind, size_t *count)
{
  static const yst_number PERCENTS[] = {{1, 100}, {1, 1000}, {1, 10000}, {1, 100000}};
  static const yst_number DECIMALS[] = {{1, 10}, {1, 100}, {1, 1000}};
  static const yst_number PENCE[] = {{1, 1}};
  switch (kind) {
  case YST_KIND_PERCENT: *count = sizeof PERCENTS / sizeof PERCENTS[0]; return PERCENTS;
  case YST_KIND_NUMBER: *count = sizeof DECIMALS / sizeof DECIMALS[0]; return DECIMALS;
  case YST_KIND_MONEY: *count = sizeof PENCE / sizeof PENCE[0]; return PENCE;
  default: *count = 0; return NULL;
  }
}
