#include "base/limits.h"
#include "model/build.h"
#include "syntax/parse.h"

/* A file that was asked for: still open while the files it uses are read. */
typedef struct loaded {
  yst_text name;
  bool open;
  yst_span used_at; /* the `use` that is being followed from this file */
} loaded;

typedef struct reader {
  yst_model_builder *builder;
  yst_loader loader;
  void *context;
  size_t count;
  loaded files[YST_LIMIT_SOURCES];
} reader;

static void read_file(reader *r, yst_text name, yst_text bytes, yst_span asked_at);

static loaded *find_loaded(reader *r, yst_text name)
{
  for (size_t i = 0; i < r->count; i++) {
    if (yst_text_equal(r->files[i].name, name)) return &r->files[i];
  }
  return NULL;
}

/* The chain of uses from the file that is used again up to here. */
static void say_circle(reader *r, const yst_piece *use, const loaded *again)
{
  yst_model_builder *b = r->builder;
  yst_diag *diag = yst_diags_add(b->diags, YST_USE_CYCLE, use->text_span,
                                 "`%t` is used in a circle: it uses the file that uses it", again->name);
  for (const loaded *file = again; file < r->files + r->count; file++) {
    if (file->open && file->used_at.start != use->text_span.start)
      yst_diag_label(b->diags, diag, file->used_at, "used from `%t` here", file->name);
  }
}

static void follow_use(reader *r, loaded *from, const yst_piece *use)
{
  yst_model_builder *b = r->builder;
  from->used_at = use->text_span;
  yst_text name = {"", 0}, bytes = {"", 0};
  if (!r->loader || !r->loader(r->context, from->name, use->text, &name, &bytes)) {
    yst_diag *diag =
        yst_diags_add(b->diags, YST_FILE_NOT_FOUND, use->text_span, "`%t` cannot be read", use->text);
    yst_diag_help(b->diags, diag, "A file is looked for from the folder of the file that uses it.");
    return;
  }
  loaded *known = find_loaded(r, name);
  if (!known) {
    read_file(r, name, bytes, use->text_span);
  } else if (known->open) {
    say_circle(r, use, known);
  }
}

static void say_too_many(reader *r, yst_text name, yst_text bytes, yst_span asked_at)
{
  yst_diags *diags = r->builder->diags;
  if (bytes.length > YST_LIMIT_SOURCE_BYTES) {
    yst_diags_add(diags, YST_TOO_LARGE, asked_at, "`%t` is larger than %u bytes", name,
                  YST_LIMIT_SOURCE_BYTES);
  } else {
    yst_diags_add(diags, YST_TOO_MANY, asked_at, "more than %u rule files are used", YST_LIMIT_SOURCES);
  }
}

/* Goes as deep as files use each other, and there are at most YST_LIMIT_SOURCES of them. */
static void read_file(reader *r, yst_text name, yst_text bytes, yst_span asked_at)
{
  yst_model_builder *b = r->builder;
  const yst_source *source = r->count < YST_LIMIT_SOURCES ? yst_sources_add(b->sources, name, bytes) : NULL;
  if (!source) {
    say_too_many(r, name, bytes, asked_at);
    return;
  }
  loaded *file = &r->files[r->count++];
  *file = (loaded){source->name, true, {0, 0, 0}};
  b->expr_limit += 2 * source->bytes.length;
  const yst_tree *tree = yst_parse(b->arena, b->atoms, source, b->diags);
  for (const yst_piece *p = NULL; (p = yst_next_of(tree->root, p, YST_PIECE_USE));) {
    if (!p->broken && p->has_text) follow_use(r, file, p);
  }
  file->open = false;
  yst_say_empty_texts(b, tree);
  YST_PUSH(b->arena, b->trees, b->tree_count, b->tree_capacity, tree);
}

void yst_load_files(yst_model_builder *builder, yst_text name, yst_text bytes, yst_loader loader,
                    void *context)
{
  reader *r = YST_NEW(builder->arena, reader);
  r->builder = builder;
  r->loader = loader;
  r->context = context;
  read_file(r, name, bytes, (yst_span){0, 0, 0});
}
