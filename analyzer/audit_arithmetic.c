/* arithmetic: stated percentages against their own figures, and targets told in two ways. */
#include <math.h>

#include "analyzer/audit_rules.h"
#include "analyzer/text.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "snapshots/extract/extract.h"
#include "snapshots/extract/pattern.h"

/* One unit of the last printed place of a figure; whole numbers are counts, and exact. */
static double printed_doubt(struct decimal d)
{
    return d.exp < 0 ? pow(10, d.exp) : 0;
}

bool audit_rough(struct str quote)
{
    static const char *const words[] = { "余", "多", "近", "约", "左右", "超" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_has(quote, str_from(words[i])))
            return true;
    return false;
}

/* By how many points the stated percentage lies outside of what its figures allow; both rounding
 * and truncation are in use, so one whole unit of the last printed place is allowed. */
static double points_off(const struct indicator *k, double *computed)
{
    struct decimal got;
    if (!k->stated || !k->actual || !k->target || k->kind != KIND_LEVEL ||
        k->target->op == OP_LE || audit_rough(k->actual->quote) ||
        !unit_convert(k->actual->value, k->actual->unit, k->target->unit, &got))
        return 0;
    double x = decimal_double(got), dx = printed_doubt(got), t = decimal_double(k->target->value);
    double stated = decimal_double(k->stated->percent), doubt = printed_doubt(k->stated->percent);
    if (t <= 0)
        return 0;
    *computed = 100 * x / t;
    if (doubt == 0)
        doubt = 1; /* printed without decimals */
    double low = 100 * (x - dx) / t - doubt, high = 100 * (x + dx) / t + doubt;
    return stated < low ? low - stated : stated > high ? stated - high : 0;
}

/* The figure in the quote of a stated percentage that it is counted against, where that is not the
 * target: 入库完成率(58家)103.4% under a title of 50家. Unknown when there is none. */
static struct decimal other_base(struct auditor *x, const struct indicator *k)
{
    struct quantity_list found = { 0 };
    extract_quantities(x->arena, k->stated->quote, x->b->period, &found);
    for (size_t i = 0; i < found.n; i++) {
        struct target t = { OP_EQ, found.v[i].value, found.v[i].unit, found.v[i].text };
        struct indicator with = *k;
        double computed = 0;
        with.target = &t;
        if (found.v[i].kind == KIND_LEVEL && points_off(&with, &computed) <= 0 && computed > 0)
            return found.v[i].value;
    }
    return DECIMAL_NONE;
}

static void off_its_figures(struct auditor *x, const struct task *t, const struct indicator *k)
{
    double computed, off = points_off(k, &computed);
    if (off <= 0)
        return;
    struct decimal right = decimal_round(decimal_from_double(computed), 1);
    struct decimal base = other_base(x, k);
    const char *stated = decimal_text(x->arena, k->stated->percent).p;
    const char *target = audit_target(x, k->target), *got = audit_value(x, k->actual);
    struct str sentence =
        base.known ? str_format(x->arena, _("%s%% is stated for %s, counted against %s%.*s; of the "
                                            "target of %s it is %s%%."), stated, got,
                                decimal_text(x->arena, base).p, STR_ARG(k->actual->unit), target,
                                decimal_text(x->arena, right).p)
                   : str_format(x->arena, _("%s%% is stated, but %s of %s is %s%%."), stated, got,
                                target, decimal_text(x->arena, right).p);
    struct finding *f = audit_add(x, RULE_ARITHMETIC, t, off, sentence);
    if (f)
        audit_prove_indicator(x, f, x->b, k, true);
}

/* ---- a target told in two ways ---- */

/* 50个示范村年度任务, 年度任务50个: the figure of a clause is itself a target. */
static bool is_target(struct auditor *x, const struct quantity *q)
{
    struct str text = fold_text(x->arena, q->clause);
    return patterns_in(patterns_get("targetwords"), text, 0, text.n);
}

/* By how many per cent of the larger a figure of the progress differs from the target it speaks
 * of; 0 when it is no such figure. */
static double told_otherwise(struct auditor *x, const struct indicator *k, const struct quantity *q)
{
    static const double speaks_of_it = 0.7;
    struct decimal v;
    if (q->kind != KIND_LEVEL || q->completion || q->high.known || !q->unit.n ||
        !str_eq(q->unit, k->target->unit) || (k->actual && str_has(k->actual->quote, q->text)) ||
        !unit_convert(q->value, q->unit, k->target->unit, &v) || !is_target(x, q) ||
        text_covered(x->arena, k->name, q->clause) < speaks_of_it)
        return 0;
    double a = decimal_double(v), b = decimal_double(k->target->value);
    return a > 0 && b > 0 ? 100 * fabs(a - b) / fmax(a, b) : 0;
}

static void two_targets(struct auditor *x, const struct task *t, const struct indicator *k,
                        struct str cell)
{
    struct quantity_list found = { 0 };
    extract_quantities(x->arena, cell, x->b->period, &found);
    for (size_t i = 0; i < found.n; i++) {
        const struct quantity *q = &found.v[i];
        double percent = told_otherwise(x, k, q) / 2; /* the province's and the city's, perhaps */
        if (percent <= 0)
            continue;
        struct finding *f = audit_add(
            x, RULE_CONTRADICTION, t, percent,
            str_format(x->arena, _("The target is %s in the title and %s%.*s in the progress."),
                       audit_target(x, k->target), decimal_text(x->arena, q->value).p,
                       STR_ARG(q->unit)));
        if (!f)
            continue;
        audit_prove_indicator(x, f, x->b, k, true);
        audit_prove(x, f, x->b, t, q->clause);
        return;
    }
}

void audit_arithmetic(struct auditor *x, const struct task *t)
{
    for (size_t i = 0; i < t->indicators.n; i++) {
        const struct indicator *k = &t->indicators.v[i];
        off_its_figures(x, t, k);
        if (k->target && k->kind == KIND_LEVEL && k->target->op != OP_LE && k->name.n &&
            str_has(t->title, k->target->quote))
            two_targets(x, t, k, t->items.v[k->item].progress);
    }
}
