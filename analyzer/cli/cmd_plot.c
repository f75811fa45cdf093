#include <stddef.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analyzer/cli/charts.h"
#include "analyzer/cli/cli.h"
#include "base/file.h"
#include "base/i18n.h"

struct plot_command {
    struct history_choice choice;
    struct str term;
    int size;
    bool dark, keep;
};

enum { DUMBBELL, TREND, STATUS, OWNERS, HEATMAP, STALLED, BURNUP, SMALL, KIND_END };
static const char *const kind_names[] = { "dumbbell", "trend",   "status", "owners",
                                          "heatmap",  "stalled", "burnup", "small" };

/* What one call draws. */
struct plot {
    struct cli *cli;
    const struct plot_command *options;
    bool wanted[KIND_END], all; /* all: a kind that has nothing to show is left out */
    size_t first;               /* of the operands that name periods */
    struct chart charts[KIND_END];
};

/* --- the charts --- */

/* Of more than two the last ones. */
static int load_two(struct plot *p, struct operand *from, struct operand *to, struct error *err)
{
    struct cli *cli = p->cli;
    size_t n = cli->operands.n - p->first;
    const struct str *words = cli->operands.v + p->first;
    struct str later = n > 0 ? words[n - 1] : STR("latest");
    int rc = operand_load(cli, later, to, err);
    if (rc < 0)
        return rc;
    if (n > 1)
        return operand_load(cli, words[n - 2], from, err);
    rc = operand_before(cli, to, from, err);
    if (rc == 0 && from->report.tasks.n == 0)
        return error_set(err, QOQ_ENOTFOUND, later.p, 0,
                         _("nothing earlier to compare with; give both: qoq plot dumbbell A B"));
    return rc;
}

/* "A..B" is a range for every kind; dumbbell takes its ends. */
static void split_range(struct plot *p)
{
    struct cli *cli = p->cli;
    struct str from, to;
    if (cli->operands.n != p->first + 1 ||
        !str_cut(cli->operands.v[p->first], STR(".."), &from, &to) ||
        operand_is_file(cli->operands.v[p->first]))
        return;
    cli->operands.n = p->first;
    if (from.n)
        *list_push(cli->arena, &cli->operands) = str_copy(cli->arena, from);
    *list_push(cli->arena, &cli->operands) = to.n ? str_copy(cli->arena, to) : STR("latest");
}

static int make_dumbbell(struct plot *p, struct error *err)
{
    struct operand from, to;
    struct diff d = { 0 };
    struct trend_choice choice;
    size_t operands = p->cli->operands.n;
    struct str word = operands > p->first ? p->cli->operands.v[p->first] : STR_NULL;
    int rc = history_read_choice(p->cli, &p->options->choice, &choice, err);
    if (rc < 0)
        return rc;
    split_range(p);
    rc = load_two(p, &from, &to, err);
    p->cli->operands.n = operands;
    if (operands > p->first)
        p->cli->operands.v[p->first] = word;
    if (rc < 0)
        return rc;
    diff_reports(p->cli->arena, &from.report, &to.report, &d);
    p->charts[DUMBBELL].dumbbell = chart_dumbbell(p->cli->arena, &d, &choice);
    return 0;
}

static int make_others(struct plot *p, struct error *err)
{
    struct trend t;
    struct thread_list chosen = { 0 };
    struct history_choice choice = p->options->choice;
    choice.top = 0; /* every kind has its own idea of it */
    int rc;
    if ((rc = history_follow(p->cli, p->first, &t, err)) < 0 ||
        (rc = history_choose(p->cli, &t, &choice, &chosen, err)) < 0)
        return rc;
    struct chart_of of = { p->cli->arena, &t, &chosen, p->options->choice.top };
    p->charts[TREND].courses = chart_trend(&of);
    p->charts[STATUS].stacks = chart_status(&of);
    p->charts[OWNERS].stacks = chart_owners(&of);
    p->charts[HEATMAP].heat = chart_heatmap(&of);
    p->charts[STALLED].spans = chart_stalled(&of);
    p->charts[BURNUP].burnup = chart_burnup(&of);
    p->charts[SMALL].panels = chart_small(&of);
    return 0;
}

static int make_charts(struct plot *p, struct error *err)
{
    bool others = false;
    for (int k = TREND; k < KIND_END; k++)
        others |= p->wanted[k];
    if (p->wanted[DUMBBELL]) {
        int rc = make_dumbbell(p, err);
        if (rc < 0 && !(p->all && rc == QOQ_ENOTFOUND))
            return rc;
        if (rc < 0) {
            say(p->cli, "%s: %s", kind_names[DUMBBELL], err->text);
            p->wanted[DUMBBELL] = false;
        }
    }
    return others ? make_others(p, err) : 0;
}

/* --- where they go --- */

static size_t count_wanted(const struct plot *p)
{
    size_t n = 0;
    for (int k = 0; k < KIND_END; k++)
        n += p->wanted[k];
    return n;
}

static bool is_folder(struct str path)
{
    return str_ends(path, STR("/")) || file_is_directory(path.p);
}

/* One picture goes to -o as it is; of several each has its kind in its name: DIR/trend.svg in a
 * folder, chart-trend.svg for -o chart.svg. */
static const char *path_of(const struct plot *p, int kind, enum chart_format format)
{
    static const char *const endings[] = { "svg", "png", "pdf", "txt" };
    struct arena *a = p->cli->arena;
    struct str out = p->cli->output;
    if (!out.p)
        return "-";
    if (is_folder(out))
        return str_format(a, "%.*s%s%s.%s", STR_ARG(out), str_ends(out, STR("/")) ? "" : "/",
                          kind_names[kind], endings[format])
            .p;
    enum chart_format ignored;
    bool ends = out.n > 4 && chart_format_from(str_after(out, out.n - 4), &ignored);
    if (!p->all && count_wanted(p) == 1)
        return str_z(a, out);
    struct str stem = ends || (out.n > 4 && out.p[out.n - 4] == '.')
                          ? str_slice(out, 0, out.n - 4)
                          : out;
    return str_format(a, "%.*s-%s.%s", STR_ARG(stem), kind_names[kind], endings[format]).p;
}

/* --term, else what the name of -o ends in, else SVG. */
static int choose_format(const struct plot *p, enum chart_format *format, struct error *err)
{
    struct str output = p->cli->output, term = p->options->term;
    *format = CHART_SVG;
    if (term.p ? chart_format_from(term, format)
               : !output.p || str_is(output, "-") || is_folder(output) ||
                     chart_format_from(output, format))
        return 0;
    return error_set(err, QOQ_EUSAGE, output.p, 0,
                     _("the name does not tell the kind of picture; expected .svg, .png or .pdf, "
                       "or --term"));
}

/* With `all`, what has nothing to show says so and is left out. */
static int is_empty(struct plot *p, int kind, enum chart_format format, struct error *err)
{
    struct str script;
    struct chart_style style = { .font = STR("x"), .width = p->options->size };
    int rc = chart_script(p->cli->arena, &p->charts[kind], &style, format, STR("x"), &script, err);
    if (rc == QOQ_EINPUT)
        say(p->cli, "%s: %s", kind_names[kind], err->text);
    return rc == QOQ_EINPUT;
}

static int draw(struct plot *p, enum chart_format format, struct error *err)
{
    struct picture pictures[KIND_END];
    struct chart_style style = { .width = p->options->size, .dark = p->options->dark };
    size_t n = 0;
    if (format == CHART_DUMB)
        style.width = answer_width(p->cli) * (int)CHART_CELL_WIDTH;
    for (int k = 0; k < KIND_END; k++)
        if (p->wanted[k] && !(p->all && is_empty(p, k, format, err)))
            pictures[n++] = (struct picture){ .path = path_of(p, k, format),
                                              .format = format,
                                              .chart = p->charts[k],
                                              .keep = p->options->keep };
    struct str out = p->cli->output;
    if (n && out.p && str_ends(out, STR("/")) && !file_is_directory(out.p))
        mkdir(str_z(p->cli->arena, out), 0777); /* else chart_draw() says what is wrong */
    return n ? chart_draw(p->cli->arena, pictures, n, &style, err) : QOQ_EINPUT;
}

/* --- the words of the command --- */

/* Kinds first, then periods or files. */
static int read_kinds(struct plot *p, struct error *err)
{
    const struct str_list *words = &p->cli->operands;
    for (; p->first < words->n; p->first++) {
        struct str word = words->v[p->first];
        int kind = 0;
        while (kind < KIND_END && !str_is(word, kind_names[kind]))
            kind++;
        if (kind == KIND_END && !str_is(word, "all"))
            break;
        for (int k = 0; k < KIND_END; k++)
            p->wanted[k] |= k == kind || kind == KIND_END;
        p->all |= kind == KIND_END;
    }
    if (p->first > 0)
        return 0;
    struct str names = STR_NULL;
    for (int k = 0; k < KIND_END; k++)
        names = str_join(p->cli->arena, names, STR(", "), str_from(kind_names[k]));
    return error_set(err, QOQ_EUSAGE, "plot", 0, _("no chart '%.*s'; expected %.*s or all"),
                     STR_ARG(words->v[0]), STR_ARG(names));
}

static int check_output(const struct plot *p, enum chart_format format, struct error *err)
{
    const struct cli *cli = p->cli;
    bool to_stdout = !cli->output.p || str_is(cli->output, "-");
    if (format != CHART_DUMB && !cli->output.p && isatty(STDOUT_FILENO))
        return error_set(err, QOQ_EUSAGE, "plot", 0,
                         _("a picture is not for the terminal; give -o FILE.svg, .png or .pdf, "
                           "or --term dumb"));
    if (to_stdout && count_wanted(p) > 1 && format != CHART_DUMB)
        return error_set(err, QOQ_EUSAGE, "plot", 0,
                         _("several pictures need -o: a folder, or a name that each kind is added "
                           "to"));
    if (p->options->keep && to_stdout)
        return error_set(err, QOQ_EUSAGE, "plot", 0, _("--keep needs -o FILE"));
    if (p->options->size && (p->options->size < 480 || p->options->size > 4000))
        return error_set(err, QOQ_EUSAGE, "plot", 0, _("--size takes 480 to 4000 pixels, not %d"),
                         p->options->size);
    return 0;
}

static int run(struct cli *cli, const void *options, struct error *err)
{
    struct plot p = { .cli = cli, .options = options };
    enum chart_format format;
    int rc;
    if ((rc = read_kinds(&p, err)) < 0 || (rc = choose_format(&p, &format, err)) < 0 ||
        (rc = check_output(&p, format, err)) < 0 || (rc = make_charts(&p, err)) < 0)
        return rc;
    return draw(&p, format, err);
}

static const struct option table[] = {
    HISTORY_OPTIONS(struct plot_command, choice),
    { 0, "size", OPTION_INT, "WIDTH",
      N_("the width in pixels, 480 to 4000 (960; of a PDF 720, which fits A4)"),
      offsetof(struct plot_command, size), NULL },
    { 0, "dark", OPTION_FLAG, NULL, N_("light on dark"), offsetof(struct plot_command, dark),
      NULL },
    { 0, "term", OPTION_TEXT, "KIND", N_("the kind of picture (else what FILE ends in)"),
      offsetof(struct plot_command, term), "svg|png|pdf|dumb" },
    { 0, "keep", OPTION_FLAG, NULL, N_("leave the gnuplot script beside the picture, as FILE.gp"),
      offsetof(struct plot_command, keep), NULL },
    { 0 },
};

const struct command command_plot = {
    .name = "plot",
    .synopsis = "KIND... [PERIOD..PERIOD]",
    .summary = N_("charts"),
    .details = N_("dumbbell: each task's completion rate then and now, against the share of the "
                  "year elapsed (of A and B, or the last two periods)\n"
                  "trend: rates over the periods, the worst in colour\n"
                  "status: how many tasks stand how, period by period\n"
                  "owners: leads, their tasks, and how these stand\n"
                  "heatmap: leads and periods, ahead of pace or behind\n"
                  "stalled: tasks that do not move, and since when\n"
                  "burnup: tasks done of all, with a forecast of the year's end\n"
                  "small: a little picture for each task that is far behind\n"
                  "all: every kind that has something to show\n"
                  "Periods are from..to of the ledger (without them all), or files. Draws with "
                  "gnuplot to -o FILE, or SVG to standard output; several kinds go to a folder, "
                  "or to FILE with each kind added to its name. --term dumb draws with characters, "
                  "for a terminal."),
    .least = 1,
    .most = -1,
    .options = table,
    .options_size = sizeof(struct plot_command),
    .run = run,
};
