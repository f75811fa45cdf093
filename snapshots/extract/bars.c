/* Several bars for one thing: 确保100家,力争120家; 全年600亿元,1-10月500亿元; 3年1500家,今年500家. One is the
 * year's; the others are no targets of the year. */
#include "snapshots/extract/reading.h"

enum { LAST_MONTH = 12 };

enum bar { BAR_YEAR, BAR_STEP, BAR_HOPE, BAR_LONG };

/* What names a bar beside the year's. */
static struct str bar_suffix(enum bar bar)
{
    return bar == BAR_HOPE ? STR("争取目标") : bar == BAR_LONG ? STR("总目标") : STR("节点目标");
}

static struct str words_before(const struct goal *g)
{
    return passage_text(g->p, g->f->before.from, g->f->from);
}

/* Whether the goal's figure names nothing of its own, but dates and words such as 力争. */
static bool is_nameless(struct reading *r, const struct goal *g)
{
    struct str before = figure_own_words(g->p, g->f);
    struct str after = goal_name(passage_text(g->p, g->f->after.from, g->f->after.to));
    return words_read(r->arena, before).characters < 2 &&
           words_read(r->arena, after).characters < 2;
}

/* Whether goal k sets another bar for what goal k - 1 measures. */
static bool is_sibling(struct reading *r, size_t k)
{
    const struct goal *g = &r->goals.v[k], *last = g - 1;
    struct decimal value;
    return g->p == last->p && g->f != last->f && g->f->sentence == last->f->sentence &&
           g->f->q.kind == last->f->q.kind && !g->f->part && !g->f->respective &&
           unit_convert(g->value, g->f->q.unit, last->f->q.unit, &value) && is_nameless(r, g);
}

/* What its own words say of a bar: the last date before the figure, else 力争, 用3年时间. */
static enum bar bar_of(const struct reading *r, const struct goal *g)
{
    int year = r->report->period.year;
    enum bar bar = BAR_YEAR;
    for (size_t i = 0; i < g->p->dates.n && g->p->dates.v[i].from < g->f->from; i++) {
        const struct date *d = &g->p->dates.v[i];
        if (d->from < g->f->before.from || d->class == DATE_NONE || !d->month.year)
            continue;
        bool other = d->class == DATE_SPAN || d->month.year > year;
        bool year_out = d->month.month == LAST_MONTH;
        bar = other ? BAR_LONG : d->month.year == year && !year_out ? BAR_STEP : BAR_YEAR;
    }
    if (bar == BAR_YEAR && link_in(words_before(g), "years"))
        return BAR_LONG;
    return bar == BAR_YEAR && link_in(words_before(g), "hope") ? BAR_HOPE : bar;
}

/* Gives the bars [first, last) the name of the first, which alone has one. */
static void name_bars(struct reading *r, size_t first, size_t last, const enum bar *bars)
{
    struct str name = r->goals.v[first].name;
    for (size_t k = first; k < last; k++)
        r->goals.v[k].name = bars[k] == BAR_YEAR
                                 ? name : str_join(r->arena, name, STR(""), bar_suffix(bars[k]));
}

/* Marks the bars [first, last) that are not the year's; none when no other is left. */
static size_t mark_bars(const struct reading *r, size_t first, size_t last, enum bar *bars)
{
    size_t others = 0;
    for (size_t k = first; k < last; k++) {
        bars[k] = bar_of(r, &r->goals.v[k]);
        others += bars[k] != BAR_YEAR;
    }
    if (others < last - first)
        return others;
    if (bars[first] == BAR_HOPE) { /* 争取资金40亿元,力争45亿元 */
        bars[first] = BAR_YEAR;
        return others - 1;
    }
    for (size_t k = first; k < last; k++)
        bars[k] = BAR_YEAR;
    return 0;
}

void reading_bars(struct reading *r)
{
    size_t year = r->goals.n - r->steps, others = 0, keep = 0;
    enum bar *bars = arena_array(r->arena, r->goals.n + 1, sizeof *bars);
    for (size_t first = 0, k = 1; first < year; first = k++) {
        while (k < year && is_sibling(r, k))
            k++;
        size_t found = k - first > 1 ? mark_bars(r, first, k, bars) : 0;
        if (found)
            name_bars(r, first, k, bars);
        others += found;
    }
    if (!others)
        return;
    struct goal *moved = arena_array(r->arena, others, sizeof *moved);
    for (size_t k = 0, n = 0; k < year; k++) {
        struct goal g = r->goals.v[k];
        if (bars[k] == BAR_YEAR)
            r->goals.v[keep++] = g;
        else
            moved[n++] = g;
    }
    memcpy(r->goals.v + keep, moved, others * sizeof *moved);
    r->steps += others;
}
