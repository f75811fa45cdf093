/* What takes the force off words that say a state: they speak of a part, a stage, another thing, of
 * what is wanted; or what stands behind them says otherwise. */
#include "base/table.h"
#include "snapshots/extract/said.h"

const struct clause *said_clause(const struct passage *p, size_t at)
{
    size_t i = 0;
    while (i + 1 < p->clauses.n && p->clauses.v[i].to < at)
        i++;
    return &p->clauses.v[i];
}

bool said_partly(const struct passage *p, const struct hit *hit)
{
    const struct table *stages = table_get("stages");
    const struct clause *c = said_clause(p, hit->from);
    size_t end = c->to;
    struct str rest = passage_text(p, hit->to, end);
    if (link_in(passage_text(p, c->from, hit->from), "partly")) /* 主体工程已完工 */
        return true;
    for (size_t i = 0; i < stages->n; i++)
        if (str_has(rest, stages->v[i].cell[0]))
            return true;
    bool task = hit_has_mark(hit, "task");
    for (size_t i = 0; i < p->figures.n && p->figures.v[i].at < end && !task; i++)
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

bool said_of_some(const struct reading *r, const struct passage *p, const struct hit *hit)
{
    const struct figure *some = NULL;
    const struct clause *c = said_clause(p, hit->from);
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

bool said_elsewhere(const struct passage *p, const struct hit *hit)
{
    const struct clause *c = said_clause(p, hit->from);
    bool bracket = c->depth > 0;
    for (size_t i = c->from; i < hit->from; i++)
        bracket = p->f.text.p[i] == '(' || (bracket && p->f.text.p[i] != ')');
    for (size_t i = 0; i < p->figures.n && p->figures.v[i].sentence <= c->sentence && !bracket; i++)
        if (p->figures.v[i].clause == (size_t)(c - p->clauses.v))
            return true;
    return bracket;
}

bool said_of_other_thing(const struct reading *r, const struct passage *p, const struct hit *hit)
{
    struct str rest = passage_text(p, hit->to, said_clause(p, hit->from)->to);
    if (link_begins(rest, "also"))
        return false; /* 已办结并取得实效 */
    struct words object = words_read(r->arena, rest);
    return object.characters >= 2 && words_within(&object, &r->title) < 0.3;
}

bool said_of_other(const struct reading *r, const struct passage *p, const struct hit *hit)
{
    struct str text = passage_text(p, said_clause(p, hit->from)->from, hit->to);
    size_t state = link_find(text, "state", 0, NULL), front = text.n - (hit->to - hit->from);
    text = str_trim(str_slice(text, 0, state == STR_NOT_FOUND ? front : state));
    struct words subject = words_read(r->arena, text);
    return subject.characters >= 2 && !link_begins(text, "itself") &&
           words_within(&subject, &r->title) < 0.3;
}

bool said_goes_on(const struct passage *p, const struct hit *hit, int status)
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

bool said_turns(const struct passage *p, const struct hit *hit)
{
    size_t end = p->sentences.v[said_clause(p, hit->from)->sentence].to;
    struct hit next;
    if (link_in(passage_text(p, hit->to, end), "some"))
        return true; /* 柳营店已于2月18日开业,其余门店正在装修 */
    for (size_t at = hit->to; at < end && patterns_find(patterns_get("status"), p->f.text, at, end,
                                                        &next);
         at = next.to > at ? next.to : at + 1) {
        int status = status_from_name(next.row->cell[1]);
        if (status == STATUS_POSTPONED || status == STATUS_NOT_STARTED)
            return true;
    }
    return false;
}

bool said_to_come(const struct passage *p, const struct hit *hit)
{
    for (size_t i = 0; i < p->dates.n && hit_has_mark(hit, "dated"); i++) {
        const struct date *d = &p->dates.v[i];
        bool within = d->from >= said_clause(p, hit->from)->from && d->from < hit->to;
        if (within && d->month.year == p->base.year && d->month.month <= p->base.month)
            return false;
    }
    return hit_has_mark(hit, "dated");
}

bool said_only_wanted(const struct passage *p, const struct hit *hit)
{
    return patterns_in(patterns_get("intents"), p->f.text, said_clause(p, hit->from)->from,
                       hit->from);
}
