#include <stddef.h>

#include "analyzer/cli/cli.h"
#include "analyzer/view/view.h"
#include "base/i18n.h"

struct trend_command {
    struct history_choice choice;
};

static int run(struct cli *cli, const void *options, struct error *err)
{
    const struct trend_command *o = options;
    struct trend t;
    struct thread_list chosen = { 0 };
    int rc;
    if ((rc = history_follow(cli, 0, &t, err)) < 0 ||
        (rc = history_choose(cli, &t, &o->choice, &chosen, err)) < 0)
        return rc;
    if (answer_is(cli, "json"))
        return answer_bytes(cli, json_trend(cli->arena, &t, &chosen), true, err);
    struct page *p = answer_new(cli);
    if (answer_is(cli, "csv"))
        view_trend_rows(p, &t, &chosen);
    else
        view_trend(p, &t, &chosen);
    return answer_page(cli, p, err);
}

static const struct option table[] = {
    HISTORY_OPTIONS(struct trend_command, choice),
    { 0 },
};

const struct command command_trend = {
    .name = "trend",
    .synopsis = "[PERIOD..PERIOD]",
    .summary = N_("follow tasks over time"),
    .details =
        N_("Follows each task through the periods of the ledger (all, or from..to; two or more "
           "files will do as well): rates, pace and SPI, what the year's end will bring, the month "
           "in which the target will be met at the present speed, and the chance that it will be "
           "missed where earlier years in the ledger tell.\n"
           "Forecasts need two dated figures of the year. 'by line' is the straight line through "
           "them; its range is the rest of the year at the slowest and at the fastest speed so "
           "far. 'by pace' is the present rate over the share that is usually reached by then: "
           "in earlier years, else by the calendar."),
    .most = -1,
    .formats = "text|json|csv|md|html",
    .options = table,
    .options_size = sizeof(struct trend_command),
    .run = run,
};
