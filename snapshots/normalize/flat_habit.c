/* flat_habit.c - what the rows of one pass tell of each column, for the next. */
#include <math.h>

#include "snapshots/normalize/flat.h"

enum { ENOUGH_ROWS = 4, LEAN = 6 };

bool token_has(const struct token *t, enum trait trait)
{
    switch (trait) {
    case TRAIT_STOP:
        return t->stop;
    case TRAIT_FIGURE:
        return t->figure > 0;
    case TRAIT_DATED:
        return t->dated > 0;
    case TRAIT_LIST:
        return t->list.style != LIST_NONE;
    default:
        return t->verdict > 0;
    }
}

struct tally {
    double cells; /* those that were opened */
    double n;     /* tokens that are not —— */
    double sum, squares;
    double with[TRAITS];
};

static double tally_rows(struct tally *y, const struct token_list *tokens, size_t from, size_t to,
                         const struct place *places)
{
    double rows = 0;
    for (size_t i = from; i < to; i++) {
        const struct place *p = &places[i];
        const struct token *t = &tokens->v[i];
        if (t->gone || p->kind != PLACE_CELL)
            continue;
        struct tally *column = &y[p->column];
        rows += p->opens_row;
        column->cells += p->opens_cell;
        if (t->empty)
            continue;
        double x = log(t->chars + 1);
        column->n++;
        column->sum += x;
        column->squares += x * x;
        for (int k = 0; k < TRAITS; k++)
            column->with[k] += token_has(t, (enum trait)k);
    }
    return rows;
}

/* Shares beside those of all columns, so that what is common everywhere tells nothing. */
static void learn_traits(struct grammar *g, const struct tally *y)
{
    for (int k = 0; k < TRAITS; k++) {
        double all = 0, with = 0;
        for (int c = 0; c < g->n; c++) {
            all += g->role[c] == ROLE_NO ? 0 : y[c].n;
            with += g->role[c] == ROLE_NO ? 0 : y[c].with[k];
        }
        double usual = (with + 1) / (all + 2);
        for (int c = 0; c < g->n; c++) {
            double share = (y[c].with[k] + 4 * usual) / (y[c].n + 4);
            g->habit[c].with[k] = 0.5 * log(share / usual);
            g->habit[c].without[k] = 0.5 * log((1 - share) / (1 - usual));
        }
    }
}

void grammar_learn(struct grammar *g, const struct token_list *tokens, size_t from, size_t to,
                   const struct place *places)
{
    struct tally y[FLAT_COLUMNS] = { 0 };
    double rows = tally_rows(y, tokens, from, to, places);
    if (rows < ENOUGH_ROWS)
        return;
    for (int c = 0; c < g->n; c++) {
        struct habit *h = &g->habit[c];
        double present = y[c].cells > rows ? rows : y[c].cells;
        double cost = -log((rows - present + 0.5) / (rows + 1));
        /* A few rows tell little: lean on what is usual for the column. */
        double trust = rows / (rows + LEAN);
        h->skip = trust * (cost > 8 ? 8 : cost) + (1 - trust) * score_skip(g, c);
        if (y[c].n >= ENOUGH_ROWS) {
            double variance = y[c].squares / y[c].n - y[c].sum * y[c].sum / (y[c].n * y[c].n);
            h->mean = y[c].sum / y[c].n;
            h->spread = sqrt(variance > 0.16 ? variance : 0.16);
        }
    }
    learn_traits(g, y);
    g->learned = true;
}
