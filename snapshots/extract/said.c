/* What a report says of a task's state in words: status.tsv. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/extract/pattern.h"
#include "snapshots/extract/reading.h"

enum { SHORT = 60 };  /* characters of a cell that says one thing */
enum { AROUND = 12 }; /* bytes that may stand around words that are all a sentence says */

static const struct said nothing = { .status = -1 };

static bool has_mark(const struct hit *hit, const char *mark)
{
    return hit->row->columns > 2 && str_is(hit->row->cell[2], mark);
}

/* The clause that holds byte `at`. */
static const struct clause *clause_of(const struct passage *p, size_t at)
{
    size_t i = 0;
    while (i + 1 < p->clauses.n && p->clauses.v[i].to < at)
        i++;
    return &p->clauses.v[i];
}

/* 已完成招标, 已完成投资5亿元, 已完成60%: what is done is a stage or a part. */
static bool only_partly(const struct passage *p, const struct hit *hit)
{
    const struct table *stages = table_get("stages");
    const struct clause *c = clause_of(p, hit->from);
    size_t end = c->to;
    struct str rest = passage_text(p, hit->to, end);
    if (link_in(passage_text(p, c->from, hit->from), "partly")) /* 主体工程已完工 */
        return true;
    for (size_t i = 0; i < stages->n; i++)
        if (str_has(rest, stages->v[i].cell[0]))
            return true;
    for (size_t i = 0; i < p->figures.n && p->figures.v[i].at < end && !has_mark(hit, "task"); i++)
        if (p->figures.v[i].at >= hit->from && !p->figures.v[i].words)
            return true;
    return false;
}

/* 3个县区已通过验收 where 5个 are wanted. */
static bool fewer_than_wanted(const struct reading *r, const struct figure *f)
{
    struct decimal value;
    for (size_t g = 0; g < r->targets; g++)
        if (unit_convert(f->q.value, f->q.unit, r->goals.v[g].f->q.unit, &value) &&
            decimal_cmp(value, r->goals.v[g].value) < 0)
            return r->targets == 1;
    return false;
}

/* 7件已提前完成 with 3件按序时推进 behind it, 其余2座未开工: some of several things. */
static bool only_some(const struct reading *r, const struct passage *p, const struct hit *hit)
{
    const struct figure *some = NULL;
    const struct clause *c = clause_of(p, hit->from);
    struct str before = passage_text(p, c->from, hit->from);
    if (link_in(before, "some"))
        return true;
    for (size_t i = 0; i < p->figures.n && p->figures.v[i].sentence <= c->sentence; i++) {
        const struct figure *f = &p->figures.v[i];
        bool counted = f->unit.counter && !f->total;
        bool ahead = f->at >= c->from && f->to <= hit->to;
        if (ahead && f->words && str_is(f->unit.family, "percent") && f->q.op == OP_GE)
            return true; /* 过半任务 */
        if (ahead && counted && fewer_than_wanted(r, f))
            return true;
        if (ahead && counted)
            some = f;
        else if (some && f->sentence == some->sentence && f->clause != some->clause &&
                 str_eq(f->unit.family, some->unit.family))
            return true;
    }
    return false;
}

/* 未开工7个, 35%(南门市场未开工): not begun is a part of it. */
static bool begun_elsewhere(const struct passage *p, const struct hit *hit)
{
    const struct clause *c = clause_of(p, hit->from);
    bool bracket = c->depth > 0;
    for (size_t i = c->from; i < hit->from; i++)
        bracket = p->f.text.p[i] == '(' || (bracket && p->f.text.p[i] != ')');
    for (size_t i = 0; i < p->figures.n && p->figures.v[i].sentence <= c->sentence && !bracket; i++)
        if (p->figures.v[i].clause == (size_t)(c - p->clauses.v))
            return true;
    return bracket;
}

/* 已完成体检政考: what was done is another thing than what the title names. */
static bool other_thing(const struct reading *r, const struct passage *p, const struct hit *hit)
{
    struct str rest = passage_text(p, hit->to, clause_of(p, hit->from)->to);
    if (link_begins(rest, "also"))
        return false; /* 已办结并取得实效 */
    struct words object = words_read(r->arena, rest);
    return object.characters >= 2 && words_within(&object, &r->title) < 0.3;
}

/* 摸底建档已完成, 设备到货延迟: the clause is about a stage or another thing than the title names. */
static bool other_subject(const struct reading *r, const struct passage *p, const struct hit *hit)
{
    struct str text = passage_text(p, clause_of(p, hit->from)->from, hit->to);
    size_t state = link_find(text, "state", 0, NULL), front = text.n - (hit->to - hit->from);
    text = str_trim(str_slice(text, 0, state == STR_NOT_FOUND ? front : state));
    struct words subject = words_read(r->arena, text);
    return subject.characters >= 2 && !link_begins(text, "itself") &&
           words_within(&subject, &r->title) < 0.3;
}

/* Whether what stands behind the words in the cell says another state, or that work goes on. */
static bool goes_on(const struct passage *p, const struct hit *hit, int status)
{
    size_t end = p->f.text.n;
    struct hit next;
    for (size_t at = hit->to; at < end && patterns_find(patterns_get("status"), p->f.text, at, end,
                                                        &next);
         at = next.to > at ? next.to : at + 1)
        if (status_from_name(next.row->cell[1]) != status)
            return true;
    return link_in(passage_text(p, hit->to, end), "going on") ||
           patterns_in(patterns_get("promises"), p->f.text, hit->to, end);
}

/* Whether the words are all that their clause says: 进展顺利, but not 前期工作进展顺利的项目. */
static bool is_whole_clause(const struct passage *p, const struct hit *hit)
{
    const struct clause *c = clause_of(p, hit->from);
    return c->to >= hit->to && hit->to - hit->from + AROUND >= c->to - c->from;
}

/* A text that is there to name the state. */
static struct said in_label(const struct passage *p, size_t from, size_t to)
{
    struct hit hit;
    if (!patterns_find(patterns_get("status"), p->f.text, from, to, &hit))
        return nothing;
    return (struct said){ .status = status_from_name(hit.row->cell[1]), .outright = true };
}

/* Words of pace (超序时进度, 与全年目标差距较大) anywhere in the cell, when they agree. */
static struct said in_passing(const struct passage *p)
{
    struct said said = nothing;
    struct hit hit;
    for (size_t i = 0; i < p->sentences.n; i++) {
        size_t at = p->sentences.v[i].from, end = p->sentences.v[i].to;
        while (at < end && patterns_find(patterns_get("status"), p->f.text, at, end, &hit)) {
            int status = status_from_name(hit.row->cell[1]);
            if (has_mark(&hit, "sure") && said.status >= 0 && said.status != status)
                return nothing;
            if (has_mark(&hit, "sure"))
                said.status = status;
            at = hit.to > at ? hit.to : at + 1;
        }
    }
    return said;
}

/* 确保顺利实现年内开园的目标: wanted, not reached. */
static bool only_wanted(const struct passage *p, const struct hit *hit)
{
    return patterns_in(patterns_get("intents"), p->f.text, clause_of(p, hit->from)->from,
                       hit->from);
}

static bool has_words(struct str text)
{
    for (size_t at = 0; at < text.n;)
        if (utf8_is_han(utf8_next(text, &at)))
            return true;
    return false;
}

/* Whether a clause promises something: 预计年底完成; not where the word belongs to what it says of the
 * state, 按计划推进, 符合序时进度要求. */
static bool only_promises(const struct passage *p, const struct clause *c)
{
    struct hit promise, state;
    if (!patterns_find(patterns_get("promises"), p->f.text, c->from, c->to, &promise))
        return false;
    return !patterns_find(patterns_get("status"), p->f.text, c->from, c->to, &state) ||
           promise.from < state.from || promise.to > state.to;
}

/* The last clause of the cell that tells of what was done; NULL when there is none. */
static const struct clause *last_clause(const struct passage *p)
{
    for (size_t i = p->clauses.n; i > 0; i--) {
        const struct clause *c = &p->clauses.v[i - 1];
        if (has_words(passage_text(p, c->from, c->to)) && !only_promises(p, c))
            return c;
    }
    return NULL;
}

/* Whether a status in the first sentence speaks for the task: it is nothing but that, or all that
 * the cell says, or it speaks for all, or of what the title names. */
static struct said weighed(const struct reading *r, const struct passage *p, struct str sentence,
                           const struct hit *hit)
{
    struct said said = { .status = status_from_name(hit->row->cell[1]),
                         .outright = has_mark(hit, "sure") || has_mark(hit, "step"),
                         .all = has_mark(hit, "all") ||
                                link_begins(passage_text(p, hit->from, hit->to), "each") };
    if (has_mark(hit, "step") && p->clauses.n == 1 && reading_has_milestones(r->report))
        said.status = STATUS_DONE;
    bool listed = p->numbers.n && p->numbers.v[0].from <= hit->from;
    bool only = p->sentences.n == 1 && utf8_length(sentence) <= SHORT;
    if (said.status == STATUS_DONE && only_wanted(p, hit))
        return nothing;
    if (said.status == STATUS_DONE && !has_mark(hit, "all") && only_partly(p, hit))
        return nothing;
    if (!has_mark(hit, "all") && only_some(r, p, hit))
        return nothing;
    if (said.status == STATUS_DONE && !has_mark(hit, "all") && other_thing(r, p, hit))
        return nothing;
    if (said.status == STATUS_NOT_STARTED && begun_elsewhere(p, hit))
        return nothing;
    bool final = said.status == STATUS_DONE || said.status == STATUS_POSTPONED;
    if (final && !said.outright && !has_mark(hit, "all") && other_subject(r, p, hit) &&
        goes_on(p, hit, said.status))
        return nothing;
    if (is_whole_clause(p, hit) && !listed)
        said.outright = true;
    if (said.outright || only || has_mark(hit, "all"))
        return said;
    if (said.status != STATUS_DONE || p->sentences.v[p->sentences.n - 1].paragraph > 0)
        return nothing;
    struct words words = words_read(r->arena, sentence);
    return words_within(&r->title, &words) >= 0.45 || words_within(&words, &r->title) >= 0.5
               ? said : nothing;
}

/* The first sentence of a progress cell: 主桥顺利合龙,年度任务已完成 says it with its second
 * status. */
static struct said in_sentence(const struct reading *r, const struct passage *p)
{
    struct said said = nothing;
    struct hit hit;
    if (!p->sentences.n)
        return nothing;
    const struct sentence *s = &p->sentences.v[0];
    struct str text = passage_text(p, s->from, s->to);
    size_t part = link_find(text, "part", 0, NULL); /* from there on it speaks of parts */
    size_t to = part == STR_NOT_FOUND ? s->to : s->from + part;
    for (size_t at = s->from; said.status < 0 && at < to; at = hit.to > at ? hit.to : at + 1) {
        if (!patterns_find(patterns_get("status"), p->f.text, at, to, &hit))
            break;
        said = weighed(r, p, text, &hit);
    }
    return said;
}

/* What a cell ends with, in a clause of its own: 推进较慢, 总体进展顺利, 均已通过验收. */
static struct said in_last_clause(const struct reading *r, const struct passage *p)
{
    const struct clause *c = last_clause(p);
    struct hit hit;
    if (!c || c->depth || !patterns_find(patterns_get("status"), p->f.text, c->from, c->to, &hit) ||
        !is_whole_clause(p, &hit) || only_some(r, p, &hit))
        return nothing;
    struct str text = passage_text(p, c->from, c->to);
    bool whole = link_begins(str_trim(text), "whole") > 0;
    struct said said = { .status = status_from_name(hit.row->cell[1]), .outright = whole,
                         .all = whole };
    switch (said.status) {
    case STATUS_BEHIND:
        return (struct said){ .status = STATUS_BEHIND, .outright = true };
    case STATUS_ON_PACE:
        said.outright |= !other_subject(r, p, &hit);
        return said;
    case STATUS_DONE: /* 860套封顶,完成年度任务; of several targets it may speak of the last alone */
        said.outright = whole || (r->targets < 2 && patterns_in(patterns_get("yearly"), p->f.text,
                                                                c->from, c->to));
        return said.outright ? said : nothing;
    default:
        return whole ? said : nothing;
    }
}

/* Whether a sentence names nothing beside the words from..to: 目前该项任务已完成. */
static bool names_nothing_else(const struct reading *r, const struct passage *p,
                               const struct sentence *s, const struct hit *hit)
{
    enum { FEW = 3 };
    struct words before = words_read(r->arena, passage_text(p, s->from, hit->from));
    return before.characters < FEW && !link_in(passage_text(p, s->from, hit->from), "part");
}

/* 该项任务已全面完成, 已圆满完成年度目标 speak of the whole wherever they stand, in a cell of one
 * paragraph or in a paragraph of their own. */
static struct said in_closing(const struct reading *r, const struct passage *p)
{
    const struct patterns *whole = patterns_get("wholly");
    struct hit hit;
    for (size_t i = 0; i < p->sentences.n; i++) {
        const struct sentence *s = &p->sentences.v[i];
        bool first = i == 0 || s[-1].paragraph != s->paragraph;
        bool one = p->sentences.v[p->sentences.n - 1].paragraph == 0;
        if ((first || one) && patterns_find(whole, p->f.text, s->from, s->to, &hit) &&
            names_nothing_else(r, p, s, &hit) && !only_wanted(p, &hit))
            return (struct said){ .status = STATUS_DONE, .outright = true, .all = true };
    }
    return nothing;
}

static struct said in_progress(const struct reading *r, const struct passage *p)
{
    struct said said = in_sentence(r, p);
    if (said.status < 0)
        said = in_closing(r, p);
    if (said.status < 0 || !said.outright) {
        struct said last = in_last_clause(r, p);
        said = last.status >= 0 && (last.outright || said.status < 0) ? last : said;
    }
    return said.status >= 0 ? said : in_passing(p);
}

/* 1 for a cell that says yes, 2 for no, else 0. */
static int answer_of(struct str cell)
{
    const struct table *t = table_get("answers");
    for (size_t i = 0; i < t->n; i++)
        if (t->v[i].columns == 2 && str_eq(t->v[i].cell[0], str_trim(cell)))
            return str_is(t->v[i].cell[1], "yes") ? 1 : 2;
    return 0;
}

/* 「是否达序时 | √」: a mark says what its header asks. */
static struct said in_answer(const struct extra *e)
{
    const struct table *t = table_get("answers");
    int answer = answer_of(e->text);
    for (size_t i = 0; answer && i < t->n; i++)
        if (t->v[i].columns > 2 && str_has(e->header, t->v[i].cell[0]))
            return str_is(t->v[i].cell[answer], "-")
                       ? nothing
                       : (struct said){ .status = status_from_name(t->v[i].cell[answer]),
                                        .outright = true };
    return nothing;
}

/* What the status column says of a task. */
static struct said in_columns(const struct reading *r, const struct task *t)
{
    const struct cell_context none = { .rates = false };
    for (size_t i = 0; i < t->items.n; i++) {
        const struct item *it = &t->items.v[i];
        for (size_t k = 0; k < it->extras.n; k++) {
            if (it->extras.v[k].role != ROLE_STATUS)
                continue;
            const struct passage *p = passage_read(r->arena, it->extras.v[k].text,
                                                   r->report->period, none);
            struct said said = in_answer(&it->extras.v[k]);
            if (said.status < 0)
                said = in_label(p, 0, p->f.text.n);
            if (said.status >= 0)
                return said;
        }
    }
    return nothing;
}

/* Whether a task's status cell is merged over the rows below it. */
static bool shares_status(const struct task *t)
{
    return t->items.n && t->items.v[t->items.n - 1].shared & 1u << ROLE_STATUS;
}

/* A status column says it outright; a cell merged over several tasks stands with the first. */
static struct said in_status_column(const struct reading *r)
{
    const struct task *t = r->task;
    struct said said = in_columns(r, t);
    while (said.status < 0 && t > r->report->tasks.v && !shares_status(t))
        if (shares_status(--t))
            said = in_columns(r, t);
    return said;
}

/* A heading that names the state of all that stands under it: 「按序时推进的项目」, 「二、推进较滞后」;
 * not 「扎实推进乡村振兴」. */
static struct said in_heading(const struct reading *r)
{
    const struct cell_context none = { .rates = false };
    const struct passage *p = passage_read(r->arena, r->task->section, r->report->period, none);
    struct hit hit;
    size_t end = p->f.text.n;
    for (size_t at = 0; at < end && patterns_find(patterns_get("status"), p->f.text, at, end, &hit);
         at = hit.to > at ? hit.to : at + 1)
        if (patterns_in(patterns_get("headings"), p->f.text, hit.to, end))
            return (struct said){ .status = status_from_name(hit.row->cell[1]), .outright = true,
                                  .heading = true };
    return nothing;
}

static struct said in_cells(const struct reading *r)
{
    struct said said = nothing;
    bool any = false;
    for (size_t k = 0; k < r->cells.n; k++) {
        if (r->cells.v[k].role != ROLE_PROGRESS)
            continue;
        struct said own = in_progress(r, r->cells.v[k].p);
        if (own.status < 0 || (any && own.status != said.status))
            return nothing;
        own.outright &= !any || said.outright;
        own.spoken = true;
        said = own;
        any = true;
    }
    return any ? said : nothing;
}

/* A row that says that it is done, or not even begun, is closer to itself than the heading over it
 * (「按序时推进的项目」) is. */
struct said reading_said(const struct reading *r)
{
    struct said said = in_status_column(r);
    if (said.status >= 0)
        return said;
    struct said own = in_cells(r);
    if (r->task->section.n)
        said = in_heading(r);
    bool closer = own.outright && (own.status == STATUS_DONE || own.status == STATUS_NOT_STARTED ||
                                   own.status == STATUS_POSTPONED);
    return said.status < 0 || closer ? own : said;
}
