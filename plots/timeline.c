#include "plots/timeline.h"

#include <math.h>

#include "base/i18n.h"
#include "plots/page.h"
#include "plots/text.h"

enum { MOST_MOMENTS = 400 };

static const double name_size = 11.5, between_names = 8;

int timeline_check(const struct moments *moments, struct error *err)
{
    if (moments->n == 0)
        return error_set(err, QOQ_EINPUT, NULL, 0, _("there is no period to draw"));
    if (moments->n > MOST_MOMENTS)
        return error_set(err, QOQ_EINPUT, NULL, 0,
                         _("%zu periods are too many for one chart (%d at most); choose some"),
                         moments->n, MOST_MOMENTS);
    return 0;
}

/* Months from the year 0 to the last end of a year before that place. */
static double year_before(double at)
{
    return (ceil(at / 12 - 1e-9) - 1) * 12;
}

struct timeline timeline_make(const struct moments *moments, bool slots, double left, double right)
{
    struct timeline t = { .moments = moments, .slots = slots, .left = left, .right = right };
    t.first = slots ? 0 : year_before(moments->v[0].at);
    t.last = slots ? (double)moments->n : moments->v[moments->n - 1].at;
    t.padding = slots ? 0 : 12;
    if (t.last - t.first < 1)
        t.last = t.first + 1; /* a plan alone */
    return t;
}

double timeline_place(const struct timeline *t, size_t i)
{
    return t->slots ? (double)i + 0.5 : t->moments->v[i].at;
}

double timeline_x(const struct timeline *t, double place)
{
    double room = t->right - t->left - 2 * t->padding;
    return t->left + t->padding + (place - t->first) / (t->last - t->first) * room;
}

bool timeline_begins(const struct timeline *t, size_t i)
{
    const struct moment *v = t->moments->v;
    return i == 0 || !str_eq(v[i].group, v[i - 1].group);
}

/* A plan stands where its year begins. */
double timeline_year(const struct timeline *t, size_t i)
{
    while (!timeline_begins(t, i))
        i--;
    if (t->slots)
        return (double)i;
    double at = t->moments->v[i].at;
    return t->moments->v[i].pace <= 0 ? at : year_before(at);
}

void timeline_frame(struct script *s, const struct timeline *t, double top, double bottom,
                    double top_value, double bottom_value)
{
    double room = t->right - t->left - 2 * t->padding;
    double edge = t->padding / room * (t->last - t->first);
    script_frame(s, (struct point){ t->left, top }, (struct point){ t->right, bottom },
                 t->first - edge, t->last + edge, top_value, bottom_value);
}

/* A name whose middle is at x, or as near as the canvas allows. */
struct name {
    struct str text;
    double x, half;
};

static struct name name_at(const struct script *s, struct str text, double x)
{
    struct name n = { text_clean(s->out.arena, text), x, 0 };
    double edge = PAGE_MARGIN / 2;
    n.text = text_cut(s->out.arena, n.text, (s->width - 2 * edge) / name_size);
    n.half = text_width(n.text) * name_size / 2;
    n.x = fmin(fmax(x, edge + n.half), s->width - edge - n.half);
    return n;
}

/* Draws the last one, and those before that do not touch one which is drawn. */
static void draw_names(struct script *s, const struct name *v, size_t n, double y, enum ink ink)
{
    double begin = INFINITY;
    for (size_t i = n; i > 0; i--) {
        const struct name *name = &v[i - 1];
        if (name->x + name->half + between_names > begin)
            continue;
        script_text(s, (struct point){ name->x, y }, ALIGN_CENTRE, name_size, ink, name->text);
        begin = name->x - name->half;
    }
}

static bool all_fit(const struct name *v, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (v[i].x - v[i].half < v[i - 1].x + v[i - 1].half + between_names)
            return false;
    return true;
}

double timeline_dot(const struct timeline *t, double most)
{
    double between = (t->right - t->left) / (double)t->moments->n;
    return fmin(fmax(between * 0.5, 2.5), most);
}

/* The name of the group of moments from i to before `end`, in the middle of them; of a single one,
 * of its year so far. One that is wider than its stretch stands beside the lines that part the
 * groups, else is left out. */
static struct name group_name(const struct script *s, const struct timeline *t, size_t i,
                              size_t end)
{
    static const double from_line = 4;
    double half_slot = t->slots ? 0.5 : 0;
    double left = timeline_x(t, fmax(timeline_year(t, i), t->first));
    double right = timeline_x(t, timeline_place(t, end - 1) + half_slot);
    double first = timeline_x(t, timeline_place(t, i) - half_slot);
    bool alone = i + 1 == end, only = i == 0 && end == t->moments->n;
    struct name n = name_at(s, t->moments->v[i].group,
                            ((alone && !only ? left : first) + right) / 2);
    if (n.half * 2 + from_line <= right - left || only)
        return n;
    if (i == 0)
        n.x = fmin(n.x, right - n.half - from_line);
    else if (end == t->moments->n)
        n.x = fmax(n.x, left + n.half + from_line);
    else
        n.text = STR_NULL;
    return n;
}

static size_t group_names(const struct script *s, const struct timeline *t, struct name *out)
{
    size_t n = 0;
    for (size_t i = 0, end; i < t->moments->n; i = end) {
        for (end = i + 1; end < t->moments->n && !timeline_begins(t, end);)
            end++;
        struct name name = group_name(s, t, i, end);
        if (name.text.n)
            out[n++] = name;
    }
    return n;
}

static void draw_parting(struct script *s, const struct timeline *t, double top, double end)
{
    for (size_t i = 1; i < t->moments->n; i++) {
        if (!timeline_begins(t, i))
            continue;
        double x = timeline_x(t, timeline_year(t, i));
        script_line(s, (struct point){ x, top }, (struct point){ x, end }, 0.8, INK_GRID, false);
    }
}

void timeline_draw(struct script *s, const struct timeline *t, double top, double bottom)
{
    size_t n = t->moments->n;
    struct name *names = arena_array(s->out.arena, n, sizeof *names);
    struct name *groups = arena_array(s->out.arena, n, sizeof *groups);
    for (size_t i = 0; i < n; i++)
        names[i] = name_at(s, t->moments->v[i].label, timeline_x(t, timeline_place(t, i)));
    size_t n_groups = group_names(s, t, groups);
    bool both = all_fit(names, n) || n_groups == 1;
    draw_parting(s, t, top, bottom + (both ? TIMELINE_FOOT - 6 : 26));
    if (both)
        draw_names(s, names, n, bottom + 15, INK_SOFT);
    draw_names(s, groups, n_groups, bottom + (both ? 34 : 17), INK_TEXT);
}

void timeline_draw_above(struct script *s, const struct timeline *t, double top)
{
    size_t n = t->moments->n;
    struct name *names = arena_array(s->out.arena, n, sizeof *names);
    size_t n_groups = group_names(s, t, names);
    for (size_t i = 0; i < n && n_groups == 1; i++)
        names[i] = name_at(s, t->moments->v[i].label, timeline_x(t, timeline_place(t, i)));
    draw_names(s, names, n_groups == 1 ? n : n_groups, top - 12, INK_SOFT);
}
