/* script.h - a gnuplot script in the making: quoting, the canvas, and what is drawn on it.
 *
 * Gnuplot lays out text badly that it cannot measure, so the kinds of charts place everything
 * themselves: in pixels from the top left corner, which are the same in all formats. Data
 * go into data blocks and are drawn by gnuplot inside the frame that script_frame() sets.
 */
#ifndef QOQ_PLOTS_SCRIPT_H
#define QOQ_PLOTS_SCRIPT_H

#include "plots/chart.h"

/* What a colour is for. The hues keep apart for all common kinds of colour blindness (Okabe and
 * Ito, 2008); direction is never told by hue alone. */
enum ink {
    INK_GROUND, /* background */
    INK_STRIPE, /* every other row */
    INK_GRID,
    INK_TEXT,
    INK_SOFT, /* secondary text */
    INK_PACE,
    INK_UP,
    INK_DOWN,
    INK_SAME,
    INK_BAND,  /* the middle half of many */
    INK_FAINT, /* one of many */
    INK_MARK,  /* the first of six that tell lines apart */
    INK_SHARE = INK_MARK + 6, /* the first of eight, in the order of enum share */
    INK_COUNT = INK_SHARE + SHARE_COUNT,
};

enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

struct point {
    double x, y;
};

/* Stands behind each wide character of a terminal's text. */
enum { SCRIPT_FILLER = 0xE000 };

struct script {
    struct buf out;
    enum chart_format format;
    bool dark;
    double width, height; /* of the canvas, pixels */
};

/* Begins a picture of that size (pixels) that goes to the file `output`. */
struct script script_begin(struct arena *a, const struct chart_style *style,
                           enum chart_format format, struct str output, double width,
                           double height);

/* What a style says about the width, within its limits. */
double script_width(const struct chart_style *style);

/* '...' with everything in it standing for itself. The text must be clean (text_clean). */
void script_quote(struct script *s, struct str text);

/* "#rrggbb" */
const char *script_colour(const struct script *s, enum ink ink);

/* One line of text, vertically centred on `at`; size in pixels. Empty text draws nothing. */
void script_text(struct script *s, struct point at, enum align align, double size, enum ink ink,
                 struct str text);
void script_line(struct script *s, struct point from, struct point to, double width, enum ink ink,
                 bool dashed);
/* The same with a filled head at `to`. */
void script_arrow(struct script *s, struct point from, struct point to, double width,
                  enum ink ink);
void script_box(struct script *s, struct point corner, struct point opposite, enum ink ink);
/* What a share of a stack is made of on a terminal. A no-op in other formats. */
void script_fill(struct script *s, struct point corner, struct point opposite, enum ink ink);
void script_dot(struct script *s, struct point at, double size, enum ink ink);

/* The frame in which data are drawn, and what its edges mean. */
void script_frame(struct script *s, struct point corner, struct point opposite, double left,
                  double right, double top, double bottom);

/* The looks of a dot, for "with points"; size is its diameter in pixels, as for script_dot(). */
void script_dot_style(struct script *s, double size, enum ink ink);

/* The colour of a gap to pace in points: from behind over even to ahead; full at 30 points. */
unsigned script_gap_colour(const struct script *s, double points);

/* Whether text on that colour must be light. */
bool script_is_deep(unsigned rgb);
unsigned script_rgb(const struct script *s, enum ink ink);

/* A number of a data block; NAN stands for itself. */
void script_number(struct script *s, double value);

/* Closes the picture and gives the whole script. */
struct str script_end(struct script *s);

#endif
