/* The pieces of a numeral: Arabic numbers, Chinese digits and multipliers. */
#include "snapshots/extract/token.h"

#include <math.h>

#include "base/utf8.h"

int number_digit(uint32_t c)
{
    static const struct {
        uint32_t code;
        int value;
    } digits[] = {
        { 0x3007, 0 }, { 0x96F6, 0 }, { 0x4E00, 1 }, { 0x58F9, 1 }, { 0x4E8C, 2 }, { 0x4E24, 2 },
        { 0x5169, 2 }, { 0x8D30, 2 }, { 0x8CB3, 2 }, { 0x4FE9, 2 }, { 0x5006, 2 }, { 0x4E09, 3 },
        { 0x53C1, 3 }, { 0x56DB, 4 }, { 0x8086, 4 }, { 0x4E94, 5 }, { 0x4F0D, 5 }, { 0x516D, 6 },
        { 0x9646, 6 }, { 0x9678, 6 }, { 0x4E03, 7 }, { 0x67D2, 7 }, { 0x516B, 8 }, { 0x634C, 8 },
        { 0x4E5D, 9 }, { 0x7396, 9 },
    };
    for (size_t i = 0; i < sizeof digits / sizeof digits[0]; i++)
        if (digits[i].code == c)
            return digits[i].value;
    return -1;
}

static int multiplier(uint32_t c)
{
    switch (c) {
    case 0x5341: /* 十 拾 */
    case 0x62FE:
        return 1;
    case 0x767E: /* 百 佰 */
    case 0x4F70:
        return 2;
    case 0x5343: /* 千 仟 */
    case 0x4EDF:
        return 3;
    case 0x4E07: /* 万 萬 */
    case 0x842C:
        return 4;
    case 0x4EBF: /* 亿 億 */
    case 0x5104:
        return 8;
    case 0x5146: /* 兆 */
        return 12;
    default:
        return 0;
    }
}

static bool is_letter(struct str s, size_t at)
{
    return at < s.n && ((s.p[at] | 32) >= 'a' && (s.p[at] | 32) <= 'z');
}

/* 1.2e5, 12E-3, 40k: a power of ten behind the digits, nothing of a word behind it. */
static void read_exponent(struct str s, struct token *t)
{
    size_t at = t->to;
    int power = 0, sign = 1;
    if (at + 2 == s.n && s.p[at] == ' ' && s.p[at + 1] == 'M') {
        power = 6;
        at += 2;
    } else if (at < s.n && (s.p[at] | 32) == 'k') {
        power = 3;
        at++;
        struct str unit = str_after(s, at);
        if (unit.n && unit.p[0] != ' ' && unit.p[0] != ',' && !link_begins(unit, "points"))
            return;
    } else if (at < s.n && (s.p[at] | 32) == 'e') {
        at++;
        if (at < s.n && (s.p[at] == '+' || s.p[at] == '-'))
            sign = s.p[at++] == '-' ? -1 : 1;
        size_t digits = at;
        for (; str_digit_at(s, at) && at - digits < 2; at++)
            power = power * 10 + (s.p[at] - '0');
        if (at == digits || str_digit_at(s, at))
            return;
    }
    if (power == 0 || is_letter(s, at))
        return;
    t->value = decimal_scale(t->value, sign * power);
    t->to = at;
}

/* 2^5, 2^-1: a power, as far as doubles carry it. */
static void read_power(struct str s, struct token *t)
{
    size_t at = t->to;
    int exponent = 0, sign = 1;
    if (at >= s.n || s.p[at] != '^')
        return;
    for (at++; at < s.n && (s.p[at] == '+' || s.p[at] == '-'); at++)
        sign = s.p[at] == '-' ? -sign : sign;
    size_t digits = at;
    for (; str_digit_at(s, at) && at - digits < 3; at++)
        exponent = exponent * 10 + (s.p[at] - '0');
    if (at == digits)
        return;
    t->value = decimal_from_double(pow(decimal_double(t->value), sign * exponent));
    t->to = at;
}

/* 12  1,234,567  12.5  .5 : the longest of these at `at`. */
bool token_arabic(struct str s, size_t at, struct token *t)
{
    size_t end = str_past_digits(s, at), whole = end;
    bool point = end == at && at < s.n && s.p[at] == '.' && str_digit_at(s, at + 1) &&
                 (at == 0 || s.p[at - 1] == ' ' || s.p[at - 1] == '-');
    if (end == at && !point)
        return false;
    while (whole - at <= 3 && end < s.n && s.p[end] == ',' &&
           str_past_digits(s, end + 1) == end + 4)
        end += 4;
    if (end < s.n && s.p[end] == '.' && str_digit_at(s, end + 1)) {
        size_t fraction = str_past_digits(s, end + 1);
        bool chain = fraction < s.n && s.p[fraction] == '.' && str_digit_at(s, fraction + 1);
        if (!chain && !(at > 1 && s.p[at - 1] == '.' && str_digit_at(s, at - 2)))
            end = fraction; /* in 1.2.3 no dot is a decimal point */
    }
    struct str digits = str_slice(s, at, end);
    if (digits.p[0] == '.') {
        t->value = decimal_make(0, 0);
        struct decimal f = decimal_parse(str_after(digits, 1));
        t->value = decimal_scale(f, -(int)(digits.n - 1));
    } else {
        t->value = decimal_parse(digits);
    }
    t->kind = ARABIC;
    t->to = end;
    read_exponent(s, t);
    read_power(s, t);
    return t->value.known;
}

bool token_read(struct str s, size_t at, struct token *t)
{
    *t = (struct token){ .kind = NOTHING };
    if (at >= s.n)
        return false;
    if (token_arabic(s, at, t))
        return true;
    size_t to = at;
    uint32_t c = utf8_next(s, &to);
    int digit = number_digit(c), power = multiplier(c);
    t->to = to;
    if (digit >= 0) {
        t->kind = digit == 0 ? ZERO : DIGIT;
        t->value = decimal_int(digit);
    } else if (power && !link_begins(str_after(s, at), "unit") /* 千瓦, 百分点 */) {
        t->kind = power < 4 ? SMALL : BIG;
        t->power = power;
    } else if (c == 0x70B9 || c == 0x9EDE) { /* 点 */
        t->kind = POINT;
    } else if (c == 0x51E0 || c == 0x5E7E) { /* 几 */
        t->kind = FEW;
    } else if (c == 0x4F59 || c == 0x9918 || c == 0x591A) { /* 余 多 */
        t->kind = MORE;
    }
    return t->kind != NOTHING;
}
