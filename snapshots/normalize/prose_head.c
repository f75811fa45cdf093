/* prose_head.c - headings, and what they say of the tasks below them:
 *
 *     一、总体情况                   a chapter
 *     二、滞后情况                   one that judges, up to the next heading of its rank
 *     提前完成:4项                   in newspapers, without a number
 *     1、已完工项目情况              with one like those of tasks
 *     【出行畅通】                   in a box
 *     16个子项目踩准节点             a line that counts tasks, whatever it says of them
 */
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"
#include "snapshots/normalize/prose.h"

enum { SUBHEAD_CHARS = 24, NUMBERED_CHARS = 16 };

struct str verdict_over(const struct bulletin *b, size_t from, size_t to)
{
    bool asks = str_ends(str_slice(b->here.text, from, to), STR("情况"));
    if (!ends_judging(b, from, to) && (asks || !judges(b, from, to)))
        return STR_NULL;
    return verdict_of(b, from, to);
}

/* 「16个子项目踩准节点」, 「兜牢底线:5件实事完成3件」: a line that opens with a count of tasks, or does behind a
 * colon, whatever it says of them. */
static bool counts_some_kind(const struct bulletin *b)
{
    struct str s = b->here.text;
    size_t colon = next_mark(s, 0, s.n, MARK_COLON);
    size_t at = colon < s.n ? behind_char(s, colon) : b->here.opening;
    int ignore;
    size_t count = count_at(s, at, &ignore);
    bool plain = b->here.mark.style == LIST_NONE || b->here.mark.style == LIST_BULLET;
    return plain && !b->here.token->stop && b->here.token->chars <= SUBHEAD_CHARS && count &&
           word_at(b, WORD_NOUN, count, NULL) &&
           next_mark(s, 0, s.n, MARK_COMMA | MARK_PAUSE) == s.n;
}

bool is_heading(const struct bulletin *b)
{
    const struct token *t = b->here.token;
    struct str s = b->here.text;
    int ignore;
    if (b->begun && match_at(s, 0) == OPEN_BOX && match_bracket(s, 0) == s.n) /* 「【出行畅通】」 */
        return true;
    struct range behind = trimmed(s, next_mark(s, 0, s.n, MARK_COLON), s.n);
    bool ends = behind.from >= behind.to || count_at(s, behind.from, &ignore) == behind.to;
    if (b->begun && counts_some_kind(b))
        return true;
    if (t->list.style == LIST_HAN || t->list.style == LIST_HAN_PAREN)
        return t->heading >= 0.6 && next_mark(s, 0, s.n, MARK_STOP) + 3 >= s.n && ends;
    if (!b->begun || t->stop || !ends || t->chars > SUBHEAD_CHARS ||
        next_mark(s, b->here.opening, s.n, MARK_COMMA | MARK_PAUSE) < s.n)
        return false;
    if (b->here.mark.style == LIST_DOT || b->here.mark.style == LIST_PAREN) /* 「1、滞后项目」 */
        return t->chars <= NUMBERED_CHARS && ends_with(b, WORD_PART, b->here.opening, s.n) &&
               ends_judging(b, b->here.opening, s.n);
    if (is_part(t) && verdict_above(b).n) /* 「下一步打算」: it ends what was judged */
        return true;
    return (b->here.mark.style == LIST_NONE || b->here.mark.style == LIST_BULLET) &&
           ((counts_tasks(s) && judges(b, 0, s.n)) || ends_judging(b, b->here.opening, s.n));
}

void take_heading(struct bulletin *b)
{
    const struct token *t = b->here.token;
    struct heading heading = { t->text, verdict_over(b, b->here.opening, b->here.text.n) };
    bool plain = t->list.style != LIST_HAN && t->list.style != LIST_HAN_PAREN;
    b->found.plain += plain;
    bool part = plain && /* 「滞后项目:3项」 below 「一、交通工程」 */
                list_mark_at(fold(b->p->a, b->above.outer.text).text).style == LIST_HAN;
    if (part || t->list.style == LIST_HAN_PAREN) {
        b->above.inner = heading;
        return;
    }
    b->above.outer = heading;
    b->above.inner = NO_HEADING;
    b->above.demands = !heading.verdict.n && is_demand(t);
    b->above.listing = false;
}
