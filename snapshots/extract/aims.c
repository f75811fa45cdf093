/* Targets that a list's text sets: a list has no columns, so that what a task wants and what was
 * done of it stand side by side (aims.tsv). */
#include "base/table.h"
#include "snapshots/extract/pattern.h"
#include "snapshots/extract/reading.h"

enum { MOST_GOALS = 400 };

/* Whether a figure behind figure i tells what was done of it: 计划优化线路20条,已优化15条. */
static bool is_told(const struct passage *p, size_t i)
{
    enum { NEAR = 4 };
    const struct figure *f = &p->figures.v[i];
    for (size_t k = i + 1; k < p->figures.n && k <= i + NEAR; k++) {
        const struct figure *e = &p->figures.v[k];
        if (!e->plan && !e->future && e->verb && str_eq(e->unit.family, f->unit.family))
            return i == 0;
    }
    return false;
}

/* What was done where it stands right before figure i, in brackets: 120台 of 新增120台(目标100台). */
static const struct figure *done_beside(const struct passage *p, size_t i)
{
    const struct figure *f = &p->figures.v[i], *done = f - 1;
    return i > 0 && done->sentence == f->sentence && str_eq(done->unit.family, f->unit.family) &&
           str_starts(passage_text(p, done->to, f->from), STR("(")) ? done : NULL;
}

/* The words that call figure i of a progress cell a target (aims.tsv): 年度计划改造小区18个,
 * 完成年度目标(30场). NULL when there are none. */
static const struct table_row *aim_of(const struct passage *p, size_t i)
{
    const struct figure *f = &p->figures.v[i];
    struct hit hit;
    size_t from = p->clauses.v[f->clause].from;
    bool bracket = f->from > 0 && p->f.text.p[f->from - 1] == '(';
    if (bracket && f->from <= from + 1 && f->clause > 0)
        from = p->clauses.v[f->clause - 1].from;
    if (f->scope != SCOPE_NONE || !goal_is_target(p, i, false) ||
        !patterns_find(patterns_get("aims"), p->f.text, from, f->from, &hit))
        return NULL;
    struct str mark = hit.row->columns > 1 ? hit.row->cell[1] : STR("");
    if (str_is(mark, "beside") && done_beside(p, i))
        return hit.row;
    if (str_is(mark, "no"))
        return NULL;
    if (!f->plan && !bracket && !str_is(mark, "year"))
        return NULL;
    return (str_is(mark, "told") || str_is(mark, "year")) && !is_told(p, i) ? NULL : hit.row;
}

/* Without 年度计划 and the like at its head. */
static struct str without_plan(struct str name)
{
    for (size_t n; (n = link_begins(name, "plan")) > 0 || (n = link_begins(name, "want")) > 0;)
        name = goal_name(str_after(name, n));
    return name;
}

/* 年度任务60部, 9月底的节点目标是26座: where no words name what is wanted, it is what the task is. */
static void add_aim(struct reading *r, const struct cell *cell, size_t i, bool step)
{
    const struct figure *f = &cell->p->figures.v[i], *done = done_beside(cell->p, i);
    f = done ? done : f; /* which names both */
    struct str own = goal_name(passage_text(cell->p, f->before.from, f->before.to));
    bool bracket = cell->p->f.text.p[f->from ? f->from - 1 : 0] == '(';
    bool named = !step && !bracket && words_read(r->arena, without_plan(own)).characters >= 2;
    struct str name = named ? without_plan(figure_name(r->arena, cell->p, f))
                            : goal_name(cell->p->context.topic);
    size_t before = r->goals.n;
    struct goal *g = goal_add(r, cell, &cell->p->figures.v[i], name);
    if (goal_is_known(r, g, before))
        r->goals.n = before;
    else if (step)
        goal_name_step(r, g);
}

/* Where no title and no column sets a target, the text of a list may: those of the year first. */
static void collect_aims(struct reading *r)
{
    for (int steps = 0; steps < 2; steps++) {
        size_t before = r->goals.n;
        for (size_t k = 0; k < r->cells.n; k++) {
            const struct cell *cell = &r->cells.v[k];
            for (size_t i = 0; cell->role == ROLE_PROGRESS && i < cell->p->figures.n; i++) {
                const struct table_row *aim = aim_of(cell->p, i);
                bool step = aim && aim->columns > 1 && str_is(aim->cell[1], "step");
                if (aim && step == steps && r->goals.n < MOST_GOALS)
                    add_aim(r, cell, i, step);
            }
        }
        r->steps = steps ? r->goals.n - before : 0;
    }
}

/* A list has no headers over what a task wants and what was done, which stand in one text; those of
 * others may be labels in it (责任单位:). */
static bool is_list(const struct report *report)
{
    for (size_t i = 0; i < report->columns.n; i++) {
        enum role role = report->columns.v[i].role;
        bool narrative = role == ROLE_TITLE || role == ROLE_PROGRESS || role == ROLE_TARGET;
        if (report->columns.v[i].header.n && narrative)
            return false;
    }
    return true;
}

bool aim_is_told(const struct passage *p, const struct figure *f)
{
    struct hit hit;
    return f->scope != SCOPE_NONE ||
           (patterns_find(patterns_get("aims"), p->f.text, p->clauses.v[f->clause].from, f->from,
                          &hit) && hit.row->columns > 1 && str_is(hit.row->cell[1], "no"));
}

struct str aim_told_in_brackets(const struct passage *p)
{
    struct str text = p->f.text;
    size_t open = str_find(text, STR("(")), told = 0;
    bool aimed = false;
    struct hit hit;
    for (size_t i = 0; i < p->figures.n && open != STR_NOT_FOUND; i++) {
        const struct figure *f = &p->figures.v[i];
        size_t clause = p->clauses.v[f->clause].from;
        if (f->from < open)
            continue;
        bool aim = patterns_find(patterns_get("aims"), text, clause > open ? clause : open, f->from,
                                 &hit) && !hit_has_mark(&hit, "no");
        aimed |= aim;
        told += !aim;
    }
    return aimed && told ? str_slice(text, 0, open) : STR_NULL;
}

bool reading_tells_in_title(const struct reading *r)
{
    for (size_t k = 0; k < r->cells.n; k++)
        if (r->cells.v[k].role == ROLE_PROGRESS &&
            str_starts(r->cells.v[k].p->f.text, r->cells.v[k].p->context.topic))
            return true;
    return false;
}

bool reading_aims(struct reading *r, bool instead)
{
    if (!is_list(r->report) || (instead && !reading_tells_in_title(r)))
        return false;
    collect_aims(r);
    return r->goals.n > 0;
}
