/* Each task's rate then and now, against pace: dots in the frame, the newer value and the change on
 * the right. */
#include <math.h>

#include "base/i18n.h"
#include "plots/kinds.h"
#include "plots/rows.h"
#include "plots/text.h"

/* Pixels. */
static const double small_size = PAGE_TEXT, tick_size = 11.5, tick_room = 38, frame_padding = 9;

/* The newer dot inside the ring of a row that has not moved. */
static const double pupil = 5;

/* A row with a move of less than a point has not moved. */
static const double least_move = 0.01 - 1e-9;

/* How a row is drawn; the data block of each class has the name beside it. */
enum class { UP, DOWN, SAME, FROM_ONLY, TO_ONLY, NOTHING };
static const char *const class_names[] = { "up", "down", "same", "from_only", "to_only" };
static const enum ink class_inks[] = { INK_UP, INK_DOWN, INK_SAME, INK_TEXT, INK_TEXT };

struct layout {
    const struct dumbbell *chart;
    struct rows rows;
    double axis_end; /* a ratio */
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

static int check_rows(struct arena *a, struct layout *l, struct error *err)
{
    const struct dumbbell *chart = l->chart;
    int rc = rows_start(a, &l->rows, chart->rows.n, err);
    if (rc < 0)
        return rc;
    for (size_t i = 0; i < chart->rows.n; i++)
        l->counts[class_of(&chart->rows.v[i])]++;
    if (l->counts[NOTHING] == chart->rows.n)
        return error_set(err, QOQ_EINPUT, NULL, 0,
                         _("none of the tasks has a completion rate in either period"));
    return 0;
}

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
    return page_rate_end(highest);
}

static struct str change(struct arena *a, const struct dumbbell_row *row)
{
    return page_percent(a, row->to - row->from, true);
}

static void fill_rows(struct arena *a, struct layout *l)
{
    for (size_t i = 0; i < l->rows.n; i++) {
        const struct dumbbell_row *row = &l->chart->rows.v[i];
        enum class class = class_of(row);
        l->rows.v[i] = (struct row){
            .number = row->number,
            .label = row->label,
            .figures = { { page_percent(a, row->to, false), INK_TEXT },
                         { change(a, row), class <= SAME ? class_inks[class] : INK_SAME } }
        };
    }
    /* a column stays, with its heading or without */
    const struct dumbbell *c = l->chart;
    l->rows.headings[0] = c->value_heading.p ? c->value_heading : STR("");
    l->rows.headings[1] = c->change_heading.p ? c->change_heading : STR("");
    l->rows.foot = 28 + (text_width(c->axis_label) > 0 ? 20 : 0);
}

/* Dots at 0 and at the end of the axis stand whole within the frame. */
static double rate_x(const struct layout *l, double rate)
{
    double room = l->rows.right - l->rows.left - 2 * frame_padding;
    return l->rows.left + frame_padding + rate / l->axis_end * room;
}

static void add_legend(struct arena *a, struct layout *l)
{
    const struct dumbbell *c = l->chart;
    page_add(a, &l->rows.page, MARK_RING, INK_SOFT, c->from_label);
    page_add(a, &l->rows.page, MARK_DOT, INK_SOFT, c->to_label);
    if (l->counts[UP])
        page_add(a, &l->rows.page, MARK_LINE, INK_UP, c->up_label);
    if (l->counts[DOWN])
        page_add(a, &l->rows.page, MARK_LINE, INK_DOWN, c->down_label);
    if (l->counts[SAME])
        page_add(a, &l->rows.page, MARK_LINE, INK_SAME, c->same_label);
}

static void add_axis(struct script *s, const struct layout *l)
{
    int step = rate_x(l, 0.25) - rate_x(l, 0) < tick_room ? 2 : 1;
    for (int quarter = 0; quarter <= (int)(l->axis_end * 4 + 0.5); quarter += step) {
        double x = rate_x(l, quarter / 4.0);
        script_line(s, (struct point){ x, l->rows.top }, (struct point){ x, l->rows.bottom },
                    quarter == 4 && l->axis_end > 1 ? 1.6 : 0.8, INK_GRID, false);
        struct str text = str_format(s->out.arena, "%d%%", quarter * 25);
        script_text(s, (struct point){ x, l->rows.bottom + 14 }, ALIGN_CENTRE, tick_size, INK_SOFT,
                    text);
        bool free = !isfinite(l->chart->pace) ||
                    fabs(rate_x(l, l->chart->pace) - x) > text_width(text) * tick_size / 2 + 4;
        if (rows_tall(&l->rows) && free) /* the pace line runs up to its label */
            script_text(s, (struct point){ x, l->rows.top - 12 }, ALIGN_CENTRE, tick_size, INK_SOFT,
                        text);
    }
    rows_draw_axis_label(s, &l->rows, l->chart->axis_label);
}

static void add_pace(struct script *s, const struct layout *l)
{
    double pace = l->chart->pace;
    if (!isfinite(pace) || pace < 0 || pace > l->axis_end)
        return;
    const struct rows *r = &l->rows;
    double x = rate_x(l, pace);
    script_line(s, (struct point){ x, r->heading_y + 9 }, (struct point){ x, r->bottom }, 1.4,
                INK_PACE, true);
    struct str text = text_cut(s->out.arena, text_clean(s->out.arena, l->chart->pace_label),
                               (r->right - r->left) / small_size);
    double half = text_width(text) * small_size / 2;
    double centre = fmin(fmax(x, r->left + half), r->right - half); /* within the frame */
    script_text(s, (struct point){ centre, r->heading_y }, ALIGN_CENTRE, small_size, INK_PACE,
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
    double y = rows_y(&l->rows, i);
    script_arrow(s, (struct point){ x, y }, (struct point){ x + way * 17, y }, 2, ink);
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
        buf_addf(&s->out, "%zu %.9g %.9g\n", i + 1, within(l, from), within(l, to));
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

int dumbbell_script(const struct brief *b, const struct dumbbell *chart, struct str *script,
                    struct error *err)
{
    struct layout l = { .chart = chart };
    struct rows *r = &l.rows;
    r->dense = b->format == CHART_DUMB;
    int rc = check_rows(b->arena, &l, err);
    if (rc < 0)
        return rc;
    add_legend(b->arena, &l);
    fill_rows(b->arena, &l);
    rows_lay(b->arena, r, chart->title, chart->subtitle, script_width(b->style));
    l.axis_end = axis_end(chart);
    struct script s = brief_begin(b, r->height);
    rows_draw(&s, r);
    add_axis(&s, &l);
    rows_draw_headings(&s, r);
    add_pace(&s, &l);
    add_arrows(&s, &l);
    double edge = frame_padding / (r->right - r->left - 2 * frame_padding) * l.axis_end;
    script_frame(&s, (struct point){ r->left, r->top }, (struct point){ r->right, r->bottom },
                 -edge, l.axis_end + edge, 0.5, (double)r->n + 0.5);
    for (enum class c = UP; c < NOTHING; c++)
        if (l.counts[c])
            add_data(&s, &l, c);
    add_plot(&s, &l);
    *script = script_end(&s);
    return 0;
}
