/* blocks.h - a document as a reader gives it, and what its blocks should be; for tests of readers. */
#ifndef QOQ_TESTS_UNIT_BLOCKS_H
#define QOQ_TESTS_UNIT_BLOCKS_H

#include "snapshots/read/read.h"
#include "tests/unit/test.h"

static struct document doc;

static inline void para_is(size_t i, const char *text)
{
    assert_true(i < doc.blocks.n);
    assert_int_equal(doc.blocks.v[i].type, BLOCK_PARA);
    assert_string_equal(str_z(arena, doc.blocks.v[i].para.text), text);
}

static inline void para_at(size_t i, const char *text, long line)
{
    para_is(i, text);
    assert_int_equal(doc.blocks.v[i].para.line, line);
}

static inline const struct grid_cell *cell_is(size_t block, int row, int column, const char *text,
                                              int rows, int columns)
{
    assert_true(block < doc.blocks.n);
    assert_int_equal(doc.blocks.v[block].type, BLOCK_GRID);
    const struct grid_cell *c = grid_at(doc.blocks.v[block].grid, row, column);
    assert_non_null(c);
    assert_string_equal(str_z(arena, c->text), text);
    assert_int_equal(c->rows, rows);
    assert_int_equal(c->columns, columns);
    return c;
}

/* Reading failed with this code, and for this reason. */
static inline void refused(int code, int wanted, const char *says)
{
    if (code != wanted || !strstr(err.text, says))
        print_error("%d [%s]\n", code, err.text);
    assert_int_equal(code, wanted);
    assert_non_null(strstr(err.text, says));
}

#endif
