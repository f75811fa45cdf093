/* What a check of the ledger found, for people and as qoq.fsck/1. */
#include "analyzer/view/view.h"
#include "base/i18n.h"
#include "snapshots/json.h"

static struct str place_of(struct arena *a, const struct fault *f)
{
    return str_join(a, f->series, STR("/"), f->period);
}

void view_fsck(struct page *p, const struct ledger_check *c)
{
    struct arena *a = p->arena;
    page_line(p, c->faults.n ? TONE_PLAIN : TONE_GOOD,
              str_format(a, _("%zu snapshots in %zu commits checked, %zu findings"), c->snapshots,
                         c->commits, c->faults.n));
    if (!c->faults.n)
        return;
    struct page_table *t = page_table(p);
    table_column(t, "commit", _("commit"), ALIGN_LEFT, 0);
    table_column(t, "where", _("where"), ALIGN_LEFT, 1);
    table_column(t, "code", _("code"), ALIGN_LEFT, 0);
    table_column(t, "finding", _("finding"), ALIGN_LEFT, 2);
    for (size_t i = 0; i < c->faults.n; i++) {
        const struct fault *f = &c->faults.v[i];
        struct str text = str_from(_(fault_text(f->code)));
        table_cell(t, TONE_WARN, str_slice(f->commit, 0, 8));
        table_cell(t, TONE_STRONG, place_of(a, f));
        table_cell(t, TONE_DIM, str_from(fault_name(f->code)));
        table_cell(t, TONE_BAD, str_join(a, text, STR(": "), show_line(a, f->detail)));
    }
}

void view_fsck_rows(struct page *p, const struct ledger_check *c)
{
    static const char *const names[] = { "commit", "series", "period", "code", "detail" };
    struct page_table *t = page_table(p);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        table_column(t, names[i], names[i], ALIGN_LEFT, 0);
    for (size_t i = 0; i < c->faults.n; i++) {
        const struct fault *f = &c->faults.v[i];
        table_cell(t, TONE_PLAIN, f->commit);
        table_cell(t, TONE_PLAIN, f->series);
        table_cell(t, TONE_PLAIN, f->period);
        table_cell(t, TONE_PLAIN, str_from(fault_name(f->code)));
        table_cell(t, TONE_PLAIN, f->detail);
    }
}

struct str json_fsck(struct arena *a, const struct ledger_check *c)
{
    struct json *root = json_object(a);
    json_add_str(root, "schema", STR("qoq.fsck/1"));
    json_add_int(root, "commits", (int64_t)c->commits);
    json_add_int(root, "snapshots", (int64_t)c->snapshots);
    struct json *findings = json_add_array(root, "findings");
    for (size_t i = 0; i < c->faults.n; i++) {
        const struct fault *f = &c->faults.v[i];
        struct json *j = json_add_object(findings, NULL);
        json_add_str(j, "code", str_from(fault_name(f->code)));
        json_add_str(j, "commit", f->commit);
        json_add_str(j, "series", f->series);
        json_add_str(j, "period", f->period);
        json_add_str(j, "message", str_join(a, str_from(fault_text(f->code)), STR(": "),
                                            f->detail));
    }
    return json_pretty(a, root);
}
