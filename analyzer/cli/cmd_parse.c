#include <stddef.h>

#include "analyzer/cli/cli.h"
#include "analyzer/view/view.h"
#include "base/i18n.h"
#include "snapshots/codec.h"

struct parse_command {
    struct str period, columns;
};

static int run(struct cli *cli, const void *options, struct error *err)
{
    const struct parse_command *o = options;
    struct parse_options how = { .normalize.columns = o->columns, .series = cli->series };
    struct report report = { 0 };
    struct str bytes;
    int rc = operand_period(o->period, &how.normalize.period, err);
    if (rc < 0 ||
        (rc = operand_parse(cli->arena, cli->operands.v[0].p, &how, &report, &bytes, err)) < 0)
        return rc;
    operand_warnings(cli->arena, cli, &report);
    if (answer_is(cli, "json"))
        return answer_bytes(cli, snapshot_encode(cli->arena, &report), true, err);
    struct page *p = answer_new(cli);
    if (answer_is(cli, "csv"))
        view_report_rows(p, &report);
    else
        view_report(p, &report);
    return answer_page(cli, p, err);
}

static const struct option table[] = {
    { 0, "period", OPTION_TEXT, "PERIOD", N_("the period of the report, whatever its page says"),
      offsetof(struct parse_command, period), NULL },
    { 0, "columns", OPTION_TEXT, "ROLES",
      N_("what the columns hold, from the left: no,title,owners,progress,issues,next"),
      offsetof(struct parse_command, columns), NULL },
    { 0 },
};

const struct command command_parse = {
    .name = "parse",
    .synopsis = "FILE",
    .summary = N_("read a report and print its snapshot, commit nothing"),
    .details =
        N_("Prints the snapshot as JSON, just as it would be stored; --format text shows "
           "it as a table. With -v, what is doubtful is told on standard error. FILE may be - for "
           "standard input."),
    .least = 1,
    .most = 1,
    .formats = "json|text|csv|md|html",
    .options = table,
    .options_size = sizeof(struct parse_command),
    .run = run,
};
