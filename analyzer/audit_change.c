/* What was moved between two reports that should stand: targets, leads, published figures. */
#include "analyzer/audit_rules.h"
#include "analyzer/text.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "snapshots/extract/extract.h"

static const struct task *older_task(const struct auditor *x, const struct task_pair *p)
{
    return &x->a->tasks.v[p->pairing->from.v[0]];
}

/* ---- target-lowered ---- */

/* By how many per cent the bar moved the easy way; 0 when it did not. */
static double lowered(const struct target *was, const struct target *is)
{
    struct decimal before;
    if (str_eq(was->unit, is->unit))
        before = was->value;
    else if (!unit_convert(was->value, was->unit, is->unit, &before))
        return 0;
    double x = decimal_double(before), y = decimal_double(is->value);
    if (x <= 0 || y <= 0 || (was->op == OP_LE) != (is->op == OP_LE))
        return 0;
    double easier = is->op == OP_LE ? (y - x) / x : (x - y) / x;
    return easier > 0 ? 100 * easier : 0;
}

/* Where a target is written; a half-year column does not compare with a title. */
static enum role place_of(const struct task *t, struct str quote)
{
    if (str_has(t->title, quote))
        return ROLE_TITLE;
    for (size_t i = 0; i < t->items.n; i++)
        if (str_has(t->items.v[i].target, quote))
            return ROLE_TARGET;
    return ROLE_SUBTITLE;
}

static void target_lowered(struct auditor *x, const struct task_pair *p,
                           const struct indicator_pair *k)
{
    const struct task *old = k->from ? audit_task_of(x->a, k->from) : NULL;
    const struct task *new = k->to ? audit_task_of(x->b, k->to) : NULL;
    if (!old || !new || !k->target_changed || k->from->kind != k->to->kind ||
        place_of(old, k->from->target->quote) != place_of(new, k->to->target->quote))
        return;
    double percent = lowered(k->from->target, k->to->target);
    if (percent <= 0)
        return;
    struct str sentence = str_format(
        x->arena, _("The target %s of %s is %s in %s."), audit_target(x, k->from->target),
        audit_period(x, x->a), audit_target(x, k->to->target), audit_period(x, x->b));
    struct finding *f = audit_add(x, RULE_TARGET_LOWERED, diff_task(x->diff, p), percent, sentence);
    if (!f)
        return;
    audit_prove(x, f, x->a, old, k->from->target->quote);
    audit_prove(x, f, x->b, new, k->to->target->quote);
}

/* ---- owner-changed ---- */

/* An office's name without the level of its government: 市教育局, 区教育局 and 教育局 are one. */
static struct str office(struct arena *a, struct str name)
{
    static const char *const levels[] = { "市", "区", "县", "州", "省" };
    struct str key = fold_key(a, name);
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (key.n > 3 * strlen(levels[i]) && str_starts(key, str_from(levels[i])))
            return str_after(key, strlen(levels[i]));
    return key;
}

/* Whether the characters of `brief` stand in `full` in this order, the first near its beginning and
 * the last at its end: 科技局 is 科学技术局, 资规局 is 自然资源和规划局. */
static bool abbreviates(struct str brief, struct str full)
{
    enum { FEWEST = 3, FARTHEST = 3 * 3 };
    size_t i = 0, at = 0, chars = 0;
    if (str_ends(full, STR("委员会")) && str_ends(brief, STR("委")))
        full.n -= strlen("员会");
    bool met = true;
    while (i < brief.n && met) {
        uint32_t wanted = utf8_next(brief, &i);
        for (met = false; at < full.n && !met;)
            met = utf8_next(full, &at) == wanted;
        met = met && (chars++ > 0 || at <= FARTHEST);
    }
    return met && chars >= FEWEST && at == full.n;
}

static bool same_office(struct arena *a, struct str x, struct str y)
{
    struct str p = office(a, x), q = office(a, y);
    return str_starts(p, q) || str_starts(q, p) || abbreviates(p, q) || abbreviates(q, p);
}

static bool still_among(struct arena *a, const struct task *t, struct str name)
{
    for (size_t i = 0; i < t->owners.n; i++)
        if (same_office(a, t->owners.v[i].name, name))
            return true;
    return false;
}

static void owner_changed(struct auditor *x, const struct task_pair *p)
{
    const struct task *old = older_task(x, p), *new = diff_task(x->diff, p);
    struct str was = task_lead(old), is = task_lead(new);
    if (p->pairing->from.n != 1 || p->pairing->to.n != 1 || !was.n || !is.n ||
        same_office(x->arena, was, is))
        return;
    struct finding *f = audit_add(
        x, RULE_OWNER_CHANGED, new, still_among(x->arena, new, was) ? 1 : 2,
        str_format(x->arena, _("The lead was %s in %s and is %s in %s."), str_z(x->arena, was),
                   audit_period(x, x->a), str_z(x->arena, is), audit_period(x, x->b)));
    if (!f)
        return;
    *list_push(x->arena, &f->proofs) = (struct proof){ x->a->period, ROLE_OWNERS, was };
    *list_push(x->arena, &f->proofs) = (struct proof){ x->b->period, ROLE_OWNERS, is };
}

void audit_change(struct auditor *x, const struct task_pair *p)
{
    if (!p->pairing->from.n || !p->pairing->to.n)
        return;
    for (size_t i = 0; i < p->indicators.n; i++)
        target_lowered(x, p, &p->indicators.v[i]);
    owner_changed(x, p);
}

/* ---- silent-edit ---- */

static const enum role cells[] = { ROLE_PROGRESS, ROLE_ISSUES, ROLE_NEXT, ROLE_TARGET };

/* The first sentence of y that x does not have. */
static struct str changed_sentence(struct arena *a, struct str x, struct str y)
{
    struct str rest = y, sentence, key = fold_key(a, x);
    while (text_sentence(&rest, &sentence))
        if (sentence.n && !str_has(key, fold_key(a, sentence)))
            return sentence;
    return STR_NULL;
}

static void edited_row(struct auditor *x, const struct task *task, const struct report *where,
                       const char *format)
{
    struct finding *f = audit_add(x, RULE_SILENT_EDIT, task, 3,
                                  str_format(x->arena, format, audit_period(x, x->b)));
    if (f)
        audit_prove(x, f, where, task, task->title);
}

static void edited_cell(struct auditor *x, const struct task *old, const struct task *new,
                        enum role cell)
{
    struct str was = task_cell(x->arena, old, cell), is = task_cell(x->arena, new, cell);
    if (str_eq(fold_key(x->arena, was), fold_key(x->arena, is)))
        return;
    bool figures = text_has_new_figure(x->arena, was, is) || text_has_new_figure(x->arena, is, was);
    struct str sentence = str_format(
        x->arena, figures ? _("A figure of %s was changed after publication.")
                          : _("The words of %s were changed after publication."),
        audit_period(x, x->b));
    struct finding *f = audit_add(x, RULE_SILENT_EDIT, new, figures ? 2 : 1, sentence);
    if (!f)
        return;
    audit_prove(x, f, x->a, old, changed_sentence(x->arena, is, was));
    audit_prove(x, f, x->b, new, changed_sentence(x->arena, was, is));
}

void audit_edit(struct auditor *x, const struct task_pair *p)
{
    if (!p->pairing->from.n) {
        edited_row(x, diff_task(x->diff, p), x->b, _("A row was added to %s after publication."));
        return;
    }
    if (!p->pairing->to.n) {
        edited_row(x, diff_task(x->diff, p), x->a, _("A row of %s vanished after publication."));
        return;
    }
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        edited_cell(x, older_task(x, p), diff_task(x->diff, p), cells[i]);
}
