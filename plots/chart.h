/* chart.h - a chart as data, before it is a gnuplot script. */
#ifndef QOQ_PLOTS_CHART_H
#define QOQ_PLOTS_CHART_H

#include "base/error.h"
#include "base/list.h"
#include "base/str.h"

/* One row of a dumbbell: a task's rate then and now. Ratios, 1.0 = the target met; NAN = none. */
struct dumbbell_row {
    struct str label;
    double from, to;
};

struct dumbbell {
    struct str title, subtitle;
    struct str from_label, to_label, pace_label, axis_label; /* legend, in the user's language */
    double pace; /* of the newer period; NAN = no line */
    LIST(struct dumbbell_row) rows; /* top to bottom */
};

struct chart_style {
    struct str font; /* family, from chart_font() */
    int width;       /* pixels (SVG, PNG) */
    bool dark;
};

/* The gnuplot script of a chart, with its data in it: pure, the same data gives the same bytes.
 * `terminal` is "svg", "png", "pdf" or "dumb"; `output` the file it shall write, empty = stdout.
 * QOQ_EINPUT when a label holds what gnuplot must not see. */
int dumbbell_script(struct arena *a, const struct dumbbell *chart, const struct chart_style *style,
                    const char *terminal, struct str output, struct str *script,
                    struct error *err);

/* The family of an installed font that covers Chinese, through fontconfig (the only user).
 * QOQ_EPROGRAM names the package to install. */
int chart_font(struct arena *a, struct str *family, struct error *err);

/* Runs gnuplot on a script and moves its picture to `path`, whole or not at all; gnuplot's
 * stderr is in the error. `keep`: also leave path.gp. */
int chart_draw(struct arena *a, const char *path, const char *terminal, bool keep,
               int (*script)(void *arg, struct str output, struct str *out, struct error *err),
               void *arg, struct error *err);

#endif
