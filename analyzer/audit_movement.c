/* What did not move between two reports, or moved back. */
#include "analyzer/audit_rules.h"
#include "base/i18n.h"

/* A cumulative figure: it should only grow. Limits are kept by staying low. */
static bool accumulates(const struct indicator_pair *p)
{
    return p->from && p->to && p->from->kind == KIND_LEVEL && p->to->kind == KIND_LEVEL &&
           !(p->to->target && p->to->target->op == OP_LE) &&
           !(p->from->target && p->from->target->op == OP_LE);
}

/* The same figure of the same date printed again: old data, which says nothing of the task. */
static bool stale(const struct indicator_pair *p)
{
    const struct actual *x = p->from->actual, *y = p->to->actual;
    return x && y && x->as_of.year && x->as_of.year == y->as_of.year &&
           x->as_of.month == y->as_of.month;
}

static bool earlier(struct month x, struct month y)
{
    return x.year != y.year ? x.year < y.year : x.month < y.month;
}

/* By how many per cent a figure fell; 0 when it did not. */
static double fall(const struct indicator_pair *p)
{
    if (!accumulates(p) || !p->delta.known || p->delta.mantissa >= 0 ||
        earlier(p->to->actual->as_of, p->from->actual->as_of))
        return 0;
    double was = decimal_double(decimal_sub(p->to->actual->value, p->delta));
    return was > 0 ? -100 * decimal_double(p->delta) / was : 0;
}

static void prove_both(struct auditor *x, struct finding *f, const struct indicator_pair *p)
{
    audit_prove_indicator(x, f, x->a, p->from, false);
    audit_prove_indicator(x, f, x->b, p->to, false);
}

static struct str what_fell(struct auditor *x, const struct indicator_pair *p)
{
    const char *was = audit_value(x, p->from->actual), *is = audit_value(x, p->to->actual);
    if (!p->to->name.n)
        return str_format(x->arena, _("A cumulative figure fell from %s in %s to %s in %s."), was,
                          audit_period(x, x->a), is, audit_period(x, x->b));
    return str_format(x->arena, _("%s: the cumulative figure fell from %s in %s to %s in %s."),
                      audit_short(x, p->to->name), was, audit_period(x, x->a), is,
                      audit_period(x, x->b));
}

static bool target_moved(const struct task_pair *p)
{
    for (size_t i = 0; i < p->indicators.n; i++)
        if (p->indicators.v[i].target_changed)
            return true;
    return false;
}

static void prove_all(struct auditor *x, struct finding *f, const struct task_pair *p)
{
    enum { MOST = 6 };
    for (size_t i = 0; i < p->indicators.n && f->proofs.n < MOST; i++)
        if (p->indicators.v[i].from && p->indicators.v[i].to)
            prove_both(x, f, &p->indicators.v[i]);
    if (f->proofs.n)
        return;
    const struct pairing *pair = p->pairing;
    for (size_t i = 0; i < pair->from.n; i++) {
        const struct task *t = &x->a->tasks.v[pair->from.v[i]];
        audit_prove(x, f, x->a, t, audit_first_words(t));
    }
    for (size_t i = 0; i < pair->to.n; i++) {
        const struct task *t = &x->b->tasks.v[pair->to.v[i]];
        audit_prove(x, f, x->b, t, audit_first_words(t));
    }
}

/* A figure fell, or else the rate, unless it was the target that rose. */
static bool regressed(struct auditor *x, const struct task_pair *p)
{
    const struct indicator_pair *worst = NULL;
    for (size_t i = 0; i < p->indicators.n; i++)
        if (fall(&p->indicators.v[i]) > (worst ? fall(worst) : 0))
            worst = &p->indicators.v[i];
    struct finding *f = NULL;
    if (worst) {
        f = audit_add(x, RULE_REGRESSED, diff_task(x->diff, p), fall(worst), what_fell(x, worst));
        if (f)
            prove_both(x, f, worst);
    } else if (p->verdict == VERDICT_REGRESSED && !target_moved(p)) {
        f = audit_add(x, RULE_REGRESSED, diff_task(x->diff, p), -decimal_double(p->delta_pp),
                      str_format(x->arena,
                                 _("The completion rate fell from %s in %s to %s in %s."),
                                 audit_percent(x, p->rate_from), audit_period(x, x->a),
                                 audit_percent(x, p->rate_to), audit_period(x, x->b)));
        if (f)
            prove_all(x, f, p);
    }
    return f != NULL;
}

/* Every cumulative figure that both reports give is the same, and at least one is given. */
static bool figures_stand(const struct task_pair *p)
{
    bool any = false;
    for (size_t i = 0; i < p->indicators.n; i++) {
        const struct indicator_pair *k = &p->indicators.v[i];
        if (!accumulates(k) || !k->delta.known)
            continue;
        if (k->delta.mantissa != 0 || stale(k))
            return false;
        any = true;
    }
    return any;
}

static bool only_stale(const struct task_pair *p)
{
    bool any = false;
    for (size_t i = 0; i < p->indicators.n; i++) {
        const struct indicator_pair *k = &p->indicators.v[i];
        if (!k->from || !k->to || !k->delta.known)
            continue;
        if (!stale(k))
            return false;
        any = true;
    }
    return any;
}

static struct str what_stands(struct auditor *x, const struct task_pair *p)
{
    bool expected = p->expected_pp.known && p->expected_pp.mantissa > 0;
    if (p->rate_to.known && expected)
        return str_format(x->arena,
                          _("The completion rate is %s in %s and was %s in %s, while pace asked "
                            "for %s points more."),
                          audit_percent(x, p->rate_to), audit_period(x, x->b),
                          audit_percent(x, p->rate_from), audit_period(x, x->a),
                          audit_points(x, p->expected_pp));
    if (p->rate_to.known)
        return str_format(x->arena, _("The completion rate is %s in %s and was %s in %s."),
                          audit_percent(x, p->rate_to), audit_period(x, x->b),
                          audit_percent(x, p->rate_from), audit_period(x, x->a));
    return str_format(x->arena, _("The figures of %s are those of %s."), audit_period(x, x->b),
                      audit_period(x, x->a));
}

static bool unmoved(const struct auditor *x, const struct task_pair *p)
{
    (void)x;
    if (p->verdict != VERDICT_STALLED && p->verdict != VERDICT_REPORTED)
        return false;
    bool rates = p->verdict == VERDICT_STALLED && p->rate_from.known && p->rate_to.known;
    return rates ? !only_stale(p) : figures_stand(p);
}

/* The same sentence for a row of reports. */
static struct str unmoved_for_long(struct auditor *x, const struct finding *f,
                                   const struct task_pair *p)
{
    const char *since = str_z(x->arena, period_key_str(x->arena, f->since));
    if (p->rate_to.known)
        return str_format(x->arena,
                          _("The completion rate has stood at %s since %s: %d reports, %d months "
                            "without movement."),
                          audit_percent(x, p->rate_to), since, f->reports, f->months);
    return str_format(x->arena,
                      _("The figures have stood still since %s: %d reports, %d months without "
                        "movement."), since, f->reports, f->months);
}

static void no_movement(struct auditor *x, const struct task_pair *p)
{
    if (!unmoved(x, p))
        return;
    double behind = p->gap_pp.known ? -decimal_double(p->gap_pp)
                                    : x->options->limit[RULE_NO_MOVEMENT][SEVERITY_MEDIUM];
    struct finding *f = audit_add(x, RULE_NO_MOVEMENT, diff_task(x->diff, p),
                                  behind > 0 ? behind : 0, what_stands(x, p));
    if (!f)
        return;
    prove_all(x, f, p);
    audit_follow_back(x, f, p, unmoved);
    if (f->reports > 2)
        f->sentence = unmoved_for_long(x, f, p);
}

static bool copies(const struct auditor *x, const struct task_pair *p)
{
    return p->verdict != VERDICT_DONE && p->verdict != VERDICT_COMPLETED &&
           p->verdict != VERDICT_ADVANCED &&
           100 * p->copied >= x->options->limit[RULE_COPIED_TEXT][SEVERITY_LOW];
}

static void prove_progress(struct auditor *x, struct finding *f, const struct report *r,
                           const size_t *tasks, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < r->tasks.v[tasks[i]].items.n; k++)
            audit_prove(x, f, r, &r->tasks.v[tasks[i]],
                        r->tasks.v[tasks[i]].items.v[k].progress);
}

static void copied_text(struct auditor *x, const struct task_pair *p)
{
    if (!copies(x, p))
        return;
    const char *share = str_format(x->arena, "%.0f%%", 100 * p->copied).p;
    struct finding *f = audit_add(
        x, RULE_COPIED_TEXT, diff_task(x->diff, p), 100 * p->copied,
        str_format(x->arena, _("%s of the progress text of %s repeats that of %s."), share,
                   audit_period(x, x->b), audit_period(x, x->a)));
    if (!f)
        return;
    prove_progress(x, f, x->a, p->pairing->from.v, p->pairing->from.n);
    prove_progress(x, f, x->b, p->pairing->to.v, p->pairing->to.n);
    audit_follow_back(x, f, p, copies);
    if (f->reports > 2)
        f->sentence = str_format(x->arena,
                                 _("%s of the progress text is that of the report before, for %d "
                                   "reports in a row since %s."), share, f->reports,
                                 str_z(x->arena, period_key_str(x->arena, f->since)));
}

void audit_movement(struct auditor *x, const struct task_pair *p)
{
    if (!p->pairing->from.n || !p->pairing->to.n)
        return;
    if (!regressed(x, p))
        no_movement(x, p);
    copied_text(x, p);
}
