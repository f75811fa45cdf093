/* normalize.c - a document -> a report, by the way that finds its tasks. */
#include "base/i18n.h"
#include "snapshots/normalize/inline.h"
#include "snapshots/normalize/parts.h"

/* Cells that hold text, over all items: what a reading has found. */
static size_t filled(const struct report *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->tasks.n; i++) {
        const struct task *t = &r->tasks.v[i];
        n += t->owners.n > 0;
        for (size_t k = 0; k < t->items.n; k++)
            n += (t->items.v[k].progress.p != NULL) + (t->items.v[k].target.p != NULL);
    }
    return n;
}

/* Tables proper are surer than flattened ones: paragraphs must offer more to be preferred. */
static bool prefer_flat(const struct report *grid, size_t grids, const struct report *flat,
                        size_t flats)
{
    return flats > 0 && (grids == 0 || (flats > 2 * grids && filled(flat) > 2 * filled(grid)));
}

const char *normalize_layouts(void)
{
    return "grid|table|pipe|lines|list|blanks|glued|bare|prose";
}

static bool is_layout(struct str name)
{
    struct str rest = str_from(normalize_layouts()), layout;
    while (str_next(&rest, STR("|"), &layout))
        if (str_eq(layout, name))
            return true;
    return false;
}

/* Header cells among the paragraphs, the first few of them by name: what came near to a table. */
static struct str header_cells(struct arena *a, const struct document *doc, size_t *count)
{
    struct buf b = { .arena = a };
    *count = 0;
    for (size_t i = 0; i < doc->blocks.n; i++) {
        double score = 0;
        struct str text = doc->blocks.v[i].para.text;
        if (doc->blocks.v[i].type != BLOCK_PARA || header_role(text, &score) == ROLE_NONE ||
            score < 0.8)
            continue;
        if (++*count <= 4)
            buf_addf(&b, "%s%.*s", b.n ? " " : "", STR_ARG(text));
    }
    return b.n ? buf_str(&b) : STR("");
}

static int nothing_found(struct arena *a, const struct document *doc, struct error *err)
{
    size_t grids = 0, cells;
    for (size_t i = 0; i < doc->blocks.n; i++)
        grids += doc->blocks.v[i].type == BLOCK_GRID;
    struct str names = header_cells(a, doc, &cells);
    if (cells)
        return error_set(err, QOQ_EINPUT, NULL, 0,
                         _("no tasks were found in %zu tables and %zu paragraphs, %zu of which "
                           "look like header cells (%.*s); use --columns to name the columns or "
                           "--layout to say how the page is written"),
                         grids, doc->blocks.n - grids, cells, STR_ARG(names));
    return error_set(err, QOQ_EINPUT, NULL, 0,
                     _("no table with a task column and no list of tasks was found (looked at %zu "
                       "tables and %zu paragraphs); use --columns to name the columns or --layout "
                       "to say how the page is written"),
                     grids, doc->blocks.n - grids);
}

/* Both ways, unless the user has chosen; a layout of paragraphs rules tables proper out. */
static int read_both(struct arena *a, const struct document *doc,
                     const struct normalize_options *o, struct report *out, struct error *err)
{
    struct report grid = *out, flat = *out;
    size_t grids = 0, flats = 0;
    bool any = !o || !o->layout.n, proper = any || str_is(o->layout, "grid");
    const struct document *tables = any ? matrix_document(a, doc) : doc;
    int code = proper ? grid_tasks(a, tables, o, &grid, &grids, err) : 0;
    if (code)
        return code;
    if (any || !proper)
        code = flat_tasks(a, doc, o, &flat, &flats, err);
    if (code)
        return code;
    if (grids + flats == 0)
        return nothing_found(a, doc, err);
    bool prefer = prefer_flat(&grid, grids, &flat, flats);
    if (!prefer && o && o->explain)
        *o->explain = (struct explanation){ .layout = "grid" };
    *out = prefer ? flat : grid;
    return 0;
}

int normalize(struct arena *a, const struct document *doc, const struct normalize_options *options,
              struct report *out, struct error *err)
{
    if (options && options->layout.n && !is_layout(options->layout))
        return error_set(err, QOQ_EUSAGE, NULL, 0, _("unknown layout \"%.*s\": expected one of %s"),
                         STR_ARG(options->layout), normalize_layouts());
    int code = read_both(a, doc, options, out, err);
    if (code)
        return code;
    inline_numbers(a, out);
    inline_title_labels(a, out);
    inline_turns(a, out);
    inline_remarks(a, out);
    inline_labels(a, out);
    inline_verdicts(a, out);
    inline_matrix(a, out);
    if (options && period_known(options->period))
        out->period = options->period;
    return 0;
}
