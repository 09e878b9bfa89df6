#include "check/called.h"

#include <stdlib.h>

#include "base/utf8.h"

void yst_called_add(yst_called_list *list, yst_text key, yst_text text, size_t owner, yst_span span)
{
  yst_called called = {key, text, owner, span, list->count, false};
  if (key.length) YST_PUSH(list->arena, list->items, list->count, list->capacity, called);
}

void yst_called_add_words(yst_called_list *list, yst_text text, size_t owner, yst_span span)
{
  if (text.length) yst_called_add(list, yst_text_key(list->arena, text), text, owner, span);
}

void yst_called_add_name(yst_called_list *list, yst_text text, size_t owner, yst_span span)
{
  size_t before = list->count;
  yst_called_add_words(list, text, owner, span);
  if (list->count > before) list->items[before].is_name = true;
}

static int compare_keys(const void *left, const void *right)
{
  const yst_called *a = left, *b = right;
  int order = yst_text_compare(a->key, b->key);
  return order ? order : (a->order > b->order) - (a->order < b->order);
}

typedef struct pair {
  const yst_called *first, *second;
} pair;

static int compare_pairs(const void *left, const void *right)
{
  const pair *a = left, *b = right;
  return (a->second->order > b->second->order) - (a->second->order < b->second->order);
}

/* Two things that are called the same in several ways are one case. What one thing is called was added in one
 * go. */
static bool is_said(const pair *pairs, size_t place)
{
  for (size_t i = place; i-- > 0 && pairs[i].second->owner == pairs[place].second->owner;) {
    if (pairs[i].first->owner == pairs[place].first->owner) return true;
  }
  return false;
}

void yst_called_alike(yst_called_list *list, yst_called_visit visit, void *context)
{
  pair *pairs = YST_NEW_ARRAY(list->arena, list->count, pair);
  size_t count = 0, first = 0;
  if (list->count) qsort(list->items, list->count, sizeof *list->items, compare_keys);
  for (size_t i = 0; i < list->count; i++) {
    if (!yst_text_equal(list->items[first].key, list->items[i].key)) first = i;
    if (list->items[first].owner != list->items[i].owner)
      pairs[count++] = (pair){&list->items[first], &list->items[i]};
  }
  if (count) qsort(pairs, count, sizeof *pairs, compare_pairs);
  for (size_t i = 0; i < count; i++) {
    if (!is_said(pairs, i)) visit(context, pairs[i].first, pairs[i].second);
  }
  list->count = 0;
}
