#include "snapshots/codec.h"

/* Keys stand in the order of SPEC.md section 4, which is the order of the lines below. */

void codec_add_period(struct json *to, const char *key, struct period p)
{
    if (!period_known(p)) {
        json_add_null(to, key);
        return;
    }
    char name[PERIOD_KEY_SIZE];
    struct json *j = json_add_object(to, key);
    json_add_str(j, "key", str_from(period_key(p, name)));
    json_add_int(j, "year", p.year);
    json_add_str(j, "as_of", month_text(json_arena(to), period_as_of(p)));
    json_add_decimal(j, "pace", period_pace(p));
}

void codec_add_target(struct json *to, const char *key, const struct target *t)
{
    if (!t) {
        json_add_null(to, key);
        return;
    }
    struct json *j = json_add_object(to, key);
    json_add_str(j, "op", str_from(op_name(t->op)));
    json_add_decimal(j, "value", t->value);
    json_add_str(j, "unit", t->unit);
    json_add_str(j, "quote", t->quote);
}

void codec_add_actual(struct json *to, const char *key, const struct actual *x)
{
    if (!x) {
        json_add_null(to, key);
        return;
    }
    struct json *j = json_add_object(to, key);
    json_add_decimal(j, "value", x->value);
    json_add_str(j, "unit", x->unit);
    json_add_str(j, "as_of", month_text(json_arena(to), x->as_of));
    json_add_str(j, "quote", x->quote);
}

void codec_add_stated(struct json *to, const char *key, const struct stated *s)
{
    if (!s) {
        json_add_null(to, key);
        return;
    }
    struct json *j = json_add_object(to, key);
    json_add_decimal(j, "percent", s->percent);
    json_add_str(j, "quote", s->quote);
}

/* 1, 0 or -1 as true, false or null. */
static void add_verdict(struct json *to, const char *key, int verdict)
{
    if (verdict < 0)
        json_add_null(to, key);
    else
        json_add_bool(to, key, verdict > 0);
}

static void add_basis(struct json *to, const char *key, enum basis b)
{
    json_add_str(to, key, b == BASIS_NONE ? STR_NULL : str_from(basis_name(b)));
}

static void add_strings(struct json *to, const char *key, const struct str *v, size_t n)
{
    struct json *list = json_add_array(to, key);
    for (size_t i = 0; i < n; i++)
        json_add_str(list, NULL, v[i]);
}

static void add_source(struct json *to, const struct source *s)
{
    struct json *j = json_add_object(to, "source");
    json_add_str(j, "name", s->name);
    json_add_str(j, "sha256", s->sha256);
    json_add_int(j, "bytes", (int64_t)s->bytes);
    json_add_str(j, "format", s->format);
    json_add_str(j, "charset", s->charset);
    if (s->url.n)
        json_add_str(j, "url", s->url);
}

static void add_head(struct json *to, const struct report *r)
{
    struct json *j = json_add_object(to, "report");
    json_add_str(j, "title", r->title);
    json_add_str(j, "place", r->place);
    json_add_str(j, "publisher", r->publisher);
    json_add_str(j, "index_no", r->index_no);
    json_add_str(j, "published", r->published);
    codec_add_period(j, "period", r->period);
    add_source(j, &r->source);
    add_strings(j, "front", r->front.v, r->front.n);
    add_strings(j, "back", r->back.v, r->back.n);
}

static void add_extras(struct json *to, const struct item *it)
{
    if (it->extras.n == 0)
        return;
    struct json *list = json_add_array(to, "extras");
    for (size_t i = 0; i < it->extras.n; i++) {
        struct json *j = json_add_object(list, NULL);
        json_add_str(j, "role", str_from(role_name(it->extras.v[i].role)));
        json_add_str(j, "header", it->extras.v[i].header);
        json_add_str(j, "text", it->extras.v[i].text);
    }
}

static void add_item(struct json *to, const struct item *it)
{
    struct json *j = json_add_object(to, NULL);
    json_add_str(j, "title", it->title);
    json_add_str(j, "progress", it->progress);
    json_add_str(j, "issues", it->issues);
    json_add_str(j, "next", it->next);
    json_add_str(j, "target", it->target);
    struct json *shared = json_add_array(j, "shared");
    for (int role = 0; role < ROLE_COUNT; role++)
        if (it->shared & 1u << role)
            json_add_str(shared, NULL, str_from(role_name((enum role)role)));
    add_extras(j, it);
}

static void add_indicator(struct json *to, const struct indicator *x)
{
    struct json *j = json_add_object(to, NULL);
    json_add_str(j, "name", x->name);
    json_add_int(j, "item", x->item);
    json_add_str(j, "kind", str_from(kind_name(x->kind)));
    codec_add_target(j, "target", x->target);
    codec_add_actual(j, "actual", x->actual);
    codec_add_stated(j, "stated", x->stated);
    json_add_decimal(j, "rate", x->rate);
    add_basis(j, "basis", x->basis);
    json_add_decimal(j, "pace", x->pace);
    add_verdict(j, "met", x->met);
}

static void add_commitment(struct json *to, const struct commitment *c)
{
    struct json *j = json_add_object(to, NULL);
    json_add_int(j, "item", c->item);
    json_add_str(j, "text", c->text);
    json_add_str(j, "due", month_text(json_arena(to), c->due));
    json_add_decimal(j, "value", c->value);
    json_add_str(j, "unit", c->unit);
}

static void add_owners(struct json *to, const struct task *t)
{
    struct json *list = json_add_array(to, "owners");
    for (size_t i = 0; i < t->owners.n; i++) {
        struct json *j = json_add_object(list, NULL);
        json_add_str(j, "name", t->owners.v[i].name);
        json_add_bool(j, "lead", t->owners.v[i].lead);
    }
}

static void add_task(struct json *to, const struct task *t)
{
    struct json *j = json_add_object(to, NULL);
    json_add_str(j, "id", t->id);
    json_add_int(j, "seq", t->seq);
    json_add_str(j, "no", t->no);
    json_add_str(j, "section", t->section);
    json_add_str(j, "title", t->title);
    add_owners(j, t);
    struct json *items = json_add_array(j, "items");
    for (size_t i = 0; i < t->items.n; i++)
        add_item(items, &t->items.v[i]);
    struct json *indicators = json_add_array(j, "indicators");
    for (size_t i = 0; i < t->indicators.n; i++)
        add_indicator(indicators, &t->indicators.v[i]);
    struct json *commitments = json_add_array(j, "commitments");
    for (size_t i = 0; i < t->commitments.n; i++)
        add_commitment(commitments, &t->commitments.v[i]);
    json_add_decimal(j, "rate", t->rate);
    add_basis(j, "rate_basis", t->rate_basis);
    json_add_str(j, "status", str_from(status_name(t->status)));
    add_strings(j, "signals", t->signals.v, t->signals.n);
}

/* The message is English in every language: the same input always gives the same bytes. */
static void add_warning(struct json *to, const struct warning *w)
{
    struct json *j = json_add_object(to, NULL);
    json_add_str(j, "code", str_from(warning_name(w->code)));
    if (w->task)
        json_add_int(j, "task", w->task);
    else
        json_add_null(j, "task");
    if (w->line)
        json_add_int(j, "line", w->line);
    else
        json_add_null(j, "line");
    struct str text = str_from(warning_text(w->code));
    json_add_str(j, "message", str_join(json_arena(to), text, STR(": "), w->detail));
}

struct json *snapshot_tree(struct arena *a, const struct report *r)
{
    struct json *j = json_object(a);
    json_add_str(j, "schema", STR("qoq.snapshot/1"));
    add_head(j, r);
    struct json *columns = json_add_array(j, "columns");
    for (size_t i = 0; i < r->columns.n; i++) {
        struct json *column = json_add_object(columns, NULL);
        json_add_str(column, "role", str_from(role_name(r->columns.v[i].role)));
        json_add_str(column, "header", r->columns.v[i].header);
    }
    struct json *tasks = json_add_array(j, "tasks");
    for (size_t i = 0; i < r->tasks.n; i++)
        add_task(tasks, &r->tasks.v[i]);
    struct json *warnings = json_add_array(j, "warnings");
    for (size_t i = 0; i < r->warnings.n; i++)
        add_warning(warnings, &r->warnings.v[i]);
    return j;
}

struct str snapshot_encode(struct arena *a, const struct report *r)
{
    return json_pretty(a, snapshot_tree(a, r));
}
