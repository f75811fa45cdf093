/* page.h - what stands around the frame in every kind of chart: title, subtitle and legend. */
#ifndef QOQ_PLOTS_PAGE_H
#define QOQ_PLOTS_PAGE_H

#include "plots/script.h"

/* Pixels. Dots are measured by their diameters; a ring is a dot with a hole. */
#define PAGE_MARGIN 28.0
#define PAGE_TEXT 12.0 /* size of the small print: legend, figures, headings */
#define PAGE_DOT 10.0
#define PAGE_RING 12.0
#define PAGE_HOLE 7.5

enum mark { MARK_RING, MARK_DOT, MARK_LINE, MARK_DASH, MARK_BOX };

/* An entry of the legend. */
struct entry {
    enum mark mark;
    enum ink ink;
    struct str label;
    struct point at; /* set by page_lay() */
};

enum { MOST_ENTRIES = 12 };

struct page {
    struct str_list title, subtitle;
    struct entry legend[MOST_ENTRIES];
    size_t entries;
    const char *strokes;  /* page_strokes() */
    double width, bottom; /* of the canvas; where the legend ends */
};

/* Adds to the legend, unless the label is empty. */
void page_add(struct arena *a, struct page *p, enum mark mark, enum ink ink, struct str label);

/* What each entry is on a terminal, where gnuplot draws the first line of a plot with '*', then
 * '#', '$', '%', '@'; a static text. Without it entries are lines of their own. */
void page_strokes(struct page *p, const char *strokes);

/* Wraps title and subtitle, puts the legend in as many lines as it needs, sets `bottom`. */
void page_lay(struct arena *a, struct page *p, struct str title, struct str subtitle,
              double width);

void page_draw(struct script *s, const struct page *p);

/* A ratio as a figure in percent, "70.3", with the sign of a change on demand: "+2.0", "−1.5".
 * Null for NAN and infinities. */
struct str page_percent(struct arena *a, double ratio, bool sign);

/* Where an axis of rates ends: at 100 %, or where the highest value needs it, in steps of a
 * quarter, at 150 % at most. */
double page_rate_end(double highest);

/* A step for an axis that counts up to `highest`: 1, 2, 5, 10, ... in about `steps` steps. */
double page_count_step(double highest, int steps);

/* Lines across a frame at the steps of its upright axis, each with its figure on the left:
 * percents of a ratio, or counts. `beyond`: what is higher than the axis stands at its end. */
void page_grid(struct script *s, struct point corner, struct point opposite, double highest,
               double step, bool percent, bool beyond);

/* The height at which a line of a terminal has its middle; in other formats it stays as it is. Both
 * ends of an upright axis stand there, else its figures and what is drawn part by a line. */
double page_snap(enum chart_format format, double y);

/* What the values are, over the upright axis. */
void page_axis_label(struct script *s, struct point corner, double right, struct str label);

#endif
