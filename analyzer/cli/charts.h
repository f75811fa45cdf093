/* charts.h - from figures to charts as data, in the user's language. Only cmd_plot.c asks. */
#ifndef QOQ_ANALYZER_CLI_CHARTS_H
#define QOQ_ANALYZER_CLI_CHARTS_H

#include "analyzer/diff.h"
#include "analyzer/trend.h"
#include "plots/chart.h"

/* What is drawn, and how much of it (top: 0 = what suits the kind). */
struct chart_of {
    struct arena *arena;
    const struct trend *trend;
    const struct thread_list *chosen; /* farthest behind first */
    int top;
};

struct dumbbell *chart_dumbbell(struct arena *a, const struct diff *d,
                                const struct trend_choice *choice);
struct courses *chart_trend(const struct chart_of *c);
struct stacks *chart_status(const struct chart_of *c);
struct stacks *chart_owners(const struct chart_of *c);
struct heat *chart_heatmap(const struct chart_of *c);
struct spans *chart_stalled(const struct chart_of *c);
struct burnup *chart_burnup(const struct chart_of *c);
struct panels *chart_small(const struct chart_of *c);

/* "pace 75%", of a period. */
struct str chart_pace(struct arena *a, struct period p);

/* A rate, a pace, for a chart: NAN where it is unknown. */
double chart_number(struct decimal d);

#endif
