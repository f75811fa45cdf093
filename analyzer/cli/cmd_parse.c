#include <stddef.h>

#include "analyzer/cli/addresses.h"
#include "analyzer/cli/cli.h"
#include "analyzer/view/view.h"
#include "base/i18n.h"
#include "snapshots/codec.h"

struct parse_command {
    struct str period, columns, layout, url;
    bool explain;
};

static int explain(struct cli *cli, const struct report *report, const struct explanation *x,
                   struct error *err)
{
    if (answer_is(cli, "json"))
        cli->format = STR("text"); /* an explanation is for people */
    struct page *p = answer_new(cli);
    view_reading(p, report, x);
    return answer_page(cli, p, err);
}

static int run(struct cli *cli, const void *options, struct error *err)
{
    const struct parse_command *o = options;
    struct explanation reading = { 0 };
    struct parse_options how = {
        .normalize = { .columns = o->columns, .layout = o->layout,
                       .explain = o->explain ? &reading : NULL },
        .series = cli->series,
        .url = o->url
    };
    struct report report = { 0 };
    struct str bytes;
    int rc = operand_period(o->period, &how.normalize.period, err);
    if (rc < 0 || (rc = addresses_check(o->url, err)) < 0 ||
        (rc = operand_parse(cli->arena, cli->operands.v[0].p, &how, &report, &bytes, err)) < 0)
        return rc;
    operand_warnings(cli->arena, cli, &report);
    if (o->explain)
        return explain(cli, &report, &reading, err);
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
    { 0, "layout", OPTION_TEXT, "LAYOUT", N_("how the page is written (else what reads best)"),
      offsetof(struct parse_command, layout), NULL },
    { 0, "url", OPTION_TEXT, "URL", N_("the address the page stood at; it tells whose page it is"),
      offsetof(struct parse_command, url), NULL },
    { 0, "explain", OPTION_FLAG, NULL,
      N_("show how the page was read: the header found, where each paragraph went, how sure"),
      offsetof(struct parse_command, explain), NULL },
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
