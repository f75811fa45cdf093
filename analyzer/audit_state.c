/* What one report says of itself, and what is missing from it. */
#include "analyzer/audit_rules.h"
#include "analyzer/text.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "base/table.h"
#include "snapshots/extract/pattern.h"

/* ---- self-reported ---- */

static double pace_now(const struct report *r)
{
    return period_known(r->period) ? decimal_double(period_pace(r->period)) : 0.5;
}

/* The weightiest of the words (admission_words.tsv) that a signal holds; NULL when none. */
static const struct table_row *weightiest(struct str signal)
{
    const struct table *t = table_get("admission_words");
    const struct table_row *best = NULL;
    double most = 0;
    for (size_t i = 0; i < t->n; i++) {
        double weight = decimal_double(decimal_parse(t->v[i].cell[1]));
        if (weight > most && str_has(signal, t->v[i].cell[0])) {
            most = weight;
            best = &t->v[i];
        }
    }
    return best;
}

/* Whether a signal speaks of others' hardship: 部分企业生产经营困难. */
static bool of_others(struct str signal)
{
    const struct table *t = table_get("admission_words");
    for (size_t i = 0; i < t->n; i++)
        if (str_is(t->v[i].cell[2], "others") && str_has(signal, t->v[i].cell[0]))
            return true;
    return false;
}

/* Whether a signal tells of trouble with the task: not of a want alone, nor of others alone. */
static bool admits(struct str signal)
{
    const struct table_row *word = weightiest(signal);
    return !word || !(str_is(word->cell[2], "weak") ||
                      (str_is(word->cell[2], "hard") && of_others(signal)));
}

static bool among_issues(const struct task *t, struct str signal)
{
    for (size_t i = 0; i < t->items.n; i++)
        if (str_has(t->items.v[i].issues, signal))
            return true;
    return false;
}

/* The signal that says most: by its words, and for mild ones by the cell for problems, where no
 * difficulty is one that was overcome; of a task that is done what stands there alone counts. Null
 * when none admits trouble. */
static struct str gravest_signal(const struct task *t)
{
    enum { GRAVE = 3 };
    double most = -1;
    struct str best = STR_NULL;
    for (size_t i = 0; i < t->signals.n; i++) {
        if (!admits(t->signals.v[i]) ||
            (t->status == STATUS_DONE && !among_issues(t, t->signals.v[i])))
            continue;
        const struct table_row *word = weightiest(t->signals.v[i]);
        double weight = word ? decimal_double(decimal_parse(word->cell[1])) : 0;
        if (weight < GRAVE)
            weight += 0.5 * among_issues(t, t->signals.v[i]);
        if (weight > most) {
            most = weight;
            best = t->signals.v[i];
        }
    }
    return best;
}

/* Whether a date that the report says was set has passed, with something of it left undone. */
static bool is_overdue(const struct auditor *x, const struct hit *hit)
{
    struct decimal month = decimal_parse(hit->group[GROUP_MONTH]);
    struct decimal due = decimal_parse(hit->group[GROUP_MONTH2]);
    struct decimal done = decimal_parse(hit->group[GROUP_VALUE]);
    return period_known(x->b->period) && month.known &&
           decimal_double(month) <= x->b->period.month &&
           (!due.known || decimal_cmp(done, due) < 0);
}

/* Where the task tells that it did not keep a date of its own (overdue.tsv); null = nowhere. */
static struct str overdue_words(struct auditor *x, const struct task *t)
{
    for (size_t i = 0; i < t->items.n; i++) {
        struct str cells[] = { t->items.v[i].progress, t->items.v[i].issues };
        for (size_t k = 0; k < sizeof cells / sizeof *cells; k++) {
            struct folded f = fold(x->arena, cells[k]);
            struct hit hit;
            for (size_t at = 0; patterns_find(patterns_get("overdue"), f.text, at, f.text.n, &hit);
                 at = hit.to)
                if (is_overdue(x, &hit))
                    return fold_quote(&f, hit.from, hit.to);
        }
    }
    return STR_NULL;
}

/* A signal that names the task as a whole puts it off, or calls it late. */
static bool of_the_whole(struct auditor *x, const struct task *t, struct str signal,
                         const char *class)
{
    static const double whole = 0.8;
    const struct table_row *word = weightiest(signal);
    return word && str_is(word->cell[2], class) &&
           text_covered(x->arena, text_title_key(x->arena, t->title), signal) >= whole;
}

/* How much the admission weighs, as thresholds.tsv explains. */
static double weight_of_words(struct auditor *x, const struct task *t, struct str signal)
{
    double pace = pace_now(x->b);
    if (t->status == STATUS_POSTPONED || t->status == STATUS_NOT_STARTED ||
        of_the_whole(x, t, signal, "off"))
        return 50 + 50 * pace;
    if (t->status == STATUS_BEHIND || of_the_whole(x, t, signal, "late"))
        return 40 + 30 * pace;
    return 30 * pace;
}

static struct str admission(struct auditor *x, const struct task *t, struct str signal)
{
    const char *words = signal.n ? audit_short(x, signal) : NULL;
    switch (t->status) {
    case STATUS_POSTPONED:
        return words ? str_format(x->arena, _("Postponed; the report says \"%s\"."), words)
                     : str_from(_("Postponed, as the report says."));
    case STATUS_NOT_STARTED:
        return words ? str_format(x->arena, _("Not begun; the report says \"%s\"."), words)
                     : str_from(_("Not begun, as the report says."));
    default:
        return str_format(x->arena, _("The report says \"%s\"."), words);
    }
}

void audit_words(struct auditor *x, const struct task *t)
{
    bool by_status = t->status == STATUS_POSTPONED || t->status == STATUS_NOT_STARTED;
    struct str signal = gravest_signal(t), overdue = overdue_words(x, t);
    if (!signal.n)
        signal = overdue;
    if (!signal.n && !by_status)
        return;
    struct finding *f = audit_add(x, RULE_SELF_REPORTED, t, weight_of_words(x, t, signal),
                                  admission(x, t, signal));
    if (!f)
        return;
    audit_prove(x, f, x->b, t, signal);
    audit_prove(x, f, x->b, t, overdue);
    for (size_t i = 0; i < t->signals.n; i++)
        if (admits(t->signals.v[i]))
            audit_prove(x, f, x->b, t, t->signals.v[i]);
    if (!f->proofs.n)
        audit_prove(x, f, x->b, t, audit_first_words(t));
}

/* ---- dropped ---- */

/* A row that was printed twice and is printed once now is no task gone. */
static bool has_twin(struct auditor *x, const struct task *t)
{
    struct str key = text_title_key(x->arena, t->title);
    for (size_t i = 0; i < x->b->tasks.n; i++)
        if (key.n && str_eq(key, x->titles[i]))
            return true;
    return false;
}

static double left_undone(const struct task *t)
{
    enum { NO_FIGURE = 30 };
    if (t->status == STATUS_DONE)
        return 0;
    double left = t->rate.known ? 100 * (1 - decimal_double(t->rate)) : NO_FIGURE;
    return left > 0 ? left : 0;
}

void audit_dropped(struct auditor *x, const struct task_pair *p)
{
    if (p->verdict != VERDICT_DROPPED)
        return;
    const struct task *t = diff_task(x->diff, p);
    if (has_twin(x, t))
        return;
    struct str last = audit_first_words(t);
    struct str sentence =
        last.n ? str_format(x->arena, _("A task of %s that is in no way in %s. Last heard of: %s"),
                            audit_period(x, x->a), audit_period(x, x->b), audit_short(x, last))
               : str_format(x->arena, _("A task of %s that is in no way in %s."),
                            audit_period(x, x->a), audit_period(x, x->b));
    struct finding *f = audit_add(x, RULE_DROPPED, t,
                                  left_undone(t) * p->pairing->confidence, sentence);
    if (!f)
        return;
    audit_prove(x, f, x->a, t, t->title);
    for (size_t i = 0; i < t->items.n; i++)
        audit_prove(x, f, x->a, t, t->items.v[i].progress);
}
