#include "snapshots/delta.h"

#include <stdint.h>

/* The base is cut into blocks, and a table tells where blocks of a hash begin. At each place of
 * the target that no copy covers yet, the block there is looked up, and what matches is extended
 * both ways. */
enum { BLOCK = 16, MOST_TRIES = 16, GOOD_ENOUGH = 2048, LONGEST_COPY = 0x10000, LONGEST_NEW = 127 };

struct blocks {
    struct str base;
    unsigned bits;   /* of a hash */
    uint32_t *heads; /* by hash: the first block that has it, from 1; 0 = none */
    uint32_t *next;  /* by block, from 1: the next that has the same hash */
};

static size_t hash_block(const struct blocks *b, const char *p)
{
    uint64_t x, y;
    memcpy(&x, p, sizeof x);
    memcpy(&y, p + sizeof x, sizeof y);
    return (x * 0x9e3779b97f4a7c15u ^ (y + 1) * 0xc2b2ae3d27d4eb4fu) >> (64 - b->bits);
}

static struct blocks index_blocks(struct arena *a, struct str base)
{
    size_t n = base.n / BLOCK;
    struct blocks b = { .base = base, .bits = 4 };
    while (b.bits < 24 && (size_t)1 << b.bits < n)
        b.bits++;
    b.heads = arena_array(a, (size_t)1 << b.bits, sizeof *b.heads);
    b.next = arena_array(a, n + 1, sizeof *b.next);
    for (size_t i = n; i > 0; i--) { /* so that the first of the base comes first */
        size_t h = hash_block(&b, base.p + (i - 1) * BLOCK);
        b.next[i] = b.heads[h];
        b.heads[h] = (uint32_t)i;
    }
    return b;
}

/* How many bytes are the same at the beginning of both. */
static size_t common_length(struct str x, struct str y)
{
    size_t n = x.n < y.n ? x.n : y.n, i = 0;
    while (i + BLOCK <= n && memcmp(x.p + i, y.p + i, BLOCK) == 0)
        i += BLOCK;
    while (i < n && x.p[i] == y.p[i])
        i++;
    return i;
}

struct match {
    size_t from, n; /* of the base */
};

static void try_match(const struct blocks *b, struct str rest, size_t from, struct match *best)
{
    size_t n = from < b->base.n ? common_length(str_after(b->base, from), rest) : 0;
    if (n >= BLOCK && n > best->n)
        *best = (struct match){ from, n };
}

/* The longest stretch of the base that `rest` begins with, of those tried; `expected` is where
 * the base would go on if only a few bytes had been replaced. */
static struct match find_match(const struct blocks *b, struct str rest, size_t expected)
{
    struct match best = { 0, 0 };
    try_match(b, rest, expected, &best);
    uint32_t block = b->heads[hash_block(b, rest.p)];
    for (int i = 0; block && i < MOST_TRIES && best.n < GOOD_ENOUGH; i++, block = b->next[block])
        try_match(b, rest, (size_t)(block - 1) * BLOCK, &best);
    return best;
}

static void put_size(struct buf *out, size_t n)
{
    for (; n >= 0x80; n >>= 7)
        buf_addc(out, (char)(n | 0x80));
    buf_addc(out, (char)n);
}

static void put_new(struct buf *out, struct str bytes)
{
    while (bytes.n) {
        size_t n = bytes.n < LONGEST_NEW ? bytes.n : LONGEST_NEW;
        buf_addc(out, (char)n);
        buf_add(out, str_slice(bytes, 0, n));
        bytes = str_after(bytes, n);
    }
}

/* A copy names the bytes of its offset and size that are not 0. */
static void put_copy(struct buf *out, size_t from, size_t n)
{
    while (n) {
        size_t now = n < LONGEST_COPY ? n : LONGEST_COPY;
        size_t size = now == LONGEST_COPY ? 0 : now; /* as it is written */
        char op[8];
        unsigned char which = 0x80;
        size_t k = 1;
        for (int i = 0; i < 4; i++)
            if (from >> 8 * i & 0xff) {
                which |= (unsigned char)(1 << i);
                op[k++] = (char)(from >> 8 * i);
            }
        for (int i = 0; i < 2; i++)
            if (size >> 8 * i & 0xff) {
                which |= (unsigned char)(0x10 << i);
                op[k++] = (char)(size >> 8 * i);
            }
        op[0] = (char)which;
        buf_add(out, (struct str){ op, k });
        from += now;
        n -= now;
    }
}

struct str delta_make(struct arena *a, struct str base, struct str target, size_t most)
{
    if (base.n < BLOCK || target.n < BLOCK || base.n > UINT32_MAX)
        return STR_NULL;
    struct blocks b = index_blocks(a, base);
    struct buf out = { .arena = a };
    size_t told = 0, expected = 0; /* all before `told` is in out */
    put_size(&out, base.n);
    put_size(&out, target.n);
    for (size_t at = 0; at + BLOCK <= target.n && out.n + (at - told) <= most;) {
        struct match m = find_match(&b, str_after(target, at), expected + (at - told));
        if (!m.n) {
            at++;
            continue;
        }
        size_t back = 0; /* it may have begun before */
        while (back < m.from && back < at - told &&
               base.p[m.from - back - 1] == target.p[at - back - 1])
            back++;
        put_new(&out, str_slice(target, told, at - back));
        put_copy(&out, m.from - back, m.n + back);
        at = told = at + m.n;
        expected = m.from + m.n;
    }
    put_new(&out, str_after(target, told));
    return out.n <= most ? buf_str(&out) : STR_NULL;
}
