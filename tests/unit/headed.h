/* headed.h - two rows of a table below the head of a page, for tests of what the head tells. */
#ifndef QOQ_TESTS_UNIT_HEADED_H
#define QOQ_TESTS_UNIT_HEADED_H

#include "snapshots/parse.h"
#include "tests/unit/page.h"

static const char rows[] = "序号 | 任务 | 责任单位 | 进展情况 |\n1 | 改造老旧小区 | %s教育局 | 已完成 |\n"
                           "2 | 新建学校 | %s财政局 | 正在施工 |\n";

/* Parses such a page into `report`. url may be NULL; level: of the offices in the rows, 「市」. */
static inline void read_headed(const char *url, const char *head, const char *level)
{
    struct str table = str_format(arena, rows, level, level);
    struct str page = str_format(arena, "%s\n%.*s", head, STR_ARG(table));
    struct parse_options options = { .url = str_from(url) };
    report = (struct report){ 0 };
    assert_int_equal(parse_report(arena, STR("a.txt"), page, &options, &report, &err), 0);
    assert_true(str_eq(report.source.url, options.url));
}

#endif
