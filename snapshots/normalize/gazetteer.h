/* gazetteer.h - the administrative units of China (places.tsv), and where a text names them. */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_GAZETTEER_H
#define QOQ_SNAPSHOTS_NORMALIZE_GAZETTEER_H

#include "base/list.h"
#include "base/str.h"

enum unit_level { UNIT_PROVINCE, UNIT_PREFECTURE, UNIT_COUNTY };

struct unit {
    struct str name;       /* 杭州市 */
    struct str short_name; /* 杭州; null where it would be a single character or a common word */
    struct str code;       /* GB/T 2260 without the zeros behind: 3306; may be null */
    enum unit_level level;
    int parent;            /* index of the unit above, -1 = none */
};

/* A name in the index; several units may go by one name. */
struct unit_key {
    struct str key;
    int unit;
    bool full;
};

struct gazetteer {
    LIST(struct unit) units;
    LIST(struct unit_key) keys; /* sorted */
};

/* Made in the arena, some milliseconds. */
const struct gazetteer *gazetteer_make(struct arena *a);

/* The longest names that stand at byte `at`: keys [*first, *first + count). Returns count, 0 when
 * there is none. */
size_t gazetteer_at(const struct gazetteer *g, struct str s, size_t at, size_t *first);

#endif
