/* prose_aim.c - tasks that are announced before what became of them is told:
 *
 *     改造城区公共厕所50座。改造完成52座,全部免费开放。         a sentence, and the next one
 *     今年,我市计划建设养老综合体6个。截至7月底,4个已运营。     the same as a plan
 *     “打通断头路7条”,丹溪路等4条已通车。“改造路灯5500盏”…  in quotes, several of them
 *
 * A place may open such a task where a sentence begins. What is wanted and what is told are scored
 * by themselves: a deed, its quantity and no word of its state speak for the one; a date, a word
 * such as 「已」, a verdict, a share or the task's own words for the other. Either must say something,
 * and both enough.
 */
#include "base/utf8.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/prose.h"

enum { OPEN_QUOTE = 0x201c, FULL_STOP = 0x3002, MOST_AIM = 60, FEWEST = 6, LONG_AIM = 30,
       SAME_PAIRS = 2, KIND_CHARS = 6 };

static const double DEED = 1, AMOUNT = 1, NAME_ENDS = 0.5, PLANNED = 1.5, QUOTED = 1, JUDGED = -2,
                    ASKED = -2, TOO_LONG = -1, SINCE = 1.5, SAID = 1, PASSING = 0.5, VERDICT = 0.7, SHARE = 0.7,
                    RESTATED = 1, FIGURES = 0.3, TO_COME = -1.5, BELOW_VERDICT = 0.5, USUAL = 0.5,
                    LEAST_AIM = 1.5, LEAST_TOLD = 1, ENOUGH = 3;

/* A task that may be announced here. */
struct aim {
    struct range name; /* its title */
    size_t rest;       /* where what is told of it begins */
    double score;
    bool stopped;      /* the title is a sentence: its stop belongs to it */
};

static bool has_figure(struct str s, struct range r)
{
    for (size_t at = r.from; at < r.to; at++)
        if (s.p[at] >= '0' && s.p[at] <= '9')
            return true;
    return false;
}

/* --- what is wanted --- */

/* Behind 「今年,我市计划」: who plans it for when; `from` where no plan is spoken of. */
static size_t behind_plan(const struct bulletin *b, size_t from, size_t to)
{
    size_t at = from, n;
    while (at < to && (n = word_at(b, WORD_FRAME, at, NULL)) > 0)
        at = trimmed(b->text.text, at + n, to).from;
    n = word_at(b, WORD_INTENT, at, NULL);
    return n ? at + n : from;
}

/* 「完成3项任务」, 「细化为46个具体项目」: tasks are counted; 「完成150个村的更新」 is one. */
static bool counts_some(const struct bulletin *b, struct range r)
{
    struct str s = b->text.text;
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

/* A clause of it says how far something is: 「…,已新增681张」. */
static bool tells_already(const struct bulletin *b, struct range r)
{
    struct str s = b->text.text;
    for (size_t at = r.from; at < r.to; at = behind_char(s, next_mark(s, at, r.to, MARK_COMMA)))
        if (word_at(b, WORD_SINCE, at, NULL))
            return true;
    return gives_share(s, r.from, r.to);
}

/* What is done begins the text, or is done for somebody: 「为老人安装扶手600户」. */
static bool begins_with_deed(const struct bulletin *b, struct range r)
{
    bool for_whom = str_starts(str_after(b->text.text, r.from), STR("为"));
    return word_at(b, WORD_DEED, r.from, NULL) || word_at(b, WORD_ACT, r.from, NULL) ||
           (for_whom && (word_within(b, WORD_DEED, r.from, r.to) > 0 ||
                         word_within(b, WORD_ACT, r.from, r.to) > 0));
}

/* How much a text speaks of something to be done, with an amount. */
static double aim_score(const struct bulletin *b, struct range r)
{
    struct str s = b->text.text, text = str_slice(s, r.from, r.to);
    size_t deed = word_at(b, WORD_DEED, r.from, NULL);
    double chars = (double)utf8_length(text), score = 0;
    if (chars < FEWEST || chars > MOST_AIM || counts_some(b, r) ||
        next_mark(s, r.from, r.to, MARK_COLON) < r.to || word_at(b, WORD_SOME, r.from, NULL))
        return JUDGED;
    score += begins_with_deed(b, r) ? DEED : 0;
    score += has_figure(s, r) && !str_has(text, STR("%")) ? AMOUNT : 0;
    score += ends_with(b, WORD_HEAD, r.from, r.to) ? NAME_ENDS : 0;
    score += word_within(b, WORD_VERDICT, r.from + deed, r.to) >= 0.8 ? JUDGED : 0;
    score += tells_already(b, r) ? JUDGED : 0;
    score += word_within(b, WORD_INSIDE, r.from, r.to) > 0 ? ASKED : 0;
    return score + (chars > LONG_AIM ? TOO_LONG * (chars - LONG_AIM) / LONG_AIM : 0);
}

/* --- what is told --- */

/* Words of two characters that the text takes up. */
static bool restates(struct str s, struct range aim, struct range told)
{
    struct str text = str_slice(s, told.from, told.to);
    int same = 0;
    for (size_t at = aim.from; at < aim.to && same < SAME_PAIRS;) {
        size_t next = behind_char(s, at), end = behind_char(s, next);
        bool words = utf8_is_han(match_at(s, at)) && utf8_is_han(match_at(s, next));
        same += words && end <= aim.to && str_has(text, str_slice(s, at, end));
        at = next;
    }
    return same >= SAME_PAIRS;
}

/* How much the sentence at byte `from` tells what became of the aim. */
static double sentence_score(const struct bulletin *b, struct range aim, size_t from, size_t to)
{
    struct str s = b->text.text;
    size_t start = trimmed(s, from, to).from, first = behind_links(b, start, to);
    double score = 0;
    if (first >= to)
        return 0;
    score += word_at(b, WORD_SINCE, first, NULL) || first > start ? SINCE
             : word_at(b, WORD_PREDICATE, first, NULL)            ? SAID
                                                                  : 0;
    score += word_within(b, WORD_SINCE, first, to) > 0       ? SAID
             : word_within(b, WORD_PREDICATE, first, to) > 0 ? PASSING
                                                             : 0;
    score += word_within(b, WORD_VERDICT, first, to) >= 0.7 ? VERDICT : 0;
    score += gives_share(s, first, to) ? SHARE : 0;
    score += restates(s, aim, (struct range){ first, to }) ? RESTATED : 0;
    score += has_figure(s, (struct range){ first, to }) ? FIGURES : 0;
    return score + (word_at(b, WORD_INTENT, first, NULL) ? TO_COME : 0);
}

/* The better of the first two sentences of [from, to): one may but say how dear the task is. */
static double told_score(const struct bulletin *b, struct range aim, size_t from, size_t to)
{
    struct str s = b->text.text;
    size_t stop = next_mark(s, from, to, MARK_STOP), next = behind_char(s, stop);
    double first = sentence_score(b, aim, from, stop);
    double second = next < to ? sentence_score(b, aim, next, next_mark(s, next, to, MARK_STOP)) : 0;
    return second > first ? second : first;
}

/* --- where one stands --- */

/* 「“打通断头路7条”,…」 at byte `from`. */
static bool quoted_aim(const struct bulletin *b, size_t from, size_t to, struct aim *aim)
{
    struct str s = b->text.text;
    size_t close = match_at(s, from) == OPEN_QUOTE ? match_bracket(s, from) : STR_NOT_FOUND;
    if (close == STR_NOT_FOUND || close >= to)
        return false;
    aim->name = unquoted(s, (struct range){ from, close });
    aim->rest = close;
    aim->score = aim_score(b, aim->name) + QUOTED;
    return next_mark(s, aim->name.from, aim->name.to, MARK_STOP) == aim->name.to &&
           has_figure(s, aim->name);
}

/* 「改造公厕50座。…」 at byte `from`. */
static bool sentence_aim(const struct bulletin *b, size_t from, size_t to, struct aim *aim)
{
    struct str s = b->text.text;
    size_t stop = next_mark(s, from, to, MARK_STOP), name = behind_plan(b, from, stop);
    aim->name = (struct range){ name, stop };
    aim->rest = behind_char(s, stop);
    aim->stopped = name == from;
    aim->score = aim_score(b, aim->name) + (name > from ? PLANNED : 0);
    return stop < to && match_at(s, stop) == FULL_STOP &&
           next_mark(s, from, stop, MARK_SEMICOLON) == stop &&
           !word_at(b, WORD_START, name, NULL);
}

static bool aim_at(const struct bulletin *b, size_t from, size_t to, struct aim *aim)
{
    *aim = (struct aim){ 0 };
    return (quoted_aim(b, from, to, aim) || sentence_aim(b, from, to, aim)) &&
           aim->score >= LEAST_AIM;
}

/* Where the next sentence begins that announces a task; `to` when there is none. */
static size_t next_aim(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->text.text;
    struct aim ignore;
    for (size_t at = behind_char(s, next_mark(s, from, to, MARK_STOP)); at < to;
         at = behind_char(s, next_mark(s, at, to, MARK_STOP)))
        if (aim_at(b, trimmed(s, at, to).from, to, &ignore))
            return at;
    return to;
}

size_t read_announced(struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->text.text;
    struct aim aim;
    from = trimmed(s, from, to).from;
    if (b->demands || !aim_at(b, from, to, &aim))
        return 0;
    size_t end = next_aim(b, aim.rest, to);
    double told = told_score(b, aim.name, aim.rest, end);
    double context = (verdict_above(b).n ? BELOW_VERDICT : 0) + (b->usual ? USUAL : 0);
    if (told < LEAST_TOLD || aim.score + told + context < ENOUGH || (b->cut && end >= s.n))
        return 0;
    struct str verdict = own_verdict(b, aim.rest, end, STR_NULL);
    struct task *t = add_name(b, aim.name.from, aim.name.to, verdict,
                              verdict.p == verdict_above(b).p);
    b->announced++;
    if (!t)
        return end;
    if (aim.stopped && !t->owners.n)
        t->title = fold_quote(&b->text, aim.name.from, aim.rest);
    if (b->mark.number > 0 && from == b->opening)
        t->no = str_format(b->p->a, "%d", b->mark.number);
    struct range said = trimmed(s, aim.rest, end);
    tell_progress(b, t, str_trim(fold_quote(&b->text, said.from, end)));
    return end;
}
