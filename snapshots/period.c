#include "snapshots/period.h"

#include <stdio.h>

#include "base/table.h"
#include "base/utf8.h"

bool period_known(struct period p)
{
    return p.year != 0;
}

int period_cmp(struct period a, struct period b)
{
    return a.year != b.year ? (a.year > b.year) - (a.year < b.year)
                            : (a.month > b.month) - (a.month < b.month);
}

bool period_eq(struct period a, struct period b)
{
    return period_cmp(a, b) == 0;
}

const char *period_key(struct period p, char buf[PERIOD_KEY_SIZE])
{
    buf[0] = '\0';
    if (!period_known(p))
        return buf;
    if (p.month == 0)
        snprintf(buf, PERIOD_KEY_SIZE, "%04dP", p.year);
    else if (p.month % 3 == 0)
        snprintf(buf, PERIOD_KEY_SIZE, "%04dQ%d", p.year, p.month / 3);
    else
        snprintf(buf, PERIOD_KEY_SIZE, "%04dM%02d", p.year, p.month);
    return buf;
}

struct str period_key_str(struct arena *a, struct period p)
{
    char buf[PERIOD_KEY_SIZE];
    return str_copy(a, str_from(period_key(p, buf)));
}

struct decimal month_pace(struct month m)
{
    if (m.year == 0)
        return DECIMAL_NONE;
    return decimal_ratio(decimal_int(m.month), decimal_int(12), 4);
}

struct decimal period_pace(struct period p)
{
    return month_pace(period_as_of(p));
}

struct month period_as_of(struct period p)
{
    return (struct month){ p.year, p.month };
}

struct str month_text(struct arena *a, struct month m)
{
    if (m.year == 0)
        return STR_NULL;
    return str_format(a, "%04d-%02d", m.year, m.month);
}

/* --- as a user writes it --- */

static bool digits_only(struct str s, size_t most, int *value)
{
    *value = 0;
    if (s.n == 0 || s.n > most)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
        *value = *value * 10 + (s.p[i] - '0');
    }
    return true;
}

static bool is_word(struct str s, const char *lower)
{
    size_t n = strlen(lower);
    if (s.n != n)
        return false;
    for (size_t i = 0; i < n; i++)
        if ((s.p[i] | 0x20) != lower[i])
            return false;
    return true;
}

/* What stands behind the year: Q2, H1, -06, M8, FY, P, plan. -1 when it is none of them. */
static int month_of_key(struct str s)
{
    int n = 0;
    if (is_word(s, "fy"))
        return 12;
    if (is_word(s, "p") || is_word(s, "plan"))
        return 0;
    if (s.n < 2 || !digits_only(str_after(s, 1), 2, &n))
        return -1;
    switch (s.p[0] | 0x20) {
    case 'q':
        return n >= 1 && n <= 4 ? n * 3 : -1;
    case 'h':
        return n >= 1 && n <= 2 ? n * 6 : -1;
    case 'm':
    case '-':
        return n >= 1 && n <= 12 ? n : -1;
    default:
        return -1;
    }
}

/* 「2020上半年」「2020年度」「2020年责任分解」: mentions that touch from end to end. */
static bool parse_words(struct str s, struct period *out)
{
    struct period_mention m;
    size_t at = 0, covered = 0;
    *out = (struct period){ 0, 12 };
    for (int i = 0; period_next(s, &at, &m); i++) {
        if (m.start != covered || (i == 0 && !m.period.year) || (i == 1 && m.period.year))
            return false;
        covered = m.end;
        if (m.period.year)
            out->year = m.period.year;
        if (m.type == MENTION_SPAN)
            out->month = m.period.month;
        else if (m.type == MENTION_PLAN)
            out->month = 0;
    }
    return covered == s.n && period_known(*out);
}

bool period_parse(struct str s, struct period *out)
{
    int year;
    struct period p;
    s = str_trim(s);
    if (s.n > 4 && digits_only(str_slice(s, 0, 4), 4, &year) && year >= 1900) {
        int month = month_of_key(str_after(s, 4));
        if (month >= 0) {
            *out = (struct period){ (int16_t)year, (int8_t)month };
            return true;
        }
    }
    if (s.n <= 4 || !parse_words(s, &p))
        return false;
    *out = p;
    return true;
}
