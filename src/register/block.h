/* Where the separators and line ends stand in the next 64 bytes, as one bit for each byte: the reason why
 * scanning a register costs less than reading it from the disk. Owns nothing. */
#ifndef YST_REGISTER_BLOCK_H
#define YST_REGISTER_BLOCK_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* Bytes of one block; as many must be readable from `at` on. */
#define YST_BLOCK_BYTES 64

#define YST_EACH_BYTE(value) (UINT64_C(0x0101010101010101) * (value))

/* The high bit of each byte of `word` that equals the byte repeated in `pattern`; exact, no carries between
 * bytes. */
static inline uint64_t yst_block_equal(uint64_t word, uint64_t pattern)
{
  uint64_t differs = word ^ pattern;
  uint64_t low = YST_EACH_BYTE(0x7f);
  return ~(((differs & low) + low) | differs | low);
}

/* Eight bytes at a time, for any machine. Bit n stands for the byte at[n]. */
static inline uint64_t yst_block_marks_plain(const char *at, char separator)
{
  uint64_t marks = 0;
  for (unsigned i = 0; i < 8; i++) {
    uint64_t word;
    memcpy(&word, at + 8u * i, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    uint64_t found = yst_block_equal(word, YST_EACH_BYTE((unsigned char)separator)) |
                     yst_block_equal(word, YST_EACH_BYTE('\n')) | yst_block_equal(word, YST_EACH_BYTE('\r'));
    /* The multiplication gathers the eight high bits into the top byte, the first byte's lowest. */
    marks |= (((found >> 7) * UINT64_C(0x0102040810204080)) >> 56) << (8u * i);
  }
  return marks;
}

#if defined(__SSE2__)
static inline uint64_t yst_block_marks_16(const char *at, char separator)
{
  __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
  __m128i parts = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(separator));
  __m128i ends =
      _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r')));
  return (uint64_t)(unsigned)_mm_movemask_epi8(_mm_or_si128(parts, ends));
}

static inline uint64_t yst_block_marks(const char *at, char separator)
{
  return yst_block_marks_16(at, separator) | yst_block_marks_16(at + 16, separator) << 16 |
         yst_block_marks_16(at + 32, separator) << 32 | yst_block_marks_16(at + 48, separator) << 48;
}
#else
static inline uint64_t yst_block_marks(const char *at, char separator)
{
  return yst_block_marks_plain(at, separator);
}
#endif

#endif
