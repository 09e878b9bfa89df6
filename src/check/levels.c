#include "check/levels.h"

#include "base/utf8.h"
#include "check/check.h"

yst_levels *yst_levels_new(yst_arena *arena)
{
  size_t count;
  yst_codes(&count);
  yst_levels *levels = YST_NEW(arena, yst_levels);
  levels->of_code = YST_NEW_ARRAY(arena, count, yst_wish);
  return levels;
}

bool yst_code_is_settable(const yst_code_info *info)
{
  return info->severity == YST_SEVERITY_WARNING || yst_check_of(info->code);
}

static size_t place_of(const yst_code_info *info)
{
  size_t count;
  return (size_t)(info - yst_codes(&count));
}

/* ---- wishes ---- */

yst_wish_answer yst_levels_wish(yst_levels *levels, yst_text name, yst_wish wish)
{
  if (yst_text_equal(name, YST_TEXT("warnings"))) {
    levels->warnings = wish;
    return YST_WISH_TAKEN;
  }
  const yst_code_info *info = yst_code_info_named(name);
  if (!info) return YST_WISH_UNKNOWN;
  if (!yst_code_is_settable(info)) return wish == YST_WISH_DENY ? YST_WISH_TAKEN : YST_WISH_REFUSED;
  levels->of_code[place_of(info)] = wish;
  return YST_WISH_TAKEN;
}

yst_text yst_levels_nearest(yst_arena *arena, yst_text name)
{
  size_t count;
  const yst_code_info *codes = yst_codes(&count);
  yst_text *names = YST_NEW_ARRAY(arena, count + 1, yst_text);
  for (size_t i = 0; i < count; i++) names[i] = yst_text_from(codes[i].slug);
  names[count] = YST_TEXT("warnings");
  long near = yst_text_nearest(name, names, count + 1);
  return near < 0 ? YST_TEXT("") : names[near];
}

/* A name counts for more than `warnings`. */
static yst_wish wish_for(const yst_levels *levels, const yst_code_info *info, yst_severity severity)
{
  yst_wish wish = levels->of_code[place_of(info)];
  if (wish != YST_WISH_NONE || severity != YST_SEVERITY_WARNING) return wish;
  return levels->warnings;
}

yst_wish yst_levels_of(const yst_levels *levels, yst_code code)
{
  const yst_code_info *info = yst_code_info_of((unsigned)code);
  return info ? wish_for(levels, info, info->severity) : YST_WISH_NONE;
}

yst_slugs yst_levels_asked(const yst_levels *levels, yst_arena *arena, const yst_slugs *among)
{
  yst_slugs asked = {YST_NEW_ARRAY(arena, among->count, const char *), 0};
  for (size_t i = 0; i < among->count; i++) {
    const yst_code_info *info = yst_code_info_named(yst_text_from(among->items[i]));
    yst_wish wish = info ? levels->of_code[place_of(info)] : YST_WISH_NONE;
    if (wish == YST_WISH_WARN || wish == YST_WISH_DENY) asked.items[asked.count++] = among->items[i];
  }
  return asked;
}

yst_slugs yst_levels_unwanted(const yst_levels *levels, yst_arena *arena)
{
  size_t count;
  const yst_code_info *codes = yst_codes(&count);
  yst_slugs unwanted = {YST_NEW_ARRAY(arena, count, const char *), 0};
  for (size_t i = 0; i < count; i++) {
    if (yst_levels_of(levels, codes[i].code) == YST_WISH_ALLOW)
      unwanted.items[unwanted.count++] = codes[i].slug;
  }
  return unwanted;
}

/* ---- what was said ---- */

void yst_levels_mute(const yst_levels *levels, yst_diags *diags)
{
  size_t count;
  const yst_code_info *codes = yst_codes(&count);
  bool *muted = YST_NEW_ARRAY(diags->arena, count, bool);
  for (size_t i = 0; i < count; i++)
    muted[i] = wish_for(levels, &codes[i], codes[i].severity) == YST_WISH_ALLOW;
  diags->muted = muted;
}

void yst_levels_apply(const yst_levels *levels, yst_diags *diags)
{
  bool *unwanted = YST_NEW_ARRAY(diags->arena, diags->count, bool);
  for (size_t i = 0; i < diags->count; i++) {
    yst_diag *diag = diags->items[i];
    const yst_code_info *info = yst_code_info_of((unsigned)diag->code);
    yst_wish wish = info ? wish_for(levels, info, diag->severity) : YST_WISH_NONE;
    unwanted[i] = wish == YST_WISH_ALLOW;
    if (wish == YST_WISH_DENY) yst_diag_severity(diags, diag, YST_SEVERITY_ERROR);
    if (wish == YST_WISH_WARN) yst_diag_severity(diags, diag, YST_SEVERITY_WARNING);
  }
  yst_diags_leave_out(diags, unwanted);
}
