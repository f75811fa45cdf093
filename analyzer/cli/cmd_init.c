#include <stdlib.h>

#include "analyzer/cli/cli.h"
#include "base/i18n.h"

static int run(struct cli *cli, const void *options, struct error *err)
{
    (void)options;
    const char *named = cli->ledger.p ? cli->ledger.p : getenv("QOQ_LEDGER");
    const char *path = cli->operands.n ? cli->operands.v[0].p
                       : named && *named ? named
                                         : "ledger.git";
    bool existed = false;
    int rc = ledger_init(path, &existed, err);
    if (rc < 0 || cli->quiet)
        return rc;
    struct str line = str_format(cli->arena, existed ? _("%s is a ledger already\n")
                                                     : _("made an empty ledger in %s\n"),
                                 path);
    return answer_bytes(cli, line, false, err);
}

const struct command command_init = {
    .name = "init",
    .synopsis = "[DIR]",
    .summary = N_("make a ledger"),
    .details = N_("Makes a bare git repository for snapshots in DIR (else --ledger, else "
                  "ledger.git). A ledger that is there already stays as it is."),
    .most = 1,
    .run = run,
};
