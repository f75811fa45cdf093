/* Which achieved value measures which goal: one to one, globally best within the task. */
#include "base/assign.h"
#include "base/table.h"
#include "snapshots/extract/matching.h"

/* Every target is held against every value; blocks of this size keep a task's cost in proportion
 * to its length. */
enum { MOST_ROWS = 48, MOST_VALUES = 400 };

/* Of the score 0..1: what a pair needs; what makes it worth a look; what being alone adds. */
#define THRESHOLD 0.42
#define LOWEST 0.1
#define SINGLE 0.08
#define CLOSE 0.2 /* between two values: either may be meant */
#define ALIKE 0.6 /* of each other's words: they are told of two of a kind */
#define STOCK 1.5 /* times the target: hardly of this year */
#define MUCH 0.2 /* by which one target is nearer to a value's words than another */

/* --- how well a value fits a goal --- */

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

static struct str goal_clause(const struct goal *g)
{
    const struct clause *c = &g->p->clauses.v[g->f->clause];
    return passage_text(g->p, c->from, c->to);
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

/* Of two growth rates on two bases the one that compares like with like answers the target:
 * 自然口径增长3.5%,同口径增长18.3%. */
static double basis_of(const struct value *v)
{
    const struct clause *c = &v->cell->p->clauses.v[v->f->clause];
    struct str text = passage_text(v->cell->p, c->from, v->f->to);
    return 0.2 * link_in(text, "comparable") - 0.2 * link_in(text, "nominal");
}

/* What the report says of the figure itself: reached, a sum, a part, a mere stage. */
static double standing(const struct goal *g, const struct value *v, double ratio)
{
    const struct figure *f = v->f;
    double s = 0.012 * f->verb + 0.06 * f->total + 0.12 * f->year;
    bool ended = !link_in(goal_clause(g), "begun") && !link_in(goal_clause(g), "carry on");
    s -= 0.08 * (f->part && !v->finished) + 0.05 * f->future + 0.12 * f->restated;
    s += ended ? 0.2 * v->finished - 0.3 * v->begun : 0;
    if (v->stage && !str_has(goal_clause(g), v->stage->cell[0]))
        s -= f->behind ? 1 : v->staged ? 0.6 : 0.15;
    s -= v->under_way;
    s += 0.25 * v->sum - 0.25 * v->addend;
    if (g->f->q.kind != KIND_LEVEL)
        return s + basis_of(v);
    bool stock = f->total && ratio > STOCK; /* 建成1268个,累计建成6420个: of all years */
    s -= stock ? 0.2 : 0;
    bool own = g->role == ROLE_PROGRESS && !v->stage;
    if (ratio == 1 && !own && (f->verb < 8 || v->stage))
        s -= v->stage ? 0.5 : 0.15; /* more likely the target said again */
    if (ratio == 1 && f->behind && !v->stage)
        s += 0.15; /* 6个站点已全部投入运行 */
    if (ratio == 1 && f->restated)
        s -= 0.4; /* 已完成800幢改造任务: what else is told says more */
    s += agrees(v->cell->p, f, ratio) ? 0.2 : 0;
    return s + (ratio > 0.05 && ratio < 4 ? 0.05 : ratio > 20 || ratio < 0.005 ? -0.15 : 0);
}

/* Whether a target of the year has the figure of that unit, so that what is left is something else
 * (另有17家企业正在申报): a milestone does not get it. */
static bool is_served(const struct reading *r, const struct goal *g)
{
    struct decimal value;
    for (size_t k = 0; k + r->steps < r->targets && g >= r->goals.v + r->targets - r->steps; k++)
        if (r->goals.v[k].actual &&
            unit_convert(g->value, g->f->q.unit, r->goals.v[k].f->q.unit, &value))
            return true;
    return false;
}

/* -1: they do not measure the same; else 0..1. */
static double score(const struct goal *g, const struct value *v)
{
    double ratio = 1;
    double unit = kinds_fit(g, v->f) ? units_fit(g, v->f, &ratio) : -1;
    if (unit < 0 || is_half(g, v) || (g->item >= 0 && v->cell->item != g->item))
        return -1;
    if (v->f->scope != SCOPE_NONE && g->f->scope == SCOPE_NONE)
        return -1; /* a rate of completion answers a target that is one: 开工率100% */
    double near = v->near.n ? words_within(&g->words, &v->near) : 0.35;
    double back = v->near.n ? words_within(&v->near, &g->words) : 0.35;
    double wide = words_within(&g->words, &v->wide);
    if (v->assumed)
        near = v->f->part && (!v->finished || link_in(goal_clause(g), "carry on")) ? 0 : 0.7 * near;
    double topic = v->topic.n ? 0.7 * words_within(&g->words, &v->topic) : 0;
    if (topic > near)
        near = topic;
    /* At the head of its clause it rather names what is spoken of (5个项目已获批复), unless what follows
     * is what is wanted: 45个项目开工建设. */
    bool wanted = v->stage && str_has(goal_clause(g), v->stage->cell[0]);
    if (v->f->initial && !wanted && (ratio == 1 || near < 0.75 || back < 0.6 || v->stage))
        return -1;
    double s = 0.40 * near + 0.12 * back + 0.22 * wide + 0.12 * unit + standing(g, v, ratio);
    return s - 0.0005 * (double)(v->order < 60 ? v->order : 60);
}

/* --- the assignment --- */

/* Whether two values are told of two of a kind, 引进市级团队12个、省级团队4个; not of one in two states,
 * 受理案件20件,办结9件. */
static bool is_parallel(const struct value *a, const struct value *b)
{
    double there = words_within(&a->near, &b->near), back = words_within(&b->near, &a->near);
    if (a->f > b->f) {
        const struct value *swap = a;
        a = b, b = swap;
    }
    return a->cell == b->cell && a->f + 1 == b->f && a->f->sentence == b->f->sentence &&
           str_eq(a->f->q.unit, b->f->q.unit) && a->f->part == b->f->part && !a->sum && !b->sum &&
           !a->f->total && !b->f->total && !a->f->year && !b->f->year && !b->finished &&
           !a->stage == !b->stage && !decimal_eq(a->f->q.value, b->f->q.value) &&
           !a->assumed && !b->assumed && there >= ALIKE && back >= ALIKE && there < 1 && back < 1;
}

/* A pair that could only be made with each other is the likelier for it. */
static void favour_single(struct reading *r, double *gain, size_t rows, size_t columns)
{
    size_t *of_row = arena_array(r->arena, rows + columns, sizeof *of_row);
    size_t *of_column = of_row + rows;
    for (size_t g = 0; g < rows; g++)
        for (size_t k = 0; k < columns; k++)
            if (gain[g * columns + k] > LOWEST) {
                of_row[g]++;
                of_column[k]++;
            }
    for (size_t g = 0; g < rows; g++)
        for (size_t k = 0; k < columns; k++)
            if (gain[g * columns + k] > LOWEST && of_row[g] == 1 && of_column[k] == 1)
                gain[g * columns + k] += SINGLE;
}

/* 寒托班10个 is not told of 暑托班 where 寒托班 is a target, too. */
static void favour_nearest(const struct reading *r, const struct value_list *values,
                           const size_t *index, size_t first, double *gain, size_t rows,
                           size_t columns)
{
    double *near = arena_array(r->arena, rows, sizeof *near);
    for (size_t k = 0; k < columns; k++) {
        double best = 0;
        bool rivals = false;
        for (size_t g = 0; g < rows; g++) {
            bool fits = gain[g * columns + k] > LOWEST;
            near[g] = fits ? words_within(&values->v[index[k]].near, &r->goals.v[first + g].words)
                           : 0;
            best = near[g] > best ? near[g] : best;
        }
        for (size_t g = 0; g < rows; g++) {
            bool fits = gain[g * columns + k] > LOWEST;
            rivals |= fits && best - near[g] > MUCH;
        }
        for (size_t g = 0; g < rows && rivals; g++)
            gain[g * columns + k] += near[g] == best ? SINGLE : best - near[g] > MUCH ? -SINGLE : 0;
    }
}

/* 市级团队12个、省级团队4个 where 21个团队 are wanted: told side by side, each is but a part, and no
 * word says which of them it would be. */
static void drop_parallel(const struct reading *r, const struct value_list *values,
                          const size_t *index, size_t first, double *gain, size_t rows,
                          size_t columns)
{
    for (size_t g = 0; g < rows; g++) {
        const struct goal *goal = &r->goals.v[first + g];
        double *row = gain + g * columns;
        size_t best = 0;
        for (size_t k = 1; k < columns; k++)
            best = row[k] > row[best] ? k : best;
        if (!columns || row[best] <= THRESHOLD || goal->f->q.kind != KIND_LEVEL)
            continue;
        const struct value *v = &values->v[index[best]];
        bool rival = false;
        for (size_t k = 0; k < columns; k++)
            rival |= k != best && row[best] - row[k] < CLOSE &&
                     is_parallel(v, &values->v[index[k]]);
        if (rival && only_unit(r, v->f))
            for (size_t k = 0; k < columns; k++)
                if (&values->v[index[k]] == v || is_parallel(v, &values->v[index[k]]))
                    row[k] = -1;
    }
}

/* Assigns goals [first, first + rows) among the values not yet taken. */
static void assign(struct reading *r, struct value_list *values, size_t first, size_t rows)
{
    size_t *index = arena_array(r->arena, values->n, sizeof *index), columns = 0;
    LIST(struct gain) gains = { 0 };
    for (size_t i = 0; i < values->n && columns < MOST_VALUES; i++)
        if (!values->v[i].taken)
            index[columns++] = i;
    double *scores = arena_array(r->arena, rows * columns, sizeof *scores);
    for (size_t g = 0; g < rows; g++)
        for (size_t k = 0; k < columns; k++)
            scores[g * columns + k] = r->goals.v[first + g].actual ||
                                              is_served(r, &r->goals.v[first + g])
                                          ? -1
                                          : score(&r->goals.v[first + g], &values->v[index[k]]);
    favour_nearest(r, values, index, first, scores, rows, columns);
    drop_parallel(r, values, index, first, scores, rows, columns);
    favour_single(r, scores, rows, columns);
    for (size_t i = 0; i < rows * columns; i++)
        if (scores[i] > THRESHOLD)
            *list_push(r->arena, &gains) =
                (struct gain){ (uint32_t)(i / columns), (uint32_t)(i % columns),
                               (int64_t)((scores[i] - THRESHOLD) * 1e9) + 1 };
    uint32_t *mate = arena_array(r->arena, rows, sizeof *mate);
    assign_best(r->arena, rows, columns, gains.v, gains.n, mate);
    for (size_t g = 0; g < rows; g++) {
        if (mate[g] == ALONE)
            continue;
        struct value *v = &values->v[index[mate[g]]];
        r->goals.v[first + g].actual = v->f;
        r->goals.v[first + g].actual_cell = v->cell;
        v->taken = true;
    }
}

/* A cell that is a mere percentage (52%) states the completion of the task, unless the target
 * itself is a percentage that it answers. */
static void mark_lone_rates(struct reading *r)
{
    for (size_t g = 0; g < r->goals.n; g++)
        if (r->goals.v[g].f->q.kind != KIND_LEVEL)
            return;
    for (size_t k = 0; k < r->cells.n; k++) {
        struct passage *p = r->cells.v[k].p;
        if (r->cells.v[k].role == ROLE_PROGRESS && p->figures.n && p->figures.v[0].alone &&
            str_is(p->figures.v[0].unit.family, "percent") && !p->measured)
            p->figures.v[0].scope = SCOPE_PLAN;
    }
}

void reading_match(struct reading *r)
{
    struct value_list values = { 0 };
    r->targets = r->goals.n;
    mark_lone_rates(r);
    if (r->targets)
        reading_values(r, &values);
    values_add_up(r, &values);
    size_t year = r->targets - r->steps; /* milestones get what the year's targets leave */
    for (size_t first = 0; first < year; first += MOST_ROWS)
        assign(r, &values, first, year - first < MOST_ROWS ? year - first : MOST_ROWS);
    for (size_t first = year; first < r->targets; first += MOST_ROWS)
        assign(r, &values, first, r->targets - first < MOST_ROWS ? r->targets - first : MOST_ROWS);
    reading_every(r);
    reading_stated(r);
}
