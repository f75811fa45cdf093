/* Clauses in which the report itself admits trouble: signals.tsv. */
#include "snapshots/extract/pattern.h"
#include "snapshots/extract/reading.h"

enum { MOST_SIGNALS = 60 };

/* Whether words of trouble stand in [from, to), beyond those that only look so. */
static bool admits(const struct passage *p, size_t from, size_t to)
{
    const struct patterns *signals = patterns_get("signals");
    struct hit hit;
    while (from < to && patterns_find(signals, p->f.text, from, to, &hit)) {
        if (!str_is(hit.row->cell[1], "no"))
            return true;
        from = hit.to > from ? hit.to : from + 1;
    }
    return false;
}

static bool is_known(const struct task *t, struct str quote)
{
    for (size_t i = 0; i < t->signals.n; i++)
        if (str_eq(t->signals.v[i], quote))
            return true;
    return false;
}

static void read_cell(struct reading *r, const struct passage *p)
{
    for (size_t i = 0; i < p->clauses.n && r->task->signals.n < MOST_SIGNALS; i++) {
        const struct clause *c = &p->clauses.v[i];
        if (!admits(p, c->from, c->to))
            continue;
        struct str quote = passage_quote(p, passage_past_number(p, c->from), c->to);
        if (quote.n && !is_known(r->task, quote))
            *list_push(r->arena, &r->task->signals) = quote;
    }
}

void reading_signals(struct reading *r)
{
    for (size_t k = 0; k < r->cells.n; k++)
        if (r->cells.v[k].role == ROLE_PROGRESS || r->cells.v[k].role == ROLE_ISSUES)
            read_cell(r, r->cells.v[k].p);
}
