#include <stddef.h>

#include "analyzer/cli/cli.h"
#include "analyzer/view/view.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "snapshots/extract/extract.h"
#include "snapshots/json.h"

struct extract_command {
    struct str period;
};

/* What is made of each quantity: a line of JSON or a row of a table. */
struct sink {
    struct arena *arena;
    struct buf lines;         /* NDJSON */
    struct page_table *table; /* NULL: JSON */
    bool csv;                 /* a table for programs: names, not labels */
};

static const char *const kind_labels[] = { [KIND_LEVEL] = N_("amount"),
                                           [KIND_SHARE] = N_("share"),
                                           [KIND_GROWTH] = N_("growth"),
                                           [KIND_DECLINE] = N_("decline") };

static void add_json(struct sink *s, long line, const struct quantity *q)
{
    struct json *j = json_object(s->arena);
    json_add_int(j, "line", line);
    json_add_str(j, "text", q->text);
    json_add_decimal(j, "value", q->value);
    json_add_decimal(j, "high", q->high);
    json_add_str(j, "unit", q->unit);
    json_add_str(j, "op", str_from(op_name(q->op)));
    json_add_str(j, "kind", str_from(kind_name(q->kind)));
    json_add_str(j, "subject", q->subject);
    json_add_str(j, "as_of", month_text(s->arena, q->as_of));
    json_add_bool(j, "completion", q->completion);
    json_add_str(j, "quote", q->clause);
    buf_add(&s->lines, json_compact(s->arena, j));
    buf_addc(&s->lines, '\n');
}

static void add_row(struct sink *s, long line, const struct quantity *q)
{
    struct str high = q->high.known ? decimal_text(s->arena, q->high) : STR_NULL;
    struct str value = str_join(s->arena, decimal_text(s->arena, q->value), STR("-"), high);
    const char *kind = s->csv ? kind_name(q->kind) : _(kind_labels[q->kind]);
    const char *completion = s->csv ? (q->completion ? "true" : "false")
                                    : q->completion ? _("yes") : "";
    struct str cells[] = { str_format(s->arena, "%ld", line), q->text, value, q->unit,
                           str_from(op_name(q->op)), str_from(kind),
                           month_text(s->arena, q->as_of), str_from(completion), q->subject };
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++)
        table_cell(s->table, TONE_PLAIN, cells[i]);
}

static struct page_table *start_table(struct page *p)
{
    struct page_table *t = page_table(p);
    table_column(t, "line", _("line"), ALIGN_RIGHT, 0);
    table_column(t, "text", _("text"), ALIGN_LEFT, 2);
    table_column(t, "value", _("value"), ALIGN_RIGHT, 0);
    table_column(t, "unit", _("unit"), ALIGN_LEFT, 0);
    table_column(t, "op", _("op"), ALIGN_LEFT, 0);
    table_column(t, "kind", _("kind"), ALIGN_LEFT, 0);
    table_column(t, "as_of", _("as of"), ALIGN_LEFT, 0);
    table_column(t, "completion", _("completion"), ALIGN_LEFT, 0);
    table_column(t, "subject", _("subject"), ALIGN_LEFT, 2);
    return t;
}

static void read_line(const struct cli *cli, struct sink *s, long number, struct str line,
                      struct period base)
{
    struct quantity_list quantities = { 0 };
    struct str_list doubtful = { 0 };
    extract_with_doubts(s->arena, line, base, &quantities, &doubtful);
    for (size_t i = 0; i < doubtful.n && cli->verbose; i++)
        say(cli, "%s:%ld: %s: %.*s", cli->operands.n ? cli->operands.v[0].p : "-", number,
            _("a damaged figure was left out"), STR_ARG(doubtful.v[i]));
    for (size_t i = 0; i < quantities.n; i++) {
        if (s->table)
            add_row(s, number, &quantities.v[i]);
        else
            add_json(s, number, &quantities.v[i]);
    }
}

static int run(struct cli *cli, const void *options, struct error *err)
{
    const struct extract_command *o = options;
    const char *path = cli->operands.n ? cli->operands.v[0].p : "-";
    struct sink sink = { .arena = cli->arena, .lines.arena = cli->arena,
                         .csv = answer_is(cli, "csv") };
    struct page *p = answer_new(cli);
    struct period base;
    struct str bytes, line;
    int rc = operand_period(o->period, &base, err);
    if (rc < 0 || (rc = file_read(cli->arena, path, LARGEST_FILE, &bytes, err)) < 0)
        return rc;
    size_t bad = utf8_invalid(bytes);
    if (bad != STR_NOT_FOUND)
        return error_set(err, QOQ_EINPUT, path, 0,
                         _("invalid UTF-8 at byte %zu; expected UTF-8 text"), bad + 1);
    if (!answer_is(cli, "json"))
        sink.table = start_table(p);
    for (long number = 1; str_next(&bytes, STR("\n"), &line); number++)
        read_line(cli, &sink, number, line, base);
    return sink.table ? answer_page(cli, p, err)
                      : answer_bytes(cli, buf_str(&sink.lines), true, err);
}

static const struct option table[] = {
    { 0, "period", OPTION_TEXT, "PERIOD", N_("the period that gives a year to dates without one"),
      offsetof(struct extract_command, period), NULL },
    { 0 },
};

const struct command command_extract = {
    .name = "extract",
    .synopsis = "[FILE]",
    .summary = N_("how each line's figures are read"),
    .details = N_("Reads lines of text (from standard input without FILE) and prints each quantity "
                  "with its value, unit, operator, date and quote: one JSON object a line, or a "
                  "table with --format text. With -v, damaged figures that were left out are "
                  "told on standard error."),
    .most = 1,
    .formats = "json|text|csv|md|html",
    .options = table,
    .options_size = sizeof(struct extract_command),
    .run = run,
};
