/* What git calls to show a snapshot; see cmd_gitsetup.c. */
#include "analyzer/cli/cli.h"
#include "analyzer/view/view.h"
#include "base/file.h"
#include "base/i18n.h"
#include "snapshots/codec.h"

/* What is no snapshot, or one that this version cannot read, is shown as it is. */
static int run(struct cli *cli, const void *options, struct error *err)
{
    (void)options;
    struct str bytes;
    struct report r;
    const char *path = str_z(cli->arena, cli->operands.v[0]);
    int rc = file_read(cli->arena, path, LARGEST_FILE, &bytes, err);
    if (rc < 0)
        return rc;
    if (snapshot_decode(cli->arena, path, bytes, &r, err) == 0)
        bytes = plain_snapshot(cli->arena, &r);
    return answer_bytes(cli, bytes, false, err);
}

const struct command command_textconv = {
    .name = "textconv",
    .synopsis = "FILE",
    .summary = N_("a snapshot as lines for git diff; git calls it (see git-setup)"),
    .least = 1,
    .most = 1,
    .run = run,
    .hidden = true,
};
