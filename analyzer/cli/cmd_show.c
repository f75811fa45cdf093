#include "analyzer/cli/cli.h"
#include "analyzer/view/view.h"
#include "base/i18n.h"
#include "snapshots/json.h"

enum { SHORTEST_ID = 4 };

LIST_TYPE(struct task_list, const struct task *);

/* --- which task --- */

static bool matches(const struct task *t, struct str word, int how)
{
    switch (how) {
    case 0:
        return t->no.n && str_eq(t->no, word);
    case 1:
        return word.n >= SHORTEST_ID && str_starts(t->id, word);
    default:
        return str_has(t->title, word);
    }
}

/* By printed number, else by the head of its id, else by words of its title. */
static void find_tasks(struct arena *a, const struct report *r, struct str word,
                       struct task_list *out)
{
    for (int how = 0; how < 3 && out->n == 0; how++)
        for (size_t i = 0; i < r->tasks.n; i++)
            if (matches(&r->tasks.v[i], word, how))
                *list_push(a, out) = &r->tasks.v[i];
}

static int find_task(struct cli *cli, const struct report *r, struct str word,
                     const struct task **out, struct error *err)
{
    struct task_list found = { 0 };
    struct str key = period_key_str(cli->arena, r->period), all = STR_NULL;
    find_tasks(cli->arena, r, word, &found);
    if (found.n == 0)
        return error_set(err, QOQ_ENOTFOUND, key.p, 0,
                         _("no task '%.*s'; expected a printed number, an id or words of a title "
                           "(%zu tasks)"),
                         STR_ARG(word), r->tasks.n);
    *out = found.v[0];
    if (found.n == 1)
        return 0;
    for (size_t i = 0; i < found.n && i < 8; i++)
        all = str_join(cli->arena, all, STR(", "),
                       str_format(cli->arena, "%.*s (%.8s)",
                                  STR_ARG(show_no(cli->arena, found.v[i])), found.v[i]->id.p));
    return error_set(err, QOQ_EUSAGE, key.p, 0,
                     _("%zu tasks match '%.*s'; choose one by its id: %.*s%s"), found.n,
                     STR_ARG(word), STR_ARG(all), found.n > 8 ? ", …" : "");
}

/* --- its story --- */

/* The task at every period of the ledger that has it, in time. */
static int history(struct cli *cli, const struct operand *o, const struct task *task,
                   struct task_at **out, size_t *n, struct error *err)
{
    struct ledger *l;
    struct period_list periods = { 0 };
    LIST(struct task_at) list = { 0 };
    if (!o->from_ledger)
        return 0;
    int rc = operand_ledger(cli, &l, err);
    if (rc < 0 ||
        (rc = ledger_periods(cli->arena, l, STR_NULL, o->report.series, &periods, err)) < 0)
        return rc;
    for (size_t i = 0; i < periods.n; i++) {
        struct task *there = arena_make(cli->arena, struct task);
        rc = ledger_load_task(cli->arena, l, o->report.series, periods.v[i], task->id, there, err);
        if (rc < 0)
            return rc;
        if (there->id.p)
            *list_push(cli->arena, &list) = (struct task_at){ periods.v[i], there };
    }
    *out = list.v;
    *n = list.n;
    return 0;
}

/* The task's part of the snapshot, as it stands there. */
static int task_json(struct cli *cli, const struct operand *o, const struct task *task,
                     struct error *err)
{
    struct json *root;
    int rc = json_parse(cli->arena, "snapshot", o->json, &root, err);
    if (rc < 0)
        return rc;
    int seq = 1;
    for (const struct json *j = json_first(json_get(root, "tasks")); j; j = json_next(j), seq++)
        if (seq == task->seq)
            return answer_bytes(cli, json_pretty(cli->arena, j), true, err);
    return error_set(err, QOQ_EINTERNAL, NULL, 0, _("the snapshot lost task %d"), task->seq);
}

static int show_task(struct cli *cli, const struct operand *o, struct str word, struct error *err)
{
    const struct task *task = NULL;
    struct task_at *periods = NULL;
    size_t n = 0;
    int rc = find_task(cli, &o->report, word, &task, err);
    if (rc < 0)
        return rc;
    if (answer_is(cli, "json"))
        return task_json(cli, o, task, err);
    if ((rc = history(cli, o, task, &periods, &n, err)) < 0)
        return rc;
    struct page *p = answer_new(cli);
    view_task(p, &o->report, task, periods, n);
    return answer_page(cli, p, err);
}

static int run(struct cli *cli, const void *options, struct error *err)
{
    (void)options;
    struct str period = STR("latest"), task = STR_NULL;
    struct operand o;
    if (cli->operands.n == 1) { /* a period, or a task of the latest one */
        struct str word = cli->operands.v[0];
        if (operand_is_file(word) || operand_is_period(word))
            period = word;
        else
            task = word;
    } else if (cli->operands.n == 2) {
        period = cli->operands.v[0];
        task = cli->operands.v[1];
    }
    int rc = operand_load(cli, period, &o, err);
    if (rc < 0)
        return rc;
    if (task.p)
        return show_task(cli, &o, task, err);
    if (answer_is(cli, "json"))
        return answer_bytes(cli, o.json, true, err);
    struct page *p = answer_new(cli);
    if (answer_is(cli, "csv"))
        view_report_rows(p, &o.report);
    else
        view_report(p, &o.report);
    return answer_page(cli, p, err);
}

const struct command command_show = {
    .name = "show",
    .synopsis = "[PERIOD] [TASK]",
    .summary = N_("a snapshot, or one task across its periods"),
    .details = N_("PERIOD is one of the ledger or a file; without it the latest. TASK is a printed "
                  "number, the head of an id, or words of a title; it is shown with its cells, "
                  "figures and promises, and through all periods of the ledger."),
    .most = 2,
    .formats = "text|json|csv|md|html",
    .run = run,
};
