/* Units behind numerals, and conversion between the units of one family: units.tsv. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/extract/parts.h"

enum unit_column { WRITTEN, NAME, FAMILY, FACTOR, CLASS };

static const struct {
    const char *text;
    int power;
} prefixes[] = { { "万亿", 12 }, { "亿", 8 }, { "万", 4 } };

/* The longest unit that stands at byte `at`; with `any` also those of class x. */
static const struct table_row *longest(struct str text, size_t at, bool any)
{
    const struct table *t = table_get("units");
    const struct table_row *best = NULL;
    struct str rest = str_after(text, at);
    for (size_t i = 0; i < t->n; i++)
        if (t->v[i].columns > CLASS && str_starts(rest, t->v[i].cell[WRITTEN]) &&
            (any || !str_is(t->v[i].cell[CLASS], "x")) &&
            (!best || t->v[i].cell[WRITTEN].n > best->cell[WRITTEN].n))
            best = &t->v[i];
    return best;
}

/* 万吨/年, 元/人月: the part behind the slash. */
static size_t denominator(struct str text, size_t at)
{
    if (at >= text.n || text.p[at] != '/')
        return at;
    size_t end = at + 1;
    const struct table_row *row;
    for (int parts = 0; parts < 2 && (row = longest(text, end, true)); parts++)
        end += row->cell[WRITTEN].n;
    return end == at + 1 ? at : end;
}

static struct str prefix_of(int power)
{
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
        if (prefixes[i].power == power)
            return str_from(prefixes[i].text);
    return STR_NULL;
}

bool unit_read(struct arena *a, struct str text, size_t at, int power, struct unit *out)
{
    if (at < text.n && text.p[at] == ' ')
        at++;
    const struct table_row *row = longest(text, at, false);
    if (!row)
        return false;
    char class = row->cell[CLASS].p[0];
    size_t base = at + row->cell[WRITTEN].n, end = denominator(text, base);
    *out = (struct unit){ .name = row->cell[NAME], .family = row->cell[FAMILY], .to = end };
    out->counter = class == 'c' || class == 'w';
    out->weak = class == 'w' || class == 'p' ||
                (class == 'm' && utf8_length(row->cell[WRITTEN]) == 1 &&
                 !str_has(STR("亩吨米"), row->cell[WRITTEN]));
    out->factor = decimal_parse(row->cell[FACTOR]);
    out->measure = class == 'm';
    if (end > base) {
        struct str below = str_slice(text, base, end);
        out->name = str_join(a, out->name, STR(""), below);
        out->family = str_join(a, out->family, STR(""), below);
        out->counter = false;
    }
    if (power && class == 'm') {
        out->name = str_join(a, prefix_of(power), STR(""), out->name);
        out->factor = decimal_scale(out->factor, power);
    }
    return true;
}

/* Cuts a canonical name into power, table row and denominator. */
static bool take_apart(struct str name, int *power, const struct table_row **row, struct str *below)
{
    struct str head = name;
    *below = STR("");
    size_t slash = str_find(name, STR("/"));
    if (slash != STR_NOT_FOUND) {
        head = str_slice(name, 0, slash);
        *below = str_after(name, slash);
    }
    *power = 0;
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0] && !*power; i++)
        if (str_starts(head, str_from(prefixes[i].text))) {
            *power = prefixes[i].power;
            head = str_after(head, strlen(prefixes[i].text));
        }
    *row = table_find(table_get("units"), head);
    return *row && (*row)->columns > CLASS;
}

bool unit_find(struct str name, struct unit *out)
{
    int power;
    const struct table_row *row;
    struct str below;
    if (!take_apart(name, &power, &row, &below))
        return false;
    *out = (struct unit){ .name = name, .family = row->cell[FAMILY], .to = name.n };
    out->factor = decimal_scale(decimal_parse(row->cell[FACTOR]), power);
    out->counter = str_is(row->cell[CLASS], "c") || str_is(row->cell[CLASS], "w");
    out->measure = str_is(row->cell[CLASS], "m");
    return out->factor.known;
}

bool unit_convert(struct decimal value, struct str from, struct str to, struct decimal *out)
{
    if (str_eq(from, to)) {
        *out = value;
        return value.known;
    }
    int power_from, power_to;
    const struct table_row *a, *b;
    struct str below_from, below_to;
    if (!from.n || !to.n || !take_apart(from, &power_from, &a, &below_from) ||
        !take_apart(to, &power_to, &b, &below_to) || !str_eq(below_from, below_to) ||
        !str_eq(a->cell[FAMILY], b->cell[FAMILY]))
        return false;
    struct decimal f = decimal_parse(a->cell[FACTOR]), g = decimal_parse(b->cell[FACTOR]);
    struct decimal scaled = decimal_scale(value, power_from - power_to);
    if (decimal_eq(f, g)) {
        *out = scaled;
    } else { /* exact where one factor divides the other, as it does within decimal families */
        *out = decimal_ratio(decimal_mul(scaled, f), g, 12);
    }
    return out->known;
}

/* Whether a clause says the denominator that its unit leaves out. */
static bool says_per(struct str clause, struct str below)
{
    const struct table *t = table_get("per");
    for (size_t i = 0; i < t->n; i++)
        if (str_eq(t->v[i].cell[1], below) && str_has(clause, t->v[i].cell[0]))
            return true;
    return false;
}

bool unit_convert_said(struct decimal value, struct str from, struct str from_clause, struct str to,
                       struct str to_clause, struct decimal *out)
{
    if (unit_convert(value, from, to, out))
        return true;
    size_t a = str_find(from, STR("/")), b = str_find(to, STR("/"));
    if ((a == STR_NOT_FOUND) == (b == STR_NOT_FOUND))
        return false;
    struct str below = a == STR_NOT_FOUND ? str_after(to, b) : str_after(from, a);
    return says_per(a == STR_NOT_FOUND ? from_clause : to_clause, below) &&
           unit_convert(value, str_slice(from, 0, a), str_slice(to, 0, b), out);
}
