/* chart.h - a chart as data, before it is a gnuplot script.
 *
 *     struct dumbbell d = { .title = STR("..."), ... };
 *     *list_push(arena, &d.rows) = (struct dumbbell_row){ label, 0.42, 0.70 };
 *     struct picture pictures[] = { { "q3.svg", CHART_SVG, { .dumbbell = &d } },
 *                                   { "q3.png", CHART_PNG, { .dumbbell = &d } } };
 *     rc = chart_draw(arena, pictures, 2, &(struct chart_style){ 0 }, err);
 *
 * Text is the user's: already translated, UTF-8, of any length and from any source. What has no
 * shape of its own (controls, direction marks) is taken out, what is too long is cut with "…";
 * nothing in it is ever read as gnuplot, SVG or shell. Text that is null or empty leaves no gap.
 */
#ifndef QOQ_PLOTS_CHART_H
#define QOQ_PLOTS_CHART_H

#include "base/error.h"
#include "base/list.h"
#include "base/str.h"

/* One row of a dumbbell: a task's rate then and now. Ratios, 1.0 = the target met; NAN = none,
 * and a row with one side is a single dot. Rates beyond the axis (0 to 150 % at most) end in an
 * arrow; their value is printed in full. */
struct dumbbell_row {
    struct str label;
    double from, to;
    struct str number; /* "18", in a column of its own before the label */
};

struct dumbbell {
    struct str title, subtitle;                 /* two lines each at most */
    struct str from_label, to_label;            /* legend: "上半年", "前三季度" */
    struct str up_label, down_label, same_label; /* legend: a point or more up, down, neither */
    struct str pace_label;                      /* at the pace line: "序时进度 75%" */
    struct str axis_label;                      /* under the axis: "完成率" */
    struct str value_heading, change_heading;   /* over the figures: "现值 %", "变化 (百分点)" */
    double pace;                                /* of the newer period, a ratio; NAN = no line */
    LIST(struct dumbbell_row) rows;             /* top to bottom; 1500 at most */
};

/* What every other kind has around it; two lines of title and subtitle at most. */
struct chart_words {
    struct str title, subtitle;
    struct str axis_label; /* what the values are: "完成率" */
    struct str pace_label; /* "序时进度" */
};

/* A period on the axis of time. Moments stand in time; years are groups of them, and no line
 * runs from one group into the next. */
struct moment {
    double at;               /* in months: year * 12 + month; where the year begins: year * 12 */
    double pace;             /* a ratio */
    struct str label, group; /* "前三季度", "2024" */
};
LIST_TYPE(struct moments, struct moment);

/* A task through its periods: a rate for each moment, NAN = none. */
struct course {
    struct str label;
    const double *rates;
    bool marked; /* in a colour of its own, with its label; six at most, the rest is background */
};

/* trend: all courses, their middle half and median, some marked; against pace. */
struct courses {
    struct chart_words words;
    struct str middle_label, half_label, all_label; /* legend */
    struct moments moments;
    LIST(struct course) all;
};

/* What shares of a stack are called, and their inks; from the axis outwards. */
enum share { SHARE_DONE, SHARE_AHEAD, SHARE_ON_PACE, SHARE_ONGOING, SHARE_MIXED, SHARE_BEHIND,
             SHARE_NOT_STARTED, SHARE_POSTPONED, SHARE_COUNT };
struct stack {
    struct str label;                       /* of a row; columns are labelled by their moment */
    int counts[SHARE_COUNT];
    struct str figures[4];                  /* of a row, on the right */
};
LIST_TYPE(struct stack_list, struct stack);

/* status: a column of shares for each moment. owners: a row of shares for each of them. */
struct stacks {
    struct chart_words words;
    struct str shares[SHARE_COUNT];         /* legend */
    struct moments moments;                 /* of columns; none = rows */
    struct stack_list stacks;
    struct str headings[4];                 /* over the figures of rows; a null one ends them */
};

/* heatmap: a row of cells for each owner, a cell for each moment: points ahead of pace (behind:
 * negative), NAN = nothing known. */
struct heat_row {
    struct str label;
    const double *gaps;
    struct str figure;
};
struct heat {
    struct chart_words words;
    struct str behind_label, ahead_label, nothing_label; /* legend */
    struct str heading;                                  /* over the figures */
    struct str marks[3]; /* of a terminal, where figures have no room: behind, even, ahead */
    struct moments moments;
    LIST(struct heat_row) rows;
};

/* stalled: since when nothing has moved. */
struct span {
    struct str number, label;
    double since;         /* where the moment stands in time */
    double rate;          /* a ratio, NAN = none */
    struct str rate_text, length_text;
};
struct spans {
    struct chart_words words;
    struct str span_label, short_label;      /* legend: behind pace by its rate, other */
    struct str rate_heading, length_heading; /* over the figures */
    struct moments moments;
    LIST(struct span) rows; /* top to bottom */
};

/* burnup: how many tasks are done, of how many. */
struct burnup {
    struct chart_words words;
    struct str all_label, done_label, forecast_label; /* legend */
    struct str end_label;            /* under the moment `end` */
    struct moments moments;
    const double *all, *done;        /* of each moment */
    double forecast, low, high, end; /* at the moment `end`; NAN = no forecast */
};

/* small: a little picture for each task that matters. */
struct panels {
    struct chart_words words;
    struct str rate_label; /* legend */
    struct moments moments;
    LIST(struct course) all; /* labels wrap over two lines */
};

/* A chart of any kind: the one pointer that is set says which. */
struct chart {
    const struct dumbbell *dumbbell;
    const struct courses *courses;
    const struct stacks *stacks;
    const struct heat *heat;
    const struct spans *spans;
    const struct burnup *burnup;
    const struct panels *panels;
};

/* CHART_DUMB is text for a terminal, 6 pixels wide and 14 high each character. */
enum chart_format { CHART_SVG, CHART_PNG, CHART_PDF, CHART_DUMB };
#define CHART_CELL_WIDTH 6.0
#define CHART_CELL_HEIGHT 14.0

struct chart_style {
    struct str font; /* family, from chart_font(); null = chart_draw() asks for it */
    int width;       /* CSS pixels, 480 to 4000; 0 = 960, for PDF 720, which fits A4. A PNG has two
                      * dots for each. */
    bool dark;
};

/* Where a chart goes. "-" is standard output. */
struct picture {
    const char *path;
    enum chart_format format;
    struct chart chart;
    bool keep; /* also leave path.gp, which draws the same picture in its own folder */
};

/* The format that a name stands for: "svg", "png", "pdf", "dumb", or a path that ends in one of
 * them (".SVG" too). False for anything else. */
bool chart_format_from(struct str name, enum chart_format *format);

/* The gnuplot script of a chart, with its data in it: pure, the same data gives the same bytes.
 * `output`: the file it shall write. QOQ_EINPUT: no rows, nothing to draw in them, too many. */
int chart_script(struct arena *a, const struct chart *chart, const struct chart_style *style,
                 enum chart_format format, struct str output, struct str *script,
                 struct error *err);

/* The family of an installed font that covers simplified Chinese, through fontconfig (the only
 * user). QOQ_EPROGRAM names the package to install. */
int chart_font(struct arena *a, struct str *family, struct error *err);

/* Draws all pictures with one run of gnuplot, each into a temporary file beside its path; they
 * are renamed when all are whole, else nothing changes. Beside chart_script()'s and
 * chart_font()'s errors, QOQ_EPROGRAM: gnuplot is not installed, complained (its words are in
 * the error), or took over a minute; QOQ_EIO: a path cannot be written. */
int chart_draw(struct arena *a, const struct picture *pictures, size_t n,
               const struct chart_style *style, struct error *err);

#endif
