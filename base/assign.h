/* assign.h - the assignment problem: who goes with whom, so that all together gain most. */
#ifndef QOQ_BASE_ASSIGN_H
#define QOQ_BASE_ASSIGN_H

#include "base/arena.h"
#include "base/list.h"

/* The mate of one that stays alone. */
enum { ALONE = UINT32_MAX };

/* What is gained when `from` of the left side goes with `to` of the right one. */
struct gain {
    uint32_t from, to;
    int64_t gain;
};

/* The assignment of largest total gain, gains > 0: mate[from] = to or ALONE, for nfrom on the
 * left. Gains sorted by from. Shortest augmenting paths over the sparse graph: O(n * m log m) at
 * worst, near-linear when candidates are few and mostly clear. Exact in integers, so that a
 * unique best pairing is found whichever way round. */
void assign_best(struct arena *a, size_t nfrom, size_t nto, const struct gain *gains, size_t n,
                 uint32_t *mate);

#endif
