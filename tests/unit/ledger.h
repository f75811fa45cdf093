/* ledger.h - what the tests of the ledger share: a directory for each test, and small reports. */
#ifndef QOQ_TESTS_LEDGER_H
#define QOQ_TESTS_LEDGER_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/hash.h"
#include "snapshots/codec.h"
#include "snapshots/ledger.h"

/* Each test works in a directory of its own, with git's configuration and clock frozen. */
struct fixture {
    struct arena *arena;
    char dir[64], ledger[80];
};

static inline int run(const char *format, ...) __attribute__((format(printf, 1, 2)));
static inline int run(const char *format, ...)
{
    char command[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(command, sizeof command, format, args);
    va_end(args);
    int status = system(command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static inline int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    bool memory = access("/dev/shm", W_OK | X_OK) == 0;
    snprintf(f->dir, sizeof f->dir, "%s/qoq-ledger-XXXXXX", memory ? "/dev/shm" : "/tmp");
    if (!mkdtemp(f->dir))
        return -1;
    snprintf(f->ledger, sizeof f->ledger, "%s/ledger.git", f->dir);
    setenv("HOME", f->dir, 1);
    setenv("XDG_CONFIG_HOME", f->dir, 1);
    setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
    unsetenv("GIT_CONFIG_GLOBAL"); /* libgit2 knows HOME only */
    setenv("SOURCE_DATE_EPOCH", "1600000000", 1);
    unsetenv("QOQ_LOCK_WAIT");
    f->arena = arena_new(512 << 20);
    *state = f;
    return 0;
}

static inline int teardown(void **state)
{
    struct fixture *f = *state;
    arena_free(f->arena);
    run("rm -rf '%s'", f->dir);
    free(f);
    return 0;
}

static inline struct ledger *open_new(struct fixture *f)
{
    struct ledger *l = NULL;
    struct error err = { 0 };
    bool existed = true;
    if (ledger_init(f->ledger, &existed, &err) || ledger_open(f->arena, f->ledger, &l, &err))
        fail_msg("%s: %s", err.origin, err.text);
    assert_false(existed);
    return l;
}

/* A report whose tasks have the titles given, parted by '|', and ids made from "id" and them. */
static inline struct report make(struct arena *a, const char *series, int month, const char *titles,
                          struct str bytes)
{
    struct report r = { .title = STR("年度工作"), .series = str_from(series),
                        .period = { 2020, (int8_t)month } };
    r.source = (struct source){ STR("report.txt"), hash_sha256(a, bytes), bytes.n, STR("text"),
                                STR("UTF-8"), STR_NULL };
    struct str rest = str_from(titles), title;
    while (str_next(&rest, STR("|"), &title)) {
        struct task *t = list_push(a, &r.tasks);
        t->seq = (int)r.tasks.n;
        t->title = title;
        struct str seed = str_format(a, "%s %.*s %zu", series, STR_ARG(title), r.tasks.n);
        t->id = str_slice(hash_sha256(a, seed), 0, 16);
        list_push(a, &t->items)->progress = STR("已完成");
    }
    return r;
}

static inline enum ledger_change ingest(struct fixture *f, struct ledger *l, struct report *r,
                                 const char *bytes)
{
    enum ledger_change change = LEDGER_SAME;
    struct error err = { 0 };
    if (ledger_ingest(f->arena, l, r, str_from(bytes), &change, NULL, &err))
        fail_msg("%s: %s", err.origin, err.text);
    return change;
}

static inline void assert_text(struct str got, const char *want)
{
    if (!str_is(got, want))
        fail_msg("got <%.*s>, wanted <%s>", STR_ARG(got), want);
}

static inline void assert_fsck(struct fixture *f)
{
    assert_int_equal(run("git -C '%s' fsck --strict >'%s/fsck' 2>&1", f->ledger, f->dir), 0);
}

#endif
