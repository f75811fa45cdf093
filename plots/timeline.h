/* timeline.h - the axis of time: where moments stand, and their names under the frame. */
#ifndef QOQ_PLOTS_TIMELINE_H
#define QOQ_PLOTS_TIMELINE_H

#include "plots/script.h"

#define TIMELINE_FOOT 48.0 /* pixels that the names take under the frame */

struct timeline {
    const struct moments *moments;
    bool slots;         /* a place of the same width for each moment; else true to time */
    double first, last; /* the ends of the axis: months, or slots from 0 */
    double left, right; /* of the frame, pixels; `padding` of it stays free at each end */
    double padding;
};

/* From the beginning of the first moment's year to the last moment; or a slot for each. */
struct timeline timeline_make(const struct moments *moments, bool slots, double left,
                              double right);

double timeline_place(const struct timeline *t, size_t i); /* of a moment, on the axis */
double timeline_x(const struct timeline *t, double place); /* in pixels */
double timeline_year(const struct timeline *t, size_t i);  /* where the moment's year begins */
bool timeline_begins(const struct timeline *t, size_t i);  /* the first moment of its group */

/* The size of a dot for each moment, pixels: `most`, less where they stand close. */
double timeline_dot(const struct timeline *t, double most);

/* The frame, its x axis being time. */
void timeline_frame(struct script *s, const struct timeline *t, double top, double bottom,
                    double top_value, double bottom_value);

/* Lines between the years, from top to bottom and on between the names; the names of the moments
 * where they fit, and of the years. `s` is as wide as the canvas. */
void timeline_draw(struct script *s, const struct timeline *t, double top, double bottom);

/* One line of names over a frame whose foot is out of sight: the years, or the moments of one. */
void timeline_draw_above(struct script *s, const struct timeline *t, double top);

/* QOQ_EINPUT: no moments, more than 400. */
int timeline_check(const struct moments *moments, struct error *err);

#endif
