/* Values written as a rule file writes them: `£1,500`, `50%`, `28 July 2011`, `high`. It appends to a buffer
 * and owns nothing. */
#ifndef YST_REPORT_WRITTEN_H
#define YST_REPORT_WRITTEN_H

#include "base/buffer.h"
#include "evaluate/value.h"
#include "model/model.h"

/* false, with nothing written, for a value that no literal gives exactly. */
bool yst_written_value(yst_buffer *buffer, const yst_model *model, yst_type type, yst_value value);

#endif
