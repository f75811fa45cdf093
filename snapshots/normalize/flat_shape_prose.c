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
#include "base/utf8.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"
#include "snapshots/normalize/prose.h"

enum { EXPLAINS = 60, MOST_PLAIN = 9, OPEN_BOX = 0x3010, OPEN_QUOTE = 0x201c };

/* A page most of whose tasks are announced by their form is prose, whatever else it may be. */
#define MOSTLY_ANNOUNCED 0.79

/* --- 「由县民政局负责的第17、18件」 --- */

static bool is_number_part(struct str s, size_t at)
{
    return (s.p[at] >= '0' && s.p[at] <= '9') || str_starts(str_after(s, at), STR("、"));
}

static size_t read_by_owner(struct bulletin *b, size_t at, size_t sentence)
{
    struct str s = str_slice(b->here.text, 0, sentence), word = STR("负责的第");
    size_t start = at, digits = at + word.n - 3, end = at + word.n, number = end;
    while (start > 0) {
        size_t before = start;
        uint32_t code = utf8_prev(s, &start);
        if (code == ',' || code == ';' || code == 0x3002 || code == 0x3001 || code == 0x7531) {
            start = before; /* 、 or 由 */
            break;
        }
    }
    struct str owner = str_slice(s, start, at);
    while (end < s.n && is_number_part(s, end))
        end = behind_char(s, end);
    while (number < s.n && s.p[number] >= '0' && s.p[number] <= '9')
        number++;
    if (owners_likeness(owner) < 0.6 || end >= s.n)
        return at + word.n;
    end = behind_char(s, end);
    size_t quote = match_at(s, end) == OPEN_QUOTE ? match_bracket(s, end) : STR_NOT_FOUND;
    bool named = quote != STR_NOT_FOUND; /* 「第7件“建设美丽乡村示范村10个”,…」 */
    end = named ? quote : end;
    size_t clause = next_mark(s, end, s.n, MARK_COMMA | MARK_SEMICOLON | MARK_STOP);
    struct str status = verdict_of(b, end, clause);
    struct task *t = add_name(b, digits, end, status.n ? status : verdict_of(b, end, s.n),
                              false);
    b->found.listed++;
    if (t) {
        t->no = verbatim(b, digits + 3, number);
        owners_parse(b->p->a, verbatim(b, start, at), t);
    }
    if (!named)
        return end;
    size_t stop = next_mark(s, end, s.n, MARK_SEMICOLON | MARK_STOP);
    struct range said = trimmed(s, end, stop);
    tell_progress(b, t, verbatim(b, said.from, said.to));
    return stop;
}

static bool read_owners(struct bulletin *b, size_t from, size_t to)
{
    size_t names = b->found.names;
    for (size_t at = from; at < to;) {
        at = str_find_from(str_slice(b->here.text, 0, to), STR("负责的第"), at);
        if (at == STR_NOT_FOUND)
            break;
        at = read_by_owner(b, at, to);
    }
    return b->found.names > names;
}

/* --- sentences --- */

/* The lists of a segment; what stands behind one may tell of a name in it. Returns where the
 * last one ends, 0 = none. */
static size_t read_lists(struct bulletin *b, size_t from, size_t segment, size_t sentence)
{
    struct str s = b->here.text;
    size_t done = 0, begin = from;
    for (size_t at = from; at < segment;) {
        size_t clause = next_mark(s, at, segment, MARK_COMMA | MARK_COLON);
        size_t end = read_list(b, begin, at, clause, sentence);
        bool goes_on = word_at(b, WORD_LINK, at, NULL) > 0 || reference_end(s, at) > 0;
        if (!end && done && b->r && goes_on) {
            read_statement(b, at, segment);
            return segment;
        }
        done = end ? end : done;
        at = behind_char(s, end ? end : clause);
        begin = end ? at : begin;
    }
    return done > segment || !done ? done : segment;
}

/* A sentence that counts and judges, and names nothing: an enumeration may follow. */
static void take_lead(struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    int ignore;
    bool counts = false;
    for (size_t at = from; at < to; at = behind_char(s, at))
        counts |= count_at(s, at, &ignore) > 0;
    b->above.lead = counts ? verdict_of(b, from, to) : STR_NULL;
}

/* A statement that may carry a number: 「要求:1.甲招标滞后,…;2.…」. */
static void read_marked(struct bulletin *b, size_t from, size_t to)
{
    struct list_mark mark = list_mark_at(str_after(b->here.text, from));
    size_t tasks = b->r ? b->r->tasks.n : 0;
    from += mark.style == LIST_NONE ? 0 : mark.end;
    if (!read_statement(b, from, to) && !read_bare_list(b, from, to))
        read_piece(b, from, to);
    if (mark.style != LIST_NONE && b->r && b->r->tasks.n == tasks + 1)
        b->r->tasks.v[tasks].no = str_format(b->p->a, "%d", mark.number);
}

static void read_sentence(struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    size_t names = b->found.names;
    if (read_owners(b, from, to) || read_bare_list(b, from, to) || read_titles(b, from, to))
        return;
    size_t phrase = read_phrase(b, from, to);
    from = phrase ? phrase : from;
    if (list_mark_at(str_after(s, from)).style == LIST_NONE)
        b->above.lead = STR_NULL;
    size_t first = take_lead_before(b, from, to);
    for (size_t at = first; at < to;) {
        size_t segment = next_mark(s, at, to, MARK_SEMICOLON), end = segment;
        size_t told = at > from ? read_announced(b, at, to) : 0;
        if (told) {
            at = told;
            continue;
        }
        bool counts = at > first && counts_tasks(str_slice(s, at, segment)); /* its own */
        size_t list = first > from && counts ? read_lists(b, at, segment, to) : 0;
        if (list) {
            end = list;
        } else if (first > from || owner_parts(b, at, segment)) {
            read_marked(b, at, without_total(b, at, segment));
        } else if (!read_enumerated(b, at, segment)) {
            end = read_lists(b, at, segment, to);
            if (!end && !read_statement(b, at, segment))
                read_piece(b, at, segment);
            end = end ? end : segment;
        }
        at = behind_char(s, end);
    }
    if (b->found.names == names)
        take_lead(b, from, to);
}

/* --- paragraphs --- */

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
        b->above.lead = mark.style == LIST_NONE ? STR_NULL : b->above.lead;
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

static void read_paragraph(struct bulletin *b)
{
    struct str s = b->here.text;
    const struct token *t = b->here.token;
    struct heading inner = b->above.inner;
    enum list_style style = b->here.mark.style;
    size_t from = style != LIST_NONE && style != LIST_YISHI ? b->here.mark.end : 0;
    from = str_starts(s, STR("()")) ? 2 : from;
    b->above.lead = STR_NULL;
    if (t->lead) {
        take_lead_in(b);
        return;
    }
    if (is_heading(b)) {
        take_heading(b);
        return;
    }
    bool bullet = b->here.mark.style == LIST_BULLET && verdict_above(b).n;
    if (t->tail >= 3 && !t->stop && !bullet) /* 「无障碍」 stands in names as well */
        return;
    if (!t->stop && next_mark(s, 0, s.n, MARK_STOP | MARK_SEMICOLON | MARK_COMMA) == s.n) {
        if (b->begun && !b->here.cut)
            read_line(b);
        return;
    }
    b->begun |= t->stop;
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
    if (!read_run_in(b, from))
        read_sentences(b, from);
    if (b->here.mark.style == LIST_DOT || b->here.mark.style == LIST_PAREN ||
        b->here.mark.style == LIST_BULLET) { /* it led its own text only */
        b->above.inner = inner;
    }
}

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
            if (opens && match_at(s, close) == 0x3001 && gives_share(b, at, close))
                return true;
        }
    }
    return false;
}

/* A first look, which keeps nothing: how much there is, and what the page is like. */
static struct found survey(const struct page *p, struct habits *habits)
{
    struct page scratch = *p;
    struct bulletin b = { .p = &scratch };
    bulletin_words(&b);
    b.habits.rates_in_brackets = explains_rates(p);
    b.habits.told_in_brackets = tells_in_brackets(&b);
    for (size_t i = 0; i < p->tokens.n; i++) {
        take_token(&b, i);
        read_paragraph(&b);
    }
    *habits = b.habits;
    habits->itemizes = b.found.itemized >= 3;
    for (int form = 0; form < AIM_FORMS; form++)
        habits->usual[form] = b.found.aims[form] >= 3 &&
                              b.found.announced[form] * 3 >= b.found.aims[form];
    return b.found;
}

static double likelihood(const struct page *p)
{
    struct habits ignore;
    struct found found = survey(p, &ignore);
    /* A numbered list among lists of names is no list by itself. */
    bool mixed = found.itemized >= 3 && found.listed >= 2;
    size_t announced = 0;
    for (int form = 0; form < AIM_FORMS; form++)
        announced += form == AIM_SENTENCE ? 0 : found.announced[form]; /* lists have these, too */
    if (announced >= 3 && announced * 10 >= found.names * 6)
        return MOSTLY_ANNOUNCED;
    if (found.names < 3 || found.plain > MOST_PLAIN)
        return 0;
    return mixed ? 0.6 : found.listed >= 2 ? 0.45 : 0.35;
}

static size_t read(struct page *p, struct report *r)
{
    struct bulletin b = { .p = p, .r = r, .first_task = r->tasks.n };
    survey(p, &b.habits);
    size_t first = p->tokens.n;
    bulletin_words(&b);
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
