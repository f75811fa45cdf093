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

int normalize(struct arena *a, const struct document *doc, const struct normalize_options *options,
              struct report *out, struct error *err)
{
    struct report grid = *out, flat = *out;
    size_t grids = 0, flats = 0;
    int code = grid_tasks(a, doc, options, &grid, &grids, err);
    if (code)
        return code;
    code = flat_tasks(a, doc, options, &flat, &flats, err);
    if (code)
        return code;
    if (grids + flats == 0)
        return error_set(err, QOQ_EINPUT, NULL, 0,
                         _("no table with a task column and no list of tasks was found (looked at "
                           "%zu paragraphs and tables); use --columns to name the columns"),
                         doc->blocks.n);
    *out = prefer_flat(&grid, grids, &flat, flats) ? flat : grid;
    inline_numbers(a, out);
    inline_labels(a, out);
    inline_verdicts(a, out);
    if (options && period_known(options->period))
        out->period = options->period;
    return 0;
}
