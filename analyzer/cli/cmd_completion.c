/* The shell's completion, from the tables of commands and options. */
#include "analyzer/cli/cli.h"
#include "base/i18n.h"

static void add_words(struct buf *b, const struct option *table)
{
    for (const struct option *o = table; o && o->name; o++)
        buf_addf(b, " --%s", o->name);
}

static void add_choices(struct buf *b, const struct option *table)
{
    for (const struct option *o = table; o && o->name; o++) {
        if (!o->choices)
            continue;
        buf_addf(b, "    --%s) COMPREPLY=($(compgen -W \"", o->name);
        for (const char *c = o->choices; *c; c++)
            buf_addc(b, *c == '|' ? ' ' : *c);
        buf_addz(b, "\" -- \"$word\")); return;;\n");
    }
}

static struct str completion_bash(struct arena *a)
{
    struct buf b = { .arena = a };
    buf_addz(&b,
             "# bash completion for qoq: eval \"$(qoq completion bash)\"\n"
             "_qoq()\n{\n    local word=${COMP_WORDS[COMP_CWORD]} before= command= w words=\n"
             "    [ \"$COMP_CWORD\" -gt 0 ] && before=${COMP_WORDS[COMP_CWORD-1]}\n"
             "    for w in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n        case $w in\n        ");
    for (size_t i = 0; commands[i]; i++)
        buf_addf(&b, "%s%s", i ? "|" : "", commands[i]->name);
    buf_addz(&b, ") command=$w; break;;\n        esac\n    done\n    case $before in\n");
    add_choices(&b, global_options);
    for (size_t i = 0; commands[i]; i++)
        add_choices(&b, commands[i]->options);
    buf_addz(&b, "    esac\n    case $command in\n    '') words='");
    for (size_t i = 0; commands[i]; i++)
        buf_addf(&b, "%s%s", i ? " " : "", commands[i]->name);
    buf_addz(&b, "';;\n");
    for (size_t i = 0; commands[i]; i++) {
        buf_addf(&b, "    %s) words='", commands[i]->name);
        add_words(&b, commands[i]->options);
        buf_addz(&b, "';;\n");
    }
    buf_addz(&b, "    esac\n    COMPREPLY=($(compgen -W \"$words");
    add_words(&b, global_options);
    buf_addz(&b, "\" -- \"$word\"))\n}\ncomplete -o default -F _qoq qoq\n");
    return buf_str(&b);
}

static int run(struct cli *cli, const void *options, struct error *err)
{
    (void)options;
    struct str shell = cli->operands.v[0];
    if (!str_is(shell, "bash"))
        return error_set(err, QOQ_EUSAGE, "completion", 0, _("expected bash, not '%.*s'"),
                         STR_ARG(shell));
    return answer_bytes(cli, completion_bash(cli->arena), false, err);
}

const struct command command_completion = {
    .name = "completion",
    .synopsis = "bash",
    .summary = N_("print the completion script of a shell"),
    .details = N_("For this session: eval \"$(qoq completion bash)\""),
    .least = 1,
    .most = 1,
    .run = run,
};
