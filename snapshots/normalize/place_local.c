/* Towns and development zones: they are in no table, and go by the form of their names and by what
 * stands behind them (localities.tsv). */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/place.h"

enum { SHORTEST_STEM = 2, LONGEST_STEM = 5, LONGEST_LINE = 60 };

/* The longest word of that class at byte `at`; NULL when there is none. */
static const struct table_row *word_at(struct str s, size_t at, const char *class)
{
    const struct table *t = table_get("localities");
    const struct table_row *best = NULL;
    struct str here = str_after(s, at);
    for (size_t i = 0; i < t->n; i++)
        if (str_is(t->v[i].cell[1], class) && str_starts(here, t->v[i].cell[0]) &&
            (!best || t->v[i].cell[0].n > best->cell[0].n))
            best = &t->v[i];
    return best;
}

/* A name ends where the text does, or what its office does begins: a year, 「人民政府」. */
static bool ends_at(struct str s, size_t at)
{
    size_t next = at;
    return at == s.n || !utf8_is_han(utf8_next(s, &next)) || word_at(s, at, "body");
}

/* True when the stem [from, to) may be a name: no word of another kind begins or ends in it. */
static bool is_stem(struct str s, size_t from, size_t to)
{
    if (place_has_class(s, from, "head"))
        return false;
    for (size_t at = from; at < to;) {
        size_t start = at;
        uint32_t c = utf8_next(s, &at);
        if (!utf8_is_han(c) || place_level_of_char(c) >= 0 || place_has_class(s, start, "word") ||
            word_at(s, start, "notown"))
            return false;
    }
    return true;
}

/* Where the name ends that begins at `at` and has such an ending; 0 when there is none. */
static size_t local_at(struct str s, size_t at, const char *class)
{
    size_t start = at;
    for (int n = 0; at < s.n && n <= LONGEST_STEM; n++) {
        const struct table_row *end = n >= SHORTEST_STEM ? word_at(s, at, class) : NULL;
        if (end && ends_at(s, at + end->cell[0].n) && is_stem(s, start, at))
            return at + end->cell[0].n;
        if (!utf8_is_han(utf8_next(s, &at)))
            break;
    }
    return 0;
}

size_t place_zone_at(struct str s, size_t at)
{
    const struct table_row *own = word_at(s, at, "zone"); /* 「昌陵市|高新区」 */
    if (own && ends_at(s, at + own->cell[0].n))
        return at + own->cell[0].n;
    return local_at(s, at, "zone");
}

size_t place_bureau_at(struct str s, size_t at)
{
    size_t end = local_at(s, at, "bureau");
    for (size_t i = at; i < end; utf8_next(s, &i))
        if (word_at(s, i, "trade"))
            return 0;
    return end;
}

size_t place_town_at(struct str s, size_t at)
{
    return local_at(s, at, "town");
}

/* Behind its period and its county. */
static struct str town_of_text(struct str text)
{
    struct str county = place_by_form(text);
    size_t at = county.n ? (size_t)(county.p - text.p) + county.n : place_name_start(text);
    size_t end = place_town_at(text, at);
    return end ? str_slice(text, at, end) : STR_NULL;
}

/* A piece of a line of the head that is its name alone, or with its office. */
static struct str town_in_lines(const struct front *f)
{
    for (size_t i = 0; i < f->lines.n; i++) {
        struct str rest = f->lines.v[i].text, piece, town = STR_NULL;
        if (utf8_length(rest) > LONGEST_LINE || str_has(rest, STR("。")))
            continue;
        while (!town.n && place_next_piece(&rest, &piece))
            town = town_of_text(piece);
        if (town.n)
            return town;
    }
    return STR_NULL;
}

struct str place_of_town(const struct front *f, struct str title, struct str publisher)
{
    struct str town = town_of_text(title);
    if (town.n || place_by_form(title).n)
        return town;
    town = town_of_text(publisher);
    return town.n ? town : town_in_lines(f);
}

/* The name of a zone by its stem and one of its kinds' endings, as the page's head has it. */
static bool head_has(const struct front *f, struct str name)
{
    bool has = false;
    for (size_t i = 0; i < f->lines.n; i++)
        has |= str_has(f->lines.v[i].text, name);
    for (size_t i = 0; i < f->doc->metas.n; i++)
        has |= str_has(f->doc->metas.v[i].content, name);
    return has;
}

struct str place_zone_in_full(const struct front *f, struct str name)
{
    const struct table *t = table_get("localities");
    const struct table_row *end = NULL;
    size_t at = 0;
    while (at < name.n && (!(end = word_at(name, at, "zone")) || at + end->cell[0].n < name.n))
        utf8_next(name, &at);
    struct str best = name, stem = str_slice(name, 0, at);
    for (size_t i = 0; end && at < name.n && i < t->n; i++) {
        struct str longer = str_join(f->arena, stem, STR(""), t->v[i].cell[0]);
        if (str_is(t->v[i].cell[1], "zone") && str_eq(t->v[i].cell[2], end->cell[2]) &&
            longer.n > best.n && head_has(f, longer))
            best = longer;
    }
    return best;
}
