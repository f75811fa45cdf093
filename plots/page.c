#include "plots/page.h"

#include <math.h>

#include "plots/text.h"

static const double title_size = 21, title_line = 28, subtitle_size = 13.5, subtitle_line = 20,
                    legend_line = 22, line_mark = 22, mark_gap = 7, entry_gap = 20;

void page_add(struct arena *a, struct page *p, enum mark mark, enum ink ink, struct str label)
{
    struct str text = text_clean(a, label);
    if (text.n && p->entries < MOST_ENTRIES)
        p->legend[p->entries++] = (struct entry){ mark, ink, text, { 0, 0 } };
}

void page_strokes(struct page *p, const char *strokes)
{
    p->strokes = strokes;
}

static double mark_width(const struct entry *e)
{
    bool line = e->mark == MARK_LINE || e->mark == MARK_DASH;
    return (line ? line_mark : PAGE_RING) + mark_gap;
}

/* From left to right, on a new line where one is full; returns the bottom of the last. */
static double lay_legend(struct arena *a, struct page *p, double y)
{
    double x = PAGE_MARGIN, right = p->width - PAGE_MARGIN;
    for (size_t i = 0; i < p->entries; i++) {
        struct entry *e = &p->legend[i];
        double mark = mark_width(e);
        e->label = text_cut(a, e->label, (right - PAGE_MARGIN - mark) / PAGE_TEXT);
        double width = mark + text_width(e->label) * PAGE_TEXT;
        if (x > PAGE_MARGIN && x + width > right) {
            x = PAGE_MARGIN;
            y += legend_line;
        }
        e->at = (struct point){ x, y + legend_line / 2 };
        x += width + entry_gap;
    }
    return p->entries ? y + legend_line : y;
}

void page_lay(struct arena *a, struct page *p, struct str title, struct str subtitle, double width)
{
    double room = width - 2 * PAGE_MARGIN;
    p->width = width;
    p->title = text_wrap(a, text_clean(a, title), room / title_size, 2);
    p->subtitle = text_wrap(a, text_clean(a, subtitle), room / subtitle_size, 2);
    double titles = (double)p->title.n * title_line + (double)p->subtitle.n * subtitle_line;
    p->bottom = lay_legend(a, p, PAGE_MARGIN + titles + 9);
}

/* On a terminal a line is told by the character that gnuplot draws it with. */
static struct str stroke_of(const struct page *p, const struct entry *e)
{
    size_t i = (size_t)(e - p->legend);
    return p->strokes ? str_slice(str_from(p->strokes), i, i + 1) : STR("---");
}

static void draw_mark(struct script *s, const struct page *p, const struct entry *e)
{
    struct point at = { e->at.x + PAGE_RING / 2, e->at.y };
    struct point end = { e->at.x + line_mark, e->at.y };
    switch (e->mark) {
    case MARK_LINE:
    case MARK_DASH:
        if (s->format == CHART_DUMB)
            script_text(s, e->at, ALIGN_LEFT, PAGE_TEXT, e->ink, stroke_of(p, e));
        else
            script_line(s, e->at, end, e->mark == MARK_DASH ? 1.4 : 3, e->ink,
                        e->mark == MARK_DASH);
        break;
    case MARK_BOX:
        script_fill(s, (struct point){ e->at.x, e->at.y - 7 },
                    (struct point){ e->at.x + 2 * CHART_CELL_WIDTH, e->at.y + 7 }, e->ink);
        script_box(s, (struct point){ e->at.x, e->at.y - PAGE_RING / 2 },
                   (struct point){ e->at.x + PAGE_RING, e->at.y + PAGE_RING / 2 }, e->ink);
        break;
    case MARK_RING:
        script_dot(s, at, PAGE_RING, e->ink);
        script_dot(s, at, PAGE_HOLE, INK_GROUND);
        break;
    case MARK_DOT:
        script_dot(s, at, PAGE_DOT, e->ink);
    }
}

void page_draw(struct script *s, const struct page *p)
{
    double y = PAGE_MARGIN;
    for (size_t i = 0; i < p->title.n; i++, y += title_line)
        script_text(s, (struct point){ PAGE_MARGIN, y + 8 }, ALIGN_LEFT, title_size, INK_TEXT,
                    p->title.v[i]);
    for (size_t i = 0; i < p->subtitle.n; i++, y += subtitle_line)
        script_text(s, (struct point){ PAGE_MARGIN, y + 6 }, ALIGN_LEFT, subtitle_size, INK_SOFT,
                    p->subtitle.v[i]);
    for (size_t i = 0; i < p->entries; i++) {
        const struct entry *e = &p->legend[i];
        draw_mark(s, p, e);
        script_text(s, (struct point){ e->at.x + mark_width(e), e->at.y }, ALIGN_LEFT, PAGE_TEXT,
                    INK_SOFT, e->label);
    }
}

struct str page_percent(struct arena *a, double ratio, bool sign)
{
    double value = round(ratio * 1000) / 10;
    if (!isfinite(value))
        return STR_NULL;
    if (value == 0)
        return STR("0.0"); /* never "-0.0" or "+0.0" */
    const char *before = value < 0 ? "\u2212" : sign ? "+" : "";
    const char *format = fabs(value) < 1e4 ? "%s%.1f" : fabs(value) < 1e7 ? "%s%.0f" : "%s%.2g";
    return str_format(a, format, before, fabs(value));
}

double page_rate_end(double highest)
{
    static const double longest = 1.5;
    return fmin(fmax(ceil(highest * 4 - 1e-9) / 4, 1), longest);
}

double page_count_step(double highest, int steps)
{
    double step = 1;
    for (int i = 0; highest / step > steps; i++)
        step *= i % 3 == 1 ? 2.5 : 2;
    return step;
}

void page_grid(struct script *s, struct point corner, struct point opposite, double highest,
               double step, bool percent, bool beyond)
{
    static const double tick_size = 11.5;
    double room = opposite.y - corner.y;
    for (double value = 0; value <= highest + step * 1e-6; value += step) {
        double y = opposite.y - value / highest * room;
        script_line(s, (struct point){ corner.x, y }, (struct point){ opposite.x, y },
                    percent && fabs(value - 1) < 1e-6 ? 1.4 : 0.8, INK_GRID, false);
        bool more = beyond && value + step > highest + step * 1e-6;
        script_text(s, (struct point){ corner.x - 8, y }, ALIGN_RIGHT, tick_size, INK_SOFT,
                    str_format(s->out.arena, percent ? "%s%.0f%%" : "%s%.0f", more ? "≥" : "",
                               percent ? value * 100 : value));
    }
}

double page_snap(enum chart_format format, double y)
{
    return format == CHART_DUMB ? (floor(y / CHART_CELL_HEIGHT) + 0.5) * CHART_CELL_HEIGHT : y;
}

void page_axis_label(struct script *s, struct point corner, double right, struct str label)
{
    struct arena *a = s->out.arena;
    struct str text = text_cut(a, text_clean(a, label), (right - PAGE_MARGIN) / PAGE_TEXT);
    script_text(s, (struct point){ PAGE_MARGIN, corner.y - 16 }, ALIGN_LEFT, PAGE_TEXT, INK_SOFT,
                text);
}
