#include "report/html.h"

#include "base/utf8.h"

/* Black on white, one accent, and lines instead of colours, so that it can be printed and read by everyone.
 */
static const char style_sheet[] =
    "body{font:1rem/1.5 Georgia,\"Times New "
    "Roman\",serif;color:#1a1a1a;background:#fff;max-width:62rem;margin:2rem "
    "auto;padding:0 1rem}\n"
    "h1,h2,h3,h4,table,dl{font-family:\"Helvetica Neue\",Arial,sans-serif}\n"
    "h1{font-size:1.8rem;line-height:1.2;margin:0 0 .3rem}\n"
    "h2{font-size:1.4rem;border-bottom:2px solid #1a1a1a;margin-top:2.5rem}\n"
    "h3{font-size:1.15rem;margin:2rem 0 .5rem}\n"
    "h4{font-size:1rem;margin:1rem 0 .3rem}\n"
    "table{border-collapse:collapse;width:100%;font-size:.9rem;margin:.5rem 0 1rem}\n"
    "caption{text-align:left;font-weight:bold;padding:.3rem 0}\n"
    "th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #b8b8b8}\n"
    "thead th{border-bottom:2px solid #555}\n"
    "tbody th{font-weight:normal}\n"
    "tr.rule th{font-weight:bold;padding-top:.8rem}\n"
    "a{color:#0b4f8a}\n"
    ".wide{overflow-x:auto}\n"
    ".skip{position:absolute;left:-60rem}\n"
    ".skip:focus{position:static}\n"
    ".sources{list-style:none;padding:0;counter-reset:source}\n"
    ".sources li::before{counter-increment:source;content:\"[\" counter(source) \"] \"}\n"
    ".wide:focus{outline:3px solid #0b4f8a}\n"
    ".cite{color:#555;font-size:.9em}\n"
    ".differs{border-left:4px solid #a3261b;padding-left:.5rem}\n"
    "li{margin:.3rem 0}\n"
    "@media print{body{max-width:none;margin:0;padding:0;font-size:10pt;line-height:1.35}"
    "table{font-size:8.5pt}th,td{padding:.15rem .5rem .15rem 0}h3{margin-top:1rem}"
    "a{color:inherit;text-decoration:none}h2,h3,h4,caption,thead,tr.rule{break-after:avoid}"
    "section,tr,li{break-inside:avoid}.wide{overflow:visible}.wide "
    "table{font-size:8pt}.skip{display:none}}\n";

static const char *reference_for(uint32_t character)
{
  switch (character) {
  case '&': return "&amp;";
  case '<': return "&lt;";
  case '>': return "&gt;";
  case '"': return "&quot;";
  case '\'': return "&#39;";
  default: return NULL;
  }
}

void yst_html_text(yst_buffer *buffer, yst_text text)
{
  for (size_t at = 0; at < text.length;) {
    uint32_t character = yst_utf8_next(text, &at);
    const char *reference = reference_for(character);
    bool is_control = (character < 0x20 && character != '\n') || (character >= 0x7F && character < 0xA0);
    if (reference) {
      yst_buffer_add_string(buffer, reference);
    } else {
      yst_utf8_add(buffer, is_control ? ' ' : character);
    }
  }
}

void yst_html_add(yst_buffer *buffer, const char *format, ...)
{
  va_list list;
  va_start(list, format);
  while (*format) {
    size_t plain = strcspn(format, "%");
    yst_buffer_add(buffer, yst_text_of(format, plain));
    format += plain;
    if (*format == '\0') break;
    switch (format[1]) {
    case 't': yst_html_text(buffer, va_arg(list, yst_text)); break;
    case 's': yst_html_text(buffer, yst_text_from(va_arg(list, const char *))); break;
    case 'z': yst_buffer_add_unsigned(buffer, va_arg(list, size_t)); break;
    default:
      yst_buffer_add_byte(buffer, '%');
      format++;
      continue;
    }
    format += 2;
  }
  va_end(list);
}

void yst_html_begin(yst_buffer *buffer, yst_text title, yst_text beneath)
{
  yst_buffer_add_string(buffer, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
                                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  yst_html_add(buffer, "<title>%t</title>\n<style>\n", title);
  yst_buffer_add(buffer, yst_text_of(style_sheet, sizeof style_sheet - 1));
  yst_html_add(buffer,
               "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#report\">Skip to the report</a>\n"
               "<header>\n<h1>%t</h1>\n<p>%t</p>\n</header>\n<main id=\"report\">\n",
               title, beneath);
}

void yst_html_end(yst_buffer *buffer)
{
  yst_buffer_add_string(buffer, "</main>\n</body>\n</html>\n");
}
