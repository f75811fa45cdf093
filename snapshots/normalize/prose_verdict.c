/* prose_verdict.c - what clauses, sentences and headings say of the state of tasks. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/prose.h"

enum { VERDICT_CHARS = 24 };

/* The longest known verdict that stands in the text. */
static struct str known_verdict(const struct bulletin *b, size_t from, size_t to)
{
    const struct table *cues = table_get("cues");
    struct str s = str_slice(b->here.text, from, to);
    size_t start = 0, longest = 0;
    for (size_t i = 0; i < cues->n; i++) {
        struct str word = cues->v[i].cell[0];
        size_t at = STR_NOT_FOUND;
        if (str_is(cues->v[i].cell[1], "status") && word.n > 6 && word.n > longest)
            at = str_find(s, word);
        if (at == STR_NOT_FOUND)
            continue;
        start = from + at;
        longest = word.n;
    }
    return longest ? verbatim(b, start, start + longest) : STR_NULL;
}

/* A clause without the count in it: 「达到序时进度|6项」, 「5个子项目|已完成任务」, 「未启动的|3件是」. */
static struct range without_count(const struct bulletin *b, struct range r)
{
    struct str s = b->here.text;
    int ignore;
    for (size_t at = r.from; at < r.to; at = behind_char(s, at)) {
        size_t end = count_at(s, at, &ignore);
        if (!end || end > r.to)
            continue;
        for (size_t n; (n = word_at(b, WORD_NOUN, end, NULL)) > 0;)
            end += n;
        struct range before = trimmed(s, r.from, at), behind = trimmed(s, end, r.to);
        if (str_ends(str_slice(s, before.from, before.to), STR("(")))
            before.to--;
        if (str_ends(str_slice(s, before.from, before.to), STR("的")))
            before.to -= 3;
        if (word_within(b, WORD_VERDICT, behind.from, behind.to) >= 0.5)
            return behind;
        if (word_within(b, WORD_VERDICT, before.from, before.to) >= 0.5)
            return before;
    }
    return r;
}

/* 「推进缓慢的有」. */
static struct range without_opener(const struct bulletin *b, struct range r)
{
    size_t inner = word_before(b, WORD_INNER, r.from, r.to, NULL);
    r.to -= inner ? inner : word_before(b, WORD_OPENER, r.from, r.to, NULL);
    return r;
}

/* 「未达序时进度|的任务集中在两个领域」: where such tasks are is no part of the verdict. */
static struct range without_place(const struct bulletin *b, struct range r)
{
    size_t of = str_find_from(str_slice(b->here.text, 0, r.to), STR("的"), r.from);
    size_t noun = of == STR_NOT_FOUND ? r.to : of + STR("的").n;
    size_t end = noun + (noun < r.to ? word_at(b, WORD_NOUN, noun, NULL) : 0);
    bool goes_on = end > noun && end < r.to;
    if (goes_on && word_within(b, WORD_VERDICT, r.from, of) >= 0.7)
        r.to = of;
    return r;
}

static struct str verdict_in_clause(const struct bulletin *b, size_t from, size_t to)
{
    struct range r = trimmed(b->here.text, from, to);
    if (word_within(b, WORD_VERDICT, r.from, r.to) == 0)
        return STR_NULL;
    size_t open = str_find(str_slice(b->here.text, r.from, r.to), STR("("));
    if (open != STR_NOT_FOUND && word_within(b, WORD_VERDICT, r.from, r.from + open) > 0)
        r.to = r.from + open; /* what a verdict means is explained in brackets */
    r = without_place(b, without_opener(b, without_count(b, r)));
    r.to -= str_ends(str_slice(b->here.text, r.from, r.to), STR("类")) ? STR("类").n : 0;
    if (utf8_length(str_slice(b->here.text, r.from, r.to)) <= VERDICT_CHARS)
        return verbatim(b, r.from, r.to);
    return known_verdict(b, r.from, r.to);
}

struct str verdict_of(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text, best = STR_NULL;
    double most = 0;
    for (size_t at = from; at < to;) {
        size_t end = next_mark(s, at, to, MARK_COMMA | MARK_SEMICOLON | MARK_STOP | MARK_COLON);
        double weight = word_within(b, WORD_VERDICT, at, end);
        struct str verdict = weight > most ? verdict_in_clause(b, at, end) : STR_NULL;
        if (verdict.n) {
            best = verdict;
            most = weight;
        }
        at = behind_char(s, end);
    }
    return best;
}

struct str nearest_verdict(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text, last = STR_NULL;
    for (size_t at = from; at < to;) {
        size_t end = next_mark(s, at, to, MARK_COMMA | MARK_SEMICOLON | MARK_STOP | MARK_COLON);
        bool sure = word_within(b, WORD_VERDICT, at, end) >= 0.7;
        struct str verdict = sure ? verdict_in_clause(b, at, end) : STR_NULL;
        last = verdict.n ? verdict : last;
        at = behind_char(s, end);
    }
    return last.n ? last : verdict_of(b, from, to);
}

struct str verdict_above(const struct bulletin *b)
{
    const struct above *above = &b->above;
    struct str over = above->inner.verdict.n ? above->inner.verdict : above->outer.verdict;
    if (above->demands)
        return STR_NULL;
    return above->lead.n ? above->lead : over;
}
