/* pair.h - two reports of one year, by hand, to be compared: of June and of September. */
#ifndef QOQ_TESTS_UNIT_PAIR_H
#define QOQ_TESTS_UNIT_PAIR_H

#ifndef SET_UP
#define SET_UP set_up_pair
#endif
#include "tests/unit/build.h"
#include "tests/unit/test.h"

static struct report from, to;

static inline int set_up_pair(void **state)
{
    build_report(&from, 2024, 6);
    build_report(&to, 2024, 9);
    return set_up_arena(state);
}

#endif
