/* matrix_blanks.c - tables of figures with a line per row, whose cells are parted by blanks.
 *
 *     县区 新增就业(人) 新建公厕(座) 排名      a name holds no blanks
 *     责任单位:市人社局、市城管局              may stand between
 *     目标 完成 完成率(%) 目标 完成
 *     城东区 1000 900 90 10 8 1                empty cells are gone
 */
#include "base/utf8.h"
#include "snapshots/normalize/matrix.h"

enum { HEADER_LINES = 3, LONGEST_NAME = 40 };

static struct matrix_row split(struct arena *a, const struct para *p)
{
    struct matrix_row row = { arena_array(a, p->text.n / 2 + 2, sizeof *row.cell), 0 };
    size_t from = 0;
    for (size_t at = 0, before; at <= p->text.n;) {
        before = at;
        if (at < p->text.n && !utf8_is_space(utf8_next(p->text, &at)))
            continue;
        if (before > from) {
            row.cell[row.n] = (struct grid_cell){ .text = str_slice(p->text, from, before),
                                                  .rows = 1, .columns = 1, .line = p->line };
            row.cell[row.n].column = row.n;
            row.n++;
        }
        from = at;
        at += before == p->text.n;
    }
    return row;
}

/* A name, or a number and a name, and nothing but figures behind. */
static bool is_body(const struct matrix_row *row)
{
    int at = row->n > 1 && matrix_is_figure(row->cell[0].text), figures = 0;
    if (row->n > MOST_COLUMNS || row->n == 0 || matrix_is_figure(row->cell[at].text) ||
        utf8_length(row->cell[at].text) > LONGEST_NAME)
        return false;
    for (int k = at + 1; k < row->n; k++, figures++)
        if (!matrix_is_figure(row->cell[k].text))
            return false;
    return figures >= FEWEST_FIGURES;
}

/* Names of columns: several, short, none of them a figure or a sentence. */
static bool is_header(const struct matrix_row *row)
{
    for (int k = 0; k < row->n; k++)
        if (matrix_is_figure(row->cell[k].text) ||
            utf8_length(row->cell[k].text) > LONGEST_NAME)
            return false;
    return row->n >= FEWEST_FIGURES;
}

/* 「责任单位:市人社局、市城管局」 below what they answer for. */
static bool names_owners(const struct matrix_row *row)
{
    return row->n == 1 && owners_likeness(row->cell[0].text) >= 0.8;
}

/* Names of what is measured are followed by who answers for it, as they may be written. */
static void add_owners(struct arena *a, struct matrix_row *row, struct str owners)
{
    for (int k = 1; k < row->n; k++) {
        struct str *name = &row->cell[k].text;
        if (header_role(*name, NULL) == ROLE_NONE)
            *name = str_format(a, "%.*s(%.*s)", STR_ARG(*name), STR_ARG(owners));
    }
}

/* The lines of a header that ends before block `end`, the last first. Returns the first block. */
static size_t read_header(struct arena *a, const struct document *doc, size_t end,
                          struct matrix_rows *lines)
{
    struct str owners = STR_NULL;
    size_t from = end;
    const struct para *p;
    for (size_t at = end; at > 0 && lines->n < HEADER_LINES && (p = matrix_para(doc, at - 1));
         at--) {
        struct matrix_row row = split(a, p);
        if (lines->n && !owners.p && names_owners(&row)) {
            owners = row.cell[0].text;
            continue;
        }
        if (!is_header(&row))
            break;
        if (owners.p)
            add_owners(a, &row, owners);
        owners = STR_NULL;
        *list_push(a, lines) = row;
        from = at - 1;
    }
    return from;
}

size_t matrix_blanks_read(struct arena *a, const struct document *doc, size_t at,
                          struct matrix_rows *rows, size_t *from)
{
    struct matrix_rows body = { 0 }, head = { 0 };
    struct matrix_row row;
    const struct para *p;
    size_t end = at;
    *rows = (struct matrix_rows){ 0 };
    for (; (p = matrix_para(doc, end)) && (row = split(a, p), is_body(&row)); end++)
        *list_push(a, &body) = row;
    if (body.n < FEWEST_ROWS)
        return at;
    *from = read_header(a, doc, at, &head);
    for (size_t i = head.n; i-- > 0;)
        *list_push(a, rows) = head.v[i];
    for (size_t i = 0; i < body.n; i++)
        *list_push(a, rows) = body.v[i];
    return head.n ? end : at;
}
