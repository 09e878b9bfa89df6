#include "register/lookup.h"

#include "base/utf8.h"

/* Both tables are open addressing with a power of two of slots, at most half of them used. */
typedef struct slot {
  uint32_t hash;
  uint32_t entry; /* from 1; 0 is a free slot */
} slot;

/* The first and the last bytes of a text as two words. Of texts up to 16 bytes they are all of it, so that
 * hashing and comparing need one look at the length. */
typedef struct key {
  yst_text text;
  uint64_t first, last;
} key;

typedef struct entry {
  key key;
  uint32_t number;
} entry;

typedef struct table {
  slot *slots;
  uint32_t mask;
  size_t count, capacity;
  entry *entries;
} table;

struct yst_lookup {
  yst_arena *arena;
  table exact;
  table folded;
  size_t text_count, text_capacity;
  yst_text *texts; /* of the entries of `folded`, in their order: candidates for a suggestion */
};

#define FIRST_SLOTS 16u
/* Entries beyond this have no slot; far more than fit in memory beside a register. */
#define MOST_ENTRIES (UINT32_MAX / 4)

static inline uint64_t load_8(const char *bytes)
{
  uint64_t word;
  memcpy(&word, bytes, 8);
  return word;
}

static inline uint64_t load_4(const char *bytes)
{
  uint32_t word;
  memcpy(&word, bytes, 4);
  return word;
}

static inline uint64_t mix(uint64_t hash, uint64_t word)
{
  hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
  return hash ^ hash >> 32;
}

/* Two pieces of four bytes as one word. */
static inline uint64_t load_4_and_4(const char *a, const char *b)
{
  return load_4(a) | load_4(b) << 32;
}

static inline key key_of(yst_text text)
{
  const char *bytes = text.bytes;
  size_t length = text.length;
  if (length >= 4) { /* the lengths of words cannot be foretold, so that no more is asked about them */
    size_t end = length - 4, step = end < 4 ? end : 4;
    return (key){text, load_4_and_4(bytes, bytes + step), load_4_and_4(bytes + end - step, bytes + end)};
  }
  if (length == 0) return (key){text, 0, 0};
  uint64_t first = (unsigned char)bytes[0], middle = (unsigned char)bytes[length / 2];
  return (key){text, first | middle << 8, (unsigned char)bytes[length - 1]};
}

static inline uint32_t hash_of(key wanted)
{
  uint64_t hash = mix(mix(wanted.text.length, wanted.first), wanted.last);
  for (size_t at = 8; at + 8 < wanted.text.length; at += 8) hash = mix(hash, load_8(wanted.text.bytes + at));
  return (uint32_t)(hash ^ hash >> 16);
}

static inline bool is_same(key a, key b)
{
  if (a.text.length != b.text.length || a.first != b.first || a.last != b.last) return false;
  return a.text.length <= 16 || memcmp(a.text.bytes, b.text.bytes, a.text.length) == 0;
}

static inline const entry *find(const table *in, yst_text text)
{
  key wanted = key_of(text);
  uint32_t hash = hash_of(wanted);
  for (uint32_t at = hash & in->mask;; at = (at + 1) & in->mask) {
    const slot *here = &in->slots[at];
    if (here->entry == 0) return NULL;
    if (here->hash != hash) continue;
    const entry *found = &in->entries[here->entry - 1];
    if (is_same(found->key, wanted)) return found;
  }
}

static void take_slot(table *in, uint32_t hash, uint32_t number)
{
  uint32_t at = hash & in->mask;
  while (in->slots[at].entry != 0) at = (at + 1) & in->mask;
  in->slots[at] = (slot){hash, number};
}

static void double_slots(yst_arena *arena, table *in)
{
  uint32_t slots = 2 * (in->mask + 1);
  in->slots = YST_NEW_ARRAY(arena, slots, slot);
  in->mask = slots - 1;
  for (size_t i = 0; i < in->count; i++) take_slot(in, hash_of(in->entries[i].key), (uint32_t)i + 1);
}

/* Adds what is known not to be there. */
static void add(yst_arena *arena, table *in, yst_text text, uint32_t number)
{
  if (in->count >= MOST_ENTRIES) return;
  if (2 * (in->count + 1) > in->mask) double_slots(arena, in);
  entry added = {key_of(text), number};
  YST_PUSH(arena, in->entries, in->count, in->capacity, added);
  take_slot(in, hash_of(added.key), (uint32_t)in->count);
}

static table empty_table(yst_arena *arena)
{
  return (table){.slots = YST_NEW_ARRAY(arena, FIRST_SLOTS, slot), .mask = FIRST_SLOTS - 1};
}

yst_lookup *yst_lookup_new(yst_arena *arena)
{
  yst_lookup *lookup = YST_NEW(arena, yst_lookup);
  lookup->arena = arena;
  lookup->exact = empty_table(arena);
  lookup->folded = empty_table(arena);
  return lookup;
}

uint32_t yst_lookup_add(yst_lookup *lookup, yst_text spelling, uint32_t number)
{
  const entry *taken = find(&lookup->exact, spelling);
  if (taken) return taken->number;
  yst_text folded = yst_text_key(lookup->arena, spelling);
  /* What is nothing but punctuation folds to nothing, and is found by its exact spelling alone. */
  if (folded.length > 0) {
    taken = find(&lookup->folded, folded);
    if (taken && taken->number != number) return taken->number;
    if (!taken) {
      add(lookup->arena, &lookup->folded, folded, number);
      YST_PUSH(lookup->arena, lookup->texts, lookup->text_count, lookup->text_capacity, folded);
    }
  }
  add(lookup->arena, &lookup->exact, yst_arena_copy(lookup->arena, spelling), number);
  return number;
}

static uint32_t find_folded(const yst_lookup *lookup, yst_text spelling, yst_arena *scratch)
{
  yst_arena_mark mark = yst_arena_mark_here(scratch);
  yst_text folded = yst_text_key(scratch, spelling);
  const entry *found = folded.length > 0 ? find(&lookup->folded, folded) : NULL;
  yst_arena_back_to(scratch, mark);
  return found ? found->number : YST_LOOKUP_NONE;
}

uint32_t yst_lookup_find_exact(const yst_lookup *lookup, yst_text spelling)
{
  const entry *found = find(&lookup->exact, spelling);
  return found ? found->number : YST_LOOKUP_NONE;
}

uint32_t yst_lookup_find(const yst_lookup *lookup, yst_text spelling, yst_arena *scratch)
{
  uint32_t number = yst_lookup_find_exact(lookup, spelling);
  return number == YST_LOOKUP_NONE ? find_folded(lookup, spelling, scratch) : number;
}

uint32_t yst_lookup_near(const yst_lookup *lookup, yst_text spelling, yst_arena *scratch)
{
  yst_arena_mark mark = yst_arena_mark_here(scratch);
  yst_text folded = yst_text_key(scratch, spelling);
  long nearest = yst_text_nearest(folded, lookup->texts, lookup->text_count);
  yst_arena_back_to(scratch, mark);
  return nearest < 0 ? YST_LOOKUP_NONE : lookup->folded.entries[nearest].number;
}
