#include "snapshots/normalize/gazetteer.h"

#include <stdlib.h>

#include "base/table.h"
#include "base/utf8.h"

enum {
    HEAD = 6, /* bytes of two Chinese characters: what every key begins with */
    LARGEST_GAZETTEER = 16 << 20,
};

static bool is_common_word(struct str s)
{
    const struct table_row *row = table_find(table_get("noplace"), s);
    return row && str_is(row->cell[1], "short");
}

/* 恩施.土家族苗族自治州 -> 恩施; 杭州市 -> 杭州; 和县 -> 和. */
static struct str stem_of(struct str written)
{
    static const char *const ends[] = { "新区", "地区", "省", "市", "区", "县", "旗", "盟" };
    struct str head, tail;
    bool cut = str_cut(written, STR("."), &head, &tail);
    for (size_t i = 0; !cut && i < sizeof ends / sizeof ends[0]; i++)
        if (str_ends(written, str_from(ends[i])))
            return str_slice(written, 0, written.n - strlen(ends[i]));
    return head;
}

static void add_key(struct arena *a, struct gazetteer *g, struct str key, int unit, bool full)
{
    if (key.n >= HEAD)
        *list_push(a, &g->keys) = (struct unit_key){ key, unit, full };
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* 「3301」 is 330100. */
static void add_code(struct arena *a, struct gazetteer *g, struct str digits, int unit)
{
    int code = 0;
    for (size_t i = 0; i < 6; i++)
        code = code * 10 + (i < digits.n && is_digit(digits.p[i]) ? digits.p[i] - '0' : 0);
    if (digits.n)
        *list_push(a, &g->codes) = (struct unit_code){ code, unit };
}

static int add_unit(struct arena *a, struct gazetteer *g, struct str written,
                    enum unit_level level, int parent)
{
    struct str head, tail;
    struct unit *u = list_push(a, &g->units);
    int index = (int)g->units.n - 1;
    bool autonomous = str_cut(written, STR("."), &head, &tail);
    u->name = autonomous ? str_join(a, head, STR(""), tail) : written;
    u->stem = stem_of(written);
    if (u->stem.n >= HEAD && u->stem.n < u->name.n && !is_common_word(u->stem))
        u->short_name = u->stem;
    u->level = level;
    u->parent = parent;
    add_key(a, g, u->name, index, true);
    if (autonomous && level != UNIT_PROVINCE) /* 恩施州 */
        add_key(a, g, str_join(a, head, STR(""), str_after(written, written.n - 3)), index, true);
    add_key(a, g, u->short_name, index, false);
    return index;
}

/* The digits behind a county's name: 「富阳区11,83」 in the row of 3301 is 330111 and 330183. */
static struct str take_codes(struct arena *a, struct gazetteer *g, struct str row_code,
                             struct str written, int unit)
{
    size_t n = 0;
    while (n < written.n && !is_digit(written.p[n]))
        n++;
    struct str rest = str_after(written, n), code;
    while (rest.n && str_next(&rest, STR(","), &code))
        add_code(a, g, code.n < 6 ? str_join(a, row_code, STR(""), code) : code, unit);
    return str_slice(written, 0, n);
}

static void add_counties(struct arena *a, struct gazetteer *g, const struct table_row *row,
                         int above)
{
    struct str rest = row->cell[3], county;
    while (str_next(&rest, STR(" "), &county)) {
        if (!county.n)
            continue;
        county = take_codes(a, g, row->cell[2], county, (int)g->units.n);
        add_unit(a, g, county, UNIT_COUNTY, above);
    }
}

static int by_key(const void *x, const void *y)
{
    const struct unit_key *a = x, *b = y;
    int order = str_cmp(a->key, b->key);
    return order ? order : a->unit - b->unit;
}

static void read_places(struct arena *a, struct gazetteer *g)
{
    const struct table *t = table_get("places");
    struct str written = STR_NULL;
    int province = -1;
    for (size_t i = 0; i < t->n; i++) {
        const struct table_row *row = &t->v[i];
        if (!str_eq(row->cell[0], written)) {
            written = row->cell[0];
            province = add_unit(a, g, written, UNIT_PROVINCE, -1);
        }
        int above = province;
        if (row->cell[1].n)
            above = add_unit(a, g, row->cell[1], UNIT_PREFECTURE, province);
        add_code(a, g, row->cell[2], above);
        add_counties(a, g, row, above);
    }
    qsort(g->keys.v, g->keys.n, sizeof *g->keys.v, by_key);
}

/* The gazetteer lives as long as the program, as the table does that it is made of. */
static struct arena *keep;
static struct gazetteer kept;

static void free_gazetteer(void)
{
    arena_free(keep);
}

const struct gazetteer *gazetteer_get(void)
{
    if (!keep) {
        keep = arena_new(LARGEST_GAZETTEER);
        if (!keep)
            abort();
        atexit(free_gazetteer);
        read_places(keep, &kept);
    }
    return &kept;
}

size_t gazetteer_at(const struct gazetteer *g, struct str s, size_t at, size_t *first)
{
    struct str here = str_after(s, at), head = str_slice(here, 0, HEAD);
    if (head.n < HEAD || (unsigned char)here.p[0] < 0xE4 || (unsigned char)here.p[0] > 0xE9)
        return 0;
    size_t low = 0, high = g->keys.n, count = 0, length = 0;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (str_cmp(g->keys.v[middle].key, head) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < g->keys.n && str_starts(g->keys.v[low].key, head); low++) {
        struct str key = g->keys.v[low].key;
        if (!str_starts(here, key) || key.n < length)
            continue;
        count = key.n > length ? 1 : count + 1;
        if (count == 1)
            *first = low;
        length = key.n;
    }
    return count;
}

static int unit_of_code(const struct gazetteer *g, int code)
{
    for (size_t i = 0; i < g->codes.n; i++)
        if (g->codes.v[i].code == code)
            return g->codes.v[i].unit;
    return -1;
}

/* No row holds the code of a province that has cities: its first city's tells. */
static int province_of_code(const struct gazetteer *g, int code)
{
    for (size_t i = 0; i < g->codes.n; i++)
        if (g->codes.v[i].code / 10000 == code / 10000)
            return g->units.v[g->codes.v[i].unit].parent;
    return -1;
}

int gazetteer_by_code(const struct gazetteer *g, int code)
{
    int unit = unit_of_code(g, code);
    if (unit < 0)
        unit = unit_of_code(g, code / 100 * 100);
    return unit < 0 && code % 10000 == 0 ? province_of_code(g, code) : unit;
}
