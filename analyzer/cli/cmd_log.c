#include "analyzer/cli/cli.h"
#include "analyzer/view/view.h"
#include "base/i18n.h"

/* A period by its name is that of all series; the latest is that of one. */
static int read_log(struct cli *cli, struct ledger *l, struct period *period,
                    struct ledger_log *log, struct error *err)
{
    struct str word = cli->operands.n ? cli->operands.v[0] : STR_NULL, name, revision;
    struct str series = STR_NULL;
    struct period_list all = { 0 };
    int rc = 0;
    operand_split(word, &name, &revision);
    bool by_name = !name.n || period_parse(name, period);
    if (!by_name || cli->series.p)
        rc = operand_series(cli, l, revision, &series, err);
    if (rc == 0 && !by_name)
        rc = ledger_periods(cli->arena, l, revision, series, &all, err);
    if (rc == 0 && !by_name)
        rc = operand_pick(cli, &all, str_copy(cli->arena, name), period, err);
    return rc < 0 ? rc : ledger_log(cli->arena, l, revision, series, *period, log, err);
}

static int run(struct cli *cli, const void *options, struct error *err)
{
    (void)options;
    struct ledger *l;
    struct ledger_log log = { 0 };
    struct period period = { 0 };
    int rc = operand_ledger(cli, &l, err);
    if (rc < 0 || (rc = read_log(cli, l, &period, &log, err)) < 0)
        return rc;
    if (period_known(period) && log.n == 0) {
        struct str key = period_key_str(cli->arena, period);
        return error_set(err, QOQ_ENOTFOUND, NULL, 0,
                         _("the ledger holds nothing for %.*s; qoq log lists what it holds"),
                         STR_ARG(key));
    }
    if (answer_is(cli, "json"))
        return answer_bytes(cli, json_log(cli->arena, &log), true, err);
    struct page *p = answer_new(cli);
    if (answer_is(cli, "csv"))
        view_log_rows(p, &log);
    else
        view_log(p, &log);
    return answer_page(cli, p, err);
}

const struct command command_log = {
    .name = "log",
    .synopsis = "[PERIOD]",
    .summary = N_("what the ledger holds, revisions included"),
    .details = N_("The newest first. A changed report of a period that was there before is a "
                  "revision of it: qoq diff 2020Q3@HEAD~1 2020Q3 shows what was changed."),
    .most = 1,
    .formats = "text|json|csv|md|html",
    .run = run,
};
