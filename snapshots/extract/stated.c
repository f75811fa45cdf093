/* What a stated percentage speaks of: a target, or something of its own. */
#include "snapshots/extract/matching.h"

/* Whether a figure is what was achieved of a target. */
static bool is_taken(const struct reading *r, const struct figure *f)
{
    for (size_t g = 0; g < r->targets; g++)
        if (r->goals.v[g].actual == f)
            return true;
    return false;
}

/* 1.8亿元 of 建成93公里,完成投资1.8亿元,占年度计划的48%, where kilometres are wanted: money that answers
 * no target has a plan of its own, and the percentage right behind it speaks of that. */
static bool is_own_money(const struct reading *r, const struct figure *f, const struct goal *g)
{
    return str_is(f->unit.family, "yuan") && !f->attribute && !f->plan && !is_taken(r, f) &&
           !str_is(g->f->unit.family, "yuan");
}

/* The goal whose value stands before the percentage in its sentence, nothing else between. */
static struct goal *goal_of_value(struct reading *r, const struct cell *cell, size_t i)
{
    const struct passage *p = cell->p;
    const struct figure *own = p->figures.v[i].respective ? figure_answered(p, i) : NULL;
    for (size_t g = 0; own && g < r->targets; g++)
        if (r->goals.v[g].actual == own && !r->goals.v[g].stated)
            return &r->goals.v[g];
    for (size_t k = i; k > 0 && i - k < 6; k--) {
        const struct figure *f = &p->figures.v[k - 1];
        if (f->sentence != p->figures.v[i].sentence)
            return NULL;
        for (size_t g = 0; g < r->targets; g++)
            if (r->goals.v[g].actual == f && !r->goals.v[g].stated &&
                (f->part || !p->figures.v[i].part))
                return k < i && is_own_money(r, &p->figures.v[i - 1], &r->goals.v[g])
                           ? NULL : &r->goals.v[g];
        if (f->scope != SCOPE_NONE)
            return NULL;
    }
    return NULL;
}

/* 新增4120个停车位,完成82.4%: what was achieved of the goal comes to just that percentage. */
static bool comes_to(const struct goal *g, const struct figure *f)
{
    struct decimal value;
    if (!g->actual || g->f->q.kind != KIND_LEVEL ||
        !unit_convert(goal_achieved(g), g->actual->q.unit, g->f->q.unit, &value))
        return false;
    double target = decimal_double(g->value), said = decimal_double(f->q.value) / 100;
    double gap = target != 0 ? decimal_double(value) / target - said : 1;
    return gap < 0.006 && gap > -0.006;
}

/* Whether the goal's own figure stands in the percentage's sentence, as a name for what is spoken
 * of: 132个项目 of "132个项目完成投资..., 完成率70.3%", “最多80天”. */
static bool names_goal(const struct passage *p, const struct figure *f, const struct goal *g)
{
    for (const struct figure *e = f; e > p->figures.v && e[-1].sentence == f->sentence; e--) {
        struct decimal value;
        bool name = e[-1].quoted || (f->scope == SCOPE_PLAN && (e[-1].attribute || e[-1].initial));
        if (name &&
            unit_convert(e[-1].q.value, e[-1].q.unit, g->f->q.unit, &value) &&
            decimal_eq(value, g->value))
            return true;
    }
    return false;
}

/* The goal without a value that the percentage's words speak of. */
static struct goal *goal_of_words(struct reading *r, const struct cell *cell,
                                  const struct figure *f)
{
    const struct passage *p = cell->p;
    const struct sentence *s = &p->sentences.v[f->sentence];
    struct words said = words_read(r->arena, passage_text(p, s->from, f->to));
    struct goal *best = NULL;
    double most = 0.6;
    for (size_t g = 0; g < r->targets; g++) {
        struct goal *goal = &r->goals.v[g];
        if (goal->actual || goal->stated || (goal->item >= 0 && goal->item != cell->item))
            continue;
        bool named = names_goal(p, f, goal);
        double within = words_within(&goal->words, &said) + 0.5 * named;
        if ((named || f->scope == SCOPE_PLAN) && within > most) {
            most = within;
            best = goal;
        }
    }
    return best;
}

/* 完成年度目标任务的45.6% in a sentence that names nothing: of all that the cell tells. */
static bool names_nothing(struct reading *r, const struct cell *cell, const struct figure *f)
{
    enum { FEW = 3 }; /* characters: 现, 底, 已达 */
    const struct sentence *s = &cell->p->sentences.v[f->sentence];
    const struct clause *c = &cell->p->clauses.v[f->clause];
    if (f->scope == SCOPE_PLAN && link_begins(passage_text(cell->p, c->from, f->from), "whole"))
        return true; /* 整体完成率38% */
    return f->scope == SCOPE_PLAN && !f->part &&
           words_read(r->arena, passage_text(cell->p, s->from, f->to)).characters < FEW;
}

/* 老旧小区改造项目均已开工,完工率62%: how many of what the only target counts are finished, where the
 * clause names nothing else. */
static bool is_finish_rate(struct reading *r, const struct cell *cell, const struct figure *f,
                           const struct goal *g)
{
    enum { FEW = 3 };
    const struct clause *c = &cell->p->clauses.v[f->clause];
    struct str before = passage_text(cell->p, c->from, f->from);
    if (!g || g->actual || g->f->q.kind != KIND_LEVEL || !g->f->unit.counter ||
        f->scope != SCOPE_STAGE || f->part || !link_in(before, "finished"))
        return false;
    struct words said = words_read(r->arena, before);
    return said.characters < FEW || words_within(&said, &g->words) >= 0.5;
}

/* The only goal of the item whose completion this states. */
static struct goal *goal_of_item(struct reading *r, const struct cell *cell)
{
    struct goal *only = NULL;
    for (size_t g = 0; g < r->targets; g++) {
        struct goal *goal = &r->goals.v[g];
        if (goal->item >= 0 && goal->item != cell->item)
            continue;
        if (only || goal->stated)
            return NULL;
        only = goal;
    }
    return only;
}

static void add_stated(struct reading *r, const struct cell *cell, size_t i)
{
    const struct figure *f = &cell->p->figures.v[i];
    struct goal *only = goal_of_item(r, cell), *g = cell->role == ROLE_RATE ? only : NULL;
    if (!g && f->scope != SCOPE_STEP)
        g = goal_of_value(r, cell, i);
    if (g && f->scope == SCOPE_WORKS && cell->role != ROLE_RATE && !comes_to(g, f))
        g = NULL;
    if (!g && f->scope != SCOPE_WORKS && f->scope != SCOPE_STEP && !f->part)
        g = goal_of_words(r, cell, f);
    if (!g && (names_nothing(r, cell, f) || is_finish_rate(r, cell, f, only)))
        g = only;
    if (!g) {
        g = list_push(r->arena, &r->goals);
        *g = (struct goal){ .p = cell->p, .role = ROLE_PROGRESS, .item = cell->item };
        g->name = figure_name(r->arena, cell->p, f);
        const struct sentence *s = &cell->p->sentences.v[f->sentence];
        g->words = words_read(r->arena, passage_text(cell->p, s->from, f->to));
    }
    g->stated = f;
    g->stated_cell = cell;
}

void reading_stated(struct reading *r)
{
    for (size_t k = 0; k < r->cells.n; k++) {
        const struct cell *cell = &r->cells.v[k];
        if (cell->role != ROLE_PROGRESS && cell->role != ROLE_RATE)
            continue;
        for (size_t i = 0; i < cell->p->figures.n; i++)
            if (cell->p->figures.v[i].scope != SCOPE_NONE && !is_taken(r, &cell->p->figures.v[i]))
                add_stated(r, cell, i);
    }
}
