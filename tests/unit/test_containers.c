#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/file.h"
#include "tests/unit/lossless.h"
#include "tests/unit/zipped.h"

/* One report in all containers with tables gives the same tasks, and no word of it is lost. */

static struct arena *arena;
static struct document doc;
static struct error err;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new(64 << 20);
    err = (struct error){ 0 };
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* --- a grid, written again --- */

static void escape(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '<')
            buf_addz(b, "&lt;");
        else if (s.p[i] == '&')
            buf_addz(b, "&amp;");
        else
            buf_addc(b, s.p[i]);
    }
}

static struct str as_docx(const struct grid *g)
{
    struct buf b = { .arena = arena };
    buf_addz(&b, "<w:document xmlns:w='http://w'><w:body><w:tbl>");
    for (int row = 0; row < g->rows; row++) {
        buf_addz(&b, "<w:tr>");
        for (int column = 0; column < g->columns;) {
            const struct grid_cell *c = grid_at(g, row, column);
            struct str text = c && c->row == row ? c->text : STR_NULL, line;
            buf_addf(&b, "<w:tc><w:tcPr><w:gridSpan w:val='%d'/>%s</w:tcPr>", c ? c->columns : 1,
                     !c || c->rows < 2 ? "" : c->row == row ? "<w:vMerge w:val='restart'/>"
                                                            : "<w:vMerge/>");
            while (str_next(&text, STR("\n"), &line)) {
                buf_addz(&b, "<w:p><w:r><w:t>");
                escape(&b, line);
                buf_addz(&b, "</w:t></w:r></w:p>");
            }
            buf_addz(&b, "<w:p/></w:tc>");
            column += c ? c->columns : 1;
        }
        buf_addz(&b, "</w:tr>");
    }
    buf_addz(&b, "</w:tbl></w:body></w:document>");
    return zipped(arena, (struct part[]){ { "word/document.xml", buf_str(&b) }, { 0 } });
}

static struct str as_xlsx(const struct grid *g)
{
    struct buf b = { .arena = arena }, merges = { .arena = arena };
    buf_addz(&b, "<worksheet><sheetData>");
    for (size_t i = 0; i < g->cells.n; i++) {
        const struct grid_cell *c = &g->cells.v[i];
        if (i == 0 || g->cells.v[i - 1].row != c->row)
            buf_addf(&b, "%s<row r='%d'>", i ? "</row>" : "", c->row + 1);
        buf_addf(&b, "<c r='%c%d' t='inlineStr'><is><t>", 'A' + c->column, c->row + 1);
        escape(&b, c->text);
        buf_addz(&b, "</t></is></c>");
        if (c->rows > 1 || c->columns > 1)
            buf_addf(&merges, "<mergeCell ref='%c%d:%c%d'/>", 'A' + c->column, c->row + 1,
                     'A' + c->column + c->columns - 1, c->row + c->rows);
    }
    buf_addz(&b, "</row></sheetData><mergeCells>");
    buf_add(&b, buf_str(&merges));
    buf_addz(&b, "</mergeCells></worksheet>");
    return zipped(arena, (struct part[]){
        PART("xl/workbook.xml", "<workbook xmlns:r='http://r'><sheets><sheet name='Sheet1' "
                                "r:id='r1'/></sheets></workbook>"),
        PART("xl/_rels/workbook.xml.rels", RELATIONS(RELATION("r1", "worksheet", "a.xml"))),
        { "xl/a.xml", buf_str(&b) },
        { 0 },
    });
}

/* As programs write it: of merged cells the first, the others blank. */
static struct str as_csv(const struct grid *g)
{
    struct buf b = { .arena = arena };
    for (int row = 0; row < g->rows; row++)
        for (int column = 0; column < g->columns; column++) {
            const struct grid_cell *c = grid_at(g, row, column);
            bool begins = c && c->row == row && c->column == column;
            buf_addc(&b, '"');
            for (size_t i = 0; begins && i < c->text.n; i++)
                buf_addf(&b, c->text.p[i] == '"' ? "\"\"" : "%c", c->text.p[i]);
            buf_addz(&b, column + 1 < g->columns ? "\"," : "\"\r\n");
        }
    return buf_str(&b);
}

/* --- */

/* `merged`: also which cells are merged over items; a table parted by commas cannot tell. */
static void same_tasks(const struct report *a, const struct report *b, bool merged)
{
    assert_int_equal(a->tasks.n, b->tasks.n);
    for (size_t i = 0; i < a->tasks.n; i++) {
        const struct task *x = &a->tasks.v[i], *y = &b->tasks.v[i];
        assert_true(str_eq(x->no, y->no));
        assert_true(str_eq(x->title, y->title));
        assert_int_equal(x->owners.n, y->owners.n);
        assert_int_equal(x->items.n, y->items.n);
        for (size_t k = 0; k < x->items.n; k++) {
            assert_true(str_eq(x->items.v[k].title, y->items.v[k].title));
            assert_true(str_eq(x->items.v[k].progress, y->items.v[k].progress));
            assert_true(str_eq(x->items.v[k].issues, y->items.v[k].issues));
            assert_true(str_eq(x->items.v[k].next, y->items.v[k].next));
            assert_true(!merged || x->items.v[k].shared == y->items.v[k].shared);
        }
    }
}

static struct report tasks_of(const char *name, struct str bytes)
{
    struct report r = { 0 };
    size_t found;
    assert_int_equal(document_read(arena, str_from(name), bytes, &doc, &err), 0);
    assert_int_equal(grid_tasks(arena, &doc, NULL, &r, &found, &err), 0);
    assert_nothing_lost(arena, &doc, &r);
    return r;
}

static void test_same_report(void **state)
{
    (void)state;
    struct str bytes;
    if (!file_exists("samples/2024-q3.html"))
        skip();
    assert_int_equal(file_read(arena, "samples/2024-q3.html", 1 << 20, &bytes, &err), 0);
    struct report html = tasks_of("a.html", bytes);
    const struct grid *g = NULL;
    for (size_t i = 0; i < doc.blocks.n; i++)
        if (doc.blocks.v[i].type == BLOCK_GRID)
            g = doc.blocks.v[i].grid;
    assert_int_equal(html.tasks.n, 46);
    struct report docx = tasks_of("a.docx", as_docx(g)), xlsx = tasks_of("a.xlsx", as_xlsx(g));
    struct report csv = tasks_of("a.csv", as_csv(g)), unnamed = tasks_of("stdin", as_csv(g));
    assert_string_equal(doc.format, "csv");
    same_tasks(&html, &docx, true);
    same_tasks(&html, &xlsx, true);
    same_tasks(&html, &csv, false);
    same_tasks(&html, &unnamed, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_same_report, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
