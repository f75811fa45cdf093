/* What is said again, and what was promised. */
#include "analyzer/audit_rules.h"
#include "analyzer/promises.h"
#include "analyzer/text.h"
#include "base/i18n.h"

static struct str side_text(struct auditor *x, const struct report *r, const size_t *tasks,
                            size_t n, enum role cell)
{
    struct str all = STR_NULL;
    for (size_t i = 0; i < n; i++) {
        const struct task *t = &r->tasks.v[tasks[i]];
        all = str_join(x->arena, all, STR("\n"),
                       cell == ROLE_ISSUES ? diff_trouble(x->arena, t)
                                           : task_cell(x->arena, t, cell));
    }
    return all;
}

static const struct task *first_from(const struct auditor *x, const struct task_pair *p)
{
    return &x->a->tasks.v[p->pairing->from.v[0]];
}

static void issue_persists(struct auditor *x, const struct task_pair *p)
{
    struct str old, again;
    const struct pairing *k = p->pairing;
    struct str was = side_text(x, x->a, k->from.v, k->from.n, ROLE_ISSUES);
    struct str is = side_text(x, x->b, k->to.v, k->to.n, ROLE_ISSUES);
    double alike = text_says_again(x->arena, was, is, &old, &again);
    if (alike <= 0)
        return;
    struct finding *f = audit_add(
        x, RULE_ISSUE_PERSISTS, diff_task(x->diff, p), 100 * alike,
        str_format(x->arena, _("%s names the problem that %s named: %s"), audit_period(x, x->b),
                   audit_period(x, x->a), audit_short(x, again)));
    if (!f)
        return;
    audit_prove(x, f, x->a, first_from(x, p), old);
    audit_prove(x, f, x->b, diff_task(x->diff, p), again);
}

static void next_repeated(struct auditor *x, const struct task_pair *p)
{
    const struct pairing *k = p->pairing;
    struct str was = side_text(x, x->a, k->from.v, k->from.n, ROLE_NEXT);
    struct str is = side_text(x, x->b, k->to.v, k->to.n, ROLE_NEXT);
    double percent = 100 * text_copied(x->arena, was, is);
    if (!p->next_repeated)
        return;
    struct finding *f = audit_add(
        x, RULE_NEXT_REPEATED, diff_task(x->diff, p), percent,
        str_format(x->arena, _("%s of the next steps of %s are those of %s."),
                   str_format(x->arena, "%.0f%%", percent).p, audit_period(x, x->b),
                   audit_period(x, x->a)));
    if (!f)
        return;
    for (size_t i = 0; i < first_from(x, p)->items.n; i++)
        audit_prove(x, f, x->a, first_from(x, p), first_from(x, p)->items.v[i].next);
    for (size_t i = 0; i < diff_task(x->diff, p)->items.n; i++)
        audit_prove(x, f, x->b, diff_task(x->diff, p), diff_task(x->diff, p)->items.v[i].next);
}

void audit_repeats(struct auditor *x, const struct task_pair *p)
{
    if (!p->pairing->from.n || !p->pairing->to.n || p->verdict == VERDICT_DONE ||
        p->verdict == VERDICT_COMPLETED)
        return;
    issue_persists(x, p);
    next_repeated(x, p);
}

/* ---- promises ---- */

static const char *month(struct auditor *x, struct month m)
{
    return str_format(x->arena, _("%04d-%02d"), m.year, m.month).p;
}

static int months_between(struct month from, struct month to)
{
    return (to.year - from.year) * 12 + to.month - from.month;
}

/* How gravely a promise that was not kept, or not wholly, is broken; by what is missing of its
 * amount where it names one. */
static double measure_of(const struct promise *p)
{
    enum { NO_AMOUNT = 30 };
    if (p->state == PROMISE_SLIPPED)
        return months_between(p->commitment->due, p->done_or_due);
    return p->share.known ? 100 * (1 - decimal_double(p->share)) : NO_AMOUNT;
}

static bool broken(const struct promise *p, enum rule *rule)
{
    *rule = p->state == PROMISE_SLIPPED ? RULE_DEADLINE_SLIPPED : RULE_COMMITMENT_MISSED;
    return p->state == PROMISE_MISSED || p->state == PROMISE_PARTLY || p->state == PROMISE_SLIPPED;
}

int audit_promise(const struct promise *p, const struct audit_options *o, enum rule *rule)
{
    return broken(p, rule) ? audit_severity(o, *rule, measure_of(p)) : -1;
}

static struct str tell_promise(struct auditor *x, const struct promise *p)
{
    const char *text = audit_short(x, p->commitment->text), *due = month(x, p->commitment->due);
    if (p->state == PROMISE_SLIPPED)
        return str_format(x->arena, _("\"%s\" was promised for %s and is put off to %s."), text,
                          due, month(x, p->done_or_due));
    if (p->share.known)
        return str_format(x->arena, _("\"%s\" was promised for %s; %s of it is kept."), text, due,
                          audit_percent(x, p->share));
    return str_format(x->arena, _("\"%s\" was promised for %s; the report says \"%s\"."), text,
                      due, audit_short(x, p->quote));
}

void audit_promises(struct auditor *x)
{
    struct promise_list list;
    promises_follow(x->arena, x->diff, &list);
    for (size_t i = 0; i < list.n; i++) {
        const struct promise *p = &list.v[i];
        enum rule rule;
        if (!broken(p, &rule))
            continue;
        struct finding *f = audit_add(x, rule, p->later, measure_of(p), tell_promise(x, p));
        if (!f)
            continue;
        audit_prove(x, f, x->a, p->task, p->commitment->text);
        audit_prove(x, f, x->b, p->later, p->quote);
    }
}
