/* test.h - what tests share: cmocka, and an arena and an error that are new for each of them. A file
 * with more to set up defines SET_UP, the name of a function that calls set_up_arena(), before. */
#ifndef QOQ_TESTS_UNIT_TEST_H
#define QOQ_TESTS_UNIT_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/error.h"

static struct arena *arena;
static struct error err;

static inline int set_up_arena(void **state)
{
    (void)state;
    arena = arena_new((size_t)1 << 30);
    err = (struct error){ 0 };
    return arena ? 0 : -1;
}

static inline int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

#ifndef SET_UP
#define SET_UP set_up_arena
#endif

#define TEST(name) cmocka_unit_test_setup_teardown(name, SET_UP, tear_down)

#endif
