/* The achieved values of a task: figures of its progress cells that may measure a target. */
#include "base/table.h"
#include "snapshots/extract/matching.h"
#include "snapshots/extract/pattern.h"

enum { LOOK_BACK = 5 }; /* clauses without a subject of their own */
enum { PLAIN = 8 };     /* weight of verbs that plainly say that a figure was reached */

static bool is_value(const struct passage *p, const struct figure *f)
{
    bool only = f->alone && p->figures.n == 1 && str_trim(p->f.text).n == f->end - f->at;
    return (!f->bare || only) && !f->words && !f->attribute && !f->past && !f->plan &&
           !f->quoted && !f->except && !f->rest && !figure_is_start(p, f);
}

const struct figure *figure_answered(const struct passage *p, size_t i)
{
    size_t first = i;
    while (first > 0 && p->figures.v[first - 1].clause == p->figures.v[i].clause &&
           p->figures.v[first - 1].respective && i - first < 8)
        first--;
    size_t count = 1;
    for (size_t k = first + 1; k < p->figures.n && p->figures.v[k].clause == p->figures.v[i].clause;
         k++)
        count++;
    if (first < count || p->figures.v[first - count].sentence != p->figures.v[i].sentence)
        return NULL;
    return &p->figures.v[i - count];
}

/* The name of the figure that a respective one answers. */
static struct str listed_name(const struct passage *p, size_t i)
{
    const struct figure *f = figure_answered(p, i);
    return f ? passage_text(p, f->before.from, f->to) : STR_NULL;
}

/* The word behind the figure that names a mere stage; NULL when there is none. */
static const struct table_row *stage_behind(const struct passage *p, const struct figure *f)
{
    const struct table *t = table_get("stages");
    struct str after = passage_text(p, f->after.from, f->after.to);
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
        if (hit.row->columns < 3)
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
        size_t at = str_is(t->v[i].cell[1], "before") ? str_find(text, word) : STR_NOT_FOUND;
        if (at != STR_NOT_FOUND &&
            !says_reached(p, f->before.from + at + word.n,
                          (size_t)(goal_name(text).p + goal_name(text).n - p->f.text.p)))
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
    end = end - f > LOOK_BACK ? f + LOOK_BACK + 1 : end;
    for (const struct figure *e = f + 1; e < end && e->sentence == f->sentence; e++)
        if (e->scope == SCOPE_WORKS && decimal_cmp(e->q.value, decimal_int(100)) < 0)
            return true;
    return false;
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
        if (f->total && link_begins(passage_text(p, said->from, said->to), "part"))
            break;
        v->near = clause_words(r->arena, p, earlier, f);
        if (f->total || f->clause - c > LOOK_BACK)
            break;
    }
}

/* 变电站 of "10座变电站中,海北变等6座已投运": what the figure is counted among; null when there is
 * no such head. */
static struct str counted_among(const struct passage *p, const struct figure *f)
{
    for (const struct figure *e = f; e > p->figures.v && e[-1].sentence == f->sentence &&
                                     f - e < LOOK_BACK; e--) {
        struct str after = passage_text(p, e[-1].to, e == f ? f->from : e->from);
        size_t n = 0, all = link_find(after, "all", 0, &n);
        if (all != STR_NOT_FOUND && str_eq(e[-1].unit.family, f->unit.family) &&
            !link_ends(str_slice(after, 0, all + strlen("中")), "part"))
            return str_slice(after, 0, all);
    }
    return STR_NULL;
}

bool only_unit(const struct reading *r, const struct figure *f)
{
    struct decimal value;
    size_t n = 0, year = r->targets - r->steps;
    for (size_t g = 0; g < (year ? year : r->targets); g++)
        n += unit_convert(f->q.value, f->q.unit, r->goals.v[g].f->q.unit, &value);
    return n == 1;
}

/* 25个 of 42个项目全部进场,其中25个已完工 where 42个 are wanted: counted among what the target is. */
static bool is_among_wanted(const struct reading *r, const struct passage *p,
                            const struct figure *f)
{
    struct decimal value;
    const struct goal *g = &r->goals.v[0];
    const struct figure *first = f - p->figures.v > LOOK_BACK ? f - LOOK_BACK : p->figures.v;
    for (const struct figure *e = first; e < f && r->targets == 1 && f->behind; e++)
        if (e->sentence == f->sentence && decimal_eq(e->q.value, g->value) &&
            unit_convert(e->q.value, e->q.unit, g->f->q.unit, &value))
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
    if (f->part && i > 0 && p->figures.v[i - 1].sentence == f->sentence &&
        str_eq(p->figures.v[i - 1].unit.family, f->unit.family)) /* 培训412人,其中持证286人 */
        own = passage_text(p, p->figures.v[i - 1].before.from, f->before.to);
    struct str near = figure_listed(r->arena, p, i);
    if (!near.n)
        near = str_join(r->arena, f->respective ? listed_name(p, i) : counted_among(p, f), STR(" "),
                        str_join(r->arena, own, STR(" "), after));
    v->near = words_read(r->arena, near);
    bool same_text = r->goals.v[0].role == ROLE_PROGRESS;
    bool nameless = !f->part && f->q.kind == KIND_LEVEL &&
                    (same_text ? f->verb > 0 : f->verb >= PLAIN && v->near.characters < 2);
    look_back(r, v);
    size_t n = 0, at = link_find(own, "narrower", 0, &n);
    v->narrower = at == STR_NOT_FOUND ? STR_NULL : str_slice(own, at, at + n);
    v->stage = stage_behind(p, f);
    v->under_way = f->unit.counter && is_under_way(p, f);
    v->staged = !v->stage && (v->stage = stage_before(p, f)) != NULL;
    bool topical = (nameless && only_unit(r, f)) || is_among_wanted(r, p, f);
    if (topical && v->near.characters >= 2) /* 受雨季影响,只建成17座 */
        v->topic = words_read(r->arena, p->context.topic);
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
