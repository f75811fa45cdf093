/* arithmetic: stated percentages against their own figures, and targets told in two ways. */
#include <math.h>

#include "analyzer/audit_rules.h"
#include "analyzer/text.h"
#include "base/i18n.h"
#include "snapshots/extract/extract.h"

/* Half of the last printed place of a figure; whole numbers are counts, and exact. */
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

void audit_arithmetic(struct auditor *x, const struct task *t)
{
    for (size_t i = 0; i < t->indicators.n; i++) {
        const struct indicator *k = &t->indicators.v[i];
        double computed, off = points_off(k, &computed);
        if (off <= 0)
            continue;
        struct decimal right = decimal_round(decimal_from_double(computed), 1);
        struct finding *f = audit_add(
            x, RULE_ARITHMETIC, t, off,
            str_format(x->arena, _("%s%% is stated, but %s of %s%.*s is %s%%."),
                       decimal_text(x->arena, k->stated->percent).p, audit_value(x, k->actual),
                       decimal_text(x->arena, k->target->value).p, STR_ARG(k->target->unit),
                       decimal_text(x->arena, right).p));
        if (f)
            audit_prove_indicator(x, f, x->b, k, true);
    }
}
