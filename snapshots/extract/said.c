/* What a report says of a task's state in words: status.tsv. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/extract/pattern.h"
#include "snapshots/extract/reading.h"

enum { SHORT = 60 };  /* characters of a cell that says one thing */
enum { AROUND = 12 }; /* bytes that may stand around words that are all a sentence says */

static const struct said nothing = { -1, false };

static bool has_mark(const struct hit *hit, const char *mark)
{
    return hit->row->columns > 2 && str_is(hit->row->cell[2], mark);
}

/* 已完成招标, 已完成投资5亿元, 已完成60%: what is done is a stage or a part. */
static bool only_partly(const struct passage *p, const struct hit *hit)
{
    const struct table *stages = table_get("stages");
    size_t end = hit->to;
    for (size_t i = 0; i < p->clauses.n && p->clauses.v[i].from <= hit->from; i++)
        end = p->clauses.v[i].to;
    struct str rest = passage_text(p, hit->to, end);
    for (size_t i = 0; i < stages->n; i++)
        if (str_has(rest, stages->v[i].cell[0]))
            return true;
    for (size_t i = 0; i < p->figures.n && p->figures.v[i].at < end && !has_mark(hit, "task"); i++)
        if (p->figures.v[i].at >= hit->from)
            return true;
    return false;
}

/* Whether the words are all that their clause says: 进展顺利, but not 前期工作进展顺利的项目. */
static bool is_whole_clause(const struct passage *p, const struct hit *hit)
{
    for (size_t i = 0; i < p->clauses.n && p->clauses.v[i].from <= hit->from; i++)
        if (p->clauses.v[i].to >= hit->to)
            return hit->to - hit->from + AROUND >= p->clauses.v[i].to - p->clauses.v[i].from;
    return false;
}

/* A text that is there to name the state. */
static struct said in_label(const struct passage *p, size_t from, size_t to)
{
    struct hit hit;
    if (!patterns_find(patterns_get("status"), p->f.text, from, to, &hit))
        return nothing;
    return (struct said){ status_from_name(hit.row->cell[1]), true };
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
    size_t from = hit->from;
    for (size_t i = 0; i < p->clauses.n && p->clauses.v[i].from <= hit->from; i++)
        from = p->clauses.v[i].from;
    return patterns_in(patterns_get("intents"), p->f.text, from, hit->from);
}

/* Whether a status in the first sentence speaks for the task: it is nothing but that, or all that
 * the cell says, or it speaks for all, or of what the title names. */
static struct said weighed(const struct reading *r, const struct passage *p, struct str sentence,
                           const struct hit *hit)
{
    struct said said = { status_from_name(hit->row->cell[1]), has_mark(hit, "sure") };
    bool listed = p->numbers.n && p->numbers.v[0].from <= hit->from;
    bool only = p->sentences.n == 1 && utf8_length(sentence) <= SHORT;
    if (said.status == STATUS_DONE && only_wanted(p, hit))
        return nothing;
    if (said.status == STATUS_DONE && !has_mark(hit, "all") && only_partly(p, hit))
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
    size_t part = str_find(text, STR("其中")); /* from there on it speaks of parts */
    size_t to = part == STR_NOT_FOUND ? s->to : s->from + part;
    for (size_t at = s->from; said.status < 0 && at < to; at = hit.to > at ? hit.to : at + 1) {
        if (!patterns_find(patterns_get("status"), p->f.text, at, to, &hit))
            break;
        said = weighed(r, p, text, &hit);
    }
    return said;
}

/* Whether a sentence names nothing beside the words from..to: 目前该项任务已完成. */
static bool names_nothing_else(const struct reading *r, const struct passage *p,
                               const struct sentence *s, const struct hit *hit)
{
    enum { FEW = 3 };
    struct words before = words_read(r->arena, passage_text(p, s->from, hit->from));
    return before.characters < FEW && !str_has(passage_text(p, s->from, hit->from), STR("其中"));
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
            names_nothing_else(r, p, s, &hit))
            return (struct said){ STATUS_DONE, true };
    }
    return nothing;
}

static struct said in_progress(const struct reading *r, const struct passage *p)
{
    struct said said = in_sentence(r, p);
    if (said.status < 0)
        said = in_closing(r, p);
    return said.status >= 0 ? said : in_passing(p);
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
            struct said said = in_label(p, 0, p->f.text.n);
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
            return (struct said){ status_from_name(hit.row->cell[1]), true };
    return nothing;
}

struct said reading_said(const struct reading *r)
{
    struct said said = in_status_column(r);
    bool any = false;
    if (said.status < 0 && r->task->section.n)
        said = in_heading(r);
    if (said.status >= 0)
        return said;
    for (size_t k = 0; k < r->cells.n; k++) {
        if (r->cells.v[k].role != ROLE_PROGRESS)
            continue;
        struct said own = in_progress(r, r->cells.v[k].p);
        if (own.status < 0 || (any && own.status != said.status))
            return nothing;
        own.outright &= !any || said.outright;
        said = own;
        any = true;
    }
    return any ? said : nothing;
}
