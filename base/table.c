#include "base/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"

enum { MOST_TABLES = 64, LARGEST_TABLE = 4 << 20, ALL_TABLES = 32 << 20 };

/* Tables live as long as the program: one arena of their own, freed at exit. */
static struct arena *keep;
static struct table tables[MOST_TABLES];
static size_t ntables;

static void free_tables(void)
{
    arena_free(keep);
    keep = NULL;
    ntables = 0;
}

static void parse_rows(struct table *t, struct str text)
{
    struct str line;
    for (long number = 1; str_next(&text, STR("\n"), &line); number++) {
        if (line.n && line.p[line.n - 1] == '\r')
            line.n--;
        if (line.n == 0 || line.p[0] == '#')
            continue;
        struct table_row *row = list_push(keep, t);
        row->line = number;
        struct str cell;
        while (row->columns < TABLE_COLUMNS && str_next(&line, STR("\t"), &cell))
            row->cell[row->columns++] = cell;
    }
}

/* The user's replacement of a table, if there is one. */
static bool user_table(const char *name, struct str *text)
{
    const char *own = getenv("QOQ_TABLES"), *home = getenv("HOME");
    const char *xdg = getenv("XDG_CONFIG_HOME");
    struct str path;
    if (own)
        path = str_format(keep, "%s/%s.tsv", own, name);
    else if (xdg && *xdg)
        path = str_format(keep, "%s/qoq/%s.tsv", xdg, name);
    else if (home)
        path = str_format(keep, "%s/.config/qoq/%s.tsv", home, name);
    else
        return false;
    return file_exists(path.p) && file_read(keep, path.p, LARGEST_TABLE, text, NULL) == 0;
}

static struct str built_in(const char *name)
{
    for (const struct table_source *s = table_sources; s->name; s++)
        if (strcmp(s->name, name) == 0)
            return (struct str){ s->text, s->size };
    return STR_NULL;
}

const struct table *table_get(const char *name)
{
    for (size_t i = 0; i < ntables; i++)
        if (strcmp(tables[i].name, name) == 0)
            return &tables[i];
    if (!keep) {
        keep = arena_new(ALL_TABLES);
        atexit(free_tables);
    }
    if (!keep || ntables == MOST_TABLES)
        abort(); /* more tables than the program has */
    struct table *t = &tables[ntables++];
    *t = (struct table){ .name = name };
    struct str text;
    parse_rows(t, user_table(name, &text) ? text : built_in(name));
    return t;
}

static int by_key(const void *x, const void *y)
{
    const struct table_row *const *a = x, *const *b = y;
    int order = str_cmp((*a)->cell[0], (*b)->cell[0]);
    return order ? order : (*a > *b) - (*a < *b);
}

static void sort_rows(struct table *t)
{
    t->sorted = arena_array(keep, t->n, sizeof(struct table_row *));
    for (size_t i = 0; i < t->n; i++)
        t->sorted[i] = &t->v[i];
    qsort(t->sorted, t->n, sizeof(struct table_row *), by_key);
}

const struct table_row *table_find(const struct table *t, struct str key)
{
    if (!t->n)
        return NULL;
    if (!t->sorted)
        sort_rows((struct table *)t); /* every table is one of ours: table_get() made it */
    size_t low = 0, high = t->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (str_cmp(t->sorted[middle]->cell[0], key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < t->n && str_eq(t->sorted[low]->cell[0], key) ? t->sorted[low] : NULL;
}
