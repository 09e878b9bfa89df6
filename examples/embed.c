/* Yardstick inside another program: rules and register stand in the program, the results are printed.
 *
 *   cc embed.c $(pkg-config --cflags --libs yardstick) -o embed */
#include <stdio.h>
#include <string.h>

#include <yardstick.h>

static const char rules_text[] = "toolkit halls \"Village halls\"\n"
                                 "  version \"1\"\n"
                                 "field seats \"Seats\" number\n"
                                 "  allowed at least 0\n"
                                 "field insured \"Insured\" yes/no\n"
                                 "condition large \"Large hall\"\n"
                                 "  when seats is over 200\n"
                                 "require insured otherwise \"a hall needs insurance\"\n"
                                 "  named insurance\n"
                                 "  applies when large\n";

static const char register_text[] = "name,seats,insured\n"
                                    "Mill Lane,250,no\n"
                                    "Quay,120,yes\n"
                                    "Chapel Street,,yes\n";

/* A text that is read from its beginning. */
typedef struct reader {
  const char *at;
  size_t left;
} reader;

static size_t read_some(void *context, char *buffer, size_t size)
{
  reader *r = context;
  size_t count = r->left < size ? r->left : size;
  memcpy(buffer, r->at, count);
  r->at += count;
  r->left -= count;
  return count;
}

static bool print(void *context, const char *bytes, size_t size)
{
  (void)context;
  return fwrite(bytes, 1, size, stdout) == size;
}

static void print_string(yst_string string)
{
  fwrite(string.bytes, 1, string.length, stdout);
}

static void print_partnership(yst_evaluation *evaluation)
{
  yst_answer_view large;
  print_string(yst_evaluation_partnership(evaluation));
  if (yst_evaluation_result(evaluation, "large", &large) == YST_OK) {
    printf(large.certainty == YST_CERTAINTY_UNDECIDED ? ": large? undecided, " : ": large? ");
    print_string(large.plain);
  }
  putchar('\n');
  yst_finding_view finding;
  for (size_t i = 0; yst_evaluation_finding(evaluation, i, &finding) == YST_OK; i++) {
    if (finding.weight == YST_FINDING_NOTE) continue;
    printf("  ");
    print_string(finding.message);
    putchar('\n');
  }
}

static int evaluate(const yst_toolkit *toolkit)
{
  reader text = {register_text, sizeof register_text - 1};
  yst_register_table table = {"register.csv", read_some, &text};
  yst_request request = {.as_at = "2011-07-28", .findings = true};
  yst_evaluation *evaluation;
  yst_error error;
  if (yst_evaluation_open(toolkit, &request, &table, 1, &evaluation, &error) != YST_OK) {
    fprintf(stderr, "%s\n", error.message);
    return 1;
  }
  yst_status status;
  while ((status = yst_evaluation_next(evaluation)) == YST_OK) print_partnership(evaluation);
  yst_evaluation_free(evaluation);
  return status == YST_END ? 0 : 1;
}

int main(void)
{
  yst_rules rules = {.name = {"halls.rules", strlen("halls.rules")},
                     .bytes = {rules_text, sizeof rules_text - 1}};
  yst_toolkit *toolkit;
  yst_error error;
  yst_status status = yst_toolkit_compile(&rules, &toolkit, &error);
  int result = 1;
  if (status == YST_OK) {
    result = evaluate(toolkit);
  } else if (status == YST_ERROR_RULES) {
    yst_output output = {.write = print, .form = YST_FORM_TEXT};
    yst_messages_write((const yst_toolkit *const *)&toolkit, 1, &output);
  } else {
    fprintf(stderr, "%s\n", error.message);
  }
  yst_toolkit_free(toolkit);
  return result;
}
