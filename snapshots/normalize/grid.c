/* Tables proper: from the grids of a document to its tasks. */
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/front.h"
#include "snapshots/normalize/grid.h"

#include "base/i18n.h"
#include "base/utf8.h"

enum { LONGEST_HEADING = 60 };

/* --- which grids hold tasks --- */

struct data_grid {
    const struct grid *grid;
    struct grid_header header; /* NULL columns: no tasks in it */
    bool goes_on;              /* without a header of its own, under that of the grid before */
};

LIST_TYPE(struct data_grids, struct data_grid);

/* Blank columns do not matter where two parts of one table are compared. */
static bool same_shape(const struct grid *a, const struct grid *b)
{
    return a->columns == b->columns && a->columns >= 3;
}

static int judge_grid(struct arena *a, const struct normalize_options *o, const struct grid *g,
                      const struct data_grid *before, struct data_grid *out, const char *origin,
                      struct error *err)
{
    bool given = o && o->columns.n;
    *out = (struct data_grid){ .grid = g };
    if (!given && front_is_metadata(a, g))
        return 0;
    out->header = grid_header_find(a, g);
    const struct grid *unfolded = g;
    if (out->header.columns && !given)
        unfolded = grid_unfold(a, g, &out->header);
    if (unfolded != g)
        *out = (struct data_grid){ .grid = unfolded, .header = grid_header_find(a, unfolded) };
    if (given && g->columns > 1) {
        struct grid_header found = out->header;
        if (!grid_header_given(a, o->columns, g->columns, &out->header))
            return error_set(err, QOQ_EUSAGE, origin, 0,
                             _("--columns %.*s names a column that is not known"),
                             STR_ARG(o->columns));
        out->header.first = found.first;
        out->header.end = found.columns ? found.end : 0;
    }
    if (out->header.columns && !given)
        grid_settle(a, out->grid, &out->header);
    if (!out->header.columns && before && before->header.columns && same_shape(g, before->grid)) {
        out->header = before->header;
        out->header.first = out->header.end = 0;
        out->goes_on = true;
    }
    return 0;
}

/* --- reading one --- */

/* Rows that carry a number of their own, as a share of all with a title. */
static bool is_numbered(struct arena *a, const struct grid *g, const struct grid_header *h)
{
    struct grid_row r = grid_row_start(a, g);
    while (grid_row_next(&r))
        for (int c = 0; c < h->count && r.row >= h->end; c++)
            if (h->columns[c].role == ROLE_NO && r.cell[c] && !cell_is_empty(r.cell[c]->text))
                return true;
    return false;
}

static void add_columns(struct arena *a, struct report *r, const struct grid_header *h)
{
    for (int c = 0; c < h->count; c++) {
        const struct grid_column *column = &h->columns[c];
        bool known = !column->header.n || (c > 0 && column[-1].group == column->group);
        for (size_t i = 0; i < r->columns.n && !known; i++)
            known = str_eq(r->columns.v[i].header, column->header);
        if (!known)
            *list_push(a, &r->columns) = (struct column){ column->role, column->header };
    }
}

static void read_grid(struct arena *a, struct report *r, const struct data_grid *d,
                      struct grid_reader *g)
{
    struct grid_header header = d->header, again;
    struct grid_row row = grid_row_start(a, d->grid);
    g->header = &header;
    g->numbered = is_numbered(a, d->grid, &header);
    if (!d->goes_on)
        add_columns(a, r, &header);
    while (grid_row_next(&row)) {
        if (row.row >= header.first && row.row < header.end)
            continue;
        if (row.row < header.first || grid_header_again(a, &row, &header))
            continue; /* the caption is front matter, or handled by the caller */
        if (grid_header_at(a, &row, &again)) {
            header = again; /* another table begins */
            grid_settle(a, d->grid, &header);
            g->numbered = is_numbered(a, d->grid, &header);
            g->tasks = r->tasks.n;
            g->group = STR_NULL;
            add_columns(a, r, &header);
            continue;
        }
        grid_read_row(g, &row);
    }
}

/* The caption of a table that is not the first: its last short line heads the tasks. */
static void read_caption(struct arena *a, struct grid_reader *g, const struct data_grid *d)
{
    struct grid_row row = grid_row_start(a, d->grid);
    while (grid_row_next(&row) && row.row < d->header.first) {
        struct str text = grid_row_text(a, &row);
        if (text.n && utf8_length(text) <= LONGEST_HEADING)
            grid_set_heading(g, text);
        else if (text.n)
            warn(a, g->report, WARN_UNPLACED, 0, 0, text);
    }
}

/* --- text around them --- */

/* 「- 3 -」, 「第3页 共5页」, 「(续表)」: of the page, not of the report. */
static bool is_page_mark(struct arena *a, struct str text)
{
    static const char *const marks[] = { "第", "共", "页", "续表", "续上表", "—", "–", "·" };
    struct str s = fold_key(a, text);
    bool any = false;
    for (size_t at = 0; at < s.n; any = true) {
        size_t n = strchr("0123456789-/(),.", s.p[at]) ? 1 : 0;
        for (size_t i = 0; !n && i < sizeof marks / sizeof *marks; i++)
            n = str_starts(str_after(s, at), str_from(marks[i])) ? strlen(marks[i]) : 0;
        if (!n)
            return false;
        at += n;
    }
    return any || str_is_blank(s);
}

static bool is_heading(struct arena *a, struct str text)
{
    return utf8_length(text) <= LONGEST_HEADING && !str_ends(text, STR("。")) &&
           !is_page_mark(a, text);
}

/* The lines between two tables: the name of a sheet, else the last short one heads the next, the
 * others are kept. */
static void read_between(struct arena *a, struct grid_reader *g, const struct document *doc,
                         size_t from, size_t to)
{
    size_t heading = to;
    for (size_t i = from; i < to; i++) {
        const struct para *p = &doc->blocks.v[i].para;
        bool sheet = heading < to && doc->blocks.v[heading].para.sheet;
        if (doc->blocks.v[i].type == BLOCK_PARA && (p->sheet || !sheet) &&
            (p->sheet || is_heading(a, p->text)) && (heading == to || p->text.p[0] != '('))
            heading = i;
    }
    for (size_t i = from; i < to; i++) {
        const struct block *b = &doc->blocks.v[i];
        if (b->type == BLOCK_GRID) {
            struct grid_row row = grid_row_start(a, b->grid);
            while (grid_row_next(&row)) {
                struct str text = grid_row_text(a, &row);
                if (text.n)
                    warn(a, g->report, WARN_UNPLACED, 0, 0, text);
            }
        } else if (i == heading) {
            grid_set_heading(g, b->para.text);
        } else {
            warn(a, g->report, WARN_UNPLACED, 0, b->para.line, b->para.text);
        }
    }
}

/* 「一、重点工作」 and 「滞后的2项是:」 right above the first table head its tasks, as does the name of its
 * sheet where there are several; they stay in the front matter. */
static void read_first_heading(struct grid_reader *g, const struct document *doc, size_t first)
{
    size_t sheets = 0, own = doc->blocks.n;
    for (size_t i = 0; i < doc->blocks.n; i++) {
        bool sheet = doc->blocks.v[i].type == BLOCK_PARA && doc->blocks.v[i].para.sheet;
        sheets += sheet;
        own = sheet && i < first ? i : own;
    }
    if (sheets > 1 && own < first) {
        grid_set_heading(g, doc->blocks.v[own].para.text);
        return;
    }
    const struct block *above = first > 0 ? &doc->blocks.v[first - 1] : NULL;
    if (!above || above->type != BLOCK_PARA)
        return;
    struct token t = { .text = above->para.text };
    flat_features(g->arena, &t);
    if (t.lead || (is_heading(g->arena, t.text) && grid_heading_depth(t.text) > 0))
        grid_set_heading(g, str_trim(str_after(t.text, t.lead_at)));
}

static void read_back(struct arena *a, struct report *r, const struct document *doc, size_t from)
{
    for (size_t i = from; i < doc->blocks.n; i++) {
        const struct block *b = &doc->blocks.v[i];
        if (b->type == BLOCK_PARA) {
            *list_push(a, &r->back) = b->para.text;
            continue;
        }
        struct grid_row row = grid_row_start(a, b->grid);
        while (grid_row_next(&row)) {
            struct str text = grid_row_text(a, &row);
            if (text.n)
                *list_push(a, &r->back) = text;
        }
    }
}

int grid_tasks(struct arena *a, const struct document *doc, const struct normalize_options *o,
               struct report *r, size_t *found, struct error *err)
{
    struct data_grids grids = { 0 };
    LIST(size_t) blocks = { 0 };
    *found = 0;
    for (size_t i = 0; i < doc->blocks.n; i++) {
        struct data_grid d;
        if (doc->blocks.v[i].type != BLOCK_GRID)
            continue;
        int code = judge_grid(a, o, doc->blocks.v[i].grid, grids.n ? &grids.v[grids.n - 1] : NULL,
                              &d, str_z(a, doc->name), err);
        if (code)
            return code;
        if (!d.header.columns)
            continue;
        *list_push(a, &grids) = d;
        *list_push(a, &blocks) = i;
    }
    if (grids.n == 0)
        return 0;
    front_matter(a, doc, blocks.v[0], false, r);
    struct grid_reader g = { .arena = a, .report = r };
    read_first_heading(&g, doc, blocks.v[0]);
    for (size_t i = 0; i < grids.n; i++) {
        if (i > 0)
            read_between(a, &g, doc, blocks.v[i - 1] + 1, blocks.v[i]);
        if (i > 0)
            read_caption(a, &g, &grids.v[i]);
        g.tasks = grids.v[i].goes_on ? g.tasks : r->tasks.n;
        g.group = grids.v[i].goes_on ? g.group : STR_NULL;
        read_grid(a, r, &grids.v[i], &g);
    }
    grid_end_headings(&g, 0);
    read_back(a, r, doc, blocks.v[grids.n - 1] + 1);
    *found = r->tasks.n;
    return 0;
}
