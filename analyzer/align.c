#include "analyzer/align.h"

#include <math.h>
#include <stdlib.h>

#include "analyzer/parts.h"
#include "base/i18n.h"

/* Tasks of one title on several rows are paired among each other, rank by rank, within so many
 * ranks; the bonus keeps them together. */
enum { BAND = 8 };
static const double points_same_title = 20;

/* By how many points a pair must beat the next best for its confidence to reach 82 %. */
static const double clear_margin = 1.5;

struct twin {
    struct edge edge;
    size_t apart; /* in rank: the first print goes with the first */
};

struct aligner {
    struct arena *arena;
    struct space space;
    uint32_t *mate[2];      /* by side and task */
    bool *open[2];          /* not settled by its title */
    LIST(struct twin) twins; /* same title, more than one on a side */
    struct edge_list edges; /* candidates of open tasks, scored */
};

/* ---- the same title ---- */

struct titled {
    const struct task_docs *docs;
    uint32_t task;
    int side;
};

static int by_title(const void *x, const void *y)
{
    const struct titled *a = x, *b = y;
    int order = str_cmp(a->docs->key, b->docs->key);
    if (order)
        return order;
    if (a->side != b->side)
        return a->side - b->side;
    return (a->task > b->task) - (a->task < b->task);
}

/* v holds n0 tasks of side 0, then n1 of side 1, all of the same title. */
static void pair_titles(struct aligner *x, const struct titled *v, size_t n0, size_t n1)
{
    if (n0 == 1 && n1 == 1) {
        x->mate[0][v[0].task] = v[1].task;
        x->mate[1][v[1].task] = v[0].task;
        x->open[0][v[0].task] = x->open[1][v[1].task] = false;
        return;
    }
    for (size_t i = 0; i < n0; i++) {
        size_t low = i > BAND ? i - BAND : 0, high = i + BAND + 1 < n1 ? i + BAND + 1 : n1;
        for (size_t j = low; j < high; j++)
            *list_push(x->arena, &x->twins) = (struct twin){
                { v[i].task, v[n0 + j].task, 0 }, i > j ? i - j : j - i
            };
    }
}

static void match_titles(struct aligner *x)
{
    size_t n = 0, all = x->space.side[0].n + x->space.side[1].n;
    struct titled *v = arena_array(x->arena, all, sizeof *v);
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < x->space.side[side].n; i++)
            v[n++] = (struct titled){ &x->space.side[side].tasks[i], (uint32_t)i, side };
    if (n)
        qsort(v, n, sizeof *v, by_title);
    for (size_t from = 0, to; from < n; from = to) {
        size_t n0 = 0;
        for (to = from; to < n && str_eq(v[to].docs->key, v[from].docs->key); to++)
            n0 += v[to].side == 0;
        if (v[from].docs->key.n)
            pair_titles(x, v + from, n0, to - from - n0);
    }
}

/* ---- the best pairing of the rest ---- */

/* How near two tasks stand, 0..1; squared, so that rows in order win. */
static double nearness(const struct aligner *x, uint32_t from, uint32_t to)
{
    double p = (from + 0.5) / (double)x->space.side[0].n;
    double q = (to + 0.5) / (double)x->space.side[1].n;
    return 1 - (p - q) * (p - q);
}

/* A gain that decides ties the same way from either side: points first, then nearness, then the
 * contents. */
static struct gain exact_gain(const struct aligner *x, const struct edge *e, double near)
{
    uint64_t noise = x->space.side[0].tasks[e->from].hash ^ x->space.side[1].tasks[e->to].hash;
    noise = noise * 0x9E3779B97F4A7C15u >> 56;
    int64_t points = llround((e->score - evidence_alone) * 1e5);
    return (struct gain){ e->from, e->to,
                          points * (1 << 24) + (int64_t)(65535 * near) * 256 + (int64_t)noise };
}

static const uint32_t *const *mates_of(const struct aligner *x)
{
    return (const uint32_t *const *)x->mate;
}

/* The score of two tasks as things stand. */
static double score_of(const struct aligner *x, uint32_t from, uint32_t to)
{
    struct evidence e = evidence_weigh(&x->space, from, to, mates_of(x));
    return evidence_score(&e);
}

static void score_edges(struct aligner *x)
{
    for (size_t i = 0; i < x->edges.n; i++)
        x->edges.v[i].score = score_of(x, x->edges.v[i].from, x->edges.v[i].to);
    for (size_t i = 0; i < x->twins.n; i++) {
        struct edge *e = &x->twins.v[i].edge;
        struct evidence seen = evidence_weigh(&x->space, e->from, e->to, mates_of(x));
        seen.neighbours = 0; /* prints of one row pair in order, wherever they stand */
        e->score = evidence_score(&seen) + points_same_title;
    }
}

static int by_from(const void *x, const void *y)
{
    const struct gain *a = x, *b = y;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    return (a->gain > b->gain) - (a->gain < b->gain);
}

LIST_TYPE(struct gain_list, struct gain);

static void add_gain(struct aligner *x, const struct edge *e, double near,
                     struct gain_list *out)
{
    if (x->open[0][e->from] && x->open[1][e->to] && e->score > evidence_alone)
        *list_push(x->arena, out) = exact_gain(x, e, near);
}

/* Pairs all open tasks anew. */
static void assign_open(struct aligner *x)
{
    struct gain_list gains = { 0 };
    for (size_t i = 0; i < x->edges.n; i++)
        add_gain(x, &x->edges.v[i], nearness(x, x->edges.v[i].from, x->edges.v[i].to), &gains);
    for (size_t i = 0; i < x->twins.n; i++) {
        double apart = (double)x->twins.v[i].apart / BAND;
        add_gain(x, &x->twins.v[i].edge, 1 - apart * apart, &gains);
    }
    if (gains.n)
        qsort(gains.v, gains.n, sizeof *gains.v, by_from);
    uint32_t *mate = arena_array(x->arena, x->space.side[0].n, sizeof *mate);
    assign_best(x->arena, x->space.side[0].n, x->space.side[1].n, gains.v, gains.n, mate);
    for (size_t j = 0; j < x->space.side[1].n; j++)
        if (x->open[1][j])
            x->mate[1][j] = ALONE;
    for (size_t i = 0; i < x->space.side[0].n; i++) {
        if (!x->open[0][i])
            continue;
        x->mate[0][i] = mate[i];
        if (mate[i] != ALONE)
            x->mate[1][mate[i]] = (uint32_t)i;
    }
}

/* ---- how sure ---- */

static bool same_title(const struct aligner *x, uint32_t from, uint32_t to)
{
    struct str p = x->space.side[0].tasks[from].key, q = x->space.side[1].tasks[to].key;
    return p.n && str_eq(p, q);
}

/* What the pairing of a task gains over leaving it alone; 0 when it is alone. */
static double gain_of(const struct aligner *x, int side, uint32_t task)
{
    uint32_t mate = x->mate[side][task];
    if (mate == ALONE)
        return 0;
    uint32_t from = side ? mate : task, to = side ? task : mate;
    return score_of(x, from, to) - evidence_alone +
           (same_title(x, from, to) ? points_same_title : 0);
}

/* margin[side][task]: by how many points what was chosen beats the next best, counting what the
 * next best's partner would lose. */
static void find_margins(struct aligner *x, double *margin[2])
{
    double *gain[2];
    for (int side = 0; side < 2; side++) {
        gain[side] = arena_array(x->arena, x->space.side[side].n, sizeof(double));
        margin[side] = arena_array(x->arena, x->space.side[side].n, sizeof(double));
        for (size_t i = 0; i < x->space.side[side].n; i++)
            margin[side][i] = gain[side][i] = gain_of(x, side, (uint32_t)i);
    }
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < x->space.side[side].n; i++)
            if (x->mate[side][i] == ALONE)
                margin[side][i] = HUGE_VAL;
    for (size_t k = 0; k < x->edges.n; k++) {
        const struct edge *e = &x->edges.v[k];
        if (x->mate[0][e->from] == e->to)
            continue;
        double points = e->score - evidence_alone;
        double left = gain[0][e->from] - (points - gain[1][e->to]);
        double right = gain[1][e->to] - (points - gain[0][e->from]);
        margin[0][e->from] = fmin(margin[0][e->from], left);
        margin[1][e->to] = fmin(margin[1][e->to], right);
    }
}

static double sureness(double margin)
{
    return margin > 0 ? 1 - 0.5 * exp(-margin / clear_margin) : 0.5;
}

/* ---- the answer ---- */

static double pair_confidence(const struct aligner *x, double *const margin[2], uint32_t from,
                              uint32_t to)
{
    return same_title(x, from, to) ? 1 : sureness(fmin(margin[0][from], margin[1][to]));
}

static void add_part(struct aligner *x, struct pairing *p, const struct extra_part *part)
{
    if (part->side == 1) {
        p->kind = PAIR_SPLIT;
        *list_push(x->arena, &p->to) = part->task;
    } else {
        p->kind = PAIR_MERGED;
        *list_push(x->arena, &p->from) = part->task;
    }
    p->confidence = fmin(p->confidence, 0.5 + 0.5 * part->share);
}

static int by_position(const void *x, const void *y)
{
    size_t a = *(const size_t *)x, b = *(const size_t *)y;
    return (a > b) - (a < b);
}

/* The pairing of a task of `to` that stands for itself: alone, or with its partner and the parts
 * of either. */
static void add_pairing(struct aligner *x, double *const margin[2],
                        const struct extra_parts *parts, uint32_t to, struct alignment *out)
{
    struct pairing *p = list_push(x->arena, out);
    *list_push(x->arena, &p->to) = to;
    uint32_t from = x->mate[1][to];
    if (from == ALONE) {
        p->kind = PAIR_ADDED;
        p->confidence = sureness(margin[1][to]);
        return;
    }
    *list_push(x->arena, &p->from) = from;
    p->kind = same_title(x, from, to) ? PAIR_SAME : PAIR_REWORDED;
    p->confidence = pair_confidence(x, margin, from, to);
    for (size_t i = 0; i < parts->n; i++)
        if (parts->v[i].whole == (parts->v[i].side ? from : to))
            add_part(x, p, &parts->v[i]);
    qsort(p->from.v, p->from.n, sizeof *p->from.v, by_position);
    qsort(p->to.v, p->to.n, sizeof *p->to.v, by_position);
}

static void write_pairings(struct aligner *x, double *const margin[2],
                           const struct extra_parts *parts, struct alignment *out)
{
    bool *part_of[2];
    for (int side = 0; side < 2; side++)
        part_of[side] = arena_array(x->arena, x->space.side[side].n, sizeof(bool));
    for (size_t i = 0; i < parts->n; i++)
        part_of[parts->v[i].side][parts->v[i].task] = true;
    for (size_t j = 0; j < x->space.side[1].n; j++)
        if (!part_of[1][j])
            add_pairing(x, margin, parts, (uint32_t)j, out);
    for (size_t i = 0; i < x->space.side[0].n; i++) {
        if (x->mate[0][i] != ALONE || part_of[0][i])
            continue;
        struct pairing *p = list_push(x->arena, out);
        *list_push(x->arena, &p->from) = i;
        p->kind = PAIR_DROPPED;
        p->confidence = sureness(margin[0][i]);
    }
}

void align(struct arena *a, const struct report *from, const struct report *to,
           struct alignment *out)
{
    struct aligner x = { .arena = a };
    *out = (struct alignment){ 0 };
    space_build(a, from, to, &x.space);
    for (int side = 0; side < 2; side++) {
        size_t n = x.space.side[side].n;
        x.mate[side] = arena_array(a, n, sizeof(uint32_t));
        x.open[side] = arena_array(a, n, sizeof(bool));
        for (size_t i = 0; i < n; i++) {
            x.mate[side][i] = ALONE;
            x.open[side][i] = true;
        }
    }
    match_titles(&x);
    candidates_find(a, &x.space, (const bool *const *)x.open, &x.edges);
    for (int pass = 0; pass < 2; pass++) { /* the second knows more neighbours */
        score_edges(&x);
        assign_open(&x);
    }
    struct extra_parts parts = { 0 };
    splits_find(a, &x.space, &x.edges, mates_of(&x), &parts);
    double *margin[2];
    find_margins(&x, margin);
    write_pairings(&x, margin, &parts, out);
}

static const char *const kind_names[] = {
#define X(id, name, label) [id] = name,
    PAIR_KINDS(X)
#undef X
};
static const char *const kind_labels[] = {
#define X(id, name, label) [id] = label,
    PAIR_KINDS(X)
#undef X
};

const char *pair_kind_name(enum pair_kind k)
{
    return kind_names[k];
}

const char *pair_kind_label(enum pair_kind k)
{
    return kind_labels[k];
}
