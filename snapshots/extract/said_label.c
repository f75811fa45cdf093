/* What is there to name a task's state: a status column (answers.tsv), the heading over it
 * (headings.tsv). */
#include "base/table.h"
#include "snapshots/extract/said.h"

/* A text that is there to name the state. */
static struct said in_label(const struct passage *p, size_t from, size_t to)
{
    struct hit hit;
    if (!patterns_find(patterns_get("status"), p->f.text, from, to, &hit))
        return SAID_NOTHING;
    return (struct said){ .status = status_from_name(hit.row->cell[1]), .outright = true };
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
                       ? SAID_NOTHING
                       : (struct said){ .status = status_from_name(t->v[i].cell[answer]),
                                        .outright = true };
    return SAID_NOTHING;
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
    return SAID_NOTHING;
}

/* Whether a task's status cell is merged over the rows below it. */
static bool shares_status(const struct task *t)
{
    return t->items.n && t->items.v[t->items.n - 1].shared & 1u << ROLE_STATUS;
}

struct said said_in_status_column(const struct reading *r)
{
    const struct task *t = r->task;
    struct said said = in_columns(r, t);
    while (said.status < 0 && t > r->report->tasks.v && !shares_status(t))
        if (shares_status(--t))
            said = in_columns(r, t);
    return said;
}

struct said said_in_heading(const struct reading *r)
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
    return SAID_NOTHING;
}
