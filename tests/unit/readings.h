/* readings.h - what is told of a title and its progress cell, case by case: for tests of extract/. */
#ifndef QOQ_TESTS_UNIT_READINGS_H
#define QOQ_TESTS_UNIT_READINGS_H

#include "tests/unit/extracted.h"
#include "tests/unit/test.h"

struct reading {
    const char *title, *progress, *expected;
};

/* tell: what extract_report() made of the only task, in a line. */
static inline void readings_are(const struct reading *cases, size_t n,
                                struct str (*tell)(struct report *r))
{
    for (size_t i = 0; i < n; i++) {
        struct report r;
        extracted_task(arena, &r, cases[i].title, cases[i].progress);
        struct str got = tell(&r);
        if (!str_is(got, cases[i].expected))
            fail_msg("%s | %s\n  expected %s\n  got      %.*s", cases[i].title,
                     cases[i].progress, cases[i].expected, STR_ARG(got));
    }
}

#endif
