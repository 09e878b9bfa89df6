#include "check/amount.h"
#include "check/bands_inside.h"

yst_text yst_bands_amount_text(const yst_band_look *look, yst_number amount)
{
  return yst_amount_text(look->diags->arena, look->model->atoms, look->list->bands->over, amount);
}

/* An end as it was written, with the amount behind a limit's name. */
static yst_text end_text(const yst_band_look *look, const yst_expr *end, yst_number amount)
{
  yst_text text = yst_bands_amount_text(look, amount);
  if (!end || end->op != YST_OP_LIMIT) return text;
  yst_text name = yst_atom_text(look->model->atoms, look->model->limits[end->index].about.name);
  return yst_format(look->diags->arena, "`%t` (%t)", name, text);
}

const yst_band *yst_bands_at(const yst_band_look *look, size_t place)
{
  return &look->list->bands->items[place];
}

yst_text yst_bands_low_text(const yst_band_look *look, size_t place)
{
  return end_text(look, yst_bands_at(look, place)->low, look->intervals[place].low);
}

yst_text yst_bands_high_text(const yst_band_look *look, size_t place)
{
  const yst_band *band = yst_bands_at(look, place);
  const yst_expr *end = band->kind == YST_RANGE_SINGLE ? band->low : band->high;
  return end_text(look, end, look->intervals[place].high);
}

void yst_bands_label_low(const yst_band_look *look, yst_diag *diag, size_t place)
{
  const yst_interval *interval = &look->intervals[place];
  yst_span span = yst_bands_at(look, place)->span;
  if (!interval->has_low) {
    yst_diag_label(look->diags, diag, span, "this band has no lower end");
  } else {
    yst_diag_label(look->diags, diag, span, "this band begins %s %t", interval->low_in ? "at" : "above",
                   yst_bands_low_text(look, place));
  }
}

void yst_bands_label_high(const yst_band_look *look, yst_diag *diag, size_t place)
{
  const yst_interval *interval = &look->intervals[place];
  yst_span span = yst_bands_at(look, place)->span;
  if (!interval->has_high) {
    yst_diag_label(look->diags, diag, span, "this band has no upper end");
  } else {
    yst_diag_label(look->diags, diag, span, "this band ends %s %t", interval->high_in ? "at" : "below",
                   yst_bands_high_text(look, place));
  }
}

yst_diag *yst_bands_add(const yst_band_look *look, yst_span span, yst_text message)
{
  if (look->day == YST_DAY_FIRST) return yst_diags_add(look->diags, look->code, span, "%t", message);
  yst_buffer day = yst_buffer_in(look->diags->arena);
  yst_day_write(&day, look->day);
  return yst_diags_add(look->diags, look->code, span, "%t, from %t on", message, yst_buffer_text(&day));
}
