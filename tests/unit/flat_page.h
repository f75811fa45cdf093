/* Reading a page of a test and showing its tasks in a line each; for test_flat*.c. A bar in a
 * fixture stands for the blank line between two cells. */
#ifndef QOQ_TESTS_FLAT_PAGE_H
#define QOQ_TESTS_FLAT_PAGE_H

#include "tests/unit/page.h"

/* --- reading a page --- */

static inline int read_bytes(struct str bytes, const char *columns)
{
    struct normalize_options options = { .columns = str_from(columns) };
    report = (struct report){ 0 };
    doc = (struct document){ 0 };
    int code = document_read(arena, STR("page.txt"), bytes, &doc, &err);
    return code ? code : normalize(arena, &doc, &options, &report, &err);
}

/* Cells, parted by '|', as paragraphs. */
static inline struct str cells(const char *text)
{
    struct buf b = { .arena = arena };
    for (; *text; text++)
        if (*text == '|')
            buf_addz(&b, "\n\n");
        else
            buf_addc(&b, *text);
    return buf_str(&b);
}

static inline void add_field(struct buf *b, const char *name, struct str text)
{
    if (!text.n)
        return;
    buf_addz(b, name);
    for (size_t i = 0; i < text.n; i++)
        buf_addc(b, text.p[i] == '\n' ? '/' : text.p[i]);
}

static inline void add_item(struct buf *b, const struct item *it)
{
    add_field(b, " -", it->title);
    add_field(b, " T:", it->target);
    add_field(b, " P:", it->progress);
    add_field(b, " I:", it->issues);
    add_field(b, " N:", it->next);
    for (size_t i = 0; i < it->extras.n; i++)
        add_field(b, " +", it->extras.v[i].text);
    if (it->shared)
        buf_addf(b, " ~%u", it->shared);
}

/* The tasks, a line each: 「section>3 title [*lead owner] T:target P:progress I:issues N:next」. */
static inline const char *tasks(void)
{
    struct buf b = { .arena = arena };
    for (size_t i = 0; i < report.tasks.n; i++) {
        const struct task *t = &report.tasks.v[i];
        if (i)
            buf_addc(&b, '\n');
        if (t->section.n)
            buf_addf(&b, "%.*s>", STR_ARG(t->section));
        if (t->no.n)
            buf_addf(&b, "%.*s ", STR_ARG(t->no));
        add_field(&b, "", t->title);
        for (size_t k = 0; k < t->owners.n; k++)
            buf_addf(&b, "%s%s%.*s%s", k ? " " : " [", t->owners.v[k].lead ? "*" : "",
                     STR_ARG(t->owners.v[k].name), k + 1 == t->owners.n ? "]" : "");
        for (size_t k = 0; k < t->items.n; k++)
            add_item(&b, &t->items.v[k]);
    }
    return b.n ? str_z(arena, buf_str(&b)) : "";
}

static inline bool warned(enum warning_code code)
{
    for (size_t i = 0; i < report.warnings.n; i++)
        if (report.warnings.v[i].code == code)
            return true;
    return false;
}

/* --- nothing is lost --- */

static inline void add_kept(struct buf *b, struct str s)
{
    for (size_t at = 0; at < s.n;) {
        size_t from = at;
        if (!utf8_is_space(utf8_next(s, &at)))
            buf_add(b, str_slice(s, from, at));
    }
    buf_addc(b, '\0');
}

static inline struct str everything(void)
{
    struct buf b = { .arena = arena };
    for (size_t i = 0; i < report.front.n; i++)
        add_kept(&b, report.front.v[i]);
    for (size_t i = 0; i < report.back.n; i++)
        add_kept(&b, report.back.v[i]);
    for (size_t i = 0; i < report.columns.n; i++)
        add_kept(&b, report.columns.v[i].header);
    for (size_t i = 0; i < report.warnings.n; i++)
        add_kept(&b, report.warnings.v[i].detail);
    for (size_t i = 0; i < report.tasks.n; i++) {
        const struct task *t = &report.tasks.v[i];
        add_kept(&b, t->no);
        add_kept(&b, t->section);
        add_kept(&b, t->title);
        for (size_t k = 0; k < t->owners.n; k++)
            add_kept(&b, t->owners.v[k].name);
        for (size_t k = 0; k < t->items.n; k++) {
            for (int role = 0; role < ROLE_COUNT; role++)
                if (item_cell(&t->items.v[k], (enum role)role))
                    add_kept(&b, *item_cell(&t->items.v[k], (enum role)role));
            for (size_t e = 0; e < t->items.v[k].extras.n; e++)
                add_kept(&b, t->items.v[k].extras.v[e].text);
        }
    }
    return buf_str(&b);
}

/* Marks, numbers of lists and the like carry no text of their own. */
static inline bool is_text(uint32_t code)
{
    return utf8_is_han(code) && code != 0x4e00 && code != 0x4e8c && code != 0x4e09;
}

/* Every Chinese character of the source stands in the report, in a piece of at least two. */
static inline void nothing_is_lost(struct str source)
{
    struct buf b = { .arena = arena };
    struct str all = everything(), text;
    add_kept(&b, source);
    text = (struct str){ b.p, b.n - 1 };
    for (size_t at = 0; at < text.n;) {
        size_t end = at, good = at;
        while (end < text.n) {
            utf8_next(text, &end);
            if (!str_has(all, str_slice(text, at, end)))
                break;
            good = end;
        }
        size_t next = at;
        uint32_t code = utf8_next(text, &next);
        if (is_text(code) && good < next + 3 && good < text.n && good == at) {
            print_error("lost: %.*s\n", STR_ARG(str_slice(text, at, at + 60)));
            fail();
        }
        at = good > next ? good : next;
    }
}

static inline void page_is(struct str page, const char *columns, const char *wanted)
{
    int code = read_bytes(page, columns);
    if (code)
        print_error("%s\n", err.text);
    assert_int_equal(code, 0);
    assert_string_equal(tasks(), wanted);
    nothing_is_lost(page);
}

/* --- truncation --- */

/* Cut behind every `step`th character: no crash, and nothing lost. */
static inline void cut_everywhere(struct str page, size_t step)
{
    size_t n = 0;
    for (size_t at = 0; at < page.n; utf8_next(page, &at)) {
        if (n++ % step)
            continue;
        struct arena *outer = arena;
        arena = arena_new(256 << 20);
        struct str part = str_slice(page, 0, at);
        if (read_bytes(part, NULL) == 0)
            nothing_is_lost(part);
        arena_free(arena);
        arena = outer;
    }
}

/* Each of n pages; in_cells: written with bars for the blank lines between cells. */
static inline void cut_all(const char *const *pages, size_t n, bool in_cells)
{
    for (size_t i = 0; i < n; i++)
        cut_everywhere(in_cells ? cells(pages[i]) : str_from(pages[i]), 5);
}

#endif
