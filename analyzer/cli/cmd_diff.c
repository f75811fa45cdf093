#include <stddef.h>

#include "analyzer/cli/cli.h"
#include "analyzer/view/view.h"
#include "base/i18n.h"

struct diff_command {
    struct str by, only, map;
    bool stat, explain, words;
};

static enum diff_group group_of(struct str word)
{
    return str_is(word, "owner")     ? GROUP_OWNER
           : str_is(word, "section") ? GROUP_SECTION
           : str_is(word, "no")      ? GROUP_NO
                                     : GROUP_VERDICT;
}

static int read_verdicts(struct arena *a, struct str list, unsigned *bits, struct error *err)
{
    struct str piece, all = STR_NULL;
    while (str_next(&list, STR(","), &piece)) {
        int v = VERDICT_COUNT - 1;
        while (v >= 0 && !str_is(str_trim(piece), verdict_name((enum verdict)v)))
            v--;
        if (v >= 0) {
            *bits |= 1u << v;
            continue;
        }
        for (v = 0; v < VERDICT_COUNT; v++)
            all = str_join(a, all, STR(", "), str_from(verdict_name((enum verdict)v)));
        return error_set(err, QOQ_EUSAGE, NULL, 0, _("--only takes verdicts (%.*s), not '%.*s'"),
                         STR_ARG(all), STR_ARG(piece));
    }
    return 0;
}

static int answer(struct cli *cli, const struct diff *d, const struct diff_view *view,
                  bool explain, struct error *err)
{
    if (answer_is(cli, "json"))
        return answer_bytes(cli, json_diff(cli->arena, d, view->only), true, err);
    struct page *p = answer_new(cli);
    if (answer_is(cli, "csv"))
        view_diff_rows(p, d, view);
    else if (explain)
        view_explain(p, d, view);
    else
        view_diff(p, d, view);
    return answer_page(cli, p, err);
}

static int run(struct cli *cli, const void *options, struct error *err)
{
    const struct diff_command *o = options;
    struct diff_view view = { .by = group_of(o->by), .stat = o->stat,
                              .words = o->words };
    struct operand from, to;
    struct diff d = { 0 };
    if (o->words && (answer_is(cli, "json") || answer_is(cli, "csv")))
        return error_set(err, QOQ_EUSAGE, NULL, 0,
                         _("--word-diff is told in words: --format text, md or html"));
    int rc = read_verdicts(cli->arena, o->only, &view.only, err);
    if (rc < 0 || (rc = operand_load(cli, cli->operands.v[0], &from, err)) < 0 ||
        (rc = operand_load(cli, cli->operands.v[1], &to, err)) < 0)
        return rc;
    if ((rc = operand_diff(cli, o->map, &from.report, &to.report, &d, err)) < 0)
        return rc;
    rc = answer(cli, &d, &view, o->explain, err);
    return rc < 0 ? rc : diff_is_empty(&d) ? 0 : 1;
}

static const struct option table[] = {
    { 0, "by", OPTION_TEXT, "GROUP", N_("how to group the tasks, the default first"),
      offsetof(struct diff_command, by), "verdict|owner|section|no" },
    { 0, "only", OPTION_TEXT, "LIST", N_("only these verdicts, for example stalled,regressed"),
      offsetof(struct diff_command, only), NULL },
    { 0, "stat", OPTION_FLAG, NULL, N_("the summary alone"), offsetof(struct diff_command, stat),
      NULL },
    { 0, "word-diff", OPTION_FLAG, NULL,
      N_("the changed cells too, with [-what went-] and {+what came+}"),
      offsetof(struct diff_command, words), NULL },
    { 0, "map", OPTION_TEXT, "FILE",
      N_("which task is which, whatever they say: lines like \"18 = 21\", \"9 = -\", \"- = 30\""),
      offsetof(struct diff_command, map), NULL },
    { 0, "explain", OPTION_FLAG, NULL, N_("show why tasks were paired, and what else was likely"),
      offsetof(struct diff_command, explain), NULL },
    { 0 },
};

const struct command command_diff = {
    .name = "diff",
    .synopsis = "A B",
    .summary = N_("compare two periods (or two files)"),
    .details = N_("A and B are periods of the ledger (2020Q2, latest~1, 2020Q3@HEAD~1), reports in "
                  "files, or snapshots in files, in any mixture. Tasks are paired by what they "
                  "say, not by number.\n"
                  "Verdicts: completed, advanced, stalled, regressed, reported, done, added, "
                  "dropped. The exit status is 1 when there is a difference."),
    .least = 2,
    .most = 2,
    .formats = "text|json|csv|md|html",
    .options = table,
    .options_size = sizeof(struct diff_command),
    .run = run,
};
