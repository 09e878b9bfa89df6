/* The grammar of one line: a lead word and what follows it, or a row. Lines are told apart by the filter
 * (src/syntax/filter.c), and what may stand under what is a table (src/syntax/pieces.def); so there is nothing to
 * recover here: a line that does not fit is left, the next begins anew. README.md beside this file says how to
 * change it. Every action is one call to a builder (src/syntax/build.h); nothing is looked up or worked out. */

%require "3.8"
%define api.pure full
%define api.prefix {yst_yy}
%define api.token.prefix {YST_T_}
%define api.token.raw                    /* token numbers are symbol numbers: no table between them */
%define api.value.type union
%define api.location.type {yst_span}     /* two byte offsets and the number of the source */
%define parse.error custom               /* messages are made in src/syntax/message.c */
%define parse.lac full                   /* and need the true set of what could have stood there */
%locations
%expect 0
%param {yst_builder *b}

%code requires {
#include "syntax/build.h"
}

%code {
#include "syntax/message.h"

/* From the first part to the last; an empty part lies at the end of what stands before it. */
#define YYLLOC_DEFAULT(whole, parts, count)                                                                 \
  ((whole) = (count) ? yst_span_join(YYRHSLOC(parts, 1), YYRHSLOC(parts, count))                            \
                     : (yst_span){YYRHSLOC(parts, 0).source, YYRHSLOC(parts, 0).end, YYRHSLOC(parts, 0).end})

/* The stack is never grown: what nests deeper than it is too deep. */
#define YYMAXDEPTH YST_BUILD_STACK
#define YYINITDEPTH YST_BUILD_STACK

static int yst_yylex(YST_YYSTYPE *value, yst_span *place, yst_builder *b);
static void yst_yyerror(const yst_span *place, yst_builder *b, const char *message);
}

/* ---- lead words and rows: one token for each kind of piece ---- */

%token L_FILE L_TOOLKIT L_SOURCE L_USE L_REGISTER L_TOPIC L_CHOICE L_SCALE L_FIELD L_LIST L_LIMIT L_VALUE L_GROUP
%token L_CONDITION L_CLASSIFY L_RUBRIC L_CHECKLIST L_TABLE L_RISK_TABLE L_REQUIRE L_RECOMMEND L_REVIEW L_DEADLINE L_FIGURE
%token L_PUBLISHED L_CLAIM L_RANKING L_STAGE L_EXAMPLE L_EXAMPLES L_UNSTATED L_BODY L_VERSION L_IN_FORCE L_BEGINS
%token L_SET_ASIDE L_IDENTIFIED L_ALSO_KNOWN L_DIRECTION L_HEADED L_ALLOWED L_STEPS L_READ L_BLANK L_COLUMN L_FIXED_ROW
%token L_EACH_ROW L_FROM L_WHEN L_UNLESS L_PART L_READING L_BRANCH L_BECAUSE L_NO_BETTER L_NO_WORSE L_LABELS L_SHOW
%token L_ROUND L_CAP L_FLOOR L_BEST L_NORMALISED L_GRADES L_SECTION L_CRITERION L_ASSESSED L_MODERATED L_OVERRIDDEN
%token L_EVIDENCE L_SCORE L_SHARED L_POINTS L_WEIGHT L_WORTH L_DEDUCT L_NOT_APPLICABLE L_APPLIES L_OMISSIONS L_ITEM
%token L_ANSWERED L_MET L_EXPLAINED L_COLUMNS L_ROWS L_RISES L_NAMED L_EVERY L_DUE L_DONE L_EACH L_SAYS L_FOLLOWS L_EXCEPT
%token L_EXACTLY_FOR L_ORDER L_THEN L_SELECT L_OPENS L_COVERS L_AS_AT L_GIVEN L_ROW_OF L_EXPECT L_CITE L_ABOUT L_NOTE
%token L_LEVEL L_LABEL_ROW L_GRADE L_SCORE_ROW L_GRID_ROW L_CASES L_CASES_OF L_CASE

/* ---- words and signs ---- */

%token NAME STRING NUMBER MONEY PERCENT DATE PERIOD YEAR MEMBER
%token OR_MORE "or more" OR_LESS "or less" YES_NO "yes/no" FINANCIAL_YEAR "financial year"
%token MAY_BE_INCOMPLETE "may be incomplete" FIRST_DAY "first day" LAST_DAY "last day" NUMBER_BEHIND "number behind"
%token OUT_OF "out of"
%token AND "and" OR "or" NOT "not" IS "is" OF "of" TO "to" IN "in" AT "at" AS "as" BY "by" FROM "from"
%token OVER "over" UNDER "under" BEFORE "before" AFTER "after" BETWEEN "between" WITHIN "within" WHERE "where"
%token WHEN "when" OTHERWISE "otherwise" UNLESS "unless" CITE "cite" ABOUT "about" GIVEN "given" KNOWN "known"
%token APPLICABLE "applicable" ANY "any" ALL "all" NONE "none" EXACTLY "exactly" HIGHEST "highest"
%token LOWEST "lowest" AVERAGE "average" SUM "sum" COUNT "count" INCLUDES "includes" INCLUDING "including"
%token CONTAINS "contains" ROUNDED "rounded" YES "yes" NO "no" ONE "one" THAN "than"
%token ADVISORY "advisory" ALONG "along" ALSO "also" BAND "band" BEST "best" BETTER "better" DOWN "down"
%token EARLIEST "earliest" END "end" EVEN "even" EXPECT "expect" EXPLAINED "explained" FIRST "first" HALF "half"
%token LATEST "latest" LEAST "least" LOWER "lower" MEANS "means" MOST "most" NEAREST "nearest" ONLY "only" PER "per"
%token PLACES "places" QUOTING "quoting" REASON "reason" REQUIRES "requires" ROW "row" SCORE "score" UP "up" UPPER "upper" WHILE "while"
%token WORSE "worse" WORST "worst"
%token OPEN "(" CLOSE ")" COMMA "," BAR "|" PLUS "+" MINUS "-" TIMES "*" SLASH "/" EQ "=" NE "<>" LT "<" LE "<=" GT ">" GE ">="
%token DASH                              /* a pasted dash: the filter makes it `-` or `to` */
%token COMMENT                           /* for the formatter; never reaches the grammar */

%nterm <yst_word> name key given
%nterm <yst_words *> names
%nterm <yst_text> text
%nterm <yst_literal *> amount number_amount literal end bound mark reading value
%nterm <yst_range *> range interval row_head
%nterm <yst_rounding> rounding
%nterm <yst_round_mode> mode
%nterm <yst_syntax *> expr all_of negation comparison tail compared sum term factor unary primary postfix atom
%nterm <yst_syntax *> list inside arguments argument keyed measure span quantity members choices chosen including
%nterm <yst_syntax_op> relation sign
%nterm <bool> is
%nterm <yst_aggregate> aggregate dated

%%

/* ---- lines ---- */

line:
    named head
  | worded said
  | L_EXAMPLE label_needed
  | L_EXAMPLES label_needed
  | L_REGISTER head
  | L_FIELD head type
  | L_LIST head incomplete
  | L_LIMIT head amount_part
  | L_VALUE head "=" chosen_part
  | L_GROUP head "=" names_part
  | L_FIGURE head "=" chosen_part
  | L_REQUIRE condition else_said
  | L_RECOMMEND condition else_said
  | L_IN_FORCE "from" date_part until
  | L_IDENTIFIED "by" name_part
  | L_ALSO_KNOWN name_part
  | L_DIRECTION when_opt
  | L_HEADED texts
  | L_ALLOWED interval_part
  | L_STEPS "of" amount_part
  | L_READ readings "as" as_part
  | L_BLANK "means" as_part
  | L_COLUMN head type
  | L_COLUMN head "=" chosen_part
  | L_FIXED_ROW head presets
  | L_EACH_ROW "requires" condition else_said
  | L_FROM date_part amount_part
  | conditional condition
  | L_PART head advisory when_opt
  | L_ITEM head advisory when_opt
  | L_READING said "when" condition
  | L_READING said "=" chosen_part
  | L_BRANCH head when_part
  | L_BRANCH head otherwise_flag
  | L_NO_BETTER named_one when_part
  | L_NO_WORSE named_one when_part
  | L_LABELS
  | L_SHOW word_opt "rounded" rounding_part
  | L_ROUND word_part rounding_part
  | L_CAP word_opt "at" amount_part
  | L_FLOOR word_opt "at" amount_part
  | L_BEST count_part "of" count_part
  | L_NORMALISED "by" name_part
  | L_GRADES value_opt
  | L_ASSESSED "in" names_part
  | L_OVERRIDDEN "in" name_part one_way reason
  | L_EVIDENCE value_part
  | L_SCORE value_part
  | L_SHARED "end" "in" which "band"
  | L_POINTS amount_part "per" per_part
  | L_WEIGHT chosen_part
  | L_WORTH amount_part
  | L_DEDUCT deduction when_opt
  | L_NOT_APPLICABLE "score" amount_part
  | L_APPLIES "when" condition
  | L_APPLIES "unless" negated
  | L_APPLIES "to" texts
  | L_OMISSIONS "explained" "in" name_part
  | kept "in" name_part
  | L_MET "when" condition
  | L_OPENS "when" condition
  | L_COLUMNS named_one ranges
  | L_ROWS named_one
  | L_RISES "along" word_part
  | L_NAMED named_one
  | L_EVERY period_part "from" value_part
  | L_EVERY yearly "by" year_day
  | L_EVERY yearly "by" year_day "from" value_part
  | L_DUE by value_part
  | L_DUE period_part direction value_part
  | L_EACH names_part
  | L_COVERS names_part
  | L_ABOUT names_part
  | L_FOLLOWS value_part
  | L_EXCEPT texts
  | L_EXACTLY_FOR texts
  | L_ORDER "by" value_part ends_first
  | L_THEN "by" value_part ends_first
  | L_SELECT "first" count_part
  | L_SELECT "while" condition
  | L_AS_AT date_part
  | L_GIVEN pairs
  | L_ROW_OF "of" named_one pairs
  | L_CITE named_one said_opt quoting
  | L_SET_ASIDE said as_far_as
  | L_LEVEL named_one points_opt label spellings
  | L_LABEL_ROW cell label_needed
  | L_GRADE head_part head
  | L_SCORE_ROW head_part scores label
  | L_GRID_ROW head_part cells
  | L_CASES given_columns more_columns "|" expected
  | L_CASES_OF "of" named_one list_columns more_columns "|" expected
  | L_CASE case_cells
  ;

/* Pieces that are a name and a label and nothing more. */
named:
    L_TOOLKIT | L_SOURCE | L_TOPIC | L_CHOICE | L_SCALE | L_CONDITION | L_CLASSIFY | L_RUBRIC | L_CHECKLIST
  | L_TABLE | L_RISK_TABLE | L_REVIEW | L_DEADLINE | L_PUBLISHED | L_CLAIM | L_RANKING | L_STAGE | L_SECTION
  | L_CRITERION
  ;
/* Pieces that are a text. */
worded:
    L_USE | L_UNSTATED | L_BODY | L_VERSION | L_BEGINS | L_NOTE | L_BECAUSE
  ;
/* Pieces that are a condition. */
conditional:
    L_WHEN | L_UNLESS | L_SAYS | L_EXPECT
  ;
/* Pieces that name the field where something is kept. */
kept:
    L_ANSWERED | L_EXPLAINED | L_DONE | L_MODERATED
  ;

/* ---- the parts of a line: each is put into the line's piece as soon as it is read ---- */

head:
    named_one label
  ;
named_one:
    name                          { yst_build_piece_name(b, $name); }
  ;
label:
    %empty
  | label_needed
  ;
label_needed:
    text                          { yst_build_label(b, $text, @text); }
  ;
said:
    text                          { yst_build_said(b, $text, @text); }
  ;
said_opt:
    %empty
  | said
  ;
/* The words that a citation quotes, and the place that a passage set aside runs to, are kept as labels. */
quoting:
    %empty
  | "quoting" label_needed
  ;
as_far_as:
    %empty
  | "to" label_needed
  ;
else_said:
    %empty
  | "otherwise" said
  ;
condition:
    expr                          { yst_build_main(b, $expr); }
  ;
negated:
    expr                          { yst_build_main(b, yst_build_not(b, @expr, $expr)); }
  ;
value_part:
    sum                           { yst_build_main(b, $sum); }
  ;
value_opt:
    %empty
  | value_part
  ;
chosen_part:
    chosen                        { yst_build_main(b, $chosen); }
  ;
per_part:
    sum                           { yst_build_main(b, $sum); }
  ;
deduction:
    sum                           { yst_build_deduction(b, $sum); }
  ;
when_part:
    "when" expr                   { yst_build_when(b, $expr); }
  ;
when_opt:
    %empty
  | when_part
  ;
otherwise_flag:
    "otherwise"                   { yst_build_flag(b); }
  ;
advisory:
    %empty
  | "advisory"                    { yst_build_flag(b); }
  ;
incomplete:
    %empty
  | "may be incomplete"           { yst_build_flag(b); }
  ;
amount_part:
    end                           { yst_build_amount(b, $end); }
  ;
count_part:
    NUMBER                        { yst_build_amount(b, yst_build_literal(b, YST_LITERAL_NUMBER, @NUMBER)); }
  ;
date_part:
    DATE                          { yst_build_amount(b, yst_build_literal(b, YST_LITERAL_DATE, @DATE)); }
  ;
until:
    %empty
  | "to" date_part
  ;
period_part:
    PERIOD                        { yst_build_amount(b, yst_build_literal(b, YST_LITERAL_MONTHS, @PERIOD)); }
  | name                          { yst_build_amount(b, yst_build_name_literal(b, $name)); }
  ;
yearly:
    name                          { yst_build_yearly(b, $name); }
  ;
year_day:
    NUMBER name                   { yst_build_year_day(b, @NUMBER, $name); }
  ;
points_opt:
    %empty
  | amount                        { yst_build_cell(b, $amount); }
  ;
name_part:
    name                          { yst_build_one_name(b, $name); }
  ;
one_way:
    %empty
  | "only" "up"                   { yst_build_word_is(b, YST_WORD_ONLY_UP); }
  | "only" "down"                 { yst_build_word_is(b, YST_WORD_ONLY_DOWN); }
  ;
reason:
    %empty
  | "reason" name_part
  ;
names_part:
    names                         { yst_build_names(b, $names); }
  ;
word_part:
    name                          { yst_build_word(b, $name); }
  ;
word_opt:
    %empty
  | word_part
  ;
rounding_part:
    rounding                      { yst_build_rounding(b, $rounding); }
  ;
which:
    "lower"                       { yst_build_word_is(b, YST_WORD_LOWER_BAND); }
  | "upper"                       { yst_build_word_is(b, YST_WORD_UPPER_BAND); }
  ;
by:
    "by"                          { yst_build_word_is(b, YST_WORD_BY); }
  ;
direction:
    "before"                      { yst_build_word_is(b, YST_WORD_BEFORE); }
  | "after"                       { yst_build_word_is(b, YST_WORD_AFTER); }
  ;
ends_first:
    "highest" "first"             { yst_build_word_is(b, YST_WORD_HIGHEST_FIRST); }
  | "lowest" "first"              { yst_build_word_is(b, YST_WORD_LOWEST_FIRST); }
  ;
readings:
    read_one
  | readings "," read_one
  ;
read_one:
    reading                       { yst_build_amount(b, $reading); }
  ;
as_part:
    value                         { yst_build_as(b, $value); }
  ;
texts:
    text_one
  | texts "," text_one
  ;
text_one:
    text                          { yst_build_one_text(b, $text); }
  ;
spellings:
    %empty
  | "also" texts
  ;
interval_part:
    interval                      { yst_build_range(b, $interval); }
  ;
ranges:
    %empty
  | ranges range_one
  ;
range_one:
    range                         { yst_build_range(b, $range); }
  ;
head_part:
    row_head                      { yst_build_range(b, $row_head); }
  ;
scores:
    cell
  | scores "or" cell
  ;
cells:
    cell
  | cells cell
  ;
cell:
    mark                          { yst_build_cell(b, $mark); }
  ;
presets:
    %empty
  | pairs
  ;
pairs:
    pair
  | pairs "," pair
  ;
pair:
    given value                   { yst_build_pair(b, $given, $value); }
  | given "(" names ")"           { yst_build_set_pair(b, $given, $names); }
  ;
given:
    name
  | given[whole] MEMBER           { $$ = yst_build_path(b, $whole, @MEMBER); } /* `fete.music`, of several with the name */
  ;

/* ---- tables of examples ---- */

more_columns:
    %empty
  | more_columns "|" "given" given_columns
  | more_columns "|" "row" "of" named_one list_columns
  ;
given_columns:
    given_column
  | given_columns "," given_column
  ;
given_column:
    given                         { yst_build_given_column(b, $given); }
  ;
list_columns:
    list_column
  | list_columns "," list_column
  ;
list_column:
    name                          { yst_build_list_column(b, $name); }
  ;
expected:
    "expect" list                 { yst_build_main(b, $list); }
  ;
case_cells:
    case_cell
  | case_cells case_cell
  ;
case_cell:
    value                         { yst_build_case_cell(b, @value, $value); }
  | "(" names ")"                 { yst_build_case_set(b, @$, $names); }
  ;

/* ---- types ---- */

type:
    name                          { yst_build_named_type(b, @$, $name); }
  | "yes/no"                      { yst_build_type(b, @$, YST_TYPE_YES_NO, NULL); }
  | "financial year"              { yst_build_type(b, @$, YST_TYPE_YEAR, NULL); }
  | "one" "of" names              { yst_build_type(b, @$, YST_TYPE_ONE_OF, $names); }
  | "any" "of" names              { yst_build_type(b, @$, YST_TYPE_ANY_OF, $names); }
  ;

/* ---- words, texts, amounts ---- */

/* Words that mean something in one place only are names everywhere else. */
name:
    key
  | "best"                        { $$ = yst_build_word_at(b, @1); }
  | "earliest"                    { $$ = yst_build_word_at(b, @1); }
  | "latest"                      { $$ = yst_build_word_at(b, @1); }
  | "worst"                       { $$ = yst_build_word_at(b, @1); }
  ;
/* The names that can stand before the key of a look-up: not those that begin `best x of y`. */
key:
    any_word                      { $$ = yst_build_word_at(b, @1); }
  ;
any_word:
    NAME | "advisory" | "along" | "also" | "band" | "better" | "down" | "end" | "even" | "expect" | "explained" | "first"
  | "half" | "least" | "lower" | "means" | "most" | "nearest" | "only" | "per" | "places" | "quoting" | "reason" | "requires"
  | "row" | "score" | "up" | "upper" | "while" | "worse"
  ;
names:
    name                          { $$ = yst_build_words(b, NULL, $name); }
  | names "," name                { $$ = yst_build_words(b, $1, $name); }
  ;
text:
    STRING                        { $$ = yst_build_text(b, @STRING); }
  | text STRING                   { $$ = yst_build_longer_text(b, $1, @STRING); }
  ;
number_amount:
    NUMBER                        { $$ = yst_build_literal(b, YST_LITERAL_NUMBER, @$); }
  | NUMBER[top] "/" NUMBER[bottom] { $$ = yst_build_ratio(b, @top, @bottom); }
  | MONEY                         { $$ = yst_build_literal(b, YST_LITERAL_MONEY, @$); }
  | PERCENT                       { $$ = yst_build_literal(b, YST_LITERAL_PERCENT, @$); }
  ;
amount:
    number_amount
  | "-" number_amount             { $$ = yst_build_negative(b, @$, $2); }
  | PERIOD                        { $$ = yst_build_literal(b, YST_LITERAL_MONTHS, @$); }
  | DATE                          { $$ = yst_build_literal(b, YST_LITERAL_DATE, @$); }
  | YEAR                          { $$ = yst_build_literal(b, YST_LITERAL_YEAR, @$); }
  ;
literal:
    amount
  | STRING                        { $$ = yst_build_literal(b, YST_LITERAL_TEXT, @$); }
  | "yes"                         { $$ = yst_build_literal(b, YST_LITERAL_YES_NO, @$); }
  | "no"                          { $$ = yst_build_literal(b, YST_LITERAL_YES_NO, @$); }
  | "not" "known"                 { $$ = yst_build_literal(b, YST_LITERAL_NOT_KNOWN, @$); }
  | "not" "applicable"            { $$ = yst_build_literal(b, YST_LITERAL_NOT_APPLICABLE, @$); }
  ;
reading:
    literal
  ;
value:
    literal
  | name                          { $$ = yst_build_name_literal(b, $name); }
  | "none"                        { $$ = yst_build_name_literal(b, yst_build_word_at(b, @1)); }
  ;
/* The end of a band, and wherever a limit may stand for an amount. */
end:
    amount
  | name                          { $$ = yst_build_name_literal(b, $name); }
  ;
bound:
    end
  ;
mark:
    end
  | "yes"                         { $$ = yst_build_literal(b, YST_LITERAL_YES_NO, @$); }
  | "no"                          { $$ = yst_build_literal(b, YST_LITERAL_YES_NO, @$); }
  | "not" "known"                 { $$ = yst_build_literal(b, YST_LITERAL_NOT_KNOWN, @$); }
  | "not" "applicable"            { $$ = yst_build_literal(b, YST_LITERAL_NOT_APPLICABLE, @$); }
  ;

/* ---- ranges: both ends are amounts or names, never sums, or `over 20 -5` would be over 15 ---- */

interval:
    "under" bound                 { $$ = yst_build_below(b, @$, $bound, false); }
  | "at" "most" bound             { $$ = yst_build_below(b, @$, $bound, true); }
  | bound "or less"               { $$ = yst_build_below(b, @$, $bound, true); }
  | "over" bound                  { $$ = yst_build_above(b, @$, $bound, false); }
  | "at" "least" bound            { $$ = yst_build_above(b, @$, $bound, true); }
  | bound "or more"               { $$ = yst_build_above(b, @$, $bound, true); }
  | bound[low] "to" bound[high]                  { $$ = yst_build_between(b, @$, $low, true, $high, true); }
  | "over" bound[low] "to" bound[high]           { $$ = yst_build_between(b, @$, $low, false, $high, true); }
  | bound[low] "to" "under" bound[high]          { $$ = yst_build_between(b, @$, $low, true, $high, false); }
  | "over" bound[low] "to" "under" bound[high]   { $$ = yst_build_between(b, @$, $low, false, $high, false); }
  ;
range:
    interval
  | bound                         { $$ = yst_build_single(b, $bound); }
  | "yes"                         { $$ = yst_build_single(b, yst_build_literal(b, YST_LITERAL_YES_NO, @$)); }
  | "no"                          { $$ = yst_build_single(b, yst_build_literal(b, YST_LITERAL_YES_NO, @$)); }
  ;
row_head:
    range
  | "otherwise"                   { $$ = yst_build_otherwise(b, @$); }
  | "not" "known"                 { $$ = yst_build_single(b, yst_build_literal(b, YST_LITERAL_NOT_KNOWN, @$)); }
  | "not" "applicable"            { $$ = yst_build_single(b, yst_build_literal(b, YST_LITERAL_NOT_APPLICABLE, @$)); }
  ;

/* ---- rounding ---- */

rounding:
    mode                          { $$ = yst_build_round(b, $mode, NULL, NULL); }
  | mode "to" NUMBER "places"     { $$ = yst_build_round(b, $mode, &@NUMBER, NULL); }
  | mode "to" "nearest" number_amount { $$ = yst_build_round(b, $mode, NULL, $number_amount); }
  | "to" NUMBER "places"          { $$ = yst_build_round(b, YST_ROUND_HALF_UP, &@NUMBER, NULL); }
  | "to" "nearest"                { $$ = yst_build_round(b, YST_ROUND_HALF_UP, NULL, NULL); }
  | "to" "nearest" number_amount  { $$ = yst_build_round(b, YST_ROUND_HALF_UP, NULL, $number_amount); }
  ;
mode:
    "down"                        { $$ = YST_ROUND_DOWN; }
  | "up"                          { $$ = YST_ROUND_UP; }
  | "half" "up"                   { $$ = YST_ROUND_HALF_UP; }
  | "half" "even"                 { $$ = YST_ROUND_HALF_EVEN; }
  ;

/* ---- expressions ---- */

chosen:
    expr
  | choices expr                  { $$ = yst_build_chosen(b, $choices, $expr); }
  ;
choices:
    sum "when" expr "otherwise"             { $$ = yst_build_choice(b, NULL, $sum, $expr); }
  | choices[before] sum "when" expr "otherwise" { $$ = yst_build_choice(b, $before, $sum, $expr); }
  ;

expr:
    all_of
  | expr[left] "or" all_of        { $$ = yst_build_joined(b, YST_X_OR, $left, @2, $all_of); }
  ;
all_of:
    negation
  | all_of[left] "and" negation   { $$ = yst_build_joined(b, YST_X_AND, $left, @2, $negation); }
  ;
negation:
    comparison
  | "not" negation[inner]         { $$ = yst_build_not(b, @1, $inner); }
  ;
comparison:
    sum
  | sum tail                      { $$ = yst_build_compared(b, $sum, $tail); }
  | quantity "of" members including        { $$ = yst_build_quantity(b, @$, $quantity, $members, $including, NULL); }
  | quantity "of" members including tail   { $$ = yst_build_quantity(b, @$, $quantity, $members, $including, $tail); }
  ;
quantity:
    "any"                         { $$ = yst_build_quantifier(b, YST_Q_ANY, @$, NULL); }
  | "all"                         { $$ = yst_build_quantifier(b, YST_Q_ALL, @$, NULL); }
  | "none"                        { $$ = yst_build_quantifier(b, YST_Q_NONE, @$, NULL); }
  | "at" "least" NUMBER           { $$ = yst_build_quantifier(b, YST_Q_AT_LEAST, @$, &@NUMBER); }
  | "at" "most" NUMBER            { $$ = yst_build_quantifier(b, YST_Q_AT_MOST, @$, &@NUMBER); }
  | "exactly" NUMBER              { $$ = yst_build_quantifier(b, YST_Q_EXACTLY, @$, &@NUMBER); }
  ;
members:
    list
  ;
list:
    primary                       { $$ = yst_build_list(b, NULL, $primary); }
  | list[before] "," primary      { $$ = yst_build_list(b, $before, $primary); }
  ;
including:
    %empty                        { $$ = NULL; }
  | "including" names             { $$ = yst_build_name_list(b, $names); }
  ;

/* What follows the left side of a comparison; the builder puts the left side in. */
tail:
    is compared                   { $$ = yst_build_tail(b, @is, $is, $compared); }
  | sign sum                      { $$ = yst_build_relation(b, $sign, @sign, $sum); }
  | "contains" primary            { $$ = yst_build_relation(b, YST_X_CONTAINS, @1, $primary); }
  | "includes" primary            { $$ = yst_build_includes(b, @1, NULL, yst_build_list(b, NULL, $primary)); }
  | "includes" quantity "of" members { $$ = yst_build_includes(b, @1, $quantity, $members); }
  ;
is:
    "is"                          { $$ = true; }
  | "is" "not"                    { $$ = false; }
  ;
compared:
    sum                           { $$ = yst_build_relation(b, YST_X_IS, @$, $sum); }
  | sum "or more"                 { $$ = yst_build_relation(b, YST_X_AT_LEAST, @2, $sum); }
  | sum "or less"                 { $$ = yst_build_relation(b, YST_X_AT_MOST, @2, $sum); }
  | relation sum                  { $$ = yst_build_relation(b, $relation, @relation, $sum); }
  | relation sum[period] "before" sum[day] { $$ = yst_build_distance(b, $relation, true, @$, $period, $day); }
  | relation sum[period] "after" sum[day]  { $$ = yst_build_distance(b, $relation, false, @$, $period, $day); }
  | "before" sum                  { $$ = yst_build_relation(b, YST_X_BEFORE, @1, $sum); }
  | "after" sum                   { $$ = yst_build_relation(b, YST_X_AFTER, @1, $sum); }
  | "between" sum[low] "and" sum[high] { $$ = yst_build_triple(b, YST_X_BETWEEN, @1, $low, $high); }
  | "within" span "of" sum        { $$ = yst_build_triple(b, YST_X_WITHIN_OF, @1, $span, $sum); }
  | "within" span "before" sum    { $$ = yst_build_triple(b, YST_X_WITHIN_BEFORE, @1, $span, $sum); }
  | "within" span "after" sum     { $$ = yst_build_triple(b, YST_X_WITHIN_AFTER, @1, $span, $sum); }
  | "in" sum                      { $$ = yst_build_relation(b, YST_X_IS_IN, @1, $sum); }
  | "one" "of" list               { $$ = yst_build_one_of(b, @$, $list); }
  | "given"                       { $$ = yst_build_state(b, YST_X_IS_GIVEN, @1); }
  | "known"                       { $$ = yst_build_state(b, YST_X_IS_KNOWN, @1); }
  | "applicable"                  { $$ = yst_build_state(b, YST_X_IS_APPLICABLE, @1); }
  ;
relation:
    "over"                        { $$ = YST_X_OVER; }
  | "under"                       { $$ = YST_X_UNDER; }
  | "at" "least"                  { $$ = YST_X_AT_LEAST; }
  | "at" "most"                   { $$ = YST_X_AT_MOST; }
  | "better" "than"               { $$ = YST_X_BETTER; }
  | "worse" "than"                { $$ = YST_X_WORSE; }
  | "no" "better" "than"          { $$ = YST_X_NO_BETTER; }
  | "no" "worse" "than"           { $$ = YST_X_NO_WORSE; }
  ;
sign:
    "="                           { $$ = YST_X_IS; }
  | "<>"                          { $$ = YST_X_IS_NOT; }
  | "<"                           { $$ = YST_X_UNDER; }
  | "<="                          { $$ = YST_X_AT_MOST; }
  | ">"                           { $$ = YST_X_OVER; }
  | ">="                          { $$ = YST_X_AT_LEAST; }
  ;
/* A period, or a name for one: not a sum, whose own `of` would take the one of `within`. */
span:
    PERIOD                        { $$ = yst_build_constant(b, YST_LITERAL_MONTHS, @$); }
  | name                          { $$ = yst_build_reference(b, $name); }
  ;

sum:
    term
  | sum[left] "+" term            { $$ = yst_build_binary(b, YST_X_ADD, $left, @2, $term); }
  | sum[left] "-" term            { $$ = yst_build_binary(b, YST_X_SUBTRACT, $left, @2, $term); }
  | sum[left] "rounded" rounding  { $$ = yst_build_rounded(b, @$, $left, @2, $rounding); }
  ;
term:
    factor
  | term[left] "*" factor         { $$ = yst_build_binary(b, YST_X_MULTIPLY, $left, @2, $factor); }
  | term[left] "/" factor         { $$ = yst_build_binary(b, YST_X_DIVIDE, $left, @2, $factor); }
  ;
factor:
    unary
  | factor[left] "in" name        { $$ = yst_build_in_unit(b, YST_X_IN_UNIT, @$, $left, $name); }
  | factor[left] "as" name        { $$ = yst_build_in_unit(b, YST_X_AS, @$, $left, $name); }
  ;
unary:
    primary
  | "-" unary[inner]              { $$ = yst_build_minus(b, @1, $inner); }
  ;
primary:
    postfix
  | name "of" primary[what]       { $$ = yst_build_of(b, @$, $name, $what); }
  | "first day" "of" primary[what] { $$ = yst_build_day_of(b, YST_X_FIRST_DAY, @1, $what); }
  | "last day" "of" primary[what] { $$ = yst_build_day_of(b, YST_X_LAST_DAY, @1, $what); }
  | "number behind" primary[share] "out of" primary[whole] { $$ = yst_build_binary(b, YST_X_BEHIND, $share, @1, $whole); }
  | PERCENT "of" primary[what]    { $$ = yst_build_percent_of(b, @$, @PERCENT, $what); }
  | aggregate "of" primary[rows]  { $$ = yst_build_aggregate(b, @$, $aggregate, @aggregate, NULL, $rows); }
  | aggregate measure "of" primary[rows] { $$ = yst_build_aggregate(b, @$, $aggregate, @aggregate, $measure, $rows); }
  | "best" measure "of" primary[rows]    { $$ = yst_build_aggregate(b, @$, YST_AGG_BEST, @1, $measure, $rows); }
  | "worst" measure "of" primary[rows]   { $$ = yst_build_aggregate(b, @$, YST_AGG_WORST, @1, $measure, $rows); }
  | dated measure "by" measure[day] "of" primary[rows]
                                  { $$ = yst_build_dated(b, @$, $dated, @dated, $2, $day, $rows); }
  ;
aggregate:
    "count"                       { $$ = YST_AGG_COUNT; }
  | "sum"                         { $$ = YST_AGG_SUM; }
  | "average"                     { $$ = YST_AGG_AVERAGE; }
  | "highest"                     { $$ = YST_AGG_HIGHEST; }
  | "lowest"                      { $$ = YST_AGG_LOWEST; }
  ;
dated:
    "latest"                      { $$ = YST_AGG_LATEST; }
  | "earliest"                    { $$ = YST_AGG_EARLIEST; }
  ;
/* What is added up or compared: a name, or anything in brackets; `highest a of b of c` is then read one way only. */
measure:
    name                          { $$ = yst_build_reference(b, $name); }
  | "(" expr ")"                  { $$ = yst_build_bracketed(b, @$, $expr); }
  ;
postfix:
    atom
  | postfix[whole] MEMBER         { $$ = yst_build_member(b, $whole, @MEMBER); }
  ;
atom:
    name                          { $$ = yst_build_reference(b, $name); }
  | STRING                        { $$ = yst_build_constant(b, YST_LITERAL_TEXT, @$); }
  | NUMBER                        { $$ = yst_build_constant(b, YST_LITERAL_NUMBER, @$); }
  | MONEY                         { $$ = yst_build_constant(b, YST_LITERAL_MONEY, @$); }
  | PERCENT                       { $$ = yst_build_constant(b, YST_LITERAL_PERCENT, @$); }
  | DATE                          { $$ = yst_build_constant(b, YST_LITERAL_DATE, @$); }
  | PERIOD                        { $$ = yst_build_constant(b, YST_LITERAL_MONTHS, @$); }
  | YEAR                          { $$ = yst_build_constant(b, YST_LITERAL_YEAR, @$); }
  | "yes"                         { $$ = yst_build_constant(b, YST_LITERAL_YES_NO, @$); }
  | "no"                          { $$ = yst_build_constant(b, YST_LITERAL_YES_NO, @$); }
  | "(" inside ")"                { $$ = yst_build_bracketed(b, @$, $inside); }
  ;
inside:
    expr
  | sum "where" expr              { $$ = yst_build_where(b, @$, $sum, @2, $expr); }
  | argument[first] "," arguments { $$ = yst_build_arguments(b, $first, $arguments); }
  | keyed                         { $$ = yst_build_list(b, NULL, $keyed); }
  ;
arguments:
    argument                      { $$ = yst_build_list(b, NULL, $argument); }
  | arguments[before] "," argument { $$ = yst_build_list(b, $before, $argument); }
  ;
argument:
    sum
  | keyed
  ;
keyed:
    key primary                   { $$ = yst_build_keyed(b, @$, $key, $primary); }
  ;

%%

/* The token that begins each kind of piece. */
static const int line_tokens[] = {
#define YST_PIECE(name, lead, parents) YST_T_L_##name,
#include "syntax/pieces.def"
#undef YST_PIECE
};

/* A line comes as the token of its kind, then its words, then the end. */
static int yst_yylex(YST_YYSTYPE *value, yst_span *place, yst_builder *b)
{
  (void)value;
  if (!b->begun) {
    b->begun = true;
    *place = b->piece->lead;
    return line_tokens[b->line.kind];
  }
  if (b->next < b->line.end) {
    const yst_token *token = &b->tokens->items[b->next++];
    *place = yst_token_span(b->tokens, token);
    return token->kind;
  }
  place->start = place->end;
  return YST_T_YYEOF;
}

static int yyreport_syntax_error(const yypcontext_t *context, yst_builder *b)
{
  yysymbol_kind_t symbols[YYNTOKENS];
  int kinds[YYNTOKENS];
  int count = yypcontext_expected_tokens(context, symbols, YYNTOKENS);
  for (int i = 0; i < count; i++) kinds[i] = (int)symbols[i]; /* the same numbers: api.token.raw */
  yst_message_syntax(b, (int)yypcontext_token(context), (yst_expected){kinds, count < 0 ? 0 : (size_t)count});
  return 0;
}

/* Only called when the stack is full. */
static void yst_yyerror(const yst_span *place, yst_builder *b, const char *message)
{
  (void)message;
  yst_say_error(b->say, YST_TOO_DEEP, *place,
                "more stands inside one another here than can be read: give some of it a name as a `value` or `condition`");
}
