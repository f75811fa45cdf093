/* What has not moved, and since when: a bar from then to now for each task. */
#include <math.h>

#include "base/i18n.h"
#include "plots/kinds.h"
#include "plots/rows.h"
#include "plots/text.h"
#include "plots/timeline.h"

static void fill_rows(struct rows *r, const struct spans *c)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct span *x = &c->rows.v[i];
        r->v[i] = (struct row){ .number = x->number,
                                .label = x->label,
                                .figures = { { x->rate_text, INK_TEXT },
                                             { x->length_text, INK_DOWN } } };
    }
    r->headings[0] = c->rate_heading.p ? c->rate_heading : STR("");
    r->headings[1] = c->length_heading.p ? c->length_heading : STR("");
    r->foot = TIMELINE_FOOT + 10;
}

/* The data block of the tasks with a rate, or of those without: row, since, until. */
static size_t add_data(struct script *s, const struct spans *c, const struct timeline *t,
                       bool rated)
{
    size_t n = 0;
    buf_addf(&s->out, "$%s << END\n", rated ? "rated" : "told");
    for (size_t i = 0; i < c->rows.n; i++)
        if (isfinite(c->rows.v[i].rate) == rated) {
            buf_addf(&s->out, "%zu %.9g %.9g\n", i + 1, fmax(c->rows.v[i].since, t->first),
                     t->last);
            n++;
        }
    buf_addz(&s->out, "END\n");
    return n;
}

static void add_plot(struct script *s, const char *lead, const char *name, enum ink ink)
{
    buf_addf(&s->out, "%s $%s using 2:1:($3-$2):(0) with vectors nohead linewidth 6 linecolor rgb "
                      "'%s', \\\n    $%s using 2:1 with points ",
             lead, name, script_colour(s, ink), name);
    script_dot_style(s, PAGE_DOT, ink);
}

/* Where they stand too close, only the years are told apart. */
static void add_moments(struct script *s, const struct timeline *t, const struct rows *r)
{
    static const double least_room = 14;
    bool close = (t->right - t->left) / (double)t->moments->n < least_room;
    for (size_t i = 0; i < t->moments->n && !close; i++) {
        double x = timeline_x(t, timeline_place(t, i));
        script_line(s, (struct point){ x, r->top }, (struct point){ x, r->bottom }, 0.8, INK_GRID,
                    false);
    }
}

int spans_script(const struct brief *b, const struct spans *c, struct str *script,
                 struct error *err)
{
    struct rows r = { .dense = b->format == CHART_DUMB };
    int rc = timeline_check(&c->moments, err);
    if (rc == 0 && c->moments.n == 1)
        return error_set(err, QOQ_EINPUT, NULL, 0,
                         _("one period alone does not tell what stands still; give two or more"));
    if (rc == 0 && c->rows.n == 0)
        return error_set(err, QOQ_EINPUT, NULL, 0, _("no task stands still"));
    if (rc < 0 || (rc = rows_start(b->arena, &r, c->rows.n, err)) < 0)
        return rc;
    fill_rows(&r, c);
    size_t rated = 0;
    for (size_t i = 0; i < c->rows.n; i++)
        rated += isfinite(c->rows.v[i].rate) != 0;
    if (rated)
        page_add(b->arena, &r.page, MARK_LINE, INK_DOWN, c->span_label);
    if (rated < c->rows.n)
        page_add(b->arena, &r.page, MARK_LINE, INK_SAME, c->short_label);
    rows_lay(b->arena, &r, c->words.title, c->words.subtitle, script_width(b->style));
    struct timeline t = timeline_make(&c->moments, false, r.left, r.right);
    t.first = c->moments.v[0].at < t.last ? c->moments.v[0].at : t.first;
    struct script s = brief_begin(b, r.height);
    rows_draw(&s, &r);
    rows_draw_headings(&s, &r);
    add_moments(&s, &t, &r);
    timeline_draw(&s, &t, r.top, r.bottom);
    if (rows_tall(&r))
        timeline_draw_above(&s, &t, r.top);
    timeline_frame(&s, &t, r.top, r.bottom, 0.5, (double)r.n + 0.5);
    const char *lead = "plot";
    if (add_data(&s, c, &t, false) < c->rows.n)
        add_data(&s, c, &t, true);
    if (rated) {
        add_plot(&s, lead, "rated", INK_DOWN);
        lead = ", \\\n    ";
    }
    if (rated < c->rows.n)
        add_plot(&s, lead, "told", INK_SAME);
    buf_addc(&s.out, '\n');
    *script = script_end(&s);
    return 0;
}
