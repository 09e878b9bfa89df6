#include <string.h>

#include "cli/cli.h"

#define MANY ((size_t)1000)
#define FORMS_PLAIN (CLI_FORM(TEXT) | CLI_FORM(JSON))
#define CHECKS                                                                                               \
  "  --allow NAME            say nothing of this; NAME is that of a check or message, its code, or "         \
  "`warnings`\n"                                                                                             \
  "  --warn NAME             only warn of it\n"                                                              \
  "  --deny NAME             treat it as an error\n"
#define LOOKS                                                                                                \
  "  --color WHEN            colours: auto, always or never\n"                                               \
  "  --width COLUMNS         how wide lines may be; the terminal's width unless given\n"                     \
  "  -o, --output FILE       write there and not to standard output\n"
#define WITH                                                                                                 \
  "  --with NAME=FILE        a further table: another register to compare with, or a list; FILE.csv, or\n"   \
  "                          a folder with register.csv\n"
#define AS_AT "  --as-at DATE            the day that counts as today: 2011-07-28 or '28 July 2011'\n"

static const cli_verb verbs[] = {
    {"check", "everything that can be known of rule files without data", "afcowLRDAlirFdtg",
     FORMS_PLAIN | CLI_FORM(LINE) | CLI_FORM(NARRATED) | CLI_FORM(SARIF), 1, MANY,
     "yardstick check RULES...\n"
     "yardstick check --list\n\n"
     "Reads each rule file with the files that it uses and says what is wrong or odd: words, names, types,\n"
     "units, gaps and overlaps of bands, thresholds that cannot be reached, parts that nothing uses.\n\n"
     "  --format FORM           text; line (one a line, for editors); narrated (sentences, to be read out);\n"
     "                          json; sarif (for other programs)\n"
     "  --register REGISTER     which lines of a register each message touches: a CSV file or a "
     "folder\n" WITH AS_AT
     "  --witness               with each message that has one, the partnership that shows it, to be pasted\n"
     "                          into the rule file as an example and into a register\n"
     "  --fix                   make the changes that are certain, and show those that are not; with --diff\n"
     "                          change nothing and show what would be changed\n"
     "  --suggest-examples      no messages, but examples that exercise what none of the file does, to be\n"
     "                          confirmed and pasted into it; what nothing reaches is said\n"
     "  --list                  the checks: code, name, level, what each needs\n"
     "  --all                   also name the checks that could not run\n" CHECKS LOOKS
     "\nExit status: 0 nothing or only notes; 1 warnings; 3 errors.\n"
     "Example: yardstick check council.rules --deny uncited --allow no-examples\n",
     cli_check},
    {"evaluate", "a register against a toolkit: results, findings, what is undecided", "afcoswLRDt",
     FORMS_PLAIN | CLI_FORM(HTML) | CLI_FORM(CSV) | CLI_FORM(FINDINGS), 2, 2,
     "yardstick evaluate RULES REGISTER\n\n"
     "REGISTER is a CSV file, or a folder with register.csv and its lists. `-` is standard input.\n\n" AS_AT
         WITH "  --format FORM           text, html (one page), json, csv, or findings (one a line)\n"
     "  --select NAMES          only these results: name,significance.total,findings; HEADER=NAME\n"
     "                          gives a column another header\n" CHECKS LOOKS
     "\nExample: yardstick evaluate council.rules register.csv --format html -o report.html\n"
     "Example: yardstick evaluate council.rules register.csv --format csv --select "
     "name,total=significance.total\n",
     cli_evaluate},
    {"explain", "why a partnership comes out as it does; or what a message means", "afcowLRDt", FORMS_PLAIN,
     1, 4,
     "yardstick explain RULES REGISTER PARTNERSHIP [RESULT]\n"
     "yardstick explain CODE\n\n"
     "The reasons of all results of a partnership, of one result, or of one rule: down to the line of the "
     "rule\n"
     "file, the citation and the cell. With a code or name of a message, what it means and how to mend "
     "it.\n\n" AS_AT WITH "  --format text|json      how to say it\n" CHECKS LOOKS
     "\nExample: yardstick explain council.rules register.csv 'Mill Lane' significance.total\n"
     "Example: yardstick explain Y201\n",
     cli_explain},
    {"compare", "toolkits, or versions of one, side by side on one register", "afcowLRDAt",
     FORMS_PLAIN | CLI_FORM(HTML), 3, MANY,
     "yardstick compare RULES RULES... REGISTER\n\n"
     "How each partnership comes out under each toolkit, with every disagreement and its reason, and what "
     "each\n"
     "toolkit asks, subject by subject. Files that declare the same toolkit are compared as its "
     "versions.\n\n" AS_AT WITH "  --format text|html|json how to say it\n"
     "  --all                   in text, also the subjects on which they agree or are undecided\n" CHECKS
         LOOKS "\nExample: yardstick compare ours.rules theirs.rules register.csv\n",
     cli_compare},
    {"test", "the examples that stand in rule files", "afcowLRDOVUY",
     FORMS_PLAIN | CLI_FORM(JUNIT) | CLI_FORM(TAP), 1, MANY,
     "yardstick test RULES...\n\n"
     "Runs every `example`. An expectation that does not hold is shown with what its parts come to and why;\n"
     "bands that no example reaches are listed. A file of which no example is run fails.\n\n"
     "  --coverage              what the examples exercise, by the sections of the document that rules "
     "cite:\n"
     "                          bands, cells, branches, items, and conditions in both ways\n"
     "  --only WORDS            run the examples whose words contain these\n"
     "  --update                show, as a diff, how expectations that do not hold would read if they said "
     "what\n"
     "                          came out; with --yes write that to the file. What holds is never "
     "touched\n" AS_AT "  --format FORM           text, json, junit (XML) or tap\n" CHECKS LOOKS
     "\nExample: yardstick test council.rules --only threshold\n",
     cli_test},
    {"cover", "which passages of a document no rule has, which citations it does not have", "fcowLRDACr",
     CLI_FORM(TEXT) | CLI_FORM(JSON) | CLI_FORM(CSV), 2, MANY,
     "yardstick cover RULES... DOCUMENT\n\n"
     "Sets rule files beside the plain text of the document they come from: the passages that no rule has\n"
     "or cites, the citations that are not found, the rules that are worded otherwise. Passages set aside "
     "on\n"
     "purpose are marked in the rule file. `-` is standard input.\n\n"
     "  --source NAMES          the sources that are in the document, parted by commas; those that the rule\n"
     "                          files declare unless given\n"
     "  --register REGISTER     a register that the document prints; as often as there are any\n"
     "  --format text|json|csv  how to say it; csv has one line a passage\n"
     "  --all                   in text, every passage with what accounts for it\n" CHECKS LOOKS
     "\nExample: yardstick cover council.rules policy.txt\n",
     cli_cover},
    {"format", "rule files in the canonical layout", "kWcowd", 0, 1, MANY,
     "yardstick format RULES...\n\n"
     "Prints each file in the canonical layout; comments and blank lines stay.\n\n"
     "  --check                 change nothing; exit with 1 if a file is laid out otherwise\n"
     "  --diff                  change nothing and show what would change; exit with 1 if anything would\n"
     "  --write                 write it back to the file\n" LOOKS
     "\nExample: yardstick format --write council.rules\n",
     cli_format},
    {"describe", "a toolkit as a document for people who will never open a rule file", "fcowS",
     CLI_FORM(TEXT) | CLI_FORM(MARKDOWN) | CLI_FORM(HTML), 1, 1,
     "yardstick describe RULES\n\n"
     "Every rule in words and tables with its source, after a summary of what the toolkit holds, the "
     "readings\n"
     "that were chosen and what the published document leaves open.\n\n"
     "  --format FORM           text, markdown, or html (one page)\n"
     "  --summary               only the summary\n" LOOKS
     "\nExample: yardstick describe council.rules --format html -o council.html\n",
     cli_describe},
};

const cli_verb *cli_verb_at(size_t index)
{
  return index < sizeof verbs / sizeof verbs[0] ? &verbs[index] : NULL;
}

const cli_verb *cli_verb_named(const char *name)
{
  for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
    if (strcmp(verbs[i].name, name) == 0) return &verbs[i];
  }
  return NULL;
}
