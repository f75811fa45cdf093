/* What a ledger holds, for people and as qoq.log/1. */
#include "analyzer/view/view.h"
#include "base/i18n.h"
#include "snapshots/codec.h"

static bool several_series(const struct ledger_log *log)
{
    for (size_t i = 1; i < log->n; i++)
        if (!str_eq(log->v[i].series, log->v[0].series))
            return true;
    return false;
}

/* "150 tasks, 104 targets": the fixed words of each commit, for a reader of another language. */
static struct str counts(struct arena *a, struct str text)
{
    struct str tasks, targets, word;
    bool known = str_cut(text, STR(" task"), &tasks, &text) &&
                 str_cut(text, STR(", "), &word, &text) &&
                 str_cut(text, STR(" target"), &targets, &word);
    return known ? str_format(a, _("tasks: %.*s, targets: %.*s"), STR_ARG(tasks),
                              STR_ARG(targets))
                 : STR_NULL;
}

/* What the subject says beyond its series and period, which have columns of their own. */
static struct str what(struct arena *a, const struct ledger_entry *e)
{
    struct str head, tail, key = period_key_str(a, e->period);
    struct str own = str_format(a, "%.*s %.*s", STR_ARG(e->series), STR_ARG(key));
    if (!str_cut(e->subject, STR(": "), &head, &tail) || !str_eq(head, own))
        return e->subject;
    struct str said = i18n_is_zh() ? counts(a, tail) : STR_NULL;
    return said.n ? said : tail;
}

void view_log(struct page *p, const struct ledger_log *log)
{
    if (log->n == 0) {
        page_line(p, TONE_DIM, str_from(_("The ledger holds no snapshot yet.")));
        return;
    }
    bool series = several_series(log);
    struct page_table *t = page_table(p);
    table_column(t, "commit", _("commit"), ALIGN_LEFT, 0);
    table_column(t, "date", _("ingested"), ALIGN_LEFT, 0);
    if (series)
        table_column(t, "series", _("series"), ALIGN_LEFT, 1);
    table_column(t, "period", _("period"), ALIGN_LEFT, 0);
    table_column(t, "revision", _("revision"), ALIGN_RIGHT, 0);
    table_column(t, "subject", _("contents"), ALIGN_LEFT, 2);
    for (size_t i = 0; i < log->n; i++) {
        const struct ledger_entry *e = &log->v[i];
        table_cell(t, TONE_WARN, str_slice(e->commit, 0, 8));
        table_cell(t, TONE_DIM, show_time(p->arena, e->time, "%Y-%m-%d %H:%M"));
        if (series)
            table_cell(t, TONE_PLAIN, e->series);
        table_cell(t, TONE_STRONG, period_key_str(p->arena, e->period));
        table_cell(t, e->revision > 1 ? TONE_WARN : TONE_DIM,
                   str_format(p->arena, "%d", e->revision));
        table_cell(t, TONE_PLAIN, what(p->arena, e));
    }
}

struct str json_log(struct arena *a, const struct ledger_log *log)
{
    struct json *root = json_object(a);
    json_add_str(root, "schema", STR("qoq.log/1"));
    struct json *entries = json_add_array(root, "entries");
    for (size_t i = 0; i < log->n; i++) {
        const struct ledger_entry *e = &log->v[i];
        struct json *j = json_add_object(entries, NULL);
        json_add_str(j, "commit", e->commit);
        json_add_int(j, "time", e->time);
        json_add_str(j, "author", e->author);
        json_add_str(j, "series", e->series);
        codec_add_period(j, "period", e->period);
        json_add_int(j, "revision", e->revision);
        json_add_str(j, "subject", e->subject);
        json_add_str(j, "source_sha256", e->source_sha256);
    }
    return json_pretty(a, root);
}
