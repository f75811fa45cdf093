#include "analyzer/pace.h"

struct decimal pace_mean(const struct decimal *v, size_t n)
{
    struct decimal sum = decimal_int(0);
    for (size_t i = 0; i < n; i++)
        sum = decimal_add(sum, v[i]);
    return n ? decimal_ratio(sum, decimal_int((int64_t)n), 4) : DECIMAL_NONE;
}

struct decimal pace_of_task(const struct task *t, struct period period)
{
    struct decimal sum = decimal_int(0);
    int64_t rated = 0, paced = 0;
    for (size_t i = 0; i < t->indicators.n; i++) {
        const struct indicator *x = &t->indicators.v[i];
        if (!x->rate.known)
            continue;
        rated++;
        if (x->pace.known) {
            sum = decimal_add(sum, x->pace);
            paced++;
        }
    }
    if (paced)
        return decimal_ratio(sum, decimal_int(paced), 4);
    return rated || !period_known(period) ? DECIMAL_NONE : period_pace(period);
}

struct decimal pace_gap(struct decimal rate, struct decimal pace)
{
    return decimal_round(decimal_scale(decimal_sub(rate, pace), 2), 1);
}
