/* qoq.diff/1: SPEC.md section 6. */
#include "analyzer/view/view.h"
#include "snapshots/codec.h"

static void add_report(struct json *to, const char *key, const struct report *r)
{
    struct json *j = json_add_object(to, key);
    json_add_str(j, "series", r->series);
    codec_add_period(j, "period", r->period);
}

static void add_summary(struct json *to, const struct diff_summary *s)
{
    static const enum verdict order[] = { VERDICT_COMPLETED, VERDICT_ADVANCED, VERDICT_STALLED,
                                          VERDICT_REGRESSED, VERDICT_REPORTED, VERDICT_DONE,
                                          VERDICT_ADDED,     VERDICT_DROPPED };
    struct json *j = json_add_object(to, "summary");
    json_add_int(j, "from_tasks", s->from_tasks);
    json_add_int(j, "to_tasks", s->to_tasks);
    json_add_int(j, "paired", s->paired);
    for (size_t i = 0; i < VERDICT_COUNT; i++)
        json_add_int(j, verdict_name(order[i]), s->verdicts[order[i]]);
    json_add_decimal(j, "mean_delta_pp", s->mean_delta_pp);
}

static void add_tasks(struct json *to, const char *key, const struct report *r, const size_t *v,
                      size_t n)
{
    struct json *array = json_add_array(to, key);
    for (size_t i = 0; i < n; i++) {
        const struct task *t = &r->tasks.v[v[i]];
        struct json *j = json_add_object(array, NULL);
        json_add_str(j, "id", t->id);
        json_add_int(j, "seq", t->seq);
        json_add_str(j, "no", t->no);
        json_add_str(j, "title", t->title);
    }
}

static void add_indicator(struct json *to, const char *key, const struct indicator *x)
{
    if (!x) {
        json_add_null(to, key);
        return;
    }
    struct json *j = json_add_object(to, key);
    codec_add_target(j, "target", x->target);
    codec_add_actual(j, "actual", x->actual);
    codec_add_stated(j, "stated", x->stated);
    json_add_decimal(j, "rate", x->rate);
}

static void add_indicators(struct json *to, const struct task_pair *pair)
{
    struct json *array = json_add_array(to, "indicators");
    for (size_t i = 0; i < pair->indicators.n; i++) {
        const struct indicator_pair *x = &pair->indicators.v[i];
        struct json *j = json_add_object(array, NULL);
        json_add_str(j, "name", x->to ? x->to->name : x->from->name);
        add_indicator(j, "from", x->from);
        add_indicator(j, "to", x->to);
        json_add_decimal(j, "delta", x->delta);
        json_add_decimal(j, "delta_pp", x->delta_pp);
        json_add_bool(j, "target_changed", x->target_changed);
        json_add_bool(j, "unit_changed", x->unit_changed);
        json_add_bool(j, "basis_changed", x->basis_changed);
    }
}

static void add_names(struct json *to, const char *key, const struct str *v, size_t n)
{
    struct json *array = json_add_array(to, key);
    for (size_t i = 0; i < n; i++)
        json_add_str(array, NULL, v[i]);
}

static void add_figures(struct json *j, const struct task_pair *pair)
{
    struct json *rate = json_add_object(j, "rate");
    json_add_decimal(rate, "from", pair->rate_from);
    json_add_decimal(rate, "to", pair->rate_to);
    json_add_decimal(rate, "delta_pp", pair->delta_pp);
    json_add_decimal(rate, "expected_pp", pair->expected_pp);
    struct json *pace = json_add_object(j, "pace");
    json_add_decimal(pace, "to", pair->pace_to);
    json_add_decimal(pace, "gap_pp", pair->gap_pp);
    json_add_decimal(pace, "spi", pair->spi);
}

static struct decimal share(double x)
{
    return decimal_round(decimal_from_double(x), 4);
}

static void add_pair(struct json *array, const struct diff *d, const struct task_pair *pair)
{
    const struct pairing *g = pair->pairing;
    struct json *j = json_add_object(array, NULL);
    json_add_str(j, "kind", str_from(pair_kind_name(g->kind)));
    json_add_decimal(j, "confidence", share(g->confidence));
    json_add_bool(j, "unsure", g->from.n && g->to.n && pairing_unsure(g));
    add_tasks(j, "from", d->from, g->from.v, g->from.n);
    add_tasks(j, "to", d->to, g->to.v, g->to.n);
    json_add_str(j, "verdict", str_from(verdict_name(pair->verdict)));
    add_figures(j, pair);
    add_indicators(j, pair);
    struct json *owners = json_add_object(j, "owners");
    add_names(owners, "added", pair->owners_added.v, pair->owners_added.n);
    add_names(owners, "removed", pair->owners_removed.v, pair->owners_removed.n);
    struct json *text = json_add_object(j, "text");
    json_add_decimal(text, "copied", share(pair->copied));
    json_add_bool(text, "issues_persist", pair->issues_persist);
    json_add_bool(text, "next_repeated", pair->next_repeated);
}

struct str json_diff(struct arena *a, const struct diff *d, unsigned only)
{
    struct json *root = json_object(a);
    json_add_str(root, "schema", STR("qoq.diff/1"));
    add_report(root, "from", d->from);
    add_report(root, "to", d->to);
    add_summary(root, &d->summary);
    struct json *pairs = json_add_array(root, "pairs");
    for (size_t i = 0; i < d->pairs.n; i++)
        if (!only || only & 1u << d->pairs.v[i].verdict)
            add_pair(pairs, d, &d->pairs.v[i]);
    return json_pretty(a, root);
}
