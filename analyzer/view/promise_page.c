/* What became of promises: per lead, then one by one. */
#include <stdlib.h>

#include "analyzer/view/view.h"
#include "base/i18n.h"

/* The promises of one lead, by what became of them. */
struct tally {
    struct str lead;
    int n[PROMISE_STATE_COUNT], all;
};

LIST_TYPE(struct tallies, struct tally);

/* Broken ones first. */
static const enum promise_state order[PROMISE_STATE_COUNT] = {
    PROMISE_MISSED, PROMISE_PARTLY, PROMISE_SLIPPED, PROMISE_SILENT, PROMISE_KEPT, PROMISE_OPEN,
};
static const enum tone tones[PROMISE_STATE_COUNT] = {
    [PROMISE_KEPT] = TONE_GOOD, [PROMISE_PARTLY] = TONE_WARN,  [PROMISE_MISSED] = TONE_BAD,
    [PROMISE_SLIPPED] = TONE_WARN, [PROMISE_SILENT] = TONE_PLAIN, [PROMISE_OPEN] = TONE_DIM,
};

/* Headings of the table, where there is little room. */
static const char *const brief[PROMISE_STATE_COUNT] = {
    [PROMISE_KEPT] = N_("kept"),      [PROMISE_PARTLY] = N_("partly"),
    [PROMISE_MISSED] = N_("missed"),  [PROMISE_SLIPPED] = N_("put off"),
    [PROMISE_SILENT] = N_("silent"),  [PROMISE_OPEN] = N_("open"),
};

static struct tally *tally_of(struct arena *a, struct tallies *all, struct str lead)
{
    for (size_t i = 0; i < all->n; i++)
        if (str_eq(all->v[i].lead, lead))
            return &all->v[i];
    struct tally *t = list_push(a, all);
    *t = (struct tally){ .lead = lead };
    return t;
}

static int broken(const struct tally *t)
{
    return t->n[PROMISE_MISSED] + t->n[PROMISE_PARTLY] + t->n[PROMISE_SLIPPED];
}

static int worst_first(const void *x, const void *y)
{
    const struct tally *a = x, *b = y;
    if (broken(a) != broken(b))
        return broken(b) - broken(a);
    return a->all != b->all ? b->all - a->all : str_cmp(a->lead, b->lead);
}

/* Of the promises whose outcome the reports tell. */
static struct str share_kept(struct arena *a, const struct tally *t)
{
    int kept = t->n[PROMISE_KEPT], told = kept + broken(t);
    return show_percent(a, decimal_ratio(decimal_int(kept), decimal_int(told), 4));
}

static void add_row(struct page_table *t, struct str name, const struct tally *of)
{
    table_cell(t, TONE_PLAIN, name);
    table_cell(t, TONE_STRONG, str_format(t->arena, "%d", of->all));
    for (int i = 0; i < PROMISE_STATE_COUNT; i++) {
        int n = of->n[order[i]];
        table_cell(t, n ? tones[order[i]] : TONE_DIM, str_format(t->arena, "%d", n));
    }
    table_cell(t, TONE_STRONG, share_kept(t->arena, of));
}

static void add_leads(struct page *p, const struct promise_list *list)
{
    struct tallies all = { 0 };
    struct tally sum = { 0 };
    for (size_t i = 0; i < list->n; i++) {
        struct tally *of = tally_of(p->arena, &all, task_lead(list->v[i].task));
        of->n[list->v[i].state]++, of->all++;
        sum.n[list->v[i].state]++, sum.all++;
    }
    qsort(all.v, all.n, sizeof *all.v, worst_first);
    struct page_table *t = page_table(p);
    table_column(t, "lead", _("lead"), ALIGN_LEFT, 1);
    table_column(t, "all", _("all"), ALIGN_RIGHT, 0);
    for (int i = 0; i < PROMISE_STATE_COUNT; i++)
        table_column(t, promise_state_name(order[i]), _(brief[order[i]]), ALIGN_RIGHT, 0);
    table_column(t, "share", _("share kept"), ALIGN_RIGHT, 0);
    for (size_t i = 0; i < all.n; i++)
        add_row(t, all.v[i].lead.n ? show_line(p->arena, all.v[i].lead) : str_from(_("(no lead)")),
                &all.v[i]);
    add_row(t, str_from(_("all")), &sum);
}

static struct str proof_label(struct page *p, const struct report *r, const struct task *t,
                              struct str quote)
{
    char key[PERIOD_KEY_SIZE];
    return str_format(p->arena, "%s %s", period_key(r->period, key),
                      _(role_label(audit_cell(t, quote))));
}

static void add_promise(struct page *p, const struct promise *x)
{
    struct arena *a = p->arena;
    struct str line = str_format(a, _("Due %s"), str_z(a, month_text(a, x->commitment->due)));
    if (x->state == PROMISE_SLIPPED)
        line = str_format(a, _("%s, put off to %s"), str_z(a, line),
                          str_z(a, month_text(a, x->done_or_due)));
    else if (x->share.known)
        line = str_format(a, _("%s, %s of it kept"), str_z(a, line),
                          str_z(a, show_percent(a, x->share)));
    page_line(p, tones[x->state], line);
    page_quote(p, proof_label(p, x->made, x->task, x->commitment->text), x->commitment->text);
    if (x->later && x->quote.n)
        page_quote(p, proof_label(p, x->told, x->later, x->quote), x->quote);
}

static void add_state(struct page *p, const struct promise_list *list, enum promise_state state)
{
    const struct task *last = NULL;
    for (size_t i = 0; i < list->n; i++) {
        const struct promise *x = &list->v[i];
        if (x->state != state)
            continue;
        if (!last)
            page_heading(p, 2, show_capital(p->arena, _(promise_state_label(state))));
        if (x->task != last)
            page_entry(p, show_no(p->arena, x->task),
                       str_join(p->arena, show_line(p->arena, x->task->title), STR(" · "),
                                show_line(p->arena, task_lead(x->task))));
        last = x->task;
        add_promise(p, x);
    }
}

void view_promises(struct page *p, const struct report *a, const struct report *b,
                   const struct promise_list *list)
{
    struct str name = show_report(p->arena, b), now = show_period(p->arena, b->period);
    struct str then = a ? show_period(p->arena, a->period) : STR_NULL;
    page_heading(p, 1, a ? str_format(p->arena, _("Promises of %.*s, from %.*s to %.*s"),
                                      STR_ARG(name), STR_ARG(then), STR_ARG(now))
                         : str_format(p->arena, _("Promises of %.*s, %.*s"), STR_ARG(name),
                                      STR_ARG(now)));
    if (!a)
        page_line(p, TONE_PLAIN, str_from(_("There is no report before it that could have "
                                            "promised anything; --against names one.")));
    else if (!list->n)
        page_line(p, TONE_PLAIN, str_from(_("No promise with a date was found.")));
    if (!list->n)
        return;
    add_leads(p, list);
    for (int i = 0; i < PROMISE_STATE_COUNT; i++)
        add_state(p, list, order[i]);
}

/* --- rules --- */

void view_rules(struct page *p, unsigned rules, const struct audit_options *options)
{
    for (int r = 0; r < RULE_COUNT; r++) {
        if (rules && !(rules & 1u << r))
            continue;
        struct str rest = rule_explain(p->arena, (enum rule)r, options), line;
        for (bool first = true; str_next(&rest, STR("\n"), &line); first = false)
            if (first)
                page_heading(p, 2, line);
            else
                page_line(p, TONE_PLAIN, line);
    }
}
