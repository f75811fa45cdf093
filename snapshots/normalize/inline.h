/* inline.h - what stands inside cells and belongs elsewhere, once the tasks are there. */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_INLINE_H
#define QOQ_SNAPSHOTS_NORMALIZE_INLINE_H

#include "snapshots/model.h"

/* Parts a progress cell that holds the others under labels: 「进展情况:… 下步打算:…」. The labels
 * become columns of the report. */
void inline_labels(struct arena *a, struct report *r);

/* 「提前完成年度任务。」 as the first line of a progress cell, with more below it, is the task's
 * status: it becomes an extra of the item. */
void inline_verdicts(struct arena *a, struct report *r);

/* A line of figures under several headers of one kind (计划完成数 · 累计开工数 · 开工率 · 计划投资额 · …)
 * is a task with an item for each group of them, named by what it counts. */
void inline_matrix(struct arena *a, struct report *r);

/* Where no column has running numbers but titles count (「3.新建公园」): the numbers become those of
 * the tasks. Chinese numbers of a column become digits. */
void inline_numbers(struct arena *a, struct report *r);

/* Takes the list number off one title. */
void title_take_number(struct arena *a, struct task *t);

#endif
