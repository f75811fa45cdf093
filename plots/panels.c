/* Small multiples: a little picture for each task, all with the same axes. */
#include <math.h>

#include "base/i18n.h"
#include "plots/kinds.h"
#include "plots/page.h"
#include "plots/text.h"
#include "plots/timeline.h"

enum { MOST_PANELS = 400, TITLE_LINES = 2 };

static const double least_width = 200, most_width = 440, gap = 26,
                    title_size = 12.5, title_line = 17,
                    plot_height = 84, tick_size = 10.5, panel_foot = 30, value_room = 46;

struct layout {
    const struct panels *chart;
    struct page page;
    size_t columns;
    double width, height, panel_width, panel_height, top;
    double end; /* of the rates, a ratio */
};

static int check(struct layout *l, struct error *err)
{
    const struct panels *c = l->chart;
    double highest = 1;
    bool any = false;
    int rc = timeline_check(&c->moments, err);
    if (rc < 0)
        return rc;
    if (c->all.n > MOST_PANELS)
        return error_set(err, QOQ_EINPUT, NULL, 0,
                         _("%zu tasks are too many for one chart (%d at most); choose some"),
                         c->all.n, MOST_PANELS);
    for (size_t k = 0; k < c->all.n; k++)
        for (size_t i = 0; i < c->moments.n; i++)
            if (isfinite(c->all.v[k].rates[i])) {
                any = true;
                highest = fmax(highest, c->all.v[k].rates[i]);
            }
    l->end = page_rate_end(highest);
    if (!any)
        return error_set(err, QOQ_EINPUT, NULL, 0,
                         _("none of the tasks has a completion rate in any period"));
    return 0;
}

static void lay(struct arena *a, struct layout *l, double width)
{
    const struct panels *c = l->chart;
    page_add(a, &l->page, MARK_LINE, INK_UP, c->rate_label);
    page_add(a, &l->page, MARK_DASH, INK_PACE, c->words.pace_label);
    page_strokes(&l->page, "#*");
    page_lay(a, &l->page, c->words.title, c->words.subtitle, width);
    double room = width - 2 * PAGE_MARGIN;
    l->width = width;
    l->columns = (size_t)fmax(1, floor((room + gap) / (least_width + gap)));
    l->columns = l->columns < c->all.n ? l->columns : c->all.n;
    l->panel_width = fmin((room + gap) / (double)l->columns - gap, most_width);
    l->panel_height = TITLE_LINES * title_line + plot_height + panel_foot;
    l->top = l->page.bottom + 18;
    size_t lines = (c->all.n + l->columns - 1) / l->columns;
    l->height = l->top + (double)lines * (l->panel_height + 14) + 8;
}

/* The upper left corner of what panel k draws in, under its title. */
static struct point corner_of(const struct layout *l, size_t k)
{
    return (struct point){
        PAGE_MARGIN + (double)(k % l->columns) * (l->panel_width + gap),
        l->top + (double)(k / l->columns) * (l->panel_height + 14) + TITLE_LINES * title_line + 6
    };
}

static struct timeline time_of(const struct layout *l, size_t k)
{
    struct point corner = corner_of(l, k);
    struct timeline t = timeline_make(&l->chart->moments, false, corner.x,
                                      corner.x + l->panel_width - value_room);
    t.padding = 5;
    return t;
}

static double rate_y(const struct layout *l, size_t k, double rate)
{
    double share = fmin(fmax(rate, 0), l->end) / l->end;
    return corner_of(l, k).y + plot_height * (1 - share);
}

/* The first and the last period, each under its place; the last goes before. */
static void name_ends(struct script *s, const struct layout *l, size_t k,
                      const struct timeline *t)
{
    struct arena *a = s->out.arena;
    double y = rate_y(l, k, 0) + 13, taken = INFINITY;
    for (size_t end = 2; end > 0; end--) {
        size_t i = end == 2 ? t->moments->n - 1 : 0;
        const struct moment *m = &t->moments->v[i];
        struct str name = str_join(a, m->group, STR(" "), m->label);
        name = text_cut(a, text_clean(a, name), l->panel_width / tick_size);
        double half = text_width(name) * tick_size / 2, x = timeline_x(t, timeline_place(t, i));
        x = fmin(fmax(x, t->left + half), t->left + l->panel_width - half);
        if (x + half + 8 > taken)
            continue;
        script_text(s, (struct point){ x, y }, ALIGN_CENTRE, tick_size, INK_SOFT, name);
        taken = x - half;
    }
}

/* A line at nothing and one at the target. */
static void add_axes(struct script *s, const struct layout *l, size_t k)
{
    struct timeline t = time_of(l, k);
    for (int target = 0; target <= 1; target++) {
        double y = rate_y(l, k, target);
        script_line(s, (struct point){ t.left, y }, (struct point){ t.right, y }, 0.8, INK_GRID,
                    false);
    }
    name_ends(s, l, k, &t);
}

static void add_title(struct script *s, const struct layout *l, size_t k)
{
    struct arena *a = s->out.arena;
    struct point at = corner_of(l, k);
    struct str_list lines = text_wrap(a, text_clean(a, l->chart->all.v[k].label),
                                      l->panel_width / title_size, TITLE_LINES);
    at.y += 2 - (double)lines.n * title_line;
    for (size_t i = 0; i < lines.n; i++, at.y += title_line)
        script_text(s, at, ALIGN_LEFT, title_size, INK_TEXT, lines.v[i]);
}

/* The last rate, beside its dot. */
static void add_value(struct script *s, const struct layout *l, size_t k)
{
    const struct course *c = &l->chart->all.v[k];
    struct timeline t = time_of(l, k);
    size_t i = t.moments->n;
    while (i > 0 && !isfinite(c->rates[i - 1]))
        i--;
    if (i == 0)
        return;
    double rate = c->rates[i - 1], target_y = rate_y(l, k, 1);
    if (rate_y(l, k, rate) - target_y > 15) /* else they would touch */
        script_text(s, (struct point){ t.right + 4, target_y }, ALIGN_LEFT, tick_size, INK_SOFT,
                    STR("100%"));
    enum ink ink = rate < t.moments->v[i - 1].pace - 0.05 ? INK_DOWN : INK_UP;
    script_text(s, (struct point){ t.right + 4, rate_y(l, k, rate) }, ALIGN_LEFT, PAGE_TEXT, ink,
                str_format(s->out.arena, "%.0f%%", round(fmin(rate * 100, 9999))));
}

/* x and y in pixels, then what they stand for: time and rate. */
static size_t add_rates(struct script *s, const struct layout *l)
{
    size_t points = 0;
    buf_addz(&s->out, "$rates << END\n");
    for (size_t k = 0; k < l->chart->all.n; k++) {
        struct timeline t = time_of(l, k);
        for (size_t i = 0; i < t.moments->n; i++) {
            double rate = l->chart->all.v[k].rates[i], place = timeline_place(&t, i);
            if (timeline_begins(&t, i))
                buf_addc(&s->out, '\n');
            if (!isfinite(rate))
                continue;
            buf_addf(&s->out, "%.2f %.2f %.9g %.9g\n", timeline_x(&t, place), rate_y(l, k, rate),
                     place, rate);
            points++;
        }
    }
    buf_addz(&s->out, "END\n");
    return points;
}

static void add_paces(struct script *s, const struct layout *l)
{
    buf_addz(&s->out, "$pace << END\n");
    for (size_t k = 0; k < l->chart->all.n; k++) {
        struct timeline t = time_of(l, k);
        for (size_t i = 0; i < t.moments->n; i++) {
            double pace = t.moments->v[i].pace, year = timeline_year(&t, i);
            if (timeline_begins(&t, i))
                buf_addf(&s->out, "\n%.2f %.2f %.9g 0\n", timeline_x(&t, year), rate_y(l, k, 0),
                         year);
            buf_addf(&s->out, "%.2f %.2f %.9g %.9g\n", timeline_x(&t, timeline_place(&t, i)),
                     rate_y(l, k, pace), timeline_place(&t, i), pace);
        }
    }
    buf_addz(&s->out, "END\n");
}

int panels_script(const struct brief *b, const struct panels *c, struct str *script,
                  struct error *err)
{
    struct layout l = { .chart = c };
    int rc = check(&l, err);
    if (rc < 0)
        return rc;
    lay(b->arena, &l, script_width(b->style));
    struct script s = brief_begin(b, l.height);
    page_draw(&s, &l.page);
    for (size_t k = 0; k < c->all.n; k++) {
        add_title(&s, &l, k);
        add_axes(&s, &l, k);
        add_value(&s, &l, k);
    }
    script_frame(&s, (struct point){ 0, 0 }, (struct point){ l.width, l.height }, 0, l.width, 0,
                 l.height);
    add_rates(&s, &l);
    add_paces(&s, &l);
    buf_addf(&s.out, "plot $pace using 1:2 with lines dashtype (6,4) linewidth 1.1 linecolor rgb "
                     "'%s', \\\n    $rates using 1:2 with linespoints linewidth 2 ",
             script_colour(&s, INK_PACE));
    struct timeline first = time_of(&l, 0);
    script_dot_style(&s, timeline_dot(&first, 5.5), INK_UP);
    buf_addc(&s.out, '\n');
    *script = script_end(&s);
    return 0;
}
