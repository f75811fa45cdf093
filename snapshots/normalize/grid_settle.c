/* grid_settle.c - what columns are by what their rows show: names that stand over several rows,
 * results, and verdicts. */
#include "base/fold.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/grid.h"
#include "snapshots/normalize/group.h"
#include "snapshots/normalize/result.h"

enum { ROWS_LOOKED_AT = 80 };

/* The header's cells, one for each group of columns: their roles and texts; how many. */
static int roles_of(const struct grid_header *h, enum role *roles, struct str *headers)
{
    int n = 0;
    for (int c = 0; c < h->count; c++) {
        int group = h->columns[c].group;
        if (group >= HEADER_CELLS_MOST || (c > 0 && h->columns[c - 1].group == group))
            continue;
        roles[group] = h->columns[c].role;
        headers[group] = h->columns[c].header;
        n = group + 1;
    }
    return n;
}

static int column_of(const struct grid_header *h, int group)
{
    int c = 0;
    while (h->columns[c].group != group)
        c++;
    return c;
}

static bool has_text(const struct grid_cell *cell)
{
    return cell && !cell_is_empty(cell->text);
}

/* What the rows of the table say; those that name nothing in the task's column are left out. */
static struct group_evidence look_at(struct arena *a, const struct grid *g,
                                     const struct grid_header *h, int name, int task)
{
    struct group_evidence e = { 0 };
    struct grid_row r = grid_row_start(a, g);
    struct str last = STR_NULL;
    bool named = false;
    while (grid_row_next(&r) && r.row < h->end + ROWS_LOOKED_AT) {
        const struct grid_cell *n = r.cell[name], *t = r.cell[task];
        if (r.row < h->end || !has_text(t) || t->row < r.row || n == t)
            continue;
        bool begins = has_text(n) && n->row == r.row;
        bool again = begins && last.n && str_eq(str_trim(n->text), last);
        named |= begins;
        if (begins && !again)
            group_add_name(a, &e, n->text);
        if (named)
            group_add_task(a, &e, t->text, !begins || again);
        last = begins ? str_trim(n->text) : last;
    }
    return e;
}

/* No header says what was done: its cells may. */
static void settle_result(struct arena *a, const struct grid *g, struct grid_header *h)
{
    enum role roles[HEADER_CELLS_MOST] = { ROLE_NONE };
    struct str headers[HEADER_CELLS_MOST] = { STR_NULL };
    struct result_evidence e = { 0 };
    int n = roles_of(h, roles, headers);
    int result = h->measures.n ? -1 : result_column(roles, headers, n);
    if (result < 0)
        return;
    struct grid_row r = grid_row_start(a, g);
    int column = column_of(h, result);
    while (grid_row_next(&r) && r.row < h->end + ROWS_LOOKED_AT)
        if (r.row >= h->end && has_text(r.cell[column]) && r.cell[column]->row == r.row)
            result_add(a, &e, r.cell[column]->text);
    for (int c = 0; c < h->count && result_tells(&e); c++)
        if (h->columns[c].group == result)
            h->columns[c].role = ROLE_PROGRESS;
}

static void settle_groups(struct arena *a, const struct grid *g, struct grid_header *h)
{
    enum role roles[HEADER_CELLS_MOST] = { ROLE_NONE };
    struct str headers[HEADER_CELLS_MOST] = { STR_NULL };
    struct group_columns c;
    int n = roles_of(h, roles, headers);
    if (h->measures.n || !group_columns_find(roles, headers, n, &c))
        return;
    struct group_evidence e = look_at(a, g, h, column_of(h, c.name), column_of(h, c.task));
    if (!group_turns(&e, &c))
        return;
    group_columns_turn(&c, roles);
    for (int i = 0; i < h->count; i++)
        if (h->columns[i].group == c.name || h->columns[i].group == c.task)
            h->columns[i].role = roles[h->columns[i].group];
}

/* True when nearly all cells of the column are verdicts, and there are several. */
static bool holds_verdicts(struct arena *a, const struct grid *g, const struct grid_header *h,
                           int c)
{
    struct grid_row r = grid_row_start(a, g);
    size_t texts = 0, verdicts = 0;
    while (grid_row_next(&r) && r.row < h->end + ROWS_LOOKED_AT) {
        const struct grid_cell *cell = r.cell[c];
        if (r.row < h->end || !has_text(cell) || cell->row < r.row)
            continue;
        texts++;
        verdicts += flat_verdict(fold(a, cell->text).text) >= FLAT_VERDICT;
    }
    return verdicts >= 2 && verdicts * 10 >= texts * 9;
}

/* 「工作进展 | 完成情况」: of two columns that tell what was done, one that holds nothing but verdicts
 * is the status. */
static void settle_verdicts(struct arena *a, const struct grid *g, struct grid_header *h)
{
    int told = 0;
    for (int c = 0; c < h->count; c++)
        told += h->columns[c].role == ROLE_PROGRESS;
    for (int c = 0; c < h->count && told > 1; c++)
        if (h->columns[c].role == ROLE_PROGRESS && holds_verdicts(a, g, h, c)) {
            h->columns[c].role = ROLE_STATUS;
            told--;
        }
}

void grid_settle(struct arena *a, const struct grid *g, struct grid_header *h)
{
    settle_result(a, g, h);
    settle_groups(a, g, h);
    settle_verdicts(a, g, h);
}
