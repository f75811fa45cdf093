/* matrix.c - wide tables of figures in plain text become grids again.
 *
 * Their headers have several rows, so that the cells above one another no longer say which column
 * they head. Some ways of writing are known: rows with bars, where blanks keep the places, or
 * with a line per cell (matrix_lines.c), rows of cells parted by blanks (matrix_blanks.c), and a
 * cell per paragraph (matrix_flat.c).
 */
#include "snapshots/normalize/front.h"
#include "snapshots/normalize/matrix.h"

enum { MOST_MATRICES = 12 };

/* --- a document with a grid in the place of blocks [from, to) --- */

static const struct document *with_grid(struct arena *a, const struct document *doc, size_t from,
                                        size_t to, struct grid *g)
{
    struct document *copy = arena_make(a, struct document);
    *copy = *doc;
    copy->blocks.v = NULL;
    copy->blocks.n = copy->blocks.cap = 0;
    for (size_t i = 0; i < doc->blocks.n; i++) {
        if (i == from)
            *list_push(a, &copy->blocks) = (struct block){ .type = BLOCK_GRID, .grid = g };
        if (i < from || i >= to)
            *list_push(a, &copy->blocks) = doc->blocks.v[i];
    }
    return copy;
}

void matrix_add_rows(struct arena *a, struct grid *g, const struct matrix_rows *rows)
{
    for (size_t i = 0; i < rows->n; i++, g->rows++) {
        for (int k = 0; k < rows->v[i].n; k++) {
            struct grid_cell *cell = list_push(a, &g->cells);
            *cell = rows->v[i].cell[k];
            cell->row = g->rows;
            g->columns = cell->column >= g->columns ? cell->column + 1 : g->columns;
        }
    }
}

const struct para *matrix_para(const struct document *doc, size_t i)
{
    bool is = i < doc->blocks.n && doc->blocks.v[i].type == BLOCK_PARA;
    return is ? &doc->blocks.v[i].para : NULL;
}

/* --- rows with bars --- */

static size_t bars_of(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += s.p[i] == '|';
    return n;
}

/* framed: the bar a row begins with is no cell's end, as the one it ends with. */
static void add_bar_row(struct arena *a, struct matrix_rows *rows, const struct para *p,
                        bool framed)
{
    struct str rest = framed ? str_after(p->text, 1) : p->text, cell;
    struct matrix_row *row = list_push(a, rows);
    *row = (struct matrix_row){ arena_array(a, bars_of(rest) + 1, sizeof *row->cell), 0 };
    for (; str_next(&rest, STR("|"), &cell); row->n++)
        row->cell[row->n] = (struct grid_cell){ .text = str_trim(cell), .rows = 1, .columns = 1,
                                                .column = row->n, .line = p->line };
    row->n -= row->n > 0 && str_ends(str_trim(p->text), STR("|")) && !rest.n &&
              str_is_blank(row->cell[row->n - 1].text);
}

/* The cells of rows [0, end) that are not blank, the last first. */
static void bar_header_cells(const struct matrix_rows *rows, size_t end, struct matrix_cells *out)
{
    out->n = 0;
    for (size_t i = end; i-- > 0;)
        for (int k = rows->v[i].n; k-- > 0 && out->n < 2 * MOST_COLUMNS;)
            if (!str_is_blank(rows->v[i].cell[k].text)) {
                out->v[out->n] = rows->v[i].cell[k];
                out->start[out->n++] = i;
            }
}

/* Whether a row holds figures enough to be of the body. */
static bool has_figures(const struct matrix_row *row)
{
    int n = 0;
    for (int k = 0; k < row->n; k++)
        n += !cell_is_empty(row->cell[k].text) && matrix_is_figure(row->cell[k].text);
    return n >= FEWEST_FIGURES;
}

/* 「一、经济增长 | | |」: a chapter, and nothing else. */
static bool heads_rows(const struct matrix_row *row)
{
    for (int k = 1; k < row->n; k++)
        if (!str_is_blank(row->cell[k].text))
            return false;
    return row->n > 0 && grid_heading_depth(row->cell[0].text) > 0;
}

/* Rows of figures that do not all have as many cells as there are columns: merged ones are not
 * filled up with blanks. NULL when they are no such table; *from: the row of its first cell. */
static struct grid *from_ragged_bars(struct arena *a, const struct matrix_rows *all, size_t *from)
{
    struct matrix_rows rows = *all;
    struct matrix_shape s;
    struct matrix_cells cells;
    size_t head = 0;
    bool ragged = false, long_row = false;
    while (head < rows.n && !has_figures(&rows.v[head]))
        head++;
    bool numbered = head < rows.n && str_is(rows.v[head].cell[0].text, "1");
    while (head > 0 && heads_rows(&rows.v[head - 1]))
        head--;
    for (size_t i = 0; i < rows.n; i++) {
        ragged |= rows.v[i].n != rows.v[0].n;
        long_row |= rows.v[i].n > MOST_COLUMNS;
    }
    rows.v += head;
    rows.n -= head;
    rows.cap = rows.n;
    if (!ragged || !head || rows.n < FEWEST_ROWS || long_row ||
        !matrix_shape_of_bars(&rows, numbered, &s))
        return NULL;
    struct grid *body = arena_make(a, struct grid);
    matrix_lay_rows(a, &rows, &s);
    matrix_add_rows(a, body, &rows);
    bar_header_cells(all, head, &cells);
    struct matrix_found found = matrix_header(a, &cells, &s, body);
    if (found.grid)
        matrix_add_rows(a, found.grid, &rows);
    *from = found.from;
    return found.grid;
}

/* plain: a table with a header of one row is welcome, too. */
static struct grid *from_whole_bars(struct arena *a, const struct matrix_rows *rows, bool plain)
{
    struct grid *g = arena_make(a, struct grid);
    matrix_add_rows(a, g, rows);
    if (g->rows < FEWEST_ROWS || g->columns < 4 || g->columns > MOST_COLUMNS)
        return NULL;
    struct grid_header h = grid_header_find(a, g);
    if (plain)
        return h.columns && !front_is_metadata(a, g) ? g : NULL;
    return h.columns && (h.measures.n || grid_unfold(a, g, &h) != g) ? g : NULL;
}

/* The first run of rows with bars whose header has several rows, or stands several times, or whose
 * rows of figures differ in length; plain: or any whose header is one. */
static const struct document *from_bars(struct arena *a, const struct document *doc, bool plain)
{
    for (size_t from = 0, to; from < doc->blocks.n; from = to + 1) {
        struct matrix_rows rows = { 0 };
        const struct para *p;
        bool framed = true;
        size_t first = 0;
        for (to = from; (p = matrix_para(doc, to)) && bars_of(p->text) >= 3; to++)
            framed &= str_starts(p->text, STR("|"));
        while (from < to && from > 0 && (p = matrix_para(doc, from - 1)) && bars_of(p->text) > 0)
            from--; /* 「县区 | 新增就业(人) |」 over 「目标 | 完成 | 完成率 |」 */
        for (size_t i = from; i < to; i++)
            add_bar_row(a, &rows, matrix_para(doc, i), framed);
        if (rows.n < FEWEST_ROWS)
            continue;
        struct grid *g = plain ? NULL : from_ragged_bars(a, &rows, &first);
        g = g ? g : from_whole_bars(a, &rows, plain);
        if (g)
            return with_grid(a, doc, from + first, to, g);
    }
    return doc;
}

/* The first table with bars that has a line per cell. */
static const struct document *from_lines(struct arena *a, const struct document *doc)
{
    for (size_t from = 0, to; from < doc->blocks.n; from = to > from ? to : from + 1) {
        struct matrix_rows rows;
        size_t *blocks, first = 0;
        to = matrix_lines_read(a, doc, from, &rows, &blocks);
        struct grid *g = rows.n ? from_ragged_bars(a, &rows, &first) : NULL;
        if (g)
            return with_grid(a, doc, blocks[first], to, g);
    }
    return doc;
}

/* The first table whose cells are parted by blanks. */
static const struct document *from_blanks(struct arena *a, const struct document *doc)
{
    for (size_t at = 1, to; at < doc->blocks.n; at = to > at ? to : at + 1) {
        struct matrix_rows rows;
        size_t from, first = 0;
        to = matrix_blanks_read(a, doc, at, &rows, &from);
        struct grid *g = to > at ? from_ragged_bars(a, &rows, &first) : NULL;
        if (g)
            return with_grid(a, doc, from + first, to, g);
    }
    return doc;
}

/* The next one, in whatever way it is written; doc itself when there is none. */
static const struct document *next_matrix(struct arena *a, const struct document *doc)
{
    const struct document *found = from_lines(a, doc);
    found = found == doc ? from_bars(a, doc, false) : found;
    found = found == doc ? from_blanks(a, doc) : found;
    if (found != doc)
        return found;
    size_t from, to;
    struct grid *g = matrix_of_paragraphs(a, doc, &from, &to);
    return g ? with_grid(a, doc, from, to, g) : doc;
}

const struct document *matrix_document(struct arena *a, const struct document *doc)
{
    for (size_t i = 0; i < doc->blocks.n; i++)
        if (doc->blocks.v[i].type == BLOCK_GRID)
            return doc;
    const struct document *now = doc, *next = next_matrix(a, doc);
    for (int n = 0; next != now && n < MOST_MATRICES; n++) {
        now = next;
        next = next_matrix(a, now);
    }
    for (int n = 0; now != doc && n < MOST_MATRICES; n++) { /* and what stands beside them */
        next = from_bars(a, now, true);
        if (next == now)
            break;
        now = next;
    }
    return now;
}
