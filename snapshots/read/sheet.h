/* sheet.h - cells that lie about on a sheet, made a grid with the text around it. */
#ifndef QOQ_SNAPSHOTS_READ_SHEET_H
#define QOQ_SNAPSHOTS_READ_SHEET_H

#include "snapshots/read/flow.h"

/* As in Excel; sheets may be sparse, so that an index costs nothing; the grid
 * that comes of one has rows times columns places at most. */
enum { SHEET_ROWS = 1048576, SHEET_COLUMNS = 16384, SHEET_PLACES = 1000000 };

struct sheet_cell {
    struct str text; /* never blank */
    int row, column; /* 0-based */
    long line;
};

struct sheet_range {
    int row, column, last_row, last_column;
};

struct sheet {
    struct arena *arena;
    struct flow flow; /* what brings a cell's text to lines */
    LIST(struct sheet_cell) cells;
    LIST(struct sheet_range) merged;
};

struct sheet sheet_start(struct arena *a);

/* Adds a cell below SHEET_ROWS and SHEET_COLUMNS. Its text is brought to lines without blanks at
 * their ends; what is blank is not there. Cells may come in any order. */
void sheet_add(struct sheet *s, int row, int column, struct str text, long line);

/* Cells shown as one, with the text of the first. Ranges that lie over others do not count. */
void sheet_merge(struct sheet *s, struct sheet_range range);

/* Adds what is on the sheet to the document: rows and columns without text are left out; single
 * texts above and below all rows that have several are paragraphs, the rest is a grid. QOQ_ELIMIT
 * when the grid would have too many places. */
int sheet_finish(struct sheet *s, struct document *doc, struct error *err);

#endif
