/* matrix_head.c - the header of a table of figures with a cell per paragraph.
 *
 * Its rows stand one behind the other, so that the cells alone do not say which column they head.
 * The rows' shape says how many columns there are; the ways to lay the cells over them are tried.
 */
#include "base/utf8.h"
#include "snapshots/normalize/matrix.h"

enum { SHORT_NAME = 4, LONGEST_PIECE = 3 };

/* The header's cells as they stand before the first row, the nearest first. */
struct cells {
    struct grid_cell v[2 * MOST_COLUMNS];
    size_t start[2 * MOST_COLUMNS]; /* block of each */
    size_t n;
};

/* What stands in brackets belongs to the cell above it. */
static void header_cells(struct arena *a, const struct document *doc, size_t end,
                         struct cells *out)
{
    struct str behind = STR_NULL;
    const struct para *p;
    out->n = 0;
    for (size_t at = end; at > 0 && out->n < 2 * MOST_COLUMNS && (p = matrix_para(doc, at - 1));
         at--) {
        struct str text = str_join(a, p->text, STR("\n"), behind);
        behind = STR_NULL;
        if (utf8_length(text) > LONGEST_CELL)
            break;
        if (str_starts(fold(a, text).text, STR("("))) {
            behind = text;
            continue;
        }
        out->v[out->n] = (struct grid_cell){ .text = text, .rows = 1, .columns = 1,
                                             .line = p->line };
        out->start[out->n++] = at - 1;
    }
}

/* 「目标」⏎「任务」⏎「(人)」: two short pieces that are a name together. */
static bool is_one_name(struct str first, struct str second, struct str both)
{
    double sure = 0;
    struct str name = second, bracket;
    str_cut(second, STR("\n"), &name, &bracket);
    return utf8_length(first) <= LONGEST_PIECE && utf8_length(name) <= LONGEST_PIECE &&
           header_role(both, &sure) != ROLE_NONE && sure >= 0.65;
}

static void join_names(struct arena *a, struct cells *c)
{
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++, n++) {
        c->v[n] = c->v[i];
        c->start[n] = c->start[i];
        if (i + 1 == c->n)
            continue;
        struct str both = str_join(a, c->v[i + 1].text, STR(""), c->v[i].text);
        if (!is_one_name(c->v[i + 1].text, c->v[i].text, both))
            continue;
        c->v[n].text = both;
        c->v[n].line = c->v[++i].line;
        c->start[n] = c->start[i];
    }
    c->n = n;
}

/* How a header may be laid over the columns. */
struct plan {
    int top, groups, right, depth; /* cells over all groups; groups; columns behind; rows */
};

static int period_of(const struct grid_cell *leaves, int n)
{
    for (int p = 1; p < n; p++) {
        bool same = n % p == 0;
        for (int i = p; i < n && same; i++)
            same = str_eq(leaves[i].text, leaves[i - p].text);
        if (same)
            return p;
    }
    return n;
}

static void put(struct arena *a, struct grid *g, struct grid_cell cell, int row, int column,
                int rows, int columns)
{
    cell.row = row;
    cell.column = column;
    cell.rows = rows;
    cell.columns = columns;
    *list_push(a, &g->cells) = cell;
}

/* Lays the cells out in the order they are written: row by row. */
static struct grid *lay_header(struct arena *a, const struct grid_cell *h,
                               const struct matrix_shape *s, const struct plan *plan)
{
    struct grid *g = arena_make(a, struct grid);
    int left = s->numbered + s->left, i = 0, wide = plan->groups ? s->figures / plan->groups : 0;
    g->rows = plan->depth;
    g->columns = left + s->figures + plan->right;
    for (int c = 0; c < left; c++)
        put(a, g, h[i++], 0, c, plan->depth, 1);
    if (plan->top)
        put(a, g, h[i++], 0, left, 1, s->figures);
    for (int k = 0; k < plan->groups && !plan->top; k++)
        put(a, g, h[i++], 0, left + k * wide, 1, wide);
    for (int c = 0; c < s->figures && plan->depth == 1; c++)
        put(a, g, h[i++], 0, left + c, 1, 1);
    for (int c = 0; c < plan->right; c++)
        put(a, g, h[i++], 0, left + s->figures + c, plan->depth, 1);
    for (int k = 0; k < plan->groups && plan->top; k++)
        put(a, g, h[i++], 1, left + k * wide, 1, wide);
    for (int c = 0; c < s->figures && plan->depth > 1; c++)
        put(a, g, h[i++], plan->depth - 1, left + c, 1, 1);
    return g;
}

/* 1 when the columns of all groups hold the same, one after the other (目标, 完成数, 完成率), 0
 * when they do not, and something between for a single group. */
static double groups_alike(const struct grid_header *h, int left, int figures, int groups)
{
    int wide = groups > 1 ? figures / groups : figures;
    for (int c = left + wide; c < left + figures; c++)
        if (h->columns[c].role != h->columns[c - wide].role)
            return 0;
    return groups > 1 ? 1 : 0.5;
}

/* How good a header g is, 0 when it is none: it must name a task in its first columns, and
 * measure; rows with numbers need 序号, rows without a name that is known (县区) or short (单位). */
static double judge(struct arena *a, const struct grid *g, const struct matrix_shape *s, int groups)
{
    struct grid_header h = grid_header_find(a, g);
    int title = 0, results = 0, named = 0, left = s->numbered + s->left;
    if (!h.columns || h.end != g->rows || (s->numbered && h.columns[0].role != ROLE_NO))
        return 0;
    for (int c = 0; c < h.count; c++) {
        struct str name = h.columns[c].header;
        bool known = s->numbered || header_role(name, NULL) == ROLE_TITLE ||
                     utf8_length(name) <= SHORT_NAME;
        title += h.columns[c].role == ROLE_TITLE && c < left && known;
        results += h.columns[c].role == ROLE_PROGRESS;
        named += h.columns[c].role != ROLE_NONE;
    }
    if (title == 0 || !(h.measures.n || (g->rows == 1 && results > 1)))
        return 0;
    double score = (double)named / h.count + groups_alike(&h, left, s->figures, groups);
    for (size_t i = 0; i < h.measures.n; i++) /* 完成数 names a column, nothing that is measured */
        score -= header_role(h.measures.v[i].name, NULL) >= ROLE_TARGET ? 0.2 : 0;
    return score;
}

/* The best header so far. */
struct best {
    struct grid *grid;
    size_t from; /* its first block */
    double score;
};

/* Lays the last cells over the columns by a plan. */
static void try_plan(struct arena *a, const struct cells *back, const struct matrix_shape *s,
                     const struct plan *plan, struct best *best)
{
    struct grid_cell cells[2 * MOST_COLUMNS];
    size_t need = (size_t)(matrix_width(s) - s->right + plan->right + plan->top + plan->groups);
    if (need > back->n)
        return;
    for (size_t i = 0; i < need; i++)
        cells[i] = back->v[need - 1 - i];
    struct grid *g = lay_header(a, cells, s, plan);
    double score = judge(a, g, s, plan->groups);
    if (score > best->score)
        *best = (struct best){ g, back->start[need - 1], score };
}

/* How many groups the figures' names show by coming again; 1 when they do not. */
static int groups_of(const struct cells *back, const struct matrix_shape *s)
{
    struct grid_cell cells[2 * MOST_COLUMNS];
    if (back->n < (size_t)s->figures)
        return 1;
    for (int i = 0; i < s->figures; i++)
        cells[s->figures - 1 - i] = back->v[i];
    return s->figures / period_of(cells, s->figures);
}

static void try_plans(struct arena *a, const struct cells *back, const struct matrix_shape *s,
                      struct best *best)
{
    static const struct plan plans[] = {
        { 0, 0, 0, 1 }, { 0, 0, 1, 1 }, { 0, 1, 0, 2 },
        { 0, 1, 1, 2 }, { 1, 1, 0, 3 }, { 1, 1, 1, 3 },
    };
    int told = groups_of(back, s);
    for (size_t k = 0; k < sizeof plans / sizeof plans[0]; k++) {
        struct plan plan = plans[k];
        plan.right = plan.right > s->right ? plan.right : s->right;
        plan.groups = plan.groups ? told : 0;
        try_plan(a, back, s, &plan, best);
        /* Units may hide that names come again: 目标(人) 完成数 目标(万元) 发放额. */
        for (plan.groups = plan.groups ? 2 : s->figures; plan.groups * 2 <= s->figures;
             plan.groups++)
            if (s->figures % plan.groups == 0)
                try_plan(a, back, s, &plan, best);
    }
}

struct grid *matrix_header(struct arena *a, const struct document *doc, size_t first,
                           const struct matrix_shape *s, size_t *from)
{
    struct cells back, joined;
    struct best best = { 0 };
    header_cells(a, doc, first, &back);
    joined = back;
    join_names(a, &joined);
    try_plans(a, &joined, s, &best);
    if (joined.n < back.n)
        try_plans(a, &back, s, &best);
    *from = best.from;
    return best.grid;
}
