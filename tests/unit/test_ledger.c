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

static int run(const char *format, ...) __attribute__((format(printf, 1, 2)));
static int run(const char *format, ...)
{
    char command[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(command, sizeof command, format, args);
    va_end(args);
    int status = system(command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    snprintf(f->dir, sizeof f->dir, "/tmp/qoq-ledger-XXXXXX");
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

static int teardown(void **state)
{
    struct fixture *f = *state;
    arena_free(f->arena);
    run("rm -rf '%s'", f->dir);
    free(f);
    return 0;
}

static struct ledger *open_new(struct fixture *f)
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
static struct report make(struct arena *a, const char *series, int month, const char *titles,
                          struct str bytes)
{
    struct report r = { .title = STR("年度工作"), .series = str_from(series),
                        .period = { 2020, (int8_t)month } };
    r.source = (struct source){ STR("report.txt"), hash_sha256(a, bytes), bytes.n, STR("text"),
                                STR("UTF-8") };
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

static enum ledger_change ingest(struct fixture *f, struct ledger *l, struct report *r,
                                 const char *bytes)
{
    enum ledger_change change = LEDGER_SAME;
    struct error err = { 0 };
    if (ledger_ingest(f->arena, l, r, str_from(bytes), &change, NULL, &err))
        fail_msg("%s: %s", err.origin, err.text);
    return change;
}

static void assert_text(struct str got, const char *want)
{
    if (!str_is(got, want))
        fail_msg("got <%.*s>, wanted <%s>", STR_ARG(got), want);
}

static void assert_fsck(struct fixture *f)
{
    assert_int_equal(run("git -C '%s' fsck --strict >'%s/fsck' 2>&1", f->ledger, f->dir), 0);
}

static void init_twice_and_on_something_else(void **state)
{
    struct fixture *f = *state;
    bool existed;
    struct error err = { 0 };
    open_new(f);
    assert_int_equal(ledger_init(f->ledger, &existed, &err), 0);
    assert_true(existed);
    assert_int_equal(run("test \"$(git -C '%s' symbolic-ref HEAD)\" = refs/heads/main", f->ledger),
                     0);
    run("mkdir '%s/full' '%s/empty' && touch '%s/full/file'", f->dir, f->dir, f->dir);
    char path[100];
    snprintf(path, sizeof path, "%s/full", f->dir);
    assert_int_equal(ledger_init(path, &existed, &err), QOQ_ELEDGER);
    assert_string_equal(err.origin, path);
    snprintf(path, sizeof path, "%s/full/file", f->dir);
    assert_int_equal(ledger_init(path, &existed, &err), QOQ_ELEDGER);
    snprintf(path, sizeof path, "%s/empty", f->dir);
    assert_int_equal(ledger_init(path, &existed, &err), 0);
    assert_false(existed);
    snprintf(path, sizeof path, "%s/deep/er", f->dir);
    assert_int_equal(ledger_init(path, &existed, &err), 0);
    run("mkdir -p '%s/half/objects/pack' '%s/half/refs'", f->dir, f->dir);
    snprintf(path, sizeof path, "%s/half", f->dir);
    assert_int_equal(ledger_init(path, &existed, &err), 0);
    assert_false(existed);
}

static void no_ledger_gives_advice(void **state)
{
    struct fixture *f = *state;
    struct ledger *l;
    struct error err = { 0 };
    assert_int_equal(ledger_open(f->arena, f->ledger, &l, &err), QOQ_ELEDGER);
    assert_non_null(strstr(err.text, "run: qoq init"));
    assert_int_equal(ledger_open(f->arena, f->dir, &l, &err), QOQ_ELEDGER);
    assert_non_null(strstr(err.text, "not a git repository"));
}

static void an_empty_ledger_says_so(void **state)
{
    struct fixture *f = *state;
    struct ledger *l = open_new(f);
    struct ledger_log log;
    struct str_list series;
    struct report r;
    struct error err = { 0 };
    assert_int_equal(ledger_log(f->arena, l, STR_NULL, (struct period){ 0 }, &log, &err), 0);
    assert_int_equal(log.n, 0);
    assert_int_equal(ledger_series(f->arena, l, STR_NULL, &series, &err), 0);
    assert_int_equal(series.n, 0);
    assert_int_equal(ledger_load(f->arena, l, STR_NULL, STR("某市"), (struct period){ 2020, 9 }, &r,
                                 NULL, &err), QOQ_ENOTFOUND);
    assert_non_null(strstr(err.text, "qoq ingest"));
}

static void what_is_ingested_can_be_loaded(void **state)
{
    struct fixture *f = *state;
    struct ledger *l = open_new(f);
    struct report r = make(f->arena, "某市", 9, "修路|建校", STR("bytes")), back;
    struct error err = { 0 };
    struct str json, commit;
    enum ledger_change change;
    assert_int_equal(ledger_ingest(f->arena, l, &r, STR("bytes"), &change, &commit, &err), 0);
    assert_int_equal(change, LEDGER_NEW);
    assert_int_equal(commit.n, 40);
    assert_int_equal(ledger_load(f->arena, l, STR_NULL, STR("某市"), (struct period){ 2020, 9 },
                                 &back, &json, &err), 0);
    assert_true(str_eq(json, snapshot_encode(f->arena, &r)));
    assert_text(back.series, "某市");
    assert_text(back.tasks.v[1].title, "建校");
    assert_fsck(f);
    assert_int_equal(run("test \"$(git -C '%s' show main:某市/2020Q3/source/report.txt)\" = bytes",
                         f->ledger), 0);
    assert_int_equal(run("git -C '%s' log -1 --format='%%an <%%ae> %%ad|%%B' --date=iso >'%s/log'",
                         f->ledger, f->dir), 0);
    run("printf '%%s\\n' 'qoq <qoq@localhost> 2020-09-13 12:26:40 +0000|某市 2020Q3: 2 tasks, "
        "0 targets' '' 'Qoq-Series: 某市' 'Qoq-Period: 2020Q3' 'Qoq-Source-SHA256: %.*s' "
        "'Qoq-Version: %s' '' >'%s/want'", STR_ARG(r.source.sha256), QOQ_VERSION, f->dir);
    assert_int_equal(run("diff '%s/log' '%s/want'", f->dir, f->dir), 0);
}

static void the_author_is_that_of_git(void **state)
{
    struct fixture *f = *state;
    struct ledger *l = open_new(f);
    run("git config --global user.name 张三 && git config --global user.email z@example.org");
    struct report r = make(f->arena, "某市", 9, "修路", STR("b"));
    ingest(f, l, &r, "b");
    struct ledger_log log;
    struct error err;
    assert_int_equal(ledger_log(f->arena, l, STR_NULL, (struct period){ 0 }, &log, &err), 0);
    assert_text(log.v[0].author, "张三");
    assert_int_equal(log.v[0].time, 1600000000);
}

static void the_environment_of_git_counts(void **state)
{
    struct fixture *f = *state;
    struct ledger *l = open_new(f);
    struct error err = { 0 };
    enum ledger_change change;
    struct report r = make(f->arena, "某市", 9, "修路", STR("b"));
    setenv("GIT_AUTHOR_NAME", "李四", 1);
    setenv("GIT_AUTHOR_EMAIL", "l@example.org", 1);
    setenv("GIT_AUTHOR_DATE", "yesterday", 1);
    assert_int_equal(ledger_ingest(f->arena, l, &r, STR("b"), &change, NULL, &err), QOQ_EUSAGE);
    assert_string_equal(err.origin, "GIT_AUTHOR_DATE");
    setenv("GIT_AUTHOR_DATE", "2020-10-29T08:00:00+08:00", 1);
    setenv("GIT_COMMITTER_DATE", "@1603929601 -0330", 1);
    ingest(f, l, &r, "b");
    assert_int_equal(run("cd '%s' && test \"$(git log -1 --format='%%an %%ae %%ad %%cn %%cd' "
                         "--date=raw)\" = '李四 l@example.org 1603929600 +0800 qoq "
                         "1603929601 -0330'", f->ledger), 0);
    unsetenv("GIT_AUTHOR_NAME");
    unsetenv("GIT_AUTHOR_EMAIL");
    unsetenv("GIT_AUTHOR_DATE");
    unsetenv("GIT_COMMITTER_DATE");
}

static void the_same_again_commits_nothing(void **state)
{
    struct fixture *f = *state;
    struct ledger *l = open_new(f);
    struct report r = make(f->arena, "某市", 9, "修路", STR("b"));
    struct error err;
    struct str first, again;
    enum ledger_change change;
    assert_int_equal(ledger_ingest(f->arena, l, &r, STR("b"), &change, &first, &err), 0);
    struct report other = make(f->arena, "某市", 6, "修路", STR("c"));
    assert_int_equal(ingest(f, l, &other, "c"), LEDGER_NEW);
    struct report same = make(f->arena, "某市", 9, "修路", STR("b"));
    same.source.name = STR("renamed.txt");
    assert_int_equal(ledger_ingest(f->arena, l, &same, STR("b"), &change, &again, &err), 0);
    assert_int_equal(change, LEDGER_SAME);
    assert_true(str_eq(first, again));
    assert_int_equal(run("test $(git -C '%s' rev-list --count main) = 2", f->ledger), 0);
}

static void a_changed_report_is_a_revision(void **state)
{
    struct fixture *f = *state;
    struct ledger *l = open_new(f);
    struct report r = make(f->arena, "某市", 9, "修路", STR("b")), back;
    struct report changed = make(f->arena, "某市", 9, "修路|建桥", STR("bb"));
    struct report other = make(f->arena, "别市", 9, "治水", STR("x"));
    changed.source.name = STR("second.txt");
    ingest(f, l, &r, "b");
    ingest(f, l, &other, "x");
    assert_int_equal(ingest(f, l, &changed, "bb"), LEDGER_REVISION);
    assert_int_equal(run("git -C '%s' log --stat --format= | grep -q 某市/2020Q3/source/second.txt",
                         f->ledger), 0);
    struct error err;
    struct period q3 = { 2020, 9 };
    assert_int_equal(ledger_load(f->arena, l, STR("HEAD~1"), STR("某市"), q3, &back, NULL, &err), 0);
    assert_int_equal(back.tasks.n, 1);
    assert_int_equal(ledger_load(f->arena, l, STR("main"), STR("某市"), q3, &back, NULL, &err), 0);
    assert_int_equal(back.tasks.n, 2);
    assert_int_equal(ledger_load(f->arena, l, STR("nowhere"), STR("某市"), q3, &back, NULL, &err),
                     QOQ_ENOTFOUND);
    struct ledger_log log;
    assert_int_equal(ledger_log(f->arena, l, STR_NULL, (struct period){ 0 }, &log, &err), 0);
    assert_int_equal(log.n, 3);
    assert_int_equal(log.v[0].revision, 2);
    assert_int_equal(log.v[1].revision, 1);
    assert_int_equal(log.v[2].revision, 1);
    assert_text(log.v[0].subject, "某市 2020Q3: 2 tasks, 0 targets");
    assert_true(str_eq(log.v[0].source_sha256, changed.source.sha256));
    assert_int_equal(ledger_log(f->arena, l, STR("别市"), q3, &log, &err), 0);
    assert_int_equal(log.n, 1);
    assert_int_equal(run("test \"$(git -C '%s' ls-tree --name-only main:某市/2020Q3/source)\" = "
                         "second.txt", f->ledger), 0);
    assert_fsck(f);
}

static void series_and_periods_are_in_order(void **state)
{
    struct fixture *f = *state;
    struct ledger *l = open_new(f);
    static const struct { const char *series; int month; } reports[] = {
        { "乙", 12 }, { "甲", 9 }, { "甲", 0 }, { "甲", 5 }, { "甲", 12 }, { "甲", 3 },
    };
    for (size_t i = 0; i < 6; i++) {
        struct report r = make(f->arena, reports[i].series, reports[i].month, "修路", STR("b"));
        ingest(f, l, &r, "b");
    }
    struct error err = { 0 };
    struct str_list series;
    struct period_list periods;
    assert_int_equal(ledger_series(f->arena, l, STR_NULL, &series, &err), 0);
    assert_int_equal(series.n, 2);
    assert_text(series.v[0], "乙");
    assert_int_equal(ledger_periods(f->arena, l, STR_NULL, STR("甲"), &periods, &err), 0);
    assert_int_equal(periods.n, 5);
    static const int months[] = { 0, 3, 5, 9, 12 };
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(periods.v[i].month, months[i]);
    struct report r;
    assert_int_equal(ledger_load(f->arena, l, STR_NULL, STR("甲"), (struct period){ 2020, 6 }, &r,
                                 NULL, &err), QOQ_ENOTFOUND);
    assert_string_equal(err.text, "no 2020Q2 of 甲; there is: 2020P, 2020Q1, 2020M05, 2020Q3, "
                                  "2020Q4");
    assert_int_equal(ledger_load(f->arena, l, STR_NULL, STR("丙"), (struct period){ 2020, 6 }, &r,
                                 NULL, &err), QOQ_ENOTFOUND);
    assert_string_equal(err.text, "no series 丙; there is: 乙, 甲");
}

static void ids_are_carried_over(void **state)
{
    struct fixture *f = *state;
    struct ledger *l = open_new(f);
    struct report q1 = make(f->arena, "某市", 3, "修路|建校|植树|植树", STR("1"));
    ingest(f, l, &q1, "1");
    struct report q2 = make(f->arena, "某市", 6, "植树|新任务|修 路|植树|植树", STR("2"));
    struct str fresh = q2.tasks.v[1].id, third = q2.tasks.v[4].id;
    ingest(f, l, &q2, "2");
    assert_true(str_eq(q2.tasks.v[0].id, q1.tasks.v[2].id));
    assert_true(str_eq(q2.tasks.v[2].id, q1.tasks.v[0].id));
    assert_true(str_eq(q2.tasks.v[3].id, q1.tasks.v[3].id));
    assert_true(str_eq(q2.tasks.v[1].id, fresh));
    assert_true(str_eq(q2.tasks.v[4].id, third));
    struct report q3 = make(f->arena, "某市", 9, "建校|新任务", STR("3"));
    ingest(f, l, &q3, "3");
    assert_true(str_eq(q3.tasks.v[0].id, q1.tasks.v[1].id)); /* skipped a period */
    assert_true(str_eq(q3.tasks.v[1].id, fresh));
    struct report q4 = make(f->arena, "某市", 12, "建校|另一项", STR("4"));
    q4.tasks.v[1].id = q1.tasks.v[1].id; /* as if made from the same seed */
    ingest(f, l, &q4, "4");
    assert_true(str_eq(q4.tasks.v[0].id, q1.tasks.v[1].id));
    assert_false(str_eq(q4.tasks.v[1].id, q4.tasks.v[0].id));
}

/* Task i continues task i, whatever it is called. */
static void match_by_position(struct arena *a, const struct report *known,
                              const struct report *fresh, size_t *partner)
{
    (void)a;
    for (size_t i = 0; i < fresh->tasks.n && i < known->tasks.n; i++)
        partner[i] = i;
}

static void ids_are_carried_over_by_a_matcher(void **state)
{
    struct fixture *f = *state;
    struct ledger *l = open_new(f);
    ledger_match_by(l, match_by_position);
    struct report q1 = make(f->arena, "某市", 3, "修路|建校|植树", STR("1"));
    ingest(f, l, &q1, "1");
    struct report q2 = make(f->arena, "某市", 6, "建校|扩建学校|种树|治水", STR("2"));
    struct str fresh = q2.tasks.v[3].id, own = q2.tasks.v[1].id;
    ingest(f, l, &q2, "2");
    assert_true(str_eq(q2.tasks.v[0].id, q1.tasks.v[1].id)); /* the title comes first */
    assert_true(str_eq(q2.tasks.v[1].id, own));              /* its partner's has been given away */
    assert_true(str_eq(q2.tasks.v[2].id, q1.tasks.v[2].id));
    assert_true(str_eq(q2.tasks.v[3].id, fresh));
    struct report same = make(f->arena, "某市", 6, "建校|扩建学校|种树|治水", STR("2"));
    assert_int_equal(ingest(f, l, &same, "2"), LEDGER_SAME);
}

static void names_stay_within_the_ledger(void **state)
{
    struct fixture *f = *state;
    struct ledger *l = open_new(f);
    struct report r = make(f->arena, "../a/b", 9, "修路", STR("b")), back;
    r.source.name = STR(".git/../\x01x");
    ingest(f, l, &r, "b");
    struct error err;
    assert_int_equal(run("git -C '%s' ls-tree -r -z --name-only main >'%s/names'; "
                         "printf '_._a_b/2020Q3/snapshot.json\\0_._a_b/2020Q3/source/_git_.._%%s"
                         "\\0' _x | cmp - '%s/names'", f->ledger, f->dir, f->dir), 0);
    assert_int_equal(ledger_load(f->arena, l, STR_NULL, STR("../a/b"), (struct period){ 2020, 9 },
                                 &back, NULL, &err), 0);
    assert_fsck(f);
}

static void entries_of_others_stay(void **state)
{
    struct fixture *f = *state;
    open_new(f);
    assert_int_equal(run("cd '%s' && git clone -q ledger.git w 2>/dev/null && cd w && "
                         "git switch -q -c main 2>/dev/null; mkdir -p 某市/2020Q3/source docs && "
                         "echo a >README && echo b >某市/note && echo c >某市/2020Q3/mine && "
                         "echo d >某市/2020Q3/source/mine && echo e >docs/x && git add . && "
                         "git -c user.name=x -c user.email=x@x commit -q -m x && "
                         "git push -q origin main", f->dir), 0);
    struct ledger *l;
    struct error err;
    assert_int_equal(ledger_open(f->arena, f->ledger, &l, &err), 0);
    struct report r = make(f->arena, "某市", 9, "修路", STR("b"));
    assert_int_equal(ingest(f, l, &r, "b"), LEDGER_NEW);
    assert_int_equal(run("test $(git -C '%s' ls-tree -r --name-only main | wc -l) = 7", f->ledger),
                     0);
    struct str_list series;
    assert_int_equal(ledger_series(f->arena, l, STR_NULL, &series, &err), 0);
    assert_int_equal(series.n, 1); /* docs/ is none */
    assert_fsck(f);
}

/* Eight writers at once, on a ledger without a commit yet: every report lands. QOQ_LONG=1: 200. */
static void writers_at_once_all_land(void **state)
{
    enum { WRITERS = 8 };
    const int each = getenv("QOQ_LONG") ? 25 : 6;
    struct fixture *f = *state;
    bool existed;
    assert_int_equal(ledger_init(f->ledger, &existed, NULL), 0);
    for (int w = 0; w < WRITERS; w++) {
        if (fork() != 0)
            continue;
        int failed = 0;
        for (int k = 0; k < each; k++) {
            struct arena *a = arena_new(64 << 20);
            struct ledger *l;
            char series[32], bytes[32];
            snprintf(series, sizeof series, "s%d", w);
            snprintf(bytes, sizeof bytes, "%d-%d", w, k);
            struct report r = make(a, series, k % 12 + 1, "修路|建校", str_from(bytes));
            r.period.year = (int16_t)(2020 + k / 12);
            enum ledger_change change;
            failed += ledger_open(a, f->ledger, &l, NULL) != 0 ||
                      ledger_ingest(a, l, &r, str_from(bytes), &change, NULL, NULL) != 0 ||
                      change != LEDGER_NEW;
            arena_free(a);
        }
        _exit(failed);
    }
    for (int w = 0; w < WRITERS; w++) {
        int status = 1;
        wait(&status);
        assert_int_equal(status, 0);
    }
    struct ledger *l;
    struct ledger_log log;
    assert_int_equal(ledger_open(f->arena, f->ledger, &l, NULL), 0);
    assert_int_equal(ledger_log(f->arena, l, STR_NULL, (struct period){ 0 }, &log, NULL), 0);
    assert_int_equal(log.n, WRITERS * each);
    assert_int_equal(run("test $(git -C '%s' ls-tree -r --name-only main | wc -l) = %d", f->ledger,
                         2 * WRITERS * each), 0);
    assert_fsck(f);
}

static void a_lock_left_by_a_killed_qoq_is_removed(void **state)
{
    struct fixture *f = *state;
    struct ledger *l = open_new(f);
    run("printf 1 >'%s/qoq.lock'; touch '%s/refs/heads/main.lock'", f->ledger, f->ledger);
    struct report r = make(f->arena, "某市", 9, "修路", STR("b"));
    assert_int_equal(ingest(f, l, &r, "b"), LEDGER_NEW);
    assert_int_equal(run("test -e '%s/refs/heads/main.lock'", f->ledger), 1);
}

static void a_lock_of_another_git_is_named(void **state)
{
    struct fixture *f = *state;
    struct ledger *l = open_new(f);
    run("touch '%s/refs/heads/main.lock'", f->ledger);
    struct report r = make(f->arena, "某市", 9, "修路", STR("b"));
    struct error err = { 0 };
    setenv("QOQ_LOCK_WAIT", "100", 1);
    enum ledger_change change;
    assert_int_equal(ledger_ingest(f->arena, l, &r, STR("b"), &change, NULL, &err), QOQ_ELEDGER);
    unsetenv("QOQ_LOCK_WAIT");
    assert_non_null(strstr(err.text, "refs/heads/main.lock is in the way"));
    assert_int_equal(run("test -e '%s/refs/heads/main.lock'", f->ledger), 0);
    run("rm '%s/refs/heads/main.lock'", f->ledger);
    assert_int_equal(ingest(f, l, &r, "b"), LEDGER_NEW);
}

static void reports_without_period_or_series_are_refused(void **state)
{
    struct fixture *f = *state;
    struct ledger *l = open_new(f);
    struct error err = { 0 };
    enum ledger_change change;
    struct report r = make(f->arena, "某市", 9, "修路", STR("b"));
    r.period = (struct period){ 0 };
    assert_int_equal(ledger_ingest(f->arena, l, &r, STR("b"), &change, NULL, &err), QOQ_EINPUT);
    assert_non_null(strstr(err.text, "--period"));
    r = make(f->arena, "", 9, "修路", STR("b"));
    assert_int_equal(ledger_ingest(f->arena, l, &r, STR("b"), &change, NULL, &err), QOQ_EINPUT);
    assert_non_null(strstr(err.text, "--series"));
    assert_int_equal(run("git -C '%s' rev-parse -q --verify main >/dev/null", f->ledger), 1);
}

static void a_clean_work_tree_gets_the_files(void **state)
{
    struct fixture *f = *state;
    struct ledger *l;
    struct error err = { 0 };
    enum ledger_change change;
    run("git init -q -b trunk '%s'", f->ledger);
    assert_int_equal(ledger_open(f->arena, f->ledger, &l, &err), 0);
    struct report r = make(f->arena, "某市", 9, "修路", STR("b"));
    assert_int_equal(ingest(f, l, &r, "b"), LEDGER_NEW);
    assert_int_equal(run("cd '%s' && test \"$(cat 某市/2020Q3/source/report.txt)\" = b && "
                         "test -z \"$(git status --porcelain)\" && git rev-parse -q --verify "
                         "trunk >/dev/null", f->ledger), 0);
    run("cd '%s' && echo mine >untracked && echo changed >某市/2020Q3/source/report.txt", f->ledger);
    struct report q4 = make(f->arena, "某市", 12, "修路", STR("c"));
    assert_int_equal(ledger_ingest(f->arena, l, &q4, STR("c"), &change, NULL, &err), QOQ_ELEDGER);
    assert_non_null(strstr(err.text, "git stash"));
    run("cd '%s' && git checkout -q . && mkdir -p 某市/2020Q4 && echo x >某市/2020Q4/snapshot.json",
        f->ledger);
    assert_int_equal(ledger_ingest(f->arena, l, &q4, STR("c"), &change, NULL, &err), QOQ_ELEDGER);
    assert_int_equal(run("cd '%s' && test $(git rev-list --count HEAD) = 1 && "
                         "test \"$(cat 某市/2020Q4/snapshot.json)\" = x", f->ledger), 0);
    run("cd '%s' && rm -r 某市/2020Q4", f->ledger);
    assert_int_equal(ingest(f, l, &q4, "c"), LEDGER_NEW);
    assert_int_equal(run("cd '%s' && test \"$(git status --porcelain)\" = '?? untracked'",
                         f->ledger), 0);
}

static void a_detached_head_gives_advice(void **state)
{
    struct fixture *f = *state;
    struct ledger *l = open_new(f);
    struct report r = make(f->arena, "某市", 9, "修路", STR("b"));
    ingest(f, l, &r, "b");
    run("git -C '%s' update-ref --no-deref HEAD HEAD", f->ledger);
    struct report q4 = make(f->arena, "某市", 12, "修路", STR("c"));
    struct error err = { 0 };
    enum ledger_change change;
    assert_int_equal(ledger_ingest(f->arena, l, &q4, STR("c"), &change, NULL, &err), QOQ_ELEDGER);
    assert_non_null(strstr(err.text, "git switch"));
}

/* Each command leaves a commit on main that a ledger should not hold. */
static void hostile_trees_are_errors(void **state)
{
    static const char *const trees[] = {
        "B=$(echo x | git hash-object -w --stdin); "
        "T=$(printf '100644 blob %s\\t某市\\n' $B | git mktree)",
        "B=$(echo x | git hash-object -w --stdin); "
        "T=$(printf '100644 blob %s\\t2020Q3\\n' $B | git mktree); "
        "T=$(printf '040000 tree %s\\t某市\\n' $T | git mktree)",
        "B=$(echo /etc/passwd | git hash-object -w --stdin); "
        "T=$(printf '120000 blob %s\\tsnapshot.json\\n' $B | git mktree); "
        "T=$(printf '040000 tree %s\\t2020Q3\\n' $T | git mktree); "
        "T=$(printf '040000 tree %s\\t某市\\n' $T | git mktree)",
        "B=$(echo x | git hash-object -w --stdin); "
        "T=$(printf '120000 blob %s\\t某市\\n' $B | git mktree)",
        "B=$(head -c 70000000 /dev/zero | git hash-object -w --stdin); "
        "T=$(printf '100644 blob %s\\tsnapshot.json\\n' $B | git mktree); "
        "T=$(printf '040000 tree %s\\t2020Q3\\n' $T | git mktree); "
        "T=$(printf '040000 tree %s\\t某市\\n' $T | git mktree)",
        "T=$(printf '040000 tree %s\\t某市\\n' 1234567890123456789012345678901234567890 | "
        "git mktree --missing)",
        "B=$(echo x | git hash-object -w --stdin); "
        "T=$(python3 -c \"import sys;sys.stdout.buffer.write("
        "b'40000 '+'某市'.encode()+b'\\0'+bytes.fromhex('$B'))\" | "
        "git hash-object -w -t tree --literally --stdin)",
        "T=$(printf 'garbage' | git hash-object -w -t tree --literally --stdin)",
    };
    struct fixture *f = *state;
    struct error err;
    struct report back;
    for (size_t i = 0; i < sizeof trees / sizeof *trees; i++) {
        bool existed;
        enum ledger_change change;
        struct ledger *l;
        assert_int_equal(ledger_init(f->ledger, &existed, NULL), 0);
        assert_int_equal(run("export GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=x GIT_COMMITTER_NAME=x "
                             "GIT_COMMITTER_EMAIL=x; cd '%s' && %s && git update-ref "
                             "refs/heads/main $(printf 'tree %%s\\nauthor x <x> 1 +0000\\n"
                             "committer x <x> 1 +0000\\n\\nx\\n' $T | git hash-object -w -t commit "
                             "--literally --stdin)", f->ledger, trees[i]), 0);
        struct arena *a = arena_new(256 << 20);
        assert_int_equal(ledger_open(a, f->ledger, &l, &err), 0);
        if (ledger_load(a, l, STR_NULL, STR("某市"), (struct period){ 2020, 9 }, &back, NULL,
                        &err) != QOQ_ELEDGER)
            fail_msg("tree %zu was read: %s", i, err.text);
        struct report r = make(a, "某市", 9, "修路", STR("b"));
        if (ledger_ingest(a, l, &r, STR("b"), &change, NULL, &err) != QOQ_ELEDGER)
            fail_msg("tree %zu was built upon", i);
        struct str_list series;
        ledger_series(a, l, STR_NULL, &series, &err);
        arena_free(a);
        run("rm -rf '%s'", f->ledger);
    }
}

static void odd_names_are_not_followed(void **state)
{
    struct fixture *f = *state;
    struct ledger *l = open_new(f);
    struct report r = make(f->arena, "某市", 9, "修路", STR("b"));
    ingest(f, l, &r, "b");
    assert_int_equal(run("cd '%s' && S=$(git rev-parse main:某市) && "
                         "T=$(python3 -c \"import sys;s=bytes.fromhex('$S');"
                         "sys.stdout.buffer.write(b''.join(b'40000 '+n+b'\\0'+s for n in "
                         "(b'..', b'.git', b'a/b', b'\\x1b[2J', b'\\xff', b'ok')))\" | "
                         "git hash-object -w -t tree --literally --stdin) && "
                         "C=$(printf 'tree %%s\\nauthor x <x> 1 +0000\\ncommitter x <x> 1 "
                         "+0000\\n\\nevil \\033[2J\\n\\nQoq-Series: \\377\\033[2J\\nQoq-Period: "
                         "2020Q3\\n' $T | git hash-object -w -t commit --literally --stdin) && "
                         "git update-ref refs/heads/main $C", f->ledger), 0);
    struct str_list series;
    struct ledger_log log;
    struct error err = { 0 };
    assert_int_equal(ledger_series(f->arena, l, STR_NULL, &series, &err), 0);
    assert_int_equal(series.n, 1);
    assert_text(series.v[0], "ok");
    assert_int_equal(ledger_log(f->arena, l, STR_NULL, (struct period){ 0 }, &log, &err), 0);
    assert_int_equal(log.n, 1);
    assert_text(log.v[0].series, "\xef\xbf\xbd?[2J");
    assert_text(log.v[0].subject, "evil ?[2J");
}

static void a_damaged_snapshot_names_its_place_and_can_be_revised(void **state)
{
    struct fixture *f = *state;
    struct ledger *l = open_new(f);
    assert_int_equal(run("cd '%s' && B=$(echo '{\"schema\": 1}' | git hash-object -w --stdin) && "
                         "T=$(printf '100644 blob %%s\\tsnapshot.json\\n' $B | git mktree) && "
                         "T=$(printf '040000 tree %%s\\t2020Q3\\n' $T | git mktree) && "
                         "T=$(printf '040000 tree %%s\\t某市\\n' $T | git mktree) && "
                         "git update-ref refs/heads/main $(git -c user.name=x -c user.email=x "
                         "commit-tree -m x $T)", f->ledger), 0);
    struct report back;
    struct error err = { 0 };
    struct period q3 = { 2020, 9 };
    assert_int_equal(ledger_load(f->arena, l, STR_NULL, STR("某市"), q3, &back, NULL, &err),
                     QOQ_EINPUT);
    assert_non_null(strstr(err.origin, "某市/2020Q3/snapshot.json"));
    assert_string_equal(err.text, "schema: a text was expected");
    struct report r = make(f->arena, "某市", 9, "修路", STR("b"));
    assert_int_equal(ingest(f, l, &r, "b"), LEDGER_REVISION);
    assert_int_equal(ledger_load(f->arena, l, STR_NULL, STR("某市"), q3, &back, NULL, &err), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(init_twice_and_on_something_else),
        TEST(no_ledger_gives_advice),
        TEST(an_empty_ledger_says_so),
        TEST(what_is_ingested_can_be_loaded),
        TEST(the_author_is_that_of_git),
        TEST(the_environment_of_git_counts),
        TEST(the_same_again_commits_nothing),
        TEST(a_changed_report_is_a_revision),
        TEST(series_and_periods_are_in_order),
        TEST(ids_are_carried_over),
        TEST(ids_are_carried_over_by_a_matcher),
        TEST(names_stay_within_the_ledger),
        TEST(entries_of_others_stay),
        TEST(writers_at_once_all_land),
        TEST(a_lock_left_by_a_killed_qoq_is_removed),
        TEST(a_lock_of_another_git_is_named),
        TEST(reports_without_period_or_series_are_refused),
        TEST(a_clean_work_tree_gets_the_files),
        TEST(a_detached_head_gives_advice),
        TEST(hostile_trees_are_errors),
        TEST(odd_names_are_not_followed),
        TEST(a_damaged_snapshot_names_its_place_and_can_be_revised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
