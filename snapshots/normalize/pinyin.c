#include "snapshots/normalize/pinyin.h"

#include <stdlib.h>

#include "base/table.h"
#include "base/utf8.h"

static bool is_whole_name(const struct table_row *row)
{
    return str_has(row->cell[0], STR(" "));
}

static int by_character(const void *x, const void *y)
{
    const struct reading *a = x, *b = y;
    return (a->character > b->character) - (a->character < b->character);
}

const struct pinyin *pinyin_make(struct arena *a)
{
    const struct table *t = table_get("pinyin");
    struct pinyin *p = arena_make(a, struct pinyin);
    for (size_t i = 0; i < t->n; i++)
        for (size_t at = 0; !is_whole_name(&t->v[i]) && at < t->v[i].cell[1].n;) {
            uint32_t character = utf8_next(t->v[i].cell[1], &at);
            *list_push(a, &p->readings) = (struct reading){ character, t->v[i].cell[0] };
        }
    if (p->readings.n)
        qsort(p->readings.v, p->readings.n, sizeof *p->readings.v, by_character);
    return p;
}

/* A name with readings of its own: 乐清. */
static bool whole_name(struct str name, struct syllables *out)
{
    const struct table *t = table_get("pinyin");
    for (size_t i = t->n; i-- > 0 && is_whole_name(&t->v[i]);) {
        struct str rest = t->v[i].cell[0];
        if (!str_eq(t->v[i].cell[1], name))
            continue;
        while (out->n < MOST_SYLLABLES && str_next(&rest, STR(" "), &out->v[out->n]))
            out->n++;
        return true;
    }
    return false;
}

static bool read_character(const struct pinyin *p, uint32_t character, struct str *syllable)
{
    struct reading wanted = { .character = character };
    const struct reading *found = NULL;
    if (p->readings.n)
        found = bsearch(&wanted, p->readings.v, p->readings.n, sizeof wanted, by_character);
    if (found)
        *syllable = found->syllable;
    return found != NULL;
}

struct syllables pinyin_of(const struct pinyin *p, struct str name)
{
    struct syllables out = { .n = 0 };
    if (whole_name(name, &out))
        return out;
    for (size_t at = 0; at < name.n; out.n++)
        if (out.n == MOST_SYLLABLES || !read_character(p, utf8_next(name, &at), &out.v[out.n]))
            return (struct syllables){ .n = 0 };
    return out;
}
