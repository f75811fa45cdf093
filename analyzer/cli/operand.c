/* What a word of the command line names: a file, a period of the ledger, a series. */
#include <stdio.h>
#include <stdlib.h>

#include "analyzer/cli/cli.h"
#include "analyzer/view/view.h"
#include "base/file.h"
#include "base/i18n.h"
#include "snapshots/codec.h"

/* --- ledger and series --- */

int operand_ledger(struct cli *cli, struct ledger **out, struct error *err)
{
    const char *path = cli->ledger.p ? str_z(cli->arena, cli->ledger) : getenv("QOQ_LEDGER");
    int rc = 0;
    if (!cli->opened)
        rc = ledger_open(cli->arena, path && *path ? path : "ledger.git", &cli->opened, err);
    *out = cli->opened;
    return rc;
}

static struct str listed(struct arena *a, const struct str_list *names)
{
    struct str all = STR_NULL;
    for (size_t i = 0; i < names->n; i++)
        all = str_join(a, all, STR(", "), names->v[i]);
    return all;
}

int operand_series(struct cli *cli, struct ledger *l, struct str revision, struct str *out,
                   struct error *err)
{
    struct str_list names = { 0 };
    bool has = false;
    int rc = 0;
    *out = cli->series;
    if (cli->series.p)
        rc = ledger_has_series(cli->arena, l, revision, cli->series, &has, err);
    if (rc == 0 && !has)
        rc = ledger_series(cli->arena, l, revision, &names, err);
    if (rc < 0 || has)
        return rc;
    if (names.n == 0)
        return error_set(err, QOQ_ENOTFOUND, NULL, 0,
                         _("the ledger holds no snapshot yet; qoq ingest FILE adds one"));
    struct str all = listed(cli->arena, &names);
    if (cli->series.p)
        return error_set(err, QOQ_ENOTFOUND, NULL, 0,
                         _("no series '%.*s' in the ledger; it holds: %.*s"), STR_ARG(cli->series),
                         STR_ARG(all));
    *out = names.v[0];
    if (names.n > 1)
        return error_set(err, QOQ_EUSAGE, NULL, 0,
                         _("the ledger holds several series; choose one with --series: %.*s"),
                         STR_ARG(all));
    return 0;
}

/* --- files --- */

/* ".html", but not the ".09" of a date. */
static bool has_extension(struct str word)
{
    size_t dot = word.n;
    while (dot > 0 && word.p[dot - 1] != '.')
        dot--;
    struct str tail = dot ? str_after(word, dot) : STR_NULL;
    return dot > 1 && tail.n >= 2 && tail.n <= 5 &&
           ((tail.p[0] >= 'a' && tail.p[0] <= 'z') || (tail.p[0] >= 'A' && tail.p[0] <= 'Z'));
}

static bool is_relative(struct str word)
{
    return str_starts(word, STR("latest")) || str_starts(word, STR("@"));
}

bool operand_is_file(struct str word)
{
    if (str_is(word, "-"))
        return true;
    if (file_exists(word.p) && !file_is_directory(word.p))
        return true;
    if (is_relative(word) || str_has(word, STR("@")))
        return false;
    return str_has(word, STR("/")) || has_extension(word);
}

static int read_report(struct arena *a, const char *path, struct str bytes,
                       const struct parse_options *options, struct report *out, struct error *err)
{
    struct str name = str_is(STR("-"), path) ? STR("stdin") : file_name(str_from(path));
    *err = (struct error){ 0 };
    int rc = parse_report(a, name, bytes, options, out, err);
    bool nameless = !err->origin[0] || str_is(name, err->origin);
    if (rc < 0 && nameless) /* the path as the user gave it */
        snprintf(err->origin, sizeof err->origin, "%s", path);
    return rc;
}

int operand_parse(struct arena *a, const char *path, const struct parse_options *options,
                  struct report *out, struct str *bytes, struct error *err)
{
    int rc = file_read(a, path, LARGEST_FILE, bytes, err);
    return rc < 0 ? rc : read_report(a, path, *bytes, options, out, err);
}

void operand_warnings(struct arena *a, const struct cli *cli, const struct report *r)
{
    for (size_t i = 0; i < r->warnings.n && cli->verbose; i++) {
        const struct warning *w = &r->warnings.v[i];
        say(cli, "%.*s:%ld: %.*s", STR_ARG(r->source.name), w->line,
            STR_ARG(show_warning(a, w)));
    }
}

static int load_file(struct cli *cli, const char *path, struct operand *out, struct error *err)
{
    struct str bytes;
    struct parse_options options = { .series = cli->series };
    int rc = file_read(cli->arena, path, LARGEST_FILE, &bytes, err);
    if (rc < 0)
        return rc;
    if (str_starts(str_trim(bytes), STR("{"))) {
        out->json = bytes;
        if ((rc = snapshot_decode(cli->arena, path, bytes, &out->report, err)) == 0)
            out->report.series =
                cli->series.p ? cli->series : series_derive(cli->arena, &out->report);
        return rc;
    }
    rc = read_report(cli->arena, path, bytes, &options, &out->report, err);
    if (rc == 0)
        out->json = snapshot_encode(cli->arena, &out->report);
    return rc;
}

int operand_diff(struct cli *cli, struct str map, const struct report *from,
                 const struct report *to, struct diff *out, struct error *err)
{
    struct align_map rules = { 0 };
    struct str text;
    if (!map.p) {
        diff_reports(cli->arena, from, to, out);
        return 0;
    }
    int rc = file_read(cli->arena, map.p, LARGEST_FILE, &text, err);
    if (rc < 0 || (rc = align_map_read(cli->arena, map.p, text, from, to, &rules, err)) < 0)
        return rc;
    diff_by_map(cli->arena, from, to, &rules, out);
    return 0;
}

/* --- periods --- */

/* "latest~1" -> 1; -1 when the word is not of this kind. */
static int steps_back(struct str word)
{
    if (word.n == 0 || str_is(word, "latest"))
        return 0;
    if (!str_starts(word, STR("latest~")))
        return -1;
    struct decimal d = decimal_parse(str_after(word, 7));
    if (word.n == 7)
        return 1;
    return d.known && d.exp == 0 && d.mantissa >= 0 && d.mantissa < 10000 ? (int)d.mantissa : -1;
}

void operand_split(struct str word, struct str *name, struct str *revision)
{
    if (!str_cut(word, STR("@"), name, revision))
        *revision = STR_NULL;
}

bool operand_is_period(struct str word)
{
    struct str name, revision;
    struct period p;
    operand_split(word, &name, &revision);
    return word.n && (steps_back(name) >= 0 || period_parse(name, &p));
}

int operand_period(struct str word, struct period *out, struct error *err)
{
    *out = (struct period){ 0 };
    if (!word.p || period_parse(word, out))
        return 0;
    return error_set(
        err, QOQ_EUSAGE, NULL, 0,
        _("'%.*s' is not a period; expected 2020Q2, 2020M05, 2020Q4, 2020P or the like"),
        STR_ARG(word));
}

static struct str listed_periods(struct arena *a, const struct period_list *periods)
{
    struct str all = STR_NULL;
    for (size_t i = 0; i < periods->n; i++)
        all = str_join(a, all, STR(", "), period_key_str(a, periods->v[i]));
    return all;
}

/* The period that so many steps before the latest one. */
static int step_back(struct cli *cli, const struct period_list *periods, struct str word, int steps,
                     struct period *out, struct error *err)
{
    if (steps < (int)periods->n) {
        *out = periods->v[periods->n - 1 - (size_t)steps];
        return 0;
    }
    struct str all = listed_periods(cli->arena, periods);
    return error_set(err, QOQ_ENOTFOUND, NULL, 0,
                     _("%.*s: there are not so many periods; the ledger holds: %.*s"),
                     STR_ARG(word), STR_ARG(all));
}

int operand_pick(struct cli *cli, const struct period_list *periods, struct str word,
                 struct period *out, struct error *err)
{
    int steps = steps_back(word);
    if (steps >= 0 && word.n)
        return step_back(cli, periods, word, steps, out, err);
    return operand_period(word, out, err);
}

static int load_period(struct cli *cli, struct str word, struct operand *out, struct error *err)
{
    struct str name, revision, series;
    struct ledger *l;
    struct period_list periods = { 0 };
    struct period period;
    operand_split(word, &name, &revision);
    int steps = steps_back(name), rc = 0;
    if (steps < 0 && !period_parse(name, &period))
        return error_set(
            err, QOQ_ENOTFOUND, NULL, 0,
            _("'%.*s' is neither a file nor a period (2020Q2, 2020M05, latest, latest~1, "
              "2020Q3@HEAD~1)"),
            STR_ARG(word));
    if ((rc = operand_ledger(cli, &l, err)) < 0 ||
        (rc = operand_series(cli, l, revision, &series, err)) < 0)
        return rc;
    if (steps >= 0 &&
        ((rc = ledger_periods(cli->arena, l, revision, series, &periods, err)) < 0 ||
         (rc = step_back(cli, &periods, word, steps, &period, err)) < 0))
        return rc;
    out->from_ledger = true;
    return ledger_load(cli->arena, l, revision, series, period, &out->report, &out->json, err);
}

int operand_load(struct cli *cli, struct str word, struct operand *out, struct error *err)
{
    *out = (struct operand){ 0 };
    if (operand_is_file(word))
        return load_file(cli, str_z(cli->arena, word), out, err);
    return load_period(cli, word, out, err);
}

int operand_before(struct cli *cli, const struct operand *o, struct operand *out,
                   struct error *err)
{
    struct ledger *l;
    struct period_list periods = { 0 };
    *out = (struct operand){ 0 };
    if (!o->from_ledger)
        return 0;
    int rc = operand_ledger(cli, &l, err);
    if (rc < 0 ||
        (rc = ledger_periods(cli->arena, l, STR_NULL, o->report.series, &periods, err)) < 0)
        return rc;
    for (size_t i = periods.n; i > 0; i--)
        if (period_cmp(periods.v[i - 1], o->report.period) < 0)
            return ledger_load(cli->arena, l, STR_NULL, o->report.series, periods.v[i - 1],
                               &out->report, &out->json, err);
    return 0;
}
