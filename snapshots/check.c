#include "snapshots/check.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "snapshots/codec.h"

static const struct {
    const char *name, *text;
} words[] = {
#define X(id, name, text) { name, text },
    FAULTS(X)
#undef X
};

const char *fault_name(enum fault_code c)
{
    return words[c].name;
}

const char *fault_text(enum fault_code c)
{
    return words[c].text;
}

struct checker {
    struct arena *arena;
    struct fault_list *faults;
};

static void add(struct checker *c, enum fault_code code, struct str detail)
{
    *list_push(c->arena, c->faults) = (struct fault){ .code = code, .detail = detail };
}

/* --- quotes --- */

static bool item_says(const struct item *it, struct str quote)
{
    static const enum role cells[] = { ROLE_PROGRESS, ROLE_TARGET, ROLE_ISSUES, ROLE_NEXT };
    bool says = str_has(it->title, quote);
    for (size_t i = 0; i < sizeof cells / sizeof cells[0] && !says; i++)
        says = str_has(*item_cell(it, cells[i]), quote);
    for (size_t i = 0; i < it->extras.n && !says; i++)
        says = str_has(it->extras.v[i].text, quote);
    return says;
}

/* Cells may be merged over items, so any item of the task will do. */
static void check_quote(struct checker *c, const struct task *t, struct str quote)
{
    bool says = str_has(t->title, quote);
    for (size_t i = 0; i < t->items.n && !says; i++)
        says = item_says(&t->items.v[i], quote);
    if (!says)
        add(c, FAULT_QUOTE, str_format(c->arena, "tasks[%d]: \"%.*s\"", t->seq - 1,
                                       STR_ARG(quote)));
}

static void check_quotes(struct checker *c, const struct task *t)
{
    for (size_t i = 0; i < t->indicators.n; i++) {
        const struct indicator *x = &t->indicators.v[i];
        if (x->target)
            check_quote(c, t, x->target->quote);
        if (x->actual)
            check_quote(c, t, x->actual->quote);
        if (x->stated)
            check_quote(c, t, x->stated->quote);
    }
    for (size_t i = 0; i < t->commitments.n; i++)
        check_quote(c, t, t->commitments.v[i].text);
    for (size_t i = 0; i < t->signals.n; i++)
        check_quote(c, t, t->signals.v[i]);
}

/* --- ids and order --- */

static int compare_ids(const void *x, const void *y)
{
    return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

static void check_ids(struct checker *c, const struct report *r)
{
    struct str *ids = arena_array(c->arena, r->tasks.n + 1, sizeof *ids);
    for (size_t i = 0; i < r->tasks.n; i++) {
        ids[i] = r->tasks.v[i].id;
        if (!ids[i].n)
            add(c, FAULT_ID, str_format(c->arena, "tasks[%zu]", i));
    }
    qsort(ids, r->tasks.n, sizeof *ids, compare_ids);
    for (size_t i = 1; i < r->tasks.n; i++)
        if (ids[i].n && str_eq(ids[i - 1], ids[i]))
            add(c, FAULT_ID, ids[i]);
}

/* Tasks are counted from 1; a report is not published before the last month it speaks of. */
static void check_order(struct checker *c, const struct report *r)
{
    struct str as_of = month_text(c->arena, period_as_of(r->period));
    for (size_t i = 0; i < r->tasks.n; i++)
        if (r->tasks.v[i].seq != (int)i + 1)
            add(c, FAULT_ORDER, str_format(c->arena, "tasks[%zu].seq: %d", i, r->tasks.v[i].seq));
    if (r->period.month > 0 && r->published.n &&
        str_cmp(str_slice(r->published, 0, as_of.n), as_of) < 0)
        add(c, FAULT_ORDER, str_format(c->arena, "published %.*s < as_of %.*s",
                                       STR_ARG(r->published), STR_ARG(as_of)));
}

/* --- the whole --- */

static void check_bytes(struct checker *c, struct str json, const struct report *r)
{
    struct str own = snapshot_encode(c->arena, r);
    if (str_eq(own, json))
        return;
    long line = 1;
    for (size_t i = 0; i < own.n && i < json.n && own.p[i] == json.p[i]; i++)
        line += own.p[i] == '\n';
    add(c, FAULT_CANONICAL, str_format(c->arena, "snapshot.json:%ld", line));
}

void snapshot_check(struct arena *a, struct str json, struct report *out,
                    struct fault_list *faults)
{
    struct checker c = { a, faults };
    struct error why = { 0 };
    *out = (struct report){ 0 };
    if (snapshot_decode(a, NULL, json, out, &why)) {
        *out = (struct report){ 0 };
        add(&c, FAULT_SCHEMA, str_copy(a, str_from(why.text)));
        return;
    }
    check_bytes(&c, json, out);
    check_ids(&c, out);
    check_order(&c, out);
    for (size_t i = 0; i < out->tasks.n; i++)
        check_quotes(&c, &out->tasks.v[i]);
}
