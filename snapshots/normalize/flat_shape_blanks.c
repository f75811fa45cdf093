/* flat_shape_blanks.c - a row per line, its cells parted by blanks:
 *
 *     序号 任务 责任单位 进展
 *     4 修路20公里。 区交通局
 *     区公路中心
 *     已修12公里。
 */
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/parts.h"

/* The pieces of a line between blanks, as tokens. */
static void split_line(struct page *p, struct token_list *out, const struct token *line)
{
    struct str rest = line->text, piece;
    enum flat_break before = line->before;
    while (str_next(&rest, STR(" "), &piece)) {
        if (str_is_blank(piece))
            continue;
        token_add(p, out, piece, line->line, line->block, before);
        before = BREAK_BLANK;
    }
}

/* The line that is a header when it is split; its tokens in *out. */
static size_t header_line(const struct page *p, struct header *h)
{
    struct page scratch = *p;
    for (size_t i = 0; i < p->tokens.n; i++) {
        struct token_list pieces = { 0 };
        if (p->tokens.v[i].chars > 80 || !str_has(p->tokens.v[i].text, STR(" ")))
            continue;
        split_line(&scratch, &pieces, &p->tokens.v[i]);
        if (header_find(p->a, &pieces, 0, h) && h->grammar.n >= 3 && h->from == 0 &&
            h->to == pieces.n)
            return i;
    }
    return p->tokens.n;
}

static double likelihood(const struct page *p)
{
    struct header h;
    return header_line(p, &h) < p->tokens.n ? 0.85 : 0;
}

static size_t read(struct page *p, struct report *r)
{
    struct header h;
    struct token_list pieces = { 0 };
    size_t line = header_line(p, &h);
    p->first = p->tokens.v[line].block;
    columns_add(p->a, &h.grammar, r);
    for (size_t i = line + 1; i < p->tokens.n; i++) {
        if (str_eq(p->tokens.v[i].text, p->tokens.v[line].text))
            continue; /* the header again */
        if (p->tokens.v[i].heading >= 0.6)
            token_add(p, &pieces, p->tokens.v[i].text, p->tokens.v[i].line, p->tokens.v[i].block,
                      BREAK_LINE);
        else
            split_line(p, &pieces, &p->tokens.v[i]);
    }
    numbers_mark_running(&pieces, p->a);
    grammar_fit_numbers(&h.grammar, &pieces, 0, pieces.n);
    return grammar_read(p, &pieces, 0, pieces.n, &h.grammar, r);
}

const struct flat_shape flat_shape_blanks = { "blanks", 0.85, likelihood, read };
