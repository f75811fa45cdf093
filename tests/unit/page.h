/* page.h - what tests that read pages share: an arena for each test, a document, its report. */
#ifndef QOQ_TESTS_UNIT_PAGE_H
#define QOQ_TESTS_UNIT_PAGE_H

#include <stdio.h>

#include "base/utf8.h"
#include "snapshots/normalize/parts.h"

#define SET_UP set_up_page
#include "tests/unit/test.h"

static struct document doc;
static struct report report;

static inline int set_up_page(void **state)
{
    doc = (struct document){ 0 };
    report = (struct report){ 0 };
    return set_up_arena(state);
}

/* wanted NULL: nothing. */
static inline void text_is(struct str s, const char *wanted)
{
    if (wanted ? !str_is(s, wanted) : s.n != 0)
        print_error("[%.*s], not [%s]\n", STR_ARG(s), wanted ? wanted : "null");
    assert_true(wanted ? str_is(s, wanted) : s.n == 0);
}

#endif
