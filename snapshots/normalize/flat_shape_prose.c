/* flat_shape_prose.c - bulletins without a table: counts, the names of what is counted, and what
 * is said of some of them.
 *
 *     二、进展滞后任务                                 a heading that judges
 *     甲工程、乙工程等5个子项目已完成任务;丙工程完成年度计划的38%。
 *     (一)个别任务尚未启动。丁工程、戊工程2项…          a sentence that leads
 *     由县民政局负责的第1件、县发改局负责的第4件事项进展滞后
 *
 * Every name becomes a task whose status is what the sentence, or what stands above it, says; the
 * text itself is kept behind the tables.
 */
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"
#include "snapshots/normalize/prose.h"

enum { EXPLAINS = 60, MOST_PLAIN = 9 };

/* A page most of whose tasks are announced by their form is prose, whatever else it may be. */
#define MOSTLY_ANNOUNCED 0.79

/* Totals are worth keeping as such: a sentence that counts tasks with a verdict. */
static void tell_totals(struct bulletin *b)
{
    struct str s = b->here.text;
    for (size_t at = 0; at < s.n;) {
        size_t end = next_mark(s, at, s.n, MARK_STOP);
        struct range r = trimmed(s, at, end);
        if (counts_tasks(str_slice(s, r.from, r.to)) && verdict_of(b, r.from, r.to).n)
            warn(b->p->a, b->r, WARN_AGGREGATE, 0, b->here.token->line,
                 verbatim(b, r.from, r.to));
        at = behind_char(s, end);
    }
}

/* 「——甲工程。」: dashes are bullets in a bulletin, though elsewhere they fill empty cells. */
static struct list_mark mark_of(struct list_mark mark, struct str s)
{
    size_t end = 0;
    while (match_at(s, end) == 0x2014 || match_at(s, end) == 0x2500)
        end = behind_char(s, end);
    bool dash = mark.style == LIST_NONE && end > 0 && end < s.n;
    return dash ? (struct list_mark){ LIST_BULLET, 0, end } : mark;
}

static void take_token(struct bulletin *b, size_t i)
{
    const struct token *t = &b->p->tokens.v[i];
    struct folded folded = fold(b->p->a, t->text);
    struct list_mark mark = mark_of(t->list, folded.text);
    bool whole = t->stop || str_ends(t->folded, STR(")")); /* 「…(责任单位:X)」 */
    b->here = (struct paragraph){ .token = t, .mark = mark, .folded = folded, .text = folded.text };
    b->here.opening = trimmed(folded.text, mark.end, folded.text.n).from;
    b->here.cut = i + 1 == b->p->tokens.n && !whole;
}

/* 「(括号内为完成比例,下同)」: what stands in brackets behind names. */
static bool explains_rates(const struct page *p)
{
    for (size_t i = 0; i < p->tokens.n; i++) {
        struct str s = p->tokens.v[i].folded, rest;
        size_t at = str_find(s, STR("括号内"));
        rest = at == STR_NOT_FOUND ? STR_NULL : str_slice(s, at, at + EXPLAINS);
        if (str_has(rest, STR("比例")) || str_has(rest, STR("率")) || str_has(rest, STR("进度")))
            return true;
    }
    return false;
}

/* 「甲(增长8.9%)、乙(完成目标的61.3%)」: brackets tell what became of the names before them. */
static bool tells_in_brackets(struct bulletin *b)
{
    for (size_t i = 0; i < b->p->tokens.n; i++) {
        if (!str_has(b->p->tokens.v[i].folded, STR(")、")))
            continue;
        take_token(b, i);
        struct str s = b->here.text;
        for (size_t at = 0, close; at < s.n; at = behind_char(s, at)) {
            bool opens = match_at(s, at) == '(' && (close = match_bracket(s, at)) != STR_NOT_FOUND;
            if (opens && match_at(s, close) == 0x3001 &&
                tells_in_words(b, behind_char(s, at), close - 1))
                return true;
        }
    }
    return false;
}

/* A first look, which keeps nothing: how much there is, and what the page is like. */
static void survey(struct bulletin *b)
{
    b->habits.rates_in_brackets = explains_rates(b->p);
    b->habits.told_in_brackets = tells_in_brackets(b);
    for (size_t i = 0; i < b->p->tokens.n; i++) {
        take_token(b, i);
        read_paragraph(b);
    }
    b->habits.itemizes = b->found.itemized >= 3;
    for (int form = 0; form < AIM_FORMS; form++)
        b->habits.usual[form] = b->found.aims[form] >= 3 &&
                                b->found.announced[form] * 3 >= b->found.aims[form];
}

static double likelihood(const struct page *p)
{
    struct page scratch = *p;
    struct bulletin b = { .p = &scratch };
    bulletin_words(&b);
    survey(&b);
    struct found found = b.found;
    /* A numbered list among lists of names is no list by itself. */
    bool mixed = found.itemized >= 3 && found.listed >= 2;
    size_t announced = 0;
    for (int form = 0; form < AIM_FORMS; form++)
        /* sentences that open their paragraph may as well be those of a list */
        announced += form == AIM_SENTENCE ? found.inner : found.announced[form];
    if (announced >= 3 && announced * 10 >= found.names * 6)
        return MOSTLY_ANNOUNCED;
    if (found.names < 3 || found.plain > MOST_PLAIN)
        return 0;
    return mixed ? 0.6 : found.listed >= 2 ? 0.45 : 0.35;
}

static size_t read(struct page *p, struct report *r)
{
    struct bulletin b = { .p = p };
    bulletin_words(&b);
    struct bulletin first_look = b;
    survey(&first_look);
    b.habits = first_look.habits;
    b.r = r;
    b.first_task = r->tasks.n;
    size_t first = p->tokens.n;
    for (size_t i = 0; i < p->tokens.n; i++) {
        size_t before = b.found.names;
        take_token(&b, i);
        read_paragraph(&b);
        first = b.found.names > before && first == p->tokens.n ? i : first;
    }
    if (first == p->tokens.n)
        return 0;
    p->first = p->tokens.v[first].block;
    for (size_t i = first; i < p->tokens.n; i++) {
        take_token(&b, i);
        *list_push(p->a, &r->back) = b.here.token->text;
        tell_totals(&b);
    }
    return r->tasks.n;
}

const struct flat_shape flat_shape_prose = { "prose", MOSTLY_ANNOUNCED, likelihood, read };
