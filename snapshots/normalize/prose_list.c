/* prose_list.c - lists of names that share a verdict, in the two orders bulletins know:
 *
 *     甲工程、乙工程等5个子项目进展滞后            names, count, verdict
 *     进展滞后2项(甲、乙)                          verdict, count, names
 *     未达到序时进度2项,占比20%,分别为:甲、乙
 *     推进缓慢的有甲、乙2项
 */
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"
#include "snapshots/normalize/prose.h"

static const double HALF = 0.5;

/* --- names behind the count --- */

/* The last count in the range. */
static int last_count(struct str s, size_t from, size_t to, size_t *behind)
{
    int last = 0, value;
    *behind = 0;
    for (size_t at = from; at < to; at = behind_char(s, at)) {
        size_t end = count_at(s, at, &value);
        if (!end || end > to + 3)
            continue;
        last = value;
        *behind = end;
    }
    return last;
}

static struct str verdict_around(const struct bulletin *b, size_t from, size_t to)
{
    struct str own = verdict_of(b, from, to);
    return own.n ? own : verdict_above(b);
}

/* 「其中|县住建局|2项(甲、乙)」: the office before the count answers for the tasks from `first` on. */
static void lead_all(struct bulletin *b, size_t first, size_t from, size_t to)
{
    from += word_at(b, WORD_LINK, from, NULL);
    if (!b->r || owners_likeness(str_slice(b->here.text, from, to)) < 0.6)
        return;
    for (size_t i = first; i < b->r->tasks.n; i++)
        owners_parse(b->p->a, verbatim(b, from, to), &b->r->tasks.v[i]);
}

/* 「县住建局4项,即…」: one office answers for all; 「县经信局、县环保局各1项,依次为…」: each for its own. */
static void lead_by_count(struct bulletin *b, size_t first, size_t from, size_t to)
{
    struct str s = b->here.text, each = STR("各");
    size_t count = from;
    int ignore;
    while (count < to && !count_at(s, count, &ignore))
        count = behind_char(s, count);
    bool one_by_one = str_ends(str_slice(s, from, count), each);
    size_t names = count - (one_by_one ? each.n : 0);
    if (!one_by_one)
        lead_all(b, first, from, names);
    else if (b->r && pieces_in(s, from, names, MARK_PAUSE) == b->r->tasks.n - first)
        lead_each(b, first, from, names);
}

/* 「6项(甲、乙)」. */
static size_t in_bracket(struct bulletin *b, size_t segment, size_t from, size_t clause)
{
    struct str s = str_slice(b->here.text, 0, clause);
    int count;
    for (size_t at = from; at < clause; at = behind_char(s, at)) {
        size_t open = count_at(s, at, &count);
        size_t close = open && match_at(s, open) == '(' ? match_bracket(s, open) : STR_NOT_FOUND;
        if (close == STR_NOT_FOUND)
            continue;
        size_t inner = open + 1, last = close - 1;
        struct cutting cut = { last, MARK_PAUSE, false };
        size_t least = count == 1 ? 1 : 2;
        if (pieces_in(s, inner, last, MARK_PAUSE) != (size_t)count &&
            pieces_in(s, inner, last, MARK_SEMICOLON) == (size_t)count)
            cut.mark = MARK_SEMICOLON;
        size_t pieces = pieces_in(s, inner, last, cut.mark);
        bool some = str_ends(str_slice(s, inner, last), STR("等"));
        if (count > (int)pieces && !some) /* 「其他15项(受政策调整、机构改革影响)」 */
            continue;
        struct str verdict = verdict_of(b, segment, open);
        if (!verdict.n)
            verdict = verdict_around(b, close, clause);
        size_t tasks = b->r ? b->r->tasks.n : 0;
        if (!add_list(b, inner, cut, verdict, least))
            continue;
        lead_all(b, tasks, from, at);
        return clause;
    }
    return 0;
}

/* Where the names begin behind an opener of this clause, 0 = no opener. *weight: below 1 it is a
 * word that opens other things as well, below HALF the count must say that it does not. */
static size_t behind_opener(const struct bulletin *b, size_t from, size_t clause, double *weight)
{
    struct str s = b->here.text;
    *weight = 1;
    size_t n = word_at(b, WORD_OPENER, from, weight);
    size_t at = n ? from + n : 0;
    int ignore;
    for (size_t i = from; !at && i < clause; i = behind_char(s, i)) {
        n = word_at(b, WORD_INNER, i, weight);
        at = n && !count_at(s, i + n, &ignore) ? i + n : 0; /* 「的有3项,包括甲、乙」 */
        size_t count = n ? 0 : count_at(s, i, &ignore);
        n = count ? word_at(b, WORD_OPENER, count, weight) : 0; /* 「未达序时的3项|为甲、乙」 */
        at = n ? count + n : at;
    }
    /* 「主要有(括号内为完成比例):甲、乙」 */
    size_t close = at && match_at(s, at) == '(' ? match_bracket(s, at) : STR_NOT_FOUND;
    at = close == STR_NOT_FOUND ? at : close;
    /* 「提前完成的工作(3项):甲、乙、丙」: a colon alone. */
    if (!at && match_at(s, clause) == ':') {
        *weight = ends_with(b, WORD_OPENER, from, clause) ? 1 : HALF; /* 「27项为:」 is sure */
        at = clause;
    }
    return at;
}

/* What the clause behind a list says of all that is in it: 「,均超序时进度」. */
static struct str verdict_of_all(const struct bulletin *b, size_t list_end, size_t sentence)
{
    struct str s = b->here.text;
    bool all = list_end < sentence && word_at(b, WORD_EACH, behind_char(s, list_end), NULL);
    size_t end = next_mark(s, list_end, sentence, MARK_SEMICOLON | MARK_STOP);
    return all ? verdict_of(b, list_end, end) : STR_NULL;
}

/* 「滞后1项,为甲工程,|截至9月底仅完成38%」: the rest is said of the only one. */
static size_t tell_rest(struct bulletin *b, size_t list_end, size_t sentence)
{
    struct str s = b->here.text;
    size_t end = next_mark(s, list_end, sentence, MARK_SEMICOLON | MARK_STOP);
    struct range r = trimmed(s, list_end, end);
    int ignore;
    for (size_t at = r.from; at < r.to; at = behind_char(s, at)) {
        size_t count = count_at(s, at, &ignore);
        if (count && word_at(b, WORD_VERDICT, r.from, NULL) > 0)
            return list_end; /* the next class of them */
    }
    tell_progress(b, &b->r->tasks.v[b->r->tasks.n - 1], verbatim(b, r.from, r.to));
    return end;
}

/* 「“甲”“乙”」, 「甲、乙等」: some names of those that are counted. */
static bool names_some(struct str s, size_t from, size_t to)
{
    struct range r = trimmed(s, from, to);
    return match_at(s, r.from) == OPEN_QUOTE || str_ends(str_slice(s, r.from, r.to), STR("等"));
}

/* 「…,占比20%,分别为:甲、乙」, 「推进缓慢的有甲、乙2项」. */
static size_t behind_count(struct bulletin *b, size_t segment, size_t from, size_t clause,
                           size_t sentence)
{
    struct str s = b->here.text;
    double weight;
    size_t behind, at = behind_opener(b, from, clause, &weight);
    if (!at)
        return 0;
    int count = last_count(s, segment, at, &behind);
    bool weak = weight < 1, colon = match_at(s, at) == ':';
    at += colon;
    if (!count) /* it may stand behind the names */
        count = last_count(
            s, at, next_mark(s, at, sentence, MARK_COMMA | MARK_SEMICOLON | MARK_STOP), &behind);
    struct cutting cut = cut_list(s, at, sentence, count, colon);
    size_t pieces = pieces_in(s, at, cut.to, cut.mark);
    /* 「进展较快的有:甲、乙,均超序时进度」 */
    struct str verdict = colon && !count ? verdict_of_all(b, cut.to, sentence) : STR_NULL;
    if ((colon || !count) && !weak && !verdict.n) /* 「正常推进的有:甲;乙」, 「均达序时,分别为甲、乙」 */
        verdict = nearest_verdict(b, segment, at);
    if ((weak ? !colon : !count) && !verdict.n && pieces > 1) { /* 「主要有甲、乙」 below 「二、达序时项目」 */
        verdict = verdict_above(b);
        cut.strict = true;
    }
    if (weak && !verdict.n && count > (int)pieces && names_some(s, at, cut.to)) /* 「14项,有“甲”“乙”等」 */
        weak = false;
    /* A single name, or a weak opener, needs the count to say so. */
    bool said = verdict.n || !(weak || !count);
    if (pieces != (size_t)count && (pieces < 2 || weight < HALF || !said))
        return 0;
    verdict = verdict.n ? verdict : nearest_verdict(b, segment, at);
    if (!verdict.n && count)
        verdict = verdict_above(b);
    size_t tasks = b->r ? b->r->tasks.n : 0;
    size_t end = add_list(b, at, cut, verdict, count == 1 ? 1 : 2);
    if (end)
        lead_by_count(b, tasks, segment, clause);
    if (end && b->r && count == 1 && pieces == 1 && b->r->tasks.n == tasks + 1)
        end = tell_rest(b, end, sentence);
    return end;
}

/* --- names before the verdict --- */

/* What stands between the names and the verdict. */
struct bridge {
    size_t names, verdict; /* where the names end, where the verdict begins */
    bool counted;          /* 「等」 or a count */
    bool bodies;           /* offices or troubles are counted, not tasks */
};

static struct bridge bridge_at(const struct bulletin *b, size_t last, size_t clause)
{
    struct str s = str_slice(b->here.text, 0, clause);
    double weight;
    int ignore;
    size_t predicate = name_end(b, last, clause, &weight);
    struct bridge out = { clause, clause, false, false };
    if (weight >= 1)
        out.names = out.verdict = predicate;
    size_t reference = reference_end(s, last);
    for (size_t at = reference ? reference : last; at < clause; at = behind_char(s, at)) {
        size_t close = match_at(s, at) == '(' ? match_bracket(s, at) : STR_NOT_FOUND;
        at = close == STR_NOT_FOUND || close >= clause ? at : close; /* 「学位(3200个)等」 */
        size_t end = count_at(s, at, &ignore), noun;
        bool and_so_on = str_starts(str_after(s, at), STR("等"));
        if (and_so_on && !end) {
            end = count_at(s, at + 3, &ignore);
            end = end ? end : at + 3;
        }
        if (!end || at == last || (at > out.names && out.names < clause && !and_so_on) ||
            match_at(s, end) == '(') /* 「泊位600个(市城管局)」 */
            continue;
        for (noun = end; word_at(b, WORD_NOUN, noun, NULL);)
            noun += word_at(b, WORD_NOUN, noun, NULL);
        bool known = noun > end || end - at > 3 || !and_so_on;
        out = (struct bridge){ at, noun, known || and_so_on,
                               noun == end && word_at(b, WORD_BODIES, end, NULL) > 0 };
        out.bodies |= and_so_on && word_at(b, WORD_BODIES, end, NULL) > 0 && end - at == 3;
        if (and_so_on && !known) /* 「甲、乙等民生项目」 */
            out.verdict = end;
        break;
    }
    return out;
}

static size_t last_pause(struct str s, size_t from, size_t to)
{
    size_t last = 0;
    for (size_t at = next_mark(s, from, to, MARK_PAUSE); at < to;
         at = next_mark(s, behind_char(s, at), to, MARK_PAUSE))
        last = behind_char(s, at);
    return last;
}

/* 「甲、乙|等6个项目因征地、资金等原因滞后」: marks behind the names are the reason's; `to` when none are. */
static size_t names_stop(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text, more = STR("等");
    int ignore;
    for (size_t at = from; at < to; at = behind_char(s, at)) {
        size_t end = at + more.n;
        if (str_starts(str_after(s, at), more) &&
            (count_at(s, end, &ignore) || word_at(b, WORD_NOUN, end, NULL)))
            return at;
    }
    return to;
}

/* Behind 「其中」 and 「计划7月底前开工的」. */
static size_t names_begin(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    size_t link = word_at(b, WORD_LINK, from, NULL);
    from += link;
    size_t first = next_mark(s, from, to, MARK_PAUSE);
    size_t of = str_find(str_slice(s, from, first), STR("的"));
    size_t open = str_find(str_slice(s, from, first), STR("(")); /* 「旅游收入(完成目标的31%)」 */
    bool qualified = of != STR_NOT_FOUND && of > 6 && (open == STR_NOT_FOUND || of < open) &&
                     (str_has(str_slice(s, from, from + of), STR("月")) ||
                      word_within(b, WORD_VERDICT, from, from + of) > 0);
    return qualified ? from + of + 3 : from;
}

/* Of tasks that are not counted the text may say more than a verdict: why, and how far. */
static void tell_reason(struct bulletin *b, size_t tasks, size_t from, size_t to)
{
    struct str s = b->here.text;
    struct range r = trimmed(s, from, to);
    bool reason = word_within(b, WORD_REASON, r.from, r.to) > 0 ||
                  gives_share(b, r.from, r.to);
    for (size_t i = tasks; b->r && reason && i < b->r->tasks.n; i++)
        tell_progress(b, &b->r->tasks.v[i], verbatim(b, r.from, r.to));
}

/* Uncounted names are the subject of their sentence: nothing stands before them but when. */
static bool is_subject(const struct bulletin *b, size_t segment, size_t from)
{
    struct range before = trimmed(b->here.text, segment, from);
    return before.from >= before.to || word_at(b, WORD_LINK, before.from, NULL) ||
           is_adverbial(b, before.from, before.to);
}

static size_t before_verdict(struct bulletin *b, size_t segment, size_t from, size_t clause,
                             size_t sentence)
{
    struct str s = b->here.text;
    size_t last = last_pause(s, from, names_stop(b, from, clause));
    size_t tasks = b->r ? b->r->tasks.n : 0;
    if (!last)
        return 0;
    struct bridge bridge = bridge_at(b, last, clause);
    size_t end = next_mark(s, bridge.verdict, sentence, MARK_SEMICOLON | MARK_STOP);
    if (clause < end && reference_end(s, behind_char(s, clause)))
        end = clause; /* the next one is spoken of by itself */
    /* The verdict of the clause, else of those behind it. */
    size_t own = bridge.verdict < clause ? clause : end;
    struct str verdict = verdict_of(b, bridge.verdict, own);
    double strength = word_within(b, WORD_VERDICT, bridge.verdict, own);
    bool better = own < end && word_within(b, WORD_VERDICT, clause, end) > strength &&
                  next_mark(s, clause, end, MARK_PAUSE) == end;
    if ((!verdict.n || better) && bridge.counted && own < end) /* 「完成率超过30%,快于时序进度」 */
        strength = 1, verdict = verdict_of(b, clause, own = end);
    if (strength < 1 && !bridge.counted && verdict_above(b).n &&
        gives_share(b, bridge.verdict, clause))
        strength = 1, verdict = verdict_above(b); /* 「甲、乙完成计划的95%」 below what judges */
    struct range among = trimmed(s, segment, from); /* 「已完成的68项中,|甲、乙表现突出」 */
    if (!verdict.n && bridge.names < clause && among.from < among.to &&
        is_adverbial(b, among.from, among.to))
        strength = 1, verdict = verdict_of(b, among.from, among.to);
    if (!verdict.n || bridge.bodies || (!bridge.counted &&
                                         (strength < 1 || b->above.demands ||
                                          !is_subject(b, segment, from))))
        return 0;
    struct cutting cut = { bridge.names, MARK_PAUSE, !bridge.counted };
    if (!add_list(b, names_begin(b, from, bridge.names), cut, verdict, 2))
        return 0;
    if (!bridge.counted)
        tell_reason(b, tasks, bridge.verdict, end);
    return bridge.counted ? own : end;
}

size_t read_bare_list(struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text, verdict = verdict_above(b);
    struct cutting cut = { to, MARK_PAUSE, false };
    double weight;
    size_t opener = word_at(b, WORD_OPENER, from, NULL);
    from += opener > STR("为").n ? opener : 0; /* 「包括甲、乙等55项」 */
    for (size_t at = from, first = next_mark(s, from, to, MARK_PAUSE); at < first;
         at = behind_char(s, at)) {
        size_t inner = word_at(b, WORD_INNER, at, NULL); /* 「代表性的有|甲、乙」 */
        from = inner ? at + inner : from;
    }
    size_t last = last_pause(s, from, to);
    if (!verdict.n || !last || next_mark(s, from, to, MARK_COMMA | MARK_COLON) < to ||
        name_end(b, last, to, &weight) < to)
        return 0;
    return add_list(b, from, cut, verdict, 2);
}

size_t read_list(struct bulletin *b, size_t segment, size_t from, size_t clause, size_t sentence)
{
    size_t end = behind_count(b, segment, from, clause, sentence);
    if (!end)
        end = in_bracket(b, segment, from, clause);
    return end ? end : before_verdict(b, segment, from, clause, sentence);
}

bool lists_others(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    struct bulletin look = *b;
    size_t besides = word_at(b, WORD_BESIDES, from, NULL);
    size_t stop = next_mark(s, from, to, MARK_STOP | MARK_SEMICOLON);
    from = besides ? trimmed(s, from + besides, stop).from : stop;
    look.r = NULL; /* only count */
    for (size_t at = from, clause; at < stop; at = behind_char(s, clause)) {
        clause = next_mark(s, at, stop, MARK_COMMA | MARK_COLON);
        if (read_list(&look, from, at, clause, stop))
            return true;
    }
    return false;
}
