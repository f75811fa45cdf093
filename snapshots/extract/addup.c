/* Figures that come to a target which names its parts: 新建12座、改建9座 for 新建、改建公厕21座. They add
 * up where each part has one figure, side by side in one sentence, and nothing else is counted;
 * where clause by clause the same was done in several ways, or quarter by quarter up to the
 * report's. */
#include "base/utf8.h"
#include "snapshots/extract/matching.h"

#define SAME 0.6 /* of the words of a part: the figure is told of it */

enum { VERB = 6 }; /* bytes: two characters, as of 新建 */

/* Whether a figure is told of a part that the target names. */
static bool tells_of(struct reading *r, struct str part, bool verb, const struct value *v)
{
    const struct passage *p = v->cell->p;
    struct str own = str_trim(passage_text(p, v->f->before.from, v->f->before.to));
    if (verb)
        return str_has(own, str_slice(part, 0, part.n < VERB ? part.n : VERB));
    struct words name = words_read(r->arena, part), said = words_read(r->arena, own);
    return name.characters >= 2 && words_within(&name, &said) >= SAME;
}

static bool same_unit(const struct goal *g, const struct value *v)
{
    struct decimal value;
    return unit_convert(v->f->q.value, v->f->q.unit, g->f->q.unit, &value);
}

/* Whether values [first, first + n) are the figures of that unit in their sentence, one for each
 * part, in any order. */
static bool are_parts(struct reading *r, const struct goal *g, const struct value_list *values,
                      size_t first, const struct str *parts, size_t n)
{
    const struct value *v = &values->v[first];
    bool verb = utf8_length(parts[0]) == 2;
    if (first + n > values->n)
        return false;
    if (first + n < values->n && same_unit(g, v + n) && !v[n].stage && v[n].cell == v->cell &&
        v[n].f->sentence == v->f->sentence) /* 另有8座正在收尾 is none */
        return false;
    if (first && same_unit(g, v - 1) && v[-1].cell == v->cell &&
        v[-1].f->sentence == v->f->sentence)
        return false;
    size_t of_part[MOST_NAMES] = { 0 }, of_value[MOST_NAMES] = { 0 };
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < n; i++) {
            bool told = v[i].cell == v->cell && v[i].f->sentence == v->f->sentence &&
                        !v[i].f->total && same_unit(g, v + i) && tells_of(r, parts[k], verb, v + i);
            of_part[k] += told;
            of_value[i] += told;
        }
    for (size_t k = 0; k < n; k++)
        if (of_part[k] != 1 || of_value[k] != 1)
            return false;
    return true;
}

static void add_up(struct goal *g, struct value *v, size_t n)
{
    struct decimal sum = decimal_int(0), value;
    for (size_t i = 0; i < n; i++) {
        unit_convert(v[i].f->q.value, v[i].f->q.unit, v[n - 1].f->q.unit, &value);
        sum = decimal_add(sum, value);
        v[i].taken = true;
    }
    g->actual = v[n - 1].f;
    g->actual_cell = v->cell;
    g->first_part = v->f;
    g->sum = sum;
}

/* How many values from `first` on tell, clause by clause, in what ways the same was done: 通过新建新增
 * 泊位3150个,通过改造新增泊位2930个. */
static size_t ways_told(const struct goal *g, const struct value_list *values, size_t first)
{
    const struct value *v = &values->v[first], *end = values->v + values->n, *w = v;
    for (; w < end && w->cell == v->cell && w->f->sentence == v->f->sentence; w++) {
        const struct passage *p = w->cell->p;
        struct str clause = passage_text(p, p->clauses.v[w->f->clause].from, w->f->from);
        struct str own = figure_own_words(p, w->f), other = figure_own_words(p, v->f);
        enum { LAST = 6 }; /* bytes: what was done ends with the same two characters */
        if (w->taken || w->f->total || !same_unit(g, w) || own.n < LAST || other.n < LAST ||
            !link_begins(str_trim(clause), "means") ||
            !str_eq(str_after(own, own.n - LAST), str_after(other, other.n - LAST)))
            break;
    }
    return (size_t)(w - v);
}

/* 2 where a clause tells of all others what the one before told of some: 新院区新增床位420张,其他机构新增床位
 * 180张. */
static size_t others_told(const struct goal *g, const struct value_list *values, size_t first)
{
    const struct value *v = &values->v[first], *w = v + 1;
    if (first + 1 >= values->n || w->cell != v->cell || w->f->sentence != v->f->sentence ||
        w->f->clause != v->f->clause + 1 || w->taken || !same_unit(g, w))
        return 0;
    const struct passage *p = w->cell->p;
    struct str clause = passage_text(p, p->clauses.v[w->f->clause].from, w->f->from);
    return link_begins(str_trim(clause), "others") && !v->f->total && !w->f->total ? 2 : 0;
}

/* The stretch of the report's year that a figure alone is told of (一季度, 三季度, 7月); NULL when no
 * date of its own stands before it. */
static const struct date *stretch_of(const struct passage *p, const struct figure *f)
{
    size_t from = p->sentences.v[f->sentence].from;
    if (f > p->figures.v && f[-1].to > from)
        from = f[-1].to;
    for (size_t i = p->dates.n; i > 0 && p->dates.v[i - 1].to > from; i--) {
        const struct date *d = &p->dates.v[i - 1];
        bool months = d->class == DATE_AS_OF || d->class == DATE_POINT || d->class == DATE_DUE;
        if (d->to <= f->from)
            return months && d->first_month && d->month.year == p->base.year ? d : NULL;
    }
    return NULL;
}

/* Whether a value is told of the same thing as the first: in its words, or in none. */
static bool is_same_thing(const struct value *v, const struct value *first)
{
    struct str own = figure_own_words(v->cell->p, v->f);
    struct str of_first = figure_own_words(first->cell->p, first->f);
    return v->cell == first->cell && str_eq(v->f->q.unit, first->f->q.unit) && !v->f->total &&
           !v->stage && (!own.n || str_starts(of_first, own));
}

/* How many values from `first` on tell, stretch by stretch, of the year up to the report's month,
 * no month twice: 一季度新增12家,二季度新增19家. */
static size_t stretches_told(const struct reading *r, const struct value_list *values, size_t first)
{
    const struct value *v = &values->v[first];
    size_t n = 0;
    unsigned told = 0, year = (1u << reading_month(r).month) - 1; /* a bit for each month */
    for (; first + n < values->n && is_same_thing(v + n, v); n++) {
        const struct date *d = v[n].taken ? NULL : stretch_of(v->cell->p, v[n].f);
        unsigned months = d ? (1u << d->month.month) - (1u << (d->first_month - 1)) : 0;
        if (!months || (told & months))
            break;
        told |= months;
    }
    bool sum = first + n < values->n && v[n].cell == v->cell && (v[n].sum || v[n].f->total) &&
               str_eq(v[n].f->q.unit, v->f->q.unit); /* 累计31家 */
    return n >= 2 && told == year && !sum ? n : 0;
}

/* How many values from `first` on come to the target together; 0: they do not. */
static size_t addends(struct reading *r, const struct goal *g, const struct value_list *values,
                      size_t first)
{
    const struct value *v = &values->v[first];
    if (v->taken || (g->item >= 0 && v->cell->item != g->item))
        return 0;
    struct str parts[MOST_NAMES];
    int n = names_listed(passage_text(g->p, g->f->before.from, g->f->before.to), parts);
    if (n >= 2 && are_parts(r, g, values, first, parts, (size_t)n))
        return (size_t)n;
    size_t ways = ways_told(g, values, first);
    ways = ways >= 2 ? ways : stretches_told(r, values, first);
    ways = ways >= 2 ? ways : others_told(g, values, first);
    return ways >= 2 && words_within(&v->near, &g->words) > 0 && only_unit(r, v->f) ? ways : 0;
}

void values_add_up(struct reading *r, struct value_list *values)
{
    for (size_t k = 0; k < r->targets; k++) {
        struct goal *g = &r->goals.v[k];
        if (g->f->q.kind != KIND_LEVEL || g->f->q.op == OP_LE)
            continue;
        for (size_t i = 0, n; i < values->n && !g->actual; i++)
            if ((n = addends(r, g, values, i)) > 0)
                add_up(g, &values->v[i], n);
    }
}
