/* lossless.h - the invariant that nothing of a source is lost (SPEC.md section 4), for tests.
 *
 * Every line of the document that is not blank must stand, up to white space, in a text of the
 * report. A line that does not, such as a list of owners, must be made of pieces that do, parted
 * by punctuation; words that only label a cell may be missing.
 */
#ifndef QOQ_TESTS_UNIT_LOSSLESS_H
#define QOQ_TESTS_UNIT_LOSSLESS_H

#include <stdio.h>

#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/parts.h"

static inline struct str lossless_squeeze(struct arena *a, struct str s)
{
    struct buf b = { .arena = a };
    for (size_t i = 0; i < s.n;) {
        uint32_t c = utf8_next(s, &i);
        if (!utf8_is_space(c))
            utf8_put(&b, c);
    }
    return buf_str(&b);
}

static inline void lossless_add(struct buf *all, struct str s)
{
    buf_add(all, lossless_squeeze(all->arena, s));
    buf_addc(all, '\1');
}

static inline void lossless_add_task(struct buf *all, const struct task *t)
{
    lossless_add(all, t->no);
    lossless_add(all, t->section);
    lossless_add(all, t->title);
    for (size_t i = 0; i < t->owners.n; i++)
        lossless_add(all, t->owners.v[i].name);
    for (size_t i = 0; i < t->items.n; i++) {
        const struct item *item = &t->items.v[i];
        const struct str cells[] = { item->title, item->progress, item->issues, item->next,
                                     item->target };
        for (size_t k = 0; k < sizeof cells / sizeof cells[0]; k++)
            lossless_add(all, cells[k]);
        for (size_t k = 0; k < item->extras.n; k++)
            lossless_add(all, item->extras.v[k].text);
    }
}

/* All texts of a report without their white space, parted by \1. */
static inline struct str lossless_report(struct arena *a, const struct report *r)
{
    struct buf all = { .arena = a };
    const struct str facts[] = { r->title, r->place, r->publisher, r->index_no, r->published };
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++)
        lossless_add(&all, facts[i]);
    for (size_t i = 0; i < r->front.n; i++)
        lossless_add(&all, r->front.v[i]);
    for (size_t i = 0; i < r->back.n; i++)
        lossless_add(&all, r->back.v[i]);
    for (size_t i = 0; i < r->columns.n; i++)
        lossless_add(&all, r->columns.v[i].header);
    for (size_t i = 0; i < r->warnings.n; i++)
        lossless_add(&all, r->warnings.v[i].detail);
    for (size_t i = 0; i < r->tasks.n; i++)
        lossless_add_task(&all, &r->tasks.v[i]);
    return buf_str(&all);
}

static inline bool lossless_is_label(struct str piece)
{
    const struct table *t = table_get("offices");
    for (size_t i = 0; i < t->n; i++)
        if (str_eq(piece, t->v[i].cell[0]))
            return true;
    return header_role(piece, NULL) != ROLE_NONE;
}

static inline bool lossless_separates(uint32_t c)
{
    return c < 0x80 ? !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
                    : !utf8_is_han(c) && !(c >= 0xC0 && c < 0x2000);
}

/* True when texts of the report cover a piece, each of two characters at least or a number: cells
 * that were glued together are parted again. */
static inline bool lossless_covers(struct str all, struct str piece)
{
    while (piece.n) {
        size_t known = 0, chars = 0;
        for (size_t at = 0; at < piece.n; chars++) {
            utf8_next(piece, &at);
            if (!str_has(all, str_slice(piece, 0, at)))
                break;
            known = at;
        }
        bool digit = piece.p[0] >= '0' && piece.p[0] <= '9';
        if (known == 0 || (chars < 2 && !digit && known < piece.n))
            return false;
        piece = str_after(piece, known);
    }
    return true;
}

static inline bool lossless_holds(struct arena *a, struct str all, struct str line)
{
    struct str s = lossless_squeeze(a, line);
    if (s.n == 0 || cell_is_empty(line) || str_has(all, s))
        return true;
    for (size_t at = 0; at < line.n;) {
        size_t from = at, end = at;
        while (at < line.n) {
            end = at;
            if (lossless_separates(utf8_next(line, &at)))
                break;
            end = at;
        }
        struct str piece = str_slice(line, from, end);
        if (piece.n && !lossless_covers(all, piece) && !lossless_is_label(piece))
            return false;
    }
    return true;
}

/* The first line of a text that the report does not hold; null when it holds all. */
static inline struct str lossless_missing(struct arena *a, struct str all, struct str text)
{
    struct str line;
    while (str_next(&text, STR("\n"), &line))
        if (!lossless_holds(a, all, line))
            return line;
    return STR_NULL;
}

/* The lines of the document that the report lost; prints each of them. */
static inline size_t lossless_count(struct arena *a, const struct document *doc,
                                    const struct report *r)
{
    struct str all = lossless_report(a, r), lost;
    size_t n = 0;
    for (size_t i = 0; i < doc->blocks.n; i++) {
        const struct block *b = &doc->blocks.v[i];
        size_t texts = b->type == BLOCK_PARA ? 1 : b->grid->cells.n;
        for (size_t k = 0; k < texts; k++) {
            lost = lossless_missing(a, all, b->type == BLOCK_PARA ? b->para.text
                                                                  : b->grid->cells.v[k].text);
            if (lost.p)
                fprintf(stderr, "lost: %.*s\n", STR_ARG(lost));
            n += lost.p != NULL;
        }
    }
    return n;
}

#define assert_nothing_lost(arena, document, report) \
    assert_int_equal(lossless_count((arena), (document), (report)), 0)

#endif
