/* What surrounds a figure: the words before and behind it, its date, its quote. */
#include "base/utf8.h"
#include "snapshots/extract/context.h"

enum { DATE_REACH = 8 }; /* dates and half-sentences that are looked back over */

/* --- before and after --- */

/* Cuts `span` at the last (head) or first list mark 、 in it. */
static size_t list_mark(const struct passage *p, struct span span, bool last)
{
    struct str text = passage_text(p, span.from, span.to), mark = STR("、");
    size_t found = STR_NOT_FOUND, at = 0;
    while ((at = str_find_from(text, mark, at)) != STR_NOT_FOUND) {
        found = at;
        if (!last)
            break;
        at += mark.n;
    }
    return found;
}

/* Bytes of the words behind a figure, up to a bracket that nothing follows: those of 乡镇(街道)消防站
 * all, of 幢(含新城12幢) one character. */
static size_t past_brackets(struct str after)
{
    size_t open = str_find(after, STR("(")), close = str_find(after, STR(")"));
    bool within = open != STR_NOT_FOUND && close != STR_NOT_FOUND && close > open &&
                  utf8_length(str_after(after, close + 1)) > 1;
    return open == STR_NOT_FOUND || within ? after.n : open;
}

static void surround(struct passage *p, size_t i)
{
    struct figure *f = &p->figures.v[i];
    const struct clause *c = &p->clauses.v[f->clause];
    size_t from = c->from, to = c->to;
    if (i > 0 && p->figures.v[i - 1].clause == f->clause)
        from = p->figures.v[i - 1].to;
    if (i + 1 < p->figures.n && p->figures.v[i + 1].clause == f->clause)
        to = p->figures.v[i + 1].from;
    f->before = (struct span){ from, f->from > from ? f->from : from };
    f->after = (struct span){ f->to, to > f->to ? to : f->to };
    if (from > c->from) { /* of a list the item alone: its head belongs to the first */
        size_t mark = list_mark(p, f->before, true);
        if (mark != STR_NOT_FOUND)
            f->before.from += mark + strlen("、");
    }
    size_t mark = list_mark(p, f->after, false);
    if (mark != STR_NOT_FOUND && to < c->to)
        f->after.to = f->after.from + mark;
    f->after.to = f->after.from + past_brackets(passage_text(p, f->after.from, f->after.to));
}

/* --- dates --- */

/* How many dates begin before byte `at`. */
static size_t dates_before(const struct passage *p, size_t at)
{
    size_t low = 0, high = p->dates.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (p->dates.v[middle].from < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* 二季度 in a report of the half-year, or a later one: what is told of it is as of its end. */
static bool is_quarter_gone(const struct passage *p, const struct date *d)
{
    return (d->class == DATE_POINT || d->class == DATE_DUE) && d->month.year == p->base.year &&
           d->first_month < d->month.month && d->month.month <= p->base.month;
}

/* The month of the nearest stretch named before the figure, within what 。 does not part. */
static struct month as_of(const struct passage *p, const struct figure *f)
{
    const struct sentence *s = &p->sentences.v[f->sentence];
    for (int back = 0; back < DATE_REACH && !s->fresh && s > p->sentences.v; back++)
        s--;
    size_t last = dates_before(p, f->from);
    for (size_t i = last; i > 0 && last - i < DATE_REACH; i--) {
        const struct date *d = &p->dates.v[i - 1];
        if (d->from < s->from || d->class == DATE_REPORT)
            break;
        if (d->class == DATE_AS_OF || is_quarter_gone(p, d))
            return d->month;
    }
    return (struct month){ 0, 0 };
}

/* Whether what stands before a figure tells of a part of the time that the report covers:
 * 国庆黄金周接待游客42万人次, 其中8月当月1060万吨. */
static bool is_within(const struct passage *p, const struct figure *f)
{
    size_t last = dates_before(p, f->from);
    const struct date *d = last ? &p->dates.v[last - 1] : NULL;
    return d && d->class == DATE_WITHIN && d->from >= p->sentences.v[f->sentence].from && !f->total;
}

/* 13.2% of 2019年研发经费24.8亿元,增长13.2%: the date that its sentence tells of, at the head of a
 * clause, is an earlier year. */
static bool tells_of_earlier_year(const struct passage *p, const struct figure *f)
{
    size_t from = p->sentences.v[f->sentence].from;
    for (size_t i = dates_before(p, f->from); i > 0 && p->dates.v[i - 1].from >= from; i--) {
        const struct date *d = &p->dates.v[i - 1];
        size_t c = f->clause;
        while (p->clauses.v[c].from > d->from)
            c--;
        if (d->class != DATE_PAST && d->class != DATE_NONE)
            return d->class == DATE_YEAR && d->month.year < p->base.year &&
                   str_is_blank(passage_text(p, p->clauses.v[c].from, d->from));
    }
    return false;
}

/* Whether a date is what a percentage is reckoned on: 恢复到2019年同期的90%. */
static bool is_base_of(const struct passage *p, const struct date *d, const struct figure *f)
{
    enum { FEW = 15 }; /* bytes: 同期水平的 */
    struct str between = passage_text(p, d->to, f->from > d->to ? f->from : d->to);
    return str_is(f->unit.family, "percent") && link_ends(between, "of") &&
           between.n <= FEW;
}

/* Of another year. What growth is compared with (比上年) is no year of its own. */
static bool past_before(const struct passage *p, const struct figure *f)
{
    if (figure_is_relative(f) && f->q.kind != KIND_SHARE)
        return false;
    for (size_t i = dates_before(p, f->from); i > 0; i--) {
        const struct date *d = &p->dates.v[i - 1];
        if (d->from < f->before.from)
            break;
        bool earlier = (d->class == DATE_POINT || d->class == DATE_YEAR || d->class == DATE_DUE) &&
                       d->month.year && d->month.year < p->base.year;
        if ((earlier || (d->class == DATE_PAST && !figure_is_relative(f))) && !is_base_of(p, d, f))
            return true;
    }
    return false;
}

/* --- outward --- */

static void publish(const struct passage *p, struct figure *f)
{
    const struct clause *c = &p->clauses.v[f->clause];
    f->q.text = passage_quote(p, f->from, f->to);
    f->q.clause = passage_quote(p, c->from, c->to);
    struct str after = passage_quote(p, f->after.from, f->after.to);
    struct str before = passage_quote(p, f->before.from, f->before.to);
    f->q.subject = figure_is_relative(f) || !after.n ? before : after;
    if (!f->q.subject.n)
        f->q.subject = STR_NULL;
    struct str whole = fold_quote(&p->f, f->from, f->to);
    f->q.start = (size_t)(whole.p - p->f.original.p);
    f->q.end = f->q.start + whole.n;
    f->q.completion = f->scope != SCOPE_NONE;
}

static void mark_respective(struct passage *p, size_t i)
{
    struct figure *f = &p->figures.v[i];
    struct str before = passage_text(p, p->clauses.v[f->clause].from, f->from);
    f->respective = link_in(before, "respective");
}

void passage_contexts(struct passage *p)
{
    size_t i = 0;
    p->measured = kind_of_topic(p) != NULL;
    for (size_t k = 0; k < p->sentences.n; k++) {
        size_t first = i;
        bool part = false;
        for (; i < p->figures.n && p->figures.v[i].sentence == (int)k; i++) {
            struct figure *f = &p->figures.v[i];
            surround(p, i);
            f->alone = k == 0 && i == first && f->clause == 0 &&
                       str_is_blank(passage_text(p, f->before.from, f->before.to));
            mark_respective(p, i);
            f->q.kind = figure_kind(p, i);
            f->q.as_of = as_of(p, f);
            f->past = past_before(p, f) || tells_of_earlier_year(p, f);
            figure_cues(p, i, &part);
            f->within = is_within(p, f);
        }
        for (size_t n = first; n < i; n++)
            figure_role(p, n);
        figure_scopes(p, &p->sentences.v[k], first, i);
        for (size_t n = first; n < i; n++)
            publish(p, &p->figures.v[n]);
    }
}
