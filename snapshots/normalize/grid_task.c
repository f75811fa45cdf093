/* Rows become tasks and items. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/grid.h"

enum { LONGEST_HEADING = 60, LONGEST_SUBTITLE = 80 };

/* The cells of one row by what they hold; of one role several may stand side by side. */
struct row_cell {
    const struct grid_cell *cell;
    const struct grid_column *column;
    enum role role;
    bool begins; /* in this row; else it comes from a row above */
};

LIST_TYPE(struct row_cells, struct row_cell);

/* --- what the cells of a row hold --- */

/* How many different cells stand in the columns of one group, and which of them this is. */
static int cells_in_group(const struct grid_row *r, const struct grid_header *h, int c, int *index)
{
    int n = 0;
    const struct grid_cell *before = NULL;
    for (int k = 0; k < h->count; k++) {
        if (h->columns[k].group != h->columns[c].group || !r->cell[k] || r->cell[k] == before)
            continue;
        before = r->cell[k];
        if (before == r->cell[c])
            *index = n;
        n++;
    }
    return n;
}

/* Where a header cell spans several columns, a row may part them: 「标题 | 子项」 under the task,
 * 「子项 | 进展」 under the progress. */
static enum role role_in_row(const struct grid_row *r, const struct grid_header *h, int c)
{
    int index = 0;
    enum role role = h->columns[c].role;
    int n = cells_in_group(r, h, c, &index);
    if (n < 2)
        return role;
    if (role == ROLE_TITLE)
        return index == 0 ? ROLE_TITLE : ROLE_SUBTITLE;
    bool narrative = role == ROLE_PROGRESS || role == ROLE_TARGET || role == ROLE_ISSUES ||
                     role == ROLE_NEXT;
    bool is_short = utf8_length(r->cell[c]->text) <= LONGEST_SUBTITLE;
    return narrative && index < n - 1 && is_short ? ROLE_SUBTITLE : role;
}

static struct row_cells cells_of_row(struct arena *a, const struct grid_row *r,
                                     const struct grid_header *h)
{
    struct row_cells cells = { 0 };
    for (int c = 0; c < h->count; c++) {
        const struct grid_cell *cell = r->cell[c];
        if (!cell || (c > 0 && r->cell[c - 1] == cell))
            continue;
        *list_push(a, &cells) = (struct row_cell){ cell, &h->columns[c], role_in_row(r, h, c),
                                                   cell->row == r->row };
    }
    return cells;
}

static const struct row_cell *first_of(const struct row_cells *cells, enum role role)
{
    for (size_t i = 0; i < cells->n; i++)
        if (cells->v[i].role == role)
            return &cells->v[i];
    return NULL;
}

static bool has_text(const struct row_cell *c)
{
    return c && !cell_is_empty(c->cell->text);
}

static bool begins_with_text(const struct row_cell *c)
{
    return has_text(c) && c->begins;
}

/* --- headings --- */

static bool is_han_number(uint32_t c)
{
    size_t at = 0;
    struct str digits = STR("一二三四五六七八九十百零〇");
    while (at < digits.n)
        if (utf8_next(digits, &at) == c)
            return true;
    return false;
}

/* 0: 第一部分, or no number at all; 1: 「一、」; 2: 「(一)」. */
int grid_heading_depth(struct str s)
{
    size_t at = 0;
    uint32_t c = s.n ? utf8_next(s, &at) : 0;
    bool bracket = c == '(' || c == 0xFF08;
    if (bracket && at < s.n)
        c = utf8_next(s, &at);
    if (!is_han_number(c))
        return 0;
    while (at < s.n && is_han_number(c))
        c = utf8_next(s, &at);
    if (bracket)
        return c == ')' || c == 0xFF09 ? 2 : 0;
    return c == 0x3001 || c == '.' || c == 0xFF0E || c == ' ' ? 1 : 0;
}

void grid_end_headings(struct grid_reader *g, int depth)
{
    for (int i = depth; i < 3; i++) {
        if (g->section[i].n && !g->used[i])
            warn(g->arena, g->report, WARN_UNPLACED, 0, 0, g->section[i]);
        g->section[i] = STR_NULL;
        g->used[i] = false;
    }
}

void grid_set_heading(struct grid_reader *g, struct str heading)
{
    int depth = grid_heading_depth(heading);
    struct token t = { .text = heading };
    if (depth == 0 && g->section[1].n) { /* 「滞后的2项是:」 judges a part of its chapter */
        flat_features(g->arena, &t);
        depth = t.lead ? 2 : 0;
    }
    grid_end_headings(g, depth);
    g->section[depth] = heading;
    g->group = STR_NULL;
}

/* The headings that stand over a row, the outermost first, joined by '/'. */
static struct str section_of(struct grid_reader *g, const struct row_cells *cells)
{
    struct str section = STR_NULL, group = STR_NULL;
    for (int i = 0; i < 3; i++)
        section = str_join(g->arena, section, STR("/"), g->section[i]);
    for (size_t i = 0; i < cells->n; i++)
        if (cells->v[i].role == ROLE_SECTION && has_text(&cells->v[i]))
            group = str_join(g->arena, group, STR("/"), str_trim(cells->v[i].cell->text));
    g->group = group.n ? group : g->group;
    return str_join(g->arena, section, STR("/"), g->group);
}

/* --- tasks --- */

static struct task *current(const struct grid_reader *g)
{
    return g->report->tasks.n > g->tasks ? &g->report->tasks.v[g->report->tasks.n - 1] : NULL;
}

/* Joins what stands in two cells of one kind. */
static void add_text(struct arena *a, struct str *to, struct str text)
{
    if (!cell_is_empty(text))
        *to = str_join(a, *to, STR("\n"), str_trim(text));
}

static void add_owners(struct grid_reader *g, struct task *t, const struct row_cell *c)
{
    size_t first = t->owners.n;
    struct str rest = owners_parse(g->arena, c->cell->text, t);
    owners_columns(g->arena, c->cell->text, g->report);
    for (size_t i = first; c->role == ROLE_SUPPORT && i < t->owners.n; i++)
        t->owners.v[i].lead = false;
    if (rest.n && c->begins)
        warn(g->arena, g->report, WARN_UNPLACED, t->seq, c->cell->line, rest);
    if (!c->begins)
        warn(g->arena, g->report, WARN_INHERITED, t->seq, c->cell->line,
             str_from(role_name(ROLE_OWNERS)));
}

static void collect_owners(struct grid_reader *g, struct task *t, const struct row_cells *cells,
                           bool new_task)
{
    for (int leads = 0; leads < 2; leads++)
        for (size_t i = 0; i < cells->n; i++) {
            const struct row_cell *c = &cells->v[i];
            bool owners = c->role == ROLE_OWNERS || c->role == ROLE_SUPPORT;
            if (!owners || !has_text(c) || (!c->begins && !new_task) || c->column->lead != leads)
                continue;
            if (leads)
                owners_lead(g->arena, c->cell->text, t);
            else
                add_owners(g, t, c);
        }
}

/* A title may carry its owners in brackets, where no column does. */
static void set_title(struct grid_reader *g, struct task *t, struct str text)
{
    struct str title, owners;
    t->title = str_trim(text);
    if (t->owners.n == 0 && owners_in_title(t->title, &title, &owners)) {
        struct str rest = owners_parse(g->arena, owners, t);
        owners_columns(g->arena, owners, g->report);
        t->title = title;
        if (rest.n)
            warn(g->arena, g->report, WARN_UNPLACED, t->seq, t->line, rest);
    }
}

static bool has_column(const struct grid_header *h, enum role role)
{
    for (int c = 0; c < h->count; c++)
        if (h->columns[c].role == role)
            return true;
    return false;
}

/* True when the row says something of that measure. */
static bool tells_of(const struct row_cells *cells, int measure)
{
    for (size_t i = 0; i < cells->n; i++)
        if (cells->v[i].column->measure == measure && has_text(&cells->v[i]))
            return true;
    return false;
}

/* True when the row goes on under a number or a name that spans it. */
static bool stays_in_group(const struct row_cells *cells)
{
    const struct row_cell *no = first_of(cells, ROLE_NO), *group = first_of(cells, ROLE_SECTION);
    return group && has_text(group) && !group->begins && (!no || !begins_with_text(no));
}

/* Where a table tells not which cells are merged (commas), a blank in a group is the office above
 * it: somebody always answers. */
static void inherit_owners(struct grid_reader *g, struct task *t, const struct task *above,
                           const struct row_cells *cells)
{
    if (t->owners.n || !above || !has_column(g->header, ROLE_OWNERS) || !stays_in_group(cells))
        return;
    for (size_t i = 0; i < above->owners.n; i++)
        *list_push(g->arena, &t->owners) = above->owners.v[i];
    if (t->owners.n)
        warn(g->arena, g->report, WARN_INHERITED, t->seq, t->line,
             str_from(role_name(ROLE_OWNERS)));
}

static struct task *new_task(struct grid_reader *g, const struct row_cells *cells)
{
    struct report *r = g->report;
    const struct row_cell *no = first_of(cells, ROLE_NO), *title = first_of(cells, ROLE_TITLE);
    struct task *above = current(g);
    struct str inherited = above && g->numbered ? above->no : STR_NULL;
    struct task *t = list_push(g->arena, &r->tasks);
    t->seq = (int)r->tasks.n;
    t->line = title ? title->cell->line : cells->n ? cells->v[0].cell->line : 0;
    t->section = section_of(g, cells);
    for (int i = 0; i < 3; i++)
        g->used[i] = true;
    t->no = has_text(no) ? str_trim(no->cell->text) : inherited;
    if (t->no.n && (!no || !no->begins || !has_text(no)))
        warn(g->arena, r, WARN_INHERITED, t->seq, t->line, str_from(role_name(ROLE_NO)));
    collect_owners(g, t, cells, true);
    for (size_t i = 0; i < g->header->measures.n; i++)
        if (tells_of(cells, (int)i + 1))
            owners_parse(g->arena, g->header->measures.v[i].owners, t);
    set_title(g, t, has_text(title) ? title->cell->text : STR(""));
    inherit_owners(g, t, t->seq > 1 && above ? t - 1 : NULL, cells);
    if (title && !title->begins && t->title.n)
        warn(g->arena, r, WARN_INHERITED, t->seq, t->line, str_from(role_name(ROLE_TITLE)));
    if (t->owners.n == 0 && has_column(g->header, ROLE_OWNERS))
        warn(g->arena, r, WARN_NO_OWNER, t->seq, t->line, STR_NULL);
    return t;
}

/* --- items --- */

static struct str *field_of(struct item *item, enum role role)
{
    switch (role) {
    case ROLE_SUBTITLE:
        return &item->title;
    case ROLE_PROGRESS:
        return &item->progress;
    case ROLE_ISSUES:
        return &item->issues;
    case ROLE_NEXT:
        return &item->next;
    case ROLE_TARGET:
        return &item->target;
    default:
        return NULL;
    }
}

static bool is_of_item(enum role role)
{
    return role != ROLE_NO && role != ROLE_TITLE && role != ROLE_OWNERS && role != ROLE_SUPPORT &&
           role != ROLE_SECTION;
}

static void add_cell(struct grid_reader *g, struct task *t, struct item *item,
                     const struct row_cell *c, bool alone)
{
    if (!is_of_item(c->role) || !begins_with_text(c))
        return;
    struct str *field = field_of(item, c->role);
    if (field && !(g->header->turns && c->role == ROLE_PROGRESS)) {
        add_text(g->arena, field, c->cell->text);
    } else {
        struct extra *e = list_push(g->arena, &item->extras);
        *e = (struct extra){ c->role, c->column->header, str_trim(c->cell->text) };
    }
    if (c->cell->rows < 2 || alone)
        return;
    item->shared |= 1u << c->role;
    warn(g->arena, g->report, WARN_MERGED_CELL, t->seq, c->cell->line,
         str_from(role_name(c->role)));
}

/* True when all cells of the row that say something are as high as each other: nothing is merged
 * over others, the table just was drawn so. */
static bool same_height(const struct row_cells *cells)
{
    int rows = 0;
    for (size_t i = 0; i < cells->n; i++) {
        if (rows && cells->v[i].cell->rows != rows)
            return false;
        rows = cells->v[i].cell->rows;
    }
    return true;
}

/* An item for each measure of a matrix that the row tells something of. */
static void add_measures(struct grid_reader *g, struct task *t, const struct row_cells *cells)
{
    for (size_t m = 1; m <= g->header->measures.n; m++) {
        struct item *item = NULL;
        for (size_t i = 0; i < cells->n; i++) {
            const struct row_cell *c = &cells->v[i];
            if (c->column->measure != (int)m || !begins_with_text(c))
                continue;
            if (!item) {
                item = list_push(g->arena, &t->items);
                item->title = g->header->measures.v[m - 1].name;
            }
            add_cell(g, t, item, c, true);
        }
    }
}

static void add_item(struct grid_reader *g, struct task *t, const struct row_cells *cells)
{
    size_t first = t->items.n;
    bool alone = same_height(cells);
    add_measures(g, t, cells);
    if (t->items.n == first)
        list_push(g->arena, &t->items);
    for (size_t i = 0; i < cells->n; i++)
        if (cells->v[i].column->measure == 0)
            add_cell(g, t, &t->items.v[first], &cells->v[i], alone);
}

/* A row that goes on with the one above it, as behind a page break. A group that begins there has
 * no task. */
static void continue_item(struct grid_reader *g, struct task *t, const struct row_cells *cells)
{
    struct item *item = &t->items.v[t->items.n - 1];
    for (size_t i = 0; i < cells->n; i++) {
        const struct row_cell *c = &cells->v[i];
        add_cell(g, t, item, c, true);
        if (c->role == ROLE_SECTION && begins_with_text(c))
            warn(g->arena, g->report, WARN_UNPLACED, 0, c->cell->line, c->cell->text);
    }
}

/* --- rows --- */

bool grid_word_starts(struct arena *a, struct str text, const char *class)
{
    const struct table *t = table_get("rows");
    text = fold(a, text).text;
    for (size_t i = 0; i < t->n; i++)
        if (str_is(t->v[i].cell[1], class) && str_starts(text, t->v[i].cell[0]))
            return true;
    return false;
}

bool grid_sums_up(struct arena *a, struct str text)
{
    const struct table *t = table_get("rows");
    struct str key = fold_key(a, text), bare = key;
    bare.n -= str_ends(key, STR(")"));
    for (size_t i = 0; i < t->n; i++) {
        struct str word = t->v[i].cell[0], class = t->v[i].cell[1];
        if ((str_is(class, "sum") && str_ends(bare, word)) ||
            (str_is(class, "total") && str_eq(key, word)))
            return true;
    }
    return false;
}

/* A row that speaks about the table: 「填表人:张三 | 联系电话:…」. */
static bool is_note(struct arena *a, const struct row_cells *cells)
{
    for (size_t i = 0; i < cells->n; i++)
        if (has_text(&cells->v[i]))
            return cells->v[i].begins && grid_word_starts(a, cells->v[i].cell->text, "note");
    return false;
}

/* A row with a single text that is no task: a heading, a note. True when it was one. */
static bool read_lonely_row(struct grid_reader *g, const struct grid_row *r,
                            const struct row_cells *cells)
{
    const struct row_cell *only = NULL;
    for (size_t i = 0; i < cells->n; i++) {
        if (!cells->v[i].begins)
            return false;
        if (str_is_blank(cells->v[i].cell->text))
            continue;
        if (only)
            return false;
        only = &cells->v[i];
    }
    if (!only)
        return true; /* nothing in it at all */
    struct str text = str_trim(only->cell->text);
    bool wide = only->cell->columns * 2 > r->grid->columns;
    if (!wide && only->role != ROLE_NO && only->cell->column != 0 && grid_heading_depth(text) == 0)
        return false;
    bool note = grid_word_starts(g->arena, text, "note") || utf8_length(text) > LONGEST_HEADING;
    if (only->role == ROLE_NO && utf8_length(text) == text.n)
        warn(g->arena, g->report, WARN_CUT_ROW, 0, only->cell->line, text);
    else if (note)
        warn(g->arena, g->report, WARN_UNPLACED, 0, only->cell->line, text);
    else
        grid_set_heading(g, text);
    return true;
}

static bool is_total(struct arena *a, const struct row_cells *cells)
{
    const struct row_cell *title = first_of(cells, ROLE_TITLE);
    for (size_t i = 0; i < cells->n; i++) {
        if (!has_text(&cells->v[i]))
            continue;
        return grid_sums_up(a, cells->v[i].cell->text) ||
               (title && has_text(title) && grid_sums_up(a, title->cell->text));
    }
    return false;
}

/* 「一、交通(小计) | 128000 | 41000」 between numbered rows: a heading with the sums of its tasks. */
static bool is_chapter(const struct grid_reader *g, const struct row_cell *no,
                       const struct row_cell *title)
{
    return begins_with_text(title) && !begins_with_text(no) &&
           grid_heading_depth(str_trim(title->cell->text)) > 0 &&
           (g->numbered || grid_sums_up(g->arena, title->cell->text));
}

void grid_read_row(struct grid_reader *g, const struct grid_row *r)
{
    struct row_cells cells = cells_of_row(g->arena, r, g->header);
    if (read_lonely_row(g, r, &cells))
        return;
    if (is_note(g->arena, &cells)) {
        warn(g->arena, g->report, WARN_UNPLACED, 0, cells.v[0].cell->line,
             grid_row_text(g->arena, r));
        return;
    }
    const struct row_cell *no = first_of(&cells, ROLE_NO), *title = first_of(&cells, ROLE_TITLE);
    if (is_chapter(g, no, title)) {
        grid_set_heading(g, str_trim(title->cell->text));
        warn(g->arena, g->report, WARN_AGGREGATE, 0, title->cell->line,
             grid_row_text(g->arena, r));
        return;
    }
    if (is_total(g->arena, &cells)) {
        warn(g->arena, g->report, WARN_AGGREGATE, 0, cells.v[0].cell->line,
             grid_row_text(g->arena, r));
        return;
    }
    struct task *t = current(g);
    if (!t || begins_with_text(title) || begins_with_text(no)) {
        t = new_task(g, &cells);
        add_item(g, t, &cells);
        return;
    }
    collect_owners(g, t, &cells, false);
    if ((title && !title->begins) || begins_with_text(first_of(&cells, ROLE_SUBTITLE)))
        add_item(g, t, &cells);
    else
        continue_item(g, t, &cells);
}
