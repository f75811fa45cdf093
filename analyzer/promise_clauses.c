/* What the later report says, clause by clause. */
#include "analyzer/promise_parts.h"
#include "analyzer/text.h"
#include "base/fold.h"
#include "snapshots/extract/extract.h"

/* 「11月底前」 is a plan in whatever cell it stands. */
static bool names_deadline(struct str text)
{
    return str_has(text, STR("底前")) || str_has(text, STR("日前")) || str_has(text, STR("旬前")) ||
           str_has(text, STR("月前")) || str_has(text, STR("年前"));
}

static void add_sentence(struct arena *a, const struct task *t, struct str sentence,
                         struct period base, bool plan, struct promise_clauses *out)
{
    struct str text, before = STR_NULL;
    while (text_clause(&sentence, &text)) {
        if (!text.n)
            continue;
        struct promise_clause c = { .task = t, .text = text, .before = before,
                                    .plan = plan || names_deadline(text), .next = plan };
        extract_last_month(a, text, base, &c.date);
        if (before.n)
            out->v[out->n - 1].after = text;
        *list_push(a, out) = c;
        before = text;
    }
}

static void add_cell(struct arena *a, const struct task *t, struct str cell, struct period base,
                     bool plan, struct promise_clauses *out)
{
    struct str sentence;
    while (text_sentence(&cell, &sentence))
        add_sentence(a, t, sentence, base, plan, out);
}

/* Everything the older side says, as one key. */
static struct str key_of_older(struct arena *a, const struct diff *d, const struct pairing *p)
{
    static const enum role cells[] = { ROLE_PROGRESS, ROLE_ISSUES, ROLE_NEXT };
    struct str all = STR_NULL;
    for (size_t i = 0; i < p->from.n; i++)
        for (size_t k = 0; k < sizeof cells / sizeof *cells; k++)
            all = str_join(a, all, STR("\n"),
                           task_cell(a, &d->from->tasks.v[p->from.v[i]], cells[k]));
    return fold_key(a, all);
}

static void mark_stale(struct arena *a, struct str older, struct promise_clauses *out)
{
    for (size_t i = 0; i < out->n; i++)
        out->v[i].stale = out->v[i].date.year && str_has(older, fold_key(a, out->v[i].text));
}

void promise_read_clauses(struct arena *a, const struct diff *d, const struct pairing *p,
                          struct promise_clauses *out)
{
    struct period base = d->to->period;
    for (size_t i = 0; i < p->to.n; i++) {
        const struct task *t = &d->to->tasks.v[p->to.v[i]];
        for (size_t k = 0; k < t->items.n; k++) {
            add_cell(a, t, t->items.v[k].progress, base, false, out);
            add_cell(a, t, t->items.v[k].issues, base, false, out);
            add_cell(a, t, t->items.v[k].next, base, true, out);
        }
    }
    mark_stale(a, key_of_older(a, d, p), out);
}
