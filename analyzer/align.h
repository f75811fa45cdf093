/* align.h - which task of B is which task of A: SPEC.md section 6, "Alignment".
 *
 * Content decides, not numbers. Exact ids and titles first, then one assignment over what is
 * left, with a cost for leaving a task alone, then splits and merges.
 */
#ifndef QOQ_ANALYZER_ALIGN_H
#define QOQ_ANALYZER_ALIGN_H

#include "base/list.h"
#include "snapshots/model.h"

#define PAIR_KINDS(X)                          \
    X(PAIR_SAME, "same", N_("same"))           \
    X(PAIR_REWORDED, "reworded", N_("reworded")) \
    X(PAIR_SPLIT, "split", N_("split"))        \
    X(PAIR_MERGED, "merged", N_("merged"))     \
    X(PAIR_ADDED, "added", N_("added"))        \
    X(PAIR_DROPPED, "dropped", N_("dropped"))

enum pair_kind {
#define X(id, name, label) id,
    PAIR_KINDS(X)
#undef X
    PAIR_KIND_COUNT
};

/* One pair: one task on each side, or several on one side (split: from 1 to n; merged: n to 1),
 * or none (added: no from; dropped: no to). Indexes into the reports' tasks. */
struct pairing {
    enum pair_kind kind;
    double confidence; /* 0..1; 1 for identical normalized titles */
    LIST(size_t) from, to;
};

LIST_TYPE(struct alignment, struct pairing);

/* Pairs all tasks of two reports; every task stands in exactly one pairing. Ordered by B's
 * order, dropped tasks last in A's order. Deterministic, and the same whichever way round. */
void align(struct arena *a, const struct report *from, const struct report *to,
           struct alignment *out);

/* How alike two texts are, 0..1: Dice over character bigrams of their fold_key()s. */
double text_similarity(struct arena *a, struct str x, struct str y);

/* The share of y's normalized characters that are copied from x in runs of 6 or more, 0..1;
 * list numbers and dates do not count. 0 when y has none. */
double text_copied(struct arena *a, struct str x, struct str y);

const char *pair_kind_name(enum pair_kind k);
const char *pair_kind_label(enum pair_kind k);

#endif
