#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/utf8.h"
#include "plots/chart.h"
#include "plots/text.h"

enum { CEILING = 64 << 20 };

/* Every test has an arena and a folder of its own. */
struct world {
    struct arena *arena;
    char folder[64];
    struct error err;
};

static int enter(void **state)
{
    struct world *w = test_calloc(1, sizeof *w);
    w->arena = arena_new(CEILING);
    strcpy(w->folder, "/tmp/qoq-plots.XXXXXX");
    *state = w;
    return mkdtemp(w->folder) ? 0 : -1;
}

static int leave(void **state)
{
    struct world *w = *state;
    struct str_list left = { 0 };
    chmod(w->folder, 0700);
    file_walk(w->arena, w->folder, &left, NULL);
    for (size_t i = 0; i < left.n; i++)
        unlink(left.v[i].p);
    rmdir(w->folder);
    arena_free(w->arena);
    test_free(w);
    return 0;
}

static const char *in_folder(struct world *w, const char *name)
{
    return str_format(w->arena, "%s/%s", w->folder, name).p;
}

static void add_row(struct world *w, struct dumbbell *d, const char *number, const char *label,
                    double from, double to)
{
    *list_push(w->arena, &d->rows) = (struct dumbbell_row){ .number = str_from(number),
                                                            .label = str_from(label),
                                                            .from = from,
                                                            .to = to };
}

/* A row of each kind. */
static struct dumbbell sample(struct world *w)
{
    struct dumbbell d = { .title = STR("汐川市：前三季度与上半年相比"),
                          .subtitle = STR("完成率"),
                          .from_label = STR("上半年"),
                          .to_label = STR("前三季度"),
                          .up_label = STR("推进"),
                          .down_label = STR("倒退"),
                          .same_label = STR("停滞"),
                          .pace_label = STR("序时进度 75%"),
                          .axis_label = STR("完成率"),
                          .value_heading = STR("现值 %"),
                          .change_heading = STR("变化"),
                          .pace = 0.75 };
    add_row(w, &d, "1", "新建口袋公园8个", 0.375, 0.625);
    add_row(w, &d, "2", "it's 100% \"done\"", 0.5, 0.4);
    add_row(w, &d, "3", "改造老旧小区12个", 0.25, 0.2549);
    add_row(w, &d, "4", "只在上半年", 0.3, NAN);
    add_row(w, &d, "5", "只在前三季度", NAN, 0.9);
    add_row(w, &d, "6", "没有数字", NAN, NAN);
    add_row(w, &d, "7", "超额完成", 0.8, 2.35);
    return d;
}

static struct str script_of(struct world *w, const struct dumbbell *d, enum chart_format format)
{
    struct chart chart = { .dumbbell = d };
    struct chart_style style = { .font = STR("Noto Sans CJK SC") };
    struct str script = STR_NULL;
    assert_int_equal(chart_script(w->arena, &chart, &style, format, STR("out"), &script, &w->err),
                     0);
    return script;
}

static int draw(struct world *w, const struct dumbbell *d, const char *path,
                enum chart_format format)
{
    struct picture p = { path, format, { .dumbbell = d }, false };
    struct chart_style style = { 0 };
    return chart_draw(w->arena, &p, 1, &style, &w->err);
}

static size_t files_in_folder(struct world *w)
{
    struct str_list files = { 0 };
    assert_int_equal(file_walk(w->arena, w->folder, &files, &w->err), 0);
    return files.n;
}

static struct str contents(struct world *w, const char *path)
{
    struct str data = STR_NULL;
    assert_int_equal(file_read(w->arena, path, CEILING / 4, &data, &w->err), 0);
    return data;
}

static void need_gnuplot(void)
{
    if (system("gnuplot --version >/dev/null 2>&1") != 0)
        skip();
}

/* Byte for byte; after a wanted change QOQ_GOLDEN=1 writes the file anew, to be reviewed. */
static void is_golden(struct world *w, struct str script, const char *path)
{
    if (getenv("QOQ_GOLDEN"))
        assert_int_equal(file_write(w->arena, path, script, &w->err), 0);
    struct str golden = contents(w, path);
    assert_string_equal(str_z(w->arena, script), str_z(w->arena, golden));
}

static void test_golden(void **state)
{
    struct world *w = *state;
    struct dumbbell d = sample(w);
    is_golden(w, script_of(w, &d, CHART_SVG), "tests/unit/golden/dumbbell.svg.gp");
    is_golden(w, script_of(w, &d, CHART_PNG), "tests/unit/golden/dumbbell.png.gp");
    struct str again = script_of(w, &d, CHART_PNG);
    assert_true(str_eq(again, script_of(w, &d, CHART_PNG)));
}

static void test_nothing_to_draw(void **state)
{
    struct world *w = *state;
    struct dumbbell d = { .pace = NAN };
    struct chart chart = { .dumbbell = &d };
    struct chart_style style = { .font = STR("X") };
    struct str script;
    assert_int_equal(chart_script(w->arena, &chart, &style, CHART_SVG, STR("o"), &script, &w->err),
                     QOQ_EINPUT);
    assert_non_null(strstr(w->err.text, "no task"));
    add_row(w, &d, "1", "x", NAN, INFINITY);
    assert_int_equal(chart_script(w->arena, &chart, &style, CHART_SVG, STR("o"), &script, &w->err),
                     QOQ_EINPUT);
    for (int i = 0; i < 1500; i++)
        add_row(w, &d, "1", "x", 0, 1);
    assert_int_equal(chart_script(w->arena, &chart, &style, CHART_SVG, STR("o"), &script, &w->err),
                     QOQ_EINPUT);
    assert_non_null(strstr(w->err.text, "1501"));
}

static void test_clean(void **state)
{
    struct world *w = *state;
    static const char *const cases[][2] = {
        { "  a\t b\r\n c\xE3\x80\x80", "a b c" },
        { "x\x01y\x7F", "x\xEF\xBF\xBDy\xEF\xBF\xBD" },
        { "\xE2\x80\xAE" "dcba\xE2\x80\xAC", "dcba" },    /* right-to-left override */
        { "a\xE2\x80\x8B" "b\xEF\xBB\xBF" "c", "abc" },     /* zero width */
        { "bad \xFF\xC0\xAF", "bad \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" },
        { "\xEF\xBF\xBF", "\xEF\xBF\xBD" },                 /* not allowed in XML */
        { "\xF0\xA0\x80\x80\xF0\x9F\x98\x80", "\xF0\xA0\x80\x80\xF0\x9F\x98\x80" },
        { "\n", "" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_string_equal(str_z(w->arena, text_clean(w->arena, str_from(cases[i][0]))),
                            cases[i][1]);
    assert_int_equal(text_clean(w->arena, STR_NULL).n, 0);
}

static void test_cut(void **state)
{
    struct world *w = *state;
    struct str all = STR("引进高层次人才（团队）25个");
    for (double em = 1; em < 16; em += 0.25) {
        struct str cut = text_cut(w->arena, all, em);
        assert_true(text_width(cut) <= em + 1e-6);
        assert_int_equal(utf8_invalid(cut), STR_NOT_FOUND);
        assert_true(str_eq(cut, all) || str_ends(cut, STR("…")));
    }
    assert_true(str_eq(text_cut(w->arena, all, 100), all));
    struct str_list lines = text_wrap(w->arena, STR("第一段文字，第二段文字，第三段文字"), 6, 2);
    assert_int_equal(lines.n, 2);
    assert_string_equal(str_z(w->arena, lines.v[0]), "第一段文字，");
    assert_string_equal(str_z(w->arena, lines.v[1]), "第二段文字…");
    lines = text_wrap(w->arena, STR("一二三四五六，七"), 6, 3); /* no comma begins a line */
    assert_string_equal(str_z(w->arena, lines.v[0]), "一二三四五");
    assert_int_equal(text_wrap(w->arena, STR("  "), 6, 3).n, 0);
}

static void test_formats(void **state)
{
    (void)state;
    enum chart_format f;
    assert_true(chart_format_from(STR("a.b/c.PNG"), &f) && f == CHART_PNG);
    assert_true(chart_format_from(STR("svg"), &f) && f == CHART_SVG);
    assert_true(chart_format_from(STR("x.pdf"), &f) && f == CHART_PDF);
    assert_false(chart_format_from(STR(".svg"), &f));
    assert_false(chart_format_from(STR("xsvg"), &f));
    assert_false(chart_format_from(STR("x.jpg"), &f));
    assert_false(chart_format_from(STR(""), &f));
}

static void test_draws_all_formats(void **state)
{
    struct world *w = *state;
    need_gnuplot();
    struct dumbbell d = sample(w);
    struct chart chart = { .dumbbell = &d };
    struct picture pictures[] = { { in_folder(w, "a.svg"), CHART_SVG, chart, false },
                                  { in_folder(w, "a.png"), CHART_PNG, chart, true },
                                  { in_folder(w, "a.pdf"), CHART_PDF, chart, false } };
    struct chart_style style = { .dark = true, .width = 700 };
    assert_int_equal(chart_draw(w->arena, pictures, 3, &style, &w->err), 0);
    assert_int_equal(files_in_folder(w), 4); /* the script that was kept */
    struct str svg = contents(w, pictures[0].path);
    assert_true(str_has(svg, STR("新建口袋公园8个")));
    assert_true(str_has(svg, STR("it's 100% ")));
    assert_true(str_has(svg, STR("width=\"700\"")));
    assert_true(str_starts(contents(w, pictures[1].path), STR("\x89PNG")));
    assert_true(str_starts(contents(w, pictures[2].path), STR("%PDF")));
    struct stat st;
    assert_int_equal(stat(pictures[0].path, &st), 0);
    mode_t mask = umask(0);
    umask(mask);
    assert_int_equal(st.st_mode & 0777, 0666 & ~mask);
}

/* The script that is kept draws the same picture by hand, in its own folder. */
static void test_keep(void **state)
{
    struct world *w = *state;
    need_gnuplot();
    struct dumbbell d = sample(w);
    struct picture p = { in_folder(w, "it's.svg"), CHART_SVG, { .dumbbell = &d }, true };
    assert_int_equal(chart_draw(w->arena, &p, 1, &(struct chart_style){ 0 }, &w->err), 0);
    struct str first = contents(w, p.path);
    unlink(p.path);
    const char *command = str_format(w->arena, "cd %s && gnuplot \"it's.svg.gp\"", w->folder).p;
    assert_int_equal(system(command), 0);
    assert_true(str_eq(contents(w, p.path), first));
}

static void test_hostile_text(void **state)
{
    struct world *w = *state;
    need_gnuplot();
    const char *canary = in_folder(w, "canary");
    struct dumbbell d = sample(w);
    const char *const attacks[] = {
        "`touch %s`", "$(touch %s)", "'; system('touch %s'); '", "\"`touch %s`\"",
        "\\'`touch %s`", "@x ${HOME} `touch %s`\\", "a\n! touch %s\n", "END\n! touch %s",
        "\xE2\x80\xAE`touch %s`", "{/:Bold x} ^a_b ~ %%s \xF0\xA0\x80\x80 <b>&amp;&#65;&#0;&x; %s",
        "''''`touch %s`'", "|touch %s", "'", "''", "x'", "x''",
    };
    for (size_t i = 0; i < sizeof attacks / sizeof attacks[0]; i++)
        add_row(w, &d, attacks[i], str_format(w->arena, attacks[i], canary).p, 0.1, 0.5);
    d.title = str_format(w->arena, "`touch %s` $(touch %s) '\"\n", canary, canary);
    d.pace_label = d.axis_label = d.from_label = d.value_heading = d.subtitle = d.title;
    assert_int_equal(draw(w, &d, in_folder(w, "a.png"), CHART_PNG), 0);
    assert_int_equal(draw(w, &d, in_folder(w, "a.svg"), CHART_SVG), 0);
    assert_false(file_exists(canary));
    struct str svg = contents(w, in_folder(w, "a.svg"));
    assert_true(str_has(svg, STR("^a_b ~ %s \xF0\xA0\x80\x80 &lt;b>&amp;amp;&#x26;#65;")));
    assert_true(str_has(svg, STR("<text>''''`touch ")));
    assert_false(str_has(svg, STR("\xE2\x80\xAE")));
}

/* Whatever stands beside whatever, it comes out as it went in. */
static void test_any_text(void **state)
{
    struct world *w = *state;
    need_gnuplot();
    static const char special[] = "'''\"`$\\@{}#;%|~!^_x.,()[]*";
    struct dumbbell d = { .pace = NAN };
    unsigned next = 1;
    for (int i = 0; i < 400; i++) {
        struct buf b = { .arena = w->arena };
        for (int k = 0; k < 12; k++) {
            next = next * 1103515245 + 12345;
            buf_addc(&b, special[next / 65536 % (sizeof special - 1)]);
        }
        add_row(w, &d, "", str_z(w->arena, buf_str(&b)), 0, 1);
    }
    assert_int_equal(draw(w, &d, in_folder(w, "a.svg"), CHART_SVG), 0);
    struct str svg = contents(w, in_folder(w, "a.svg"));
    for (size_t i = 0; i < d.rows.n; i++)
        assert_true(str_has(svg, d.rows.v[i].label));
}

/* Gnuplot pipes into "|..." and expands "~": names are only names. */
static void test_hostile_path(void **state)
{
    struct world *w = *state;
    need_gnuplot();
    struct dumbbell d = sample(w);
    char before[4096];
    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(w->folder), 0);
    int rc = draw(w, &d, "|touch canary", CHART_SVG);
    int second = draw(w, &d, "~`touch canary`'$(touch canary)", CHART_SVG);
    assert_int_equal(chdir(before), 0);
    assert_int_equal(rc, 0);
    assert_int_equal(second, 0);
    assert_false(file_exists(in_folder(w, "canary")));
    assert_true(file_exists(in_folder(w, "|touch canary")));
    assert_int_equal(draw(w, &d, in_folder(w, "a\nb.svg"), CHART_SVG), QOQ_EINPUT);
    assert_int_equal(files_in_folder(w), 2);
}

static void test_many_and_one(void **state)
{
    struct world *w = *state;
    need_gnuplot();
    struct dumbbell d = { .pace = NAN };
    add_row(w, &d, "", "", NAN, 0.5);
    assert_int_equal(draw(w, &d, in_folder(w, "one.svg"), CHART_SVG), 0);
    for (int i = 0; i < 1000; i++)
        add_row(w, &d, "12", "外贸出口突破900亿元，跨境电商交易额增长20%以上，培育自主品牌企业", -i, i);
    assert_int_equal(draw(w, &d, in_folder(w, "many.png"), CHART_PNG), 0);
    assert_int_equal(draw(w, &d, in_folder(w, "many.pdf"), CHART_PDF), 0);
}

static void test_unwritable(void **state)
{
    struct world *w = *state;
    struct dumbbell d = sample(w);
    assert_int_equal(draw(w, &d, in_folder(w, "none/a.svg"), CHART_SVG), QOQ_EIO);
    assert_string_equal(w->err.origin, in_folder(w, "none/a.svg"));
    assert_int_equal(draw(w, &d, w->folder, CHART_SVG), QOQ_EIO);
}

/* Runs with a gnuplot of our own first in PATH: a shell script of these words. */
static int draw_with(struct world *w, const char *gnuplot)
{
    struct dumbbell d = sample(w);
    const char *path = in_folder(w, "bin.d");
    assert_int_equal(mkdir(path, 0700), 0);
    if (gnuplot) {
        const char *program = in_folder(w, "bin.d/gnuplot");
        struct str text = str_format(w->arena, "#!/bin/sh\n%s\n", gnuplot);
        assert_int_equal(file_write(w->arena, program, text, &w->err), 0);
        chmod(program, 0700);
    }
    const char *usual = getenv("PATH");
    struct str before = str_copy(w->arena, str_from(usual));
    setenv("PATH", gnuplot ? str_format(w->arena, "%s:%s", path, usual).p : path, 1);
    int rc = draw(w, &d, in_folder(w, "a.svg"), CHART_SVG);
    setenv("PATH", before.p, 1);
    unlink(in_folder(w, "bin.d/gnuplot"));
    rmdir(path);
    return rc;
}

static void fails_with(void **state, const char *gnuplot, int code, const char *text)
{
    struct world *w = *state;
    assert_int_equal(draw_with(w, gnuplot), code);
    assert_non_null(strstr(w->err.text, text));
    arena_free(w->arena); /* which deletes what was not finished */
    w->arena = arena_new(CEILING);
    assert_int_equal(files_in_folder(w), 0);
}

static void test_no_gnuplot(void **state)
{
    fails_with(state, NULL, QOQ_EPROGRAM, "gnuplot-nox");
}

static void test_gnuplot_fails(void **state)
{
    fails_with(state, "echo oh; echo; echo dear >&2; echo 'no plot' >&2; exit 3", QOQ_EPROGRAM,
               "(status 3): dear; no plot");
}

static void test_gnuplot_warns(void **state)
{
    fails_with(state, "cat >/dev/null; echo 'warning: empty x range' >&2", QOQ_EPROGRAM,
               "empty x range");
}

static void test_gnuplot_draws_half(void **state)
{
    fails_with(state, "cat >/dev/null", QOQ_EIO, "whole picture");
}

static void test_locale_of_the_user(void **state)
{
    struct world *w = *state;
    need_gnuplot();
    struct dumbbell d = sample(w);
    struct str before = str_copy(w->arena, str_from(getenv("LC_ALL")));
    setenv("LC_ALL", "C", 1);
    int rc = draw(w, &d, in_folder(w, "a.png"), CHART_PNG);
    setenv("LC_ALL", "xx_YY.UTF-8", 1);
    int unknown = draw(w, &d, in_folder(w, "b.png"), CHART_PNG);
    if (before.p)
        setenv("LC_ALL", before.p, 1);
    else
        unsetenv("LC_ALL");
    assert_int_equal(rc, 0);
    assert_int_equal(unknown, 0);
    assert_true(str_eq(contents(w, in_folder(w, "a.png")), contents(w, in_folder(w, "b.png"))));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, enter, leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_golden),          TEST(test_nothing_to_draw),
        TEST(test_clean),           TEST(test_cut),
        TEST(test_formats),         TEST(test_draws_all_formats),
        TEST(test_keep),            TEST(test_hostile_text),
        TEST(test_any_text),        TEST(test_hostile_path),
        TEST(test_many_and_one),
        TEST(test_unwritable),      TEST(test_no_gnuplot),
        TEST(test_gnuplot_fails),   TEST(test_gnuplot_warns),
        TEST(test_gnuplot_draws_half), TEST(test_locale_of_the_user),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
