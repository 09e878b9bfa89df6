/* Every limit on what comes from outside. Reaching one gives a message with the limit in it.
 * Each may be set to another number on the compiler's command line. */
#ifndef YST_BASE_LIMITS_H
#define YST_BASE_LIMITS_H

/* Bytes of one rule file. */
#ifndef YST_LIMIT_SOURCE_BYTES
#define YST_LIMIT_SOURCE_BYTES (16u * 1024u * 1024u)
#endif
/* Rule files that one toolkit may bring in with `use`. */
#ifndef YST_LIMIT_SOURCES
#define YST_LIMIT_SOURCES 64u
#endif
/* Messages kept for one compilation or one register; the rest are counted. */
#ifndef YST_LIMIT_MESSAGES
#define YST_LIMIT_MESSAGES 1000u
#endif
/* Brackets, `not` and minus signs inside one another in one expression. */
#ifndef YST_LIMIT_DEPTH
#define YST_LIMIT_DEPTH 200u
#endif
/* Bytes of one published document. */
#ifndef YST_LIMIT_DOCUMENT_BYTES
#define YST_LIMIT_DOCUMENT_BYTES (64u * 1024u * 1024u)
#endif
/* Bytes of one cell of a register. */
#ifndef YST_LIMIT_CELL_BYTES
#define YST_LIMIT_CELL_BYTES (1024u * 1024u)
#endif
/* Bytes of one line of a register, all its cells together. */
#ifndef YST_LIMIT_ROW_BYTES
#define YST_LIMIT_ROW_BYTES (16u * 1024u * 1024u)
#endif
/* Columns of one table of a register. */
#ifndef YST_LIMIT_COLUMNS
#define YST_LIMIT_COLUMNS 4096u
#endif
/* Rows of one list of one partnership. */
#ifndef YST_LIMIT_LIST_ROWS
#define YST_LIMIT_LIST_ROWS 100000u
#endif
/* Choices of one type; a set of choices is one machine word. */
#ifndef YST_LIMIT_CHOICES
#define YST_LIMIT_CHOICES 62u
#endif
/* Criteria of one rubric, columns of one list, versions of one limit. */
#ifndef YST_LIMIT_PARTS
#define YST_LIMIT_PARTS 4096u
#endif
/* Separate values that one undecided result may list before only its ends are kept. */
#ifndef YST_LIMIT_POSSIBLE
#define YST_LIMIT_POSSIBLE 4096u
#endif
/* Evaluations that exactness about the blanks of one result may cost for one record: of all that it rests on,
 * in every case. */
#ifndef YST_LIMIT_CASES
#define YST_LIMIT_CASES 250000u
#endif
/* Findings kept for one register; the rest are counted. */
#ifndef YST_LIMIT_FINDINGS
#define YST_LIMIT_FINDINGS 1000000u
#endif

#endif
