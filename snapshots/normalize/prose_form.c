/* prose_form.c - the forms in which a task is announced (see prose_aim.c), tried one after the
 * other at a place where a sentence begins. */
#include "base/utf8.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"
#include "snapshots/normalize/prose_aim.h"

enum {
    MOST_BOXED = 14,
    MOST_CATCHWORD = 30,
    VERB_CHARS = 8,
    LEAD_IN = 14,
    MOST_VERDICT = 12,
    LEAST_AREA = 2,
    MOST_AREA = 9,
    UNIT_CHARS = 4
};

static const double PLANNED = 1.5, BARRED = 1.5, QUOTED = 1, OWNED = 2.5, VERDICT = 0.7;

/* Words that lead to a quote: 「最让市民惦记的是“建设过街天桥3座”」; a quote that wants an amount of
 * something needs none, 「相比之下,“整治河道12条”…」. */
static bool leads_to(const struct bulletin *b, size_t from, size_t open)
{
    struct str s = b->here.text;
    size_t close = match_bracket(s, open);
    if (close == STR_NOT_FOUND)
        return false;
    if (aim_score(b, unquoted(s, (struct range){ open, close })) >= DEED + AMOUNT)
        return true;
    return ends_with(b, WORD_QUOTES, from, open) && next_mark(s, from, open, ~0u) == open;
}

/* Where the quote opens behind a few words that lead to it; `from` when none does. */
static size_t quote_behind(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
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
    struct str s = b->here.text;
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
    struct str s = b->here.text;
    size_t led = behind_leader(b, from, to, NULL);
    size_t open = led > from ? led : quote_behind(b, from, to);
    size_t close = match_at(s, open) == OPEN_QUOTE ? match_bracket(s, open) : STR_NOT_FOUND;
    if (close == STR_NOT_FOUND || close >= to)
        return false;
    struct range name = unquoted(s, (struct range){ open, close }), owner = { 0, 0 };
    size_t rest = behind_owner(b, close, to, &owner);
    bool sure = b->habits.usual[AIM_QUOTED] || owner.to;
    double score = sure ? LEAST_AIM : aim_score(b, name) + QUOTED;
    *aim = (struct aim){ AIM_QUOTED, name, rest, rest, to, score, owner };
    return next_mark(s, name.from, name.to, MARK_STOP) == name.to &&
           utf8_length(str_slice(s, name.from, name.to)) >= FEWEST &&
           (sure || has_figure(s, name));
}

/* 「【口袋公园】要建4座,…」: a paragraph on one thing, by the name in its box. */
static bool boxed_aim(const struct bulletin *b, size_t from, size_t to, struct aim *aim)
{
    struct str s = b->here.text;
    size_t close = from == b->here.opening && match_at(s, from) == OPEN_BOX ? match_bracket(s, from)
                                                                       : STR_NOT_FOUND;
    if (close == STR_NOT_FOUND || close >= to)
        return false;
    struct range name = { behind_char(s, from), close };
    utf8_prev(s, &name.to);
    struct str text = str_slice(s, name.from, name.to);
    size_t chars = utf8_length(text);
    size_t told = behind_planned(b, close, to);
    *aim = (struct aim){ AIM_BOXED, name, close, told, to, LEAST_AIM, { 0, 0 } };
    return chars <= MOST_BOXED && !ends_with(b, WORD_NOUN, name.from, name.to) &&
           !ends_with(b, WORD_DEMAND, name.from, name.to) &&
           owners_likeness(text) < 0.6 && header_role(text, NULL) == ROLE_NONE &&
           !tells_of_several(b, close);
}

bool is_boxed(const struct bulletin *b)
{
    struct aim ignore;
    return boxed_aim(b, b->here.opening, b->here.text.n, &ignore);
}

/* 「农村饮水(市水利局)。计划解决9.5万人,实际解决10.1万人。」: a short name, and a plan behind it. */
static bool catchword_aim(const struct bulletin *b, size_t from, size_t to, struct aim *aim)
{
    struct str s = b->here.text;
    size_t stop = next_mark(s, from, to, MARK_STOP), rest = trimmed(s, stop, to).from;
    struct range name = { from, stop };
    size_t told = behind_planned(b, rest, to);
    *aim = (struct aim){ AIM_CATCHWORD, name, rest, told, to, PLANNED, { 0, 0 } };
    return stop < to && rest < to && !has_figure(s, name) &&
           next_mark(s, from, stop, MARK_COMMA | MARK_COLON | MARK_SEMICOLON) == stop &&
           utf8_length(str_slice(s, from, stop)) <= MOST_CATCHWORD &&
           is_name(b, from, stop, false) && behind_plan(b, rest, to) > rest;
}

/* 「农村饮水方面,计划解决3.8万人,…」: the topic is the name when a plan stands behind it. */
static bool topic_aim(const struct bulletin *b, size_t from, size_t to, struct aim *aim)
{
    struct str s = b->here.text;
    size_t stop = next_mark(s, from, to, MARK_STOP | MARK_SEMICOLON);
    size_t comma = next_mark(s, from, stop, MARK_COMMA), plan = behind_char(s, comma);
    struct range name = { from, comma };
    name.to -= word_before(b, WORD_TOPICAL, from, comma, NULL);
    size_t told = behind_planned(b, plan, stop);
    *aim = (struct aim){ AIM_TOPIC, name, plan, told, stop, PLANNED, { 0, 0 } };
    return name.to < comma && name.to > name.from && plan < stop &&
           behind_plan(b, plan, stop) > plan;
}

/* True where the clause at byte `at` begins to tell what became of a plan. */
static bool begins_to_tell(const struct bulletin *b, size_t at, size_t to)
{
    struct str s = b->here.text;
    at = trimmed(s, at, to).from;
    return at < to && (word_at(b, WORD_SINCE, at, NULL) || word_at(b, WORD_FRAME, at, NULL) ||
                       word_at(b, WORD_PREDICATE, at, NULL) ||
                       (s.p[at] >= '0' && s.p[at] <= '9') || behind_links(b, at, to) > at);
}

/* 「全年预期新增企业20家,上半年净增4家。」 */
static bool planned_aim(const struct bulletin *b, size_t from, size_t to, struct aim *aim)
{
    struct str s = b->here.text;
    size_t stop = next_mark(s, from, to, MARK_STOP | MARK_SEMICOLON);
    size_t name = behind_plan(b, from, stop), comma = next_mark(s, name, stop, MARK_COMMA);
    struct range r = { name, comma };
    *aim = (struct aim){ AIM_PLANNED, r, behind_char(s, comma), behind_char(s, comma), stop,
                         aim_score(b, r) + PLANNED, { 0, 0 } };
    return name > from && comma < stop &&
           (b->habits.usual[AIM_PLANNED] || begins_to_tell(b, aim->rest, stop)) &&
           is_name(b, name, comma, false) && !word_at(b, WORD_ASPECT, name, NULL) &&
           !(s.p[name] >= '0' && s.p[name] <= '9');
}

/* Behind 「计划新建10座」 at byte `at`; 0 = no plan with a quantity. */
static size_t behind_amount(const struct bulletin *b, size_t at, size_t to)
{
    struct str s = b->here.text;
    size_t n = word_at(b, WORD_PLAN, at, NULL), end = at + n;
    for (int i = 0; n && i < VERB_CHARS && end < to && utf8_is_han(match_at(s, end)); i++)
        end = behind_char(s, end);
    bool amount = n && end < to && s.p[end] >= '0' && s.p[end] <= '9';
    size_t clause = next_mark(s, end, to, MARK_COMMA);
    int ignore;
    bool counts = amount && (count_at(s, end, &ignore) == clause || figures_end(s, end) == clause);
    bool total = counts && end == at + n + STR("共").n;
    return amount && !total ? clause : 0; /* 「目标共8项」 counts */
}

/* 「古田县|年度任务9600户,完成8640户」: how far each of several places is with one task. */
static bool is_area(const struct bulletin *b, struct range r)
{
    struct str s = b->here.text;
    size_t chars = utf8_length(str_slice(s, r.from, r.to));
    for (size_t at = r.from; at < r.to; at = behind_char(s, at))
        if (!utf8_is_han(match_at(s, at)))
            return false;
    return chars >= LEAST_AREA && chars <= MOST_AREA && ends_with(b, WORD_AREA, r.from, r.to) &&
           !word_at(b, WORD_FRAME, r.from, NULL);
}

/* 「危房改造计划900户,实际完成900户」, 「饮水安全,目标8.2万人,年底受益9.06万人」. */
static bool measured_aim(const struct bulletin *b, size_t from, size_t to, struct aim *aim)
{
    struct str s = b->here.text;
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
    return behind && behind < stop && name.to > name.from &&
           (is_area(b, name) || is_name(b, name.from, name.to, true)) &&
           name_end(b, name.from, name.to, &weight) == name.to &&
           !is_total(b, name.from, name.to) &&
           next_mark(s, name.from, name.to, MARK_COMMA | MARK_PAUSE) == name.to;
}

/* A figure right behind a bar, 「达到80%」, or a bar at the end of all, 「28亿立方米以内」. */
static bool holds_bar(const struct bulletin *b, struct range r)
{
    struct str s = b->here.text;
    for (size_t at = r.from; at < r.to; at = behind_char(s, at)) {
        size_t n = word_at(b, WORD_BAR, at, NULL), end = at + n;
        if (n && (end == r.to || (end < r.to && s.p[end] >= '0' && s.p[end] <= '9')))
            return has_figure(s, r);
    }
    return false;
}

/* 「进出口总额增长15%,上半年实际增长23.6%」: the name ends in a figure, and its unit comes again. */
static bool ends_in_unit_of(struct str s, struct range name, size_t from, size_t to)
{
    size_t unit = name.to, at = name.to;
    bool figure = false;
    for (int i = 0; at > name.from && !figure && i <= UNIT_CHARS; i++) {
        uint32_t code = utf8_prev(s, &at);
        if (i == 0 && code != '%' && !utf8_is_han(code))
            return false;
        figure = i > 0 && code >= '0' && code <= '9'; /* a unit stands behind it */
        unit = i == 0 ? at : unit;
    }
    return figure && str_has(str_slice(s, from, to), str_slice(s, unit, name.to));
}

/* 「用水总量控制在28.6亿立方米以内,全年实际用水27.9亿立方米。」: a bar, and what was reached. */
static bool barred_aim(const struct bulletin *b, size_t from, size_t to, struct aim *aim)
{
    struct str s = b->here.text;
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
    struct str s = b->here.text;
    size_t name = behind_leader(b, from, to, NULL), stop = next_mark(s, name, to, MARK_STOP);
    size_t comma = next_mark(s, name, stop, MARK_COMMA), verdict = behind_char(s, comma);
    struct range r = { name, comma };
    double score = VERDICT + (name > from ? PLANNED : 0) + aim_score(b, r), weight;
    *aim = (struct aim){ AIM_JUDGED, r, verdict, verdict, to, score, { 0, 0 } };
    size_t end = name_end(b, name, comma, &weight);
    bool said = name == from && weight >= 1 && !begins_with_deed(b, r); /* 「甲完成28家」 */
    if (end < comma && (said || word_at(b, WORD_SINCE, end, NULL)))
        return false; /* 「新增停车位5000个|目前只完成1680个,进度滞后」 */
    return comma < stop && verdict < stop &&
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

/* 「预算收入增长6%。1-6月完成38.6亿元,…」: a sentence that is a bar, and what was reached. */
static bool is_bar(const struct bulletin *b, struct range r, size_t to)
{
    struct str s = b->here.text;
    bool ends = str_ends(str_slice(s, r.from, r.to), STR("%"));
    return next_mark(s, r.from, r.to, MARK_COMMA | MARK_COLON | MARK_PAUSE) == r.to &&
           (holds_bar(b, r) || (ends && has_figure(s, r))) && is_name(b, r.from, r.to, false) &&
           begins_to_tell(b, behind_char(s, r.to), to);
}

/* 「今年清单里写着:|为老年人体检4.6万人。」: behind a few words that lead to a deed. */
static size_t behind_quoting(const struct bulletin *b, size_t from, size_t stop)
{
    struct str s = b->here.text;
    size_t colon = next_mark(s, from, stop, MARK_COLON), name = behind_char(s, colon);
    bool leads = colon < stop && utf8_length(str_slice(s, from, colon)) <= LEAD_IN &&
                 ends_with(b, WORD_QUOTES, from, colon);
    return leads && begins_with_deed(b, (struct range){ name, stop }) ? name : from;
}

/* 「新增托位420个,|这是年轻父母最盼的一件事。」: what is thought of a task is not its name. */
static size_t before_comment(const struct bulletin *b, size_t from, size_t stop)
{
    struct str s = b->here.text;
    size_t comma = next_mark(s, from, stop, MARK_COMMA);
    return comma < stop && word_at(b, WORD_COMMENT, behind_char(s, comma), NULL) ? comma : stop;
}

/* 「改造公厕50座。…」 at byte `from`. */
static bool sentence_aim(const struct bulletin *b, size_t from, size_t to, struct aim *aim)
{
    struct str s = b->here.text;
    size_t stop = next_mark(s, from, to, MARK_STOP), quoted = behind_quoting(b, from, stop);
    size_t led = behind_leader(b, quoted, stop, NULL), name = behind_plan(b, led, stop);
    struct range r = { name, before_comment(b, name, stop) };
    double score = ends_with_owner(s, name, r.to) ? OWNED : aim_score(b, r);
    if (name == from && is_bar(b, r, to))
        score = BARRED;
    *aim = (struct aim){ name > led ? AIM_PLAN_SENTENCE : AIM_SENTENCE, r, behind_char(s, stop),
                         behind_char(s, stop), to,
                         score + (name > led ? PLANNED : 0), { 0, 0 } };
    return stop < to && match_at(s, stop) == FULL_STOP &&
           next_mark(s, quoted, stop, MARK_SEMICOLON) == stop &&
           match_at(s, from) != OPEN_QUOTE && !word_at(b, WORD_START, name, NULL) &&
           !is_general(b, name, r.to);
}

bool aim_at(const struct bulletin *b, size_t from, size_t to, struct aim *aim)
{
    typedef bool form(const struct bulletin *, size_t, size_t, struct aim *);
    static form *const forms[] = { quoted_aim,   boxed_aim,  catchword_aim,
                                   topic_aim,    planned_aim, measured_aim,
                                   barred_aim,   judged_aim, sentence_aim };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (forms[i](b, from, to, aim) && aim->score + (b->above.listing ? LISTED : 0) >= LEAST_AIM)
            return true;
    return false;
}
