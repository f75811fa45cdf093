/* matrix_lay.c - header cells laid over the columns by a plan, and how well the plan fits. */
#include <math.h>

#include "base/utf8.h"
#include "snapshots/normalize/matrix.h"

enum { SHORT_NAME = 4 };

/* --- laying --- */

static void put(struct arena *a, struct grid *g, struct grid_cell cell, int row, int column,
                int rows, int columns)
{
    cell.row = row;
    cell.column = column;
    cell.rows = rows;
    cell.columns = columns;
    *list_push(a, &g->cells) = cell;
}

/* The groups' names, in row `row`: over their columns, or down to the last row where one has no
 * names below. Returns the cell behind them. */
static int put_groups(struct arena *a, struct grid *g, const struct grid_cell *h, int i, int row,
                      int left, const struct matrix_plan *plan)
{
    for (int k = 0, c = left; k < plan->groups; c += plan->width[k++])
        put(a, g, h[i++], row, c, plan->bare[k] ? plan->depth - row : 1, plan->width[k]);
    return i;
}

/* Names over several groups. Which of them stand under which is not told, and does not matter. */
static int put_tops(struct arena *a, struct grid *g, const struct grid_cell *h, int i, int left,
                    const struct matrix_plan *plan)
{
    for (int k = 0, group = 0; k < plan->top; k++) {
        int wide = 0;
        for (; group < plan->groups * (k + 1) / plan->top; group++)
            wide += plan->width[group];
        put(a, g, h[i++], 0, left, 1, wide);
        left += wide;
    }
    return i;
}

/* The names below, in the last row. */
static void put_leaves(struct arena *a, struct grid *g, const struct grid_cell *h, int i,
                       int left, const struct matrix_plan *plan)
{
    for (int k = 0, c = left; k < plan->groups; k++)
        for (int n = plan->width[k]; n > 0; n--, c++)
            if (!plan->bare[k])
                put(a, g, h[i++], plan->depth - 1, c, 1, 1);
}

struct grid *matrix_lay(struct arena *a, const struct grid_cell *h, const struct matrix_shape *s,
                        const struct matrix_plan *plan)
{
    struct grid *g = arena_make(a, struct grid);
    int left = s->numbered + s->left, i = 0;
    g->rows = plan->depth;
    g->columns = left + s->figures + plan->right;
    for (int c = 0; c < left; c++)
        put(a, g, h[i++], 0, c, plan->depth, 1);
    if (plan->top)
        i = put_tops(a, g, h, i, left, plan);
    else if (plan->groups)
        i = put_groups(a, g, h, i, 0, left, plan);
    else
        for (int c = 0; c < s->figures; c++)
            put(a, g, h[i++], 0, left + c, 1, 1);
    for (int c = 0; c < plan->right; c++)
        put(a, g, h[i++], 0, left + s->figures + c, plan->depth, 1);
    if (plan->top)
        i = put_groups(a, g, h, i, 1, left, plan);
    put_leaves(a, g, h, i, left, plan);
    return g;
}

/* --- judging --- */

/* The columns of one measure, -1 where it has none. */
struct told {
    int target, progress, rate;
    bool twice; /* two of them are targets or rates: two measures under one name */
};

static struct told told_of(const struct grid_header *h, int measure)
{
    struct told t = { -1, -1, -1, false };
    for (int c = 0; c < h->count; c++) {
        if (h->columns[c].measure != measure)
            continue;
        enum role role = h->columns[c].role;
        t.twice |= (role == ROLE_TARGET && t.target >= 0) || (role == ROLE_RATE && t.rate >= 0);
        t.target = role == ROLE_TARGET ? c : t.target;
        t.progress = role == ROLE_PROGRESS ? c : t.progress;
        t.rate = role == ROLE_RATE ? c : t.rate;
    }
    return t;
}

/* The figure in a column of a row of the body; negative when there is none. */
static double figure_at(const struct grid *body, int row, int column)
{
    for (size_t i = 0; column >= 0 && i < body->cells.n; i++)
        if (body->cells.v[i].row == row && body->cells.v[i].column == column &&
            !cell_is_empty(body->cells.v[i].text))
            return matrix_value(body->cells.v[i].text);
    return -1;
}

/* Whether what a row says of a measure agrees with itself: 1 where the rate is the result's share
 * of the target, 0.5 where both are about as large, less than 0 where they are not. */
static double agrees(const struct grid *body, int row, const struct told *t)
{
    double target = figure_at(body, row, t->target), done = figure_at(body, row, t->progress);
    double rate = figure_at(body, row, t->rate);
    if (target > 0 && done >= 0 && rate >= 0)
        return matrix_agrees(target, done, rate) ? 1 : -1;
    if (target > 0 && done > 0)
        return fabs(log(done / target)) < 2 ? 0.5 : -0.5;
    return 0;
}

/* -1..1: how well the body agrees with a header, over all its measures; over its columns, when
 * several rows name but one. */
static double fits(const struct grid *body, const struct grid_header *h)
{
    double sum = 0;
    int n = 0;
    size_t first = !h->measures.n && h->end - h->first > 1 ? 0 : 1;
    for (size_t m = first; m <= h->measures.n; m++) {
        struct told t = told_of(h, (int)m);
        for (int row = 0; row < body->rows; row++, n++)
            sum += t.twice ? -1 : agrees(body, row, &t);
    }
    return n ? sum / n : 0;
}

/* 1 when the columns of all groups hold the same, one after the other (目标, 完成数, 完成率), 0
 * when they do not, and something between for a single group, and for groups of which each tells
 * something else. */
static double groups_alike(const struct grid_header *h, int left, const struct matrix_plan *plan)
{
    bool even = plan->groups > 1;
    for (int k = 1; k < plan->groups; k++)
        even &= plan->width[k] == plan->width[0] && !plan->bare[k];
    if (!even)
        return plan->groups > 1 && plan->width[0] ? 0.8 : 0.5;
    int wide = plan->width[0];
    for (int c = left + wide; c < left + wide * plan->groups; c++)
        if (h->columns[c].role != h->columns[c - wide].role)
            return 0;
    return 1;
}

/* Several rows, in which what stands over others is what became of it: 进度 over 完成数, 完成率. */
static bool tells_of_results(const struct grid *g, const struct grid_header *h)
{
    bool nested = false;
    for (int c = 0; c < h->count; c++) {
        const struct grid_cell *parent = grid_header_parent(g, h, c);
        if (parent && header_role(parent->text, NULL) != ROLE_PROGRESS)
            return false;
        nested |= parent != NULL;
    }
    return nested;
}

double matrix_judge(struct arena *a, const struct grid *g, const struct matrix_shape *s,
                    const struct matrix_plan *plan, const struct grid *body)
{
    struct grid_header h = grid_header_find(a, g);
    int title = 0, results = 0, named = 0, area = 0, left = s->numbered + s->left;
    if (!h.columns || h.end != g->rows || (s->numbered && h.columns[0].role != ROLE_NO))
        return 0;
    for (int c = 0; c < h.count; c++) {
        struct str name = h.columns[c].header;
        bool known = header_role(name, NULL) == ROLE_TITLE;
        bool is_title = h.columns[c].role == ROLE_TITLE && c < left;
        title += is_title && (s->numbered || known || utf8_length(name) <= SHORT_NAME);
        area += is_title && known;
        results += h.columns[c].role == ROLE_PROGRESS;
        named += h.columns[c].role != ROLE_NONE;
    }
    bool plain = g->rows == 1 && (results > 1 || (results && area));
    bool nested = results && named + 1 >= h.count && tells_of_results(g, &h);
    if (title == 0 || !(h.measures.n || plain || nested))
        return 0;
    double score = (double)named / h.count + groups_alike(&h, left, plan) + fits(body, &h) +
                   (area ? 0.3 : 0);
    for (size_t i = 0; i < h.measures.n; i++) {
        struct str name = h.measures.v[i].name;
        score -= header_role(name, NULL) >= ROLE_TARGET ? 0.2 : 0; /* 完成数 names a column */
        for (int c = 0; c < left; c++)
            if (str_eq(name, h.columns[c].header)) /* the header stands twice */
                return 0;
    }
    return score > 0.01 ? score : 0.01;
}
