/* Status and rate of indicators and of the task: what figures and words come to. */
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
    if (indicator_is_movement(i))
        return i->met < 0 ? STATUS_ONGOING : !i->met ? STATUS_BEHIND
               : year_out ? STATUS_DONE : STATUS_AHEAD;
    if (i->target && (i->target->op == OP_LE || i->kind == KIND_SHARE) && i->met >= 0)
        return i->met ? STATUS_DONE : STATUS_BEHIND;
    enum status status = i->rate.known ? by_pace(i->rate, i->pace) : STATUS_ONGOING;
    /* 超序时 speaks of the year's plan: of what is to be done in several it is not known */
    return status == STATUS_AHEAD && i->over_years ? STATUS_ON_PACE : status;
}

/* --- the task --- */

/* Whether a target of the year is one of growth or decline: beside it a limit to another (GDP增长7%、
 * 物价涨幅3%以内) tells nothing of the whole. */
static bool has_movement(const struct reading *r)
{
    for (size_t k = 0; k < r->task->indicators.n; k++)
        if (reading_is_target(r, k) && indicator_is_movement(&r->task->indicators.v[k]))
            return true;
    return false;
}

/* The mean of the rates, each capped at 1; one indicator alone keeps its own. */
static struct decimal mean_rate(const struct reading *r, const struct task *t, enum basis *basis)
{
    struct decimal sum = decimal_int(0), last = DECIMAL_NONE;
    bool moves = has_movement(r);
    int n = 0;
    for (size_t k = 0; k < t->indicators.n; k++) {
        const struct indicator *i = &t->indicators.v[k];
        if (!reading_is_target(r, k))
            continue;
        bool rated = i->kind == KIND_LEVEL || i->kind == KIND_SHARE ||
                     (!moves && !indicator_is_movement(i));
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

/* 3.1-9月累计完成投资14亿元,完成年度计划的87%: names but the money that is put into the task. */
static bool names_money_alone(const struct reading *r, const struct goal *g)
{
    const struct figure *f = g->stated;
    struct words money = words_read(r->arena, link_words(r->arena, "effort"));
    size_t first = (size_t)g->p->sentences.v[f->sentence].clause, named = 0;
    for (size_t c = first; c <= f->clause; c++) {
        struct words said = clause_words(r->arena, g->p, c, f);
        if (said.characters && words_within(&said, &money) < 1)
            return false;
        named += said.characters;
    }
    return named > 0;
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
        if (g->stated->part || g->stated->scope == SCOPE_WORKS ||
            g->stated->scope == SCOPE_STEP || r->task->items.n > 1 ||
            (r->targets && !g->stated->alone))
            continue;
        if (first && (g->stated->respective || first->p != g->p ||
                      first->stated->sentence != g->stated->sentence))
            return DECIMAL_NONE; /* two things */
        bool parts = g->p->sentences.v[g->p->sentences.n - 1].paragraph > 0 ||
                     g->p->numbers.n > 1;
        bool alone = g->stated->scope == SCOPE_PLAN && (!parts || names_money_alone(r, g));
        if (in_title(r, g) < 0.35 && !alone && !g->stated->alone)
            continue;
        first = g;
        rate = against_target(g->p, g->stated);
    }
    return rate;
}

/* Whether the task's rate is one that the report states of all its targets. */
static bool states_whole(const struct reading *r)
{
    enum basis basis = BASIS_NONE;
    return r->task->rate.known && !mean_rate(r, r->task, &basis).known;
}

/* What the targets agree on. Those without a figure are left out, but for a task to be done none
 * may be missing. */
static enum status of_indicators(const struct reading *r)
{
    int status = -1;
    bool done = false, unknown = false;
    const struct task *t = r->task;
    for (size_t k = 0; k < t->indicators.n; k++) {
        if (!reading_is_target(r, k))
            continue;
        enum status own = indicator_status(&t->indicators.v[k], reading_month(r));
        done |= own == STATUS_DONE;
        unknown |= own == STATUS_ONGOING;
        if (own == STATUS_ONGOING)
            continue;
        if (status < 0 || (int)own == status)
            status = own;
        else if ((own == STATUS_DONE && status == STATUS_AHEAD) ||
                 (own == STATUS_AHEAD && status == STATUS_DONE))
            status = STATUS_AHEAD;
        else
            return STATUS_MIXED;
    }
    if (done && unknown) /* unless the report states a rate of them all */
        return states_whole(r) ? by_pace(t->rate, reading_pace(reading_month(r))) : STATUS_MIXED;
    return status < 0 ? STATUS_ONGOING : (enum status)status;
}

static void rate_task(const struct reading *r, struct task *t)
{
    t->rate = mean_rate(r, t, &t->rate_basis);
    if (t->rate.known)
        return;
    t->rate = whole_rate(r);
    t->rate_basis = t->rate.known ? BASIS_STATED : BASIS_NONE;
}

/* Whether of several targets one has a figure that does not reach it, or has none beside one that
 * is reached: what is called done is another. */
static bool some_fall_short(const struct reading *r)
{
    bool done = false, open = false;
    for (size_t k = 0; k < r->task->indicators.n; k++) {
        if (!reading_is_target(r, k))
            continue;
        const struct indicator *i = &r->task->indicators.v[k];
        enum status own = indicator_status(i, reading_month(r));
        if (i->rate.known && own != STATUS_DONE)
            return true;
        done |= own == STATUS_DONE;
        open |= own == STATUS_ONGOING;
    }
    return done && open;
}

/* What the report says outright goes before figures, figures before what it says in passing. */
static enum status status_of_task(const struct reading *r, const struct said *said)
{
    enum status figures = of_indicators(r);
    struct decimal rate = r->task->rate;
    bool of_part = said->status == STATUS_DONE && said->spoken && r->targets > 1 && rate.known &&
                   decimal_cmp(rate, decimal_int(1)) < 0; /* 造林任务已完成;森林抚育2.1万亩 */
    bool beside = said->status == STATUS_DONE && said->spoken && !said->all && !rate.known &&
                  some_fall_short(r);
    bool overtaken = said->heading && figures == STATUS_DONE &&
                     (said->status == STATUS_ON_PACE || said->status == STATUS_AHEAD);
    if (overtaken)
        return STATUS_DONE;
    if (beside)
        return STATUS_MIXED; /* 公厕改造任务已全部完成;充电站建成33座 where 40座 are wanted */
    if (said->status >= 0 && said->outright && !of_part)
        return (enum status)said->status;
    if (figures == STATUS_AHEAD && said->status == STATUS_DONE && !rate.known)
        return STATUS_DONE; /* growth that the text calls reached */
    if (figures != STATUS_ONGOING)
        return figures;
    if (said->status >= 0)
        return (enum status)said->status;
    return rate.known ? by_pace(rate, reading_pace(reading_month(r))) : STATUS_ONGOING;
}

void reading_status(struct reading *r)
{
    struct task *t = r->task;
    struct said said = reading_said(r);
    rate_task(r, t);
    t->status = status_of_task(r, &said);
    if (!t->rate.known && said.status == STATUS_DONE && t->status == STATUS_DONE) {
        t->rate = decimal_int(1);
        t->rate_basis = BASIS_STATUS;
    }
}
