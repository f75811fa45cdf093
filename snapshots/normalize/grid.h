/* grid.h - between the parts that read tables proper: columns, rows, tasks. */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_GRID_H
#define QOQ_SNAPSHOTS_NORMALIZE_GRID_H

#include "base/fold.h"
#include "snapshots/normalize/parts.h"

/* What one column of a grid holds. Columns under one header cell have one group. */
struct grid_column {
    enum role role;
    struct str header; /* the cells above one another, joined by a blank */
    int group;
    bool lead;         /* names who leads, beside another column of owners */
    int measure;       /* in a matrix: which of its measures, from 1 on; 0 = none */
};

/* What a matrix tells of each line in several columns: 「新增就业(人)」 over 目标, 完成, 完成率. */
struct grid_measure {
    struct str name;
    struct str owners; /* who answers for it, where the header says so; else null */
};

struct grid_header {
    struct grid_column *columns; /* one for each column of the grid; NULL: no header */
    int count;
    int first, end; /* its rows: [first, end) */
    bool turns;     /* columns of progress take turns: 一季度进展 | 二季度进展 */
    LIST(struct grid_measure) measures;
};

/* A row as it stands: the cell that covers each column, NULL where there is none. */
struct grid_row {
    const struct grid *grid;
    const struct grid_cell **cell;
    int row;
    size_t next; /* index of the first cell of the rows below */
};

/* grid_rows.c */
struct grid_row grid_row_start(struct arena *a, const struct grid *g); /* before row 0 */
bool grid_row_next(struct grid_row *r);
/* The cells that begin in the row and are not blank, left to right; at most `most`. */
size_t grid_row_begins(const struct grid_row *r, const struct grid_cell **out, size_t most);
/* The row's own text, cells joined by " | "; null when all are blank. */
struct str grid_row_text(struct arena *a, const struct grid_row *r);

/* grid_header.c */
/* The header that begins in row r: true when its cells name a task and something told of it. */
bool grid_header_at(struct arena *a, const struct grid_row *r, struct grid_header *out);
/* The columns that a user laid down (normalize_options.columns). False when a name is unknown. */
bool grid_header_given(struct arena *a, struct str columns, int count, struct grid_header *out);
/* True when the texts of row r are those of the header printed again. */
bool grid_header_again(struct arena *a, const struct grid_row *r, const struct grid_header *h);
/* The header of the first table of data in a grid, NULL columns when it has none. */
struct grid_header grid_header_find(struct arena *a, const struct grid *g);

/* 「(人)」, 「%」: a header cell that says in what the column above it is counted. */
bool grid_is_unit(struct str text);

/* The header cell right above the lowest one over column c; NULL when there is one row. */
const struct grid_cell *grid_header_parent(const struct grid *g, const struct grid_header *h,
                                           int c);

/* grid_settle.c: roles of columns by what the rows below the header show: 「项目名称」 over several
 * tasks is their section, 「完成情况」 beside 「工作进展」 their status when verdicts stand in it. */
void grid_settle(struct arena *a, const struct grid *g, struct grid_header *h);

/* grid_matrix.c */
/* Finds the measures of a header whose columns have their roles. */
void grid_measures(struct arena *a, const struct grid *g, struct grid_header *h);
/* The same for a header of one row that names areas and, with their units, what is measured, and
 * nothing else: 「县区 | 新增就业(人) | 新建公厕(座)」. False when it is not such. */
bool grid_measures_alone(struct arena *a, const struct grid *g, struct grid_header *h);
/* A grid whose header stands several times side by side (序号 任务 进展 序号 任务 进展), laid one
 * part below the other; the grid itself when it does not. */
const struct grid *grid_unfold(struct arena *a, const struct grid *g, const struct grid_header *h);

/* grid_task.c: rows become tasks. */
struct grid_reader {
    struct arena *arena;
    struct report *report;
    const struct grid_header *header;
    struct str section[3]; /* headings by depth: 第一部分, 一、, (一) */
    bool used[3];          /* a task stands under it */
    struct str group;      /* the last name in a column of groups: it is often given only once */
    bool numbered;         /* the table's rows carry numbers */
    size_t tasks;          /* how many the report had before this table */
};
void grid_read_row(struct grid_reader *g, const struct grid_row *r);
/* True when the text begins with a word of that class in rows.tsv: "note". */
bool grid_word_starts(struct arena *a, struct str text, const char *class);
/* A row of that name sums up others: 「全市合计」, 「市直小计」, 「一、交通(小计)」. */
bool grid_sums_up(struct arena *a, struct str text);
/* 1 for 「一、…」, 2 for 「(一)…」, 0 for a text without such a mark. */
int grid_heading_depth(struct str text);
/* A heading between rows or tables takes its place among those above it. */
void grid_set_heading(struct grid_reader *g, struct str heading);
/* Ends the headings from `depth` on: those without a task under them become warnings. */
void grid_end_headings(struct grid_reader *g, int depth);

#endif
