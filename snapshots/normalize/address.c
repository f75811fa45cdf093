#include "snapshots/normalize/address.h"

#include "base/table.h"
#include "snapshots/normalize/pinyin.h"

enum { LONGEST_LABEL = 31 };

/* Positions in a label, as bits: bit i = before its byte i. */
typedef uint32_t positions;

struct speller {
    const struct gazetteer *gazetteer;
    const struct pinyin *pinyin;
    struct str label;
    const struct unit_list *within; /* only what belongs to these; empty: anything */
};

/* --- spelling --- */

/* ü is written v or u. */
static bool same_letter(char written, char read)
{
    return written == read || (read == 'v' && written == 'u');
}

static positions after_syllable(struct str label, positions from, struct str syllable)
{
    positions to = 0;
    for (size_t at = 0; at + syllable.n <= label.n; at++) {
        size_t i = 0;
        while (from & (1u << at) && i < syllable.n && same_letter(label.p[at + i], syllable.p[i]))
            i++;
        if (i == syllable.n)
            to |= 1u << (at + i);
    }
    return to;
}

/* 朝 is c or ch. */
static positions after_initial(struct str label, positions from, struct str syllable)
{
    positions to = after_syllable(label, from, str_slice(syllable, 0, 1));
    if (syllable.n > 1 && syllable.p[1] == 'h')
        to |= after_syllable(label, from, str_slice(syllable, 0, 2));
    return to;
}

typedef positions spell(struct str label, positions from, struct str syllable);

static positions after_all(struct str label, positions from, const struct syllables *syllables,
                           spell *after)
{
    for (size_t i = 0; i < syllables->n && from; i++)
        from = after(label, from, syllables->v[i]);
    return from;
}

/* What kind of unit it is, as one says it: 区, 新区, 州. */
static struct str kind_of(const struct unit *u)
{
    size_t start = u->name.n;
    if (start > u->stem.n && str_starts(u->name, u->stem))
        start = u->stem.n;
    struct str kind = str_after(u->name, start);
    return kind.n > 6 ? str_after(kind, kind.n - 3) : kind; /* 土家族苗族自治州 */
}

/* How a unit is read: 临安, 区. */
struct spoken {
    struct syllables stem, kind;
};

static struct spoken speak(const struct speller *s, const struct unit *u)
{
    return (struct spoken){ pinyin_of(s->pinyin, u->stem), pinyin_of(s->pinyin, kind_of(u)) };
}

/* Where a name may end that begins at one of the positions: 「linan」, 「linanqu」. */
static positions after_name(struct str label, positions from, const struct spoken *name,
                            spell *after)
{
    positions stem = name->stem.n ? after_all(label, from, &name->stem, after) : 0;
    positions kind = name->kind.n ? after_all(label, stem, &name->kind, after) : 0;
    return kind | (name->stem.n > 1 ? stem : 0);
}

/* --- one label --- */

static bool is_within(const struct gazetteer *g, int unit, const struct unit_list *within)
{
    for (; unit >= 0; unit = g->units.v[unit].parent)
        for (size_t i = 0; i < within->n; i++)
            if (g->units.v[unit].parent == within->v[i])
                return true;
    return false;
}

static void add_place(struct arena *a, struct label_places *p, enum spelling spelling, int unit)
{
    if (spelling < p->spelling)
        return;
    if (spelling > p->spelling)
        p->units.n = 0;
    p->spelling = spelling;
    *list_push(a, &p->units) = unit;
}

/* Few initials are many places', and under a place's own label offices' (zjj.hunan.gov.cn). */
static enum spelling spelling_of_initials(const struct speller *s)
{
    return s->label.n > (s->within->n ? 3 : 2) ? SPELLING_LONG : SPELLING_SHORT;
}

/* How a label spells a unit. `reach` are the positions behind each unit's name, the names of
 * those it belongs to before it or not; those above a unit stand before it in the gazetteer. */
static enum spelling spelling_of(const struct speller *s, int unit, positions *reach)
{
    const struct unit *u = &s->gazetteer->units.v[unit];
    positions end = 1u << s->label.n, behind = 0;
    for (int above = u->parent; above >= 0; above = s->gazetteer->units.v[above].parent)
        behind |= reach[above];
    struct spoken name = speak(s, u);
    positions whole = after_name(s->label, 1, &name, after_syllable);
    positions initials = after_name(s->label, 1, &name, after_initial);
    positions path = after_name(s->label, behind, &name, after_syllable) |
                     after_name(s->label, behind, &name, after_initial);
    reach[unit] = whole | initials | path;
    if (whole & end)
        return SPELLING_WHOLE;
    if ((initials | path) & end)
        return spelling_of_initials(s);
    return SPELLING_NONE;
}

/* The units that a label spells best. */
static struct label_places spelled(struct arena *a, const struct speller *s)
{
    const struct gazetteer *g = s->gazetteer;
    struct label_places found = { 0 };
    positions *reach = arena_array(a, g->units.n + 1, sizeof *reach);
    for (size_t i = 0; i < g->units.n && s->label.n <= LONGEST_LABEL; i++) {
        enum spelling spelling = spelling_of(s, (int)i, reach);
        if (spelling && (!s->within->n || is_within(g, (int)i, s->within)))
            add_place(a, &found, spelling, (int)i);
    }
    return found;
}

/* 「富阳区」 and 「杭州市富阳区」 both name it. */
static bool is_called(const struct gazetteer *g, const struct unit *u, struct str name)
{
    if (!str_ends(name, u->name))
        return false;
    struct str before = str_slice(name, 0, name.n - u->name.n);
    return before.n == 0 || (u->parent >= 0 && str_eq(before, g->units.v[u->parent].name));
}

static struct label_places registered(struct arena *a, const struct gazetteer *g, struct str label)
{
    struct label_places found = { 0 };
    const struct table_row *row = table_find(table_get("hosts"), label);
    for (size_t i = 0; row && i < g->units.n; i++)
        if (is_called(g, &g->units.v[i], row->cell[1]))
            add_place(a, &found, SPELLING_WHOLE, (int)i);
    return found;
}

/* --- hosts --- */

/* Takes the last label off a host. */
static struct str take_label(struct str *host)
{
    size_t start = host->n;
    while (start > 0 && host->p[start - 1] != '.')
        start--;
    struct str label = str_after(*host, start);
    *host = str_slice(*host, 0, start > 0 ? start - 1 : 0);
    return label;
}

struct address address_places(struct arena *a, const struct gazetteer *g, struct str host)
{
    static const struct unit_list anywhere = { 0 };
    struct address found = { 0 };
    if (!str_ends(host, STR(".gov.cn")))
        return found;
    host = str_slice(host, 0, host.n - strlen(".gov.cn"));
    struct speller s = { g, pinyin_make(a), take_label(&host), &anywhere };
    found.outer = registered(a, g, s.label);
    if (!found.outer.units.n)
        found.outer = spelled(a, &s);
    s = (struct speller){ g, s.pinyin, take_label(&host), &found.outer.units };
    if (s.label.n && found.outer.units.n)
        found.inner = spelled(a, &s);
    return found;
}
