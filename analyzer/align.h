/* align.h - which task of B is which task of A: SPEC.md section 6, "Alignment".
 *
 * Content decides, not numbers. Exact ids and titles first, then one assignment over what is
 * left, with a cost for leaving a task alone, then splits and merges.
 */
#ifndef QOQ_ANALYZER_ALIGN_H
#define QOQ_ANALYZER_ALIGN_H

#include "base/error.h"
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

/* What speaks for a pair, in points: a name for --explain, and what it means. */
#define EVIDENCE(X)                                                    \
    X(EVIDENCE_TITLE, "title", N_("the titles are alike"))             \
    X(EVIDENCE_RARE, "rare", N_("words no other title has"))           \
    X(EVIDENCE_ITEMS, "items", N_("the items are alike"))              \
    X(EVIDENCE_TEXT, "text", N_("the texts are alike"))                \
    X(EVIDENCE_OWNERS, "owners", N_("the same owners"))                \
    X(EVIDENCE_FIGURES, "figures", N_("the same figures in the title")) \
    X(EVIDENCE_NEIGHBOURS, "neighbours", N_("neighbours are paired"))  \
    X(EVIDENCE_ID, "id", N_("the ledger knows them as one"))

enum evidence_kind {
#define X(id, name, label) id,
    EVIDENCE(X)
#undef X
    EVIDENCE_COUNT
};

struct evidence {
    double points[EVIDENCE_COUNT];
};

/* The next best pair of a task, that was not chosen. */
struct runner_up {
    bool any;
    size_t from, to; /* indexes into the reports' tasks */
    double points;   /* the sum of its evidence */
};

/* One pair: one task on each side, or several on one side (split: from 1 to n; merged: n to 1),
 * or none (added: no from; dropped: no to). Indexes into the reports' tasks. Evidence and
 * runner-up are those of the first task of each side. */
struct pairing {
    enum pair_kind kind;
    double confidence; /* 0..1; 1 for identical normalized titles and what a map says */
    LIST(size_t) from, to;
    bool mapped;       /* a person said so */
    struct evidence evidence;
    struct runner_up runner_up;
};

LIST_TYPE(struct alignment, struct pairing);

/* What a person lays down: from and to belong together; ALIGN_NONE: the other has no partner. */
enum { ALIGN_NONE = -1 };
struct align_rule {
    long from, to; /* indexes into the reports' tasks */
};
LIST_TYPE(struct align_map, struct align_rule);

/* Reads lines `A no = B no`, `A no = -`, `- = B no`; `#7` is the seventh row, whatever number it
 * carries; blank lines and what follows `//` are skipped. The same number on several lines makes
 * a split or a merge. QOQ_EINPUT with origin and line: no such row, not such a line. */
int align_map_read(struct arena *a, const char *origin, struct str text,
                   const struct report *from, const struct report *to, struct align_map *out,
                   struct error *err);

/* Pairs all tasks of two reports; every task stands in exactly one pairing. Ordered by B's
 * order, dropped tasks last in A's order. Deterministic, and the same whichever way round. */
void align(struct arena *a, const struct report *from, const struct report *to,
           struct alignment *out);

/* The same with rules that overrule; NULL = none. */
void align_by_map(struct arena *a, const struct report *from, const struct report *to,
                  const struct align_map *map, struct alignment *out);

/* Whether a pairing is a guess that a person should look at. */
bool pairing_unsure(const struct pairing *p);

const char *evidence_name(enum evidence_kind k);
const char *evidence_label(enum evidence_kind k);

/* How alike two texts are, 0..1: Dice over character bigrams of their fold_key()s. */
double text_similarity(struct arena *a, struct str x, struct str y);

/* The share of y's normalized characters that are copied from x in runs of 6 or more, 0..1;
 * list numbers and dates do not count. 0 when y has none. */
double text_copied(struct arena *a, struct str x, struct str y);

const char *pair_kind_name(enum pair_kind k);
const char *pair_kind_label(enum pair_kind k);

#endif
