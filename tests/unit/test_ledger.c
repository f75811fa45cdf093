#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include "tests/unit/ledger.h"

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
    assert_int_equal(ledger_log(f->arena, l, STR_NULL, STR_NULL, (struct period){ 0 }, &log, &err), 0);
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
    assert_int_equal(ledger_log(f->arena, l, STR_NULL, STR_NULL, (struct period){ 0 }, &log, &err), 0);
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
    assert_int_equal(ledger_log(f->arena, l, STR_NULL, STR_NULL, (struct period){ 0 }, &log, &err), 0);
    assert_int_equal(log.n, 3);
    assert_int_equal(log.v[0].revision, 2);
    assert_int_equal(log.v[1].revision, 1);
    assert_int_equal(log.v[2].revision, 1);
    assert_text(log.v[0].subject, "某市 2020Q3: 2 tasks, 0 targets");
    assert_true(str_eq(log.v[0].source_sha256, changed.source.sha256));
    assert_int_equal(ledger_log(f->arena, l, STR_NULL, STR("别市"), q3, &log, &err), 0);
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
    for (int i = 0; i < 4; i++) { /* by their names, too: neither others nor ways out of the tree */
        bool has;
        assert_int_equal(ledger_has_series(f->arena, l, STR_NULL,
                                           str_from((const char *[]){ "甲", "乙", "丙", ".." }[i]),
                                           &has, &err), 0);
        assert_int_equal(has, i < 2);
    }
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

/* Neither by itself nor in a batch, and those after it are as if it had not been there. */
static void what_cannot_be_read_back_is_not_committed(void **state)
{
    struct fixture *f = *state;
    struct ledger *l = open_new(f);
    struct report good = make(f->arena, "某市", 6, "修路|建校", STR("a"));
    enum ledger_change change;
    struct error err = { 0 };
    bool moved;
    ingest(f, l, &good, "a");
    for (int batch = 0; batch < 2; batch++) {
        struct report bad = make(f->arena, "某市", 9, "修路|建校", STR("b"));
        bad.tasks.v[1].title = STR("\xE6\xB1");
        assert_int_equal(batch ? ledger_batch_begin(l, &err) : 0, 0);
        assert_int_equal(ledger_ingest(f->arena, l, &bad, STR("b"), &change, NULL, &err),
                         QOQ_EINTERNAL);
        assert_int_equal(batch ? ledger_batch_end(l, &moved, &err) : 0, 0);
        assert_int_equal(run("test $(git -C '%s' rev-list --count main) = 1", f->ledger), 0);
    }
    good = make(f->arena, "某市", 9, "修路|建校", STR("b"));
    ingest(f, l, &good, "b");
    assert_int_equal(run("test $(git -C '%s' rev-list --count main) = 2", f->ledger), 0);
    assert_fsck(f);
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
        TEST(reports_without_period_or_series_are_refused),
        cmocka_unit_test_setup_teardown(what_cannot_be_read_back_is_not_committed, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
