/* charset_parts.h - between charset.c, which tells encodings, and what mends damaged pages. */
#ifndef QOQ_SNAPSHOTS_READ_CHARSET_PARTS_H
#define QOQ_SNAPSHOTS_READ_CHARSET_PARTS_H

#include "snapshots/read/charset.h"

/* A text in UTF-8, as some encoding reads it. */
struct converted {
    struct str text;
    size_t bad, first; /* bytes that fit nowhere, and where the first is; U+FFFD stands for each */
    bool supported;
};

/* --- charset.c --- */

/* Converts from `charset` to UTF-8. A cut character at the end is left out. */
struct converted charset_convert(struct arena *a, const char *charset, struct str bytes);
/* The bytes of a text in `charset`; 0xFF for a character that it lacks, and for U+FFFD. */
struct str charset_encode(struct arena *a, const char *charset, struct str text);
/* UTF-8 with U+FFFD for every byte that belongs to no character; a NUL does not, either. */
struct converted charset_mend(struct arena *a, struct str bytes);
/* -1..1: the share of characters beyond ASCII that are frequent in Chinese, less those that no
 * page holds. */
double charset_likeness(struct str text);

/* Characters beyond ASCII, in a text that is UTF-8 or nearly so. */
size_t charset_letters(struct str text);

/* --- charset_mixed.c --- */

/* Lines of UTF-8 among those of `charset` (NULL: GB18030), each as it is: a page put together from
 * two. False when all lines are of one kind. */
bool charset_mixed(struct arena *a, struct str bytes, const char *charset, struct converted *out);

/* --- charset_undo.c --- */

/* A text whose bytes were once read in a wrong encoding, and written so: 「浜戞床甯�」 is 「云洲市」.
 * False when it was not. What was lost on the way is U+FFFD. *misread: what happened. */
bool charset_undo(struct arena *a, struct str text, struct converted *out, const char **misread);

#endif
