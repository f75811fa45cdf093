/* Two periods: each task's rate then and now. */
#include <math.h>
#include <stdlib.h>

#include "analyzer/cli/charts.h"
#include "analyzer/view/view.h"
#include "base/i18n.h"

double chart_number(struct decimal d)
{
    return d.known ? decimal_double(d) : NAN;
}

struct str chart_pace(struct arena *a, struct period p)
{
    double percent = round(chart_number(period_pace(p)) * 1000) / 10;
    return str_format(a, _("pace %.4g%%"), percent);
}

/* --- which rows --- */

struct row {
    const struct task_pair *pair;
    size_t position;
};

/* Farthest behind the pace first; what has no rate now comes last. */
static int worst_first(const void *x, const void *y)
{
    const struct row *r = x, *s = y;
    struct decimal a = r->pair->rate_to, b = s->pair->rate_to;
    int order = a.known && b.known ? decimal_cmp(a, b) : (int)b.known - (int)a.known;
    return order ? order : (r->position > s->position) - (r->position < s->position);
}

static struct row *choose(struct arena *a, const struct diff *d,
                          const struct trend_choice *choice, size_t *n, size_t *rated)
{
    struct row *rows = arena_array(a, d->pairs.n + 1, sizeof *rows);
    *n = 0;
    for (size_t i = 0; i < d->pairs.n; i++) {
        const struct task_pair *pair = &d->pairs.v[i];
        bool known = pair->rate_from.known || pair->rate_to.known;
        if (known && trend_is_chosen(diff_task(d, pair), choice))
            rows[(*n)++] = (struct row){ pair, i };
    }
    qsort(rows, *n, sizeof *rows, worst_first);
    *rated = *n;
    if (choice->top > 0 && (size_t)choice->top < *n)
        *n = (size_t)choice->top;
    return rows;
}

static struct dumbbell_row make_row(struct arena *a, const struct diff *d,
                                    const struct task_pair *pair)
{
    const struct task *t = diff_task(d, pair);
    return (struct dumbbell_row){ .label = show_line(a, t->title),
                                  .from = chart_number(pair->rate_from),
                                  .to = chart_number(pair->rate_to),
                                  .number = show_no(a, t) };
}

/* --- the chart --- */

static struct str subtitle(struct arena *a, const struct diff *d, size_t shown, size_t rated)
{
    struct str then = show_period(a, d->from->period), now = show_period(a, d->to->period);
    return str_format(a, _("%.*s → %.*s · %zu tasks, %zu with a completion rate, %zu shown"),
                      STR_ARG(then), STR_ARG(now), d->pairs.n, rated, shown);
}

/* A side's name in the legend; two versions of one period are told apart. */
static struct str version(struct arena *a, const struct diff *d, const struct report *r)
{
    struct str period = show_period(a, r->period);
    if (!period_eq(d->from->period, d->to->period))
        return period;
    return str_format(a, r == d->from ? _("%.*s, earlier version") : _("%.*s, later version"),
                      STR_ARG(period));
}

struct dumbbell *chart_dumbbell(struct arena *a, const struct diff *d,
                                const struct trend_choice *choice)
{
    size_t n, rated;
    const struct row *rows = choose(a, d, choice, &n, &rated);
    struct dumbbell *chart = arena_make(a, struct dumbbell);
    *chart = (struct dumbbell){
        .title = show_report(a, d->to),
        .subtitle = subtitle(a, d, n, rated),
        .from_label = version(a, d, d->from),
        .to_label = version(a, d, d->to),
        .up_label = str_from(_("advanced")),
        .down_label = str_from(_("regressed")),
        .same_label = str_from(_("no movement")),
        .pace_label = chart_pace(a, d->to->period),
        .axis_label = str_from(_("completion rate")),
        .value_heading = str_from(_("now %")),
        .change_heading = str_from(_("change (points)")),
        .pace = chart_number(period_pace(d->to->period)),
    };
    for (size_t i = 0; i < n; i++)
        *list_push(a, &chart->rows) = make_row(a, d, rows[i].pair);
    return chart;
}
