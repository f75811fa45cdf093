/* prose_want.c - how a bulletin says what is wanted: plans (「今年,我市计划…」), deeds and amounts
 * (「改造公厕50座」). For prose_form.c and prose_aim.c. */
#include "base/utf8.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/prose_aim.h"

enum { MOST_AIM = 60, LONG_AIM = 30, KIND_CHARS = 6 };

static const double NAME_ENDS = 0.5, NOT_WANTED = -2, ASKED = -2, TOO_LONG = -1;

/* --- plans --- */

/* Behind 「今年,我市计划」: who plans it for when; `from` where no plan is spoken of. */
size_t behind_plan(const struct bulletin *b, size_t from, size_t to)
{
    size_t at = from, n;
    while (at < to && (n = word_at(b, WORD_FRAME, at, NULL)) > 0)
        at = trimmed(b->here.text, at + n, to).from;
    n = word_at(b, WORD_INTENT, at, NULL);
    return n ? at + n : from;
}

/* Behind a first clause that says what is planned: 「要建4座,|目前一座也没开工」. */
size_t behind_planned(const struct bulletin *b, size_t from, size_t to)
{
    size_t start = trimmed(b->here.text, from, to).from;
    size_t comma = next_mark(b->here.text, start, to, MARK_COMMA | MARK_STOP);
    bool planned = behind_plan(b, start, to) > start && comma < to;
    return planned ? behind_char(b->here.text, comma) : from;
}

static size_t behind_digits(struct str s, size_t at)
{
    size_t digits = at;
    while (at < s.n && at - digits < 2 && s.p[at] >= '0' && s.p[at] <= '9')
        at++;
    return at;
}

/* 「9月底完成…」, 「1-6月完成…」 */
bool is_month(struct str s, size_t at)
{
    size_t end = behind_digits(s, at);
    if (end > at && (match_at(s, end) == '-' || match_at(s, end) == 0x81f3)) /* 至 */
        end = behind_digits(s, at = behind_char(s, end));
    return end > at && str_starts(str_after(s, end), STR("月"));
}

/* --- tasks in words --- */

/* 「完成3项任务」, 「细化为46个具体项目」: tasks are counted; 「完成150个村的更新」 is one. */
bool counts_some(const struct bulletin *b, struct range r)
{
    struct str s = b->here.text;
    int ignore;
    for (size_t at = r.from; at < r.to; at = behind_char(s, at)) {
        size_t end = count_at(s, at, &ignore);
        if (!end)
            continue;
        size_t clause = next_mark(s, end, r.to, MARK_COMMA | MARK_PAUSE);
        bool of_tasks = ends_with(b, WORD_NOUN, end, clause) &&
                        utf8_length(str_slice(s, end, clause)) <= KIND_CHARS;
        if (of_tasks || (end == clause && is_total(b, r.from, r.to)))
            return true;
    }
    return false;
}

/* 「预算收入增长7%」: a bar to be reached, with nothing said of it. */
static bool ends_with_bar(const struct bulletin *b, struct range r)
{
    struct str text = str_slice(b->here.text, r.from, r.to);
    return str_ends(text, STR("%")) && !str_has(text, STR("完成")) && !str_has(text, STR("占"));
}

/* A clause of it says how far something is: 「…,已新增681张」. */
static bool tells_already(const struct bulletin *b, struct range r)
{
    struct str s = b->here.text;
    for (size_t at = r.from; at < r.to; at = behind_char(s, next_mark(s, at, r.to, MARK_COMMA)))
        if (word_at(b, WORD_SINCE, at, NULL))
            return true;
    return gives_share(b, r.from, r.to) && !ends_with_bar(b, r);
}

/* What is done begins the text, or is done for somebody: 「为老人安装扶手600户」. */
bool begins_with_deed(const struct bulletin *b, struct range r)
{
    bool for_whom = str_starts(str_after(b->here.text, r.from), STR("为"));
    return word_at(b, WORD_DEED, r.from, NULL) || word_at(b, WORD_ACT, r.from, NULL) ||
           (for_whom && (word_within(b, WORD_DEED, r.from, r.to) > 0 ||
                         word_within(b, WORD_ACT, r.from, r.to) > 0));
}

/* How much a text speaks of something to be done, with an amount. */
double aim_score(const struct bulletin *b, struct range r)
{
    struct str s = b->here.text, text = str_slice(s, r.from, r.to);
    size_t deed = word_at(b, WORD_DEED, r.from, NULL);
    double chars = (double)utf8_length(text), score = 0;
    if (chars < FEWEST || chars > MOST_AIM || counts_some(b, r) ||
        next_mark(s, r.from, r.to, MARK_COLON) < r.to || word_at(b, WORD_SOME, r.from, NULL))
        return NOT_WANTED;
    score += begins_with_deed(b, r) ? DEED : 0;
    score += has_figure(s, r) && !str_has(text, STR("%")) ? AMOUNT : 0;
    score += ends_with(b, WORD_HEAD, r.from, r.to) ? NAME_ENDS : 0;
    score += word_within(b, WORD_VERDICT, r.from + deed, r.to) >= 0.8 ? NOT_WANTED : 0;
    score += tells_already(b, r) ? NOT_WANTED : 0;
    score += word_within(b, WORD_INSIDE, r.from, r.to) > 0 ? ASKED : 0;
    return score + (chars > LONG_AIM ? TOO_LONG * (chars - LONG_AIM) / LONG_AIM : 0);
}
