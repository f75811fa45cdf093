/* Status and rate of indicators and of the task, from figures and from words. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/extract/pattern.h"
#include "snapshots/extract/reading.h"

enum { SHORT = 40 }; /* characters of a cell that says one thing */

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
                                                   r->report->period,
                                                   (struct cell_context){ .rates = false });
            int status = status_in(p, 0, p->f.text.n);
            if (status >= 0)
                return status;
        }
    }
    return -1;
}

/* 已完成招标, 已完成投资5亿元, 已完成60%: what is done is a stage or a part. */
static bool only_partly(const struct passage *p, const struct hit *hit)
{
    const struct table *stages = table_get("stages");
    size_t end = hit->to;
    for (size_t i = 0; i < p->clauses.n && p->clauses.v[i].from <= hit->from; i++)
        end = p->clauses.v[i].to;
    struct str rest = passage_text(p, hit->to, end);
    for (size_t i = 0; i < stages->n; i++)
        if (str_has(rest, stages->v[i].cell[0]))
            return true;
    bool task = hit->row->columns > 2;
    for (size_t i = 0; i < p->figures.n && p->figures.v[i].at < end && !task; i++)
        if (p->figures.v[i].at >= hit->from)
            return true;
    return false;
}

/* The status of one progress cell: all of it when it is one short sentence; else its first
 * sentence, when that speaks for all or of what the title names. */
static int stated_in_cell(const struct reading *r, const struct cell *cell)
{
    const struct passage *p = cell->p;
    struct hit hit;
    if (!p->sentences.n)
        return -1;
    const struct sentence *s = &p->sentences.v[0];
    struct str text = passage_text(p, s->from, s->to);
    size_t part = str_find(text, STR("其中")); /* from there on it speaks of parts */
    size_t to = part == STR_NOT_FOUND ? s->to : s->from + part;
    if (!patterns_find(patterns_get("status"), p->f.text, s->from, to, &hit))
        return -1;
    int status = status_from_name(hit.row->cell[1]);
    bool all = hit.row->columns > 2 && str_is(hit.row->cell[2], "all");
    if (status == STATUS_DONE && !all && only_partly(p, &hit))
        return -1;
    if ((p->sentences.n == 1 && utf8_length(text) <= SHORT) || all)
        return status;
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

/* 40.59% of "完成总规模的40.59%,完成市定目标(35%)": of the target that stands in brackets behind. */
static struct decimal against_target(const struct passage *p, const struct figure *f)
{
    const struct figure *end = p->figures.v + p->figures.n, *t = f + 1;
    bool beside = t < end && t->sentence == f->sentence && t->plan && t->from > 0 &&
                  p->f.text.p[t->from - 1] == '(' && str_eq(t->q.unit, f->q.unit);
    return decimal_ratio(f->q.value, beside ? t->q.value : decimal_int(100), 4);
}

/* How much a stated percentage's sentence and the title have in common. */
static double in_title(const struct reading *r, const struct goal *g)
{
    double a = words_within(&r->title, &g->words), b = words_within(&g->words, &r->title);
    return a > b ? a : b;
}

/* A stated percentage of the plan that speaks of the whole task: in words of the title, or the
 * only one of the year's plan in a cell without parts; the last stage of one thing (开工率 ...,
 * 完工率 ...). */
static struct decimal whole_rate(const struct reading *r)
{
    struct decimal rate = DECIMAL_NONE;
    const struct goal *first = NULL;
    for (size_t k = r->targets; k < r->goals.n; k++) {
        const struct goal *g = &r->goals.v[k];
        if (g->stated->part || g->stated->scope == SCOPE_WORKS || r->task->items.n > 1 ||
            (r->targets && !g->stated->alone))
            continue;
        if (first && (first->p != g->p || first->stated->sentence != g->stated->sentence))
            return DECIMAL_NONE; /* two things */
        bool parts = g->p->sentences.v[g->p->sentences.n - 1].paragraph > 0;
        bool alone = g->stated->scope == SCOPE_PLAN && !parts;
        if (in_title(r, g) < 0.35 && !alone && !g->stated->alone)
            continue;
        first = g;
        rate = against_target(g->p, g->stated);
    }
    return rate;
}

/* Of a list of parts (定海70%、普陀30%、岱山80%) the mean; unknown when they are fewer than three. */
static struct decimal parts_rate(const struct reading *r)
{
    struct decimal sum = decimal_int(0);
    int n = 0;
    for (size_t k = r->targets; k < r->goals.n; k++) {
        if (!r->goals.v[k].stated->part)
            return DECIMAL_NONE;
        sum = decimal_add(sum, r->goals.v[k].stated->q.value);
        n++;
    }
    return n < 3 || r->targets ? DECIMAL_NONE : decimal_ratio(sum, decimal_int(100 * n), 4);
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
        t->rate = whole_rate(r);
        t->rate_basis = t->rate.known ? BASIS_STATED : BASIS_NONE;
    }
    struct decimal parts = parts_rate(r);
    if (figures == STATUS_AHEAD && words == STATUS_DONE && !t->rate.known)
        t->status = STATUS_DONE; /* growth that the text calls reached */
    else if (figures != STATUS_ONGOING)
        t->status = figures;
    else if (words >= 0)
        t->status = (enum status)words;
    else if (t->rate.known)
        t->status = by_pace(t->rate, month_pace(reading_month(r)));
    else if (parts.known)
        t->status = by_pace(parts, month_pace(reading_month(r)));
    else
        t->status = STATUS_ONGOING;
    if (!t->rate.known && words == STATUS_DONE && t->status == STATUS_DONE) {
        t->rate = decimal_int(1);
        t->rate_basis = BASIS_STATUS;
    }
}
