/* rows.h - a chart as a table: labels on the left, figures on the right, a frame between them. */
#ifndef QOQ_PLOTS_ROWS_H
#define QOQ_PLOTS_ROWS_H

#include "plots/page.h"

enum { MOST_ROWS = 1500, MOST_FIGURES = 4 };

struct row {
    struct str number, label;
    struct {
        struct str text;
        enum ink ink;
    } figures[MOST_FIGURES];
};

struct rows {
    struct page page;                  /* add the legend before rows_lay() */
    struct row *v;                     /* rows_start() makes them */
    size_t n;
    struct str headings[MOST_FIGURES]; /* as many columns of figures as are not null */
    bool dense;                        /* a line of a terminal each */
    bool heading_line;                 /* there is one, even without figures */
    double foot;                       /* pixels that the axis takes below the rows */
    /* set by rows_lay() */
    size_t figures;
    double width, height, row;         /* pixels */
    double top, bottom, left, right;   /* of the frame */
    double number_edge, label_edge;    /* right edge of the numbers, left one of the labels */
    double edges[MOST_FIGURES];        /* right edges of the figures */
    double heading_y;
};

/* Makes room for n rows. QOQ_EINPUT: none, or more than MOST_ROWS. */
int rows_start(struct arena *a, struct rows *r, size_t n, struct error *err);

/* Cleans and cuts all texts, lays out the page and everything in it. */
void rows_lay(struct arena *a, struct rows *r, struct str title, struct str subtitle,
              double width);

/* More rows than an eye keeps in view: the axis is told at both ends. */
bool rows_tall(const struct rows *r);

double rows_y(const struct rows *r, size_t i); /* the middle of a row */

/* The page, and all rows on stripes that lead the eye from the label to the figures. */
void rows_draw(struct script *s, const struct rows *r);
void rows_draw_headings(struct script *s, const struct rows *r);

/* What the values are, under the axis. */
void rows_draw_axis_label(struct script *s, const struct rows *r, struct str label);

#endif
