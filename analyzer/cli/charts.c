/* Many periods: what the threads of a trend become in each kind of chart. */
#include "analyzer/cli/charts.h"

#include <math.h>
#include <stdlib.h>

#include "analyzer/view/view.h"
#include "base/i18n.h"

enum { USUAL_MARKED = 5, MOST_MARKED = 6, USUAL_STALLED = 40, USUAL_PANELS = 12 };

/* --- what all kinds share --- */

static struct str moment_label(struct arena *a, struct period p)
{
    switch (p.month) {
    case 0:
        return str_from(_("plan"));
    case 3:
        return str_from(_("Q1"));
    case 6:
        return str_from(_("H1"));
    case 9:
        return str_from(_("Q3"));
    case 12:
        return str_from(_("FY"));
    default:
        return str_format(a, _("%d mo."), p.month);
    }
}

static double place_of(struct period p)
{
    return p.year * 12.0 + p.month;
}

static struct moments moments_of(const struct chart_of *c)
{
    struct moments out = { 0 };
    for (size_t i = 0; i < c->trend->n; i++) {
        struct period p = c->trend->reports[i].period;
        *list_push(c->arena, &out) =
            (struct moment){ .at = place_of(p),
                             .pace = decimal_double(period_pace(p)),
                             .label = moment_label(c->arena, p),
                             .group = str_format(c->arena, "%d", p.year) };
    }
    return out;
}

static const struct report *last_report(const struct chart_of *c)
{
    return &c->trend->reports[c->trend->n - 1];
}

/* `what` and the periods it is of: "Rates of 150 tasks · first half of 2020 to full year 2020". */
static struct chart_words words_of(const struct chart_of *c, struct str what, struct str axis)
{
    struct arena *a = c->arena;
    struct str from = show_period(a, c->trend->reports[0].period);
    struct str to = show_period(a, last_report(c)->period);
    struct str time = str_eq(from, to) ? to
                                       : str_format(a, _("%.*s to %.*s"), STR_ARG(from),
                                                    STR_ARG(to));
    return (struct chart_words){ .title = show_report(a, last_report(c)),
                                 .subtitle = str_join(a, what, STR(" · "), time),
                                 .axis_label = axis,
                                 .pace_label = str_from(_("pace")) };
}

/* What the rates of a chart without an axis for them are to be held against. */
static void add_pace(const struct chart_of *c, struct chart_words *words)
{
    words->subtitle = str_join(c->arena, words->subtitle, STR(" · "),
                               chart_pace(c->arena, last_report(c)->period));
}

static const double *rates_of(const struct chart_of *c, const struct thread *x)
{
    double *rates = arena_array(c->arena, c->trend->n, sizeof *rates);
    for (size_t i = 0; i < c->trend->n; i++)
        rates[i] = chart_number(x->points[i].rate);
    return rates;
}

static struct str name_of(const struct chart_of *c, const struct thread *x)
{
    return show_line(c->arena, thread_task(x)->title);
}

static bool in_last(const struct chart_of *c, const struct thread *x)
{
    return x->last + 1 == c->trend->n;
}

static size_t at_most(size_t n, int top, int usual)
{
    size_t most = (size_t)(top > 0 ? top : usual);
    return n < most ? n : most;
}

/* --- trend, small --- */

struct courses *chart_trend(const struct chart_of *c)
{
    struct courses *out = arena_make(c->arena, struct courses);
    size_t rated = 0, marked = 0, most = at_most(MOST_MARKED, c->top, USUAL_MARKED);
    for (size_t i = 0; i < c->chosen->n; i++) {
        const struct thread *x = c->chosen->v[i];
        bool mark = in_last(c, x) && thread_now(x)->rate.known && marked < most;
        *list_push(c->arena, &out->all) = (struct course){ .label = name_of(c, x),
                                                           .rates = rates_of(c, x),
                                                           .marked = mark };
        rated += in_last(c, x) && thread_now(x)->rate.known;
        marked += mark;
    }
    struct str what = str_format(c->arena, _("Completion rates: %zu of %zu tasks have one now"),
                                 rated, last_report(c)->tasks.n);
    out->words = words_of(c, what, str_from(_("completion rate")));
    out->middle_label = str_from(_("median"));
    out->half_label = str_from(_("the middle half"));
    out->all_label = str_from(_("a task"));
    out->moments = moments_of(c);
    return out;
}

/* Tasks that are met matter only where nothing else is left. */
static void add_panels(const struct chart_of *c, bool met, struct panels *out)
{
    size_t most = at_most(c->chosen->n, c->top, USUAL_PANELS);
    for (size_t i = 0; i < c->chosen->n && out->all.n < most; i++) {
        const struct thread *x = c->chosen->v[i];
        if (!in_last(c, x) || !thread_now(x)->rate.known ||
            (x->forecast.state == FORECAST_MET) != met)
            continue;
        struct str no = show_no(c->arena, thread_task(x));
        *list_push(c->arena, &out->all) = (struct course){
            .label = str_join(c->arena, no, STR("  "), name_of(c, x)), .rates = rates_of(c, x)
        };
    }
}

struct panels *chart_small(const struct chart_of *c)
{
    struct panels *out = arena_make(c->arena, struct panels);
    add_panels(c, false, out);
    if (out->all.n == 0)
        add_panels(c, true, out);
    struct str what = str_format(
        c->arena, _("The %zu tasks with the lowest rates, measured by pace"), out->all.n);
    out->words = words_of(c, what, STR_NULL);
    out->rate_label = str_from(_("completion rate"));
    out->moments = moments_of(c);
    return out;
}

/* --- status, owners --- */

static enum share share_of(enum status s)
{
    static const enum share shares[] = {
        [STATUS_DONE] = SHARE_DONE,       [STATUS_AHEAD] = SHARE_AHEAD,
        [STATUS_ON_PACE] = SHARE_ON_PACE, [STATUS_ONGOING] = SHARE_ONGOING,
        [STATUS_MIXED] = SHARE_MIXED,     [STATUS_BEHIND] = SHARE_BEHIND,
        [STATUS_NOT_STARTED] = SHARE_NOT_STARTED, [STATUS_POSTPONED] = SHARE_POSTPONED,
    };
    return shares[s];
}

static void name_shares(struct stacks *out)
{
    for (int s = 0; s < STATUS_COUNT; s++)
        out->shares[share_of((enum status)s)] = str_from(_(status_label((enum status)s)));
}

struct stacks *chart_status(const struct chart_of *c)
{
    struct stacks *out = arena_make(c->arena, struct stacks);
    for (size_t i = 0; i < c->trend->n; i++) {
        struct stack *stack = list_push(c->arena, &out->stacks);
        for (size_t k = 0; k < c->chosen->n; k++) {
            const struct task *t = c->chosen->v[k]->points[i].task;
            if (t)
                stack->counts[share_of(t->status)]++;
        }
    }
    out->words = words_of(c, str_from(_("How tasks stand")), str_from(_("tasks")));
    out->moments = moments_of(c);
    name_shares(out);
    return out;
}

/* The tasks of one lead, and how many of them the last report has. */
struct lead {
    struct str name;
    int tasks, done, behind, rated;
    double rates;
    struct thread_list threads;
};
LIST_TYPE(struct leads, struct lead);

static struct lead *lead_of(const struct chart_of *c, struct leads *all, struct str name)
{
    for (size_t i = 0; i < all->n; i++)
        if (str_eq(all->v[i].name, name))
            return &all->v[i];
    struct lead *fresh = list_push(c->arena, all);
    fresh->name = name;
    return fresh;
}

/* Who has most to do first. */
static int by_load(const void *x, const void *y)
{
    const struct lead *a = x, *b = y;
    if (a->tasks != b->tasks)
        return b->tasks - a->tasks;
    return a->behind != b->behind ? b->behind - a->behind : str_cmp(a->name, b->name);
}

static bool is_late(enum status s)
{
    return s == STATUS_BEHIND || s == STATUS_NOT_STARTED || s == STATUS_POSTPONED;
}

static struct leads leads_of(const struct chart_of *c)
{
    struct leads all = { 0 };
    for (size_t i = 0; i < c->chosen->n; i++) {
        const struct thread *x = c->chosen->v[i];
        const struct task *t = thread_task(x);
        if (!in_last(c, x))
            continue;
        struct str name = task_lead(t);
        struct lead *lead = lead_of(c, &all, name.n ? name : str_from(_("no lead named")));
        *list_push(c->arena, &lead->threads) = x;
        lead->tasks++;
        lead->done += t->status == STATUS_DONE;
        lead->behind += is_late(t->status);
        if (t->rate.known) {
            lead->rated++;
            lead->rates += fmin(decimal_double(t->rate), 1);
        }
    }
    if (all.n)
        qsort(all.v, all.n, sizeof *all.v, by_load);
    if (c->top > 0 && all.n > (size_t)c->top)
        all.n = (size_t)c->top;
    return all;
}

static struct str count_text(struct arena *a, int n)
{
    return str_format(a, "%d", n);
}

struct stacks *chart_owners(const struct chart_of *c)
{
    struct arena *a = c->arena;
    struct stacks *out = arena_make(a, struct stacks);
    struct leads leads = leads_of(c);
    for (size_t i = 0; i < leads.n; i++) {
        const struct lead *lead = &leads.v[i];
        struct stack *stack = list_push(a, &out->stacks);
        stack->label = lead->name;
        for (size_t k = 0; k < lead->threads.n; k++)
            stack->counts[share_of(thread_task(lead->threads.v[k])->status)]++;
        stack->figures[0] = count_text(a, lead->tasks);
        stack->figures[1] = count_text(a, lead->done);
        stack->figures[2] = count_text(a, lead->behind);
        if (lead->rated)
            stack->figures[3] = str_format(a, "%.0f%%", round(lead->rates / lead->rated * 100));
    }
    struct str what = str_format(a, _("Leads and their tasks: %zu leads"), leads.n);
    out->words = words_of(c, what, str_from(_("tasks")));
    out->words.subtitle = str_join(a, what, STR(" · "), show_period(a, last_report(c)->period));
    add_pace(c, &out->words);
    out->headings[0] = str_from(_("tasks"));
    out->headings[1] = str_from(_("done"));
    out->headings[2] = str_from(_("behind"));
    out->headings[3] = str_from(_("mean rate"));
    name_shares(out);
    return out;
}

/* --- heatmap --- */

/* The mean gap to pace of a lead's tasks at one period. One task far beyond its target does not
 * make up for others. */
static double mean_gap(const struct lead *lead, size_t period)
{
    double sum = 0;
    int n = 0;
    for (size_t i = 0; i < lead->threads.n; i++) {
        const struct trend_point *p = &lead->threads.v[i]->points[period];
        if (!p->gap_pp.known)
            continue;
        sum += fmin(decimal_double(p->gap_pp), (1 - decimal_double(p->pace)) * 100);
        n++;
    }
    return n ? sum / n : NAN;
}

struct heat *chart_heatmap(const struct chart_of *c)
{
    struct arena *a = c->arena;
    struct heat *out = arena_make(a, struct heat);
    struct leads leads = leads_of(c);
    for (size_t i = 0; i < leads.n; i++) {
        bool any = false;
        double *gaps = arena_array(a, c->trend->n, sizeof *gaps);
        for (size_t k = 0; k < c->trend->n; k++) {
            gaps[k] = mean_gap(&leads.v[i], k);
            any |= isfinite(gaps[k]) != 0;
        }
        if (any)
            *list_push(a, &out->rows) = (struct heat_row){
                .label = leads.v[i].name, .gaps = gaps, .figure = count_text(a, leads.v[i].tasks)
            };
    }
    struct str what = str_format(
        a, _("Mean points ahead of pace or behind: %zu of %zu leads have rates"), out->rows.n,
        leads.n);
    out->words = words_of(c, what, STR_NULL);
    out->behind_label = str_from(_("30 points behind"));
    out->ahead_label = str_from(_("30 points ahead"));
    out->nothing_label = str_from(_("empty: no rate to judge by"));
    out->heading = str_from(_("tasks"));
    out->marks[0] = str_from(_(status_label(STATUS_BEHIND)));
    out->marks[1] = str_from(_(status_label(STATUS_ON_PACE)));
    out->marks[2] = str_from(_(status_label(STATUS_AHEAD)));
    out->moments = moments_of(c);
    return out;
}

/* --- stalled --- */

static int months_still(const struct chart_of *c, const struct thread *x)
{
    return trend_months(c->trend->reports[x->still].period, c->trend->reports[x->last].period);
}

/* From the beginning of the year of that report on. */
static struct moments moments_since(const struct chart_of *c, size_t first)
{
    struct moments all = moments_of(c), out = { 0 };
    for (size_t i = 0; i < all.n; i++)
        if (c->trend->reports[i].period.year >= c->trend->reports[first].period.year)
            *list_push(c->arena, &out) = all.v[i];
    return out;
}

struct still {
    const struct thread *thread;
    int months;
    size_t position;
};

static int longest_first(const void *x, const void *y)
{
    const struct still *a = x, *b = y;
    if (a->months != b->months)
        return b->months - a->months;
    return (a->position > b->position) - (a->position < b->position);
}

static struct span make_span(const struct chart_of *c, const struct still *s)
{
    const struct trend_point *now = thread_now(s->thread);
    return (struct span){ .number = show_no(c->arena, now->task),
                          .label = name_of(c, s->thread),
                          .since = place_of(c->trend->reports[s->thread->still].period),
                          .rate = chart_number(now->rate),
                          .rate_text = now->rate.known ? show_percent(c->arena, now->rate)
                                                       : STR_NULL,
                          .length_text = count_text(c->arena, s->months) };
}

struct spans *chart_stalled(const struct chart_of *c)
{
    struct spans *out = arena_make(c->arena, struct spans);
    struct still *all = arena_array(c->arena, c->chosen->n + 1, sizeof *all);
    size_t n = 0;
    for (size_t i = 0; i < c->chosen->n; i++) {
        const struct thread *x = c->chosen->v[i];
        if (in_last(c, x) && months_still(c, x) > 0 && thread_task(x)->status != STATUS_DONE)
            all[n++] = (struct still){ x, months_still(c, x), i };
    }
    qsort(all, n, sizeof *all, longest_first);
    size_t shown = at_most(n, c->top, USUAL_STALLED);
    for (size_t i = 0; i < shown; i++)
        *list_push(c->arena, &out->rows) = make_span(c, &all[i]);
    struct str what = str_format(
        c->arena, _("Tasks that stand still, the longest first: %zu of %zu"), shown, n);
    out->words = words_of(c, what, STR_NULL);
    add_pace(c, &out->words);
    out->span_label = str_from(_("the rate has not risen"));
    out->short_label = str_from(_("no rate, and the text tells nothing new"));
    out->rate_heading = str_from(_("rate"));
    out->length_heading = str_from(_("months"));
    out->moments = shown ? moments_since(c, all[0].thread->still) : moments_of(c);
    return out;
}

/* --- burnup --- */

/* How many tasks will be done at the end of the year if each goes its way. */
static void add_forecast(const struct chart_of *c, struct burnup *out)
{
    const struct report *r = last_report(c);
    double ends[3] = { 0 };
    int made = 0;
    for (size_t i = 0; i < c->chosen->n; i++) {
        const struct thread *x = c->chosen->v[i];
        const struct forecast_rate *f = &x->forecast.line;
        if (x->forecast.state != FORECAST_MADE)
            continue;
        const struct decimal rates[] = { f->low, f->rate, f->high };
        for (int k = 0; k < 3; k++)
            ends[k] += decimal_double(rates[k]) >= 0.995;
        made++;
    }
    double done = out->done[c->trend->n - 1];
    out->end = (r->period.year + 1) * 12.0;
    out->low = out->forecast = out->high = NAN;
    if (made == 0)
        return;
    out->low = done + ends[0];
    out->forecast = done + ends[1];
    out->high = done + ends[2];
    struct str on = str_format(c->arena, _("the forecast rests on the straight lines of %d tasks"),
                               made);
    out->words.subtitle = str_join(c->arena, out->words.subtitle, STR(" · "), on);
}

struct burnup *chart_burnup(const struct chart_of *c)
{
    struct burnup *out = arena_make(c->arena, struct burnup);
    double *all = arena_array(c->arena, c->trend->n, sizeof *all);
    double *done = arena_array(c->arena, c->trend->n, sizeof *done);
    for (size_t i = 0; i < c->trend->n; i++)
        for (size_t k = 0; k < c->chosen->n; k++) {
            const struct task *t = c->chosen->v[k]->points[i].task;
            all[i] += t != NULL;
            done[i] += t && t->status == STATUS_DONE;
        }
    out->words = words_of(c, str_from(_("Tasks done, of all")), str_from(_("tasks")));
    out->all_label = str_from(_("all tasks"));
    out->done_label = str_from(_("done"));
    out->forecast_label = str_from(_("forecast, with its range"));
    out->end_label = moment_label(c->arena, (struct period){ last_report(c)->period.year, 12 });
    out->moments = moments_of(c);
    out->all = all;
    out->done = done;
    add_forecast(c, out);
    return out;
}
