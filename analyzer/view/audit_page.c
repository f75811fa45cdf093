/* The audit for people: findings worst first, each task told as one story. */
#include "analyzer/view/view.h"
#include "base/i18n.h"

static void add_title(struct page *p, const struct report *a, const struct report *b)
{
    struct str name = show_report(p->arena, b), now = show_period(p->arena, b->period);
    if (!a) {
        page_heading(p, 1, str_format(p->arena, _("Audit of %.*s, %.*s"), STR_ARG(name),
                                      STR_ARG(now)));
        return;
    }
    struct str then = show_period(p->arena, a->period);
    page_heading(p, 1, str_format(p->arena, _("Audit of %.*s, %.*s against %.*s"), STR_ARG(name),
                                  STR_ARG(now), STR_ARG(then)));
}

static int count(const struct findings *f, int rule, int severity)
{
    int n = 0;
    for (size_t i = 0; i < f->n; i++)
        n += (rule < 0 || (int)f->v[i].rule == rule) &&
             (severity < 0 || (int)f->v[i].severity == severity);
    return n;
}

static void add_count(struct page_table *t, enum tone tone, int n)
{
    table_cell(t, n ? tone : TONE_DIM, str_format(t->arena, "%d", n));
}

/* Rules by severity: how many of what. */
static void add_overview(struct page *p, const struct findings *f)
{
    static const enum tone tones[] = { [SEVERITY_LOW] = TONE_DIM, [SEVERITY_MEDIUM] = TONE_WARN,
                                       [SEVERITY_HIGH] = TONE_BAD };
    struct page_table *t = page_table(p);
    table_column(t, "rule", _("rule"), ALIGN_LEFT, 0);
    for (int s = SEVERITY_COUNT - 1; s >= 0; s--)
        table_column(t, severity_name((enum severity)s), _(severity_label((enum severity)s)),
                     ALIGN_RIGHT, 0);
    table_column(t, "all", _("all"), ALIGN_RIGHT, 0);
    for (int r = 0; r <= RULE_COUNT; r++) {
        int rule = r < RULE_COUNT ? r : -1; /* the last row sums up */
        if (rule >= 0 && count(f, rule, -1) == 0)
            continue;
        table_cell(t, TONE_PLAIN, str_from(rule >= 0 ? _(rule_label((enum rule)rule)) : _("all")));
        for (int s = SEVERITY_COUNT - 1; s >= 0; s--)
            add_count(t, tones[s], count(f, rule, s));
        add_count(t, TONE_STRONG, count(f, rule, -1));
    }
}

static bool said_before(const struct findings *f, size_t i, const struct proof *proof)
{
    for (size_t j = 0; j < i; j++)
        for (size_t k = 0; f->v[j].task == f->v[i].task && k < f->v[j].proofs.n; k++)
            if (period_eq(f->v[j].proofs.v[k].period, proof->period) &&
                f->v[j].proofs.v[k].cell == proof->cell &&
                str_eq(f->v[j].proofs.v[k].text, proof->text))
                return true;
    return false;
}

static void add_finding(struct page *p, const struct findings *f, size_t i)
{
    static const enum tone tones[] = { [SEVERITY_LOW] = TONE_PLAIN, [SEVERITY_MEDIUM] = TONE_WARN,
                                       [SEVERITY_HIGH] = TONE_BAD };
    const struct finding *x = &f->v[i];
    struct str rule = show_capital(p->arena, _(rule_label(x->rule)));
    page_line(p, tones[x->severity],
              str_format(p->arena, _("%.*s (%s): %.*s"), STR_ARG(rule),
                         _(severity_label(x->severity)), STR_ARG(x->sentence)));
    for (size_t k = 0; k < x->proofs.n; k++) {
        const struct proof *proof = &x->proofs.v[k];
        if (said_before(f, i, proof))
            continue;
        char key[PERIOD_KEY_SIZE];
        page_quote(p, str_format(p->arena, "%s %s", period_key(proof->period, key),
                                 _(role_label(proof->cell))),
                   proof->text);
    }
}

static bool told_before(const struct findings *f, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (f->v[j].task == f->v[i].task)
            return true;
    return false;
}

static void add_story(struct page *p, const struct findings *f, size_t first)
{
    const struct task *t = f->v[first].task;
    struct str no = show_no(p->arena, t), title = show_line(p->arena, t->title);
    struct str lead = f->v[first].lead;
    page_entry(p, no, str_join(p->arena, title, STR(" · "), lead.n ? lead : STR_NULL));
    for (size_t i = first; i < f->n; i++)
        if (f->v[i].task == t)
            add_finding(p, f, i);
}

void view_audit(struct page *p, const struct report *a, const struct report *b,
                const struct findings *f)
{
    add_title(p, a, b);
    if (f->n == 0) {
        page_line(p, TONE_GOOD, str_from(_("Nothing found.")));
        return;
    }
    add_overview(p, f);
    int severity = -1;
    for (size_t i = 0; i < f->n; i++) {
        if (told_before(f, i))
            continue;
        if ((int)f->v[i].severity != severity) {
            severity = (int)f->v[i].severity;
            page_heading(p, 2, str_format(p->arena, _("Severity: %s"),
                                          _(severity_label(f->v[i].severity))));
        }
        add_story(p, f, i);
    }
}
