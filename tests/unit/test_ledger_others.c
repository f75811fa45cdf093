/* The ledger among others: writers at once, their locks, their files, and those who mean no good. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include "tests/unit/ledger.h"

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

/* Eight writers at once, on a ledger without a commit yet: each of 200 reports lands. */
static void writers_at_once_all_land(void **state)
{
    enum { WRITERS = 8, EACH = 25 };
    struct fixture *f = *state;
    open_new(f);
    for (int w = 0; w < WRITERS; w++) {
        if (fork() != 0)
            continue;
        int failed = 0;
        for (int k = 0; k < EACH; k++) {
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
    assert_int_equal(ledger_log(f->arena, l, STR_NULL, STR_NULL, (struct period){ 0 }, &log, NULL), 0);
    assert_int_equal(log.n, WRITERS * EACH);
    assert_int_equal(run("test $(git -C '%s' ls-tree -r --name-only main | wc -l) = %d", f->ledger,
                         2 * WRITERS * EACH), 0);
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
    assert_int_equal(ledger_log(f->arena, l, STR_NULL, STR_NULL, (struct period){ 0 }, &log, &err), 0);
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
        TEST(names_stay_within_the_ledger),
        TEST(entries_of_others_stay),
        TEST(writers_at_once_all_land),
        TEST(a_lock_left_by_a_killed_qoq_is_removed),
        TEST(a_lock_of_another_git_is_named),
        TEST(a_clean_work_tree_gets_the_files),
        TEST(a_detached_head_gives_advice),
        TEST(hostile_trees_are_errors),
        TEST(odd_names_are_not_followed),
        TEST(a_damaged_snapshot_names_its_place_and_can_be_revised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
