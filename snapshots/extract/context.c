/* What surrounds a figure: what it measures, when, how far it speaks of completion. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/extract/parts.h"
#include "snapshots/extract/pattern.h"

enum { LAST_MONTH = 12 };
enum { DATE_REACH = 8 }; /* dates and half-sentences that are looked back over */

/* --- before and after --- */

/* Cuts `span` at the last (head) or first list mark 、 in it. */
static size_t list_mark(const struct passage *p, struct span span, bool last)
{
    struct str text = passage_text(p, span.from, span.to), mark = STR("、");
    size_t found = STR_NOT_FOUND, at = 0;
    while ((at = str_find_from(text, mark, at)) != STR_NOT_FOUND) {
        found = at;
        if (!last)
            break;
        at += mark.n;
    }
    return found;
}

/* Bytes of the words behind a figure, up to a bracket that nothing follows: those of 乡镇(街道)消防站
 * all, of 幢(含新城12幢) one character. */
static size_t past_brackets(struct str after)
{
    size_t open = str_find(after, STR("(")), close = str_find(after, STR(")"));
    bool within = open != STR_NOT_FOUND && close != STR_NOT_FOUND && close > open &&
                  utf8_length(str_after(after, close + 1)) > 1;
    return open == STR_NOT_FOUND || within ? after.n : open;
}

static void surround(struct passage *p, size_t i)
{
    struct figure *f = &p->figures.v[i];
    const struct clause *c = &p->clauses.v[f->clause];
    size_t from = c->from, to = c->to;
    if (i > 0 && p->figures.v[i - 1].clause == f->clause)
        from = p->figures.v[i - 1].to;
    if (i + 1 < p->figures.n && p->figures.v[i + 1].clause == f->clause)
        to = p->figures.v[i + 1].from;
    f->before = (struct span){ from, f->from > from ? f->from : from };
    f->after = (struct span){ f->to, to > f->to ? to : f->to };
    if (from > c->from) { /* of a list the item alone: its head belongs to the first */
        size_t mark = list_mark(p, f->before, true);
        if (mark != STR_NOT_FOUND)
            f->before.from += mark + strlen("、");
    }
    size_t mark = list_mark(p, f->after, false);
    if (mark != STR_NOT_FOUND && to < c->to)
        f->after.to = f->after.from + mark;
    f->after.to = f->after.from + past_brackets(passage_text(p, f->after.from, f->after.to));
}

/* --- kind --- */

/* The kind word that ends last in the text, the longest of those. */
static const struct table_row *last_kind(struct str text, bool topic)
{
    const struct table *t = table_get("kinds");
    const struct table_row *best = NULL;
    size_t best_end = 0;
    for (size_t i = 0; i < t->n; i++) {
        struct str word = t->v[i].cell[0];
        size_t at = 0, end = 0;
        if (t->v[i].columns > 2 && !topic)
            continue;
        while ((at = str_find_from(text, word, at)) != STR_NOT_FOUND) {
            at += word.n;
            end = at;
        }
        if (end && (!best || end > best_end || (end == best_end && word.n > best->cell[0].n))) {
            best = &t->v[i];
            best_end = end;
        }
    }
    return best;
}

static bool is_relative(const struct figure *f)
{
    return str_is(f->unit.family, "percent") || str_is(f->unit.family, "point") ||
           str_is(f->unit.family, "times");
}

/* The kind word that the topic ends with, or the words before its first figure: 总值增长率,
 * 总值增长6%以上; NULL when there is none. */
static const struct table_row *topic_kind(const struct passage *p)
{
    struct str topic = p->context.topic;
    size_t end = 0;
    while (end < topic.n && (topic.p[end] < '0' || topic.p[end] > '9'))
        end++;
    topic = str_slice(topic, 0, end);
    if (str_ends(topic, STR("。")))
        topic.n -= strlen("。");
    size_t bracket = str_find(topic, STR("("));
    if (bracket != STR_NOT_FOUND && str_ends(topic, STR(")")))
        topic.n = bracket;
    const struct table_row *row = last_kind(topic, true);
    return row && !str_is(row->cell[1], "none") && str_ends(topic, row->cell[0]) ? row : NULL;
}

/* Whether figure i takes its kind from the one before: of a respective list; of 压减接待费10%以上,
 * 会议费20%以上, where no word of its own says what it is. */
static bool goes_with_last(const struct passage *p, size_t i, bool wordless)
{
    enum { MOST = 10 }; /* characters of a bare name */
    const struct figure *f = &p->figures.v[i], *last = f - 1;
    if (i == 0 || !is_relative(last) || last->sentence != f->sentence)
        return false;
    if (last->clause == f->clause)
        return f->respective;
    size_t name = utf8_length(passage_text(p, f->before.from, f->before.to));
    return wordless && last->clause + 1 == f->clause && f->q.op != OP_EQ && f->q.op == last->q.op &&
           name >= 2 && name <= MOST;
}

/* Percentages measure a share unless a word says growth or decline; other units a level. A list
 * of percentages takes its word from the first. */
static enum kind kind_of(const struct passage *p, size_t i)
{
    const struct figure *f = &p->figures.v[i];
    if (f->words)
        return f->q.kind;
    if (!is_relative(f))
        return KIND_LEVEL;
    const struct table_row *row = last_kind(passage_text(p, f->before.from, f->before.to), false);
    if (!row || str_is(row->cell[1], "none")) {
        struct str after = passage_text(p, f->after.from, f->after.to);
        if (link_begins(after, "growth"))
            return KIND_GROWTH;
        if (f->alone && (row = topic_kind(p)) != NULL)
            return (enum kind)kind_from_name(row->cell[1]);
        return goes_with_last(p, i, row == NULL) ? f[-1].q.kind : KIND_SHARE;
    }
    int kind = kind_from_name(row->cell[1]);
    return kind < 0 ? KIND_SHARE : (enum kind)kind;
}

/* --- dates --- */

/* How many dates begin before byte `at`. */
static size_t dates_before(const struct passage *p, size_t at)
{
    size_t low = 0, high = p->dates.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (p->dates.v[middle].from < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The month of the nearest stretch named before the figure, within what 。 does not part. */
static struct month as_of(const struct passage *p, const struct figure *f)
{
    const struct sentence *s = &p->sentences.v[f->sentence];
    for (int back = 0; back < DATE_REACH && !s->fresh && s > p->sentences.v; back++)
        s--;
    size_t last = dates_before(p, f->from);
    for (size_t i = last; i > 0 && last - i < DATE_REACH; i--) {
        const struct date *d = &p->dates.v[i - 1];
        if (d->from < s->from || d->class == DATE_REPORT)
            break;
        if (d->class == DATE_AS_OF)
            return d->month;
    }
    return (struct month){ 0, 0 };
}

/* Of another year. What growth is compared with (比上年) is no year of its own. */
static bool past_before(const struct passage *p, const struct figure *f)
{
    if (is_relative(f) && f->q.kind != KIND_SHARE)
        return false;
    for (size_t i = dates_before(p, f->from); i > 0; i--) {
        const struct date *d = &p->dates.v[i - 1];
        if (d->from < f->before.from)
            break;
        bool earlier = (d->class == DATE_POINT || d->class == DATE_YEAR || d->class == DATE_DUE) &&
                       d->month.year && d->month.year < p->base.year;
        if (earlier || (d->class == DATE_PAST && !is_relative(f)))
            return true;
    }
    return false;
}

/* --- cues --- */

static void read_cues(const struct passage *p, struct figure *f, bool *part)
{
    const struct patterns *cues = patterns_get("figurecues");
    const struct clause *c = &p->clauses.v[f->clause];
    struct hit hit;
    bool done = false, plan = false, forecast = false, aside = false;
    for (size_t at = c->from; at < f->from && patterns_find(cues, p->f.text, at, f->from, &hit);) {
        struct str cue = hit.row->cell[1];
        bool open = hit.from > 0 && p->f.text.p[hit.from - 1] == '(';
        if (str_is(cue, "part") && open) /* holds to the bracket's end */
            aside = !str_has(passage_text(p, hit.to, f->from), STR(")"));
        else
            *part |= str_is(cue, "part");
        f->total |= str_is(cue, "total");
        plan |= str_is(cue, "plan");
        f->future |= str_is(cue, "future");
        f->year |= str_is(cue, "year");
        forecast |= str_is(cue, "forecast");
        f->except |= str_is(cue, "except");
        f->rest |= str_is(cue, "rest");
        done |= str_is(cue, "done");
        at = hit.to > at ? hit.to : at + 1;
    }
    /* 其中 holds to the sentence's end or the sum */
    f->part = (*part || aside) && !f->total && !f->year;
    f->restated = f->q.kind == KIND_LEVEL &&
                  link_in(passage_text(p, f->after.from, f->after.to), "plan");
    bool reached = patterns_in(patterns_get("reached"), p->f.text, f->after.from, f->after.to);
    f->plan = !done && !f->total && (plan || (f->restated && !reached));
    f->plan |= forecast && p->base.month != LAST_MONTH;
}

/* Where the words behind figure i end: at the next one, or with the clause. */
static size_t rest_of(const struct passage *p, size_t i)
{
    const struct figure *f = &p->figures.v[i];
    bool last = i + 1 >= p->figures.n || p->figures.v[i + 1].clause != f->clause;
    return last ? p->clauses.v[f->clause].to : p->figures.v[i + 1].from;
}

static int weight_of(const struct hit *verb)
{
    return (int)decimal_double(decimal_parse(verb->row->cell[1]));
}

/* How plainly verbs say that it was reached: best right before it, or from the clause's start. */
static void read_verbs(const struct passage *p, struct figure *f, size_t rest)
{
    const struct patterns *verbs = patterns_get("verbs");
    struct hit hit;
    size_t at = f->before.from, end = f->before.to;
    for (; at < end && patterns_find(verbs, p->f.text, at, end, &hit);
         at = hit.to > at ? hit.to : at + 1) {
        bool begun = link_in(passage_text(p, hit.from, hit.to), "begun"); /* 绿道建设已开工52公里 */
        if (weight_of(&hit) > f->verb && !(begun && f->verb))
            f->verb = weight_of(&hit);
    }
    if (f->verb)
        return;
    if (patterns_find(verbs, p->f.text, p->clauses.v[f->clause].from, f->from, &hit))
        f->verb = weight_of(&hit) * 7 / 10;
    else if (patterns_in(patterns_get("reached"), p->f.text, f->to, rest))
        f->verb = 9, f->behind = true;
    f->initial = f->verb == 0 && f->after.to >= f->after.from + strlen("项目");
}

/* 132个项目 of "132个项目完成投资439.9亿元": nothing before it says that it was reached, and what
 * follows says what those 132 did. */
static bool is_attribute(const struct passage *p, size_t i)
{
    const struct figure *f = &p->figures.v[i];
    if (str_has(f->unit.name, STR("/")) &&
        link_in(passage_text(p, f->after.from, f->after.to), "works"))
        return true; /* 7万吨/年利用项目 */
    if (i + 1 >= p->figures.n || p->figures.v[i + 1].clause != f->clause || is_relative(f))
        return false;
    if (f->after.to < p->figures.v[i + 1].from) /* parted by 、 */
        return false;
    const struct patterns *verbs = patterns_get("verbs");
    return f->after.to >= f->after.from + strlen("项目") &&
           patterns_in(verbs, p->f.text, f->after.from, f->after.to) &&
           !patterns_in(verbs, p->f.text, f->before.from, f->before.to);
}

/* 200张 of 迁建工程(床位200张)完成总工程量的65%: in brackets behind what is spoken of. */
static bool is_aside(const struct passage *p, const struct figure *f)
{
    const struct clause *c = &p->clauses.v[f->clause];
    size_t open = f->from;
    while (open > c->from && p->f.text.p[open - 1] != '(' && p->f.text.p[open - 1] != ')')
        open--;
    if (open == c->from || p->f.text.p[open - 1] != '(' || open - 1 == c->from ||
        patterns_in(patterns_get("verbs"), p->f.text, open, f->from) ||
        link_ends(passage_text(p, c->from, open - 1), "plan")) /* 完成年度目标(30场)的160% */
        return false;
    struct str rest = passage_text(p, f->to, c->to);
    size_t close = str_find(rest, STR(")"));
    return close != STR_NOT_FOUND && utf8_length(str_after(rest, close + 1)) > 2;
}

/* “最多80天”: a short quoted name with a figure in it. */
static bool is_quoted(const struct passage *p, const struct figure *f)
{
    enum { REACH = 24 };
    struct str text = p->f.text;
    const struct clause *c = &p->clauses.v[f->clause];
    size_t from = f->from > c->from + REACH ? f->from - REACH : c->from;
    size_t to = f->to + REACH < c->to ? f->to + REACH : c->to;
    struct str before = str_slice(text, from, f->from), after = str_slice(text, f->to, to);
    size_t open = str_find(before, STR("“")), close = str_find(after, STR("”"));
    size_t other = str_find(after, STR("“"));
    if (open == STR_NOT_FOUND || close == STR_NOT_FOUND || other < close)
        return false;
    return !str_has(str_after(before, open), STR("”")) &&
           close + before.n - open + f->to - f->from <= REACH + REACH / 2;
}

/* Of 16亿元 in 完成年度计划投资16亿元的67.5%: what is divided by. */
static bool is_divisor(const struct passage *p, size_t i)
{
    if (i + 1 >= p->figures.n)
        return false;
    const struct figure *next = &p->figures.v[i + 1];
    struct str between = passage_text(p, p->figures.v[i].to, next->from);
    return str_is(next->unit.family, "percent") && str_is(str_trim(between), "的");
}

/* --- completion --- */

/* Gives the figures of a sentence that state completion their scope. */
static void read_scopes(struct passage *p, const struct sentence *s, size_t first, size_t last)
{
    const struct patterns *completion = patterns_get("completion");
    struct hit hit;
    size_t i = first;
    size_t at = s->from;
    while (at < s->to && patterns_find(completion, p->f.text, at, s->to, &hit)) {
        size_t figure = hit.group[GROUP_VALUE].p ? (size_t)(hit.group[GROUP_VALUE].p -
                                                            p->f.text.p)
                                                 : hit.from;
        while (i < last && p->figures.v[i].end <= figure)
            i++;
        if (i < last && p->figures.v[i].at <= figure && p->figures.v[i].q.kind == KIND_SHARE) {
            struct str scope = hit.row->cell[1];
            p->figures.v[i].scope = str_is(scope, "plan")    ? SCOPE_PLAN
                                    : str_is(scope, "stage") ? SCOPE_STAGE
                                                             : SCOPE_WORKS;
        }
        at = hit.to > at ? hit.to : at + 1;
    }
}

/* Whether figure i goes on with what was said of the one before it: 定海完工70%、普陀30%; 分别完成80%
 * 和90%. */
static bool goes_on(const struct passage *p, size_t i)
{
    const struct figure *f = &p->figures.v[i], *before = f - 1;
    struct str between = passage_text(p, before->to, f->from);
    bool list = str_starts(between, STR("、")) || str_starts(between, STR(",")) ||
                (f->respective && before->respective && link_begins(between, "and"));
    return list && f->scope == SCOPE_NONE && before->scope != SCOPE_NONE &&
           str_is(f->unit.family, "percent") && utf8_length(between) <= 6 &&
           !last_kind(between, false);
}

static void spread_scopes(struct passage *p, size_t first, size_t last)
{
    for (size_t i = first + 1; i < last; i++) {
        struct figure *f = &p->figures.v[i];
        if (!goes_on(p, i))
            continue;
        f->scope = f[-1].scope;
        if (!f->respective)
            f->part = f[-1].part = true;
    }
}

/* --- outward --- */

static void publish(const struct passage *p, struct figure *f)
{
    const struct clause *c = &p->clauses.v[f->clause];
    f->q.text = passage_quote(p, f->from, f->to);
    f->q.clause = passage_quote(p, c->from, c->to);
    struct str after = passage_quote(p, f->after.from, f->after.to);
    struct str before = passage_quote(p, f->before.from, f->before.to);
    f->q.subject = is_relative(f) || !after.n ? before : after;
    if (!f->q.subject.n)
        f->q.subject = STR_NULL;
    struct str whole = fold_quote(&p->f, f->from, f->to);
    f->q.start = (size_t)(whole.p - p->f.original.p);
    f->q.end = f->q.start + whole.n;
    f->q.completion = f->scope != SCOPE_NONE;
}

static void mark_respective(struct passage *p, size_t i)
{
    struct figure *f = &p->figures.v[i];
    struct str before = passage_text(p, p->clauses.v[f->clause].from, f->from);
    f->respective = link_in(before, "respective");
}

void passage_contexts(struct passage *p)
{
    size_t i = 0;
    p->measured = topic_kind(p) != NULL;
    for (size_t k = 0; k < p->sentences.n; k++) {
        size_t first = i;
        bool part = false;
        for (; i < p->figures.n && p->figures.v[i].sentence == (int)k; i++) {
            struct figure *f = &p->figures.v[i];
            surround(p, i);
            f->alone = k == 0 && i == first && f->clause == 0 &&
                       str_is_blank(passage_text(p, f->before.from, f->before.to));
            mark_respective(p, i);
            f->q.kind = kind_of(p, i);
            f->q.as_of = as_of(p, f);
            f->past = past_before(p, f);
            read_cues(p, f, &part);
            read_verbs(p, f, rest_of(p, i));
            f->quoted = is_quoted(p, f);
        }
        for (size_t n = first; n < i; n++) {
            p->figures.v[n].attribute = is_attribute(p, n) || is_aside(p, &p->figures.v[n]);
            p->figures.v[n].plan |= is_divisor(p, n);
        }
        read_scopes(p, &p->sentences.v[k], first, i);
        spread_scopes(p, first, i);
        if (p->context.rates && first < i && p->figures.v[first].alone &&
            str_is(p->figures.v[first].unit.family, "percent"))
            p->figures.v[first].scope = SCOPE_PLAN;
        for (size_t n = first; n < i; n++)
            publish(p, &p->figures.v[n]);
    }
}
