#include "analyzer/cli/cli.h"
#include "analyzer/view/view.h"
#include "base/i18n.h"

static void show_progress(void *progress, size_t done, size_t of)
{
    progress_show(progress, done, of);
}

static int check(struct cli *cli, struct ledger_check *c, struct error *err)
{
    struct ledger *l;
    struct progress bar = progress_start(cli, N_("checking"));
    c->progress = show_progress;
    c->progress_arg = &bar;
    int rc = operand_ledger(cli, &l, err);
    if (answer_is(cli, "json"))
        i18n_set("en"); /* JSON is for programs: its sentences are always English */
    if (rc == 0)
        rc = ledger_check(cli->arena, l, c, err);
    if (answer_is(cli, "json"))
        i18n_set(cli->language.p);
    progress_clear(&bar);
    return rc;
}

static int run(struct cli *cli, const void *options, struct error *err)
{
    (void)options;
    struct ledger_check c = { 0 };
    int rc = check(cli, &c, err);
    if (rc < 0)
        return rc;
    struct page *p = answer_new(cli);
    if (answer_is(cli, "json")) {
        rc = answer_bytes(cli, json_fsck(cli->arena, &c), true, err);
    } else if (answer_is(cli, "csv")) {
        view_fsck_rows(p, &c);
        rc = answer_page(cli, p, err);
    } else if (!cli->quiet || c.faults.n) {
        view_fsck(p, &c);
        rc = answer_page(cli, p, err);
    }
    return rc < 0 ? rc : c.faults.n > 0;
}

const struct command command_fsck = {
    .name = "fsck",
    .synopsis = "",
    .summary = N_("check every snapshot: schema, quotes, hashes"),
    .details =
        N_("Looks at every snapshot and source of every commit, from the first on, and names the "
           "commit that brought the damage. A snapshot has to be valid, in its canonical bytes, "
           "with quotes that stand in its cells, ids that stand once, tasks in order, the period "
           "of its directory, and the size and SHA-256 of the source beside it; the message of a "
           "commit has to agree with what it holds. (For the objects of git: git fsck.)\n"
           "The exit status is 1 when something is found."),
    .most = 0,
    .formats = "text|json|csv|md|html",
    .run = run,
};
