/* What a report says of a task's state in words: status.tsv. */
#include "base/utf8.h"
#include "snapshots/extract/said.h"

enum { SHORT = 60 };  /* characters of a cell that says one thing */
enum { AROUND = 12 }; /* bytes that may stand around words that are all a sentence says */

/* Whether the words are all that their clause says: 进展顺利, but not 前期工作进展顺利的项目. */
static bool is_whole_clause(const struct passage *p, const struct hit *hit)
{
    const struct clause *c = said_clause(p, hit->from);
    return c->to >= hit->to && hit->to - hit->from + AROUND >= c->to - c->from;
}

/* 已建成:东湖、北塘分馆;正在建设:西园分馆. */
static bool heads_list(const struct passage *p, const struct hit *hit)
{
    const struct clause *c = said_clause(p, hit->from);
    return c->to < p->f.text.n && p->f.text.p[c->to] == ':';
}

/* Words of pace (超序时进度, 与全年目标差距较大) anywhere in the cell, when they agree. */
static struct said in_passing(const struct passage *p)
{
    struct said said = SAID_NOTHING;
    struct hit hit;
    for (size_t i = 0; i < p->sentences.n; i++) {
        size_t at = p->sentences.v[i].from, end = p->sentences.v[i].to;
        while (at < end && patterns_find(patterns_get("status"), p->f.text, at, end, &hit)) {
            int status = status_from_name(hit.row->cell[1]);
            if (hit_has_mark(&hit, "sure") && said.status >= 0 && said.status != status)
                return SAID_NOTHING;
            if (hit_has_mark(&hit, "sure"))
                said.status = status;
            at = hit.to > at ? hit.to : at + 1;
        }
    }
    return said;
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
                         .outright = hit_has_mark(hit, "sure") || hit_has_mark(hit, "step"),
                         .all = hit_has_mark(hit, "all") ||
                                link_begins(passage_text(p, hit->from, hit->to), "each") };
    if (hit_has_mark(hit, "step") && p->clauses.n == 1 && reading_has_milestones(r->report))
        said.status = STATUS_DONE;
    bool listed = p->numbers.n && p->numbers.v[0].from <= hit->from;
    bool only = p->sentences.n == 1 && utf8_length(sentence) <= SHORT;
    if (said.status == STATUS_DONE && (said_only_wanted(p, hit) || said_to_come(p, hit)))
        return SAID_NOTHING;
    if (said.status == STATUS_DONE && !hit_has_mark(hit, "all") && said_partly(p, hit))
        return SAID_NOTHING;
    if (!hit_has_mark(hit, "all") && said_of_some(r, p, hit))
        return SAID_NOTHING;
    if (said.status == STATUS_DONE && !hit_has_mark(hit, "all") && said_of_other_thing(r, p, hit))
        return SAID_NOTHING;
    if (said.status == STATUS_NOT_STARTED && said_elsewhere(p, hit))
        return SAID_NOTHING;
    bool final = said.status == STATUS_DONE || said.status == STATUS_POSTPONED;
    if (final && !said.outright && !hit_has_mark(hit, "all") && said_of_other(r, p, hit) &&
        said_goes_on(p, hit, said.status))
        return SAID_NOTHING;
    if (said.status == STATUS_DONE && !said.outright && !said.all &&
        (said_turns(p, hit) || (heads_list(p, hit) && said_goes_on(p, hit, said.status))))
        return SAID_NOTHING;
    if (is_whole_clause(p, hit) && !listed)
        said.outright = true;
    if (said.outright || only || hit_has_mark(hit, "all"))
        return said;
    if (said.status != STATUS_DONE || p->sentences.v[p->sentences.n - 1].paragraph > 0)
        return SAID_NOTHING;
    struct words words = words_read(r->arena, sentence);
    return words_within(&r->title, &words) >= 0.45 || words_within(&words, &r->title) >= 0.5
               ? said : SAID_NOTHING;
}

/* The first sentence of a progress cell: 主桥顺利合龙,年度任务已完成 says it with its second
 * status. */
static struct said in_sentence(const struct reading *r, const struct passage *p)
{
    struct said said = SAID_NOTHING;
    struct hit hit;
    if (!p->sentences.n)
        return SAID_NOTHING;
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

/* 各项工程均按序时推进, 各项整治工作有序推进: of all that the task is made of; 各项会务筹备 is but a part. */
static bool speaks_for_all(const struct reading *r, const struct passage *p,
                           const struct clause *c, const struct hit *hit)
{
    struct str text = str_trim(passage_text(p, c->from, hit->from));
    size_t n = link_begins(text, "every part");
    struct words said = words_read(r->arena, str_after(text, n));
    struct words task = words_read(r->arena, str_join(r->arena, r->task->title, STR(" "),
                                                      link_words(r->arena, "itself")));
    return n && hit->to == c->to && (!said.characters || words_within(&said, &task) >= 0.5);
}

/* What a cell ends with, in a clause of its own: 推进较慢, 总体进展顺利, 均已通过验收. */
static struct said in_last_clause(const struct reading *r, const struct passage *p)
{
    const struct clause *c = last_clause(p);
    struct hit hit;
    if (!c || c->depth || !patterns_find(patterns_get("status"), p->f.text, c->from, c->to, &hit) ||
        said_of_some(r, p, &hit))
        return SAID_NOTHING;
    struct str text = passage_text(p, c->from, c->to);
    bool whole = link_begins(str_trim(text), "whole") > 0;
    if (!is_whole_clause(p, &hit) && !speaks_for_all(r, p, c, &hit))
        return SAID_NOTHING;
    struct said said = { .status = status_from_name(hit.row->cell[1]), .outright = whole,
                         .all = whole };
    switch (said.status) {
    case STATUS_BEHIND:
        return (struct said){ .status = STATUS_BEHIND, .outright = true };
    case STATUS_ON_PACE:
        said.outright |= !said_of_other(r, p, &hit);
        return said;
    case STATUS_DONE: /* 860套封顶,完成年度任务; of several targets it may speak of the last alone */
        said.outright = whole || (r->targets < 2 && patterns_in(patterns_get("yearly"), p->f.text,
                                                                c->from, c->to));
        return said.outright ? said : SAID_NOTHING;
    default:
        return whole ? said : SAID_NOTHING;
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
            names_nothing_else(r, p, s, &hit) && !said_only_wanted(p, &hit))
            return (struct said){ .status = STATUS_DONE, .outright = true, .all = true };
    }
    return SAID_NOTHING;
}

/* 因用地未落实,项目推迟到明年实施: a cell's last sentence puts off what the task is, and no figure tells
 * that it is under way. */
static struct said in_last_sentence(const struct reading *r, const struct passage *p)
{
    for (size_t g = 0; g < r->goals.n; g++)
        if (r->goals.v[g].actual || r->goals.v[g].stated)
            return SAID_NOTHING;
    size_t at = p->sentences.n ? p->sentences.v[p->sentences.n - 1].from : 0;
    struct hit hit;
    for (; patterns_find(patterns_get("status"), p->f.text, at, p->f.text.n, &hit);
         at = hit.to > at ? hit.to : at + 1) {
        const struct clause *c = said_clause(p, hit.from);
        if (status_from_name(hit.row->cell[1]) == STATUS_POSTPONED && !c->depth &&
            !said_of_some(r, p, &hit) && !said_of_other(r, p, &hit) &&
            !said_goes_on(p, &hit, STATUS_POSTPONED) &&
            !link_in(passage_text(p, c->from, hit.from), "part"))
            return (struct said){ .status = STATUS_POSTPONED, .outright = true };
    }
    return SAID_NOTHING;
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
    if (said.status < 0)
        said = in_last_sentence(r, p);
    return said.status >= 0 ? said : in_passing(p);
}

static struct said in_cells(const struct reading *r)
{
    struct said said = SAID_NOTHING;
    bool any = false;
    for (size_t k = 0; k < r->cells.n; k++) {
        if (r->cells.v[k].role != ROLE_PROGRESS)
            continue;
        struct said own = in_progress(r, r->cells.v[k].p);
        if (own.status < 0 || (any && own.status != said.status))
            return SAID_NOTHING;
        own.outright &= !any || said.outright;
        own.spoken = true;
        said = own;
        any = true;
    }
    return any ? said : SAID_NOTHING;
}

/* A row that says that it is done, or not even begun, is closer to itself than the heading over it
 * (「按序时推进的项目」) is. */
struct said reading_said(const struct reading *r)
{
    struct said said = said_in_status_column(r);
    if (said.status >= 0)
        return said;
    struct said own = in_cells(r);
    if (r->task->section.n)
        said = said_in_heading(r);
    bool closer = own.outright && (own.status == STATUS_DONE || own.status == STATUS_NOT_STARTED ||
                                   own.status == STATUS_POSTPONED);
    return said.status < 0 || closer ? own : said;
}
