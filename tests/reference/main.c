/* Compares the engine with the reference on made-up toolkits:
 *
 *   reference [FIRST [COUNT]]    the seeds from FIRST on
 *   reference show SEED          the toolkit and register of a seed
 *
 * Prints each difference, made as small as it goes, and ends with status 1 when there was one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compare.h"
#include "generate.h"
#include "self_check.h"
#include "shrink.h"

enum { MOST_DIFFERENCES = 5 };

static void show(const toolkit *t, const reg *r)
{
  text out = {NULL, 0, 0};
  text_add(&out, "--- rules\n");
  print_rules(&out, t);
  text_add(&out, "\n--- register register.csv\n");
  print_register(&out, t, r);
  for (int i = 0; i < t->list_count; i++) {
    if (!t->lists[i].used) continue;
    text_add(&out, "\n--- register %s.csv\n", t->lists[i].name);
    print_list(&out, t, r, i);
  }
  fputs(out.bytes, stdout);
  free(out.bytes);
}

static bool run_seed(uint64_t seed, counts *counted)
{
  toolkit *t = make_toolkit(seed);
  reg *r = calloc(1, sizeof *r);
  if (!r) abort();
  make_register(t, seed, r);
  difference d = find_difference(t, r, counted);
  bool clean = !d.found;
  if (!clean) {
    free(d.words.bytes);
    shrink(t, r, &d);
    d = find_difference(t, r, NULL);
    printf("seed %llu: %s\n", (unsigned long long)seed, d.words.bytes ? d.words.bytes : "comes and goes");
    show(t, r);
    printf("\n");
    fflush(stdout);
  }
  free(d.words.bytes);
  free(r);
  toolkit_free(t);
  return clean;
}

static int show_seed(const char *word)
{
  uint64_t seed = strtoull(word, NULL, 10);
  toolkit *t = make_toolkit(seed);
  reg *r = calloc(1, sizeof *r);
  if (!r) abort();
  make_register(t, seed, r);
  show(t, r);
  free(r);
  toolkit_free(t);
  return 0;
}

int main(int argc, char **argv)
{
  if (argc > 2 && strcmp(argv[1], "show") == 0) return show_seed(argv[2]);
  uint64_t first = argc > 1 ? strtoull(argv[1], NULL, 10) : 1;
  uint64_t count = argc > 2 ? strtoull(argv[2], NULL, 10) : 100;
  counts counted = {0};
  int differences = 0;
  if (!self_check()) return 1;
  for (uint64_t seed = first; seed < first + count && differences < MOST_DIFFERENCES; seed++)
    if (!run_seed(seed, &counted)) differences++;
  printf("%ld toolkits, %ld records, %ld results: %ld undecided and exact, %ld bounds only, %ld names not "
         "listed, %ld of samples; %d differences\n",
         counted.toolkits, counted.records, counted.results, counted.undecided, counted.bounds_only,
         counted.vague, counted.sampled, differences);
  return differences ? 1 : 0;
}
