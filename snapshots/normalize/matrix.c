/* matrix.c - wide tables of figures in plain text become grids again.
 *
 * Their headers have several rows, so that the cells above one another no longer say which column
 * they head. Two ways of writing are known: rows with bars, where blanks keep the places, and a
 * cell per paragraph, where every line of figures has the same shape and the header must fit it.
 */
#include <stdio.h>

#include "base/utf8.h"
#include "snapshots/normalize/grid.h"

enum { FEWEST_ROWS = 3, FEWEST_FIGURES = 3, MOST_COLUMNS = 48, LONGEST_CELL = 40, SHORT_NAME = 4 };

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

static void add_cell(struct arena *a, struct grid *g, const struct para *p, struct str text,
                     int row, int column)
{
    *list_push(a, &g->cells) = (struct grid_cell){
        .text = text, .row = row, .column = column, .rows = 1, .columns = 1, .line = p->line
    };
}

static const struct para *para_at(const struct document *doc, size_t i)
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
        add_cell(a, g, p, str_trim(cell), g->rows, column);
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
        for (to = from; (p = para_at(doc, to)) && bars_of(p->text) >= 3; to++)
            framed &= str_starts(p->text, STR("|"));
        for (size_t i = from; i < to; i++)
            add_bar_row(a, g, para_at(doc, i), framed);
        if (g->rows < FEWEST_ROWS || g->columns < 4 || g->columns > MOST_COLUMNS)
            continue;
        struct grid_header h = grid_header_find(a, g);
        if (h.columns && (h.measures.n || grid_unfold(a, g, &h) != g))
            return with_grid(a, doc, from, to, g);
    }
    return doc;
}

/* --- a cell per paragraph --- */

static bool is_figure(struct str s)
{
    bool digit = false;
    if (cell_is_empty(s))
        return true;
    for (size_t i = 0; i < s.n; i++) {
        digit |= s.p[i] >= '0' && s.p[i] <= '9';
        if (!strchr("0123456789.,%-+", s.p[i]))
            return false;
    }
    return digit;
}

static bool is_number(struct str s, size_t value)
{
    char digits[24];
    return str_is(s, (snprintf(digits, sizeof digits, "%zu", value), digits));
}

/* What every row looks like: a number, texts, figures, texts. */
struct shape {
    bool numbered;
    int left, figures, right;
};

static int width_of(const struct shape *s)
{
    return s->numbered + s->left + s->figures + s->right;
}

/* Paragraphs from `at` on that are figures, or are not; at most MOST_COLUMNS. */
static int count_run(const struct document *doc, size_t at, bool figures)
{
    int n = 0;
    const struct para *p;
    while (n < MOST_COLUMNS && (p = para_at(doc, at + (size_t)n)) &&
           is_figure(p->text) == figures && (figures || utf8_length(p->text) <= LONGEST_CELL))
        n++;
    return n;
}

/* The shape of the row that begins at `at`, by itself and by the one that begins behind it. */
static bool shape_at(const struct document *doc, size_t at, bool numbered, struct shape *s)
{
    *s = (struct shape){ .numbered = numbered };
    size_t next = at + numbered;
    s->left = count_run(doc, next, false);
    next += (size_t)s->left;
    s->figures = count_run(doc, next, true);
    next += (size_t)s->figures;
    if (!numbered) /* nothing behind the figures but the next row */
        return s->left == 1 && s->figures >= FEWEST_FIGURES;
    const struct para *last = para_at(doc, next - 1);
    if (s->left < 1 || s->left > 2 || s->figures < FEWEST_FIGURES)
        return false;
    if (last && is_number(last->text, 2)) { /* it is the next row's */
        s->figures--;
        return s->figures >= FEWEST_FIGURES;
    }
    s->right = count_run(doc, next, false);
    return s->right <= 2;
}

static bool row_fits(const struct document *doc, size_t at, const struct shape *s, size_t number)
{
    const struct para *p = para_at(doc, at);
    if (s->numbered && (!p || !is_number(p->text, number)))
        return false;
    for (int i = s->numbered; i < width_of(s); i++) {
        int text = i - s->numbered;
        bool figure = text >= s->left && text < s->left + s->figures;
        p = para_at(doc, at + (size_t)i);
        if (!p || is_figure(p->text) != figure || utf8_length(p->text) > LONGEST_CELL)
            return false;
    }
    return true;
}

/* The header's cells before the first row, the nearest first; what stands in brackets belongs to
 * the cell above it. */
static size_t header_cells(struct arena *a, const struct document *doc, size_t end,
                           struct grid_cell *out, size_t *start, size_t most)
{
    size_t n = 0;
    struct str behind = STR_NULL;
    const struct para *p;
    for (size_t at = end; at > 0 && n < most && (p = para_at(doc, at - 1)); at--) {
        struct str text = str_join(a, p->text, STR("\n"), behind);
        behind = STR_NULL;
        if (utf8_length(text) > LONGEST_CELL)
            break;
        if (str_starts(fold(a, text).text, STR("("))) {
            behind = text;
            continue;
        }
        out[n] = (struct grid_cell){ .text = text, .rows = 1, .columns = 1, .line = p->line };
        start[n++] = at - 1;
    }
    return n;
}

/* How a header may be laid over the columns. */
struct plan {
    int top, groups, right, depth; /* cells over all groups; groups; columns behind; rows */
};

static int period_of(const struct grid_cell *leaves, int n)
{
    for (int p = 1; p < n; p++) {
        bool same = n % p == 0;
        for (int i = p; i < n && same; i++)
            same = str_eq(leaves[i].text, leaves[i - p].text);
        if (same)
            return p;
    }
    return n;
}

static void put(struct arena *a, struct grid *g, struct grid_cell cell, int row, int column,
                int rows, int columns)
{
    cell.row = row;
    cell.column = column;
    cell.rows = rows;
    cell.columns = columns;
    *list_push(a, &g->cells) = cell;
}

/* Lays the cells out in the order they are written: row by row. */
static struct grid *lay_header(struct arena *a, const struct grid_cell *h, const struct shape *s,
                               const struct plan *plan)
{
    struct grid *g = arena_make(a, struct grid);
    int left = s->numbered + s->left, i = 0, wide = plan->groups ? s->figures / plan->groups : 0;
    g->rows = plan->depth;
    g->columns = left + s->figures + plan->right;
    for (int c = 0; c < left; c++)
        put(a, g, h[i++], 0, c, plan->depth, 1);
    if (plan->top)
        put(a, g, h[i++], 0, left, 1, s->figures);
    for (int k = 0; k < plan->groups && !plan->top; k++)
        put(a, g, h[i++], 0, left + k * wide, 1, wide);
    for (int c = 0; c < s->figures && plan->depth == 1; c++)
        put(a, g, h[i++], 0, left + c, 1, 1);
    for (int c = 0; c < plan->right; c++)
        put(a, g, h[i++], 0, left + s->figures + c, plan->depth, 1);
    for (int k = 0; k < plan->groups && plan->top; k++)
        put(a, g, h[i++], 1, left + k * wide, 1, wide);
    for (int c = 0; c < s->figures && plan->depth > 1; c++)
        put(a, g, h[i++], plan->depth - 1, left + c, 1, 1);
    return g;
}

/* True when the header names a task in its first columns and measures; rows with numbers need
 * 序号, rows without a name that is known (县区) or short (单位). */
static bool is_matrix(struct arena *a, const struct grid *g, const struct shape *s)
{
    struct grid_header h = grid_header_find(a, g);
    int title = 0, results = 0;
    if (!h.columns || h.end != g->rows || (s->numbered && h.columns[0].role != ROLE_NO))
        return false;
    for (int c = 0; c < h.count; c++) {
        struct str name = h.columns[c].header;
        bool known = s->numbered || header_role(name, NULL) == ROLE_TITLE ||
                     utf8_length(name) <= SHORT_NAME;
        title += h.columns[c].role == ROLE_TITLE && c < s->numbered + s->left && known;
        results += h.columns[c].role == ROLE_PROGRESS;
    }
    return title > 0 && (h.measures.n || (g->rows == 1 && results > 1));
}

/* The header that fits the rows' shape, or NULL; *from: its first block. */
static struct grid *find_header(struct arena *a, const struct document *doc, size_t first,
                                const struct shape *s, size_t *from)
{
    static const struct plan plans[] = {
        { 0, 0, 0, 1 }, { 0, 0, 1, 1 }, { 0, 1, 0, 2 },
        { 0, 1, 1, 2 }, { 1, 1, 0, 3 }, { 1, 1, 1, 3 },
    };
    struct grid_cell back[2 * MOST_COLUMNS], cells[2 * MOST_COLUMNS];
    size_t start[2 * MOST_COLUMNS], n = header_cells(a, doc, first, back, start, 2 * MOST_COLUMNS);
    for (size_t k = 0; k < sizeof plans / sizeof plans[0]; k++) {
        struct plan plan = plans[k];
        plan.right = plan.right > s->right ? plan.right : s->right;
        for (size_t i = 0; plan.groups && i < (size_t)s->figures && i < n; i++)
            cells[s->figures - 1 - (int)i] = back[i];
        if (plan.groups && n >= (size_t)s->figures)
            plan.groups = s->figures / period_of(cells, s->figures);
        size_t need = (size_t)(width_of(s) - s->right + plan.right + plan.top + plan.groups);
        if (need > n)
            continue;
        for (size_t i = 0; i < need; i++)
            cells[i] = back[need - 1 - i];
        struct grid *g = lay_header(a, cells, s, &plan);
        *from = start[need - 1];
        if (is_matrix(a, g, s))
            return g;
    }
    return NULL;
}

/* Adds the rows from `at` on, a total without a number too; the block behind them. */
static size_t add_rows(struct arena *a, struct grid *g, const struct document *doc, size_t at,
                       const struct shape *s)
{
    struct shape total = { false, 1, s->figures, 0 };
    for (size_t number = 1;; number++) {
        bool fits = row_fits(doc, at, s, number);
        if (!fits && !(s->numbered && row_fits(doc, at, &total, 0)))
            return at;
        int n = fits ? width_of(s) : width_of(&total), skip = fits ? 0 : s->numbered + s->left - 1;
        for (int i = 0; i < n; i++, at++)
            add_cell(a, g, para_at(doc, at), para_at(doc, at)->text, g->rows, skip + i);
        g->rows++;
    }
}

static size_t count_rows(const struct document *doc, size_t at, const struct shape *s)
{
    size_t n = 0;
    while (row_fits(doc, at + n * (size_t)width_of(s), s, n + 1))
        n++;
    return n;
}

static const struct document *from_paragraphs(struct arena *a, const struct document *doc)
{
    for (size_t at = 1; at < doc->blocks.n; at++) {
        const struct para *p = para_at(doc, at);
        bool numbered = p && is_number(p->text, 1);
        struct shape s;
        size_t from, rows;
        if (!p || (is_figure(p->text) && !numbered) || !shape_at(doc, at, numbered, &s) ||
            width_of(&s) > MOST_COLUMNS || (rows = count_rows(doc, at, &s)) < FEWEST_ROWS)
            continue;
        struct grid *g = find_header(a, doc, at, &s, &from);
        if (!g) {
            at += (rows - 1) * (size_t)width_of(&s);
            continue;
        }
        size_t to = add_rows(a, g, doc, at, &s);
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
    return found != doc ? found : from_paragraphs(a, doc);
}
