#include "report/out.h"

yst_out yst_out_to(yst_arena *arena, yst_write write, void *context)
{
  return (yst_out){yst_buffer_in(arena), write, context, false};
}

void yst_out_flush(yst_out *out)
{
  if (!out->failed && out->buffer.length &&
      !out->write(out->context, out->buffer.bytes, out->buffer.length)) {
    out->failed = true;
  }
  yst_buffer_clear(&out->buffer);
}

bool yst_out_end(yst_out *out)
{
  yst_out_flush(out);
  return !out->failed;
}
