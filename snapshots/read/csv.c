/* Comma- and tab-separated tables (RFC 4180; `;` too): a line is a row, a quoted cell may hold
 * several. What stands in one cell over all columns is a paragraph around the table. */
#include "snapshots/read/charset.h"
#include "snapshots/read/read.h"

#include "base/utf8.h"

enum { LOOKED_AT = 4096 };

static bool sniff(struct str name, struct str bytes)
{
    static const char *const suffixes[] = { ".csv", ".tsv", ".CSV", ".TSV" };
    (void)bytes;
    for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++)
        if (str_ends(name, str_from(suffixes[i])))
            return true;
    return false;
}

/* The separator that stands most often outside of quotes in the head of the text. */
static char find_separator(struct str text)
{
    static const char candidates[] = { ',', '\t', ';' };
    size_t count[3] = { 0 }, best = 0;
    bool quoted = false;
    for (size_t i = 0; i < text.n && i < LOOKED_AT; i++) {
        quoted ^= text.p[i] == '"';
        for (size_t k = 0; k < 3 && !quoted; k++)
            count[k] += text.p[i] == candidates[k];
    }
    for (size_t k = 1; k < 3; k++)
        if (count[k] > count[best])
            best = k;
    return candidates[best];
}

/* Where a table is being read. */
struct csv {
    struct arena *arena;
    struct str rest;
    char separator;
    long line;
};

static void skip_line_end(struct csv *c)
{
    if (str_starts(c->rest, STR("\r\n")))
        c->rest = str_after(c->rest, 1);
    c->rest = str_after(c->rest, 1);
    c->line++;
}

/* The inside of a quoted cell; a quote without its partner takes the rest of the text. */
static void take_quoted(struct csv *c, struct buf *cell)
{
    size_t i = 1;
    for (; i < c->rest.n; i++) {
        if (c->rest.p[i] == '"' && !(i + 1 < c->rest.n && c->rest.p[i + 1] == '"')) {
            i++;
            break;
        }
        i += c->rest.p[i] == '"';
        c->line += c->rest.p[i] == '\n';
        if (c->rest.p[i] != '\r')
            buf_addc(cell, c->rest.p[i]);
    }
    c->rest = str_after(c->rest, i);
}

/* Takes a cell; true when it was the last of its row. */
static bool take_cell(struct csv *c, struct buf *cell)
{
    cell->n = 0;
    if (str_starts(c->rest, STR("\"")))
        take_quoted(c, cell);
    while (c->rest.n) {
        char next = c->rest.p[0];
        if (next == '\n' || next == '\r') {
            skip_line_end(c);
            return true;
        }
        c->rest = str_after(c->rest, 1);
        if (next == c->separator)
            return false;
        buf_addc(cell, next);
    }
    return true;
}

/* Lines without those that are blank, each trimmed; null when none is left. */
static struct str tidy(struct arena *a, struct str text)
{
    struct str line, all = STR_NULL;
    while (str_next(&text, STR("\n"), &line))
        if (!str_is_blank(line))
            all = str_join(a, all, STR("\n"), str_trim(line));
    return all.p ? str_copy(a, all) : STR_NULL;
}

static int read_csv(struct arena *a, struct document *doc, struct error *err)
{
    struct csv c = { .arena = a, .line = 1 };
    int code = charset_decode(a, doc, STR_NULL, &c.rest, err);
    if (code)
        return code;
    c.separator = find_separator(c.rest);
    struct grid *g = arena_make(a, struct grid);
    struct buf cell = { .arena = a };
    for (; c.rest.n; g->rows++) {
        bool last = false;
        for (int column = 0; !last; column++) {
            long line = c.line;
            last = take_cell(&c, &cell);
            struct str text = tidy(a, buf_str(&cell));
            struct grid_cell *filled = text.n || column == 0 ? list_push(a, &g->cells) : NULL;
            if (filled)
                *filled = (struct grid_cell){ text, g->rows, column, 1, 1, false, line };
        }
    }
    document_add_grid(a, doc, g);
    return 0;
}

const struct reader reader_csv = { "csv", sniff, read_csv };
