#include <math.h>
#include <stdlib.h>

#include "analyzer/parts.h"

/* How much of a part must be found in the whole, and how much of what its sibling (the task the
 * whole is paired with) does not have. */
static const double least_inside = 0.6, least_own = 0.6;
static const double least_item = 0.8, least_item_near = 0.55; /* rows that stand together */
enum { FEWEST_OWN = 2, FEWEST_BODY = 12, MOST_TASKS = 4 };

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

/* A part, what it may be a part of, and the task that the whole is paired with. */
struct kinship {
    const struct task_docs *part, *whole, *sibling;
    bool near; /* part and sibling stand close together */
};

static struct kinship kin(const struct space *s, int side, uint32_t part, uint32_t whole,
                          uint32_t sibling)
{
    enum { CLOSE = 4 };
    uint32_t apart = part > sibling ? part - sibling : sibling - part;
    return (struct kinship){ &s->side[side].tasks[part], &s->side[!side].tasks[whole],
                             &s->side[side].tasks[sibling], apart <= CLOSE };
}

static bool same_lead(const struct kinship *k)
{
    return k->part->lead.n && str_eq(k->part->lead, k->whole->lead);
}

/* An item of the whole became the part, and another one the sibling. */
static double item_share(const struct space *s, const struct kinship *k)
{
    double inside, other;
    if (k->whole->nitems < 2)
        return 0;
    uint32_t item = best_item(s, &k->part->title, k->whole, &inside);
    if (inside < (k->near ? least_item_near : least_item) ||
        best_item(s, &k->sibling->title, k->whole, &other) == item)
        return 0;
    return inside;
}

static double title_share(const struct space *s, const struct kinship *k)
{
    struct cover title = { 0 };
    for (uint32_t i = 0; i < k->part->title.n; i++) {
        uint32_t id = k->part->title.ids[i];
        cover_add(&title, s->weight[id], named_in(k->whole, id), named_in(k->sibling, id));
    }
    return cover_share(&title);
}

/* By the text, where the lead is the same and the rows stand together; what more than a few tasks
 * say is a stock phrase. */
static double body_share(const struct space *s, const struct kinship *k)
{
    struct cover body = { 0 };
    for (uint32_t i = 0; i < k->part->body.n; i++) {
        uint32_t id = k->part->body.ids[i];
        if (s->first[id + 1] - s->first[id] > MOST_TASKS)
            continue;
        cover_add(&body, s->weight[id], doc_has(&k->whole->body, id),
                  doc_has(&k->sibling->body, id));
    }
    return body.nown >= FEWEST_BODY && k->near && same_lead(k) ? cover_share(&body) : 0;
}

/* By a name that only the two have, such as that of a bridge, where all else fits. */
static double name_share(const struct space *s, const struct kinship *k)
{
    uint32_t rare = 0;
    for (uint32_t i = 0; i < k->part->title.n; i++) {
        uint32_t id = k->part->title.ids[i];
        rare += s->first[id + 1] - s->first[id] == 2 && named_in(k->whole, id) &&
                !named_in(k->sibling, id);
    }
    return rare >= FEWEST_OWN && k->near && same_lead(k) ? least_inside : 0;
}

static double larger(double x, double y)
{
    return x > y ? x : y;
}

/* How much of the part is found in the whole and not in its sibling, by title, item or text;
 * 0 when it is too little. */
static double part_share(const struct space *s, const struct kinship *k)
{
    if (doc_shared(s, &k->part->self, &k->whole->names) > 0 &&
        doc_shared(s, &k->part->self, &k->sibling->self) <= 0)
        return 1; /* the whole names it */
    double by_title = larger(title_share(s, k), item_share(s, k));
    return larger(larger(by_title, name_share(s, k)), body_share(s, k));
}

static void consider(struct aligner *x, int side, uint32_t task, uint32_t whole,
                     struct extra_parts *out)
{
    const struct space *s = &x->space;
    uint32_t sibling = x->mate[!side][whole];
    if (!x->open[side][task] || x->mate[side][task] != ALONE || sibling == ALONE ||
        x->mapped[!side][whole])
        return;
    struct kinship k = kin(s, side, task, whole, sibling);
    double share = part_share(s, &k);
    double alike = doc_inside(s, &k.part->body, &k.whole->body);
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
    for (size_t i = 0; i < n; i++) {
        struct kinship k = kin(s, p->side, p->task, p->whole, kept->v[i].task);
        if (kept->v[i].side == p->side && kept->v[i].whole == p->whole && part_share(s, &k) <= 0)
            return false;
    }
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
