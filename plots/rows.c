/* From top to bottom: title, subtitle, legend, headings, the rows, the axis. */
#include "plots/rows.h"

#include <math.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "plots/text.h"

/* Pixels. */
static const double margin = PAGE_MARGIN, gap = 18, label_size = 13, small_size = PAGE_TEXT;

static const double most_number = 5;    /* em */
static const double most_column = 0.12; /* of the width */

int rows_start(struct arena *a, struct rows *r, size_t n, struct error *err)
{
    if (n == 0)
        return error_set(err, QOQ_EINPUT, NULL, 0, _("there is no task to draw"));
    if (n > MOST_ROWS)
        return error_set(err, QOQ_EINPUT, NULL, 0,
                         _("%zu tasks are too many for one chart (%d at most); choose some"), n,
                         MOST_ROWS);
    r->n = n;
    r->v = arena_array(a, n, sizeof r->v[0]);
    return 0;
}

/* On a terminal every character takes its columns, whatever the font. */
static double measure(const struct rows *r, struct str text, double size)
{
    return r->dense ? (double)utf8_width(text) * CHART_CELL_WIDTH : text_width(text) * size;
}

static struct str cut(struct arena *a, const struct rows *r, struct str text, double room,
                      double size)
{
    if (r->dense)
        return text_cut_columns(a, text, (size_t)fmax(room / CHART_CELL_WIDTH, 1));
    return text_cut(a, text, room / size);
}

/* The figures on the right, in columns as wide as they need. */
static void lay_figures(struct arena *a, struct rows *r)
{
    double most = r->width * most_column, between = r->dense ? 2 * CHART_CELL_WIDTH : gap;
    while (r->figures < MOST_FIGURES && r->headings[r->figures].p)
        r->figures++;
    r->right = r->width - margin;
    for (size_t k = r->figures; k > 0; k--) {
        struct str heading = cut(a, r, text_clean(a, r->headings[k - 1]), most, small_size);
        double wide = measure(r, heading, small_size);
        for (size_t i = 0; i < r->n; i++) {
            struct str *text = &r->v[i].figures[k - 1].text;
            *text = cut(a, r, text_clean(a, *text), most, small_size);
            wide = fmax(wide, measure(r, *text, small_size));
        }
        r->edges[k - 1] = r->right;
        r->headings[k - 1] = heading;
        r->right -= wide + between;
    }
}

/* The labels on the left, up to two fifths; the frame takes the rest, three tenths at least. */
static void lay_labels(struct arena *a, struct rows *r)
{
    double number = 0, label = 0;
    for (size_t i = 0; i < r->n; i++) {
        r->v[i].number = text_cut(a, text_clean(a, r->v[i].number), most_number);
        number = fmax(number, measure(r, r->v[i].number, small_size));
    }
    r->number_edge = margin + number;
    r->label_edge = number > 0 ? r->number_edge + 9 : margin;
    double frame = r->dense ? 0.22 : 0.3; /* of the width, at least */
    double room = fmin(r->width * 0.38, r->right - r->width * frame - gap - r->label_edge);
    for (size_t i = 0; i < r->n; i++) {
        r->v[i].label = cut(a, r, text_clean(a, r->v[i].label), room, label_size);
        label = fmax(label, measure(r, r->v[i].label, label_size));
    }
    r->left = r->label_edge + label + gap;
}

bool rows_tall(const struct rows *r)
{
    return r->n > 20;
}

static void lay_heights(struct rows *r)
{
    bool headed = r->figures || r->heading_line;
    r->row = r->dense ? CHART_CELL_HEIGHT : r->n <= 15 ? 28 : r->n <= 60 ? 24 : 21;
    r->heading_y = r->page.bottom + 23;
    r->top = !headed ? r->page.bottom + (rows_tall(r) ? 34 : 12)
                     : r->heading_y + (rows_tall(r) ? 32 : 14);
    r->bottom = r->top + (double)r->n * r->row;
    if (r->dense) { /* rows stand in the lines, not between them */
        r->top = ceil(r->top / CHART_CELL_HEIGHT) * CHART_CELL_HEIGHT;
        r->bottom = r->top + (double)r->n * r->row;
    }
    r->height = r->bottom + r->foot + margin - 10;
}

void rows_lay(struct arena *a, struct rows *r, struct str title, struct str subtitle, double width)
{
    r->width = width;
    page_lay(a, &r->page, title, subtitle, width);
    lay_figures(a, r);
    lay_labels(a, r);
    lay_heights(r);
}

double rows_y(const struct rows *r, size_t i)
{
    return r->top + ((double)i + 0.5) * r->row;
}

void rows_draw(struct script *s, const struct rows *r)
{
    page_draw(s, &r->page);
    for (size_t i = 0; i < r->n; i++) {
        const struct row *row = &r->v[i];
        double y = rows_y(r, i);
        if (i % 2 == 0)
            script_box(s, (struct point){ margin - 10, y - r->row / 2 },
                       (struct point){ r->width - margin + 10, y + r->row / 2 }, INK_STRIPE);
        script_text(s, (struct point){ r->number_edge, y }, ALIGN_RIGHT, small_size, INK_SOFT,
                    row->number);
        script_text(s, (struct point){ r->label_edge, y }, ALIGN_LEFT, label_size, INK_TEXT,
                    row->label);
        for (size_t k = 0; k < r->figures; k++)
            script_text(s, (struct point){ r->edges[k], y }, ALIGN_RIGHT, small_size,
                        row->figures[k].ink,
                        row->figures[k].text.n ? row->figures[k].text : STR("–"));
    }
}

void rows_draw_headings(struct script *s, const struct rows *r)
{
    for (size_t k = 0; k < r->figures; k++)
        script_text(s, (struct point){ r->edges[k], r->heading_y }, ALIGN_RIGHT, small_size,
                    INK_SOFT, r->headings[k]);
}

void rows_draw_axis_label(struct script *s, const struct rows *r, struct str label)
{
    struct arena *a = s->out.arena;
    script_text(s, (struct point){ (r->left + r->right) / 2, r->bottom + 34 }, ALIGN_CENTRE,
                small_size, INK_SOFT,
                text_cut(a, text_clean(a, label), (r->right - r->left) / small_size));
}
