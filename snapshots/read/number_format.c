/* Numbers and dates of a sheet as they are shown: ECMA-376, part 1, 18.8.30. */
#include "snapshots/read/xlsx.h"

#include <stdlib.h>

#include "base/utf8.h"

struct str number_builtin_format(int id)
{
    static const struct {
        int id;
        struct str code;
    } formats[] = {
        { 1, { "0", 1 } },            { 2, { "0.00", 4 } },        { 3, { "#,##0", 5 } },
        { 4, { "#,##0.00", 8 } },     { 9, { "0%", 2 } },          { 10, { "0.00%", 5 } },
        { 14, { "yyyy/m/d", 8 } },    { 15, { "yyyy-m-d", 8 } },   { 16, { "m-d", 3 } },
        { 17, { "yyyy-m", 6 } },      { 22, { "yyyy/m/d", 8 } },   { 27, { "yyyy年m月", 12 } },
        { 28, { "m月d日", 8 } },      { 29, { "m月d日", 8 } },     { 30, { "m-d-yy", 6 } },
        { 31, { "yyyy年m月d日", 16 } }, { 36, { "yyyy年m月", 12 } }, { 50, { "yyyy年m月", 12 } },
        { 57, { "yyyy年m月", 12 } },  { 58, { "m月d日", 8 } },     { 37, { "#,##0", 5 } },
        { 38, { "#,##0", 5 } },       { 39, { "#,##0.00", 8 } },   { 40, { "#,##0.00", 8 } },
    };
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
        if (formats[i].id == id)
            return formats[i].code;
    return STR("General");
}

/* The first section of a format, without [colours], _x, *x and the quotes around texts: what is
 * text is marked by a leading \1 for each byte. */
static struct str plain_code(struct arena *a, struct str code)
{
    struct buf b = { .arena = a };
    bool quoted = false;
    for (size_t i = 0; i < code.n; i++) {
        char c = code.p[i];
        if (c == '"') {
            quoted = !quoted;
        } else if (quoted || (unsigned char)c >= 0x80) {
            buf_addc(&b, '\1');
            buf_addc(&b, c);
        } else if (c == '\\' && i + 1 < code.n) {
            buf_addc(&b, '\1');
            buf_addc(&b, code.p[++i]);
        } else if (c == '[') {
            while (i < code.n && code.p[i] != ']')
                i++;
        } else if (c == '_' || c == '*') {
            i++;
        } else if (c == ';') {
            break;
        } else {
            buf_addc(&b, c);
        }
    }
    return buf_str(&b);
}

/* --- dates --- */

struct date {
    int year, month, day;
};

/* Days since 1899-12-30, as sheets count them (their 1900-02-29 is passed over). */
static struct date date_of(long days)
{
    long z = days - 25569 + 719468; /* to 0000-03-01, after H. Hinnant's days algorithm */
    long era = z / 146097;
    long of_era = z - era * 146097;
    long year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long of_year = of_era - (365 * year + year / 4 - year / 100);
    long month = (5 * of_year + 2) / 153;
    struct date d = { .day = (int)(of_year - (153 * month + 2) / 5 + 1) };
    d.month = (int)(month < 10 ? month + 3 : month - 9);
    d.year = (int)(year + era * 400 + (d.month <= 2));
    return d;
}

static bool is_date(struct str plain)
{
    bool day = false;
    for (size_t i = 0; i < plain.n; i++) {
        char c = plain.p[i];
        if (c == '\1') {
            i++;
            continue;
        }
        if (c == '0' || c == '#')
            return false;
        day |= c == 'y' || c == 'm' || c == 'd' || c == 'Y' || c == 'M' || c == 'D';
    }
    return day;
}

static struct str show_date(struct arena *a, struct str plain, double value)
{
    struct date d = date_of((long)value);
    struct buf b = { .arena = a };
    for (size_t i = 0; i < plain.n;) {
        char c = plain.p[i];
        if (c == '\1') {
            buf_addc(&b, plain.p[i + 1]);
            i += 2;
            continue;
        }
        size_t n = 1;
        while (i + n < plain.n && plain.p[i + n] == c)
            n++;
        i += n;
        int two = n >= 2 ? 2 : 1;
        if (c == 'y' || c == 'Y')
            buf_addf(&b, "%0*d", n > 2 ? 4 : 2, n > 2 ? d.year : d.year % 100);
        else if (c == 'm' || c == 'M')
            buf_addf(&b, "%0*d", two, d.month);
        else if (c == 'd' || c == 'D')
            buf_addf(&b, "%0*d", two, d.day);
        else if (c == 'h' || c == 'H')
            break; /* the time of day tells nothing here */
        else
            buf_add(&b, (struct str){ &c, 1 });
    }
    return str_trim(buf_str(&b));
}

/* --- numbers --- */

static struct str with_commas(struct arena *a, struct str number)
{
    struct buf b = { .arena = a };
    size_t point = str_find(number, STR("."));
    size_t whole = point == STR_NOT_FOUND ? number.n : point;
    for (size_t i = 0; i < number.n; i++) {
        bool digit = i > 0 && number.p[i - 1] != '-';
        if (digit && i < whole && (whole - i) % 3 == 0)
            buf_addc(&b, ',');
        buf_addc(&b, number.p[i]);
    }
    return buf_str(&b);
}

/* What a format asks for: text before, digits behind the point, text behind. */
static struct str show_number(struct arena *a, struct str plain, double value)
{
    struct buf head = { .arena = a }, tail = { .arena = a };
    int places = 0, kept = 0;
    bool point = false, commas = false, digits = false, percent = false;
    for (size_t i = 0; i < plain.n; i++) {
        char c = plain.p[i];
        if (c == '0' || c == '#' || c == '?') {
            digits = true;
            places += point;
            kept += point && c == '0';
        } else if (c == '.') {
            point = true;
        } else if (c == ',') {
            commas = true;
        } else {
            percent |= c == '%';
            if (c == '\1')
                c = plain.p[++i];
            buf_addc(digits ? &tail : &head, c);
        }
    }
    if (!digits)
        return STR_NULL;
    struct str text = str_format(a, "%.*f", places > 15 ? 15 : places,
                                 percent ? value * 100 : value);
    for (; places > kept && text.n && text.p[text.n - 1] == '0'; places--)
        text.n--;
    if (text.n && text.p[text.n - 1] == '.')
        text.n--;
    text = commas ? with_commas(a, text) : text;
    return str_join(a, str_join(a, buf_str(&head), STR(""), text), STR(""), buf_str(&tail));
}

struct str number_show(struct arena *a, struct str code, struct str raw)
{
    char *end;
    const char *z = str_z(a, raw);
    double value = strtod(z, &end);
    if (raw.n == 0 || *end != '\0')
        return raw;
    struct str plain = plain_code(a, code), shown = STR_NULL;
    if (is_date(plain))
        return value >= 1 && value < 2958466 ? show_date(a, plain, value) : raw;
    if (!str_is(code, "General"))
        shown = show_number(a, plain, value);
    if (shown.p)
        return shown;
    shown = str_format(a, "%.15g", value);
    return str_has(shown, STR("e")) ? raw : shown;
}
