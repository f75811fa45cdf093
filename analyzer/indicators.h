/* indicators.h - which figure of B measures what which figure of A measures. */
#ifndef QOQ_ANALYZER_INDICATORS_H
#define QOQ_ANALYZER_INDICATORS_H

#include "analyzer/diff.h"

/* An indicator and the task it belongs to. */
struct measured {
    const struct task *task;
    const struct indicator *indicator;
};

LIST_TYPE(struct measured_list, struct measured);

/* Pairs the indicators of both sides by what is measured (name, unit, kind, target, item), never
 * by position alone, and adds them to pair->indicators in the order of `to`; those that only
 * `from` has come last. */
void indicators_pair(struct arena *a, const struct measured_list *from,
                     const struct measured_list *to, struct task_pair *pair);

#endif
