/* office_word.h - the words of offices.tsv and bodies.tsv; for the owners*.c files alone. */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_OFFICE_WORD_H
#define QOQ_SNAPSHOTS_NORMALIZE_OFFICE_WORD_H

#include "base/table.h"

/* Asked of every row for every name: the first letter spares most of it. */
static inline bool office_is(const struct table_row *row, struct str kind)
{
    return row->cell[1].n == kind.n && row->cell[1].p[0] == kind.p[0] &&
           str_eq(row->cell[1], kind);
}

/* The longest row of a kind for a key (match_key): that ends with the word for "end", "branch" and
 * "label", begins with it for "start" and "rank", is it for "whole", else has it; NULL when there
 * is none. Of offices.tsv; of bodies.tsv. Linear in the table. */
const struct table_row *office_word(struct str key, const char *kind);
const struct table_row *body_word(struct str key, const char *kind);

/* 「责任单位:」 at the start of a text: its row, and where the list begins; NULL when there is none. */
const struct table_row *office_label(struct str text, size_t *end);

#endif
