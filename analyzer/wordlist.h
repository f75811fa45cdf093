/* wordlist.h - whether one of a table's words stands at a place of a text. */
#ifndef QOQ_ANALYZER_WORDLIST_H
#define QOQ_ANALYZER_WORDLIST_H

#include <stdbool.h>

#include "base/table.h"

enum { WORDLIST_CHAINS = 256, WORDLIST_MOST = 512 };

/* A table of words in chains by their second and third byte: nearly every character of a Chinese
 * text starts with the same few bytes. Made at its first use, as long-lived as the table. */
struct wordlist {
    const char *name; /* of the table; all that its owner fills in */
    const struct table *table;
    short first[WORDLIST_CHAINS], next[WORDLIST_MOST]; /* 1-based rows; 0 ends a chain */
};

/* The bytes of the longest word that stands at byte `at`; 0 = none. Rows with the second column
 * "after" count only where `after` is set; behind the text of their third column they do not count.
 * Words of fewer than three bytes are passed over. */
size_t wordlist_at(struct wordlist *w, struct str s, size_t at, bool after);

#endif
