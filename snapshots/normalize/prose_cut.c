/* prose_cut.c - lists of names, cut at their marks: 「甲、乙;丙」. A count tells how:
 * 「4项,为:甲、乙;丙;丁;戊」. */
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"
#include "snapshots/normalize/prose.h"

/* The next mark; names in quotes need none between them: 「“甲”“乙”等」. */
static size_t piece_end(struct str s, size_t at, size_t to, unsigned mark)
{
    size_t close = match_at(s, at) == OPEN_QUOTE ? match_bracket(s, at) : STR_NOT_FOUND;
    bool beside = close != STR_NOT_FOUND && close < to && match_at(s, close) == OPEN_QUOTE;
    return beside ? close : next_mark(s, at, to, mark);
}

/* Where the next piece begins. */
static size_t behind_piece(struct str s, size_t end)
{
    return match_at(s, end) == OPEN_QUOTE ? end : behind_char(s, end);
}

size_t pieces_in(struct str s, size_t from, size_t to, unsigned mark)
{
    size_t n = 0;
    for (size_t at = from; at < to; n++)
        at = behind_piece(s, piece_end(s, at, to, mark));
    return n;
}

struct cutting cut_list(struct str s, size_t from, size_t sentence, int count, bool colon)
{
    static const unsigned ends[] = { MARK_COMMA | MARK_SEMICOLON, MARK_SEMICOLON, 0 };
    static const unsigned marks[] = { MARK_PAUSE, MARK_SEMICOLON, MARK_COMMA };
    size_t comma = next_mark(s, from, sentence, ends[0]);
    struct cutting usual = { comma, MARK_PAUSE, false };
    for (size_t e = 0; e < 3; e++) {
        size_t end = next_mark(s, from, sentence, ends[e] | MARK_STOP);
        for (size_t m = 0; m < 3; m++)
            if (!(ends[e] & marks[m]) && count > 0 && (m == 0 || colon) &&
                pieces_in(s, from, end, marks[m]) == (size_t)count)
                return (struct cutting){ end, marks[m], false };
    }
    if (colon && next_mark(s, from, sentence, MARK_SEMICOLON) < sentence &&
        next_mark(s, from, sentence, MARK_PAUSE) == sentence)
        usual = (struct cutting){ sentence, MARK_SEMICOLON, false };
    return usual;
}

/* Without 「等」 and the list's own count, 「等5项」, 「3项」, around a name. */
static struct range bare_name(const struct bulletin *b, size_t from, size_t to, size_t pieces)
{
    struct str s = b->here.text;
    struct range r = trimmed(s, from, to);
    int value;
    for (size_t at = r.from + 3; at < r.to; at = behind_char(s, at)) {
        size_t end = count_at(s, at, &value), noun;
        bool and_so_on = str_ends(str_slice(s, r.from, at), STR("等"));
        if (!end || !(and_so_on || value == COUNT_DAMAGED || (size_t)value == pieces))
            continue;
        noun = end + word_at(b, WORD_NOUN, end, NULL);
        if (end == r.to || noun == r.to) {
            r.to = at;
            break;
        }
    }
    size_t nouns = r.to;
    for (size_t n; (n = word_before(b, WORD_NOUN, r.from, nouns, NULL)) > 0;)
        nouns -= n;
    if (str_ends(str_slice(s, r.from, nouns), STR("等"))) /* 「等工程」 */
        r.to = nouns - STR("等").n;
    return unquoted(s, trimmed(s, r.from, r.to));
}

/* --- adding --- */

/* How many of the names end in a quantity of their own: 「改造小区20个、农贸市场2个」. */
static size_t counted_names(const struct bulletin *b, size_t from, struct cutting cut)
{
    struct str s = b->here.text;
    size_t n = 0;
    int ignore;
    for (size_t at = from; at < cut.to;) {
        size_t end = piece_end(s, at, cut.to, cut.mark);
        bool counted = false;
        for (; at < end; at = behind_char(s, at))
            counted |= count_at(s, at, &ignore) == end;
        n += counted;
        at = behind_piece(s, end);
    }
    return n;
}

/* 「3项快于进度」: a count of tasks, and what is said of them. */
static bool is_count(const struct bulletin *b, struct range r)
{
    struct str s = str_slice(b->here.text, 0, r.to);
    int ignore;
    if (count_at(s, r.from, &ignore) == r.to)
        return true;
    size_t verdict = r.from + word_at(b, WORD_VERDICT, r.from, NULL), count = verdict;
    count += str_starts(str_after(s, verdict), STR("类")) ? STR("类").n : 0;
    return (verdict > r.from && count_at(s, count, &ignore) == r.to) || /* 「完成9件」, 「完成类9项」 */
           (counts_tasks(str_slice(s, r.from, r.to)) &&
            word_within(b, WORD_VERDICT, r.from, r.to) >= 0.7);
}

/* 「甲完成年度计划的44.8%(市工信局)」, 「改造危房420户,竣工189户」: more than a name. */
static bool is_statement(const struct bulletin *b, size_t from, size_t to)
{
    size_t comma = next_mark(b->here.text, from, to, MARK_COMMA);
    size_t said = behind_char(b->here.text, comma);
    bool told = comma < to && (word_at(b, WORD_SINCE, said, NULL) ||
                               word_at(b, WORD_PREDICATE, said, NULL));
    return told || (names_and_tells(b, from, to) && gives_share(b, from, to));
}

/* True when all pieces may be names; `last` leaves out one that the page cuts. */
static size_t take_names(struct bulletin *b, size_t from, struct cutting cut, struct str verdict,
                         bool without_last, bool add)
{
    struct str s = b->here.text;
    size_t n = 0, offices = 0, pieces = pieces_in(s, from, cut.to, cut.mark);
    size_t counted = counted_names(b, from, cut) > 1 ? 0 : pieces; /* counts are the names' own */
    for (size_t at = from; at < cut.to;) {
        size_t end = piece_end(s, at, cut.to, cut.mark), reference = reference_end(s, at);
        end = reference > end && reference <= cut.to ? reference : end; /* 「第11、12项」 is one */
        struct range name = bare_name(b, at, end, counted);
        at = behind_piece(s, end);
        if (without_last && end >= cut.to)
            break;
        if (name.to <= name.from)
            continue;
        if (cut.mark == MARK_SEMICOLON && is_statement(b, name.from, end))
            return 0;
        struct aside aside;
        size_t bare = aside_before(b, name.from, name.to, &aside);
        if (!is_name(b, name.from, name.to, false) || is_count(b, name) ||
            ((cut.strict || b->habits.itemizes) && !b->habits.rates_in_brackets &&
             str_has(str_slice(s, name.from, bare), STR("%"))))
            return 0;
        n++;
        offices += owners_likeness(str_slice(s, name.from, name.to)) >= 0.9 &&
                   !ends_with(b, WORD_HEAD, name.from, name.to);
        struct task *same = add ? same_task(b, name.from, name.to) : NULL;
        if (same)
            tell_status(b, same, verdict, verdict.p == verdict_above(b).p);
        else if (add)
            add_name(b, name.from, name.to, verdict, verdict.p == verdict_above(b).p);
    }
    return offices > 1 && offices == n ? 0 : n; /* 「进度居前的是县经信局、县教育局」 */
}

size_t add_list(struct bulletin *b, size_t from, struct cutting cut, struct str verdict,
                size_t least)
{
    bool cut_off = b->here.cut && cut.to >= b->here.text.n;
    b->in_list = true;
    bool names = verdict.n && take_names(b, from, cut, verdict, cut_off, false) >= least;
    if (names)
        b->found.listed += take_names(b, from, cut, verdict, cut_off, true);
    b->in_list = false;
    return names ? cut.to : 0;
}
