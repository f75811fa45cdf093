/* scan.h - what skip.c and measure.c offer quantity.c, which goes through the sentences of a
 * passage from left to right. */
#ifndef QOQ_SNAPSHOTS_EXTRACT_SCAN_H
#define QOQ_SNAPSHOTS_EXTRACT_SCAN_H

#include "snapshots/extract/parts.h"
#include "snapshots/extract/pattern.h"

/* --- skip.c: what is no quantity (notquantity.tsv) --- */

struct skipper {
    struct arena *arena;
    struct passage *p;
    size_t sentence, end; /* its index, and where it ends */
    size_t date;          /* first date that does not end before the position */
    struct hit shape;     /* the next shape, when known */
    bool have_shape;
    int list_number;      /* the last printed list number of the cell */
};

/* Where the thing that covers byte `at` and is no quantity ends; `at` itself when there is none.
 * Positions of one passage only grow. Damaged figures are kept as doubtful. */
size_t skip_excluded(struct skipper *s, size_t at);

/* Behind "1." "2、" "(3)" "4)" at the start of a sentence; behind a blank only behind the next of
 * the list. `at` itself when there is none. */
size_t skip_list_number(struct skipper *s, size_t at, bool start);

/* --- measure.c --- */

/* Reads unit, range and operators of the numeral of a figure (`at`, `number`, `clause` are set);
 * false when it is no quantity after all. Bounded by its clause. */
bool figure_measure(struct arena *a, const struct passage *p, struct figure *f);

#endif
