/* Tasks over time, for people and as rows. */
#include "analyzer/view/view.h"
#include "base/i18n.h"

enum { MOST_TICKS = 8 }; /* periods in a sparkline; the latest */

/* Rates as bars of an eighth of a line each: full is the target; a dot where there is none. */
static struct str sparkline(struct arena *a, const struct trend *t, const struct thread *x)
{
    static const char *const bars[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
    struct buf b = { .arena = a };
    for (size_t i = t->n > MOST_TICKS ? t->n - MOST_TICKS : 0; i < t->n; i++) {
        struct decimal rate = x->points[i].rate;
        double level = decimal_double(rate) * 7 + 0.5;
        buf_addz(&b, !rate.known ? "·" : bars[level < 0 ? 0 : level > 7 ? 7 : (int)level]);
    }
    return buf_str(&b);
}

static struct str two_places(struct arena *a, struct decimal d)
{
    if (!d.known)
        return STR("-");
    struct decimal whole = decimal_round(d, 2);
    int64_t hundredths = decimal_scale(whole, 2).mantissa;
    for (int e = whole.exp + 2; e > 0; e--)
        hundredths *= 10;
    return str_format(a, "%lld.%02lld", (long long)(hundredths / 100),
                      (long long)(hundredths % 100));
}

/* "88–96%" */
static struct str range_of(struct arena *a, const struct forecast_rate *f)
{
    if (!f->rate.known)
        return STR("-");
    struct str low = decimal_text(a, decimal_round(decimal_scale(f->low, 2), 0));
    struct str high = decimal_text(a, decimal_round(decimal_scale(f->high, 2), 0));
    return str_format(a, "%.*s–%.*s%%", STR_ARG(low), STR_ARG(high));
}

static struct str whole_percent(struct arena *a, struct decimal ratio)
{
    if (!ratio.known)
        return STR("-");
    struct str text = decimal_text(a, decimal_round(decimal_scale(ratio, 2), 0));
    return str_format(a, "%.*s%%", STR_ARG(text));
}

static struct str month_met(struct arena *a, const struct forecast *f)
{
    bool told = f->state == FORECAST_MADE || f->state == FORECAST_MET;
    struct str month = told ? month_text(a, f->met) : STR_NULL;
    return month.n ? month : STR("-");
}

/* --- what the periods add up to --- */

static int count_status(const struct report *r, enum status s)
{
    int n = 0;
    for (size_t i = 0; i < r->tasks.n; i++)
        n += r->tasks.v[i].status == s;
    return n;
}

static struct decimal mean_rate(const struct trend *t, size_t at, int *rated)
{
    struct decimal sum = decimal_int(0);
    *rated = 0;
    for (size_t i = 0; i < t->threads.n; i++) {
        const struct trend_point *p = &t->threads.v[i].points[at];
        struct decimal rate = p->rate;
        if (!p->task || !rate.known)
            continue;
        if (decimal_cmp(rate, decimal_int(1)) > 0)
            rate = decimal_int(1); /* one task far beyond its target does not make up for others */
        sum = decimal_add(sum, rate);
        ++*rated;
    }
    return decimal_ratio(sum, decimal_int(*rated), 4);
}

static void number_cell(struct page_table *t, enum tone tone, int n)
{
    table_cell(t, n ? tone : TONE_DIM, str_format(t->arena, "%d", n));
}

static void add_periods(struct page *p, const struct trend *t)
{
    struct page_table *table = page_table(p);
    table_column(table, "period", _("period"), ALIGN_LEFT, 0);
    table_column(table, "tasks", _("tasks"), ALIGN_RIGHT, 0);
    table_column(table, "rated", _("with a rate"), ALIGN_RIGHT, 0);
    table_column(table, "mean_rate", _("mean rate"), ALIGN_RIGHT, 0);
    table_column(table, "pace", _("pace"), ALIGN_RIGHT, 0);
    table_column(table, "done", _("done"), ALIGN_RIGHT, 0);
    table_column(table, "behind", _("behind"), ALIGN_RIGHT, 0);
    table_column(table, "still", _("no movement"), ALIGN_RIGHT, 0);
    for (size_t i = 0; i < t->n; i++) {
        const struct report *r = &t->reports[i];
        int rated, still = 0;
        struct decimal mean = mean_rate(t, i, &rated);
        for (size_t k = 0; k < t->threads.n; k++)
            still += t->threads.v[k].points[i].stalled;
        table_cell(table, TONE_STRONG, period_key_str(p->arena, r->period));
        number_cell(table, TONE_PLAIN, (int)r->tasks.n);
        number_cell(table, TONE_PLAIN, rated);
        table_cell(table, TONE_PLAIN, show_percent(p->arena, mean));
        table_cell(table, TONE_DIM, show_percent(p->arena, period_pace(r->period)));
        number_cell(table, TONE_GOOD, count_status(r, STATUS_DONE));
        number_cell(table, TONE_BAD, count_status(r, STATUS_BEHIND));
        number_cell(table, TONE_WARN, still);
    }
}

/* --- many threads --- */

static enum tone gap_tone(const struct trend_point *p)
{
    if (!p->gap_pp.known)
        return TONE_PLAIN;
    double gap = decimal_double(p->gap_pp);
    return gap < -5 ? TONE_BAD : gap > 5 ? TONE_GOOD : TONE_PLAIN;
}

/* Which columns have anything to say. */
struct told {
    bool forecast, met, miss;
};

static struct told what_is_told(const struct thread_list *chosen)
{
    struct told told = { 0 };
    for (size_t i = 0; i < chosen->n; i++) {
        const struct thread *x = chosen->v[i];
        told.forecast |= x->forecast.state == FORECAST_MADE;
        told.met |= x->forecast.met.year != 0;
        told.miss |= x->miss.chance.known;
    }
    return told;
}

static void add_thread(struct page_table *table, const struct trend *t, const struct thread *x,
                       struct told told)
{
    struct arena *a = table->arena;
    const struct trend_point *now = thread_now(x);
    const struct forecast *f = &x->forecast;
    bool made = f->state == FORECAST_MADE;
    table_cell(table, TONE_STRONG, show_no(a, now->task));
    table_cell(table, TONE_PLAIN, show_line(a, now->task->title));
    table_cell(table, TONE_PLAIN, sparkline(a, t, x));
    table_cell(table, TONE_PLAIN, whole_percent(a, now->rate));
    table_cell(table, gap_tone(now), two_places(a, now->spi));
    if (told.forecast) {
        table_cell(table, made ? TONE_STRONG : TONE_DIM, whole_percent(a, f->line.rate));
        table_cell(table, TONE_DIM, range_of(a, &f->line));
        table_cell(table, TONE_PLAIN, whole_percent(a, f->pace.rate));
    }
    if (told.met)
        table_cell(table, f->state == FORECAST_MET ? TONE_GOOD : TONE_PLAIN, month_met(a, f));
    if (told.miss)
        table_cell(table, TONE_PLAIN, whole_percent(a, x->miss.chance));
}

static void thread_columns(struct page_table *t, struct told told)
{
    table_column(t, "no", _("no."), ALIGN_LEFT, 0);
    table_column(t, "title", _("task"), ALIGN_LEFT, 2);
    table_column(t, "course", _("course"), ALIGN_LEFT, 0);
    table_column(t, "rate", _("now"), ALIGN_RIGHT, 0);
    table_column(t, "spi", _("SPI"), ALIGN_RIGHT, 0);
    if (told.forecast) {
        table_column(t, "line", _("by line"), ALIGN_RIGHT, 0);
        table_column(t, "range", _("range"), ALIGN_RIGHT, 0);
        table_column(t, "pace_relative", _("by pace"), ALIGN_RIGHT, 0);
    }
    if (told.met)
        table_column(t, "met", _("met in"), ALIGN_RIGHT, 0);
    if (told.miss)
        table_column(t, "miss", _("miss"), ALIGN_RIGHT, 0);
}

static bool any_rate(const struct thread *x)
{
    for (size_t i = x->first; i <= x->last; i++)
        if (x->points[i].rate.known)
            return true;
    return false;
}

/* How many forecasts there are, and what they rest on. */
static void add_basis(struct page *p, const struct thread_list *chosen)
{
    int counts[FORECAST_COUNT] = { 0 }, habits[HABIT_COUNT] = { 0 }, chances = 0;
    for (size_t i = 0; i < chosen->n; i++) {
        const struct thread *x = chosen->v[i];
        counts[x->forecast.state]++;
        habits[x->forecast.habit] += x->forecast.state == FORECAST_MADE;
        chances += x->miss.chance.known;
    }
    for (int s = 0; s < FORECAST_COUNT; s++)
        if (counts[s])
            page_field(p, s == FORECAST_MADE ? TONE_STRONG : TONE_DIM,
                       _(forecast_label((enum forecast_state)s)),
                       str_format(p->arena, "%d", counts[s]));
    if (counts[FORECAST_MADE] == 0)
        return;
    page_line(p, TONE_DIM,
              str_from(_("by line: the straight line through the year's dated figures, at the "
                         "end of the year; range: the rest of the year at the slowest and at the "
                         "fastest speed so far.")));
    if (habits[HABIT_CALENDAR])
        page_line(p, TONE_DIM,
                  str_from(_("by pace: the rate over the share of the year elapsed.")));
    if (habits[HABIT_OWN] + habits[HABIT_ALL])
        page_line(p, TONE_DIM,
                  str_from(_("by pace: the rate over the share of their end that tasks had "
                             "reached by this time in earlier years.")));
    if (chances)
        page_line(p, TONE_DIM,
                  str_from(_("miss: the chance that the target is missed, from how tasks that "
                             "stood like this ended in earlier years.")));
}

static void add_threads(struct page *p, const struct trend *t, const struct thread_list *chosen)
{
    struct told told = what_is_told(chosen);
    size_t unrated = 0;
    page_heading(p, 2, str_format(p->arena, _("Tasks, farthest behind first · %zu"), chosen->n));
    add_basis(p, chosen);
    struct page_table *table = NULL;
    for (size_t i = 0; i < chosen->n; i++) {
        if (!any_rate(chosen->v[i])) {
            unrated++;
            continue;
        }
        if (!table)
            thread_columns(table = page_table(p), told);
        add_thread(table, t, chosen->v[i], told);
    }
    if (unrated)
        page_line(p, TONE_DIM,
                  str_format(p->arena, _("%zu tasks have no completion rate in any period."),
                             unrated));
}

/* --- one thread --- */

static void add_course(struct page *p, const struct trend *t, const struct thread *x)
{
    struct page_table *table = page_table(p);
    table_column(table, "period", _("period"), ALIGN_LEFT, 0);
    table_column(table, "no", _("no."), ALIGN_LEFT, 0);
    table_column(table, "status", _("status"), ALIGN_LEFT, 0);
    table_column(table, "rate", _("rate"), ALIGN_RIGHT, 0);
    table_column(table, "pace", _("pace"), ALIGN_RIGHT, 0);
    table_column(table, "gap", _("to pace"), ALIGN_RIGHT, 0);
    table_column(table, "spi", _("SPI"), ALIGN_RIGHT, 0);
    table_column(table, "still", _("no movement"), ALIGN_LEFT, 0);
    for (size_t i = x->first; i <= x->last; i++) {
        const struct trend_point *at = &x->points[i];
        table_cell(table, TONE_STRONG, period_key_str(p->arena, t->reports[i].period));
        if (!at->task) {
            table_cell(table, TONE_DIM, str_from(_("not in it")));
            for (int k = 2; k < 8; k++)
                table_cell(table, TONE_DIM, STR("-"));
            continue;
        }
        table_cell(table, TONE_PLAIN, show_no(p->arena, at->task));
        table_cell(table, status_tone(at->task->status),
                   str_from(_(status_label(at->task->status))));
        table_cell(table, TONE_PLAIN, show_percent(p->arena, at->rate));
        table_cell(table, TONE_DIM, show_percent(p->arena, at->pace));
        table_cell(table, gap_tone(at), show_points(p->arena, at->gap_pp));
        table_cell(table, gap_tone(at), two_places(p->arena, at->spi));
        table_cell(table, TONE_WARN, at->stalled ? str_from(_("yes")) : STR(""));
    }
}

static struct str rests_on(struct arena *a, const struct forecast *f)
{
    switch (f->habit) {
    case HABIT_OWN:
        return str_format(a, _("by what this task had reached by now in %d earlier years"),
                          f->habits);
    case HABIT_ALL:
        return str_format(a, _("by what tasks had reached by now in earlier years, %d courses"),
                          f->habits);
    default:
        return str_from(_("by the calendar"));
    }
}

static void add_forecast(struct page *p, const struct thread *x)
{
    struct arena *a = p->arena;
    const struct forecast *f = &x->forecast;
    struct str met = month_met(a, f), line = show_percent(a, f->line.rate);
    if (f->state != FORECAST_MADE) {
        page_field(p, TONE_DIM, _("no forecast"), str_from(_(forecast_label(f->state))));
        if (f->state == FORECAST_MET)
            page_field(p, TONE_GOOD, _("met in"), met);
        return;
    }
    struct str line_range = range_of(a, &f->line), pace_range = range_of(a, &f->pace);
    struct str pace = show_percent(a, f->pace.rate), on = rests_on(a, f);
    page_field(p, TONE_STRONG, _("year's end, straight line"),
               str_format(a, _("%.*s (%.*s), through %d dated figures"), STR_ARG(line),
                          STR_ARG(line_range), f->points));
    page_field(p, TONE_STRONG, _("year's end, pace-relative"),
               str_format(a, _("%.*s (%.*s), %.*s"), STR_ARG(pace), STR_ARG(pace_range),
                          STR_ARG(on)));
    page_field(p, TONE_PLAIN, _("met in"),
               f->met.year ? met : str_from(_("not within two years at this speed")));
}

static void add_miss(struct page *p, const struct miss *m)
{
    if (!m->chance.known)
        return;
    struct str chance = whole_percent(p->arena, m->chance);
    page_field(p, TONE_WARN, _("chance of a miss"),
               str_format(p->arena,
                          _("%.*s: of %d tasks that stood within %d points of this at the same "
                            "time of %d-%d, %d missed their target"),
                          STR_ARG(chance), m->cases, m->within_pp, m->first_year, m->last_year,
                          m->missed));
}

static void add_story(struct page *p, const struct trend *t, const struct thread *x)
{
    const struct task *task = thread_task(x);
    struct str no = show_no(p->arena, task), title = show_line(p->arena, task->title);
    page_heading(p, 2, str_format(p->arena, "%.*s  %.*s", STR_ARG(no), STR_ARG(title)));
    if (task_lead(task).n)
        page_field(p, TONE_PLAIN, _("lead"), task_lead(task));
    add_course(p, t, x);
    add_forecast(p, x);
    add_miss(p, &x->miss);
}

void view_trend(struct page *p, const struct trend *t, const struct thread_list *chosen)
{
    const struct report *last = &t->reports[t->n - 1];
    struct str name = show_report(p->arena, last);
    struct str from = show_period(p->arena, t->reports[0].period);
    struct str to = show_period(p->arena, last->period);
    page_heading(p, 1, str_format(p->arena, _("Trend of %.*s, %.*s to %.*s"), STR_ARG(name),
                                  STR_ARG(from), STR_ARG(to)));
    if (chosen->n == 1) {
        add_story(p, t, chosen->v[0]);
        return;
    }
    add_periods(p, t);
    add_threads(p, t, chosen);
}

/* --- rows --- */

static void cell(struct page_table *t, struct str text)
{
    table_cell(t, TONE_PLAIN, text);
}

static void number(struct page_table *t, struct decimal d)
{
    cell(t, d.known ? decimal_text(t->arena, d) : STR(""));
}

/* The forecast stands in the row of the period it is made at. */
static void add_forecast_cells(struct page_table *t, const struct thread *x, bool last)
{
    const struct forecast *f = &x->forecast;
    const struct decimal figures[] = { f->line.rate, f->line.low, f->line.high,
                                       f->pace.rate, f->pace.low, f->pace.high };
    cell(t, last ? str_from(forecast_name(f->state)) : STR(""));
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++)
        number(t, last ? figures[i] : DECIMAL_NONE);
    cell(t, last && f->state == FORECAST_MADE ? str_from(habit_name(f->habit)) : STR(""));
    cell(t, last ? month_text(t->arena, f->met) : STR(""));
    number(t, last ? x->miss.chance : DECIMAL_NONE);
    cell(t, last && x->miss.chance.known ? str_format(t->arena, "%d", x->miss.cases) : STR(""));
}

void view_trend_rows(struct page *p, const struct trend *t, const struct thread_list *chosen)
{
    static const char *const keys[] = {
        "thread", "period",    "id",       "no",        "title",     "lead",     "status",
        "rate",   "pace",      "gap_pp",   "spi",       "stalled",   "forecast", "line",
        "line_low", "line_high", "pace_relative", "pace_low", "pace_high", "rests_on", "met",
        "miss_chance", "miss_cases", NULL
    };
    struct page_table *table = page_table(p);
    for (size_t i = 0; keys[i]; i++)
        table_column(table, keys[i], keys[i], ALIGN_LEFT, 0);
    for (size_t i = 0; i < chosen->n; i++) {
        const struct thread *x = chosen->v[i];
        for (size_t k = x->first; k <= x->last; k++) {
            const struct trend_point *at = &x->points[k];
            if (!at->task)
                continue;
            cell(table, str_format(p->arena, "%zu", i + 1));
            cell(table, period_key_str(p->arena, t->reports[k].period));
            cell(table, at->task->id);
            cell(table, show_no(p->arena, at->task));
            cell(table, at->task->title);
            cell(table, task_lead(at->task));
            cell(table, str_from(status_name(at->task->status)));
            number(table, at->rate);
            number(table, at->pace);
            number(table, at->gap_pp);
            number(table, at->spi);
            cell(table, at->stalled ? STR("true") : STR("false"));
            add_forecast_cells(table, x, k == x->last);
        }
    }
}
