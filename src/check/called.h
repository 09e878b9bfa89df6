/* What things are called, and which of them are called the same: names, spellings, headings, labels, each put
 * into the form in which they are told apart. The list lives in the arena that is handed in. */
#ifndef YST_CHECK_CALLED_H
#define YST_CHECK_CALLED_H

#include "model/model.h"

typedef struct yst_called {
  yst_text key;  /* as things are told apart */
  yst_text text; /* as written */
  size_t owner;  /* what is called so; things are numbered by the caller */
  yst_span span;
  size_t order;
  bool is_name; /* as the rules call it, and not only a register */
} yst_called;

typedef struct yst_called_list {
  yst_arena *arena;
  size_t count, capacity;
  yst_called *items;
} yst_called_list;

/* An empty key tells nothing and is left out. */
void yst_called_add(yst_called_list *list, yst_text key, yst_text text, size_t owner, yst_span span);
/* The same with the form in which registers are read as the key: see yst_text_key. */
void yst_called_add_words(yst_called_list *list, yst_text text, size_t owner, yst_span span);
/* The same for a name, of which it is noted that it is one. */
void yst_called_add_name(yst_called_list *list, yst_text text, size_t owner, yst_span span);

typedef void (*yst_called_visit)(void *context, const yst_called *first, const yst_called *second);
/* Calls once for each thing that is called as one before it, in the order in which they were added. The list
 * is empty afterwards. */
void yst_called_alike(yst_called_list *list, yst_called_visit visit, void *context);

#endif
