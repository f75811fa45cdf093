/* arithmetic: totals against their parts, and changes against the percentage stated of them. */
#include <math.h>

#include "analyzer/audit_rules.h"
#include "base/i18n.h"
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/extract/extract.h"

/* A cell and what it counts. */
struct counted {
    const struct task *task;
    struct str text;
    struct quantity_list q;
};

/* A total and the figures [from, to) that are told as its parts. */
struct sum {
    size_t total, from, to;
    bool whole; /* the parts say that they are all */
    double add, doubt;
};

enum { FARTHEST = 3 * 24 }; /* bytes between two figures of one list */

static bool has_class(struct str text, const char *class)
{
    const struct table *t = table_get("sum_words");
    for (size_t i = 0; i < t->n; i++)
        if (str_is(t->v[i].cell[1], class) && str_has(text, t->v[i].cell[0]))
            return true;
    return false;
}

static bool has_any(struct str text, const char *const *marks)
{
    for (; *marks; marks++)
        if (str_has(text, str_from(*marks)))
            return true;
    return false;
}

static bool ends_sentence(struct str text)
{
    static const char *const marks[] = { "。", "\n", "①", "②", "③", NULL };
    return has_any(text, marks);
}

/* What stands between two figures; what stands before the first. */
static struct str between(const struct counted *c, size_t i)
{
    size_t from = i ? c->q.v[i - 1].end : 0;
    return str_slice(c->text, from, c->q.v[i].start);
}

/* The name of a part: what stands before its figure, behind the last mark. */
static struct str name_of(const struct counted *c, size_t i)
{
    static const char *const marks[] = { "、", ",", "，", ";", "；", "(", "（", ":", "：", "和",
                                         "其中", "包括", "。", "\n", NULL };
    struct str name = between(c, i);
    for (size_t m = 0; marks[m]; m++)
        for (size_t at; (at = str_find(name, str_from(marks[m]))) != STR_NOT_FOUND;)
            name = str_after(name, at + strlen(marks[m]));
    return str_trim(name);
}

/* Where the name of a figure begins, or the figure itself. */
static size_t start_of(const struct counted *c, size_t i)
{
    struct str name = name_of(c, i);
    return name.n ? (size_t)(name.p - c->text.p) : c->q.v[i].start;
}

static bool countable(const struct quantity *q)
{
    return q->kind == KIND_LEVEL && q->unit.n && !q->high.known && !q->completion &&
           !str_is(q->unit, "%");
}

static bool same_unit(const struct quantity *x, const struct quantity *y, double *value)
{
    struct decimal v;
    if (!countable(y) || !unit_convert(y->value, y->unit, x->unit, &v))
        return false;
    *value = decimal_double(v);
    return str_eq(x->unit, y->unit) || !decimal_eq(v, y->value); /* 5次 are no 5个 */
}

static double doubt_of(const struct counted *c, const struct quantity *total, size_t i)
{
    struct decimal step = decimal_make(1, c->q.v[i].value.exp), v;
    if (c->q.v[i].value.exp >= 0 || !unit_convert(step, c->q.v[i].unit, total->unit, &v))
        return 0;
    return decimal_double(v);
}

/* Takes the figure i as a part of the sum; false when it is none. */
static bool add_part(const struct counted *c, struct sum *s, size_t i)
{
    const struct quantity *total = &c->q.v[s->total];
    double value;
    if (!same_unit(total, &c->q.v[i], &value) || c->q.v[i].op != OP_EQ || !name_of(c, i).n)
        return false;
    s->add += value;
    s->doubt += doubt_of(c, total, i);
    return true;
}

/* ---- which parts are all ---- */

/* 定海 where the report speaks of 定海区, or 东城区 itself. */
static bool is_place(const struct auditor *x, struct str name)
{
    static const char *const ends[] = { "区", "县", "市", "州", "旗", "镇", "乡", NULL };
    enum { LONGEST = 4 * 3 };
    if (name.n > LONGEST || name.n < 2 * 3)
        return false;
    for (int i = 0; ends[i]; i++) {
        if (str_ends(name, str_from(ends[i])))
            return true;
        struct str full = str_format(x->arena, "%.*s%s", STR_ARG(name), ends[i]);
        for (size_t k = 0; k < x->b->tasks.n; k++)
            for (size_t j = 0; j < x->b->tasks.v[k].owners.n; j++)
                if (str_has(x->b->tasks.v[k].owners.v[j].name, full))
                    return true;
    }
    return false;
}

/* Three districts and more, of which at most one goes by a name that is not known as one. */
static bool by_places(const struct auditor *x, const struct counted *c, const struct sum *s)
{
    size_t n = s->to - s->from, places = 0;
    for (size_t i = s->from; i < s->to; i++)
        places += is_place(x, name_of(c, i));
    return n >= 3 && places + (n > 3) >= n;
}

/* Exports and imports. */
static bool by_sides(const struct counted *c, const struct sum *s)
{
    const struct table *t = table_get("sum_words");
    if (s->to - s->from != 2)
        return false;
    struct str x = name_of(c, s->from), y = name_of(c, s->from + 1);
    for (size_t i = 0; i < t->n; i++) {
        struct str p = t->v[i].cell[0], q = t->v[i].cell[2];
        if (str_is(t->v[i].cell[1], "side") && ((str_starts(x, p) && str_starts(y, q)) ||
                                                (str_starts(x, q) && str_starts(y, p))))
            return true;
    }
    return false;
}

/* ---- the lists ---- */

/* The text of the whole list, from the total or first part to the last figure. */
static struct str list_text(const struct counted *c, const struct sum *s)
{
    size_t first = s->total < s->from ? s->total : s->from;
    size_t last = s->total < s->from ? s->to - 1 : s->total;
    return str_slice(c->text, start_of(c, first), c->q.v[last].end);
}

static bool rest_is_told(const struct counted *c, const struct sum *s)
{
    size_t behind = c->q.v[s->to - 1].end;
    struct str tail = str_slice(c->text, behind, behind + strlen("等"));
    return str_is(tail, "等") || has_class(list_text(c, s), "partly");
}

/* 299户(其中定海50户、普陀15户): the parts behind figure i. */
static bool parts_behind(const struct auditor *x, const struct counted *c, size_t i, struct sum *s)
{
    static const char *const openers[] = { "(", "（", ":", "：", NULL };
    static const char *const closers[] = { ")", "）", NULL };
    *s = (struct sum){ .total = i, .from = i + 1, .to = i + 1 };
    if (i + 1 >= c->q.n || !countable(&c->q.v[i]))
        return false;
    struct str gap = between(c, i + 1);
    bool open = has_class(gap, "open"), listed = has_any(gap, openers);
    if (ends_sentence(gap) || has_class(gap, "apart") || (!open && !listed))
        return false;
    for (; s->to < c->q.n; s->to++) {
        gap = between(c, s->to);
        bool first = s->to == s->from;
        if (gap.n > FARTHEST || ends_sentence(gap) || has_class(gap, "apart") ||
            has_class(gap, "closing") ||
            (!first && (has_any(gap, closers) || has_any(gap, openers) ||
                        has_class(gap, "open"))) ||
            !add_part(c, s, s->to))
            break;
    }
    if (s->to - s->from < 2)
        return false;
    s->whole = by_sides(c, s) || by_places(x, c, s) || (listed && !open && s->to - s->from >= 3);
    return true;
}

/* 红石公园733个,市行政中心179个,共计912个: the parts before figure i. */
static bool parts_before(const struct counted *c, size_t i, struct sum *s)
{
    *s = (struct sum){ .total = i, .from = i, .to = i, .whole = true };
    struct str gap = between(c, i);
    bool closing = false;
    const struct table *t = table_get("sum_words");
    for (size_t k = 0; k < t->n; k++)
        closing = closing || (str_is(t->v[k].cell[1], "closing") && str_ends(gap, t->v[k].cell[0]));
    if (!closing || !countable(&c->q.v[i]))
        return false;
    while (s->from > 0 && !ends_sentence(between(c, s->from))) {
        struct str before = between(c, s->from - 1);
        if ((s->from < i && (between(c, s->from).n > FARTHEST ||
                             has_class(between(c, s->from), "open"))) ||
            has_class(name_of(c, s->from - 1), "apart") || ends_sentence(between(c, s->from)) ||
            !before.n || !add_part(c, s, s->from - 1))
            break;
        s->from--;
    }
    return s->to - s->from >= 2;
}

/* By how much the parts miss the whole. Parts that are not known to be all may leave a rest; a
 * list that is far from its total is none of it. */
static double missing(const struct counted *c, const struct sum *s)
{
    static const double farthest = 0.5;
    double total = c->q.v[s->total].op == OP_EQ ? decimal_double(c->q.v[s->total].value) : 0;
    double off = s->add - total, doubt = s->doubt + doubt_of(c, &c->q.v[s->total], s->total);
    if (!s->whole || total <= 0 || fabs(off) <= doubt * (1 + 1e-9) + 1e-9 ||
        fabs(off) > farthest * total || (off < 0 && rest_is_told(c, s)) ||
        audit_rough(list_text(c, s)))
        return 0;
    return 100 * fabs(off) / total;
}

static void tell_sum(struct auditor *x, const struct counted *c, const struct sum *s)
{
    const struct quantity *total = &c->q.v[s->total];
    double percent = missing(c, s);
    if (percent <= 0)
        return;
    struct decimal add = decimal_round(decimal_from_double(s->add), 4);
    struct finding *f = audit_add(
        x, RULE_ARITHMETIC, c->task, percent,
        str_format(x->arena, _("The parts add up to %s%.*s, the total is %s%.*s."),
                   decimal_text(x->arena, add).p, STR_ARG(total->unit),
                   decimal_text(x->arena, total->value).p, STR_ARG(total->unit)));
    if (f)
        audit_prove(x, f, x->b, c->task, list_text(c, s));
}

/* ---- from one value to another ---- */

static bool off_by(double stated, double doubt, double right, double *least)
{
    double off = fabs(stated - right) - doubt;
    if (off < *least)
        *least = off;
    return off > 0;
}

/* By how many points the percentage at i + 2 misses the change from i to i + 1, in whichever of
 * the usual ways it is counted; 0 when it does not. */
static double misstated(const struct counted *c, size_t i)
{
    const struct quantity *p = &c->q.v[i], *q = p + 1, *percent = p + 2;
    double was = decimal_double(p->value), is, stated = decimal_double(percent->value);
    struct decimal step = decimal_make(1, percent->value.exp < 0 ? percent->value.exp : 0);
    if (!same_unit(p, q, &is) || was <= 0 || is <= 0 || is >= 2 * was)
        return 0;
    double doubt = decimal_double(step) +
                   100 * (doubt_of(c, p, i) + doubt_of(c, p, i + 1)) / (was < is ? was : is);
    double least = INFINITY;
    bool off = off_by(stated, doubt, 100 * fabs(is - was) / was, &least);
    off = off_by(stated, doubt, 100 * fabs(was / is - 1), &least) && off;
    return off ? least : 0;
}

static bool is_change(const struct counted *c, size_t i)
{
    const struct quantity *p = &c->q.v[i];
    struct str before = between(c, i), way = str_slice(c->text, p->end, p[1].end);
    struct str then = between(c, i + 2), name = name_of(c, i);
    return countable(p) && str_is(p[2].unit, "%") &&
           (p[2].kind == KIND_GROWTH || p[2].kind == KIND_DECLINE) && before.n &&
           has_class(name, "from") && has_class(way, "to") && way.n < FARTHEST &&
           then.n < FARTHEST && !ends_sentence(way) && !ends_sentence(then) &&
           !has_class(then, "apart");
}

static void tell_change(struct auditor *x, const struct counted *c, size_t i)
{
    const struct quantity *p = &c->q.v[i], *q = p + 1;
    double points = misstated(c, i), was = decimal_double(p->value), is;
    if (points <= 0 || !same_unit(p, q, &is))
        return;
    struct decimal right = decimal_round(decimal_from_double(100 * fabs(is - was) / was), 1);
    struct finding *f = audit_add(
        x, RULE_ARITHMETIC, c->task, points,
        str_format(x->arena, _("%s%% is stated, but from %s%.*s to %s%.*s it is %s%%."),
                   decimal_text(x->arena, p[2].value).p, decimal_text(x->arena, p->value).p,
                   STR_ARG(p->unit), decimal_text(x->arena, q->value).p, STR_ARG(q->unit),
                   decimal_text(x->arena, right).p));
    if (f)
        audit_prove(x, f, x->b, c->task,
                    str_slice(c->text, start_of(c, i), p[2].end));
}

/* ---- a share of a figure that is told along ---- */

/* 14.33亿元,占年度计划16.05亿元的89.28%. */
static bool is_share_of(const struct counted *c, size_t i)
{
    const struct quantity *p = &c->q.v[i];
    double base;
    return countable(p) && str_is(p[2].unit, "%") && str_is(str_trim(between(c, i + 2)), "的") &&
           between(c, i + 1).n <= FARTHEST && !ends_sentence(between(c, i + 1)) &&
           same_unit(p, p + 1, &base) && decimal_double(p->value) > 0 && base > 0;
}

static void tell_share(struct auditor *x, const struct counted *c, size_t i)
{
    const struct quantity *p = &c->q.v[i], *percent = p + 2;
    double base, stated = decimal_double(percent->value), got = decimal_double(p->value);
    struct str all = str_slice(c->text, start_of(c, i), percent->end);
    if (!same_unit(p, p + 1, &base) || audit_rough(all))
        return;
    double right = 100 * got / base;
    double step = pow(10, percent->value.exp < 0 ? percent->value.exp : 0);
    double doubt = step + right * (doubt_of(c, p, i) / got + doubt_of(c, p, i + 1) / base);
    double off = fabs(stated - right) - doubt;
    if (off <= 0)
        return;
    struct finding *f = audit_add(
        x, RULE_ARITHMETIC, c->task, off,
        str_format(x->arena, _("%s%% is stated, but %s%.*s of %s%.*s is %s%%."),
                   decimal_text(x->arena, percent->value).p, decimal_text(x->arena, p->value).p,
                   STR_ARG(p->unit), decimal_text(x->arena, p[1].value).p, STR_ARG(p[1].unit),
                   decimal_text(x->arena, decimal_round(decimal_from_double(right), 1)).p));
    if (f)
        audit_prove(x, f, x->b, c->task, all);
}

void audit_sums(struct auditor *x, const struct task *t)
{
    for (size_t k = 0; k < t->items.n; k++) {
        struct counted c = { .task = t, .text = t->items.v[k].progress };
        extract_quantities(x->arena, c.text, x->b->period, &c.q);
        for (size_t i = 0; i < c.q.n; i++) {
            struct sum s;
            if (parts_behind(x, &c, i, &s))
                tell_sum(x, &c, &s);
            if (parts_before(&c, i, &s))
                tell_sum(x, &c, &s);
            if (i + 2 < c.q.n && is_change(&c, i))
                tell_change(x, &c, i);
            else if (i + 2 < c.q.n && is_share_of(&c, i))
                tell_share(x, &c, i);
        }
    }
}
