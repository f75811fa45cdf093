#include "snapshots/normalize/gazetteer.h"

#include <stdlib.h>

#include "base/table.h"
#include "base/utf8.h"

enum { HEAD = 6 }; /* bytes of two Chinese characters: what every key begins with */

static bool is_common_word(struct str s)
{
    const struct table_row *row = table_find(table_get("noplace"), s);
    return row && str_is(row->cell[1], "short");
}

/* 恩施.土家族苗族自治州 -> 恩施; 杭州市 -> 杭州; null for 和县 and common words. */
static struct str short_of(struct str written)
{
    struct str head, tail;
    if (!str_cut(written, STR("."), &head, &tail)) {
        static const char *const ends[] = { "新区", "地区", "省", "市", "区", "县", "旗", "盟" };
        for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
            if (str_ends(written, str_from(ends[i]))) {
                head = str_slice(written, 0, written.n - strlen(ends[i]));
                break;
            }
    }
    return head.n >= HEAD && head.n < written.n && !is_common_word(head) ? head : STR_NULL;
}

static void add_key(struct arena *a, struct gazetteer *g, struct str key, int unit, bool full)
{
    if (key.n >= HEAD)
        *list_push(a, &g->keys) = (struct unit_key){ key, unit, full };
}

static int add_unit(struct arena *a, struct gazetteer *g, struct str written,
                    enum unit_level level, int parent)
{
    struct str head, tail;
    struct unit *u = list_push(a, &g->units);
    int index = (int)g->units.n - 1;
    bool autonomous = str_cut(written, STR("."), &head, &tail);
    u->name = autonomous ? str_join(a, head, STR(""), tail) : written;
    u->short_name = short_of(written);
    u->level = level;
    u->parent = parent;
    add_key(a, g, u->name, index, true);
    if (autonomous && level != UNIT_PROVINCE) /* 恩施州 */
        add_key(a, g, str_join(a, head, STR(""), str_after(written, written.n - 3)), index, true);
    add_key(a, g, u->short_name, index, false);
    return index;
}

static int by_key(const void *x, const void *y)
{
    const struct unit_key *a = x, *b = y;
    int order = str_cmp(a->key, b->key);
    return order ? order : a->unit - b->unit;
}

const struct gazetteer *gazetteer_make(struct arena *a)
{
    const struct table *t = table_get("places");
    struct gazetteer *g = arena_make(a, struct gazetteer);
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
        g->units.v[above].code = row->cell[2];
        struct str rest = row->cell[3], county;
        while (str_next(&rest, STR(" "), &county))
            if (county.n)
                add_unit(a, g, county, UNIT_COUNTY, above);
    }
    qsort(g->keys.v, g->keys.n, sizeof *g->keys.v, by_key);
    return g;
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
