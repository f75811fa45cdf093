/* A report's tasks, one after the other: their words to figures. */
#include "snapshots/extract/reading.h"

/* The unit that a header states: 计划投资额(万元) -> 万元. */
static struct str header_unit(struct arena *a, struct str header)
{
    struct str text = fold(a, header).text;
    size_t open = str_find(text, STR("(")), close = str_find(text, STR(")"));
    struct unit unit;
    if (open == STR_NOT_FOUND || close == STR_NOT_FOUND || close < open)
        return STR_NULL;
    struct str inside = str_trim(str_slice(text, open + 1, close));
    return unit_find(inside, &unit) ? inside : STR_NULL;
}

static bool states_rates(struct str header)
{
    return str_has(header, STR("率")) || str_has(header, STR("完成进度")) ||
           str_has(header, STR("完成比例"));
}

static struct str header_of(const struct report *r, enum role role)
{
    for (size_t i = 0; i < r->columns.n; i++)
        if (r->columns.v[i].role == role)
            return r->columns.v[i].header;
    return STR_NULL;
}

static void add_cell(struct reading *r, enum role role, int item, struct str text,
                     struct str header)
{
    if (!text.n)
        return;
    struct cell *c = list_push(r->arena, &r->cells);
    const struct task *t = r->task;
    bool titled = item >= 0 && t->items.v[item].title.n && role != ROLE_SUBTITLE;
    struct str split = item >= 0 ? t->items.v[item].title : STR_NULL; /* a header, where columns
                                                                         became items */
    struct cell_context context = { .unit = header_unit(r->arena, header) };
    if (!context.unit.n)
        context.unit = header_unit(r->arena, split);
    context.topic = role == ROLE_TITLE ? STR_NULL : titled ? t->items.v[item].title : t->title;
    context.rates = role == ROLE_RATE || (role == ROLE_PROGRESS && states_rates(header));
    c->p = passage_read(r->arena, text, r->report->period, context);
    c->role = role;
    c->item = item;
}

static void add_cells(struct reading *r, const struct item *it, int item)
{
    static const enum role roles[] = { ROLE_SUBTITLE, ROLE_TARGET, ROLE_PROGRESS, ROLE_ISSUES,
                                       ROLE_NEXT };
    for (size_t k = 0; k < sizeof roles / sizeof roles[0]; k++)
        add_cell(r, roles[k], item, *item_cell(it, roles[k]), header_of(r->report, roles[k]));
    for (size_t k = 0; k < it->extras.n; k++)
        if (it->extras.v[k].role == ROLE_RATE)
            add_cell(r, ROLE_RATE, item, it->extras.v[k].text, it->extras.v[k].header);
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
    struct reading r = { .arena = a, .report = report, .task = t };
    add_cell(&r, ROLE_TITLE, -1, t->title, STR_NULL);
    for (size_t i = 0; i < t->items.n; i++)
        add_cells(&r, &t->items.v[i], (int)i);
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
