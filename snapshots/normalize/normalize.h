/* normalize.h - a document -> a report: front matter, columns, tasks, items, cells, owners.
 *
 * Two ways lead to tasks: tables proper (grids, whose cells are known) and flattened tables,
 * whose column borders are gone and are recovered as the best reading of every row.
 */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_H
#define QOQ_SNAPSHOTS_NORMALIZE_H

#include "base/error.h"
#include "snapshots/model.h"
#include "snapshots/read/read.h"

/* What a user may lay down; zero = find out. */
struct normalize_options {
    struct period period;  /* overrules the page's */
    struct str columns;    /* comma-separated roles, e.g. "no,title,owners,progress" */
};

/* Fills title, place, publisher, index_no, published, period, columns, tasks (no, section,
 * title, owners, items with their cells), front, back and warnings of `out`. Every non-blank
 * paragraph of the document is kept in one of them. QOQ_EINPUT when no task table is found:
 * the text says how far it got. */
int normalize(struct arena *a, const struct document *doc, const struct normalize_options *options,
              struct report *out, struct error *err);

#endif
