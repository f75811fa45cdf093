/* diff.h - what moved between two reports: SPEC.md section 6. */
#ifndef QOQ_ANALYZER_DIFF_H
#define QOQ_ANALYZER_DIFF_H

#include "analyzer/align.h"
#include "base/error.h"

#define VERDICTS(X)                                        \
    X(VERDICT_REGRESSED, "regressed", N_("regressed"))     \
    X(VERDICT_STALLED, "stalled", N_("stalled"))           \
    X(VERDICT_DROPPED, "dropped", N_("dropped"))           \
    X(VERDICT_REPORTED, "reported", N_("reported"))        \
    X(VERDICT_ADVANCED, "advanced", N_("advanced"))        \
    X(VERDICT_COMPLETED, "completed", N_("completed"))     \
    X(VERDICT_DONE, "done", N_("already done"))            \
    X(VERDICT_ADDED, "added", N_("added"))

/* Worst first. */
enum verdict {
#define X(id, name, label) id,
    VERDICTS(X)
#undef X
    VERDICT_COUNT
};

/* One indicator on both sides; a side that lacks it is NULL. */
struct indicator_pair {
    const struct indicator *from, *to;
    struct decimal delta;    /* in the unit of `to`; unknown when a side has no value */
    struct decimal delta_pp; /* of the rates, one decimal */
    bool target_changed;     /* another value, or a limit that was none */
    bool unit_changed;       /* 亿元 then, 万元 now; delta is in the unit of `to` all the same */
    bool basis_changed;      /* stated then, computed now, or the reverse: delta_pp compares two
                                ways of counting */
};

struct task_pair {
    const struct pairing *pairing;
    enum verdict verdict;
    struct decimal rate_from, rate_to;      /* 4 decimals */
    struct decimal delta_pp, expected_pp;   /* percentage points, one decimal */
    struct decimal pace_to, gap_pp, spi;    /* pace 4 decimals, gap one, SPI two */
    LIST(struct indicator_pair) indicators;
    LIST(struct str) owners_added, owners_removed;
    double copied;        /* share of B's progress text copied from A's, 0..1 */
    bool issues_persist, next_repeated;
    bool basis_changed;   /* of the rates, as for indicators */
    bool carried;         /* one side leaves the targets out: its rate is measured against those
                             of the other (carry.h) */
};

struct diff_summary {
    int from_tasks, to_tasks, paired;
    int verdicts[VERDICT_COUNT];
    struct decimal mean_delta_pp; /* over pairs with both rates; one decimal */
};

struct diff {
    const struct report *from, *to;
    struct alignment alignment;
    LIST(struct task_pair) pairs; /* in the alignment's order */
    struct diff_summary summary;
};

/* Compares two reports. The diff borrows from both. */
void diff_reports(struct arena *a, const struct report *from, const struct report *to,
                  struct diff *out);

/* The same, with a person's word on which task is which; NULL = none. */
void diff_by_map(struct arena *a, const struct report *from, const struct report *to,
                 const struct align_map *map, struct diff *out);

/* True when nothing moved at all: every task paired, the same text, figures and owners. */
bool diff_is_empty(const struct diff *d);

/* The first task of a pair's newer side (of the older where it was dropped). */
const struct task *diff_task(const struct diff *d, const struct task_pair *p);

/* What a task names as trouble: its issues cells, and what it admits elsewhere; null = nothing. */
struct str diff_trouble(struct arena *a, const struct task *t);

const char *verdict_name(enum verdict v);
const char *verdict_label(enum verdict v);

#endif
