/* cli.h - the command line: one table of commands, one table of options per command.
 *
 * From these tables come -h, `qoq help`, the man page and shell completion. No code below this
 * folder prints or exits.
 */
#ifndef QOQ_ANALYZER_CLI_H
#define QOQ_ANALYZER_CLI_H

#include "base/error.h"
#include "base/i18n.h"
#include "base/list.h"
#include "base/str.h"
#include "snapshots/ledger.h"
#include "snapshots/parse.h"

enum option_type { OPTION_FLAG, OPTION_TEXT, OPTION_INT, OPTION_END };

/* One option: target points to bool, struct str or int. */
struct option {
    char letter;          /* 0 = none */
    const char *name;     /* without "--" */
    enum option_type type;
    const char *argument; /* what its value is called, NULL for flags */
    const char *help;     /* English msgid */
    void *target;
    const char *choices;  /* "text|json|csv", NULL = anything */
};

/* What every command has at hand. */
struct cli {
    struct arena *arena;
    const struct command *command;
    int argc;          /* operands: what is left of the words after the options */
    char **argv;
    struct str ledger, series, format, output, colour, language;
    bool quiet;
    int verbose;
};

struct command {
    const char *name;
    const char *synopsis;           /* "A B", "[PERIOD]" */
    const char *summary;            /* one line, English msgid */
    const char *details;            /* a few lines, may be NULL */
    const struct option *options;   /* ends with OPTION_END; NULL = only the global ones */
    /* Exit status 0 or 1, or a negative error with err filled. NULL: comes later. */
    int (*run)(struct cli *cli, struct error *err);
};

extern const struct command commands[]; /* ends with a NULL name */

#endif
