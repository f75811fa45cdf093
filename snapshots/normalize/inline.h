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

/* 「1.项目名称:某工程」: a label before the titles of most tasks becomes the column's name. */
void inline_title_labels(struct arena *a, struct report *r);

/* A line of figures under several headers of one kind (计划完成数 · 累计开工数 · 开工率 · 计划投资额 · …)
 * is a task with an item for each group of them, named by what it counts. */
void inline_matrix(struct arena *a, struct report *r);

/* inline_columns.c */

/* Columns of progress that differ by the part of the year they tell of: 一季度进展 | 二季度进展. Their
 * cells are kept as extras of the item; n columns. */
bool headers_take_turns(const enum role *roles, const struct str *headers, size_t n);
/* Of such cells the last that tells something is the item's progress; the others stay extras. */
void inline_turns(struct arena *a, struct report *r);
/* A column of remarks that holds verdicts, and nothing else, is one of statuses where there is no
 * other. */
void inline_remarks(struct arena *a, struct report *r);

/* Where no column has running numbers but titles count (「3.新建公园」): the numbers become those of
 * the tasks. Chinese numbers of a column become digits. */
void inline_numbers(struct arena *a, struct report *r);

/* Takes the list number off one title. */
void title_take_number(struct arena *a, struct task *t);

#endif
