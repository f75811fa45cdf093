#include "analyzer/trend.h"

#include <stdlib.h>

#include "analyzer/outlook.h"
#include "analyzer/pace.h"
#include "base/i18n.h"

const char *forecast_name(enum forecast_state s)
{
    static const char *const names[] = {
#define X(id, name, label) name,
        FORECASTS(X)
#undef X
    };
    return names[s];
}

const char *forecast_label(enum forecast_state s)
{
    static const char *const labels[] = {
#define X(id, name, label) label,
        FORECASTS(X)
#undef X
    };
    return labels[s];
}

const char *habit_name(enum habit h)
{
    static const char *const names[] = { "calendar", "own_years", "all_tasks" };
    return names[h];
}

const struct trend_point *thread_now(const struct thread *t)
{
    return &t->points[t->last];
}

const struct task *thread_task(const struct thread *t)
{
    return thread_now(t)->task;
}

int trend_months(struct period from, struct period to)
{
    return (to.year - from.year) * 12 + to.month - from.month;
}

/* --- following --- */

struct follower {
    struct arena *arena;
    struct trend *trend;
    size_t at;             /* the report that is being joined */
    size_t *before, *now;  /* thread of each task of the last report, and of this one */
    const struct task_pair **pairs; /* of each task of this report; NULL = none */
};

/* Of a split or a merge the thread goes on through the pair with the same id, else the first. */
static void join_pair(struct follower *f, const struct task_pair *pair)
{
    const struct pairing *p = pair->pairing;
    const struct report *from = &f->trend->reports[f->at - 1], *to = from + 1;
    if (p->from.n == 0 || p->to.n == 0)
        return;
    size_t x = p->from.v[0], y = p->to.v[0];
    for (size_t i = 0; i < p->from.n; i++)
        for (size_t k = 0; k < p->to.n; k++)
            if (str_eq(from->tasks.v[p->from.v[i]].id, to->tasks.v[p->to.v[k]].id)) {
                x = p->from.v[i];
                y = p->to.v[k];
            }
    f->now[y] = f->before[x];
    f->pairs[y] = pair;
}

/* The thread that ended earlier with a task of this id; STR_NOT_FOUND = none. */
static size_t resumed(const struct follower *f, struct str id)
{
    for (size_t i = f->trend->threads.n; i > 0 && id.n; i--) {
        const struct thread *t = &f->trend->threads.v[i - 1];
        if (t->last < f->at && str_eq(thread_task(t)->id, id))
            return i - 1;
    }
    return STR_NOT_FOUND;
}

static size_t new_thread(struct follower *f)
{
    struct thread *t = list_push(f->arena, &f->trend->threads);
    t->points = arena_array(f->arena, f->trend->n, sizeof *t->points);
    t->first = f->at;
    return f->trend->threads.n - 1;
}

/* Between two years only what has no rate can stand still: rates begin anew. */
static bool stood_still(const struct follower *f, const struct task_pair *pair)
{
    const struct report *from = &f->trend->reports[f->at - 1], *to = from + 1;
    if (!pair || (pair->verdict != VERDICT_STALLED && pair->verdict != VERDICT_REGRESSED))
        return false;
    return from->period.year == to->period.year ||
           (pair->verdict == VERDICT_STALLED &&
            !(pair->rate_from.known && pair->rate_to.known));
}

static void add_point(struct follower *f, size_t task)
{
    const struct report *r = &f->trend->reports[f->at];
    struct thread *t = &f->trend->threads.v[f->now[task]];
    struct trend_point *p = &t->points[f->at];
    p->task = &r->tasks.v[task];
    p->rate = p->task->rate;
    p->pace = pace_of_task(p->task, r->period);
    p->gap_pp = pace_gap(p->rate, p->pace);
    p->spi = decimal_ratio(p->rate, p->pace, 2);
    p->stalled = stood_still(f, f->pairs[task]);
    t->still = p->stalled ? t->still : f->at;
    t->last = f->at;
}

static void join_report(struct follower *f)
{
    const struct report *r = &f->trend->reports[f->at];
    struct diff d = { 0 };
    f->now = arena_array(f->arena, r->tasks.n + 1, sizeof *f->now);
    f->pairs = arena_array(f->arena, r->tasks.n + 1, sizeof *f->pairs);
    for (size_t i = 0; i < r->tasks.n; i++)
        f->now[i] = STR_NOT_FOUND;
    if (f->at > 0)
        diff_reports(f->arena, r - 1, r, &d);
    for (size_t i = 0; i < d.pairs.n; i++)
        join_pair(f, &d.pairs.v[i]);
    for (size_t i = 0; i < r->tasks.n; i++) {
        if (f->now[i] == STR_NOT_FOUND)
            f->now[i] = resumed(f, r->tasks.v[i].id);
        if (f->now[i] == STR_NOT_FOUND)
            f->now[i] = new_thread(f);
        add_point(f, i);
    }
    f->before = f->now;
}

static int by_position(const void *x, const void *y)
{
    const struct thread *a = x, *b = y;
    if (a->last != b->last)
        return a->last < b->last ? 1 : -1;
    return thread_task(a)->seq - thread_task(b)->seq;
}

void trend_follow(struct arena *a, const struct report *reports, size_t n, struct trend *out)
{
    *out = (struct trend){ .reports = reports, .n = n };
    struct follower f = { .arena = a, .trend = out };
    for (; f.at < n; f.at++)
        join_report(&f);
    if (out->threads.n)
        qsort(out->threads.v, out->threads.n, sizeof *out->threads.v, by_position);
    outlook_add(a, out);
}

/* --- choosing --- */

static bool names_task(const struct task *t, struct str word, int how)
{
    enum { SHORTEST_ID = 4 };
    switch (how) {
    case 0:
        return t->no.n && str_eq(t->no, word);
    case 1:
        return word.n >= SHORTEST_ID && str_starts(t->id, word);
    case 2:
        return str_has(t->title, word);
    default:
        return names_task(t, word, 0) || names_task(t, word, 1) || names_task(t, word, 2);
    }
}

/* A printed number of the last report goes before an id, an id before words. */
static int how_named(const struct trend *t, struct str word)
{
    for (int how = 0; how < 2; how++)
        for (size_t i = 0; i < t->threads.n; i++)
            if (names_task(thread_task(&t->threads.v[i]), word, how))
                return how;
    return 2;
}

static bool is_chosen(const struct task *task, const struct trend_choice *c, int how)
{
    bool owned = !c->owner.n;
    for (size_t i = 0; i < task->owners.n && !owned; i++)
        owned = str_has(task->owners.v[i].name, c->owner);
    return owned && (!c->status || c->status & 1u << task->status) &&
           (!c->task.n || names_task(task, c->task, how));
}

bool trend_is_chosen(const struct task *t, const struct trend_choice *choice)
{
    return is_chosen(t, choice, 3);
}

/* Gone last; else what has a gap before what has a rate before what has neither. */
static int rank(const struct thread *t)
{
    if (t->forecast.state == FORECAST_GONE)
        return 3;
    return thread_now(t)->gap_pp.known ? 0 : thread_now(t)->rate.known ? 1 : 2;
}

static int worst_first(const void *x, const void *y)
{
    const struct thread *a = *(const struct thread *const *)x;
    const struct thread *b = *(const struct thread *const *)y;
    int order = rank(a) - rank(b);
    if (order == 0 && rank(a) == 0)
        order = decimal_cmp(thread_now(a)->gap_pp, thread_now(b)->gap_pp);
    return order ? order : by_position(a, b);
}

void trend_choose(struct arena *a, const struct trend *t, const struct trend_choice *choice,
                  struct thread_list *out)
{
    int how = choice->task.n ? how_named(t, choice->task) : 0;
    for (size_t i = 0; i < t->threads.n; i++)
        if (is_chosen(thread_task(&t->threads.v[i]), choice, how))
            *list_push(a, out) = &t->threads.v[i];
    if (out->n)
        qsort(out->v, out->n, sizeof *out->v, worst_first);
    if (choice->top > 0 && out->n > (size_t)choice->top)
        out->n = (size_t)choice->top;
}
