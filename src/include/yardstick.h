/* Yardstick: a rules engine for public policy. Compile a toolkit from the text of its rule files, evaluate a
 * register of partnerships against it, ask why, compare toolkits, write reports.
 *
 * The library opens no files, prints nothing, asks no clock, no locale and no environment, and keeps no state
 * of its own: bytes come in through the caller's callbacks and go out through them. Everything it is given is
 * copied or only read during the call, unless said otherwise. Texts it gives out are pointer and length, need
 * not end with a NUL, and live as long as is said of the handle they come from.
 *
 * A toolkit never changes once it is compiled: several threads may use one at the same time, each with an
 * evaluation of its own. An evaluation belongs to one thread. */
#ifndef YARDSTICK_H
#define YARDSTICK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define YST_API __attribute__((visibility("default")))
#else
#define YST_API
#endif

/* ---- what every function has in common ---- */

typedef enum yst_status {
  YST_OK = 0,
  YST_END,            /* there is no further one */
  YST_ERROR_USE,      /* the call was wrong: an unknown name, a malformed date */
  YST_ERROR_RULES,    /* the rule file is faulty: see its messages */
  YST_ERROR_REGISTER, /* the register or the document cannot be read at all */
  YST_ERROR_WRITE,    /* the caller's function could not take the bytes */
  YST_ERROR_MEMORY    /* there was not enough memory; handles stay good for being freed */
} yst_status;

typedef struct yst_string {
  const char *bytes;
  size_t length;
} yst_string;

/* Why a call failed, in words: a fragment, small first letter, no full stop. May be NULL wherever it is a
 * parameter. */
typedef struct yst_error {
  char message[512];
} yst_error;

/* Gives the next bytes: at most `size` into `buffer`. 0 at the end, YST_CANNOT_READ when they cannot be had.
 */
typedef size_t (*yst_read_function)(void *context, char *buffer, size_t size);
#define YST_CANNOT_READ ((size_t)-1)

/* Takes bytes. false when they could not be written: nothing more is handed over then. */
typedef bool (*yst_write_function)(void *context, const char *bytes, size_t size);

#define YARDSTICK_VERSION "0.1.0"
/* The version of the library that is used, which may be another than that of the header. */
YST_API const char *yst_version(void);

/* ---- reports ---- */

typedef enum yst_form {
  YST_FORM_TEXT,     /* for a terminal or a printer, of a given width */
  YST_FORM_JSON,     /* docs/json-schema.json */
  YST_FORM_HTML,     /* one page without scripts; evaluations and comparisons */
  YST_FORM_CSV,      /* evaluations, and rules beside a document */
  YST_FORM_FINDINGS, /* evaluations: one line a finding */
  YST_FORM_MARKDOWN, /* toolkits described */
  YST_FORM_JUNIT,    /* examples: XML as test runners write it */
  YST_FORM_TAP,      /* examples: Test Anything Protocol, version 14 */
  YST_FORM_LINE,     /* messages: one a line, as compilers write them */
  YST_FORM_NARRATED, /* messages: told in sentences, without drawings */
  YST_FORM_SARIF     /* messages: SARIF 2.1.0 */
} yst_form;

struct yst_touches; /* see below */

/* Where a report goes and how it looks. */
typedef struct yst_output {
  yst_write_function write;
  void *context;
  yst_form form;
  size_t width; /* columns of text; 0: 80 */
  bool colour;  /* of text, by ANSI sequences; words say the same */
  bool all;     /* of text: what does not differ between toolkits, checks that did not run, every passage */
  bool witness; /* of messages as text: the partnerships that show them, to be pasted */
  const struct yst_touches *const *touches; /* of messages: by toolkit, whom of a register they touch, or
                                               NULL; NULL: there is no register */
} yst_output;

/* What came of it. */
typedef struct yst_counts {
  size_t partnerships;
  size_t findings; /* notes not among them */
  size_t notes;
  size_t undecided;            /* rules, each once in each partnership */
  size_t differing;            /* comparisons: partnerships that come out differently */
  size_t examples, failures;   /* tests: examples that were run, expectations that do not hold */
  size_t without_examples;     /* tests: toolkits of which no example was run */
  size_t changes;              /* tests: expectations that can be rewritten */
  size_t passages, unmodelled; /* of a document: all, those that nothing accounts for */
  size_t citations, not_found; /* of a document: looked for, those not found */
} yst_counts;

/* ---- toolkits ---- */

typedef struct yst_toolkit yst_toolkit;

/* Brings the text of a file that a rule file names with `use`. `from` is the file that uses it; give back the
 * name that messages shall show and the bytes, which must live until the call that compiles returns. false
 * when it cannot be had. */
typedef bool (*yst_load_function)(void *context, yst_string from, yst_string wanted, yst_string *name,
                                  yst_string *bytes);

/* How loudly the user wants what is said under one name: not at all, as a warning, as an error. */
typedef enum yst_wish_level { YST_ALLOW, YST_WARN, YST_DENY } yst_wish_level;

typedef struct yst_level_wish {
  /* `band-gap`, `Y400`, or `warnings` for every warning that is not named itself; a later wish for one name
   * counts. An error without which the file has no meaning cannot be allowed or warned of. */
  const char *name;
  yst_wish_level level;
} yst_level_wish;

typedef struct yst_rules {
  yst_string name; /* as messages show it */
  yst_string bytes;
  yst_load_function load; /* NULL: nothing can be used */
  void *context;
  bool checks; /* run the checks that need no data */
  size_t wish_count;
  const yst_level_wish *wishes;
  bool syntax_only; /* only read the file: enough for yst_toolkit_format */
} yst_rules;

/* Compiles a toolkit. YST_OK when it can be evaluated, YST_ERROR_RULES when it is faulty: *toolkit then holds
 * its messages all the same. NULL in *toolkit with any other status. Freed with yst_toolkit_free. */
YST_API yst_status yst_toolkit_compile(const yst_rules *rules, yst_toolkit **toolkit, yst_error *error);
YST_API void yst_toolkit_free(yst_toolkit *toolkit);

/* These texts live as long as the toolkit; empty where nothing was declared. */
YST_API yst_string yst_toolkit_name(const yst_toolkit *toolkit);
YST_API yst_string yst_toolkit_label(const yst_toolkit *toolkit);
YST_API yst_string yst_toolkit_version(const yst_toolkit *toolkit);
YST_API yst_string yst_toolkit_body(const yst_toolkit *toolkit);

/* The results that it gives of a partnership, in its own order: YST_END past the last. */
typedef struct yst_result_entry {
  yst_string name; /* `significance.total` */
  yst_string label;
  const char *kind; /* `yes/no`, `number`, `money`, `percent`, `date`, `choice`, … */
} yst_result_entry;
YST_API yst_status yst_toolkit_result_at(const yst_toolkit *toolkit, size_t index, yst_result_entry *entry);

/* ---- messages of a toolkit ---- */

typedef enum yst_level { YST_LEVEL_ERROR, YST_LEVEL_WARNING, YST_LEVEL_NOTE } yst_level;

/* A stretch of a rule file. Lines and columns count from 1, columns in characters; line 0: no place. */
typedef struct yst_where {
  yst_string file;
  uint32_t line, column, end_line, end_column;
} yst_where;

typedef struct yst_message {
  char code[8];      /* `Y201`; a code never changes its meaning */
  const char *check; /* its name: `unknown-name` */
  yst_level level;
  yst_where where;
  yst_string text;        /* a fragment: small first letter, no full stop */
  yst_string consequence; /* what comes of it, such a fragment too; or empty */
  yst_string citation;    /* the document that the rule concerned comes from; or empty */
  size_t label_count, fix_count, help_count;
} yst_message;

typedef struct yst_message_label {
  yst_where where;
  yst_string text;
} yst_message_label;

typedef struct yst_message_fix {
  yst_where where; /* what is replaced; empty to insert */
  yst_string replacement;
  bool certain; /* false: likely what was meant */
} yst_message_fix;

/* In the order of the files. All texts live as long as the toolkit. YST_END for an index past the last. */
YST_API size_t yst_toolkit_message_count(const yst_toolkit *toolkit);
YST_API yst_status yst_toolkit_message(const yst_toolkit *toolkit, size_t index, yst_message *message);
YST_API yst_status yst_toolkit_message_label(const yst_toolkit *toolkit, size_t index, size_t label,
                                             yst_message_label *result);
YST_API yst_status yst_toolkit_message_fix(const yst_toolkit *toolkit, size_t index, size_t fix,
                                           yst_message_fix *result);
YST_API yst_status yst_toolkit_message_help(const yst_toolkit *toolkit, size_t index, size_t help,
                                            yst_string *result);

/* A made-up partnership that shows a message to be true. It was evaluated and came out as the message says.
 */
typedef struct yst_message_witness {
  yst_string words;   /* `seats 49.5` */
  yst_string example; /* lines of an `example` for the rule file */
  yst_string header;  /* the same as a register of one line; both empty when it takes several tables */
  yst_string line;
} yst_message_witness;
/* YST_END for a message that has none. */
YST_API yst_status yst_toolkit_message_witness(const yst_toolkit *toolkit, size_t index,
                                               yst_message_witness *result);

/* What only shows in several toolkits together, topics that one of them has to itself, as messages of a
 * handle of its own: it can be asked for its messages and written with the others, and nothing else. It says
 * nothing of fewer than two toolkits, or when one of them has errors. Freed with yst_toolkit_free. */
YST_API yst_status yst_toolkits_together(const yst_toolkit *const *toolkits, size_t count,
                                         yst_toolkit **together, yst_error *error);

/* Counted by level, with those beyond what is kept. */
YST_API size_t yst_toolkit_error_count(const yst_toolkit *toolkit);
YST_API size_t yst_toolkit_warning_count(const yst_toolkit *toolkit);
/* The messages of one or several toolkits as text, one a line, narrated, as JSON or SARIF; those of each in
 * its own order. */
YST_API yst_status yst_messages_write(const yst_toolkit *const *toolkits, size_t count,
                                      const yst_output *output);

/* The codes of messages in the order of their numbers: YST_END past the last. */
typedef struct yst_code_entry {
  char code[8];
  const char *check;
  const char *title;
  yst_level level;       /* the usual one */
  bool settable;         /* it can be allowed and warned of */
  bool needs_sound_file; /* looked for only in a file without other errors */
} yst_code_entry;
YST_API yst_status yst_code_at(size_t index, yst_code_entry *entry);
/* By code or name: `Y201`, `201`, `unknown-name`. YST_ERROR_USE when there is none. */
YST_API yst_status yst_code_find(const char *word, yst_code_entry *entry);

/* The text of the named file with every change made that is certain, to `text`; of two that touch each other
 * the first, so that a second call on what came out may find more. `list` (may be NULL) gets a line for each.
 * Neither output's form matters. A byte order mark is left out. */
YST_API yst_status yst_toolkit_mend(const yst_toolkit *toolkit, const yst_output *text,
                                    const yst_output *list, size_t *changes);
/* The same with one change alone, certain or not. YST_END when there is none, YST_ERROR_USE when it is to
 * another file. */
YST_API yst_status yst_toolkit_mend_one(const yst_toolkit *toolkit, size_t message, size_t fix,
                                        const yst_output *text);

/* The canonical layout of the named file; output->form does not matter. YST_ERROR_RULES when it could not be
 * read whole. */
YST_API yst_status yst_toolkit_format(const yst_toolkit *toolkit, const yst_output *output);

/* The toolkit as a document for people who will never open a rule file, as text, Markdown or HTML:
 * everything, or only a summary of what it holds, the readings chosen and what the published document leaves
 * open. */
YST_API yst_status yst_toolkit_describe(const yst_toolkit *toolkit, bool summary, const yst_output *output,
                                        yst_error *error);

/* What is wanted of the examples of rule files. */
typedef struct yst_examples_request {
  const char *as_at; /* the day that counts as today for examples that say nothing of it */
  const char *only;  /* run those whose words contain this, case and punctuation aside; NULL: all */
  bool coverage; /* report, as text and JSON, what is exercised, by the places that rules are cited from */
} yst_examples_request;

/* Runs the examples of rule files and reports on them as text, JSON, JUnit or TAP. */
YST_API yst_status yst_examples_run(const yst_toolkit *const *toolkits, size_t count,
                                    const yst_examples_request *request, const yst_output *output,
                                    yst_counts *counts, yst_error *error);

/* Runs the examples of a toolkit and writes, as text, how the expectations that do not hold would read if
 * they said what came out: a unified diff, and those that are left with the reason. `whole`, which may be
 * NULL, takes the bytes of the named file so rewritten, without a byte order mark; nothing when there is no
 * change. The library writes no file: whether to is the caller's question to a person. */
YST_API yst_status yst_examples_rewrite(const yst_toolkit *toolkit, const yst_examples_request *request,
                                        const yst_output *diff, const yst_output *whole, yst_counts *counts,
                                        yst_error *error);

/* Writes examples that a toolkit lacks, as text to be pasted into the rule file: made-up partnerships that
 * exercise what none of its examples does, each with what the rules make of it now, which is for a person to
 * confirm; then, as comments, what is still not exercised and why. `counts->examples` is how many there are.
 * `as_at` is the day on which rules are looked at that depend on it, unless the toolkit says from when it
 * holds. */
YST_API yst_status yst_examples_suggest(const yst_toolkit *toolkit, const char *as_at,
                                        const yst_output *output, yst_counts *counts, yst_error *error);

/* ---- evaluations ---- */

/* One table of a register. The first is the register itself; a further one is a list, a checklist or another
 * register by its name without `.csv`. */
typedef struct yst_register_table {
  const char *name; /* `register.csv`, as findings show it */
  yst_read_function read;
  void *context;
} yst_register_table;

typedef struct yst_request {
  const char *as_at;  /* the day that counts as today: `2011-07-28` or `28 July 2011` */
  const char *select; /* `name,total=significance.total,findings`; NULL: everything */
  bool findings;      /* look for findings; always done when `findings` is selected */
} yst_request;

typedef struct yst_evaluation yst_evaluation;

/* Opens a register: headers and lists are read now, the partnerships one by one. Tables must stay readable,
 * and the toolkit must live, until the evaluation is freed. */
YST_API yst_status yst_evaluation_open(const yst_toolkit *toolkit, const yst_request *request,
                                       const yst_register_table *tables, size_t table_count,
                                       yst_evaluation **evaluation, yst_error *error);
YST_API void yst_evaluation_free(yst_evaluation *evaluation);

/* Evaluates the next partnership. At YST_END the evaluation stands at the register as a whole: its figures
 * are the results, its findings those of no partnership. Texts of the partnership before are gone after each
 * call. */
YST_API yst_status yst_evaluation_next(yst_evaluation *evaluation);
/* Empty for the register as a whole. */
YST_API yst_string yst_evaluation_partnership(const yst_evaluation *evaluation);
/* The line of the partnership in the register, from 1; 0 for the whole. */
YST_API uint32_t yst_evaluation_line(const yst_evaluation *evaluation);

typedef enum yst_certainty {
  YST_CERTAINTY_KNOWN,
  YST_CERTAINTY_UNDECIDED, /* `plain` says what is still possible */
  YST_CERTAINTY_NOT_APPLICABLE,
  YST_CERTAINTY_NOT_COMPUTABLE /* a number beyond what is exact */
} yst_certainty;

typedef struct yst_answer_view {
  yst_string name; /* `significance.total` */
  yst_string label;
  const char *kind; /* `yes/no`, `number`, `money`, `percent`, `date`, `choice`, … */
  yst_certainty certainty;
  bool exact;       /* false: some of what is listed as possible may not be */
  yst_string plain; /* for programs: `15`, `41300.00`, `14..24`, `yes|no`, `n/a` */
  yst_string words; /* for people: `£41,300`, `between 14 and 24` */
} yst_answer_view;

/* The results of a partnership, or the figures of the whole, in the order of the toolkit. Texts live until
 * the next call of yst_evaluation_next. */
YST_API size_t yst_evaluation_result_count(const yst_evaluation *evaluation);
YST_API yst_status yst_evaluation_result_at(yst_evaluation *evaluation, size_t index, yst_answer_view *view);
/* One by its name: YST_ERROR_USE when there is none. */
YST_API yst_status yst_evaluation_result(yst_evaluation *evaluation, const char *name, yst_answer_view *view);

typedef enum yst_finding_weight { YST_FINDING_MUST, YST_FINDING_SHOULD, YST_FINDING_NOTE } yst_finding_weight;

typedef struct yst_finding_view {
  yst_string code; /* stable: `annual.overdue` */
  yst_finding_weight weight;
  yst_string message; /* a sentence */
  size_t place_count, citation_count;
} yst_finding_view;

/* A cell of the register. */
typedef struct yst_cell_place {
  yst_string table;
  uint32_t line;     /* 0: the table as a whole */
  yst_string column; /* empty: the whole line */
  yst_string text;   /* what stands there */
} yst_cell_place;

typedef struct yst_citation_view {
  yst_string source; /* its title */
  yst_string where;  /* `page 4` */
} yst_citation_view;

YST_API size_t yst_evaluation_finding_count(const yst_evaluation *evaluation);
YST_API yst_status yst_evaluation_finding(const yst_evaluation *evaluation, size_t index,
                                          yst_finding_view *view);
YST_API yst_status yst_evaluation_finding_place(const yst_evaluation *evaluation, size_t index, size_t place,
                                                yst_cell_place *view);
YST_API yst_status yst_evaluation_finding_citation(const yst_evaluation *evaluation, size_t index,
                                                   size_t citation, yst_citation_view *view);

/* Evaluates all that is left and writes a report of it. */
YST_API yst_status yst_evaluation_write(yst_evaluation *evaluation, const yst_output *output,
                                        yst_counts *counts);

/* Looks for a partnership by any name that the register has for it, case and punctuation aside, and writes
 * why its results are what they are, as text or JSON. `result` is one of them by its name, its label, the
 * name of its rule or the last part of its name; NULL: every rule. */
YST_API yst_status yst_evaluation_explain(yst_evaluation *evaluation, const char *partnership,
                                          const char *result, const yst_output *output, yst_error *error);

/* ---- whom of a register the messages touch ---- */

typedef struct yst_touches yst_touches;

/* Reads a register and asks of each partnership whether the messages touch it: whether its value falls in a
 * gap, say. YST_ERROR_RULES for a toolkit with errors in its words, names or types, of which nothing can be
 * told; errors that its checks find are no hindrance. Freed with yst_touches_free. */
YST_API yst_status yst_touches_find(const yst_toolkit *toolkit, const char *as_at,
                                    const yst_register_table *tables, size_t table_count,
                                    yst_touches **touches, yst_error *error);
YST_API void yst_touches_free(yst_touches *touches);

typedef enum yst_touching {
  YST_TOUCHING_UNTOLD, /* it cannot be told */
  YST_TOUCHING_WORDS,  /* it is about the rule file alone */
  YST_TOUCHING_LINES
} yst_touching;

typedef struct yst_message_touches {
  yst_touching told;
  size_t count;     /* partnerships that it touches */
  size_t undecided; /* those of which too little is known to tell */
  size_t named;     /* how many of `count` can be asked for */
} yst_message_touches;

typedef struct yst_touched_partnership {
  yst_string name; /* lives as long as the touches */
  uint32_t line;
} yst_touched_partnership;

/* By the index of the message; YST_END past the last. */
YST_API yst_status yst_touches_message(const yst_touches *touches, size_t index, yst_message_touches *result);
YST_API yst_status yst_touches_line(const yst_touches *touches, size_t index, size_t place,
                                    yst_touched_partnership *result);

/* ---- toolkits side by side ---- */

/* Gives the tables of the register for one of the toolkits, from their beginnings; NULL when they cannot be
 * had. The register is read once for each. */
typedef const yst_register_table *(*yst_reopen_function)(void *context, size_t toolkit, size_t *table_count);

/* Compares two or more toolkits, or versions of one, on a register; as text, JSON or HTML. */
YST_API yst_status yst_compare(const yst_toolkit *const *toolkits, size_t count, const char *as_at,
                               yst_reopen_function reopen, void *context, const yst_output *output,
                               yst_counts *counts, yst_error *error);

/* ---- toolkits and the document they come from ---- */

/* The plain text of a published document. */
typedef struct yst_cover_request {
  size_t table_count; /* tables of registers whose cells hold what the document prints */
  const yst_register_table *tables;
  const char *document; /* its name, as the report shows it */
  yst_read_function read;
  void *context;
  const char *sources; /* the sources that are in it, by their names parted by commas; NULL: those declared in
                          the named files */
} yst_cover_request;

/* What accounts for each passage of a document, and which citations of the toolkits are not found in it; as
 * text, JSON or CSV. YST_ERROR_REGISTER when the document is no text, YST_ERROR_USE for a source that no file
 * declares. */
YST_API yst_status yst_cover_write(const yst_toolkit *const *toolkits, size_t count,
                                   const yst_cover_request *request, const yst_output *output,
                                   yst_counts *counts, yst_error *error);

#ifdef __cplusplus
}
#endif

#endif
