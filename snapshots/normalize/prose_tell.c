/* prose_tell.c - what bulletins say of one task:
 *
 *     甲工程完成年度投资计划的38%,严重滞后        name and predicate
 *     一是新增泊位3000个,截至9月底新增1420个      name and clauses
 *     1.县小学扩建(县教育局)。目前仅完成桩基      name and sentences, with a number
 */
#include "base/utf8.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"
#include "snapshots/normalize/prose.h"

enum { TITLE_CHARS = 40, UNIT_CHARS = 3 };

/* How much of its weight a verdict keeps that speaks of a part. */
static const double PART = 0.4, LEAST_COUNTED = 0.7;

/* A share of a plan: 「完成年度任务的80%」, 「完成率119%」. */
static bool has_share(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = str_slice(b->here.text, from, to);
    bool percentage = str_has(s, STR("%")) || str_has(s, STR("百分点"));
    return percentage && word_within(b, WORD_SHARE, from, to) > 0;
}

bool gives_share(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    for (size_t at = from; at < to;) {
        size_t end = next_mark(s, at, to, MARK_COMMA | MARK_SEMICOLON | MARK_STOP);
        if (has_share(b, at, end))
            return true;
        at = behind_char(s, end);
    }
    return false;
}

bool is_adverbial(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = str_slice(b->here.text, from, to);
    if (str_ends(s, STR("类中")) || str_ends(s, STR("项中")) || str_ends(s, STR("目中")) ||
        (str_ends(s, STR("中")) && counts_tasks(s)))
        return true; /* 「工程类中,」, 「15项主要指标中,」 */
    return ends_with(b, WORD_SETTING, from, to) &&
           (str_starts(s, STR("在")) || str_starts(s, STR("从")) || str_ends(s, STR("方面")) ||
            word_at(b, WORD_START, from, NULL) || (s.p[0] >= '0' && s.p[0] <= '9'));
}

size_t behind_links(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    for (size_t n; from < to && (n = word_at(b, WORD_LINK, from, NULL)) > 0;)
        from = trimmed(s, from + n, to).from;
    for (size_t end; (end = next_mark(s, from, to, MARK_COMMA)) < to && is_adverbial(b, from, end);)
        from = trimmed(s, end, to).from;
    return from;
}

/* --- statements --- */

/* A subject and what is said of it. */
struct subject {
    size_t from, name, to; /* the name ends at `name` */
    double weight;         /* how the predicate begins, see name_end() */
};

/* 「新建高标准农田|3.5万亩」: nothing but a figure and its unit. */
static bool is_amount(struct str s, size_t from, size_t to)
{
    size_t end = figures_end(s, from);
    return end > from && end < to && utf8_length(str_slice(s, end, to)) <= UNIT_CHARS &&
           utf8_is_han(match_at(s, end));
}

static struct subject subject_of(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    struct subject sub = { .from = from, .to = to };
    size_t clause = next_mark(s, from, to, MARK_COMMA | MARK_COLON);
    sub.name = name_end(b, from, clause, &sub.weight);
    /* 「4项未达序时:新建高标准农田3.5万亩|,尚在招标;…」: what is wanted, and what is told */
    if (b->above.lead.n && clause < to && word_at(b, WORD_DEED, from, NULL) &&
        is_amount(s, sub.name, clause))
        sub.name = clause;
    return sub;
}

/* 「甲工程:仅完成桩基。」: what stands behind the colon, with its stop, is the cell. */
static struct str behind_name(const struct bulletin *b, size_t name, size_t to)
{
    struct range r = trimmed(b->here.text, name, to);
    size_t stop = behind_char(b->here.text, to);
    return verbatim(b, r.from, match_at(b->here.text, to) == 0x3002 ? stop : r.to);
}

/* What a task's cell keeps: what stands behind the name. */
static struct str said_of(const struct bulletin *b, const struct subject *sub, size_t to)
{
    if (match_at(b->here.text, sub->name) == ':')
        return behind_name(b, sub->name, to);
    struct range r = trimmed(b->here.text, sub->name, to);
    return verbatim(b, r.from, r.to);
}

/* The next clause that says of another name what the first one says of its own: both begin with
 * one predicate and give a share, 「甲(市房管局)完成率31%、乙(市环保局)完成率22%」; `to` when there is none. */
static size_t next_parallel(const struct bulletin *b, const struct subject *first, size_t to)
{
    struct str s = b->here.text;
    const unsigned marks = MARK_COMMA | MARK_PAUSE;
    for (size_t at = next_mark(s, first->name, to, marks); at < to;
         at = next_mark(s, at, to, marks)) {
        size_t begin = at = behind_char(s, at);
        struct subject sub = subject_of(b, at, to);
        size_t clause = next_mark(s, at, to, marks);
        if (first->weight >= 1 && sub.weight >= 1 && sub.name > at && sub.name < clause &&
            is_name(b, at, sub.name, true) && has_share(b, sub.name, clause) &&
            str_eq(str_slice(s, first->name, first->name + 6),
                   str_slice(s, sub.name, sub.name + 6)))
            return begin;
    }
    return to;
}

/* 「甲新增9200个,乙改造136间,|均超额完成」: the next clause, where all of them name a task each. */
static size_t next_named(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    size_t next = to;
    for (size_t at = from; at < to;) {
        size_t clause = next_mark(s, at, to, MARK_COMMA);
        struct subject sub = subject_of(b, at, clause);
        if (sub.weight == 0 || !is_name(b, at, sub.name, true))
            return to;
        at = behind_char(s, clause);
        next = next == to ? at : next;
    }
    return next;
}

/* True when the clauses tell of more than one task, or of more than one part of one. */
static bool several(const struct bulletin *b, size_t from, size_t to)
{
    struct subject sub = subject_of(b, from, to);
    return next_mark(b->here.text, from, to, MARK_COMMA | MARK_PAUSE) < to ||
           next_parallel(b, &sub, to) < to;
}

/* 「…,均严重滞后」: a last clause that speaks of all before it; `to` when there is none, or when
 * but one task is told of: 「完成28家,均已通过验收」. */
static size_t shared_clause(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    for (size_t at = next_mark(s, from, to, MARK_COMMA); at < to;
         at = next_mark(s, behind_char(s, at), to, MARK_COMMA)) {
        if (word_at(b, WORD_EACH, behind_char(s, at), NULL))
            return several(b, from, at) ? at : to;
    }
    return to;
}

/* True when the statement says how a task stands. */
static bool tells(const struct bulletin *b, const struct subject *sub, size_t to)
{
    double verdict = word_within(b, WORD_VERDICT, sub->name, to);
    if (verdict >= 0.7 || gives_share(b, sub->name, to) ||
        (sub->weight >= 2 && sub->name < to))
        return true;
    size_t behind = behind_char(b->here.text, sub->name);
    bool says = sub->weight > 0 || (sub->name < to && (word_at(b, WORD_PREDICATE, behind, NULL) ||
                                                      word_at(b, WORD_SINCE, behind, NULL)));
    bool figure = has_figure(b->here.text, (struct range){ sub->name, to });
    return verdict_above(b).n && says && (verdict > 0 || figure);
}

/* True when the clause says nothing of the task as a whole, but of a part, 「主体工程全部完工」
 * 「已完成治理图斑41个」, or of what will be. */
static bool speaks_of_part(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    from += word_at(b, WORD_EACH, from, NULL); /* 「均低于序时进度」 */
    size_t aspect = word_at(b, WORD_ASPECT, from, NULL);
    bool pace = str_ends(str_slice(s, from, from + aspect), STR("进度"));
    bool whole = word_at(b, WORD_PREDICATE, from, NULL) || word_at(b, WORD_SINCE, from, NULL) ||
                 word_at(b, WORD_VERDICT, from, NULL) || word_at(b, WORD_NOUN, from, NULL) ||
                 has_figure(s, (struct range){ from, from + 1 });
    if ((aspect && !pace) || (!aspect && !whole) || word_within(b, WORD_FUTURE, from, to) > 0)
        return true;
    for (size_t at = from; at < to; at = behind_char(s, at)) {
        size_t behind = at + word_at(b, WORD_DONE, at, NULL);
        if (behind > at && behind < to && utf8_is_han(match_at(s, behind)) &&
            !word_at(b, WORD_WHOLE, behind, NULL))
            return word_within(b, WORD_VERDICT, behind, to) < 1;
    }
    return false;
}

struct str own_verdict(const struct bulletin *b, size_t from, size_t to, struct str shared)
{
    struct str s = b->here.text, own = STR_NULL, above = verdict_above(b);
    double most = 0;
    bool counted = false;
    for (size_t at = trimmed(s, from, to).from; at < to;) {
        size_t end = next_mark(s, at, to, MARK_COMMA | MARK_SEMICOLON | MARK_STOP | MARK_COLON);
        double weight = word_within(b, WORD_VERDICT, at, end);
        bool figure = has_figure(s, (struct range){ at, end });
        weight *= weight > 0 && speaks_of_part(b, at, end) ? PART : 1;
        /* 「已竣工26所,其余2所装修,|进展顺利」: of two the one that counts nothing */
        bool more = weight > most || (weight == most && counted && !figure);
        struct str verdict = more ? verdict_of(b, at, end) : STR_NULL;
        if (verdict.n) {
            own = verdict;
            most = weight;
            counted = figure;
        }
        at = behind_char(s, end);
    }
    if (most < LEAST_COUNTED && counted) /* 「完成5240万元」 says how far it is */
        own = STR_NULL;
    bool weak = most < 0.8;
    return shared.n ? shared : own.n && !(weak && above.n) ? own : above;
}

static struct task *add_told(struct bulletin *b, size_t from, size_t to, struct str verdict)
{
    return add_name(b, from, to, verdict, verdict.p == verdict_above(b).p);
}

static bool known_statement(struct bulletin *b, size_t from, size_t to)
{
    size_t name;
    struct task *t = known_task(b, from, to, &name);
    if (!t)
        return false;
    if (name >= to || str_is_blank(str_slice(b->here.text, name, to)))
        return true;
    if (word_within(b, WORD_VERDICT, name, to) >= 1)
        tell_status(b, t, verdict_of(b, name, to), false);
    struct subject sub = { from, name, to, 1 };
    tell_progress(b, t, said_of(b, &sub, to));
    return true;
}

bool names_itself(const struct bulletin *b, size_t from, size_t to)
{
    return has_figure(b->here.text, (struct range){ from, to }) ||
           ends_with(b, WORD_HEAD, from, to);
}

bool read_statement(struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    from = behind_links(b, trimmed(s, from, to).from, to);
    if (b->here.cut && to >= s.n)
        return false;
    if (known_statement(b, from, to))
        return true;
    if (b->above.demands)
        return false;
    size_t shared = shared_clause(b, from, to);
    struct str verdict = shared < to ? verdict_of(b, shared, to) : STR_NULL;
    bool any = false;
    for (size_t at = from; at < shared;) {
        struct subject sub = subject_of(b, at, shared);
        size_t end = next_parallel(b, &sub, shared);
        if (verdict.n && end == shared)
            end = next_named(b, at, shared);
        if (!is_name(b, sub.from, sub.name, true) || is_total(b, sub.from, sub.name) ||
            (sub.weight == 0 &&
             (sub.name == end || !(names_itself(b, sub.from, sub.name) ||
                                   (verdict_above(b).n && gives_share(b, sub.name, end))))) ||
            (!tells(b, &sub, end) && !verdict.n))
            break;
        struct task *t = add_told(b, sub.from, sub.name, own_verdict(b, sub.name, end, verdict));
        tell_progress(b, t, said_of(b, &sub, end));
        any = true;
        at = end;
    }
    return any;
}

/* --- enumerations in a sentence --- */

/* Behind 「一是」 at byte `at`, else 0. */
static size_t behind_ordinal(struct str s, size_t at)
{
    struct list_mark m = list_mark_at(str_after(s, at));
    return m.style == LIST_YISHI || m.style == LIST_CIRCLE ? at + m.end : 0;
}

bool read_enumerated(struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    size_t colon = next_mark(s, from, to, MARK_COLON), at = behind_ordinal(s, from);
    if (!at && colon < to && (at = behind_ordinal(s, behind_char(s, colon))) > 0) {
        struct str verdict = verdict_of(b, from, colon);
        b->above.lead = verdict.n ? verdict : b->above.lead;
    }
    if (!at || b->above.demands || (b->here.cut && to >= s.n))
        return false;
    size_t clause = next_mark(s, at, to, MARK_COMMA | MARK_COLON);
    struct subject sub = subject_of(b, at, to);
    struct str rest = str_slice(s, clause, to);
    bool split = clause < to && word_within(b, WORD_VERDICT, at, clause) < 1 &&
                 !str_has(str_slice(s, at, clause), STR("%"));
    if (split)
        sub = (struct subject){ at, clause, to, 1 };
    if (!is_name(b, sub.from, sub.name, true) ||
        (!tells(b, &sub, to) && !(verdict_above(b).n && rest.n)))
        return false;
    struct task *t = add_told(b, sub.from, sub.name, own_verdict(b, sub.name, to, STR_NULL));
    tell_progress(b, t, said_of(b, &sub, to));
    return true;
}

/* --- numbered paragraphs --- */

/* The stop behind the title, or a colon: 「1.甲工程(市交通局):年度计划…」. */
static size_t title_end(struct str s, size_t from, size_t to)
{
    size_t stop = next_mark(s, from, to, MARK_STOP), colon = next_mark(s, from, stop, MARK_COLON);
    bool early = colon < stop && next_mark(s, from, colon, MARK_COMMA) == colon &&
                 utf8_length(str_slice(s, from, colon)) <= TITLE_CHARS;
    return early ? colon : stop;
}

/* A verdict in a title that does not open it: 「建成投用两所学校」 is what is wanted. */
static bool title_judges(const struct bulletin *b, size_t from, size_t to)
{
    return word_within(b, WORD_VERDICT, from + word_at(b, WORD_VERDICT, from, NULL), to) >= 1;
}

bool read_numbered(struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text, title, owners;
    size_t stop = title_end(s, from, to), rest = behind_char(s, stop);
    struct range body = trimmed(s, rest, to);
    struct subject sub = { from, stop, to, 1 };
    size_t span = word_at(b, WORD_SPAN, from, NULL); /* elsewhere it speaks of all tasks */
    if (stop >= to || body.to <= body.from || b->above.demands || (b->here.cut && to >= s.n) ||
        !is_name(b, from + span, stop, false) || title_judges(b, from, stop) ||
        ends_judging(b, from, stop) || is_class(b, from, stop) ||
        !(verdict_above(b).n || tells(b, &sub, to)))
        return false;
    struct task *t = add_told(b, from, stop, own_verdict(b, rest, to, STR_NULL));
    b->found.itemized++;
    if (!t)
        return true;
    struct list_mark m = b->here.mark;
    bool bullet = b->here.token->list.style == LIST_BULLET; /* a dash is none */
    bool spoken = m.style == LIST_YISHI; /* 「一是甲。」 */
    t->no = m.number > 0 && !spoken ? str_format(b->p->a, "%d", m.number) : STR_NULL;
    bool stops = match_at(s, stop) != ':' && !bullet && !spoken; /* the stop belongs to the title */
    if (!t->owners.n && stops)
        t->title = verbatim(b, from, rest);
    struct str progress = verbatim(b, body.from, to);
    if (!t->owners.n && (owners_in_title(progress, &title, &owners) ||
                         owners_in_front(progress, &title, &owners))) {
        owners_parse(b->p->a, owners, t);
        progress = title;
    }
    tell_progress(b, t, str_trim(progress));
    return true;
}

bool read_listed(struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    size_t end = next_mark(s, from, to, MARK_COMMA | MARK_COLON | MARK_STOP | MARK_SEMICOLON);
    struct range name = trimmed(s, from, end), body = trimmed(s, end, to);
    if ((b->here.cut && end >= s.n) || !is_name(b, name.from, name.to, false) ||
        word_within(b, WORD_VERDICT, name.from, name.to) >= 0.8 ||
        next_mark(s, name.from, name.to, MARK_PAUSE) < name.to)
        return false;
    struct task *t = add_told(b, name.from, name.to, own_verdict(b, end, to, STR_NULL));
    b->found.itemized++;
    if (t && b->here.mark.style == LIST_DOT)
        t->no = str_format(b->p->a, "%d", b->here.mark.number);
    tell_progress(b, t, verbatim(b, body.from, to));
    return true;
}
