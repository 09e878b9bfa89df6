/* Tables written out, in pieces of every small size, against what they are expected to hold and what is wrong
 * with them. */
#include "base/buffer.h"
#include "base/limits.h"
#include "register/block.h"
#include "register/table.h"
#include "support/fixture.h"

typedef struct piecewise {
  yst_text bytes;
  size_t at, piece;
  size_t fails_at; /* reading fails here, when not 0 */
} piecewise;

static size_t read_piece(void *context, char *buffer, size_t size)
{
  piecewise *from = context;
  size_t left = from->bytes.length - from->at;
  if (from->fails_at && from->at >= from->fails_at) return YST_READ_FAILED;
  if (size > from->piece) size = from->piece;
  if (size > left) size = left;
  memcpy(buffer, from->bytes.bytes + from->at, size);
  from->at += size;
  return size;
}

static void write_faults(yst_buffer *out, const yst_table_fault *faults, size_t count)
{
  static const char *const names[] = {"unclosed",       "after-quote",   "too-few",    "too-many",
                                      "cell-too-large", "row-too-large", "columns",    "twice",
                                      "encoding",       "no-header",     "read-failed"};
  for (size_t i = 0; i < count; i++) {
    yst_buffer_format(out, " !%s %l", names[faults[i].kind], (int64_t)faults[i].line);
    if (faults[i].column != UINT32_MAX) yst_buffer_format(out, ":%l", (int64_t)faults[i].column);
    if (faults[i].text.length > 0) yst_buffer_format(out, " <%t>", faults[i].text);
  }
  yst_buffer_add_byte(out, '\n');
}

/* The header, then a line for each line, `5|cell|cell| !fault`, then the faults at the end. */
static yst_text write_table(yst_arena *arena, yst_table *table)
{
  yst_buffer out = yst_buffer_in(arena);
  size_t count;
  const yst_table_fault *faults = yst_table_header_faults(table, &count);
  for (uint32_t i = 0; i < yst_table_column_count(table); i++)
    yst_buffer_format(&out, "|%t", yst_table_header(table, i));
  yst_buffer_add_byte(&out, '|');
  write_faults(&out, faults, count);
  const yst_row *row;
  while ((row = yst_table_next(table))) {
    yst_buffer_format(&out, "%l", (int64_t)row->line);
    assert_int_equal(row->count, yst_table_column_count(table));
    for (uint32_t i = 0; i < row->count; i++) yst_buffer_format(&out, "|%t", row->cells[i]);
    yst_buffer_add_byte(&out, '|');
    write_faults(&out, row->faults, row->fault_count);
  }
  assert_null(yst_table_next(table));
  faults = yst_table_end_faults(table, &count);
  if (count > 0) write_faults(&out, faults, count);
  return yst_buffer_text(&out);
}

static void assert_text(yst_text text, yst_text expected)
{
  if (!yst_text_equal(text, expected)) print_message("got:\n%.*s\n", YST_TEXT_ARGS(text));
  assert_true(yst_text_equal(text, expected));
}

static void expect(yst_text bytes, yst_text expected)
{
  static const size_t pieces[] = {1, 2, 3, 7, 1000000};
  for (size_t i = 0; i < COUNT_OF(pieces); i++) {
    yst_arena *arena = yst_arena_new();
    piecewise from = {.bytes = bytes, .piece = pieces[i]};
    yst_table *table = yst_table_open(arena, YST_TEXT("halls.csv"), read_piece, &from);
    assert_text(write_table(arena, table), expected);
    yst_arena_free(arena);
  }
}

#define EXPECT(bytes, expected) expect(YST_TEXT(bytes), YST_TEXT(expected))

static void plain_lines(void **state)
{
  (void)state;
  EXPECT("a,b,c\n1,2,3\n4,5,6\n", "|a|b|c|\n2|1|2|3|\n3|4|5|6|\n");
  EXPECT("a,b,c\n1,2,3", "|a|b|c|\n2|1|2|3|\n");
  EXPECT("a\n1\n", "|a|\n2|1|\n");
  EXPECT("a,b", "|a|b|\n");
  EXPECT("a,b\n,2\n1,\n", "|a|b|\n2||2|\n3|1||\n");
}

static void line_ends(void **state)
{
  (void)state;
  EXPECT("a,b\r\n1,2\r\n3,4\r\n", "|a|b|\n2|1|2|\n3|3|4|\n");
  EXPECT("a,b\r1,2\r3,4\r", "|a|b|\n2|1|2|\n3|3|4|\n");
  EXPECT("a,b\r\n1,2\n3,4\r5,6", "|a|b|\n2|1|2|\n3|3|4|\n4|5|6|\n");
  EXPECT("a,b\n\r1,2\n", "|a|b|\n3|1|2|\n");
}

static void blank_lines_are_counted(void **state)
{
  (void)state;
  EXPECT("\n\na,b\n\n1,2\n \t \n,,\n\"\",\n3,4\n\n\n", "|a|b|\n5|1|2|\n9|3|4|\n");
  EXPECT("\r\n\r\na,b\r\n\r\n1,2\r\n\r\n", "|a|b|\n5|1|2|\n");
}

static void blanks_round_cells(void **state)
{
  (void)state;
  EXPECT(" a ,\tb\n  1 x ,  2\t\n \" 3 \" ,\" 4\"\n", "|a|b|\n2|1 x|2|\n3| 3 | 4|\n");
}

static void quotes(void **state)
{
  (void)state;
  EXPECT("a,b\n\"x, y\",\"\"\n\"say \"\"hi\"\"\",\"\"\"\"\n", "|a|b|\n2|x, y||\n3|say \"hi\"|\"|\n");
  EXPECT("\"a \"\"b\"\"\",c\n1,2\n", "|a \"b\"|c|\n2|1|2|\n");
  EXPECT("a,b\n5\" pipe,it\"s\n", "|a|b|\n2|5\" pipe|it\"s|\n");
  EXPECT("a,b\n\"\"\"\"\"\",\"\"\"x\"\n", "|a|b|\n2|\"\"|\"x|\n");
}

static void quoted_line_breaks(void **state)
{
  (void)state;
  EXPECT("a,b\n\"x\ny\",1\n2,\"p\r\nq\r\n\"\n3,4\n", "|a|b|\n2|x\ny|1|\n4|2|p\r\nq\r\n|\n7|3|4|\n");
  EXPECT("\"a\nb\",c\n1,2\n", "|a\nb|c|\n3|1|2|\n");
  EXPECT("a,b\r\"x\ry\r\r\",1\r2,3\r", "|a|b|\n2|x\ry\r\r|1|\n6|2|3|\n");
}

static void an_unclosed_quote(void **state)
{
  (void)state;
  EXPECT("a,b\n1,2\n3,\"4\n5,6\n7,8\n", "|a|b|\n2|1|2|\n3|3|4\n5,6\n7,8\n| !unclosed 3:1 <4>\n");
  EXPECT("a,b\n\"1\n2\",\"3\n4", "|a|b|\n2|1\n2|3\n4| !unclosed 3:1 <3>\n");
  EXPECT("a,b\n\"1", "|a|b|\n2|1|| !unclosed 2:0 <1>\n");
  EXPECT("a,b\n1,2\n\"", "|a|b|\n2|1|2|\n !unclosed 3:0\n");
  EXPECT("a,\"b\n1,2\n", "|a|b\n1,2| !unclosed 1:1 <b>\n");
  EXPECT("a\n1,2,\"3\"\"\n", "|a|\n2|1| !unclosed 2:2 !too-many 2:1 <2>\n");
}

static void text_after_a_quote(void **state)
{
  (void)state;
  EXPECT("a,b\n\"x\"y,\"p\" q \n\"x\"  ,2\n",
         "|a|b|\n2|xy|p q| !after-quote 2:0 <xy> !after-quote 2:1 <p q>\n3|x|2|\n");
  EXPECT("a,b\n\"x\"\"y\"z\"\"\"w\",\"\"v\n",
         "|a|b|\n2|x\"yz\"\"\"w\"|v| !after-quote 2:0 <x\"yz\"\"\"w\"> !after-quote 2:1 <v>\n");
}

static void too_few_and_too_many(void **state)
{
  (void)state;
  EXPECT("a,b,c\n1\n1,2\n1,2,3,\n1,2,3, ,\"\"\n1,2,3,,x,y\n",
         "|a|b|c|\n2|1||| !too-few 2:1\n3|1|2|| !too-few 3:2\n4|1|2|3|\n5|1|2|3|\n"
         "6|1|2|3| !too-many 6:4 <x>\n");
}

static void headers(void **state)
{
  (void)state;
  EXPECT("a,,b,,\n1,2,3,,\n1,2,3,4\n", "|a||b|\n2|1|2|3|\n3|1|2|3| !too-many 3:3 <4>\n");
  EXPECT("Rent due,b,RENT-DUE,b\n1,2,3,4\n",
         "|Rent due|b|RENT-DUE|b| !twice 1:2 <RENT-DUE> !twice 1:3 <b>\n2|1|2|3|4|\n");
  EXPECT("\xC2\xA0"
         "a\xC2\xA0,b\n1,2\n",
         "|a|b|\n2|1|2|\n");
}

static void nothing_at_all(void **state)
{
  (void)state;
  EXPECT("", "| !no-header 1\n");
  EXPECT("\n\n  \n", "| !no-header 4\n");
  EXPECT("\xEF\xBB\xBF", "| !no-header 1\n");
}

static void separators(void **state)
{
  (void)state;
  EXPECT("a;b;c\n1,5;2;3\n", "|a|b|c|\n2|1,5|2|3|\n");
  EXPECT("a\tb\tc\n1\t\t3\n 1\t \"2\" \t\"x\ty\"\n", "|a|b|c|\n2|1||3|\n3|1|2|x\ty|\n");
  EXPECT("\"a;b;c\",d\n1,2\n", "|a;b;c|d|\n2|1|2|\n");
  EXPECT("a;b,c\n1,2\n", "|a;b|c|\n2|1|2|\n");
  EXPECT("sep=;\r\na,b;c\r\n1;2\r\n", "|a,b|c|\n3|1|2|\n");
  EXPECT("sep=|\na,b|c\n1|2\n", "|a,b|c|\n3|1|2|\n");
  EXPECT("\xEF\xBB\xBFsep=\t\ra\tb\r1\t2\r", "|a|b|\n3|1|2|\n");
  EXPECT("sep=;,b\n1,2\n", "|sep=;|b|\n2|1|2|\n");
}

static void encodings(void **state)
{
  (void)state;
  EXPECT("\xEF\xBB\xBF"
         "a,b\n\xC2\xA3"
         "5,2\n",
         "|a|b|\n2|\xC2\xA3"
         "5|2|\n");
  EXPECT("a,b\n\xA3"
         "5,\x93x\x94\n",
         "|a|b|\n2|\xC2\xA3"
         "5|\xE2\x80\x9Cx\xE2\x80\x9D|\n");
  EXPECT("\xFF\xFE"
         "a\0;\0b\0\r\0\n\0\xA3\0"
         "5\0;\0"
         "2\0\r\0\n\0",
         "|a|b|\n2|\xC2\xA3"
         "5|2|\n");
  EXPECT("a,b\n1,x\x81y\n3,4\n", "|a|b|\n2|1|x\xEF\xBF\xBDy| !encoding 2:1 <x\xEF\xBF\xBDy>\n3|3|4|\n");
  EXPECT("\xEF\xBB\xBF\xFFz,b\n1,\xEF\xBC\xA1\n",
         "|\xEF\xBF\xBDz|b| !encoding 1:0 <\xEF\xBF\xBDz>\n2|1|\xEF\xBC\xA1|\n");
}

static void zero_bytes(void **state)
{
  (void)state;
  EXPECT("ab,c\n1\0,\"\0\"\n", "|ab|c|\n2|1\0|\0|\n");
}

/* A table far larger than the first piece that is looked at, with everything odd in it again and again. */
static yst_text write_long_table(yst_arena *arena, yst_buffer *expected, int lines)
{
  yst_buffer out = yst_buffer_in(arena);
  yst_buffer_add_string(&out, "name,note,cost\r\n");
  yst_buffer_add_string(expected, "|name|note|cost|\n");
  int64_t line = 2;
  for (int i = 0; i < lines; i++) {
    int64_t here = line;
    switch (i % 7) {
    case 0:
      yst_buffer_format(&out, "Hall %d,\"two\r\n\"\"lines\"\"\",\xC2\xA3%d\r\n", i, i);
      yst_buffer_format(expected, "%l|Hall %d|two\r\n\"lines\"|\xC2\xA3%d|\n", here, i, i);
      line += 2;
      break;
    case 1:
      yst_buffer_format(&out, "Hall %d,\"x\" y\n", i);
      yst_buffer_format(expected, "%l|Hall %d|x y|| !after-quote %l:1 <x y> !too-few %l:2\n", here, i, here,
                        here);
      line++;
      break;
    case 2:
      yst_buffer_add_string(&out, "\r\n,,\r");
      line += 2;
      break;
    case 3:
      yst_buffer_format(&out, " %d ,", i);
      yst_buffer_add_repeat(&out, 'z', (size_t)i);
      yst_buffer_add_string(&out, ",,q\r");
      yst_buffer_format(expected, "%l|%d|", here, i);
      yst_buffer_add_repeat(expected, 'z', (size_t)i);
      yst_buffer_format(expected, "|| !too-many %l:3 <q>\n", here);
      line++;
      break;
    default:
      yst_buffer_format(&out, "Hall %d,,%d.50\r\n", i, i);
      yst_buffer_format(expected, "%l|Hall %d||%d.50|\n", here, i, i);
      line++;
    }
  }
  return yst_buffer_text(&out);
}

static void a_long_table(void **state)
{
  (void)state;
  yst_arena *arena = yst_arena_new();
  yst_buffer expected = yst_buffer_in(arena);
  yst_text bytes = write_long_table(arena, &expected, 2500);
  assert_true(bytes.length > 400000);
  expect(bytes, yst_buffer_text(&expected));
  yst_arena_free(arena);
}

static yst_table *open_text(yst_arena *arena, piecewise *from, yst_text bytes)
{
  *from = (piecewise){.bytes = bytes, .piece = 50000};
  return yst_table_open(arena, YST_TEXT("halls.csv"), read_piece, from);
}

static void a_cell_too_large(void **state)
{
  (void)state;
  yst_arena *arena = yst_arena_new();
  piecewise from;
  yst_buffer out = yst_buffer_in(arena);
  yst_buffer_add_string(&out, "a,b\n1,");
  yst_buffer_add_repeat(&out, 'x', YST_LIMIT_CELL_BYTES - 1);
  yst_buffer_add_string(&out, "\xC3\xA9\n3,4\n");
  yst_table *table = open_text(arena, &from, yst_buffer_text(&out));
  const yst_row *row = yst_table_next(table);
  assert_non_null(row);
  assert_int_equal(row->cells[1].length, YST_LIMIT_CELL_BYTES - 1);
  assert_int_equal(row->fault_count, 1);
  assert_int_equal(row->faults[0].kind, YST_TABLE_CELL_TOO_LARGE);
  assert_int_equal(row->faults[0].column, 1);
  assert_text(write_table(arena, table), YST_TEXT("|a|b|\n3|3|4|\n"));
  yst_arena_free(arena);
}

static void add_large_line(yst_buffer *out, const char *end)
{
  yst_buffer_add_string(out, "5,\"");
  yst_buffer_add_repeat(out, '\n', YST_LIMIT_ROW_BYTES / 2);
  yst_buffer_add_string(out, "\"\"\r\n");
  yst_buffer_add_repeat(out, 'x', YST_LIMIT_ROW_BYTES / 2);
  yst_buffer_add_string(out, end);
}

static void a_row_too_large(void **state)
{
  (void)state;
  yst_arena *arena = yst_arena_new();
  piecewise from;
  yst_buffer out = yst_buffer_in(arena);
  yst_buffer_add_string(&out, "a,b\n1,2\n");
  add_large_line(&out, "\"\r\n7,8\n");
  yst_table *table = open_text(arena, &from, yst_buffer_text(&out));
  assert_text(write_table(arena, table), YST_TEXT("|a|b|\n2|1|2|\n8388613|7|8| !row-too-large 3\n"));

  yst_buffer_clear(&out);
  yst_buffer_add_string(&out, "a,b\n1,2\n");
  add_large_line(&out, "\n7,8\n");
  table = open_text(arena, &from, yst_buffer_text(&out));
  assert_text(write_table(arena, table), YST_TEXT("|a|b|\n2|1|2|\n !row-too-large 3 !unclosed 3\n"));
  yst_arena_free(arena);
}

static void too_many_columns(void **state)
{
  (void)state;
  yst_arena *arena = yst_arena_new();
  piecewise from;
  yst_buffer out = yst_buffer_in(arena);
  for (int i = 0; i < (int)YST_LIMIT_COLUMNS; i++) yst_buffer_format(&out, "c%d,", i);
  yst_buffer_add_string(&out, "more,and more\n");
  yst_buffer_add_repeat(&out, ',', YST_LIMIT_COLUMNS - 1);
  yst_buffer_add_string(&out, "last\n");
  yst_table *table = open_text(arena, &from, yst_buffer_text(&out));
  size_t count;
  const yst_table_fault *faults = yst_table_header_faults(table, &count);
  assert_int_equal(count, 1);
  assert_int_equal(faults[0].kind, YST_TABLE_TOO_MANY_COLUMNS);
  assert_text(faults[0].text, YST_TEXT("more"));
  assert_int_equal(yst_table_column_count(table), YST_LIMIT_COLUMNS);
  assert_text(yst_table_next(table)->cells[YST_LIMIT_COLUMNS - 1], YST_TEXT("last"));
  assert_null(yst_table_next(table));
  yst_arena_free(arena);
}

static void a_reader_that_fails(void **state)
{
  (void)state;
  yst_arena *arena = yst_arena_new();
  piecewise from = {.bytes = YST_TEXT("a,b\n1,2\n3,4\n"), .piece = 1, .fails_at = 10};
  yst_table *table = yst_table_open(arena, YST_TEXT("halls.csv"), read_piece, &from);
  assert_text(write_table(arena, table), YST_TEXT("|a|b|\n2|1|2|\n !read-failed 3\n"));
  from = (piecewise){.bytes = YST_TEXT("a,b"), .piece = 1, .fails_at = 2};
  table = yst_table_open(arena, YST_TEXT("halls.csv"), read_piece, &from);
  assert_text(write_table(arena, table), YST_TEXT("| !read-failed 1\n"));
  yst_arena_free(arena);
}

static void what_the_table_says_of_itself(void **state)
{
  (void)state;
  yst_arena *arena = yst_arena_new();
  piecewise from;
  yst_table *table = open_text(arena, &from, YST_TEXT("a;b\n1;\xA3\n"));
  assert_text(yst_table_name(table), YST_TEXT("halls.csv"));
  assert_int_equal(yst_table_separator(table), ';');
  assert_int_equal(yst_table_encoding(table), YST_WINDOWS_1252);
  assert_int_equal(yst_table_header(table, 2).length, 0);
  yst_arena_free(arena);
}

static void blocks_of_both_kinds_agree(void **state)
{
  (void)state;
  static const char bytes[] = "\r\n,;\t\x0c\x0b\x8d\x8a\xac x\"\0a";
  uint32_t seed = 1;
  char block[YST_BLOCK_BYTES];
  for (int round = 0; round < 5000; round++) {
    uint64_t marks = 0;
    for (unsigned i = 0; i < YST_BLOCK_BYTES; i++) {
      seed = seed * 1664525u + 1013904223u;
      block[i] = bytes[(seed >> 16) % sizeof bytes];
      marks |= (uint64_t)(block[i] == '\n' || block[i] == '\r' || block[i] == ',') << i;
    }
    assert_true(yst_block_marks(block, ',') == marks);
    assert_true(yst_block_marks_plain(block, ',') == marks);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(plain_lines),
      cmocka_unit_test(line_ends),
      cmocka_unit_test(blank_lines_are_counted),
      cmocka_unit_test(blanks_round_cells),
      cmocka_unit_test(quotes),
      cmocka_unit_test(quoted_line_breaks),
      cmocka_unit_test(an_unclosed_quote),
      cmocka_unit_test(text_after_a_quote),
      cmocka_unit_test(too_few_and_too_many),
      cmocka_unit_test(headers),
      cmocka_unit_test(nothing_at_all),
      cmocka_unit_test(separators),
      cmocka_unit_test(encodings),
      cmocka_unit_test(zero_bytes),
      cmocka_unit_test(a_long_table),
      cmocka_unit_test(a_cell_too_large),
      cmocka_unit_test(a_row_too_large),
      cmocka_unit_test(too_many_columns),
      cmocka_unit_test(a_reader_that_fails),
      cmocka_unit_test(what_the_table_says_of_itself),
      cmocka_unit_test(blocks_of_both_kinds_agree),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
