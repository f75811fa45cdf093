/* The one file that runs gnuplot. */
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/process.h"
#include "base/utf8.h"
#include "plots/chart.h"
#include "plots/kinds.h"

enum {
    TIMEOUT_MS = 60 * 1000,
    MOST_PICTURE = 1 << 30,
    PAGE_WIDTH = 720, /* 190 mm: A4 between its margins, so that 12 pixels print as 9 points */
};

bool chart_format_from(struct str name, enum chart_format *format)
{
    static const char *const names[] = { "svg", "png", "pdf", "dumb" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        size_t n = strlen(names[i]);
        struct str tail = str_after(name, name.n > n ? name.n - n : 0);
        bool whole = name.n == n || (name.n > n + 1 && name.p[name.n - n - 1] == '.');
        if (whole && tail.n == n && strncasecmp(tail.p, names[i], n) == 0) {
            *format = (enum chart_format)i;
            return true;
        }
    }
    return false;
}

int chart_script(struct arena *a, const struct chart *chart, const struct chart_style *style,
                 enum chart_format format, struct str output, struct str *script,
                 struct error *err)
{
    struct chart_style sized = *style;
    struct brief b = { a, &sized, format, output };
    if (format == CHART_PDF && style->width == 0)
        sized.width = PAGE_WIDTH;
    if (chart->dumbbell)
        return dumbbell_script(&b, chart->dumbbell, script, err);
    if (chart->courses)
        return courses_script(&b, chart->courses, script, err);
    if (chart->stacks && chart->stacks->moments.n)
        return columns_script(&b, chart->stacks, script, err);
    if (chart->stacks)
        return bars_script(&b, chart->stacks, script, err);
    if (chart->heat)
        return heat_script(&b, chart->heat, script, err);
    if (chart->spans)
        return spans_script(&b, chart->spans, script, err);
    if (chart->burnup)
        return burnup_script(&b, chart->burnup, script, err);
    return panels_script(&b, chart->panels, script, err);
}

/* What gnuplot says and means no harm by: it tells, in a locale without UTF-8, that it cannot
 * have a degree sign, which no chart of ours asks for. */
static bool is_harmless(struct str line)
{
    return str_is_blank(line) || str_has(line, STR("iconv failed to convert degree sign"));
}

/* Gnuplot's complaint as one line; empty when it has none. */
static struct str complaint(struct arena *a, struct str errors)
{
    struct str line, all = STR_NULL;
    while (str_next(&errors, STR("\n"), &line))
        if (!is_harmless(line))
            all = str_join(a, all, STR("; "), str_trim(line));
    return all;
}

static int run(struct arena *a, struct str script, struct error *err)
{
    static const char *const argv[] = { "gnuplot", "--default-settings", "-", NULL };
    struct process_result result;
    int rc = process_run(a, argv, script, TIMEOUT_MS, &result, err);
    if (rc < 0 && result.exit_code == 127)
        return error_set(err, QOQ_EPROGRAM, argv[0], 0,
                         _("is not installed, or not in PATH; charts need the package "
                           "gnuplot-nox"));
    if (rc < 0)
        return rc;
    struct str words = complaint(a, result.errors);
    if (result.exit_code != 0 || words.n)
        return error_set(err, QOQ_EPROGRAM, argv[0], 0, _("failed (status %d): %.*s"),
                         result.exit_code, STR_ARG(words));
    return 0;
}

/* What the dumb terminal wrote, without the form feed, the fillers behind wide characters, and
 * blanks at the ends of lines. */
static struct str plain_text(struct arena *a, struct str page)
{
    struct buf filler = { .arena = a }, out = { .arena = a };
    struct str line, piece;
    utf8_put(&filler, SCRIPT_FILLER);
    while (str_next(&page, STR("\n"), &line)) {
        size_t start = out.n;
        while (str_next(&line, buf_str(&filler), &piece))
            buf_add(&out, str_starts(piece, STR("\f")) ? str_after(piece, 1) : piece);
        while (out.n > start && out.p[out.n - 1] == ' ')
            out.n--;
        buf_addc(&out, '\n');
    }
    struct str whole = buf_str(&out);
    size_t n = whole.n;
    while (n > 1 && whole.p[n - 1] == '\n' && whole.p[n - 2] == '\n')
        n--;
    return str_slice(whole, 0, n);
}

/* Gnuplot does not notice a full disk: a picture is whole when it ends as its format says. */
static int check_whole(struct arena *a, const struct picture *p, const char *temporary,
                       struct error *err)
{
    static const struct str ends[] = {
        { "</svg>", 6 }, { "IEND\xAE\x42\x60\x82", 8 }, { "%%EOF", 5 }
    };
    struct str data;
    int rc = file_read(a, temporary, MOST_PICTURE, &data, err);
    if (rc < 0)
        return rc;
    if (p->format == CHART_DUMB)
        return file_write(a, temporary, plain_text(a, data), err);
    if (!str_ends(str_trim(data), ends[p->format]))
        return error_set(err, QOQ_EIO, p->path, 0,
                         _("gnuplot could not write the whole picture; is the disk full?"));
    return 0;
}

/* The script of a picture for later, to be run in its own folder. */
static int keep_script(struct arena *a, const struct picture *p, const struct chart_style *style,
                       struct error *err)
{
    struct str script, name = file_name(str_from(p->path));
    int rc = chart_script(a, &p->chart, style, p->format, name, &script, err);
    if (rc < 0)
        return rc;
    return file_write(a, str_format(a, "%s.gp", p->path).p, script, err);
}

/* Gnuplot has no way to write down a line end inside a string. */
static int check_path(const char *path, struct error *err)
{
    for (const char *p = path; *p; p++)
        if ((unsigned char)*p < 0x20 || *p == 0x7F)
            return error_set(err, QOQ_EINPUT, NULL, 0,
                             _("control characters in a picture's file name; choose another"));
    return 0;
}

int chart_draw(struct arena *a, const struct picture *pictures, size_t n,
               const struct chart_style *style, struct error *err)
{
    struct chart_style complete = *style;
    struct buf all = { .arena = a };
    char **temporary = arena_array(a, n, sizeof *temporary);
    int rc = style->font.n ? 0 : chart_font(a, &complete.font, err);
    for (size_t i = 0; i < n && rc == 0; i++) {
        struct str script;
        rc = check_path(pictures[i].path, err);
        if (rc == 0)
            rc = file_temporary(a, pictures[i].path, &temporary[i], err);
        if (rc == 0)
            rc = chart_script(a, &pictures[i].chart, &complete, pictures[i].format,
                              str_from(temporary[i]), &script, err);
        if (rc == 0)
            buf_add(&all, script);
    }
    if (rc == 0)
        rc = run(a, buf_str(&all), err);
    for (size_t i = 0; i < n && rc == 0; i++)
        rc = check_whole(a, &pictures[i], temporary[i], err);
    for (size_t i = 0; i < n && rc == 0; i++)
        if (pictures[i].keep && strcmp(pictures[i].path, "-") != 0)
            rc = keep_script(a, &pictures[i], &complete, err);
    for (size_t i = 0; i < n && rc == 0; i++)
        rc = file_commit(a, temporary[i], pictures[i].path, err);
    return rc;
}
