/* docx.h - between docx.c, which lets a document flow, its tables and its numbering. */
#ifndef QOQ_SNAPSHOTS_READ_DOCX_H
#define QOQ_SNAPSHOTS_READ_DOCX_H

#include "snapshots/read/flow.h"
#include "snapshots/read/office.h"

LIST_TYPE(struct docx_nodes, const struct xml *);

/* A document while it flows. */
struct docx {
    struct office *office;
    struct arena *arena;
    struct flow *flow;           /* of the page, or of the cell under way */
    struct docx_numbering *numbering;
    struct docx_nodes boxes;     /* text boxes whose paragraph is under way */
    struct docx_nodes notes;     /* references to notes, in reading order */
    long paragraphs;             /* begun so far: the "line" of what is read */
};

/* Lets everything under x flow. Recurses no deeper than xml_read() allows. */
void docx_flow(struct docx *d, const struct xml *x);

/* The whole number in an attribute, as of <w:gridSpan w:val="2"/>, at most 1,000,000; `fallback`
 * when x is NULL or has none. */
int docx_int(const struct xml *x, const char *name, int fallback);
/* <w:vanish/> and the like: there, and not said to be off. */
bool docx_is_on(const struct xml *x);

/* docx_table.c: adds the table to the page as a grid; false when it is none (one column, or a
 * frame around larger tables): its text has to flow then. Only for a flow with a document. */
bool docx_table(struct docx *d, const struct xml *table);

/* docx_number.c: the numbers that Word prints before paragraphs and the file does not hold.
 * Both parts may be NULL. */
struct docx_numbering *docx_numbering(struct arena *a, const struct xml *numbering,
                                      const struct xml *styles);
/* The number before the next paragraph, given its properties (may be NULL), 「(一)」, "1.";
 * null when it has none. Counts on. */
struct str docx_next_number(struct docx_numbering *n, const struct xml *properties);

#endif
