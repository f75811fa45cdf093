#include "snapshots/normalize/areacode.h"

enum { USCC = 18, ORGANISATION = 9, AREA = 6, SITE = 10, POLICE = 14 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t count_digits(struct str s)
{
    size_t n = 0;
    while (n < s.n && is_digit(s.p[n]))
        n++;
    return n;
}

/* 0-9, then the letters without I, O, S, V and Z; -1 for anything else. */
static int uscc_value(char c)
{
    static const char digits[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)(at - digits) : -1;
}

bool uscc_valid(struct str s)
{
    int weight = 1, sum = 0;
    if (s.n != USCC)
        return false;
    for (size_t i = 0; i < USCC; i++) {
        int value = uscc_value(s.p[i]);
        if (value < 0)
            return false;
        sum += i + 1 < USCC ? value * weight : value;
        weight = weight * 3 % 31;
    }
    return sum % 31 == 0;
}

bool organisation_code_valid(struct str s)
{
    static const int weights[] = { 3, 7, 9, 10, 5, 8, 4, 2 };
    int sum = 0;
    if (s.n != ORGANISATION)
        return false;
    for (size_t i = 0; i + 1 < ORGANISATION; i++) {
        bool letter = s.p[i] >= 'A' && s.p[i] <= 'Z';
        if (!letter && !is_digit(s.p[i]))
            return false;
        sum += weights[i] * (letter ? s.p[i] - 'A' + 10 : s.p[i] - '0');
    }
    int check = (11 - sum % 11) % 11;
    return s.p[ORGANISATION - 1] == (check == 10 ? 'X' : (char)('0' + check));
}

static int area_of(struct str digits)
{
    int code = 0;
    for (size_t i = 0; i < AREA; i++)
        code = code * 10 + digits.p[i] - '0';
    return code;
}

/* A credit code within an index number; one of an office (11, 12, 13) even if a digit is wrong. */
static int area_in_uscc(struct str s, bool *sure)
{
    int doubtful = 0;
    *sure = true;
    for (size_t at = 0; at + USCC <= s.n; at++) {
        struct str code = str_slice(s, at, at + USCC);
        if (count_digits(str_after(code, 2)) < AREA)
            continue;
        if (uscc_valid(code))
            return area_of(str_after(code, 2));
        if (at == 0 && code.p[0] == '1' && code.p[1] >= '1' && code.p[1] <= '3')
            doubtful = area_of(str_after(code, 2));
    }
    *sure = false;
    return doubtful;
}

int area_code_in_index(struct str index_no, bool *sure)
{
    int code = area_in_uscc(index_no, sure);
    if (code)
        return code;
    if (organisation_code_valid(str_slice(index_no, 0, ORGANISATION)))
        return 0;
    while (index_no.n && index_no.p[0] == '0')
        index_no = str_after(index_no, 1);
    return count_digits(index_no) >= AREA ? area_of(index_no) : 0;
}

static int area_of_digits(struct str number, size_t digits)
{
    return count_digits(number) == digits ? area_of(number) : 0;
}

int area_code_of_site(struct str number)
{
    return area_of_digits(number, SITE);
}

/* Digits behind a label and what stands between: 「网站标识码：3306020001」. */
static int area_behind(struct str text, struct str label, size_t digits)
{
    size_t at = str_find(text, label), most = at + label.n + 12;
    if (at == STR_NOT_FOUND)
        return 0;
    for (at += label.n; at < most && at < text.n && !is_digit(text.p[at]);)
        at++;
    return area_of_digits(str_after(text, at), digits);
}

int area_code_in_footer(struct str text, bool *site)
{
    int code = area_behind(text, STR("标识码"), SITE);
    *site = code != 0;
    return code ? code : area_behind(text, STR("公网安备"), POLICE);
}
