/* page.h - what tests that read pages share: an arena for each test, a document, its report. */
#ifndef QOQ_TESTS_UNIT_PAGE_H
#define QOQ_TESTS_UNIT_PAGE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "snapshots/normalize/parts.h"

static struct arena *arena;
static struct document doc;
static struct report report;
static struct error err;

static inline int set_up(void **state)
{
    (void)state;
    arena = arena_new((size_t)1 << 30);
    doc = (struct document){ 0 };
    report = (struct report){ 0 };
    err = (struct error){ 0 };
    return arena ? 0 : -1;
}

static inline int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* wanted NULL: nothing. */
static inline void text_is(struct str s, const char *wanted)
{
    if (wanted ? !str_is(s, wanted) : s.n != 0)
        print_error("[%.*s], not [%s]\n", STR_ARG(s), wanted ? wanted : "null");
    assert_true(wanted ? str_is(s, wanted) : s.n == 0);
}

#endif
