/* flat_sides.c - a header that stands several times side by side over one table:
 *
 *     序号 任务 进展 序号 任务 进展
 *     1    甲   …    4    丁   …
 *     2    乙   …    5    戊   …
 *
 * Cell by cell, the parts of a line stand one behind the other. Each is a row of its own.
 */
#include "base/utf8.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/parts.h"

enum { MOST_SIDES = 4 };

static bool is_repeated(const struct grammar *g, int width)
{
    bool again = true;
    for (int c = width; c < g->n && again; c++)
        again = str_eq(g->header[c], g->header[c - width]);
    return again;
}

/* With the paragraph before the header as its first cell, where that is also the first of another
 * side: 「县区」 names little by itself. */
static void take_first_cell(const struct token_list *tokens, struct header *h)
{
    struct grammar wide = { .n = h->grammar.n + 1 };
    struct str before = h->from ? tokens->v[h->from - 1].text : STR_NULL;
    bool again = false;
    if (!before.n || wide.n > FLAT_COLUMNS)
        return;
    wide.header[0] = before;
    memcpy(wide.header + 1, h->grammar.header, (size_t)h->grammar.n * sizeof *wide.header);
    for (int sides = MOST_SIDES; sides > 1 && !again; sides--)
        again = wide.n % sides == 0 && wide.n / sides > 1 && is_repeated(&wide, wide.n / sides);
    if (again) {
        h->grammar = wide;
        h->from--;
    }
}

int sides_of(const struct token_list *tokens, struct header *h)
{
    struct grammar *g = &h->grammar;
    take_first_cell(tokens, h);
    for (int sides = MOST_SIDES; sides > 1; sides--) {
        int width = g->n / sides;
        enum role roles[FLAT_COLUMNS];
        bool title = false;
        if (width < 2 || g->n % sides || !is_repeated(g, width))
            continue;
        header_row(g->header, (size_t)width, roles);
        for (int c = 0; c < width; c++)
            title |= roles[c] == ROLE_TITLE;
        if (!title)
            continue;
        g->n = width;
        memcpy(g->role, roles, sizeof roles);
        grammar_finish(g);
        return sides;
    }
    return 1;
}

/* The numbers of the sides, each of which counts for itself, by turns. */
struct turns {
    int last[MOST_SIDES], sides, side;
};

/* Whether `number` is the next of the side whose turn it is, or of one behind it: a line may lack
 * the others. */
static bool takes_turn(struct turns *t, int number)
{
    for (int k = 0; k < t->sides; k++) {
        int side = (t->side + k) % t->sides;
        bool next = t->last[side] ? number == t->last[side] + 1
                    : side == 0   ? number == 1
                                  : number > t->last[side - 1] && t->last[side - 1] > 0;
        if (!next)
            continue;
        t->last[side] = number;
        t->side = (side + 1) % t->sides;
        return true;
    }
    return false;
}

/* A row of one side: its first token, and its number. */
struct part {
    size_t from, to;
    int number;
};

LIST_TYPE(struct parts, struct part);

static struct parts find_parts(struct arena *a, struct token_list *tokens, size_t from, size_t to,
                               int sides)
{
    struct parts parts = { 0 };
    struct turns turns = { .sides = sides };
    for (size_t i = from; i < to; i++) {
        struct token *t = &tokens->v[i];
        t->running = false;
        if (t->gone || t->bare <= 0 || !takes_turn(&turns, t->bare))
            continue;
        t->running = true;
        if (parts.n)
            parts.v[parts.n - 1].to = i;
        *list_push(a, &parts) = (struct part){ i, to, t->bare };
    }
    return parts;
}

/* True when the numbers are those of one list, though out of order. */
static bool is_one_list(const struct parts *parts)
{
    int most = 0;
    for (size_t i = 0; i < parts->n; i++)
        most = parts->v[i].number > most ? parts->v[i].number : most;
    return most == (int)parts->n;
}

void sides_sort(struct arena *a, struct token_list *tokens, size_t from, size_t to, int sides)
{
    struct parts parts = find_parts(a, tokens, from, to, sides);
    if (parts.n == 0 || !is_one_list(&parts))
        return;
    struct token *sorted = arena_array(a, to - from, sizeof *sorted);
    size_t n = parts.v[0].from - from, last = parts.v[parts.n - 1].to;
    memcpy(sorted, tokens->v + from, n * sizeof *sorted);
    for (int number = 1; number <= (int)parts.n; number++)
        for (size_t i = 0; i < parts.n; i++) {
            const struct part *p = &parts.v[i];
            if (p->number != number)
                continue;
            memcpy(sorted + n, tokens->v + p->from, (p->to - p->from) * sizeof *sorted);
            n += p->to - p->from;
        }
    memcpy(tokens->v + from, sorted, (last - from) * sizeof *sorted);
}
