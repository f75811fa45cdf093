#include "plots/script.h"

#include <math.h>
#include <stdlib.h>

#include "base/utf8.h"

enum { DEFAULT_WIDTH = 960, LEAST_WIDTH = 480, MOST_WIDTH = 4000 };

/* Cairo has no larger bitmaps, and readers of PDF no longer pages (points). */
static const double most_bitmap = 32000, most_page = 14000;

/* Light and dark; the order is that of enum ink. */
static const char *const palette[2][INK_COUNT] = {
    { "#ffffff", "#f5f7f9", "#d9dfe5", "#1c2733", "#5d6b7a", "#3d4a57", "#0072b2", "#d55e00",
      "#8793a0", "#cfe3f3", "#d3d9df", "#d55e00", "#0072b2", "#009e73", "#b8529b", "#b07c00",
      "#2f4b7c", "#00558c", "#3f93cc", "#a9d2ec", "#cdd4db", "#e9dfc3", "#f3b27a", "#d55e00",
      "#7f3300" },
    { "#14191f", "#1b2129", "#333d48", "#e8ecf0", "#9aa7b4", "#c5cfd9", "#56b4e9", "#f08a3c",
      "#7d8996", "#24425a", "#36414c", "#f08a3c", "#56b4e9", "#2fc79a", "#e08fc6", "#e6b422",
      "#9db8f0", "#7cc8f5", "#3f93cc", "#24587c", "#566370", "#8a7b50", "#a85a22", "#e87722",
      "#ffb27a" },
};

double script_width(const struct chart_style *style)
{
    if (style->width == 0)
        return DEFAULT_WIDTH;
    return style->width < LEAST_WIDTH ? LEAST_WIDTH
           : style->width > MOST_WIDTH ? MOST_WIDTH
                                       : style->width;
}

const char *script_colour(const struct script *s, enum ink ink)
{
    return palette[s->dark][ink];
}

unsigned script_rgb(const struct script *s, enum ink ink)
{
    return (unsigned)strtoul(script_colour(s, ink) + 1, NULL, 16);
}

static unsigned mix(unsigned from, unsigned to, double share)
{
    unsigned mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        double x = from >> shift & 255, y = to >> shift & 255;
        mixed |= (unsigned)(x + (y - x) * share + 0.5) << shift;
    }
    return mixed;
}

unsigned script_gap_colour(const struct script *s, double points)
{
    double share = fmin(fabs(points) / 30, 1);
    unsigned even = script_rgb(s, s->dark ? INK_GRID : INK_STRIPE);
    return mix(even, script_rgb(s, points < 0 ? INK_DOWN : INK_UP), share * 0.92);
}

bool script_is_deep(unsigned rgb)
{
    return (rgb >> 16 & 255) * 0.299 + (rgb >> 8 & 255) * 0.587 + (rgb & 255) * 0.114 < 140;
}

void script_number(struct script *s, double value)
{
    if (isfinite(value))
        buf_addf(&s->out, " %.9g", value);
    else
        buf_addz(&s->out, " NaN");
}

/* Inside single quotes nothing is special to gnuplot: no backslash, no backquote, no macro. What
 * it makes of '' depends on where it stands, so runs of quotes go into double quotes, alone:
 * 'it'."'".'s'. Its SVG terminal escapes & < > but lets references such as &#65; through. */
void script_quote(struct script *s, struct str text)
{
    buf_addc(&s->out, '\'');
    for (size_t i = 0; i < text.n; i++) {
        bool quote = text.p[i] == '\'';
        if (quote && (i == 0 || text.p[i - 1] != '\''))
            buf_addz(&s->out, "'.\"");
        buf_addc(&s->out, text.p[i]);
        if (quote && (i + 1 == text.n || text.p[i + 1] != '\''))
            buf_addz(&s->out, "\".'");
        if (s->format == CHART_SVG && str_starts(str_after(text, i), STR("&#")))
            buf_addz(&s->out, "#x26;");
    }
    buf_addc(&s->out, '\'');
}

/* A file name that gnuplot takes for nothing else: it pipes into '|...' and expands '~...'. */
static void quote_path(struct script *s, struct str path)
{
    bool plain = str_starts(path, STR("/")) || str_starts(path, STR("./"));
    struct script raw = *s;
    raw.format = CHART_PNG; /* no XML here */
    script_quote(&raw, str_format(s->out.arena, "%s%.*s", plain ? "" : "./", STR_ARG(path)));
    s->out = raw.out;
}

/* The diameter of a point of size 1 in the SVG terminal, in pixels, and in the cairo ones. */
static const double svg_point = 9, cairo_point = 6.1;

/* The terminals differ in what a font size of 1 is: a pixel (SVG), 4/3 of one (bitmaps), 2/3 of
 * a point (PDF, where 3/4 of a point shall be a pixel). A bitmap gets two dots for each pixel. */
static void add_terminal(struct script *s, struct str font)
{
    static const char *const names[] = { "svg", "pngcairo", "pdfcairo" };
    if (s->format == CHART_DUMB) {
        buf_addf(&s->out, "set terminal dumb noenhanced mono size %.0f,%.0f\n",
                 s->width / CHART_CELL_WIDTH, s->height / CHART_CELL_HEIGHT);
        return;
    }
    double dots = s->width * 2 > most_bitmap || s->height * 2 > most_bitmap ? 1 : 2;
    double points = s->height * 0.75 > most_page ? most_page / s->height : 0.75;
    struct buf *b = &s->out;
    buf_addf(b, "set terminal %s noenhanced background rgb '%s' font ", names[s->format],
             script_colour(s, INK_GROUND));
    /* viewers that lack the font take any that has the characters; cairo does so by itself */
    script_quote(s, str_format(b->arena, "%.*s%s,12", STR_ARG(font),
                               s->format == CHART_SVG ? ",sans-serif" : ""));
    if (s->format == CHART_SVG)
        buf_addf(b, " size %.0f,%.0f", s->width, s->height);
    else if (s->format == CHART_PNG)
        buf_addf(b, " size %.0f,%.0f fontscale %.4f linewidth %.0f pointscale %.4f",
                 s->width * dots, s->height * dots, 0.75 * dots, dots,
                 svg_point / cairo_point * dots);
    else
        buf_addf(b, " size %.4fin,%.4fin fontscale %.4f linewidth %.4f pointscale %.4f",
                 s->width * points / 72, s->height * points / 72, 0.75 * points, points * 2,
                 svg_point / cairo_point * points);
    buf_addc(b, '\n');
}

struct script script_begin(struct arena *a, const struct chart_style *style,
                           enum chart_format format, struct str output, double width,
                           double height)
{
    struct script s = { { .arena = a }, format, style->dark, width, height };
    if (format == CHART_DUMB) { /* whole characters */
        s.width = ceil(width / CHART_CELL_WIDTH) * CHART_CELL_WIDTH;
        s.height = ceil(height / CHART_CELL_HEIGHT) * CHART_CELL_HEIGHT;
    }
    buf_addz(&s.out, "reset\nset encoding utf8\n");
    add_terminal(&s, style->font);
    buf_addz(&s.out, "set output ");
    quote_path(&s, output);
    buf_addz(&s.out, "\nunset key\nunset border\nunset tics\n");
    return s;
}

/* A point as shares of the canvas, from the lower left. On a terminal these run from the middle of
 * the first character to that of the last. */
static struct point on_screen(const struct script *s, struct point at)
{
    if (s->format != CHART_DUMB)
        return (struct point){ at.x / s->width, 1 - at.y / s->height };
    return (struct point){
        (at.x / CHART_CELL_WIDTH - 0.5) / (s->width / CHART_CELL_WIDTH - 1),
        1 - (at.y / CHART_CELL_HEIGHT - 0.5) / (s->height / CHART_CELL_HEIGHT - 1)
    };
}

static void add_point(struct script *s, struct point at)
{
    struct point p = on_screen(s, at);
    buf_addf(&s->out, "screen %.6f,screen %.6f", p.x, p.y);
}

/* Gnuplot counts wide characters twice where it aligns text, but not where it writes it: the
 * middle of the first column, in pixels. */
static double first_column(double x, enum align align, size_t columns)
{
    double wide = (double)columns * CHART_CELL_WIDTH;
    x -= align == ALIGN_RIGHT ? wide : align == ALIGN_CENTRE ? wide / 2 : 0;
    return (fmax(round(x / CHART_CELL_WIDTH), 0) + 0.5) * CHART_CELL_WIDTH;
}

/* Gnuplot takes every character for one column. What takes two on a terminal is followed by a
 * character for private use, which gnuplot.c takes out again. */
static struct str widened(struct arena *a, struct str text)
{
    struct buf b = { .arena = a };
    for (size_t i = 0; i < text.n;) {
        size_t start = i;
        bool wide = utf8_char_width(utf8_next(text, &i)) == 2;
        buf_add(&b, str_slice(text, start, i));
        if (wide)
            utf8_put(&b, SCRIPT_FILLER);
    }
    return buf_str(&b);
}

void script_text(struct script *s, struct point at, enum align align, double size, enum ink ink,
                 struct str text)
{
    static const char *const names[] = { "left", "center", "right" };
    if (text.n == 0)
        return;
    if (s->format == CHART_DUMB) {
        at.x = first_column(at.x, align, utf8_width(text));
        align = ALIGN_LEFT;
        text = widened(s->out.arena, text);
    }
    buf_addz(&s->out, "set label ");
    script_quote(s, text);
    buf_addz(&s->out, " at ");
    add_point(s, at);
    buf_addf(&s->out, " %s font ',%g' textcolor rgb '%s' front\n", names[align], size,
             script_colour(s, ink));
}

static void add_arrow(struct script *s, struct point from, struct point to, const char *head,
                      double width, enum ink ink, bool dashed)
{
    buf_addz(&s->out, "set arrow from ");
    add_point(s, from);
    buf_addz(&s->out, " to ");
    add_point(s, to);
    buf_addf(&s->out, " %s linewidth %g linecolor rgb '%s'", head, width, script_colour(s, ink));
    if (dashed)
        buf_addz(&s->out, " dashtype (10,6)");
    buf_addc(&s->out, '\n');
}

void script_line(struct script *s, struct point from, struct point to, double width, enum ink ink,
                 bool dashed)
{
    bool quiet = s->format == CHART_DUMB && ink == INK_GRID; /* there are no faint lines */
    if (!quiet)
        add_arrow(s, from, to, "back nohead", width, ink, dashed);
}

void script_arrow(struct script *s, struct point from, struct point to, double width, enum ink ink)
{
    const char *head = str_format(s->out.arena, "front head filled size screen %.6f,25",
                                  9 / s->width).p;
    add_arrow(s, from, to, head, width, ink, false);
}

void script_fill(struct script *s, struct point corner, struct point opposite, enum ink ink)
{
    static const char *const fills[SHARE_COUNT] = { "█", "▓", "▒", "░", "~", "-", "x", "z" };
    if (s->format != CHART_DUMB || ink < INK_SHARE)
        return;
    struct buf line = { .arena = s->out.arena };
    double left = round(corner.x / CHART_CELL_WIDTH), right = round(opposite.x / CHART_CELL_WIDTH);
    for (double x = left; x < right; x++)
        buf_addz(&line, fills[ink - INK_SHARE]);
    double y = round(corner.y / CHART_CELL_HEIGHT) + 0.5;
    for (; y < round(opposite.y / CHART_CELL_HEIGHT); y++)
        script_text(s, (struct point){ left * CHART_CELL_WIDTH, y * CHART_CELL_HEIGHT },
                    ALIGN_LEFT, 12, ink, buf_str(&line));
}

void script_box(struct script *s, struct point corner, struct point opposite, enum ink ink)
{
    if (s->format == CHART_DUMB)
        return;
    buf_addz(&s->out, "set object rectangle from ");
    add_point(s, corner);
    buf_addz(&s->out, " to ");
    add_point(s, opposite);
    buf_addf(&s->out, " behind fillcolor rgb '%s' fillstyle solid noborder\n",
             script_colour(s, ink));
}

void script_dot_style(struct script *s, double size, enum ink ink)
{
    if (s->format == CHART_DUMB) { /* a dot with a hole is a ring */
        buf_addf(&s->out, "pointtype '%s'", ink == INK_GROUND ? "o" : size < 5 ? "." : "●");
        return;
    }
    buf_addf(&s->out, "pointtype 7 pointsize %.4g linecolor rgb '%s'", size / svg_point,
             script_colour(s, ink));
}

void script_dot(struct script *s, struct point at, double size, enum ink ink)
{
    if (s->format == CHART_DUMB) { /* a dot with a hole is a ring */
        script_text(s, at, ALIGN_CENTRE, size, ink, ink == INK_GROUND ? STR("o") : STR("●"));
        return;
    }
    buf_addz(&s->out, "set label '' at ");
    add_point(s, at);
    buf_addz(&s->out, " point ");
    script_dot_style(s, size, ink);
    buf_addc(&s->out, '\n');
}

void script_frame(struct script *s, struct point corner, struct point opposite, double left,
                  double right, double top, double bottom)
{
    if (s->format == CHART_DUMB && corner.x <= 0) { /* the whole canvas: between the middles */
        double x = (right - left) / (opposite.x - corner.x) * CHART_CELL_WIDTH / 2;
        double y = (bottom - top) / (opposite.y - corner.y) * CHART_CELL_HEIGHT / 2;
        corner = (struct point){ CHART_CELL_WIDTH / 2, CHART_CELL_HEIGHT / 2 };
        opposite = (struct point){ s->width - corner.x, s->height - corner.y };
        left += x;
        right -= x;
        top += y;
        bottom -= y;
    }
    struct point from = on_screen(s, corner), to = on_screen(s, opposite);
    buf_addf(&s->out, "set lmargin at screen %.6f\nset rmargin at screen %.6f\n", from.x, to.x);
    buf_addf(&s->out, "set tmargin at screen %.6f\nset bmargin at screen %.6f\n", from.y, to.y);
    buf_addf(&s->out, "set xrange [%.9g:%.9g]\nset yrange [%.9g:%.9g]\n", left, right, bottom, top);
}

struct str script_end(struct script *s)
{
    buf_addz(&s->out, "unset output\n");
    return buf_str(&s->out);
}
