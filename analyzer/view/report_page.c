/* A snapshot for people: what the report is, then its tasks. */
#include "analyzer/view/view.h"
#include "base/i18n.h"

/* Counts of statuses as one phrase: "done 12, behind pace 9". */
static struct str status_counts(struct arena *a, const struct report *r)
{
    int counts[STATUS_COUNT] = { 0 };
    for (size_t i = 0; i < r->tasks.n; i++)
        counts[r->tasks.v[i].status]++;
    struct str all = STR_NULL;
    for (int s = 1; s <= STATUS_COUNT; s++) { /* ongoing, which is 0, last */
        enum status status = (enum status)(s % STATUS_COUNT);
        if (counts[status])
            all = str_join(a, all, str_from(_(", ")),
                           str_format(a, "%s %d", _(status_label(status)), counts[status]));
    }
    return all;
}

static void add_field(struct page *p, const char *label, struct str text)
{
    if (text.n)
        page_field(p, TONE_PLAIN, label, text);
}

static void add_facts(struct page *p, const struct report *r)
{
    struct arena *a = p->arena;
    struct str pace = show_percent(a, period_pace(r->period)), period = show_period(a, r->period);
    if (period_known(r->period))
        period = str_format(a, _("%.*s (%.*s), pace %.*s"), STR_ARG(period_key_str(a, r->period)),
                            STR_ARG(period), STR_ARG(pace));
    add_field(p, _("series"), r->series);
    add_field(p, _("period"), period);
    add_field(p, _("place"), r->place);
    add_field(p, _("publisher"), r->publisher);
    add_field(p, _("published"), r->published);
    add_field(p, _("index no."), r->index_no);
    add_field(p, _("source"), str_format(a, _("%.*s, %zu bytes, %.*s"), STR_ARG(r->source.name),
                                         r->source.bytes, STR_ARG(r->source.format)));
    add_field(p, _("address"), r->source.url);
    add_field(p, _("tasks"), str_format(a, "%zu", r->tasks.n));
    add_field(p, _("status"), status_counts(a, r));
}

static struct page_table *start_tasks(struct page *p)
{
    struct page_table *t = page_table(p);
    table_column(t, "no", _("no."), ALIGN_LEFT, 0);
    table_column(t, "title", _("task"), ALIGN_LEFT, 2);
    table_column(t, "lead", _("lead"), ALIGN_LEFT, 1);
    table_column(t, "status", _("status"), ALIGN_LEFT, 0);
    table_column(t, "rate", _("rate"), ALIGN_RIGHT, 0);
    return t;
}

static void add_task(struct page_table *t, const struct task *task)
{
    struct str lead = task_lead(task);
    table_cell(t, TONE_PLAIN, show_no(t->arena, task));
    table_cell(t, TONE_PLAIN, show_line(t->arena, task->title));
    table_cell(t, TONE_DIM, lead.n ? lead : STR("-"));
    table_cell(t, status_tone(task->status), str_from(_(status_label(task->status))));
    table_cell(t, TONE_PLAIN, show_percent(t->arena, task->rate));
}

static void add_warnings(struct page *p, const struct report *r)
{
    if (r->warnings.n == 0)
        return;
    page_heading(p, 2, str_format(p->arena, _("Warnings · %zu"), r->warnings.n));
    struct page_table *t = page_table(p);
    table_column(t, "warning", _("warning"), ALIGN_LEFT, 0);
    table_column(t, "count", _("times"), ALIGN_RIGHT, 0);
    table_column(t, "tasks", _("tasks"), ALIGN_LEFT, 2);
    for (int c = 0; c < WARN_COUNT; c++) {
        struct str tasks = STR_NULL;
        int n = 0, last = 0;
        for (size_t i = 0; i < r->warnings.n; i++) {
            const struct warning *w = &r->warnings.v[i];
            if ((int)w->code != c)
                continue;
            n++;
            if (w->task > 0 && w->task != last && w->task <= (int)r->tasks.n)
                tasks = str_join(p->arena, tasks, STR(", "),
                                 show_no(p->arena, &r->tasks.v[w->task - 1]));
            last = w->task;
        }
        if (n == 0)
            continue;
        table_cell(t, TONE_PLAIN, str_from(_(warning_text((enum warning_code)c))));
        table_cell(t, TONE_PLAIN, str_format(p->arena, "%d", n));
        table_cell(t, TONE_DIM, tasks.n ? tasks : STR("-"));
    }
}

void view_report(struct page *p, const struct report *r)
{
    page_heading(p, 1, r->title.n ? show_line(p->arena, r->title) : show_report(p->arena, r));
    add_facts(p, r);
    struct page_table *t = NULL;
    struct str section = STR_NULL;
    for (size_t i = 0; i < r->tasks.n; i++) {
        const struct task *task = &r->tasks.v[i];
        bool moves = !str_eq(section, task->section);
        section = task->section;
        if (moves && section.n)
            page_heading(p, 2, show_line(p->arena, section));
        if (!t || moves)
            t = start_tasks(p);
        add_task(t, task);
    }
    add_warnings(p, r);
}
