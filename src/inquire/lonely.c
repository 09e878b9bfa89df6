#include "inquire/lonely.h"

#include "check/witness.h"
#include "inquire/subjects.h"

typedef struct lonely {
  const yst_model *const *models;
  size_t count;
  size_t *family; /* by model: the first of those that count as one toolkit */
  size_t family_count;
  bool *shares; /* by model: declares a topic that another family declares too */
  size_t subject_count;
  const yst_subject *subjects;
  yst_sources *texts;
  yst_diags *diags;
} lonely;

/* ---- which toolkits count as one ---- */

static yst_text own_text(const yst_model *model)
{
  const yst_source *source = yst_sources_get(model->texts, 1);
  return source ? source->bytes : YST_TEXT("");
}

static bool brings_in(const yst_model *model, const yst_model *other)
{
  for (size_t i = 2; i <= yst_sources_count(model->texts); i++) {
    if (yst_text_equal(yst_sources_get(model->texts, (uint32_t)i)->bytes, own_text(other))) return true;
  }
  return false;
}

static yst_text name_of(const yst_model *model)
{
  return yst_atom_text(model->atoms, model->toolkit.about.name);
}

static bool is_same_toolkit(const yst_model *a, const yst_model *b)
{
  return yst_text_equal(name_of(a), name_of(b)) || brings_in(a, b) || brings_in(b, a);
}

static void join(lonely *all, size_t a, size_t b)
{
  size_t kept = all->family[a] < all->family[b] ? all->family[a] : all->family[b];
  size_t gone = all->family[a] < all->family[b] ? all->family[b] : all->family[a];
  for (size_t i = 0; i < all->count; i++) {
    if (all->family[i] == gone) all->family[i] = kept;
  }
}

static void find_families(lonely *all)
{
  for (size_t i = 0; i < all->count; i++) all->family[i] = i;
  for (size_t i = 0; i < all->count; i++) {
    for (size_t k = 0; k < i; k++) {
      if (is_same_toolkit(all->models[i], all->models[k])) join(all, i, k);
    }
  }
}

/* ---- who has topics in common ---- */

static bool declares(const yst_model *model, yst_text topic)
{
  for (size_t i = 0; i < model->topic_count; i++) {
    if (yst_text_equal(yst_atom_text(model->atoms, model->topics[i].about.name), topic)) return true;
  }
  return false;
}

static bool has_in_common(const yst_model *model, const yst_model *other)
{
  for (size_t i = 0; i < model->topic_count; i++) {
    if (declares(other, yst_atom_text(model->atoms, model->topics[i].about.name))) return true;
  }
  return false;
}

static void find_shared(lonely *all)
{
  for (size_t i = 0; i < all->count; i++) {
    all->family_count += all->family[i] == i;
    for (size_t k = 0; k < all->count && !all->shares[i]; k++)
      all->shares[i] = all->family[k] != all->family[i] && has_in_common(all->models[i], all->models[k]);
  }
}

/* ---- what is said ---- */

static bool is_of_family(const lonely *all, const yst_subject *subject, size_t family)
{
  for (size_t i = 0; i < subject->asked_count; i++) {
    if (all->family[subject->asked[i].toolkit] != family) return false;
  }
  return subject->asked_count && all->shares[subject->asked[0].toolkit];
}

/* A place of one toolkit in the texts that all share. */
static yst_span place_of(const lonely *all, const yst_asked *asked)
{
  yst_span span = asked->about->name_span.source ? asked->about->name_span : asked->about->span;
  const yst_source *from = yst_sources_get(all->models[asked->toolkit]->texts, span.source);
  if (!from) return (yst_span){0, 0, 0};
  for (size_t i = 1; i <= yst_sources_count(all->texts); i++) {
    const yst_source *there = yst_sources_get(all->texts, (uint32_t)i);
    if (yst_text_equal(there->name, from->name) && yst_text_equal(there->bytes, from->bytes))
      return (yst_span){there->number, span.start, span.end};
  }
  const yst_source *added = yst_sources_add(all->texts, from->name, from->bytes);
  return added ? (yst_span){added->number, span.start, span.end} : (yst_span){0, 0, 0};
}

static yst_text list_of(const lonely *all, size_t family, size_t *count)
{
  size_t total = 0;
  for (size_t i = 0; i < all->subject_count; i++) total += is_of_family(all, &all->subjects[i], family);
  yst_buffer words = yst_buffer_in(all->diags->arena);
  *count = 0;
  for (size_t i = 0; i < all->subject_count; i++) {
    if (!is_of_family(all, &all->subjects[i], family)) continue;
    const char *before = !*count ? "" : *count + 1 == total ? " and " : ", ";
    yst_buffer_format(&words, "%s`%t`", before, all->subjects[i].topic);
    ++*count;
  }
  return yst_buffer_text(&words);
}

static void report(const lonely *all, size_t family)
{
  size_t count;
  yst_text topics = list_of(all, family, &count);
  yst_diag *diag = NULL;
  for (size_t i = 0; i < all->subject_count; i++) {
    const yst_subject *subject = &all->subjects[i];
    if (!is_of_family(all, subject, family)) continue;
    yst_span place = place_of(all, &subject->asked[0]);
    if (!diag) {
      diag = yst_diags_add(all->diags, YST_LONELY_TOPIC, place, "of %z toolkits, only `%t` asks about %t",
                           all->family_count, name_of(all->models[subject->asked[0].toolkit]), topics);
    }
    yst_diag_label(all->diags, diag, place, "`%t`", subject->topic);
  }
  if (!diag) return;
  yst_witness_touches_nothing(all->diags, diag);
  yst_diag_help(
      all->diags, diag,
      "Nothing can be held against %s. Where another toolkit asks the same, give its rule the topic.",
      count == 1 ? "it" : "them");
}

void yst_lonely_topics(const yst_model *const *models, size_t count, yst_sources *texts, yst_diags *diags)
{
  yst_arena *arena = diags->arena;
  lonely all = {.texts = texts, .diags = diags};
  const yst_model **toolkits = YST_NEW_ARRAY(arena, count, const yst_model *);
  for (size_t i = 0; i < count; i++) {
    if (models[i]->toolkit.about.name) toolkits[all.count++] = models[i];
  }
  all.models = toolkits;
  all.family = YST_NEW_ARRAY(arena, all.count, size_t);
  all.shares = YST_NEW_ARRAY(arena, all.count, bool);
  find_families(&all);
  find_shared(&all);
  all.subjects = yst_subjects_by_topic(arena, toolkits, all.count, &all.subject_count);
  for (size_t i = 0; i < all.count; i++) {
    if (all.family[i] == i) report(&all, i);
  }
}
