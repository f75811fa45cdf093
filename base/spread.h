/* spread.h - the same work on many things at once, in child processes.
 *
 * Children rather than threads: what they do needs no locks, has its own memory ceiling, and
 * may even crash. They are copies of this process at the start; only their results come back.
 */
#ifndef QOQ_BASE_SPREAD_H
#define QOQ_BASE_SPREAD_H

#include "base/error.h"
#include "base/str.h"

struct spread {
    /* In a child: the result of thing i, in the arena. It must not print. */
    struct str (*work)(void *arg, struct arena *a, size_t i);
    /* Here: a result, borrowed for the call; null when the child died over it. The order is that
     * in which they end. A negative code stops it all. */
    int (*take)(void *arg, size_t i, struct str result, struct error *err);
    void *arg;
    size_t ceiling; /* of the arena of one thing, in bytes */
};

/* Works on things 0 to n-1 in at most `jobs` children (1 when less). QOQ_EIO: no child could be
 * started; or what take() returned. */
int spread_run(const struct spread *s, size_t n, int jobs, struct error *err);

/* How many children this machine can run at once. */
int spread_jobs(void);

#endif
