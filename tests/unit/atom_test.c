#include "support/fixture.h"

#include "base/atom.h"
#include "base/buffer.h"

static void a_name_is_known_by_one_number(void **state)
{
  yst_atoms *atoms = yst_atoms_new(*state);
  assert_int_equal(yst_atoms_count(atoms), 0);
  yst_atom budget = yst_atom_of(atoms, YST_TEXT("budget"));
  yst_atom empty = yst_atom_of(atoms, (yst_text){NULL, 0});
  yst_atom with_nul = yst_atom_of(atoms, YST_TEXT("budget\0"));
  assert_int_equal(budget, 1);
  assert_int_equal(empty, 2);
  assert_int_equal(with_nul, 3);
  assert_int_equal(yst_atom_of(atoms, YST_TEXT("budget")), budget);
  assert_int_equal(yst_atom_find(atoms, YST_TEXT("")), empty);
  assert_int_equal(yst_atom_find(atoms, YST_TEXT("Budget")), YST_NO_ATOM);
  assert_int_equal(yst_atoms_count(atoms), 3);
  assert_string_equal(yst_atom_text(atoms, budget).bytes, "budget");
}

static void no_atom_and_unknown_ones_have_no_name(void **state)
{
  yst_atoms *atoms = yst_atoms_new(*state);
  assert_says(yst_atom_text(atoms, YST_NO_ATOM), "");
  assert_says(yst_atom_text(atoms, 99), "");
  assert_says(yst_atom_text(atoms, UINT32_MAX), "");
}

static void names_are_copied(void **state)
{
  yst_atoms *atoms = yst_atoms_new(*state);
  char name[] = "river";
  yst_atom river = yst_atom_of(atoms, yst_text_from(name));
  memcpy(name, "lakes", 5);
  assert_says(yst_atom_text(atoms, river), "river");
  assert_int_equal(yst_atom_find(atoms, yst_text_from(name)), YST_NO_ATOM);
}

static void many_names_keep_their_numbers(void **state)
{
  yst_atoms *atoms = yst_atoms_new(*state);
  for (uint32_t i = 1; i <= 20000; i++)
    assert_int_equal(yst_atom_of(atoms, yst_format(*state, "name %u", i)), i);
  for (uint32_t i = 1; i <= 20000; i++) {
    yst_text name = yst_format(*state, "name %u", i);
    assert_int_equal(yst_atom_find(atoms, name), i);
    assert_says(yst_atom_text(atoms, i), name.bytes);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      WITH_ARENA(a_name_is_known_by_one_number),
      WITH_ARENA(no_atom_and_unknown_ones_have_no_name),
      WITH_ARENA(names_are_copied),
      WITH_ARENA(many_names_keep_their_numbers),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
