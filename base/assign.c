/* The assignment problem on a sparse graph, by shortest augmenting paths with potentials
 * (Jonker and Volgenant 1987), one of the left side after the other. One may also stay
 * alone, at a gain of 0: that is an edge to a partner of its own that nobody else can reach. */
#include "base/assign.h"

struct heap_entry {
    int64_t distance;
    uint32_t to;
};

struct assignment {
    struct arena *arena;
    const struct gain *gains;
    const size_t *first;   /* of a left task: its gains */
    int64_t top;           /* the largest gain: costs are top - gain, never negative */
    uint32_t *mate, *back; /* left -> right, right -> left */
    int64_t *u, *v;        /* potentials */
    int64_t *distance;     /* of right tasks, from the task that is being placed */
    uint32_t *via;         /* the left task through which a right one is reached */
    bool *settled;
    LIST(uint32_t) touched;
    LIST(struct heap_entry) heap;
};

static bool nearer(struct heap_entry x, struct heap_entry y)
{
    return x.distance != y.distance ? x.distance < y.distance : x.to < y.to;
}

static void heap_push(struct assignment *s, struct heap_entry e)
{
    list_push(s->arena, &s->heap);
    size_t i = s->heap.n - 1;
    for (; i > 0 && nearer(e, s->heap.v[(i - 1) / 2]); i = (i - 1) / 2)
        s->heap.v[i] = s->heap.v[(i - 1) / 2];
    s->heap.v[i] = e;
}

static struct heap_entry heap_pop(struct assignment *s)
{
    struct heap_entry top = s->heap.v[0], last = s->heap.v[--s->heap.n];
    size_t i = 0;
    for (;;) {
        size_t child = 2 * i + 1;
        if (child >= s->heap.n)
            break;
        if (child + 1 < s->heap.n && nearer(s->heap.v[child + 1], s->heap.v[child]))
            child++;
        if (!nearer(s->heap.v[child], last))
            break;
        s->heap.v[i] = s->heap.v[child];
        i = child;
    }
    if (s->heap.n)
        s->heap.v[i] = last;
    return top;
}

static void relax(struct assignment *s, uint32_t from, int64_t so_far)
{
    for (size_t k = s->first[from]; k < s->first[from + 1]; k++) {
        uint32_t to = s->gains[k].to;
        int64_t d = so_far + s->top - s->gains[k].gain - s->u[from] - s->v[to];
        if (s->settled[to] || d >= s->distance[to])
            continue;
        if (s->distance[to] == INT64_MAX)
            *list_push(s->arena, &s->touched) = to;
        s->distance[to] = d;
        s->via[to] = from;
        heap_push(s, (struct heap_entry){ d, to });
    }
}

/* Potentials along the settled tasks, so that reduced costs stay >= 0; then a clean slate. */
static void settle(struct assignment *s, uint32_t placed, int64_t length)
{
    s->u[placed] += length;
    for (size_t i = 0; i < s->touched.n; i++) {
        uint32_t to = s->touched.v[i];
        if (s->settled[to]) {
            s->u[s->back[to]] += length - s->distance[to];
            s->v[to] -= length - s->distance[to];
        }
    }
    for (size_t i = 0; i < s->touched.n; i++) {
        s->distance[s->touched.v[i]] = INT64_MAX;
        s->settled[s->touched.v[i]] = false;
    }
    s->touched.n = s->heap.n = 0;
}

/* Hands partners on along the path: `left` gives up its own for `to` (ALONE: for none). */
static void shift_partners(struct assignment *s, uint32_t placed, uint32_t left, uint32_t to)
{
    for (;;) {
        uint32_t given_up = s->mate[left];
        s->mate[left] = to;
        if (to != ALONE)
            s->back[to] = left;
        if (left == placed)
            return;
        to = given_up;
        left = s->via[to];
    }
}

static void place(struct assignment *s, uint32_t task)
{
    uint32_t from = task, lonely = task, end = ALONE;
    int64_t so_far = 0, alone = INT64_MAX; /* the shortest path that ends with one left alone */
    for (;;) {
        relax(s, from, so_far);
        if (so_far + s->top - s->u[from] < alone) {
            alone = so_far + s->top - s->u[from];
            lonely = from;
        }
        struct heap_entry next = { INT64_MAX, ALONE };
        while (s->heap.n && next.to == ALONE) {
            struct heap_entry e = heap_pop(s);
            if (!s->settled[e.to] && e.distance == s->distance[e.to])
                next = e;
        }
        if (next.to == ALONE || alone <= next.distance) {
            so_far = alone;
            break;
        }
        so_far = next.distance;
        if (s->back[next.to] == ALONE) {
            end = next.to;
            break;
        }
        s->settled[next.to] = true;
        from = s->back[next.to];
    }
    uint32_t left = end == ALONE ? lonely : s->via[end];
    settle(s, task, so_far);
    shift_partners(s, task, left, end);
}

void assign_best(struct arena *a, size_t nfrom, size_t nto, const struct gain *gains, size_t n,
                 uint32_t *mate)
{
    size_t *first = arena_array(a, nfrom + 2, sizeof *first);
    struct assignment s = {
        .arena = a, .gains = gains, .first = first, .mate = mate,
        .back = arena_array(a, nto + 1, sizeof(uint32_t)),
        .u = arena_array(a, nfrom + 1, sizeof(int64_t)),
        .v = arena_array(a, nto + 1, sizeof(int64_t)),
        .distance = arena_array(a, nto + 1, sizeof(int64_t)),
        .via = arena_array(a, nto + 1, sizeof(uint32_t)),
        .settled = arena_array(a, nto + 1, sizeof(bool)),
    };
    for (size_t k = 0; k < n; k++) {
        first[gains[k].from + 1]++;
        if (gains[k].gain > s.top)
            s.top = gains[k].gain;
    }
    for (size_t i = 0; i < nfrom; i++) {
        first[i + 1] += first[i];
        mate[i] = ALONE;
    }
    for (size_t j = 0; j < nto; j++) {
        s.back[j] = ALONE;
        s.distance[j] = INT64_MAX;
    }
    for (size_t i = 0; i < nfrom; i++)
        place(&s, (uint32_t)i);
}
