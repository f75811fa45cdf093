/* What the words around a figure say of it: a part, a sum, wanted, expected, reached. */
#include "base/utf8.h"
#include "snapshots/extract/context.h"
#include "snapshots/extract/pattern.h"

enum { LAST_MONTH = 12 };

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
        f->stock |= str_is(cue, "stock") && hit.from >= f->before.from;
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

/* 3个 of 已建成:东湖、北塘等3个分馆: what leads its clause says that it was reached. */
static bool is_led(const struct passage *p, const struct figure *f)
{
    const struct clause *c = &p->clauses.v[f->clause];
    return c > p->clauses.v && c[-1].sentence == c->sentence && p->f.text.p[c[-1].to] == ':' &&
           patterns_in(patterns_get("reached"), p->f.text, c[-1].from, c[-1].to);
}

/* How plainly verbs say that it was reached: best right before it, or from the clause's start. */
static void read_verbs(const struct passage *p, struct figure *f, size_t rest)
{
    const struct patterns *verbs = patterns_get("verbs");
    struct hit hit;
    size_t at = f->before.from, end = f->before.to;
    bool tie = true; /* 有3家投入运营: what follows says more */
    for (; at < end && patterns_find(verbs, p->f.text, at, end, &hit);
         at = hit.to > at ? hit.to : at + 1) {
        bool begun = link_in(passage_text(p, hit.from, hit.to), "begun"); /* 绿道建设已开工52公里 */
        if (weight_of(&hit) > f->verb && !(begun && f->verb))
            f->verb = weight_of(&hit);
        tie &= hit_has_mark(&hit, "link");
    }
    f->behind = tie && patterns_in(patterns_get("reached"), p->f.text, f->to, rest);
    if (f->verb) {
        f->verb = f->behind ? 9 : f->verb;
        return;
    }
    f->behind = false;
    if (patterns_find(verbs, p->f.text, p->clauses.v[f->clause].from, f->from, &hit))
        f->verb = weight_of(&hit) * 7 / 10;
    else if (is_led(p, f))
        f->verb = 9;
    else if (patterns_in(patterns_get("reached"), p->f.text, f->to, rest))
        f->verb = 9, f->behind = true;
    f->initial = f->verb == 0 && f->after.to >= f->after.from + strlen("项目");
}

/* 132个项目 of "132个项目完成投资439.9亿元": nothing before it says that it was reached, and what
 * follows says what those 132 did. */
static bool is_attribute(const struct passage *p, size_t i)
{
    const struct figure *f = &p->figures.v[i];
    struct str after = passage_text(p, f->after.from, f->after.to);
    bool works = link_in(after, "works");
    if (works && (str_has(f->unit.name, STR("/")) || (f->unit.measure && f->q.op == OP_EQ &&
                                                      link_begins(after, "of"))))
        return true; /* 7万吨/年利用项目; 总投资50亿元的电池项目 */
    if (f->unit.measure && link_ends(passage_text(p, f->before.from, f->before.to), "capacity"))
        return true; /* 年产20万吨铝材 */
    if (i + 1 >= p->figures.n || p->figures.v[i + 1].clause != f->clause || figure_is_relative(f))
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

void figure_cues(const struct passage *p, size_t i, bool *part)
{
    struct figure *f = &p->figures.v[i];
    read_cues(p, f, part);
    read_verbs(p, f, rest_of(p, i));
    f->quoted = is_quoted(p, f);
}

void figure_role(const struct passage *p, size_t i)
{
    struct figure *f = &p->figures.v[i];
    f->attribute = is_attribute(p, i) || is_aside(p, f);
    f->plan |= is_divisor(p, i);
}
