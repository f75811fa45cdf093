/* A target that each of several has to meet: 4个指标均增长10%以上. It has the value of the one that lies
 * furthest from it; while none falls short and not all are told, it has none. */
#include "snapshots/extract/matching.h"

enum { MOST_PARTS = 12 };

#define SAME 0.5 /* of a head's words: it names what the target speaks of */

/* Whether a clause, up to a figure, speaks of each of several: 均, but not 平均. */
static bool of_every(const struct passage *p, const struct figure *f)
{
    struct str text = passage_text(p, p->clauses.v[f->clause].from, f->from);
    return link_in(text, "every") && !link_in(text, "average");
}

/* A target of its own for each that it names has no parts: 城镇、农村收入均增长8%. */
static bool is_shared(const struct reading *r, const struct goal *g)
{
    for (size_t k = 0; k < r->targets; k++)
        if (&r->goals.v[k] != g && r->goals.v[k].f == g->f)
            return true;
    return false;
}

/* How many have to meet it: 4 of 4个指标; 0 where the target does not say. */
static int64_t wanted_of(const struct goal *g)
{
    const struct figure *f = g->f - 1;
    bool said = g->f > g->p->figures.v && f->clause == g->f->clause && f->unit.counter;
    return said ? f->q.value.mantissa : 0;
}

/* The first figure of those told together with figure i, between 。 and 。, behind their head
 * (4个指标中). */
static size_t first_told(const struct passage *p, size_t i)
{
    const struct sentence *s = &p->sentences.v[p->figures.v[i].sentence];
    for (int back = 0; back < MOST_PARTS && !s->fresh && s > p->sentences.v; back++)
        s--;
    struct str text = passage_text(p, s->from, p->figures.v[i].from);
    size_t head = 0, n = 0;
    for (size_t at = 0; (at = link_find(text, "all", at, &n)) != STR_NOT_FOUND; at += n)
        head = at;
    while (i > 0 && p->figures.v[i - 1].from >= s->from + head)
        i--;
    return i;
}

/* Whether a figure tells of one of those the target speaks of. */
static bool is_part(const struct goal *g, const struct figure *f)
{
    struct decimal value;
    bool moves = g->f->q.kind == KIND_GROWTH || g->f->q.kind == KIND_DECLINE;
    bool same = moves ? f->q.kind == KIND_GROWTH || f->q.kind == KIND_DECLINE
                      : f->q.kind == g->f->q.kind;
    return same && !f->past && !f->plan && !f->quoted && !f->attribute && !f->words &&
           unit_convert(f->q.value, f->q.unit, g->f->q.unit, &value);
}

static bool is_further(const struct goal *g, const struct figure *a, const struct figure *b)
{
    int order = decimal_cmp(goal_signed(g, a), goal_signed(g, b));
    return g->f->q.op == OP_LE ? order > 0 : order < 0;
}

static void take_furthest(struct goal *g)
{
    const struct passage *p = g->actual_cell->p;
    const struct figure *furthest = g->actual;
    int64_t told = 0, wanted = wanted_of(g);
    size_t first = first_told(p, (size_t)(g->actual - p->figures.v));
    for (size_t i = first; i < p->figures.n && told < MOST_PARTS; i++) {
        const struct figure *f = &p->figures.v[i];
        if (f > g->actual && p->sentences.v[f->sentence].fresh &&
            f->sentence != g->actual->sentence)
            break;
        if (!is_part(g, f))
            continue;
        told++;
        furthest = is_further(g, f, furthest) ? f : furthest;
    }
    int order = decimal_cmp(goal_signed(g, furthest), g->value);
    bool short_of = g->f->q.op == OP_LE ? order > 0 : order < 0;
    g->actual = short_of || told >= wanted ? furthest : NULL;
    g->actual_cell = g->actual ? g->actual_cell : NULL;
}

/* Whether figure f stands behind a head that names what the goal speaks of: 4个指标中, A增长5%. */
static bool is_under_head(const struct reading *r, const struct goal *g, const struct passage *p,
                          const struct figure *f)
{
    struct str text = passage_text(p, p->sentences.v[f->sentence].from, f->from);
    size_t head = link_find(text, "all", 0, NULL);
    if (head == STR_NOT_FOUND)
        return false;
    struct words words = words_read(r->arena, str_slice(text, 0, head));
    return words.characters >= 2 && words_within(&words, &g->words) >= SAME;
}

/* Where no figure names what the goal does, the first of those told under a head that does. */
static void find_told(struct reading *r, struct goal *g)
{
    for (size_t k = 0; k < r->cells.n && !g->actual; k++) {
        const struct cell *cell = &r->cells.v[k];
        bool own = cell->role == ROLE_PROGRESS && (g->item < 0 || g->item == cell->item);
        for (size_t i = 0; own && i < cell->p->figures.n && !g->actual; i++)
            if (is_part(g, &cell->p->figures.v[i]) &&
                is_under_head(r, g, cell->p, &cell->p->figures.v[i])) {
                g->actual = &cell->p->figures.v[i];
                g->actual_cell = cell;
            }
    }
}

void reading_every(struct reading *r)
{
    for (size_t k = 0; k < r->targets; k++) {
        struct goal *g = &r->goals.v[k];
        if (!of_every(g->p, g->f) || is_shared(r, g))
            continue;
        if (!g->actual)
            find_told(r, g);
        if (g->actual && !of_every(g->actual_cell->p, g->actual))
            take_furthest(g);
    }
}
