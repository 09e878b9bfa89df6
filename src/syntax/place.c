#include "syntax/place.h"

#include "syntax/parse.h"

/* Blanks by which a line is set in under another. */
#define SET_IN 2

static const struct {
  const char *name, *lead, *parents;
} pieces[] = {
#define YST_PIECE(name, lead, parents) {#name, lead, parents},
#include "syntax/pieces.def"
#undef YST_PIECE
};

/* What ANY_RULE stands for: whatever decides, says what is to be held or is itself taken from a document. Not
 * the small parts of such a piece, like a column or another reading: a citation below them is meant for the
 * whole. */
static bool is_rule(yst_piece_kind kind)
{
  switch (kind) {
  case YST_PIECE_TOOLKIT:
  case YST_PIECE_REGISTER:
  case YST_PIECE_TOPIC:
  case YST_PIECE_CHOICE:
  case YST_PIECE_SCALE:
  case YST_PIECE_FIELD:
  case YST_PIECE_LIST:
  case YST_PIECE_LIMIT:
  case YST_PIECE_VALUE:
  case YST_PIECE_GROUP:
  case YST_PIECE_CONDITION:
  case YST_PIECE_PART:
  case YST_PIECE_CLASSIFY:
  case YST_PIECE_BRANCH:
  case YST_PIECE_RUBRIC:
  case YST_PIECE_SECTION:
  case YST_PIECE_CRITERION:
  case YST_PIECE_CHECKLIST:
  case YST_PIECE_ITEM:
  case YST_PIECE_TABLE:
  case YST_PIECE_RISK_TABLE:
  case YST_PIECE_REQUIRE:
  case YST_PIECE_RECOMMEND:
  case YST_PIECE_REVIEW:
  case YST_PIECE_DEADLINE:
  case YST_PIECE_FIGURE:
  case YST_PIECE_PUBLISHED:
  case YST_PIECE_CLAIM:
  case YST_PIECE_RANKING:
  case YST_PIECE_STAGE:
  case YST_PIECE_EXAMPLE:
  case YST_PIECE_EXAMPLES:
  case YST_PIECE_UNSTATED: return true;
  default: return false;
  }
}

yst_text yst_piece_lead(yst_piece_kind kind)
{
  return yst_text_from(kind < YST_PIECE_COUNT ? pieces[kind].lead : "");
}

/* Takes the next name from a list parted by |; false at the end. */
static bool next_parent(const char **list, yst_text *name)
{
  if (!**list) return false;
  size_t length = strcspn(*list, "|");
  *name = yst_text_of(*list, length);
  *list += length + ((*list)[length] == '|');
  return true;
}

bool yst_piece_holds(yst_piece_kind parent, yst_piece_kind child)
{
  if (parent >= YST_PIECE_COUNT || child >= YST_PIECE_COUNT) return false;
  const char *list = pieces[child].parents;
  yst_text name;
  while (next_parent(&list, &name)) {
    if (yst_text_equal(name, yst_text_from(pieces[parent].name))) return true;
    if (is_rule(parent) && yst_text_equal(name, YST_TEXT("ANY_RULE"))) return true;
  }
  return false;
}

/* ---- indentation: it decides nothing, but where it disagrees that is said ---- */

/* Blanks before a place on its line, a tab going on to the next multiple of eight; how far a line is from the
 * left. */
static uint32_t indentation(const yst_builder *b, uint32_t offset)
{
  const char *bytes = b->source->bytes.bytes;
  uint32_t start = offset;
  while (start > 0 && (bytes[start - 1] == ' ' || bytes[start - 1] == '\t')) start--;
  uint32_t width = 0;
  for (uint32_t at = start; at < offset; at++) width = bytes[at] == '\t' ? (width / 8 + 1) * 8 : width + 1;
  return width;
}

/* Sets the line of a piece in under its parent: the words say so already. */
static void offer_indentation(const yst_builder *b, yst_diag *diag, const yst_piece *piece, uint32_t width)
{
  uint32_t start = piece->span.start;
  const char *bytes = b->source->bytes.bytes;
  while (start > 0 && (bytes[start - 1] == ' ' || bytes[start - 1] == '\t')) start--;
  yst_buffer blanks = yst_buffer_in(b->say->diags->arena);
  yst_buffer_add_repeat(&blanks, ' ', width);
  yst_diag_fix(b->say->diags, diag, (yst_span){b->source->number, start, piece->span.start}, true,
               yst_buffer_text(&blanks));
}

/* A piece that stands no deeper than its parent, although the parent is set in under its own, looks as if it
 * belonged elsewhere. */
static void compare_indentation(yst_builder *b, const yst_piece *piece)
{
  const yst_piece *parent = piece->parent;
  /* `shared` says the same of the criterion; rows of examples may stand right beneath their head. */
  if (parent->broken || piece->kind == YST_PIECE_SHARED || piece->kind == YST_PIECE_CASE) return;
  if (!parent->parent || !parent->parent->parent || !b->tokens->items[b->line.begin].first) return;
  uint32_t own = indentation(b, piece->span.start);
  uint32_t parents = indentation(b, parent->span.start);
  if (own > parents || parents <= indentation(b, parent->parent->span.start)) return;
  if (yst_say_spoke(b->say, piece->span.start)) return;
  yst_text parent_lead = yst_piece_lead(parent->kind);
  yst_text lead = yst_piece_lead(piece->kind);
  yst_text what = lead.length ? yst_format(b->arena, "`%t`", lead) : YST_TEXT("this row");
  yst_diag *diag =
      yst_say_warning(b->say, YST_INDENTATION, piece->lead,
                      "%t belongs to the `%t` above, though it is not set in under it", what, parent_lead);
  yst_diag_label(b->say->diags, diag, parent->lead, "this `%t`", parent_lead);
  offer_indentation(b, diag, piece, parents + SET_IN);
}

/* ---- placing ---- */

static bool stands_alone(yst_piece_kind kind)
{
  return yst_piece_holds(YST_PIECE_FILE, kind) && kind != YST_PIECE_NOTE;
}

/* `cap total` belongs to what has a total, `cap at` to the criterion. */
static bool fits(const yst_piece *parent, const yst_piece *piece)
{
  if (!yst_piece_holds(parent->kind, piece->kind)) return false;
  bool of_total = piece->word == YST_WORD_TOTAL || piece->word == YST_WORD_PERCENT;
  bool capped = piece->kind == YST_PIECE_CAP || piece->kind == YST_PIECE_FLOOR;
  return !(capped && of_total && parent->kind == YST_PIECE_CRITERION);
}

/* `a`, `b` or `c`: what a kind may stand under. */
static yst_text list_parents(yst_builder *b, yst_piece_kind kind)
{
  const char *list = pieces[kind].parents;
  yst_buffer text = yst_buffer_in(b->arena);
  yst_text name;
  while (next_parent(&list, &name)) {
    for (size_t i = 0; i < YST_PIECE_COUNT; i++) {
      if (!yst_text_equal(name, yst_text_from(pieces[i].name)) || !pieces[i].lead[0]) continue;
      bool last = !*list;
      yst_buffer_format(&text, "%s`%s`", text.length == 0 ? "" : last ? " or " : ", ", pieces[i].lead);
    }
  }
  return yst_buffer_text(&text);
}

static void say_misplaced(yst_builder *b, const yst_piece *piece)
{
  yst_text lead = yst_piece_lead(piece->kind);
  yst_text parents = list_parents(b, piece->kind);
  const char *what = parents.length ? "" : "whatever decides something";
  const yst_piece *above = b->current;
  while (above && !yst_piece_lead(above->kind).length) above = above->parent;
  yst_span place = piece->lead.start < piece->lead.end ? piece->lead : piece->span;
  if (!lead.length) {
    yst_say_error(b->say, YST_MISPLACED, place, "this row belongs to nothing above it");
  } else if (!above) {
    yst_say_error(b->say, YST_MISPLACED, place, "`%t` stands under %t%s, and there is none above", lead,
                  parents, what);
  } else {
    yst_diag *diag = yst_say_error(b->say, YST_MISPLACED, place, "`%t` stands under %t%s, not under `%t`",
                                   lead, parents, what, yst_piece_lead(above->kind));
    yst_diag_label(b->say->diags, diag, above->lead, "the piece above it");
    if (parents.length) yst_diag_help(b->say->diags, diag, "Is the line with %t missing above it?", parents);
  }
}

/* Whether one missing line could have held both. */
static bool share_parent(yst_piece_kind a, yst_piece_kind b)
{
  for (int parent = YST_PIECE_FILE + 1; parent < YST_PIECE_COUNT; parent++) {
    if (yst_piece_holds((yst_piece_kind)parent, a) && yst_piece_holds((yst_piece_kind)parent, b)) return true;
  }
  return false;
}

/* What stands under a line that is missing is told once, with its first piece; the name of that line is lost.
 */
static void say_orphaned(yst_builder *b, const yst_piece *piece)
{
  bool told = b->orphan != YST_PIECE_FILE && share_parent(b->orphan, piece->kind);
  if (!told) say_misplaced(b, piece);
  b->orphan = piece->kind;
  if (!b->tree->lost) b->tree->lost = b->say->last;
}

/* These hold nothing: what follows them belongs where it would without them. */
static bool is_remark(yst_piece_kind kind)
{
  return kind == YST_PIECE_CITE || kind == YST_PIECE_ABOUT || kind == YST_PIECE_NOTE;
}

/* Clauses set in under a line that could not be made out are taken to be its own. */
static bool belongs_to_unknown(const yst_builder *b, const yst_piece *above, const yst_piece *piece)
{
  return above->kind == YST_PIECE_COUNT && !stands_alone(piece->kind) &&
         indentation(b, piece->span.start) > indentation(b, above->span.start);
}

/* What a line was to say that could not be made out, the piece that it is set in under may be found to lack.
 */
static void break_holder(yst_builder *b, const yst_piece *piece)
{
  uint32_t own = indentation(b, piece->span.start);
  yst_piece *holder = b->current;
  while (holder && holder->parent && indentation(b, holder->span.start) >= own) holder = holder->parent;
  for (; holder && holder->parent; holder = holder->parent) holder->broken = true;
}

void yst_place_piece(yst_builder *b)
{
  yst_piece *piece = b->piece;
  if (piece->kind == YST_PIECE_COUNT) break_holder(b, piece);
  yst_piece *above = b->current;
  while (above && !fits(above, piece) && !belongs_to_unknown(b, above, piece)) above = above->parent;
  bool lost = !above || above->kind == YST_PIECE_COUNT || piece->kind == YST_PIECE_COUNT;
  if (stands_alone(piece->kind)) b->orphan = YST_PIECE_FILE;
  if (!above && piece->kind != YST_PIECE_COUNT) say_orphaned(b, piece);

  piece->parent = above ? above : b->current;
  if (!is_remark(piece->kind)) b->current = piece;
  if (lost) {
    piece->broken = true;
    return;
  }
  if (above->last)
    above->last->next = piece;
  else
    above->first = piece;
  above->last = piece;
  if (!piece->broken) compare_indentation(b, piece);
}
