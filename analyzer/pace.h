/* pace.h - what share of the year had gone when a rate was measured: SPEC.md section 5. */
#ifndef QOQ_ANALYZER_PACE_H
#define QOQ_ANALYZER_PACE_H

#include "snapshots/model.h"

/* The pace a task's rate is to be held against, 4 decimals: that of the figures it comes from (a
 * figure's own date wins over the report's), their mean when there are several, else that of the
 * period. Unknown where pace does not apply: shares and limits only, or no period. */
struct decimal pace_of_task(const struct task *t, struct period period);

/* The mean of n known decimals to 4 decimals; unknown when n is 0. */
struct decimal pace_mean(const struct decimal *v, size_t n);

/* (rate - pace) in percentage points, one decimal; negative = behind. */
struct decimal pace_gap(struct decimal rate, struct decimal pace);

#endif
