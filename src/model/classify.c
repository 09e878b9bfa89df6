#include "base/limits.h"
#include "model/scope.h"

/* ---- classes ---- */

/* One class per different name; its label is the first that is written. */
static yst_choices *classes_of_branches(yst_model_builder *b, const yst_piece *piece)
{
  yst_choices *classes =
      yst_choices_new(b, piece->name.atom, piece->label, yst_count_of(piece, YST_PIECE_BRANCH));
  classes->span = piece->span;
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_BRANCH));) {
    if (!p->name.atom) continue;
    size_t place = yst_choice_place(classes, p->name.atom);
    if (place != YST_NOWHERE) {
      if (p->has_label && yst_text_equal(classes->items[place].label, yst_name_text(b, p->name.atom)))
        classes->items[place].label = p->label;
      continue;
    }
    if (classes->count == YST_LIMIT_CHOICES) {
      yst_diags_add(b->diags, YST_TOO_MANY, p->span, "more than %u classes", YST_LIMIT_CHOICES);
      break;
    }
    classes->items[classes->count++] =
        (yst_choice){.name = p->name.atom, .label = yst_label_or_name(b, p), .span = p->name.span};
  }
  return classes;
}

static const yst_choices *classes_of(yst_model_builder *b, const yst_piece *piece)
{
  yst_direction direction = yst_direction_of(b, piece);
  const yst_piece *grades = yst_clause(b, piece, YST_PIECE_GRADES);
  if (grades) return yst_grade_choices(b, grades, piece->name.atom, piece->label, direction);
  yst_choices *classes = classes_of_branches(b, piece);
  classes->direction = direction;
  classes->ordered = direction != YST_NO_DIRECTION;
  return classes;
}

void yst_declare_classify(yst_model_builder *builder, size_t index)
{
  const yst_piece *piece = builder->by_kind[YST_SYMBOL_CLASSIFY][index]->piece;
  yst_classify *c = &builder->model->classifies[index];
  c->about = yst_about_of(builder, piece, NULL);
  c->override_field = c->override_reason = YST_NOWHERE;
  c->classes = classes_of(builder, piece);
  yst_type type = yst_type_choice(c->classes);
  c->result = yst_add_result(builder, yst_name_text(builder, c->about.name), c->about.label, type,
                             YST_RULE_CLASSIFY, YST_PART_VALUE, c, &c->about);
  yst_declare_readings(builder, piece, &c->about, type);
}

/* ---- branches and caps ---- */

yst_cap_rule *yst_find_caps(yst_model_builder *builder, const yst_piece *piece, const yst_choices *choices,
                            size_t *count)
{
  yst_model_builder *b = builder;
  yst_scope scope = yst_scope_record(b);
  const yst_symbol *own = yst_symbol_named(b, piece->name.atom);
  if (own && own->kind == YST_SYMBOL_RUBRIC) scope.rubric = own->index;
  yst_cap_rule *caps = YST_NEW_ARRAY(
      b->arena, yst_count_of(piece, YST_PIECE_NO_BETTER) + yst_count_of(piece, YST_PIECE_NO_WORSE),
      yst_cap_rule);
  *count = 0;
  for (const yst_piece *p = piece->first; p; p = p->next) {
    if (p->kind != YST_PIECE_NO_BETTER && p->kind != YST_PIECE_NO_WORSE) continue;
    yst_cap_rule cap = {.is_floor = p->kind == YST_PIECE_NO_WORSE, .span = p->span};
    cap.choice = yst_choice_place(choices, p->name.atom);
    const yst_syntax *when = p->when ? p->when : p->expr;
    cap.when = when ? yst_resolve_condition(&scope, when) : NULL;
    if (cap.choice == YST_NOWHERE) {
      if (p->name.atom) yst_say_unknown_choice(b, p->name.span, p->name.atom, choices);
    } else if (choices->direction == YST_NO_DIRECTION) {
      yst_diag *diag = yst_diags_add(b->diags, YST_NO_GOOD_END, p->span,
                                     "nothing says which of the classes of `%t` is better",
                                     yst_name_text(b, piece->name.atom));
      yst_diag_help(b->diags, diag, "Write `best first` or `worst first` under `%t`.",
                    yst_name_text(b, piece->name.atom));
    } else {
      caps[(*count)++] = cap;
    }
  }
  return caps;
}

static void fill_branches(const yst_scope *scope, const yst_piece *piece, yst_classify *c)
{
  yst_model_builder *b = scope->builder;
  c->branches = YST_NEW_ARRAY(b->arena, yst_count_of(piece, YST_PIECE_BRANCH), yst_branch);
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_BRANCH));) {
    size_t place = p->name.atom ? yst_choice_place(c->classes, p->name.atom) : YST_NOWHERE;
    if (place == YST_NOWHERE) continue;
    yst_branch *branch = &c->branches[c->branch_count++];
    branch->about = yst_about_of(b, p, &c->about);
    branch->choice = place;
    branch->when = yst_resolve_when(scope, p, p->when ? p->when : p->expr);
    if (!branch->when && !p->flag && p->broken) branch->when = yst_expr_broken(b, p->span);
    const yst_piece *because = yst_clause(b, p, YST_PIECE_BECAUSE);
    if (because && because->has_text) branch->because = because->text;
  }
}

void yst_fill_classify(yst_model_builder *builder, size_t index)
{
  yst_model_builder *b = builder;
  const yst_piece *piece = b->by_kind[YST_SYMBOL_CLASSIFY][index]->piece;
  yst_classify *c = &b->model->classifies[index];
  yst_scope scope = yst_scope_record(b);
  c->about.applies = yst_resolve_applies(&scope, piece, NULL);
  fill_branches(&scope, piece, c);
  const yst_piece *grades = yst_next_of(piece, NULL, YST_PIECE_GRADES);
  if (grades) {
    yst_expr *over = yst_resolve(&scope, grades->expr, (yst_type){YST_KIND_NONE, NULL});
    c->by_bands = yst_resolve_bands(&scope, grades, over, yst_type_choice(c->classes));
    if (!grades->expr && !grades->broken)
      yst_diags_add(b->diags, YST_MISSING_CLAUSE, grades->span,
                    "`grades` has to say what of: `grades EXPRESSION`");
  } else if (c->branch_count == 0 && !piece->broken) {
    yst_diag *diag = yst_diags_add(b->diags, YST_MISSING_CLAUSE, piece->name.span, "`%t` has no classes",
                                   yst_name_text(b, piece->name.atom));
    yst_diag_help(b->diags, diag, "Write a line `as NAME \"Label\" when …` for each.");
  }
  c->caps = yst_find_caps(b, piece, c->classes, &c->cap_count);
  yst_find_override(b, piece, c->result->type, &c->override_field, &c->override_reason);
  yst_fill_readings(b, piece, &c->about, false);
}
