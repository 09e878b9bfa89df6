/* What is said of two sides that do not fit together: what each of them is, and what to write instead. */
#include "model/scope.h"

static bool has_unit(yst_kind kind)
{
  return kind >= YST_KIND_NUMBER && kind <= YST_KIND_YEAR;
}

static bool is_literal(const yst_expr *expr)
{
  return expr->op == YST_OP_CONST || expr->op == YST_OP_TEXT;
}

static bool are(const yst_expr *left, const yst_expr *right, yst_kind one, yst_kind other)
{
  return (left->type.kind == one && right->type.kind == other) ||
         (left->type.kind == other && right->type.kind == one);
}

/* ---- how a value is written that would fit ---- */

static void help_with_words(yst_model_builder *b, yst_diag *diag, const yst_choices *choices)
{
  if (!choices || !choices->count) return;
  yst_buffer all = yst_buffer_in(b->arena);
  for (size_t i = 0; i < choices->count; i++)
    yst_buffer_format(&all, i ? ", %t" : "%t", yst_name_text(b, choices->items[i].name));
  yst_diag_help(b->diags, diag, "One of: %t.", yst_buffer_text(&all));
}

/* What can stand beside a value of this type in the place of a written one. */
static void help_with_writing(yst_model_builder *b, yst_diag *diag, yst_type type, const yst_expr *written)
{
  static const char *const sentences[] = {
      [YST_KIND_YES_NO] = "Write `yes` or `no`.",
      [YST_KIND_NUMBER] = "A number is written without a sign: `50`.",
      [YST_KIND_MONEY] = "Money is written with its sign: `£500`.",
      [YST_KIND_PERCENT] = "A percentage is written with its sign: `50%`.",
      [YST_KIND_DATE] = "A day is written `1 May 2024`.",
      [YST_KIND_MONTHS] = "A period says in what it is counted: `6 months`, `2 years`.",
      [YST_KIND_DAYS] = "A period says in what it is counted: `10 days`, `2 weeks`.",
      [YST_KIND_YEAR] = "A financial year is written `2010/11`.",
      [YST_KIND_NAMES] = NULL,
  };
  if (type.kind == YST_KIND_TEXT) {
    yst_diag_help(b->diags, diag, "A text stands in quotation marks: `\"%t\"`.",
                  yst_span_text(b, written->span));
  } else if (type.kind == YST_KIND_CHOICE) {
    help_with_words(b, diag, type.choices);
  } else if (sentences[type.kind]) {
    yst_diag_help(b->diags, diag, "%s", sentences[type.kind]);
  }
}

/* ---- what was perhaps meant ---- */

/* A plain number beside an amount with a sign. */
static bool help_with_sign(yst_model_builder *b, yst_diag *diag, const yst_expr *number,
                           const yst_expr *other)
{
  if (number->type.kind != YST_KIND_NUMBER) return false;
  bool literal = number->op == YST_OP_CONST;
  yst_text written = yst_span_text(b, number->span);
  if (other->type.kind == YST_KIND_MONEY && literal) {
    yst_diag_help(b->diags, diag, "Write `£%t`.", written);
  } else if (other->type.kind == YST_KIND_PERCENT && literal) {
    yst_diag_help(b->diags, diag, "Write `%t`.", yst_percent_meant(b, number->number, written));
  } else if (other->type.kind == YST_KIND_PERCENT && number->op == YST_OP_DIVIDE) {
    yst_diag_help(b->diags, diag, "Write `(%t) as percent`.", written);
  } else {
    return false;
  }
  return true;
}

/* A limit whose amount lacks its sign: said where the amount stands, unless it changes with time. */
static bool help_with_limit(yst_model_builder *b, yst_diag *diag, const yst_expr *limit,
                            const yst_expr *other)
{
  if (limit->op != YST_OP_LIMIT || limit->type.kind != YST_KIND_NUMBER) return false;
  const yst_piece *piece = b->by_kind[YST_SYMBOL_LIMIT][limit->index]->piece;
  if (!piece->literals.count || yst_count_of(piece, YST_PIECE_FROM)) return false;
  const yst_literal *amount = &piece->literals.items[0];
  yst_text written = yst_span_text(b, amount->span), meant;
  if (other->type.kind == YST_KIND_PERCENT)
    meant = yst_percent_meant(b, amount->number, written);
  else if (other->type.kind == YST_KIND_MONEY)
    meant = yst_format(b->arena, "£%t", written);
  else
    return false;
  yst_diag_fix(b->diags, diag, amount->span, false, meant);
  yst_diag_help(b->diags, diag, "Is the limit `%t`? It says `%t`.", meant, written);
  return true;
}

/* A percentage beside what it may be a share of. */
static bool help_with_share(yst_model_builder *b, yst_diag *diag, const yst_expr *left, const yst_expr *right)
{
  if (!are(left, right, YST_KIND_PERCENT, YST_KIND_NUMBER) &&
      !are(left, right, YST_KIND_PERCENT, YST_KIND_MONEY))
    return false;
  yst_diag_help(b->diags, diag,
                "A percentage is a share of something: `50%% of …`, or of two amounts `(A / B) as percent`.");
  return true;
}

/* A day beside a year or a period, and periods that are counted differently. */
static bool help_with_time(yst_model_builder *b, yst_diag *diag, const yst_expr *left, const yst_expr *right)
{
  const yst_expr *day = left->type.kind == YST_KIND_DATE ? left : right, *other = day == left ? right : left;
  yst_text day_is = yst_span_text(b, day->span), other_is = yst_span_text(b, other->span);
  if (are(left, right, YST_KIND_DATE, YST_KIND_YEAR)) {
    yst_diag_help(b->diags, diag, "A date lies in a year: `%t is in %t`.", day_is, other_is);
  } else if (!is_literal(day) && (are(left, right, YST_KIND_DATE, YST_KIND_MONTHS) ||
                                  are(left, right, YST_KIND_DATE, YST_KIND_DAYS))) {
    yst_diag_help(b->diags, diag,
                  "A period lies between two days: `%t is within %t before DAY`, or `after DAY`.", day_is,
                  other_is);
  } else if (are(left, right, YST_KIND_MONTHS, YST_KIND_DAYS)) {
    yst_diag_help(b->diags, diag,
                  "A month has no fixed number of days: give both in months and years, or both in days.");
  } else {
    return false;
  }
  return true;
}

static void help(yst_model_builder *b, yst_diag *diag, const yst_expr *left, const yst_expr *right)
{
  if (help_with_limit(b, diag, left, right) || help_with_limit(b, diag, right, left) ||
      help_with_sign(b, diag, left, right) || help_with_sign(b, diag, right, left) ||
      help_with_share(b, diag, left, right) || help_with_time(b, diag, left, right))
    return;
  if (left->type.kind == YST_KIND_SET) {
    yst_diag_help(b->diags, diag, "A set includes words: `%t includes …`.", yst_span_text(b, left->span));
  } else if (is_literal(right) && !is_literal(left)) {
    help_with_writing(b, diag, left->type, right);
  } else if (is_literal(left) && !is_literal(right)) {
    help_with_writing(b, diag, right->type, left);
  }
}

void yst_say_mismatch(yst_model_builder *builder, yst_span span, const yst_expr *left, const yst_expr *right,
                      const char *verb)
{
  bool units = has_unit(left->type.kind) && has_unit(right->type.kind);
  yst_text left_is = yst_type_phrase(builder, left->type), right_is = yst_type_phrase(builder, right->type);
  yst_diag *diag =
      yst_diags_add(builder->diags, units ? YST_UNIT_MISMATCH : YST_TYPE_MISMATCH, span,
                    "`%t` is %t and `%t` is %t: they cannot be %s", yst_span_text(builder, left->span),
                    left_is, yst_span_text(builder, right->span), right_is, verb);
  yst_diag_label(builder->diags, diag, left->span, "%t", left_is);
  yst_diag_label(builder->diags, diag, right->span, "%t", right_is);
  help(builder, diag, left, right);
}
