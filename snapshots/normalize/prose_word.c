/* prose_word.c - the words, clauses and counts that bulletins consist of. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/prose.h"

enum { LOST_BRACKET = 300, CLOSE_QUOTE_BYTES = 3, LONG_BRACKET = 12 };

/* In the second column of bulletins.tsv. */
static const char *const kind_names[WORD_KINDS] = {
    [WORD_VERDICT] = "verdict",
    [WORD_PREDICATE] = "predicate",
    [WORD_ACT] = "act",
    [WORD_ASPECT] = "aspect",
    [WORD_HEAD] = "head",
    [WORD_SINCE] = "since",
    [WORD_NAME] = "name",
    [WORD_OPENER] = "opener",
    [WORD_INNER] = "inner",
    [WORD_LINK] = "link",
    [WORD_START] = "start",
    [WORD_INSIDE] = "inside",
    [WORD_END] = "end",
    [WORD_NOUN] = "noun",
    [WORD_BODIES] = "bodies",
    [WORD_SOME] = "some",
    [WORD_WHOLE] = "whole",
    [WORD_FUTURE] = "future",
    [WORD_DEED] = "deed",
    [WORD_TOPIC] = "topic",
    [WORD_PART] = "part",
    [WORD_THESE] = "these",
    [WORD_FRAME] = "frame",
    [WORD_INTENT] = "intent",
    [WORD_LEADER] = "leader",
    [WORD_PLAN] = "plan",
    [WORD_TOPICAL] = "topical",
    [WORD_DEMAND] = "demand",
    [WORD_BAR] = "bar",
    [WORD_ANSWERS] = "answers",
    [WORD_TAIL] = "tail",
    [WORD_QUOTES] = "quotes",
    [WORD_ORGAN] = "organ",
    [WORD_ALL] = "all",
    [WORD_MUST] = "must",
    [WORD_EXAMPLE] = "example",
    [WORD_TIME] = "time",
    [WORD_SHARE] = "share",
    [WORD_SETTING] = "setting",
    [WORD_DONE] = "done",
    [WORD_SPAN] = "span",
    [WORD_EACH] = "each",
    [WORD_REASON] = "reason",
    [WORD_AREA] = "area",
    [WORD_COMMENT] = "comment",
    [WORD_BESIDES] = "besides",
    [WORD_LABEL] = "label",
    [WORD_NEXT] = "next",
};

/* By the character at byte `at`. */
static size_t bucket(struct str s, size_t at)
{
    size_t code = at < s.n ? utf8_next(s, &at) : 0;
    return (code ^ (code >> 8)) % WORD_BUCKETS;
}

static size_t last_char(struct str s)
{
    size_t at = s.n;
    if (at > 0)
        utf8_prev(s, &at);
    return at;
}

static void add_word(struct arena *a, struct word_list *list, struct str text, struct str weight)
{
    size_t *start = &list->starts[bucket(text, 0)];
    size_t *end = &list->ends[bucket(text, last_char(text))];
    struct word word = { text, weight.n ? match_weight(weight) : 1, *start, *end };
    *list_push(a, list) = word;
    *start = *end = list->n;
}

void bulletin_words(struct bulletin *b)
{
    const struct table *t = table_get("bulletins");
    for (size_t i = 0; i < t->n; i++)
        for (int k = 0; k < WORD_KINDS; k++)
            if (str_is(t->v[i].cell[1], kind_names[k])) {
                add_word(b->p->a, &b->words[k], t->v[i].cell[0], t->v[i].cell[2]);
                break;
            }
}

/* --- clauses --- */

static bool is_digit(struct str s, size_t at)
{
    return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

size_t behind_char(struct str s, size_t at)
{
    if (at < s.n)
        utf8_next(s, &at);
    return at;
}

static unsigned mark_of(struct str s, size_t at, uint32_t code)
{
    switch (code) {
    case 0x3002: /* 。 */
    case '!': /* '?' is a damaged digit rather than a question */
        return MARK_STOP;
    case '.': /* typed for 。 */
        return at > 0 && !is_digit(s, at - 1) && utf8_is_han(match_at(s, at + 1)) ? MARK_STOP : 0;
    case ';':
        return MARK_SEMICOLON;
    case ',':
        return is_digit(s, at + 1) && at > 0 && is_digit(s, at - 1) ? 0 : MARK_COMMA;
    case ':':
        return MARK_COLON;
    case 0x3001: /* 、, but for 「1、2号泊位」 */
        return at > 0 && is_digit(s, at - 1) && is_digit(s, at + 3) ? 0 : MARK_PAUSE;
    default:
        return 0;
    }
}

size_t next_mark(struct str s, size_t from, size_t to, unsigned marks)
{
    struct str within = str_slice(s, 0, to);
    for (size_t at = from; at < to;) {
        size_t here = at;
        uint32_t code = utf8_next(s, &at);
        if (mark_of(s, here, code) & marks)
            return here;
        size_t close = match_closer(code) ? match_bracket(within, here) : STR_NOT_FOUND;
        if (close == STR_NOT_FOUND || close - here > LOST_BRACKET)
            continue;
        at = close;
        /* “甲”“乙”: the closing quote parts the names. */
        if (code == OPEN_QUOTE && (marks & MARK_PAUSE) && match_at(within, at) == OPEN_QUOTE)
            return at - CLOSE_QUOTE_BYTES;
    }
    return to;
}

bool has_figure(struct str s, struct range r)
{
    for (size_t at = r.from; at < r.to; at++)
        if (s.p[at] >= '0' && s.p[at] <= '9')
            return true;
    return false;
}

struct range trimmed(struct str s, size_t from, size_t to)
{
    while (from < to) {
        size_t at = from;
        uint32_t code = utf8_next(s, &at);
        if (!utf8_is_space(code) && !(mark_of(s, from, code) && code != '.'))
            break;
        from = at;
    }
    while (to > from) {
        size_t at = to;
        uint32_t code = utf8_prev(s, &at);
        if (!utf8_is_space(code) && !mark_of(s, at, code))
            break;
        to = at;
    }
    return (struct range){ from, to };
}

struct str verbatim(const struct bulletin *b, size_t from, size_t to)
{
    return fold_quote(&b->here.folded, from, to);
}

/* --- words --- */

/* '#' at the end of a word stands for a digit; *rank is longer by it. */
static size_t word_length(struct str s, size_t at, struct str word, size_t *rank)
{
    bool digit = str_ends(word, STR("#"));
    *rank = word.n;
    word.n -= digit;
    if (!str_starts(str_after(s, at), word) || (digit && !is_digit(s, at + word.n)))
        return 0;
    return word.n;
}

size_t word_at(const struct bulletin *b, enum word_kind kind, size_t at, double *weight)
{
    const struct word_list *list = &b->words[kind];
    struct str s = b->here.text;
    size_t longest = 0, bytes = 0, rank;
    for (size_t i = list->starts[bucket(s, at)]; i > 0; i = list->v[i - 1].next_start) {
        size_t n = word_length(s, at, list->v[i - 1].text, &rank);
        if (!n || rank <= longest)
            continue;
        longest = rank;
        bytes = n;
        if (weight)
            *weight = list->v[i - 1].weight;
    }
    return bytes;
}

double word_within(const struct bulletin *b, enum word_kind kind, size_t from, size_t to)
{
    double most = 0;
    for (size_t at = from; at < to; at = behind_char(b->here.text, at)) {
        double weight = 0;
        size_t n = word_at(b, kind, at, &weight);
        if (n && at + n <= to && weight > most)
            most = weight;
    }
    return most;
}

size_t word_before(const struct bulletin *b, enum word_kind kind, size_t from, size_t to,
                   double *weight)
{
    const struct word_list *list = &b->words[kind];
    struct str s = str_slice(b->here.text, from, to);
    size_t longest = 0;
    for (size_t i = list->ends[bucket(s, last_char(s))]; i > 0; i = list->v[i - 1].next_end) {
        const struct word *word = &list->v[i - 1];
        if (word->text.n <= longest || !str_ends(s, word->text))
            continue;
        longest = word->text.n;
        if (weight)
            *weight = word->weight;
    }
    return longest;
}

bool ends_with(const struct bulletin *b, enum word_kind kind, size_t from, size_t to)
{
    return word_before(b, kind, from, to, NULL) > 0;
}

/* --- numbers --- */

bool is_figure(struct str s, size_t at)
{
    return at < s.n && ((s.p[at] >= '0' && s.p[at] <= '9') || s.p[at] == '?');
}

size_t figures_end(struct str s, size_t at)
{
    while (is_figure(s, at) || (at < s.n && s.p[at] == '.' && is_figure(s, at + 1)))
        at++;
    return at;
}

/* 「三」 before a counter; one thing is no count in words: 「一个」 is an article. */
static int han_digit(struct str s, size_t at)
{
    static const char digits[] = "两二三四五六七八九十";
    struct str one = str_slice(s, at, at + 3);
    size_t d = one.n == 3 ? str_find(str_from(digits), one) : STR_NOT_FOUND;
    return d == STR_NOT_FOUND ? 0 : d < 6 ? 2 : (int)(d / 3) + 1;
}

/* As many pieces as the number says stand between the marks of one kind. */
static bool parts_into(struct str s, size_t from, size_t to, int n)
{
    static const unsigned marks[] = { MARK_PAUSE, MARK_SEMICOLON, MARK_COMMA };
    for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
        int pieces = 0;
        for (size_t at = from; at < to; pieces++)
            at = behind_char(s, next_mark(s, at, to, marks[m]));
        if (pieces == n)
            return true;
    }
    return false;
}

/* 「未达序时进度8占22.2%」, 「县住建局2(甲、乙)」, 「推进缓慢的7中,」: behind a number at the end of words
 * stands what stands behind counts, so that its counter got lost. */
static bool lost_counter(struct str s, size_t at, size_t end, int n)
{
    size_t before = at;
    uint32_t code = at > 0 ? utf8_prev(s, &before) : 0;
    if (n <= 0 || !(utf8_is_han(code) || code == ')'))
        return false;
    size_t close = match_at(s, end) == '(' ? match_bracket(s, end) : STR_NOT_FOUND;
    if (close != STR_NOT_FOUND)
        return close - end > LONG_BRACKET && parts_into(s, end + 1, close - 1, n);
    size_t stop = next_mark(s, end, s.n, MARK_STOP);
    if (match_at(s, end) == ':' && !is_digit(s, end + 1))
        return parts_into(s, end + 1, next_mark(s, end, stop, MARK_SEMICOLON), n) ||
               parts_into(s, end + 1, stop, n);
    struct str rest = str_after(s, end);
    rest = str_starts(rest, STR(",")) ? str_after(rest, 1) : rest;
    return str_starts(rest, STR("占")) || str_starts(rest, STR("中,")) ||
           str_starts(rest, STR("为:"));
}

size_t count_at(struct str s, size_t at, int *value)
{
    static const char *const units[] = { "个", "项", "件", "条" };
    static const char ordinal[] = "第";
    size_t end = at;
    *value = 0;
    if (at >= 3 && str_starts(str_after(s, at - 3), str_from(ordinal)))
        return 0;
    bool damaged = false; /* 「?项」: eaten digits */
    for (; (is_digit(s, end) || (end < s.n && s.p[end] == '?')) && end - at < 5; end++) {
        damaged |= s.p[end] == '?';
        *value = *value * 10 + (s.p[end] - '0');
    }
    *value = damaged ? COUNT_DAMAGED : *value;
    if (end == at) {
        *value = han_digit(s, at);
        end += *value ? 3 : 0;
    } else if (at > 0 && (unsigned char)s.p[at - 1] < 0x80 && !strchr(",:;()] ", s.p[at - 1])) {
        return 0; /* the end of a longer number or of a name */
    }
    if (*value == 0)
        return 0;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_starts(str_after(s, end), str_from(units[i])))
            return end + 3;
    /* 「有3(甲、乙)」, 「未达序时进度的5:甲、乙」, 「滞后任务7。」: what is counted got lost behind the digit */
    bool after = at >= 3 && (str_starts(str_after(s, at - 3), STR("有")) ||
                             str_starts(str_after(s, at - 3), STR("共")) ||
                             str_starts(str_after(s, at - 3), STR("的")));
    bool opens = end < s.n && (s.p[end] == '(' || (s.p[end] == ':' && !is_digit(s, end + 1)));
    bool noun = at >= 6 && (str_starts(str_after(s, at - 6), STR("任务")) ||
                            str_starts(str_after(s, at - 6), STR("项目")));
    bool stops = noun && (end >= s.n || str_starts(str_after(s, end), STR("。")));
    bool lost = (after && opens) || stops || lost_counter(s, at, end, *value);
    return is_digit(s, at) && lost ? end : 0;
}

size_t reference_end(struct str s, size_t at)
{
    static const char *const units[] = { "项", "件", "条" };
    static const char ordinal[] = "第";
    if (!str_starts(str_after(s, at), str_from(ordinal)))
        return 0;
    at += 3;
    while (is_digit(s, at) || (is_digit(s, at + 3) && str_starts(str_after(s, at), STR("、"))))
        at += is_digit(s, at) ? 1 : 3;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (at > 0 && is_digit(s, at - 1) && str_starts(str_after(s, at), str_from(units[i])))
            return at + 3;
    return 0;
}
