#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analyzer/cli/cli.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/process.h"

enum { PATIENCE_MS = 10000, MOST_ARGUMENTS = 12, NOT_THERE = 1 };

struct setup_command {
    bool global, remove;
};

struct setup {
    struct cli *cli;
    const struct setup_command *how;
    const char *ledger; /* NULL with --global */
};

/* Sources are shown through their snapshots: what a page says is all in there. */
static const char *const attributes[] = {
    "*/[0-9][0-9][0-9][0-9][MPQ]*/snapshot.json diff=qoq",
    "*/[0-9][0-9][0-9][0-9][MPQ]*/source/** -diff",
};

/* --- git, as a program: its configuration has places and precedences that it knows best --- */

/* Runs git with the words given (ends with NULL); exit status `fine` is none of an error. */
static int git(struct setup *s, const char *const *words, int fine, struct str *out,
               struct error *err)
{
    const char *argv[MOST_ARGUMENTS] = { "git" };
    struct process_result result;
    int n = 1;
    if (s->ledger) {
        argv[n++] = "-C";
        argv[n++] = s->ledger;
    }
    while (*words && n < MOST_ARGUMENTS - 1)
        argv[n++] = *words++;
    int rc = process_run(s->cli->arena, argv, STR_NULL, PATIENCE_MS, &result, err);
    if (rc < 0)
        return rc;
    *out = str_trim(result.out);
    if (result.exit_code == 0 || result.exit_code == fine)
        return result.exit_code;
    struct str first, rest;
    str_cut(str_trim(result.errors), STR("\n"), &first, &rest);
    return error_set(err, QOQ_EPROGRAM, "git", 0, _("exit status %d: %.*s"), result.exit_code,
                     STR_ARG(first));
}

static int set(struct setup *s, const char *key, const char *value, struct error *err)
{
    struct str out;
    const char *words[] = { "config", s->how->global ? "--global" : "--local", "--replace-all",
                            key, value, NULL };
    return git(s, words, 0, &out, err);
}

/* This program, as a shell reads it. */
static const char *own_path(struct arena *a)
{
    char path[4096];
    struct buf b = { .arena = a };
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
    path[n > 0 ? n : 0] = '\0';
    buf_addc(&b, '\'');
    for (const char *c = n > 0 ? path : "qoq"; *c; c++) {
        if (*c == '\'')
            buf_addz(&b, "'\\''");
        else
            buf_addc(&b, *c);
    }
    buf_addc(&b, '\'');
    return str_z(a, buf_str(&b));
}

static int set_driver(struct setup *s, struct error *err)
{
    struct arena *a = s->cli->arena;
    const char *const settings[][2] = {
        { "diff.qoq.textconv", str_format(a, "%s textconv --", own_path(a)).p },
        { "diff.qoq.cachetextconv", "true" },
        { "diff.qoq.xfuncname", "^## .*$" },
        /* Chinese is written without blanks: a figure, a word, or a character */
        { "diff.qoq.wordRegex",
          "[0-9]+(\\.[0-9]+)?%?|[A-Za-z_]+|[\xc0-\xff][\x80-\xbf]+|[^[:space:]]" },
    };
    int rc = 0;
    for (size_t i = 0; i < sizeof settings / sizeof settings[0] && rc == 0; i++)
        rc = set(s, settings[i][0], settings[i][1], err);
    return rc;
}

static int remove_driver(struct setup *s, struct error *err)
{
    struct str out;
    const char *where = s->how->global ? "--global" : "--local";
    const char *const probe[] = { "config", where, "--get-regexp", "^diff\\.qoq\\.", NULL };
    const char *const section[] = { "config", where, "--remove-section", "diff.qoq", NULL };
    const char *const cache[] = { "update-ref", "-d", "refs/notes/textconv/qoq", NULL };
    int rc = git(s, probe, NOT_THERE, &out, err);
    if (rc == 0)
        rc = git(s, section, 0, &out, err);
    if (rc >= 0 && !s->how->global)
        rc = git(s, cache, 0, &out, err);
    return rc < 0 ? rc : 0;
}

/* --- attributes --- */

static int attributes_path(struct setup *s, const char **path, struct error *err)
{
    struct arena *a = s->cli->arena;
    struct str out;
    const char *const local[] = { "rev-parse", "--git-path", "info/attributes", NULL };
    const char *const global[] = { "config", "--global", "--type=path", "core.attributesFile",
                                   NULL };
    int rc = git(s, s->how->global ? global : local, NOT_THERE, &out, err);
    if (rc < 0)
        return rc;
    const char *xdg = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (!s->how->global)
        *path = str_starts(out, STR("/")) ? str_z(a, out)
                                          : str_format(a, "%s/%.*s", s->ledger, STR_ARG(out)).p;
    else if (rc == 0 && out.n)
        *path = str_z(a, out);
    else if (xdg && *xdg)
        *path = str_format(a, "%s/git/attributes", xdg).p;
    else
        *path = str_format(a, "%s/.config/git/attributes", home ? home : "").p;
    return 0;
}

static bool is_own_line(struct str line)
{
    for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++)
        if (str_is(str_trim(line), attributes[i]))
            return true;
    return false;
}

/* The directories above a path; what is wrong with them, writing the file will tell. */
static void make_parents(struct arena *a, const char *path)
{
    char *p = (char *)str_copy(a, str_from(path)).p;
    for (char *slash = strchr(p + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(p, 0777);
        *slash = '/';
    }
}

/* The lines of others stay; ours stand behind them, or nowhere. */
static int write_attributes(struct setup *s, struct error *err)
{
    struct arena *a = s->cli->arena;
    struct str before = STR_NULL, rest, line;
    struct buf after = { .arena = a };
    const char *path = NULL;
    int rc = attributes_path(s, &path, err);
    if (rc == 0 && file_exists(path))
        rc = file_read(a, path, LARGEST_FILE, &before, err);
    if (rc < 0)
        return rc;
    for (rest = before; rest.n && str_next(&rest, STR("\n"), &line);) {
        if (is_own_line(line) || (!line.n && !rest.p))
            continue;
        buf_add(&after, line);
        buf_addc(&after, '\n');
    }
    for (size_t i = 0; i < sizeof attributes / sizeof attributes[0] && !s->how->remove; i++)
        buf_addf(&after, "%s\n", attributes[i]);
    if (str_eq(before, buf_str(&after)))
        return 0;
    if (!after.n)
        return unlink(path) == 0 || errno == ENOENT ? 0
                                                    : file_write(a, path, STR(""), err);
    make_parents(a, path);
    return file_write(a, path, buf_str(&after), err);
}

/* --- the command --- */

static int run(struct cli *cli, const void *options, struct error *err)
{
    struct setup s = { .cli = cli, .how = options };
    struct ledger *l;
    const char *named = cli->ledger.p ? str_z(cli->arena, cli->ledger) : getenv("QOQ_LEDGER");
    if (!s.how->global) {
        int rc = operand_ledger(cli, &l, err);
        if (rc < 0)
            return rc;
        s.ledger = named && *named ? named : "ledger.git";
        unsetenv("GIT_DIR"); /* it is this ledger that is meant */
        unsetenv("GIT_WORK_TREE");
    }
    int rc = s.how->remove ? remove_driver(&s, err) : set_driver(&s, err);
    if (rc == 0)
        rc = write_attributes(&s, err);
    if (rc < 0 || cli->quiet)
        return rc;
    const char *where = s.how->global ? _("all ledgers of this user") : s.ledger;
    struct str line = str_format(
        cli->arena,
        s.how->remove ? _("%s: git shows snapshots as they are again\n")
                      : _("%s: git log -p, git diff and git show read snapshots as lines now\n"),
        where);
    return answer_bytes(cli, line, false, err);
}

static const struct option table[] = {
    { 0, "global", OPTION_FLAG, NULL, N_("for all repositories of this user"),
      offsetof(struct setup_command, global), NULL },
    { 0, "remove", OPTION_FLAG, NULL, N_("take it back"), offsetof(struct setup_command, remove),
      NULL },
    { 0 },
};

const struct command command_git_setup = {
    .name = "git-setup",
    .synopsis = "",
    .summary = N_("teach git to show snapshots readably"),
    .details =
        N_("Sets up a diff driver with a textconv (cached by git) in the ledger, or for "
           "all repositories with --global, so that git log -p, git diff and git show, "
           "--word-diff too, show a line for each fact, under the heading of its task. It can be "
           "run again, and be taken back with --remove. Clones have a configuration of their own: "
           "qoq git-setup --ledger DIR."),
    .most = 0,
    .options = table,
    .options_size = sizeof(struct setup_command),
    .run = run,
};
