/* Status and rate of indicators and of the task, from figures and from words. */
#include "base/utf8.h"
#include "snapshots/extract/pattern.h"
#include "snapshots/extract/reading.h"

/* --- indicators --- */

static enum status by_pace(struct decimal rate, struct decimal pace)
{
    struct decimal gap = decimal_sub(rate, pace), five = decimal_make(5, -2);
    if (decimal_cmp(rate, decimal_int(1)) >= 0)
        return STATUS_DONE;
    if (!gap.known)
        return STATUS_ONGOING;
    if (decimal_cmp(gap, five) > 0)
        return STATUS_AHEAD;
    return decimal_cmp(gap, decimal_sub(decimal_int(0), five)) < 0 ? STATUS_BEHIND
                                                                  : STATUS_ON_PACE;
}

enum status indicator_status(const struct indicator *i, struct month report)
{
    bool year_out = (i->actual && i->actual->as_of.year ? i->actual->as_of.month
                                                        : report.month) == 12;
    if (i->kind == KIND_GROWTH || i->kind == KIND_DECLINE)
        return i->met < 0 ? STATUS_ONGOING : !i->met ? STATUS_BEHIND
               : year_out ? STATUS_DONE : STATUS_AHEAD;
    if (i->target && (i->target->op == OP_LE || i->kind == KIND_SHARE) && i->met >= 0)
        return i->met ? STATUS_DONE : STATUS_BEHIND;
    return i->rate.known ? by_pace(i->rate, i->pace) : STATUS_ONGOING;
}

/* --- words --- */

/* The status that the words [from, to) of a passage state; -1 when they state none. */
static int status_in(const struct passage *p, size_t from, size_t to)
{
    struct hit hit;
    if (!patterns_find(patterns_get("status"), p->f.text, from, to, &hit))
        return -1;
    return status_from_name(hit.row->cell[1]);
}

/* A status column says it outright. */
static int stated_in_column(const struct reading *r)
{
    for (size_t i = 0; i < r->task->items.n; i++) {
        const struct item *it = &r->task->items.v[i];
        for (size_t k = 0; k < it->extras.n; k++) {
            if (it->extras.v[k].role != ROLE_STATUS)
                continue;
            const struct passage *p = passage_read(r->arena, it->extras.v[k].text,
                                                   r->report->period);
            int status = status_in(p, 0, p->f.text.n);
            if (status >= 0)
                return status;
        }
    }
    return -1;
}

/* The status of one progress cell: all of it when it is one short sentence; else its first
 * sentence, when that speaks of what the title names. */
static int stated_in_cell(const struct reading *r, const struct cell *cell)
{
    const struct passage *p = cell->p;
    if (!p->sentences.n)
        return -1;
    const struct sentence *s = &p->sentences.v[0];
    struct str text = passage_text(p, s->from, s->to);
    bool only = p->sentences.n == 1 && utf8_length(text) <= 40;
    if (only)
        return status_in(p, s->from, s->to);
    int status = status_in(p, s->from, s->to);
    if (status != STATUS_DONE || p->sentences.v[p->sentences.n - 1].paragraph > 0)
        return -1;
    struct words said = words_read(r->arena, text);
    return words_within(&r->title, &said) >= 0.45 || words_within(&said, &r->title) >= 0.5
               ? status : -1;
}

/* What the words say of the task: all progress cells the same, or nothing. */
static int stated_in_words(const struct reading *r)
{
    int status = stated_in_column(r);
    if (status >= 0)
        return status;
    bool any = false;
    for (size_t k = 0; k < r->cells.n; k++) {
        if (r->cells.v[k].role != ROLE_PROGRESS)
            continue;
        int own = stated_in_cell(r, &r->cells.v[k]);
        if (own < 0 || (any && own != status))
            return -1;
        status = own;
        any = true;
    }
    return status;
}

/* --- the task --- */

static bool has_target(const struct indicator *i)
{
    return i->target != NULL;
}

/* The mean of the rates, each capped at 1; one indicator alone keeps its own. */
static struct decimal mean_rate(const struct task *t, enum basis *basis)
{
    struct decimal sum = decimal_int(0), last = DECIMAL_NONE;
    int n = 0, targets = 0;
    for (size_t k = 0; k < t->indicators.n; k++) {
        const struct indicator *i = &t->indicators.v[k];
        if (!has_target(i))
            continue;
        targets++;
        bool rated = i->kind == KIND_LEVEL || i->kind == KIND_SHARE;
        if (rated && !i->rate.known)
            return DECIMAL_NONE;
        if (!rated)
            continue;
        bool over = decimal_cmp(i->rate, decimal_int(1)) > 0;
        sum = decimal_add(sum, over ? decimal_int(1) : i->rate);
        last = i->rate;
        *basis = n && *basis != i->basis ? BASIS_COMPUTED : i->basis;
        n++;
    }
    return n == 0 ? DECIMAL_NONE : n == 1 ? last : decimal_ratio(sum, decimal_int(n), 4);
}

/* A stated percentage of the plan that speaks of the whole task: the only one, or the last stage
 * of one thing (开工率 ..., 完工率 ...), in words of the title. */
static struct decimal whole_rate(const struct reading *r)
{
    struct decimal rate = DECIMAL_NONE;
    const struct passage *p = NULL;
    int paragraph = -1;
    for (size_t k = r->targets; k < r->goals.n; k++) {
        const struct goal *g = &r->goals.v[k];
        if (g->stated->part || g->stated->scope == SCOPE_WORKS || r->task->items.n > 1)
            continue;
        int own = g->p->sentences.v[g->stated->sentence].paragraph;
        if (p && (p != g->p || own != paragraph))
            return DECIMAL_NONE; /* two things */
        if (words_within(&r->title, &g->words) < 0.3)
            continue;
        p = g->p;
        paragraph = own;
        rate = decimal_round(decimal_scale(g->stated->q.value, -2), 4);
    }
    return rate;
}

static enum status of_indicators(const struct reading *r)
{
    int status = -1;
    const struct task *t = r->task;
    for (size_t k = 0; k < t->indicators.n; k++) {
        if (!has_target(&t->indicators.v[k]))
            continue;
        enum status own = indicator_status(&t->indicators.v[k], reading_month(r));
        if (status < 0 || (int)own == status)
            status = own;
        else if ((own == STATUS_DONE && status == STATUS_AHEAD) ||
                 (own == STATUS_AHEAD && status == STATUS_DONE))
            status = STATUS_AHEAD;
        else
            return STATUS_MIXED;
    }
    return status < 0 ? STATUS_ONGOING : (enum status)status;
}

void reading_status(struct reading *r)
{
    struct task *t = r->task;
    int words = stated_in_words(r);
    enum status figures = of_indicators(r);
    t->rate = mean_rate(t, &t->rate_basis);
    if (!t->rate.known) {
        t->rate = r->targets ? DECIMAL_NONE : whole_rate(r);
        t->rate_basis = t->rate.known ? BASIS_STATED : BASIS_NONE;
    }
    bool judged = figures != STATUS_ONGOING;
    if (judged)
        t->status = figures;
    else if (words >= 0)
        t->status = (enum status)words;
    else if (t->rate.known)
        t->status = by_pace(t->rate, month_pace(reading_month(r)));
    else
        t->status = STATUS_ONGOING;
    if (!t->rate.known && words == STATUS_DONE && t->status == STATUS_DONE) {
        t->rate = decimal_int(1);
        t->rate_basis = BASIS_STATUS;
    }
}
