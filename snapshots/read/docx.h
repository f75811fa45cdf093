/* docx.h - between docx.c, which reads a document, and numbering.c, which counts its lists. */
#ifndef QOQ_SNAPSHOTS_READ_DOCX_H
#define QOQ_SNAPSHOTS_READ_DOCX_H

#include "base/decimal.h"
#include "snapshots/read/archive.h"
#include "snapshots/read/flow.h"

enum { LIST_LEVELS = 9 };

/* One list of the document: how its levels are numbered, and how far they are. */
struct docx_list {
    struct str id;                  /* w:numId */
    struct str text[LIST_LEVELS];   /* "%1." */
    struct str format[LIST_LEVELS]; /* "decimal", "chineseCounting", ... */
    int start[LIST_LEVELS];
    int count[LIST_LEVELS];         /* the last number given out; start - 1 at first */
};

struct docx {
    struct arena *arena;
    LIST(struct docx_list) lists;
};

/* Reads word/numbering.xml, where there is one. */
void docx_read_numbering(struct docx *d, struct archive *z);

/* The number that Word shows before a paragraph with these properties (may be NULL): "3." and a
 * blank; empty when it shows none. Counts on. */
struct str docx_label(struct docx *d, const struct xml *properties);

#endif
