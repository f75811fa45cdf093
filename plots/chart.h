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

/* A chart of any kind: the one pointer that is set says which. */
struct chart {
    const struct dumbbell *dumbbell;
};

enum chart_format { CHART_SVG, CHART_PNG, CHART_PDF };

struct chart_style {
    struct str font; /* family, from chart_font(); null = chart_draw() asks for it */
    int width;       /* CSS pixels, 480 to 4000; 0 = 960. A PNG has two pixels for each. */
    bool dark;
};

/* Where a chart goes. "-" is standard output. */
struct picture {
    const char *path;
    enum chart_format format;
    struct chart chart;
    bool keep; /* also leave path.gp, which draws the same picture in its own folder */
};

/* The format that a name stands for: "svg", "png", "pdf", or a path that ends in one of them
 * (".SVG" too). False for anything else. */
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
