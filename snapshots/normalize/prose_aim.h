/* prose_aim.h - tasks that are announced; for prose_aim.c, prose_form.c and prose_want.c alone. */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_PROSE_AIM_H
#define QOQ_SNAPSHOTS_NORMALIZE_PROSE_AIM_H

#include "snapshots/normalize/prose.h"

enum { FEWEST = 6 }; /* characters of a title */

static const double DEED = 1, AMOUNT = 1, LISTED = 1.5, LEAST_AIM = 1.5;

/* A task that may be announced at a place. */
struct aim {
    enum aim_form form;
    struct range name;  /* its title */
    size_t rest;        /* where its cell begins ... */
    size_t told;        /* ... and in it what became of it, behind the plan */
    size_t limit;       /* where it ends at most */
    double score;       /* how much speaks for it by itself */
    struct range owner; /* whom the text names behind it, {0, 0} = nobody */
};

/* --- prose_want.c --- */

/* 「9月底」 at byte `at`. */
bool is_month(struct str s, size_t at);
/* Behind 「今年,我市计划」; `from` where no plan is spoken of. */
size_t behind_plan(const struct bulletin *b, size_t from, size_t to);
/* Behind a first clause that says what is planned; `from` where there is none. */
size_t behind_planned(const struct bulletin *b, size_t from, size_t to);
/* 「完成3项任务」: tasks are counted. */
bool counts_some(const struct bulletin *b, struct range r);
bool begins_with_deed(const struct bulletin *b, struct range r);
/* How much a text speaks of something to be done, with an amount: DEED and AMOUNT, and more or
 * less; negative when it tells how things are. */
double aim_score(const struct bulletin *b, struct range r);

/* --- prose_form.c --- */

/* The first form that fits at byte `from`, with a score of LEAST_AIM at least. False = none. */
bool aim_at(const struct bulletin *b, size_t from, size_t to, struct aim *aim);

#endif
