/* prose_aim.c - tasks that are announced before what became of them is told:
 *
 *     改造城区公共厕所50座。改造完成52座,全部免费开放。         a sentence, and the next one
 *     今年,我市计划建设养老综合体6个。截至7月底,4个已运营。     the same as a plan
 *     全年预期新增企业20家,上半年净增4家。                      a plan, and its clause
 *     “打通断头路7条”,丹溪路等4条已通车。“改造路灯5500盏”…  in quotes, several of them
 *     【口袋公园】要建4座,目前一座也没开工。                      in a box
 *     农村饮水方面,计划解决3.8万人,目前已全部通水。              a topic, and what is planned
 *     农村饮水(市水利局)。计划解决9.5万人,实际解决10.1万人。     the same as two sentences
 *     危房改造计划900户,实际完成900户;…                       a name, plan and result
 *     由县住建局负责的小区改造,按计划推进。任务23个,已开工19个。  a name and its verdict
 *     用水总量控制在28亿立方米以内,全年用水27亿立方米。          a bar, and what was reached
 *     预算收入增长6%。1-6月完成38.6亿元,…                       the same as two sentences
 *     古田县年度任务9600户,完成8640户                          a place's share
 *
 * Such a task may begin where a sentence does, behind the 「二是」 of an enumeration, and one in
 * quotes behind a semicolon or, by who leads it, a comma. What is wanted and what is told are
 * scored by themselves: a deed, its quantity and no word of its state speak for the one; a date, a
 * word such as 「已」, a verdict, a share or the task's own words for the other. Either must say
 * something, and both enough. A page mostly keeps to its form: where it has several of one, less
 * will do.
 */
#include "base/utf8.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"
#include "snapshots/normalize/prose_aim.h"

enum { SAME_PAIRS = 2 };

static const double SINCE = 1.5, SAID = 1, PASSING = 0.5, VERDICT = 0.7, SHARE = 0.7,
                    RESTATED = 1, FIGURES = 0.3, TO_COME = -1.5, BELOW_VERDICT = 0.5, USUAL = 1,
                    LEAST_TOLD = 1, LITTLE = 0.3, ENOUGH = 3, WEAK = 0.5;

/* --- what is told --- */

/* Words of two characters that the text takes up, or figures in the unit of the aim's last one. */
static bool restates(struct str s, struct range aim, struct range told)
{
    struct str text = str_slice(s, told.from, told.to), unit = STR_NULL;
    int same = 0;
    for (size_t at = aim.from; at < aim.to && same < SAME_PAIRS;) {
        size_t next = behind_char(s, at), end = behind_char(s, next);
        bool han = utf8_is_han(match_at(s, next));
        same += han && end <= aim.to && utf8_is_han(match_at(s, at)) &&
                str_has(text, str_slice(s, at, end));
        if (han && s.p[at] >= '0' && s.p[at] <= '9')
            unit = str_slice(s, next, end);
        at = next;
    }
    for (size_t at = told.from; unit.n && at < told.to; at++)
        if (s.p[at] >= '0' && s.p[at] <= '9' && str_starts(str_after(s, at + 1), unit))
            return true;
    return same >= SAME_PAIRS;
}

/* How much the sentence at byte `from` tells what became of the aim. */
static double sentence_score(const struct bulletin *b, struct range aim, size_t from, size_t to)
{
    struct str s = b->here.text;
    size_t start = trimmed(s, from, to).from, first = behind_links(b, start, to);
    double score = 0;
    if (first >= to)
        return 0;
    score += word_at(b, WORD_SINCE, first, NULL) || first > start           ? SINCE
             : word_at(b, WORD_PREDICATE, first, NULL) || is_month(s, first) ? SAID
                                                                             : 0;
    score += word_within(b, WORD_SINCE, first, to) > 0       ? SAID
             : word_within(b, WORD_PREDICATE, first, to) > 0 ? PASSING
                                                             : 0;
    score += word_within(b, WORD_VERDICT, first, to) >= 0.7 ? VERDICT : 0;
    score += gives_share(b, first, to) ? SHARE : 0;
    score += restates(s, aim, (struct range){ first, to }) ? RESTATED : 0;
    score += has_figure(s, (struct range){ first, to }) ? FIGURES : 0;
    return score + (word_at(b, WORD_INTENT, first, NULL) ? TO_COME : 0);
}

/* The better of the first two sentences of [from, to): one may but say how dear the task is. */
static double told_score(const struct bulletin *b, struct range aim, size_t from, size_t to)
{
    struct str s = b->here.text;
    size_t stop = next_mark(s, from, to, MARK_STOP), next = behind_char(s, stop);
    double first = sentence_score(b, aim, from, stop);
    double second = next < to ? sentence_score(b, aim, next, next_mark(s, next, to, MARK_STOP)) : 0;
    return second > first ? second : first;
}

/* --- reading --- */

/* Whether another task is announced behind the mark at byte `mark`: where a sentence begins, one of
 * an enumeration, 「…;|二是改造危房500户。」, or a quote, 「…,|由市水务局牵头的“铺设管网9公里”」. */
static bool begins_next(const struct bulletin *b, const struct aim *aim, size_t mark, size_t to)
{
    struct str s = b->here.text;
    uint32_t code = match_at(s, mark);
    size_t at = trimmed(s, behind_char(s, mark), to).from;
    struct list_mark number = list_mark_at(str_after(s, at));
    struct aim next;
    bool counts_on = code == ';' && number.style == LIST_YISHI && b->here.enumerated;
    if (code == ',' || (code == ';' && !counts_on))
        return aim->form == AIM_QUOTED && aim_at(b, at, to, &next) && next.form == AIM_QUOTED &&
               (code == ';' || behind_leader(b, at, to, NULL) > at);
    if (number.style == LIST_YISHI && number.number > 1 && b->here.enumerated)
        return true;
    at += number.style == LIST_YISHI ? number.end : 0;
    return aim_at(b, at, to, &next) || lists_others(b, at, to);
}

/* Where the next task is announced; `to` when there is none. */
static size_t next_aim(const struct bulletin *b, const struct aim *aim, size_t to)
{
    struct str s = b->here.text;
    const unsigned marks = MARK_STOP | MARK_SEMICOLON | MARK_COMMA;
    for (size_t mark = next_mark(s, aim->rest, to, marks); mark < to;
         mark = next_mark(s, behind_char(s, mark), to, marks))
        if (begins_next(b, aim, mark, to))
            return behind_char(s, mark);
    return to;
}

/* The owner in brackets that ends the cell: 「建成8个。(县民政局负责)」. */
static struct str without_owner(struct bulletin *b, struct task *t, struct range said)
{
    struct str s = b->here.text;
    struct range owner;
    for (size_t at = said.from; !t->owners.n && at < said.to; at = behind_char(s, at))
        if (match_at(s, at) == '(' && owner_end(b, s, at, &owner) >= trimmed(s, at, said.to).to) {
            owners_parse(b->p->a, verbatim(b, owner.from, owner.to), t);
            return verbatim(b, said.from, at);
        }
    return verbatim(b, said.from, said.to);
}

/* 「…,超额完成;|由城建中心…」: the mark before the next task is none of the cell's. */
static size_t without_semicolon(struct str s, struct range said)
{
    struct range r = trimmed(s, said.from, said.to);
    return match_at(s, r.to) == ';' ? r.to : said.to;
}

/* 「建成21个,占80%」: every clause that could judge the task but says how far it is. */
static bool only_counts(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    const unsigned marks = MARK_COMMA | MARK_SEMICOLON | MARK_STOP | MARK_COLON;
    for (size_t at = from, end; at < to; at = behind_char(s, end)) {
        end = next_mark(s, at, to, marks);
        double verdict = word_within(b, WORD_VERDICT, at, end);
        if (verdict > WEAK || (verdict > 0 && !has_figure(s, (struct range){ at, end })))
            return false;
    }
    return true;
}

/* What is told of an amount is measured by it; a verdict such as 「已建成4座」 would call it done. */
static struct str verdict_told(const struct bulletin *b, const struct aim *aim, size_t end)
{
    struct str s = b->here.text;
    bool amount = has_figure(s, aim->name) || has_figure(s, (struct range){ aim->rest, aim->told });
    return amount && only_counts(b, aim->told, end) ? verdict_above(b)
                                                    : own_verdict(b, aim->told, end, STR_NULL);
}

static void keep_announced(struct bulletin *b, const struct aim *aim, size_t from, size_t end)
{
    struct str s = b->here.text, verdict = verdict_told(b, aim, end);
    struct range leader = aim->owner;
    behind_leader(b, from, aim->rest, &leader);
    struct task *t = add_name(b, aim->name.from, aim->name.to, verdict,
                              verdict.p == verdict_above(b).p);
    b->found.announced[aim->form]++;
    b->found.inner += aim->form == AIM_SENTENCE && from > b->here.opening;
    if (!t)
        return;
    if (leader.to)
        owners_parse(b->p->a, verbatim(b, leader.from, leader.to), t);
    bool sentence = aim->form == AIM_SENTENCE || aim->form == AIM_CATCHWORD;
    if (sentence && (!t->owners.n || leader.to) && match_at(s, aim->name.to) == FULL_STOP)
        /* its stop belongs to it */
        t->title = verbatim(b, aim->name.from, behind_char(s, aim->name.to));
    if (b->here.mark.number > 0 && from == b->here.opening && !b->here.enumerated)
        t->no = str_format(b->p->a, "%d", b->here.mark.number);
    struct range said = { trimmed(s, aim->rest, end).from, without_total(b, from, end) };
    if (said.to == end)
        said.to = match_at(s, end) == FULL_STOP ? behind_char(s, end) : without_semicolon(s, said);
    tell_progress(b, t, str_trim(without_owner(b, t, said)));
}

static bool is_announced(struct bulletin *b, const struct aim *aim, size_t end)
{
    double told = told_score(b, aim->name, aim->told, end), context = 0;
    context += verdict_above(b).n ? BELOW_VERDICT : 0;
    context += b->above.listing ? LISTED : 0;
    context += b->habits.usual[aim->form] ? USUAL : 0;
    b->found.aims[aim->form]++;
    return told >= (b->habits.usual[aim->form] ? LITTLE : LEAST_TOLD) &&
           aim->score + told + context >= ENOUGH && !(b->here.cut && end >= b->here.text.n);
}

size_t read_announced(struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    struct aim aim;
    from = trimmed(s, from, to).from;
    if (b->above.demands || !aim_at(b, from, to, &aim))
        return 0;
    size_t end = aim.limit < to ? aim.limit : next_aim(b, &aim, to);
    if (!is_announced(b, &aim, end))
        return 0;
    keep_announced(b, &aim, from, end);
    return behind_char(s, end) > end && aim.limit < to ? behind_char(s, end) : end;
}
