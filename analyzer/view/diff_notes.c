/* What stands behind the figures of a pair: notes for its row, and its cells word for word. */
#include "analyzer/view/diff_parts.h"
#include "analyzer/worddiff.h"
#include "base/i18n.h"

const double diff_copied_text = 0.85;

/* --- notes --- */

static void note(struct arena *a, struct str *all, struct str text)
{
    *all = str_join(a, *all, str_from(_("; ")), text);
}

static struct str show_target(struct arena *a, const struct indicator *i)
{
    return show_value(a, i->target->value, i->target->unit);
}

static void note_indicator(struct arena *a, struct str *all, const struct indicator_pair *x)
{
    if (x->target_changed && x->from && x->from->target && x->to && x->to->target)
        note(a, all, str_format(a, _("target %.*s → %.*s"), STR_ARG(show_target(a, x->from)),
                                STR_ARG(show_target(a, x->to))));
    else if (x->unit_changed && x->from && x->from->actual && x->to && x->to->actual)
        note(a, all, str_format(a, _("unit %.*s → %.*s"), STR_ARG(x->from->actual->unit),
                                STR_ARG(x->to->actual->unit)));
}

/* What the task stands still in, where no figure shows it. */
static void note_standstill(struct arena *a, struct str *all, const struct diff *d,
                            const struct task_pair *pair)
{
    if (pair->verdict != VERDICT_STALLED || pair->delta_pp.known)
        return;
    if (pair->copied >= diff_copied_text)
        note(a, all, str_format(a, _("text copied: %.*s"),
                                STR_ARG(show_percent(a, decimal_from_double(pair->copied)))));
    else
        note(a, all, str_from(_(status_label(diff_task(d, pair)->status))));
}

struct str diff_notes(struct arena *a, const struct diff *d, const struct task_pair *pair,
                      bool figures)
{
    const struct pairing *g = pair->pairing;
    struct str all = STR_NULL;
    if (figures)
        note_standstill(a, &all, d, pair);
    if (g->kind == PAIR_SPLIT)
        note(a, &all, str_format(a, _("split into %zu"), g->to.n));
    if (g->kind == PAIR_MERGED)
        note(a, &all, str_format(a, _("merged from %zu"), g->from.n));
    for (size_t i = 0; i < pair->indicators.n; i++)
        note_indicator(a, &all, &pair->indicators.v[i]);
    if (figures && pair->basis_changed)
        note(a, &all, str_from(_("counted differently")));
    return all;
}

/* --- words --- */

static struct str cell_of(struct arena *a, const struct report *r, const size_t *v, size_t n,
                          enum role role)
{
    struct str all = STR_NULL;
    for (size_t i = 0; i < n; i++) {
        const struct task *t = &r->tasks.v[v[i]];
        struct str text = role == ROLE_TITLE ? t->title : task_cell(a, t, role);
        if (text.n)
            all = str_join(a, all, STR("\n"), text);
    }
    return all;
}

void diff_words(struct page *p, const struct diff *d, const struct task_pair *pair,
                struct str number)
{
    static const enum role roles[] = { ROLE_TITLE, ROLE_TARGET, ROLE_PROGRESS, ROLE_ISSUES,
                                       ROLE_NEXT };
    const struct pairing *g = pair->pairing;
    bool any = false;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        struct str words = word_diff(p->arena,
                                     cell_of(p->arena, d->from, g->from.v, g->from.n, roles[i]),
                                     cell_of(p->arena, d->to, g->to.v, g->to.n, roles[i]));
        if (!words.n)
            continue;
        if (!any)
            page_entry(p, number, show_line(p->arena, diff_task(d, pair)->title));
        any = true;
        page_quote(p, str_from(_(role_label(roles[i]))), words);
    }
}
