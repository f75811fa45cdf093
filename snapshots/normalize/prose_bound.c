/* prose_bound.c - where a name ends and what is said of it begins:
 *
 *     甲产业园|主体工程全部完工        a noun of names, a part of the works, a verb
 *     创业担保贷款|发放1.92亿元        a verb with a quantity
 *     固定资产投资|1-9月增长4.1%      a date
 *     新增泊位600个(市城管局)|,已…    the owner's bracket
 *
 * Every place of the clause is scored by what begins there, by what ends there, by how long the
 * name would be, and by what it would hold that mostly begins what is said. The sum decides, so
 * that 「覆盖率达到98%(市农业农村局)」 may be a name and 「甲项目设备安装|基本结束」 none. Signs weigh
 * what a sure predicate does, 2, or less.
 */
#include "base/utf8.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/prose.h"

enum { FEW_CHARS = 4, MANY_CHARS = 20, OBJECT_CHARS = 6, ASPECT_CHARS = 8, UNIT_BYTES = 9 };

static const double PREDICATE = 2, OWNER = 8, MONTH = 1.6, YEAR = 0.6, ACT = 1.5, ACT_INSIDE = 1,
                    ASPECT = 1.2, ASPECT_ALONE = 0.5, ASPECT_INSIDE = 0.6, QUANTITY = 1,
                    SAME_UNIT = 1.5,
                    CLAUSE_END = 0.8, NO_END = -2, SURE_HEAD = 0.8, SAID_OF = 0.6, UNKNOWN = 0.2,
                    PASSED = 0.6, QUOTED = 1, QUANTITY_ONLY = 0.25, OWNED = 2, WORST = -1e9;

/* --- figures --- */

/* Figures behind Chinese: where names are parted from them. */
static bool figure_begins(struct str s, size_t at)
{
    return is_figure(s, at) && at >= 3 && (unsigned char)s.p[at - 1] >= 0x80 &&
           !str_starts(str_after(s, at - 3), STR("第")) &&
           !str_starts(str_after(s, at - 3), STR("、"));
}

/* A quantity, with a unit that is no time: the byte behind the unit's first character, or 0. */
static size_t quantity_end(const struct bulletin *b, struct str s, size_t at)
{
    if (!figure_begins(s, at))
        return 0;
    size_t end = figures_end(s, at), unit = behind_char(s, end);
    bool counts = utf8_is_han(match_at(s, end)) && !word_at(b, WORD_TIME, end, NULL);
    return counts || str_is(str_slice(s, end, unit), "%") ? unit : 0;
}

/* 「1-9月」, 「10月31日」, 「2023年」 behind a name: the byte behind it, or 0. */
static size_t date_end(struct str s, size_t at, double *weight)
{
    static const char *const dashes[] = { "-", "~", "—", "至" };
    if (!figure_begins(s, at))
        return 0;
    size_t end = figures_end(s, at);
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (str_starts(str_after(s, end), str_from(dashes[i])))
            end = figures_end(s, end + strlen(dashes[i]));
    struct str unit = str_slice(s, end, end + 3);
    *weight = str_is(unit, "月") ? MONTH : str_is(unit, "年") ? YEAR : 0;
    return *weight > 0 ? end + 3 : 0;
}

/* 「两次」: how often something failed. */
static size_t times_end(struct str s, size_t at)
{
    static const char numbers[] = "两二三四五六七八九十";
    struct str one = str_slice(s, at, at + 3);
    bool times = one.n == 3 && str_has(str_from(numbers), one) &&
                 str_starts(str_after(s, at + 3), STR("次"));
    return times ? at + 6 : 0;
}

/* --- signs --- */

/* What stands at a byte: how much it says that a predicate begins, and that none should stand
 * inside of a name. */
struct sign {
    double begins, inside;
    size_t n; /* bytes, 0 = nothing */
    bool quantity;
};

/* A verb that takes a quantity: 「安装器材410件」, but not 「新建项目到位资金300万元」. */
static bool takes_quantity(const struct bulletin *b, struct str s, size_t at)
{
    for (int i = 0; i <= OBJECT_CHARS && at < s.n; i++) {
        double weight = 0;
        if (quantity_end(b, s, at))
            return true;
        if (!utf8_is_han(match_at(s, at)) ||
            (word_at(b, WORD_HEAD, at, &weight) && weight >= SURE_HEAD))
            return false;
        at = behind_char(s, at);
    }
    return false;
}

static struct sign verb_at(const struct bulletin *b, struct str s, size_t at)
{
    double weight;
    size_t n = word_at(b, WORD_PREDICATE, at, &weight);
    if (n && at + n <= s.n)
        return (struct sign){ PREDICATE * weight, PREDICATE * weight, n, false };
    n = word_at(b, WORD_ACT, at, &weight);
    if (n && takes_quantity(b, s, at + n))
        return (struct sign){ ACT * weight, ACT_INSIDE * weight, n, false };
    n = times_end(s, at);
    return n ? (struct sign){ ASPECT, ASPECT, n - at, false } : (struct sign){ 0 };
}

static struct sign figure_at(const struct bulletin *b, struct str s, size_t at)
{
    double weight = 0;
    size_t end = date_end(s, at, &weight);
    if (end)
        return (struct sign){ weight, weight, end - at, false };
    end = quantity_end(b, s, at);
    return end ? (struct sign){ QUANTITY, QUANTITY, end - at, true } : (struct sign){ 0 };
}

/* Something is said of it: a verb or a figure stands soon behind byte `at`. */
static bool verb_follows(const struct bulletin *b, struct str s, size_t at)
{
    for (int i = 0; i <= ASPECT_CHARS && at < s.n; i++, at = behind_char(s, at))
        if (verb_at(b, s, at).n || figure_at(b, s, at).n)
            return true;
    return false;
}

/* A part of the works or a measure of it, 「设备安装」 「形象进度」, of which something is said. */
static struct sign aspect_at(const struct bulletin *b, struct str s, size_t at, bool name_ends)
{
    size_t n = word_at(b, WORD_ASPECT, at, NULL);
    if (!n || !verb_follows(b, s, at + n))
        return (struct sign){ 0 };
    return (struct sign){ name_ends ? ASPECT : ASPECT_ALONE, ASPECT_INSIDE, n, false };
}

static struct sign sign_at(const struct bulletin *b, struct str s, size_t at, bool name_ends)
{
    struct sign aspect = aspect_at(b, s, at, name_ends);
    struct sign sign = verb_at(b, s, at);
    if (aspect.n > sign.n)
        return aspect;
    return sign.n ? sign : figure_at(b, s, at);
}

/* --- names --- */

/* How well the text [from, to) ends as names do. */
static double ends_as_name(const struct bulletin *b, size_t from, size_t to)
{
    double weight = 0;
    word_before(b, WORD_HEAD, from, to, &weight);
    return ends_with(b, WORD_END, from, to) ? NO_END : weight;
}

/* 「“百场大戏进乡村”|演出93场」: quotes around all of it. */
static bool quoted(struct str s, size_t from, size_t to)
{
    return match_at(s, from) == OPEN_QUOTE && match_bracket(s, from) == to;
}

static double length_score(struct str name)
{
    double chars = (double)utf8_length(name);
    double over = chars > MANY_CHARS ? (chars - MANY_CHARS) / 20 : 0;
    return chars < FEW_CHARS ? chars - FEW_CHARS : -over;
}

/* The best place so far. */
struct bound {
    size_t at;
    double score, weight;
};

static void try_bound(struct bound *best, size_t at, double score, double weight)
{
    if (score > best->score)
        *best = (struct bound){ at, score, weight };
}

/* True when something is said behind an owner's bracket: it is not the end of the statement, nor
 * does another name follow. */
static bool goes_on(struct str all, size_t close, size_t to)
{
    if (match_at(all, close) == 0x3001 || str_starts(str_after(all, close), STR("等")))
        return false;
    return close < to || match_at(all, close) == ',' || match_at(all, close) == ':';
}

/* The unit of the quantity that ends at `end`, its first character. */
static struct str unit_before(struct str s, size_t end)
{
    size_t at = end;
    utf8_prev(s, &at);
    return str_slice(s, at, end);
}

/* 「新增泊位3000个,|截至9月底新增1420个」: the clause behind says how far it is, so that the figure
 * at the name's end, up to `figure`, is its target; what is said of it. */
static double told_how_far(const struct bulletin *b, size_t from, size_t figure)
{
    struct str s = b->here.text;
    size_t to = next_mark(s, from, s.n, MARK_COMMA | MARK_SEMICOLON | MARK_STOP | MARK_COLON);
    double ignore;
    struct str clause = str_slice(s, 0, to);
    bool dated = from < to && is_figure(s, from) &&
                 (str_has(str_slice(s, from, to), STR("月")) || date_end(clause, from, &ignore));
    if (!word_at(b, WORD_SINCE, from, NULL) && !dated)
        return 0;
    for (size_t at = from; at < to; at = behind_char(s, at)) {
        size_t end = quantity_end(b, clause, at);
        if (end)
            return s.p[end - 1] == '%'                                        ? 0
                   : str_eq(unit_before(s, end), unit_before(s, figure)) ? QUANTITY + SAME_UNIT
                                                                         : QUANTITY;
    }
    return 0;
}

/* Another quantity in the clause: the first may be the target, 「泊位5000个|目前只完成1680个」. */
static bool another_quantity(const struct bulletin *b, struct str s, size_t at)
{
    for (; at < s.n; at = behind_char(s, at))
        if (quantity_end(b, s, at))
            return true;
    return false;
}

/* --- the search --- */

/* On the way through the clause: what the name up to here would hold. */
struct search {
    const struct bulletin *b;
    struct str s; /* up to the clause's end */
    size_t from;
    double held;
    double figure;     /* of it: a quantity ... */
    size_t figure_end; /* ... that ends here */
    size_t aspect_end; /* the last part of the works, which ends no name */
    struct bound best;
};

/* What of it is a quantity that stands right before byte `at`. */
static double figure_before(const struct search *f, size_t at)
{
    return at - f->figure_end <= UNIT_BYTES ? f->figure : 0;
}

static double name_score(const struct search *f, size_t at)
{
    return length_score(str_slice(f->s, f->from, at)) - f->held;
}

static void try_sign(struct search *f, size_t at, struct sign sign, double ends)
{
    double target = another_quantity(f->b, f->s, at) ? figure_before(f, at) : 0;
    try_bound(&f->best, at, sign.begins + ends + target + name_score(f, at),
              sign.quantity ? QUANTITY_ONLY : 1);
    f->held += sign.inside;
    f->aspect_end = sign.inside == ASPECT_INSIDE ? at + sign.n : f->aspect_end;
    f->figure = sign.quantity ? sign.inside : 0;
    f->figure_end = at + sign.n;
}

/* 「甲工程|输水管线敷设26公里」: a noun that mostly ends a name, whatever stands behind it. */
static void try_head(struct search *f, size_t at, double ends)
{
    double begins = verb_follows(f->b, f->s, at) ? SAID_OF : UNKNOWN;
    try_bound(&f->best, at, begins + ends + name_score(f, at), 1);
    f->held += PASSED;
}

static void try_clause_end(struct search *f)
{
    struct str s = f->b->here.text;
    size_t to = f->s.n;
    uint32_t mark = match_at(s, to);
    double figure = figure_before(f, to), score = ends_as_name(f->b, f->from, to);
    score += CLAUSE_END + (mark == ':' ? PREDICATE : 0);
    double told = figure > 0 && mark == ',' ? told_how_far(f->b, behind_char(s, to), f->figure_end)
                                            : 0;
    score += told > 0 ? figure + told : 0;
    try_bound(&f->best, to, score + name_score(f, to), 0);
}

/* Tries what stands at byte `at`; returns where to go on. */
static size_t step(struct search *f, size_t at)
{
    int ignore;
    size_t count = count_at(f->s, at, &ignore);
    if (count && word_at(f->b, WORD_NOUN, count, NULL)) /* 「86项|目标任务」: no 「项目」 */
        return count;
    size_t n = word_at(f->b, WORD_NAME, at, NULL), close = owner_end(f->b, f->s, at, NULL);
    if (n && at + n <= f->s.n)
        return at + n;
    if (close && at > f->from) {
        if (goes_on(f->b->here.text, close, f->s.n))
            try_bound(&f->best, close, OWNER - f->held, OWNED);
        return close;
    }
    bool may_end = at > f->from && at != f->aspect_end;
    double ends = may_end ? ends_as_name(f->b, f->from, at) : 0;
    struct sign sign = at > f->from ? sign_at(f->b, f->s, at, ends > 0) : (struct sign){ 0 };
    if (sign.n)
        try_sign(f, at, sign, ends + (quoted(f->s, f->from, at) ? QUOTED : 0));
    if (ends >= SURE_HEAD)
        try_head(f, at, ends);
    if (sign.n)
        return at + sign.n;
    size_t bracket = match_closer(match_at(f->s, at)) ? match_bracket(f->s, at) : STR_NOT_FOUND;
    return bracket != STR_NOT_FOUND ? bracket : behind_char(f->s, at);
}

size_t name_end(const struct bulletin *b, size_t from, size_t to, double *weight)
{
    from = behind_leader(b, from, to, NULL);
    size_t reference = reference_end(str_slice(b->here.text, 0, to), from);
    size_t quote = reference && match_at(b->here.text, reference) == OPEN_QUOTE
                       ? match_bracket(str_slice(b->here.text, 0, to), reference)
                       : STR_NOT_FOUND;
    if (quote != STR_NOT_FOUND) { /* 「第11件“城区新增公交线路”|已办结」 */
        *weight = 1;
        return quote;
    }
    if (reference && reference <= to) { /* 「第3件|」, 「第3件(县自然资源局)|」 */
        size_t owned = owner_end(b, str_slice(b->here.text, 0, to), reference, NULL);
        *weight = owned || reference < to;
        return owned ? owned : reference;
    }
    struct search f = { .b = b, .s = str_slice(b->here.text, 0, to), .from = from };
    f.best = (struct bound){ to, WORST, 0 };
    for (size_t at = from; at < to;)
        at = step(&f, at);
    try_clause_end(&f);
    *weight = f.best.weight;
    return f.best.at;
}
