/* flat_shape_bare.c - cells in paragraphs without a header: the columns are those by which the
 * page reads best, or those that the user laid down.
 *
 *     1 ⏎ 新建公园3座。 ⏎ 市园林局 ⏎ 两座完工。 ⏎ 2 ⏎ …
 *     新建公园3座。 ⏎ 截至9月底,两座完工。 ⏎ …
 */
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/parts.h"

/* Orders of columns that pages have; each is tried, with the running number where there are any. */
static const enum role orders[][6] = {
    { ROLE_TITLE, ROLE_PROGRESS },
    { ROLE_TITLE, ROLE_OWNERS, ROLE_PROGRESS },
    { ROLE_TITLE, ROLE_PROGRESS, ROLE_OWNERS },
    { ROLE_TITLE, ROLE_OWNERS, ROLE_TARGET, ROLE_PROGRESS },
    { ROLE_TITLE, ROLE_OWNERS, ROLE_PROGRESS, ROLE_ISSUES, ROLE_NEXT },
};

enum { ORDERS = sizeof orders / sizeof *orders, FEWEST_ROWS = 3, MANY_ROWS = 20 };

static size_t running(const struct page *p, size_t *first)
{
    size_t n = 0;
    *first = p->tokens.n;
    for (size_t i = 0; i < p->tokens.n; i++) {
        if (!p->tokens.v[i].running)
            continue;
        *first = n++ ? *first : i;
    }
    return n;
}

/* A task and what became of it: the second paragraph speaks of what is done, or takes up the
 * words of the first. */
static bool is_pair(const struct token *t, const struct token *next)
{
    bool again = score_restates(t, next) >= 0.3;
    bool task = t->cue[ROLE_TITLE] > 0 || again;
    bool told = next->dated > 0 || next->cue[ROLE_PROGRESS] >= 1.2 || next->verdict > 0 || again;
    return task && told && t->dated == 0 && t->chars <= 120 && t->stop;
}

/* Without numbers the body begins at the first sentence that could be a task. */
static size_t first_sentence(const struct page *p)
{
    for (size_t i = 0; i < p->tokens.n; i++) {
        const struct token *t = &p->tokens.v[i];
        bool task = t->stop && t->cue[ROLE_TITLE] > 0 && t->chars <= 120 && t->dated == 0;
        bool pair = i + 1 < p->tokens.n && is_pair(t, t + 1);
        if (t->label == ROLE_NONE && (task || pair))
            return i;
    }
    return p->tokens.n;
}

static double likelihood(const struct page *p)
{
    size_t first, numbers = running(p, &first);
    if (p->options && p->options->columns.n)
        return 1;
    if (numbers >= FEWEST_ROWS && (p->tokens.n - first) >= 3 * numbers)
        return numbers >= MANY_ROWS ? 0.79 : 0.5; /* so many numbers stand nowhere else */
    return pairs_mark(p, &first) ? 0.5 : 0;
}

static struct grammar grammar_of(const enum role *order, bool numbered)
{
    struct grammar g = { .numbered = numbered };
    if (numbered)
        g.role[g.n++] = ROLE_NO;
    for (int i = 0; i < 6 && order[i] != ROLE_NONE; i++)
        g.role[g.n++] = order[i];
    grammar_finish(&g);
    return g;
}

/* The order by which the body reads best. */
static struct grammar infer(struct page *p, size_t from, bool numbered)
{
    struct grammar best = { 0 };
    double most = 0;
    struct place *places = arena_array(p->a, p->tokens.n + 1, sizeof *places);
    for (size_t i = 0; i < ORDERS; i++) {
        struct grammar g = grammar_of(orders[i], numbered);
        /* A column must earn its place. */
        double score = path_find(p->a, &p->tokens, from, p->tokens.n, &g, places) - 3 * g.n;
        if (i == 0 || score > most) {
            most = score;
            best = g;
        }
    }
    return best;
}

/* The user's columns: the body begins behind the header when there is one. */
static struct grammar given(struct page *p, size_t *from)
{
    struct grammar g;
    struct header h;
    size_t first, numbers = running(p, &first);
    grammar_from_option(p->options->columns, &g);
    if (header_find(p->a, &p->tokens, 0, &h)) {
        *from = h.to;
        for (int c = 0; c < g.n && c < h.grammar.n; c++)
            g.header[c] = h.grammar.header[c];
    } else {
        *from = numbers ? first : first_sentence(p);
        *from = *from < p->tokens.n ? *from : 0;
    }
    grammar_fit_numbers(&g, &p->tokens, *from, p->tokens.n);
    return g;
}

static size_t read(struct page *p, struct report *r)
{
    size_t from, numbers = running(p, &from), to = p->tokens.n;
    struct grammar g;
    if (p->tokens.n == 0)
        return 0;
    if (p->options && p->options->columns.n) {
        g = given(p, &from);
    } else {
        bool pairs = numbers < 3 && pairs_mark(p, &from);
        g = infer(p, from, numbers >= 3);
        g.fixed_rows = pairs && g.n == 2; /* nobody answers for these tasks */
        to = g.fixed_rows ? marked_rows_end(&p->tokens, from, to) : to;
    }
    while (from > 0 && p->tokens.v[from - 1].heading >= 0.6)
        from--;
    p->first = p->tokens.v[from].block;
    columns_add(p->a, &g, r);
    size_t n = grammar_read(p, &p->tokens, from, to, &g, r);
    keep_behind(p, &p->tokens, to, r);
    return n;
}

const struct flat_shape flat_shape_bare = { "bare", 1, likelihood, read };
