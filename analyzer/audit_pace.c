/* behind-pace: what has been done against the share of the year that is gone. */
#include "analyzer/audit_rules.h"
#include "analyzer/pace.h"
#include "analyzer/text.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "snapshots/extract/pattern.h"

static void prove_figures(struct auditor *x, struct finding *f, const struct task *t)
{
    for (size_t i = 0; i < t->indicators.n; i++)
        if (t->indicators.v[i].rate.known)
            audit_prove_indicator(x, f, x->b, &t->indicators.v[i], true);
    if (!f->proofs.n)
        audit_prove(x, f, x->b, t, audit_first_words(t));
}

/* A rate, and how it comes about where works are finished one by one. */
struct standing {
    struct decimal rate;  /* what counts: begun works by half, finished ones wholly */
    struct decimal begun; /* their share; unknown where the text does not tell */
};

/* The sentence of the task's progress that a quote stands in, with the one before it. */
static struct str told_around(const struct task *t, struct str quote)
{
    for (size_t i = 0; i < t->items.n; i++) {
        struct str rest = t->items.v[i].progress, sentence, before = STR_NULL;
        while (text_sentence(&rest, &sentence)) {
            if (quote.n && str_has(sentence, quote)) {
                const char *from = before.n ? before.p : sentence.p;
                return (struct str){ from, (size_t)(sentence.p + sentence.n - from) };
            }
            before = sentence.n ? sentence : before;
        }
    }
    return STR_NULL;
}

/* The share of a figure's works that are begun, as the last words around it tell (begun.tsv);
 * unknown when none do. */
static struct decimal begun_share(struct auditor *x, const struct task *t,
                                  const struct indicator *k)
{
    struct str quote = k->stated ? k->stated->quote : k->actual ? k->actual->quote : STR_NULL;
    struct str text = fold_text(x->arena, told_around(t, quote));
    struct decimal share = DECIMAL_NONE;
    struct hit hit;
    for (size_t at = 0; patterns_find(patterns_get("begun"), text, at, text.n, &hit); at = hit.to) {
        struct decimal v = decimal_parse(hit.group[GROUP_VALUE]), one = decimal_int(1);
        if (str_is(hit.row->cell[1], "all"))
            share = one;
        else if (str_is(hit.row->cell[1], "share"))
            share = decimal_scale(v, -2);
        else if (k->target)
            share = decimal_ratio(v, k->target->value, 4);
        share = decimal_cmp(share, one) > 0 ? one : share;
    }
    return share;
}

/* Of works that are counted when they are finished, those that are begun count by half (the 50/50
 * rule of earned value): all begun and none finished is not nothing done. */
static struct standing standing_of(struct auditor *x, const struct task *t,
                                   const struct indicator *k)
{
    struct decimal begun = begun_share(x, t, k);
    if (!begun.known || !k->rate.known || decimal_cmp(begun, k->rate) <= 0)
        return (struct standing){ k->rate, DECIMAL_NONE };
    struct decimal both = decimal_add(begun, k->rate);
    return (struct standing){ decimal_ratio(both, decimal_int(2), 4), begun };
}

/* The same of the task's rate: of the figure that states it, or of all that it is the mean of. */
static struct standing standing_of_task(struct auditor *x, const struct task *t)
{
    struct standing all = { t->rate, DECIMAL_NONE };
    struct decimal sum = decimal_int(0), one = decimal_int(1);
    int n = 0;
    for (size_t i = 0; i < t->indicators.n; i++) {
        const struct indicator *k = &t->indicators.v[i];
        bool states = t->rate_basis == BASIS_STATED;
        if (!k->rate.known || (states && !decimal_eq(k->rate, t->rate)))
            continue;
        struct standing s = standing_of(x, t, k);
        if (s.begun.known)
            all.begun = s.begun;
        sum = decimal_add(sum, decimal_cmp(s.rate, one) > 0 ? one : s.rate);
        n++;
    }
    if (all.begun.known)
        all.rate = decimal_ratio(sum, decimal_int(n), 4);
    return all;
}

/* Of a task without a rate, the figure that is farthest behind its own pace. */
static const struct indicator *farthest_behind(struct auditor *x, const struct task *t)
{
    const struct indicator *worst = NULL;
    double least = 0;
    for (size_t i = 0; i < t->indicators.n; i++) {
        const struct indicator *k = &t->indicators.v[i];
        double gap = decimal_double(pace_gap(standing_of(x, t, k).rate, k->pace));
        if (k->rate.known && k->pace.known && gap < least) {
            least = gap;
            worst = k;
        }
    }
    return worst;
}

/* 2018-2020年: what is planned for several years has no pace within one. */
static bool of_several_years(struct auditor *x, const struct task *t)
{
    struct str texts = str_join(x->arena, t->title, STR("\n"), task_cell(x->arena, t, ROLE_TARGET));
    struct str text = fold_text(x->arena, texts);
    return patterns_in(patterns_get("severalyears"), text, 0, text.n);
}

/* `format` takes the rate as printed, the points, the pace; where works are begun, another does. */
static struct finding *behind(struct auditor *x, const struct task *t, struct standing s,
                              struct decimal printed, struct decimal pace, const char *format)
{
    struct decimal gap = pace_gap(s.rate, pace);
    if (!gap.known || gap.mantissa >= 0)
        return NULL;
    struct str sentence =
        s.begun.known
            ? str_format(x->arena, _("%s is finished and %s begun; counting what is begun by half, "
                                     "that is %s points below the pace of %s."),
                         audit_percent(x, printed), audit_percent(x, s.begun),
                         audit_points(x, gap), audit_percent(x, pace))
            : str_format(x->arena, format, audit_percent(x, printed), audit_points(x, gap),
                         audit_percent(x, pace));
    return audit_add(x, RULE_BEHIND_PACE, t, -decimal_double(gap), sentence);
}

void audit_pace(struct auditor *x, const struct task *t)
{
    struct finding *f;
    if (t->status == STATUS_DONE || of_several_years(x, t))
        return;
    if (t->rate.known) {
        f = behind(x, t, standing_of_task(x, t), t->rate, pace_of_task(t, x->b->period),
                   _("The completion rate of %s is %s points below the pace of %s."));
        if (f)
            prove_figures(x, f, t);
        return;
    }
    const struct indicator *k = farthest_behind(x, t);
    if (!k)
        return;
    f = behind(x, t, standing_of(x, t, k), k->rate, k->pace,
               _("One figure stands at %s of its target, %s points below the pace of %s."));
    if (f)
        audit_prove_indicator(x, f, x->b, k, true);
}
