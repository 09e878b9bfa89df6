#include "evaluate.h"

/* ---- rubrics ---- */

/* Points out of a maximum; out of nothing when nothing applies. */
typedef struct marks {
  ratio total, maximum;
} marks;

static ratio less_deductions(work *w, ratio total, ratio maximum, const deduction *deductions, int count)
{
  for (int i = 0; i < count; i++) {
    const deduction *d = &deductions[i];
    if (d->when && !is_yes(evaluate(w, d->when))) continue;
    value amount = evaluate(w, d->amount);
    if (!amount.applies) continue;
    ratio off = d->of_maximum ? ratio_multiply(amount.number, maximum) : amount.number;
    total = ratio_subtract(total, off);
  }
  return total;
}

static ratio within(ratio number, bool has_floor, ratio floor, bool has_cap, ratio cap)
{
  if (has_floor && ratio_compare(number, floor) < 0) number = floor;
  if (has_cap && ratio_compare(number, cap) > 0) number = cap;
  return number;
}

static value criterion_score(work *w, const criterion *c)
{
  value score;
  if (c->assessed >= 0)
    score = field_value(w, c->assessed);
  else
    score = c->bands ? evaluate_bands(c->bands, evaluate(w, c->bands->over)) : evaluate(w, c->score);
  if (score.applies) {
    score.number = less_deductions(w, score.number, c->highest, c->deductions, c->deduction_count);
    score.number = within(score.number, c->has_floor, c->floor, c->has_cap, c->cap);
    if (c->override_field >= 0 && w->record.fields[c->override_field].state == CELL_KNOWN)
      score.number = w->record.fields[c->override_field].value;
  }
  if (!applies(w, c->applies)) score = not_applicable();
  if (!score.applies && c->has_not_applicable_score) score = number_value(c->not_applicable_score);
  return score;
}

/* What a criterion adds to its section: its own marks, or their share of its worth or weight. */
static marks criterion_marks(work *w, const criterion *c, value score)
{
  ratio to = c->highest;
  if (c->has_worth) to = c->worth;
  if (c->weight) to = evaluate(w, c->weight).number;
  return (marks){ratio_multiply(ratio_divide(score.number, c->highest), to), to};
}

static void put_best_first(marks *all, int count)
{
  for (int i = 1; i < count; i++)
    for (int j = i; j > 0 && ratio_compare(all[j - 1].total, all[j].total) < 0; j--) {
      marks swap = all[j];
      all[j] = all[j - 1];
      all[j - 1] = swap;
    }
}

static marks sum_marks(marks *all, int count, int best)
{
  marks sum = {whole(0), whole(0)};
  if (best) put_best_first(all, count);
  for (int i = 0; i < count && (!best || i < best); i++) {
    sum.total = ratio_add(sum.total, all[i].total);
    sum.maximum = ratio_add(sum.maximum, all[i].maximum);
  }
  return sum;
}

/* total, maximum, percent into results; not applicable when nothing applies. */
static void put_marks(work *w, int results, marks m)
{
  bool any = m.maximum.num != 0;
  w->results[results] = any ? number_value(m.total) : not_applicable();
  w->results[results + 1] = any ? number_value(m.maximum) : not_applicable();
  w->results[results + 2] = any ? number_value(ratio_divide(m.total, m.maximum)) : not_applicable();
}

static marks section_marks(work *w, const section *s, bool rubric_applies, int best)
{
  marks all[4];
  int count = 0;
  bool here = rubric_applies && applies(w, s->applies);
  for (int i = 0; i < s->criterion_count; i++) {
    const criterion *c = &s->criteria[i];
    if (c->dropped) continue;
    value score = here ? criterion_score(w, c) : not_applicable();
    w->results[c->result] = score;
    if (score.applies) all[count++] = criterion_marks(w, c, score);
  }
  marks sum = sum_marks(all, count, best);
  if (sum.maximum.num) {
    sum.total = less_deductions(w, sum.total, sum.maximum, s->deductions, s->deduction_count);
    sum.total = within(sum.total, s->has_floor, s->floor, s->has_cap, s->cap);
    if (s->rounds) sum.total = ratio_round(sum.total, s->round_mode, s->round_step);
  }
  if (s->results >= 0) put_marks(w, s->results, sum);
  if (!sum.maximum.num || (!s->weight && !s->has_worth)) return sum;
  ratio to = s->weight ? evaluate(w, s->weight).number : s->worth;
  return (marks){ratio_multiply(ratio_divide(sum.total, sum.maximum), to), to};
}

/* The bands of the grades, then the cap: the worse of the two. Grades are written worst first unless said. */
static value rubric_grade(work *w, const rubric *r, value percent)
{
  value grade = evaluate_bands(r->grades, r->grades->over ? evaluate(w, r->grades->over) : percent);
  if (r->cap_class < 0 || !is_yes(evaluate(w, r->cap_when))) return grade;
  value cap = number_value(whole(r->cap_class));
  return r->best_first ? higher_of(grade, cap) : lower_of(grade, cap);
}

void evaluate_rubric(work *w, const rule *of)
{
  const rubric *r = of->rubric;
  bool here = applies(w, of->applies);
  marks sum = {whole(0), whole(0)};
  for (int i = 0; i < r->section_count; i++) {
    if (r->sections[i].dropped) continue;
    marks added =
        section_marks(w, &r->sections[i], here, r->sections[i].best ? r->sections[i].best : r->best);
    sum.total = ratio_add(sum.total, added.total);
    sum.maximum = ratio_add(sum.maximum, added.maximum);
  }
  if (sum.maximum.num && r->weighted) { /* the weights of what is left come to 100% */
    sum.total = ratio_divide(sum.total, sum.maximum);
    sum.maximum = whole(1);
  }
  if (sum.maximum.num) {
    sum.total = less_deductions(w, sum.total, sum.maximum, r->deductions, r->deduction_count);
    sum.total = within(sum.total, r->has_floor, r->floor, r->has_cap, r->cap);
    if (r->rounds_total) sum.total = ratio_round(sum.total, r->total_mode, r->total_step);
  }
  put_marks(w, r->results, sum);
  value *percent = &w->results[r->results + 2];
  if (percent->applies && r->rounds_percent)
    percent->number = ratio_round(percent->number, r->percent_mode, r->percent_step);
  if (r->grades) w->results[r->results + 3] = here ? rubric_grade(w, r, *percent) : not_applicable();
}

/* ---- checklists ---- */

enum { MISSING, PARTLY, PRESENT };

static value item_by_parts(work *w, const checklist *c, const item *i)
{
  int counted = 0, present = 0, missing = 0;
  for (int p = 0; p < i->part_count; p++) {
    const item *one = &c->items[i->parts[p]];
    if (one->dropped) continue;
    value v = w->results[one->result];
    if (!v.applies) continue;
    counted++;
    present += v.number.num == PRESENT;
    missing += v.number.num == MISSING;
  }
  if (!counted) return not_applicable();
  if (present == counted) return number_value(whole(PRESENT));
  return number_value(whole(missing == counted ? MISSING : PARTLY));
}

static value present_or_missing(value yes)
{
  return yes.applies ? number_value(whole(is_yes(yes) ? PRESENT : MISSING)) : yes;
}

static value item_answer(work *w, const checklist *c, const item *i)
{
  switch (i->answered) {
  case ANSWERED_IN_FIELD: return present_or_missing(field_value(w, i->field));
  case ANSWERED_BY_CONDITION: return present_or_missing(evaluate(w, i->met));
  case ANSWERED_BY_PARTS: return item_by_parts(w, c, i);
  case ANSWERED_IN_REGISTER: break;
  }
  const cell *answer = &w->record.answers[i->answer];
  return answer->state == CELL_KNOWN ? number_value(answer->value) : not_applicable();
}

static void evaluate_items(work *w, const checklist *c, bool here)
{
  for (int i = c->item_count; i-- > 0;) { /* parts before their item */
    const item *one = &c->items[i];
    if (one->dropped) continue;
    bool applying =
        here && applies(w, one->applies) && (one->parent < 0 || applies(w, c->items[one->parent].applies));
    w->results[one->result] = applying ? item_answer(w, c, one) : not_applicable();
  }
}

static bool is_explained(const work *w, const checklist *c, const item *i)
{
  int words_in = i->explained_field >= 0 ? i->explained_field : c->omissions_field;
  return words_in >= 0 && w->record.fields[words_in].state == CELL_KNOWN;
}

void evaluate_checklist(work *w, const rule *of)
{
  const checklist *c = of->checklist;
  bool here = applies(w, of->applies), met = true;
  int count = 0, present = 0, missing = 0, partly = 0, explained = 0;
  evaluate_items(w, c, here);
  for (int i = 0; i < c->item_count; i++) {
    const item *one = &c->items[i];
    if (one->dropped) continue;
    int mask = 1 << i;
    value answer = w->results[one->result];
    if (one->parent >= 0 || !answer.applies) continue;
    bool excused = is_explained(w, c, one);
    count++;
    if (answer.number.num == PRESENT) {
      present++;
      continue;
    }
    if (!one->advisory && !excused) met = false;
    if (excused) explained |= mask;
    if (answer.number.num == PARTLY) partly |= mask;
    if (answer.number.num == MISSING && !excused) missing |= mask;
  }
  const value all[6] = {yes_or_no(met),
                        number_value(whole(count)),
                        number_value(whole(present)),
                        number_value(whole(missing)),
                        number_value(whole(partly)),
                        number_value(whole(explained))};
  for (int i = 0; i < 6; i++) w->results[c->results + i] = here ? all[i] : not_applicable();
}
