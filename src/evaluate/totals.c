#include "evaluate/totals.h"

#include "base/utf8.h"

/* No name of totals is longer, blanks and punctuation about it included. */
#define LONGEST 24

/* Most names are told from these without being folded. */
static bool has_total(yst_text name)
{
  static const char letters[] = "total";
  size_t found = 0;
  for (size_t i = 0; i < name.length && found < 5; i++)
    found = (name.bytes[i] | 0x20) == letters[found] ? found + 1 : (name.bytes[i] | 0x20) == 't';
  return found == 5;
}

bool yst_is_name_of_totals(yst_text name, yst_arena *scratch)
{
  static const char *const KEYS[] = {"total",      "totals",       "subtotal",    "subtotals",
                                     "grandtotal", "overalltotal", "totaloverall"};
  if (name.length < 5 || name.length > LONGEST || !has_total(name)) return false;
  yst_arena_mark mark = yst_arena_mark_here(scratch);
  yst_text key = yst_text_key(scratch, name);
  bool found = false;
  for (size_t i = 0; !found && i < sizeof KEYS / sizeof *KEYS; i++)
    found = yst_text_equal(key, yst_text_from(KEYS[i]));
  yst_arena_back_to(scratch, mark);
  return found;
}
