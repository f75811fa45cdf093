#include "analyzer/cli/cli.h"

#include <signal.h>
#include <stdio.h>

#include "base/i18n.h"

static const size_t most_memory = (size_t)4 << 30;

struct invocation {
    struct cli *cli;
    int argc, status;
    char **argv;
};

static int run_command(struct cli *cli, const void *options, struct error *err)
{
    const struct command *c = cli->command;
    if (cli->help)
        return answer_bytes(cli, c ? help_command(cli->arena, c) : help_commands(cli->arena), true,
                            err);
    if (cli->version)
        return answer_bytes(cli, STR("qoq " QOQ_VERSION "\n"), false, err);
    if (!c) {
        fputs(help_overview(cli->arena).p, stderr);
        return 2;
    }
    if (!c->run)
        return error_set(err, QOQ_EUSAGE, c->name, 0,
                         _("this command comes in a later version of qoq; qoq help lists those "
                           "that are here"));
    return c->run(cli, options, err);
}

static int invoke(void *arg, struct error *err)
{
    struct invocation *v = arg;
    void *options = NULL;
    int rc = options_parse(v->cli, v->argc, v->argv, &options, err);
    if (rc == 0)
        rc = run_command(v->cli, options, err);
    v->status = rc;
    return rc < 0 ? rc : 0;
}

int cli_main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_DFL); /* a reader that has seen enough ends us quietly */
    i18n_set(NULL);
    struct cli cli = { .arena = arena_new(most_memory) };
    struct invocation v = { &cli, argc, 3, argv };
    struct error err = { 0 };
    if (!cli.arena)
        error_set(&err, QOQ_EINTERNAL, NULL, 0, _("the system has no memory to give"));
    int rc = cli.arena ? arena_run(cli.arena, invoke, &v, &err) : err.code;
    if (rc < 0) {
        say_error(&err);
        v.status = error_exit_status(rc);
    }
    arena_free(cli.arena);
    return v.status;
}
