#include "model/scope.h"

static void add_placeholders(yst_model_builder *b, const yst_piece *piece, yst_field *field)
{
  size_t room = 0;
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_READ));) room += p->literals.count;
  field->placeholders = YST_NEW_ARRAY(b->arena, room, yst_placeholder);
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_READ));) {
    if (p->broken) continue;
    yst_placeholder made = {.as = p->as.kind};
    bool is_state = p->as.kind == YST_LITERAL_NOT_KNOWN || p->as.kind == YST_LITERAL_NOT_APPLICABLE;
    if (!is_state && !yst_literal_number(b, &p->as, field->type, &made.number)) continue;
    for (size_t i = 0; i < p->literals.count; i++) {
      made.literal = p->literals.items[i];
      field->placeholders[field->placeholder_count++] = made;
    }
  }
}

static void set_blank(yst_model_builder *b, const yst_piece *piece, yst_field *field)
{
  field->blank = YST_LITERAL_NOT_KNOWN;
  const yst_piece *clause = yst_clause(b, piece, YST_PIECE_BLANK);
  if (!clause || clause->broken) return;
  if (clause->as.kind == YST_LITERAL_NOT_APPLICABLE || clause->as.kind == YST_LITERAL_NOT_KNOWN) {
    field->blank = clause->as.kind;
  } else if (yst_literal_number(b, &clause->as, field->type, &field->blank_value)) {
    field->blank = YST_LITERAL_NUMBER;
  }
}

static bool has_step_by_itself(yst_kind kind)
{
  return kind == YST_KIND_MONEY || kind == YST_KIND_DATE || kind == YST_KIND_YEAR || kind == YST_KIND_CHOICE;
}

static void set_step(yst_model_builder *b, const yst_piece *piece, yst_field *field)
{
  field->has_step = has_step_by_itself(field->type.kind);
  field->step = yst_number_of(1);
  const yst_piece *clause = yst_clause(b, piece, YST_PIECE_STEPS);
  if (!clause) return;
  field->has_step =
      true; /* of 1 where the step that was meant cannot be read: gaps are not told off as well */
  if (clause->broken || clause->literals.count == 0) return;
  yst_number step;
  const yst_literal *written = &clause->literals.items[0];
  if (!yst_literal_number(b, written, field->type, &step)) return;
  if (yst_number_compare(step, yst_number_of(0)) <= 0) {
    yst_diags_add(b->diags, YST_WRONG_AMOUNT, written->span, "a step has to be more than nothing");
    return;
  }
  field->step = step;
}

static void say_open_end(yst_model_builder *b, const yst_range *range)
{
  yst_diag *diag =
      yst_diags_add(b->diags, YST_WRONG_AMOUNT, range->span, "what is allowed needs ends that are in");
  yst_diag_help(b->diags, diag, "Write `allowed A to B`, `allowed at least A` or `allowed at most B`.");
}

static void set_allowed(yst_model_builder *b, const yst_piece *piece, yst_field *field)
{
  const yst_piece *clause = yst_clause(b, piece, YST_PIECE_ALLOWED);
  if (!clause || clause->broken || clause->ranges.count == 0) return;
  const yst_range *range = &clause->ranges.items[0];
  bool single = range->kind == YST_RANGE_SINGLE;
  if ((range->has_low && !range->low_in && !single) || (range->has_high && !range->high_in)) {
    say_open_end(b, range);
    return;
  }
  field->has_low = (single || range->has_low) && yst_literal_number(b, &range->low, field->type, &field->low);
  if (single) {
    field->has_high = field->has_low;
    field->high = field->low;
  } else {
    field->has_high = range->has_high && yst_literal_number(b, &range->high, field->type, &field->high);
  }
}

void yst_declare_field(yst_model_builder *builder, const yst_piece *piece, const yst_about *parent,
                       yst_field *field)
{
  field->about = yst_about_of(builder, piece, parent);
  const yst_piece *headed = yst_clause(builder, piece, YST_PIECE_HEADED);
  if (headed) {
    field->headed_count = headed->text_count;
    field->headed = headed->texts;
  }
  field->direction = yst_direction_of(builder, piece);
  field->blank = YST_LITERAL_NOT_KNOWN;
  if (piece->expr) return;
  field->type = yst_type_written(builder, piece);
  if (field->type.kind == YST_KIND_NONE) return;
  set_allowed(builder, piece, field);
  set_step(builder, piece, field);
  add_placeholders(builder, piece, field);
  set_blank(builder, piece, field);
}

void yst_declare_fields(yst_model_builder *builder)
{
  for (size_t i = 0; i < builder->counts[YST_SYMBOL_FIELD]; i++)
    yst_declare_field(builder, builder->by_kind[YST_SYMBOL_FIELD][i]->piece, NULL,
                      &builder->model->fields[i]);
}

void yst_fill_field(yst_model_builder *builder, size_t index)
{
  yst_scope scope = yst_scope_record(builder);
  const yst_piece *piece = builder->by_kind[YST_SYMBOL_FIELD][index]->piece;
  builder->model->fields[index].about.applies = yst_resolve_applies(&scope, piece, NULL);
}
