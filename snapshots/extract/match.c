/* Which achieved value measures which goal: one to one, globally best within the task. */
#include "base/assign.h"
#include "snapshots/extract/matching.h"

/* Every target is held against every value; blocks of this size keep a task's cost in proportion
 * to its length. */
enum { MOST_ROWS = 48, MOST_VALUES = 400 };
enum { NEIGHBOURS = 6 }; /* values among which a later one of the same is looked for */

/* Of the score 0..1: what a pair needs; what makes it worth a look; what being alone adds. */
#define THRESHOLD 0.42
#define LOWEST 0.1
#define SINGLE 0.08
#define CLOSE 0.2 /* between two values: either may be meant */
#define ALIKE 0.6 /* of each other's words: they are told of two of a kind */
#define ORDER 0.15 /* of as many values as targets, told in their order, each answers its own */
#define OLD 0.1 /* of a value that a later one overtakes */
#define MUCH 0.2 /* by which one target is nearer to a value's words than another */

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

/* Whether two values are told of two of a kind, 引进市级团队12个、省级团队4个; not of one in two states,
 * 受理案件20件,办结9件. */
static bool is_parallel(const struct value *a, const struct value *b)
{
    if (a->f > b->f) {
        const struct value *swap = a;
        a = b, b = swap;
    }
    bool beside = a->cell == b->cell && a->f + 1 == b->f && a->f->sentence == b->f->sentence;
    if (!beside || a->assumed || b->assumed)
        return false;
    double there = words_within(&a->near, &b->near), back = words_within(&b->near, &a->near);
    return str_eq(a->f->q.unit, b->f->q.unit) && a->f->part == b->f->part && !a->sum && !b->sum &&
           !a->f->total && !b->f->total && !a->f->year && !b->f->year && !b->finished &&
           !a->stage == !b->stage && !decimal_eq(a->f->q.value, b->f->q.value) &&
           there >= ALIKE && back >= ALIKE && there < 1 && back < 1;
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

/* Where a goal stands among those of its passage that are counted in its unit, and how many these
 * are. */
static size_t place_of_goal(const struct reading *r, size_t first, size_t rows, size_t g, size_t *n)
{
    const struct goal *goal = &r->goals.v[first + g];
    size_t place = 0;
    *n = 0;
    for (size_t i = 0; i < rows; i++) {
        const struct goal *other = &r->goals.v[first + i];
        if (other->p != goal->p || !str_eq(other->f->q.unit, goal->f->q.unit))
            continue;
        place += i < g;
        (*n)++;
    }
    return place;
}

/* Neither a part of another figure, nor a sum, nor a mere stage. */
static bool is_plain(const struct value *v)
{
    return !v->f->part && !v->f->total && !v->stage;
}

/* The same of a value among those of its sentence; 0 of them where one is not plain. */
static size_t place_of_value(const struct value_list *values, const size_t *index, size_t columns,
                             size_t k, size_t *n)
{
    const struct value *v = &values->v[index[k]];
    size_t place = 0;
    *n = is_plain(v);
    for (int step = -1; step <= 1; step += 2)
        for (size_t i = k + (size_t)step; i < columns; i += (size_t)step) {
            const struct value *other = &values->v[index[i]];
            if (other->cell != v->cell || other->f->sentence != v->f->sentence)
                break;
            bool same = str_eq(other->f->q.unit, v->f->q.unit);
            place += same && step < 0;
            *n = same && !is_plain(other) ? 0 : *n + (same && *n);
            if (!*n)
                return 0;
        }
    return place;
}

/* 新建27家、提升25家 where 新建26家、提升25家 are wanted: in their order. */
static void favour_order(const struct reading *r, const struct value_list *values,
                         const size_t *index, size_t first, double *gain, size_t rows,
                         size_t columns)
{
    size_t *goals = arena_array(r->arena, 2 * rows, sizeof *goals), n = 0;
    for (size_t g = 0; g < rows; g++)
        goals[2 * g] = place_of_goal(r, first, rows, g, &goals[2 * g + 1]);
    for (size_t k = 0; k < columns; k++) {
        size_t place = place_of_value(values, index, columns, k, &n);
        for (size_t g = 0; g < rows && n > 1; g++)
            if (gain[g * columns + k] > LOWEST && goals[2 * g] == place && goals[2 * g + 1] == n)
                gain[g * columns + k] += ORDER;
    }
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

/* Whether b tells what a told, of a later month: 一季度增长6.2%,上半年增长7.3%. */
static bool is_overtaken(const struct value *a, const struct value *b)
{
    struct month then = a->f->q.as_of, now = b->f->q.as_of;
    bool alike = b->borrowed || b->assumed || words_within(&b->near, &a->near) >= ALIKE;
    return a->cell == b->cell && a->f < b->f && !b->f->future && then.year &&
           then.year == now.year && then.month < now.month && alike &&
           str_eq(a->f->unit.family, b->f->unit.family);
}

static void favour_latest(const struct value_list *values, const size_t *index, double *gain,
                          size_t rows, size_t columns)
{
    for (size_t k = 0; k + 1 < columns; k++) {
        bool overtaken = false;
        for (size_t i = k + 1; i < columns && i < k + NEIGHBOURS && !overtaken; i++)
            overtaken = is_overtaken(&values->v[index[k]], &values->v[index[i]]);
        for (size_t g = 0; g < rows && overtaken; g++)
            gain[g * columns + k] -= OLD;
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
    for (size_t g = 0; g < rows; g++) {
        const struct goal *goal = &r->goals.v[first + g];
        bool open = !goal->actual && !is_served(r, goal);
        for (size_t k = 0; k < columns; k++)
            scores[g * columns + k] = open ? match_score(goal, &values->v[index[k]]) : -1;
    }
    favour_nearest(r, values, index, first, scores, rows, columns);
    favour_order(r, values, index, first, scores, rows, columns);
    favour_latest(values, index, scores, rows, columns);
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
        if (match_is_stock(&r->goals.v[first + g], v))
            continue;
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
