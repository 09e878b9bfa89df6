/* Writes an invented flat register for the speed job: `make_register LINES > register.csv`. The same bytes
 * for the same number of lines; sums and days near every limit of flat.rules come up more often than chance
 * would have them. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint32_t seed = 20261121;

static uint32_t draw(uint32_t below)
{
  seed ^= seed << 13;
  seed ^= seed >> 17;
  seed ^= seed << 5;
  return seed % below;
}

static void write_budget(void)
{
  static const unsigned edges[] = {0,      199999,  200000,  200001,   499999,  500000,
                                   500001, 1000000, 1000001, 10000000, 10000001};
  unsigned pence = draw(20) ? draw(5) ? draw(1200000) : draw(60000000) : edges[draw(11)];
  unsigned pounds = pence / 100;
  if (draw(20) == 0 && pounds >= 1000 && pounds < 1000000)
    printf("\"£%u,%03u\"", pounds / 1000, pounds % 1000);
  else if (draw(3))
    printf("%u", pounds);
  else
    printf("%u.%02u", pounds, pence % 100);
}

int main(int argc, char **argv)
{
  static const char *const places[] = {"Ashby",    "Birch Lane", "Cold Norton",
                                       "Drayford", "Elm Hill",   "Fenwick"};
  static const char *const kinds[] = {"Allotments", "Boat Club", "Choirs",
                                      "Ferry",      "Market",    "Village Halls"};
  static const char *const links[] = {"none", "indirect", "single", "multiple", "corporate"};
  static const char *const risks[] = {"none", "indirect_operational", "direct_operational",
                                      "indirect_strategic", "direct_strategic"};
  static const char *const outcomes[] = {"none", "perceived", "measured_towards", "measured_achieved"};
  static const char *const effects[] = {"none", "minor", "moderate", "major_either", "major_both"};
  static const char *const levels[] = {"L", "M", "H"};
  static const char *const answers[] = {"yes", "no"};
  long lines = argc > 1 ? strtol(argv[1], NULL, 10) : 12;
  puts("name,budget,strategic_link,on_risk_register,risk_contribution,outcomes,reputation,impact,likelihood,"
       "has_terms_of_reference,"
       "last_review");
  for (long i = 1; i <= lines; i++) {
    printf("%s %s partnership %ld,", places[draw(6)], kinds[draw(6)], i);
    write_budget();
    printf(",%s,%s,%s,%s,%s,%s,%s,%s,", links[draw(5)], answers[draw(2)], risks[draw(5)], outcomes[draw(4)],
           effects[draw(5)], levels[draw(3)], levels[draw(3)], answers[draw(2)]);
    if (draw(30) == 0)
      printf("2025-11-%02u\n", 19 + draw(5));
    else
      printf("20%02u-%02u-%02u\n", 24 + draw(3), 1 + draw(12), 1 + draw(28));
  }
  return 0;
}
