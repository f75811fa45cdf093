/* Where a running text speaks of time: period.h. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/period.h"

enum { FIRST_YEAR = 1980, LAST_YEAR = 2099 };

/* --- characters: blanks skipped, full-width forms and the many dashes folded --- */

static uint32_t folded_char(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        c = c - 0xFF01 + '!';
    switch (c) {
    case '~':
    case 0x2010: /* hyphens, dashes, minus, box lines, wave dash */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0x223C:
    case 0x2500:
    case 0x301C:
        return '-';
    default:
        return c;
    }
}

/* The next character that is no blank; 0 at the end. */
static uint32_t take(struct str s, size_t *at)
{
    while (*at < s.n) {
        uint32_t c = utf8_next(s, at);
        if (!utf8_is_space(c))
            return folded_char(c);
    }
    return 0;
}

static uint32_t peek(struct str s, size_t at)
{
    return take(s, &at);
}

static bool take_char(struct str s, size_t *at, uint32_t wanted)
{
    size_t next = *at;
    if (take(s, &next) != wanted)
        return false;
    *at = next;
    return true;
}

static bool take_phrase(struct str s, size_t *at, struct str phrase)
{
    size_t next = *at;
    for (size_t i = 0; i < phrase.n;)
        if (!take_char(s, &next, folded_char(utf8_next(phrase, &i))))
            return false;
    *at = next;
    return true;
}

/* --- numbers --- */

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* 0-9 for a Chinese digit, else -1. */
static int han_digit(uint32_t c)
{
    static const uint32_t digits[] = { 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
                                       0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D };
    for (int i = 0; i < 10; i++)
        if (c == digits[i])
            return i;
    return c == 0x96F6 || c == 0x25CB || c == 'O' ? 0 : -1; /* 零 ○ */
}

/* Arabic digits, at most 6; *digits gets how many. -1 when there are none. */
static int take_arabic(struct str s, size_t *at, int *digits)
{
    int value = 0;
    *digits = 0;
    while (*digits < 7 && is_digit(peek(s, *at))) {
        value = value * 10 + (int)(take(s, at) - '0');
        ++*digits;
    }
    return *digits ? value : -1;
}

/* A Chinese numeral up to 99: 九, 十, 十一, 三十. -1 when there is none. */
static int take_han(struct str s, size_t *at)
{
    enum { TEN = 0x5341 };
    size_t next = *at;
    int value = -1, digit = han_digit(peek(s, next));
    if (digit > 0) {
        take(s, &next);
        value = digit;
    }
    if (take_char(s, &next, TEN)) {
        value = (value < 0 ? 1 : value) * 10;
        digit = han_digit(peek(s, next));
        if (digit > 0) {
            take(s, &next);
            value += digit;
        }
    }
    if (value >= 0)
        *at = next;
    return value;
}

/* A small number in either script; 元 is the first month. */
static int take_number(struct str s, size_t *at)
{
    int digits;
    if (is_digit(peek(s, *at))) {
        int value = take_arabic(s, at, &digits);
        return digits <= 2 ? value : -1;
    }
    return take_char(s, at, 0x5143) ? 1 : take_han(s, at);
}

/* 2020 or 二〇二〇; -1 when there is none. */
static int take_year_number(struct str s, size_t *at)
{
    size_t next = *at;
    int year = 0;
    for (int i = 0; i < 4; i++) {
        uint32_t c = take(s, &next);
        int digit = is_digit(c) ? (int)(c - '0') : han_digit(c);
        if (digit < 0)
            return -1;
        year = year * 10 + digit;
    }
    if (year < FIRST_YEAR || year > LAST_YEAR)
        return -1;
    *at = next;
    return year;
}

/* --- pieces of time --- */

enum { HAN_YEAR = 0x5E74, HAN_MONTH = 0x6708, HAN_DAY = 0x65E5, HAN_DEGREE = 0x5EA6,
       HAN_PORTION = 0x4EFD, HAN_TO = 0x81F3, HAN_UNTIL = 0x5230, HAN_FRONT = 0x524D,
       HAN_BOTTOM = 0x5E95, HAN_TIP = 0x672B, HAN_QUARTER = 0x5B63, HAN_PIECE = 0x4E2A,
       HAN_NUMBERTH = 0x53F7 };

static bool take_dash(struct str s, size_t *at)
{
    bool any = false;
    while (take_char(s, at, '-'))
        any = true;
    return any || take_char(s, at, HAN_TO) || take_char(s, at, HAN_UNTIL);
}

/* The row of the longest phrase of period.tsv that stands at *at and is of the class, or of any
 * class but "until" when it is NULL. */
static const struct table_row *take_word(struct str s, size_t *at, const char *class)
{
    const struct table *t = table_get("period");
    const struct table_row *best = NULL;
    size_t end = *at;
    uint32_t first = peek(s, *at);
    for (size_t i = 0; i < t->n; i++) {
        if (first != peek(t->v[i].cell[0], 0))
            continue;
        size_t next = *at;
        bool until = str_is(t->v[i].cell[1], "until");
        if ((class ? str_is(t->v[i].cell[1], class) : !until) &&
            take_phrase(s, &next, t->v[i].cell[0]) && next > end) {
            end = next;
            best = &t->v[i];
        }
    }
    *at = end;
    return best;
}

static int row_month(const struct table_row *row)
{
    struct decimal d = decimal_parse(row->cell[2]);
    return d.known ? (int)decimal_double(d) : 0;
}

/* 「1-9月」「元至3月份」「1月—9月」「一至三季度」, and 「19月」 where the dash was lost: the last month. */
static int take_range(struct str s, size_t *at)
{
    size_t next = *at;
    int first = take_number(s, &next);
    if (first >= 13 && first <= 19 && take_char(s, &next, HAN_MONTH)) {
        *at = next;
        return first - 10;
    }
    if (first < 1 || first > 12)
        return 0;
    take_char(s, &next, HAN_MONTH);
    if (!take_dash(s, &next))
        return 0;
    int last = take_number(s, &next);
    if (last < first || last > 12)
        return 0;
    if (last <= 4 && take_char(s, &next, HAN_QUARTER))
        last *= 3;
    else if (!take_char(s, &next, HAN_MONTH) || is_digit(peek(s, next)))
        return 0;
    take_char(s, &next, HAN_PORTION);
    *at = next;
    return last;
}

/* 「前10个月」. */
static int take_first_months(struct str s, size_t *at)
{
    size_t next = *at;
    if (!take_char(s, &next, HAN_FRONT))
        return 0;
    int months = take_number(s, &next);
    if (months < 1 || months > 12 || !take_char(s, &next, HAN_PIECE) ||
        !take_char(s, &next, HAN_MONTH))
        return 0;
    *at = next;
    return months;
}

/* A month, with its day when `dated`: 「9月底」「10月31日」; also 「1031日」「95日」, whose 月 was
 * lost. *loose: nothing but the month's name. 0 when it is none. */
static int take_month(struct str s, size_t *at, bool dated, bool *loose)
{
    size_t next = *at;
    int digits = 0, month;
    if (is_digit(peek(s, next)))
        month = take_arabic(s, &next, &digits);
    else
        month = take_char(s, &next, 0x5143) ? 1 : take_han(s, &next);
    if (dated && digits >= 2 && digits <= 4 && take_char(s, &next, HAN_DAY)) {
        *at = next;
        int high = month / 100;
        return digits == 2 ? month / 10 : high >= 1 && high <= 12 ? high : 0;
    }
    if (month < 1 || month > 12 || digits > 2 || !take_char(s, &next, HAN_MONTH))
        return 0;
    *loose = false;
    if (!take_char(s, &next, HAN_PORTION) && !take_char(s, &next, HAN_BOTTOM) &&
        !take_char(s, &next, HAN_TIP)) {
        size_t day = next;
        bool a_date = take_number(s, &day) > 0 &&
                      (take_char(s, &day, HAN_DAY) || take_char(s, &day, HAN_NUMBERTH));
        if (a_date && !dated)
            return 0;
        if (a_date)
            next = day;
        *loose = !dated;
    }
    *at = next;
    return month;
}

/* Any stretch of a year at *at: its last month, or 0. */
static int take_span(struct str s, size_t *at, bool dated, bool *loose)
{
    *loose = false;
    int month = take_range(s, at);
    if (!month)
        month = take_first_months(s, at);
    if (!month) {
        const struct table_row *row = take_word(s, at, "span");
        month = row ? row_month(row) : 0;
    }
    return month ? month : take_month(s, at, dated, loose);
}

/* --- mentions --- */

/* 「2020年」「2020年度」「2020」 and what is attached to it: 「2020年前三季度」「202310月份」. */
static bool mention_year(struct str s, size_t *at, bool dated, struct period_mention *out)
{
    size_t next = *at;
    int year = take_year_number(s, &next);
    if (year < 0)
        return false;
    out->loose = !take_char(s, &next, HAN_YEAR);
    if (!out->loose)
        take_char(s, &next, HAN_DEGREE);
    out->type = MENTION_YEAR;
    out->period = (struct period){ (int16_t)year, -1 };
    size_t range = next;
    if (take_dash(s, &range) && take_year_number(s, &range) > 0) {
        take_char(s, &range, HAN_YEAR);
        *at = range; /* 2021-2025年: a plan of several years names none */
        return false;
    }
    bool loose_month;
    size_t span = next;
    int month = take_span(s, &span, dated, &loose_month);
    if (month) {
        out->type = MENTION_SPAN;
        out->period.month = (int8_t)month;
        out->loose = loose_month;
        next = span;
    } else if (out->loose && is_digit(peek(s, next))) {
        return false; /* a longer number */
    }
    *at = next;
    return true;
}

static bool mention_until(struct str s, size_t *at, struct period_mention *out)
{
    size_t next = *at;
    bool loose;
    if (!take_word(s, &next, "until"))
        return false;
    if (mention_year(s, &next, true, out)) {
        out->loose |= out->type == MENTION_YEAR; /* 到2025年: a goal, no report's year */
        *at = next;
        return true;
    }
    int month = take_span(s, &next, true, &loose);
    if (!month)
        return false;
    *out = (struct period_mention){ .type = MENTION_SPAN, .period = { 0, (int8_t)month } };
    *at = next;
    return true;
}

static bool mention_word(struct str s, size_t *at, struct period_mention *out)
{
    const struct table_row *row = take_word(s, at, NULL);
    if (!row)
        return false;
    struct str class = row->cell[1];
    *out = (struct period_mention){ .period = { 0, (int8_t)row_month(row) } };
    out->type = str_is(class, "span")   ? MENTION_SPAN
                : str_is(class, "year") ? MENTION_WHOLE
                : str_is(class, "plan") ? MENTION_PLAN
                : str_is(class, "deed") ? MENTION_DEED
                                        : MENTION_ACCOUNT;
    return true;
}

static bool mention_at(struct str s, size_t *at, struct period_mention *out)
{
    if (mention_until(s, at, out) || mention_year(s, at, false, out))
        return true;
    bool loose;
    size_t next = *at;
    int month = take_span(s, &next, false, &loose);
    if (!month)
        return mention_word(s, at, out);
    *out = (struct period_mention){ MENTION_SPAN, { 0, (int8_t)month }, loose, 0, 0 };
    *at = next;
    return true;
}

/* Most characters begin no mention: those that may, as bits by code point. */
static bool may_begin(uint32_t c)
{
    enum { FIRST = 0x4E00, LAST = 0x9FFF };
    static unsigned char bits[(LAST - FIRST) / 8 + 1];
    static bool ready;
    const struct table *t = table_get("period");
    for (size_t i = 0; i < t->n && !ready; i++) {
        uint32_t first = peek(t->v[i].cell[0], 0);
        if (first >= FIRST && first <= LAST)
            bits[(first - FIRST) / 8] |= (unsigned char)(1u << (first - FIRST) % 8);
    }
    ready = true;
    if (is_digit(c) || han_digit(c) >= 0 || c == 0x5341 || c == 0x5143 || c == HAN_FRONT)
        return true;
    return c >= FIRST && c <= LAST && (bits[(c - FIRST) / 8] >> (c - FIRST) % 8 & 1);
}

bool period_next(struct str text, size_t *at, struct period_mention *out)
{
    while (*at < text.n) {
        size_t start = *at;
        if (may_begin(peek(text, start)) && mention_at(text, at, out)) {
            out->start = start;
            out->end = *at;
            return true;
        }
        if (*at == start) { /* a number is skipped whole: 「12020年」 is no year */
            bool digit = is_digit(take(text, at));
            while (digit && is_digit(peek(text, *at)))
                take(text, at);
        }
    }
    return false;
}

enum period_hint period_scan(struct str text, struct period *out)
{
    struct period_mention m, span = { 0 };
    int year = 0, loose_year = 0;
    bool account = false, deed = false, plan = false, whole = false;
    for (size_t at = 0; period_next(text, &at, &m);) {
        if (m.type == MENTION_SPAN && (span.period.month == 0 || (span.loose && !m.loose)))
            span = m;
        if (m.type == MENTION_YEAR && !m.loose && !year)
            year = m.period.year;
        if (m.type == MENTION_YEAR && m.loose && !loose_year)
            loose_year = m.period.year;
        account |= m.type == MENTION_ACCOUNT;
        deed |= m.type == MENTION_DEED;
        plan |= m.type == MENTION_PLAN;
        deed &= m.type != MENTION_PLAN; /* 「落实…任务的责任分工」 tells nothing done */
        whole |= m.type == MENTION_WHOLE;
    }
    account |= deed;
    if (!year)
        year = loose_year;
    *out = (struct period){ (int16_t)year, 12 };
    if (span.period.month) {
        *out = span.period;
        if (!out->year)
            out->year = (int16_t)year;
        return PERIOD_SPAN;
    }
    if (plan && !account) {
        out->month = 0;
        return PERIOD_PLANNED;
    }
    if ((year || whole) && account)
        return PERIOD_WHOLE;
    return year ? PERIOD_YEAR : PERIOD_NOTHING;
}

bool period_find(struct str text, struct period *out)
{
    struct period p;
    if (period_scan(text, &p) < PERIOD_PLANNED)
        return false;
    *out = p;
    return true;
}
