#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "snapshots/codec.h"

static int setup(void **state)
{
    *state = arena_new(256 << 20);
    return *state == NULL;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

/* A report with every field of the model in use. */
static void build_task(struct arena *a, struct task *t)
{
    t->id = STR("00112233445566aa");
    t->seq = 1;
    t->no = STR("1");
    t->section = STR("一、项目建设");
    t->title = STR("新建学校12所");
    *list_push(a, &t->owners) = (struct owner){ STR("市教育局"), true };
    *list_push(a, &t->owners) = (struct owner){ STR("各区"), false };
    struct item *it = list_push(a, &t->items);
    it->title = STR("(1)东片");
    it->progress = STR("1-8月开工6所。\n完成率50%");
    it->issues = STR("用地滞后");
    it->next = STR("10月底前完成\t立项");
    it->target = STR("12所");
    it->shared = 1u << ROLE_PROGRESS | 1u << ROLE_NEXT;
    *list_push(a, &it->extras) = (struct extra){ ROLE_REMARK, STR("备注"), STR("见附件") };
    *list_push(a, &it->extras) = (struct extra){ ROLE_PERSON, STR_NULL, STR("某某") };
    list_push(a, &t->items);
    struct indicator *x = list_push(a, &t->indicators);
    struct target *target = arena_make(a, struct target);
    *target = (struct target){ OP_GE, decimal_int(12), STR("所"), STR("12所") };
    struct actual *actual = arena_make(a, struct actual);
    *actual = (struct actual){ decimal_int(6), STR("所"), { 2020, 8 }, STR("开工6所") };
    struct stated *stated = arena_make(a, struct stated);
    *stated = (struct stated){ decimal_parse(STR("50.5")), STR("完成率50%") };
    *x = (struct indicator){ .name = STR("新建学校"), .item = 0, .kind = KIND_LEVEL,
                             .target = target, .actual = actual, .stated = stated,
                             .rate = decimal_make(505, -3), .basis = BASIS_STATED,
                             .pace = decimal_make(6667, -4), .met = 0 };
    *list_push(a, &t->indicators) = (struct indicator){ .name = STR("满意率"), .item = 1,
                                                        .kind = KIND_SHARE, .met = -1 };
    *list_push(a, &t->commitments) = (struct commitment){ 0, STR("10月底前完成"), { 2020, 10 },
                                                          decimal_parse(STR("626.1")), STR("亿元") };
    *list_push(a, &t->commitments) = (struct commitment){ .item = 1, .text = STR("尽快") };
    t->rate = decimal_make(505, -3);
    t->rate_basis = BASIS_STATED;
    t->status = (enum status)1;
    *list_push(a, &t->signals) = STR("滞后");
}

static struct report build(struct arena *a)
{
    struct report r = { .title = STR("某市2020年重点工作前三季度完成情况"), .place = STR("某市"),
                        .publisher = STR("市政府办公室"), .index_no = STR("001/2020-1"),
                        .published = STR("2020-10-29"), .period = { 2020, 9 } };
    r.source = (struct source){ STR("q3.txt"), STR("0123456789abcdef0123456789abcdef"
                                                   "0123456789abcdef0123456789abcdef"),
                                1931, STR("text"), STR("UTF-8"), STR("http://a.cn/1.html") };
    *list_push(a, &r.front) = STR("前言 \"引号\" \\");
    *list_push(a, &r.back) = STR("附:说明");
    *list_push(a, &r.columns) = (struct column){ ROLE_NO, STR("序号") };
    *list_push(a, &r.columns) = (struct column){ ROLE_NONE, STR_NULL };
    build_task(a, list_push(a, &r.tasks));
    struct task *bare = list_push(a, &r.tasks);
    bare->id = STR("ffffffffffffffff");
    bare->seq = 2;
    bare->title = STR("无数的任务");
    list_push(a, &bare->items);
    *list_push(a, &r.warnings) = (struct warning){ WARN_PERIOD, 0, 0, STR("2020Q3, 2020Q2") };
    *list_push(a, &r.warnings) = (struct warning){ WARN_CHARSET, 2, 17, STR_NULL };
    return r;
}

static void assert_same(struct str got, struct str want)
{
    if (!str_eq(got, want))
        fail_msg("got <%.*s>, wanted <%.*s>", STR_ARG(got), STR_ARG(want));
}

static void decoding_and_encoding_again_gives_the_same_bytes(void **state)
{
    struct arena *a = *state;
    struct report r = build(a), back;
    struct str bytes = snapshot_encode(a, &r);
    struct error err = { 0 };
    if (snapshot_decode(a, "s.json", bytes, &back, &err))
        fail_msg("%s", err.text);
    assert_same(snapshot_encode(a, &back), bytes);
    const struct task *t = &back.tasks.v[0];
    assert_int_equal(back.period.year, 2020);
    assert_int_equal(back.period.month, 9);
    assert_int_equal(t->items.v[0].shared, 1u << ROLE_PROGRESS | 1u << ROLE_NEXT);
    assert_same(t->items.v[0].extras.v[0].text, STR("见附件"));
    assert_int_equal(t->indicators.v[0].target->op, OP_GE);
    assert_int_equal(t->indicators.v[0].actual->as_of.month, 8);
    assert_int_equal(t->indicators.v[0].met, 0);
    assert_int_equal(t->indicators.v[1].met, -1);
    assert_null(t->indicators.v[1].target);
    assert_int_equal(t->indicators.v[1].basis, BASIS_NONE);
    assert_true(decimal_eq(t->commitments.v[0].value, decimal_make(6261, -1)));
    assert_int_equal(t->commitments.v[1].due.year, 0);
    assert_same(back.warnings.v[0].detail, STR("2020Q3, 2020Q2"));
    assert_null(back.warnings.v[1].detail.p);
    assert_int_equal(back.warnings.v[1].line, 17);
    assert_null(back.tasks.v[1].no.p);
}

static void keys_stand_in_the_order_of_the_contract(void **state)
{
    struct report r = build(*state);
    struct str rest = snapshot_encode(*state, &r);
    static const char *const keys[] = {
        "schema", "report", "title", "place", "publisher", "index_no", "published", "period", "key",
        "year", "as_of", "pace", "source", "name", "sha256", "bytes", "format", "charset", "url",
        "front", "back", "columns", "role", "header", "tasks", "id", "seq", "no", "section", "title",
        "owners", "name", "lead", "items", "title", "progress", "issues", "next", "target",
        "shared", "extras", "role", "header", "text", "indicators", "name", "item", "kind",
        "target", "op", "value", "unit", "quote", "actual", "value", "unit", "as_of", "quote",
        "stated", "percent", "quote", "rate", "basis", "pace", "met", "commitments", "item", "text",
        "due", "value", "unit", "rate", "rate_basis", "status", "signals", "warnings", "code",
        "task", "line", "message",
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct str key = str_format(*state, "\"%s\": ", keys[i]);
        size_t at = str_find(rest, key);
        if (at == STR_NOT_FOUND)
            fail_msg("%s is missing, or out of order", keys[i]);
        rest = str_after(rest, at + key.n);
    }
}

static void every_period_comes_back(void **state)
{
    for (int month = 0; month <= 12; month++) {
        struct report r = build(*state), back;
        struct error err = { 0 };
        r.period.month = (int8_t)month;
        if (snapshot_decode(*state, NULL, snapshot_encode(*state, &r), &back, &err))
            fail_msg("month %d: %s", month, err.text);
        assert_int_equal(back.period.month, month);
    }
    struct report r = build(*state), back;
    r.period = (struct period){ 0 };
    assert_int_equal(snapshot_decode(*state, NULL, snapshot_encode(*state, &r), &back, NULL), 0);
    assert_false(period_known(back.period));
}

/* What comes back belongs to its own arena: that of the report may go. */
static void at_once_is_the_same_as_one_after_the_other(void **state)
{
    struct arena *own = arena_new(16 << 20);
    struct report r = build(own), back;
    struct str bytes, want = str_copy(*state, snapshot_encode(own, &r));
    struct error err = { 0 };
    if (snapshot_encode_and_decode(*state, &r, &bytes, &back, &err))
        fail_msg("%s", err.text);
    arena_free(own);
    assert_same(bytes, want);
    assert_same(snapshot_encode(*state, &back), want);
}

/* A report that breaks a rule of the format, the k-th; false when there are no more. */
static bool break_rule(struct report *r, int k)
{
    struct task *t = &r->tasks.v[0];
    switch (k) {
    case 0:
        t->title = STR("\xE6\xB1");
        return true;
    case 1:
        t->items.n = 0;
        return true;
    case 2:
        t->indicators.v[1].item = 2;
        return true;
    case 3:
        t->seq = 0;
        return true;
    case 4:
        r->source.sha256 = STR("0123");
        return true;
    case 5:
        t->owners.v[1].name = STR_NULL;
        return true;
    case 6:
        t->commitments.v[0].due.month = 13;
        return true;
    default:
        return false;
    }
}

static void what_cannot_be_read_back_is_known_at_once(void **state)
{
    for (int k = 0;; k++) {
        struct report r = build(*state), back;
        struct str bytes;
        struct error first = { 0 }, second = { 0 };
        if (!break_rule(&r, k))
            break;
        assert_int_equal(snapshot_decode(*state, NULL, snapshot_encode(*state, &r), &back, &first),
                         QOQ_EINPUT);
        assert_int_equal(snapshot_encode_and_decode(*state, &r, &bytes, &back, &second),
                         QOQ_EINPUT);
        assert_string_equal(first.text, second.text);
    }
}

/* The snapshot with its first `from` replaced. */
static struct str damaged(struct arena *a, const char *from, const char *to)
{
    struct report r = build(a);
    struct str s = snapshot_encode(a, &r);
    size_t at = str_find(s, str_from(from));
    assert_true(at != STR_NOT_FOUND);
    return str_format(a, "%.*s%s%s", (int)at, s.p, to, s.p + at + strlen(from));
}

static void errors_name_the_field(void **state)
{
    static const struct {
        const char *from, *to, *text;
    } cases[] = {
        { "\"qoq.snapshot/1\"", "\"qoq.snapshot/2\"",
          "this qoq reads the schema qoq.snapshot/1, not qoq.snapshot/2; a newer one may" },
        { "\"place\": \"某市\"", "\"place\": 3", "report.place: a text or null was expected" },
        { "\"place\"", "\"Place\"", "report.place is missing" },
        { "\"front\": [", "\"more\": 1, \"front\": [",
          "report.more: this version of the format has no such key" },
        { "\"2020Q3\"", "\"2020Q5\"", "report.period.key: a period such as \"2020Q3\" was expected" },
        { "\"pace\": 0.75", "\"pace\": 0.7", "report.period.pace: the pace of the key was expected" },
        { "\"0123456789", "\"0123456789A",
          "report.source.sha256: a SHA-256 of 64 hexadecimal digits was expected" },
        { "http://a.cn", "ftp://a.cn",
          "report.source.url: an address that begins with http:// or https:// was expected" },
        { "\"seq\": 1", "\"seq\": 0", "tasks[0].seq: a whole number from 1 on was expected" },
        { "\"seq\": 1", "\"seq\": 1.5", "tasks[0].seq: a whole number from 1 on was expected" },
        { "\"lead\": true", "\"lead\": null", "tasks[0].owners[0].lead: true or false was expected" },
        { "\"progress\": null", "\"progress\": []",
          "tasks[0].items[1].progress: a text or null was expected" },
        { "\"next\"\n", "\"nxt\"\n", "tasks[0].items[0].shared[1]: the name of a cell was expected" },
        { "\"kind\": \"share\"", "\"kind\": \"part\"",
          "tasks[0].indicators[1].kind: \"part\" is no known name" },
        { "\"as_of\": \"2020-08\"", "\"as_of\": \"2020-13\"",
          "tasks[0].indicators[0].actual.as_of: a month such as \"2020-09\", or null, was expected" },
        { "\"item\": 1", "\"item\": 2",
          "tasks[0].indicators[1]: the number of an item of this task was expected" },
        { "\"met\": false", "\"met\": 0",
          "tasks[0].indicators[0].met: true, false or null was expected" },
        { "\"signals\": [\n        \"滞后\"", "\"signals\": [\n        7",
          "tasks[0].signals[0]: a text was expected" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct report r;
        struct error err = { 0 };
        struct str bytes = damaged(*state, cases[i].from, cases[i].to);
        assert_int_equal(snapshot_decode(*state, "s.json", bytes, &r, &err), QOQ_EINPUT);
        assert_string_equal(err.text, cases[i].text);
        assert_string_equal(err.origin, "s.json");
    }
}

static void a_snapshot_cut_anywhere_is_an_error(void **state)
{
    struct report r = build(*state);
    struct str bytes = snapshot_encode(*state, &r);
    for (size_t n = 0; n + 1 < bytes.n; n += 7) {
        struct arena *a = arena_new(8 << 20);
        struct report out;
        assert_int_equal(snapshot_decode(a, NULL, str_slice(bytes, 0, n), &out, NULL), QOQ_EINPUT);
        arena_free(a);
    }
}

static void another_wording_of_a_warning_is_kept(void **state)
{
    struct report r;
    struct str bytes = damaged(*state, warning_text(WARN_CHARSET), "an older wording");
    assert_int_equal(snapshot_decode(*state, NULL, bytes, &r, NULL), 0);
    assert_same(r.warnings.v[1].detail, STR("an older wording"));
}

/* By a validator that shares no code with us; the tests run from the root of the project. */
static void a_snapshot_is_valid_by_its_schema(void **state)
{
    struct report r = build(*state);
    struct error err;
    char path[] = "/tmp/qoq-codec-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    assert_int_equal(file_write(*state, path, snapshot_encode(*state, &r), &err), 0);
    struct str command = str_format(
        *state, "tests/validate-json docs/schema/snapshot.schema.json %s", path);
    int status = system(command.p);
    unlink(path);
    if (WEXITSTATUS(status) == 77 || WEXITSTATUS(status) == 127)
        skip();
    assert_int_equal(status, 0);
}

static void one_task_is_read_alone(void **state)
{
    struct arena *a = *state;
    struct report r = { .period = { 2020, 9 } };
    r.source = (struct source){ STR("a.txt"), STR("0123456789abcdef0123456789abcdef"
                                                  "0123456789abcdef0123456789abcdef"), 9,
                                STR("text"), STR_NULL, STR_NULL };
    struct task first, one;
    struct error err = { 0 };
    build_task(a, list_push(a, &r.tasks));
    build_task(a, list_push(a, &r.tasks));
    r.tasks.v[1].id = STR("ffff");
    r.tasks.v[1].title = STR("\n    }\n      \"id\": \"00112233445566aa\",");
    struct str json = snapshot_encode(a, &r);
    assert_int_equal(snapshot_decode_task(a, "s", json, STR("00112233445566aa"), &first, &err), 0);
    assert_true(str_eq(first.title, STR("新建学校12所")));
    assert_int_equal(snapshot_decode_task(a, "s", json, STR("ffff"), &one, &err), 0);
    assert_true(str_eq(one.title, r.tasks.v[1].title));
    assert_int_equal(one.indicators.n, r.tasks.v[1].indicators.n);
    assert_int_equal(snapshot_decode_task(a, "s", json, STR("0011"), &one, &err), 0);
    assert_null(one.id.p);
    /* bytes that are no snapshot of ours, but JSON: all of it is read, or refused */
    struct str loose = str_join(a, STR(" "), STR(""), json), line = STR("      \"id\": \"ffff\",");
    size_t at = str_find(loose, line);
    loose = str_join(a, str_slice(loose, 0, at), STR(" "), str_after(loose, at));
    assert_int_equal(snapshot_decode_task(a, "s", loose, STR("ffff"), &one, &err), 0);
    assert_true(str_eq(one.title, r.tasks.v[1].title));
    assert_int_equal(snapshot_decode_task(a, "s", STR("{\"ffff\": 1}"), STR("ffff"), &one, &err),
                     QOQ_EINPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decoding_and_encoding_again_gives_the_same_bytes),
        cmocka_unit_test(keys_stand_in_the_order_of_the_contract),
        cmocka_unit_test(every_period_comes_back),
        cmocka_unit_test(at_once_is_the_same_as_one_after_the_other),
        cmocka_unit_test(what_cannot_be_read_back_is_known_at_once),
        cmocka_unit_test(errors_name_the_field),
        cmocka_unit_test(a_snapshot_cut_anywhere_is_an_error),
        cmocka_unit_test(another_wording_of_a_warning_is_kept),
        cmocka_unit_test(a_snapshot_is_valid_by_its_schema),
        cmocka_unit_test(one_task_is_read_alone),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
