#include "snapshots/normalize/match.h"

#include "base/decimal.h"
#include "base/fold.h"
#include "base/utf8.h"

uint32_t match_half(uint32_t code)
{
    return code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
}

static size_t squeeze(struct str s, char *buf, size_t size, bool simplify)
{
    size_t n = 0, at = 0;
    while (at < s.n) {
        char one[4];
        uint32_t code = utf8_next(s, &at);
        if (utf8_is_space(code))
            continue;
        code = simplify ? fold_variant(match_half(code)) : match_half(code);
        size_t bytes = utf8_encode(code, one);
        if (n + bytes > size)
            break;
        memcpy(buf + n, one, bytes);
        n += bytes;
    }
    return n;
}

size_t match_squeeze(struct str s, char *buf, size_t size)
{
    return squeeze(s, buf, size, false);
}

size_t match_key(struct str s, char *buf, size_t size)
{
    return squeeze(s, buf, size, true);
}

double match_weight(struct str s)
{
    return decimal_double(decimal_parse(s));
}

uint32_t match_closer(uint32_t half)
{
    switch (half) {
    case '(':
        return ')';
    case '[':
        return ']';
    case '<':
        return '>';
    case 0x3010: /* 【 */
        return 0x3011;
    case 0x3014: /* 〔 */
        return 0x3015;
    case 0x300a: /* 《 */
        return 0x300b;
    case 0x300c: /* 「 */
        return 0x300d;
    case 0x201c: /* “ */
        return 0x201d;
    default:
        return 0;
    }
}

uint32_t match_at(struct str s, size_t at)
{
    return at < s.n ? match_half(utf8_next(s, &at)) : 0;
}

size_t match_bracket(struct str s, size_t at)
{
    uint32_t open = match_half(utf8_next(s, &at));
    uint32_t close = match_closer(open);
    int depth = 1;
    while (close && at < s.n) {
        uint32_t code = match_half(utf8_next(s, &at));
        depth += code == open;
        depth -= code == close;
        if (depth == 0)
            return at;
    }
    return STR_NOT_FOUND;
}

bool match_starts(struct str s, struct str word, size_t *end)
{
    size_t i = 0, w = 0;
    while (w < word.n) {
        if (i >= s.n)
            return false;
        uint32_t have = fold_variant(match_half(utf8_next(s, &i)));
        if (utf8_is_space(have))
            continue;
        if (have != utf8_next(word, &w))
            return false;
    }
    *end = i;
    return true;
}
