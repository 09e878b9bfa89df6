#include "base/text.h"

int yst_text_compare(yst_text a, yst_text b)
{
  size_t shared = a.length < b.length ? a.length : b.length;
  int order = shared ? memcmp(a.bytes, b.bytes, shared) : 0;
  return order ? order : (a.length > b.length) - (a.length < b.length);
}

/* The bytes of a blank that ends where the text ends, 0 when it ends with something else. */
static size_t blank_at_end(yst_text text)
{
  for (size_t size = 1; size <= 3 && size <= text.length; size++)
    if (yst_text_blank(text, text.length - size) == size) return size;
  return 0;
}

yst_text yst_text_trim(yst_text text)
{
  size_t size;
  while ((size = yst_text_blank(text, 0))) text = yst_text_of(text.bytes + size, text.length - size);
  while ((size = blank_at_end(text))) text.length -= size;
  return text;
}
