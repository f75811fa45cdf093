/* Many periods at once: which reports, and which of their tasks. */
#include <stdlib.h>

#include "analyzer/cli/cli.h"
#include "base/i18n.h"

static int by_period(const void *x, const void *y)
{
    const struct report *a = x, *b = y;
    return period_cmp(a->period, b->period);
}

static int load_files(struct cli *cli, size_t first, struct report_list *out, struct error *err)
{
    for (size_t i = first; i < cli->operands.n; i++) {
        struct operand o;
        int rc = operand_load(cli, cli->operands.v[i], &o, err);
        if (rc < 0)
            return rc;
        if (!period_known(o.report.period))
            return error_set(err, QOQ_EINPUT, cli->operands.v[i].p, 0,
                             _("does not say which period it is of; qoq ingest --period tells"));
        *list_push(cli->arena, out) = o.report;
    }
    qsort(out->v, out->n, sizeof *out->v, by_period);
    return 0;
}

/* "A..B" into both ends; a single period is the last. */
static int read_range(struct cli *cli, const struct period_list *all, struct str word,
                      struct period *from, struct period *to, struct error *err)
{
    struct str first = STR_NULL, last = word;
    int rc = 0;
    *from = (struct period){ 0 };
    *to = (struct period){ INT16_MAX, 12 };
    if (!str_cut(word, STR(".."), &first, &last)) {
        first = STR_NULL;
        last = word;
    }
    if (first.n)
        rc = operand_pick(cli, all, str_copy(cli->arena, first), from, err);
    if (rc == 0 && last.n)
        rc = operand_pick(cli, all, str_copy(cli->arena, last), to, err);
    return rc;
}

static int load_range(struct cli *cli, struct str word, struct report_list *out, struct error *err)
{
    struct ledger *l;
    struct str series, revision;
    struct period_list all = { 0 };
    struct period from, to;
    int rc;
    operand_split(word, &word, &revision);
    if ((rc = operand_ledger(cli, &l, err)) < 0 ||
        (rc = operand_series(cli, l, revision, &series, err)) < 0 ||
        (rc = ledger_periods(cli->arena, l, revision, series, &all, err)) < 0 ||
        (rc = read_range(cli, &all, word, &from, &to, err)) < 0)
        return rc;
    for (size_t i = 0; i < all.n; i++) {
        if (period_cmp(all.v[i], from) < 0 || period_cmp(all.v[i], to) > 0)
            continue;
        rc = ledger_load(cli->arena, l, revision, series, all.v[i], list_push(cli->arena, out),
                         NULL, err);
        if (rc < 0)
            return rc;
    }
    if (out->n == 0)
        return error_set(err, QOQ_ENOTFOUND, word.p, 0,
                         _("the ledger has no report of that time; qoq log lists what it has"));
    return 0;
}

int history_follow(struct cli *cli, size_t first, struct trend *out, struct error *err)
{
    struct report_list reports = { 0 };
    size_t n = cli->operands.n - first;
    struct str word = n ? cli->operands.v[first] : STR_NULL;
    int rc;
    if (n > 1 || (n == 1 && operand_is_file(word) && !str_has(word, STR(".."))))
        rc = load_files(cli, first, &reports, err);
    else
        rc = load_range(cli, word, &reports, err);
    if (rc == 0)
        trend_follow(cli->arena, reports.v, reports.n, out);
    return rc;
}

int history_before(struct cli *cli, const struct operand *o, struct str since,
                   struct report_list *out, struct error *err)
{
    struct ledger *l;
    struct period_list all = { 0 };
    struct period first = { 0 };
    int rc = 0;
    if (!o->from_ledger)
        return !since.p ? 0
                        : error_set(err, QOQ_EUSAGE, NULL, 0,
                                    _("--since goes with a report of the ledger, not with a file"));
    if ((rc = operand_ledger(cli, &l, err)) < 0 ||
        (rc = ledger_periods(cli->arena, l, STR_NULL, o->report.series, &all, err)) < 0 ||
        (since.p && (rc = operand_pick(cli, &all, since, &first, err)) < 0))
        return rc;
    if (period_cmp(first, o->report.period) > 0)
        return error_set(err, QOQ_EUSAGE, NULL, 0, _("--since %.*s is after the report, %s"),
                         STR_ARG(since),
                         str_z(cli->arena, period_key_str(cli->arena, o->report.period)));
    for (size_t i = 0; i < all.n && rc == 0; i++)
        if (period_cmp(all.v[i], first) >= 0 && period_cmp(all.v[i], o->report.period) < 0)
            rc = ledger_load(cli->arena, l, STR_NULL, o->report.series, all.v[i],
                             list_push(cli->arena, out), NULL, err);
    return rc;
}

static int read_statuses(struct arena *a, struct str list, unsigned *out, struct error *err)
{
    struct str name, all = STR_NULL;
    for (int s = 0; s < STATUS_COUNT; s++)
        all = str_join(a, all, STR(", "), str_from(status_name((enum status)s)));
    *out = 0;
    while (list.n && str_next(&list, STR(","), &name)) {
        int status = status_from_name(str_trim(name));
        if (status < 0)
            return error_set(err, QOQ_EUSAGE, NULL, 0, _("no status '%.*s'; expected %.*s"),
                             STR_ARG(name), STR_ARG(all));
        *out |= 1u << status;
    }
    return 0;
}

int history_read_choice(struct cli *cli, const struct history_choice *choice,
                        struct trend_choice *out, struct error *err)
{
    *out = (struct trend_choice){
        .owner = choice->owner, .task = choice->task, .top = choice->top
    };
    return read_statuses(cli->arena, choice->status, &out->status, err);
}

int history_choose(struct cli *cli, const struct trend *t, const struct history_choice *choice,
                   struct thread_list *out, struct error *err)
{
    struct trend_choice c;
    int rc = history_read_choice(cli, choice, &c, err);
    if (rc < 0)
        return rc;
    trend_choose(cli->arena, t, &c, out);
    if (out->n == 0)
        return error_set(err, QOQ_ENOTFOUND, NULL, 0,
                         _("none of the %zu tasks is meant by --owner, --task and --status"),
                         t->threads.n);
    return 0;
}
