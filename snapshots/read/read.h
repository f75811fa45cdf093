/* read.h - a report's bytes -> a document: paragraphs and grids in reading order.
 *
 * Readers know containers, not reports: they find where paragraphs and table cells begin and
 * end, and nothing of what they mean.
 */
#ifndef QOQ_SNAPSHOTS_READ_H
#define QOQ_SNAPSHOTS_READ_H

#include "base/error.h"
#include "base/list.h"
#include "base/str.h"

/* One line of text that is not blank. */
struct para {
    struct str text;  /* verbatim but for white space at its ends */
    long line;        /* 1-based line of the source; in HTML the line libxml2 tells, in a Word
                         document the paragraph, in a workbook the row of its sheet */
    int gap;          /* blank lines before it: 0 = directly under the one before */
    bool strong;      /* all of it is set in bold */
    bool sheet;       /* the name of a sheet; what is on it follows */
};

/* A cell stands once, at its top left corner; text is its paragraphs joined by '\n', null when
 * it has none. */
struct grid_cell {
    struct str text;
    int row, column;   /* 0-based, spans resolved */
    int rows, columns; /* how many it covers, at least 1 */
    bool header;       /* <th> or the like */
    long line;
};

struct grid {
    int rows, columns;
    LIST(struct grid_cell) cells; /* row by row, left to right */
    int tallest; /* the most rows a cell covers; 0 = not known */
};

enum block_type { BLOCK_PARA, BLOCK_GRID };

struct block {
    enum block_type type;
    struct para para;        /* BLOCK_PARA */
    const struct grid *grid; /* BLOCK_GRID */
};

/* Facts that a container states beside its text: <title>, <meta name=... content=...>, <base>. */
struct meta {
    struct str name; /* lower case; "title" for the document's title */
    struct str content;
};

struct document {
    struct str name;   /* the file's name, for messages */
    struct str bytes;  /* the file, untouched */
    const char *format;  /* "text", "html", "docx", "xlsx", "csv" */
    const char *charset; /* "UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE" */
    size_t broken; /* bytes that fit no character of it; U+FFFD stands for each */
    struct str url; /* the address that a saved page says it was saved from; else null */
    struct str misdeclared; /* the encoding it claims, when the bytes say otherwise; else null */
    LIST(struct block) blocks;
    LIST(struct meta) metas;
};

/* Recognizes the container by its bytes (then by the name) and reads it. Errors: QOQ_EINPUT
 * for an empty file, a binary file, a container that is not read, invalid text (with the byte
 * or line), a damaged document. Texts live as long as `bytes` and the arena. Linear. */
int document_read(struct arena *a, struct str name, struct str bytes, struct document *out,
                  struct error *err);

/* The cell that covers (row, column), or NULL. Looks at the rows a cell may reach from only. */
const struct grid_cell *grid_at(const struct grid *g, int row, int column);

/* One container format: a row in the table of readers in read.c. */
struct reader {
    const char *name;
    bool (*sniff)(struct str name, struct str bytes);
    int (*read)(struct arena *a, struct document *doc, struct error *err);
};
extern const struct reader reader_text, reader_html, reader_csv, reader_office, reader_old_office;

/* For readers. A blank paragraph is none. A grid's columns are those in which some cell begins:
 * others go, also from inside of it; a grid of one column, or one cell, is paragraphs. */
void document_add_para(struct arena *a, struct document *doc, struct str text, long line, int gap);
void document_add_grid(struct arena *a, struct document *doc, struct grid *g);

#endif
