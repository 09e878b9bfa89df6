#include "base/limits.h"
#include "model/scope.h"

static const yst_type number_type = {YST_KIND_NUMBER, NULL};
static const yst_type percent_type = {YST_KIND_PERCENT, NULL};

/* ---- what stands in it, and its results ---- */

static bool is_taken(yst_model_builder *b, const yst_rubric *rubric, const yst_piece *piece)
{
  for (size_t i = 0; i < rubric->criterion_count; i++) {
    if (rubric->criteria[i].about.name != piece->name.atom) continue;
    yst_diag *diag =
        yst_diags_add(b->diags, YST_DUPLICATE, piece->name.span, "the rubric has a criterion `%t` already",
                      yst_name_text(b, piece->name.atom));
    yst_diag_label(b->diags, diag, rubric->criteria[i].about.name_span, "here");
    return true;
  }
  return false;
}

static void add_criteria(yst_model_builder *b, size_t index, const yst_piece *parent, yst_section *section)
{
  yst_rubric *rubric = &b->model->rubrics[index];
  section->first = rubric->criterion_count;
  for (const yst_piece *p = NULL; (p = yst_next_of(parent, p, YST_PIECE_CRITERION));) {
    if (!p->name.atom || is_taken(b, rubric, p)) continue;
    if (rubric->criterion_count == YST_LIMIT_PARTS) {
      yst_diags_add(b->diags, YST_TOO_MANY, p->span, "more than %u criteria in one rubric", YST_LIMIT_PARTS);
      return;
    }
    yst_criterion *criterion = &rubric->criteria[rubric->criterion_count];
    b->criterion_pieces[index][rubric->criterion_count++] = p;
    criterion->about = yst_about_of(b, p, &section->about);
    criterion->has_weight = yst_count_of(p, YST_PIECE_WEIGHT) > 0;
    criterion->override_field = criterion->override_reason = YST_NOWHERE;
    if (criterion->has_weight) rubric->weighted = true;
    section->count++;
  }
}

static bool is_section_taken(yst_model_builder *b, const yst_rubric *rubric, const yst_piece *piece)
{
  for (size_t i = 0; i < rubric->section_count; i++) {
    if (rubric->sections[i].about.name != piece->name.atom) continue;
    yst_diag *diag =
        yst_diags_add(b->diags, YST_DUPLICATE, piece->name.span, "the rubric has a section `%t` already",
                      yst_name_text(b, piece->name.atom));
    yst_diag_label(b->diags, diag, rubric->sections[i].about.name_span, "here");
    return true;
  }
  if (rubric->section_count <= YST_LIMIT_PARTS) return false;
  yst_diags_add(b->diags, YST_TOO_MANY, piece->span, "more than %u sections in one rubric", YST_LIMIT_PARTS);
  return true;
}

static void add_section(yst_model_builder *b, size_t index, const yst_piece *piece)
{
  yst_rubric *rubric = &b->model->rubrics[index];
  yst_section *section = &rubric->sections[rubric->section_count];
  bool nameless = piece->kind == YST_PIECE_RUBRIC;
  b->section_pieces[index][rubric->section_count++] = nameless ? NULL : piece;
  if (nameless) {
    section->about = rubric->about;
    section->about.name = YST_NO_ATOM;
    section->about.label = (yst_text){"", 0};
    section->about.applies = NULL;
  } else {
    section->about = yst_about_of(b, piece, &rubric->about);
    if (yst_count_of(piece, YST_PIECE_WEIGHT)) rubric->weighted = true;
  }
  add_criteria(b, index, piece, section);
}

static void add_parts(yst_model_builder *b, size_t index, const yst_piece *piece)
{
  yst_rubric *rubric = &b->model->rubrics[index];
  size_t sections = yst_count_of(piece, YST_PIECE_SECTION) + 1,
         criteria = yst_count_of(piece, YST_PIECE_CRITERION);
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_SECTION));)
    criteria += yst_count_of(p, YST_PIECE_CRITERION);
  rubric->sections = YST_NEW_ARRAY(b->arena, sections, yst_section);
  rubric->criteria = YST_NEW_ARRAY(b->arena, criteria, yst_criterion);
  b->section_pieces[index] = YST_NEW_ARRAY(b->arena, sections, const yst_piece *);
  b->criterion_pieces[index] = YST_NEW_ARRAY(b->arena, criteria, const yst_piece *);
  if (yst_count_of(piece, YST_PIECE_CRITERION)) add_section(b, index, piece);
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_SECTION));) {
    if (p->name.atom && !is_section_taken(b, &b->model->rubrics[index], p)) add_section(b, index, p);
  }
}

static const yst_result *add(yst_model_builder *b, yst_text base, const char *part_name, yst_type type,
                             yst_rule_kind rule_kind, yst_result_part part, const void *rule,
                             const yst_about *about)
{
  return yst_add_result(b, yst_name_dotted(b, base, yst_text_from(part_name)), about->label, type, rule_kind,
                        part, rule, about);
}

static void declare_criteria(yst_model_builder *b, size_t index, yst_text base)
{
  yst_rubric *rubric = &b->model->rubrics[index];
  for (size_t i = 0; i < rubric->criterion_count; i++) {
    yst_criterion *c = &rubric->criteria[i];
    yst_text path = yst_name_dotted(b, base, yst_name_text(b, c->about.name));
    c->result = yst_add_result(b, path, c->about.label, number_type, YST_RULE_CRITERION, YST_PART_SCORE, c,
                               &c->about);
    if (yst_count_of(b->criterion_pieces[index][i], YST_PIECE_EVIDENCE))
      c->evidence_result =
          add(b, path, "evidence", number_type, YST_RULE_CRITERION, YST_PART_EVIDENCE, c, &c->about);
    yst_add_member(b, YST_MEMBER_CRITERION, (yst_word){c->about.name, c->about.name_span}, index, path);
  }
}

static void declare_sections(yst_model_builder *b, size_t index, yst_text base)
{
  yst_rubric *rubric = &b->model->rubrics[index];
  for (size_t i = 0; i < rubric->section_count; i++) {
    yst_section *s = &rubric->sections[i];
    if (!s->about.name) continue;
    bool weighted = false;
    for (size_t k = 0; k < s->count; k++) weighted = weighted || rubric->criteria[s->first + k].has_weight;
    yst_type type = weighted ? percent_type : number_type;
    yst_text path = yst_name_dotted(b, base, yst_name_text(b, s->about.name));
    s->total = add(b, path, "total", type, YST_RULE_SECTION, YST_PART_TOTAL, s, &s->about);
    s->maximum = add(b, path, "maximum", type, YST_RULE_SECTION, YST_PART_MAXIMUM, s, &s->about);
    s->percent = add(b, path, "percent", percent_type, YST_RULE_SECTION, YST_PART_PERCENT, s, &s->about);
    yst_add_member(b, YST_MEMBER_SECTION, (yst_word){s->about.name, s->about.name_span}, index, path);
  }
}

static void show(yst_model_builder *b, const yst_piece *piece, yst_result *total, yst_result *percent)
{
  for (const yst_piece *p = NULL; (p = yst_next_of(piece, p, YST_PIECE_SHOW));)
    yst_show_result(b, p, p->word == YST_WORD_TOTAL ? total : percent);
}

void yst_declare_rubric(yst_model_builder *builder, size_t index)
{
  yst_model_builder *b = builder;
  const yst_piece *piece = b->by_kind[YST_SYMBOL_RUBRIC][index]->piece;
  yst_rubric *rubric = &b->model->rubrics[index];
  rubric->about = yst_about_of(b, piece, NULL);
  yst_text base = yst_name_text(b, rubric->about.name);
  add_parts(b, index, piece);
  declare_criteria(b, index, base);
  declare_sections(b, index, base);
  yst_type type = rubric->weighted ? percent_type : number_type;
  yst_result *total = yst_add_result(b, yst_name_dotted(b, base, YST_TEXT("total")), rubric->about.label,
                                     type, YST_RULE_RUBRIC, YST_PART_TOTAL, rubric, &rubric->about);
  rubric->total = total;
  rubric->maximum = add(b, base, "maximum", type, YST_RULE_RUBRIC, YST_PART_MAXIMUM, rubric, &rubric->about);
  yst_result *percent =
      yst_add_result(b, yst_name_dotted(b, base, YST_TEXT("percent")), rubric->about.label, percent_type,
                     YST_RULE_RUBRIC, YST_PART_PERCENT, rubric, &rubric->about);
  rubric->percent = percent;
  show(b, piece, total, percent);
  const yst_piece *grades = yst_clause(b, piece, YST_PIECE_GRADES);
  if (grades) {
    rubric->grade_choices =
        yst_grade_choices(b, grades, rubric->about.name, rubric->about.label, yst_direction_of(b, piece));
    rubric->grade = add(b, base, "grade", yst_type_choice(rubric->grade_choices), YST_RULE_RUBRIC,
                        YST_PART_GRADE, rubric, &rubric->about);
  }
  if (rubric->criterion_count == 0 && !piece->broken) {
    yst_diag *diag = yst_diags_add(b->diags, YST_MISSING_CLAUSE, piece->name.span,
                                   "the rubric `%t` has no criteria", base);
    yst_diag_help(b->diags, diag, "Write a line `criterion NAME \"Label\"` for each of them.");
  }
}
