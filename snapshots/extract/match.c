/* Which achieved value measures which goal: one to one, globally best within the task. */
#include "base/assign.h"
#include "base/table.h"
#include "snapshots/extract/reading.h"

/* Every target is held against every value; blocks of this size keep a task's cost in proportion
 * to its length. */
enum { MOST_ROWS = 48, MOST_VALUES = 400 };

enum { LOOK_BACK = 5 }; /* clauses without a subject of their own */

/* Of the score 0..1: what a pair needs; what makes it worth a look; what being alone adds. */
#define THRESHOLD 0.42
#define LOWEST 0.1
#define SINGLE 0.08

struct value {
    const struct cell *cell;
    const struct figure *f;
    struct words near, wide; /* its own clause; its sentence */
    const struct table_row *stage; /* 方案, 招标: what was done is only on the way */
    size_t order;            /* position among the values of the task */
    bool assumed;            /* it names nothing itself: near is the title */
    bool taken;
};

LIST_TYPE(struct value_list, struct value);

/* --- candidates --- */

static bool is_value(const struct passage *p, const struct figure *f)
{
    bool only = f->alone && p->figures.n == 1 && str_trim(p->f.text).n == f->end - f->at;
    return (!f->bare || only) && !f->words && !f->attribute && f->scope == SCOPE_NONE && !f->past &&
           !f->plan && !f->quoted && !f->except && !f->rest;
}

/* The names of what 分别 lists in front of a row of figures; of those this one's. */
static struct str listed_name(const struct passage *p, size_t i)
{
    size_t first = i;
    while (first > 0 && p->figures.v[first - 1].clause == p->figures.v[i].clause &&
           p->figures.v[first - 1].respective && i - first < 8)
        first--;
    size_t count = 1;
    for (size_t k = first + 1; k < p->figures.n && p->figures.v[k].clause == p->figures.v[i].clause;
         k++)
        count++;
    size_t index = first + (i - first) - count; /* as many figures before the row: theirs */
    if (first < count || p->figures.v[first - count].sentence != p->figures.v[i].sentence)
        return STR_NULL;
    const struct figure *f = &p->figures.v[index];
    return passage_text(p, f->before.from, f->to);
}

/* The word behind the figure that names a mere stage; NULL when there is none. */
static const struct table_row *stage_in(const struct passage *p, const struct figure *f)
{
    const struct table *t = table_get("stages");
    struct str after = passage_text(p, f->after.from, f->after.to);
    for (size_t i = 0; i < t->n; i++)
        if (str_has(after, t->v[i].cell[0]))
            return &t->v[i];
    return NULL;
}

/* The words of a clause before figure f, without its figures: units name nothing
 * (年度目标31万平方米). */
static struct words words_of_clause(struct arena *a, const struct passage *p, size_t clause,
                                    const struct figure *f)
{
    const struct clause *c = &p->clauses.v[clause];
    struct buf said = { .arena = a };
    size_t at = c->from;
    while (f > p->figures.v && f[-1].at >= c->from)
        f--;
    for (; f < p->figures.v + p->figures.n && f->at < c->to; f++) {
        if (f->at > at)
            buf_add(&said, passage_text(p, at, f->at));
        buf_add(&said, STR(" "));
        at = f->end;
    }
    if (at < c->to)
        buf_add(&said, passage_text(p, at, c->to));
    return words_read(a, buf_str(&said));
}

/* A figure that names nothing itself speaks of what stands before it in its sentence; a sum behind
 * parts, of what the sentence begins with. */
static void look_back(struct reading *r, struct value *v)
{
    const struct passage *p = v->cell->p;
    const struct figure *f = v->f;
    size_t first = (size_t)p->sentences.v[f->sentence].clause;
    if (v->near.characters < 2) /* 住房共2处合计1721套 */
        v->near = words_read(r->arena, passage_text(p, p->clauses.v[f->clause].from, f->from));
    for (size_t c = f->clause; v->near.characters < 2 && c > first; c--) {
        size_t earlier = f->total ? first : c - 1;
        const struct clause *said = &p->clauses.v[earlier];
        if (f->total && str_starts(passage_text(p, said->from, said->to), STR("其中")))
            break;
        v->near = words_of_clause(r->arena, p, earlier, f);
        if (f->total || f->clause - c > LOOK_BACK)
            break;
    }
}

static void add_value(struct reading *r, struct value_list *values, const struct cell *cell,
                      size_t i)
{
    const struct passage *p = cell->p;
    const struct figure *f = &p->figures.v[i];
    const struct value *last = values->n ? &values->v[values->n - 1] : NULL;
    bool same = last && last->cell == cell && last->f->sentence == f->sentence;
    struct words wide = { 0 };
    if (same)
        wide = last->wide;
    else
        wide = words_read(r->arena, passage_text(p, p->sentences.v[f->sentence].from,
                                                 p->sentences.v[f->sentence].to));
    struct value *v = list_push(r->arena, values);
    *v = (struct value){ .cell = cell, .f = f, .wide = wide, .order = values->n };
    struct str own = passage_text(p, f->before.from, f->before.to);
    struct str after = passage_text(p, f->after.from, f->after.to);
    struct str near = figure_listed(r->arena, p, i);
    if (!near.n)
        near = str_join(r->arena, f->respective ? listed_name(p, i) : STR_NULL, STR(" "),
                        str_join(r->arena, own, STR(" "), after));
    v->near = words_read(r->arena, near);
    look_back(r, v);
    v->stage = stage_in(p, f);
    if (v->near.characters >= 2)
        return;
    v->assumed = true; /* left out, as it goes without saying */
    v->near = words_read(r->arena, p->context.topic);
    if (v->wide.characters < 2)
        v->wide = v->near;
}

/* A heading such as "新增200张床位:" repeats a target. */
static bool heads(const struct reading *r, const struct cell *cell, const struct figure *f)
{
    size_t end = cell->p->clauses.v[f->clause].to;
    if (end >= cell->p->f.text.n || cell->p->f.text.p[end] != ':')
        return false;
    for (size_t g = 0; g < r->targets; g++)
        if (decimal_eq(r->goals.v[g].value, f->q.value))
            return true;
    return false;
}

static void collect(struct reading *r, struct value_list *values)
{
    for (size_t k = 0; k < r->cells.n; k++) {
        const struct cell *cell = &r->cells.v[k];
        if (cell->role != ROLE_PROGRESS)
            continue;
        for (size_t i = 0; i < cell->p->figures.n; i++)
            if (is_value(cell->p, &cell->p->figures.v[i]) &&
                !heads(r, cell, &cell->p->figures.v[i]))
                add_value(r, values, cell, i);
    }
}

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
    if ((!f->bare || !g->f->bare) && !unit_convert(value, f->q.unit, g->f->q.unit, &value))
        return -1;
    double target = decimal_double(g->value);
    *ratio = target != 0 ? decimal_double(value) / target : 1;
    if (str_eq(f->q.unit, g->f->q.unit))
        return 1;
    return str_is(g->f->unit.family, "count") ? 0.4 : 0.9;
}

static struct str goal_clause(const struct goal *g)
{
    const struct clause *c = &g->p->clauses.v[g->f->clause];
    return passage_text(g->p, c->from, c->to);
}

/* -1: they do not measure the same; else 0..1. */
static double score(const struct goal *g, const struct value *v)
{
    double ratio = 1;
    double unit = kinds_fit(g, v->f) ? units_fit(g, v->f, &ratio) : -1;
    if (unit < 0 || (g->item >= 0 && v->cell->item != g->item))
        return -1;
    double near = v->near.n ? words_within(&g->words, &v->near) : 0.35;
    double back = v->near.n ? words_within(&v->near, &g->words) : 0.35;
    double wide = words_within(&g->words, &v->wide);
    if (v->assumed)
        near = v->f->part ? 0 : 0.7 * near;
    /* At the head of its clause it rather names what is spoken of: 5个项目已获批复. */
    if (v->f->initial && (ratio == 1 || near < 0.75 || back < 0.6 || v->stage))
        return -1;
    double s = 0.40 * near + 0.12 * back + 0.22 * wide + 0.12 * unit;
    s += 0.012 * v->f->verb;
    s += 0.06 * v->f->total - 0.08 * v->f->part - 0.05 * v->f->future - 0.12 * v->f->restated;
    if (v->stage && !str_has(goal_clause(g), v->stage->cell[0]))
        s -= v->f->behind ? 1 : 0.15;
    if (g->f->q.kind == KIND_LEVEL) {
        s += ratio > 0.05 && ratio < 4 ? 0.05 : ratio > 20 || ratio < 0.005 ? -0.15 : 0;
        if (ratio == 1 && v->f->verb < 8)
            s -= 0.15; /* more likely the target said again */
    }
    return s - 0.0005 * (double)(v->order < 60 ? v->order : 60);
}

/* --- the assignment --- */

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
            scores[g * columns + k] = score(&r->goals.v[first + g], &values->v[index[k]]);
    favour_single(r, scores, rows, columns);
    for (size_t i = 0; i < rows * columns; i++)
        if (scores[i] > THRESHOLD)
            *list_push(r->arena, &gains) =
                (struct gain){ (uint32_t)(i / columns), (uint32_t)(i % columns),
                               (int64_t)(scores[i] * 1e9) };
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

/* --- stated percentages --- */

/* The goal whose value stands before the percentage in its sentence, nothing else between. */
static struct goal *goal_of_value(struct reading *r, const struct cell *cell, size_t i)
{
    const struct passage *p = cell->p;
    for (size_t k = i; k > 0 && i - k < 6; k--) {
        const struct figure *f = &p->figures.v[k - 1];
        if (f->sentence != p->figures.v[i].sentence)
            return NULL;
        for (size_t g = 0; g < r->targets; g++)
            if (r->goals.v[g].actual == f && !r->goals.v[g].stated)
                return &r->goals.v[g];
        if (f->scope != SCOPE_NONE)
            return NULL;
    }
    return NULL;
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
    return f->scope == SCOPE_PLAN && !f->part &&
           words_read(r->arena, passage_text(cell->p, s->from, f->to)).characters < FEW;
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
    struct goal *g = cell->role == ROLE_RATE ? goal_of_item(r, cell) : NULL;
    if (!g && f->scope != SCOPE_WORKS && !f->part)
        g = goal_of_value(r, cell, i);
    if (!g && f->scope != SCOPE_WORKS && !f->part)
        g = goal_of_words(r, cell, f);
    if (!g && names_nothing(r, cell, f))
        g = goal_of_item(r, cell);
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
        collect(r, &values);
    for (size_t first = 0; first < r->targets; first += MOST_ROWS)
        assign(r, &values, first, r->targets - first < MOST_ROWS ? r->targets - first : MOST_ROWS);
    for (size_t k = 0; k < r->cells.n; k++) {
        const struct cell *cell = &r->cells.v[k];
        if (cell->role != ROLE_PROGRESS && cell->role != ROLE_RATE)
            continue;
        for (size_t i = 0; i < cell->p->figures.n; i++)
            if (cell->p->figures.v[i].scope != SCOPE_NONE)
                add_stated(r, cell, i);
    }
}
