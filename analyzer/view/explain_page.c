/* Why tasks were paired, and with what else they might have been. */
#include "analyzer/view/view.h"
#include "base/i18n.h"

static struct str tasks_of(struct arena *a, const struct report *r, const size_t *v, size_t n)
{
    struct str all = STR_NULL;
    for (size_t i = 0; i < n; i++) {
        const struct task *t = &r->tasks.v[v[i]];
        struct str no = show_no(a, t), title = show_line(a, t->title);
        all = str_join(a, all, STR("\n"),
                       str_format(a, "%.*s  %.*s", STR_ARG(no), STR_ARG(title)));
    }
    return all;
}

static struct str points(struct arena *a, double x)
{
    return decimal_text(a, decimal_round(decimal_from_double(x), 2));
}

/* What speaks for the pair, the strongest first. */
static struct str evidence(struct arena *a, const struct evidence *e)
{
    bool told[EVIDENCE_COUNT] = { false };
    struct str all = STR_NULL;
    for (int i = 0; i < EVIDENCE_COUNT; i++) {
        int best = -1;
        for (int k = 0; k < EVIDENCE_COUNT; k++)
            if (!told[k] && e->points[k] != 0 && (best < 0 || e->points[k] > e->points[best]))
                best = k;
        if (best < 0)
            break;
        told[best] = true;
        all = str_join(a, all, str_from(_(", ")),
                       str_format(a, "%s %.*s", _(evidence_label((enum evidence_kind)best)),
                                  STR_ARG(points(a, e->points[best]))));
    }
    return all;
}

static void add_runner_up(struct page *p, const struct diff *d, const struct runner_up *r)
{
    struct arena *a = p->arena;
    if (!r->any)
        return;
    struct str from = tasks_of(a, d->from, &r->from, 1), to = tasks_of(a, d->to, &r->to, 1);
    page_field(p, TONE_DIM, _("next best"),
               str_format(a, "%.*s → %.*s (%.*s)", STR_ARG(from), STR_ARG(to),
                          STR_ARG(points(a, r->points))));
}

static void add_pairing(struct page *p, const struct diff *d, const struct pairing *g)
{
    struct arena *a = p->arena;
    bool paired = g->from.n && g->to.n;
    struct str kind = show_capital(a, _(pair_kind_label(g->kind)));
    struct str sure = show_percent(a, decimal_from_double(g->confidence));
    page_heading(p, 2, str_format(a, paired ? "%.*s · %.*s%s" : "%.*s", STR_ARG(kind),
                                  STR_ARG(sure), pairing_unsure(g) ? " ?" : ""));
    if (g->from.n)
        page_field(p, TONE_PLAIN, _("then"), tasks_of(a, d->from, g->from.v, g->from.n));
    if (g->to.n)
        page_field(p, TONE_PLAIN, _("now"), tasks_of(a, d->to, g->to.v, g->to.n));
    struct str why = g->mapped ? str_from(_("a person said so")) : evidence(a, &g->evidence);
    if (why.n)
        page_field(p, TONE_PLAIN, _("because"), why);
    add_runner_up(p, d, &g->runner_up);
}

void view_explain(struct page *p, const struct diff *d, const struct diff_view *options)
{
    page_heading(p, 1, str_from(_("Why tasks were paired")));
    for (size_t i = 0; i < d->pairs.n; i++)
        if (!options->only || options->only & 1u << d->pairs.v[i].verdict)
            add_pairing(p, d, d->pairs.v[i].pairing);
}
