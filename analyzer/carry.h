/* carry.h - a target that one report states and the other leaves out.
 *
 * Titles get cut, and layouts drop target columns. The bar has not moved because of that: what
 * the silent side achieved is then measured against the target of the other.
 */
#ifndef QOQ_ANALYZER_CARRY_H
#define QOQ_ANALYZER_CARRY_H

#include "analyzer/diff.h"

/* The rate of a task that leaves out targets its partner states, against all of the partner's.
 * `pairs` are the paired indicators of the two, `silent_is_to` says which side is the silent one
 * (of `period`). Unknown when nothing is left out; when the silent side has targets of its own
 * that the other has not; when a target is no cumulative one of a title; or when the silent
 * side's text gives no figure for it. 4 decimals; each capped at 1 when there are several. */
struct decimal carry_rate(struct arena *a, const struct task_pair *pairs, bool silent_is_to,
                          const struct task *speaking, const struct task *silent,
                          struct period period);

#endif
