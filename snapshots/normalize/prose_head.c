/* prose_head.c - headings, and what they say of the tasks below them:
 *
 *     一、总体情况                   a chapter
 *     二、滞后情况                   one that judges, up to the next heading of its rank
 *     提前完成:4项                   in newspapers, without a number
 *     1、已完工项目情况              with one like those of tasks
 */
#include "base/utf8.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"
#include "snapshots/normalize/prose.h"

enum { SUBHEAD_CHARS = 24, NUMBERED_CHARS = 16 };

struct str verdict_over(const struct bulletin *b, size_t from, size_t to)
{
    bool asks = str_ends(str_slice(b->text.text, from, to), STR("情况"));
    if (!ends_judging(b, from, to) && (asks || !judges(b, from, to)))
        return STR_NULL;
    return verdict_of(b, from, to);
}

bool is_heading(const struct bulletin *b)
{
    const struct token *t = b->token;
    struct str s = b->text.text;
    int ignore;
    struct range behind = trimmed(s, next_mark(s, 0, s.n, MARK_COLON), s.n);
    bool ends = behind.from >= behind.to || count_at(s, behind.from, &ignore) == behind.to;
    if (t->list.style == LIST_HAN || t->list.style == LIST_HAN_PAREN)
        return t->heading >= 0.6 && next_mark(s, 0, s.n, MARK_STOP) + 3 >= s.n && ends;
    if (!b->begun || t->stop || !ends || t->chars > SUBHEAD_CHARS ||
        next_mark(s, b->opening, s.n, MARK_COMMA | MARK_PAUSE) < s.n)
        return false;
    if (b->mark.style == LIST_DOT || b->mark.style == LIST_PAREN) /* 「1、滞后项目」 */
        return t->chars <= NUMBERED_CHARS && ends_with(b, WORD_PART, b->opening, s.n) &&
               ends_judging(b, b->opening, s.n);
    if (is_part(t) && verdict_above(b).n) /* 「下一步打算」: it ends what was judged */
        return true;
    return (b->mark.style == LIST_NONE || b->mark.style == LIST_BULLET) &&
           ((counts_tasks(s) && judges(b, 0, s.n)) || ends_judging(b, b->opening, s.n));
}

void take_heading(struct bulletin *b)
{
    struct str s = b->text.text, verdict = verdict_over(b, b->token->list.end, s.n);
    if (b->token->list.style == LIST_HAN_PAREN) {
        b->inner = b->token->text;
        b->inner_verdict = verdict;
        return;
    }
    bool plain = b->token->list.style != LIST_HAN;
    b->plain += plain;
    if (plain && list_mark_at(fold(b->p->a, b->outer).text).style == LIST_HAN) {
        b->inner = b->token->text; /* 「滞后项目:3项」 below 「一、交通工程」 */
        b->inner_verdict = verdict;
        return;
    }
    b->outer = b->token->text;
    b->outer_verdict = verdict;
    b->inner = b->inner_verdict = STR_NULL;
    b->demands = !verdict.n && is_demand(b->token);
    b->listing = false;
}
