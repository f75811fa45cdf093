#include <math.h>

#include "analyzer/parts.h"

/* By how many points a pair must beat the next best for its confidence to reach 82 %. */
static const double clear_margin = 1.5;

/* What tasks of one title gain over others: they are settled. */
static const double settled_gain = 20;

/* What the pairing of a task gains over leaving it alone; 0 when it is alone. */
static double gain_of(const struct aligner *x, int side, uint32_t task)
{
    uint32_t mate = x->mate[side][task];
    if (mate == ALONE)
        return 0;
    uint32_t from = side ? mate : task, to = side ? task : mate;
    struct evidence e = aligner_evidence(x, from, to);
    double gain = evidence_score(&e) - evidence_alone;
    return x->mapped[side][task] || aligner_same_title(x, from, to) ? gain + settled_gain : gain;
}

static void lower(struct margin *m, double points, const struct edge *next)
{
    if (!m->next || points < m->points)
        *m = (struct margin){ points, next };
}

void margins_find(struct aligner *x, struct margin *out[2])
{
    double *gain[2];
    for (int side = 0; side < 2; side++) {
        size_t n = x->space.side[side].n;
        gain[side] = arena_array(x->arena, n, sizeof(double));
        out[side] = arena_array(x->arena, n, sizeof(struct margin));
        for (size_t i = 0; i < n; i++)
            gain[side][i] = gain_of(x, side, (uint32_t)i);
    }
    for (size_t k = 0; k < x->edges.n; k++) {
        const struct edge *e = &x->edges.v[k];
        if (x->mate[0][e->from] == e->to)
            continue;
        double points = e->score - evidence_alone;
        double left = gain[0][e->from], right = gain[1][e->to];
        lower(&out[0][e->from], left - (points - right), e);
        lower(&out[1][e->to], right - (points - left), e);
    }
    /* Staying alone is always a way out: a pair beats it by what it gains. */
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < x->space.side[side].n; i++) {
            struct margin *m = &out[side][i];
            bool alone = x->mate[side][i] == ALONE;
            double most = alone ? HUGE_VAL : gain[side][i];
            m->points = m->next ? fmin(m->points, most) : most;
        }
}

double margin_confidence(double points)
{
    return points > 0 ? 1 - 0.5 * exp(-points / clear_margin) : 0.5;
}
