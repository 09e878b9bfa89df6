/* JSON, written as it comes: commas, line ends and indentation are seen to here, so that the same calls
 * always give the same bytes. It writes into a buffer and owns nothing. */
#ifndef YST_REPORT_JSON_H
#define YST_REPORT_JSON_H

#include "base/buffer.h"

/* Objects and arrays inside one another. */
#define YST_JSON_DEPTH 512

typedef struct yst_json {
  yst_buffer *buffer;
  unsigned depth;
  bool has_members[YST_JSON_DEPTH];
} yst_json;

yst_json yst_json_in(yst_buffer *buffer);
/* A key is NULL for a member of an array and for the outermost value; it is written as it is, so it is never
 * text of a user. */
void yst_json_object(yst_json *json, const char *key);
void yst_json_end_object(yst_json *json);
void yst_json_array(yst_json *json, const char *key);
void yst_json_end_array(yst_json *json);
/* Bytes that are no UTF-8 become U+FFFD. */
void yst_json_text(yst_json *json, const char *key, yst_text text);
void yst_json_string(yst_json *json, const char *key, const char *string);
void yst_json_integer(yst_json *json, const char *key, int64_t number);
void yst_json_boolean(yst_json *json, const char *key, bool yes);
void yst_json_null(yst_json *json, const char *key);

#endif
