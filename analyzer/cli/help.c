/* Help, from the tables of commands and options. */
#include "analyzer/cli/cli.h"
#include "analyzer/view/wrap.h"
#include "base/i18n.h"
#include "base/utf8.h"

enum { WIDTH = 80, INDENT = 2, WIDEST_TERM = 26 };

/* What stands for a value in a usage, each one word in the user's language. */
static const char *const placeholders[] = {
    N_("COMMAND"), N_("DIR"),  N_("FILE"), N_("FORMAT"), N_("GROUP"),  N_("KIND"),  N_("LANGUAGE"),
    N_("LAYOUT"),  N_("LEVEL"), N_("LIST"), N_("NAME"), N_("OPTION"), N_("PERIOD"), N_("ROLES"),
    N_("TASK"),    N_("URL"),  N_("WHEN"), N_("WIDTH"), NULL
};

static const char *translated(struct arena *a, struct str word)
{
    for (size_t i = 0; placeholders[i]; i++)
        if (str_is(word, placeholders[i]))
            return _(placeholders[i]);
    return str_z(a, word); /* A, B, N, and what is no placeholder */
}

const char *help_usage(struct arena *a, const char *usage)
{
    struct buf b = { .arena = a };
    while (*usage) {
        size_t n = 0;
        while (usage[n] >= 'A' && usage[n] <= 'Z')
            n++;
        if (n)
            buf_addz(&b, translated(a, (struct str){ usage, n }));
        else
            buf_addc(&b, usage[n++]);
        usage += n;
    }
    return str_z(a, buf_str(&b));
}

/* A term and what it means, in two columns; a term too long takes a line of its own. */
static void add_entry(struct buf *b, struct str term, struct str meaning, size_t column)
{
    struct str line;
    wrap_pad(b, INDENT);
    buf_add(b, term);
    size_t at = INDENT + utf8_width(term);
    if (at + INDENT > column) {
        buf_addc(b, '\n');
        at = 0;
    }
    while (wrap_next(&meaning, WIDTH - column, &line)) {
        wrap_pad(b, column - at);
        buf_add(b, line);
        buf_addc(b, '\n');
        at = 0;
    }
}

static void add_paragraphs(struct buf *b, const char *text)
{
    struct str rest = str_from(text), line;
    while (wrap_next(&rest, WIDTH, &line)) {
        buf_add(b, line);
        buf_addc(b, '\n');
    }
}

/* "-o, --output FILE" */
static struct str option_term(struct arena *a, const struct option *o)
{
    struct str letter = o->letter ? str_format(a, "-%c, ", o->letter) : STR("    ");
    return str_format(a, "%.*s--%s%s%s", STR_ARG(letter), o->name, o->argument ? " " : "",
                      o->argument ? help_usage(a, o->argument) : "");
}

/* What it does, and the words it takes where they are counted. */
static struct str option_meaning(struct arena *a, const struct option *o)
{
    struct str all = STR_NULL, rest = str_from(o->choices), piece;
    while (str_next(&rest, STR("|"), &piece))
        all = str_join(a, all, str_from(_(", ")), piece);
    return str_join(a, str_from(_(o->help)), str_from(_(": ")), all);
}

/* The formats a command has, the default first, take the place of all formats. */
static struct option as_of_command(const struct option *o, const struct command *c)
{
    struct option own = *o;
    if (c && c->formats && str_is(STR("format"), o->name))
        own.choices = c->formats;
    return own;
}

static bool applies(const struct option *o, const struct command *c)
{
    return !c || c->formats || !str_is(STR("format"), o->name);
}

static void add_options(struct buf *b, const struct option *table, const struct command *c)
{
    size_t column = 0;
    for (const struct option *o = table; o && o->name; o++) {
        struct option own = as_of_command(o, c);
        size_t w = utf8_width(option_term(b->arena, &own)) + 2 * INDENT;
        if (w > column && w <= WIDEST_TERM + 2 * INDENT)
            column = w;
    }
    if (column == 0)
        column = WIDEST_TERM;
    for (const struct option *o = table; o && o->name; o++) {
        struct option own = as_of_command(o, c);
        if (applies(o, c))
            add_entry(b, option_term(b->arena, &own), option_meaning(b->arena, &own), column);
    }
}

static struct str command_term(struct arena *a, const struct command *c)
{
    return str_trim(str_format(a, "%s %s", c->name, help_usage(a, c->synopsis)));
}

static void add_commands(struct buf *b, bool later)
{
    size_t column = 0;
    for (size_t i = 0; commands[i]; i++) {
        size_t w = utf8_width(command_term(b->arena, commands[i])) + 2 * INDENT;
        column = w > column && w < 32 ? w : column;
    }
    for (size_t i = 0; commands[i]; i++) {
        const struct command *c = commands[i];
        if (c->hidden || !c->run != later)
            continue;
        add_entry(b, command_term(b->arena, c), str_from(_(c->summary)), column);
    }
}

struct str help_overview(struct arena *a)
{
    struct buf b = { .arena = a };
    buf_addz(&b, _("qoq, quarter over quarter: what moved between two progress reports\n"));
    buf_addz(&b, _("usage: qoq COMMAND [OPTION]... [OPERAND]...\n"));
    buf_addz(&b, _("qoq help lists the commands; qoq help COMMAND explains one\n"));
    buf_addc(&b, '\0');
    return buf_str(&b);
}

struct str help_commands(struct arena *a)
{
    struct buf b = { .arena = a };
    buf_addz(&b, _("qoq, quarter over quarter: what moved between two progress reports\n"));
    buf_addz(&b, _("\nUsage: qoq COMMAND [OPTION]... [OPERAND]...\n"));
    buf_addz(&b, _("\nCommands:\n"));
    add_commands(&b, false);
    buf_addz(&b, _("\nIn a later version:\n"));
    add_commands(&b, true);
    buf_addz(&b, _("\nOptions of all commands:\n"));
    add_options(&b, global_options, NULL);
    buf_addc(&b, '\n');
    add_paragraphs(&b,
                   _("PERIOD is 2020Q1, 2020Q2 (also 2020H1), 2020M05, 2020Q4 (also 2020FY), 2020P "
                     "(the plan), latest, latest~1, or any of them at a git revision of the "
                     "ledger: 2020Q3@HEAD~1. Wherever a period is asked for, a file will do."));
    add_paragraphs(&b,
                   _("Exit status: 0 fine, 1 differences or findings, 2 wrong usage or bad input, "
                     "3 trouble outside (ledger, disk, gnuplot)."));
    return buf_str(&b);
}

struct str help_command(struct arena *a, const struct command *c)
{
    struct buf b = { .arena = a };
    buf_addf(&b, "qoq %s: %s\n", c->name, _(c->summary));
    buf_addf(&b, _("\nUsage: qoq %s\n"),
             help_usage(a, str_format(a, "%s [OPTION]...%s%s", c->name, c->synopsis[0] ? " " : "",
                                      c->synopsis).p));
    if (c->details) {
        buf_addc(&b, '\n');
        add_paragraphs(&b, _(c->details));
    }
    if (c->options) {
        buf_addz(&b, _("\nOptions:\n"));
        add_options(&b, c->options, c);
    }
    buf_addz(&b, _("\nOptions of all commands:\n"));
    add_options(&b, global_options, c);
    return buf_str(&b);
}

static int run(struct cli *cli, const void *options, struct error *err)
{
    (void)options;
    struct arena *a = cli->arena;
    if (cli->operands.n == 0)
        return answer_bytes(cli, help_commands(a), true, err);
    const struct command *c = command_find(cli->operands.v[0]);
    if (!c)
        return error_set(err, QOQ_EUSAGE, NULL, 0, _("unknown command '%.*s'; qoq help lists them"),
                         STR_ARG(cli->operands.v[0]));
    return answer_bytes(cli, help_command(a, c), true, err);
}

const struct command command_help = {
    .name = "help",
    .synopsis = "[COMMAND]",
    .summary = N_("list the commands, or explain one"),
    .most = 1,
    .run = run,
};
