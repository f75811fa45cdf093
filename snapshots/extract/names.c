/* What figures measure: the names that stand before and behind them, lists of names (trim.tsv). */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/extract/reading.h"

enum { NAME_REACH = 4 };

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

/* The first date that ends behind byte `at`. */
static size_t date_behind(const struct passage *p, size_t at)
{
    size_t low = 0, high = p->dates.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (p->dates.v[middle].to <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Without the list number and the dates at its start. */
static struct str without_date(const struct passage *p, size_t from, size_t to)
{
    size_t past = passage_past_number(p, from);
    from = past < to ? past : from;
    for (size_t i = date_behind(p, from); i < p->dates.n && p->dates.v[i].from < to; i++)
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

const struct figure *figure_whole(const struct passage *p, const struct figure *f)
{
    const struct figure *e = f;
    while (e > p->figures.v && e->part && e[-1].sentence == f->sentence && f - e < MOST_NAMES)
        e--;
    while (e > p->figures.v && !str_eq(e->unit.family, f->unit.family) &&
           e[-1].sentence == f->sentence && f - e < MOST_NAMES)
        e--; /* 其中10亿元以上项目15个: past the amount */
    return e < f && !e->part && str_eq(e->unit.family, f->unit.family) ? e : NULL;
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
    const struct figure *all = f->q.kind == KIND_LEVEL ? figure_whole(p, f) : NULL;
    if (all && words_read(a, name).characters < 2)
        name = str_join(a, figure_own_words(p, all), STR(""), name.n ? name : STR_NULL);
    for (size_t c = f->clause; c > 0 && words_read(a, name).characters < 2; c--) {
        const struct clause *earlier = &p->clauses.v[c - 1];
        if (earlier->sentence != f->sentence || f->clause - c > NAME_REACH)
            break;
        struct str more = goal_name(subject_of(p, earlier, f));
        name = str_join(a, more.n ? more : STR_NULL, STR(""), name.n ? name : STR_NULL);
    }
    return str_copy(a, name);
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

int figure_shared(struct arena *a, const struct passage *p, size_t i, struct str *names)
{
    struct str rest;
    bool each = false;
    int index, row = row_of(p, i, &index);
    int count = shared_names(a, p, &p->figures.v[i], names, &rest, &each);
    if (!count || (row > 1 && !each))
        return 0;
    for (int k = 0; k < count; k++)
        names[k] = str_join(a, names[k], STR(""), rest);
    return count;
}
