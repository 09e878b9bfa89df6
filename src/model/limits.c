#include "base/limits.h"
#include "model/build.h"

/* Versions in order of the day; of two for one day the first written counts and the second is refused. */
static void add_version(yst_model_builder *b, const yst_piece *from, yst_limit *limit)
{
  yst_day day = (yst_day)from->literals.items[0].number.num;
  yst_number amount;
  if (!yst_literal_number(b, &from->literals.items[1], limit->type, &amount)) return;
  size_t at = limit->version_count;
  while (at > 0 && limit->versions[at - 1].from > day) at--;
  if (at > 0 && limit->versions[at - 1].from == day) {
    yst_diags_add(b->diags, YST_DUPLICATE, from->literals.items[0].span,
                  "the limit has another amount from this day already");
    return;
  }
  for (size_t i = limit->version_count; i > at; i--) limit->versions[i] = limit->versions[i - 1];
  limit->versions[at].from = day;
  limit->versions[at].amount = amount;
  limit->version_count++;
}

static void build_limit(yst_model_builder *b, size_t index)
{
  const yst_piece *piece = b->by_kind[YST_SYMBOL_LIMIT][index]->piece;
  yst_limit *limit = &b->model->limits[index];
  limit->about = yst_about_of(b, piece, NULL);
  if (piece->literals.count == 0) return;
  if (piece->broken) return; /* whatever its amount was meant to be */
  const yst_literal *first = &piece->literals.items[0];
  limit->type = yst_literal_type(first);
  if (limit->type.kind == YST_KIND_NONE || limit->type.kind == YST_KIND_TEXT) {
    limit->type.kind = YST_KIND_NONE;
    yst_diags_add(b->diags, YST_WRONG_AMOUNT, first->span,
                  "a limit is an amount: a number, money, a percentage, a date or a period");
    return;
  }
  limit->versions =
      yst_arena_array(b->arena, yst_count_of(piece, YST_PIECE_FROM) + 1, sizeof *limit->versions);
  limit->versions[0].from = YST_DAY_FIRST;
  limit->versions[0].amount = first->number;
  limit->version_count = 1;
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_FROM));) {
    if (limit->version_count == YST_LIMIT_PARTS) {
      yst_diags_add(b->diags, YST_TOO_MANY, p->span, "more than %u amounts of one limit", YST_LIMIT_PARTS);
      return;
    }
    if (!p->broken && p->literals.count == 2 && p->literals.items[0].kind == YST_LITERAL_DATE)
      add_version(b, p, limit);
  }
}

void yst_declare_limits(yst_model_builder *builder)
{
  for (size_t i = 0; i < builder->model->limit_count; i++) build_limit(builder, i);
}
