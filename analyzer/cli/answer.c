/* Standard output carries the answer and nothing else; messages go to standard error. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "analyzer/cli/cli.h"
#include "base/decimal.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/process.h"

enum { USUAL_WIDTH = 80, NARROWEST = 40 };

void say(const struct cli *cli, const char *format, ...)
{
    if (cli->quiet)
        return;
    va_list args;
    va_start(args, format);
    fputs("qoq: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
}

void say_error(const struct error *err)
{
    char line[1600];
    fprintf(stderr, "qoq: %s\n", error_line(err, line, sizeof line));
}

bool answer_is(const struct cli *cli, const char *format)
{
    return str_is(cli->format, format);
}

struct page *answer_new(struct cli *cli)
{
    struct page *p = arena_make(cli->arena, struct page);
    p->arena = cli->arena;
    return p;
}

static bool on_terminal(const struct cli *cli)
{
    return !cli->output.p && isatty(STDOUT_FILENO);
}

int answer_width(const struct cli *cli)
{
    struct decimal columns = decimal_parse(str_from(getenv("COLUMNS")));
    struct winsize size;
    int wide = USUAL_WIDTH;
    if (columns.known && columns.exp == 0 && columns.mantissa > 0 && columns.mantissa < 10000)
        wide = (int)columns.mantissa;
    else if (on_terminal(cli) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        wide = size.ws_col;
    return wide < NARROWEST ? NARROWEST : wide;
}

static bool coloured(const struct cli *cli)
{
    if (str_is(cli->colour, "always"))
        return true;
    if (str_is(cli->colour, "never"))
        return false;
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    return on_terminal(cli) && !(no && *no) && term && !str_is(str_from(term), "dumb");
}

/* The words of $PAGER, split at blanks (never by a shell); NULL when there is none. */
static const char **pager(struct arena *a)
{
    const char *set = getenv("PAGER");
    struct str rest = str_from(set ? set : "less"), word;
    LIST(const char *) words = { 0 };
    while (str_next(&rest, STR(" "), &word))
        if (word.n)
            *list_push(a, &words) = str_z(a, word);
    if (words.n == 0 || str_is(str_from(words.v[0]), "cat"))
        return NULL;
    *list_push(a, &words) = NULL;
    return words.v;
}

int answer_bytes(struct cli *cli, struct str bytes, bool text, struct error *err)
{
    const char *path = cli->output.p ? str_z(cli->arena, cli->output) : "-";
    if (text && on_terminal(cli)) {
        const char **argv = pager(cli->arena);
        setenv("LESS", "FRX", 0); /* as git does: quit if it fits, keep colours and the screen */
        struct error ignored;
        if (argv && process_feed(argv, bytes, &ignored) >= 0)
            return 0;
    }
    return file_write(cli->arena, path, bytes, err);
}

int answer_page(struct cli *cli, const struct page *p, struct error *err)
{
    const struct writer *writer = writer_find(cli->format);
    struct write_options options = { answer_width(cli), coloured(cli) };
    struct buf out = { .arena = cli->arena };
    if (!writer)
        return error_set(err, QOQ_EINTERNAL, NULL, 0, _("no writer for %.*s"),
                         STR_ARG(cli->format));
    writer->write(p, &options, &out);
    return answer_bytes(cli, buf_str(&out), writer == &writer_text, err);
}
