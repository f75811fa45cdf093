/* How well an achieved value fits a target: kind, unit, shared words, what is said of it. */
#include "base/table.h"
#include "snapshots/extract/matching.h"

#define STOCK 1.5 /* times the target: hardly of this year */
#define SHORT 0.7 /* of a target's words: what a name short for it says, or what is left unsaid */
#define STOCK_SURE 4 /* ... and surely not */

static bool kinds_fit(const struct goal *g, const struct figure *f)
{
    enum kind a = g->f->q.kind, b = f->q.kind;
    bool moves = a == KIND_GROWTH || a == KIND_DECLINE;
    return moves ? b == KIND_GROWTH || b == KIND_DECLINE : a == b;
}

static double units_fit(const struct goal *g, const struct figure *f, double *ratio)
{
    struct decimal value = f->q.value; /* bare on both sides: two columns of numbers */
    if ((!f->bare || !g->f->bare) && !unit_convert_said(value, f->q.unit, f->q.clause,
                                                        g->f->q.unit, g->f->q.clause, &value))
        return -1;
    double target = decimal_double(g->value);
    *ratio = target != 0 ? decimal_double(value) / target : 1;
    if (str_eq(f->q.unit, g->f->q.unit))
        return 1;
    return str_is(g->f->unit.family, "count") ? 0.4 : 0.9;
}

/* Whether the percentage behind the value says what it comes to: 新建1056个,完成年度任务的88%;
 * 新建8套、改建6套,分别完成100%、60%. */
static bool agrees(const struct passage *p, const struct figure *f, double ratio)
{
    const struct figure *end = p->figures.v + p->figures.n;
    for (const struct figure *e = f + 1; e < end && e < f + 8 && e->sentence == f->sentence; e++) {
        bool said = e->scope == SCOPE_PLAN || e->scope == SCOPE_STAGE;
        bool own = e->respective ? figure_answered(p, (size_t)(e - p->figures.v)) == f : e == f + 1;
        double gap = ratio - decimal_double(e->q.value) / 100;
        if (said && own)
            return gap < 0.006 && gap > -0.006;
    }
    return false;
}

/* 2座 of 新建2座、改建6座 where both together are wanted: 新建、改建公共厕所15座. */
static bool is_half(const struct goal *g, const struct value *v)
{
    enum { VERB = 6, LIST = 9 }; /* bytes: two characters, and 、 */
    const struct passage *p = v->cell->p;
    struct str wanted = passage_text(g->p, g->f->before.from, g->f->before.to);
    struct str own = str_trim(passage_text(p, v->f->before.from, v->f->before.to));
    own = str_slice(own, 0, own.n < VERB ? own.n : VERB);
    size_t at = own.n == VERB ? str_find(wanted, own) : STR_NOT_FOUND;
    if (at == STR_NOT_FOUND)
        return false;
    for (const struct figure *f = v->f - 1; f <= v->f + 1; f += 2) {
        if (f < p->figures.v || f >= p->figures.v + p->figures.n || f->sentence != v->f->sentence)
            continue;
        struct str other = str_trim(passage_text(p, f->before.from, f->before.to));
        other = str_slice(other, 0, other.n < VERB ? other.n : VERB);
        size_t second = other.n == VERB ? str_find(wanted, other) : STR_NOT_FOUND;
        if (second != STR_NOT_FOUND && (second == at + LIST || at == second + LIST) &&
            str_eq(f->unit.family, v->f->unit.family))
            return true;
    }
    return false;
}

/* Of two growth rates on two bases the one that compares like with like answers the target
 * (自然口径增长3.5%,同口径增长18.3%); the plain one where only the other is said to be special (增长6.1%,
 * 剔除政策因素增长8.4%), unless the target is. */
static double basis_of(const struct goal *g, const struct value *v)
{
    const struct clause *c = &v->cell->p->clauses.v[v->f->clause];
    struct str text = passage_text(v->cell->p, c->from, v->f->to);
    bool wanted = link_in(goal_clause(g), "comparable");
    return 0.2 * (wanted && link_in(text, "comparable")) - 0.2 * link_in(text, "nominal");
}

/* Whether what a stage's word names is what the target is about: 立项 in its own words, 签约 where
 * projects are to be brought in. */
static bool stage_is_wanted(const struct goal *g, const struct table_row *stage)
{
    struct str clause = goal_clause(g);
    for (int i = 2; i < stage->columns; i++)
        if (str_has(clause, stage->cell[i]))
            return true;
    return str_has(clause, stage->cell[0]);
}

/* 面积达到12万亩 wants so much to be there; 新增面积达到12万亩 wants it to be added. */
static bool wants_stock(const struct goal *g)
{
    struct str before = passage_text(g->p, g->f->before.from, g->f->from);
    return link_ends(before, "reach") && !link_in(goal_clause(g), "adds");
}

/* What the report says of the figure itself: reached, a sum, a part, a mere stage. */
static double standing(const struct goal *g, const struct value *v, double ratio)
{
    const struct figure *f = v->f;
    double s = 0.012 * f->verb + 0.06 * f->total + 0.12 * (f->year && !wants_stock(g));
    s -= 0.08 * (f->part && !v->finished && !g->f->part) + 0.15 * f->future + 0.12 * f->restated;
    if (!g->begins && !g->carries)
        s += 0.2 * v->finished - 0.3 * v->begun;
    else if (g->carries)
        s -= 0.3 * (v->finished && f->part);
    bool staged = v->stage && !stage_is_wanted(g, v->stage);
    if (staged)
        s -= f->behind ? 1 : v->staged ? 0.6 : 0.15;
    s -= v->under_way;
    s += 0.25 * v->sum - 0.25 * v->addend;
    if (g->f->q.kind != KIND_LEVEL)
        return s + basis_of(g, v);
    bool stock = f->total && ratio > STOCK; /* 建成1268个,累计建成6420个: of all years */
    s -= stock ? 0.2 : 0;
    bool own = g->role == ROLE_PROGRESS && !v->stage;
    if (ratio == 1 && !own && (f->verb < 8 || staged))
        s -= staged ? 0.5 : 0.15; /* more likely the target said again */
    if (ratio == 1 && f->behind && !staged)
        s += 0.15; /* 6个站点已全部投入运行 */
    if (ratio == 1 && f->restated)
        s -= 0.4; /* 已完成800幢改造任务: what else is told says more */
    s += agrees(v->cell->p, f, ratio) ? 0.2 : 0;
    return s + (ratio > 0.05 && ratio < 4 ? 0.05 : ratio > 20 || ratio < 0.005 ? -0.15 : 0);
}

/* How much of the target's words a value's own say; what goes without saying is the task, or what
 * the target column says. */
static double nearness(const struct goal *g, const struct value *v)
{
    bool column = g->role == ROLE_TARGET && v->only;
    double near = v->near.n ? words_within(&g->words, &v->near) : 0.35;
    if (v->assumed)
        near = v->f->part && (!v->finished || g->carries) ? 0 : column ? SHORT : SHORT * near;
    near = near < SHORT && named_short(g, v) ? SHORT : near;
    double topic = !v->topic.n ? 0 : column ? 1 : words_within(&g->words, &v->topic);
    return SHORT * topic > near ? SHORT * topic : near;
}

double match_score(const struct goal *g, const struct value *v)
{
    double ratio = 1;
    double unit = kinds_fit(g, v->f) ? units_fit(g, v->f, &ratio) : -1;
    if (unit < 0 || (g->item >= 0 && v->cell->item != g->item) || is_half(g, v) ||
        named_otherwise(g, v))
        return -1;
    if (v->f->scope != SCOPE_NONE && g->f->scope == SCOPE_NONE && !named_rate(g, v))
        return -1; /* a rate of completion answers a target that is one: 开工率100% */
    double near = nearness(g, v);
    double back = v->near.n ? words_within(&v->near, &g->words) : 0.35;
    double wide = words_within(&g->words, &v->wide);
    /* At the head of its clause it rather names what is spoken of (5个项目已获批复), unless what follows
     * is what is wanted: 45个项目开工建设. */
    bool wanted = (v->stage && stage_is_wanted(g, v->stage)) || named_done(v, goal_clause(g));
    if (v->f->initial && !wanted && (ratio == 1 || near < 0.75 || back < 0.6 || v->stage))
        return -1;
    double s = 0.40 * near + 0.12 * back + 0.22 * wide + 0.12 * unit + standing(g, v, ratio) +
               named_alike(g, v);
    return s - 0.0005 * (double)(v->order < 60 ? v->order : 60);
}

bool match_is_stock(const struct goal *g, const struct value *v)
{
    double ratio = 0;
    struct str before = passage_text(v->cell->p, v->f->before.from, v->f->from);
    bool bare = !v->f->verb && !v->f->alone; /* a cell that is but a figure answers its header */
    bool there = v->f->stock || bare || link_ends(before, "reach");
    bool stock = v->f->total || (there && g->f->q.kind == KIND_LEVEL);
    return stock && !wants_stock(g) && units_fit(g, v->f, &ratio) > 0 && ratio > STOCK_SURE;
}
