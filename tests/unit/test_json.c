#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include "snapshots/json.h"

static int setup(void **state)
{
    *state = arena_new(64 << 20);
    return *state == NULL;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static void assert_text(struct str got, const char *want)
{
    if (!str_is(got, want))
        fail_msg("got <%.*s>, wanted <%s>", STR_ARG(got), want);
}

static void prints_one_field_a_line(void **state)
{
    struct arena *a = *state;
    struct json *j = json_object(a);
    json_add_str(j, "text", STR("全年\n“好” \"q\" \\ \x01\t"));
    json_add_str(j, "nothing", STR_NULL);
    json_add_str(j, "empty", STR(""));
    json_add_decimal(j, "tenth", decimal_parse(STR("0.1")));
    json_add_decimal(j, "long", decimal_parse(STR("1234567890123460")));
    json_add_decimal(j, "unknown", DECIMAL_NONE);
    json_add_int(j, "minus", -7);
    json_add_bool(j, "yes", true);
    json_add_array(j, "none");
    json_add_object(j, "bare");
    struct json *list = json_add_array(j, "list");
    json_add_str(list, NULL, STR("一"));
    json_add_null(json_add_object(list, NULL), "k");
    assert_text(json_pretty(a, j),
                "{\n"
                "  \"text\": \"全年\\n“好” \\\"q\\\" \\\\ \\u0001\\t\",\n"
                "  \"nothing\": null,\n"
                "  \"empty\": \"\",\n"
                "  \"tenth\": 0.1,\n"
                "  \"long\": 1234567890123460,\n"
                "  \"unknown\": null,\n"
                "  \"minus\": -7,\n"
                "  \"yes\": true,\n"
                "  \"none\": [],\n"
                "  \"bare\": {},\n"
                "  \"list\": [\n"
                "    \"一\",\n"
                "    {\n"
                "      \"k\": null\n"
                "    }\n"
                "  ]\n"
                "}\n");
}

static void parses_and_prints_the_same(void **state)
{
    struct arena *a = *state;
    const char *text = "{\"a\":[1,0.1,-2.50,123456789012345678,1e3],\"b\":{\"c\":\"\\u4e00\\n\"},"
                       "\"d\":[true,false,null,\"\"],\"A\":1}";
    struct json *j;
    struct error err;
    assert_int_equal(json_parse(a, "x", str_from(text), &j, &err), 0);
    assert_text(json_compact(a, j),
                "{\"a\":[1,0.1,-2.50,123456789012345678,1e3],\"b\":{\"c\":\"一\\n\"},"
                "\"d\":[true,false,null,\"\"],\"A\":1}");
    const struct json *e = json_first(json_get(j, "a"));
    assert_int_equal(json_int(e), 1);
    e = json_next(e);
    assert_true(decimal_eq(json_decimal(e), decimal_make(1, -1)));
    e = json_next(json_next(e));
    assert_true(json_int(e) == 123456789012345678);
    e = json_next(e);
    assert_int_equal(json_int(e), 1000);
    assert_null(json_next(e));
    assert_int_equal(json_count(json_get(j, "d")), 4);
    assert_text(json_str(json_get(json_get(j, "b"), "c")), "一\n");
    assert_null(json_get(j, "B"));
    assert_string_equal(json_key(json_first(j)), "a");
}

static void values_of_another_type_are_nothing(void **state)
{
    struct json *j = json_object(*state);
    json_add_int(j, "n", 1);
    json_add_str(j, "s", STR("1"));
    assert_null(json_str(json_get(j, "n")).p);
    assert_false(json_decimal(json_get(j, "s")).known);
    assert_int_equal(json_int(json_get(j, "s")), 0);
    assert_false(json_bool(json_get(j, "n")));
    assert_null(json_str(json_get(j, "absent")).p);
    assert_int_equal(json_type(json_get(j, "n")), JSON_NUMBER);
    assert_int_equal(json_type(json_get(j, "s")), JSON_STRING);
}

static void refuses_what_is_not_json(void **state)
{
    const struct {
        struct str text;
        long line;
    } bad[] = {
        { STR(""), 1 },
        { STR("{"), 1 },
        { STR("{\n \"a\": 1,\n}"), 3 },
        { STR("{}\n\nx"), 3 },
        { STR("{} {}"), 1 },
        { STR("[01]"), 1 },
        { STR("[1.]"), 1 },
        { STR("[-]"), 1 },
        { STR("[+1]"), 1 },
        { STR("[NaN]"), 1 },
        { STR("[\"\n\"]"), 1 },
        { STR("[\"a\\u0000b\"]"), 1 },
        { STR("[\"\\ud800\"]"), 1 },
        { STR("[\"\\x\"]"), 1 },
        { STR("\n[\"\xff\"]"), 2 },
        { STR("[1]\0"), 1 },
        { STR("\xef\xbb\xbf[]"), 1 },
        { STR("[1\f]"), 1 },
        { STR("{\"a\":1,\"b\":{\"c\":1,\"c\":2}}"), 0 },
        { STR("{\"a\":1,\"\\u0061\":2}"), 0 },
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct json *j = NULL;
        struct error err = { 0 };
        if (json_parse(*state, "x.json", bad[i].text, &j, &err) != QOQ_EINPUT)
            fail_msg("accepted: %s", bad[i].text.p);
        assert_string_equal(err.origin, "x.json");
        if (err.line != bad[i].line)
            fail_msg("line %ld: %s", err.line, bad[i].text.p);
    }
}

static void refuses_deep_nesting(void **state)
{
    struct buf b = { .arena = *state };
    for (int i = 0; i < 100000; i++)
        buf_addc(&b, '[');
    struct json *j;
    assert_int_equal(json_parse(*state, NULL, buf_str(&b), &j, NULL), QOQ_EINPUT);
}

static int parse_large(void *arg, struct error *err)
{
    struct arena *a = arg;
    struct buf b = { .arena = a };
    buf_addz(&b, "[1");
    for (int i = 0; i < 100000; i++)
        buf_addz(&b, ",1");
    buf_addc(&b, ']');
    struct json *j;
    return json_parse(a, NULL, buf_str(&b), &j, err);
}

static void the_ceiling_holds(void **state)
{
    (void)state;
    struct arena *a = arena_new(4 << 20);
    struct error err;
    assert_int_equal(arena_run(a, parse_large, a, &err), QOQ_ELIMIT);
    arena_free(a);
}

static void trees_in_two_arenas_interleave(void **state)
{
    struct arena *other = arena_new(1 << 20);
    struct json *x = json_object(*state), *y = json_object(other);
    size_t used = arena_used(other);
    json_add_str(x, "a", STR("text"));
    assert_int_equal(arena_used(other), used);
    json_add_str(y, "a", STR("text"));
    assert_true(arena_used(other) > used);
    arena_free(other);
    assert_text(json_compact(*state, x), "{\"a\":\"text\"}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prints_one_field_a_line),
        cmocka_unit_test(parses_and_prints_the_same),
        cmocka_unit_test(values_of_another_type_are_nothing),
        cmocka_unit_test(refuses_what_is_not_json),
        cmocka_unit_test(refuses_deep_nesting),
        cmocka_unit_test(the_ceiling_holds),
        cmocka_unit_test(trees_in_two_arenas_interleave),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
