#include "api/handles.h"
#include "report/answer.h"
#include "report/words.h"

yst_string yst_evaluation_partnership(const yst_evaluation *evaluation)
{
  bool has_name = evaluation->outcome && !evaluation->at_end;
  return yst_string_of(has_name ? evaluation->outcome->name : YST_TEXT(""));
}

uint32_t yst_evaluation_line(const yst_evaluation *evaluation)
{
  return evaluation->outcome && !evaluation->at_end ? evaluation->outcome->line : 0;
}

/* ---- results ---- */

size_t yst_evaluation_result_count(const yst_evaluation *evaluation)
{
  if (!evaluation->outcome) return 0;
  if (evaluation->at_end) return evaluation->plan.figure_count;
  size_t count = 0;
  for (size_t g = 0; g < evaluation->plan.group_count; g++) count += evaluation->plan.groups[g].count;
  return count;
}

static const yst_result *result_at(const yst_evaluation *evaluation, size_t index)
{
  if (evaluation->at_end) {
    return index < evaluation->plan.figure_count ? evaluation->plan.figures[index] : NULL;
  }
  for (size_t g = 0; g < evaluation->plan.group_count; g++) {
    const yst_plan_group *group = &evaluation->plan.groups[g];
    if (index < group->count) return group->results[index];
    index -= group->count;
  }
  return NULL;
}

typedef struct view_job {
  yst_evaluation *evaluation;
  const yst_result *result;
  yst_answer_view *view;
} view_job;

static yst_status fill_view(void *context)
{
  static const yst_certainty certainties[] = {[YST_KNOWN] = YST_CERTAINTY_KNOWN,
                                              [YST_OPEN] = YST_CERTAINTY_UNDECIDED,
                                              [YST_NOT_APPLICABLE] = YST_CERTAINTY_NOT_APPLICABLE,
                                              [YST_FAULT] = YST_CERTAINTY_NOT_COMPUTABLE};
  view_job *job = context;
  const yst_model *model = job->evaluation->toolkit->model;
  yst_value value = job->evaluation->outcome->results[job->result->index];
  yst_buffer plain = yst_buffer_in(job->evaluation->scratch), words = yst_buffer_in(job->evaluation->scratch);
  yst_show_plain(&plain, model->atoms, job->result, value);
  yst_result_write(&words, model, job->result, value);
  *job->view = (yst_answer_view){
      .name = yst_string_of(job->result->name),
      .label = yst_string_of(yst_result_label(job->evaluation->scratch, job->result, false)),
      .kind = yst_kind_word(job->result->type.kind),
      .certainty = certainties[value.state],
      .exact = value.state != YST_OPEN || !value.as.possible->bounds_only,
      .plain = yst_string_of(yst_buffer_text(&plain)),
      .words = yst_string_of(yst_buffer_text(&words))};
  return YST_OK;
}

yst_status yst_evaluation_result_at(yst_evaluation *evaluation, size_t index, yst_answer_view *view)
{
  const yst_result *result = evaluation->outcome ? result_at(evaluation, index) : NULL;
  if (!result) return YST_END;
  view_job job = {evaluation, result, view};
  return yst_guard(&evaluation->scratch, 1, fill_view, &job);
}

yst_status yst_evaluation_result(yst_evaluation *evaluation, const char *name, yst_answer_view *view)
{
  const yst_model *model = evaluation->toolkit->model;
  if (!evaluation->outcome) return YST_ERROR_USE;
  for (size_t i = 0; i < model->result_count; i++) {
    const yst_result *result = model->results[i];
    if (!yst_text_equal(result->name, yst_text_from(name))) continue;
    bool is_there = yst_result_is_of_register(result) == evaluation->at_end;
    if (!is_there || (evaluation->has_selection && !evaluation->selection.wanted[i])) return YST_ERROR_USE;
    view_job job = {evaluation, result, view};
    return yst_guard(&evaluation->scratch, 1, fill_view, &job);
  }
  return YST_ERROR_USE;
}

/* ---- findings ---- */

size_t yst_evaluation_finding_count(const yst_evaluation *evaluation)
{
  return evaluation->outcome ? evaluation->outcome->finding_count : 0;
}

static const yst_finding *finding_at(const yst_evaluation *evaluation, size_t index)
{
  return index < yst_evaluation_finding_count(evaluation) ? &evaluation->outcome->findings[index] : NULL;
}

yst_status yst_evaluation_finding(const yst_evaluation *evaluation, size_t index, yst_finding_view *view)
{
  static const yst_finding_weight weights[] = {
      [YST_MUST] = YST_FINDING_MUST, [YST_SHOULD] = YST_FINDING_SHOULD, [YST_NOTE] = YST_FINDING_NOTE};
  const yst_finding *finding = finding_at(evaluation, index);
  if (!finding) return YST_END;
  *view = (yst_finding_view){.code = yst_string_of(finding->code),
                             .weight = weights[finding->weight],
                             .message = yst_string_of(finding->message),
                             .place_count = finding->place_count,
                             .citation_count = finding->about ? finding->about->citation_count : 0};
  return YST_OK;
}

yst_status yst_evaluation_finding_place(const yst_evaluation *evaluation, size_t index, size_t place,
                                        yst_cell_place *view)
{
  const yst_finding *finding = finding_at(evaluation, index);
  if (!finding || place >= finding->place_count) return YST_END;
  const yst_place *found = &finding->places[place];
  *view = (yst_cell_place){yst_string_of(found->table), found->line, yst_string_of(found->column),
                           yst_string_of(found->text)};
  return YST_OK;
}

yst_status yst_evaluation_finding_citation(const yst_evaluation *evaluation, size_t index, size_t citation,
                                           yst_citation_view *view)
{
  const yst_finding *finding = finding_at(evaluation, index);
  if (!finding || !finding->about || citation >= finding->about->citation_count) return YST_END;
  const yst_model *model = evaluation->toolkit->model;
  const yst_citation *cited = &finding->about->citations[citation];
  bool has_source = cited->source < model->source_count;
  yst_text title = has_source ? yst_about_label(model, &model->sources[cited->source].about) : YST_TEXT("");
  *view = (yst_citation_view){yst_string_of(title), yst_string_of(cited->where)};
  return YST_OK;
}
