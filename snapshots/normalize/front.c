/* Everything around the tables: the facts a page states of itself, and the lines they stand in. */
#include "snapshots/normalize/front.h"

#include "base/utf8.h"
#include "snapshots/normalize/grid.h"

/* Short cells behind the first line of a table: its header, where a title names no period. */
enum { HEADER_CELLS = 12, HEADER_ROWS = 3, LONGEST_OFFICE = 24 };

/* --- lines --- */

/* True when a line is the value of the label that stands alone above it: a date, a number. */
static bool is_value_of(const struct front *f, const struct front_pair *above, struct str text)
{
    if (above->value.n)
        return false;
    if (above->field == FIELD_PUBLISHED)
        return front_date(f->arena, text).p != NULL;
    if (above->field == FIELD_PUBLISHER)
        return utf8_length(text) <= LONGEST_OFFICE && owners_likeness(text) >= 0.6;
    return above->field == FIELD_INDEX && utf8_length(text) == text.n;
}

static void add_line(struct front *f, struct str text, long line)
{
    bool after_label = f->lines.n && f->lines.v[f->lines.n - 1].labelled && f->pairs.n;
    struct front_pair above = after_label ? f->pairs.v[f->pairs.n - 1] : (struct front_pair){ 0 };
    bool labelled = front_labels(f, text);
    if (!labelled && after_label && is_value_of(f, &above, text)) {
        f->pairs.v[f->pairs.n - 1].value = text;
        labelled = true;
    }
    *list_push(f->arena, &f->lines) = (struct front_line){ text, line, labelled };
    *list_push(f->arena, &f->report->front) = text;
}

/* A table of metadata: its rows are read like lines with bars. */
static void add_grid(struct front *f, const struct grid *g)
{
    struct buf row = { .arena = f->arena };
    for (size_t i = 0; i < g->cells.n; i++) {
        const struct grid_cell *c = &g->cells.v[i];
        if (c->text.n) {
            if (row.n)
                buf_addz(&row, " | ");
            buf_add(&row, c->text);
        }
        if (i + 1 < g->cells.n && g->cells.v[i + 1].row == c->row)
            continue;
        if (row.n)
            add_line(f, str_copy(f->arena, buf_str(&row)), c->line);
        row.n = 0;
    }
}

/* The rows of the first table of data that stand above its header: its caption, its unit. */
static void add_caption(struct front *f, const struct grid *g)
{
    struct grid_header h = grid_header_find(f->arena, g);
    struct grid_row row = grid_row_start(f->arena, g);
    while (grid_row_next(&row) && row.row < h.first) {
        struct str text = grid_row_text(f->arena, &row), line;
        while (str_next(&text, STR("\n"), &line))
            if (!str_is_blank(line))
                add_line(f, line, row.cell[0] ? row.cell[0]->line : 0);
    }
}

static void collect_lines(struct front *f, size_t first)
{
    for (size_t i = 0; i < first && i < f->doc->blocks.n; i++) {
        const struct block *b = &f->doc->blocks.v[i];
        if (b->type == BLOCK_GRID)
            add_grid(f, b->grid);
        else
            add_line(f, b->para.text, b->para.line);
    }
    if (first < f->doc->blocks.n && f->doc->blocks.v[first].type == BLOCK_GRID)
        add_caption(f, f->doc->blocks.v[first].grid);
}

/* Cells of a row that has bars, 「序号 | 任务 | 进展 |」, are headers of their own. */
static void add_header(struct front *f, struct str text)
{
    struct str cell;
    while (str_next(&text, STR("|"), &cell))
        if (header_role(str_trim(cell), NULL) != ROLE_NONE)
            *list_push(f->arena, &f->headers) = str_trim(cell);
}

static void collect_headers(struct front *f, size_t first)
{
    const struct document *doc = f->doc;
    for (size_t i = first; i < doc->blocks.n && i < first + HEADER_CELLS; i++) {
        const struct block *b = &doc->blocks.v[i];
        if (b->type == BLOCK_PARA)
            add_header(f, b->para.text);
        for (size_t k = 0; b->type == BLOCK_GRID && k < b->grid->cells.n; k++)
            if (b->grid->cells.v[k].row < HEADER_ROWS)
                add_header(f, b->grid->cells.v[k].text);
        if (b->type == BLOCK_GRID)
            break;
    }
}

/* --- */

void front_matter(struct arena *a, const struct document *doc, size_t first, bool prose,
                  struct report *r)
{
    struct front f = { .arena = a, .doc = doc, .report = r };
    collect_lines(&f, first);
    for (size_t i = first; prose && i < doc->blocks.n; i++)
        if (doc->blocks.v[i].type == BLOCK_PARA)
            *list_push(a, &f.told) = doc->blocks.v[i].para.text;
    front_metas(&f);
    collect_headers(&f, first);
    struct str title = front_title(&f);
    r->title = title;
    r->publisher = front_value(&f, FIELD_PUBLISHER);
    r->index_no = front_value(&f, FIELD_INDEX);
    r->published = front_date(a, front_value(&f, FIELD_PUBLISHED));
    r->place = front_place(&f, first, title, r->publisher);
    front_period(&f, title);
    if (doc->misdeclared.n)
        warn(a, r, WARN_CHARSET, 0, 0,
             str_format(a, "%.*s, %s", STR_ARG(doc->misdeclared), doc->charset));
    if (doc->broken)
        warn(a, r, WARN_BROKEN, 0, 0, str_format(a, "%zu", doc->broken));
}
