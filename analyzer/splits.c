#include <math.h>
#include <stdlib.h>

#include "analyzer/parts.h"

/* How much of a part must be found in the whole, and how much of what its sibling (the task the
 * whole is paired with) does not have. */
static const double least_inside = 0.6, least_own = 0.6, least_item = 0.8;
enum { FEWEST_OWN = 2, FEWEST_BODY = 12 };

static bool doc_has(const struct doc *d, uint32_t id)
{
    uint32_t low = 0, high = d->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (d->ids[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < d->n && d->ids[low] == id;
}

static bool named_in(const struct task_docs *t, uint32_t id)
{
    if (doc_has(&t->title, id))
        return true;
    for (uint32_t i = 0; i < t->nitems; i++)
        if (doc_has(&t->items[i], id))
            return true;
    return false;
}

/* What a part is made of, by weight. */
struct cover {
    double all, inside;         /* of it; of that in the whole */
    double own, own_inside;     /* what the sibling lacks; of that in the whole */
    uint32_t nown;
};

static void cover_add(struct cover *c, double weight, bool in_whole, bool in_sibling)
{
    c->all += weight;
    c->inside += in_whole ? weight : 0;
    if (!in_sibling) {
        c->own += weight;
        c->own_inside += in_whole ? weight : 0;
        c->nown++;
    }
}

/* The share of the part that the whole has and its sibling has not; 0 when it is too little. */
static double cover_share(const struct cover *c)
{
    if (c->nown < FEWEST_OWN || c->inside < least_inside * c->all ||
        c->own_inside < least_own * c->own)
        return 0;
    return c->inside / c->all;
}

/* The item of `whole` whose title is best covered by a title, and how well; `whole` has items. */
static uint32_t best_item(const struct space *s, const struct doc *title,
                          const struct task_docs *whole, double *inside)
{
    uint32_t best = 0;
    *inside = 0;
    for (uint32_t i = 0; i < whole->nitems; i++) {
        double d = doc_inside(s, &whole->items[i], title);
        if (d > *inside) {
            *inside = d;
            best = i;
        }
    }
    return best;
}

/* An item of the whole became the part, and another one the sibling. */
static double item_share(const struct space *s, const struct task_docs *part,
                         const struct task_docs *whole, const struct task_docs *sibling)
{
    double inside, other;
    if (whole->nitems < 2)
        return 0;
    uint32_t item = best_item(s, &part->title, whole, &inside);
    return inside >= least_item && best_item(s, &sibling->title, whole, &other) != item ? inside
                                                                                       : 0;
}

static double larger(double x, double y)
{
    return x > y ? x : y;
}

/* How much of the part is found in the whole and not in its sibling, by title, item or text;
 * 0 when it is too little. */
static double part_share(const struct space *s, const struct task_docs *part,
                         const struct task_docs *whole, const struct task_docs *sibling)
{
    struct cover title = { 0 }, body = { 0 };
    for (uint32_t i = 0; i < part->title.n; i++) {
        uint32_t id = part->title.ids[i];
        cover_add(&title, s->weight[id], named_in(whole, id), named_in(sibling, id));
    }
    for (uint32_t i = 0; i < part->body.n; i++) {
        uint32_t id = part->body.ids[i];
        cover_add(&body, s->weight[id], doc_has(&whole->body, id), doc_has(&sibling->body, id));
    }
    double by_body = body.nown >= FEWEST_BODY ? cover_share(&body) : 0;
    double by_title = larger(cover_share(&title), item_share(s, part, whole, sibling));
    return larger(by_title, by_body);
}

static void consider(struct aligner *x, int side, uint32_t task, uint32_t whole,
                     struct extra_parts *out)
{
    const struct space *s = &x->space;
    uint32_t sibling = x->mate[!side][whole];
    if (!x->open[side][task] || x->mate[side][task] != ALONE || sibling == ALONE ||
        x->mapped[!side][whole])
        return;
    const struct task_docs *part = &s->side[side].tasks[task];
    double share = part_share(s, part, &s->side[!side].tasks[whole], &s->side[side].tasks[sibling]);
    double alike = doc_inside(s, &part->body, &s->side[!side].tasks[whole].body);
    if (share > 0)
        *list_push(x->arena, out) = (struct extra_part){ side, task, whole, share, share + alike };
}

static int best_first(const void *x, const void *y)
{
    const struct extra_part *a = x, *b = y;
    if (a->rank != b->rank)
        return a->rank > b->rank ? -1 : 1;
    if (a->task != b->task)
        return a->task < b->task ? -1 : 1;
    if (a->whole != b->whole)
        return a->whole < b->whole ? -1 : 1;
    return a->side - b->side;
}

/* Whether a part tells something else of its whole than the parts that are kept already. */
static bool adds_to(const struct space *s, const struct extra_parts *kept, size_t n,
                    const struct extra_part *p)
{
    const struct task_docs *part = &s->side[p->side].tasks[p->task];
    const struct task_docs *whole = &s->side[!p->side].tasks[p->whole];
    for (size_t i = 0; i < n; i++)
        if (kept->v[i].side == p->side && kept->v[i].whole == p->whole &&
            part_share(s, part, whole, &s->side[p->side].tasks[kept->v[i].task]) <= 0)
            return false;
    return true;
}

/* Keeps a part when it is still free, its sibling not a whole of parts itself, and its share of
 * the whole not another part's. What a person laid down (an endless rank) stays. */
static void keep_possible(struct aligner *x, struct extra_parts *parts)
{
    bool *taken[2], *whole[2];
    for (int side = 0; side < 2; side++) {
        taken[side] = arena_array(x->arena, x->space.side[side].n, sizeof(bool));
        whole[side] = arena_array(x->arena, x->space.side[side].n, sizeof(bool));
    }
    size_t n = 0;
    for (size_t i = 0; i < parts->n; i++) {
        struct extra_part p = parts->v[i];
        if (taken[p.side][p.task] || whole[p.side][x->mate[!p.side][p.whole]] ||
            (!isinf(p.rank) && !adds_to(&x->space, parts, n, &p)))
            continue;
        taken[p.side][p.task] = whole[!p.side][p.whole] = true;
        parts->v[n++] = p;
    }
    parts->n = n;
}

void splits_find(struct aligner *x, struct extra_parts *out)
{
    for (size_t i = 0; i < x->edges.n; i++) {
        const struct edge *e = &x->edges.v[i];
        consider(x, 0, e->from, e->to, out);
        consider(x, 1, e->to, e->from, out);
    }
    if (out->n)
        qsort(out->v, out->n, sizeof *out->v, best_first);
    keep_possible(x, out);
}
