#include "analyzer/carry.h"

#include "analyzer/align.h"
#include "analyzer/pace.h"
#include "analyzer/text.h"
#include "snapshots/extract/extract.h"

/* How much the clause of a figure must be like the one that gave it on the other side. */
static const double same_matter = 0.5;

/* Its titles name a target; one of a half-year column is not the year's. */
static bool named(const struct task *t, struct str quote)
{
    bool found = str_has(t->title, quote);
    for (size_t i = 0; i < t->items.n; i++)
        found = found || str_has(t->items.v[i].title, quote);
    return found;
}

/* A cumulative target of a title, with a rate. */
static bool carries(const struct task *t, const struct indicator *x)
{
    return x->kind == KIND_LEVEL && x->rate.known && x->target && x->target->op != OP_LE &&
           named(t, x->target->quote);
}

/* The words of a clause without its figures: those are what changes. */
static struct str words_of(struct arena *a, struct str clause)
{
    struct str s = text_undated(a, clause);
    struct buf b = { .arena = a };
    for (size_t i = 0; i < s.n; i++)
        if (!(s.p[i] >= '0' && s.p[i] <= '9') && s.p[i] != '.')
            buf_addc(&b, s.p[i]);
    return buf_str(&b);
}

/* The rate that a quantity tells against an indicator of the other side; unknown: none. A rate of
 * several times the target is a misreading. */
static struct decimal rate_of(const struct quantity *q, const struct indicator *x)
{
    struct decimal value, rate;
    if (x->basis == BASIS_STATED)
        return q->completion && str_is(q->unit, "%")
                   ? decimal_round(decimal_scale(q->value, -2), 4) : DECIMAL_NONE;
    if (!x->target || q->completion || q->kind != KIND_LEVEL ||
        !unit_convert(q->value, q->unit, x->target->unit, &value))
        return DECIMAL_NONE;
    rate = decimal_ratio(value, x->target->value, 4);
    return rate.known && decimal_cmp(rate, decimal_int(3)) > 0 ? DECIMAL_NONE : rate;
}

/* How many quantities of the same clause stand before the i-th: 「25处隐患点已治理17处」. */
static size_t rank_in_clause(const struct quantity_list *q, size_t i)
{
    size_t n = 0;
    while (i-- > 0 && q->v[i].clause.p == q->v[i + 1].clause.p)
        n++;
    return n;
}

/* The rank of an indicator's own figure in the clause it is quoted from. */
static size_t rank_of(struct arena *a, const struct indicator *x, struct period period)
{
    struct quantity_list q = { 0 };
    if (x->basis == BASIS_STATED || !x->actual)
        return 0;
    extract_quantities(a, x->actual->quote, period, &q);
    for (size_t i = 0; i < q.n; i++)
        if (decimal_eq(q.v[i].value, x->actual->value))
            return rank_in_clause(&q, i);
    return 0;
}

static struct decimal find_rate(struct arena *a, const struct indicator *x,
                                const struct quantity_list *said, struct period period)
{
    static const double other_rank = 0.25;
    struct str quote = x->basis == BASIS_STATED ? x->stated->quote
                       : x->actual ? x->actual->quote : x->name;
    struct str words = words_of(a, quote);
    size_t rank = rank_of(a, x, period);
    struct decimal best = DECIMAL_NONE;
    double most = same_matter;
    for (size_t i = 0; i < said->n; i++) {
        struct decimal rate = rate_of(&said->v[i], x);
        if (!rate.known)
            continue;
        double alike = text_similarity(a, words, words_of(a, said->v[i].clause));
        if (x->basis != BASIS_STATED && rank_in_clause(said, i) != rank)
            alike -= other_rank;
        if (alike > most) {
            most = alike;
            best = rate;
        }
    }
    return best;
}

struct decimal carry_rate(struct arena *a, const struct task_pair *pairs, bool silent_is_to,
                          const struct task *speaking, const struct task *silent,
                          struct period period)
{
    struct quantity_list said = { 0 };
    size_t n = 0, carried = 0;
    if (!speaking->rate.known || silent->rate_basis == BASIS_STATUS)
        return DECIMAL_NONE;
    struct decimal *rates = arena_array(a, pairs->indicators.n, sizeof *rates);
    for (size_t i = 0; i < pairs->indicators.n; i++) {
        const struct indicator_pair *p = &pairs->indicators.v[i];
        const struct indicator *loud = silent_is_to ? p->from : p->to;
        const struct indicator *own = silent_is_to ? p->to : p->from;
        if (!loud && !own->target)
            continue; /* a stated percentage of its own: found in the text again */
        if (!loud || !carries(speaking, loud))
            return DECIMAL_NONE;
        bool missing = !own || !own->target;
        for (size_t k = 0; missing && !carried && k < silent->items.n; k++) /* costly: once, late */
            extract_quantities(a, silent->items.v[k].progress, period, &said);
        rates[n] = missing ? find_rate(a, loud, &said, period) : own->rate;
        if (!rates[n++].known)
            return DECIMAL_NONE;
        carried += missing;
    }
    for (size_t i = 0; n > 1 && i < n; i++)
        if (decimal_cmp(rates[i], decimal_int(1)) > 0)
            rates[i] = decimal_int(1);
    return carried ? pace_mean(rates, n) : DECIMAL_NONE;
}
