#include "analyzer/promises.h"

#include "analyzer/text.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "base/table.h"
#include "snapshots/extract/extract.h"

/* How much of a promise's matter a clause must name to speak of it. */
static const double speaks_of_it = 0.45, speaks_of_amount = 0.5;

enum { SHORTEST = 4 * 3 }; /* bytes: a matter of fewer than four characters matches anything */

/* ---- words ---- */

static bool has_word(struct str text, const char *class)
{
    const struct table *t = table_get("promise_words");
    for (size_t i = 0; i < t->n; i++)
        if (str_is(t->v[i].cell[1], class) && str_has(text, t->v[i].cell[0]))
            return true;
    return false;
}

/* The matter of a promise: its text without dates, figures and words of intent. */
static struct str matter(struct arena *a, struct str text)
{
    const struct table *t = table_get("promise_words");
    struct str s = text_undated(a, extract_undated(a, text));
    struct buf b = { .arena = a };
    for (size_t i = 0; i < s.n;) {
        size_t skip = 0;
        for (size_t k = 0; k < t->n; k++)
            if (str_is(t->v[k].cell[1], "modal") && t->v[k].cell[0].n > skip &&
                str_starts(str_after(s, i), t->v[k].cell[0]))
                skip = t->v[k].cell[0].n;
        bool figure = s.p[i] >= '0' && s.p[i] <= '9';
        if (!skip && !figure)
            buf_addc(&b, s.p[i]);
        i += skip ? skip : 1;
    }
    struct str key = fold_key(a, buf_str(&b));
    return key.n >= SHORTEST ? key : fold_key(a, s);
}

/* ---- what B says ---- */

/* A clause of B, with the one before it, which may name what it speaks of, and the one behind
 * it, which may say how it ended; both of the same sentence. */
struct clause {
    const struct task *task;
    struct str text, before, after;
    struct month date; /* the last one it names */
    bool plan;         /* it speaks of what will be */
    bool stale;        /* it names a month and stands in A word for word: no news */
};

LIST_TYPE(struct clauses, struct clause);

/* 「11月底前」 is a plan in whatever cell it stands. */
static bool names_deadline(struct str text)
{
    return str_has(text, STR("底前")) || str_has(text, STR("日前")) || str_has(text, STR("旬前")) ||
           str_has(text, STR("月前")) || str_has(text, STR("年前"));
}

static void add_sentence(struct arena *a, const struct task *t, struct str sentence,
                         struct period base, bool plan, struct clauses *out)
{
    struct str text, before = STR_NULL;
    while (text_clause(&sentence, &text)) {
        if (!text.n)
            continue;
        struct clause c = { .task = t, .text = text, .before = before,
                            .plan = plan || names_deadline(text) };
        extract_last_month(a, text, base, &c.date);
        if (before.n)
            out->v[out->n - 1].after = text;
        *list_push(a, out) = c;
        before = text;
    }
}

static void add_cell(struct arena *a, const struct task *t, struct str cell, struct period base,
                     bool plan,
                     struct clauses *out)
{
    struct str sentence;
    while (text_sentence(&cell, &sentence))
        add_sentence(a, t, sentence, base, plan, out);
}

static void read_side(struct arena *a, const struct diff *d, const struct pairing *p,
                      struct clauses *out)
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

static void mark_stale(struct arena *a, struct str older, struct clauses *out)
{
    for (size_t i = 0; i < out->n; i++)
        out->v[i].stale = out->v[i].date.year && str_has(older, fold_key(a, out->v[i].text));
}

/* ---- judging ---- */

static bool later(struct month x, struct month y)
{
    return x.year != y.year ? x.year > y.year : x.month > y.month;
}

struct follower {
    struct arena *arena;
    const struct diff *diff;
    const struct pairing *pairing;
    struct clauses clauses; /* of B */
    struct month now;       /* B's as-of */
};

static bool tells(struct promise *p, enum promise_state state, const struct task *later_task,
                  struct str quote)
{
    p->state = state;
    p->later = later_task;
    p->quote = quote;
    return true;
}

/* The largest amount of a clause in the unit of a promise; unknown when there is none. */
static struct decimal amount_in(const struct follower *f, const struct clause *c, struct str unit)
{
    struct quantity_list found = { 0 };
    struct decimal most = DECIMAL_NONE, v;
    extract_quantities(f->arena, c->text, f->diff->to->period, &found);
    for (size_t i = 0; i < found.n; i++)
        if (found.v[i].kind == KIND_LEVEL &&
            unit_convert(found.v[i].value, found.v[i].unit, unit, &v) &&
            (!most.known || decimal_cmp(v, most) > 0))
            most = v;
    return most;
}

/* B makes the same promise again, for a later month. */
static bool by_new_date(const struct follower *f, struct promise *p)
{
    static const double same_promise = 0.8;
    const struct commitment *old = p->commitment;
    struct str subject = matter(f->arena, old->text);
    for (size_t i = 0; i < f->clauses.n; i++) {
        const struct clause *c = &f->clauses.v[i];
        if (!c->plan || !c->date.year || !later(c->date, old->due) ||
            text_covered(f->arena, subject, c->text) < same_promise ||
            (old->value.known && !decimal_eq(amount_in(f, c, old->unit), old->value)))
            continue;
        p->done_or_due = c->date;
        return tells(p, PROMISE_SLIPPED, c->task, c->text);
    }
    return false;
}

/* A promised amount against what B has achieved of the same thing. */
static bool by_amount(const struct follower *f, struct promise *p)
{
    const struct commitment *c = p->commitment;
    if (!c->value.known)
        return false;
    for (size_t i = 0; i < f->pairing->to.n; i++) {
        const struct task *t = &f->diff->to->tasks.v[f->pairing->to.v[i]];
        for (size_t k = 0; k < t->indicators.n; k++) {
            const struct indicator *x = &t->indicators.v[k];
            struct decimal got;
            if (!x->actual || x->kind != KIND_LEVEL || !x->name.n ||
                text_covered(f->arena, x->name, c->text) < speaks_of_amount ||
                !unit_convert(x->actual->value, x->actual->unit, c->unit, &got))
                continue;
            p->share = decimal_ratio(got, c->value, 4);
            bool enough = decimal_cmp(got, c->value) >= 0;
            bool early = x->actual->as_of.year && later(c->due, x->actual->as_of);
            return tells(p, enough ? PROMISE_KEPT : early ? PROMISE_OPEN : PROMISE_PARTLY, t,
                         x->actual->quote);
        }
    }
    return false;
}

/* The clause that speaks most of a promise's matter; NULL when none does. */
static const struct clause *best_clause(const struct follower *f, struct str subject,
                                        struct str promise)
{
    const struct clause *best = NULL;
    double most = speaks_of_it;
    for (size_t i = 0; i < f->clauses.n; i++) {
        const struct clause *c = &f->clauses.v[i];
        struct str key = fold_key(f->arena, c->text);
        if (c->stale || str_has(key, promise) || str_has(promise, key))
            continue; /* what was said before, told once more */
        double alone = text_covered(f->arena, subject, c->text);
        double both = c->before.n ? text_covered(f->arena, subject,
                                                 str_join(f->arena, c->before, STR(" "), c->text))
                                  : 0;
        double share = alone > 0.8 * both ? alone : 0.8 * both;
        if (alone > 0 && share > most) {
            most = share;
            best = c;
        }
    }
    return best;
}

/* An amount or a percentage of the clause says how much of the promise is kept. */
static bool by_share(const struct follower *f, struct promise *p, const struct clause *c)
{
    struct decimal share = DECIMAL_NONE, percent = text_percent(f->arena, c->text);
    if (p->commitment->value.known)
        share = decimal_ratio(amount_in(f, c, p->commitment->unit), p->commitment->value, 4);
    if (!share.known && percent.known && decimal_cmp(percent, decimal_int(100)) < 0)
        share = decimal_round(decimal_scale(percent, -2), 4);
    if (!share.known)
        return false;
    p->share = share;
    bool enough = decimal_cmp(share, decimal_int(1)) >= 0;
    return tells(p, enough ? PROMISE_KEPT : PROMISE_PARTLY, c->task, c->text);
}

/* The clause that speaks most of a promise, whole or by the first part of several. */
static const struct clause *clause_on(const struct follower *f, struct str text)
{
    const struct clause *c = best_clause(f, matter(f->arena, text), fold_key(f->arena, text));
    struct str rest = text, part;
    while (!c && text_clause(&rest, &part))
        if (fold_key(f->arena, text_undated(f->arena, part)).n >= SHORTEST)
            c = best_clause(f, matter(f->arena, part), fold_key(f->arena, text));
    return c;
}

/* What the words of a clause say of the one they stand in or behind. */
static bool by_cues(struct promise *p, const struct clause *c, struct str words)
{
    struct str quote = c->text;
    if (words.n && words.p != c->text.p) /* up to the end of the words */
        quote.n = (size_t)(words.p + words.n - quote.p);
    if (has_word(words, "partly") || has_word(words, "undone"))
        return tells(p, PROMISE_MISSED, c->task, quote);
    return has_word(words, "done") && tells(p, PROMISE_KEPT, c->task, quote);
}

static bool by_words(const struct follower *f, struct promise *p)
{
    const struct clause *c = clause_on(f, p->commitment->text);
    if (!c)
        return false;
    p->done_or_due = c->date;
    if (c->date.year && later(c->date, f->now) && later(c->date, p->commitment->due))
        return tells(p, PROMISE_SLIPPED, c->task, c->text);
    if (later(p->commitment->due, f->now))
        return tells(p, PROMISE_OPEN, c->task, c->text);
    if (c->date.year && later(c->date, p->commitment->due))
        return tells(p, PROMISE_MISSED, c->task, c->text); /* done, but late */
    if (by_share(f, p, c))
        return true;
    return by_cues(p, c, c->text) || by_cues(p, c, c->after);
}

/* The whole task is done: so is what was promised of it. */
static bool by_status(const struct follower *f, struct promise *p)
{
    for (size_t i = 0; i < f->pairing->to.n; i++) {
        const struct task *t = &f->diff->to->tasks.v[f->pairing->to.v[i]];
        if (t->status == STATUS_DONE && t->items.n)
            return tells(p, PROMISE_KEPT, t, t->items.v[0].progress);
    }
    return false;
}

static void follow(const struct follower *f, const struct task *t, const struct commitment *c,
                   struct promise_list *out)
{
    struct promise *p = list_push(f->arena, out);
    *p = (struct promise){ .made = f->diff->from, .told = f->diff->to, .task = t, .commitment = c,
                           .state = PROMISE_SILENT };
    if (by_new_date(f, p) || by_amount(f, p) || by_words(f, p) || by_status(f, p))
        return;
    if (later(c->due, f->now))
        p->state = PROMISE_OPEN;
}

static bool promises_any(const struct diff *d, const struct pairing *p)
{
    for (size_t i = 0; i < p->from.n; i++)
        if (d->from->tasks.v[p->from.v[i]].commitments.n)
            return true;
    return false;
}

void promises_follow(struct arena *a, const struct diff *d, struct promise_list *out)
{
    *out = (struct promise_list){ 0 };
    for (size_t i = 0; i < d->pairs.n; i++) {
        struct follower f = { .arena = a, .diff = d, .pairing = d->pairs.v[i].pairing,
                              .now = period_as_of(d->to->period) };
        if (!promises_any(d, f.pairing))
            continue;
        read_side(a, d, f.pairing, &f.clauses);
        mark_stale(a, key_of_older(a, d, f.pairing), &f.clauses);
        for (size_t k = 0; k < f.pairing->from.n; k++) {
            const struct task *t = &d->from->tasks.v[f.pairing->from.v[k]];
            for (size_t j = 0; j < t->commitments.n; j++)
                if (t->commitments.v[j].due.year)
                    follow(&f, t, &t->commitments.v[j], out);
        }
    }
}

static const char *const names[] = {
#define X(id, name, label) [id] = name,
    PROMISE_STATES(X)
#undef X
};
static const char *const labels[] = {
#define X(id, name, label) [id] = label,
    PROMISE_STATES(X)
#undef X
};

const char *promise_state_name(enum promise_state s)
{
    return names[s];
}

const char *promise_state_label(enum promise_state s)
{
    return labels[s];
}
