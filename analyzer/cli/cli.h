/* cli.h - the command line: one table of commands, one table of options per command.
 *
 * From these tables come -h, `qoq help`, the man page and shell completion. No code below this
 * folder prints or exits.
 */
#ifndef QOQ_ANALYZER_CLI_H
#define QOQ_ANALYZER_CLI_H

#include "analyzer/diff.h"
#include "analyzer/trend.h"
#include "analyzer/view/page.h"
#include "base/error.h"
#include "base/list.h"
#include "base/str.h"
#include "snapshots/ledger.h"
#include "snapshots/parse.h"

enum option_type {
    OPTION_FLAG,  /* bool */
    OPTION_COUNT, /* int, one more each time */
    OPTION_TEXT,  /* struct str */
    OPTION_LIST,  /* struct str_list, one more each time */
    OPTION_INT    /* int, not negative */
};

/* One option. Its value goes into a struct of the command, `offset` bytes from its start. */
struct option {
    char letter;          /* 0 = none */
    const char *name;     /* without "--" */
    enum option_type type;
    const char *argument; /* what its value is called; NULL for flags */
    const char *help;     /* English msgid */
    size_t offset;
    const char *choices;  /* "text|json|csv"; NULL = anything */
};

/* What every command has at hand. */
struct cli {
    struct arena *arena;
    const struct command *command; /* NULL until one is named */
    struct str_list operands;      /* what is left of the words after the options */
    struct str ledger, series, format, output, colour, language;
    bool quiet, help, version;
    int verbose;
    struct ledger *opened; /* operand_ledger() */
};

struct command {
    const char *name;
    const char *synopsis; /* "A B", "[PERIOD]"; "" = no operands */
    const char *summary;  /* one line, English msgid */
    const char *details;  /* paragraphs parted by '\n', English msgid; may be NULL */
    int least, most;      /* operands; most < 0: any number */
    const char *formats;  /* what --format may be, the default first; NULL: nothing to format */
    const struct option *options; /* ends with a NULL name; NULL = only the global ones */
    size_t options_size;          /* of the struct they fill */
    /* Exit status 0 or 1, or a negative error with err filled. NULL: comes later. */
    int (*run)(struct cli *cli, const void *options, struct error *err);
    bool hidden;
};

extern const struct command *const commands[]; /* ends with NULL */
extern const struct option global_options[];   /* into struct cli; ends with a NULL name */
const struct command *command_find(struct str name);

/* The whole program: returns its exit status. */
int cli_main(int argc, char **argv);

/* --- options.c --- */

/* Reads the words of the command line into cli and *options (made here, zeroed, as large as the
 * command asks). Options may stand anywhere, "--" ends them. QOQ_EUSAGE. */
int options_parse(struct cli *cli, int argc, char **argv, void **options, struct error *err);

/* The nearest of the words a user may have meant, or NULL. */
struct nearest {
    struct str word;
    const char *best;
    size_t distance;
};
void nearest_offer(struct nearest *n, const char *candidate);

/* --- answer.c: standard output --- */

/* Delivers a page in the format that was asked for: to -o FILE, through the pager, or to
 * standard output. */
int answer_page(struct cli *cli, const struct page *p, struct error *err);

/* Delivers bytes as they are; `text` may go through the pager. */
int answer_bytes(struct cli *cli, struct str bytes, bool text, struct error *err);

int answer_width(const struct cli *cli); /* $COLUMNS, else the terminal's, else 80 */
bool answer_is(const struct cli *cli, const char *format);
struct page *answer_new(struct cli *cli);

/* A message on standard error, "qoq: " before it; nothing under --quiet. */
void say(const struct cli *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));
void say_error(const struct error *err);

/* --- progress.c --- */

/* A bar on standard error when that is a terminal and the work takes over a second. */
struct progress {
    const char *label; /* an English msgid */
    bool wanted, shown;
    int64_t due; /* when to draw next, in milliseconds */
    size_t count; /* for the caller */
};
int64_t progress_now(void); /* milliseconds of a clock that only moves forward */
struct progress progress_start(const struct cli *cli, const char *label);
void progress_show(struct progress *p, size_t done, size_t of);
void progress_clear(struct progress *p); /* before other lines, and at the end */

/* --- operand.c: periods, files, series --- */

/* The ledger of --ledger, $QOQ_LEDGER or ledger.git; opened once. */
int operand_ledger(struct cli *cli, struct ledger **out, struct error *err);

/* --series, else the only one in the ledger. QOQ_ENOTFOUND, QOQ_EUSAGE name the choices. */
int operand_series(struct cli *cli, struct ledger *l, struct str revision, struct str *out,
                   struct error *err);

/* A report in a file, in the ledger, or a snapshot in a file. */
struct operand {
    struct report report;
    struct str json;     /* its snapshot as it is stored or would be */
    bool from_ledger;
};

/* Does the word name a file? It exists, or has a '/' or an extension, or is "-". */
bool operand_is_file(struct str word);
bool operand_is_period(struct str word); /* 2020Q2, latest~1, @HEAD~2 */
/* "2020Q3@HEAD~1" into its parts; a missing one is null. */
void operand_split(struct str word, struct str *name, struct str *revision);

/* The report in a file ("-" is standard input), everything in `a`; *bytes gets what was read.
 * Errors name the path as it was given. */
int operand_parse(struct arena *a, const char *path, const struct parse_options *options,
                  struct report *out, struct str *bytes, struct error *err);

/* Under --verbose, what is doubtful about a report, on standard error. */
void operand_warnings(struct arena *a, const struct cli *cli, const struct report *r);

/* A period given as an option's value; null gives an unknown one. */
int operand_period(struct str word, struct period *out, struct error *err);

/* Loads what a word names: a file, or a period of the ledger. */
int operand_load(struct cli *cli, struct str word, struct operand *out, struct error *err);

/* Compares two reports; `map` (null = none) names a file that says which task is which. */
int operand_diff(struct cli *cli, struct str map, const struct report *from,
                 const struct report *to, struct diff *out, struct error *err);

/* The report before `o` in its series; out->report.tasks.n == 0 when there is none. */
int operand_before(struct cli *cli, const struct operand *o, struct operand *out,
                   struct error *err);

/* The period that a word means among those of a series: latest~1, or any spelling of one. */
int operand_pick(struct cli *cli, const struct period_list *periods, struct str word,
                 struct period *out, struct error *err);

enum { LARGEST_FILE = 256 << 20 };

/* --- history.c: many periods at once --- */

/* Follows the tasks through what the operands from the first-th on name: A..B, A.. or ..B of the
 * ledger (A and B as for operand_pick()), one period B (that is ..B), nothing (all of them), or
 * two files and more. QOQ_ENOTFOUND where that is no report. */
int history_follow(struct cli *cli, size_t first, struct trend *out, struct error *err);

/* The reports of the ledger before `o` in its series, from `since` on (null = all), in time; none
 * where `o` is no report of the ledger, which is QOQ_EUSAGE if `since` is given. */
LIST_TYPE(struct report_list, struct report);
int history_before(struct cli *cli, const struct operand *o, struct str since,
                   struct report_list *out, struct error *err);

/* Which tasks: options that trend and plot share, to stand in their option tables. */
struct history_choice {
    struct str owner, task, status;
    int top;
};
#define HISTORY_OPTIONS(type, member)                                                          \
    { 0, "owner", OPTION_TEXT, "NAME", N_("only tasks of owners whose name has NAME in it"),  \
      offsetof(type, member.owner), NULL },                                                   \
    { 0, "task", OPTION_TEXT, "TASK", N_("only TASK: a printed number, an id or words of a "  \
                                         "title"),                                            \
      offsetof(type, member.task), NULL },                                                    \
    { 0, "status", OPTION_TEXT, "LIST", N_("only tasks that now have such a status"),         \
      offsetof(type, member.status), NULL },                                                  \
    { 0, "top", OPTION_INT, "N", N_("only the N tasks that are farthest behind"),             \
      offsetof(type, member.top), NULL }

/* The choice as the analyzer takes it. QOQ_EUSAGE: no such status. */
int history_read_choice(struct cli *cli, const struct history_choice *choice,
                        struct trend_choice *out, struct error *err);

/* The threads that are chosen, farthest behind first. QOQ_EUSAGE: no such status;
 * QOQ_ENOTFOUND: no task is left. */
int history_choose(struct cli *cli, const struct trend *t, const struct history_choice *choice,
                   struct thread_list *out, struct error *err);

/* --- help.c: from the tables --- */

struct str help_overview(struct arena *a);                      /* a few lines */
struct str help_commands(struct arena *a);                      /* qoq help */
struct str help_command(struct arena *a, const struct command *c);

/* A synopsis or the name of a value, its placeholders in the user's language: "[FILE]..." */
const char *help_usage(struct arena *a, const char *usage);

#endif
