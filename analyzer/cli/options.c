/* The words of the command line, read by the tables of options. */
#include <stddef.h>
#include <stdlib.h>

#include "analyzer/cli/cli.h"
#include "base/decimal.h"
#include "base/i18n.h"

const struct option global_options[] = {
    { 0, "ledger", OPTION_TEXT, "DIR", N_("the ledger to use (else $QOQ_LEDGER, else ledger.git)"),
      offsetof(struct cli, ledger), NULL },
    { 0, "series", OPTION_TEXT, "NAME",
      N_("which reports of the ledger; needed when it holds several series"),
      offsetof(struct cli, series), NULL },
    { 0, "format", OPTION_TEXT, "FORMAT", N_("what the answer looks like"),
      offsetof(struct cli, format), "text|json|csv|md|html" },
    { 'o', "output", OPTION_TEXT, "FILE", N_("write the answer to FILE, whole or not at all"),
      offsetof(struct cli, output), NULL },
    { 0, "lang", OPTION_TEXT, "LANGUAGE", N_("language of the answer (else that of the locale)"),
      offsetof(struct cli, language), "zh|en" },
    { 0, "color", OPTION_TEXT, "WHEN",
      N_("colours in text (auto: on a terminal, unless $NO_COLOR)"), offsetof(struct cli, colour),
      "auto|always|never" },
    { 'q', "quiet", OPTION_FLAG, NULL, N_("no messages but errors"), offsetof(struct cli, quiet),
      NULL },
    { 'v', "verbose", OPTION_COUNT, NULL, N_("say more on standard error"),
      offsetof(struct cli, verbose), NULL },
    { 'h', "help", OPTION_FLAG, NULL, N_("show this help"), offsetof(struct cli, help), NULL },
    { 0, "version", OPTION_FLAG, NULL, N_("show the version"), offsetof(struct cli, version),
      NULL },
    { 0 },
};

/* A word of the command line being read. */
struct parser {
    struct cli *cli;
    int argc, next;
    char **argv;
    void *options;
    bool ended; /* "--" was seen */
};

/* --- nearest word --- */

static size_t smallest(size_t a, size_t b, size_t c)
{
    size_t ab = a < b ? a : b;
    return ab < c ? ab : c;
}

enum { LONGEST_WORD = 32 };

/* How many letters must be typed, dropped or changed to make b of a. */
static size_t distance(struct str a, struct str b)
{
    size_t row[LONGEST_WORD + 1];
    if (a.n > LONGEST_WORD || b.n > LONGEST_WORD)
        return LONGEST_WORD;
    for (size_t j = 0; j <= b.n; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            size_t above = row[j];
            row[j] = smallest(above + 1, row[j - 1] + 1, diagonal + (a.p[i - 1] != b.p[j - 1]));
            diagonal = above;
        }
    }
    return row[b.n];
}

void nearest_offer(struct nearest *n, const char *candidate)
{
    struct str c = str_from(candidate);
    size_t d = n->word.n >= 3 && str_starts(c, n->word) ? 1 : distance(n->word, c);
    size_t allowed = n->word.n < 4 ? 1 : 2;
    if (d <= allowed && (!n->best || d < n->distance)) {
        n->best = candidate;
        n->distance = d;
    }
}

/* --- options --- */

static const struct option *find_in(const struct option *table, struct str name, char letter)
{
    for (const struct option *o = table; o && o->name; o++)
        if (letter ? o->letter == letter : str_is(name, o->name))
            return o;
    return NULL;
}

static const struct option *find(const struct parser *p, struct str name, char letter, void **base)
{
    const struct command *c = p->cli->command;
    const struct option *o = c ? find_in(c->options, name, letter) : NULL;
    *base = p->options;
    if (!o) {
        o = find_in(global_options, name, letter);
        *base = p->cli;
    }
    return o;
}

static const char *help_hint(const struct parser *p)
{
    const struct command *c = p->cli->command;
    return str_format(p->cli->arena, "qoq help%s%s", c ? " " : "", c ? c->name : "").p;
}

static int unknown_option(const struct parser *p, struct str name, struct error *err)
{
    struct nearest n = { .word = name };
    const struct command *c = p->cli->command;
    for (const struct option *o = c ? c->options : NULL; o && o->name; o++)
        nearest_offer(&n, o->name);
    for (const struct option *o = global_options; o->name; o++)
        nearest_offer(&n, o->name);
    if (n.best)
        return error_set(err, QOQ_EUSAGE, NULL, 0,
                         _("unknown option --%.*s; did you mean --%s? (%s lists the options)"),
                         STR_ARG(name), n.best, help_hint(p));
    return error_set(err, QOQ_EUSAGE, NULL, 0, _("unknown option --%.*s; %s lists the options"),
                     STR_ARG(name), help_hint(p));
}

static bool is_choice(const char *choices, struct str value)
{
    struct str rest = str_from(choices), piece;
    while (str_next(&rest, STR("|"), &piece))
        if (str_eq(piece, value))
            return true;
    return false;
}

static int set_value(const struct parser *p, const struct option *o, void *base, struct str value,
                     struct error *err)
{
    void *target = (char *)base + o->offset;
    if (o->choices && !is_choice(o->choices, value))
        return error_set(err, QOQ_EUSAGE, NULL, 0, _("--%s takes one of %s, not '%.*s'"), o->name,
                         o->choices, STR_ARG(value));
    if (o->type == OPTION_TEXT) {
        *(struct str *)target = value;
    } else if (o->type == OPTION_LIST) {
        *list_push(p->cli->arena, (struct str_list *)target) = value;
    } else {
        struct decimal d = decimal_parse(value);
        if (!d.known || d.exp != 0 || d.mantissa < 0 || d.mantissa > 1000000)
            return error_set(err, QOQ_EUSAGE, NULL, 0, _("--%s takes a number, not '%.*s'"),
                             o->name, STR_ARG(value));
        *(int *)target = (int)d.mantissa;
    }
    if (target == &p->cli->language)
        i18n_set(value.p); /* at once: the next error shall be in that language */
    return 0;
}

static int take_option(struct parser *p, const struct option *o, void *base, struct str value,
                       struct error *err)
{
    if (o->type == OPTION_FLAG || o->type == OPTION_COUNT) {
        if (value.p)
            return error_set(err, QOQ_EUSAGE, NULL, 0, _("--%s takes no value"), o->name);
        void *target = (char *)base + o->offset;
        if (o->type == OPTION_FLAG)
            *(bool *)target = true;
        else
            ++*(int *)target;
        return 0;
    }
    if (!value.p) {
        if (p->next >= p->argc)
            return error_set(err, QOQ_EUSAGE, NULL, 0, _("--%s needs a value: %s"), o->name,
                             o->choices ? o->choices : help_usage(p->cli->arena, o->argument));
        value = str_from(p->argv[p->next++]);
    }
    return set_value(p, o, base, value, err);
}

static int long_option(struct parser *p, struct str word, struct error *err)
{
    struct str name, value;
    void *base;
    if (!str_cut(word, STR("="), &name, &value))
        value = STR_NULL;
    const struct option *o = find(p, name, 0, &base);
    return o ? take_option(p, o, base, value, err) : unknown_option(p, name, err);
}

/* -qv, -oFILE, -o FILE */
static int short_options(struct parser *p, struct str letters, struct error *err)
{
    for (size_t i = 0; i < letters.n; i++) {
        void *base;
        const struct option *o = find(p, STR_NULL, letters.p[i], &base);
        if (!o)
            return error_set(err, QOQ_EUSAGE, NULL, 0,
                             _("unknown option -%.*s; %s lists the options"),
                             STR_ARG(str_after(letters, i)), help_hint(p));
        bool flag = o->type == OPTION_FLAG || o->type == OPTION_COUNT;
        struct str value = !flag && i + 1 < letters.n ? str_after(letters, i + 1) : STR_NULL;
        int rc = take_option(p, o, base, value, err);
        if (rc < 0 || !flag)
            return rc;
    }
    return 0;
}

/* --- commands --- */

const struct command *command_find(struct str name)
{
    for (size_t i = 0; commands[i]; i++)
        if (str_is(name, commands[i]->name))
            return commands[i];
    return NULL;
}

static int take_command(struct parser *p, struct str word, struct error *err)
{
    const struct command *c = command_find(word);
    if (c) {
        p->cli->command = c;
        p->options = arena_alloc(p->cli->arena, c->options_size + 1);
        return 0;
    }
    struct nearest n = { .word = word };
    for (size_t i = 0; commands[i]; i++)
        if (!commands[i]->hidden)
            nearest_offer(&n, commands[i]->name);
    if (n.best)
        return error_set(err, QOQ_EUSAGE, NULL, 0,
                         _("unknown command '%.*s'; did you mean '%s'? (qoq help lists them)"),
                         STR_ARG(word), n.best);
    return error_set(err, QOQ_EUSAGE, NULL, 0, _("unknown command '%.*s'; qoq help lists them"),
                     STR_ARG(word));
}

static int take_word(struct parser *p, struct str word, struct error *err)
{
    if (!p->ended && str_is(word, "--")) {
        p->ended = true;
        return 0;
    }
    if (!p->ended && str_starts(word, STR("--")))
        return long_option(p, str_after(word, 2), err);
    if (!p->ended && word.n > 1 && word.p[0] == '-')
        return short_options(p, str_after(word, 1), err);
    if (!p->cli->command)
        return take_command(p, word, err);
    *list_push(p->cli->arena, &p->cli->operands) = word;
    return 0;
}

static int check_operands(const struct cli *cli, struct error *err)
{
    const struct command *c = cli->command;
    int n = (int)cli->operands.n;
    if (!c->run || (n >= c->least && (c->most < 0 || n <= c->most)))
        return 0;
    if (c->most == 0)
        return error_set(err, QOQ_EUSAGE, c->name, 0,
                         _("takes no operands, but '%.*s' was given; see qoq help %s"),
                         STR_ARG(cli->operands.v[0]), c->name);
    return error_set(err, QOQ_EUSAGE, c->name, 0, _("expected %s, %d given; see qoq help %s"),
                     help_usage(cli->arena, c->synopsis), n, c->name);
}

static int check_format(struct cli *cli, struct error *err)
{
    const char *formats = cli->command->formats;
    struct str first = STR_NULL, rest;
    if (formats)
        str_cut(str_from(formats), STR("|"), &first, &rest);
    if (!cli->format.p)
        cli->format = first;
    else if (formats && !is_choice(formats, cli->format))
        return error_set(err, QOQ_EUSAGE, cli->command->name, 0,
                         _("--format takes one of %s here, not '%.*s'"), formats,
                         STR_ARG(cli->format));
    return 0;
}

int options_parse(struct cli *cli, int argc, char **argv, void **options, struct error *err)
{
    struct parser p = { .cli = cli, .argc = argc, .next = 1, .argv = argv };
    while (p.next < argc) {
        struct str word = str_from(argv[p.next++]);
        int rc = take_word(&p, word, err);
        if (rc < 0)
            return rc;
    }
    *options = p.options;
    if (!cli->command || cli->help || cli->version)
        return 0;
    int rc = check_operands(cli, err);
    return rc < 0 ? rc : check_format(cli, err);
}
