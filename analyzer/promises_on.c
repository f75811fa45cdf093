/* Promises over many reports. */
#include "analyzer/promises.h"

static bool settled(const struct promise *p)
{
    return p->state != PROMISE_SILENT && p->state != PROMISE_OPEN;
}

static bool all_settled(const struct promise_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        if (!settled(&list->v[i]))
            return false;
    return true;
}

/* What a later report tells of the promises that the ones before it left unsettled. Both lists are
 * of one report's commitments, though not always in the same order. */
static void learn(struct promise_list *list, const struct promise_list *later)
{
    for (size_t i = 0; i < list->n; i++)
        for (size_t k = 0; k < later->n && !settled(&list->v[i]); k++)
            if (later->v[k].commitment == list->v[i].commitment &&
                (later->v[k].quote.n || !list->v[i].quote.n))
                list->v[i] = later->v[k];
}

static int month_number(struct month m)
{
    return m.year * 12 + m.month;
}

static bool same_promise(const struct commitment *c, const struct commitment *d)
{
    return month_number(c->due) == month_number(d->due) && str_eq(c->text, d->text);
}

/* Not due yet in the next report, which makes it once more. */
static bool made_again(const struct diff *next, const struct promise *p)
{
    if (month_number(p->commitment->due) <= month_number(period_as_of(next->to->period)))
        return false;
    for (size_t i = 0; i < next->pairs.n; i++) {
        const struct pairing *k = next->pairs.v[i].pairing;
        bool ours = false;
        for (size_t j = 0; j < k->from.n; j++)
            ours = ours || &next->from->tasks.v[k->from.v[j]] == p->task;
        for (size_t j = 0; ours && j < k->to.n; j++) {
            const struct task *t = &next->to->tasks.v[k->to.v[j]];
            for (size_t c = 0; c < t->commitments.n; c++)
                if (same_promise(&t->commitments.v[c], p->commitment))
                    return true;
        }
    }
    return false;
}

void promises_follow_on(struct arena *a, const struct diff *const *diffs, size_t n,
                        struct promise_list *out)
{
    *out = (struct promise_list){ 0 };
    for (size_t i = 0; i < n; i++) {
        struct promise_list list, later;
        promises_follow(a, diffs[i], &list);
        for (size_t k = i + 1; k < n && !all_settled(&list); k++) {
            struct diff d;
            diff_reports(a, diffs[i]->from, diffs[k]->to, &d);
            promises_follow(a, &d, &later);
            learn(&list, &later);
        }
        for (size_t k = 0; k < list.n; k++)
            if (i + 1 == n || !made_again(diffs[i], &list.v[k]))
                *list_push(a, out) = list.v[k];
    }
}
