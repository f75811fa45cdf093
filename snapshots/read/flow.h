/* flow.h - the text of a page as it flows: lines, broken by block elements and <br>. */
#ifndef QOQ_SNAPSHOTS_READ_FLOW_H
#define QOQ_SNAPSHOTS_READ_FLOW_H

#include "snapshots/read/read.h"

/* Collects text with white space run together as a browser does, and gives out lines: to a
 * document as paragraphs, or to a cell, where they are joined by '\n'. */
struct flow {
    struct arena *arena;
    struct document *doc; /* NULL: the lines go to `cell` */
    struct buf cell;
    struct buf text;      /* the line under way */
    long line;            /* of the source, where it began */
    int gap;              /* blank lines before it: 1 = a paragraph of its own, 0 = a <br> */
    bool blank, newline;  /* white space is pending; it held a line end */
    bool preformatted;
    bool strong;          /* what is added is set in bold */
    bool plain;           /* the line under way has text that is not */
};

struct flow flow_start(struct arena *a, struct document *doc);
void flow_add(struct flow *f, struct str text, long line);
/* Ends the line under way; gap as above, for the next one. */
void flow_break(struct flow *f, int gap);

#endif
