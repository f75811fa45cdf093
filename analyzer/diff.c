#include "analyzer/diff.h"

#include "analyzer/carry.h"
#include "analyzer/indicators.h"
#include "analyzer/pace.h"
#include "analyzer/text.h"
#include "base/fold.h"
#include "base/i18n.h"

/* SPEC.md section 6: a change of less than a point is none; a progress text of which so much is
 * copied says nothing new. */
static const double copied_text = 0.85, repeated_steps = 0.8;

/* One side of a pair: mostly one task, several where tasks were split or merged. */
struct side_view {
    LIST(const struct task *) tasks;
    struct period period;
    struct decimal rate, pace;
    bool done;    /* all of them */
    bool ahead;   /* all of them */
    bool waiting; /* none has begun, or all are put off */
    struct str progress, issues, next;
};

static struct decimal capped(struct decimal rate)
{
    return rate.known && decimal_cmp(rate, decimal_int(1)) > 0 ? decimal_int(1) : rate;
}

/* A lone task's rate, or the mean of several capped ones when all have one. */
static struct decimal side_rate(struct arena *a, const struct side_view *s)
{
    if (s->tasks.n == 1)
        return s->tasks.v[0]->rate;
    struct decimal *rates = arena_array(a, s->tasks.n, sizeof *rates);
    for (size_t i = 0; i < s->tasks.n; i++) {
        rates[i] = capped(s->tasks.v[i]->rate);
        if (!rates[i].known)
            return DECIMAL_NONE;
    }
    return pace_mean(rates, s->tasks.n);
}

static struct decimal side_pace(struct arena *a, const struct side_view *s)
{
    struct decimal *paces = arena_array(a, s->tasks.n, sizeof *paces);
    size_t n = 0;
    for (size_t i = 0; i < s->tasks.n; i++) {
        paces[n] = pace_of_task(s->tasks.v[i], s->period);
        n += paces[n].known;
    }
    return pace_mean(paces, n);
}

struct str diff_trouble(struct arena *a, const struct task *t)
{
    struct str all = task_cell(a, t, ROLE_ISSUES);
    for (size_t i = 0; i < t->signals.n; i++)
        all = str_join(a, all, STR("\n"), t->signals.v[i]);
    return all;
}

/* What a task tells: one layout puts into a cell for sub-titles what the next tells as the first
 * words of the text, so titles of items belong to it. */
static struct str told(struct arena *a, const struct task *t)
{
    struct str all = STR_NULL;
    for (size_t i = 0; i < t->items.n; i++)
        all = str_join(a, all, STR("\n"), str_join(a, t->items.v[i].title, STR("\n"),
                                                   t->items.v[i].progress));
    return all;
}

/* Done by its status, and not at odds with its own rate. */
static bool is_done(const struct task *t)
{
    return t->status == STATUS_DONE &&
           !(t->rate.known && decimal_cmp(t->rate, decimal_make(995, -3)) < 0);
}

static struct side_view view_side(struct arena *a, const struct report *r, const size_t *tasks,
                                  size_t n)
{
    struct side_view s = { .period = r->period, .done = n > 0, .ahead = n > 0, .waiting = n > 0 };
    for (size_t i = 0; i < n; i++) {
        const struct task *t = &r->tasks.v[tasks[i]];
        *list_push(a, &s.tasks) = t;
        s.done = s.done && is_done(t);
        s.ahead = s.ahead && t->status == STATUS_AHEAD;
        s.waiting = s.waiting &&
                    (t->status == STATUS_NOT_STARTED || t->status == STATUS_POSTPONED);
        s.progress = str_join(a, s.progress, STR("\n"), told(a, t));
        s.issues = str_join(a, s.issues, STR("\n"), diff_trouble(a, t));
        s.next = str_join(a, s.next, STR("\n"), task_cell(a, t, ROLE_NEXT));
    }
    s.rate = n ? side_rate(a, &s) : DECIMAL_NONE;
    s.pace = side_pace(a, &s);
    return s;
}

/* ---- verdict ---- */

/* The text of B is A's, and so are its figures. */
static bool repeats(struct arena *a, const struct side_view *from, const struct side_view *to,
                    double copied)
{
    return copied >= copied_text && !text_has_new_figure(a, from->progress, to->progress);
}

/* The table of SPEC.md section 6. A target that is met and may still be lost (`ahead` with a rate
 * of 1) has nowhere to move to: it does not stall. */
static enum verdict judge(struct arena *a, const struct side_view *from,
                          const struct side_view *to, double copied)
{
    if (!from->tasks.n)
        return VERDICT_ADDED;
    if (!to->tasks.n)
        return VERDICT_DROPPED;
    if (to->done)
        return from->done ? VERDICT_DONE : VERDICT_COMPLETED;
    struct decimal delta = decimal_scale(decimal_sub(to->rate, from->rate), 2);
    if (delta.known && decimal_cmp(delta, decimal_int(1)) >= 0)
        return VERDICT_ADVANCED;
    if (delta.known && decimal_cmp(delta, decimal_int(-1)) <= 0)
        return VERDICT_REGRESSED;
    if (delta.known)
        return to->ahead && decimal_cmp(to->rate, decimal_int(1)) >= 0 ? VERDICT_REPORTED
                                                                       : VERDICT_STALLED;
    if (repeats(a, from, to, copied))
        return from->done && !to->rate.known ? VERDICT_DONE : VERDICT_STALLED;
    return from->waiting && to->waiting ? VERDICT_STALLED : VERDICT_REPORTED;
}

/* ---- owners ---- */

static bool owns(struct arena *a, const struct side_view *s, struct str key)
{
    for (size_t i = 0; i < s->tasks.n; i++)
        for (size_t k = 0; k < s->tasks.v[i]->owners.n; k++)
            if (str_eq(fold_key(a, s->tasks.v[i]->owners.v[k].name), key))
                return true;
    return false;
}

/* The owners of x that y does not name, each once. */
static void owners_only(struct arena *a, const struct side_view *x, const struct side_view *y,
                        struct str_list *out)
{
    struct side_view seen = { 0 };
    for (size_t i = 0; i < x->tasks.n; i++) {
        for (size_t k = 0; k < x->tasks.v[i]->owners.n; k++) {
            struct str name = x->tasks.v[i]->owners.v[k].name, key = fold_key(a, name);
            if (!owns(a, y, key) && !owns(a, &seen, key))
                *list_push(a, out) = name;
        }
        *list_push(a, &seen.tasks) = x->tasks.v[i];
    }
}

static void compare_owners(struct arena *a, const struct side_view *from,
                           const struct side_view *to, struct task_pair *p)
{
    struct str_list added = { 0 }, removed = { 0 };
    owners_only(a, to, from, &added);
    owners_only(a, from, to, &removed);
    for (size_t i = 0; i < added.n; i++)
        *list_push(a, &p->owners_added) = added.v[i];
    for (size_t i = 0; i < removed.n; i++)
        *list_push(a, &p->owners_removed) = removed.v[i];
}

/* ---- one pair ---- */

static void collect(struct arena *a, const struct side_view *s, struct measured_list *out)
{
    for (size_t i = 0; i < s->tasks.n; i++)
        for (size_t k = 0; k < s->tasks.v[i]->indicators.n; k++)
            *list_push(a, out) = (struct measured){ s->tasks.v[i],
                                                    &s->tasks.v[i]->indicators.v[k] };
}

static bool basis_differs(enum basis x, enum basis y)
{
    return x != y && x != BASIS_NONE && y != BASIS_NONE;
}

static void compare_rates(const struct side_view *from, const struct side_view *to,
                          struct task_pair *p)
{
    p->rate_from = from->rate;
    p->rate_to = to->rate;
    p->delta_pp = pace_gap(to->rate, from->rate);
    p->pace_to = to->tasks.n ? to->pace : DECIMAL_NONE;
    if (from->tasks.n && to->tasks.n)
        p->expected_pp = pace_gap(to->pace, from->pace);
    p->gap_pp = pace_gap(to->rate, p->pace_to);
    p->spi = decimal_ratio(to->rate, p->pace_to, 2);
    p->basis_changed = from->tasks.n == 1 && to->tasks.n == 1 &&
                       basis_differs(from->tasks.v[0]->rate_basis, to->tasks.v[0]->rate_basis);
}

static void compare_texts(struct arena *a, const struct side_view *from,
                          const struct side_view *to, struct task_pair *p)
{
    p->copied = text_copied(a, from->progress, to->progress);
    p->issues_persist = text_says_again(a, from->issues, to->issues, NULL, NULL) > 0;
    p->next_repeated = text_copied(a, from->next, to->next) >= repeated_steps;
}

/* Measures a side that leaves out targets against those of the other. */
static bool carry_targets(struct arena *a, const struct task_pair *p, struct side_view *silent,
                          const struct side_view *other, bool silent_is_to)
{
    if (silent->tasks.n != 1 || other->tasks.n != 1)
        return false;
    struct decimal rate = carry_rate(a, p, silent_is_to, other->tasks.v[0], silent->tasks.v[0],
                                     silent->period);
    if (!rate.known)
        return false;
    silent->rate = rate;
    silent->done = decimal_cmp(rate, decimal_int(1)) >= 0;
    return true;
}

static void compare_pair(struct arena *a, const struct diff *d, const struct pairing *pairing,
                         struct task_pair *p)
{
    struct side_view from = view_side(a, d->from, pairing->from.v, pairing->from.n);
    struct side_view to = view_side(a, d->to, pairing->to.v, pairing->to.n);
    struct measured_list old = { 0 }, new = { 0 };
    p->pairing = pairing;
    collect(a, &from, &old);
    collect(a, &to, &new);
    indicators_pair(a, &old, &new, p);
    p->carried = carry_targets(a, p, &to, &from, true) || carry_targets(a, p, &from, &to, false);
    compare_rates(&from, &to, p);
    if (from.tasks.n && to.tasks.n) {
        compare_owners(a, &from, &to, p);
        compare_texts(a, &from, &to, p);
    }
    p->verdict = judge(a, &from, &to, p->copied);
}

static void summarize(struct diff *d)
{
    struct diff_summary *s = &d->summary;
    struct decimal sum = decimal_int(0);
    int64_t measured = 0;
    s->from_tasks = (int)d->from->tasks.n;
    s->to_tasks = (int)d->to->tasks.n;
    for (size_t i = 0; i < d->pairs.n; i++) {
        const struct task_pair *p = &d->pairs.v[i];
        s->verdicts[p->verdict]++;
        if (p->verdict == VERDICT_ADDED || p->verdict == VERDICT_DROPPED)
            continue;
        s->paired++;
        if (p->delta_pp.known) {
            sum = decimal_add(sum, p->delta_pp);
            measured++;
        }
    }
    s->mean_delta_pp = measured ? decimal_ratio(sum, decimal_int(measured), 1) : DECIMAL_NONE;
}

void diff_by_map(struct arena *a, const struct report *from, const struct report *to,
                 const struct align_map *map, struct diff *out)
{
    *out = (struct diff){ .from = from, .to = to };
    align_by_map(a, from, to, map, &out->alignment);
    for (size_t i = 0; i < out->alignment.n; i++)
        compare_pair(a, out, &out->alignment.v[i], list_push(a, &out->pairs));
    summarize(out);
}

void diff_reports(struct arena *a, const struct report *from, const struct report *to,
                  struct diff *out)
{
    diff_by_map(a, from, to, NULL, out);
}

/* ---- questions ---- */

static bool same_text(struct str x, struct str y)
{
    return str_eq(str_trim(x), str_trim(y));
}

static bool same_items(const struct task *x, const struct task *y)
{
    static const enum role cells[] = { ROLE_SUBTITLE, ROLE_PROGRESS, ROLE_ISSUES, ROLE_NEXT,
                                       ROLE_TARGET };
    if (x->items.n != y->items.n)
        return false;
    for (size_t i = 0; i < x->items.n; i++)
        for (size_t k = 0; k < sizeof cells / sizeof *cells; k++)
            if (!same_text(*item_cell(&x->items.v[i], cells[k]),
                           *item_cell(&y->items.v[i], cells[k])))
                return false;
    return true;
}

static bool same_owners(const struct task *x, const struct task *y)
{
    if (x->owners.n != y->owners.n)
        return false;
    for (size_t i = 0; i < x->owners.n; i++)
        if (!same_text(x->owners.v[i].name, y->owners.v[i].name) ||
            x->owners.v[i].lead != y->owners.v[i].lead)
            return false;
    return true;
}

bool diff_is_empty(const struct diff *d)
{
    for (size_t i = 0; i < d->pairs.n; i++) {
        const struct pairing *p = d->pairs.v[i].pairing;
        if (p->from.n != 1 || p->to.n != 1)
            return false;
        const struct task *x = &d->from->tasks.v[p->from.v[0]];
        const struct task *y = &d->to->tasks.v[p->to.v[0]];
        if (!same_text(x->title, y->title) || !same_owners(x, y) || !same_items(x, y) ||
            !decimal_eq(x->rate, y->rate) || x->status != y->status)
            return false;
    }
    return true;
}

const struct task *diff_task(const struct diff *d, const struct task_pair *p)
{
    return p->pairing->to.n ? &d->to->tasks.v[p->pairing->to.v[0]]
                            : &d->from->tasks.v[p->pairing->from.v[0]];
}

static const char *const verdict_names[] = {
#define X(id, name, label) [id] = name,
    VERDICTS(X)
#undef X
};
static const char *const verdict_labels[] = {
#define X(id, name, label) [id] = label,
    VERDICTS(X)
#undef X
};

const char *verdict_name(enum verdict v)
{
    return verdict_names[v];
}

const char *verdict_label(enum verdict v)
{
    return verdict_labels[v];
}
