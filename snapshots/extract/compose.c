/* What the figures of one sentence are to each other: a sum and its parts, works begun and those of
 * them that are finished. */
#include "base/table.h"
#include "snapshots/extract/matching.h"

enum { LOOK_BACK = 5 }; /* values of a sentence */

#define SAME 0.4 /* of the words of a name: it is the same thing */

/* --- sums --- */

/* Marks value i where it comes to what stands before it in its sentence, and those that it sums. */
static void mark_sum(struct value_list *values, size_t i)
{
    const struct figure *f = values->v[i].f;
    struct decimal sum = decimal_int(0);
    for (size_t k = i; k > 0 && i - k < LOOK_BACK; k--) {
        const struct figure *e = values->v[k - 1].f;
        if (values->v[k - 1].cell != values->v[i].cell || e->sentence != f->sentence ||
            !str_eq(e->q.unit, f->q.unit))
            return;
        sum = decimal_add(sum, e->q.value);
        if (k == i || !decimal_eq(sum, f->q.value))
            continue;
        values->v[i].sum = true;
        for (size_t n = k - 1; n < i; n++)
            values->v[n].addend = true;
        return;
    }
}

/* --- begun and finished --- */

/* Whether words of that use stand before or behind a figure. */
static bool says(const struct figure *f, const struct passage *p, const char *use)
{
    return link_in(passage_text(p, f->before.from, f->before.to), use) ||
           link_in(passage_text(p, f->after.from, f->after.to), use);
}

/* Of 开工28个,其中完工12个 the works that are finished measure the target, not those begun. */
static void mark_finished(struct reading *r, struct value_list *values, size_t i)
{
    struct value *v = &values->v[i];
    const struct passage *p = v->cell->p;
    if (!says(v->f, p, "done") || says(v->f, p, "begun") || says(v->f, p, "partly") || v->stage)
        return;
    struct words own = words_read(r->arena, figure_own_words(p, v->f));
    for (size_t k = i; k > 0 && i - k < LOOK_BACK; k--) {
        struct value *before = &values->v[k - 1];
        if (before->cell != v->cell || before->f->sentence != v->f->sentence)
            return;
        if (!str_eq(before->f->unit.family, v->f->unit.family) || !says(before->f, p, "begun") ||
            decimal_cmp(v->f->number.value, before->f->number.value) > 0 ||
            (own.characters >= 2 && words_within(&own, &before->near) < SAME))
            continue;
        v->finished = before->begun = true;
        if (own.characters < 2) {
            v->near = before->near;
            v->assumed = before->assumed;
        }
        return;
    }
}

void values_compose(struct reading *r, struct value_list *values)
{
    for (size_t i = 0; i < values->n; i++) {
        mark_sum(values, i);
        mark_finished(r, values, i);
    }
}
