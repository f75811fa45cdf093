/* forecast.h - where a course of completion rates leads by the end of the year.
 *
 * Pure arithmetic on ratios. A course holds the as-of points of one task in one year, in time,
 * no pace twice. A range is told by stretches of the course itself, not by a formula that would
 * pretend to know the spread of three figures.
 */
#ifndef QOQ_ANALYZER_FORECAST_H
#define QOQ_ANALYZER_FORECAST_H

#include <stddef.h>

struct course_point {
    double pace, rate; /* share of the year elapsed; completion rate */
};

/* The rate at the end of the year; all NAN where nothing can be said. low <= rate <= high. */
struct outlook {
    double rate, low, high;
};

/* The straight line that fits the points best, drawn on to the end of the year; never below the
 * last point. The range: the rest of the year goes like its slowest, or
 * its fastest, stretch (the first begins at 0). NAN for fewer than two points. */
struct outlook forecast_line(const struct course_point *v, size_t n);

/* The last rate over the share of the final rate that is usual by then. `shares`: what such
 * courses had reached by this time in other years, over their ends; the middle one counts, the
 * range are the quartiles. Without any (n_shares 0) the calendar is the usual: rate / pace, its
 * range over all points. NAN for fewer than two points. Sorts `shares`. */
struct outlook forecast_pace(const struct course_point *v, size_t n, double *shares,
                             size_t n_shares);

/* The pace (1.25 = end of March next year) at which the rate gets to 1 along the straight line;
 * NAN when it does not rise, or for fewer than two points. Not before the last point. */
double forecast_met(const struct course_point *v, size_t n);

#endif
