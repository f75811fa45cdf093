/* What a number looks like in a cell (ECMA-376 part 1, 18.8.31). */
#include "snapshots/read/xlsx.h"

#include <math.h>
#include <stdlib.h>

#include "base/decimal.h"
#include "base/table.h"
#include "base/utf8.h"

enum { LONGEST_CODE = 255, MOST_SECTIONS = 4 };

enum kind {
    LITERAL, /* to be shown as it is */
    NOTHING, /* widths, fillers, colours, languages */
    CONDITION,
    ELAPSED, /* [h] */
    DIGIT,
    POINT,
    COMMA,
    PERCENT,
    LETTERS, /* of a date: a run of one letter */
    HALVES,  /* AM/PM */
    GENERAL,
    TEXT,
    OTHER,   /* fractions, powers of ten: shown plainly */
};

struct token {
    enum kind kind;
    struct str text;
};

/* --- tokens --- */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static struct token bracket(struct str s)
{
    struct str inside = str_slice(s, 1, s.n - (s.n > 1 && s.p[s.n - 1] == ']'));
    char c = inside.n ? (char)(inside.p[0] | 0x20) : 0;
    if (inside.n && strchr("<>=", inside.p[0]))
        return (struct token){ CONDITION, inside };
    if (inside.n && inside.n <= 2 && (c == 'h' || c == 'm' || c == 's'))
        return (struct token){ ELAPSED, inside };
    if (inside.n && inside.p[0] == '$') { /* [$¥-804]: a currency and a language */
        struct str currency, language;
        str_cut(str_after(inside, 1), STR("-"), &currency, &language);
        return (struct token){ LITERAL, currency };
    }
    return (struct token){ NOTHING, inside };
}

static struct token single(struct str s)
{
    static const char kinds[] = { ['0'] = DIGIT, ['#'] = DIGIT,   ['?'] = DIGIT, ['.'] = POINT,
                                  [','] = COMMA, ['%'] = PERCENT, ['@'] = TEXT };
    size_t c = (unsigned char)s.p[0];
    return (struct token){ c < sizeof kinds ? (enum kind)kinds[c] : LITERAL, s };
}

/* Takes the next token; false at the end. */
static bool next_token(struct str code, size_t *at, struct token *t)
{
    static const struct {
        const char *word;
        enum kind kind;
    } words[] = { { "General", GENERAL }, { "G/通用格式", GENERAL }, { "AM/PM", HALVES },
                  { "上午/下午", HALVES }, { "E+", OTHER },           { "E-", OTHER } };
    struct str rest = str_after(code, *at);
    size_t n = 1, next = 0;
    if (rest.n == 0)
        return false;
    char c = rest.p[0];
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_starts(rest, str_from(words[i].word))) {
            *t = (struct token){ words[i].kind, str_slice(rest, 0, strlen(words[i].word)) };
            *at += t->text.n;
            return true;
        }
    if (c == '"' || c == '[') {
        while (n < rest.n && rest.p[n] != (c == '"' ? '"' : ']'))
            n++;
        *t = c == '"' ? (struct token){ LITERAL, str_slice(rest, 1, n) }
                      : bracket(str_slice(rest, 0, n + 1));
        n++;
    } else if (c == '\\' || c == '!' || c == '_' || c == '*') {
        next = 1;
        if (rest.n > 1)
            utf8_next(rest, &next);
        n = next;
        *t = (struct token){ c == '_' || c == '*' ? NOTHING : LITERAL, str_slice(rest, 1, n) };
    } else if (is_letter(c)) {
        while (n < rest.n && (rest.p[n] | 0x20) == (c | 0x20))
            n++;
        *t = (struct token){ LETTERS, str_slice(rest, 0, n) };
    } else {
        utf8_next(rest, &next);
        n = next;
        *t = single(str_slice(rest, 0, n));
    }
    *at += n < rest.n ? n : rest.n;
    return true;
}

/* --- sections --- */

/* "0.0;-0.0;@": at most four, parted by ';' outside of quotes. */
static int split(struct str code, struct str *sections)
{
    struct token t;
    int n = 0;
    size_t start = 0;
    for (size_t at = 0; n < MOST_SECTIONS - 1 && next_token(code, &at, &t);)
        if (t.kind == LITERAL && str_is(t.text, ";") && code.p[at - 1] == ';') {
            sections[n++] = str_slice(code, start, at - 1);
            start = at;
        }
    sections[n++] = str_after(code, start);
    return n;
}

/* -1: the section has no condition; else whether it holds. */
static int condition(struct str section, double value)
{
    struct token t;
    for (size_t at = 0; next_token(section, &at, &t);) {
        if (t.kind != CONDITION)
            continue;
        size_t n = t.text.n > 1 && strchr("<>=", t.text.p[1]) ? 2 : 1;
        struct str operator = str_slice(t.text, 0, n);
        double limit = decimal_double(decimal_parse(str_after(t.text, n)));
        bool less = str_has(operator, STR("<")), more = str_has(operator, STR(">"));
        if (less && more)
            return value != limit;
        return (less && value < limit) || (more && value > limit) ||
               (str_has(operator, STR("=")) && value == limit);
    }
    return -1;
}

/* The section for a value; *value loses its sign where the section shows it itself. */
static struct str choose(struct str code, double *value)
{
    struct str sections[MOST_SECTIONS];
    int n = split(code, sections);
    bool conditions = false;
    for (int i = 0; i < n; i++) {
        int holds = condition(sections[i], *value);
        conditions |= holds >= 0;
        if (holds > 0 || (holds < 0 && conditions))
            return sections[i];
    }
    if (*value < 0 && n >= 2) {
        *value = -*value;
        return sections[1];
    }
    return *value == 0 && n >= 3 ? sections[2] : sections[0];
}

/* --- plain numbers --- */

/* As a cell without a format shows it in a column that is wide enough: ten digits with a point,
 * a whole number whole. */
static struct str general(struct arena *a, double value)
{
    struct decimal d = decimal_from_double(value);
    if (!d.known || fabs(value) >= 1e15) /* more digits than it has */
        return str_format(a, "%.15g", value);
    int whole = 1;
    for (double x = fabs(value); x >= 10 && whole < 10; x /= 10)
        whole++;
    struct decimal rounded = decimal_round(d, whole < 10 ? 10 - whole : 0);
    return decimal_text(a, rounded.known ? rounded : d);
}

/* --- numbers by their digits --- */

struct shape {
    int whole, least_whole; /* places before the point; zeros among them */
    int fraction, least_fraction;
    int percents, thousands; /* how often to multiply by 100, to divide by 1000 */
    bool grouped, dated, plain;
};

static struct shape shape_of(struct str section)
{
    struct shape s = { 0 };
    struct token t;
    bool point = false;
    int commas = 0;
    for (size_t at = 0; next_token(section, &at, &t);) {
        bool zero = t.kind == DIGIT && t.text.p[0] == '0';
        if (t.kind == DIGIT && point) {
            s.fraction++;
            s.least_fraction = zero ? s.fraction : s.least_fraction;
        } else if (t.kind == DIGIT) {
            s.grouped |= commas > 0;
            s.whole++;
            s.least_whole += zero || s.least_whole > 0;
        }
        commas = t.kind == COMMA ? commas + 1 : t.kind == DIGIT ? 0 : commas;
        point |= t.kind == POINT;
        s.percents += t.kind == PERCENT;
        s.dated |= t.kind == LETTERS || t.kind == ELAPSED;
        s.plain |= t.kind == OTHER || t.kind == GENERAL || t.kind == TEXT ||
                   (t.kind == LITERAL && str_is(t.text, "/") && s.whole > 0);
    }
    s.thousands = s.whole + s.fraction ? commas : 0;
    return s;
}

/* The digits of a number split at the point, without sign. */
struct digits {
    struct str whole, fraction;
    bool zero;
};

static struct digits digits_of(struct arena *a, struct decimal d, const struct shape *s)
{
    struct digits out = { .zero = d.mantissa == 0 };
    struct str text = decimal_text(a, d);
    if (str_starts(text, STR("-")))
        text = str_after(text, 1);
    str_cut(text, STR("."), &out.whole, &out.fraction);
    if (str_is(out.whole, "0"))
        out.whole = STR("");
    while ((int)out.whole.n < s->least_whole)
        out.whole = str_format(a, "0%.*s", STR_ARG(out.whole));
    while ((int)out.fraction.n < s->least_fraction)
        out.fraction = str_format(a, "%.*s0", STR_ARG(out.fraction));
    return out;
}

/* The digits that stand at a place before the point, `right` places from it: the first place
 * takes all that are left. */
static void put_whole(struct buf *b, const struct digits *d, int right, bool first, bool grouped)
{
    int n = (int)d->whole.n, from = first ? 0 : n - 1 - right, to = n - right;
    for (int i = from < 0 ? 0 : from; i < to; i++) {
        buf_addc(b, d->whole.p[i]);
        if (grouped && n - 1 - i > 0 && (n - 1 - i) % 3 == 0)
            buf_addc(b, ',');
    }
}

static struct str by_digits(struct arena *a, double value, struct str section,
                            const struct shape *s)
{
    struct decimal d = decimal_from_double(value);
    d = decimal_round(decimal_scale(d, 2 * s->percents - 3 * s->thousands), s->fraction);
    if (!d.known || fabs(value) >= 1e15)
        return general(a, value);
    struct digits digits = digits_of(a, d, s);
    struct buf b = { .arena = a };
    struct token t;
    int places = 0; /* shown so far; the point is one of them */
    if (value < 0 && !digits.zero)
        buf_addc(&b, '-');
    for (size_t at = 0; next_token(section, &at, &t);) {
        size_t behind = (size_t)(places > s->whole ? places - s->whole : 0);
        if (t.kind == LITERAL || t.kind == PERCENT)
            buf_add(&b, t.text);
        else if (t.kind == DIGIT && places < s->whole)
            put_whole(&b, &digits, s->whole - 1 - places, places == 0, s->grouped);
        else if (t.kind == DIGIT)
            buf_add(&b, str_slice(digits.fraction, behind - 1, behind));
        if (t.kind == POINT && places == 0) /* no place for them: before the point all the same */
            buf_add(&b, digits.whole);
        if (t.kind == POINT && behind == 0 && digits.fraction.n)
            buf_addc(&b, '.');
        places += t.kind == DIGIT || t.kind == POINT;
    }
    return b.n ? str_trim(buf_str(&b)) : STR("");
}

/* --- dates --- */

struct moment {
    int year, month, day, weekday; /* 0 = Sunday */
    int hour, minute, second;
    double seconds; /* since the start of day 0 */
};

/* Days since 1970-01-01 -> the date (Howard Hinnant, "chrono-compatible low-level date
 * algorithms"). */
static void civil(long days, struct moment *m)
{
    long z = days + 719468, era = z / 146097, doe = z - era * 146097;
    long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    long doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    m->day = (int)(doy - (153 * mp + 2) / 5 + 1);
    m->month = (int)(mp < 10 ? mp + 3 : mp - 9);
    m->year = (int)(yoe + era * 400 + (m->month <= 2));
    m->weekday = (int)((days + 4) % 7);
    m->weekday += m->weekday < 0 ? 7 : 0;
}

static bool moment_of(double value, bool from_1904, struct moment *m)
{
    const double last = 2958466; /* the year 10000 */
    if (!(value >= 0) || value >= last)
        return false;
    double seconds = floor(value * 86400 + 0.5);
    long day = (long)(seconds / 86400), rest = (long)(seconds - (double)day * 86400);
    *m = (struct moment){ .seconds = seconds, .hour = (int)(rest / 3600),
                          .minute = (int)(rest / 60 % 60), .second = (int)(rest % 60) };
    if (from_1904)
        civil(day - 24107, m);
    else if (day == 60) /* Lotus took 1900 for a leap year, and Excel keeps to it */
        *m = (struct moment){ 1900, 2, 29, 3, m->hour, m->minute, m->second, m->seconds };
    else
        civil(day - (day > 60 ? 25569 : 25568), m);
    return true;
}

static void put_padded(struct buf *b, int value, size_t letters)
{
    buf_addf(b, letters >= 2 ? "%02d" : "%d", value);
}

static void put_name(struct buf *b, const char *names, int i, size_t letters)
{
    struct str rest = str_from(names), name = STR_NULL;
    for (int k = 0; k <= i; k++)
        str_next(&rest, STR(" "), &name);
    buf_add(b, letters == 3 ? str_slice(name, 0, 3) : letters == 5 ? str_slice(name, 0, 1) : name);
}

static void put_weekday(struct buf *b, int weekday, size_t letters)
{
    buf_addz(b, letters > 3 ? "星期" : "");
    buf_add(b, str_slice(STR("日一二三四五六"), (size_t)weekday * 3, (size_t)weekday * 3 + 3));
}

struct dated {
    struct moment moment;
    bool halves;       /* hours count to twelve */
    char before;       /* the letter of the token before */
    char after;        /* and of the one behind */
};

/* m means minutes behind hours and before seconds. */
static void put_letters(struct buf *b, const struct dated *d, char c, size_t n)
{
    const struct moment *m = &d->moment;
    if (c == 'm' && n <= 2 && (d->before == 'h' || d->after == 's'))
        put_padded(b, m->minute, n);
    else if (c == 'y' && n <= 2)
        buf_addf(b, "%02d", m->year % 100);
    else if (c == 'y' || c == 'e')
        buf_addf(b, "%d", m->year);
    else if (c == 'm' && n > 2)
        put_name(b, "January February March April May June July August September October November "
                    "December", m->month - 1, n);
    else if (c == 'm')
        put_padded(b, m->month, n);
    else if (c == 'd' && n > 2)
        put_name(b, "Sunday Monday Tuesday Wednesday Thursday Friday Saturday", m->weekday, n);
    else if (c == 'd')
        put_padded(b, m->day, n);
    else if (c == 'a')
        put_weekday(b, m->weekday, n);
    else if (c == 'h')
        put_padded(b, d->halves ? (m->hour + 11) % 12 + 1 : m->hour, n);
    else if (c == 's')
        put_padded(b, m->second, n);
}

static char letter_of(const struct token *t)
{
    return t->kind == LETTERS || t->kind == ELAPSED ? (char)(t->text.p[0] | 0x20) : 0;
}

/* The letter of the next token of a date from `at` on, 0 when there is none. */
static char letter_after(struct str section, size_t at)
{
    struct token t;
    while (next_token(section, &at, &t))
        if (letter_of(&t))
            return letter_of(&t);
    return 0;
}

static bool has_halves(struct str section)
{
    struct token t;
    for (size_t at = 0; next_token(section, &at, &t);)
        if (t.kind == HALVES)
            return true;
    return false;
}

static struct str by_date(struct arena *a, double value, struct str section, bool from_1904)
{
    struct dated d = { .halves = has_halves(section) };
    struct buf b = { .arena = a };
    struct token t;
    if (!moment_of(value, from_1904, &d.moment))
        return general(a, value);
    for (size_t at = 0; next_token(section, &at, &t);) {
        char c = letter_of(&t);
        d.after = c == 'm' ? letter_after(section, at) : 0;
        if (t.kind == LITERAL || t.kind == COMMA || t.kind == POINT || t.kind == DIGIT)
            buf_add(&b, t.text);
        else if (t.kind == HALVES)
            buf_addz(&b, (d.moment.hour < 12) ? (t.text.p[0] == 'A' ? "AM" : "上午")
                                              : (t.text.p[0] == 'A' ? "PM" : "下午"));
        else if (t.kind == ELAPSED)
            buf_addf(&b, "%.0f", floor(d.moment.seconds / (c == 'h' ? 3600 : c == 'm' ? 60 : 1)));
        else if (t.kind == LETTERS)
            put_letters(&b, &d, c, t.text.n);
        d.before = c ? c : d.before;
    }
    return b.n ? str_trim(buf_str(&b)) : STR("");
}

/* --- */

struct str xlsx_format_builtin(struct str id)
{
    const struct table_row *row = table_find(table_get("numberformats"), id);
    return row ? row->cell[1] : STR_NULL;
}

static struct str around_general(struct arena *a, double value, struct str section)
{
    struct buf b = { .arena = a };
    struct token t;
    for (size_t at = 0; next_token(section, &at, &t);)
        if (t.kind == GENERAL || t.kind == TEXT)
            buf_add(&b, general(a, value));
        else if (t.kind == LITERAL)
            buf_add(&b, t.text);
        else if (t.kind == OTHER || t.kind == DIGIT)
            return general(a, value);
    return b.n ? buf_str(&b) : STR("");
}

struct str xlsx_format(struct arena *a, double value, struct str code, bool from_1904)
{
    if (!code.n || code.n > LONGEST_CODE)
        return general(a, value);
    struct str section = choose(code, &value);
    struct shape shape = shape_of(section);
    if (shape.plain)
        return around_general(a, value, section);
    if (shape.dated)
        return by_date(a, value, section, from_1904);
    return by_digits(a, value, section, &shape);
}
