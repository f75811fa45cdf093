/* gazetteer.h - the administrative units of China (places.tsv), and where a text names them. */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_GAZETTEER_H
#define QOQ_SNAPSHOTS_NORMALIZE_GAZETTEER_H

#include "base/list.h"
#include "base/str.h"

enum unit_level { UNIT_PROVINCE, UNIT_PREFECTURE, UNIT_COUNTY };

struct unit {
    struct str name;       /* 杭州市 */
    struct str stem;       /* 杭州, 和: without what kind of a unit it is */
    struct str short_name; /* the stem; null where it is a single character or a common word */
    enum unit_level level;
    int parent;            /* index of the unit above, -1 = none */
};

/* A name in the index; several units may go by one name. */
struct unit_key {
    struct str key;
    int unit;
    bool full;
};

/* A code of GB/T 2260; a unit may have had several. */
struct unit_code {
    int code; /* 330112; 330100 of a city, 330000 of a province */
    int unit;
};

struct gazetteer {
    LIST(struct unit) units;
    LIST(struct unit_key) keys; /* sorted */
    LIST(struct unit_code) codes;
};

/* Made at its first use, in a few milliseconds, and kept until the program ends. Not thread-safe
 * before. */
const struct gazetteer *gazetteer_get(void);

/* The longest names that stand at byte `at`: keys [*first, *first + count). Returns count, 0 when
 * there is none. */
size_t gazetteer_at(const struct gazetteer *g, struct str s, size_t at, size_t *first);

/* The unit of a code of six digits, or the city that a code begins with which is not in the table;
 * -1 when there is none. */
int gazetteer_by_code(const struct gazetteer *g, int code);

#endif
