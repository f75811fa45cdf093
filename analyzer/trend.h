/* trend.h - tasks followed over the periods of a series: SPEC.md section 8.
 *
 * Reports that follow one another are compared two by two (diff.h); where a task was paired its
 * thread goes on. A task that is missing for a while goes on by its id. Threads run through
 * years; a rate, a forecast and a verdict speak of one year.
 */
#ifndef QOQ_ANALYZER_TREND_H
#define QOQ_ANALYZER_TREND_H

#include "analyzer/diff.h"

/* A task at one period. */
struct trend_point {
    const struct task *task;  /* NULL: not in that report */
    struct decimal rate, pace; /* 4 decimals; the pace is that of the figures' own dates */
    struct decimal gap_pp;    /* one decimal */
    struct decimal spi;       /* two */
    bool stalled;             /* nothing moved since the period before */
};

/* Whether there is a forecast, and if not, why. */
#define FORECASTS(X)                                                                   \
    X(FORECAST_MADE, "made", N_("forecast"))                                           \
    X(FORECAST_MET, "met", N_("the target is met"))                                    \
    X(FORECAST_OVER, "year_over", N_("the year is over"))                              \
    X(FORECAST_NO_RATE, "no_rate", N_("no completion rate now"))                       \
    X(FORECAST_LIMIT, "limit", N_("no pace applies: a limit, a share or a growth"))    \
    X(FORECAST_ONE_POINT, "one_point", N_("only one dated figure this year"))          \
    X(FORECAST_FELL, "fell", N_("the rate fell: not measured against one target"))    \
    X(FORECAST_GONE, "gone", N_("not in the last report"))

enum forecast_state {
#define X(id, name, label) id,
    FORECASTS(X)
#undef X
    FORECAST_COUNT
};

/* A forecast of the rate at the end of the year, 4 decimals. */
struct forecast_rate {
    struct decimal rate, low, high;
};

/* What "pace-relative" is relative to. */
enum habit { HABIT_CALENDAR, HABIT_OWN, HABIT_ALL, HABIT_COUNT };

struct forecast {
    enum forecast_state state;
    int points;                      /* dated figures of the year that it rests on */
    struct forecast_rate line, pace; /* the two methods of forecast.h */
    enum habit habit;                /* the calendar, this task's earlier years, all tasks' */
    int habits;                      /* how many courses of earlier years */
    struct month met;                /* when it was met, or will be at the present speed; year 0:
                                        not within two years, or not known */
};

/* How often tasks that stood as this one does missed their target in earlier years. */
struct miss {
    int cases, missed; /* fewer than five cases: chance is unknown */
    int within_pp;     /* how near their rates were at that time of the year */
    int first_year, last_year;
    struct decimal chance; /* (missed + 1) / (cases + 2): never quite sure; two decimals */
};

/* A task through its periods. */
struct thread {
    struct trend_point *points; /* one for each report */
    size_t first, last;         /* the first and last report that have it */
    size_t still;               /* nothing has moved since this report; `last`: it moved */
    struct forecast forecast;
    struct miss miss;
};

struct trend {
    const struct report *reports;
    size_t n;
    LIST(struct thread) threads; /* as in the last report, then the others, the latest first */
};

LIST_TYPE(struct thread_list, const struct thread *);

/* Follows the tasks of n reports that stand in time. The trend borrows from them. Time: n
 * comparisons, and the square of the tasks for what earlier years tell. */
void trend_follow(struct arena *a, const struct report *reports, size_t n, struct trend *out);

/* Which threads, and how many. */
struct trend_choice {
    struct str owner; /* part of an owner's name; null = all */
    struct str task;  /* a printed number, the head of an id, or words of a title */
    unsigned status;  /* bits 1u << STATUS_x; 0 = all */
    int top;          /* 0 = all */
};

/* The chosen ones, farthest behind first; those without a rate follow, then those gone. */
void trend_choose(struct arena *a, const struct trend *t, const struct trend_choice *choice,
                  struct thread_list *out);

/* Whether a task is one of the chosen, `top` aside; its number, id and title all may name it. */
bool trend_is_chosen(const struct task *t, const struct trend_choice *choice);

/* The task as it stands in the last report that has it, and that point. */
const struct task *thread_task(const struct thread *t);
const struct trend_point *thread_now(const struct thread *t);

/* Months between two periods' as-of. */
int trend_months(struct period from, struct period to);

const char *forecast_name(enum forecast_state s);
const char *forecast_label(enum forecast_state s);
const char *habit_name(enum habit h);

#endif
