/* prose_bracket.c - brackets behind names, which tell who answers for a task and how far it is.
 *
 *     新增泊位600个(市城管局)        the owner
 *     甲公园(市残联,58.3%)           and how far it is
 *     旅游收入(增长8.9%)             the same in words
 */
#include "base/utf8.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"
#include "snapshots/normalize/prose.h"

/* 「(市残联)」, 「(市残联,完成58.3%)」, 「(31.2%)」 at byte `at`: what is in it; {0, 0} = nothing of the
 * kind. Returns the byte behind it, 0 = no such bracket. */
static size_t split_bracket(const struct bulletin *b, struct str s, size_t at,
                            struct range *owner, struct range *said)
{
    uint32_t code = match_at(s, at);
    bool opens = code == '(' || code == '[' || code == 0x3014; /* 〔 */
    size_t close = opens ? match_bracket(s, at) : STR_NOT_FOUND;
    *owner = *said = (struct range){ 0, 0 };
    if (close == STR_NOT_FOUND)
        return 0;
    struct range r = { behind_char(s, at), close };
    utf8_prev(s, &r.to);
    size_t comma = next_mark(s, r.from, r.to, MARK_COMMA);
    size_t role = comma - word_before(b, WORD_ANSWERS, r.from, comma, NULL);
    if (owners_likeness(str_slice(s, r.from, r.to)) >= 0.6) { /* 「(市残联,市人社局)」 */
        *owner = (struct range){ r.from, comma == r.to ? role : r.to };
    } else if (owners_likeness(str_slice(s, r.from, role)) >= 0.6) {
        *owner = (struct range){ r.from, role };
        *said = comma < r.to ? (struct range){ behind_char(s, comma), r.to } : *said;
    } else {
        *said = r;
    }
    return close;
}

/* 「72.5%」 and nothing else. */
static bool is_rate(struct str s, struct range r)
{
    return r.to > r.from + 1 && s.p[r.to - 1] == '%' && figures_end(s, r.from) == r.to - 1;
}

size_t owner_end(const struct bulletin *b, struct str s, size_t at, struct range *owner)
{
    struct range found, said;
    size_t close = split_bracket(b, s, at, &found, &said);
    if (owner)
        *owner = found;
    return found.to ? close : 0;
}

bool tells_in_words(const struct bulletin *b, size_t from, size_t to)
{
    bool begins = word_at(b, WORD_PLAN, from, NULL) || word_at(b, WORD_SINCE, from, NULL) ||
                  word_at(b, WORD_ASPECT, from, NULL);
    return has_figure(b->here.text, (struct range){ from, to }) &&
           (begins || gives_share(b, from, to));
}

/* False when the bracket at byte `at` tells nothing. What it says counts where it names an owner as
 * well, or where the page's brackets say such things: 「研发强度(3.1%)」 is a target. */
static bool tells_aside(const struct bulletin *b, struct str s, size_t at, struct aside *aside)
{
    struct range said;
    split_bracket(b, s, at, &aside->owner, &said);
    bool owned = aside->owner.to > 0, rate = is_rate(s, said);
    bool share = !rate && str_has(str_slice(s, said.from, said.to), STR("%"));
    bool words = !rate && b->in_list && b->habits.told_in_brackets &&
                 (share || tells_in_words(b, said.from, said.to));
    if (rate && (owned || b->habits.rates_in_brackets))
        aside->rate = said;
    if (words || (share && owned))
        aside->said = said;
    return owned || aside->rate.to || aside->said.to;
}

size_t aside_before(const struct bulletin *b, size_t from, size_t to, struct aside *aside)
{
    struct str s = str_slice(b->here.text, 0, to);
    *aside = (struct aside){ { 0, 0 }, { 0, 0 }, { 0, 0 } };
    for (size_t at = from; at < to;) {
        size_t close = match_closer(match_at(s, at)) ? match_bracket(s, at) : STR_NOT_FOUND;
        if (close == to && at > from)
            return tells_aside(b, s, at, aside) ? at : to;
        at = close == STR_NOT_FOUND ? behind_char(s, at) : close;
    }
    return to;
}
