/* Small words that tie figures to what stands around them: links.tsv. */
#include <stdlib.h>

#include "base/table.h"
#include "snapshots/extract/parts.h"

enum { LARGEST = 32 << 20, MOST_USES = 128 };

LIST_TYPE(struct word_list, struct str);

/* The words of one use, in the table's order. */
struct use {
    struct str name;
    struct word_list words;
};

/* Asked for at every figure, so the table is sorted by uses once; kept until the program ends. */
static struct arena *keep;
static struct use uses[MOST_USES];
static size_t nuses;

static void free_uses(void)
{
    arena_free(keep);
    keep = NULL;
    nuses = 0;
}

static struct use *add_use(struct str name)
{
    for (size_t i = 0; i < nuses; i++)
        if (str_eq(uses[i].name, name))
            return &uses[i];
    if (nuses == MOST_USES)
        return NULL; /* in a user's own table: no rule asks for so many */
    uses[nuses] = (struct use){ .name = name };
    return &uses[nuses++];
}

static void read_uses(void)
{
    const struct table *t = table_get("links");
    keep = arena_new(LARGEST);
    if (!keep)
        abort(); /* no memory before the first figure */
    atexit(free_uses);
    for (size_t i = 0; i < t->n; i++) {
        struct use *use = t->v[i].columns > 1 ? add_use(t->v[i].cell[1]) : NULL;
        if (use && t->v[i].cell[0].n)
            *list_push(keep, &use->words) = t->v[i].cell[0];
    }
}

static const struct word_list *words_of(const char *use)
{
    static const struct word_list none;
    if (!keep)
        read_uses();
    for (size_t i = 0; i < nuses; i++)
        if (str_is(uses[i].name, use))
            return &uses[i].words;
    return &none;
}

size_t link_find(struct str text, const char *use, size_t at, size_t *length)
{
    const struct word_list *words = words_of(use);
    size_t best = STR_NOT_FOUND;
    for (size_t i = 0; i < words->n; i++) {
        if (words->v[i].n > text.n)
            continue;
        size_t found = str_find_from(text, words->v[i], at);
        if (found != STR_NOT_FOUND && (best == STR_NOT_FOUND || found < best)) {
            best = found;
            if (length)
                *length = words->v[i].n;
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
    const struct word_list *words = words_of(use);
    size_t longest = 0;
    for (size_t i = 0; i < words->n; i++)
        if (words->v[i].n > longest && str_starts(text, words->v[i]))
            longest = words->v[i].n;
    return longest;
}

struct str link_words(struct arena *a, const char *use)
{
    const struct word_list *words = words_of(use);
    struct buf all = { .arena = a };
    for (size_t i = 0; i < words->n; i++) {
        buf_add(&all, words->v[i]);
        buf_add(&all, STR(" "));
    }
    return buf_str(&all);
}

bool link_ends(struct str text, const char *use)
{
    const struct word_list *words = words_of(use);
    for (size_t i = 0; i < words->n; i++)
        if (str_ends(text, words->v[i]))
            return true;
    return false;
}
