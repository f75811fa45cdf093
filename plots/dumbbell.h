/* dumbbell.h - each task's rate then and now, against pace. */
#ifndef QOQ_PLOTS_DUMBBELL_H
#define QOQ_PLOTS_DUMBBELL_H

#include "plots/chart.h"

/* See chart_script(). Linear. */
int dumbbell_script(struct arena *a, const struct dumbbell *chart, const struct chart_style *style,
                    enum chart_format format, struct str output, struct str *script,
                    struct error *err);

#endif
