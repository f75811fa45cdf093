/* From top to bottom: title, subtitle, legend, headings, the rows, the axis. Each row: its label
 * on the left, the dots in the frame, the newer value and the change on the right. */
#include "plots/dumbbell.h"

#include <math.h>

#include "base/i18n.h"
#include "plots/page.h"
#include "plots/text.h"

enum { MOST_ROWS = 1500 };

/* Pixels. */
static const double margin = PAGE_MARGIN, gap = 18, label_size = 13, small_size = PAGE_TEXT,
                    tick_size = 11.5, tick_room = 38, frame_padding = 9;

/* The newer dot inside the ring of a row that has not moved. */
static const double pupil = 5;

/* A row with a move of less than a point has not moved. */
static const double least_move = 0.01 - 1e-9;

static const double longest_axis = 1.5;

static const double most_number = 5;    /* em */
static const double most_column = 0.12; /* of the width */

/* How a row is drawn; the data block of each class has the name beside it. */
enum class { UP, DOWN, SAME, FROM_ONLY, TO_ONLY, NOTHING };
static const char *const class_names[] = { "up", "down", "same", "from_only", "to_only" };
static const enum ink class_inks[] = { INK_UP, INK_DOWN, INK_SAME, INK_TEXT, INK_TEXT };

struct layout {
    const struct dumbbell *chart;
    struct str *labels, *numbers; /* cleaned and cut */
    struct page page;
    double width, height, row;              /* pixels */
    double top, bottom, left, right;        /* of the frame */
    double number_edge, label_edge;         /* right edge of the numbers, left one of the labels */
    double value_edge, change_edge;         /* right edges of the figures */
    double axis_end;                        /* a ratio */
    double heading_y;
    size_t counts[NOTHING + 1];
};

static enum class class_of(const struct dumbbell_row *row)
{
    if (!isfinite(row->from) && !isfinite(row->to))
        return NOTHING;
    if (!isfinite(row->from))
        return TO_ONLY;
    if (!isfinite(row->to))
        return FROM_ONLY;
    double move = row->to - row->from;
    return move >= least_move ? UP : move <= -least_move ? DOWN : SAME;
}

static int check_rows(const struct dumbbell *chart, struct layout *l, struct error *err)
{
    if (chart->rows.n == 0)
        return error_set(err, QOQ_EINPUT, NULL, 0, _("there is no task to draw"));
    if (chart->rows.n > MOST_ROWS)
        return error_set(err, QOQ_EINPUT, NULL, 0,
                         _("%zu tasks are too many for one chart (%d at most); choose some"),
                         chart->rows.n, MOST_ROWS);
    for (size_t i = 0; i < chart->rows.n; i++)
        l->counts[class_of(&chart->rows.v[i])]++;
    if (l->counts[NOTHING] == chart->rows.n)
        return error_set(err, QOQ_EINPUT, NULL, 0,
                         _("none of the tasks has a completion rate in either period"));
    return 0;
}

/* The axis ends at 100 %, or where the highest value needs it, in steps of a quarter. */
static double axis_end(const struct dumbbell *chart)
{
    double highest = 1;
    for (size_t i = 0; i < chart->rows.n; i++) {
        const struct dumbbell_row *row = &chart->rows.v[i];
        if (isfinite(row->from))
            highest = fmax(highest, row->from);
        if (isfinite(row->to))
            highest = fmax(highest, row->to);
    }
    return fmin(ceil(highest * 4 - 1e-9) / 4, longest_axis);
}

static struct str change(struct arena *a, const struct dumbbell_row *row)
{
    return page_percent(a, row->to - row->from, true);
}

static double widest(double so_far, struct str text, double size)
{
    return fmax(so_far, text_width(text) * size);
}

/* The figures on the right, in columns as wide as they need. */
static void lay_figures(struct arena *a, struct layout *l)
{
    const struct dumbbell *c = l->chart;
    double value = widest(0, text_clean(a, c->value_heading), small_size);
    double move = widest(0, text_clean(a, c->change_heading), small_size);
    for (size_t i = 0; i < c->rows.n; i++) {
        value = widest(value, page_percent(a, c->rows.v[i].to, false), small_size);
        move = widest(move, change(a, &c->rows.v[i]), small_size);
    }
    l->change_edge = l->width - margin;
    l->value_edge = l->change_edge - fmin(move, l->width * most_column) - gap;
    l->right = l->value_edge - fmin(value, l->width * most_column) - gap;
}

/* The labels on the left, up to two fifths; the dots take the rest, three tenths at least. */
static void lay_labels(struct arena *a, struct layout *l)
{
    size_t n = l->chart->rows.n;
    const struct dumbbell_row *rows = l->chart->rows.v;
    double number = 0, label = 0;
    l->labels = arena_array(a, n, sizeof l->labels[0]);
    l->numbers = arena_array(a, n, sizeof l->numbers[0]);
    for (size_t i = 0; i < n; i++) {
        l->numbers[i] = text_cut(a, text_clean(a, rows[i].number), most_number);
        number = widest(number, l->numbers[i], small_size);
    }
    l->number_edge = margin + number;
    l->label_edge = number > 0 ? l->number_edge + 9 : margin;
    double room = fmin(l->width * 0.38, l->right - l->width * 0.3 - gap - l->label_edge);
    for (size_t i = 0; i < n; i++) {
        l->labels[i] = text_cut(a, text_clean(a, rows[i].label), room / label_size);
        label = widest(label, l->labels[i], label_size);
    }
    l->left = l->label_edge + label + gap;
}

static bool is_tall(const struct layout *l)
{
    return l->chart->rows.n > 20;
}

static void lay_rows(struct layout *l)
{
    size_t n = l->chart->rows.n;
    l->row = n <= 15 ? 28 : n <= 60 ? 24 : 21;
    l->heading_y = l->page.bottom + 23;
    l->top = l->heading_y + (is_tall(l) ? 32 : 14);
    l->bottom = l->top + (double)n * l->row;
    l->height = l->bottom + 28 + (text_width(l->chart->axis_label) > 0 ? 20 : 0) + margin - 10;
}

static double row_y(const struct layout *l, size_t i)
{
    return l->top + ((double)i + 0.5) * l->row;
}

/* Dots at 0 and at the end of the axis stand whole within the frame. */
static double rate_x(const struct layout *l, double rate)
{
    double room = l->right - l->left - 2 * frame_padding;
    return l->left + frame_padding + rate / l->axis_end * room;
}

static void add_legend(struct arena *a, struct layout *l)
{
    const struct dumbbell *c = l->chart;
    page_add(a, &l->page, MARK_RING, INK_SOFT, c->from_label);
    page_add(a, &l->page, MARK_DOT, INK_SOFT, c->to_label);
    if (l->counts[UP])
        page_add(a, &l->page, MARK_LINE, INK_UP, c->up_label);
    if (l->counts[DOWN])
        page_add(a, &l->page, MARK_LINE, INK_DOWN, c->down_label);
    if (l->counts[SAME])
        page_add(a, &l->page, MARK_LINE, INK_SAME, c->same_label);
}

/* Stripes lead the eye from the label to the figures. */
static void add_rows(struct script *s, const struct layout *l)
{
    struct arena *a = s->out.arena;
    for (size_t i = 0; i < l->chart->rows.n; i++) {
        const struct dumbbell_row *row = &l->chart->rows.v[i];
        double y = row_y(l, i);
        if (i % 2 == 0)
            script_box(s, (struct point){ margin - 10, y - l->row / 2 },
                       (struct point){ l->width - margin + 10, y + l->row / 2 }, INK_STRIPE);
        script_text(s, (struct point){ l->number_edge, y }, ALIGN_RIGHT, small_size, INK_SOFT,
                    l->numbers[i]);
        script_text(s, (struct point){ l->label_edge, y }, ALIGN_LEFT, label_size, INK_TEXT,
                    l->labels[i]);
        struct str value = page_percent(a, row->to, false), move = change(a, row);
        script_text(s, (struct point){ l->value_edge, y }, ALIGN_RIGHT, small_size, INK_TEXT,
                    value.n ? value : STR("–"));
        enum class class = class_of(row);
        script_text(s, (struct point){ l->change_edge, y }, ALIGN_RIGHT, small_size,
                    class <= SAME ? class_inks[class] : INK_SAME, move.n ? move : STR("–"));
    }
}

static void add_axis(struct script *s, const struct layout *l)
{
    int step = rate_x(l, 0.25) - rate_x(l, 0) < tick_room ? 2 : 1;
    for (int quarter = 0; quarter <= (int)(l->axis_end * 4 + 0.5); quarter += step) {
        double x = rate_x(l, quarter / 4.0);
        script_line(s, (struct point){ x, l->top }, (struct point){ x, l->bottom },
                    quarter == 4 && l->axis_end > 1 ? 1.6 : 0.8, INK_GRID, false);
        struct str text = str_format(s->out.arena, "%d%%", quarter * 25);
        script_text(s, (struct point){ x, l->bottom + 14 }, ALIGN_CENTRE, tick_size, INK_SOFT,
                    text);
        bool free = !isfinite(l->chart->pace) ||
                    fabs(rate_x(l, l->chart->pace) - x) > text_width(text) * tick_size / 2 + 4;
        if (is_tall(l) && free) /* the pace line runs up to its label */
            script_text(s, (struct point){ x, l->top - 12 }, ALIGN_CENTRE, tick_size, INK_SOFT,
                        text);
    }
    struct str label = text_cut(s->out.arena, text_clean(s->out.arena, l->chart->axis_label),
                                (l->right - l->left) / small_size);
    script_text(s, (struct point){ (l->left + l->right) / 2, l->bottom + 34 }, ALIGN_CENTRE,
                small_size, INK_SOFT, label);
}

static void add_headings(struct script *s, const struct layout *l)
{
    struct arena *a = s->out.arena;
    double most = l->width * most_column / small_size;
    struct point at = { l->value_edge, l->heading_y };
    script_text(s, at, ALIGN_RIGHT, small_size, INK_SOFT,
                text_cut(a, text_clean(a, l->chart->value_heading), most));
    at.x = l->change_edge;
    script_text(s, at, ALIGN_RIGHT, small_size, INK_SOFT,
                text_cut(a, text_clean(a, l->chart->change_heading), most));
}

static void add_pace(struct script *s, const struct layout *l)
{
    double pace = l->chart->pace;
    if (!isfinite(pace) || pace < 0 || pace > l->axis_end)
        return;
    double x = rate_x(l, pace);
    script_line(s, (struct point){ x, l->heading_y + 9 }, (struct point){ x, l->bottom }, 1.4,
                INK_PACE, true);
    struct str text = text_cut(s->out.arena, text_clean(s->out.arena, l->chart->pace_label),
                               (l->right - l->left) / small_size);
    double half = text_width(text) * small_size / 2;
    double centre = fmin(fmax(x, l->left + half), l->right - half); /* within the frame */
    script_text(s, (struct point){ centre, l->heading_y }, ALIGN_CENTRE, small_size, INK_PACE,
                text);
}

static double within(const struct layout *l, double rate)
{
    return fmin(fmax(rate, 0), l->axis_end);
}

/* An arrow points to where the value is, beyond the axis. */
static void add_arrow(struct script *s, const struct layout *l, double rate, size_t i,
                       enum ink ink)
{
    if (!isfinite(rate) || within(l, rate) == rate)
        return;
    double x = rate_x(l, within(l, rate)), way = rate < 0 ? -1 : 1;
    script_arrow(s, (struct point){ x, row_y(l, i) }, (struct point){ x + way * 17, row_y(l, i) },
                 2, ink);
}

static void add_arrows(struct script *s, const struct layout *l)
{
    for (size_t i = 0; i < l->chart->rows.n; i++) {
        const struct dumbbell_row *row = &l->chart->rows.v[i];
        enum class class = class_of(row);
        if (class == NOTHING)
            continue;
        add_arrow(s, l, row->from, i, class_inks[class]);
        add_arrow(s, l, row->to, i, class_inks[class]);
    }
}

/* The data block of a class: row, from, to, both within the axis. */
static void add_data(struct script *s, const struct layout *l, enum class class)
{
    buf_addf(&s->out, "$%s << END\n", class_names[class]);
    for (size_t i = 0; i < l->chart->rows.n; i++) {
        const struct dumbbell_row *row = &l->chart->rows.v[i];
        if (class_of(row) != class)
            continue;
        double from = class == TO_ONLY ? row->to : row->from;
        double to = class == FROM_ONLY ? row->from : row->to;
        buf_addf(&s->out, "%zu %.6g %.6g\n", i + 1, within(l, from), within(l, to));
    }
    buf_addz(&s->out, "END\n");
}

static void add_points(struct script *s, enum class class, int column, double size, enum ink ink)
{
    buf_addf(&s->out, ", \\\n    $%s using %d:1 with points ", class_names[class], column);
    script_dot_style(s, size, ink);
}

/* Lines first, then the older dots, then the newer ones. */
static void add_plot(struct script *s, const struct layout *l)
{
    const char *lead = "plot";
    for (enum class c = UP; c <= SAME; c++)
        if (l->counts[c]) {
            buf_addf(&s->out, "%s $%s using 2:1:($3-$2):(0) with vectors nohead linewidth 3 "
                              "linecolor rgb '%s'",
                     lead, class_names[c], script_colour(s, class_inks[c]));
            lead = ", \\\n    ";
        }
    if (*lead == 'p')
        buf_addz(&s->out, "plot NaN"); /* only single dots */
    for (enum class c = UP; c <= FROM_ONLY; c++)
        if (l->counts[c]) {
            add_points(s, c, 2, PAGE_RING, class_inks[c]);
            add_points(s, c, 2, PAGE_HOLE, INK_GROUND);
        }
    for (enum class c = UP; c <= TO_ONLY; c++)
        if (l->counts[c] && c != FROM_ONLY)
            add_points(s, c, 3, c == SAME ? pupil : PAGE_DOT, class_inks[c]);
    buf_addc(&s->out, '\n');
}

int dumbbell_script(struct arena *a, const struct dumbbell *chart, const struct chart_style *style,
                    enum chart_format format, struct str output, struct str *script,
                    struct error *err)
{
    struct layout l = { .chart = chart, .width = script_width(style) };
    int rc = check_rows(chart, &l, err);
    if (rc < 0)
        return rc;
    add_legend(a, &l);
    page_lay(a, &l.page, chart->title, chart->subtitle, l.width);
    l.axis_end = axis_end(chart);
    lay_figures(a, &l);
    lay_labels(a, &l);
    lay_rows(&l);
    struct script s = script_begin(a, style, format, output, l.width, l.height);
    page_draw(&s, &l.page);
    add_rows(&s, &l);
    add_axis(&s, &l);
    add_headings(&s, &l);
    add_pace(&s, &l);
    add_arrows(&s, &l);
    double edge = frame_padding / (l.right - l.left - 2 * frame_padding) * l.axis_end;
    script_frame(&s, (struct point){ l.left, l.top }, (struct point){ l.right, l.bottom }, -edge,
                 l.axis_end + edge, 0.5, (double)chart->rows.n + 0.5);
    for (enum class c = UP; c < NOTHING; c++)
        if (l.counts[c])
            add_data(&s, &l, c);
    add_plot(&s, &l);
    *script = script_end(&s);
    return 0;
}
