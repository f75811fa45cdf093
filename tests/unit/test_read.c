#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "snapshots/read/read.h"

static struct arena *arena;
static struct document doc;
static struct error err;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new(64 << 20);
    err = (struct error){ 0 };
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static int read_bytes(const char *name, const char *bytes, size_t n)
{
    return document_read(arena, str_from(name), (struct str){ bytes, n }, &doc, &err);
}

static int read_text(const char *text)
{
    return read_bytes("page.txt", text, strlen(text));
}

static void para_is(size_t i, const char *text, long line, int gap)
{
    assert_true(i < doc.blocks.n);
    const struct block *b = &doc.blocks.v[i];
    assert_int_equal(b->type, BLOCK_PARA);
    if (!str_is(b->para.text, text))
        print_error("[%.*s]\n", STR_ARG(b->para.text));
    assert_true(str_is(b->para.text, text));
    assert_int_equal(b->para.line, line);
    assert_int_equal(b->para.gap, gap);
}

static void test_lines(void **state)
{
    (void)state;
    assert_int_equal(read_text("\xEF\xBB\xBF 甲 \r\n\r\n\xC2\xA0\r\n\xE3\x80\x80乙\rc\n\n\nd"), 0);
    assert_string_equal(doc.format, "text");
    assert_string_equal(doc.charset, "UTF-8");
    assert_int_equal(doc.blocks.n, 4);
    para_is(0, "甲", 1, 0);
    para_is(1, "乙", 4, 2);
    para_is(2, "c", 5, 0);
    para_is(3, "d", 8, 2);
}

static void refused(int code, const char *says)
{
    assert_int_equal(code, QOQ_EINPUT);
    if (!strstr(err.text, says))
        print_error("[%s]\n", err.text);
    assert_non_null(strstr(err.text, says));
}

static void test_refusals(void **state)
{
    (void)state;
    refused(read_text(""), "empty");
    refused(read_text(" \n\xC2\xA0\n"), "blanks");
    refused(read_bytes("x.bin", "abc\0\1\2\3\4\5\6\7\10", 12), "binary");
    refused(read_bytes("x.pdf", "%PDF-1.4", 8), "PDF");
    refused(read_text("甲乙\n丙\xFF丁\n"), "byte 11");
    assert_int_equal(err.line, 2);
    refused(read_text("ab\xC0\x80"), "GB18030");
    assert_string_equal(err.origin, "page.txt");
}

static void test_cut_character(void **state)
{
    (void)state;
    assert_int_equal(read_text("甲乙\n丙\xE4\xB8"), 0);
    para_is(1, "丙", 2, 0);
}

/* 「重点工作完成情况\n市政府」 in three encodings. */
static void test_encodings(void **state)
{
    (void)state;
    assert_int_equal(read_text("\xD6\xD8\xB5\xE3\xB9\xA4\xD7\xF7\xCD\xEA\xB3\xC9\xC7\xE9\xBF\xF6\n"
                               "\xCA\xD0\xD5\xFE\xB8\xAE"), 0);
    assert_string_equal(doc.charset, "GB18030");
    para_is(0, "重点工作完成情况", 1, 0);
    para_is(1, "市政府", 2, 0);
    assert_int_equal(read_text("\xAD\xAB\xC2\x49\xA4\x75\xA7\x40\xA7\xB9\xA6\xA8\xB1\xA1\xAA\x70"),
                     0);
    assert_string_equal(doc.charset, "Big5");
    para_is(0, "重點工作完成情況", 1, 0);
    assert_int_equal(read_bytes("a.txt", "\xFF\xFE\xCD\x91\xB9\x70\n\0", 8), 0);
    assert_string_equal(doc.charset, "UTF-16LE");
    para_is(0, "重点", 1, 0);
    assert_int_equal(read_bytes("a.txt", "\x91\xCD\x70\xB9\0\n\x5D\xE5", 8), 0);
    assert_string_equal(doc.charset, "UTF-16BE");
    para_is(1, "工", 2, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_lines, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_refusals, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_cut_character, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_encodings, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
