/* The achieved values of a task: figures of its progress cells that may measure a target. */
#include "base/table.h"
#include "snapshots/extract/matching.h"
#include "snapshots/extract/pattern.h"

enum { LOOK_AHEAD = 5 }; /* figures behind one that may tell how far it is */

static bool is_value(const struct passage *p, const struct figure *f)
{
    bool only = f->alone && p->figures.n == 1 && str_trim(p->f.text).n == f->end - f->at;
    return (!f->bare || only) && !f->words && !f->attribute && !f->past && !f->plan &&
           !f->quoted && !f->except && !f->rest && !figure_is_start(p, f);
}

/* The word behind the figure that names a mere stage; NULL when there is none. */
static const struct table_row *stage_behind(const struct passage *p, const struct figure *f)
{
    const struct table *t = table_get("stages");
    struct str after = passage_text(p, f->after.from, f->after.to);
    size_t n = 0, done = link_find(after, "done", 0, &n); /* 编制完成并通过评审: what follows is more */
    if (done != STR_NOT_FOUND && link_begins(str_after(after, done + n), "also"))
        after = str_slice(after, 0, done);
    for (size_t i = 0; i < t->n; i++)
        if (str_has(after, t->v[i].cell[0]))
            return &t->v[i];
    return NULL;
}

/* Whether a verb of achievement stands in bytes [from, to). */
static bool says_reached(const struct passage *p, size_t from, size_t to)
{
    struct hit hit;
    for (; from < to && patterns_find(patterns_get("verbs"), p->f.text, from, to, &hit);
         from = hit.to > from ? hit.to : from + 1)
        if (!hit_has_mark(&hit, "link"))
            return true;
    return false;
}

/* The word of a mere stage that stands before the figure, no verb of achievement between:
 * 立项3260亩, 共排查隐患点318处. */
static const struct table_row *stage_before(const struct passage *p, const struct figure *f)
{
    const struct table *t = table_get("stages");
    struct str text = passage_text(p, f->before.from, f->before.to);
    for (size_t i = 0; i < t->n; i++) {
        struct str word = t->v[i].cell[0];
        bool part = str_is(t->v[i].cell[1], "part");
        bool before = part || str_is(t->v[i].cell[1], "before");
        size_t at = before ? str_find(text, word) : STR_NOT_FOUND;
        if (at != STR_NOT_FOUND &&
            (part || !says_reached(p, f->before.from + at + word.n,
                          (size_t)(goal_name(text).p + goal_name(text).n - p->f.text.p))))
            return &t->v[i];
    }
    return NULL;
}

/* 1721套 of 共2处合计1721套,其中A地块完成总工程量的90%: no verb says that they were finished, and what
 * follows says how far they are. */
static bool is_under_way(const struct passage *p, const struct figure *f)
{
    const struct figure *end = p->figures.v + p->figures.n;
    if (says_reached(p, p->clauses.v[f->clause].from, f->from) || f->behind)
        return false;
    end = end - f > LOOK_AHEAD ? f + LOOK_AHEAD + 1 : end;
    for (const struct figure *e = f + 1; e < end && e->sentence == f->sentence; e++)
        if (f->part && str_eq(e->unit.family, f->unit.family))
            return false; /* 其中7个已上架,2个开发完成80%: of those 2 */
        else if (e->scope == SCOPE_WORKS && decimal_cmp(e->q.value, decimal_int(100)) < 0)
            return true;
    return false;
}

static void add_value(struct reading *r, struct value_list *values, const struct cell *cell,
                      size_t i)
{
    const struct passage *p = cell->p;
    const struct figure *f = &p->figures.v[i];
    const struct value *last = values->n ? &values->v[values->n - 1] : NULL;
    bool same = last && last->cell == cell && last->f->sentence == f->sentence;
    struct value *v = list_push(r->arena, values);
    *v = (struct value){ .cell = cell, .f = f, .order = values->n };
    struct str own = passage_text(p, f->before.from, f->before.to);
    size_t n = 0, at = link_find(own, "narrower", 0, &n);
    v->narrower = at == STR_NOT_FOUND ? STR_NULL : str_slice(own, at, at + n);
    const struct table_row *stage = stage_before(p, f);
    v->stage = stage_behind(p, f);
    v->stage = v->stage ? v->stage : stage;
    v->staged = stage != NULL;
    v->under_way = f->unit.counter && is_under_way(p, f);
    value_subject(r, v, same ? last : NULL);
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

/* Whether the figure is a target itself. */
static bool is_goal(const struct reading *r, const struct figure *f)
{
    for (size_t g = 0; g < r->targets; g++)
        if (r->goals.v[g].f == f)
            return true;
    return false;
}

/* 达标村120个、精品村15个均已启动: what stands behind the last of a list holds for all of it. */
static void share_stage(struct value *v, const struct value *next)
{
    const struct passage *p = v->cell->p;
    if (next->cell == v->cell && next->f->clause == v->f->clause && !v->stage && next->stage &&
        !next->staged && str_starts(passage_text(p, v->f->to, next->f->from), STR("、")))
        v->stage = next->stage;
}

void reading_values(struct reading *r, struct value_list *values)
{
    for (size_t k = 0; k < r->cells.n; k++) {
        const struct cell *cell = &r->cells.v[k];
        if (cell->role != ROLE_PROGRESS)
            continue;
        for (size_t i = 0; i < cell->p->figures.n; i++)
            if (is_value(cell->p, &cell->p->figures.v[i]) &&
                !is_goal(r, &cell->p->figures.v[i]) && !heads(r, cell, &cell->p->figures.v[i]))
                add_value(r, values, cell, i);
    }
    for (size_t i = values->n; i > 1; i--)
        share_stage(&values->v[i - 2], &values->v[i - 1]);
    values_compose(r, values);
}
