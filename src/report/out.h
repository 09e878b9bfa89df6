/* Where a report goes: text is gathered in a buffer and handed to the caller's function in pieces of 64 KiB.
 * The buffer may be written to with everything of base/buffer.h; yst_out_step then hands on what is full. */
#ifndef YST_REPORT_OUT_H
#define YST_REPORT_OUT_H

#include "base/buffer.h"

/* Takes bytes of a report. false when they could not be written: nothing more is handed over then. */
typedef bool (*yst_write)(void *context, const char *bytes, size_t size);

#define YST_OUT_PIECE ((size_t)64 * 1024)

typedef struct yst_out {
  yst_buffer buffer;
  yst_write write;
  void *context;
  bool failed; /* something could not be written */
} yst_out;

/* The buffer grows in `arena`, which must not be reset before yst_out_end. */
yst_out yst_out_to(yst_arena *arena, yst_write write, void *context);
/* Hands over what has been gathered, whatever its size. */
void yst_out_flush(yst_out *out);

/* Hands over what has been gathered once it is a piece. Call it between lines or records. */
static inline void yst_out_step(yst_out *out)
{
  if (out->buffer.length >= YST_OUT_PIECE) yst_out_flush(out);
}

/* Hands over the rest. false when something could not be written. */
bool yst_out_end(yst_out *out);

#endif
