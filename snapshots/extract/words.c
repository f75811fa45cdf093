/* What a stretch of text speaks of, as pairs of neighbouring characters. */
#include "snapshots/extract/reading.h"

#include <stdlib.h>

#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/extract/pattern.h"

enum { MOST_BYTES = 900, MOST_PAIRS = 200 };

static int compare(const void *x, const void *y)
{
    uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
    return a < b ? -1 : a > b;
}

/* The longest synonym that stands at `at`; NULL when there is none. */
static const struct table_row *synonym_at(const struct table *t, struct str text, size_t at)
{
    const struct table_row *row = NULL;
    struct str rest = str_after(text, at);
    for (size_t i = 0; i < t->n; i++)
        if (str_starts(rest, t->v[i].cell[0]) && (!row || t->v[i].cell[0].n > row->cell[0].n))
            row = &t->v[i];
    return row;
}

/* The text with synonyms put into one form. */
static struct str same_words(struct arena *a, struct str text)
{
    const struct table *t = table_get("synonyms");
    bool first[256] = { false }; /* bytes that synonyms begin with: most text passes by */
    for (size_t i = 0; i < t->n; i++)
        first[(unsigned char)t->v[i].cell[0].p[0]] = true;
    struct buf out = { .arena = a };
    size_t kept = 0;
    for (size_t at = 0; at < text.n;) {
        const struct table_row *row = first[(unsigned char)text.p[at]] ? synonym_at(t, text, at)
                                                                       : NULL;
        if (row) {
            buf_add(&out, str_slice(text, kept, at));
            buf_add(&out, row->cell[1]);
            kept = at + row->cell[0].n;
        }
        at += row ? row->cell[0].n : 1;
    }
    if (kept == 0)
        return text;
    buf_add(&out, str_after(text, kept));
    return buf_str(&out);
}

/* Adds the pairs of a piece that holds no stop word. */
static void add_pairs(struct words *w, struct str piece)
{
    uint32_t before = 0;
    for (size_t at = 0; at < piece.n && w->n + 1 < MOST_PAIRS;) {
        uint32_t c = utf8_next(piece, &at);
        bool word = utf8_is_han(c) || (c < 128 && ((c | 32) >= 'a' && (c | 32) <= 'z'));
        if (!word) {
            before = 0;
            continue;
        }
        w->characters++;
        w->pair[w->n++] = c; /* a character by itself: below all pairs */
        if (before)
            w->pair[w->n++] = (uint64_t)before << 32 | c;
        before = c;
    }
}

/* At most MOST_BYTES of a text, whole characters. */
static struct str bounded(struct str text)
{
    size_t n = text.n < MOST_BYTES ? text.n : MOST_BYTES;
    while (n < text.n && n > 0 && ((unsigned char)text.p[n] & 0xC0) == 0x80)
        n--;
    return str_slice(text, 0, n);
}

struct words words_read(struct arena *a, struct str text)
{
    uint64_t pairs[MOST_PAIRS];
    struct words w = { .pair = pairs };
    struct str s = same_words(a, bounded(text));
    const struct patterns *stop = patterns_get("stopwords");
    struct hit hit;
    size_t at = 0;
    while (at < s.n) {
        bool found = patterns_find(stop, s, at, s.n, &hit);
        add_pairs(&w, str_slice(s, at, found ? hit.from : s.n));
        if (!found)
            break;
        at = hit.to > at ? hit.to : at + 1;
    }
    qsort(pairs, w.n, sizeof *pairs, compare);
    w.pair = arena_array(a, w.n + 1, sizeof *w.pair);
    memcpy(w.pair, pairs, w.n * sizeof *pairs);
    return w;
}

struct words clause_words(struct arena *a, const struct passage *p, size_t clause,
                          const struct figure *f)
{
    const struct clause *c = &p->clauses.v[clause];
    struct buf said = { .arena = a };
    size_t at = c->from;
    while (f > p->figures.v && f[-1].at >= c->from)
        f--;
    for (; f < p->figures.v + p->figures.n && f->at < c->to; f++) {
        if (f->at > at)
            buf_add(&said, passage_text(p, at, f->at));
        buf_add(&said, STR(" "));
        at = f->end;
    }
    if (at < c->to)
        buf_add(&said, passage_text(p, at, c->to));
    return words_read(a, buf_str(&said));
}

/* A pair tells more than a character. */
static double weight(uint64_t pair)
{
    return pair >> 32 ? 1.0 : 0.3;
}

double words_within(const struct words *part, const struct words *whole)
{
    double shared = 0, all = 0;
    for (size_t i = 0, k = 0; i < part->n; i++) {
        all += weight(part->pair[i]);
        while (k < whole->n && whole->pair[k] < part->pair[i])
            k++;
        if (k < whole->n && whole->pair[k] == part->pair[i]) {
            shared += weight(part->pair[i]);
            k++;
        }
    }
    return all > 0 ? shared / all : 0;
}
