#include <stddef.h>

#include "analyzer/cli/gather.h"
#include "analyzer/view/view.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "snapshots/codec.h"

static const size_t most_memory_per_report = (size_t)1 << 30;
enum { BATCH_MS = 500, MOST_ATTEMPTS = 100 };

struct ingest_command {
    struct str period, columns, layout, url, urls;
    int jobs;
};

/* What became of one file; texts in the command's arena. */
struct outcome {
    const char *path;
    enum ledger_change change;
    struct str series, commit;
    struct period period;
    size_t tasks;
};

struct ingest {
    struct cli *cli;
    struct ledger *ledger;
    struct gather gather;
    LIST(struct outcome) outcomes;
};

/* One report, in an arena of its own. */
struct one {
    struct ingest *all;
    struct arena *arena;
    const char *path;
    const struct gathered *read; /* NULL: still to be read */
    struct outcome outcome;
};

/* --- which files --- */

/* Reports are known by their names inside a directory, where other things lie about too. */
static bool is_report_name(struct str name)
{
    static const char *const endings[] = { ".txt",  ".text", ".html", ".htm",  ".shtml", ".xhtml",
                                           ".docx", ".docm", ".xlsx", ".xlsm", ".csv" };
    if (str_starts(file_name(name), STR("~$")))
        return false; /* what an office program keeps beside a file that is open */
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (str_ends_nocase(name, endings[i]))
            return true;
    return false;
}

static int add_directory(struct ingest *x, const char *path, struct error *err)
{
    struct str_list all = { 0 };
    struct str name = str_from(path);
    while (name.n > 1 && name.p[name.n - 1] == '/')
        name.n--;
    path = str_z(x->cli->arena, name);
    struct str_list *files = &x->gather.files;
    size_t before = files->n;
    int rc = file_walk(x->cli->arena, path, &all, err);
    if (rc < 0)
        return rc;
    for (size_t i = 0; i < all.n; i++)
        if (is_report_name(all.v[i]))
            *list_push(x->cli->arena, files) = all.v[i];
    if (files->n == before)
        return error_set(err, QOQ_EINPUT, path, 0,
                         _("a directory without reports; expected files named *.txt, *.html, "
                           "*.docx, *.xlsx or *.csv"));
    return 0;
}

/* --- one report --- */

/* Tasks that were reworded keep their ids: what the alignment is sure of. */
static void match_tasks(struct arena *a, const struct report *known, const struct report *fresh,
                        size_t *partner)
{
    struct alignment pairings = { 0 };
    align(a, known, fresh, &pairings);
    for (size_t i = 0; i < pairings.n; i++) {
        const struct pairing *g = &pairings.v[i];
        if (g->from.n && g->to.n && !pairing_unsure(g))
            partner[g->to.v[0]] = g->from.v[0];
    }
}

static int ingest_one(void *arg, struct error *err)
{
    struct one *o = arg;
    struct ingest *x = o->all;
    struct report report = { 0 };
    struct str bytes, commit;
    int rc = o->read ? gather_load(o->arena, &x->gather, o->read, &report, &bytes, err)
                     : gather_parse(o->arena, &x->gather, o->path, &report, &bytes, err);
    if (rc < 0)
        return rc;
    operand_warnings(o->arena, x->cli, &report);
    rc = ledger_ingest(o->arena, x->ledger, &report, bytes, &o->outcome.change, &commit, err);
    if (rc < 0)
        return rc;
    struct arena *keep = x->cli->arena;
    o->outcome.path = o->path;
    o->outcome.series = str_copy(keep, report.series);
    o->outcome.commit = str_copy(keep, commit);
    o->outcome.period = report.period;
    o->outcome.tasks = report.tasks.n;
    return 0;
}

static const char *const change_names[] = { [LEDGER_NEW] = "new", [LEDGER_REVISION] = "revision",
                                            [LEDGER_SAME] = "unchanged" };
static const char *const change_labels[] = { [LEDGER_NEW] = N_("new"),
                                             [LEDGER_REVISION] = N_("revised"),
                                             [LEDGER_SAME] = N_("unchanged") };

/* "new  舟山市政府重点工作 2020Q3: 150 tasks (1a2b3c4d) q3.txt" as soon as it is committed. */
static int report_outcome(struct cli *cli, const struct outcome *o, struct error *err)
{
    size_t widest = 0;
    for (size_t i = 0; i < sizeof change_labels / sizeof change_labels[0]; i++) {
        size_t w = utf8_width(str_from(_(change_labels[i])));
        widest = w > widest ? w : widest;
    }
    struct str label = str_from(_(change_labels[o->change]));
    int pad = (int)(widest - utf8_width(label));
    struct str key = period_key_str(cli->arena, o->period);
    struct str line = str_format(cli->arena, _("%.*s%*s  %.*s %.*s: %zu tasks (%.8s) %s\n"),
                                 STR_ARG(label), pad, "", STR_ARG(o->series), STR_ARG(key),
                                 o->tasks, o->commit.p, o->path);
    return file_write(cli->arena, "-", line, err);
}

/* --- all --- */

static int ingest_report(struct ingest *x, const char *path, const struct gathered *read,
                         struct error *err)
{
    struct cli *cli = x->cli;
    struct one o = { .all = x, .arena = arena_new(most_memory_per_report), .path = path,
                     .read = read };
    struct error failure = { 0 };
    if (!o.arena)
        return error_set(err, QOQ_EINTERNAL, path, 0, _("the system has no memory to give"));
    int rc = arena_run(o.arena, ingest_one, &o, &failure);
    arena_free(o.arena);
    if (rc < 0 && error_exit_status(rc) == 2) { /* its own fault: the others go on */
        progress_clear(&x->gather.bar);
        say_error(&failure);
        x->gather.failed++;
        return 0;
    }
    if (rc < 0) {
        *err = failure;
        return rc;
    }
    *list_push(cli->arena, &x->outcomes) = o.outcome;
    return 0;
}

/* What has been committed since the outcome `from`, as soon as it is. */
static int report_outcomes(struct ingest *x, size_t from, struct error *err)
{
    struct cli *cli = x->cli;
    int rc = 0;
    if (!answer_is(cli, "text") || cli->output.p || cli->quiet)
        return 0;
    progress_clear(&x->gather.bar);
    for (size_t i = from; i < x->outcomes.n && rc == 0; i++)
        rc = report_outcome(cli, &x->outcomes.v[i], err);
    return rc;
}

/* Commits the reports from *next on that make one batch; *next moves behind them, or stays where
 * another git was faster. */
static int ingest_batch(struct ingest *x, size_t *next, struct error *err)
{
    struct gather *g = &x->gather;
    size_t i = *next, outcomes = x->outcomes.n, failed = g->failed;
    int64_t until = progress_now() + BATCH_MS;
    bool moved = false;
    int rc = ledger_batch_begin(x->ledger, err);
    if (rc < 0)
        return rc;
    for (; i < g->reports.n && rc == 0 && progress_now() < until; i++) {
        if (g->reports.v[i].fine)
            rc = ingest_report(x, g->reports.v[i].path, &g->reports.v[i], err);
        progress_show(&g->bar, i + 1, g->reports.n);
    }
    struct error *why = rc ? NULL : err; /* the first error is the one to tell */
    int end = ledger_batch_end(x->ledger, &moved, why);
    if (end < 0 || moved) { /* nothing of it has happened */
        x->outcomes.n = outcomes;
        g->failed = failed;
        return rc ? rc : end;
    }
    *next = i;
    int told = report_outcomes(x, outcomes, why);
    return rc ? rc : told;
}

/* All are read before the first is committed: in the ledger they stand in the order of time. */
static int ingest_many(struct ingest *x, struct error *err)
{
    size_t next = 0, before = 0;
    int rc = gather_reports(&x->gather, err);
    x->gather.bar = progress_start(x->cli, N_("committing"));
    for (int futile = 0; rc == 0 && next < x->gather.reports.n; before = next) {
        rc = ingest_batch(x, &next, err);
        futile = next == before ? futile + 1 : 0;
        if (rc == 0 && futile == MOST_ATTEMPTS)
            rc = error_set(err, QOQ_ELEDGER, NULL, 0,
                           _("its branch keeps moving: try again when others have finished"));
    }
    progress_clear(&x->gather.bar);
    return rc;
}

static int ingest_single(struct ingest *x, struct error *err)
{
    int rc = ingest_report(x, x->gather.files.v[0].p, NULL, err);
    return rc < 0 ? rc : report_outcomes(x, 0, err);
}

static int answer_json(struct ingest *x, struct error *err)
{
    struct json *array = json_array(x->cli->arena);
    for (size_t i = 0; i < x->outcomes.n; i++) {
        const struct outcome *o = &x->outcomes.v[i];
        struct json *j = json_add_object(array, NULL);
        json_add_str(j, "file", str_from(o->path));
        json_add_str(j, "change", str_from(change_names[o->change]));
        json_add_str(j, "series", o->series);
        codec_add_period(j, "period", o->period);
        json_add_int(j, "tasks", (int64_t)o->tasks);
        json_add_str(j, "commit", o->commit);
    }
    return answer_bytes(x->cli, json_pretty(x->cli->arena, array), true, err);
}

static int answer_table(struct ingest *x, struct error *err)
{
    struct page *p = answer_new(x->cli);
    struct page_table *t = page_table(p);
    table_column(t, "change", _("change"), ALIGN_LEFT, 0);
    table_column(t, "series", _("series"), ALIGN_LEFT, 1);
    table_column(t, "period", _("period"), ALIGN_LEFT, 0);
    table_column(t, "tasks", _("tasks"), ALIGN_RIGHT, 0);
    table_column(t, "commit", _("commit"), ALIGN_LEFT, 0);
    table_column(t, "file", _("file"), ALIGN_LEFT, 1);
    for (size_t i = 0; i < x->outcomes.n; i++) {
        const struct outcome *o = &x->outcomes.v[i];
        table_cell(t, TONE_PLAIN, str_from(answer_is(x->cli, "csv") ? change_names[o->change]
                                                                  : _(change_labels[o->change])));
        table_cell(t, TONE_PLAIN, o->series);
        table_cell(t, TONE_STRONG, period_key_str(p->arena, o->period));
        table_cell(t, TONE_PLAIN, str_format(p->arena, "%zu", o->tasks));
        table_cell(t, TONE_DIM, str_slice(o->commit, 0, 8));
        table_cell(t, TONE_DIM, str_from(o->path));
    }
    return answer_page(x->cli, p, err);
}

static int check_options(struct ingest *x, const struct ingest_command *o, struct error *err)
{
    struct parse_options *how = &x->gather.how;
    int rc = operand_period(o->period, &how->normalize.period, err);
    how->normalize.columns = o->columns;
    how->normalize.layout = o->layout;
    how->series = x->cli->series;
    how->url = o->url;
    x->gather.jobs = o->jobs;
    if (rc == 0)
        rc = addresses_check(o->url, err);
    if (rc == 0 && (o->period.p || o->url.p) && x->gather.files.n > 1)
        return error_set(err, QOQ_EUSAGE, "ingest", 0, _("%s goes with one file; %zu were given"),
                         o->period.p ? "--period" : "--url", x->gather.files.n);
    if (rc == 0 && o->urls.p)
        rc = addresses_read(x->cli->arena, o->urls.p, &x->gather.addresses, err);
    return rc;
}

static int list_files(struct ingest *x, struct error *err)
{
    struct cli *cli = x->cli;
    int rc = 0;
    for (size_t i = 0; i < cli->operands.n && rc == 0; i++) {
        const char *path = cli->operands.v[i].p;
        if (file_is_directory(path))
            rc = add_directory(x, path, err);
        else
            *list_push(cli->arena, &x->gather.files) = cli->operands.v[i];
    }
    return rc;
}

static int run(struct cli *cli, const void *options, struct error *err)
{
    struct ingest x = { .cli = cli, .gather.cli = cli };
    int rc = operand_ledger(cli, &x.ledger, err);
    if (rc < 0 || (rc = list_files(&x, err)) < 0 || (rc = check_options(&x, options, err)) < 0)
        return rc;
    ledger_match_by(x.ledger, match_tasks);
    rc = x.gather.files.n == 1 ? ingest_single(&x, err) : ingest_many(&x, err);
    if (rc < 0)
        return rc;
    if (answer_is(cli, "json"))
        rc = answer_json(&x, err);
    else if (!answer_is(cli, "text") || cli->output.p)
        rc = answer_table(&x, err);
    return rc < 0 ? rc : x.gather.failed ? 2 : 0;
}

static const struct option table[] = {
    { 0, "period", OPTION_TEXT, "PERIOD", N_("the period of the report, whatever its page says"),
      offsetof(struct ingest_command, period), NULL },
    { 0, "columns", OPTION_TEXT, "ROLES",
      N_("what the columns hold, from the left: no,title,owners,progress,issues,next"),
      offsetof(struct ingest_command, columns), NULL },
    { 0, "layout", OPTION_TEXT, "LAYOUT", N_("how the page is written (else what reads best)"),
      offsetof(struct ingest_command, layout), NULL },
    { 0, "url", OPTION_TEXT, "URL", N_("the address the page stood at; it tells whose page it is"),
      offsetof(struct ingest_command, url), NULL },
    { 0, "urls", OPTION_TEXT, "FILE",
      N_("the addresses of many pages: lines of a file's name, a tab, an address"),
      offsetof(struct ingest_command, urls), NULL },
    { 'j', "jobs", OPTION_INT, "N",
      N_("read so many reports at once (else as many as there are processors)"),
      offsetof(struct ingest_command, jobs), NULL },
    { 0 },
};

const struct command command_ingest = {
    .name = "ingest",
    .synopsis = "FILE...",
    .summary = N_("read reports and commit their snapshots"),
    .details =
        N_("Each report becomes one commit, whole or not at all; the same bytes again change "
           "nothing. Of a directory, all reports in it are read; - is standard input. Several "
           "reports are read at once and committed series by series in the order of their "
           "periods. One that cannot be read is named on standard error and the others go on.\n"
           "A series is named by --series, else after the place and title of the report; the "
           "answer shows it.\n"
           "The address of a page is kept in its snapshot and helps to tell whose report it is. A "
           "saved page may name its own; the list that --urls gives holds names of files, or ends "
           "of their paths."),
    .least = 1,
    .most = -1,
    .formats = "text|json|csv|md|html",
    .options = table,
    .options_size = sizeof(struct ingest_command),
    .run = run,
};
