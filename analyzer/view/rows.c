/* Flat tables for programs: one header, one row a thing, figures as they are. */
#include "analyzer/view/view.h"

static struct str number(struct arena *a, struct decimal d)
{
    return d.known ? decimal_text(a, d) : STR("");
}

static struct str ratio(struct arena *a, double share)
{
    return decimal_text(a, decimal_round(decimal_from_double(share), 4));
}

static struct str yes_no(bool b)
{
    return b ? STR("true") : STR("false");
}

static void columns(struct page_table *t, const char *const *keys)
{
    for (; *keys; keys++)
        table_column(t, *keys, *keys, ALIGN_LEFT, 0);
}

static void cell(struct page_table *t, struct str text)
{
    table_cell(t, TONE_PLAIN, text);
}

static void add_side(struct page_table *t, const struct report *r, const size_t *v, size_t n)
{
    struct str nos = STR_NULL, ids = STR_NULL;
    for (size_t i = 0; i < n; i++) {
        const struct task *task = &r->tasks.v[v[i]];
        nos = str_join(t->arena, nos, STR(" "), show_no(t->arena, task));
        ids = str_join(t->arena, ids, STR(" "), task->id);
    }
    cell(t, nos);
    cell(t, ids);
}

/* Whether the bar of any indicator moved, or how it is counted. */
static void add_changes(struct page_table *t, const struct task_pair *pair)
{
    bool target = false, unit = false;
    for (size_t i = 0; i < pair->indicators.n; i++) {
        target |= pair->indicators.v[i].target_changed;
        unit |= pair->indicators.v[i].unit_changed;
    }
    cell(t, yes_no(target));
    cell(t, yes_no(unit));
    cell(t, yes_no(pair->basis_changed));
}

void view_diff_rows(struct page *p, const struct diff *d, const struct diff_view *options)
{
    static const char *const keys[] = {
        "verdict",     "kind",   "confidence", "unsure", "from_no", "from_id", "to_no", "to_id",
        "title",       "lead",   "rate_from",  "rate_to", "delta_pp", "expected_pp",
        "pace",        "gap_pp", "spi",        "copied",  "issues_persist", "next_repeated",
        "target_changed", "unit_changed", "basis_changed", NULL
    };
    struct arena *a = p->arena;
    struct page_table *t = page_table(p);
    columns(t, keys);
    for (size_t i = 0; i < d->pairs.n; i++) {
        const struct task_pair *pair = &d->pairs.v[i];
        const struct task *task = diff_task(d, pair);
        if (options->only && !(options->only & 1u << pair->verdict))
            continue;
        cell(t, str_from(verdict_name(pair->verdict)));
        cell(t, str_from(pair_kind_name(pair->pairing->kind)));
        cell(t, ratio(a, pair->pairing->confidence));
        cell(t, yes_no(pair->pairing->from.n && pair->pairing->to.n &&
                       pairing_unsure(pair->pairing)));
        add_side(t, d->from, pair->pairing->from.v, pair->pairing->from.n);
        add_side(t, d->to, pair->pairing->to.v, pair->pairing->to.n);
        cell(t, task->title);
        cell(t, task_lead(task));
        const struct decimal figures[] = { pair->rate_from,   pair->rate_to, pair->delta_pp,
                                           pair->expected_pp, pair->pace_to, pair->gap_pp,
                                           pair->spi };
        for (size_t k = 0; k < sizeof figures / sizeof figures[0]; k++)
            cell(t, number(a, figures[k]));
        cell(t, ratio(a, pair->copied));
        cell(t, yes_no(pair->issues_persist));
        cell(t, yes_no(pair->next_repeated));
        add_changes(t, pair);
    }
}

void view_audit_rows(struct page *p, const struct findings *f)
{
    static const char *const keys[] = { "severity", "score", "rule",  "no",       "id",
                                        "title",    "lead",  "sentence", "since",
                                        "reports",  "months", "quotes", NULL };
    struct page_table *t = page_table(p);
    columns(t, keys);
    for (size_t i = 0; i < f->n; i++) {
        const struct finding *x = &f->v[i];
        struct str quotes = STR_NULL;
        for (size_t k = 0; k < x->proofs.n; k++)
            quotes = str_join(p->arena, quotes, STR("\n"), x->proofs.v[k].text);
        cell(t, str_from(severity_name(x->severity)));
        cell(t, decimal_text(p->arena, decimal_round(decimal_from_double(x->score), 1)));
        cell(t, str_from(rule_name(x->rule)));
        cell(t, show_no(p->arena, x->task));
        cell(t, x->task->id);
        cell(t, x->task->title);
        cell(t, x->lead);
        cell(t, x->sentence);
        cell(t, x->reports ? period_key_str(p->arena, x->since) : STR_NULL);
        cell(t, number(p->arena, x->reports ? decimal_int(x->reports) : DECIMAL_NONE));
        cell(t, number(p->arena, x->reports ? decimal_int(x->months) : DECIMAL_NONE));
        cell(t, quotes);
    }
}

void view_promise_rows(struct page *p, const struct promise_list *list)
{
    static const char *const keys[] = { "state", "no",   "id",    "title",     "lead", "made",
                                        "due",   "text", "told",  "told_no",   "quote", "share",
                                        "later", NULL };
    struct arena *a = p->arena;
    struct page_table *t = page_table(p);
    columns(t, keys);
    for (size_t i = 0; i < list->n; i++) {
        const struct promise *x = &list->v[i];
        cell(t, str_from(promise_state_name(x->state)));
        cell(t, show_no(a, x->task));
        cell(t, x->task->id);
        cell(t, x->task->title);
        cell(t, task_lead(x->task));
        cell(t, period_key_str(a, x->made->period));
        cell(t, month_text(a, x->commitment->due));
        cell(t, x->commitment->text);
        cell(t, x->later ? period_key_str(a, x->told->period) : STR_NULL);
        cell(t, x->later ? show_no(a, x->later) : STR_NULL);
        cell(t, x->quote);
        cell(t, number(a, x->share));
        cell(t, x->done_or_due.year ? month_text(a, x->done_or_due) : STR_NULL);
    }
}

void view_rule_rows(struct page *p, unsigned rules, const struct audit_options *options)
{
    static const char *const keys[] = { "rule", "low", "medium", "high", "text", NULL };
    struct page_table *t = page_table(p);
    columns(t, keys);
    for (int r = 0; r < RULE_COUNT; r++) {
        if (rules && !(rules & 1u << r))
            continue;
        cell(t, str_from(rule_name((enum rule)r)));
        for (int s = 0; s < SEVERITY_COUNT; s++)
            cell(t, str_format(p->arena, "%g", options->limit[r][s]));
        cell(t, rule_explain(p->arena, (enum rule)r, options));
    }
}

void view_report_rows(struct page *p, const struct report *r)
{
    static const char *const keys[] = { "seq",      "no",     "id",        "section", "title",
                                        "lead",     "owners", "status",    "rate",    "rate_basis",
                                        "progress", "issues", "next",      "target",  NULL };
    struct arena *a = p->arena;
    struct page_table *t = page_table(p);
    columns(t, keys);
    for (size_t i = 0; i < r->tasks.n; i++) {
        const struct task *task = &r->tasks.v[i];
        struct str owners = STR_NULL;
        for (size_t k = 0; k < task->owners.n; k++)
            owners = str_join(a, owners, STR("、"), task->owners.v[k].name);
        cell(t, str_format(a, "%d", task->seq));
        const struct str texts[] = { task->no, task->id, task->section, task->title,
                                     task_lead(task), owners };
        for (size_t k = 0; k < sizeof texts / sizeof texts[0]; k++)
            cell(t, texts[k]);
        cell(t, str_from(status_name(task->status)));
        cell(t, number(a, task->rate));
        cell(t, str_from(basis_name(task->rate_basis)));
        cell(t, task_cell(a, task, ROLE_PROGRESS));
        cell(t, task_cell(a, task, ROLE_ISSUES));
        cell(t, task_cell(a, task, ROLE_NEXT));
        cell(t, task_cell(a, task, ROLE_TARGET));
    }
}

void view_log_rows(struct page *p, const struct ledger_log *log)
{
    static const char *const keys[] = { "commit", "time",    "author",        "series", "period",
                                        "revision", "subject", "source_sha256", NULL };
    struct page_table *t = page_table(p);
    columns(t, keys);
    for (size_t i = 0; i < log->n; i++) {
        const struct ledger_entry *e = &log->v[i];
        cell(t, e->commit);
        cell(t, str_format(p->arena, "%lld", (long long)e->time));
        cell(t, e->author);
        cell(t, e->series);
        cell(t, period_key_str(p->arena, e->period));
        cell(t, str_format(p->arena, "%d", e->revision));
        cell(t, e->subject);
        cell(t, e->source_sha256);
    }
}
