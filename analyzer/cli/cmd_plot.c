#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

#include "analyzer/cli/cli.h"
#include "analyzer/view/view.h"
#include "base/i18n.h"
#include "plots/chart.h"

struct plot_command {
    struct str term;
    int top;
    bool keep;
};

/* --- which rows --- */

struct row {
    const struct task_pair *pair;
    size_t position;
};

/* Farthest behind the pace first; what has no rate now comes last. */
static int worst_first(const void *x, const void *y)
{
    const struct row *r = x, *s = y;
    struct decimal a = r->pair->rate_to, b = s->pair->rate_to;
    int order = a.known && b.known ? decimal_cmp(a, b) : (int)b.known - (int)a.known;
    return order ? order : (r->position > s->position) - (r->position < s->position);
}

static struct row *choose(struct arena *a, const struct diff *d, int top, size_t *n)
{
    struct row *rows = arena_array(a, d->pairs.n + 1, sizeof *rows);
    *n = 0;
    for (size_t i = 0; i < d->pairs.n; i++) {
        const struct task_pair *pair = &d->pairs.v[i];
        if (pair->rate_from.known || pair->rate_to.known)
            rows[(*n)++] = (struct row){ pair, i };
    }
    qsort(rows, *n, sizeof *rows, worst_first);
    if (top > 0 && (size_t)top < *n)
        *n = (size_t)top;
    return rows;
}

static double ratio(struct decimal d)
{
    return d.known ? decimal_double(d) : NAN;
}

static struct dumbbell_row make_row(struct arena *a, const struct diff *d,
                                    const struct task_pair *pair)
{
    const struct task *t = diff_task(d, pair);
    return (struct dumbbell_row){ .label = show_line(a, t->title),
                                  .from = ratio(pair->rate_from),
                                  .to = ratio(pair->rate_to),
                                  .number = show_no(a, t) };
}

/* --- the chart --- */

static struct str subtitle(struct arena *a, const struct diff *d, size_t shown, size_t all)
{
    struct str then = show_period(a, d->from->period), now = show_period(a, d->to->period);
    return str_format(a, _("%.*s → %.*s · %zu of %zu tasks have a completion rate and are shown"),
                      STR_ARG(then), STR_ARG(now), shown, all);
}

static void fill(struct arena *a, const struct diff *d, int top, struct dumbbell *chart)
{
    size_t n;
    const struct row *rows = choose(a, d, top, &n);
    struct str pace = show_percent(a, period_pace(d->to->period));
    *chart = (struct dumbbell){
        .title = show_report(a, d->to),
        .subtitle = subtitle(a, d, n, d->pairs.n),
        .from_label = show_period(a, d->from->period),
        .to_label = show_period(a, d->to->period),
        .up_label = str_from(_("advanced")),
        .down_label = str_from(_("regressed")),
        .same_label = str_from(_("no movement")),
        .pace_label = str_format(a, _("pace %.*s"), STR_ARG(pace)),
        .axis_label = str_from(_("completion rate")),
        .value_heading = str_from(_("now %")),
        .change_heading = str_from(_("change (points)")),
        .pace = ratio(period_pace(d->to->period)),
    };
    for (size_t i = 0; i < n; i++)
        *list_push(a, &chart->rows) = make_row(a, d, rows[i].pair);
}

/* --term, else what the name of -o ends in, else SVG. */
static int choose_format(const struct cli *cli, const struct plot_command *o,
                         enum chart_format *format, struct error *err)
{
    *format = CHART_SVG;
    if (o->term.p ? chart_format_from(o->term, format)
                  : !cli->output.p || str_is(cli->output, "-") ||
                        chart_format_from(cli->output, format))
        return 0;
    return error_set(err, QOQ_EUSAGE, cli->output.p, 0,
                     _("the name does not tell the kind of picture; expected .svg, .png or .pdf, "
                       "or --term"));
}

static int load(struct cli *cli, struct operand *from, struct operand *to, struct error *err)
{
    size_t n = cli->operands.n;
    struct str later = n > 2 ? cli->operands.v[2] : n > 1 ? cli->operands.v[1] : STR("latest");
    int rc = operand_load(cli, later, to, err);
    if (rc < 0)
        return rc;
    if (n > 2)
        return operand_load(cli, cli->operands.v[1], from, err);
    rc = operand_before(cli, to, from, err);
    if (rc == 0 && from->report.tasks.n == 0)
        return error_set(err, QOQ_ENOTFOUND, later.p, 0,
                         _("nothing earlier to compare with; give both: qoq plot dumbbell A B"));
    return rc;
}

static int run(struct cli *cli, const void *options, struct error *err)
{
    const struct plot_command *o = options;
    struct picture picture = { .path = cli->output.p ? cli->output.p : "-", .keep = o->keep };
    struct operand from, to;
    struct diff d = { 0 };
    struct dumbbell chart;
    if (!str_is(cli->operands.v[0], "dumbbell"))
        return error_set(err, QOQ_EUSAGE, "plot", 0,
                         _("no chart '%.*s'; this version draws: dumbbell"),
                         STR_ARG(cli->operands.v[0]));
    int rc = choose_format(cli, o, &picture.format, err);
    if (rc < 0)
        return rc;
    if (!cli->output.p && isatty(STDOUT_FILENO))
        return error_set(err, QOQ_EUSAGE, "plot", 0,
                         _("a picture is not for the terminal; give -o FILE.svg, .png or .pdf"));
    if (o->keep && str_is(STR("-"), picture.path))
        return error_set(err, QOQ_EUSAGE, "plot", 0, _("--keep needs -o FILE"));
    if ((rc = load(cli, &from, &to, err)) < 0)
        return rc;
    diff_reports(cli->arena, &from.report, &to.report, &d);
    fill(cli->arena, &d, o->top, &chart);
    picture.chart.dumbbell = &chart;
    return chart_draw(cli->arena, &picture, 1, &(struct chart_style){ 0 }, err);
}

static const struct option table[] = {
    { 0, "top", OPTION_INT, "N", N_("only the N tasks that are least complete"),
      offsetof(struct plot_command, top), NULL },
    { 0, "term", OPTION_TEXT, "KIND", N_("the kind of picture (else what FILE ends in)"),
      offsetof(struct plot_command, term), "svg|png|pdf" },
    { 0, "keep", OPTION_FLAG, NULL, N_("leave the gnuplot script beside the picture, as FILE.gp"),
      offsetof(struct plot_command, keep), NULL },
    { 0 },
};

const struct command command_plot = {
    .name = "plot",
    .synopsis = "dumbbell [[A] B]",
    .summary = N_("charts"),
    .details = N_("dumbbell: each task's completion rate then and now, against the share of the "
                  "year elapsed. A and B are periods or files; without them the last two periods "
                  "of the ledger. Draws with gnuplot to -o FILE, or SVG to standard output."),
    .least = 1,
    .most = 3,
    .options = table,
    .options_size = sizeof(struct plot_command),
    .run = run,
};
