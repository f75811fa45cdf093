/* flat.c - the ways pages are written, and which of them this page is. */
#include "base/i18n.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/parts.h"

static const struct flat_shape *const shapes[] = {
    &flat_shape_table,
    &flat_shape_list,
    &flat_shape_blanks,
    &flat_shape_glued,
};

int flat_tasks(struct arena *a, const struct document *doc, const struct normalize_options *o,
               struct report *r, size_t *found, struct error *err)
{
    struct page p = { .a = a, .doc = doc, .options = o };
    struct grammar g;
    *found = 0;
    if (o && o->columns.n && !grammar_from_option(o->columns, &g))
        return error_set(err, QOQ_EUSAGE, NULL, 0,
                         _("\"%.*s\" names no columns: expected roles parted by commas, with "
                           "title among them, such as no,title,owners,progress"),
                         STR_ARG(o->columns));
    tokens_make(&p);
    const struct flat_shape *best = NULL;
    double most = 0;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        double likely = shapes[i]->likelihood(&p);
        if (likely > most) {
            most = likely;
            best = shapes[i];
        }
    }
    if (best)
        *found = best->read(&p, r);
    return 0;
}
