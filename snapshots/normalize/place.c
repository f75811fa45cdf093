/* Whose report it is: a city, county or province, never a department. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/front.h"

enum { LONGEST_NAME = 8 }; /* characters of one unit: 黔东南苗族侗族自治州 is cut at its head */

/* Where a unit's name ends: 省 市 区 县 旗 州 盟. */
static bool is_suffix(uint32_t c)
{
    return c == 0x7701 || c == 0x5E02 || c == 0x533A || c == 0x53BF || c == 0x65D7 ||
           c == 0x5DDE || c == 0x76DF;
}

/* Words that end like a place and are none: 全市 各县 开发区. */
static bool is_common_word(struct str s)
{
    return table_find(table_get("noplace"), s) != NULL;
}

/* The unit of administration at byte `at`: 「舟山市」; 0 or the byte behind it. */
static size_t unit_at(struct str s, size_t at)
{
    size_t start = at;
    for (int n = 0; at < s.n && n < LONGEST_NAME; n++) {
        uint32_t c = utf8_next(s, &at);
        if (!utf8_is_han(c))
            return 0;
        if (n < 2 || !is_suffix(c))
            continue;
        struct str unit = str_slice(s, start, at);
        const struct table *t = table_get("noplace");
        for (size_t i = 0; i < t->n; i++)
            if (str_has(unit, t->v[i].cell[0]))
                return 0;
        return is_common_word(unit) ? 0 : at;
    }
    return 0;
}

/* The place that begins at the head of a piece: 「重庆市沙坪坝区」; null when none does. */
static struct str place_at_head(struct str s)
{
    size_t end = 0;
    for (int units = 0; units < 3; units++) {
        size_t next = unit_at(s, end);
        if (!next)
            break;
        end = next;
    }
    return end ? str_slice(s, 0, end) : STR_NULL;
}

/* Where a name may begin: at the head, behind what is no Chinese character, behind a period. */
static struct str place_in(struct arena *a, struct str text)
{
    struct str s = fold(a, text).text;
    struct period_mention m = { 0 };
    size_t mentions = 0;
    bool more = period_next(s, &mentions, &m);
    uint32_t before = 0;
    for (size_t at = 0; at < s.n;) {
        while (more && m.end < at)
            more = period_next(s, &mentions, &m);
        if (!utf8_is_han(before) || (more && m.end == at)) {
            struct str place = place_at_head(str_after(s, at));
            if (place.n)
                return place;
        }
        before = utf8_next(s, &at);
    }
    return STR_NULL;
}

struct str front_place(struct front *f, struct str title, struct str publisher)
{
    struct str place = place_in(f->arena, title);
    if (!place.n)
        place = place_in(f->arena, publisher);
    for (size_t i = 0; !place.n && i < f->lines.n; i++)
        place = place_in(f->arena, f->lines.v[i].text);
    return place;
}
