#include "report/page.h"

#include "base/utf8.h"
#include "report/html.h"

#define INDENT 2u    /* of a table of text */
#define GUTTER 2u    /* between the columns of a table of text */
#define NARROWEST 6u /* however many there are */

static yst_buffer *to(yst_page *page)
{
  yst_out_step(&page->out);
  return &page->out.buffer;
}

/* ---- what is open ---- */

static void close_lists(yst_page *page, unsigned depth)
{
  for (; page->list > depth; page->list--) {
    if (page->form == YST_PAGE_HTML) yst_buffer_add_string(to(page), "</li>\n</ul>\n");
  }
}

static void close_table(yst_page *page)
{
  if (page->columns && page->form == YST_PAGE_HTML)
    yst_buffer_add_string(to(page), "</tbody>\n</table>\n</div>\n");
  page->columns = 0;
}

static void begin_block(yst_page *page)
{
  close_lists(page, 0);
  close_table(page);
  if (page->begun && page->form != YST_PAGE_HTML) yst_buffer_add_byte(to(page), '\n');
  page->begun = true;
}

/* ---- Markdown ---- */

static bool is_word_byte(char byte)
{
  unsigned char b = (unsigned char)byte;
  return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b >= 0x80;
}

/* What would begin a list, a quotation or a heading: how many bytes to pass over before the mark. */
static bool begins_block(yst_text text, size_t *at)
{
  size_t digits = 0;
  while (digits < text.length && text.bytes[digits] >= '0' && text.bytes[digits] <= '9') digits++;
  *at = digits;
  if (digits == text.length) return false;
  return strchr(digits ? ".)" : "#>-+=~", text.bytes[digits]) != NULL && text.bytes[digits] != '\0';
}

static bool needs_mark(yst_text text, size_t at)
{
  char byte = text.bytes[at], after = at + 1 < text.length ? text.bytes[at + 1] : ' ';
  if (byte == '_') return !(at && is_word_byte(text.bytes[at - 1]) && is_word_byte(after));
  if (byte == ']') return after == '(' || after == '[' || after == ':';
  return byte == '\\' || byte == '`' || byte == '*' || byte == '<' || byte == '|';
}

/* Line ends become blanks, and what Markdown would take for its own is marked as plain. */
static void add_markdown(yst_buffer *buffer, yst_text text)
{
  size_t first = 0;
  bool blocks = begins_block(text, &first);
  for (size_t i = 0; i < text.length; i++) {
    char byte = text.bytes[i];
    if ((blocks && i == first) || needs_mark(text, i)) yst_buffer_add_byte(buffer, '\\');
    yst_buffer_add_byte(buffer, (unsigned char)byte < 0x20 ? ' ' : byte);
  }
}

/* ---- blocks ---- */

void yst_page_heading(yst_page *page, unsigned level, yst_text text)
{
  begin_block(page);
  switch (page->form) {
  case YST_PAGE_TEXT: yst_layout_heading(&page->layout, 0, text); break;
  case YST_PAGE_MARKDOWN:
    yst_buffer_add_repeat(to(page), '#', level);
    yst_buffer_add_byte(to(page), ' ');
    add_markdown(to(page), text);
    yst_buffer_add_byte(to(page), '\n');
    break;
  case YST_PAGE_HTML: yst_html_add(to(page), "<h%z>%t</h%z>\n", (size_t)level, text, (size_t)level); break;
  }
}

void yst_page_paragraph(yst_page *page, yst_text text)
{
  begin_block(page);
  switch (page->form) {
  case YST_PAGE_TEXT: yst_layout_paragraph(&page->layout, YST_STYLE_PLAIN, 0, 0, text); break;
  case YST_PAGE_MARKDOWN:
    add_markdown(to(page), text);
    yst_buffer_add_byte(to(page), '\n');
    break;
  case YST_PAGE_HTML: yst_html_add(to(page), "<p>%t</p>\n", text); break;
  }
}

void yst_page_aside(yst_page *page, yst_text text)
{
  begin_block(page);
  switch (page->form) {
  case YST_PAGE_TEXT: yst_layout_paragraph(&page->layout, YST_STYLE_DIM, 2, 2, text); break;
  case YST_PAGE_MARKDOWN:
    yst_buffer_add_string(to(page), "> ");
    add_markdown(to(page), text);
    yst_buffer_add_byte(to(page), '\n');
    break;
  case YST_PAGE_HTML: yst_html_add(to(page), "<p class=\"cite\">%t</p>\n", text); break;
  }
}

static void open_list(yst_page *page, unsigned depth)
{
  if (page->columns || !page->list) begin_block(page);
  if (page->list >= depth) {
    close_lists(page, depth);
    if (page->form == YST_PAGE_HTML) yst_buffer_add_string(to(page), "</li>\n");
  }
  for (; page->list < depth; page->list++) {
    if (page->form == YST_PAGE_HTML) yst_buffer_add_string(to(page), "<ul>\n");
  }
}

void yst_page_item(yst_page *page, unsigned depth, yst_text text)
{
  if (depth > YST_PAGE_DEEPEST) depth = YST_PAGE_DEEPEST;
  /* A list within one that is not there would have no item to stand in. */
  if (depth > page->list + 1) depth = page->list + 1;
  open_list(page, depth);
  size_t indent = 2 * (size_t)(depth - 1);
  switch (page->form) {
  case YST_PAGE_TEXT:
    yst_buffer_add_repeat(to(page), ' ', indent);
    yst_buffer_add_string(to(page), "- ");
    yst_layout_fill(&page->layout, YST_STYLE_PLAIN, indent + 2, indent + 2, text);
    break;
  case YST_PAGE_MARKDOWN:
    yst_buffer_add_repeat(to(page), ' ', indent);
    yst_buffer_add_string(to(page), "- ");
    add_markdown(to(page), text);
    yst_buffer_add_byte(to(page), '\n');
    break;
  case YST_PAGE_HTML: yst_html_add(to(page), "<li>%t", text); break;
  }
}

/* ---- tables ---- */

/* The columns of a table of text share what room there is; the last takes what is left over. */
static void share_width(yst_page *page)
{
  size_t gutters = INDENT + GUTTER * (page->columns - 1), width = page->layout.width;
  size_t room = width > gutters ? width - gutters : 0;
  page->widths = YST_NEW_ARRAY(page->scratch, page->columns, size_t);
  for (size_t i = 0; i < page->columns; i++) {
    page->widths[i] = room / page->columns;
    if (i + 1 == page->columns) page->widths[i] += room % page->columns;
    if (page->widths[i] < NARROWEST) page->widths[i] = NARROWEST;
  }
}

static void add_markdown_row(yst_page *page, const yst_text *cells)
{
  for (size_t i = 0; i < page->columns; i++) {
    yst_buffer_add_string(to(page), i ? " | " : "| ");
    add_markdown(to(page), cells[i]);
  }
  yst_buffer_add_string(to(page), " |\n");
}

static void add_html_row(yst_page *page, const yst_text *cells, bool head)
{
  yst_buffer_add_string(to(page), "<tr>");
  for (size_t i = 0; i < page->columns; i++) {
    if (head) {
      yst_html_add(to(page), "<th scope=\"col\">%t</th>", cells[i]);
    } else {
      yst_html_add(to(page), i ? "<td>%t</td>" : "<th scope=\"row\">%t</th>", cells[i]);
    }
  }
  yst_buffer_add_string(to(page), "</tr>\n");
}

void yst_page_table(yst_page *page, size_t count, const yst_text *heads)
{
  begin_block(page);
  page->columns = count;
  switch (page->form) {
  case YST_PAGE_TEXT:
    share_width(page);
    yst_layout_row(&page->layout, YST_STYLE_BOLD, INDENT, page->columns, page->widths, heads);
    break;
  case YST_PAGE_MARKDOWN:
    add_markdown_row(page, heads);
    for (size_t i = 0; i < page->columns; i++) yst_buffer_add_string(to(page), i ? " --- |" : "| --- |");
    yst_buffer_add_byte(to(page), '\n');
    break;
  case YST_PAGE_HTML:
    yst_buffer_add_string(to(page), "<div class=\"wide\" tabindex=\"0\">\n<table>\n<thead>\n");
    add_html_row(page, heads, true);
    yst_buffer_add_string(to(page), "</thead>\n<tbody>\n");
    break;
  }
}

void yst_page_row(yst_page *page, const yst_text *cells)
{
  switch (page->form) {
  case YST_PAGE_TEXT:
    yst_layout_row(&page->layout, YST_STYLE_PLAIN, INDENT, page->columns, page->widths, cells);
    break;
  case YST_PAGE_MARKDOWN: add_markdown_row(page, cells); break;
  case YST_PAGE_HTML: add_html_row(page, cells, false); break;
  }
}

/* ---- the whole ---- */

void yst_page_begin(yst_page *page, yst_page_form form, yst_out out, size_t width, yst_arena *scratch,
                    yst_text title, yst_text beneath)
{
  *page = (yst_page){.form = form, .out = out, .scratch = scratch};
  page->layout = yst_layout_in(&page->out.buffer, width, false);
  if (form == YST_PAGE_HTML) {
    yst_html_begin(&page->out.buffer, title, beneath);
    return;
  }
  yst_page_heading(page, 1, title);
  if (beneath.length) yst_page_paragraph(page, beneath);
}

bool yst_page_end(yst_page *page)
{
  close_lists(page, 0);
  close_table(page);
  if (page->form == YST_PAGE_HTML) yst_html_end(&page->out.buffer);
  return yst_out_end(&page->out);
}
