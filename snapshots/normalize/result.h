/* result.h - a column of results whose header does not say so: told by its cells. */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_RESULT_H
#define QOQ_SNAPSHOTS_NORMALIZE_RESULT_H

#include "snapshots/normalize/normalize.h"

/* Where no header names what was done, the first column behind the task whose name would fit a task
 * as well (「实事内容 | 公示内容」), or nothing that is known; -1 = there is none. */
int result_column(const enum role *roles, const struct str *headers, int n);

/* What its cells say, added up. */
struct result_evidence {
    int cells, told;
};
void result_add(struct arena *a, struct result_evidence *e, struct str cell);
/* True when most of them, and several, tell what became of their tasks. */
bool result_tells(const struct result_evidence *e);

#endif
