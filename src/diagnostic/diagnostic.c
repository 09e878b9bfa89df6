#include "diagnostic/diagnostic.h"

#include "base/limits.h"

static const yst_code_info codes[] = {
#define YST_CODE(number, name, severity, slug, title) {YST_##name, severity, slug, title},
#include "diagnostic/codes.def"
#undef YST_CODE
};

#define CODE_COUNT (sizeof codes / sizeof codes[0])

const yst_code_info *yst_codes(size_t *count)
{
  *count = CODE_COUNT;
  return codes;
}

const yst_code_info *yst_code_info_of(unsigned number)
{
  for (size_t i = 0; i < CODE_COUNT; i++) {
    if ((unsigned)codes[i].code == number) return &codes[i];
  }
  return NULL;
}

const yst_code_info *yst_code_info_named(yst_text word)
{
  for (size_t i = 0; i < CODE_COUNT; i++) {
    if (yst_text_equal(word, yst_text_from(codes[i].slug))) return &codes[i];
  }
  if (word.length && (word.bytes[0] == 'Y' || word.bytes[0] == 'y'))
    word = yst_text_of(word.bytes + 1, word.length - 1);
  if (word.length != 3) return NULL;
  unsigned number = 0;
  for (size_t i = 0; i < 3; i++) {
    if (word.bytes[i] < '0' || word.bytes[i] > '9') return NULL;
    number = number * 10 + (unsigned)(word.bytes[i] - '0');
  }
  return yst_code_info_of(number);
}

yst_diags *yst_diags_new(yst_arena *arena)
{
  yst_diags *diags = YST_NEW(arena, yst_diags);
  diags->arena = arena;
  return diags;
}

static yst_text format_text(yst_diags *diags, const char *format, va_list list)
{
  yst_buffer buffer = yst_buffer_in(diags->arena);
  yst_buffer_format_list(&buffer, format, list);
  return yst_buffer_text(&buffer);
}

static size_t *counter_of(yst_diags *diags, yst_severity severity)
{
  switch (severity) {
  case YST_SEVERITY_ERROR: return &diags->errors;
  case YST_SEVERITY_WARNING: return &diags->warnings;
  case YST_SEVERITY_NOTE: break;
  }
  return NULL;
}

static void count_by(yst_diags *diags, yst_severity severity, bool more)
{
  size_t *counter = counter_of(diags, severity);
  if (!counter) return;
  *counter = more ? *counter + 1 : *counter - 1;
}

static bool is_muted(const yst_diags *diags, yst_code code)
{
  const yst_code_info *info = yst_code_info_of((unsigned)code);
  return diags->muted && info && diags->muted[info - codes];
}

yst_diag *yst_diags_add(yst_diags *diags, yst_code code, yst_span span, const char *format, ...)
{
  const yst_code_info *info = yst_code_info_of((unsigned)code);
  bool muted = is_muted(diags, code);
  bool kept = !muted && diags->count < YST_LIMIT_MESSAGES;
  yst_diag *diag = kept ? YST_NEW(diags->arena, yst_diag) : &diags->scratch;
  *diag = (yst_diag){.code = code, .severity = info ? info->severity : YST_SEVERITY_ERROR, .span = span};
  if (!muted) count_by(diags, diag->severity, true);
  if (!kept) {
    diags->dropped += !muted;
    return diag;
  }
  va_list list;
  va_start(list, format);
  diag->message = format_text(diags, format, list);
  va_end(list);
  YST_PUSH(diags->arena, diags->items, diags->count, diags->capacity, diag);
  return diag;
}

void yst_diag_severity(yst_diags *diags, yst_diag *diag, yst_severity severity)
{
  bool is_counted = diag != &diags->scratch || !is_muted(diags, diag->code);
  if (is_counted) count_by(diags, diag->severity, false);
  if (is_counted) count_by(diags, severity, true);
  diag->severity = severity;
}

/* What is added to the scratch message would cost memory and be seen by nobody. */
static bool is_dropped(const yst_diags *diags, const yst_diag *diag)
{
  return diag == &diags->scratch;
}

void yst_diag_label(yst_diags *diags, yst_diag *diag, yst_span span, const char *format, ...)
{
  if (is_dropped(diags, diag)) return;
  va_list list;
  va_start(list, format);
  yst_label label = {span, format_text(diags, format, list)};
  va_end(list);
  YST_PUSH(diags->arena, diag->labels, diag->label_count, diag->label_capacity, label);
}

void yst_diag_fix(yst_diags *diags, yst_diag *diag, yst_span span, bool certain, yst_text replacement)
{
  if (is_dropped(diags, diag)) return;
  yst_fix fix = {span, yst_arena_copy(diags->arena, replacement), certain};
  YST_PUSH(diags->arena, diag->fixes, diag->fix_count, diag->fix_capacity, fix);
}

void yst_diag_consequence(yst_diags *diags, yst_diag *diag, const char *format, ...)
{
  if (is_dropped(diags, diag)) return;
  va_list list;
  va_start(list, format);
  diag->consequence = format_text(diags, format, list);
  va_end(list);
}

void yst_diag_cite(yst_diags *diags, yst_diag *diag, yst_text citation)
{
  if (is_dropped(diags, diag)) return;
  diag->citation = yst_arena_copy(diags->arena, citation);
}

void yst_diag_help(yst_diags *diags, yst_diag *diag, const char *format, ...)
{
  if (is_dropped(diags, diag)) return;
  va_list list;
  va_start(list, format);
  yst_text help = format_text(diags, format, list);
  va_end(list);
  YST_PUSH(diags->arena, diag->helps, diag->help_count, diag->help_capacity, help);
}

void yst_diags_leave_out(yst_diags *diags, const bool *marked)
{
  size_t kept = 0;
  for (size_t i = 0; i < diags->count; i++) {
    if (marked[i])
      count_by(diags, diags->items[i]->severity, false);
    else
      diags->items[kept++] = diags->items[i];
  }
  diags->count = kept;
}

/* Whether `a`, which was said first, may stay before `b`. */
static bool in_order(const yst_diag *a, const yst_diag *b)
{
  if (a->span.source != b->span.source) return a->span.source < b->span.source;
  return a->span.start <= b->span.start;
}

static void merge(yst_diag *const *from, size_t start, size_t middle, size_t end, yst_diag **to)
{
  size_t left = start, right = middle;
  for (size_t i = start; i < end; i++) {
    bool take_left = left < middle && (right == end || in_order(from[left], from[right]));
    to[i] = take_left ? from[left++] : from[right++];
  }
}

/* Merging and not qsort, whose order of equals differs from one C library to the next. */
void yst_diags_sort(yst_diags *diags)
{
  yst_diag **from = diags->items;
  yst_diag **to = YST_NEW_ARRAY(diags->arena, diags->count, yst_diag *);
  for (size_t width = 1; width < diags->count; width *= 2) {
    for (size_t start = 0; start < diags->count; start += 2 * width) {
      size_t middle = start + width < diags->count ? start + width : diags->count;
      size_t end = middle + width < diags->count ? middle + width : diags->count;
      merge(from, start, middle, end, to);
    }
    yst_diag **swap = from;
    from = to;
    to = swap;
  }
  if (diags->count) diags->items = from;
  diags->capacity = diags->count;
}
