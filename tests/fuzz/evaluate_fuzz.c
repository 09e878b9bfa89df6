/* Any bytes at all are compiled as a toolkit and run over any bytes at all as a register: rules, register and
 * one list stand in the input, parted by lines of three dashes. Nothing may crash, hang or leak. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "include/yardstick.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A part of the input that is read in pieces of seven bytes. */
typedef struct part {
  const char *bytes;
  size_t length, at;
} part;

static size_t read_part(void *context, char *buffer, size_t size)
{
  part *from = context;
  size_t count = from->length - from->at;
  if (count > 7) count = 7;
  if (count > size) count = size;
  memcpy(buffer, from->bytes + from->at, count);
  from->at += count;
  return count;
}

static bool write_nowhere(void *context, const char *bytes, size_t size)
{
  (void)bytes;
  *(size_t *)context += size;
  return true;
}

static size_t split(const char *bytes, size_t size, part *parts, size_t most)
{
  size_t count = 1;
  parts[0] = (part){bytes, size, 0};
  for (size_t i = 0; i + 5 <= size && count < most; i++) {
    if (memcmp(bytes + i, "\n---\n", 5) != 0) continue;
    parts[count - 1].length = (size_t)(bytes + i - parts[count - 1].bytes);
    parts[count++] = (part){bytes + i + 5, size - i - 5, 0};
  }
  return count;
}

static void evaluate(const yst_toolkit *toolkit, part *parts, yst_form form)
{
  const yst_register_table tables[2] = {{"register.csv", read_part, &parts[1]},
                                        {"rows.csv", read_part, &parts[2]}};
  const yst_request request = {"2011-07-28", NULL, true};
  yst_evaluation *evaluation = NULL;
  yst_error error;
  yst_counts counts;
  size_t written = 0;
  parts[1].at = parts[2].at = 0;
  if (yst_evaluation_open(toolkit, &request, tables, 2, &evaluation, &error) == YST_OK) {
    const yst_output output = {.write = write_nowhere, .context = &written, .form = form};
    (void)yst_evaluation_write(evaluation, &output, &counts);
  }
  yst_evaluation_free(evaluation);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  part parts[3] = {{"", 0, 0}, {"", 0, 0}, {"", 0, 0}};
  (void)split((const char *)data, size, parts, 3);
  yst_rules rules = {.name = {"fuzz.rules", 10}, .bytes = {parts[0].bytes, parts[0].length}, .checks = true};
  yst_toolkit *toolkit = NULL;
  yst_error error;
  if (yst_toolkit_compile(&rules, &toolkit, &error) == YST_OK) {
    const yst_toolkit *one = toolkit;
    size_t written = 0;
    const yst_output output = {.write = write_nowhere, .context = &written};
    yst_counts counts;
    evaluate(toolkit, parts, YST_FORM_TEXT);
    evaluate(toolkit, parts, YST_FORM_JSON);
    evaluate(toolkit, parts, YST_FORM_CSV);
    const yst_examples_request request = {.as_at = "2011-07-28"};
    (void)yst_examples_run(&one, 1, &request, &output, &counts, &error);
  }
  yst_toolkit_free(toolkit);
  return 0;
}
