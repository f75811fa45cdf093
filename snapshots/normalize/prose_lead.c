/* prose_lead.c - what stands over several statements and judges them:
 *
 *     一是部分项目进展缓慢。甲…;乙…      a sentence
 *     3项未达序时进度:甲…;乙…            what stands before a colon
 *     滞后的项目是甲,…                   the kind of tasks that are spoken of
 *
 * What a paragraph says of those below it is asked in flat_lead.c, for all shapes.
 */
#include "base/utf8.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/prose.h"

bool counts_tasks(struct str s)
{
    int ignore;
    for (size_t at = 0; at < s.n; at = behind_char(s, at))
        if (count_at(s, at, &ignore))
            return true;
    return false;
}

bool judges(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    int ignore;
    double weight = word_within(b, WORD_VERDICT, from, to);
    for (size_t at = from; weight >= 0.5 && weight < 1 && at < to; at = behind_char(s, at))
        weight = count_at(s, at, &ignore) == to ? 1 : weight;
    return weight >= 1;
}

/* Where the range ends without brackets and colons at its end. */
static size_t without_marks(struct str s, size_t from, size_t to)
{
    for (size_t at = to; to > from; to = at) {
        uint32_t code = utf8_prev(s, &at);
        if (code != '(' && code != ')' && code != ':' && code != 0x3011)
            break;
    }
    return to;
}

/* Where the range ends without nouns and a count: 「推进缓慢|的项目(3项)」. */
static size_t without_kind(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    int ignore;
    size_t end = without_marks(s, from, to - word_before(b, WORD_NOUN, from, to, NULL));
    end -= word_before(b, WORD_TAIL, from, end, NULL);
    for (size_t at = from; at < end; at = behind_char(s, at))
        if (count_at(s, at, &ignore) == end)
            return at;
    return end;
}

bool ends_judging(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    double weight = 0;
    bool asks = str_ends(str_slice(s, from, to), STR("情况"));
    if (is_class(b, from, without_marks(s, from, to)))
        return true;
    for (size_t end; (end = without_kind(b, from, to)) < to;)
        to = end;
    size_t verdict = word_before(b, WORD_VERDICT, from, to, &weight);
    size_t topic = word_before(b, WORD_TOPIC, from, to, NULL);
    bool sure = topic < verdict || str_ends(str_slice(s, from, to - topic), STR("已"));
    return verdict > 0 && weight >= 0.7 && !(asks && !sure);
}

/* --- in sentences --- */

bool owner_parts(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    size_t clause = next_mark(s, from, to, MARK_COMMA | MARK_COLON);
    for (size_t at = from; clause < to && at < clause; at = behind_char(s, at))
        if (owner_end(b, s, at, NULL) == clause)
            return !word_at(b, WORD_EACH, behind_char(s, clause), NULL);
    return false;
}

/* 「甲(市残联,完成58%)、乙(市卫健委,完成55%)」: names, and what stands in brackets behind each. */
static bool lists_in_brackets(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    for (size_t at = from, close; at < to; at = behind_char(s, at))
        if ((close = owner_end(b, s, at, NULL)) > 0 && match_at(s, close) == 0x3001)
            return true;
    return false;
}

bool names_and_tells(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    double weight;
    struct list_mark mark = list_mark_at(str_after(s, from));
    from += mark.style == LIST_DOT || mark.style == LIST_PAREN ? mark.end : 0;
    size_t clause = next_mark(s, from, to, MARK_COMMA | MARK_COLON);
    size_t name = name_end(b, from, clause, &weight);
    if (lists_in_brackets(b, from, clause))
        return false;
    if (weight < 1)
        return weight > 0 && clause < to && gives_share(b, name, to) &&
               is_name(b, from, name, true) && !is_total(b, from, name);
    return next_mark(s, from, name, MARK_PAUSE) == name &&
           (clause < to || str_has(str_slice(s, from, to), STR("%")) ||
            word_within(b, WORD_VERDICT, name, to) >= 0.8);
}

/* 「县第三幼儿园,主体已封顶」, 「免费婚检,计划2200对,…」, 「烤烟收购,收购2.3万担,为目标的110%」 */
static bool name_before_comma(const struct bulletin *b, size_t from, size_t to)
{
    size_t comma = next_mark(b->here.text, from, to, MARK_COMMA);
    size_t said = behind_char(b->here.text, comma);
    return comma < to && is_name(b, from, comma, true) &&
           next_mark(b->here.text, from, comma, MARK_PAUSE) == comma &&
           (names_itself(b, from, comma) || word_at(b, WORD_INTENT, said, NULL) ||
            word_at(b, WORD_PREDICATE, said, NULL) || gives_share(b, said, to));
}

/* Behind the colon of 「3项未达序时进度:甲下降1.8%,…;乙…」 and 「完成较好的有:」, where each clause that follows
 * tells of a task of its own; else `from`. */
static size_t behind_colon(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    size_t segment = next_mark(s, from, to, MARK_SEMICOLON), all = 0, told = 0;
    size_t colon = next_mark(s, from, segment, MARK_COLON), first = behind_char(s, colon);
    if (colon >= segment || first >= to || match_at(s, colon) != ':' ||
        !(counts_tasks(str_slice(s, from, colon)) || word_at(b, WORD_LINK, from, NULL) ||
          ends_with(b, WORD_INNER, from, colon)))
        return from;
    for (size_t at = first; at < to; all++) {
        size_t end = next_mark(s, at, to, MARK_SEMICOLON);
        told += names_and_tells(b, at, end) || name_before_comma(b, at, end);
        at = behind_char(s, end);
    }
    enum list_style style = list_mark_at(str_after(s, first)).style;
    return told * 2 <= all || style == LIST_YISHI || style == LIST_CIRCLE ? from : first;
}

bool counts_list(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = str_slice(b->here.text, 0, to);
    size_t colon = next_mark(s, from, to, MARK_COLON);
    int ignore;
    for (size_t at = from; at < colon; at = behind_char(s, at))
        if (count_at(s, at, &ignore) == colon)
            return colon < to;
    return false;
}

/* Behind 「按序时推进的项目中,」, 「推进缓慢的7项中,」 and 「滞后的项目是」: the kind of tasks that are spoken of; else
 * `from`. *judged: where what judges them ends. */
static size_t behind_kind(const struct bulletin *b, size_t from, size_t to, size_t *judged)
{
    struct str s = b->here.text;
    size_t clause = next_mark(s, from, to, MARK_COMMA | MARK_COLON);
    size_t of = str_find_from(str_slice(s, 0, clause), STR("的"), from);
    if (of == STR_NOT_FOUND || clause >= to)
        return from;
    int ignore;
    size_t noun = of + STR("的").n, counted = count_at(s, noun, &ignore);
    size_t end = counted ? counted : noun, n = word_at(b, WORD_NOUN, end, NULL);
    bool bare = str_starts(str_after(s, noun), STR("是")); /* 「滞后的是甲,…」 */
    if (counted && !counts_list(b, behind_char(s, clause), to))
        return from; /* 「达到序时进度的19项中,甲、乙快于序时进度」 */
    if (!(n || counted || bare) || word_within(b, WORD_VERDICT, from, noun) < 0.8)
        return from;
    end += n;
    *judged = of;
    if (str_eq(str_slice(s, end, clause), STR("中")))
        return behind_char(s, clause);
    bool is = str_starts(str_after(s, end), STR("是")) || str_starts(str_after(s, end), STR("为"));
    if (is && behind_char(s, end) == clause) /* 「已完成的是:甲、乙」: a list */
        return from;
    return is && next_mark(s, end, clause, MARK_PAUSE) == clause ? behind_char(s, end) : from;
}

/* Behind 「未达序时的任务,」 where 「一是」 follows; else `from`. *judged: where what judges ends. */
static size_t before_first(const struct bulletin *b, size_t from, size_t to, size_t *judged)
{
    struct str s = b->here.text;
    size_t mark = next_mark(s, from, to, MARK_COMMA | MARK_COLON), first = behind_char(s, mark);
    struct list_mark list = list_mark_at(str_after(s, first));
    if (mark >= to || list.style != LIST_YISHI || list.number != 1 || !ends_judging(b, from, mark))
        return from;
    *judged = mark;
    return first;
}

size_t take_lead_before(struct bulletin *b, size_t from, size_t to)
{
    size_t first = behind_colon(b, from, to), judged = first;
    if (first == from)
        first = behind_kind(b, from, to, &judged);
    if (first == from)
        first = before_first(b, from, to, &judged);
    /* 「完成年度计划不足30%的3项:」 sorts what a heading has judged */
    bool sorts = word_within(b, WORD_VERDICT, from, judged) < 0.8 && verdict_above(b).n &&
                 has_figure(b->here.text, (struct range){ from, judged });
    if (first > from)
        b->above.lead = sorts ? verdict_above(b) : verdict_of(b, from, judged);
    return first;
}

size_t without_total(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    int ignore;
    for (size_t at = from; at < to; at = behind_char(s, at)) {
        size_t end = str_starts(str_after(s, at), STR("等")) ? count_at(s, at + 3, &ignore) : 0;
        for (size_t n; end && end < to && (n = word_at(b, WORD_NOUN, end, NULL)) > 0;)
            end += n;
        if (end && end == trimmed(s, from, to).to)
            return at;
    }
    return to;
}

/* --- before others --- */

bool tells_of_several(const struct bulletin *b, size_t from)
{
    struct str s = b->here.text;
    size_t all = 0, told = 0;
    for (size_t at = from; at < s.n;) {
        size_t end = next_mark(s, at, s.n, MARK_STOP | MARK_SEMICOLON);
        struct range r = trimmed(s, at, end);
        all += r.from < r.to;
        told += names_and_tells(b, r.from, end);
        at = behind_char(s, end);
    }
    return told >= 2 && told * 2 >= all;
}

/* 「由县农业局负责的第22件」 */
static bool refers(struct str s, size_t from, size_t to)
{
    for (size_t at = from; at < to; at = behind_char(s, at))
        if (reference_end(s, at))
            return true;
    return false;
}

/* 「一是部分项目进展缓慢。」, 「民生项目有序推进。」: a short sentence that judges, names no task and has
 * others behind it, whom it speaks of. */
bool is_lead(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text, sentence = str_slice(s, from, to);
    double weight;
    size_t some = word_at(b, WORD_SOME, from, NULL);
    if (to + STR("。").n >= s.n || utf8_length(sentence) > LEAD_CHARS || !judges(b, from, to) ||
        next_mark(s, from, to, MARK_PAUSE | MARK_COMMA | MARK_SEMICOLON) < to ||
        trimmed(s, next_mark(s, from, to, MARK_COLON), to).from < to ||
        str_has(sentence, STR("%")) || refers(s, from, to) ||
        word_at(b, WORD_SINCE, from, NULL)) /* 「目前候车大厅已启用。」 is said of the one before */
        return false;
    size_t name = name_end(b, from, to, &weight);
    return some || ends_with(b, WORD_NOUN, from, name) || weight == 0 ||
           !is_name(b, from, name, true);
}
