/* flat_path.c - the best way through the tokens of a table: dynamic programming (Viterbi) over
 * tokens, with the order of the columns as the grammar.
 *
 * States: a column in a plain row, a column of a row's first item, of its later items, the title
 * of either, a heading between rows, the page's foot. A step between two states is at once the
 * decision whether the token goes on in the cell, opens the next one (cells between them are
 * missing, which costs), an item, or a row. What a score needs to know of the way behind it (the
 * row's title) is carried along each state's best way.
 */
#include <float.h>
#include <math.h>

#include "snapshots/normalize/flat.h"

#define IMPOSSIBLE (-1e9)

/* What a cell costs that is missing within an item, and behind its last one: it is merged over
 * several items and stands with the first. */
static const double MERGED = 1.6, MERGED_BEHIND = 0.8;

/* A row with items has more than one. */
static const double ONE_ITEM = 5;

enum { STATES = 3 * FLAT_COLUMNS + 4, NO_TITLE = -1 };

struct node {
    double score;
    int back;   /* state of the token before; -1 at the start */
    int title;  /* token of the row's title on the best way, NO_TITLE */
    double margin;
};

struct step {
    double cost;
    bool same_cell, opens_row, opens_item;
};

/* A state by its parts. */
struct state {
    enum place_kind kind;
    int column;
    int item; /* 0: the row has no items; 1: its first; 2: a later one */
};

static int state_count(const struct grammar *g)
{
    return 3 * g->n + 4;
}

static struct state state_of(const struct grammar *g, int s)
{
    if (s < 3 * g->n)
        return (struct state){ PLACE_CELL, s % g->n, s / g->n };
    if (s < 3 * g->n + 2)
        return (struct state){ PLACE_SUBTITLE, -1, s - 3 * g->n + 1 };
    return (struct state){ s == 3 * g->n + 2 ? PLACE_HEADING : PLACE_TAIL, -1, 0 };
}

/* Missing cells in the columns [from, to). */
static double skipped(const struct grammar *g, int from, int to)
{
    double cost = 0;
    for (int c = from; c < to; c++)
        cost += score_skip(g, c);
    return cost;
}

/* What is missing when a row ends behind this state. Cells merged over items stand with the
 * first of them, so that the later items of a row lack them at a small cost. */
static double row_end(const struct grammar *g, struct state s)
{
    if (s.kind == PLACE_HEADING)
        return 0;
    if (s.kind == PLACE_SUBTITLE)
        return 4;
    if (s.item)
        return MERGED_BEHIND * (g->n - 1 - s.column) + (s.item == 1 ? ONE_ITEM : 0);
    return skipped(g, s.column + 1, g->n);
}

static struct step into_cell(const struct grammar *g, struct state from, struct state to,
                             bool row_start)
{
    struct step step = { .cost = IMPOSSIBLE };
    int d = to.column;
    bool opens = g->fixed_rows && row_start && d <= g->title; /* even behind the same column */
    if (to.item) {
        if (d < g->first_item || !g->items || from.item != to.item)
            return step;
        if (from.kind == PLACE_SUBTITLE)
            step.cost = -MERGED * (d - g->first_item);
        else if (from.column == d)
            step = (struct step){ .cost = 0, .same_cell = true };
        else if (from.column < d)
            step.cost = -MERGED * (d - from.column - 1);
        return step;
    }
    if (from.kind == PLACE_CELL && !from.item && from.column == d && !opens)
        return (struct step){ .cost = 0, .same_cell = true };
    if (from.kind == PLACE_CELL && !from.item && from.column < d && !opens) {
        step.cost = -skipped(g, from.column + 1, d);
        return step;
    }
    if (from.kind == PLACE_TAIL || d > g->title)
        return step;
    step.cost = -row_end(g, from) - skipped(g, 0, d);
    step.opens_row = true;
    return step;
}

static struct step into_subtitle(const struct grammar *g, struct state from, struct state to)
{
    struct step step = { .cost = IMPOSSIBLE, .opens_item = true };
    if (!g->items || from.kind == PLACE_TAIL || from.kind == PLACE_HEADING)
        return step;
    if (from.kind == PLACE_SUBTITLE)
        return (struct step){ .cost = from.item == to.item ? -5 : IMPOSSIBLE, .same_cell = true };
    if (from.item && to.item == 2)
        step.cost = -MERGED_BEHIND * (g->n - 1 - from.column);
    else if (!from.item && to.item == 1 && from.column >= g->title &&
             from.column < g->first_item)
        step.cost = -2 - skipped(g, from.column + 1, g->first_item);
    return step;
}

static struct step step_between(const struct grammar *g, struct state from, struct state to,
                                bool row_start)
{
    switch (to.kind) {
    case PLACE_CELL:
        return into_cell(g, from, to, row_start);
    case PLACE_SUBTITLE:
        return into_subtitle(g, from, to);
    case PLACE_HEADING:
        if (from.kind == PLACE_TAIL)
            return (struct step){ .cost = IMPOSSIBLE };
        return (struct step){ .cost = -row_end(g, from), .same_cell = from.kind == to.kind };
    default:
        return (struct step){ .cost = from.kind == PLACE_TAIL ? 0 : -row_end(g, from),
                              .same_cell = from.kind == to.kind };
    }
}

static double score_state(const struct grammar *g, struct state s, const struct token *t,
                          const struct context *c, bool same)
{
    switch (s.kind) {
    case PLACE_CELL:
        return score_cell(g, s.column, t, c, same);
    case PLACE_SUBTITLE:
        return score_subtitle(g, t, c);
    case PLACE_HEADING:
        return score_heading(g, t, c, same);
    default:
        return score_tail(g, t, same);
    }
}

/* The table while it is searched. */
struct search {
    const struct grammar *g;
    const struct token_list *tokens;
    struct node *nodes; /* one row of states per token that is read */
    size_t *which;      /* its index among the tokens */
    size_t n;
};

/* The first token may open the row at any column up to the title, or be a heading. */
static void begin(struct search *s)
{
    const struct token *t = &s->tokens->v[s->which[0]];
    struct context c = { .prev = NULL, .title = NULL };
    for (int k = 0; k < state_count(s->g); k++) {
        struct state to = state_of(s->g, k);
        struct node *node = &s->nodes[k];
        *node = (struct node){ IMPOSSIBLE, -1, NO_TITLE, -IMPOSSIBLE };
        if ((to.kind == PLACE_CELL && !to.item && to.column <= s->g->title) ||
            to.kind == PLACE_HEADING)
            node->score = score_state(s->g, to, t, &c, false) -
                          (to.column > 0 ? skipped(s->g, 0, to.column) : 0);
        if (to.column == s->g->title)
            node->title = (int)s->which[0];
    }
}

/* The scores of a token in one state: they depend on the way to it only through the title. */
struct fresh {
    bool known;
    int title;
    double open, same;
};

static double fresh_score(const struct search *s, struct state to, const struct token *t,
                          struct context *c, int title, bool same, struct fresh *f)
{
    if (!f->known || (to.kind == PLACE_SUBTITLE && f->title != title)) {
        c->title = title >= 0 ? &s->tokens->v[title] : NULL;
        *f = (struct fresh){ true, title, score_state(s->g, to, t, c, false),
                             score_state(s->g, to, t, c, true) };
    }
    return same ? f->same : f->open;
}

/* The best way from the states of token i - 1 to state `to` of token i. */
static struct node best_way(const struct search *s, size_t i, struct state to, struct context *c)
{
    const struct grammar *g = s->g;
    const struct token *t = &s->tokens->v[s->which[i]];
    const struct node *before = s->nodes + (i - 1) * STATES;
    struct node best = { IMPOSSIBLE, -1, NO_TITLE, 0 };
    struct fresh fresh = { 0 };
    double second = IMPOSSIBLE;
    for (int j = 0; j < state_count(g); j++) {
        if (before[j].score <= IMPOSSIBLE / 2)
            continue;
        struct step step = step_between(g, state_of(g, j), to, t->row_start);
        if (step.cost <= IMPOSSIBLE / 2 || (g->fixed_rows && step.opens_row != t->row_start))
            continue;
        double score = before[j].score + step.cost +
                       fresh_score(s, to, t, c, before[j].title, step.same_cell, &fresh);
        if (score <= best.score) {
            second = score > second ? score : second;
            continue;
        }
        second = best.score;
        best.score = score;
        best.back = j;
        bool outside = step.opens_row || to.kind >= PLACE_HEADING;
        best.title = outside ? NO_TITLE : before[j].title;
        if (to.kind == PLACE_CELL && to.column == g->title && !step.same_cell)
            best.title = (int)s->which[i];
    }
    best.margin = best.score - second;
    return best;
}

static void advance(struct search *s, size_t i)
{
    struct context c = { .prev = &s->tokens->v[s->which[i - 1]] };
    c.next = i + 1 < s->n ? &s->tokens->v[s->which[i + 1]] : NULL;
    for (int k = 0; k < state_count(s->g); k++)
        s->nodes[i * STATES + (size_t)k] = best_way(s, i, state_of(s->g, k), &c);
}

/* Where the way ends: a page may be cut in the middle of a row, so what the last row lacks
 * counts little. */
static int last_state(const struct search *s, double *score)
{
    const struct node *last = s->nodes + (s->n - 1) * STATES;
    int best = 0;
    *score = -DBL_MAX;
    for (int k = 0; k < state_count(s->g); k++) {
        double total = last[k].score - 0.2 * row_end(s->g, state_of(s->g, k));
        if (total > *score) {
            *score = total;
            best = k;
        }
    }
    return best;
}

static void trace(const struct search *s, int state, struct place *places)
{
    for (size_t i = s->n; i-- > 0;) {
        const struct node *node = &s->nodes[i * STATES + (size_t)state];
        struct state to = state_of(s->g, state);
        struct place *p = &places[s->which[i]];
        *p = (struct place){ .kind = to.kind, .column = to.column, .margin = node->margin };
        if (node->back < 0) {
            p->opens_row = p->opens_cell = true;
            return;
        }
        struct step step = step_between(s->g, state_of(s->g, node->back), to,
                                        s->tokens->v[s->which[i]].row_start);
        p->opens_row = step.opens_row;
        p->opens_cell = !step.same_cell;
        p->opens_item = step.opens_item;
        state = node->back;
    }
}

double path_find(struct arena *a, const struct token_list *tokens, size_t from, size_t to,
                 const struct grammar *g, struct place *places)
{
    struct search s = { .g = g, .tokens = tokens };
    double score;
    s.which = arena_array(a, to - from + 1, sizeof *s.which);
    for (size_t i = from; i < to; i++)
        if (!tokens->v[i].gone)
            s.which[s.n++] = i;
    if (s.n == 0 || g->title < 0)
        return IMPOSSIBLE;
    s.nodes = arena_array(a, s.n * STATES, sizeof *s.nodes);
    begin(&s);
    for (size_t i = 1; i < s.n; i++)
        advance(&s, i);
    int last = last_state(&s, &score);
    trace(&s, last, places);
    return score;
}
