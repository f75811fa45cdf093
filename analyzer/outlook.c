/* Forecasts of the year's end, and what the ends of earlier years say. */
#include "analyzer/outlook.h"

#include <math.h>

#include "analyzer/forecast.h"

enum {
    LEAST_CASES = 5,      /* before a chance is told */
    LEAST_OWN_YEARS = 2,  /* of a task, before they are its habit */
    LEAST_HABITS = 8,     /* of all tasks, before they are one */
    FARTHEST_MONTH = 24,  /* a target that would be met later is not promised */
};

/* Points of the year that are as near as this are of the same time of the year. */
static const double same_time = 0.05;

/* Where a task stood in an earlier year, and how that year ended for it. */
struct past {
    const struct thread *thread;
    int year;
    double pace, rate, end; /* end: NAN where only the status tells */
    bool met;
};
LIST_TYPE(struct past_list, struct past);

static bool is_met(const struct trend_point *p)
{
    return p->task->status == STATUS_DONE ||
           (p->rate.known && decimal_cmp(p->rate, decimal_int(1)) >= 0);
}

/* A rate that accumulates over the year: every rated figure in it has a pace. */
static bool accumulates(const struct trend_point *p)
{
    for (size_t i = 0; i < p->task->indicators.n; i++)
        if (p->task->indicators.v[i].rate.known && !p->task->indicators.v[i].pace.known)
            return false;
    return p->rate.known && p->pace.known;
}

/* --- earlier years --- */

/* The point at the end of a year; NULL = none. */
static const struct trend_point *end_of(const struct trend *t, const struct thread *x, int year)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->reports[i].period.year == year && t->reports[i].period.month == 12 &&
            x->points[i].task)
            return &x->points[i];
    return NULL;
}

static void add_past(struct arena *a, const struct trend *t, const struct thread *x, size_t i,
                     struct past_list *out)
{
    const struct trend_point *p = &x->points[i], *end;
    int year = t->reports[i].period.year;
    if (!p->task || t->reports[i].period.month == 12 || !accumulates(p) || is_met(p))
        return;
    end = end_of(t, x, year);
    if (!end || (!end->rate.known && end->task->status != STATUS_DONE))
        return;
    *list_push(a, out) = (struct past){ .thread = x,
                                        .year = year,
                                        .pace = decimal_double(p->pace),
                                        .rate = decimal_double(p->rate),
                                        .end = end->rate.known ? decimal_double(end->rate) : NAN,
                                        .met = is_met(end) };
}

static struct past_list gather(struct arena *a, const struct trend *t)
{
    struct past_list all = { 0 };
    int now = t->n ? t->reports[t->n - 1].period.year : 0;
    for (size_t k = 0; k < t->threads.n; k++)
        for (size_t i = 0; i < t->n; i++)
            if (t->reports[i].period.year < now)
                add_past(a, t, &t->threads.v[k], i, &all);
    return all;
}

/* --- one thread --- */

/* The dated figures of the thread's last year; two of the same date are one, the later. */
static struct course_point *course(struct arena *a, const struct trend *t, const struct thread *x,
                                   size_t *n)
{
    struct course_point *v = arena_array(a, t->n, sizeof *v);
    int year = t->reports[x->last].period.year;
    *n = 0;
    for (size_t i = x->first; i <= x->last; i++) {
        const struct trend_point *p = &x->points[i];
        if (t->reports[i].period.year != year || !p->task || !accumulates(p))
            continue;
        double pace = decimal_double(p->pace);
        while (*n > 0 && v[*n - 1].pace >= pace - 1e-9)
            --*n;
        v[(*n)++] = (struct course_point){ pace, decimal_double(p->rate) };
    }
    return v;
}

/* Rates add up over a year; where one fell by more than rounding explains, a figure or the target
 * is another one, and no line leads through both. */
static bool fell(const struct course_point *v, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (v[i].rate < v[i - 1].rate - 0.01)
            return true;
    return false;
}

static enum forecast_state state_of(const struct trend *t, const struct thread *x,
                                    const struct course_point *v, size_t n)
{
    const struct trend_point *now = thread_now(x);
    if (x->last + 1 < t->n)
        return FORECAST_GONE;
    if (is_met(now))
        return FORECAST_MET;
    if (t->reports[x->last].period.month == 12)
        return FORECAST_OVER;
    if (!now->rate.known)
        return FORECAST_NO_RATE;
    if (!accumulates(now))
        return FORECAST_LIMIT;
    if (fell(v, n))
        return FORECAST_FELL;
    return n < 2 ? FORECAST_ONE_POINT : FORECAST_MADE;
}

static struct decimal to_decimal(double ratio, int places)
{
    return isfinite(ratio) ? decimal_round(decimal_from_double(ratio), places) : DECIMAL_NONE;
}

static struct forecast_rate to_rate(struct outlook o)
{
    return (struct forecast_rate){ to_decimal(o.rate, 4), to_decimal(o.low, 4),
                                   to_decimal(o.high, 4) };
}

/* The first report of the last run of years' points at which the target was met. */
static struct month met_since(const struct trend *t, const struct thread *x)
{
    size_t first = x->last;
    int year = t->reports[x->last].period.year;
    for (size_t i = x->last + 1; i > x->first; i--) {
        const struct trend_point *p = &x->points[i - 1];
        if (t->reports[i - 1].period.year != year || (p->task && !is_met(p)))
            break;
        if (p->task)
            first = i - 1;
    }
    return period_as_of(t->reports[first].period);
}

/* A pace of this year as a month: 0.75 is September, 1.01 January of the next. */
static struct month month_at(int year, double pace)
{
    if (!isfinite(pace) || pace * 12 > FARTHEST_MONTH)
        return (struct month){ 0, 0 };
    int months = (int)ceil(pace * 12 - 1e-6);
    return (struct month){ (int16_t)(year + (months - 1) / 12), (int8_t)((months - 1) % 12 + 1) };
}

/* What share of their end such courses had reached by this time: the task's own, else all. */
static double *usual_shares(struct arena *a, const struct past_list *past, const struct thread *x,
                            double pace, size_t *n, enum habit *habit)
{
    double *own = arena_array(a, past->n + 1, sizeof *own), *all;
    size_t owned = 0, any = 0;
    all = arena_array(a, past->n + 1, sizeof *all);
    for (size_t i = 0; i < past->n; i++) {
        const struct past *p = &past->v[i];
        if (fabs(p->pace - pace) > same_time || !(p->end > 0))
            continue;
        all[any++] = p->rate / p->end;
        if (p->thread == x)
            own[owned++] = p->rate / p->end;
    }
    *habit = owned >= LEAST_OWN_YEARS ? HABIT_OWN : any >= LEAST_HABITS ? HABIT_ALL
                                                                        : HABIT_CALENDAR;
    *n = *habit == HABIT_OWN ? owned : *habit == HABIT_ALL ? any : 0;
    return *habit == HABIT_OWN ? own : all;
}

static void add_forecast(struct arena *a, const struct trend *t, const struct past_list *past,
                         struct thread *x)
{
    size_t n, habits;
    struct course_point *v = course(a, t, x, &n);
    struct forecast *f = &x->forecast;
    f->points = (int)n;
    f->state = state_of(t, x, v, n);
    if (f->state == FORECAST_MET)
        f->met = met_since(t, x);
    if (f->state != FORECAST_MADE)
        return;
    double *shares = usual_shares(a, past, x, v[n - 1].pace, &habits, &f->habit);
    f->line = to_rate(forecast_line(v, n));
    f->pace = to_rate(forecast_pace(v, n, shares, habits));
    f->habits = (int)habits;
    f->met = month_at(t->reports[x->last].period.year, forecast_met(v, n));
}

/* --- the chance of a miss --- */

static struct miss count_like(const struct past_list *past, double pace, double rate, int within)
{
    struct miss m = { .within_pp = within };
    for (size_t i = 0; i < past->n; i++) {
        const struct past *p = &past->v[i];
        if (fabs(p->pace - pace) > same_time || fabs(p->rate - rate) > within / 100.0 + 1e-9)
            continue;
        m.cases++;
        m.missed += !p->met;
        m.first_year = m.first_year && m.first_year < p->year ? m.first_year : p->year;
        m.last_year = m.last_year > p->year ? m.last_year : p->year;
    }
    return m;
}

static void add_miss(const struct past_list *past, struct thread *x)
{
    const struct trend_point *now = thread_now(x);
    enum forecast_state state = x->forecast.state;
    if (state != FORECAST_MADE && state != FORECAST_ONE_POINT)
        return;
    for (int within = 10; within <= 20 && x->miss.cases < LEAST_CASES; within += 10)
        x->miss = count_like(past, decimal_double(now->pace), decimal_double(now->rate), within);
    if (x->miss.cases >= LEAST_CASES)
        x->miss.chance = decimal_ratio(decimal_int(x->miss.missed + 1),
                                       decimal_int(x->miss.cases + 2), 2);
}

void outlook_add(struct arena *a, struct trend *t)
{
    struct past_list past = gather(a, t);
    for (size_t i = 0; i < t->threads.n; i++) {
        add_forecast(a, t, &past, &t->threads.v[i]);
        add_miss(&past, &t->threads.v[i]);
    }
}
