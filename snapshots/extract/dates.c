/* Dates and stretches of time in a passage: dates.tsv. */
#include "snapshots/extract/parts.h"
#include "snapshots/extract/pattern.h"

enum date_column { PATTERN, CLASS, MONTH, FIRST_MONTH };

static enum date_class class_of(struct str name)
{
    static const struct {
        const char *name;
        enum date_class class;
    } classes[] = {
        { "as_of", DATE_AS_OF }, { "report", DATE_REPORT }, { "point", DATE_POINT },
        { "due", DATE_DUE },     { "past", DATE_PAST },     { "year", DATE_YEAR },
        { "span", DATE_SPAN },      { "whole", DATE_WHOLE },
        { "within", DATE_WITHIN },
    };
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
        if (str_is(name, classes[i].name))
            return classes[i].class;
    return DATE_NONE;
}

static int small(struct str digits)
{
    struct decimal d = digits.n ? decimal_parse(digits) : DECIMAL_NONE;
    return d.known && d.exp == 0 && d.mantissa > 0 && d.mantissa < 10000 ? (int)d.mantissa : 0;
}

/* 下月 is +1, 下季度 +3: months behind the report's. */
static struct month months_on(struct period base, int months)
{
    int at = base.year * 12 + base.month - 1 + months;
    if (!base.year || base.month < 1)
        return (struct month){ 0, 0 };
    return (struct month){ (int16_t)(at / 12), (int8_t)(at % 12 + 1) };
}

/* A month of the table: 6; +1, of the report's; 4>, the next that is to come. */
static struct month table_month(struct str cell, struct period base, int year)
{
    bool ahead = str_starts(cell, STR("+")), next = str_ends(cell, STR(">"));
    int month = small(str_slice(cell, ahead, cell.n - next));
    if (ahead)
        return months_on(base, month);
    return (struct month){ (int16_t)(year + (next && month < base.month)), (int8_t)month };
}

/* The month a hit speaks of; the year of the report where it names none, the next one for 明年. */
static struct month month_of(const struct hit *hit, struct str words, struct period base)
{
    struct str last = hit->group[GROUP_MONTH2].n ? hit->group[GROUP_MONTH2]
                                                 : hit->group[GROUP_MONTH];
    int year = small(hit->group[GROUP_YEAR]);
    if (!year && base.year)
        year = base.year + link_in(words, "next year");
    struct month m = { (int16_t)year, (int8_t)small(last) };
    if (year && hit->row->columns > MONTH)
        m = table_month(hit->row->cell[MONTH], base, year);
    return year && m.month >= 1 && m.month <= 12 ? m : (struct month){ 0, 0 };
}

/* The years of 2018—20年 or 2018—2020年. */
static void read_span(const struct hit *hit, struct date *d)
{
    d->first_year = small(hit->group[GROUP_YEAR]);
    int last = d->first_year / 100 * 100 + small(hit->group[GROUP_MONTH2]);
    d->month = (struct month){ (int16_t)last, 12 };
    if (last <= d->first_year)
        d->class = DATE_NONE;
}

/* The month in which a stretch begins: one that the table or the pattern names; January of what is
 * told up to a month (截至9月底); else the month is the stretch. */
static int first_month_of(const struct hit *hit, const struct date *d)
{
    if (hit->row->columns > FIRST_MONTH)
        return small(hit->row->cell[FIRST_MONTH]);
    if (d->class != DATE_AS_OF)
        return d->month.month;
    return hit->group[GROUP_MONTH].n && hit->group[GROUP_MONTH2].n
               ? small(hit->group[GROUP_MONTH]) : 1;
}

void passage_dates(struct arena *a, struct passage *p)
{
    const struct patterns *dates = patterns_get("dates");
    struct hit hit;
    for (size_t i = 0; i < p->sentences.n; i++) {
        size_t at = p->sentences.v[i].from, end = p->sentences.v[i].to;
        while (at < end && patterns_find(dates, p->f.text, at, end, &hit)) {
            struct date *d = list_push(a, &p->dates);
            struct str words = passage_text(p, hit.from, hit.to);
            d->from = hit.from;
            d->to = hit.to;
            d->class = class_of(hit.row->cell[CLASS]);
            d->month = month_of(&hit, words, p->base);
            d->first_month = first_month_of(&hit, d);
            if (d->class == DATE_SPAN)
                read_span(&hit, d);
            at = hit.to > at ? hit.to : at + 1;
        }
    }
}

bool extract_last_month(struct arena *a, struct str text, struct period base, struct month *out)
{
    const struct patterns *dates = patterns_get("dates");
    struct str s = fold_text(a, text);
    struct month last = { 0, 0 };
    struct hit hit;
    for (size_t at = 0; patterns_find(dates, s, at, s.n, &hit) && hit.to > at; at = hit.to) {
        enum date_class class = class_of(hit.row->cell[CLASS]);
        struct month month = month_of(&hit, str_slice(s, hit.from, hit.to), base);
        if (!month.year || (class != DATE_AS_OF && class != DATE_POINT && class != DATE_DUE))
            continue;
        bool bare = !hit.group[GROUP_YEAR].n && month.year == base.year && last.year > month.year;
        if (bare) /* 明年1月招标,4月开工: a year stays for the months behind it */
            month.year = last.year;
        last = month;
    }
    if (last.year)
        *out = last;
    return last.year != 0;
}

struct str extract_undated(struct arena *a, struct str text)
{
    const struct patterns *dates = patterns_get("dates");
    struct str s = fold_text(a, text);
    struct buf out = { .arena = a };
    struct hit hit;
    size_t at = 0;
    for (; patterns_find(dates, s, at, s.n, &hit) && hit.to > at; at = hit.to)
        buf_add(&out, str_slice(s, at, hit.from));
    buf_add(&out, str_after(s, at));
    return buf_str(&out);
}
