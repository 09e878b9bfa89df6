#include "base/atom.h"

/* The hash is kept beside the name, so that growing the table need not read the names again. */
typedef struct entry {
  yst_text name;
  uint32_t hash;
} entry;

struct yst_atoms {
  yst_arena *arena;
  entry *entries; /* by atom; the first one is no name */
  size_t count;   /* with the first one */
  size_t capacity;
  yst_atom *slots; /* open addressing; a power of two of them, at most half in use */
  size_t slot_count;
};

#define FIRST_SLOT_COUNT 64

static uint32_t hash_of(yst_text name)
{
  uint64_t hash = 0xcbf29ce484222325u;
  for (size_t i = 0; i < name.length; i++) hash = (hash ^ (unsigned char)name.bytes[i]) * 0x100000001b3u;
  return (uint32_t)(hash ^ (hash >> 32));
}

/* The slot that holds the name, or the empty one where it would go. */
static yst_atom *slot_of(const yst_atoms *atoms, yst_text name, uint32_t hash)
{
  size_t mask = atoms->slot_count - 1;
  for (size_t i = hash & mask;; i = (i + 1) & mask) {
    yst_atom *slot = &atoms->slots[i];
    if (*slot == YST_NO_ATOM) return slot;
    const entry *known = &atoms->entries[*slot];
    if (known->hash == hash && yst_text_equal(known->name, name)) return slot;
  }
}

static void double_slots(yst_atoms *atoms)
{
  atoms->slot_count *= 2;
  atoms->slots = YST_NEW_ARRAY(atoms->arena, atoms->slot_count, yst_atom);
  for (yst_atom atom = 1; atom < atoms->count; atom++)
    *slot_of(atoms, atoms->entries[atom].name, atoms->entries[atom].hash) = atom;
}

yst_atoms *yst_atoms_new(yst_arena *arena)
{
  yst_atoms *atoms = YST_NEW(arena, yst_atoms);
  atoms->arena = arena;
  atoms->slot_count = FIRST_SLOT_COUNT;
  atoms->slots = YST_NEW_ARRAY(arena, atoms->slot_count, yst_atom);
  YST_PUSH(arena, atoms->entries, atoms->count, atoms->capacity, ((entry){YST_TEXT(""), 0}));
  return atoms;
}

yst_atom yst_atom_of(yst_atoms *atoms, yst_text name)
{
  uint32_t hash = hash_of(name);
  yst_atom *slot = slot_of(atoms, name, hash);
  if (*slot != YST_NO_ATOM) return *slot;
  if (2 * atoms->count >= atoms->slot_count) {
    double_slots(atoms);
    slot = slot_of(atoms, name, hash);
  }
  entry fresh = {yst_arena_copy(atoms->arena, name), hash};
  YST_PUSH(atoms->arena, atoms->entries, atoms->count, atoms->capacity, fresh);
  return *slot = (yst_atom)(atoms->count - 1);
}

yst_atom yst_atom_find(const yst_atoms *atoms, yst_text name)
{
  return *slot_of(atoms, name, hash_of(name));
}

yst_text yst_atom_text(const yst_atoms *atoms, yst_atom atom)
{
  return atoms->entries[atom < atoms->count ? atom : YST_NO_ATOM].name;
}

uint32_t yst_atoms_count(const yst_atoms *atoms)
{
  return (uint32_t)(atoms->count - 1);
}
