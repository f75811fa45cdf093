#include "analyzer/forecast.h"

#include <math.h>
#include <stdlib.h>

/* Less of a usual share than this would make a forecast out of nothing. */
static const double least_share = 0.05;

static const struct outlook nothing = { NAN, NAN, NAN };

/* Least squares: rate = height + slope * pace. */
static double fit(const struct course_point *v, size_t n, double *height)
{
    double x = 0, y = 0, xx = 0, xy = 0, count = (double)n;
    for (size_t i = 0; i < n; i++) {
        x += v[i].pace / count;
        y += v[i].rate / count;
    }
    for (size_t i = 0; i < n; i++) {
        xx += (v[i].pace - x) * (v[i].pace - x);
        xy += (v[i].pace - x) * (v[i].rate - y);
    }
    double slope = xy / xx;
    *height = y - slope * x;
    return slope;
}

struct outlook forecast_line(const struct course_point *v, size_t n)
{
    if (n < 2)
        return nothing;
    double height, slope = fit(v, n, &height), rest = 1 - v[n - 1].pace, last = v[n - 1].rate;
    struct outlook out = { .rate = fmax(height + slope, last) };
    double slowest = INFINITY, fastest = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        struct course_point before = i ? v[i - 1] : (struct course_point){ 0, 0 };
        if (v[i].pace <= before.pace)
            continue;
        double speed = (v[i].rate - before.rate) / (v[i].pace - before.pace);
        slowest = fmin(slowest, speed);
        fastest = fmax(fastest, speed);
    }
    out.low = fmin(fmax(last + slowest * rest, 0), out.rate);
    out.high = fmax(last + fastest * rest, out.rate);
    return out;
}

static int by_size(const void *x, const void *y)
{
    const double *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

/* The value below which the share `at` of the sorted ones lie, between neighbours in proportion. */
static double quantile(const double *sorted, size_t n, double at)
{
    double place = at * (double)(n - 1);
    size_t below = (size_t)place;
    if (below + 1 >= n)
        return sorted[n - 1];
    return sorted[below] + (place - (double)below) * (sorted[below + 1] - sorted[below]);
}

static struct outlook by_calendar(const struct course_point *v, size_t n)
{
    struct outlook out = nothing;
    for (size_t i = 0; i < n; i++) {
        if (v[i].pace <= 0)
            continue;
        out.rate = v[i].rate / v[i].pace;
        out.low = fmin(out.low, out.rate); /* fmin() and fmax() pass NAN over */
        out.high = fmax(out.high, out.rate);
    }
    return out;
}

struct outlook forecast_pace(const struct course_point *v, size_t n, double *shares,
                             size_t n_shares)
{
    if (n < 2)
        return nothing;
    if (n_shares == 0)
        return by_calendar(v, n);
    qsort(shares, n_shares, sizeof *shares, by_size);
    double last = v[n - 1].rate;
    return (struct outlook){ last / fmax(quantile(shares, n_shares, 0.5), least_share),
                             last / fmax(quantile(shares, n_shares, 0.75), least_share),
                             last / fmax(quantile(shares, n_shares, 0.25), least_share) };
}

double forecast_met(const struct course_point *v, size_t n)
{
    double height, slope = n < 2 ? 0 : fit(v, n, &height);
    if (slope <= 1e-9)
        return NAN;
    return fmax((1 - height) / slope, v[n - 1].pace);
}
