/* The ledger survives: a system call that fails, or a process that is killed, at every point
 * where an ingest touches the disk. Interposed functions count those points. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/hash.h"
#include "snapshots/ledger.h"

enum fault { FAULT_NONE, FAULT_FAIL, FAULT_KILL };

static enum fault fault;
static int points, fault_at; /* the point, from 1, where the fault strikes */

/* True when the call is to fail. */
static bool strike(void)
{
    if (fault == FAULT_NONE || ++points != fault_at)
        return false;
    if (fault == FAULT_KILL)
        raise(SIGKILL);
    errno = ENOSPC;
    return true;
}

ssize_t write(int fd, const void *p, size_t n)
{
    return strike() ? -1 : syscall(SYS_write, fd, p, n);
}

int fsync(int fd)
{
    return strike() ? -1 : (int)syscall(SYS_fsync, fd);
}

int rename(const char *from, const char *to)
{
    return strike() ? -1 : (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int link(const char *from, const char *to)
{
    return strike() ? -1 : (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int mkdir(const char *path, mode_t mode)
{
    return strike() ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

int syncfs(int fd)
{
    return strike() ? -1 : (int)syscall(SYS_syncfs, fd);
}

int unlink(const char *path)
{
    return strike() ? -1 : (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

static char directory[64], ledger_path[80];

/* QOQ_LONG=1: git's own opinion at every point, not at every fifth. */
static bool thorough(void)
{
    return getenv("QOQ_LONG") != NULL;
}

static int run(const char *format, ...) __attribute__((format(printf, 1, 2)));
static int run(const char *format, ...)
{
    char command[512];
    va_list args;
    va_start(args, format);
    vsnprintf(command, sizeof command, format, args);
    va_end(args);
    int status = system(command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* libgit2 takes its time to start (it reads certificates). While one ledger is open it has started,
 * in children too. */
static int keep_libgit2(void **state)
{
    char path[] = "/tmp/qoq-warm-XXXXXX";
    bool existed;
    struct ledger *l;
    *state = arena_new(1 << 20);
    if (!mkdtemp(path) || ledger_init(path, &existed, NULL) != 0 ||
        ledger_open(*state, path, &l, NULL) != 0)
        return -1;
    return run("rm -rf '%s'", path);
}

static int release_libgit2(void **state)
{
    arena_free(*state);
    return 0;
}

static int setup(void **state)
{
    (void)state;
    /* In memory where that is possible: killed is a process, not the machine. */
    bool memory = access("/dev/shm", W_OK | X_OK) == 0;
    snprintf(directory, sizeof directory, "%s/qoq-crash-XXXXXX", memory ? "/dev/shm" : "/tmp");
    if (!mkdtemp(directory))
        return -1;
    snprintf(ledger_path, sizeof ledger_path, "%s/ledger.git", directory);
    setenv("HOME", directory, 1);
    setenv("XDG_CONFIG_HOME", directory, 1);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    return run("rm -rf '%s'", directory);
}

/* Ingests a small report of a month of a year; 0, or the error's code. */
static int ingest_into(struct arena *a, struct ledger *l, int year, int month, struct error *err)
{
    struct str bytes = str_format(a, "%d-%d", year, month);
    struct report r = { .series = STR("某市"), .period = { (int16_t)year, (int8_t)month } };
    r.source = (struct source){ STR("r.txt"), hash_sha256(a, bytes), bytes.n, STR("text"),
                                STR_NULL, STR_NULL };
    struct task *t = list_push(a, &r.tasks);
    *t = (struct task){ .id = STR("0123456789abcdef"), .seq = 1, .title = STR("修路") };
    list_push(a, &t->items);
    enum ledger_change change;
    return ledger_ingest(a, l, &r, bytes, &change, NULL, err);
}

static int ingest(int year, int month, struct error *err)
{
    struct arena *a = arena_new(64 << 20);
    struct ledger *l;
    int rc = ledger_open(a, ledger_path, &l, err);
    if (rc == 0)
        rc = ingest_into(a, l, year, month, err);
    arena_free(a);
    return rc;
}

/* Two months, durable together. */
static int ingest_batch(int year, int month, struct error *err)
{
    struct arena *a = arena_new(64 << 20);
    struct ledger *l;
    bool moved = false;
    int rc = ledger_open(a, ledger_path, &l, err);
    if (rc == 0)
        rc = ledger_batch_begin(l, err);
    if (rc == 0)
        rc = ingest_into(a, l, year, month, err);
    if (rc == 0)
        rc = ingest_into(a, l, year + 2000, month, err);
    if (rc == 0)
        rc = ledger_batch_end(l, &moved, err);
    arena_free(a);
    return moved ? QOQ_EINTERNAL : rc;
}

/* How many months the ledger holds; -1 when one of its snapshots cannot be read. */
static int months_held(void)
{
    struct arena *a = arena_new(256 << 20);
    struct ledger *l;
    struct period_list periods;
    struct report r;
    int held = -1;
    if (ledger_open(a, ledger_path, &l, NULL) == 0 &&
        ledger_periods(a, l, STR_NULL, STR("某市"), &periods, NULL) == 0) {
        held = (int)periods.n;
        for (size_t i = 0; i < periods.n; i++)
            if (ledger_load(a, l, STR_NULL, STR("某市"), periods.v[i], &r, NULL, NULL) != 0)
                held = -1;
    }
    arena_free(a);
    return held;
}

typedef int ingester(int year, int month, struct error *err);

/* The exit status of a child that ingests with a fault: 0 = reported, 1 = one line of error,
 * 2 = something else, 3 = the fault came never, 137 = killed. */
static int ingest_with_fault(ingester *how, enum fault kind, int at, int year, int month)
{
    pid_t child = fork();
    if (child == 0) {
        struct error err = { 0 };
        fault = kind;
        fault_at = at;
        int rc = how(year, month, &err);
        fault = FAULT_NONE;
        if (points < at)
            _exit(3);
        _exit(rc == 0 ? 0 : rc == QOQ_ELEDGER && err.text[0] ? 1 : 2);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static void assert_sound(int at, int least, int most)
{
    if ((thorough() || at % 5 == 0) &&
        run("git -C '%s' fsck --strict >'%s/fsck' 2>&1", ledger_path, directory) != 0) {
        run("cat '%s/fsck'", directory);
        fail_msg("git fsck after point %d", at);
    }
    int held = months_held();
    if (held < least || held > most)
        fail_msg("%d months after point %d, wanted %d to %d", held, at, least, most);
}

/* All of a batch or nothing of it. */
static void assert_whole(int at, int least, int none, int all)
{
    assert_sound(at, least, all);
    int held = months_held();
    assert_true(held == none || held == all);
}

/* Strikes at the first point, the second, … until an ingest ends before the fault comes. */
static void survives(ingester *how, int months, enum fault kind)
{
    bool existed;
    assert_int_equal(ledger_init(ledger_path, &existed, NULL), 0);
    int held = 0, at = 1;
    for (;; at++) {
        int year = 2000 + at / 12, month = at % 12 + 1;
        int status = ingest_with_fault(how, kind, at, year, month);
        if (status == 3)
            break;
        assert_true(status == 0 || status == (kind == FAULT_KILL ? 128 + SIGKILL : 1));
        assert_whole(at, held + (status == 0) * months, held, held + months);
        struct error err = { 0 };
        if (how(year, month, &err) != 0)
            fail_msg("the ledger is stuck after point %d: %s: %s", at, err.origin, err.text);
        assert_sound(at, held + months, held + months);
        if (run("! test -e '%s/.git' || test -z \"$(git -C '%s' status --porcelain)\"",
                ledger_path, ledger_path) != 0)
            fail_msg("the work tree is not clean after point %d", at);
        held += months;
    }
    assert_true(at > 12);
}

static void any_call_may_fail(void **state)
{
    (void)state;
    survives(ingest, 1, FAULT_FAIL);
}

static void any_moment_may_be_the_last(void **state)
{
    (void)state;
    survives(ingest, 1, FAULT_KILL);
}

static void any_call_of_a_batch_may_fail(void **state)
{
    (void)state;
    survives(ingest_batch, 2, FAULT_FAIL);
}

static void any_moment_of_a_batch_may_be_the_last(void **state)
{
    (void)state;
    survives(ingest_batch, 2, FAULT_KILL);
}

/* What a killed ingest left in the work tree is taken back by the next. */
static void a_work_tree_heals(void **state)
{
    (void)state;
    assert_int_equal(run("git init -q -b main '%s'", ledger_path), 0);
    survives(ingest, 1, FAULT_KILL);
}

static void a_work_tree_survives_failures(void **state)
{
    (void)state;
    assert_int_equal(run("git init -q -b main '%s'", ledger_path), 0);
    survives(ingest, 1, FAULT_FAIL);
}

/* A child ingests month after month, one by one or in batches, and says so through a pipe. */
static void ingest_until_killed(int year, bool batches, int pipe_end)
{
    struct arena *a = arena_new(256 << 20);
    struct ledger *l;
    int told = 0, done = 0;
    if (ledger_open(a, ledger_path, &l, NULL) != 0)
        _exit(1);
    for (int i = 0; i < 240; i++) {
        bool moved;
        if (batches && i % 6 == 0 && ledger_batch_begin(l, NULL) != 0)
            _exit(1);
        if (ingest_into(a, l, year + i / 12, i % 12 + 1, NULL) != 0)
            _exit(1);
        done++;
        if (batches && i % 6 == 5 && (ledger_batch_end(l, &moved, NULL) != 0 || moved))
            _exit(1);
        for (; (!batches || i % 6 == 5) && told < done; told++)
            if (write(pipe_end, "x", 1) != 1)
                _exit(1);
    }
    _exit(0);
}

/* Nanoseconds that an ingest takes on this machine, just now. */
static long time_of_ingest(int year)
{
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    for (int month = 1; month <= 4; month++)
        assert_int_equal(ingest(year, month, NULL), 0);
    clock_gettime(CLOCK_MONOTONIC, &to);
    return ((to.tv_sec - from.tv_sec) * 1000000000L + to.tv_nsec - from.tv_nsec) / 4;
}

/* Until it is killed at a moment nobody chose. */
static void random_kills_lose_nothing_reported(void **state)
{
    enum { KILLS = 200, LOOK_EVERY = 40 };
    (void)state;
    bool existed;
    int reported = 4, year = 2000;
    assert_int_equal(ledger_init(ledger_path, &existed, NULL), 0);
    long once = time_of_ingest(1999);
    srand(7);
    for (int k = 0; k < KILLS; k++, year += 20) {
        int ends[2];
        char byte;
        assert_int_equal(pipe(ends), 0);
        pid_t child = fork();
        if (child == 0)
            ingest_until_killed(year, k % 2 == 1, ends[1]);
        close(ends[1]);
        long wait = once * (rand() % 500) / 100; /* opening included, some four ingests */
        nanosleep(&(struct timespec){ wait / 1000000000L, wait % 1000000000L }, NULL);
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        while (read(ends[0], &byte, 1) == 1)
            reported++;
        close(ends[0]);
        if (k % LOOK_EVERY == LOOK_EVERY - 1)
            assert_sound(k / LOOK_EVERY * 5, reported, reported + 6 * (k + 1));
    }
    assert_true(reported > 4);
    assert_int_equal(ingest(year, 1, NULL), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(any_call_may_fail, setup, teardown),
        cmocka_unit_test_setup_teardown(any_moment_may_be_the_last, setup, teardown),
        cmocka_unit_test_setup_teardown(any_call_of_a_batch_may_fail, setup, teardown),
        cmocka_unit_test_setup_teardown(any_moment_of_a_batch_may_be_the_last, setup, teardown),
        cmocka_unit_test_setup_teardown(a_work_tree_heals, setup, teardown),
        cmocka_unit_test_setup_teardown(a_work_tree_survives_failures, setup, teardown),
        cmocka_unit_test_setup_teardown(random_kills_lose_nothing_reported, setup, teardown),
    };
    return cmocka_run_group_tests(tests, keep_libgit2, release_libgit2);
}
