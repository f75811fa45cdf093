#include "base/file.h"
#include "tests/unit/lossless.h"
#include "tests/unit/test.h"
#include "tests/unit/written.h"

/* One report in all containers with tables gives the same tasks, and no word of it is lost. */

static struct document doc;

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
    struct report docx = tasks_of("a.docx", written_docx(arena, g)), xlsx = tasks_of("a.xlsx", written_xlsx(arena, g));
    struct report csv = tasks_of("a.csv", written_csv(arena, g)), unnamed = tasks_of("stdin", written_csv(arena, g));
    assert_string_equal(doc.format, "csv");
    same_tasks(&html, &docx, true);
    same_tasks(&html, &xlsx, true);
    same_tasks(&html, &csv, false);
    same_tasks(&html, &unnamed, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_same_report),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
