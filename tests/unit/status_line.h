/* status_line.h - the statuses of a page's tasks, in their order. */
#ifndef QOQ_TESTS_UNIT_STATUS_LINE_H
#define QOQ_TESTS_UNIT_STATUS_LINE_H

#include "snapshots/parse.h"
#include "tests/unit/page.h"

static inline void statuses_are(struct str page, const char *wanted)
{
    struct parse_options options = { .series = STR_NULL };
    struct report r = { 0 };
    struct buf b = { .arena = arena };
    assert_int_equal(parse_report(arena, STR("page.txt"), page, &options, &r, &err), 0);
    for (size_t i = 0; i < r.tasks.n; i++)
        buf_addf(&b, "%s%s", i ? " " : "", status_name(r.tasks.v[i].status));
    assert_string_equal(str_z(arena, buf_str(&b)), wanted);
}

#endif
