/* How many tasks are done, of how many, and what the end of the year will bring. */
#include <math.h>

#include "base/i18n.h"
#include "plots/kinds.h"
#include "plots/page.h"
#include "plots/text.h"
#include "plots/timeline.h"

static const double room_of_ticks = 40, room_of_labels = 96;

struct layout {
    const struct burnup *chart;
    struct page page;
    struct timeline time;
    double width, top, bottom, left, right, end;
};

static double count_y(const struct layout *l, double count)
{
    return l->bottom - count / l->end * (l->bottom - l->top);
}

static void lay(struct arena *a, struct layout *l, double width, enum chart_format format)
{
    const struct burnup *c = l->chart;
    double highest = 1;
    for (size_t i = 0; i < c->moments.n; i++)
        highest = fmax(highest, c->all[i]);
    page_add(a, &l->page, MARK_LINE, INK_SAME, c->all_label);
    page_add(a, &l->page, MARK_LINE, INK_UP, c->done_label);
    if (isfinite(c->forecast))
        page_add(a, &l->page, MARK_DASH, INK_UP, c->forecast_label);
    page_add(a, &l->page, MARK_DASH, INK_PACE, c->words.pace_label);
    page_strokes(&l->page, isfinite(c->forecast) ? "#$@*" : "#$*");
    page_lay(a, &l->page, c->words.title, c->words.subtitle, width);
    double step = page_count_step(highest, 6);
    l->width = width;
    l->end = fmax(highest, step);
    l->left = PAGE_MARGIN + room_of_ticks;
    l->right = width - PAGE_MARGIN - room_of_labels;
    l->top = page_snap(format, l->page.bottom + 36);
    l->bottom = page_snap(format, l->top + fmin(fmax(width * 0.42, 300), 620));
    l->time = timeline_make(&c->moments, false, l->left, l->right);
    if (isfinite(c->forecast))
        l->time.last = fmax(l->time.last, c->end);
}

/* The counts, and the pace from no task at the beginning of a year to all at its end. */
static void add_data(struct script *s, const struct layout *l)
{
    const struct burnup *c = l->chart;
    buf_addz(&s->out, "$counts << END\n");
    for (size_t i = 0; i < c->moments.n; i++)
        buf_addf(&s->out, "%s%.9g %.9g %.9g\n", timeline_begins(&l->time, i) ? "\n" : "",
                 timeline_place(&l->time, i), c->all[i], c->done[i]);
    buf_addz(&s->out, "END\n$pace << END\n");
    for (size_t i = 0; i < c->moments.n; i++) {
        if (timeline_begins(&l->time, i))
            buf_addf(&s->out, "\n%.9g 0\n", timeline_year(&l->time, i));
        buf_addf(&s->out, "%.9g %.9g\n", timeline_place(&l->time, i),
                 c->moments.v[i].pace * c->all[i]);
    }
    size_t last = c->moments.n - 1;
    if (isfinite(c->forecast)) /* on to the end of the year */
        buf_addf(&s->out, "%.9g %.9g\n", c->end, c->all[last]);
    buf_addz(&s->out, "END\n");
    if (isfinite(c->forecast))
        buf_addf(&s->out, "$forecast << END\n%.9g %.9g\n%.9g %.9g\nEND\n"
                          "$range << END\n%.9g %.9g %.9g\nEND\n",
                 timeline_place(&l->time, last), c->done[last], c->end, c->forecast, c->end,
                 c->low, c->high);
}

/* Two figures at the right edge; the upper one gives way. */
static void add_labels(struct script *s, const struct layout *l)
{
    struct arena *a = s->out.arena;
    const struct burnup *c = l->chart;
    size_t last = c->moments.n - 1;
    bool forecast = isfinite(c->forecast);
    double done = forecast ? c->forecast : c->done[last], x = l->right + 6;
    double most = (l->width - PAGE_MARGIN - x) / PAGE_TEXT;
    double y = count_y(l, done), all_y = fmin(count_y(l, c->all[last]), y - 18);
    struct str text = str_format(a, "%.0f", done);
    if (forecast && c->high > c->low)
        text = str_format(a, "%.0f (%.0f–%.0f)", done, c->low, c->high);
    script_text(s, (struct point){ x, y }, ALIGN_LEFT, PAGE_TEXT, INK_UP,
                text_cut(a, text, most));
    script_text(s, (struct point){ x, all_y }, ALIGN_LEFT, PAGE_TEXT, INK_SAME,
                str_format(a, "%.0f", c->all[last]));
}

/* The end of the year under its place, if there is only this year, and room. */
static void name_end(struct script *s, const struct layout *l)
{
    static const double size = 11.5;
    size_t last = l->chart->moments.n - 1;
    struct str end = text_clean(s->out.arena, l->chart->end_label);
    double x = timeline_x(&l->time, l->chart->end);
    double room = x - timeline_x(&l->time, timeline_place(&l->time, last));
    double wide = (text_width(end) + text_width(l->chart->moments.v[last].label)) * size / 2;
    if (timeline_year(&l->time, 0) + 12 >= l->chart->end && room > wide + 8)
        script_text(s, (struct point){ x, l->bottom + 15 }, ALIGN_CENTRE, size, INK_SOFT, end);
}

static void add_plot(struct script *s, const struct layout *l)
{
    struct buf *b = &s->out;
    const char *lead = "plot";
    if (s->format != CHART_DUMB) {
        buf_addf(b, "plot $counts using 1:3 with filledcurves y1=0 fillstyle solid noborder "
                    "fillcolor rgb '%s'",
                 script_colour(s, INK_BAND));
        lead = ", \\\n   ";
    }
    buf_addf(b, "%s $pace using 1:2 with lines dashtype (10,6) linewidth 1.4 linecolor rgb "
                "'%s'",
             lead, script_colour(s, INK_PACE));
    buf_addz(b, ", \\\n    $counts using 1:2 with linespoints linewidth 2 ");
    script_dot_style(s, timeline_dot(&l->time, 6), INK_SAME);
    buf_addz(b, ", \\\n    $counts using 1:3 with linespoints linewidth 3 ");
    script_dot_style(s, timeline_dot(&l->time, 8), INK_UP);
    if (isfinite(l->chart->forecast)) {
        buf_addf(b, ", \\\n    $range using 1:2:(0):($3-$2) with vectors nohead linewidth 5 "
                    "linecolor rgb '%s', \\\n    $forecast using 1:2 with lines dashtype (10,6) "
                    "linewidth 1.8 linecolor rgb '%s', \\\n    $forecast using 1:2 every ::1 with "
                    "points ",
                 script_colour(s, INK_SAME), script_colour(s, INK_UP));
        script_dot_style(s, PAGE_DOT, INK_UP);
    }
    buf_addc(b, '\n');
}

int burnup_script(const struct brief *b, const struct burnup *c, struct str *script,
                  struct error *err)
{
    struct layout l = { .chart = c };
    int rc = timeline_check(&c->moments, err);
    if (rc < 0)
        return rc;
    lay(b->arena, &l, script_width(b->style), b->format);
    struct script s = brief_begin(b, l.bottom + TIMELINE_FOOT + 10);
    page_draw(&s, &l.page);
    page_axis_label(&s, (struct point){ l.left, l.top }, l.right, c->words.axis_label);
    page_grid(&s, (struct point){ l.left, l.top }, (struct point){ l.right, l.bottom }, l.end,
              page_count_step(l.end, 6), false, false);
    timeline_draw(&s, &l.time, l.top, l.bottom);
    if (isfinite(c->forecast))
        name_end(&s, &l);
    add_labels(&s, &l);
    timeline_frame(&s, &l.time, l.top, l.bottom, l.end, 0);
    add_data(&s, &l);
    add_plot(&s, &l);
    *script = script_end(&s);
    return 0;
}
