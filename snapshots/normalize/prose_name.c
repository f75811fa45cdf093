/* prose_name.c - the names that bulletins give, and the tasks they become. */
#include "base/utf8.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"
#include "snapshots/normalize/prose.h"

enum { LEAST_CHARS = 2, LEAST_ALONE = 4, LEAST_HAN = 3, MOST_CHARS = 45,
       LEAST_OF_ALL = 6, LEAST_KIND = 7, NEAR = 8 };

/* The first number of a range that is nothing but a reference, else {0, 0}. */
static struct range reference(struct str s, size_t from, size_t to)
{
    size_t digits = from + 3, at = digits;
    if (reference_end(str_slice(s, 0, to), from) != to || from == to)
        return (struct range){ 0, 0 };
    while (at < to && s.p[at] >= '0' && s.p[at] <= '9')
        at++;
    return (struct range){ digits, at };
}

/* 「报告明确的预期目标|共8项,」: the whole clause counts. */
static bool totals_all(const struct bulletin *b, size_t from)
{
    struct str s = b->here.text;
    size_t clause = next_mark(s, from, s.n, MARK_COMMA | MARK_SEMICOLON | MARK_STOP);
    int ignore;
    for (size_t at = from; at < clause; at = behind_char(s, at))
        if (str_starts(str_after(s, at), STR("共")) && ends_with(b, WORD_NOUN, from, at) &&
            count_at(s, at + STR("共").n, &ignore) == clause)
            return true;
    return false;
}

bool is_class(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = str_slice(b->here.text, from, to);
    size_t verdict = word_at(b, WORD_VERDICT, from, NULL);
    return str_ends(s, STR("类")) && (verdict == s.n || verdict + STR("类").n == s.n);
}

/* 「2018年县级重点项目60个」, 「36项确定事项」 count tasks and name none. */
bool is_total(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    int ignore;
    if (totals_all(b, from))
        return true;
    for (size_t at = from; at <= to && at < s.n; at = behind_char(s, at)) {
        size_t end = count_at(s, at, &ignore);
        if (end && (at == from || ends_with(b, WORD_NOUN, from, at) ||
                    ends_with(b, WORD_INNER, from, at) ||
                    word_at(b, WORD_VERDICT, from, NULL) == at - from || is_class(b, from, at) ||
                    word_at(b, WORD_NOUN, end, NULL)))
            return true;
    }
    return false;
}

/* Where a name ends without the nouns that tell of no task by name: 「全县重点|工作任务」. */
static size_t without_nouns(const struct bulletin *b, size_t from, size_t to)
{
    for (size_t n; to > from && (n = word_before(b, WORD_NOUN, from, to, NULL)) > 0;)
        to -= n;
    return to;
}

bool is_general(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = str_slice(b->here.text, from, to);
    struct str kind = str_slice(b->here.text, from, without_nouns(b, from, to));
    if (word_at(b, WORD_ALL, from, NULL))
        return utf8_length(kind) < (kind.n < s.n ? LEAST_KIND : LEAST_OF_ALL);
    int ignore;
    if (str_ends(s, STR("类")) && count_at(b->here.text, to, &ignore)) /* 「经济指标类|5项」 */
        return true;
    for (size_t at = from; at < to; at = behind_char(b->here.text, at)) /* 「比较突出的|3个」 */
        if ((str_ends(str_slice(b->here.text, from, at), STR("的")) ||
             str_ends(str_slice(b->here.text, from, at), STR("类"))) &&
            count_at(b->here.text, at, &ignore) == to)
            return true;
    return kind.n < s.n && str_ends(kind, STR("的"));
}

/* 「区财政局要加快…」: an office that is told what to do. */
static bool is_told(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    for (size_t at = from; at < to; at = behind_char(s, at))
        if (word_at(b, WORD_MUST, at, NULL) && owners_likeness(str_slice(s, from, at)) >= 0.6)
            return true;
    return false;
}

/* 「【市水务局】完成治理7.5公里。」 */
static size_t behind_boxed_owner(struct str s, size_t from, size_t to, struct range *owner)
{
    size_t close = match_at(s, from) == 0x3010 ? match_bracket(s, from) : STR_NOT_FOUND;
    if (close == STR_NOT_FOUND || close >= to)
        return from;
    struct range r = { behind_char(s, from), close };
    utf8_prev(s, &r.to);
    if (owners_likeness(str_slice(s, r.from, r.to)) < 0.6)
        return from;
    if (owner)
        *owner = r;
    return close;
}

/* 「唯一跨年的是|由文化中心负责的…」: behind the last 「由」 before byte `at`, if it is near. */
static size_t behind_by(struct str s, size_t from, size_t at)
{
    size_t by = from;
    for (size_t i = from; i < at; i = behind_char(s, i))
        if (str_starts(str_after(s, i), STR("由")) && utf8_length(str_slice(s, from, i)) <= NEAR)
            by = i + STR("由").n;
    return by;
}

size_t behind_leader(const struct bulletin *b, size_t from, size_t to, struct range *owner)
{
    struct str s = str_slice(b->here.text, 0, to);
    size_t stop = next_mark(s, from, to, MARK_COMMA | MARK_SEMICOLON | MARK_STOP | MARK_COLON);
    size_t n = 0, at = from, boxed = behind_boxed_owner(s, from, to, owner);
    if (boxed > from)
        return boxed;
    while (at < stop && !(n = word_at(b, WORD_LEADER, at, NULL)))
        at = behind_char(s, at);
    if (at >= stop || at + n >= to || reference_end(s, at + n))
        return from; /* 「市民政局负责的第7件」 is read by its number */
    size_t first = behind_by(s, from, at);
    if (owners_likeness(str_slice(s, first, at)) < 0.6)
        return from;
    if (owner)
        *owner = (struct range){ first, at };
    return at + n;
}

/* 「2013年市委」, 「市政府」: who has decided all of them. */
static bool is_organ(const struct bulletin *b, size_t from, size_t to)
{
    size_t year = str_find(str_slice(b->here.text, from, to), STR("年"));
    from += year == STR_NOT_FOUND ? 0 : year + STR("年").n;
    return from < to && word_at(b, WORD_ORGAN, from, NULL) == to - from;
}

/* 「GDP」 */
static bool is_letters(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < 'A' || s.p[i] > 'Z')
            return false;
    return s.n >= LEAST_HAN;
}

static size_t han_chars(struct str s)
{
    size_t n = 0;
    for (size_t at = 0; at < s.n;)
        n += utf8_is_han(utf8_next(s, &at));
    return n;
}

/* 「支出资金」, 「主体工程」: parts of the works and measures, of which task is not said. */
static bool is_aspect(const struct bulletin *b, size_t from, size_t to)
{
    for (size_t n; from < to && (n = word_at(b, WORD_ASPECT, from, NULL)) > 0;)
        from += n;
    return from == to;
}

/* Without quotes that hold nothing but the name; the closing one may have been taken for a mark. */
struct range unquoted(struct str s, struct range r)
{
    struct str name = str_slice(s, r.from, r.to), open = STR("“"), close = STR("”");
    size_t end = str_find(name, close);
    if (!str_starts(name, open) || (end != STR_NOT_FOUND && end + close.n < name.n))
        return r;
    r.from += open.n;
    r.to -= end == STR_NOT_FOUND ? 0 : close.n;
    return r;
}

/* The name in 「第11件“城区新增公交线路”」, else the range itself. */
static struct range referred(struct str s, struct range r)
{
    size_t quote = reference_end(str_slice(s, 0, r.to), r.from);
    struct range inner = unquoted(s, (struct range){ quote, r.to });
    return quote && inner.from > quote ? inner : r;
}

/* 「全市|年度任务4.2万户」: a plan that is of no task by name. */
static bool is_bare_plan(const struct bulletin *b, struct range r)
{
    size_t at = r.from, n;
    while ((n = word_at(b, WORD_FRAME, at, NULL)) > 0 && at + n < r.to)
        at += n;
    n = word_at(b, WORD_PLAN, at, NULL);
    return n > 0 && has_figure(b->here.text, (struct range){ at + n, at + n + 1 });
}

bool is_name(const struct bulletin *b, size_t from, size_t to, bool strict)
{
    struct range r = trimmed(b->here.text, from, to);
    r.from = behind_leader(b, r.from, r.to, NULL);
    struct aside ignore;
    r.to = aside_before(b, r.from, r.to, &ignore);
    struct str name = str_slice(b->here.text, r.from, r.to);
    size_t chars = utf8_length(name);
    struct range inner = referred(b->here.text, r);
    if (reference(b->here.text, r.from, r.to).to || inner.from > r.from || is_letters(name))
        return true;
    if (chars < (strict ? LEAST_ALONE : LEAST_CHARS) || chars > MOST_CHARS || !han_chars(name))
        return false;
    /* within a name it would be said of it, at its end it is what is measured */
    size_t names = str_ends(name, STR("占比")) ? r.to - STR("占比").n : r.to;
    if (word_within(b, WORD_INSIDE, r.from, names) || ends_with(b, WORD_END, r.from, r.to) ||
        word_at(b, WORD_START, r.from, NULL) || is_general(b, r.from, r.to) ||
        is_bare_plan(b, r))
        return false;
    struct str first = str_slice(name, 0, str_find(name, STR("、")));
    if (is_organ(b, r.from, r.from + first.n))
        return false;
    bool office = owners_likeness(first) >= 0.6 && /* 「县档案馆」 is built as well */
                  !ends_with(b, WORD_HEAD, r.from, r.from + first.n);
    return !strict || (han_chars(name) >= LEAST_HAN && !office && !is_aspect(b, r.from, r.to) &&
                       !is_told(b, r.from, r.to) &&
                       word_within(b, WORD_VERDICT, r.from, r.to) < 0.8);
}

static struct extra *extra_of(struct task *t, enum role role)
{
    for (size_t i = 0; i < t->items.v[0].extras.n; i++)
        if (t->items.v[0].extras.v[i].role == role)
            return &t->items.v[0].extras.v[i];
    return NULL;
}

/* The task has one cell of the role at most. */
static void set_extra(struct bulletin *b, struct task *t, enum role role, struct str text)
{
    struct extra *extra = extra_of(t, role);
    if (!extra)
        extra = list_push(b->p->a, &t->items.v[0].extras);
    *extra = (struct extra){ role, STR_NULL, text };
}

struct task *add_name(struct bulletin *b, size_t from, size_t to, struct str status,
                      bool from_above)
{
    struct str s = b->here.text;
    struct range r = trimmed(s, from, to);
    b->found.names++;
    if (!b->r)
        return NULL;
    struct aside aside;
    struct range leader;
    size_t named = behind_leader(b, r.from, r.to, &leader), led = r.from;
    r.from = named;
    size_t open = aside_before(b, r.from, r.to, &aside);
    size_t referring = reference_end(str_slice(s, 0, r.to), r.from);
    struct range number = reference(s, r.from, referring ? referring : r.to);
    struct range name = unquoted(s, referred(s, (struct range){ r.from, open }));
    struct task *t = list_push(b->p->a, &b->r->tasks);
    t->seq = (int)b->r->tasks.n;
    t->title = verbatim(b, name.from, name.to);
    t->section = str_join(b->p->a, b->above.outer.text, STR("/"), b->above.inner.text);
    t->line = b->here.token->line;
    if (number.to)
        t->no = verbatim(b, number.from, number.to);
    list_push(b->p->a, &t->items);
    if (named > led)
        owners_parse(b->p->a, verbatim(b, leader.from, leader.to), t);
    if (aside.owner.to)
        owners_parse(b->p->a, verbatim(b, aside.owner.from, aside.owner.to), t);
    if (aside.rate.to)
        set_extra(b, t, ROLE_RATE, verbatim(b, aside.rate.from, aside.rate.to));
    tell_status(b, t, status, from_above);
    if (aside.said.to)
        tell_progress(b, t, verbatim(b, aside.said.from, aside.said.to));
    return t;
}

void lead_each(struct bulletin *b, size_t first, size_t from, size_t to)
{
    struct str s = b->here.text;
    if (owners_likeness(str_slice(s, from, to)) < 0.6)
        return;
    for (size_t i = first; i < b->r->tasks.n && from < to; i++) {
        size_t end = next_mark(s, from, to, MARK_PAUSE);
        owners_parse(b->p->a, verbatim(b, from, end), &b->r->tasks.v[i]);
        from = behind_char(s, end);
    }
}

void tell_status(struct bulletin *b, struct task *t, struct str status, bool from_above)
{
    if (!t || !status.n)
        return;
    bool vague = !extra_of(t, ROLE_STATUS);
    for (size_t i = 0; i < b->vague.n; i++)
        vague |= b->vague.v[i] == t->seq;
    if (!vague)
        return;
    if (from_above)
        *list_push(b->p->a, &b->vague) = t->seq;
    set_extra(b, t, ROLE_STATUS, status);
}

/* 「实际增长5.6%,|牵头单位县工信局」: who answers is told in a clause of its own, without a colon. */
static struct str without_label(struct bulletin *b, struct task *t, struct str progress)
{
    struct folded f = fold(b->p->a, progress);
    size_t clause = 0;
    for (size_t at = 0; at < f.text.n; at = behind_char(f.text, at))
        clause = f.text.p[at] == ',' ? at : clause;
    struct str last = str_after(f.text, clause + 1);
    last.n -= str_ends(last, STR("。")) ? STR("。").n : 0;
    for (size_t i = 0; clause && i < b->words[WORD_LABEL].n; i++) {
        struct str label = b->words[WORD_LABEL].v[i].text, names = str_after(last, label.n);
        if (!str_starts(last, label) || owners_likeness(names) < 0.6)
            continue;
        size_t from = clause + 1 + label.n;
        struct str labelled = str_join(b->p->a, label, STR(":"), names);
        owners_columns(b->p->a, labelled, b->r);
        owners_parse(b->p->a, fold_quote(&f, from, from + names.n), t);
        return fold_quote(&f, 0, clause);
    }
    return progress;
}

void tell_progress(struct bulletin *b, struct task *t, struct str progress)
{
    if (!t || !progress.n)
        return;
    struct str *cell = &t->items.v[0].progress, rest, owners;
    progress = t->owners.n ? progress : without_label(b, t, progress);
    if (!t->owners.n && owners_in_title(progress, &rest, &owners)) { /* 「…(责任单位:县发改局)」 */
        owners_columns(b->p->a, owners, b->r);
        owners_parse(b->p->a, owners, t);
        progress = rest;
    }
    *cell = str_join(b->p->a, *cell, STR("\n"), progress);
}

/* The title is the name, or goes on with nothing but nouns such as 「工程」. */
static bool goes_by(const struct bulletin *b, struct str title, struct str name)
{
    struct str rest = str_after(title, name.n);
    if (!str_starts(title, name))
        return false;
    for (size_t i = 0; rest.n > 0 && i < b->words[WORD_NOUN].n; i++)
        if (str_eq(rest, b->words[WORD_NOUN].v[i].text))
            return true;
    return rest.n == 0 || str_is(rest, "。");
}

struct task *same_task(struct bulletin *b, size_t from, size_t to)
{
    struct str name = str_slice(b->here.text, from, without_nouns(b, from, to));
    for (size_t i = b->first_task; b->r && i < b->r->tasks.n; i++) {
        struct task *t = &b->r->tasks.v[i];
        if (name.n >= LEAST_ALONE * 3 && goes_by(b, fold_text(b->p->a, t->title), name))
            return t;
    }
    return NULL;
}

/* 「新建公园」 names 「新建公园20个」: what is left is a quantity. */
static bool is_name_of(struct str said, struct str title)
{
    bool begins = said.n >= LEAST_ALONE * 3 && str_starts(title, said) && said.n < title.n;
    return begins && title.p[said.n] >= '0' && title.p[said.n] <= '9';
}

struct task *known_task(struct bulletin *b, size_t from, size_t to, size_t *behind)
{
    struct task *best = NULL;
    struct str s = str_slice(b->here.text, from, to);
    double weight;
    size_t most = 0, name = name_end(b, from, next_mark(s, 0, s.n, MARK_COMMA) + from, &weight);
    for (size_t i = b->first_task; b->r && i < b->r->tasks.n; i++) {
        struct task *t = &b->r->tasks.v[i];
        struct str title = fold_text(b->p->a, t->title);
        size_t n = title.n >= 6 && str_starts(s, title)                    ? title.n
                   : is_name_of(str_slice(s, 0, name - from), title) ? name - from
                                                                           : 0;
        if (n > most) {
            best = t;
            most = n;
        }
    }
    *behind = from + most;
    if (str_starts(str_after(s, most), STR("工程")) || str_starts(str_after(s, most), STR("项目")))
        *behind += most ? STR("工程").n : 0; /* 「妇幼健康工程」 is 「妇幼健康」 */
    return best;
}
