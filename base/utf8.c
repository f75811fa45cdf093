#include "base/utf8.h"

/* Length of the well-formed sequence at byte i (Unicode 15, table 3-7), 0 when malformed. */
static size_t sequence_length(struct str s, size_t i)
{
    const unsigned char *p = (const unsigned char *)s.p + i;
    size_t left = s.n - i;
    if (p[0] < 0x80)
        return 1;
    if (p[0] < 0xC2 || p[0] > 0xF4)
        return 0;
    size_t n = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
    if (left < n)
        return 0;
    unsigned char low = 0x80, high = 0xBF; /* of the second byte */
    if (p[0] == 0xE0)
        low = 0xA0;
    else if (p[0] == 0xED)
        high = 0x9F;
    else if (p[0] == 0xF0)
        low = 0x90;
    else if (p[0] == 0xF4)
        high = 0x8F;
    if (p[1] < low || p[1] > high)
        return 0;
    for (size_t k = 2; k < n; k++)
        if ((p[k] & 0xC0) != 0x80)
            return 0;
    return n;
}

/* Most of our text: three bytes whose lead puts no limits of its own on the second one. */
static bool is_plain_three(const unsigned char *p, size_t left)
{
    return left >= 3 && p[0] > 0xE0 && p[0] < 0xF0 && p[0] != 0xED && (p[1] & 0xC0) == 0x80 &&
           (p[2] & 0xC0) == 0x80;
}

/* Two of these at once, looked at as one number. */
static bool is_plain_six(const unsigned char *p, size_t left)
{
    static const unsigned char mask[8] = { 0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0 };
    static const unsigned char want[8] = { 0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80 };
    uint64_t eight, m, w;
    if (left < sizeof eight)
        return false;
    memcpy(&eight, p, sizeof eight);
    memcpy(&m, mask, sizeof m);
    memcpy(&w, want, sizeof w);
    return (eight & m) == w && p[0] != 0xE0 && p[3] != 0xE0 && p[0] != 0xED && p[3] != 0xED;
}

/* Eight bytes of ASCII? */
static bool is_plain_eight(const unsigned char *p, size_t left)
{
    uint64_t eight;
    if (left < sizeof eight)
        return false;
    memcpy(&eight, p, sizeof eight);
    return (eight & 0x8080808080808080u) == 0;
}

size_t utf8_invalid(struct str s)
{
    const unsigned char *p = (const unsigned char *)s.p;
    for (size_t i = 0; i < s.n;) {
        size_t n = is_plain_six(p + i, s.n - i)     ? 6
                   : is_plain_eight(p + i, s.n - i) ? 8
                   : is_plain_three(p + i, s.n - i) ? 3
                                                    : sequence_length(s, i);
        if (n == 0)
            return i;
        i += n;
    }
    return STR_NOT_FOUND;
}

uint32_t utf8_next(struct str s, size_t *at)
{
    const unsigned char *p = (const unsigned char *)s.p + *at;
    if (*at < s.n && is_plain_three(p, s.n - *at)) {
        *at += 3;
        return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    }
    size_t n = *at < s.n ? sequence_length(s, *at) : 0;
    *at += n ? n : 1;
    switch (n) {
    case 1:
        return p[0];
    case 2:
        return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
    case 3:
        return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    case 4:
        return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
    default:
        return 0xFFFD;
    }
}

uint32_t utf8_prev(struct str s, size_t *at)
{
    size_t start = *at - 1;
    while (start > 0 && *at - start < 4 && ((unsigned char)s.p[start] & 0xC0) == 0x80)
        start--;
    size_t end = start;
    uint32_t code = utf8_next(s, &end);
    if (end != *at) { /* malformed: one byte back, as utf8_next goes one forward */
        start = *at - 1;
        code = 0xFFFD;
    }
    *at = start;
    return code;
}

size_t utf8_encode(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

void utf8_put(struct buf *b, uint32_t c)
{
    char bytes[4];
    buf_add(b, (struct str){ bytes, utf8_encode(c, bytes) });
}

size_t utf8_length(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; n++)
        utf8_next(s, &i);
    return n;
}

bool utf8_is_space(uint32_t c)
{
    return c <= 0x20 || c == 0x7F || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
           (c >= 0x2028 && c <= 0x202F) || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool utf8_is_han(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF);
}

struct range {
    uint32_t from, to;
};

static bool in_ranges(const struct range *ranges, size_t n, uint32_t c)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c > ranges[middle].to)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n && c >= ranges[low].from;
}

#define IN(ranges, c) in_ranges(ranges, sizeof ranges / sizeof ranges[0], c)

/* Unicode 15, EastAsianWidth.txt: W and F, gaps of unassigned characters closed. */
static const struct range wide[] = {
    { 0x1100, 0x115F },   { 0x231A, 0x231B },   { 0x2329, 0x232A },   { 0x23E9, 0x23EC },
    { 0x25FD, 0x25FE },   { 0x2614, 0x2615 },   { 0x2648, 0x2653 },   { 0x26A1, 0x26A1 },
    { 0x2705, 0x2705 },   { 0x274C, 0x274C },   { 0x2753, 0x2757 },   { 0x2795, 0x2797 },
    { 0x2B1B, 0x2B1C },   { 0x2E80, 0x303E },   { 0x3041, 0x33FF },   { 0x3400, 0x4DBF },
    { 0x4E00, 0xA4CF },   { 0xA960, 0xA97F },   { 0xAC00, 0xD7A3 },   { 0xF900, 0xFAFF },
    { 0xFE10, 0xFE19 },   { 0xFE30, 0xFE6F },   { 0xFF01, 0xFF60 },   { 0xFFE0, 0xFFE6 },
    { 0x1F300, 0x1F64F }, { 0x1F680, 0x1F6FF }, { 0x1F900, 0x1FAFF }, { 0x20000, 0x3FFFD },
};

/* Combining marks and formats that take no column. */
static const struct range zero[] = {
    { 0x0300, 0x036F }, { 0x0483, 0x0489 }, { 0x0591, 0x05BD }, { 0x0610, 0x061A },
    { 0x064B, 0x065F }, { 0x200B, 0x200F }, { 0x202A, 0x202E }, { 0x2060, 0x2064 },
    { 0x20D0, 0x20F0 }, { 0x302A, 0x302D }, { 0xFE00, 0xFE0F }, { 0xFE20, 0xFE2F },
    { 0xFEFF, 0xFEFF }, { 0xE0100, 0xE01EF },
};

int utf8_char_width(uint32_t c)
{
    if (c < 0x20 || c == 0x7F || IN(zero, c))
        return 0;
    return IN(wide, c) ? 2 : 1;
}

size_t utf8_width(struct str s)
{
    size_t columns = 0;
    for (size_t i = 0; i < s.n;)
        columns += (size_t)utf8_char_width(utf8_next(s, &i));
    return columns;
}

struct str utf8_fit(struct str s, size_t columns)
{
    size_t taken = 0;
    for (size_t i = 0; i < s.n;) {
        size_t next = i;
        taken += (size_t)utf8_char_width(utf8_next(s, &next));
        if (taken > columns)
            return str_slice(s, 0, i);
        i = next;
    }
    return s;
}
