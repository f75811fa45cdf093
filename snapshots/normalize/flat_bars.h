/* flat_bars.h - tables written with bars, however they are: rows and headers as they come. */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_FLAT_BARS_H
#define QOQ_SNAPSHOTS_NORMALIZE_FLAT_BARS_H

#include "snapshots/normalize/flat_grid.h"

LIST_TYPE(struct line_tables, struct line_table);
LIST_TYPE(struct token_places, size_t);

/* What has been found on a page. */
struct bars {
    struct page *p;
    struct line_tables tables;
    struct token_places headers; /* tokens; those of repeated headers, too */
    size_t end;                  /* the token behind the last row */
};

size_t bars_in(struct str s); /* how many bars a text has */

/* True for cells that name a task and something told of it; fills the grammar. */
bool bars_header(const struct str_list *cells, struct grammar *g);

/* A header at token i: a table of its own, unless it repeats the one above. The short lines above
 * a new one are its captions. */
void bars_add_header(struct bars *b, const struct grammar *g, size_t i);
void bars_add_row(struct bars *b, const struct grid_line *row);
/* A line without cells between two rows. */
void bars_add_text(struct bars *b, struct str text, long line);

/* True when a line outside of the cells reads as a heading. */
bool bars_is_heading(const struct token *t);

/* Reads the document with the tables' tokens replaced by grids; a last row that is cut is told.
 * The number of tasks. */
size_t bars_read(struct bars *b, struct report *r);

#endif
