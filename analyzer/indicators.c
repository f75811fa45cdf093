#include "analyzer/indicators.h"

#include <math.h>

#include "analyzer/parts.h"
#include "snapshots/extract/extract.h"

/* Points for a pair of indicators; more than `enough` is needed. The same unit, kind and place
 * are not enough by themselves: something must say that the same thing is measured. */
static const double points_name = 5, points_unit = 1.5, points_kind = 1, points_target = 1.5,
                    points_item = 1, points_place = 0.4, points_nameless = 1, enough = 3;

static struct str unit_of(const struct indicator *x)
{
    if (x->target && x->target->unit.n)
        return x->target->unit;
    return x->actual ? x->actual->unit : STR_NULL;
}

/* A value in the unit of another; unknown when they do not compare. */
static struct decimal in_unit(struct decimal value, struct str from, struct str to)
{
    struct decimal out;
    if (str_eq(from, to) || (!from.n && !to.n))
        return value;
    return value.known && unit_convert(value, from, to, &out) ? out : DECIMAL_NONE;
}

static double unit_points(struct str x, struct str y)
{
    if (!x.n || !y.n)
        return 0;
    return in_unit(decimal_int(1), x, y).known ? points_unit : -points_unit;
}

static bool same_bar(const struct target *x, const struct target *y)
{
    return decimal_eq(in_unit(x->value, x->unit, y->unit), y->value) &&
           (x->op == OP_LE) == (y->op == OP_LE);
}

static struct str item_title(const struct measured *m)
{
    size_t i = (size_t)m->indicator->item;
    return i < m->task->items.n ? m->task->items.v[i].title : STR_NULL;
}

/* The name of what is measured, or the words around it. */
static double name_points(struct arena *a, const struct indicator *x, const struct indicator *y)
{
    double best = 0;
    if (x->name.n && y->name.n)
        best = str_eq(x->name, y->name) ? 1 : text_similarity(a, x->name, y->name);
    else
        return points_nameless;
    if (x->target && y->target)
        best = fmax(best, text_similarity(a, x->target->quote, y->target->quote));
    return points_name * best;
}

static double likeness(struct arena *a, const struct measured *x, const struct measured *y)
{
    const struct indicator *p = x->indicator, *q = y->indicator;
    double points = name_points(a, p, q) + unit_points(unit_of(p), unit_of(q));
    points += p->kind == q->kind ? points_kind : -points_kind;
    if (p->target && q->target && same_bar(p->target, q->target))
        points += points_target;
    struct str s = item_title(x), t = item_title(y);
    if (s.n && t.n)
        points += points_item * text_similarity(a, s, t);
    return points;
}

static uint32_t *assign(struct arena *a, const struct measured_list *from,
                        const struct measured_list *to)
{
    LIST(struct gain) gains = { 0 };
    uint32_t *mate = arena_array(a, from->n, sizeof *mate);
    for (size_t i = 0; i < from->n; i++)
        for (size_t j = 0; j < to->n; j++) {
            double points = likeness(a, &from->v[i], &to->v[j]) + (i == j ? points_place : 0);
            size_t apart = i > j ? i - j : j - i;
            if (points > enough)
                *list_push(a, &gains) = (struct gain){
                    (uint32_t)i, (uint32_t)j,
                    llround((points - enough) * 1e6) * 1024 - (int64_t)(apart * apart % 1024)
                };
        }
    assign_best(a, from->n, to->n, gains.v, gains.n, mate);
    return mate;
}

static struct decimal points_between(struct decimal from, struct decimal to)
{
    return decimal_round(decimal_scale(decimal_sub(to, from), 2), 1);
}

static struct indicator_pair compare(const struct indicator *from, const struct indicator *to)
{
    struct indicator_pair p = { .from = from, .to = to };
    if (from->actual && to->actual)
        p.delta = decimal_sub(to->actual->value, in_unit(from->actual->value, from->actual->unit,
                                                         to->actual->unit));
    p.delta_pp = points_between(from->rate, to->rate);
    p.unit_changed = unit_of(from).n && unit_of(to).n && !str_eq(unit_of(from), unit_of(to));
    p.basis_changed = from->basis != to->basis && from->basis != BASIS_NONE &&
                      to->basis != BASIS_NONE;
    p.target_changed = from->target && to->target && !same_bar(from->target, to->target);
    return p;
}

void indicators_pair(struct arena *a, const struct measured_list *from,
                     const struct measured_list *to, struct task_pair *pair)
{
    const uint32_t *mate = assign(a, from, to);
    uint32_t *back = arena_array(a, to->n, sizeof *back);
    for (size_t j = 0; j < to->n; j++)
        back[j] = ALONE;
    for (size_t i = 0; i < from->n; i++)
        if (mate[i] != ALONE)
            back[mate[i]] = (uint32_t)i;
    for (size_t j = 0; j < to->n; j++)
        *list_push(a, &pair->indicators) =
            back[j] == ALONE ? (struct indicator_pair){ .to = to->v[j].indicator }
                             : compare(from->v[back[j]].indicator, to->v[j].indicator);
    for (size_t i = 0; i < from->n; i++)
        if (mate[i] == ALONE)
            *list_push(a, &pair->indicators) = (struct indicator_pair){
                .from = from->v[i].indicator
            };
}
