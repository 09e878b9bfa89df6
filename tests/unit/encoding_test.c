/* Bytes in each encoding against the UTF-8 they stand for, in pieces of every small size. */
#include "source/encoding.h"
#include "support/fixture.h"

typedef struct piecewise {
  yst_text bytes;
  size_t at, piece;
  bool fails; /* at the end, instead of ending */
} piecewise;

static size_t read_piece(void *context, char *buffer, size_t size)
{
  piecewise *from = context;
  size_t left = from->bytes.length - from->at;
  if (left == 0 && from->fails) return YST_READ_FAILED;
  if (size > from->piece) size = from->piece;
  if (size > left) size = left;
  memcpy(buffer, from->bytes.bytes + from->at, size);
  from->at += size;
  return size;
}

static const size_t pieces[] = {1, 2, 3, 4, 5, 7, 1000};

typedef struct decoded {
  yst_encoding encoding;
  bool replaced;
} decoded;

static decoded expect_text(yst_text bytes, yst_text text)
{
  decoded found = {YST_UTF_8, false};
  for (size_t i = 0; i < COUNT_OF(pieces); i++) {
    for (size_t room = YST_DECODER_ROOM; room < 40; room += 5) {
      yst_arena *arena = yst_arena_new();
      piecewise from = {.bytes = bytes, .piece = pieces[i]};
      yst_decoder decoder;
      char out[256];
      size_t used = 0, got;
      yst_decoder_open(&decoder, arena, read_piece, &from);
      while ((got = yst_decoder_read(&decoder, out + used, room)) > 0) {
        assert_true(got <= room);
        used += got;
        assert_true(used + room < sizeof out);
      }
      assert_int_equal(used, text.length);
      assert_memory_equal(out, text.bytes, used);
      found = (decoded){decoder.encoding, decoder.replaced};
      yst_arena_free(arena);
    }
  }
  return found;
}

static void expect(yst_text bytes, yst_text text, yst_encoding encoding, bool replaced)
{
  decoded found = expect_text(bytes, text);
  assert_int_equal(found.encoding, encoding);
  assert_int_equal(found.replaced, replaced);
}

#define EXPECT(bytes, text, encoding, replaced) expect(YST_TEXT(bytes), YST_TEXT(text), encoding, replaced)

static void utf_8(void **state)
{
  (void)state;
  EXPECT("", "", YST_UTF_8, false);
  EXPECT("a", "a", YST_UTF_8, false);
  EXPECT("a,b\n", "a,b\n", YST_UTF_8, false);
  EXPECT("\xEF\xBB\xBF", "", YST_UTF_8, false);
  EXPECT("\xEF\xBB\xBFname", "name", YST_UTF_8, false);
  EXPECT("a rather long line of plain letters, \xC2\xA3"
         "5 \xE2\x80\x93 \xF0\x9F\x8F\x9B and on",
         "a rather long line of plain letters, \xC2\xA3"
         "5 \xE2\x80\x93 \xF0\x9F\x8F\x9B and on",
         YST_UTF_8, false);
  EXPECT("ab\0c\0\0d", "ab\0c\0\0d", YST_UTF_8, false);
  EXPECT("\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF", "\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF", YST_UTF_8,
         false);
}

static void a_replacement_in_the_text_itself(void **state)
{
  (void)state;
  EXPECT("a \xEF\xBF\xBD b", "a \xEF\xBF\xBD b", YST_UTF_8, true);
}

static void broken_utf_8_with_a_mark(void **state)
{
  (void)state;
  EXPECT("\xEF\xBB\xBFx\xFFy", "x\xEF\xBF\xBDy", YST_UTF_8, true);
  EXPECT("\xEF\xBB\xBFx\xE2\x82", "x\xEF\xBF\xBD\xEF\xBF\xBD", YST_UTF_8, true);
  EXPECT("\xEF\xBB\xBF\xC0\x80\xC3\xA9", "\xEF\xBF\xBD\xEF\xBF\xBD\xC3\xA9", YST_UTF_8, true);
  EXPECT("\xEF\xBB\xBF\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", YST_UTF_8, true);
  EXPECT("\xEF\xBB\xBF\xF4\x90\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", YST_UTF_8, true);
}

static void windows_1252(void **state)
{
  (void)state;
  EXPECT("cost \xA3"
         "5",
         "cost \xC2\xA3"
         "5",
         YST_WINDOWS_1252, false);
  EXPECT("\x93quoted\x94 \x96 it\x92s \x80"
         "9",
         "\xE2\x80\x9Cquoted\xE2\x80\x9D \xE2\x80\x93 it\xE2\x80\x99s \xE2\x82\xAC"
         "9",
         YST_WINDOWS_1252, false);
  EXPECT("caf\xE9", "caf\xC3\xA9", YST_WINDOWS_1252, false);
  EXPECT("\x8C\x9C\x8E\x9E\x9F\xFF", "\xC5\x92\xC5\x93\xC5\xBD\xC5\xBE\xC5\xB8\xC3\xBF", YST_WINDOWS_1252,
         false);
  EXPECT("no such byte: \x81", "no such byte: \xEF\xBF\xBD", YST_WINDOWS_1252, true);
}

static void a_few_ill_formed_bytes_are_no_windows_1252(void **state)
{
  (void)state;
  EXPECT("\xC2\xA3"
         "1 \xA3"
         "2 \xC2\xA3"
         "3",
         "\xC2\xA3"
         "1 \xEF\xBF\xBD"
         "2 \xC2\xA3"
         "3",
         YST_UTF_8, true);
  EXPECT("x \xE9 caf\xC3\xA9", "x \xEF\xBF\xBD caf\xC3\xA9", YST_UTF_8, true);
  EXPECT("caf\xC3\xA9 \xE2\x82", "caf\xC3\xA9 \xEF\xBF\xBD\xEF\xBF\xBD", YST_UTF_8, true);
}

/* An accented capital before a closing quotation mark is a well-formed character by chance. */
static void many_ill_formed_bytes_are_windows_1252(void **state)
{
  (void)state;
  EXPECT("\xA3"
         "1 \xA3"
         "2 \xA3"
         "3 \xA3"
         "4 \xA3"
         "5 \x93"
         "CAF\xC9\x94",
         "\xC2\xA3"
         "1 \xC2\xA3"
         "2 \xC2\xA3"
         "3 \xC2\xA3"
         "4 \xC2\xA3"
         "5 \xE2\x80\x9C"
         "CAF\xC3\x89\xE2\x80\x9D",
         YST_WINDOWS_1252, false);
}

static void utf_16(void **state)
{
  (void)state;
  EXPECT("\xFF\xFEn\0,\0\xA3\0", "n,\xC2\xA3", YST_UTF_16_LE, false);
  EXPECT("\xFE\xFF\0n\0,\0\xA3", "n,\xC2\xA3", YST_UTF_16_BE, false);
  EXPECT("\xFF\xFE\x13\x20\x3C\xD8\xDB\xDF", "\xE2\x80\x93\xF0\x9F\x8F\x9B", YST_UTF_16_LE, false);
  EXPECT("\xFE\xFF\x20\x13\xD8\x3C\xDF\xDB", "\xE2\x80\x93\xF0\x9F\x8F\x9B", YST_UTF_16_BE, false);
}

static void utf_16_without_a_mark(void **state)
{
  (void)state;
  EXPECT("n\0a\0m\0e\0", "name", YST_UTF_16_LE, false);
  EXPECT("\0n\0a\0m\0e", "name", YST_UTF_16_BE, false);
}

static void broken_utf_16(void **state)
{
  (void)state;
  EXPECT("\xFF\xFEn\0x", "n\xEF\xBF\xBD", YST_UTF_16_LE, true);
  EXPECT("\xFF\xFE\x3C\xD8n\0", "\xEF\xBF\xBDn", YST_UTF_16_LE, true);
  EXPECT("\xFF\xFEn\0\x3C\xD8", "n\xEF\xBF\xBD", YST_UTF_16_LE, true);
  EXPECT("\xFF\xFEn\0\xDB\xDF", "n\xEF\xBF\xBD", YST_UTF_16_LE, true);
  EXPECT("\xFE\xFF\xD8\x3C\xD8\x3C\xDF\xDB", "\xEF\xBF\xBD\xF0\x9F\x8F\x9B", YST_UTF_16_BE, true);
}

static void a_failing_reader(void **state)
{
  (void)state;
  yst_arena *arena = yst_arena_new();
  piecewise from = {.bytes = YST_TEXT("some text"), .piece = 3, .fails = true};
  yst_decoder decoder;
  char out[64];
  size_t used = 0, got;
  yst_decoder_open(&decoder, arena, read_piece, &from);
  while ((got = yst_decoder_read(&decoder, out + used, 20)) != YST_READ_FAILED) {
    assert_true(got > 0 && used + got + 20 <= sizeof out);
    used += got;
  }
  assert_int_equal(used, 9);
  assert_memory_equal(out, "some text", 9);
  assert_int_equal(yst_decoder_read(&decoder, out, 20), YST_READ_FAILED);
  yst_arena_free(arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(utf_8),
      cmocka_unit_test(a_replacement_in_the_text_itself),
      cmocka_unit_test(broken_utf_8_with_a_mark),
      cmocka_unit_test(windows_1252),
      cmocka_unit_test(a_few_ill_formed_bytes_are_no_windows_1252),
      cmocka_unit_test(many_ill_formed_bytes_are_windows_1252),
      cmocka_unit_test(utf_16),
      cmocka_unit_test(utf_16_without_a_mark),
      cmocka_unit_test(broken_utf_16),
      cmocka_unit_test(a_failing_reader),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
