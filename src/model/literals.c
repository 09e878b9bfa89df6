#include "base/utf8.h"
#include "model/build.h"

yst_text yst_percent_meant(yst_model_builder *builder, yst_number number, yst_text written)
{
  yst_buffer buffer = yst_buffer_in(builder->arena);
  yst_number hundredfold;
  bool share = number.den != 1 && yst_number_compare(number, yst_number_of(0)) > 0 &&
               yst_number_compare(number, yst_number_of(1)) < 0;
  if (share && yst_number_multiply(number, yst_number_of(100), &hundredfold))
    yst_number_write(&buffer, hundredfold);
  else
    yst_buffer_add(&buffer, written);
  yst_buffer_add_byte(&buffer, '%');
  return yst_buffer_text(&buffer);
}

yst_type yst_literal_type(const yst_literal *literal)
{
  switch (literal->kind) {
  case YST_LITERAL_NUMBER: return yst_type_of(YST_KIND_NUMBER);
  case YST_LITERAL_MONEY: return yst_type_of(YST_KIND_MONEY);
  case YST_LITERAL_PERCENT: return yst_type_of(YST_KIND_PERCENT);
  case YST_LITERAL_DATE: return yst_type_of(YST_KIND_DATE);
  case YST_LITERAL_MONTHS: return yst_type_of(YST_KIND_MONTHS);
  case YST_LITERAL_DAYS: return yst_type_of(YST_KIND_DAYS);
  case YST_LITERAL_YEAR: return yst_type_of(YST_KIND_YEAR);
  case YST_LITERAL_YES_NO: return yst_type_of(YST_KIND_YES_NO);
  case YST_LITERAL_TEXT: return yst_type_of(YST_KIND_TEXT);
  case YST_LITERAL_NOT_KNOWN:
  case YST_LITERAL_NOT_APPLICABLE:
  case YST_LITERAL_NAME: break;
  }
  return yst_type_of(YST_KIND_NONE);
}

void yst_say_unknown_choice(yst_model_builder *builder, yst_span span, yst_atom name,
                            const yst_choices *choices)
{
  if (!choices->count) return; /* a choice without words is told of itself */
  yst_text word = yst_name_text(builder, name);
  yst_diag *diag = choices->name
                       ? yst_diags_add(builder->diags, YST_UNKNOWN_CHOICE, span, "`%t` is no word of `%t`",
                                       word, yst_name_text(builder, choices->name))
                       : yst_diags_add(builder->diags, YST_UNKNOWN_CHOICE, span,
                                       "`%t` is not among the words to choose from", word);
  if (choices->span.source) yst_diag_label(builder->diags, diag, choices->span, "its words stand here");
  yst_text *names = YST_NEW_ARRAY(builder->arena, choices->count, yst_text);
  yst_buffer all = yst_buffer_in(builder->arena);
  for (size_t i = 0; i < choices->count; i++) {
    names[i] = yst_name_text(builder, choices->items[i].name);
    yst_buffer_format(&all, i ? ", %t" : "%t", names[i]);
  }
  if (yst_suggest(builder, diag, span, word, names, choices->count) || !choices->count) return;
  yst_diag_help(builder->diags, diag, "One of: %t.", yst_buffer_text(&all));
}

/* A choice may be written by its name or, in quotes, as the document prints it. */
static bool choice_number(yst_model_builder *b, const yst_literal *literal, const yst_choices *choices,
                          size_t *place)
{
  if (literal->kind == YST_LITERAL_NAME) {
    *place = yst_choice_place(choices, literal->name);
    if (*place == YST_NOWHERE) yst_say_unknown_choice(b, literal->span, literal->name, choices);
    return *place != YST_NOWHERE;
  }
  yst_text folded = yst_text_key(b->arena, literal->text);
  for (*place = 0; *place < choices->count; (*place)++) {
    if (yst_text_equal(folded, yst_text_key(b->arena, choices->items[*place].label))) return true;
  }
  yst_say_unknown_choice(b, literal->span, yst_atom_of(b->atoms, literal->text), choices);
  return false;
}

static bool by_choices(yst_model_builder *b, const yst_literal *literal, yst_type type, yst_number *number)
{
  if (type.kind == YST_KIND_SET && literal->kind == YST_LITERAL_NAME && literal->name == b->word.none) {
    *number = yst_number_of(0);
    return true;
  }
  size_t place = 0;
  if (!choice_number(b, literal, type.choices, &place)) return false;
  *number = yst_number_of(type.kind == YST_KIND_SET ? (int64_t)1 << place : (int64_t)place);
  return true;
}

static bool say_wrong_amount(yst_model_builder *b, const yst_literal *literal, yst_type type)
{
  yst_type own = yst_literal_type(literal);
  yst_text written = yst_span_text(b, literal->span);
  if (own.kind == YST_KIND_NONE) {
    yst_diags_add(b->diags, YST_WRONG_AMOUNT, literal->span, "`%t` cannot stand here: this is %t", written,
                  yst_type_phrase(b, type));
    return false;
  }
  yst_diag *diag = yst_diags_add(b->diags, YST_WRONG_AMOUNT, literal->span, "`%t` is %t, and this is %t",
                                 written, yst_type_phrase(b, own), yst_type_phrase(b, type));
  if (own.kind == YST_KIND_NUMBER && type.kind == YST_KIND_MONEY)
    yst_diag_help(b->diags, diag, "Write `£%t`.", written);
  if (own.kind == YST_KIND_NUMBER && type.kind == YST_KIND_PERCENT)
    yst_diag_help(b->diags, diag, "Write `%t`.", yst_percent_meant(b, literal->number, written));
  return false;
}

bool yst_literal_number(yst_model_builder *builder, const yst_literal *literal, yst_type type,
                        yst_number *number)
{
  if (type.kind == YST_KIND_NONE) return false;
  bool is_word = literal->kind == YST_LITERAL_NAME || literal->kind == YST_LITERAL_TEXT;
  if (is_word && (type.kind == YST_KIND_CHOICE || type.kind == YST_KIND_SET))
    return by_choices(builder, literal, type, number);
  if (yst_literal_type(literal).kind != type.kind || type.kind == YST_KIND_TEXT)
    return say_wrong_amount(builder, literal, type);
  *number = literal->number;
  return true;
}

bool yst_words_mask(yst_model_builder *builder, const yst_words *words, yst_type type, yst_number *mask)
{
  int64_t bits = 0;
  bool fine = true;
  for (size_t i = 0; i < words->count; i++) {
    size_t place = yst_choice_place(type.choices, words->items[i].atom);
    if (place == YST_NOWHERE) {
      yst_say_unknown_choice(builder, words->items[i].span, words->items[i].atom, type.choices);
      fine = false;
    } else {
      bits |= (int64_t)1 << place;
    }
  }
  *mask = yst_number_of(bits);
  return fine;
}

/* What `to 0 places` means: a pound, a percent, one. */
static yst_number whole_unit(yst_kind kind)
{
  if (kind == YST_KIND_MONEY) return yst_number_of(100);
  if (kind == YST_KIND_PERCENT) return (yst_number){1, 100};
  return yst_number_of(1);
}

static bool can_be_rounded(yst_kind kind)
{
  return kind == YST_KIND_NUMBER || kind == YST_KIND_MONEY || kind == YST_KIND_PERCENT ||
         kind == YST_KIND_MONTHS || kind == YST_KIND_DAYS;
}

/* `to nearest 5` of a percentage is to the nearest 5%. */
static bool written_step(yst_model_builder *b, const yst_literal *literal, yst_type type, yst_number *step)
{
  if (type.kind == YST_KIND_PERCENT && literal->kind == YST_LITERAL_NUMBER) {
    if (!yst_number_divide(literal->number, yst_number_of(100), step)) return false;
  } else if (!yst_literal_number(b, literal, type, step)) {
    return false;
  }
  if (yst_number_compare(*step, yst_number_of(0)) > 0) return true;
  yst_diags_add(b->diags, YST_WRONG_AMOUNT, literal->span, "what is rounded to has to be more than nothing");
  return false;
}

bool yst_rounding_step(yst_model_builder *builder, const yst_rounding *rounding, yst_type type,
                       yst_number *step)
{
  if (!can_be_rounded(type.kind)) return false;
  if (rounding->has_step) return written_step(builder, &rounding->step, type, step);
  *step = type.kind == YST_KIND_MONEY && !rounding->has_places ? yst_number_of(1) : whole_unit(type.kind);
  for (unsigned i = 0; rounding->has_places && i < rounding->places && i < 9; i++)
    yst_number_divide(*step, yst_number_of(10), step);
  return true;
}

bool yst_clause_number(yst_model_builder *builder, const yst_piece *clause, yst_type type, yst_number *number)
{
  if (!clause || clause->broken || clause->literals.count == 0) return false;
  return yst_literal_number(builder, &clause->literals.items[0], type, number);
}
