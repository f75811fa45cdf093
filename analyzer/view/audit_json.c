/* qoq.audit/1: SPEC.md section 7. */
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

static void add_finding(struct json *array, struct arena *a, const struct finding *x)
{
    struct json *j = json_add_object(array, NULL);
    json_add_str(j, "rule", str_from(rule_name(x->rule)));
    json_add_str(j, "severity", str_from(severity_name(x->severity)));
    json_add_decimal(j, "score", decimal_round(decimal_from_double(x->score), 1));
    struct json *task = json_add_object(j, "task");
    json_add_str(task, "id", x->task->id);
    json_add_int(task, "seq", x->task->seq);
    json_add_str(task, "no", x->task->no);
    json_add_str(task, "title", x->task->title);
    json_add_str(j, "lead", x->lead);
    json_add_str(j, "sentence", x->sentence);
    struct json *quotes = json_add_array(j, "quotes");
    for (size_t i = 0; i < x->proofs.n; i++) {
        const struct proof *proof = &x->proofs.v[i];
        struct json *q = json_add_object(quotes, NULL);
        json_add_str(q, "period", period_key_str(a, proof->period));
        json_add_str(q, "cell", str_from(role_name(proof->cell)));
        json_add_str(q, "text", proof->text);
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
