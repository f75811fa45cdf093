/* prose_paragraph.c - what a paragraph is: a heading, a lead over those below it, a line, a task
 * with a number, or sentences. */
#include "base/utf8.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"
#include "snapshots/normalize/prose.h"

enum { SURE_TAIL = 6 }; /* of a paragraph that ends an article (cues.tsv) */

/* Behind 「以下」 and what is counted: 「以下3个项目|推进较慢」. */
static size_t behind_these(const struct bulletin *b, size_t from)
{
    size_t these = word_at(b, WORD_THESE, from, NULL);
    int ignore;
    if (!these)
        return from;
    from += these;
    size_t count = count_at(b->here.text, from, &ignore);
    from = count ? count : from;
    for (size_t n; (n = word_at(b, WORD_NOUN, from, NULL)) > 0;)
        from += n;
    return from;
}

/* 「…。滞后的5项是:」: the last sentence judges the paragraphs below; those before it are read. */
static void take_lead_in(struct bulletin *b)
{
    struct str s = b->here.text;
    size_t start = 0;
    for (size_t at = 0; (at = behind_char(s, next_mark(s, at, s.n, MARK_STOP))) < s.n;)
        start = at;
    for (size_t at = 0; at < start;) {
        size_t end = next_mark(s, at, start, MARK_STOP);
        read_sentence(b, trimmed(s, at, end).from, end);
        at = behind_char(s, end);
    }
    struct heading lead = { str_trim(verbatim(b, start, s.n)),
                            verdict_of(b, behind_these(b, start), s.n) };
    bool part = b->here.token->list.style == LIST_NONE &&
                list_mark_at(b->above.outer.text).style == LIST_HAN;
    b->above.inner = part ? lead : NO_HEADING;
    b->above.outer = part ? b->above.outer : lead;
    b->above.demands = false;
    b->above.listing = true;
}

/* 「(一)部分任务推进缓慢。农贸市场…」: a numbered paragraph's first sentence that judges what
 * follows, or is no more than a heading over it. Also where the number is lost: 「()部分…」.
 * Returns where the rest begins. */
static size_t take_paragraph_lead(struct bulletin *b, size_t from)
{
    struct str s = b->here.text;
    size_t stop = next_mark(s, from, s.n, MARK_STOP), rest = behind_char(s, stop);
    b->above.inner = NO_HEADING;
    if (rest >= s.n || utf8_length(str_slice(s, from, stop)) > LEAD_CHARS ||
        next_mark(s, from, stop, MARK_PAUSE) < stop || is_judged(b, from, s.n))
        return from;
    b->above.inner.verdict = verdict_over(b, from, stop);
    if (!b->above.inner.verdict.n &&
        !(b->here.token->list.style == LIST_HAN_PAREN && tells_of_several(b, rest)))
        return from;
    b->above.inner.text = verbatim(b, 0, rest);
    return rest;
}

/* 「冷链物流中心:年度计划投资7600万元,…。业主融资未到位。」: a name and a colon open the paragraph, and all
 * of it tells of that task. True when it is so. */
static bool read_run_in(struct bulletin *b, size_t from)
{
    struct str s = b->here.text;
    size_t stop = next_mark(s, from, s.n, MARK_STOP), rest = behind_char(s, stop);
    size_t colon = next_mark(s, from, stop, MARK_COLON), tasks = b->r ? b->r->tasks.n : 0;
    size_t names = b->found.names;
    if (!verdict_above(b).n || b->above.demands || rest >= s.n || colon >= stop || b->here.cut ||
        next_mark(s, from, colon, MARK_COMMA | MARK_PAUSE) < colon ||
        next_mark(s, colon, s.n, MARK_SEMICOLON) < s.n ||
        next_mark(s, rest, s.n, MARK_COLON) < s.n || !is_name(b, from, colon, true) ||
        counts_tasks(str_slice(s, from, colon)) || !read_statement(b, from, stop))
        return false;
    if (b->r && b->found.names == names + 1 && b->r->tasks.n == tasks + 1) {
        struct str *cell = &b->r->tasks.v[tasks].items.v[0].progress;
        *cell = str_trim(verbatim(b, trimmed(s, colon, s.n).from, s.n));
    }
    return true;
}

static void read_sentences(struct bulletin *b, size_t from)
{
    struct str s = b->here.text, above = b->above.inner.verdict, over = above;
    size_t names = b->found.names;
    for (size_t at = from; at < s.n;) {
        size_t end = next_mark(s, at, s.n, MARK_STOP), begin = trimmed(s, at, end).from;
        struct list_mark mark = list_mark_at(str_after(s, begin));
        size_t text = mark.style == LIST_YISHI ? begin + mark.end : begin;
        if (mark.style == LIST_NONE && !word_at(b, WORD_LINK, begin, NULL)) /* 「其中,…」 goes on */
            b->above.lead = STR_NULL;
        b->here.enumerated = mark.style == LIST_YISHI;
        size_t told = read_announced(b, text, s.n);
        if (told) {
            at = told;
            b->here.told = b->found.names - names;
            continue;
        }
        bool lead = is_lead(b, text, end);
        struct str verdict = lead ? verdict_of(b, text, end) : over;
        if (lead || mark.style == LIST_YISHI)
            b->above.inner.verdict = verdict;
        if (mark.style != LIST_YISHI) /* over all that are counted, 「一是…;二是…」, below it */
            over = verdict;
        if (!lead)
            read_sentence(b, begin, end);
        b->here.told = b->found.names - names;
        at = behind_char(s, end);
    }
    b->above.inner.verdict = above;
}

/* 「一是县文化艺术中心。幕墙…」 below what judges: the first sentence is a name. */
static bool opens_with_name(const struct bulletin *b)
{
    struct str s = b->here.text;
    double weight;
    size_t stop = next_mark(s, b->here.opening, s.n, MARK_STOP);
    return b->here.mark.style == LIST_YISHI && verdict_above(b).n &&
           next_mark(s, b->here.opening, stop, MARK_COMMA | MARK_COLON) == stop &&
           name_end(b, b->here.opening, stop, &weight) == stop;
}

/* 「●新建口袋公园14个」: a line that is nothing but a title, below a heading that judges. */
static void read_line(struct bulletin *b)
{
    size_t end = b->here.text.n;
    bool listed = b->here.mark.style != LIST_NONE && b->here.mark.style != LIST_HAN &&
                  b->here.mark.style != LIST_HAN_PAREN;
    b->here.line = true;
    if (listed || names_itself(b, b->here.opening, end))
        read_piece(b, b->here.opening, end);
    b->here.line = false;
}

/* 「3.高铁站前广场(县高铁办),年度计划投资1.5亿元,…」: the only task of the paragraph has its number. */
static void number_only(struct bulletin *b, size_t tasks)
{
    struct list_mark m = b->here.mark;
    bool counts = m.style == LIST_DOT || m.style == LIST_PAREN || m.style == LIST_HAN_PAREN;
    if (!counts || !b->r || b->r->tasks.n != tasks + 1)
        return;
    struct task *t = &b->r->tasks.v[tasks];
    if (!t->no.p && str_starts(verbatim(b, b->here.opening, b->here.text.n), t->title))
        t->no = str_format(b->p->a, "%d", m.number);
}

/* A paragraph that speaks: of one task by its number or its first words, or in sentences; `from` is
 * behind its number. */
static void read_text(struct bulletin *b, size_t from)
{
    struct str s = b->here.text;
    struct heading inner = b->above.inner;
    if (from && b->above.listing) {
        if (read_numbered(b, from, s.n))
            return;
    } else if (from) {
        size_t rest = take_paragraph_lead(b, from);
        if (b->above.inner.text.n == 0 || b->above.inner.verdict.n) {
            b->above.inner = inner;
            if (read_numbered(b, from, s.n))
                return;
            rest = take_paragraph_lead(b, from);
        }
        from = rest;
    }
    if (b->above.listing && read_listed(b, from, s.n))
        return;
    if (match_at(s, from) == OPEN_BOX && !is_boxed(b) &&
        behind_leader(b, from, s.n, NULL) == from) /* 「【重点工程】年内实施28项,…」 */
        from = match_bracket(s, from) == STR_NOT_FOUND ? from : match_bracket(s, from);
    if (opens_with_name(b) && read_numbered(b, b->here.mark.end, s.n))
        return;
    size_t tasks = b->r ? b->r->tasks.n : 0;
    if (!read_run_in(b, from))
        read_sentences(b, from);
    number_only(b, tasks);
    if (b->here.mark.style == LIST_DOT || b->here.mark.style == LIST_PAREN ||
        b->here.mark.style == LIST_BULLET) /* it led its own text only */
        b->above.inner = inner;
}

/* 「相关链接」: what follows is not of the report. */
static bool ends_report(const struct bulletin *b)
{
    return b->here.token->tail >= SURE_TAIL && !b->here.token->stop && b->found.names > 0;
}

void read_paragraph(struct bulletin *b)
{
    struct str s = b->here.text;
    const struct token *t = b->here.token;
    enum list_style style = b->here.mark.style;
    size_t from = style != LIST_NONE && style != LIST_YISHI ? b->here.mark.end : 0;
    from = str_starts(s, STR("()")) ? 2 : from;
    b->above.lead = STR_NULL;
    b->ended |= ends_report(b);
    if (b->ended)
        return;
    if (t->lead) {
        take_lead_in(b);
        return;
    }
    if (is_heading(b)) {
        take_heading(b);
        return;
    }
    bool bullet = style == LIST_BULLET && verdict_above(b).n;
    if (t->tail >= 3 && !t->stop && !bullet) /* 「无障碍」 stands in names as well */
        return;
    if (!t->stop && next_mark(s, 0, s.n, MARK_STOP | MARK_SEMICOLON | MARK_COMMA) == s.n) {
        if (b->begun && !b->here.cut)
            read_line(b);
        return;
    }
    bool demands = b->above.demands;
    b->begun |= t->stop;
    b->above.demands |= word_at(b, WORD_NEXT, b->here.opening, NULL) > 0; /* 「下阶段,要…」 */
    read_text(b, from);
    b->above.demands = demands;
}
