#include <stdlib.h>

#include "analyzer/parts.h"
#include "base/fold.h"
#include "base/utf8.h"

enum { RUN = 6 }; /* copied text comes in runs of at least so many characters */

struct chars {
    uint32_t *v;
    size_t n;
};

static struct chars chars_of(struct arena *a, struct str key)
{
    struct chars c = { arena_array(a, key.n + 1, sizeof *c.v), 0 };
    for (size_t i = 0; i < key.n;)
        c.v[c.n++] = utf8_next(key, &i);
    return c;
}

static int compare_u64(const void *x, const void *y)
{
    uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
    return (a > b) - (a < b);
}

/* The sorted pairs of neighbouring characters; a lone character is paired with nothing. */
static uint64_t *sorted_pairs(struct arena *a, struct str text, size_t *n)
{
    struct chars c = chars_of(a, fold_key(a, text));
    uint64_t *v = arena_array(a, c.n + 1, sizeof *v);
    *n = c.n == 1 ? 1 : c.n ? c.n - 1 : 0;
    for (size_t i = 0; i < *n; i++)
        v[i] = (uint64_t)c.v[i] << 32 | (i + 1 < c.n ? c.v[i + 1] : 0);
    qsort(v, *n, sizeof *v, compare_u64);
    return v;
}

double text_similarity(struct arena *a, struct str x, struct str y)
{
    size_t nx, ny, shared = 0;
    const uint64_t *px = sorted_pairs(a, x, &nx), *py = sorted_pairs(a, y, &ny);
    for (size_t i = 0, j = 0; i < nx && j < ny;) {
        if (px[i] == py[j]) {
            shared++;
            i++;
            j++;
        } else if (px[i] < py[j]) {
            i++;
        } else {
            j++;
        }
    }
    return nx + ny ? 2.0 * (double)shared / (double)(nx + ny) : 0;
}

static uint64_t run_hash(const uint32_t *v)
{
    uint64_t h = 0x9E3779B97F4A7C15u;
    for (int i = 0; i < RUN; i++) {
        h = (h ^ v[i]) * 0xBF58476D1CE4E5B9u;
        h ^= h >> 29;
    }
    return h | 1; /* 0 marks a free slot */
}

/* All runs of x in a table of open addressing. */
struct runs {
    uint64_t *slot;
    size_t mask;
};

static struct runs runs_of(struct arena *a, const struct chars *x)
{
    size_t size = 16;
    while (size < 2 * x->n)
        size *= 2;
    struct runs r = { arena_array(a, size, sizeof *r.slot), size - 1 };
    for (size_t i = 0; i + RUN <= x->n; i++) {
        uint64_t h = run_hash(x->v + i);
        size_t at = h & r.mask;
        while (r.slot[at] && r.slot[at] != h)
            at = (at + 1) & r.mask;
        r.slot[at] = h;
    }
    return r;
}

static bool runs_have(const struct runs *r, uint64_t h)
{
    size_t at = h & r->mask;
    while (r->slot[at] && r->slot[at] != h)
        at = (at + 1) & r->mask;
    return r->slot[at] == h;
}

double text_copied(struct arena *a, struct str x, struct str y)
{
    struct str kx = fold_key(a, text_undated(a, x)), ky = fold_key(a, text_undated(a, y));
    struct chars cx = chars_of(a, kx), cy = chars_of(a, ky);
    if (cy.n < RUN)
        return cy.n && str_eq(kx, ky);
    struct runs runs = runs_of(a, &cx);
    size_t copied = 0, counted = 0; /* characters before `counted` are counted already */
    for (size_t i = 0; i + RUN <= cy.n; i++) {
        if (!runs_have(&runs, run_hash(cy.v + i)))
            continue;
        copied += i + RUN - (counted > i ? counted : i);
        counted = i + RUN;
    }
    return (double)copied / (double)cy.n;
}
