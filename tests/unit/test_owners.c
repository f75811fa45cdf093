#define SET_UP set_up_task
#include "snapshots/normalize/parts.h"
#include "tests/unit/test.h"

static struct task task;

static int set_up_task(void **state)
{
    task = (struct task){ 0 };
    return set_up_arena(state);
}

/* Owners as one line: leads with a star. */
static const char *owners(void)
{
    struct buf b = { .arena = arena };
    for (size_t i = 0; i < task.owners.n; i++) {
        if (i)
            buf_addz(&b, " ");
        if (task.owners.v[i].lead)
            buf_addz(&b, "*");
        buf_add(&b, task.owners.v[i].name);
    }
    return str_z(arena, buf_str(&b));
}

static const char *parse(const char *cell)
{
    task = (struct task){ 0 };
    owners_parse(arena, str_from(cell), &task);
    return owners();
}

static void test_likeness(void **state)
{
    (void)state;
    assert_true(owners_likeness(STR("市发改委、市财政局")) > 0.9);
    assert_true(owners_likeness(STR("甲区政府、乙区政府、新城管委会")) > 0.8);
    assert_true(owners_likeness(STR("市发改委,各县(区)政府、各功能区管委会")) > 0.8);
    assert_true(owners_likeness(STR("驻沪联络处")) > 0.8);
    assert_true(owners_likeness(STR("责任单位:市园林局")) == 1);
    assert_true(owners_likeness(STR("生态环境东山分局、各街道")) > 0.8);
    assert_true(owners_likeness(STR("(市国资委)")) > 0.8);
    assert_true(owners_likeness(STR("新建公园3座。")) < 0.3);
    assert_true(owners_likeness(STR("前三季度已完成投资3亿元,其中市本级1亿元。")) < 0.3);
    assert_true(owners_likeness(STR("推进新城中央商务区建设")) < 0.3);
    assert_true(owners_likeness(STR("——")) < 0.3);
    assert_true(owners_likeness(STR("")) == 0);
}

static void test_separators(void **state)
{
    (void)state;
    assert_string_equal(parse("市发改委、市财政局"), "*市发改委 市财政局");
    assert_string_equal(parse("市发改委,市财政局;各街道"), "*市发改委 市财政局 各街道");
    assert_string_equal(parse("市发改委\n市财政局"), "*市发改委 市财政局");
    assert_string_equal(parse("市发改委 市财政局"), "*市发改委 市财政局");
    assert_string_equal(parse("市财政局、市税务局、市财政局"), "*市财政局 市税务局");
    assert_string_equal(parse("市 园林局"), "*市园林局");
}

static void test_brackets_belong_to_their_office(void **state)
{
    (void)state;
    assert_string_equal(parse("市府办(市大数据局)、市经信局"), "*市府办(市大数据局) 市经信局");
    assert_string_equal(parse("各县(市、区)政府、市商务局"), "*各县(市、区)政府 市商务局");
    assert_string_equal(parse("市财政局\n(市国资委)"), "*市财政局(市国资委)");
    assert_string_equal(parse("生态环境\n东山分局"), "*生态环境东山分局");
}

static void test_notes_and_persons_are_no_owners(void **state)
{
    (void)state;
    assert_string_equal(parse("市卫健委,各县(区)政府(列第一位者为牵头单位,下同)"),
                        "*市卫健委 各县(区)政府");
    struct task t = { 0 };
    struct str rest = owners_parse(arena, STR("市民政局 张三"), &t);
    assert_int_equal(t.owners.n, 1);
    assert_true(str_is(t.owners.v[0].name, "市民政局"));
    assert_true(str_is(rest, "张三"));
}

static void test_leads(void **state)
{
    (void)state;
    assert_string_equal(parse("市人社局、市农业农村局分别牵头"), "*市人社局 *市农业农村局");
    assert_string_equal(parse("牵头单位:市发改委;配合单位:市财政局、市统计局"),
                        "*市发改委 市财政局 市统计局");
    assert_string_equal(parse("市级牵头单位:市商务局;区级牵头单位:区商务局"),
                        "市商务局 *区商务局");
    assert_true(task.delegated);
    assert_string_equal(parse("牵头单位:市发改委、市财政局"), "*市发改委 市财政局");
    assert_false(task.delegated);
}

/* Whatever the label and the order: the lowest level does the work. */
static void test_levels(void **state)
{
    (void)state;
    assert_string_equal(parse("州级牵头单位:州商务局;县级牵头单位:县商务局、县工信局"),
                        "州商务局 *县商务局 *县工信局");
    assert_true(task.delegated);
    assert_string_equal(parse("旗级责任单位:旗农牧局、旗水利局;盟级责任单位:盟农牧局"),
                        "*旗农牧局 旗水利局 盟农牧局");
    assert_true(task.delegated);
    assert_string_equal(parse("省级牵头单位:省水利厅;市级牵头单位:市水利局;县级配合单位:县水利局"),
                        "省水利厅 *市水利局 县水利局");
    assert_string_equal(parse("县级牵头单位:县教育局;县级责任单位:县财政局"), "*县教育局 县财政局");
    assert_false(task.delegated);
}

static void test_branches_in_lines(void **state)
{
    (void)state;
    assert_string_equal(parse("盟生态环境局\n白音分局"), "*盟生态环境局白音分局");
    assert_string_equal(parse("市自然资源局\n栖塘分局\n各镇"), "*市自然资源局栖塘分局 各镇");
    assert_string_equal(parse("区住建局\n生态环境分局"), "*区住建局 生态环境分局");
    assert_string_equal(parse("区住建局\n市环保局云洲分局"), "*区住建局 市环保局云洲分局");
    assert_string_equal(parse("盟生态环境局、白音分局"), "*盟生态环境局 白音分局");
}

static void test_farms_and_banners(void **state)
{
    (void)state;
    assert_true(owners_likeness(STR("各农场")) > 0.8);
    assert_true(owners_likeness(STR("西滩农场、大圩农场")) > 0.6);
    assert_true(owners_likeness(STR("各旗县市区、盟农牧局")) > 0.8);
    assert_true(owners_likeness(STR("新增家庭农场20家")) < 0.3);
}

static void test_a_column_of_leads(void **state)
{
    (void)state;
    parse("区商务局、区发改局");
    owners_lead(arena, STR("区发改局"), &task);
    assert_string_equal(owners(), "区商务局 *区发改局");
    owners_lead(arena, STR("区统计局"), &task);
    assert_string_equal(owners(), "*区统计局 区商务局 区发改局");
    owners_lead(arena, STR(""), &task);
    assert_string_equal(owners(), "*区统计局 区商务局 区发改局");
}

static void in_title(const char *text, const char *title, const char *list)
{
    struct str t, o;
    bool found = owners_in_title(str_from(text), &t, &o);
    assert_int_equal(found, list != NULL);
    if (!found)
        return;
    assert_string_equal(str_z(arena, t), title);
    assert_string_equal(str_z(arena, o), list);
}

static void test_in_titles(void **state)
{
    (void)state;
    in_title("新建公园3座。(牵头单位:市园林局)", "新建公园3座。", "牵头单位:市园林局");
    in_title("新建公园3座。[牵头单位:市府办(市大数据局)]", "新建公园3座。",
             "牵头单位:市府办(市大数据局)");
    in_title("新建公园3座。(责任单位:市园林局)。", "新建公园3座。", "责任单位:市园林局");
    in_title("新建公园3座。责任单位:市园林局、市财政局", "新建公园3座。",
             "责任单位:市园林局、市财政局");
    in_title("新建公园3座。(市园林局、市财政局)", "新建公园3座。", "市园林局、市财政局");
    in_title("新建公园3座(市园林局、市财政局)", "新建公园3座", "市园林局、市财政局");
    in_title("新建公园3座【市园林局】", "新建公园3座", "市园林局");
    in_title("改造公园(含儿童乐园)", NULL, NULL);
    in_title("新建公园3座。", NULL, NULL);
    in_title("(牵头单位:市园林局)", NULL, NULL);
    in_title("", NULL, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_likeness),
        TEST(test_separators),
        TEST(test_brackets_belong_to_their_office),
        TEST(test_notes_and_persons_are_no_owners),
        TEST(test_leads),
        TEST(test_levels),
        TEST(test_branches_in_lines),
        TEST(test_farms_and_banners),
        TEST(test_a_column_of_leads),
        TEST(test_in_titles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
