/* pattern.h - tables of patterns, matched in one pass. The only door to PCRE2.
 *
 * A table of patterns (a .tsv whose first column is a pattern) is compiled once into a single
 * alternation; where several rows match at the same place, the row that stands first wins.
 * Patterns see folded text (base/fold.h): ASCII punctuation, single blanks.
 */
#ifndef QOQ_SNAPSHOTS_EXTRACT_PATTERN_H
#define QOQ_SNAPSHOTS_EXTRACT_PATTERN_H

#include "base/str.h"
#include "base/table.h"

struct patterns;

enum { HIT_GROUPS = 5 };

/* What matched: bytes [from, to) of the text, by which row of the table. */
struct hit {
    const struct table_row *row;
    size_t from, to;
    struct str group[HIT_GROUPS]; /* the named groups of the row, in the order of group_names */
};

/* Named groups that patterns may use: year, month, second month, day, and the figure, for which
 * <%> may be written where it is a percentage. */
#define GROUP_NAMES { "y", "m", "n", "d", "v" }
enum { GROUP_YEAR, GROUP_MONTH, GROUP_MONTH2, GROUP_DAY, GROUP_VALUE };

/* The compiled table of that name; compiled at first use, kept until the program ends. A row that
 * is no valid pattern (in a user's own table) is left out. Not thread-safe before first use. */
const struct patterns *patterns_get(const char *table);

/* The first match at or behind `from` that ends at or before `to`; text before `from` is seen by
 * lookbehinds. False when there is none, or when the text exhausts the limits of matching. */
bool patterns_find(const struct patterns *p, struct str text, size_t from, size_t to,
                   struct hit *hit);

/* Whether the third column of the row that matched holds that mark. */
bool hit_has_mark(const struct hit *hit, const char *mark);

/* Whether any row matches within bytes [from, to) of the text. */
bool patterns_in(const struct patterns *p, struct str text, size_t from, size_t to);

#endif
