/* Small words that tie figures to what stands around them: links.tsv. */
#include "base/table.h"
#include "snapshots/extract/parts.h"

size_t link_find(struct str text, const char *use, size_t at, size_t *length)
{
    const struct table *t = table_get("links");
    size_t best = STR_NOT_FOUND;
    for (size_t i = 0; i < t->n; i++) {
        struct str word = t->v[i].cell[0];
        if (word.n > text.n || !str_is(t->v[i].cell[1], use))
            continue;
        size_t found = str_find_from(text, word, at);
        if (found != STR_NOT_FOUND && (best == STR_NOT_FOUND || found < best)) {
            best = found;
            if (length)
                *length = word.n;
        }
    }
    return best;
}

bool link_in(struct str text, const char *use)
{
    return link_find(text, use, 0, NULL) != STR_NOT_FOUND;
}

size_t link_begins(struct str text, const char *use)
{
    const struct table *t = table_get("links");
    size_t longest = 0;
    for (size_t i = 0; i < t->n; i++)
        if (t->v[i].cell[0].n > longest && str_starts(text, t->v[i].cell[0]) &&
            str_is(t->v[i].cell[1], use))
            longest = t->v[i].cell[0].n;
    return longest;
}

struct str link_words(struct arena *a, const char *use)
{
    const struct table *t = table_get("links");
    struct buf all = { .arena = a };
    for (size_t i = 0; i < t->n; i++)
        if (str_is(t->v[i].cell[1], use)) {
            buf_add(&all, t->v[i].cell[0]);
            buf_add(&all, STR(" "));
        }
    return buf_str(&all);
}

bool link_ends(struct str text, const char *use)
{
    const struct table *t = table_get("links");
    for (size_t i = 0; i < t->n; i++)
        if (str_ends(text, t->v[i].cell[0]) && str_is(t->v[i].cell[1], use))
            return true;
    return false;
}
