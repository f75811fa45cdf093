#include "analyzer/promise_parts.h"

#include "analyzer/text.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "snapshots/extract/extract.h"

/* How much of a promise's matter a clause must name to speak of it. */
static const double speaks_of_it = 0.45, speaks_of_amount = 0.5;

static bool later(struct month x, struct month y)
{
    return x.year != y.year ? x.year > y.year : x.month > y.month;
}

struct follower {
    struct arena *arena;
    const struct diff *diff;
    const struct pairing *pairing;
    struct promise_clauses clauses; /* of B */
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
static struct decimal amount_in(const struct follower *f, const struct promise_clause *c,
                                struct str unit)
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
    struct str subject = promise_matter(f->arena, old->text);
    for (size_t i = 0; i < f->clauses.n; i++) {
        const struct promise_clause *c = &f->clauses.v[i];
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
static const struct promise_clause *best_clause(const struct follower *f, struct str subject,
                                        struct str promise)
{
    const struct promise_clause *best = NULL;
    double most = speaks_of_it;
    for (size_t i = 0; i < f->clauses.n; i++) {
        const struct promise_clause *c = &f->clauses.v[i];
        struct str key = fold_key(f->arena, c->text);
        if (c->stale || str_has(key, promise) || (c->next && str_has(promise, key)))
            continue; /* what was said before, told once more */
        if (promise_other_part(f->arena, promise, c->text))
            continue;
        double alone = promise_speaks(f->arena, subject, c->text);
        double both = c->before.n ? promise_speaks(f->arena, subject,
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

/* 38个问题已整改30个: of two counts in one unit the second is a part of the first. */
static struct decimal share_of_whole(const struct follower *f, const struct promise_clause *c)
{
    struct quantity_list found = { 0 };
    extract_quantities(f->arena, c->text, f->diff->to->period, &found);
    const struct quantity *whole = found.v, *part = found.v + 1;
    if (found.n != 2 || whole->kind != KIND_LEVEL || part->kind != KIND_LEVEL ||
        !str_eq(whole->unit, part->unit) || decimal_cmp(part->value, whole->value) >= 0)
        return DECIMAL_NONE;
    return decimal_ratio(part->value, whole->value, 4);
}

/* An amount or a percentage of the clause says how much of the promise is kept. */
static bool by_share(const struct follower *f, struct promise *p, const struct promise_clause *c)
{
    struct decimal share = DECIMAL_NONE, percent = text_percent(f->arena, c->text);
    if (p->commitment->value.known)
        share = decimal_ratio(amount_in(f, c, p->commitment->unit), p->commitment->value, 4);
    if (!share.known)
        share = share_of_whole(f, c);
    if (!share.known && percent.known && decimal_cmp(percent, decimal_int(100)) < 0)
        share = decimal_round(decimal_scale(percent, -2), 4);
    if (!share.known)
        return false;
    p->share = share;
    bool enough = decimal_cmp(share, decimal_int(1)) >= 0;
    return tells(p, enough ? PROMISE_KEPT : PROMISE_PARTLY, c->task, c->text);
}

/* The clause that speaks most of a promise, whole or by the first part of several. */
static const struct promise_clause *clause_on(const struct follower *f, struct str text)
{
    struct str key = fold_key(f->arena, text);
    const struct promise_clause *c = best_clause(f, promise_matter(f->arena, text), key);
    struct str rest = text, part;
    while (!c && text_clause(&rest, &part))
        if (fold_key(f->arena, text_undated(f->arena, part)).n >= SHORTEST_MATTER)
            c = best_clause(f, promise_matter(f->arena, part), key);
    return c;
}

/* 即将印发, right behind what is done: it is not. */
static bool still_to_come(const struct promise_clause *c)
{
    static const char *const words[] = { "即将", "尚未", "还未", "仍未", "待" };
    enum { SHORT = 6 * 3 };
    for (size_t i = 0; c->after.n <= SHORT && i < sizeof words / sizeof *words; i++)
        if (str_starts(c->after, str_from(words[i])))
            return true;
    return false;
}

/* What the words of a clause say of the one they stand in or behind. */
static bool by_cues(const struct follower *f, struct promise *p, const struct promise_clause *c,
                    struct str words)
{
    struct str quote = c->text, promise = p->commitment->text;
    if (words.n && words.p != c->text.p) /* up to the end of the words */
        quote.n = (size_t)(words.p + words.n - quote.p);
    if (promise_has_word(words, "partly", promise) || promise_has_word(words, "undone", promise))
        return tells(p, PROMISE_MISSED, c->task, quote);
    if (words.p == c->text.p && still_to_come(c)) {
        quote.n = (size_t)(c->after.p + c->after.n - quote.p);
        return tells(p, PROMISE_MISSED, c->task, quote);
    }
    return !c->next && promise_says_done(words, promise_matter(f->arena, promise)) &&
           tells(p, PROMISE_KEPT, c->task, quote);
}

static bool by_words(const struct follower *f, struct promise *p)
{
    const struct promise_clause *c = clause_on(f, p->commitment->text);
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
    return by_cues(f, p, c, c->text) || by_cues(f, p, c, c->after);
}

/* What a promise of the whole task came to shows in the task itself: it is done, or how far. */
static bool by_status(const struct follower *f, struct promise *p)
{
    if (!promise_is_whole(f->arena, p->commitment->text))
        return false;
    for (size_t i = 0; i < f->pairing->to.n; i++) {
        const struct task *t = &f->diff->to->tasks.v[f->pairing->to.v[i]];
        if (t->status == STATUS_DONE && promise_done_words(t).n)
            return tells(p, PROMISE_KEPT, t, promise_done_words(t));
        if (!t->rate.known || later(p->commitment->due, f->now))
            continue;
        for (size_t k = 0; k < t->indicators.n; k++) {
            const struct indicator *x = &t->indicators.v[k];
            if (!x->rate.known || decimal_cmp(x->rate, decimal_int(1)) >= 0)
                continue;
            p->share = t->rate;
            return tells(p, PROMISE_PARTLY, t, x->stated ? x->stated->quote : x->actual->quote);
        }
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
        promise_read_clauses(a, d, f.pairing, &f.clauses);
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
