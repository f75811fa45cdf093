/* Goals to indicators: rate, pace, and whether they are met. SPEC.md section 5. */
#include "snapshots/extract/reading.h"

struct month reading_month(const struct reading *r)
{
    return period_as_of(r->report->period);
}

struct decimal reading_pace(struct month m)
{
    return m.month ? month_pace((struct month){ m.year ? m.year : 1, m.month }) : DECIMAL_NONE;
}

static struct target *target_of(struct reading *r, const struct goal *g)
{
    if (!g->f)
        return NULL;
    struct target *t = arena_make(r->arena, struct target);
    t->op = g->f->q.high.known && g->f->q.op == OP_EQ ? OP_GE : g->f->q.op;
    t->value = g->value;
    t->unit = g->f->q.unit;
    t->quote = g->f->q.clause;
    return t;
}

struct decimal goal_signed(const struct goal *g, const struct figure *f)
{
    bool turn = (g->f->q.kind == KIND_GROWTH && f->q.kind == KIND_DECLINE) ||
                (g->f->q.kind == KIND_DECLINE && f->q.kind == KIND_GROWTH);
    return turn ? decimal_sub(decimal_int(0), f->q.value) : f->q.value;
}

struct decimal goal_achieved(const struct goal *g)
{
    return g->first_part ? g->sum : goal_signed(g, g->actual);
}

/* The latest month that a value, or one of its addends, is as of. */
static struct month latest_of(const struct goal *g)
{
    struct month last = g->actual->q.as_of;
    for (const struct figure *f = g->first_part; f && f < g->actual; f++)
        if (f->q.as_of.year == last.year && f->q.as_of.month > last.month)
            last = f->q.as_of;
    return last;
}

static struct actual *actual_of(struct reading *r, const struct goal *g)
{
    if (!g->actual)
        return NULL;
    struct actual *a = arena_make(r->arena, struct actual);
    a->value = goal_achieved(g);
    a->unit = g->actual->q.unit;
    a->as_of = latest_of(g);
    a->quote = g->actual->q.clause;
    if (g->first_part) {
        const struct passage *p = g->actual_cell->p;
        a->quote = passage_quote(p, p->clauses.v[g->first_part->clause].from,
                                 p->clauses.v[g->actual->clause].to);
    }
    return a;
}

static struct stated *stated_of(struct reading *r, const struct goal *g)
{
    if (!g->stated)
        return NULL;
    struct stated *s = arena_make(r->arena, struct stated);
    s->percent = g->stated->q.value;
    s->quote = g->stated->q.clause;
    return s;
}

/* The achieved value in the target's unit; false when there is none to compare. */
static bool comparable(const struct indicator *i, struct decimal *value)
{
    if (!i->target || !i->actual)
        return false;
    *value = i->actual->value;
    return (!i->actual->unit.n && !i->target->unit.n) ||
           unit_convert_said(i->actual->value, i->actual->unit, i->actual->quote, i->target->unit,
                             i->target->quote, value);
}

/* Whether the target is kept or reached; -1 without an achieved value. "About" allows for a
 * twentieth. */
static int is_met(const struct indicator *i, bool limit)
{
    struct decimal value;
    if (!comparable(i, &value))
        return -1;
    int order = decimal_cmp(value, i->target->value);
    double target = decimal_double(i->target->value), slack = target < 0 ? -target : target;
    switch (i->target->op) {
    case OP_LE:
        return order <= 0;
    case OP_ABOUT:
        if (limit) /* 控制在3%左右 */
            return decimal_double(value) <= target + slack / 20;
        return decimal_double(value) >= target - slack / 20;
    default:
        return order >= 0;
    }
}

bool indicator_is_movement(const struct indicator *i)
{
    bool moves = i->kind == KIND_GROWTH || i->kind == KIND_DECLINE;
    return moves && !(i->target && i->target->op == OP_LE);
}

static struct decimal computed_rate(const struct indicator *i)
{
    struct decimal value;
    if (!comparable(i, &value) || indicator_is_movement(i))
        return DECIMAL_NONE;
    if (i->target->op != OP_LE)
        return decimal_ratio(value, i->target->value, 4);
    return i->met == 1 ? decimal_int(1) : decimal_ratio(i->target->value, value, 4);
}

static bool has_pace(const struct indicator *i)
{
    return i->kind == KIND_LEVEL && !(i->target && i->target->op == OP_LE);
}

/* The years that a target spans by its own words (「2018—2020年」), when the report falls among
 * them; NULL when it is a target of the year. */
static const struct date *span_of(const struct reading *r, const struct goal *g)
{
    int year = r->report->period.year;
    for (size_t i = 0; g->f && i < g->p->dates.n; i++) {
        const struct date *d = &g->p->dates.v[i];
        const struct sentence *s = &g->p->sentences.v[g->f->sentence];
        if (d->class == DATE_SPAN && d->from >= s->from && d->to <= s->to &&
            d->first_year <= year && year <= d->month.year)
            return d;
    }
    return NULL;
}

/* The share of the spanned years that has gone by. */
static struct decimal span_pace(const struct date *span, struct month m)
{
    int months = 12 * (m.year - span->first_year) + m.month;
    return decimal_ratio(decimal_int(months), decimal_int(12 * (span->month.year -
                                                                span->first_year + 1)), 4);
}

/* Whether an achieved value may be held against the target: not what one body did against what the
 * body above it has to do (growth is wanted of each), nor what was done this year against a target
 * of several, unless the text says that it is the sum. */
static bool compares(const struct reading *r, const struct goal *g, const struct date *span)
{
    bool moves = g->f && (g->f->q.kind == KIND_GROWTH || g->f->q.kind == KIND_DECLINE);
    if (r->task->delegated && !moves)
        return false;
    return !span || (g->actual && g->actual->total);
}

/* A milestone is met or not; it has no rate, which would be one of the year's target. */
static bool is_step(const struct reading *r, const struct goal *g)
{
    size_t k = (size_t)(g - r->goals.v);
    return k < r->targets && !reading_is_target(r, k);
}

static void rate(const struct reading *r, struct indicator *i, const struct goal *g)
{
    if (is_step(r, g))
        return;
    const struct date *span = i->kind == KIND_LEVEL ? span_of(r, g) : NULL;
    i->over_years = span != NULL;
    bool plan = g->stated && g->stated->scope == SCOPE_PLAN;
    bool stage = g->stated && g->stated->scope == SCOPE_STAGE && !g->stated->part;
    if (!compares(r, g, span))
        i->met = span && i->met == 1 ? 1 : -1;
    else
        i->rate = computed_rate(i);
    i->basis = i->rate.known ? BASIS_COMPUTED : BASIS_NONE;
    bool rough = g->stated && g->stated->words; /* 过半: what is told exactly says more */
    if ((plan && !(rough && i->rate.known)) || (stage && !i->rate.known)) {
        i->rate = decimal_round(decimal_scale(i->stated->percent, -2), 4);
        i->basis = BASIS_STATED;
    }
    struct month own = i->actual ? i->actual->as_of
                       : g->stated ? g->stated->q.as_of : (struct month){ 0, 0 };
    struct month at = own.year ? own : reading_month(r);
    if (has_pace(i))
        i->pace = span && at.year ? span_pace(span, at) : reading_pace(at);
}

void reading_indicators(struct reading *r)
{
    for (size_t k = 0; k < r->goals.n; k++) {
        const struct goal *g = &r->goals.v[k];
        struct indicator *i = list_push(r->arena, &r->task->indicators);
        i->name = g->name.n ? g->name : g->f ? g->f->q.clause : goal_name(r->task->title);
        i->item = g->actual_cell ? g->actual_cell->item : g->stated_cell ? g->stated_cell->item
                  : g->item > 0 ? g->item : 0;
        i->kind = g->f ? g->f->q.kind : KIND_LEVEL;
        i->target = target_of(r, g);
        i->actual = actual_of(r, g);
        i->stated = stated_of(r, g);
        i->met = is_met(i, g->f && g->f->limit);
        rate(r, i, g);
    }
}
