/* The manual page, from the tables of commands and options. */
#include "analyzer/cli/cli.h"
#include "base/i18n.h"

/* A text in roff: backslashes, dashes, and dots and quotes that would begin a request. */
static void add_text(struct buf *b, struct str s)
{
    bool line_start = true;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (line_start && (c == '.' || c == '\''))
            buf_addz(b, "\\&");
        if (c == '\\')
            buf_addz(b, "\\e");
        else if (c == '-')
            buf_addz(b, "\\-");
        else if (c == '~')
            buf_addz(b, "\\(ti");
        else
            buf_addc(b, c);
        line_start = c == '\n';
    }
    buf_addc(b, '\n');
}

static void add_paragraphs(struct buf *b, const char *text)
{
    struct str rest = str_from(text), piece;
    while (str_next(&rest, STR("\n"), &piece)) {
        buf_addz(b, ".PP\n");
        add_text(b, piece);
    }
}

/* "a|b" as "a, b" */
static struct str listed(struct arena *a, const char *choices)
{
    struct str all = STR_NULL, rest = str_from(choices), piece;
    while (str_next(&rest, STR("|"), &piece))
        all = str_join(a, all, STR(", "), piece);
    return all;
}

static void add_options(struct buf *b, const struct option *table)
{
    for (const struct option *o = table; o && o->name; o++) {
        buf_addz(b, ".TP\n");
        if (o->letter)
            buf_addf(b, "\\fB\\-%c\\fR, ", o->letter);
        buf_addz(b, "\\fB\\-\\-");
        for (const char *c = o->name; *c; c++)
            buf_addz(b, *c == '-' ? "\\-" : (char[]){ *c, 0 });
        buf_addz(b, "\\fR");
        if (o->argument)
            buf_addf(b, " \\fI%s\\fR", o->argument);
        buf_addc(b, '\n');
        add_text(b, str_join(b->arena, str_from(o->help), STR(": "),
                             listed(b->arena, o->choices)));
    }
}

static void add_command(struct buf *b, const struct command *c)
{
    buf_addf(b, ".SS \"qoq %s %s\"\n", c->name, c->synopsis);
    add_text(b, str_format(b->arena, "%c%s.", c->summary[0] - 'a' + 'A', c->summary + 1));
    if (!c->run)
        add_text(b, STR("It comes in a later version."));
    if (c->details)
        add_paragraphs(b, c->details);
    if (c->formats)
        add_paragraphs(b, str_format(b->arena, "Formats, the default first: %.*s.",
                                     STR_ARG(listed(b->arena, c->formats))).p);
    add_options(b, c->options);
}

static struct str man_page(struct arena *a)
{
    struct buf b = { .arena = a };
    buf_addz(&b,
             ".\\\" Made by `make golden` from the tables of options; do not edit.\n"
             ".TH QOQ 1 \"\" \"qoq " QOQ_VERSION "\" \"User Commands\"\n.nh\n.ad l\n"
             ".SH NAME\nqoq \\- what moved between two progress reports\n"
             ".SH SYNOPSIS\n.B qoq\n.I COMMAND\n[\\fIOPTION\\fR]... [\\fIOPERAND\\fR]...\n"
             ".SH DESCRIPTION\n"
             "\\fBqoq\\fR (quarter over quarter) reads the progress reports that governments "
             "publish every quarter,\nkeeps each as a JSON snapshot in a git repository, and "
             "says what moved between two of them:\nwhich tasks advanced, which are done, which "
             "stalled, and which promises were quietly dropped.\n"
             ".SH COMMANDS\n");
    for (size_t i = 0; commands[i]; i++)
        if (!commands[i]->hidden)
            add_command(&b, commands[i]);
    buf_addz(&b, ".SH OPTIONS\nThese may stand anywhere on the command line.\n");
    add_options(&b, global_options);
    buf_addz(&b,
             ".SH PERIODS\n"
             "2020P (the plan), 2020Q1, 2020Q2 or 2020H1 (first half), 2020Q3, 2020Q4 or 2020FY "
             "(full year), 2020M05 (January to May);\nor in Chinese, as in the titles of reports.\n"
             "\\fBlatest\\fR and \\fBlatest\\(ti1\\fR count back from the newest one in the "
             "ledger.\nA git revision of the ledger may follow: 2020Q3@HEAD\\(ti1.\n"
             "Wherever a period is asked for, a file will do: a report, or a snapshot as JSON.\n"
             ".SH \"EXIT STATUS\"\n"
             ".TP\n.B 0\nfine; no difference, nothing found\n"
             ".TP\n.B 1\ndifferences or findings\n"
             ".TP\n.B 2\nwrong usage or bad input\n"
             ".TP\n.B 3\ntrouble outside: ledger, disk, gnuplot\n"
             ".SH ENVIRONMENT\n"
             ".TP\n.B QOQ_LEDGER\nthe ledger when \\-\\-ledger is not given\n"
             ".TP\n.B QOQ_TABLES\na directory of tables (*.tsv) that replace "
             "those built in; else those in ~/.config/qoq do\n"
             ".TP\n.BR PAGER \", \" LESS\nwhat shows text on a terminal\n"
             ".TP\n.B NO_COLOR\nno colours unless \\-\\-color always\n"
             ".TP\n.B COLUMNS\nthe width to fit into\n"
             ".TP\n.B SOURCE_DATE_EPOCH\nthe time of commits, for reproducible ledgers\n"
             ".TP\n.BR GIT_AUTHOR_NAME \", \" GIT_AUTHOR_EMAIL \", \" GIT_AUTHOR_DATE\n"
             "and those of the committer, as git has them\n"
             ".TP\n.B QOQ_LOCK_WAIT\nhow many milliseconds to wait for others who write\n"
             ".SH \"SEE ALSO\"\n.BR git (1),\n.BR gnuplot (1)\n");
    return buf_str(&b);
}

static int run(struct cli *cli, const void *options, struct error *err)
{
    (void)options;
    return answer_bytes(cli, man_page(cli->arena), false, err);
}

const struct command command_man = {
    .name = "man",
    .synopsis = "",
    .summary = N_("print the manual page"),
    .run = run,
    .hidden = true,
};
