/* Shares stacked: columns over time (status), rows of owners. */
#include <math.h>

#include "base/i18n.h"
#include "plots/kinds.h"
#include "plots/rows.h"
#include "plots/text.h"
#include "plots/timeline.h"

static const double count_size = 11, room_of_ticks = 40, widest_column = 130, widest_slot = 260;

static int sum(const struct stack *x)
{
    int all = 0;
    for (int k = 0; k < SHARE_COUNT; k++)
        all += x->counts[k];
    return all;
}

static int check(const struct stacks *c, int *highest, struct error *err)
{
    *highest = 0;
    for (size_t i = 0; i < c->stacks.n; i++)
        *highest = sum(&c->stacks.v[i]) > *highest ? sum(&c->stacks.v[i]) : *highest;
    if (*highest == 0)
        return error_set(err, QOQ_EINPUT, NULL, 0, _("there is no task to draw"));
    return 0;
}

static bool is_used(const struct stacks *c, int share)
{
    for (size_t i = 0; i < c->stacks.n; i++)
        if (c->stacks.v[i].counts[share])
            return true;
    return false;
}

static void add_legend(struct arena *a, struct page *p, const struct stacks *c)
{
    for (int k = 0; k < SHARE_COUNT; k++)
        if (is_used(c, k))
            page_add(a, p, MARK_BOX, (enum ink)(INK_SHARE + k), c->shares[k]);
}

/* The data block of a share: place, where it begins, where it ends. */
static void add_share(struct script *s, const struct stacks *c, int share, double first)
{
    buf_addf(&s->out, "$share%d << END\n", share + 1);
    for (size_t i = 0; i < c->stacks.n; i++) {
        const struct stack *x = &c->stacks.v[i];
        int begin = 0;
        for (int k = 0; k < share; k++)
            begin += x->counts[k];
        if (x->counts[share])
            buf_addf(&s->out, "%.9g %d %d\n", (double)i + first, begin, begin + x->counts[share]);
    }
    buf_addz(&s->out, "END\n");
}

/* `using`: the columns of boxxyerror: x y xlow xhigh ylow yhigh. */
static void add_plot(struct script *s, const struct stacks *c, const char *using)
{
    const char *lead = "plot";
    if (s->format == CHART_DUMB) { /* filled already */
        buf_addz(&s->out, "plot NaN\n");
        return;
    }
    for (int k = 0; k < SHARE_COUNT; k++) {
        if (!is_used(c, k))
            continue;
        buf_addf(&s->out, "%s $share%d using %s with boxxyerror fillstyle solid border rgb '%s' "
                          "linewidth 0.6 fillcolor rgb '%s'",
                 lead, k + 1, using, script_colour(s, INK_GROUND),
                 script_colour(s, (enum ink)(INK_SHARE + k)));
        lead = ", \\\n    ";
    }
    buf_addc(&s->out, '\n');
}

/* A count within its box, if there is room. */
static void add_count(struct script *s, struct point at, double wide, double high, int share,
                      int count)
{
    struct str text = str_format(s->out.arena, "%d", count);
    if (count == 0 || high < count_size + 3 || wide < text_width(text) * count_size + 4)
        return;
    bool deep = script_is_deep(script_rgb(s, (enum ink)(INK_SHARE + share)));
    script_text(s, at, ALIGN_CENTRE, count_size, deep != s->dark ? INK_GROUND : INK_TEXT, text);
}

/* --- columns --- */

static void add_counts(struct script *s, const struct stacks *c, const struct timeline *t,
                       double bottom, double unit, double wide)
{
    for (size_t i = 0; i < c->stacks.n; i++) {
        const struct stack *x = &c->stacks.v[i];
        double y = bottom, middle = timeline_x(t, timeline_place(t, i));
        for (int k = 0; k < SHARE_COUNT; k++) {
            double high = x->counts[k] * unit;
            script_fill(s, (struct point){ middle - wide / 2, y - high },
                        (struct point){ middle + wide / 2, y }, (enum ink)(INK_SHARE + k));
            add_count(s, (struct point){ middle, y - high / 2 }, wide, high, k, x->counts[k]);
            y -= high;
        }
        struct str all = str_format(s->out.arena, "%d", sum(x));
        if (wide >= text_width(all) * PAGE_TEXT * 0.8)
            script_text(s, (struct point){ middle, y - 10 }, ALIGN_CENTRE, PAGE_TEXT, INK_TEXT,
                        all);
    }
}

int columns_script(const struct brief *b, const struct stacks *c, struct str *script,
                   struct error *err)
{
    struct page page = { 0 };
    double width = script_width(b->style), left = PAGE_MARGIN + room_of_ticks;
    int highest, rc = timeline_check(&c->moments, err);
    if (rc < 0 || (rc = check(c, &highest, err)) < 0)
        return rc;
    add_legend(b->arena, &page, c);
    page_lay(b->arena, &page, c->words.title, c->words.subtitle, width);
    double right = fmin(width - PAGE_MARGIN, left + (double)c->moments.n * widest_slot);
    double top = page.bottom + 50, bottom = top + fmin(fmax(width * 0.42, 300), 620);
    double step = page_count_step(highest, 6), end = highest;
    struct timeline t = timeline_make(&c->moments, true, left, right);
    double slot = (right - left) / (double)c->moments.n;
    double half = fmin(slot * 0.78, widest_column) / slot / 2;
    struct script s = brief_begin(b, bottom + TIMELINE_FOOT + 10);
    page_draw(&s, &page);
    page_axis_label(&s, (struct point){ left, top - 12 }, right, c->words.axis_label);
    page_grid(&s, (struct point){ left, top }, (struct point){ right, bottom }, end, step, false,
              false);
    timeline_draw(&s, &t, top, bottom);
    add_counts(&s, c, &t, bottom, (bottom - top) / end, half * 2 * slot);
    timeline_frame(&s, &t, top, bottom, end, 0);
    for (int k = 0; k < SHARE_COUNT; k++)
        if (is_used(c, k))
            add_share(&s, c, k, 0.5);
    add_plot(&s, c, str_format(b->arena, "1:2:($1-%.4g):($1+%.4g):2:3", half, half).p);
    *script = script_end(&s);
    return 0;
}

/* --- rows --- */

static void fill_rows(struct rows *r, const struct stacks *c)
{
    for (size_t i = 0; i < r->n; i++) {
        r->v[i].label = c->stacks.v[i].label;
        for (int k = 0; k < MOST_FIGURES; k++) {
            r->v[i].figures[k].text = c->stacks.v[i].figures[k];
            r->v[i].figures[k].ink = INK_TEXT;
        }
    }
    for (int k = 0; k < MOST_FIGURES; k++)
        r->headings[k] = c->headings[k];
}

static void add_bar_axis(struct script *s, const struct rows *r, double end, double step)
{
    for (double value = 0; value <= end + step * 1e-6; value += step) {
        double x = r->left + value / end * (r->right - r->left);
        struct str text = str_format(s->out.arena, "%.0f", value);
        script_line(s, (struct point){ x, r->top }, (struct point){ x, r->bottom }, 0.8, INK_GRID,
                    false);
        script_text(s, (struct point){ x, r->bottom + 14 }, ALIGN_CENTRE, 11.5, INK_SOFT, text);
        if (rows_tall(r))
            script_text(s, (struct point){ x, r->top - 12 }, ALIGN_CENTRE, 11.5, INK_SOFT, text);
    }
}

static void add_bar_counts(struct script *s, const struct stacks *c, const struct rows *r,
                           double unit)
{
    for (size_t i = 0; i < r->n; i++) {
        double x = r->left;
        for (int k = 0; k < SHARE_COUNT; k++) {
            double wide = c->stacks.v[i].counts[k] * unit;
            script_fill(s, (struct point){ x, rows_y(r, i) - r->row / 2 },
                        (struct point){ x + wide, rows_y(r, i) + r->row / 2 },
                        (enum ink)(INK_SHARE + k));
            add_count(s, (struct point){ x + wide / 2, rows_y(r, i) }, wide, r->row, k,
                      c->stacks.v[i].counts[k]);
            x += wide;
        }
    }
}

int bars_script(const struct brief *b, const struct stacks *c, struct str *script,
                struct error *err)
{
    struct rows r = { .dense = b->format == CHART_DUMB,
                      .foot = 28 + (text_width(c->words.axis_label) > 0 ? 20 : 0) };
    int highest, rc = check(c, &highest, err);
    if (rc < 0 || (rc = rows_start(b->arena, &r, c->stacks.n, err)) < 0)
        return rc;
    fill_rows(&r, c);
    add_legend(b->arena, &r.page, c);
    rows_lay(b->arena, &r, c->words.title, c->words.subtitle, script_width(b->style));
    double step = page_count_step(highest, 6), end = fmax(highest, step);
    struct script s = brief_begin(b, r.height);
    rows_draw(&s, &r);
    add_bar_axis(&s, &r, end, step);
    rows_draw_headings(&s, &r);
    rows_draw_axis_label(&s, &r, c->words.axis_label);
    add_bar_counts(&s, c, &r, (r.right - r.left) / end);
    script_frame(&s, (struct point){ r.left, r.top }, (struct point){ r.right, r.bottom }, 0, end,
                 0.5, (double)r.n + 0.5);
    for (int k = 0; k < SHARE_COUNT; k++)
        if (is_used(c, k))
            add_share(&s, c, k, 1);
    add_plot(&s, c, "2:1:2:3:($1-0.34):($1+0.34)");
    *script = script_end(&s);
    return 0;
}
