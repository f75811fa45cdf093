/* What must hold of every input there is: samples, labelled pages, the real report, and all of
 * them cut at many places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/file.h"
#include "snapshots/parse.h"
#include "tests/invariants.h"

enum { LARGEST = 16 << 20, CUTS = 40 };

static const char *shared(void)
{
    const char *own = getenv("QOQ_SHARED");
    return own ? own : "../shared";
}

struct job {
    struct arena *arena;
    struct str name, bytes;
    int tasks;
};

static int parse_and_check(void *arg, struct error *err)
{
    struct job *job = arg;
    struct report r = { 0 };
    const struct parse_options options = { 0 };
    int rc = parse_report(job->arena, job->name, job->bytes, &options, &r, err);
    if (rc < 0)
        return rc;
    require_invariants(job->arena, job->bytes, &r);
    job->tasks = (int)r.tasks.n;
    return 0;
}

/* The number of tasks, or the (negative) error: a cut page may hold no table any more. */
static int tasks_of(struct str name, struct str bytes)
{
    struct error err = { 0 };
    struct job job = { .arena = arena_new((size_t)1 << 30), .name = name, .bytes = bytes };
    int rc = arena_run(job.arena, parse_and_check, &job, &err);
    arena_free(job.arena);
    if (rc < 0)
        assert_int_equal(error_exit_status(rc), 2);
    return rc < 0 ? rc : job.tasks;
}

static void check_file(const char *path, int cuts)
{
    struct arena *a = arena_new(4 * (size_t)LARGEST);
    struct error err;
    struct str bytes, name = file_name(str_from(path));
    if (file_read(a, path, LARGEST, &bytes, &err) < 0)
        fail_msg("%s: %s", path, err.text);
    print_message("%s: %d tasks\n", name.p, tasks_of(name, bytes));
    for (int i = 1; i < cuts; i++)
        tasks_of(name, str_slice(bytes, 0, bytes.n * (size_t)i / (size_t)cuts));
    arena_free(a);
}

static void check_directory(const char *directory, const char *ending, int cuts)
{
    struct arena *a = arena_new(LARGEST);
    struct error err;
    struct str_list files = { 0 };
    if (file_walk(a, directory, &files, &err) < 0) {
        arena_free(a);
        print_message("%s is not there\n", directory);
        skip();
    }
    int checked = 0;
    for (size_t i = 0; i < files.n; i++)
        if (str_ends(files.v[i], str_from(ending))) {
            check_file(files.v[i].p, cuts);
            checked++;
        }
    arena_free(a);
    assert_true(checked > 0);
}

static void samples_hold(void **state)
{
    (void)state;
    check_file("samples/2024-h1.txt", CUTS);
    check_file("samples/2024-q3.html", CUTS);
    check_file("samples/2024-fy.txt", CUTS);
}

static void labelled_pages_hold(void **state)
{
    (void)state;
    struct arena *a = arena_new(LARGEST);
    struct str directory = str_format(a, "%s/corpus", shared());
    check_directory(directory.p, ".txt", CUTS);
    arena_free(a);
}

static void our_own_pages_hold(void **state)
{
    (void)state;
    check_directory("tests/corpus/pages", ".txt", 2);
    check_directory("tests/corpus/pages-later", ".txt", 2);
}

static void the_real_report_holds(void **state)
{
    (void)state;
    struct arena *a = arena_new(LARGEST);
    struct str directory = str_format(a, "%s/reports", shared());
    check_directory(directory.p, ".txt", 8);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(samples_hold),
        cmocka_unit_test(labelled_pages_hold),
        cmocka_unit_test(our_own_pages_hold),
        cmocka_unit_test(the_real_report_holds),
    };
    return cmocka_run_group_tests_name("invariants", tests, NULL, NULL);
}
