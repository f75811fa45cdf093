/* The rates of all tasks over time: each a faint line, their middle half a band, their median a
 * strong line, and a few in colours with their names at the right; against pace. */
#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "plots/kinds.h"
#include "plots/page.h"
#include "plots/text.h"
#include "plots/timeline.h"

enum { MOST_MARKED = 6, MOST_FAINT = 400, LEAST_HALF = 4, MOST_COURSES = 5000 };

static const double label_line = 18, label_gap = 22, room_of_ticks = 46;

struct label {
    const struct course *course;
    struct str text;
    double rate, place; /* where the course ends */
    double y;           /* where its label stands, pixels */
    enum ink ink;
};

struct layout {
    const struct courses *chart;
    bool dumb; /* a terminal has neither bands nor faint lines */
    struct page page;
    struct timeline time;
    double width, height, top, bottom, left, right;
    double end;  /* of the axis, a ratio */
    bool beyond; /* there are higher rates */
    struct label labels[MOST_MARKED];
    size_t marked, rated; /* courses */
};

static bool has_rate(const struct course *c, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (isfinite(c->rates[i]))
            return true;
    return false;
}

static int check(struct layout *l, struct error *err)
{
    const struct courses *c = l->chart;
    double highest = 1;
    int rc = timeline_check(&c->moments, err);
    if (rc < 0)
        return rc;
    if (c->all.n > MOST_COURSES)
        return error_set(err, QOQ_EINPUT, NULL, 0,
                         _("%zu tasks are too many for one chart (%d at most); choose some"),
                         c->all.n, MOST_COURSES);
    for (size_t k = 0; k < c->all.n; k++) {
        const struct course *x = &c->all.v[k];
        bool rated = has_rate(x, c->moments.n);
        l->rated += rated;
        if (rated && x->marked && l->marked < MOST_MARKED)
            l->labels[l->marked++].course = x;
        for (size_t i = 0; i < c->moments.n; i++)
            highest = isfinite(x->rates[i]) ? fmax(highest, x->rates[i]) : highest;
    }
    l->end = page_rate_end(highest);
    l->beyond = highest > l->end + 1e-9;
    if (l->rated == 0)
        return error_set(err, QOQ_EINPUT, NULL, 0,
                         _("none of the tasks has a completion rate in any period"));
    return 0;
}

static double rate_y(const struct layout *l, double rate)
{
    return l->bottom - fmin(fmax(rate, 0), l->end) / l->end * (l->bottom - l->top);
}

static int by_height(const void *x, const void *y)
{
    const struct label *a = x, *b = y;
    return (a->rate < b->rate) - (a->rate > b->rate);
}

/* From the top down, each label as near to the end of its course as the ones above let it; then
 * from the bottom up again where they ran out of the frame. */
static void lay_labels(struct arena *a, struct layout *l)
{
    const struct courses *c = l->chart;
    for (size_t k = 0; k < l->marked; k++) {
        struct label *x = &l->labels[k];
        size_t i = c->moments.n - 1;
        while (!isfinite(x->course->rates[i]))
            i--;
        x->rate = x->course->rates[i];
        x->place = timeline_place(&l->time, i);
        x->ink = (enum ink)(INK_MARK + (int)k);
        x->text = str_format(a, "%.*s%%  %.*s", STR_ARG(page_percent(a, x->rate, false)),
                             STR_ARG(text_clean(a, x->course->label)));
        x->text = text_cut(a, x->text, (l->width - PAGE_MARGIN - l->right - label_gap) / PAGE_TEXT);
        x->y = rate_y(l, x->rate);
    }
    qsort(l->labels, l->marked, sizeof l->labels[0], by_height);
    for (size_t k = 1; k < l->marked; k++)
        l->labels[k].y = fmax(l->labels[k].y, l->labels[k - 1].y + label_line);
    double lowest = l->bottom;
    for (size_t k = l->marked; k > 0; k--, lowest -= label_line)
        l->labels[k - 1].y = fmin(l->labels[k - 1].y, lowest);
}

/* The names at the right take what they need, up to some share of the width. */
static double label_room(struct arena *a, const struct layout *l)
{
    double wide = 0;
    for (size_t k = 0; k < l->marked; k++)
        wide = fmax(wide, text_width(text_clean(a, l->labels[k].course->label)) + 4);
    return l->marked ? fmin(wide * PAGE_TEXT + label_gap, l->width * 0.32) : 0;
}

static void lay(struct arena *a, struct layout *l, double width, enum chart_format format)
{
    const struct courses *c = l->chart;
    page_add(a, &l->page, MARK_DASH, INK_PACE, c->words.pace_label);
    if (l->rated > 1)
        page_add(a, &l->page, MARK_LINE, INK_TEXT, c->middle_label);
    if (l->rated >= LEAST_HALF && !l->dumb)
        page_add(a, &l->page, MARK_BOX, INK_BAND, c->half_label);
    if (l->rated > l->marked && l->rated <= MOST_FAINT && !l->dumb)
        page_add(a, &l->page, MARK_LINE, INK_FAINT, c->all_label);
    page_strokes(&l->page, "*#");
    page_lay(a, &l->page, c->words.title, c->words.subtitle, width);
    l->width = width;
    l->left = PAGE_MARGIN + room_of_ticks;
    l->right = width - PAGE_MARGIN - label_room(a, l);
    l->top = page_snap(format, l->page.bottom + 36);
    l->bottom = page_snap(format, l->top + fmin(fmax(width * 0.42, 300), 620));
    l->height = l->bottom + TIMELINE_FOOT + 10;
    l->time = timeline_make(&c->moments, false, l->left, l->right);
    lay_labels(a, l);
}

/* --- data --- */

/* The only moment of its group: a band needs some width there. */
static bool is_alone(const struct layout *l, size_t i)
{
    return timeline_begins(&l->time, i) &&
           (i + 1 == l->chart->moments.n || timeline_begins(&l->time, i + 1));
}

/* A point of a line; a new group, and a gap, part it from the one before. */
static void add_point(struct script *s, const struct layout *l, size_t i, double low, double high)
{
    static const double half = 0.25; /* months */
    bool wide = high > low && is_alone(l, i);
    if (timeline_begins(&l->time, i))
        buf_addc(&s->out, '\n');
    for (int side = wide ? -1 : 0; side <= wide && isfinite(low); side += 2) {
        buf_addf(&s->out, "%.9g", timeline_place(&l->time, i) + side * half);
        script_number(s, fmin(low, l->end));
        script_number(s, fmin(high, l->end));
        buf_addc(&s->out, '\n');
    }
}

static int by_size(const void *x, const void *y)
{
    const double *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

static double quantile(const double *v, size_t n, double at)
{
    double place = at * (double)(n - 1);
    size_t i = (size_t)place;
    return i + 1 < n ? v[i] + (place - (double)i) * (v[i + 1] - v[i]) : v[n - 1];
}

/* The value at two shares of all rates of a moment; NAN where fewer than `least` are known. */
static void at_moment(const struct layout *l, size_t i, double *room, size_t least,
                      double shares[2])
{
    size_t n = 0;
    for (size_t k = 0; k < l->chart->all.n; k++)
        if (isfinite(l->chart->all.v[k].rates[i]))
            room[n++] = l->chart->all.v[k].rates[i];
    qsort(room, n, sizeof *room, by_size);
    for (int k = 0; k < 2; k++)
        shares[k] = n < least || n == 0 ? NAN : quantile(room, n, shares[k]);
}

/* Gives how many moments have a point. */
static size_t add_quantiles(struct script *s, const struct layout *l, const char *name,
                            double low, double high, size_t least)
{
    double *room = arena_array(s->out.arena, l->chart->all.n, sizeof *room);
    size_t points = 0;
    buf_addf(&s->out, "$%s << END\n", name);
    for (size_t i = 0; i < l->chart->moments.n; i++) {
        double v[2] = { low, high };
        at_moment(l, i, room, least, v);
        points += isfinite(v[0]);
        add_point(s, l, i, v[0], v[1]);
    }
    buf_addz(&s->out, "END\n");
    return points;
}

static void add_course(struct script *s, const struct layout *l, const struct course *c)
{
    for (size_t i = 0; i < l->chart->moments.n; i++)
        add_point(s, l, i, c->rates[i], c->rates[i]);
    buf_addc(&s->out, '\n');
}

static void add_pace(struct script *s, const struct layout *l)
{
    buf_addz(&s->out, "$pace << END\n");
    for (size_t i = 0; i < l->chart->moments.n; i++) {
        if (timeline_begins(&l->time, i))
            buf_addf(&s->out, "\n%.9g 0\n", timeline_year(&l->time, i));
        buf_addf(&s->out, "%.9g %.9g\n", timeline_place(&l->time, i),
                 l->chart->moments.v[i].pace);
    }
    buf_addz(&s->out, "END\n");
}

static size_t add_all(struct script *s, const struct layout *l)
{
    size_t drawn = 0;
    buf_addz(&s->out, "$all << END\n");
    for (size_t k = 0; k < l->chart->all.n && l->rated <= MOST_FAINT; k++) {
        const struct course *c = &l->chart->all.v[k];
        if (c->marked || !has_rate(c, l->chart->moments.n))
            continue;
        add_course(s, l, c);
        drawn++;
    }
    buf_addz(&s->out, "END\n");
    return drawn;
}

static void add_plot(struct script *s, const struct layout *l, size_t half, size_t faint)
{
    struct buf *b = &s->out;
    const char *lead = "plot";
    if (faint && s->format != CHART_DUMB) {
        buf_addf(b, "%s $all using 1:2 with linespoints linewidth 0.6 ", lead);
        script_dot_style(s, 2, INK_FAINT);
        lead = ", \\\n    ";
    }
    if (half && s->format != CHART_DUMB) {
        buf_addf(b, "%s $half using 1:2:3 with filledcurves fillstyle transparent solid 0.75 "
                    "noborder fillcolor rgb '%s'",
                 lead, script_colour(s, INK_BAND));
        lead = ", \\\n    ";
    }
    buf_addf(b, "%s $pace using 1:2 with lines dashtype (10,6) linewidth 1.4 linecolor rgb '%s'",
             lead, script_colour(s, INK_PACE));
    if (l->rated > 1) {
        buf_addz(b, ", \\\n    $middle using 1:2 with linespoints linewidth 3 ");
        script_dot_style(s, timeline_dot(&l->time, 7), INK_TEXT);
    }
    for (size_t k = 0; k < l->marked; k++) {
        buf_addf(b, ", \\\n    $mark%zu using 1:2 with linespoints linewidth 2 ", k + 1);
        script_dot_style(s, timeline_dot(&l->time, 8), l->labels[k].ink);
    }
    buf_addc(b, '\n');
}

static void add_labels(struct script *s, const struct layout *l)
{
    for (size_t k = 0; k < l->marked; k++) {
        const struct label *x = &l->labels[k];
        struct point end = { timeline_x(&l->time, x->place), rate_y(l, x->rate) };
        if (!l->dumb)
            script_line(s, end, (struct point){ l->right + label_gap - 6, x->y }, 0.8, x->ink,
                        false);
        script_text(s, (struct point){ l->right + label_gap, x->y }, ALIGN_LEFT, PAGE_TEXT, x->ink,
                    x->text);
    }
}

int courses_script(const struct brief *b, const struct courses *c, struct str *script,
                   struct error *err)
{
    struct layout l = { .chart = c, .dumb = b->format == CHART_DUMB };
    int rc = check(&l, err);
    if (rc < 0)
        return rc;
    lay(b->arena, &l, script_width(b->style), b->format);
    struct script s = brief_begin(b, l.height);
    page_draw(&s, &l.page);
    page_axis_label(&s, (struct point){ l.left, l.top }, l.right, c->words.axis_label);
    page_grid(&s, (struct point){ l.left, l.top }, (struct point){ l.right, l.bottom }, l.end, 0.25,
              true, l.beyond);
    timeline_draw(&s, &l.time, l.top, l.bottom);
    add_labels(&s, &l);
    timeline_frame(&s, &l.time, l.top, l.bottom, l.end, 0);
    add_pace(&s, &l);
    size_t half = 0, faint = 0;
    if (l.rated >= LEAST_HALF)
        half = add_quantiles(&s, &l, "half", 0.25, 0.75, LEAST_HALF);
    if (l.rated > 1)
        add_quantiles(&s, &l, "middle", 0.5, 0.5, 1);
    faint = add_all(&s, &l);
    for (size_t k = 0; k < l.marked; k++) {
        buf_addf(&s.out, "$mark%zu << END\n", k + 1);
        add_course(&s, &l, l.labels[k].course);
        buf_addz(&s.out, "END\n");
    }
    add_plot(&s, &l, half, faint);
    *script = script_end(&s);
    return 0;
}
