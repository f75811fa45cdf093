/* flat_glued.h - rows without any mark between their cells; for flat_shape_glued.c. */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_FLAT_GLUED_H
#define QOQ_SNAPSHOTS_NORMALIZE_FLAT_GLUED_H

#include "snapshots/normalize/flat.h"

/* The token that is a header whose names stand one after the other (序号任务进展责任单位), and its
 * columns; p->tokens.n when there is none. */
size_t glued_header(const struct page *p, struct grammar *g);

/* The bytes of a word of time at `at`: 「1-6月」, 「前三季度」; 0 when there is none. */
size_t glued_time_at(struct str s, size_t at);

/* Where the piece that begins at `from` ends: behind a stop, before a turn or an owner's
 * bracket. */
size_t glued_piece_end(struct str s, size_t from);

/* Adds the pieces of one row, of which the first opens it when `opens`. owners_first: the owners
 * stand between the title and the progress. */
void glued_split_row(struct page *p, struct token_list *out, const struct token *line,
                     struct str text, bool opens, bool owners_first);

/* Adds the rows from token `from` on, each of which begins with the running number, stuck to its
 * title. */
void glued_split_numbered(struct page *p, size_t from, struct token_list *out, bool owners_first);

/* How much a numbered paragraph is written like one: 1 for a short title and something behind it,
 * 2 where that tells, be it in few words, what is done. Bullets stand before anything. */
int glued_row_form(struct arena *a, const struct token *t);

#endif
