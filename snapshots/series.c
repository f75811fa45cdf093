/* The name of a series: what stays the same in the titles of reports that follow one another. */
#include "base/fold.h"
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/parse.h"

enum { LONGEST_NAME = 180 }; /* bytes: a git path component of a file system */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* 2020年度, 2020, 19月 (that was 1-9月), 31日: how many bytes of a date begin at `at`. */
static size_t date_length(struct str s, size_t at)
{
    static const char *const tails[] = { "年度", "年", "月份", "月底", "月末", "月", "日" };
    size_t end = at;
    while (end < s.n && is_digit(s.p[end]))
        end++;
    size_t digits = end - at;
    for (size_t i = 0; digits && i < sizeof tails / sizeof tails[0]; i++)
        if (str_starts(str_after(s, end), str_from(tails[i])))
            return digits + strlen(tails[i]);
    bool year = digits == 4 && (s.p[at] == '1' || s.p[at] == '2');
    return year ? digits : 0;
}

/* The longest word of column 0 that begins at `at`. */
static const struct table_row *longest(const struct table *t, struct str s, size_t at)
{
    const struct table_row *best = NULL;
    for (size_t i = 0; i < t->n; i++) {
        const struct table_row *row = &t->v[i];
        if (str_starts(str_after(s, at), row->cell[0]) &&
            (!best || row->cell[0].n > best->cell[0].n))
            best = row;
    }
    return best;
}

static bool is_stretch(const struct table_row *row)
{
    return row && (str_is(row->cell[1], "span") || str_is(row->cell[1], "year"));
}

/* The title without dates, stretches of the year and words that every such title has. */
static struct str kind_of(struct arena *a, struct str title)
{
    struct buf kind = { .arena = a };
    struct str s = fold_key(a, title);
    for (size_t at = 0; at < s.n;) {
        size_t date = date_length(s, at);
        const struct table_row *stretch = longest(table_get("period"), s, at);
        const struct table_row *word = longest(table_get("series"), s, at);
        size_t next = at;
        utf8_next(s, &next);
        if (date) {
            at += date;
        } else if (is_stretch(stretch)) {
            at += stretch->cell[0].n;
        } else if (word) {
            buf_add(&kind, word->cell[1]);
            at += word->cell[0].n;
        } else {
            buf_add(&kind, str_slice(s, at, next));
            at = next;
        }
    }
    return buf_str(&kind);
}

/* 舟山市 and 市政府重点工作 make 舟山市政府重点工作: what ends the one and begins the other stands once. */
static struct str overlap(struct arena *a, struct str place, struct str kind)
{
    if (str_has(kind, place))
        return kind;
    for (size_t at = 0; at < place.n; utf8_next(place, &at))
        if (str_starts(kind, str_after(place, at)))
            return str_join(a, place, STR(""), str_after(kind, place.n - at));
    return str_join(a, place, STR(""), kind);
}

struct str series_derive(struct arena *a, const struct report *r)
{
    struct str place = fold_key(a, r->place), kind = kind_of(a, r->title);
    struct str name = place.n ? overlap(a, place, kind) : kind;
    while (name.n > LONGEST_NAME)
        utf8_prev(name, &name.n);
    return str_copy(a, name);
}
