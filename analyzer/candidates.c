#include <stdlib.h>

#include "analyzer/parts.h"

enum {
    MOST = 8,        /* candidates per task, direction and way of looking */
    CLASSES = 24,    /* of posting lists by length: 1, 2-3, 4-7, ... */
    MOST_NAMED = 4,  /* tasks of a side that have a sentence; one of more is a stock phrase */
};

/* A quick count of what a task shares with each task of the other side. */
struct tally {
    float *points; /* by task of the other side */
    uint32_t *seen;
    size_t n;
};

/* Features of a task with how much its kind counts, sorted into classes of rarity. */
struct query {
    struct {
        uint32_t id;
        float factor;
    } *v;
    size_t n;
};

/* The postings of a feature on the other side than `side`. */
static uint32_t postings(const struct space *s, uint32_t id, int side, const uint32_t **v)
{
    uint32_t from = side ? s->first[id] : s->middle[id];
    uint32_t to = side ? s->middle[id] : s->first[id + 1];
    *v = s->posting + from;
    return to - from;
}

static void add_doc(struct query *q, const struct doc *d, float factor)
{
    for (uint32_t i = 0; i < d->n; i++) {
        q->v[q->n].id = d->ids[i];
        q->v[q->n++].factor = factor;
    }
}

/* Whole sentences that few tasks have: one of them may be the other's title. */
static void add_names(struct query *q, const struct space *s, int side, const struct doc *d)
{
    const uint32_t *v;
    for (uint32_t i = 0; i < d->n; i++) {
        if (postings(s, d->ids[i], side, &v) > MOST_NAMED)
            continue;
        q->v[q->n].id = d->ids[i];
        q->v[q->n++].factor = 10;
    }
}

/* Candidates are looked for twice, so that many tasks that share stock phrases do not crowd out
 * the few of a like title. */
enum way { BY_NAME, BY_BODY, WAYS };
static const size_t budget[WAYS] = { 6000, 1200 }; /* postings looked at per task */

static size_t query_size(const struct task_docs *d)
{
    size_t n = d->title.n + d->self.n + d->names.n + d->body.n + d->owners.n + d->figures.n;
    for (uint32_t i = 0; i < d->nitems; i++)
        n += d->items[i].n;
    return n;
}

static void query_make(struct query *q, const struct space *s, int side, uint32_t task,
                       enum way way)
{
    const struct task_docs *d = &s->side[side].tasks[task];
    q->n = 0;
    if (way == BY_BODY) {
        add_doc(q, &d->body, 1);
        return;
    }
    add_doc(q, &d->title, 1);
    add_names(q, s, side, &d->self);
    add_names(q, s, side, &d->names);
    add_doc(q, &d->figures, 1);
    add_doc(q, &d->owners, 0.5f);
    for (uint32_t i = 0; i < d->nitems; i++)
        add_doc(q, &d->items[i], 0.7f);
}

static int class_of(uint32_t n)
{
    int c = 0;
    while (n >>= 1)
        c++;
    return c < CLASSES ? c : CLASSES - 1;
}

static void count_feature(const struct space *s, int side, uint32_t id, float factor,
                          struct tally *t)
{
    float weight = factor * (float)s->weight[id];
    const uint32_t *v;
    uint32_t n = postings(s, id, side, &v), offset = side ? 0 : (uint32_t)s->side[0].n;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t task = v[k] - offset;
        if (t->points[task] == 0)
            t->seen[t->n++] = task;
        t->points[task] += weight;
    }
}

/* Counts the rare features first and stops when the budget is spent, class by class, so that
 * the order of the reports does not matter. The rarest class is always looked at. */
static void count_shared(const struct space *s, int side, const struct query *q, size_t limit,
                         struct tally *t)
{
    size_t cost[CLASSES] = { 0 };
    const uint32_t *v;
    for (size_t i = 0; i < q->n; i++) {
        uint32_t n = postings(s, q->v[i].id, side, &v);
        cost[class_of(n)] += n;
    }
    int most = 0;
    size_t spent = 0;
    for (; most < CLASSES && (spent == 0 || spent + cost[most] <= limit); most++)
        spent += cost[most];
    for (size_t i = 0; i < q->n; i++)
        if (class_of(postings(s, q->v[i].id, side, &v)) < most)
            count_feature(s, side, q->v[i].id, q->v[i].factor, t);
}

static size_t apart(const struct space *s, int side, uint32_t task, uint32_t other)
{
    size_t x = task * s->side[!side].n, y = other * s->side[side].n;
    return x > y ? x - y : y - x;
}

/* Whether candidate x of task is better than y: more points, then a nearer position. */
static bool better(const struct space *s, int side, uint32_t task, const struct tally *t,
                   uint32_t x, uint32_t y)
{
    if (t->points[x] != t->points[y])
        return t->points[x] > t->points[y];
    size_t dx = apart(s, side, task, x), dy = apart(s, side, task, y);
    return dx != dy ? dx < dy : x < y;
}

static void keep_best(struct arena *a, const struct space *s, int side, uint32_t task,
                      const struct tally *t, struct edge_list *out)
{
    uint32_t best[MOST];
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        uint32_t x = t->seen[i];
        if (n == MOST && !better(s, side, task, t, x, best[MOST - 1]))
            continue;
        size_t at = n < MOST ? n++ : MOST - 1;
        for (; at > 0 && better(s, side, task, t, x, best[at - 1]); at--)
            best[at] = best[at - 1];
        best[at] = x;
    }
    for (size_t i = 0; i < n; i++)
        *list_push(a, out) = side ? (struct edge){ best[i], task, 0, 0 }
                                  : (struct edge){ task, best[i], 0, 0 };
}

static int compare_edges(const void *x, const void *y)
{
    const struct edge *a = x, *b = y;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->to > b->to) - (a->to < b->to);
}

static void sort_edges(struct edge_list *list)
{
    if (list->n)
        qsort(list->v, list->n, sizeof *list->v, compare_edges);
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        if (n == 0 || compare_edges(&list->v[n - 1], &list->v[i]) != 0)
            list->v[n++] = list->v[i];
    list->n = n;
}

static void find_for(struct arena *a, const struct space *s, int side, uint32_t task,
                     struct query *q, struct tally *t, struct edge_list *out)
{
    for (int way = 0; way < WAYS; way++) {
        query_make(q, s, side, task, (enum way)way);
        count_shared(s, side, q, budget[way], t);
        keep_best(a, s, side, task, t, out);
        while (t->n)
            t->points[t->seen[--t->n]] = 0;
    }
}

void candidates_find(struct arena *a, const struct space *s, const bool *const open[2],
                     struct edge_list *out)
{
    for (int side = 0; side < 2; side++) {
        const struct side *here = &s->side[side];
        size_t others = s->side[!side].n, most = 0;
        for (size_t i = 0; i < here->n; i++)
            if (query_size(&here->tasks[i]) > most)
                most = query_size(&here->tasks[i]);
        struct query q = { arena_array(a, most, sizeof *q.v), 0 };
        struct tally t = { arena_array(a, others, sizeof *t.points),
                           arena_array(a, others, sizeof *t.seen), 0 };
        for (size_t i = 0; i < here->n; i++)
            if (open[side][i])
                find_for(a, s, side, (uint32_t)i, &q, &t, out);
    }
    sort_edges(out);
}
