#include "analyzer/worddiff.h"

#include "base/list.h"
#include "base/utf8.h"

enum {
    MOST_CELLS = 8 << 20,  /* of the table of common lengths; beyond it all is changed */
    CRUMB = 3,             /* fewer characters than this do not stand between two changes */
    CONTEXT = 12,          /* characters shown at either end of what is unchanged */
};

LIST_TYPE(struct token_list, struct str);

static bool is_word(uint32_t c)
{
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '.';
}

/* Numerals and Latin words whole, all else by the character; white space is none. */
static void cut(struct arena *a, struct str text, struct token_list *out)
{
    for (size_t i = 0; i < text.n;) {
        size_t from = i;
        uint32_t c = utf8_next(text, &i);
        while (is_word(c) && i < text.n && is_word((unsigned char)text.p[i]))
            i++;
        if (!utf8_is_space(c))
            *list_push(a, out) = str_slice(text, from, i);
    }
}

enum change { KEPT, GONE, NEW };

/* A run of tokens of one kind; of `from` unless NEW. */
struct run {
    enum change change;
    size_t from, to;
};

LIST_TYPE(struct run_list, struct run);

static void extend(struct arena *a, struct run_list *runs, enum change change, size_t at)
{
    struct run *last = runs->n ? &runs->v[runs->n - 1] : NULL;
    if (last && last->change == change && last->to == at)
        last->to++;
    else
        *list_push(a, runs) = (struct run){ change, at, at + 1 };
}

/* For every i and j how long the longest common subsequence of x[i..n) and y[j..m) is, row by row;
 * NULL where that would be too much. */
static const uint16_t *common_lengths(struct arena *scratch, const struct str *x, size_t n,
                                      const struct str *y, size_t m)
{
    size_t row = m + 1;
    if (!scratch || row > MOST_CELLS / (n + 1))
        return NULL;
    uint16_t *length = arena_array(scratch, (n + 1) * row, sizeof *length);
    for (size_t i = n; i-- > 0;)
        for (size_t j = m; j-- > 0;) {
            uint16_t down = length[(i + 1) * row + j], right = length[i * row + j + 1];
            length[i * row + j] = str_eq(x[i], y[j])
                                      ? (uint16_t)(length[(i + 1) * row + j + 1] + 1)
                                  : down > right ? down : right;
        }
    return length;
}

/* What became of x[begin..ex) on the way to y[begin..ey). */
static void compare(struct arena *a, const struct token_list *x, const struct token_list *y,
                    size_t begin, size_t ex, size_t ey, struct run_list *runs)
{
    size_t n = ex - begin, m = ey - begin, row = m + 1, i = 0, j = 0;
    struct arena *scratch = arena_new((size_t)4 * MOST_CELLS);
    const uint16_t *length = common_lengths(scratch, x->v + begin, n, y->v + begin, m);
    while (i < n || j < m) {
        if (length && i < n && j < m && str_eq(x->v[begin + i], y->v[begin + j])) {
            extend(a, runs, KEPT, begin + i++);
            j++;
        } else if (i < n && (j == m || !length ||
                             length[(i + 1) * row + j] >= length[i * row + j + 1])) {
            extend(a, runs, GONE, begin + i++);
        } else {
            extend(a, runs, NEW, begin + j++);
        }
    }
    arena_free(scratch);
}

static size_t characters(const struct token_list *x, const struct run *r)
{
    size_t n = 0;
    for (size_t i = r->from; i < r->to; i++)
        n += utf8_length(x->v[i]);
    return n;
}

struct writer_state {
    struct buf out, gone, new;
};

static void flush(struct writer_state *w)
{
    if (w->gone.n)
        buf_addf(&w->out, "[-%.*s-]", STR_ARG(buf_str(&w->gone)));
    if (w->new.n)
        buf_addf(&w->out, "{+%.*s+}", STR_ARG(buf_str(&w->new)));
    w->gone.n = w->new.n = 0;
}

static void add_tokens(struct buf *out, const struct token_list *x, size_t from, size_t to)
{
    for (; from < to; from++)
        buf_add(out, x->v[from]);
}

static void write_kept(struct writer_state *w, const struct token_list *x, const struct run *r,
                       bool first, bool last)
{
    flush(w);
    size_t head = first ? 0 : CONTEXT, tail = last ? 0 : CONTEXT;
    if (r->to - r->from <= head + tail + 1) {
        add_tokens(&w->out, x, r->from, r->to);
        return;
    }
    add_tokens(&w->out, x, r->from, r->from + head);
    buf_addz(&w->out, "…");
    add_tokens(&w->out, x, r->to - tail, r->to);
}

static struct str write_runs(struct arena *a, const struct token_list *x,
                             const struct token_list *y, const struct run_list *runs)
{
    struct writer_state w = { { .arena = a }, { .arena = a }, { .arena = a } };
    for (size_t i = 0; i < runs->n; i++) {
        const struct run *r = &runs->v[i];
        bool first = i == 0, last = i + 1 == runs->n;
        if (r->change == KEPT && (first || last || characters(x, r) >= CRUMB)) {
            write_kept(&w, x, r, first, last);
            continue;
        }
        if (r->change != NEW)
            add_tokens(&w.gone, x, r->from, r->to);
        if (r->change == KEPT)
            add_tokens(&w.new, x, r->from, r->to);
        else if (r->change == NEW)
            add_tokens(&w.new, y, r->from, r->to);
    }
    flush(&w);
    return buf_str(&w.out);
}

struct str word_diff(struct arena *a, struct str from, struct str to)
{
    struct token_list x = { 0 }, y = { 0 };
    struct run_list runs = { 0 };
    cut(a, from, &x);
    cut(a, to, &y);
    size_t begin = 0, ex = x.n, ey = y.n;
    while (begin < ex && begin < ey && str_eq(x.v[begin], y.v[begin]))
        extend(a, &runs, KEPT, begin++);
    if (begin == ex && begin == ey)
        return STR_NULL;
    while (ex > begin && ey > begin && str_eq(x.v[ex - 1], y.v[ey - 1]))
        ex--, ey--;
    compare(a, &x, &y, begin, ex, ey, &runs);
    for (; ex < x.n; ex++)
        extend(a, &runs, KEPT, ex);
    return write_runs(a, &x, &y, &runs);
}
