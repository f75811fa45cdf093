/* table.h - knowledge as data: the tab-separated tables compiled into the program.
 *
 * A table is a text file, one row a line, columns parted by tabs, '#' starts a comment line,
 * blank lines are skipped. `units` means the file units.tsv, wherever under the rooms it stands.
 * A file of the same name in $QOQ_TABLES, or else in $XDG_CONFIG_HOME/qoq (~/.config/qoq),
 * replaces the built-in one: adding a synonym touches no C.
 */
#ifndef QOQ_BASE_TABLE_H
#define QOQ_BASE_TABLE_H

#include "base/list.h"
#include "base/str.h"

enum { TABLE_COLUMNS = 8 };

struct table_row {
    struct str cell[TABLE_COLUMNS]; /* absent columns are null */
    int columns;
    long line; /* in its file */
};

struct table {
    const char *name;
    struct table_row *v;
    size_t n, cap;
    const struct table_row **sorted; /* by cell 0, once table_find() was asked; else NULL */
};

/* The table of that name, read at its first use and kept until the program ends (not in the
 * caller's arena). Unknown names are a bug of the program and give an empty table. Not
 * thread-safe before the first use. Linear once, then constant. */
const struct table *table_get(const char *name);

/* The first row whose cell 0 is `key`, or NULL. Sorts once, then logarithmic. */
const struct table_row *table_find(const struct table *t, struct str key);

/* The rows as they are compiled in: made by scripts/embed-tables from every .tsv file. */
struct table_source {
    const char *name;
    const char *text;
    size_t size;
};
extern const struct table_source table_sources[]; /* ends with a NULL name */

#endif
