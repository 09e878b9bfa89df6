#include "base/limits.h"
#include "model/scope.h"

static const yst_type yes_no = {YST_KIND_YES_NO, NULL};

/* ---- declaring ---- */

/* The column of a name, or YST_NOWHERE. */
static size_t column_named(const yst_model_builder *b, const yst_other *other, yst_atom name)
{
  yst_text text = name ? yst_name_text(b, name) : (yst_text){"", 0};
  for (size_t i = 0; text.length && i < other->count; i++)
    if (yst_text_equal(other->names[i], text)) return i;
  return YST_NOWHERE;
}

/* Where no line matches, the field reads as a text would that stands for not applicable: so whoever asks what
 * a field may be takes that into account. No cell is that text, for an empty one is blank. */
static void let_be_absent(yst_model_builder *b, yst_field *field)
{
  yst_placeholder *all = YST_NEW_ARRAY(b->arena, field->placeholder_count + 1, yst_placeholder);
  for (size_t i = 0; i < field->placeholder_count; i++) all[i] = field->placeholders[i];
  all[field->placeholder_count++] =
      (yst_placeholder){.literal = {.kind = YST_LITERAL_TEXT}, .as = YST_LITERAL_NOT_APPLICABLE};
  field->placeholders = all;
}

static void add_column(yst_model_builder *b, const yst_piece *p, yst_other *other, yst_text *names,
                       yst_text *labels)
{
  yst_field *field = &b->model->fields[other->first + other->count];
  yst_declare_field(b, p, &other->about, field);
  field->other = other;
  names[other->count] = yst_name_text(b, p->name.atom);
  labels[other->count] = field->about.label;
  yst_text register_name = yst_name_text(b, other->about.name);
  field->about.name = yst_atom_of(b->atoms, yst_name_dotted(b, register_name, names[other->count]));
  field->about.label = yst_format(b->arena, "%t (%t)", yst_label_or_name(b, p),
                                  other->about.label.length ? other->about.label : register_name);
  let_be_absent(b, field);
  other->count++;
}

static void add_columns(yst_model_builder *b, const yst_piece *piece, yst_other *other)
{
  size_t room = yst_count_of(piece, YST_PIECE_COLUMN);
  yst_text *names = YST_NEW_ARRAY(b->arena, room, yst_text),
           *labels = YST_NEW_ARRAY(b->arena, room, yst_text);
  other->names = names;
  other->labels = labels;
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_COLUMN));) {
    if (!p->name.atom) continue;
    if (column_named(b, other, p->name.atom) != YST_NOWHERE) {
      yst_diags_add(b->diags, YST_DUPLICATE, p->name.span, "the register has a column `%t` already",
                    yst_name_text(b, p->name.atom));
    } else if (other->count == YST_LIMIT_PARTS) {
      yst_diags_add(b->diags, YST_TOO_MANY, p->span, "more than %u columns in one register", YST_LIMIT_PARTS);
      return;
    } else if (p->expr) {
      yst_say_not_yet(b, p->span, "a column that is worked out, in another register,");
    } else {
      add_column(b, p, other, names, labels);
    }
  }
}

static void say_no_column(yst_model_builder *b, const yst_other *other, yst_word column)
{
  yst_text name = yst_name_text(b, column.atom);
  yst_diag *diag =
      yst_diags_add(b->diags, YST_UNKNOWN_NAME, column.span, "the register `%t` has no column `%t`",
                    yst_name_text(b, other->about.name), name);
  if (yst_may_suggest(b, other->count)) yst_suggest(b, diag, column.span, name, other->names, other->count);
}

size_t yst_column_of_other(yst_model_builder *builder, const yst_other *other, yst_word column)
{
  size_t found = column_named(builder, other, column.atom);
  if (found != YST_NOWHERE) return other->first + found;
  if (column.atom) say_no_column(builder, other, column);
  return YST_NOWHERE;
}

/* The field of a column that a clause names, or YST_NOWHERE. */
static size_t clause_column(yst_model_builder *b, const yst_piece *piece, yst_piece_kind kind,
                            const yst_other *other)
{
  const yst_piece *clause = yst_clause(b, piece, kind);
  if (!clause || !clause->names.count) return YST_NOWHERE;
  return yst_column_of_other(b, other, clause->names.items[0]);
}

static void declare(yst_model_builder *b, const yst_piece *piece, yst_other *other)
{
  other->about = yst_about_of(b, piece, NULL);
  other->first = b->model->field_count;
  add_columns(b, piece, other);
  b->model->field_count += other->count;
  other->identifying = clause_column(b, piece, YST_PIECE_IDENTIFIED, other);
  other->also_known = clause_column(b, piece, YST_PIECE_ALSO_KNOWN, other);
  size_t name = column_named(b, other, b->word.name);
  if (yst_count_of(piece, YST_PIECE_IDENTIFIED)) return;
  if (name != YST_NOWHERE) {
    other->identifying = other->first + name;
    return;
  }
  yst_diag *diag =
      yst_diags_add(b->diags, YST_MISSING_CLAUSE, piece->name.span,
                    "the register `%t` does not say which of its columns has the partnership's name",
                    yst_name_text(b, other->about.name));
  yst_diag_help(b->diags, diag, "Write `identified by COLUMN` below it.");
}

void yst_declare_others(yst_model_builder *builder)
{
  for (size_t i = 0; i < builder->model->other_count; i++)
    declare(builder, builder->by_kind[YST_SYMBOL_OTHER][i]->piece, &builder->model->others[i]);
}

/* ---- in expressions ---- */

const yst_other *yst_other_named(const yst_model_builder *builder, const yst_syntax *syntax)
{
  if (!syntax || syntax->op != YST_X_NAME) return NULL;
  const yst_symbol *symbol = yst_symbol_named(builder, syntax->name);
  return symbol && symbol->kind == YST_SYMBOL_OTHER ? &builder->model->others[symbol->index] : NULL;
}

static yst_expr *use_field(const yst_scope *scope, size_t field, yst_span span)
{
  yst_model_builder *b = scope->builder;
  if (scope->over_register) {
    yst_say_one_record(b, span);
    return yst_expr_broken(b, span);
  }
  yst_expr *expr = yst_expr_new(b, YST_OP_FIELD, b->model->fields[field].type, span);
  expr->index = field;
  return expr;
}

yst_expr *yst_resolve_other(const yst_scope *scope, const yst_other *other, yst_word column, yst_span span)
{
  size_t field = yst_column_of_other(scope->builder, other, column);
  return field == YST_NOWHERE ? yst_expr_broken(scope->builder, span) : use_field(scope, field, span);
}

yst_expr *yst_resolve_is_listed(const yst_scope *scope, const yst_syntax *syntax, const yst_other *other)
{
  yst_model_builder *b = scope->builder;
  yst_expr *name = yst_resolve(scope, syntax->args[0], yst_type_of(YST_KIND_TEXT));
  if (yst_is_broken(name) || other->identifying == YST_NOWHERE) return yst_expr_broken(b, syntax->span);
  size_t own = b->model->identifying_field;
  if (name->op != YST_OP_FIELD || name->index != own) {
    yst_diag *diag = yst_diags_add(b->diags, YST_TYPE_MISMATCH, name->span,
                                   "`%t` is not what partnerships are found by in a register",
                                   yst_span_text(b, name->span));
    if (own != YST_NOWHERE)
      yst_diag_help(b->diags, diag, "Write `%t is in %t`.",
                    yst_name_text(b, b->model->fields[own].about.name), yst_name_text(b, other->about.name));
    return yst_expr_broken(b, syntax->span);
  }
  yst_expr *there = use_field(scope, other->identifying, syntax->span);
  if (yst_is_broken(there)) return there;
  return yst_expr_of(b, YST_OP_APPLICABLE, yes_no, syntax->span, there, NULL);
}
