/* base/: arena, slices, lists, decimals, UTF-8, folding, files, processes, tables, errors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/decimal.h"
#include "base/file.h"
#include "base/fold.h"
#include "base/hash.h"
#include "base/process.h"
#include "base/table.h"
#include "base/url.h"
#include "base/utf8.h"

enum { CEILING = 64 << 20 };

static int set_up(void **state)
{
    *state = arena_new(CEILING);
    return *state ? 0 : -1;
}

static int tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

static void assert_str(struct str s, const char *z)
{
    if (!str_is(s, z))
        fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(s), z);
}

/* --- arena --- */

static void arena_gives_zeroed_aligned_memory(void **state)
{
    for (size_t size = 0; size < 5000; size += 37) {
        unsigned char *p = arena_alloc(*state, size);
        assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xAA, size);
    }
}

static void arena_grows_in_place_or_moves_whole(void **state)
{
    char *p = arena_alloc(*state, 10);
    memcpy(p, "0123456789", 10);
    char *q = arena_grow(*state, p, 10, 100);
    assert_ptr_equal(p, q);
    arena_alloc(*state, 1);
    char *r = arena_grow(*state, q, 100, 1000);
    assert_ptr_not_equal(q, r);
    assert_memory_equal(r, "0123456789", 10);
    for (int i = 10; i < 1000; i++)
        assert_int_equal(r[i], 0);
}

struct closing {
    struct arena *arena;
    int closed;
    bool greedy;
};

static void count_closed(void *thing)
{
    ((struct closing *)thing)->closed++;
}

static int work_with_a_resource(void *arg, struct error *err)
{
    struct closing *c = arg;
    (void)err;
    arena_defer(c->arena, count_closed, c);
    while (c->greedy)
        arena_alloc(c->arena, 1 << 20);
    return 7;
}

static void arena_ceiling_is_an_error_and_closes_resources(void **state)
{
    struct error err;
    struct closing greedy = { .arena = *state, .greedy = true };
    assert_int_equal(arena_run(*state, work_with_a_resource, &greedy, &err), QOQ_ELIMIT);
    assert_int_equal(greedy.closed, 1);
    assert_non_null(strstr(err.text, "64 MiB"));

    struct arena *other = arena_new(CEILING);
    struct closing modest = { .arena = other };
    assert_int_equal(arena_run(other, work_with_a_resource, &modest, &err), 7);
    assert_int_equal(modest.closed, 0);
    arena_free(other);
    assert_int_equal(modest.closed, 1);
}

static int ask_for_too_many(void *arg, struct error *err)
{
    (void)err;
    arena_array(arg, SIZE_MAX / 2, 3);
    return 0;
}

static void arena_array_does_not_overflow(void **state)
{
    struct error err;
    assert_int_equal(arena_run(*state, ask_for_too_many, *state, &err), QOQ_ELIMIT);
}

static void list_push_keeps_what_is_there(void **state)
{
    LIST(int) numbers = { 0 };
    for (int i = 0; i < 1000; i++)
        *list_push(*state, &numbers) = i;
    assert_int_equal(numbers.n, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(numbers.v[i], i);
}

/* --- slices --- */

static void str_pieces(void **state)
{
    struct str rest = STR("甲、乙、、丙"), piece;
    const char *expected[] = { "甲", "乙", "", "丙" };
    size_t n = 0;
    while (str_next(&rest, STR("、"), &piece))
        assert_str(piece, expected[n++]);
    assert_int_equal(n, 4);
    assert_str(str_trim(STR(" \t\xC2\xA0 字 x\xE3\x80\x80\n")), "字 x");
    assert_true(str_is_blank(STR("\xC2\xA0 \r\n\xEF\xBB\xBF")));
    assert_int_equal(str_find(STR("abcabd"), STR("abd")), 3);
    assert_int_equal(str_find(STR("abc"), STR("abcd")), STR_NOT_FOUND);
    assert_null(str_join(*state, STR_NULL, STR("\n"), STR_NULL).p);
    assert_str(str_join(*state, STR("a"), STR("\n"), STR("b")), "a\nb");
    assert_str(str_join(*state, STR_NULL, STR("\n"), STR("b")), "b");
}

static void buf_builds_long_texts(void **state)
{
    struct buf b = { .arena = *state };
    for (int i = 0; i < 10000; i++)
        buf_addf(&b, "%d,", i % 10);
    assert_int_equal(b.n, 20000);
    assert_str(str_slice(buf_str(&b), 19990, 20000), "5,6,7,8,9,");
}

/* --- decimals --- */

static void decimals_print_as_read(void **state)
{
    static const char *const same[] = { "0", "0.1", "-12.345", "1234567890123460", "70.3", "-1" };
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        struct decimal d = decimal_parse(str_from(same[i]));
        assert_str(decimal_text(*state, d), same[i]);
        assert_true(decimal_eq(decimal_from_double(decimal_double(d)), d));
    }
    assert_str(decimal_text(*state, decimal_parse(STR("460,931"))), "460931");
    assert_str(decimal_text(*state, decimal_parse(STR("+1,234,567.50"))), "1234567.5");
    assert_str(decimal_text(*state, decimal_make(12, 3)), "12000");
}

static void decimals_refuse_what_is_no_number(void **state)
{
    static const char *const bad[] = { "", "-", ".", ".5", "5.", "1,23", "1,2345", "12,34,567",
                                       ",123", "1e5", "0x10", "1234567890123456789012", "1 2" };
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (decimal_parse(str_from(bad[i])).known)
            fail_msg("\"%s\" was taken for a number", bad[i]);
}

static void decimal_arithmetic_is_exact_or_unknown(void **state)
{
    struct decimal tenth = decimal_make(1, -1), two_tenths = decimal_make(2, -1);
    assert_str(decimal_text(*state, decimal_add(tenth, two_tenths)), "0.3");
    assert_str(decimal_text(*state, decimal_sub(decimal_int(1), decimal_make(999, -3))), "0.001");
    assert_str(decimal_text(*state, decimal_mul(decimal_make(125, -2), decimal_int(8))), "10");
    assert_str(decimal_text(*state, decimal_ratio(decimal_int(33), decimal_int(48), 4)), "0.6875");
    assert_str(decimal_text(*state, decimal_ratio(decimal_int(-1), decimal_int(8), 2)), "-0.13");
    assert_str(decimal_text(*state, decimal_round(decimal_make(25, -1), 0)), "3");
    assert_false(decimal_ratio(decimal_int(1), decimal_int(0), 4).known);
    assert_false(decimal_add(decimal_int(1), DECIMAL_NONE).known);
    assert_false(decimal_mul(decimal_int(INT64_MAX), decimal_int(10)).known);
    assert_int_equal(decimal_cmp(decimal_make(1, 300), decimal_int(5)), 1);
    assert_int_equal(decimal_cmp(decimal_make(10, -1), decimal_int(1)), 0);
}

/* --- UTF-8 and folding --- */

static void utf8_finds_the_first_invalid_byte(void **state)
{
    static const struct {
        const char *text;
        size_t at;
    } cases[] = {
        { "汉字 ok \xF0\x9F\x98\x80", STR_NOT_FOUND },
        { "a\x80", 1 },                  /* a lone continuation */
        { "\xC0\xAF", 0 },               /* overlong */
        { "ab\xE0\x80\x80", 2 },         /* overlong */
        { "\xED\xA0\x80", 0 },           /* surrogate */
        { "\xF4\x90\x80\x80", 0 },       /* beyond U+10FFFF */
        { "\xE6\xB1", 0 },               /* cut */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(utf8_invalid(str_from(cases[i].text)), cases[i].at);
        for (size_t before = 0; before < 9; before++) { /* wherever several are looked at at once */
            struct buf b = { .arena = *state };
            for (size_t k = 0; k < before; k++)
                buf_addz(&b, k % 3 ? "汉" : "a");
            size_t at = cases[i].at == STR_NOT_FOUND ? STR_NOT_FOUND : cases[i].at + b.n;
            buf_addz(&b, cases[i].text);
            buf_addz(&b, "汉字汉字");
            assert_int_equal(utf8_invalid(buf_str(&b)), at);
        }
    }
}

static void utf8_steps_both_ways(void **state)
{
    struct str s = STR("a\xC3\xA9汉\xF0\x9F\x98\x80\xFF");
    uint32_t forward[8], backward[8];
    size_t n = 0, m = 0;
    (void)state;
    for (size_t i = 0; i < s.n;)
        forward[n++] = utf8_next(s, &i);
    for (size_t i = s.n; i > 0;)
        backward[m++] = utf8_prev(s, &i);
    assert_int_equal(n, 5);
    assert_int_equal(m, 5);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(forward[i], backward[n - 1 - i]);
    assert_int_equal(forward[4], 0xFFFD);
}

static void utf8_knows_widths(void **state)
{
    (void)state;
    assert_int_equal(utf8_width(STR("汉字ab")), 6);
    assert_int_equal(utf8_width(STR("（１）")), 6);
    assert_int_equal(utf8_width(STR("e\xCC\x81")), 1);
    assert_str(utf8_fit(STR("汉字ab"), 3), "汉");
    assert_str(utf8_fit(STR("汉字ab"), 5), "汉字a");
    assert_str(utf8_fit(STR("汉字ab"), 0), "");
}

static void folding_maps_back_verbatim(void **state)
{
    struct str original = STR("完成率　１２％（ａ\xE2\x80\x8B b）\xC2\xA0 ，x");
    struct folded f = fold(*state, original);
    assert_str(f.text, "完成率 12%(a b) ,x");
    assert_str(fold_text(*state, original), "完成率 12%(a b) ,x");
    size_t at = str_find(f.text, STR("12%"));
    assert_str(fold_quote(&f, at, at + 3), "１２％");
    assert_str(fold_quote(&f, 0, f.text.n), original.p);
    assert_str(fold_quote(&f, 5, 5), "");
}

static void folding_drops_readings_in_brackets(void **state)
{
    struct str original = STR("全面開(kāi)工（不含(km)二期），達(dá)到");
    struct folded f = fold(*state, original);
    assert_str(f.text, "全面开工(不含(km)二期),达到");
    assert_str(fold_text(*state, original), "全面开工(不含(km)二期),达到");
    assert_str(fold_quote(&f, 6, 12), "開(kāi)工");
    assert_str(fold_key(*state, STR("開(kāi)工")), "开工");
    assert_str(fold_text(*state, STR("(é")), "(é");
}

static void folding_keys_compare_titles(void **state)
{
    assert_true(str_eq(fold_key(*state, STR("新建 公园３个（二期）。")),
                       fold_key(*state, STR("新建公园3个(二期)"))));
    assert_str(fold_key(*state, STR("——、。“”")), "");
}

/* --- files and processes --- */

static const char *temporary(struct arena *a)
{
    struct str path = str_format(a, "%s/qoq-test.XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
    char *z = (char *)(uintptr_t)path.p;
    assert_non_null(mkdtemp(z));
    return z;
}

static void files_are_written_whole_or_not_at_all(void **state)
{
    struct arena *a = *state;
    struct error err;
    struct str directory = str_from(temporary(a));
    const char *path = str_format(a, "%s/x", directory.p).p;
    struct str back;
    assert_int_equal(file_write(a, path, STR("one\0two"), &err), 0);
    assert_int_equal(file_read(a, path, 100, &back, &err), 0);
    assert_int_equal(back.n, 7);
    assert_memory_equal(back.p, "one\0two", 7);
    assert_int_equal(file_read(a, path, 3, &back, &err), QOQ_EINPUT);
    assert_int_equal(file_read(a, directory.p, 3, &back, &err), QOQ_EINPUT);
    assert_int_equal(file_read(a, "/nonexistent/x", 3, &back, &err), QOQ_EINPUT);
    assert_int_equal(file_write(a, "/nonexistent/x", STR("x"), &err), QOQ_EIO);
    assert_int_equal(file_write(a, directory.p, STR("x"), &err), QOQ_EIO);
    struct str_list files = { 0 };
    assert_int_equal(file_walk(a, directory.p, &files, &err), 0);
    assert_int_equal(files.n, 1); /* and no temporary file beside it */
    unlink(path);
    rmdir(directory.p);
}

static void processes_talk_and_fail(void **state)
{
    struct process_result r;
    struct error err;
    const char *const cat[] = { "cat", NULL };
    struct buf big = { .arena = *state };
    for (int i = 0; i < 300000; i++)
        buf_addc(&big, (char)('a' + i % 26));
    assert_int_equal(process_run(*state, cat, buf_str(&big), 10000, &r, &err), 0);
    assert_int_equal(r.exit_code, 0);
    assert_true(str_eq(r.out, buf_str(&big)));

    const char *const failing[] = { "sh", "-c", "echo trouble >&2; exit 5", NULL };
    assert_int_equal(process_run(*state, failing, STR_NULL, 10000, &r, &err), 0);
    assert_int_equal(r.exit_code, 5);
    assert_str(r.errors, "trouble\n");

    const char *const missing[] = { "no-such-program-here", NULL };
    assert_int_equal(process_run(*state, missing, STR_NULL, 1000, &r, &err), QOQ_EPROGRAM);
    const char *const slow[] = { "sleep", "20", NULL };
    assert_int_equal(process_run(*state, slow, STR_NULL, 100, &r, &err), QOQ_EPROGRAM);
    const char *const deaf[] = { "true", NULL };
    assert_int_equal(process_run(*state, deaf, buf_str(&big), 10000, &r, &err), 0);
}

/* --- hash, tables, errors --- */

static void hash_is_sha256(void **state)
{
    assert_str(hash_sha256(*state, STR("abc")),
               "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_str(hash_sha256(*state, STR_NULL),
               "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void user_tables_replace_built_in_ones(void **state)
{
    struct arena *a = *state;
    struct error err;
    const char *directory = temporary(a);
    const char *path = str_format(a, "%s/trial.tsv", directory).p;
    assert_int_equal(file_write(a, path, STR("# a comment\none\tx\n\ntwo\ty\tz\r\n"), &err), 0);
    setenv("QOQ_TABLES", directory, 1);
    const struct table *t = table_get("trial");
    unsetenv("QOQ_TABLES");
    assert_int_equal(t->n, 2);
    assert_str(t->v[1].cell[2], "z");
    assert_int_equal(t->v[1].columns, 3);
    assert_int_equal(t->v[1].line, 4);
    assert_ptr_equal(table_find(t, STR("one")), &t->v[0]);
    assert_null(table_find(t, STR("three")));
    assert_ptr_equal(table_get("trial"), t);
    unlink(path);
    rmdir(directory);
}

static void errors_are_one_valid_line(void **state)
{
    struct error err;
    char line[2048];
    struct buf longest = { .arena = *state };
    for (int i = 0; i < 600; i++)
        buf_addz(&longest, "汉");
    buf_addc(&longest, '\0');
    assert_int_equal(error_set(&err, QOQ_EINPUT, "a.txt", 3, "%s", longest.p), QOQ_EINPUT);
    assert_int_equal(utf8_invalid(str_from(err.text)), STR_NOT_FOUND);
    error_set(&err, QOQ_EIO, "a\nb", 3, "x\ty");
    assert_string_equal(error_line(&err, line, sizeof line), "a b:3: x y");
    assert_int_equal(error_exit_status(QOQ_EINPUT), 2);
    assert_int_equal(error_exit_status(QOQ_ELEDGER), 3);
    assert_int_equal(error_exit_status(0), 0);
}

static void addresses_are_checked(void **state)
{
    static const char *const good[][2] = {
        { "http://www.xichuan.gov.cn/a?b=c#d", "www.xichuan.gov.cn" },
        { "HTTPS://User:Word@WWW.Xichuan.gov.cn:8443", "www.xichuan.gov.cn" },
        { "http://xichuan.gov.cn./汉字", "xichuan.gov.cn" },
        { "http://10.0.0.1/a", "10.0.0.1" },
    };
    static const char *const bad[] = { "", "http://", "http:///a", "https://:80/", "www.a.cn",
                                       "ftp://a.cn/", "http://a.cn/b c", "http://a.cn/<b>",
                                       "http://a.cn/\xff", "http://a.cn/\x7f", "http://a.cn/　" };
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        assert_true(url_is_web(str_from(good[i][0])));
        assert_true(str_is(url_host(*state, str_from(good[i][0])), good[i][1]));
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(url_is_web(str_from(bad[i])));
    assert_true(str_is(url_host(*state, STR(" www.A.cn ")), "www.a.cn"));
    static const char *const hostless[] = { "", "ftp://a.cn/", "http://a..cn/", "http://.cn/",
                                            "http://汉字.cn/", "/art/1.html" };
    for (size_t i = 0; i < sizeof hostless / sizeof hostless[0]; i++)
        assert_null(url_host(*state, str_from(hostless[i])).p);
    struct buf longest = { .arena = *state };
    buf_addz(&longest, "http://a.cn/");
    for (int i = 0; i < 2000; i++)
        buf_addc(&longest, 'a');
    assert_false(url_is_web(buf_str(&longest)));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(arena_gives_zeroed_aligned_memory),
        TEST(arena_grows_in_place_or_moves_whole),
        TEST(arena_ceiling_is_an_error_and_closes_resources),
        TEST(arena_array_does_not_overflow),
        TEST(list_push_keeps_what_is_there),
        TEST(str_pieces),
        TEST(buf_builds_long_texts),
        TEST(decimals_print_as_read),
        TEST(decimals_refuse_what_is_no_number),
        TEST(decimal_arithmetic_is_exact_or_unknown),
        TEST(utf8_finds_the_first_invalid_byte),
        TEST(utf8_steps_both_ways),
        TEST(utf8_knows_widths),
        TEST(folding_maps_back_verbatim),
        TEST(folding_drops_readings_in_brackets),
        TEST(folding_keys_compare_titles),
        TEST(files_are_written_whole_or_not_at_all),
        TEST(processes_talk_and_fail),
        TEST(hash_is_sha256),
        TEST(user_tables_replace_built_in_ones),
        TEST(errors_are_one_valid_line),
        TEST(addresses_are_checked),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
