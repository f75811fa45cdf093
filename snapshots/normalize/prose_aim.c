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
 *     老旧小区改造,按计划推进。年度任务23个,已开工19个。         a name and its verdict
 *     用水总量控制在28亿立方米以内,全年用水27亿立方米。          a bar, and what was reached
 *
 * Such a task may begin where a sentence or a clause behind a semicolon does. What is wanted and
 * what is told are scored by themselves: a deed, its quantity and no word of its state speak for
 * the one; a date, a word such as 「已」, a verdict, a share or the task's own words for the other.
 * Either must say something, and both enough. A page mostly keeps to its form: where it has several
 * of one, less will do.
 */
#include "base/utf8.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"
#include "snapshots/normalize/prose.h"

enum { OPEN_QUOTE = 0x201c, OPEN_BOX = 0x3010, FULL_STOP = 0x3002, MOST_AIM = 60, FEWEST = 6, LONG_AIM = 30,
       SAME_PAIRS = 2, KIND_CHARS = 6,
       MOST_BOXED = 14, MOST_CATCHWORD = 30, VERB_CHARS = 8, LEAD_IN = 14, MOST_VERDICT = 12, UNIT_CHARS = 4 };

static const double DEED = 1, AMOUNT = 1, NAME_ENDS = 0.5, PLANNED = 1.5, BARRED = 1.5, QUOTED = 1, JUDGED = -2,
                    ASKED = -2, TOO_LONG = -1, OWNED = 2.5, SINCE = 1.5, SAID = 1, PASSING = 0.5, VERDICT = 0.7, SHARE = 0.7,
                    RESTATED = 1, FIGURES = 0.3, TO_COME = -1.5, BELOW_VERDICT = 0.5, USUAL = 1, LISTED = 1.5,
                    LEAST_AIM = 1.5, LEAST_TOLD = 1, LITTLE = 0.3, ENOUGH = 3, WEAK = 0.5;

/* A task that may be announced here. */
struct aim {
    enum aim_form form;
    struct range name;  /* its title */
    size_t rest;        /* where its cell begins ... */
    size_t told;        /* ... and in it what became of it, behind the plan */
    size_t limit;       /* where it ends at most */
    double score;
    struct range owner; /* whom the text names behind it, {0, 0} = nobody */
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

/* 「预算收入增长7%」: a bar to be reached, with nothing said of it. */
static bool ends_with_bar(const struct bulletin *b, struct range r)
{
    struct str text = str_slice(b->text.text, r.from, r.to);
    return str_ends(text, STR("%")) && !str_has(text, STR("完成")) && !str_has(text, STR("占"));
}

/* A clause of it says how far something is: 「…,已新增681张」. */
static bool tells_already(const struct bulletin *b, struct range r)
{
    struct str s = b->text.text;
    for (size_t at = r.from; at < r.to; at = behind_char(s, next_mark(s, at, r.to, MARK_COMMA)))
        if (word_at(b, WORD_SINCE, at, NULL))
            return true;
    return gives_share(s, r.from, r.to) && !ends_with_bar(b, r);
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

/* 「9月底完成…」 */
static bool is_month(struct str s, size_t at)
{
    size_t digits = at;
    while (at < s.n && at - digits < 2 && s.p[at] >= '0' && s.p[at] <= '9')
        at++;
    return at > digits && str_starts(str_after(s, at), STR("月"));
}

/* How much the sentence at byte `from` tells what became of the aim. */
static double sentence_score(const struct bulletin *b, struct range aim, size_t from, size_t to)
{
    struct str s = b->text.text;
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
    score += gives_share(s, first, to) ? SHARE : 0;
    score += restates(s, aim, (struct range){ first, to }) ? RESTATED : 0;
    score += has_figure(s, (struct range){ first, to }) ? FIGURES : 0;
    return score + (word_at(b, WORD_INTENT, first, NULL) ? TO_COME : 0);
}

/* Behind a first clause that says what is planned: 「要建4座,|目前一座也没开工」. */
static size_t behind_planned(const struct bulletin *b, size_t from, size_t to)
{
    size_t start = trimmed(b->text.text, from, to).from;
    size_t comma = next_mark(b->text.text, start, to, MARK_COMMA | MARK_STOP);
    return behind_plan(b, start, to) > start && comma < to ? behind_char(b->text.text, comma) : from;
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

/* Words that lead to a quote: 「最让市民惦记的是“建设过街天桥3座”」; a quote that wants an amount of
 * something needs none, 「相比之下,“整治河道12条”…」. */
static bool leads_to(const struct bulletin *b, size_t from, size_t open)
{
    static const char *const leads[] = { "是", "的", "有", "为", "如" };
    struct str s = b->text.text, before = str_slice(s, from, open);
    size_t close = match_bracket(s, open);
    if (close == STR_NOT_FOUND)
        return false;
    if (aim_score(b, unquoted(s, (struct range){ open, close })) >= DEED + AMOUNT)
        return true;
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (str_ends(before, str_from(leads[i])))
            return next_mark(s, from, open, ~0u) == open;
    return false;
}

/* Where the quote opens behind a few words that lead to it; `from` when none does. */
static size_t quote_behind(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->text.text;
    for (size_t at = from; at < to && utf8_length(str_slice(s, from, at)) <= LEAD_IN;
         at = behind_char(s, at)) {
        if (match_at(s, at) == OPEN_QUOTE)
            return leads_to(b, from, at) ? at : from;
        if (next_mark(s, at, behind_char(s, at), MARK_STOP | MARK_SEMICOLON | MARK_COLON) == at)
            return from;
    }
    return from;
}

/* Behind 「项目,」 and 「由市城管局负责,」 that follow a quoted name. *owner stays where nobody is named. */
static size_t behind_owner(const struct bulletin *b, size_t at, size_t to, struct range *owner)
{
    struct str s = b->text.text;
    for (size_t n; (n = word_at(b, WORD_NOUN, at, NULL)) > 0;)
        at += n;
    size_t by = at + STR("由").n, end = next_mark(s, at, to, MARK_COMMA), verb = end;
    verb -= word_before(b, WORD_ANSWERS, at, end, NULL);
    if (!str_starts(str_after(s, at), STR("由")) || verb == end || verb <= by ||
        owners_likeness(str_slice(s, by, verb)) < 0.6)
        return at;
    *owner = (struct range){ by, verb };
    return behind_char(s, end);
}

/* 「“打通断头路7条”,…」 at byte `from`. */
static bool quoted_aim(const struct bulletin *b, size_t from, size_t to, struct aim *aim)
{
    struct str s = b->text.text;
    size_t led = behind_leader(b, from, to, NULL), open = led > from ? led : quote_behind(b, from, to);
    size_t close = match_at(s, open) == OPEN_QUOTE ? match_bracket(s, open) : STR_NOT_FOUND;
    if (close == STR_NOT_FOUND || close >= to)
        return false;
    struct range name = unquoted(s, (struct range){ open, close }), owner = { 0, 0 };
    size_t rest = behind_owner(b, close, to, &owner);
    double score = b->usual[AIM_QUOTED] || owner.to ? LEAST_AIM : aim_score(b, name) + QUOTED;
    *aim = (struct aim){ AIM_QUOTED, name, rest, rest, to, score, owner };
    return next_mark(s, name.from, name.to, MARK_STOP) == name.to &&
           utf8_length(str_slice(s, name.from, name.to)) >= FEWEST &&
           (b->usual[AIM_QUOTED] || owner.to || has_figure(s, name));
}

/* 「【口袋公园】要建4座,…」: a paragraph on one thing, by the name in its box. */
static bool boxed_aim(const struct bulletin *b, size_t from, size_t to, struct aim *aim)
{
    struct str s = b->text.text;
    size_t close = from == b->opening && match_at(s, from) == OPEN_BOX ? match_bracket(s, from)
                                                                       : STR_NOT_FOUND;
    if (close == STR_NOT_FOUND || close >= to)
        return false;
    struct range name = { behind_char(s, from), close };
    utf8_prev(s, &name.to);
    struct str text = str_slice(s, name.from, name.to);
    size_t chars = utf8_length(text);
    *aim = (struct aim){ AIM_BOXED, name, close, behind_planned(b, close, to), to, LEAST_AIM, { 0, 0 } };
    return chars <= MOST_BOXED && !ends_with(b, WORD_NOUN, name.from, name.to) &&
           !ends_with(b, WORD_DEMAND, name.from, name.to) &&
           owners_likeness(text) < 0.6 && header_role(text, NULL) == ROLE_NONE && !tells_of_several(b, close);
}

bool is_boxed(const struct bulletin *b)
{
    struct aim ignore;
    return boxed_aim(b, b->opening, b->text.text.n, &ignore);
}

/* 「农村饮水(市水利局)。计划解决9.5万人,实际解决10.1万人。」: a short name, and a plan behind it. */
static bool catchword_aim(const struct bulletin *b, size_t from, size_t to, struct aim *aim)
{
    struct str s = b->text.text;
    size_t stop = next_mark(s, from, to, MARK_STOP), rest = trimmed(s, stop, to).from;
    struct range name = { from, stop };
    *aim = (struct aim){ AIM_CATCHWORD, name, rest, behind_planned(b, rest, to), to, PLANNED, { 0, 0 } };
    return stop < to && rest < to && !has_figure(s, name) &&
           next_mark(s, from, stop, MARK_COMMA | MARK_COLON | MARK_SEMICOLON) == stop &&
           utf8_length(str_slice(s, from, stop)) <= MOST_CATCHWORD &&
           is_name(b, from, stop, false) && behind_plan(b, rest, to) > rest;
}

/* 「农村饮水方面,计划解决3.8万人,…」: the topic is the name when a plan stands behind it. */
static bool topic_aim(const struct bulletin *b, size_t from, size_t to, struct aim *aim)
{
    struct str s = b->text.text;
    size_t stop = next_mark(s, from, to, MARK_STOP | MARK_SEMICOLON);
    size_t comma = next_mark(s, from, stop, MARK_COMMA), plan = behind_char(s, comma);
    struct range name = { from, comma };
    name.to -= word_before(b, WORD_TOPICAL, from, comma, NULL);
    *aim = (struct aim){ AIM_TOPIC, name, plan, behind_planned(b, plan, stop), stop, PLANNED, { 0, 0 } };
    return name.to < comma && name.to > name.from && plan < stop && behind_plan(b, plan, stop) > plan;
}

/* True where the clause at byte `at` begins to tell what became of a plan. */
static bool begins_to_tell(const struct bulletin *b, size_t at, size_t to)
{
    struct str s = b->text.text;
    at = trimmed(s, at, to).from;
    return at < to && (word_at(b, WORD_SINCE, at, NULL) || word_at(b, WORD_FRAME, at, NULL) || word_at(b, WORD_PREDICATE, at, NULL) ||
                       (s.p[at] >= '0' && s.p[at] <= '9') || behind_links(b, at, to) > at);
}

/* 「全年预期新增企业20家,上半年净增4家。」 */
static bool planned_aim(const struct bulletin *b, size_t from, size_t to, struct aim *aim)
{
    struct str s = b->text.text;
    size_t stop = next_mark(s, from, to, MARK_STOP | MARK_SEMICOLON);
    size_t name = behind_plan(b, from, stop), comma = next_mark(s, name, stop, MARK_COMMA);
    struct range r = { name, comma };
    *aim = (struct aim){ AIM_PLANNED, r, behind_char(s, comma), behind_char(s, comma), stop,
                         aim_score(b, r) + PLANNED, { 0, 0 } };
    return name > from && comma < stop &&
           (b->usual[AIM_PLANNED] || begins_to_tell(b, aim->rest, stop)) &&
           is_name(b, name, comma, false) && !word_at(b, WORD_ASPECT, name, NULL) &&
           !(s.p[name] >= '0' && s.p[name] <= '9');
}

/* Behind 「计划新建10座」 at byte `at`; 0 = no plan with a quantity. */
static size_t behind_amount(const struct bulletin *b, size_t at, size_t to)
{
    struct str s = b->text.text;
    size_t n = word_at(b, WORD_PLAN, at, NULL), end = at + n;
    for (int i = 0; n && i < VERB_CHARS && end < to && utf8_is_han(match_at(s, end)); i++)
        end = behind_char(s, end);
    bool amount = n && end < to && s.p[end] >= '0' && s.p[end] <= '9';
    size_t clause = next_mark(s, end, to, MARK_COMMA);
    int ignore;
    bool total = amount && end == at + n + STR("共").n && count_at(s, end, &ignore) == clause;
    return amount && !total ? clause : 0; /* 「目标共8项」 counts */
}

/* 「危房改造计划900户,实际完成900户」, 「饮水安全,目标8.2万人,年底受益9.06万人」. */
static bool measured_aim(const struct bulletin *b, size_t from, size_t to, struct aim *aim)
{
    struct str s = b->text.text;
    size_t stop = next_mark(s, from, to, MARK_STOP | MARK_SEMICOLON), plan = from, behind = 0;
    size_t comma = next_mark(s, from, stop, MARK_COMMA);
    for (size_t at = behind_char(s, from); !behind && at < stop && at <= behind_char(s, comma);
         at = match_at(s, at) == '(' ? stop : behind_char(s, at)) {
        behind = behind_amount(b, at, stop);
        plan = at;
    }
    struct range name = trimmed(s, from, plan);
    double weight;
    *aim = (struct aim){ AIM_MEASURED, name, plan, behind, stop, PLANNED, { 0, 0 } };
    return behind && behind < stop && name.to > name.from && is_name(b, name.from, name.to, true) &&
           name_end(b, name.from, name.to, &weight) == name.to &&
           !is_total(b, name.from, name.to) &&
           next_mark(s, name.from, name.to, MARK_COMMA | MARK_PAUSE) == name.to;
}

/* A figure right behind a bar, 「达到80%」, or a bar at the end of all, 「28亿立方米以内」. */
static bool holds_bar(const struct bulletin *b, struct range r)
{
    struct str s = b->text.text;
    for (size_t at = r.from; at < r.to; at = behind_char(s, at)) {
        size_t n = word_at(b, WORD_BAR, at, NULL), end = at + n;
        if (n && (end == r.to || (end < r.to && s.p[end] >= '0' && s.p[end] <= '9')))
            return has_figure(s, r);
    }
    return false;
}

/* 「进出口总额增长15%,上半年实际增长23.6%」: the unit that the name ends in is that of the result. */
static bool ends_in_unit_of(struct str s, struct range name, size_t from, size_t to)
{
    size_t unit = name.to;
    uint32_t last = unit > name.from ? utf8_prev(s, &unit) : 0;
    if (last != '%' && !utf8_is_han(last))
        return false;
    size_t digit = unit;
    for (int i = 0; digit > name.from && i < UNIT_CHARS; i++) {
        size_t before = digit;
        utf8_prev(s, &before);
        digit = before;
        if (s.p[digit] >= '0' && s.p[digit] <= '9')
            break;
    }
    bool figure = s.p[digit] >= '0' && s.p[digit] <= '9';
    for (size_t at = from; figure && at < to; at++)
        if (str_starts(str_after(s, at), str_slice(s, unit, name.to)) && at > from &&
            utf8_is_han(match_at(s, at)) + (s.p[at] == '%') > 0)
            return true;
    return false;
}

/* 「用水总量控制在28.6亿立方米以内,全年实际用水27.9亿立方米。」: a bar, and what was reached. */
static bool barred_aim(const struct bulletin *b, size_t from, size_t to, struct aim *aim)
{
    struct str s = b->text.text;
    size_t stop = next_mark(s, from, to, MARK_STOP | MARK_SEMICOLON);
    size_t comma = next_mark(s, from, stop, MARK_COMMA), rest = behind_char(s, comma);
    struct range r = { from, comma };
    *aim = (struct aim){ AIM_BARRED, r, rest, rest, stop, aim_score(b, r) + BARRED, { 0, 0 } };
    return comma < stop && (holds_bar(b, r) || ends_in_unit_of(s, r, rest, stop)) &&
           is_name(b, from, comma, false) && behind_plan(b, from, comma) == from &&
           (word_at(b, WORD_FRAME, rest, NULL) || word_at(b, WORD_SINCE, rest, NULL) ||
            is_month(s, rest)) &&
           has_figure(s, (struct range){ rest, stop });
}

/* 「(由县住建局负责的)老旧小区改造,按计划推进。年度任务23个,…」: a name and its verdict, and more of it. */
static bool judged_aim(const struct bulletin *b, size_t from, size_t to, struct aim *aim)
{
    struct str s = b->text.text;
    size_t name = behind_leader(b, from, to, NULL), stop = next_mark(s, name, to, MARK_STOP);
    size_t comma = next_mark(s, name, stop, MARK_COMMA), verdict = behind_char(s, comma);
    struct range r = { name, comma };
    double score = VERDICT + (name > from ? PLANNED : 0) + aim_score(b, r);
    *aim = (struct aim){ AIM_JUDGED, r, verdict, verdict, to, score, { 0, 0 } };
    return comma < stop && verdict < stop && name > 0 &&
           next_mark(s, verdict, stop, MARK_COMMA | MARK_SEMICOLON | MARK_PAUSE) == stop &&
           utf8_length(str_slice(s, verdict, stop)) <= MOST_VERDICT &&
           word_within(b, WORD_VERDICT, verdict, stop) >= 0.8 &&
           !has_figure(s, (struct range){ verdict, stop }) && is_name(b, name, comma, false) &&
           next_mark(s, name, comma, MARK_COLON) == comma && !reference_end(s, name) &&
           (begins_with_deed(b, r) ? !counts_some(b, r)
                                   : next_mark(s, name, comma, MARK_PAUSE) == comma &&
                                         !counts_tasks(str_slice(s, name, comma)));
}

bool is_judged(const struct bulletin *b, size_t from, size_t to)
{
    struct aim aim;
    return judged_aim(b, from, to, &aim) && aim.score >= LEAST_AIM;
}

/* 「县体育馆建设完成投资3500万元(责任单位:县体育局)」: who answers stands behind what is wanted. */
static bool ends_with_owner(struct str s, size_t from, size_t to)
{
    for (size_t at = from; at < to; at = behind_char(s, at))
        if (match_at(s, at) == '(' && match_bracket(s, at) == to) {
            struct str title, owners;
            return at > from && owners_in_title(str_slice(s, from, to), &title, &owners);
        }
    return false;
}

/* 「改造公厕50座。…」 at byte `from`. */
static bool sentence_aim(const struct bulletin *b, size_t from, size_t to, struct aim *aim)
{
    struct str s = b->text.text;
    size_t stop = next_mark(s, from, to, MARK_STOP);
    size_t led = behind_leader(b, from, stop, NULL), name = behind_plan(b, led, stop);
    struct range r = { name, stop };
    double score = ends_with_owner(s, name, stop) ? OWNED : aim_score(b, r);
    *aim = (struct aim){ name > led ? AIM_PLAN_SENTENCE : AIM_SENTENCE, r, behind_char(s, stop),
                         behind_char(s, stop), to,
                         score + (name > led ? PLANNED : 0), { 0, 0 } };
    return stop < to && match_at(s, stop) == FULL_STOP &&
           next_mark(s, from, stop, MARK_SEMICOLON) == stop &&
           match_at(s, from) != OPEN_QUOTE && !word_at(b, WORD_START, name, NULL);
}

static bool aim_at(const struct bulletin *b, size_t from, size_t to, struct aim *aim)
{
    typedef bool form(const struct bulletin *, size_t, size_t, struct aim *);
    static form *const forms[] = { quoted_aim, boxed_aim, catchword_aim, topic_aim, planned_aim, measured_aim,
                                   barred_aim, judged_aim,
                                   sentence_aim };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (forms[i](b, from, to, aim) && aim->score + (b->listing ? LISTED : 0) >= LEAST_AIM)
            return true;
    return false;
}

/* Where the next sentence or clause behind a semicolon begins that announces a task; `to` when
 * there is none. */
static size_t next_aim(const struct bulletin *b, const struct aim *aim, size_t to)
{
    struct str s = b->text.text;
    const unsigned marks = aim->form == AIM_QUOTED ? MARK_STOP | MARK_SEMICOLON : MARK_STOP;
    struct aim ignore;
    for (size_t at = behind_char(s, next_mark(s, aim->rest, to, marks)); at < to;
         at = behind_char(s, next_mark(s, at, to, marks)))
        if (aim_at(b, trimmed(s, at, to).from, to, &ignore))
            return at;
    return to;
}

/* The owner in brackets that ends the cell: 「建成8个。(县民政局负责)」. */
static struct str without_owner(struct bulletin *b, struct task *t, struct range said)
{
    struct str s = b->text.text;
    struct range owner;
    for (size_t at = said.from; !t->owners.n && at < said.to; at = behind_char(s, at))
        if (match_at(s, at) == '(' && owner_end(s, at, &owner) >= trimmed(s, at, said.to).to) {
            owners_parse(b->p->a, fold_quote(&b->text, owner.from, owner.to), t);
            return fold_quote(&b->text, said.from, at);
        }
    return fold_quote(&b->text, said.from, said.to);
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
    struct str s = b->text.text;
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
    struct str s = b->text.text;
    bool amount = has_figure(s, aim->name) || has_figure(s, (struct range){ aim->rest, aim->told });
    return amount && only_counts(b, aim->told, end) ? verdict_above(b)
                                                    : own_verdict(b, aim->told, end, STR_NULL);
}

static void keep_announced(struct bulletin *b, const struct aim *aim, size_t from, size_t end)
{
    struct str s = b->text.text, verdict = verdict_told(b, aim, end);
    struct range leader = aim->owner;
    behind_leader(b, from, aim->rest, &leader);
    struct task *t = add_name(b, aim->name.from, aim->name.to, verdict,
                              verdict.p == verdict_above(b).p);
    b->announced[aim->form]++;
    if (!t)
        return;
    if (leader.to)
        owners_parse(b->p->a, fold_quote(&b->text, leader.from, leader.to), t);
    bool sentence = aim->form == AIM_SENTENCE || aim->form == AIM_CATCHWORD;
    if (sentence && (!t->owners.n || leader.to)) /* its stop belongs to it */
        t->title = fold_quote(&b->text, aim->name.from, behind_char(s, aim->name.to));
    if (b->mark.number > 0 && from == b->opening)
        t->no = str_format(b->p->a, "%d", b->mark.number);
    struct range said = { trimmed(s, aim->rest, end).from, without_total(b, from, end) };
    if (end < s.n && match_at(s, end) != FULL_STOP)
        said.to = without_semicolon(s, said);
    tell_progress(b, t, str_trim(without_owner(b, t, said)));
}

static bool is_announced(struct bulletin *b, const struct aim *aim, size_t end)
{
    double told = told_score(b, aim->name, aim->told, end), context = 0;
    context += verdict_above(b).n ? BELOW_VERDICT : 0;
    context += b->listing ? LISTED : 0;
    context += b->usual[aim->form] ? USUAL : 0;
    b->aims[aim->form]++;
    return told >= (b->usual[aim->form] ? LITTLE : LEAST_TOLD) &&
           aim->score + told + context >= ENOUGH && !(b->cut && end >= b->text.text.n);
}

size_t read_announced(struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->text.text;
    struct aim aim;
    from = trimmed(s, from, to).from;
    if (b->demands || !aim_at(b, from, to, &aim))
        return 0;
    size_t end = aim.limit < to ? aim.limit : next_aim(b, &aim, to);
    if (!is_announced(b, &aim, end))
        return 0;
    keep_announced(b, &aim, from, end);
    return behind_char(s, end) > end && aim.limit < to ? behind_char(s, end) : end;
}
