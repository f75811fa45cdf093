/* said.h - what said.c, which reads the state of a task out of its cells, has of said_doubt.c and
 * said_label.c. A hit is one of status.tsv in the passage. */
#ifndef QOQ_SNAPSHOTS_EXTRACT_SAID_H
#define QOQ_SNAPSHOTS_EXTRACT_SAID_H

#include "snapshots/extract/pattern.h"
#include "snapshots/extract/reading.h"

#define SAID_NOTHING ((struct said){ .status = -1 })

/* --- said_doubt.c --- */

/* The clause that holds byte `at`. */
const struct clause *said_clause(const struct passage *p, size_t at);

/* What is done is a stage or a part: 已完成招标, 已完成60%. */
bool said_partly(const struct passage *p, const struct hit *hit);

/* ... some of several things: 7件已提前完成, 3件按序时推进. */
bool said_of_some(const struct reading *r, const struct passage *p, const struct hit *hit);

/* Not begun is a part of it: 35%(南门市场未开工). */
bool said_elsewhere(const struct passage *p, const struct hit *hit);

/* What was done is another thing than what the title names: 已完成体检政考. */
bool said_of_other_thing(const struct reading *r, const struct passage *p, const struct hit *hit);

/* The clause is about a stage or another thing: 摸底建档已完成, 设备到货延迟. */
bool said_of_other(const struct reading *r, const struct passage *p, const struct hit *hit);

/* What stands behind the words in the cell says another state, or that work goes on. */
bool said_goes_on(const struct passage *p, const struct hit *hit, int status);

/* What stands behind them in the sentence is put off, or not begun: 已完成校级展演,区级展演推迟. */
bool said_turns(const struct passage *p, const struct hit *hit);

/* Wanted, not reached: 确保顺利实现年内开园的目标. */
bool said_only_wanted(const struct passage *p, const struct hit *hit);

/* Dated, and not by the report's month: 11月6日启用 in a report of September. */
bool said_to_come(const struct passage *p, const struct hit *hit);

/* --- said_label.c --- */

/* A status column says it outright; a cell merged over several tasks stands with the first. */
struct said said_in_status_column(const struct reading *r);

/* A heading that names the state of all that stands under it: 「按序时推进的项目」, 「二、推进较滞后」;
 * not 「扎实推进乡村振兴」. */
struct said said_in_heading(const struct reading *r);

#endif
