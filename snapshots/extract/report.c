/* A report's tasks, one after the other: their words to figures. */
#include "snapshots/extract/reading.h"

static void add_cell(struct reading *r, enum role role, int item, struct str text)
{
    if (!text.n)
        return;
    struct cell *c = list_push(r->arena, &r->cells);
    c->p = passage_read(r->arena, text, r->report->period);
    c->role = role;
    c->item = item;
}

static void warn_of_damage(struct arena *a, struct report *out, const struct reading *r)
{
    for (size_t k = 0; k < r->cells.n; k++)
        for (size_t i = 0; i < r->cells.v[k].p->doubtful.n; i++) {
            struct warning *w = list_push(a, &out->warnings);
            w->code = WARN_DOUBTFUL_FIGURE;
            w->task = r->task->seq;
            w->line = r->task->line;
            w->detail = r->cells.v[k].p->doubtful.v[i];
        }
}

static void read_task(struct arena *a, struct report *report, struct task *t)
{
    static const enum role roles[] = { ROLE_SUBTITLE, ROLE_TARGET, ROLE_PROGRESS, ROLE_ISSUES,
                                       ROLE_NEXT };
    struct reading r = { .arena = a, .report = report, .task = t };
    add_cell(&r, ROLE_TITLE, -1, t->title);
    for (size_t i = 0; i < t->items.n; i++)
        for (size_t k = 0; k < sizeof roles / sizeof roles[0]; k++)
            add_cell(&r, roles[k], (int)i, *item_cell(&t->items.v[i], roles[k]));
    r.title = words_read(a, r.cells.n ? r.cells.v[0].p->f.text : STR(""));
    reading_goals(&r);
    reading_match(&r);
    reading_indicators(&r);
    reading_status(&r);
    reading_signals(&r);
    reading_commitments(&r);
    warn_of_damage(a, report, &r);
}

int extract_report(struct arena *a, struct report *r, struct error *err)
{
    (void)err;
    for (size_t i = 0; i < r->tasks.n; i++)
        read_task(a, r, &r->tasks.v[i]);
    return 0;
}
