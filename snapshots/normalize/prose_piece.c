/* prose_piece.c - the default where a heading or a lead judges: the text tells of tasks, one in
 * each piece, unless a piece is evidently something else.
 *
 *     三、滞后项目                                   the heading
 *     北环路西延,因管线迁改受阻,仅完成21%;           a name, and what is said of it
 *     完成市县两级机构改革                             a deed: all of it is the title
 *     具体为:新开公交线路6条;建成基站1500个           bare titles behind a colon
 *
 * How much speaks for a task is summed up: a place of its own, a name's ending, a predicate.
 */
#include "base/utf8.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/prose.h"

enum { MOST_TITLE = 60 };

static const double OWN_PLACE = 2, NAME_ENDS = 1, PREDICATE = 1, DEED = 1, FIGURES = 0.5,
                    PLACE_TAKEN = -1, ENOUGH = 2;

/* A range that may be a task. */
struct piece {
    size_t from, name, to; /* the name ends at `name` */
    double weight;         /* how sure the predicate is, see name_end() */
    bool deed;             /* it begins as things done do: 「完成…」, 「出台…」 */
};

static struct piece piece_of(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    struct piece p = { .from = from, .to = to };
    size_t clause = next_mark(s, from, to, MARK_COMMA | MARK_COLON);
    size_t next = trimmed(s, clause, to).from;
    p.deed = word_at(b, WORD_DEED, from, NULL) > 0;
    p.name = name_end(b, from, clause, &p.weight);
    bool since = word_at(b, WORD_SINCE, next, NULL) || word_at(b, WORD_PREDICATE, next, NULL);
    bool line = b->here.line && !names_and_tells(b, from, to);
    if (p.weight == 0 || line || (p.deed && p.weight < 2 && (clause == to || since)))
        p.name = clause;
    return p;
}

/* A piece of a list, or the first words of a paragraph. */
static bool has_place(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    return from == b->here.opening || match_at(s, to) == ';' ||
           (from > 0 && s.p[from - 1] == ';');
}

/* 「甲、乙、丙」 are names of several tasks; 「改造小区46个、惠及居民7800户」 is one. */
static bool lists_names(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    for (size_t at = from; at < to && next_mark(s, from, to, MARK_PAUSE) < to;) {
        size_t end = next_mark(s, at, to, MARK_PAUSE);
        bool figure = false;
        for (size_t i = at; i < end; i++)
            figure |= s.p[i] >= '0' && s.p[i] <= '9';
        if (!figure && !word_at(b, WORD_DEED, at, NULL))
            return true;
        at = behind_char(s, end);
    }
    return false;
}

/* 「“早上去公园,看到新公厕里有热水。”…」: what somebody says. */
static bool is_speech(const struct bulletin *b, size_t from, size_t to)
{
    struct str name = str_slice(b->here.text, from, to);
    return str_ends(name, STR("说")) || str_has(name, STR("。")) || str_has(name, STR("!")) ||
           (str_starts(name, STR("“")) && str_has(name, STR(",")));
}

/* 「分别为(列前4个)」; but 「为老服务中心」 is a name. */
static bool opens(const struct bulletin *b, size_t at)
{
    return word_at(b, WORD_OPENER, at, NULL) >= STR("为").n * 2 || word_at(b, WORD_INNER, at, NULL);
}

/* Counts of tasks, demands, parts of the works: what tells of no task. */
static bool is_other(const struct bulletin *b, const struct piece *p)
{
    return !is_name(b, p->from, p->name, true) || is_total(b, p->from, p->name) ||
           opens(b, p->from) || lists_names(b, p->from, p->name) ||
           is_speech(b, p->from, p->name) || is_adverbial(b, p->from, p->name) ||
           word_at(b, WORD_SOME, p->from, NULL);
}

static double task_score(const struct bulletin *b, const struct piece *p, bool own)
{
    struct str s = b->here.text;
    double score = own ? OWN_PLACE : b->here.told > 0 ? PLACE_TAKEN : 0;
    score += ends_with(b, WORD_HEAD, p->from, p->name) ? NAME_ENDS : 0;
    score += p->deed ? DEED : 0;
    score += p->weight >= 1 && p->name < p->to ? PREDICATE : 0;
    for (size_t at = p->name; at < p->to; at++)
        if (s.p[at] >= '0' && s.p[at] <= '9')
            return score + FIGURES;
    return score;
}

bool read_piece(struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    from = trimmed(s, from, to).from;
    struct list_mark mark = list_mark_at(str_after(s, from));
    bool marked = mark.style == LIST_YISHI || mark.style == LIST_CIRCLE;
    bool own = marked || has_place(b, from, to);
    if (!verdict_above(b).n || b->above.demands || (b->here.cut && to >= s.n))
        return false;
    from = behind_links(b, from + (marked ? mark.end : 0), to);
    struct piece p = piece_of(b, from, to);
    /* 「加装电梯:累计开工35台。老街改造:…」 */
    own |= match_at(s, p.name) == ':' || (b->above.lead.n && b->here.told == 0);
    if (is_other(b, &p) || task_score(b, &p, own) < ENOUGH)
        return false;
    struct str verdict = own_verdict(b, p.name, to, STR_NULL);
    struct task *t = add_name(b, p.from, p.name, verdict, verdict.p == verdict_above(b).p);
    struct range said = trimmed(s, p.name, to);
    tell_progress(b, t, verbatim(b, said.from, said.to));
    return true;
}

/* --- bare titles behind a colon --- */

/* 「建设城东学校,|新增学位900个」: what stands behind a comma is wanted as well. */
static bool wants_all(const struct bulletin *b, struct range r)
{
    struct str s = b->here.text;
    for (size_t comma = next_mark(s, r.from, r.to, MARK_COMMA); comma < r.to;
         comma = next_mark(s, behind_char(s, comma), r.to, MARK_COMMA))
        if (!word_at(b, WORD_DEED, behind_char(s, comma), NULL))
            return false;
    return true;
}

static bool is_bare(const struct bulletin *b, size_t from, size_t to)
{
    struct range r = trimmed(b->here.text, from, to);
    int ignore;
    return wants_all(b, r) && next_mark(b->here.text, r.from, r.to, MARK_COLON) == r.to &&
           !names_and_tells(b, r.from, r.to) && !gives_share(b, r.from, r.to) &&
           word_within(b, WORD_VERDICT, r.from, r.to) < 0.8 &&
           !count_at(b->here.text, r.from, &ignore) && is_name(b, r.from, r.to, false) &&
           utf8_length(str_slice(b->here.text, r.from, r.to)) <= MOST_TITLE;
}

bool read_titles(struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text, verdict;
    size_t colon = next_mark(s, from, to, MARK_COLON), first = behind_char(s, colon);
    size_t all = 0, bare = 0;
    bool introduced = ends_with(b, WORD_INNER, from, colon) ||
                      ends_with(b, WORD_OPENER, from, colon) ||
                      counts_tasks(str_slice(s, from, colon));
    if (colon >= to || !introduced || b->above.demands || (b->here.cut && to >= s.n))
        return false;
    for (size_t at = first; at < to; all++) {
        size_t end = next_mark(s, at, to, MARK_SEMICOLON);
        bare += is_bare(b, at, end);
        at = behind_char(s, end);
    }
    verdict = nearest_verdict(b, from, colon);
    verdict = verdict.n ? verdict : verdict_above(b);
    if (all < 2 || bare < all || !verdict.n)
        return false;
    for (size_t at = first; at < to;) {
        size_t end = next_mark(s, at, to, MARK_SEMICOLON);
        add_name(b, at, end, verdict, verdict.p == verdict_above(b).p);
        b->found.listed++;
        at = behind_char(s, end);
    }
    return true;
}
