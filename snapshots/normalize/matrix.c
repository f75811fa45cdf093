/* matrix.c - wide tables of figures in plain text become grids again.
 *
 * Their headers have several rows, so that the cells above one another no longer say which column
 * they head. Two ways of writing are known: rows with bars, where blanks keep the places, and a
 * cell per paragraph (matrix_flat.c).
 */
#include "snapshots/normalize/matrix.h"

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

void matrix_add_cell(struct arena *a, struct grid *g, const struct para *p, struct str text,
                     int column)
{
    *list_push(a, &g->cells) = (struct grid_cell){
        .text = text, .row = g->rows, .column = column, .rows = 1, .columns = 1, .line = p->line
    };
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

/* framed: the bar a row begins with is no cell's end. */
static void add_bar_row(struct arena *a, struct grid *g, const struct para *p, bool framed)
{
    struct str rest = framed ? str_after(p->text, 1) : p->text, cell;
    int column = 0;
    for (; str_next(&rest, STR("|"), &cell); column++) {
        if (str_is_blank(cell))
            continue;
        matrix_add_cell(a, g, p, str_trim(cell), column);
        g->columns = column >= g->columns ? column + 1 : g->columns;
    }
    g->rows++;
}

/* The first run of rows with bars whose header has several rows, or stands several times. */
static const struct document *from_bars(struct arena *a, const struct document *doc)
{
    for (size_t from = 0, to; from < doc->blocks.n; from = to + 1) {
        struct grid *g = arena_make(a, struct grid);
        const struct para *p;
        bool framed = true;
        for (to = from; (p = matrix_para(doc, to)) && bars_of(p->text) >= 3; to++)
            framed &= str_starts(p->text, STR("|"));
        for (size_t i = from; i < to; i++)
            add_bar_row(a, g, matrix_para(doc, i), framed);
        if (g->rows < FEWEST_ROWS || g->columns < 4 || g->columns > MOST_COLUMNS)
            continue;
        struct grid_header h = grid_header_find(a, g);
        if (h.columns && (h.measures.n || grid_unfold(a, g, &h) != g))
            return with_grid(a, doc, from, to, g);
    }
    return doc;
}

const struct document *matrix_document(struct arena *a, const struct document *doc)
{
    for (size_t i = 0; i < doc->blocks.n; i++)
        if (doc->blocks.v[i].type == BLOCK_GRID)
            return doc;
    const struct document *found = from_bars(a, doc);
    if (found != doc)
        return found;
    size_t from, to;
    struct grid *g = matrix_of_paragraphs(a, doc, &from, &to);
    return g ? with_grid(a, doc, from, to, g) : doc;
}
