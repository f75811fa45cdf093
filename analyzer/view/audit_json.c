/* qoq.audit/1, qoq.commitments/1: SPEC.md section 7. */
#include "analyzer/view/view.h"
#include "snapshots/codec.h"

static void add_report(struct json *to, const char *key, const struct report *r)
{
    if (!r) {
        json_add_null(to, key);
        return;
    }
    struct json *j = json_add_object(to, key);
    json_add_str(j, "series", r->series);
    codec_add_period(j, "period", r->period);
}

static void add_summary(struct json *to, const struct findings *f)
{
    int counts[SEVERITY_COUNT] = { 0 };
    for (size_t i = 0; i < f->n; i++)
        counts[f->v[i].severity]++;
    struct json *j = json_add_object(to, "summary");
    json_add_int(j, "findings", (int64_t)f->n);
    for (int s = SEVERITY_COUNT - 1; s >= 0; s--)
        json_add_int(j, severity_name((enum severity)s), counts[s]);
}

static void add_task(struct json *to, const char *key, const struct task *t)
{
    struct json *task = json_add_object(to, key);
    json_add_str(task, "id", t->id);
    json_add_int(task, "seq", t->seq);
    json_add_str(task, "no", t->no);
    json_add_str(task, "title", t->title);
}

static void add_quote(struct json *q, struct arena *a, struct period period, enum role cell,
                      struct str text)
{
    json_add_str(q, "period", period_key_str(a, period));
    json_add_str(q, "cell", str_from(role_name(cell)));
    json_add_str(q, "text", text);
}

static struct decimal known_count(bool known, int n)
{
    return known ? decimal_int(n) : DECIMAL_NONE;
}

static void add_finding(struct json *array, struct arena *a, const struct finding *x)
{
    struct json *j = json_add_object(array, NULL);
    json_add_str(j, "rule", str_from(rule_name(x->rule)));
    json_add_str(j, "severity", str_from(severity_name(x->severity)));
    json_add_decimal(j, "score", decimal_round(decimal_from_double(x->score), 1));
    add_task(j, "task", x->task);
    json_add_str(j, "lead", x->lead);
    json_add_str(j, "sentence", x->sentence);
    json_add_str(j, "since", x->reports ? period_key_str(a, x->since) : STR_NULL);
    json_add_decimal(j, "reports", known_count(x->reports, x->reports));
    json_add_decimal(j, "months", known_count(x->reports, x->months));
    struct json *quotes = json_add_array(j, "quotes");
    for (size_t i = 0; i < x->proofs.n; i++) {
        const struct proof *proof = &x->proofs.v[i];
        add_quote(json_add_object(quotes, NULL), a, proof->period, proof->cell, proof->text);
    }
}

struct str json_audit(struct arena *a, const struct report *from, const struct report *to,
                      const struct findings *f)
{
    struct json *root = json_object(a);
    json_add_str(root, "schema", STR("qoq.audit/1"));
    add_report(root, "from", from);
    add_report(root, "to", to);
    add_summary(root, f);
    struct json *findings = json_add_array(root, "findings");
    for (size_t i = 0; i < f->n; i++)
        add_finding(findings, a, &f->v[i]);
    return json_pretty(a, root);
}

/* --- promises --- */

static void add_states(struct json *to, const struct promise_list *list, const struct str *lead)
{
    int counts[PROMISE_STATE_COUNT] = { 0 }, all = 0, told = 0;
    for (size_t i = 0; i < list->n; i++) {
        if (lead && !str_eq(task_lead(list->v[i].task), *lead))
            continue;
        enum promise_state s = list->v[i].state;
        counts[s]++, all++;
        told += s != PROMISE_SILENT && s != PROMISE_OPEN;
    }
    json_add_int(to, "promises", all);
    for (int s = 0; s < PROMISE_STATE_COUNT; s++)
        json_add_int(to, promise_state_name((enum promise_state)s), counts[s]);
    json_add_decimal(to, "share_kept",
                     decimal_ratio(decimal_int(counts[PROMISE_KEPT]), decimal_int(told), 4));
}

/* In the order in which the leads first promise something. */
static void add_leads(struct json *to, const struct promise_list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        struct str lead = task_lead(list->v[i].task);
        bool before = false;
        for (size_t k = 0; k < i && !before; k++)
            before = str_eq(task_lead(list->v[k].task), lead);
        if (before)
            continue;
        struct json *j = json_add_object(to, NULL);
        json_add_str(j, "lead", lead);
        add_states(j, list, &lead);
    }
}

static void add_promise(struct json *array, struct arena *a, const struct promise *x)
{
    struct json *j = json_add_object(array, NULL);
    json_add_str(j, "state", str_from(promise_state_name(x->state)));
    add_task(j, "task", x->task);
    json_add_str(j, "lead", task_lead(x->task));
    json_add_str(j, "due", month_text(a, x->commitment->due));
    json_add_str(j, "later", x->done_or_due.year ? month_text(a, x->done_or_due) : STR_NULL);
    json_add_decimal(j, "share", x->share);
    add_quote(json_add_object(j, "made"), a, x->made->period,
              audit_cell(x->task, x->commitment->text), x->commitment->text);
    if (!x->later || !x->quote.n) {
        json_add_null(j, "told");
        json_add_null(j, "told_by");
        return;
    }
    add_quote(json_add_object(j, "told"), a, x->told->period, audit_cell(x->later, x->quote),
              x->quote);
    add_task(j, "told_by", x->later);
}

struct str json_promises(struct arena *a, const struct report *from, const struct report *to,
                         const struct promise_list *list)
{
    struct json *root = json_object(a);
    json_add_str(root, "schema", STR("qoq.commitments/1"));
    add_report(root, "from", from);
    add_report(root, "to", to);
    add_states(json_add_object(root, "summary"), list, NULL);
    add_leads(json_add_array(root, "leads"), list);
    struct json *promises = json_add_array(root, "promises");
    for (size_t i = 0; i < list->n; i++)
        add_promise(promises, a, &list->v[i]);
    return json_pretty(a, root);
}
