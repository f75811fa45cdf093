/* matrix_head.c - the header of a table of figures with a cell per paragraph.
 *
 * Its rows stand one behind the other, so that the cells alone do not say which column they head.
 * The rows' shape says how many columns there are; the ways to lay the cells over them are tried.
 */
#include "base/utf8.h"
#include "snapshots/normalize/matrix.h"

/* So many groups without names below them, and so many names over groups, are sought. */
enum { LONGEST_NAME = 40, LONGEST_PIECE = 3, MOST_BARE = 2, MOST_TOPS = 3 };

static bool in_brackets(struct arena *a, struct str text)
{
    return str_starts(fold(a, text).text, STR("("));
}

/* How many units stand one behind the other at the end: a row of them under the names. */
static size_t units_before(struct arena *a, const struct document *doc, size_t end)
{
    size_t n = 0;
    const struct para *p;
    while (n < MOST_COLUMNS && n < end && (p = matrix_para(doc, end - n - 1)) &&
           in_brackets(a, p->text))
        n++;
    return n > 1 ? n : 0;
}

/* What stands in brackets belongs to the cell above it, a row of units to the row above. */
void matrix_header_cells(struct arena *a, const struct document *doc, size_t end,
                         struct matrix_cells *out)
{
    struct str behind = STR_NULL;
    const struct para *p;
    size_t units = units_before(a, doc, end);
    out->n = 0;
    for (size_t at = end - units; at > 0 && out->n < 2 * MOST_COLUMNS &&
         (p = matrix_para(doc, at - 1)); at--) {
        if (out->n < units && !behind.p)
            behind = matrix_para(doc, end - out->n - 1)->text;
        struct str text = str_join(a, p->text, STR("\n"), behind);
        behind = STR_NULL;
        if (utf8_length(text) > LONGEST_NAME)
            break;
        if (in_brackets(a, text)) {
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
    str_cut(name, STR("("), &name, &bracket);
    str_cut(name, STR("\xef\xbc\x88"), &name, &bracket);
    return utf8_length(first) <= LONGEST_PIECE && utf8_length(name) <= LONGEST_PIECE &&
           header_role(both, &sure) != ROLE_NONE && sure >= 0.65;
}

static void join_names(struct arena *a, struct matrix_cells *c)
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

/* --- plans --- */

/* A header as it is sought, and the best so far. */
struct search {
    struct arena *arena;
    const struct matrix_shape *shape;
    const struct grid *body; /* its rows */
    struct matrix_found found;
};

/* Lays the last cells over the columns by a plan. */
static void try_plan(struct search *s, const struct matrix_cells *back,
                     const struct matrix_plan *plan)
{
    struct grid_cell cells[3 * MOST_COLUMNS];
    int below = s->shape->figures;
    for (int k = 0; k < plan->groups; k++)
        below -= plan->bare[k];
    size_t need = (size_t)(matrix_width(s->shape) - s->shape->right - s->shape->figures + below +
                           plan->right + plan->top + plan->groups);
    if (need > back->n || (plan->top > 1 && plan->top > plan->groups))
        return;
    for (size_t i = 0; i < need; i++)
        cells[i] = back->v[need - 1 - i];
    struct grid *g = matrix_lay(s->arena, cells, s->shape, plan);
    double score = matrix_judge(s->arena, g, s->shape, plan, s->body);
    if (score > s->found.score)
        s->found = (struct matrix_found){ g, back->start[need - 1], score };
}

/* --- groups of the same size --- */

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

/* How many groups the figures' names show by coming again; 1 when they do not. */
static int groups_of(const struct matrix_cells *back, const struct matrix_shape *s)
{
    struct grid_cell cells[2 * MOST_COLUMNS];
    if (back->n < (size_t)s->figures)
        return 1;
    for (int i = 0; i < s->figures; i++)
        cells[s->figures - 1 - i] = back->v[i];
    return s->figures / period_of(cells, s->figures);
}

static void try_even(struct search *s, const struct matrix_cells *back, struct matrix_plan plan,
                     int groups)
{
    plan.groups = groups;
    for (int k = 0; k < groups; k++)
        plan.width[k] = s->shape->figures / groups;
    try_plan(s, back, &plan);
}

/* --- groups of other sizes --- */

/* Where a name begins a new group: what it tells has been told in this one, or comes before it
 * (目标 完成 完成率 | 目标 完成). Names that tell nothing (一季度 上半年) are one. */
static int cut_leaves(const struct matrix_cells *back, int leaves, int *width)
{
    static const int order[ROLE_COUNT] = {
        [ROLE_TITLE] = 1, [ROLE_TARGET] = 1, [ROLE_PROGRESS] = 2, [ROLE_RATE] = 3, [ROLE_STATUS] = 4
    };
    int groups = 0, last = 5, known = 0;
    for (int i = 0; i < leaves; i++)
        known += order[header_hint(back->v[i].text, NULL)] > 0;
    if (!known) {
        width[0] = leaves;
        return 1;
    }
    for (int i = leaves; i-- > 0;) {
        int now = order[header_hint(back->v[i].text, NULL)];
        if (now && now <= last)
            width[groups++] = 0;
        else if (!groups)
            return 0;
        last = now ? now : last;
        width[groups - 1]++;
    }
    return groups;
}

/* Every way to let `bare` names without others below stand among the groups from `at` on. */
static void try_bare(struct search *s, const struct matrix_cells *back,
                     const struct matrix_plan *plan, int at, int bare)
{
    if (bare == 0) {
        try_plan(s, back, plan);
        return;
    }
    for (int k = at; k <= plan->groups; k++) {
        struct matrix_plan more = *plan;
        for (int i = more.groups++; i > k; i--) {
            more.width[i] = more.width[i - 1];
            more.bare[i] = more.bare[i - 1];
        }
        more.width[k] = 1;
        more.bare[k] = true;
        try_bare(s, back, &more, k + 1, bare - 1);
    }
}

static void try_uneven(struct search *s, const struct matrix_cells *back, struct matrix_plan plan)
{
    for (int bare = 0; bare <= MOST_BARE && bare < s->shape->figures; bare++) {
        int leaves = s->shape->figures - bare;
        plan.groups = (size_t)leaves <= back->n ? cut_leaves(back, leaves, plan.width) : 0;
        if (plan.groups > 0 && plan.groups + bare > 1)
            try_bare(s, back, &plan, 0, bare);
    }
}

/* Names over all groups, and groups of any size below them. */
static void try_deep(struct search *s, const struct matrix_cells *back, struct matrix_plan plan)
{
    int figures = s->shape->figures;
    try_even(s, back, plan, groups_of(back, s->shape));
    /* Units may hide that names come again: 目标(人) 完成数 目标(万元) 发放额. */
    for (int groups = 2; groups * 2 <= figures; groups++)
        if (figures % groups == 0)
            try_even(s, back, plan, groups);
    try_uneven(s, back, plan);
}

static void try_plans(struct search *s, const struct matrix_cells *back)
{
    static const struct matrix_plan plans[] = {
        { .depth = 1 }, { .depth = 1, .right = 1 }, { .depth = 2 }, { .depth = 2, .right = 1 },
        { .top = 1, .depth = 3 }, { .top = 1, .depth = 3, .right = 1 },
    };
    for (size_t k = 0; k < sizeof plans / sizeof plans[0]; k++) {
        struct matrix_plan plan = plans[k];
        plan.right = plan.right > s->shape->right ? plan.right : s->shape->right;
        if (plan.depth == 1)
            try_plan(s, back, &plan);
        else
            try_deep(s, back, plan);
        while (plan.depth == 3 && plan.top < MOST_TOPS && ++plan.top)
            try_deep(s, back, plan);
    }
}

struct matrix_found matrix_header(struct arena *a, const struct matrix_cells *back,
                                  const struct matrix_shape *shape, const struct grid *body)
{
    struct matrix_cells joined = *back;
    struct search s = { .arena = a, .shape = shape, .body = body };
    join_names(a, &joined);
    try_plans(&s, &joined);
    if (joined.n < back->n)
        try_plans(&s, back);
    return s.found;
}
