/* What a task aims at: the quantified targets of its title, its items' titles and target cells. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/extract/pattern.h"
#include "snapshots/extract/reading.h"

enum { MOST_GOALS = 400 };
enum { MANY = 4 }; /* characters that name a thing */

/* --- which figures are targets --- */

bool figure_is_start(const struct passage *p, const struct figure *f)
{
    struct str before = passage_text(p, p->clauses.v[f->clause].from, f->from);
    size_t from = link_find(before, "start", 0, NULL);
    return from != STR_NOT_FOUND && link_find(before, "end", from, NULL) == STR_NOT_FOUND &&
           link_in(passage_text(p, f->to, p->clauses.v[f->clause].to), "end");
}

/* 10亿元以上 of 10亿元以上项目5个, 2万元 of 税收低于2万元的企业: what the things must have that are
 * counted or spoken of. */
static bool is_threshold(const struct passage *p, size_t i)
{
    const struct figure *f = &p->figures.v[i];
    struct str after = passage_text(p, f->after.from, f->after.to);
    if (f->q.op != OP_EQ && link_begins(after, "of") && utf8_length(after) > 2 &&
        !link_begins(after, "aim"))
        return true;
    if (f->q.op == OP_LE && f->unit.measure && f->to > f->end && utf8_length(after) > 1 &&
        !link_begins(after, "and"))
        return true; /* 20万元以下薄弱村 */
    if (f->q.op == OP_GE && f->unit.measure && f->alone && utf8_length(after) >= MANY)
        return true; /* 500万元以上固定资产投资 */
    if (f->q.op != OP_GE || i + 1 >= p->figures.n || p->figures.v[i + 1].clause != f->clause)
        return false;
    struct str between = passage_text(p, f->to, p->figures.v[i + 1].from);
    return f->unit.measure && (between.n >= strlen("项目") || between.n == 0) &&
           p->figures.v[i + 1].unit.counter && !str_has(between, STR("、"));
}

/* “最多80天”改革 names a reform; 实现“最多80天” wants it. */
static bool names_reform(const struct passage *p, const struct figure *f)
{
    struct str after = passage_text(p, f->to, p->clauses.v[f->clause].to);
    size_t close = str_find(after, STR("”"));
    return f->quoted && close != STR_NOT_FOUND && close + strlen("”") < after.n;
}

bool goal_is_target(const struct passage *p, size_t i, bool whole_cell)
{
    const struct figure *f = &p->figures.v[i];
    if (f->words || f->past || f->attribute || (f->bare && !whole_cell) || names_reform(p, f))
        return false;
    if (str_is(f->unit.family, "year") || (str_is(f->unit.family, "month") && f->q.op != OP_LE))
        return false; /* 去化周期控制在16个月以内 */
    return !figure_is_start(p, f) && !is_threshold(p, i);
}

/* Without what stands in brackets, where something else is left. */
static struct str without_brackets(struct arena *a, struct str name)
{
    size_t open = str_find(name, STR("(")), close = str_find(name, STR(")"));
    if (open == STR_NOT_FOUND || close == STR_NOT_FOUND || close < open)
        return name;
    struct str rest = str_join(a, str_slice(name, 0, open), STR(""), str_after(name, close + 1));
    return utf8_length(rest) > 2 ? rest : name;
}

struct goal *goal_add(struct reading *r, const struct cell *cell, const struct figure *f,
                             struct str name)
{
    struct goal *g = list_push(r->arena, &r->goals);
    *g = (struct goal){ .p = cell->p, .f = f, .role = cell->role, .item = cell->item };
    const struct clause *c = &cell->p->clauses.v[f->clause];
    struct str clause = passage_text(cell->p, c->from, c->to);
    g->begins = link_in(clause, "begun");
    g->carries = link_in(clause, "carry on");
    g->name = name;
    g->value = f->q.value;
    g->words = words_read(r->arena, without_brackets(r->arena, name));
    if (g->words.characters < 2 && cell->p->context.topic.n) { /* a target cell: 6%以上 */
        g->name = goal_name(cell->p->context.topic);
        g->words = words_read(r->arena, g->name);
    }
    return g;
}

static void add_goals(struct reading *r, const struct cell *cell, size_t i)
{
    const struct figure *f = &cell->p->figures.v[i];
    struct str names[MOST_NAMES], listed = figure_listed(r->arena, cell->p, i);
    int count = listed.n ? 0 : figure_shared(r->arena, cell->p, i, names);
    for (int k = 0; k < count; k++)
        goal_add(r, cell, f, names[k]);
    if (!count)
        goal_add(r, cell, f, listed.n ? listed : figure_name(r->arena, cell->p, f));
}

/* --- the task's goals --- */

/* The same target said again: in an item's title what the task's title said. */
static bool is_same(const struct goal *a, const struct goal *b)
{
    struct decimal value;
    if (!unit_convert(a->value, a->f->q.unit, b->f->q.unit, &value) ||
        !decimal_eq(value, b->value))
        return false;
    return words_within(&a->words, &b->words) >= 0.5 || words_within(&b->words, &a->words) >= 0.5;
}

bool goal_is_known(const struct reading *r, const struct goal *new, size_t before)
{
    for (size_t i = 0; i < before; i++)
        if (is_same(&r->goals.v[i], new))
            return true;
    return false;
}

static void collect(struct reading *r, enum role role)
{
    for (size_t k = 0; k < r->cells.n; k++) {
        const struct cell *cell = &r->cells.v[k];
        if (cell->role != role)
            continue;
        bool told = role == ROLE_TITLE && reading_tells_in_title(r);
        bool only = cell->p->figures.n == 1 && cell->p->sentences.n == 1;
        for (size_t i = 0; i < cell->p->figures.n && r->goals.n < MOST_GOALS; i++) {
            size_t before = r->goals.n;
            if (!goal_is_target(cell->p, i, only && role == ROLE_TARGET) ||
                (told && aim_is_told(cell->p, &cell->p->figures.v[i])))
                continue;
            add_goals(r, cell, i);
            size_t keep = before;
            for (size_t n = before; n < r->goals.n; n++)
                if (!goal_is_known(r, &r->goals.v[n], before))
                    r->goals.v[keep++] = r->goals.v[n];
            r->goals.n = keep;
        }
    }
}

bool reading_has_milestones(const struct report *report)
{
    struct period p;
    for (size_t i = 0; i < report->columns.n; i++)
        if (report->columns.v[i].role == ROLE_TARGET &&
            period_find(report->columns.v[i].header, &p) && p.month < 12)
            return true;
    return false;
}

void goal_name_step(struct reading *r, struct goal *g)
{
    g->name = str_join(r->arena, g->name, STR(""), STR("节点目标"));
}

/* Takes the targets of a column of milestones for such, those left out that say the year's again
 * (31个小区全部进场 of 31). */
static void make_steps(struct reading *r, size_t year)
{
    size_t keep = year;
    for (size_t i = year; i < r->goals.n; i++) {
        bool again = false;
        struct decimal value;
        for (size_t g = 0; g < year && !again; g++)
            again = unit_convert(r->goals.v[i].value, r->goals.v[i].f->q.unit,
                                 r->goals.v[g].f->q.unit, &value) &&
                    decimal_eq(value, r->goals.v[g].value);
        if (!again)
            r->goals.v[keep++] = r->goals.v[i];
    }
    r->goals.n = keep;
    r->steps = keep - year;
    for (size_t i = year; i < keep; i++)
        goal_name_step(r, &r->goals.v[i]);
}

void reading_goals(struct reading *r)
{
    if (reading_aims(r, true))
        return;
    collect(r, ROLE_SUBTITLE); /* they know their item, so they come first */
    collect(r, ROLE_TITLE);
    size_t year = r->goals.n;
    collect(r, ROLE_TARGET);
    if (year && reading_has_milestones(r->report))
        make_steps(r, year);
    reading_bars(r);
    if (r->goals.n == 0)
        reading_aims(r, false);
}
