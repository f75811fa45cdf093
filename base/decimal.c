#include "base/decimal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_DIGITS = 18, LARGEST_EXP = 300 };

/* Intermediate results are 128 bits wide: a product or an aligned sum of two 63-bit mantissas
 * fits, and whether the end result does is checked once, in narrow(). */
typedef __int128 wide;

/* Drops trailing zeros where exp < 0, so that equal fractions look equal. */
static struct decimal narrow(wide m, int exp)
{
    while (exp < 0 && m != 0 && m % 10 == 0) {
        m /= 10;
        exp++;
    }
    if (m == 0)
        exp = 0;
    if (m > INT64_MAX || m < -INT64_MAX || exp > LARGEST_EXP || exp < -LARGEST_EXP)
        return DECIMAL_NONE;
    return (struct decimal){ (int64_t)m, (int16_t)exp, true };
}

struct decimal decimal_make(int64_t mantissa, int exp)
{
    return narrow(mantissa, exp);
}

struct decimal decimal_int(int64_t value)
{
    return narrow(value, 0);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A comma parts digits from a group of exactly three. */
static bool comma_is_fine(struct str s, size_t i)
{
    if (i == 0 || !is_digit(s.p[i - 1]) || s.n - i < 4)
        return false;
    for (size_t k = 1; k <= 3; k++)
        if (!is_digit(s.p[i + k]))
            return false;
    return i + 4 == s.n || !is_digit(s.p[i + 4]);
}

struct decimal decimal_parse(struct str s)
{
    bool negative = s.n && s.p[0] == '-';
    size_t i = s.n && (s.p[0] == '-' || s.p[0] == '+');
    int64_t m = 0;
    int digits = 0, exp = 0;
    bool fraction = false, any = false;
    for (; i < s.n; i++) {
        if (s.p[i] == ',' && !fraction && comma_is_fine(s, i))
            continue;
        if (s.p[i] == '.' && !fraction && any && i + 1 < s.n) {
            fraction = true;
            continue;
        }
        if (!is_digit(s.p[i]))
            return DECIMAL_NONE;
        any = true;
        if (m != 0 || s.p[i] != '0')
            digits++;
        if (digits > MOST_DIGITS)
            return DECIMAL_NONE;
        m = m * 10 + (s.p[i] - '0');
        exp -= fraction;
    }
    return any ? narrow(negative ? -m : m, exp) : DECIMAL_NONE;
}

struct decimal decimal_from_double(double d)
{
    char text[64];
    if (!isfinite(d))
        return DECIMAL_NONE;
    if (fabs(d) < 1e15 && d == floor(d))
        return decimal_int((int64_t)d);
    snprintf(text, sizeof text, "%.14e", d); /* 15 significant digits */
    if (strtod(text, NULL) != d)
        snprintf(text, sizeof text, "%.16e", d);
    char *e = strchr(text, 'e');
    int exp = atoi(e + 1);
    *e = '\0';
    struct decimal m = decimal_parse(str_from(text));
    return m.known ? narrow(m.mantissa, m.exp + exp) : DECIMAL_NONE;
}

/* 10^n; exact up to 10^22. */
static double power(int n)
{
    static const double small[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9 };
    return n < 10 ? small[n] : pow(10, n);
}

double decimal_double(struct decimal d)
{
    if (!d.known)
        return 0;
    return d.exp < 0 ? (double)d.mantissa / power(-d.exp) : (double)d.mantissa * power(d.exp);
}

enum { ROOM = 20 };

/* At the end of the room. A snapshot has thousands of numbers, and printf takes its time. */
static struct str digits_of(int64_t n, char room[ROOM])
{
    uint64_t rest = n < 0 ? -(uint64_t)n : (uint64_t)n;
    size_t at = ROOM;
    do
        room[--at] = (char)('0' + rest % 10);
    while (rest /= 10);
    return (struct str){ room + at, ROOM - at };
}

struct str decimal_text(struct arena *a, struct decimal d)
{
    char room[ROOM];
    if (!d.known)
        return STR_NULL;
    struct str digits = digits_of(d.mantissa, room);
    struct buf b = { .arena = a };
    if (d.mantissa < 0)
        buf_addc(&b, '-');
    size_t fraction = d.exp < 0 ? (size_t)-d.exp : 0;
    size_t whole = digits.n > fraction ? digits.n - fraction : 0;
    buf_add(&b, whole ? str_slice(digits, 0, whole) : STR("0"));
    for (int k = 0; k < d.exp; k++)
        buf_addc(&b, '0');
    if (fraction) {
        buf_addc(&b, '.');
        for (size_t k = digits.n; k < fraction; k++)
            buf_addc(&b, '0');
        buf_add(&b, str_after(digits, whole));
    }
    return buf_str(&b);
}

/* m * 10^powers, or false when it leaves the 128 bits. */
static bool shift(wide *m, int powers)
{
    const wide most = ((wide)1 << 126) / 10;
    for (; powers > 0; powers--) {
        if (*m > most || *m < -most)
            return false;
        *m *= 10;
    }
    return true;
}

/* Brings both to the smaller exponent. False when a mantissa would leave the 128 bits. */
static bool align_exponents(struct decimal a, struct decimal b, wide *x, wide *y, int *exp)
{
    *x = a.mantissa;
    *y = b.mantissa;
    *exp = a.exp < b.exp ? a.exp : b.exp;
    return shift(x, a.exp - *exp) && shift(y, b.exp - *exp);
}

int decimal_cmp(struct decimal a, struct decimal b)
{
    wide x, y;
    int exp;
    if (align_exponents(a, b, &x, &y, &exp))
        return (x > y) - (x < y);
    double p = decimal_double(a), q = decimal_double(b); /* magnitudes worlds apart */
    return (p > q) - (p < q);
}

bool decimal_eq(struct decimal a, struct decimal b)
{
    return a.known == b.known && (!a.known || decimal_cmp(a, b) == 0);
}

static struct decimal add(struct decimal a, struct decimal b, int sign)
{
    wide x, y;
    int exp;
    if (!a.known || !b.known || !align_exponents(a, b, &x, &y, &exp))
        return DECIMAL_NONE;
    return narrow(x + sign * y, exp);
}

struct decimal decimal_add(struct decimal a, struct decimal b)
{
    return add(a, b, 1);
}

struct decimal decimal_sub(struct decimal a, struct decimal b)
{
    return add(a, b, -1);
}

struct decimal decimal_mul(struct decimal a, struct decimal b)
{
    if (!a.known || !b.known)
        return DECIMAL_NONE;
    return narrow((wide)a.mantissa * b.mantissa, a.exp + b.exp);
}

struct decimal decimal_scale(struct decimal a, int powers_of_ten)
{
    return a.known ? narrow(a.mantissa, a.exp + powers_of_ten) : DECIMAL_NONE;
}

/* n / d, half away from zero. */
static wide divide_rounded(wide n, wide d)
{
    if (d < 0) {
        n = -n;
        d = -d;
    }
    wide q = n / d, r = n % d;
    if ((r < 0 ? -r : r) * 2 >= d)
        q += n < 0 ? -1 : 1;
    return q;
}

struct decimal decimal_ratio(struct decimal a, struct decimal b, int places)
{
    if (!a.known || !b.known || b.mantissa == 0)
        return DECIMAL_NONE;
    wide n = a.mantissa, d = b.mantissa;
    int powers = a.exp - b.exp + places;
    if (!(powers >= 0 ? shift(&n, powers) : shift(&d, -powers)))
        return DECIMAL_NONE;
    return narrow(divide_rounded(n, d), -places);
}

struct decimal decimal_round(struct decimal a, int places)
{
    return !a.known || -a.exp <= places ? a : decimal_ratio(a, decimal_int(1), places);
}
