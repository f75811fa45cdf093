/* Work in child processes: every thing is done once, whatever happens to a child. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/spread.h"

enum { THINGS = 200 };

struct seen {
    int taken[THINGS], nulls;
    size_t bytes;
    size_t stop_at;
};

/* The thing's number, and so many bytes behind it; 13 crashes, 17 is killed, 21 finds nothing. */
static struct str work(void *arg, struct arena *a, size_t i)
{
    (void)arg;
    if (i == 13)
        raise(SIGKILL);
    if (i == 17)
        _exit(7);
    if (i == 21)
        return STR_NULL;
    size_t n = sizeof i + i * 1000;
    char *p = arena_alloc(a, n);
    memcpy(p, &i, sizeof i);
    memset(p + sizeof i, 'x', i * 1000);
    return (struct str){ p, n };
}

static int take(void *arg, size_t i, struct str result, struct error *err)
{
    struct seen *s = arg;
    s->taken[i]++;
    s->nulls += result.p == NULL;
    if (result.p) {
        size_t told;
        memcpy(&told, result.p, sizeof told);
        assert_int_equal(told, i);
        assert_int_equal(result.n, sizeof i + i * 1000);
    }
    return i == s->stop_at ? error_set(err, QOQ_EIO, NULL, 0, "stop") : 0;
}

static void spread_all(int jobs)
{
    struct seen s = { .stop_at = THINGS };
    struct spread how = { work, take, &s, 1 << 20 };
    struct error err = { 0 };
    assert_int_equal(spread_run(&how, THINGS, jobs, &err), 0);
    for (size_t i = 0; i < THINGS; i++)
        assert_int_equal(s.taken[i], 1);
    assert_int_equal(s.nulls, 3);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* no child is left */
}

static void each_thing_is_done_once(void **state)
{
    (void)state;
    spread_all(1);
    spread_all(3);
    spread_all(500);
}

static void nothing_to_do_is_fine(void **state)
{
    (void)state;
    struct spread how = { work, take, NULL, 1 << 20 };
    assert_int_equal(spread_run(&how, 0, 4, NULL), 0);
}

static void an_error_stops_it_all(void **state)
{
    (void)state;
    struct seen s = { .stop_at = 5 };
    struct spread how = { work, take, &s, 1 << 20 };
    struct error err = { 0 };
    assert_int_equal(spread_run(&how, THINGS, 2, &err), QOQ_EIO);
    assert_string_equal(err.text, "stop");
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_thing_is_done_once),
        cmocka_unit_test(nothing_to_do_is_fine),
        cmocka_unit_test(an_error_stops_it_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
