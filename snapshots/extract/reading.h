/* reading.h - one task as it is read: its passages, what it aims at, what was achieved. Shared by
 * the files that turn a task's words into indicators, rates, status and commitments. */
#ifndef QOQ_SNAPSHOTS_EXTRACT_READING_H
#define QOQ_SNAPSHOTS_EXTRACT_READING_H

#include "snapshots/extract/parts.h"

/* --- words.c: what a stretch of text speaks of (stopwords.tsv, synonyms.tsv) --- */

/* The pairs of neighbouring characters of a text, without words that say nothing of its subject;
 * sorted. Bounded: the rest of a long text is left out. */
struct words {
    uint64_t *pair;
    size_t n;
    size_t characters;
};

struct words words_read(struct arena *a, struct str folded);

/* The words of a clause without its figures, whose units name nothing (年度目标31万平方米). Figure f stands
 * in it or behind it in its sentence. */
struct words clause_words(struct arena *a, const struct passage *p, size_t clause,
                          const struct figure *f);

/* How much of `part` is found in `whole`, 0..1; 0 when `part` says nothing. Linear in both. */
double words_within(const struct words *part, const struct words *whole);

/* --- the task --- */

struct cell {
    struct passage *p;
    enum role role;
    int item;
};

/* Something wanted: a quantified target, or (without one) what a stated percentage speaks of. */
struct goal {
    const struct passage *p;
    const struct figure *f;
    enum role role;      /* where it stands */
    int item;            /* -1: of the whole task */
    struct str name;
    struct words words;
    bool begins;          /* it is to begin works: 开工项目60个 */
    bool carries;         /* it does not say whether they are to be begun or ended: 实施, 推进 */
    struct decimal value; /* of a goal that shares a figure: its own */
    const struct figure *actual;
    const struct cell *actual_cell;
    const struct figure *first_part; /* figures from here to `actual` come to `sum`; else NULL */
    struct decimal sum;
    const struct figure *stated;
    const struct cell *stated_cell;
    struct target *target;
};

LIST_TYPE(struct cell_list, struct cell);
LIST_TYPE(struct goal_list, struct goal);

struct reading {
    struct arena *arena;
    const struct report *report;
    const struct str_list *units; /* stated over the table, each as listed: 「个、亿元」 */
    struct task *task;
    struct cell_list cells;
    struct goal_list goals;
    size_t targets; /* the first of them, which are targets */
    size_t steps;   /* the last of the targets: milestones on the way */
    struct words title;
};

/* goals.c: the targets of title, item titles and target cells; where there are none, those of a
 * list's text. */
void reading_goals(struct reading *r);

/* aims.c: the targets that a list's text sets, the year's before milestones. `instead`: of the
 * title, where that is but the text's beginning. False when there are none. */
bool reading_aims(struct reading *r, bool instead);

/* Whether the title is but the beginning of the text, which tells what was done. */
bool reading_tells_in_title(const struct reading *r);
/* The name before the brackets of a title that tell both what is wanted and what was done: 签约项目 of
 * 签约项目(年度目标40个,一季度签约17个). STR_NULL when they do not. */
struct str aim_told_in_brackets(const struct passage *p);
/* Whether a figure of such a text tells how far things are: 形象进度55%, 高于年度目标4.2个百分点. */
bool aim_is_told(const struct passage *p, const struct figure *f);

/* Whether figure i of a cell may be a target. `whole_cell`: also one without a unit. */
bool goal_is_target(const struct passage *p, size_t i, bool whole_cell);
/* Whether a figure is where something began: 574 of 从574元提高到609元. */
bool figure_is_start(const struct passage *p, const struct figure *f);
/* Adds a target of that name to the reading's goals. */
struct goal *goal_add(struct reading *r, const struct cell *cell, const struct figure *f,
                      struct str name);
/* Says in its name that a goal is a milestone. */
void goal_name_step(struct reading *r, struct goal *g);
/* Whether one of the first `before` goals is the same target. */
bool goal_is_known(const struct reading *r, const struct goal *new, size_t before);

/* bars.c: of several bars for one thing (确保100家,力争120家) the year's stays a target; the others
 * become milestones, which have no rate. After the targets of title and target cells. */
void reading_bars(struct reading *r);

/* Whether a target column headed 半年度目标任务 or 8月计划进度 holds milestones on the way: where the
 * title sets targets they are those of the year. */
bool reading_has_milestones(const struct report *report);

/* The name of what a figure measures: the words before and behind it in its clause, without verbs
 * and dates. Never empty when the passage has words. */
struct str figure_name(struct arena *a, const struct passage *p, const struct figure *f);

/* The whole that a figure is part of: 412人 of 培训412人,其中持证286人、在岗205人; NULL when it is no part, or
 * nothing that is counted alike stands before it in its sentence. */
const struct figure *figure_whole(const struct passage *p, const struct figure *f);

/* What names it right before it: without verbs, marks and dates; may be empty. */
struct str figure_own_words(const struct passage *p, const struct figure *f);

enum { MOST_NAMES = 8 };

/* Cuts "定海、普陀、新城" into its names, at most MOST_NAMES; 0 when it is no list. */
int names_listed(struct str text, struct str *names);

/* Of a figure in a respective list (A、B分别增长8%、8.5%) the name of its own; null when there is no
 * such list, or names and figures are not as many. */
struct str figure_listed(struct arena *a, const struct passage *p, size_t i);

/* One figure for several things (定海、普陀各5个): their names, at most MOST_NAMES; 0 when it is for
 * one. */
int figure_shared(struct arena *a, const struct passage *p, size_t i, struct str *names);

/* A text without what is no part of a name at its ends: verbs, marks, 全市. */
struct str goal_name(struct str text);

/* match.c: gives each goal the achieved value that measures it, and each stated percentage the
 * goal it speaks of; percentages of their own become goals without a target. */
void reading_match(struct reading *r);

/* The value of a figure as it answers the goal: a decline answers a growth target with its sign
 * turned, and the other way round. */
struct decimal goal_signed(const struct goal *g, const struct figure *f);

/* What was achieved of a goal that has an actual figure, in that figure's unit. */
struct decimal goal_achieved(const struct goal *g);

/* indicator.c: goals to indicators, with rate, pace and whether they are met. */
void reading_indicators(struct reading *r);

/* Whether an indicator is one of growth or decline, which has no rate; not a limit to growth
 * (涨幅控制在3%以内). */
bool indicator_is_movement(const struct indicator *i);

/* said.c: what the words say of the state of the whole task. */
struct said {
    int status;    /* enum status; -1 = nothing */
    bool spoken;   /* in the progress cell, not in a column or heading */
    bool outright; /* that is what they are there for: a status column, a sentence of its own */
    bool heading;  /* in the heading over the task */
    bool all;      /* in words that hold for all of several targets */
};

/* Whether indicator (or goal) k is a target of the year. */
static inline bool reading_is_target(const struct reading *r, size_t k)
{
    return k + r->steps < r->targets;
}

struct said reading_said(const struct reading *r);

/* status.c: status of each indicator and of the task, its rate, from figures and words. */
enum status indicator_status(const struct indicator *i, struct month report);
void reading_status(struct reading *r);

/* signals.c: clauses in which the report admits trouble (signals.tsv). */
void reading_signals(struct reading *r);

/* commitment.c: promises of the next-steps cells. */
void reading_commitments(struct reading *r);

/* The month the report is as of. */
struct month reading_month(const struct reading *r);
/* The share of the year that has gone by in that month, of a report of no known year, too. */
struct decimal reading_pace(struct month m);

#endif
