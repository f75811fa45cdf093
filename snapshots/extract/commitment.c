/* Promises of the next-steps cells, and dated ones within progress: what, until when, how much. */
#include "base/utf8.h"
#include "snapshots/extract/pattern.h"
#include "snapshots/extract/reading.h"

enum { MOST_COMMITMENTS = 200 };

static bool is_later(struct month a, struct month b)
{
    return a.year > b.year || (a.year == b.year && a.month > b.month);
}

/* The first date of the clause that lies ahead of the report; year 0 = none. The year as such is a
 * date where something is `counted`: 全年完成投资20亿元. */
static struct month due_in(const struct reading *r, const struct passage *p, const struct clause *c,
                           size_t *date, bool counted)
{
    for (; *date < p->dates.n && p->dates.v[*date].from < c->to; (*date)++) {
        const struct date *d = &p->dates.v[*date];
        bool dated = d->class == DATE_DUE || d->class == DATE_POINT || d->class == DATE_AS_OF ||
                     (d->class == DATE_WHOLE && counted);
        if (d->from >= c->from && dated && d->month.year && is_later(d->month, reading_month(r)))
            return d->month;
    }
    return (struct month){ 0, 0 };
}

static bool says_promise(const struct passage *p, size_t from, size_t to)
{
    return patterns_in(patterns_get("promises"), p->f.text, from, to);
}

/* Not what is spoken of (督促4个乡镇), what was done before, what is a slogan or a span of time. */
static bool is_promised(const struct passage *p, const struct figure *f)
{
    bool word = f->number.han && f->number.simple; /* 六个一体化 */
    bool span = str_is(f->unit.family, "year") || str_is(f->unit.family, "month");
    struct str before = passage_text(p, p->clauses.v[f->clause].from, f->from);
    if (f->bare || f->words || f->past || f->quoted || f->except || word || span ||
        link_in(before, "already"))
        return false;
    return !f->initial || f->rest || says_promise(p, p->clauses.v[f->clause].from, f->from);
}

static const struct figure *figure_in(const struct passage *p, size_t clause, size_t *figure)
{
    while (*figure < p->figures.n && p->figures.v[*figure].clause < clause)
        (*figure)++;
    for (size_t i = *figure; i < p->figures.n && p->figures.v[i].clause == clause; i++)
        if (is_promised(p, &p->figures.v[i]))
            return &p->figures.v[i];
    return NULL;
}

/* The next figure of its clause that is listed with figure f: 闲置土地260亩 behind 批而未供土地1800亩、. */
static const struct figure *listed_with(const struct passage *p, const struct figure *f)
{
    const struct figure *next = f + 1;
    bool beside = next < p->figures.v + p->figures.n && next->clause == f->clause &&
                  is_promised(p, next);
    struct str between = beside ? str_trim(passage_text(p, f->to, next->from)) : STR_NULL;
    return str_starts(between, STR("、")) || link_begins(between, "and") ? next : NULL;
}

static void add(struct reading *r, const struct cell *cell, size_t from, size_t to,
                struct month due, const struct figure *f)
{
    struct commitment *c = list_push(r->arena, &r->task->commitments);
    c->item = cell->item;
    c->text = passage_quote(cell->p, passage_past_number(cell->p, from), to);
    c->due = due;
    if (f) {
        c->value = f->q.value;
        c->unit = f->q.unit;
    }
}

/* Whether a dated clause tells no more than the date: 「计划于11月完成」 of what stands before it. */
static bool only_dates(const struct passage *p, size_t clause)
{
    enum { MOST_CHARS = 7 };
    const struct clause *c = &p->clauses.v[clause];
    size_t chars = utf8_length(passage_text(p, c->from, c->to));
    for (size_t i = 0; i < p->dates.n; i++)
        if (p->dates.v[i].from >= c->from && p->dates.v[i].to <= c->to)
            chars -= utf8_length(passage_text(p, p->dates.v[i].from, p->dates.v[i].to));
    return chars <= MOST_CHARS;
}

/* Where what is promised begins, for a clause that only dates it: the clause before, or the one
 * before that where a phrase (进一步加大力度) stands between. */
static size_t begin_of(const struct passage *p, size_t clause, size_t first)
{
    enum { PHRASE = 8 };
    const struct clause *before = &p->clauses.v[clause - 1];
    size_t chars = utf8_length(passage_text(p, before->from, before->to));
    return clause >= first + 2 && chars <= PHRASE ? clause - 2 : clause - 1;
}

/* Gives the date to what the clause before promised without one; false when it promised nothing. */
static bool date_last(struct reading *r, const struct cell *cell, size_t clause, struct month due)
{
    const struct passage *p = cell->p;
    struct commitment *last = r->task->commitments.n
                                  ? &r->task->commitments.v[r->task->commitments.n - 1] : NULL;
    const struct clause *c = &p->clauses.v[clause];
    struct str before = passage_quote(p, c[-1].from, c[-1].to);
    if (!last || last->due.year || last->item != cell->item || !before.n ||
        last->text.p > before.p || last->text.p + last->text.n != before.p + before.n)
        return false;
    struct str all = passage_quote(p, c->from, c->to);
    last->text.n = (size_t)(all.p + all.n - last->text.p);
    last->due = due;
    return true;
}

/* One commitment for each clause that is dated or counted; a date holds for the rest of its
 * sentence, and a dated clause without a figure takes in the clauses behind it. */
static void read_sentence(struct reading *r, const struct cell *cell, size_t first, size_t last,
                          size_t *date, size_t *figure)
{
    const struct passage *p = cell->p;
    struct month due = { 0, 0 };
    size_t open = 0; /* 1 + the clause that waits for what it promises */
    size_t dated = 0; /* 1 + the last clause with a date of its own */
    bool plan = cell->role == ROLE_NEXT;
    for (size_t i = first; i < last; i++) {
        const struct figure *f = figure_in(p, i, figure);
        struct month own = due_in(r, p, &p->clauses.v[i], date, plan && f);
        bool rest = f && f->rest && own.year; /* 其余88辆12月20日前到位 */
        if (!plan && !rest && !says_promise(p, p->clauses.v[i].from, p->clauses.v[i].to))
            continue; /* progress tells of what was done */
        f = plan || own.year ? f : NULL;
        if (own.year && open)
            add(r, cell, p->clauses.v[open - 1].from, p->clauses.v[i - 1].to, due, NULL);
        if (own.year) {
            bool of_before = i > first && !open && !f && only_dates(p, i);
            due = own;
            if (of_before && date_last(r, cell, i, due))
                continue;
            size_t begin = dated > first ? dated : first;
            open = 1 + (of_before && i != dated ? begin_of(p, i, begin) : i);
            dated = i + 1;
        }
        if (!f)
            continue;
        size_t from = open ? p->clauses.v[open - 1].from : p->clauses.v[i].from;
        for (; f; f = listed_with(p, f))
            add(r, cell, from, p->clauses.v[i].to, due, f);
        open = 0;
    }
    if (open)
        add(r, cell, p->clauses.v[open - 1].from, p->clauses.v[last - 1].to, due, NULL);
}

void reading_commitments(struct reading *r)
{
    for (size_t k = 0; k < r->cells.n; k++) {
        const struct cell *cell = &r->cells.v[k];
        size_t date = 0, figure = 0;
        if (cell->role != ROLE_NEXT && cell->role != ROLE_PROGRESS)
            continue;
        for (size_t s = 0; s < cell->p->sentences.n; s++) {
            size_t first = (size_t)cell->p->sentences.v[s].clause;
            size_t last = s + 1 < cell->p->sentences.n
                              ? (size_t)cell->p->sentences.v[s + 1].clause : cell->p->clauses.n;
            if (r->task->commitments.n < MOST_COMMITMENTS)
                read_sentence(r, cell, first, last, &date, &figure);
        }
    }
}
