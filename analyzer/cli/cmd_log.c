#include "analyzer/cli/cli.h"
#include "analyzer/view/view.h"
#include "base/i18n.h"

static int run(struct cli *cli, const void *options, struct error *err)
{
    (void)options;
    struct ledger *l;
    struct ledger_log log = { 0 };
    struct period period = { 0 };
    int rc = operand_ledger(cli, &l, err);
    if (rc < 0)
        return rc;
    if (cli->operands.n && (rc = operand_period(cli->operands.v[0], &period, err)) < 0)
        return rc;
    struct str series = STR_NULL;
    if (cli->series.p && (rc = operand_series(cli, l, STR_NULL, &series, err)) < 0)
        return rc;
    if ((rc = ledger_log(cli->arena, l, series, period, &log, err)) < 0)
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
