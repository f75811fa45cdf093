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

/* A paragraph, and what it was taken for. */
struct explained {
    long line;
    int task;           /* seq; 0 = none */
    int item;           /* 0-based */
    enum role role;     /* ROLE_NONE with task 0: a heading or text around the table */
    bool sure;          /* false: another reading is nearly as good */
    double margin;      /* by how much this reading is better (natural logarithm of the odds) */
    struct str text;
};

/* How a page was read, for a person who wants to know why. */
struct explanation {
    const char *layout; /* "grid", or a name of normalize_layouts() */
    LIST(struct explained) lines; /* of flattened layouts; in the order of the page */
};

/* What a user may lay down; zero = find out. */
struct normalize_options {
    struct period period;  /* overrules the page's */
    struct str columns;    /* comma-separated roles, e.g. "no,title,owners,progress" */
    struct str layout;     /* a name of normalize_layouts() */
    struct explanation *explain; /* filled when not NULL */
};

/* The names of the layouts a page may be written in: "grid|table|list|..."; constant. */
const char *normalize_layouts(void);

/* Fills title, place, publisher, index_no, published, period, columns, tasks (no, section,
 * title, owners, items with their cells), front, back and warnings of `out`. Every non-blank
 * paragraph of the document is kept in one of them. QOQ_EINPUT when no task table is found:
 * the text says how far it got. */
int normalize(struct arena *a, const struct document *doc, const struct normalize_options *options,
              struct report *out, struct error *err);

#endif
