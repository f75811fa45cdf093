/* Owners and periods: how far ahead of pace, or behind it. */
#include <math.h>

#include "base/i18n.h"
#include "plots/kinds.h"
#include "plots/rows.h"
#include "plots/text.h"
#include "plots/timeline.h"

enum { SCALE_STEPS = 9, SCALE_POINTS = 30 };

static const double cell_text = 11, scale_box = 22, widest_cell = 240;

struct layout {
    const struct heat *chart;
    struct rows rows;
    struct timeline time;
    double scale_y;
};

static int check(struct layout *l, struct error *err)
{
    const struct heat *c = l->chart;
    for (size_t i = 0; i < c->rows.n; i++)
        for (size_t k = 0; k < c->moments.n; k++)
            if (isfinite(c->rows.v[i].gaps[k]))
                return 0;
    return error_set(err, QOQ_EINPUT, NULL, 0,
                     _("no rate can be held against the pace in any period"));
}

/* A gap within five points of pace is even, as for a task's status. */
static size_t mark_of(double gap)
{
    return gap < -5 ? 0 : gap > 5 ? 2 : 1;
}

static const char *const marks[] = { "-", ".", "+" };

/* A terminal has no colours: figures tell, or a character for each cell. */
static void add_marks(struct script *s, const struct layout *l)
{
    struct arena *a = s->out.arena;
    struct str all = STR_NULL;
    for (size_t i = 0; i < 3; i++) {
        struct str label = text_clean(a, l->chart->marks[i]);
        all = str_join(a, all, STR("   "), str_format(a, "%s %.*s", marks[i], STR_ARG(label)));
    }
    script_text(s, (struct point){ PAGE_MARGIN, l->scale_y }, ALIGN_LEFT, PAGE_TEXT, INK_SOFT,
                all);
}

/* The scale of colours stands in a line under the subtitle, where others have their legend. */
static void add_scale(struct script *s, const struct layout *l)
{
    struct arena *a = s->out.arena;
    double x = PAGE_MARGIN, y = l->scale_y;
    double most = (l->rows.width - 2 * PAGE_MARGIN - SCALE_STEPS * scale_box - 60) / 3;
    struct str behind = text_cut(a, text_clean(a, l->chart->behind_label), most / PAGE_TEXT);
    struct str ahead = text_cut(a, text_clean(a, l->chart->ahead_label), most / PAGE_TEXT);
    struct str nothing = text_cut(a, text_clean(a, l->chart->nothing_label), most / PAGE_TEXT);
    script_text(s, (struct point){ x, y }, ALIGN_LEFT, PAGE_TEXT, INK_SOFT, behind);
    x += text_width(behind) * PAGE_TEXT + 10;
    for (int i = 0; i < SCALE_STEPS; i++, x += scale_box) {
        double points = SCALE_POINTS * (2.0 * i / (SCALE_STEPS - 1) - 1);
        buf_addf(&s->out, "set object rectangle from screen %.6f,screen %.6f to screen %.6f,"
                          "screen %.6f behind fillcolor rgb '#%06x' fillstyle solid noborder\n",
                 x / s->width, 1 - (y - 7) / s->height, (x + scale_box) / s->width,
                 1 - (y + 7) / s->height, script_gap_colour(s, points));
    }
    x += 10;
    script_text(s, (struct point){ x, y }, ALIGN_LEFT, PAGE_TEXT, INK_SOFT, ahead);
    x += text_width(ahead) * PAGE_TEXT + 24;
    script_text(s, (struct point){ x, y }, ALIGN_LEFT, PAGE_TEXT, INK_SOFT, nothing);
}

static struct str cell_figure(struct arena *a, double gap)
{
    double points = round(gap);
    if (points == 0)
        return STR("0");
    return str_format(a, "%s%.0f", points < 0 ? "\u2212" : "+", fmin(fabs(points), 999));
}

/* Row, place, colour, figure, its colour. */
static size_t add_cells(struct script *s, const struct layout *l, bool figures)
{
    size_t cells = 0;
    buf_addz(&s->out, "$cells << END\n");
    for (size_t i = 0; i < l->rows.n; i++)
        for (size_t k = 0; k < l->chart->moments.n; k++) {
            double gap = l->chart->rows.v[i].gaps[k];
            if (!isfinite(gap))
                continue;
            unsigned colour = script_gap_colour(s, gap);
            enum ink ink = script_is_deep(colour) != s->dark ? INK_GROUND : INK_TEXT;
            struct str text = figures ? cell_figure(s->out.arena, gap)
                                      : str_from(marks[mark_of(gap)]);
            buf_addf(&s->out, "%zu %.9g %.1f %u %.*s %u\n", i + 1, timeline_place(&l->time, k),
                     gap, colour, STR_ARG(text), script_rgb(s, ink));
            cells++;
        }
    buf_addz(&s->out, "END\n");
    return cells;
}

static void fill_rows(struct layout *l)
{
    for (size_t i = 0; i < l->rows.n; i++) {
        l->rows.v[i].label = l->chart->rows.v[i].label;
        l->rows.v[i].figures[0].text = l->chart->rows.v[i].figure;
        l->rows.v[i].figures[0].ink = INK_TEXT;
    }
    l->rows.headings[0] = l->chart->heading;
    l->rows.heading_line = true;
    l->rows.foot = TIMELINE_FOOT + 10;
}

int heat_script(const struct brief *b, const struct heat *c, struct str *script,
                struct error *err)
{
    struct layout l = { .chart = c };
    struct rows *r = &l.rows;
    bool dumb = b->format == CHART_DUMB;
    r->dense = dumb;
    int rc = timeline_check(&c->moments, err);
    if (rc < 0 || (rc = check(&l, err)) < 0 ||
        (rc = rows_start(b->arena, r, c->rows.n, err)) < 0)
        return rc;
    fill_rows(&l);
    page_add(b->arena, &r->page, MARK_LINE, INK_GROUND, STR("-")); /* keeps a line free */
    rows_lay(b->arena, r, c->words.title, c->words.subtitle, script_width(b->style));
    l.scale_y = r->page.legend[0].at.y;
    r->page.entries = 0;
    double wide = fmin((r->right - r->left) / (double)c->moments.n, widest_cell);
    l.time = timeline_make(&c->moments, true, r->left, r->left + wide * (double)c->moments.n);
    bool figures = wide >= (dumb ? 5 * CHART_CELL_WIDTH : text_width(STR("+999")) * cell_text);
    struct script s = brief_begin(b, r->height);
    rows_draw(&s, r);
    if (!dumb)
        add_scale(&s, &l);
    else if (!figures)
        add_marks(&s, &l);
    rows_draw_headings(&s, r);
    timeline_draw(&s, &l.time, r->top, r->bottom);
    if (rows_tall(r))
        timeline_draw_above(&s, &l.time, r->top);
    timeline_frame(&s, &l.time, r->top, r->bottom, 0.5, (double)r->n + 0.5);
    add_cells(&s, &l, figures);
    if (!dumb)
        buf_addz(&s.out, "plot $cells using 2:1:($2-0.48):($2+0.48):($1-0.46):($1+0.46):4 with "
                         "boxxyerror fillstyle solid noborder linecolor rgb variable");
    if (figures || dumb)
        buf_addf(&s.out, "%s $cells using 2:1:5:6 with labels font ',%g' textcolor rgb "
                         "variable",
                 dumb ? "plot" : ", \\\n   ", cell_text);
    buf_addc(&s.out, '\n');
    *script = script_end(&s);
    return 0;
}
