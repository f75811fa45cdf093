/* What a task aims at: the quantified targets of its title, its items' titles and target cells. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/extract/pattern.h"
#include "snapshots/extract/reading.h"

enum { MOST_GOALS = 400, NAME_REACH = 4 };
enum { MANY = 4 }; /* characters that name a thing */

/* --- names --- */

/* Whether a text begins or ends with a word that only looks like one to be cut off: 约束性指标. */
static bool keeps(struct str s, bool head)
{
    const struct table *t = table_get("trim");
    for (size_t i = 0; i < t->n; i++) {
        struct str word = t->v[i].cell[0];
        if (str_is(t->v[i].cell[1], head ? "keep head" : "keep tail") &&
            (head ? str_starts(s, word) : str_ends(s, word)))
            return true;
    }
    return false;
}

/* Cuts words of trim.tsv off one end as long as there are any. */
static struct str trim_words(struct str s, const char *end)
{
    const struct table *t = table_get("trim");
    for (bool more = true; more;) {
        more = false;
        s = str_trim(s);
        if (keeps(s, end[0] == 'h'))
            break;
        for (size_t i = 0; i < t->n && !more; i++) {
            struct str word = t->v[i].cell[0];
            if (!str_is(t->v[i].cell[1], end) || s.n <= word.n)
                continue;
            bool head = end[0] == 'h';
            if (head ? !str_starts(s, word) : !str_ends(s, word))
                continue;
            s = head ? str_after(s, word.n) : str_slice(s, 0, s.n - word.n);
            more = true;
        }
    }
    return s;
}

/* Without the list number and the dates at its start. */
static struct str without_date(const struct passage *p, size_t from, size_t to)
{
    size_t past = passage_past_number(p, from);
    from = past < to ? past : from;
    for (size_t i = 0; i < p->dates.n && p->dates.v[i].from < to; i++)
        if (p->dates.v[i].from <= from + strlen("至") && p->dates.v[i].to > from &&
            p->dates.v[i].to <= to)
            from = p->dates.v[i].to;
    return passage_text(p, from, to);
}

struct str goal_name(struct str s)
{
    return trim_words(trim_words(s, "head"), "tail");
}

struct str figure_own_words(const struct passage *p, const struct figure *f)
{
    return goal_name(without_date(p, f->before.from, f->before.to));
}

/* What an earlier clause speaks of: the words before its first figure, or all of it. */
static struct str subject_of(const struct passage *p, const struct clause *c,
                             const struct figure *f)
{
    const struct figure *first = NULL;
    for (const struct figure *e = f; e > p->figures.v && f - e < NAME_REACH; e--)
        if (&p->clauses.v[e[-1].clause] == c)
            first = e - 1;
    if (first || &p->clauses.v[f->clause] == c)
        return without_date(p, c->from, first ? first->from : f->from);
    return without_date(p, c->from, c->to);
}

struct str figure_name(struct arena *a, const struct passage *p, const struct figure *f)
{
    struct str before = figure_own_words(p, f);
    struct str after = passage_text(p, f->after.from, f->after.to);
    bool relative = f->q.kind != KIND_LEVEL || str_is(f->unit.family, "percent");
    after = goal_name(after);
    struct str name = before;
    if (!relative || !before.n)
        name = str_join(a, before.n ? before : STR_NULL, STR(""), after.n ? after : STR_NULL);
    if (words_read(a, name).characters < 2) { /* 从500元提高到600元: of what, the clause begins with */
        struct str head = goal_name(subject_of(p, &p->clauses.v[f->clause], f));
        if (head.n && !str_ends(name, head))
            name = str_join(a, head, STR(""), name.n ? name : STR_NULL);
    }
    for (size_t c = f->clause; c > 0 && words_read(a, name).characters < 2; c--) {
        const struct clause *earlier = &p->clauses.v[c - 1];
        if (earlier->sentence != f->sentence || f->clause - c > NAME_REACH)
            break;
        struct str more = goal_name(subject_of(p, earlier, f));
        name = str_join(a, more.n ? more : STR_NULL, STR(""), name.n ? name : STR_NULL);
    }
    return str_copy(a, name);
}

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
    if (f->q.op != OP_EQ && str_starts(after, STR("的")) && utf8_length(after) > 2 &&
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
    return f->unit.measure && between.n >= strlen("项目") && p->figures.v[i + 1].unit.counter &&
           !str_has(between, STR("、"));
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
    if (str_is(f->unit.family, "year") || str_is(f->unit.family, "month"))
        return false;
    return !figure_is_start(p, f) && !is_threshold(p, i);
}

/* --- one figure for several things --- */

int names_listed(struct str text, struct str *names)
{
    int n = 0;
    for (size_t at = 0; at < text.n && n < MOST_NAMES;) {
        size_t dot = str_find_from(text, STR("、"), at);
        size_t and = str_find_from(text, STR("和"), at);
        size_t end = dot < and ? dot : and;
        if (end == STR_NOT_FOUND)
            end = text.n;
        names[n++] = goal_name(str_slice(text, at, end));
        at = end + strlen("、");
    }
    return n > 1 ? n : 0;
}

/* 城镇居民、农村居民人均收入: what stands behind the word that the names share belongs to all. */
static void share_tail(struct arena *a, struct str *names, int count)
{
    size_t two = strlen("居民");
    struct str last = names[count - 1];
    for (int i = 0; i + 1 < count; i++) {
        struct str end = names[i].n > two ? str_after(names[i], names[i].n - two) : STR_NULL;
        size_t at = end.n ? str_find(last, end) : STR_NOT_FOUND;
        if (at != STR_NOT_FOUND && at + two < last.n)
            names[i] = str_join(a, names[i], STR(""), str_after(last, at + two));
    }
}

/* The list in front of 分别 or 各 of the clause. */
static int shared_names(struct arena *a, const struct passage *p, const struct figure *f,
                        struct str *names, struct str *rest, bool *each)
{
    static const char *const uses[] = { "respective", "each" };
    struct str before = passage_text(p, f->before.from, f->from);
    for (size_t i = 0; i < sizeof uses / sizeof uses[0]; i++) {
        size_t n = 0, at = link_find(before, uses[i], 0, &n);
        if (at == STR_NOT_FOUND || at == 0 || before.n - at > n + strlen("新增建设"))
            continue; /* 各县(区)... names nobody */
        *rest = goal_name(str_after(before, at + n));
        *each = i > 0;
        int count = names_listed(str_slice(before, 0, at), names);
        if (count)
            share_tail(a, names, count);
        return count;
    }
    return 0;
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
    g->name = name;
    g->value = f->q.value;
    g->words = words_read(r->arena, without_brackets(r->arena, name));
    if (g->words.characters < 2 && cell->p->context.topic.n) { /* a target cell: 6%以上 */
        g->name = goal_name(cell->p->context.topic);
        g->words = words_read(r->arena, g->name);
    }
    return g;
}

/* How many figures of the clause stand in a row with figure i, and which of them it is. */
static int row_of(const struct passage *p, size_t i, int *index)
{
    size_t first = i, last = i;
    const struct figure *f = &p->figures.v[i];
    while (first > 0 && p->figures.v[first - 1].clause == f->clause &&
           p->figures.v[first - 1].respective && i - first < MOST_NAMES)
        first--;
    while (last + 1 < p->figures.n && p->figures.v[last + 1].clause == f->clause &&
           last - first < MOST_NAMES)
        last++;
    *index = (int)(i - first);
    return (int)(last - first + 1);
}

struct str figure_listed(struct arena *a, const struct passage *p, size_t i)
{
    struct str names[MOST_NAMES], rest;
    bool each = false;
    int index, row = row_of(p, i, &index);
    int count = shared_names(a, p, &p->figures.v[i] - index, names, &rest, &each);
    return count && count == row && !each ? str_join(a, names[index], STR(""), rest) : STR_NULL;
}

static void add_goals(struct reading *r, const struct cell *cell, size_t i)
{
    const struct figure *f = &cell->p->figures.v[i];
    struct str names[MOST_NAMES], rest, listed = figure_listed(r->arena, cell->p, i);
    bool each = false;
    int index, row = row_of(cell->p, i, &index);
    int count = listed.n ? 0 : shared_names(r->arena, cell->p, f, names, &rest, &each);
    if (count && (row == 1 || each)) {
        for (int k = 0; k < count; k++)
            goal_add(r, cell, f, str_join(r->arena, names[k], STR(""), rest));
        return;
    }
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
        bool only = cell->p->figures.n == 1 && cell->p->sentences.n == 1;
        for (size_t i = 0; i < cell->p->figures.n && r->goals.n < MOST_GOALS; i++) {
            size_t before = r->goals.n;
            if (!goal_is_target(cell->p, i, only && role == ROLE_TARGET))
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
