#include "report/sections.h"
#include "report/suggestions.h"
#include "report/words.h"
#include "syntax/format.h"
#include "syntax/parse.h"

/* Points that are still not exercised are named up to here for each reason; what is beyond is counted. */
#define LISTED_MOST 200u

/* ---- the examples ---- */

/* Those that are alike, from one on, that were not written yet. */
static size_t gather(const yst_suggestions *all, size_t from, bool *written, const yst_suggestion **alike)
{
  size_t count = 0;
  for (size_t i = from; i < all->count; i++) {
    bool same = i == from || yst_suggestions_are_alike(&all->items[from], &all->items[i]);
    if (written[i] || !same) continue;
    written[i] = true;
    alike[count++] = &all->items[i];
  }
  return count;
}

static void write_examples(yst_buffer *buffer, const yst_model *model, const yst_suggestions *all)
{
  bool *written = YST_NEW_ARRAY(buffer->arena, all->count + 1, bool);
  const yst_suggestion **alike = YST_NEW_ARRAY(buffer->arena, all->count + 1, const yst_suggestion *);
  for (size_t i = 0; i < all->count; i++) {
    if (written[i]) continue;
    size_t count = gather(all, i, written, alike);
    yst_buffer_add_byte(buffer, '\n');
    if (count > 1)
      yst_suggestions_table_write(buffer, model, alike, count);
    else
      yst_suggestion_write(buffer, model, &all->items[i]);
  }
}

/* The text as `format` lays it out; as it is, should it not be read. */
static yst_text laid_out(yst_arena *arena, yst_text file, yst_text text)
{
  yst_sources *sources = yst_sources_new(arena);
  const yst_source *source = yst_sources_add(sources, file, text);
  yst_diags *diags = yst_diags_new(arena);
  const yst_tree *tree = source ? yst_parse(arena, yst_atoms_new(arena), source, diags) : NULL;
  if (!tree || diags->errors) return text;
  yst_buffer out = yst_buffer_in(arena);
  yst_format_source(tree, &out);
  return yst_buffer_text(&out);
}

/* ---- what is left ---- */

static void write_point(yst_buffer *buffer, const yst_model *model, const yst_point *point)
{
  yst_buffer_add_string(buffer, "#   ");
  yst_span_write(buffer, model->texts, point->span);
  yst_buffer_format(buffer, " %s: %t\n", yst_point_word(point->kind),
                    yst_point_text(buffer->arena, model, point));
}

static void write_left(yst_buffer *buffer, const yst_model *model, const yst_suggestions *all,
                       yst_left_why why, const char *head)
{
  size_t count = 0;
  for (size_t i = 0; i < all->left_count; i++) {
    if (all->left[i].why != why) continue;
    if (!count++) yst_buffer_format(buffer, "#\n# %s\n", head);
    if (count <= LISTED_MOST) write_point(buffer, model, all->left[i].point);
  }
  if (count > LISTED_MOST)
    yst_buffer_format(buffer, "#   and %z more, which `test --coverage` lists\n", count - LISTED_MOST);
}

static void write_head(yst_buffer *buffer, const yst_suggestions *all)
{
  if (!all->count) return;
  yst_buffer_add_string(buffer, "# Suggested examples: what they expect is what the rules say now. A person "
                                "has to confirm each.\n");
}

static void write_counts(yst_buffer *buffer, const yst_model *model, yst_text file,
                         const yst_suggestions *all)
{
  yst_buffer_format(buffer, "# %t: its examples exercise %z of %z", file, all->before, all->point_count);
  if (all->count)
    yst_buffer_format(buffer, "; with these %z\n", all->after);
  else
    yst_buffer_add_string(buffer, "; there is nothing to suggest\n");
  write_left(buffer, model, all, YST_LEFT_IMPOSSIBLE, "Nothing reaches, whatever is given:");
  write_left(buffer, model, all, YST_LEFT_NOT_FOUND, "No example was found for:");
  write_left(buffer, model, all, YST_LEFT_NOT_LOOKED, "The search ended before it came to:");
}

void yst_suggestions_text(yst_buffer *buffer, const yst_model *model, yst_text file,
                          const yst_suggestions *all)
{
  yst_buffer text = yst_buffer_in(buffer->arena);
  write_head(&text, all);
  write_examples(&text, model, all);
  if (all->count) yst_buffer_add_byte(&text, '\n');
  write_counts(&text, model, file, all);
  yst_buffer_add(buffer, laid_out(buffer->arena, file, yst_buffer_text(&text)));
}
