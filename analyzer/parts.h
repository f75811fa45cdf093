/* parts.h - what the parts of the alignment offer each other; nobody else includes it.
 *
 *     features.c    tasks as weighted sets of character pairs, owners and figures
 *     candidates.c  for each task the few on the other side that could be it
 *     evidence.c    how much speaks for a pair
 *     base/assign.h the best pairing of all candidates at once
 *     margins.c     how sure each is, and what came next
 *     splits.c      what is left over: one task told as several, several told as one
 */
#ifndef QOQ_ANALYZER_PARTS_H
#define QOQ_ANALYZER_PARTS_H

#include "base/assign.h"
#include "analyzer/align.h"
#include "analyzer/text.h"

/* ---- features.c ---- */

/* A set of features: ids in ascending order, each with its weight in struct space. */
struct doc {
    uint32_t *ids;
    uint32_t n;
    double weight; /* the sum of its features' weights */
};

struct task_docs {
    struct str key;      /* text_title_key() */
    uint64_t hash;       /* of the whole task's text, to break ties by content */
    struct str lead;     /* fold_key() of the lead; empty when there is none */
    struct doc title, body, owners, figures;
    struct doc self;     /* the title, whole, as one feature */
    struct doc names;    /* items and short sentences of the progress, each as such a feature:
                            layouts without sub-titles tell an item as a sentence of its own */
    struct doc *items;   /* one per item with a title */
    uint32_t nitems;
};

struct side {
    const struct report *report;
    struct task_docs *tasks;
    size_t n;
};

/* Both reports in one space of features, so that a weight is the same seen from either side. */
struct space {
    struct side side[2];
    double *weight;      /* by feature id: rare ones count more */
    uint32_t *posting;   /* tasks that have a feature, side 0 first */
    uint32_t *first, *middle; /* of feature id: where its postings start, where side 1 starts */
    uint32_t nfeatures;
    double rarest;       /* the weight of a feature that two tasks alone have */
};

/* Linear in the size of both reports. */
void space_build(struct arena *a, const struct report *from, const struct report *to,
                 struct space *out);

/* The weight of what both have, and of how many features that is. */
double doc_common(const struct space *s, const struct doc *x, const struct doc *y, uint32_t *n);
double doc_shared(const struct space *s, const struct doc *x, const struct doc *y);
double doc_dice(const struct space *s, const struct doc *x, const struct doc *y);
/* The share of x that y has too. */
double doc_inside(const struct space *s, const struct doc *x, const struct doc *y);

/* ---- candidates.c ---- */

struct edge {
    uint32_t from, to;
    double steady; /* the score without what the neighbours say */
    double score;
};

LIST_TYPE(struct edge_list, struct edge);

/* Candidates for every task for which open[side][task] is set, on the whole of the other side;
 * sorted by from, to; without doubles; scores not filled. Near-linear: the number of postings
 * looked at per task has a limit. */
void candidates_find(struct arena *a, const struct space *s, const bool *const open[2],
                     struct edge_list *out);

/* ---- evidence.c ---- */

/* mates[side][task] is the task's partner where it is settled, else ALONE. */
struct evidence evidence_weigh(const struct space *s, uint32_t from, uint32_t to,
                               const uint32_t *const mates[2]);
double evidence_score(const struct evidence *e); /* their sum */
/* The part of it that changes as partners are found. */
double evidence_neighbours(const struct space *s, uint32_t from, uint32_t to,
                           const uint32_t *const mates[2]);

/* The score under which a task rather stays alone. */
extern const double evidence_alone;

/* ---- align.c, margins.c ---- */

/* Two tasks of one title that stands more than once on a side. */
struct twin {
    struct edge edge;
    size_t apart; /* in rank: the first print goes with the first */
};

struct aligner {
    struct arena *arena;
    struct space space;
    uint32_t *mate[2];      /* by side and task */
    bool *open[2];          /* not settled by its title or by a person */
    bool *mapped[2];        /* settled by a person */
    LIST(struct twin) twins;
    struct edge_list edges; /* candidates of open tasks, scored */
};

bool aligner_same_title(const struct aligner *x, uint32_t from, uint32_t to);
struct evidence aligner_evidence(const struct aligner *x, uint32_t from, uint32_t to);

/* By how many points what was chosen for a task beats the next best (counting what that one's
 * partner would lose), and the edge that is next best, NULL = none. */
struct margin {
    double points;
    const struct edge *next;
};

/* By side and task. */
void margins_find(struct aligner *x, struct margin *out[2]);

/* 0.5 for no margin at all, towards 1 for a clear one. */
double margin_confidence(double points);

/* ---- splits.c ---- */

/* A task left alone that is a part of a paired one. */
struct extra_part {
    int side;            /* of the task left alone */
    uint32_t task, whole; /* whole is on the other side */
    double share;        /* how much of it is found there, 0..1 */
    double rank;         /* for the order: share, and how alike the texts are */
};

LIST_TYPE(struct extra_parts, struct extra_part);

/* Best first; every task at most once. Neither what a person settled is touched, nor parts that
 * stand in `out` already. */
void splits_find(struct aligner *x, struct extra_parts *out);

#endif
