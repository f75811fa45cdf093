/* pinyin.h - how the names of places are read (pinyin.tsv). */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_PINYIN_H
#define QOQ_SNAPSHOTS_NORMALIZE_PINYIN_H

#include "base/list.h"
#include "base/str.h"

/* A character and its syllable. */
struct reading {
    uint32_t character;
    struct str syllable; /* "lin", without tone; v stands for ü */
};

struct pinyin {
    LIST(struct reading) readings; /* by character */
};

/* Made in the arena, well under a millisecond. */
const struct pinyin *pinyin_make(struct arena *a);

enum { MOST_SYLLABLES = 16 };

struct syllables {
    struct str v[MOST_SYLLABLES];
    size_t n;
};

/* The syllables of a name of simplified characters, one after the other; none when one of them is
 * in no name of the table, or there are too many. They borrow from the table. */
struct syllables pinyin_of(const struct pinyin *p, struct str name);

#endif
