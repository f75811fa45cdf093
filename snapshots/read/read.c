#include "snapshots/read/read.h"

#include "base/i18n.h"

/* In the order they are asked; the last takes whatever is left. */
static const struct reader *const readers[] = {
    &reader_office, &reader_old_office, &reader_html, &reader_csv, &reader_text,
};

/* Containers that are known and not read, so that the user learns what to do with them. */
static const struct {
    struct str magic;
    const char *advice;
} refused[] = {
    { { "%PDF", 4 }, N_("a PDF file; copy its text into a .txt file, or save the page as HTML") },
    { { "{\\rtf", 5 }, N_("a rich text file; save it as .docx, HTML or text") },
};

static const struct reader *reader_of(struct str name, struct str bytes)
{
    size_t i = 0, last = sizeof readers / sizeof readers[0] - 1;
    while (i < last && !readers[i]->sniff(name, bytes))
        i++;
    return readers[i];
}

int document_read(struct arena *a, struct str name, struct str bytes, struct document *out,
                  struct error *err)
{
    const char *origin = str_z(a, name);
    *out = (struct document){ .name = name, .bytes = bytes, .charset = "UTF-8" };
    if (bytes.n == 0)
        return error_set(err, QOQ_EINPUT, origin, 0, _("an empty file; a report was expected"));
    const struct reader *reader = reader_of(name, bytes);
    for (size_t i = 0; reader == &reader_text && i < sizeof refused / sizeof refused[0]; i++)
        if (str_starts(bytes, refused[i].magic))
            return error_set(err, QOQ_EINPUT, origin, 0, "%s", _(refused[i].advice));
    out->format = reader->name; /* a reader of several kinds says which it was */
    int code = reader->read(a, out, err);
    if (code == 0 && out->blocks.n == 0)
        return error_set(err, QOQ_EINPUT, origin, 0,
                         _("nothing but blanks; a report was expected"));
    return code;
}

/* Columns in which no cell begins belong to those before them. */
static void drop_unused(struct arena *a, struct grid *g)
{
    int columns = 0;
    for (size_t i = 0; i < g->cells.n; i++)
        columns = g->cells.v[i].column >= columns ? g->cells.v[i].column + 1 : columns;
    int *index = arena_array(a, (size_t)columns + 1, sizeof *index); /* of borders */
    for (size_t i = 0; i < g->cells.n; i++)
        index[g->cells.v[i].column + 1] = 1;
    for (int c = 0; c < columns; c++)
        index[c + 1] += index[c];
    for (size_t i = 0; i < g->cells.n; i++) {
        struct grid_cell *c = &g->cells.v[i];
        int end = c->column + c->columns;
        c->column = index[c->column];
        c->columns = index[end < columns ? end : columns] - c->column;
        g->tallest = c->rows > g->tallest ? c->rows : g->tallest;
    }
    g->columns = index[columns];
}

void document_add_grid(struct arena *a, struct document *doc, struct grid *g)
{
    struct str line;
    drop_unused(a, g);
    if (g->columns > 1) {
        struct block *b = list_push(a, &doc->blocks);
        b->type = BLOCK_GRID;
        b->grid = g;
        return;
    }
    for (size_t i = 0; i < g->cells.n; i++)
        for (struct str text = g->cells.v[i].text; str_next(&text, STR("\n"), &line);)
            document_add_para(a, doc, line, g->cells.v[i].line, 1);
}

void document_add_para(struct arena *a, struct document *doc, struct str text, long line, int gap)
{
    text = str_trim(text);
    if (text.n == 0)
        return;
    struct block *b = list_push(a, &doc->blocks);
    b->type = BLOCK_PARA;
    b->para = (struct para){ .text = text, .line = line, .gap = gap };
}

/* Index of the first cell in `row` or below. */
static size_t first_from(const struct grid *g, int row)
{
    size_t low = 0, high = g->cells.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (g->cells.v[middle].row < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct grid_cell *grid_at(const struct grid *g, int row, int column)
{
    size_t i = g->tallest ? first_from(g, row - g->tallest + 1) : 0;
    for (; i < g->cells.n && g->cells.v[i].row <= row; i++) {
        const struct grid_cell *c = &g->cells.v[i];
        if (row < c->row + c->rows && column >= c->column &&
            column < c->column + c->columns)
            return c;
    }
    return NULL;
}
