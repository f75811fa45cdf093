#include "analyzer/align.h"

#include <math.h>
#include <stdlib.h>

#include "analyzer/parts.h"
#include "base/i18n.h"

/* Tasks of one title on several rows are paired among each other, rank by rank, within so many
 * ranks; the bonus keeps them together. */
enum { BAND = 8 };
static const double points_same_title = 20;

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
                { v[i].task, v[n0 + j].task, 0, 0 }, i > j ? i - j : j - i
            };
    }
}

static void match_titles(struct aligner *x)
{
    size_t n = 0, all = x->space.side[0].n + x->space.side[1].n;
    struct titled *v = arena_array(x->arena, all, sizeof *v);
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < x->space.side[side].n; i++)
            if (x->open[side][i])
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

bool aligner_same_title(const struct aligner *x, uint32_t from, uint32_t to)
{
    struct str p = x->space.side[0].tasks[from].key, q = x->space.side[1].tasks[to].key;
    return p.n && str_eq(p, q);
}

struct evidence aligner_evidence(const struct aligner *x, uint32_t from, uint32_t to)
{
    return evidence_weigh(&x->space, from, to, mates_of(x));
}

/* What two tasks say themselves, weighed once. */
static void weigh_edges(struct aligner *x)
{
    for (size_t i = 0; i < x->edges.n; i++) {
        struct evidence e = aligner_evidence(x, x->edges.v[i].from, x->edges.v[i].to);
        e.points[EVIDENCE_NEIGHBOURS] = 0;
        x->edges.v[i].steady = evidence_score(&e);
    }
}

static void score_edges(struct aligner *x)
{
    for (size_t i = 0; i < x->edges.n; i++) {
        struct edge *e = &x->edges.v[i];
        e->score = e->steady + evidence_neighbours(&x->space, e->from, e->to, mates_of(x));
    }
    for (size_t i = 0; i < x->twins.n; i++) {
        struct edge *e = &x->twins.v[i].edge;
        struct evidence seen = aligner_evidence(x, e->from, e->to);
        seen.points[EVIDENCE_NEIGHBOURS] = 0; /* prints of one row pair in order, wherever */
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

/* ---- what a person says ---- */

/* Rules settle pairs; a second partner becomes a part of the first one's pair. */
static void apply_map(struct aligner *x, const struct align_map *map, struct extra_parts *parts)
{
    for (size_t i = 0; map && i < map->n; i++) {
        const long task[2] = { map->v[i].from, map->v[i].to };
        for (int side = 0; side < 2; side++)
            if (task[side] != ALIGN_NONE) {
                x->mapped[side][task[side]] = true;
                x->open[side][task[side]] = false;
            }
        if (task[0] == ALIGN_NONE || task[1] == ALIGN_NONE)
            continue;
        bool paired[2] = { x->mate[0][task[0]] != ALONE, x->mate[1][task[1]] != ALONE };
        if (!paired[0] && !paired[1]) {
            x->mate[0][task[0]] = (uint32_t)task[1];
            x->mate[1][task[1]] = (uint32_t)task[0];
        } else if (paired[0] != paired[1]) {
            int side = paired[0] ? 1 : 0;
            *list_push(x->arena, parts) = (struct extra_part){
                side, (uint32_t)task[side], (uint32_t)task[!side], 1, HUGE_VAL
            };
        }
    }
}

/* ---- the answer ---- */

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

static struct runner_up runner_up(const struct margin *m)
{
    if (!m->next)
        return (struct runner_up){ 0 };
    return (struct runner_up){ true, m->next->from, m->next->to, m->next->score };
}

static void judge_alone(const struct aligner *x, int side, uint32_t task, const struct margin *m,
                        struct pairing *p)
{
    p->kind = side ? PAIR_ADDED : PAIR_DROPPED;
    p->mapped = x->mapped[side][task];
    p->confidence = p->mapped ? 1 : margin_confidence(m->points);
    p->runner_up = runner_up(m);
}

static void judge_pair(const struct aligner *x, uint32_t from, uint32_t to,
                       struct margin *const margin[2], struct pairing *p)
{
    const struct margin *left = &margin[0][from], *right = &margin[1][to];
    const struct margin *closer = right->points < left->points ? right : left;
    bool same = aligner_same_title(x, from, to);
    p->kind = same ? PAIR_SAME : PAIR_REWORDED;
    p->mapped = x->mapped[0][from];
    p->confidence = same || p->mapped ? 1 : margin_confidence(closer->points);
    p->evidence = aligner_evidence(x, from, to);
    p->runner_up = runner_up(closer->next ? closer : left->next ? left : right);
}

/* The pairing of a task of `to` that stands for itself: alone, or with its partner and the parts
 * of either. */
static void add_pairing(struct aligner *x, struct margin *const margin[2],
                        const struct extra_parts *parts, uint32_t to, struct alignment *out)
{
    struct pairing *p = list_push(x->arena, out);
    *list_push(x->arena, &p->to) = to;
    uint32_t from = x->mate[1][to];
    if (from == ALONE) {
        judge_alone(x, 1, to, &margin[1][to], p);
        return;
    }
    *list_push(x->arena, &p->from) = from;
    judge_pair(x, from, to, margin, p);
    for (size_t i = 0; i < parts->n; i++)
        if (parts->v[i].whole == (parts->v[i].side ? from : to))
            add_part(x, p, &parts->v[i]);
    qsort(p->from.v, p->from.n, sizeof *p->from.v, by_position);
    qsort(p->to.v, p->to.n, sizeof *p->to.v, by_position);
}

static void write_pairings(struct aligner *x, struct margin *const margin[2],
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
        judge_alone(x, 0, (uint32_t)i, &margin[0][i], p);
    }
}

static void aligner_start(struct aligner *x, const struct report *from, const struct report *to)
{
    space_build(x->arena, from, to, &x->space);
    for (int side = 0; side < 2; side++) {
        size_t n = x->space.side[side].n;
        x->mate[side] = arena_array(x->arena, n, sizeof(uint32_t));
        x->open[side] = arena_array(x->arena, n, sizeof(bool));
        x->mapped[side] = arena_array(x->arena, n, sizeof(bool));
        for (size_t i = 0; i < n; i++) {
            x->mate[side][i] = ALONE;
            x->open[side][i] = true;
        }
    }
}

void align_by_map(struct arena *a, const struct report *from, const struct report *to,
                  const struct align_map *map, struct alignment *out)
{
    struct aligner x = { .arena = a };
    struct extra_parts parts = { 0 };
    struct margin *margin[2];
    *out = (struct alignment){ 0 };
    aligner_start(&x, from, to);
    apply_map(&x, map, &parts);
    match_titles(&x);
    candidates_find(a, &x.space, (const bool *const *)x.open, &x.edges);
    weigh_edges(&x);
    for (int pass = 0; pass < 2; pass++) { /* the second knows more neighbours */
        score_edges(&x);
        assign_open(&x);
    }
    splits_find(&x, &parts);
    margins_find(&x, margin);
    write_pairings(&x, margin, &parts, out);
}

void align(struct arena *a, const struct report *from, const struct report *to,
           struct alignment *out)
{
    align_by_map(a, from, to, NULL, out);
}

bool pairing_unsure(const struct pairing *p)
{
    static const double sure_enough = 0.7;
    return p->confidence < sure_enough;
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
