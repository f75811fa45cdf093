/* How a page was read: which layout, which columns, and where every paragraph went. */
#include "analyzer/view/view.h"
#include "base/i18n.h"

static struct str columns_text(struct arena *a, const struct report *r)
{
    struct buf b = { .arena = a };
    for (size_t i = 0; i < r->columns.n; i++)
        buf_addf(&b, "%s%.*s = %s", i ? "; " : "", STR_ARG(r->columns.v[i].header),
                 _(role_label(r->columns.v[i].role)));
    return b.n ? buf_str(&b) : str_from(_("no header was found"));
}

/* Beyond this there was no other way to read it. */
static const double certain = 99;

static struct str margin_text(struct arena *a, double margin)
{
    return margin > certain ? str_format(a, ">%.0f", certain) : str_format(a, "%.1f", margin);
}

static struct str place_text(struct arena *a, const struct report *r, const struct explained *e)
{
    if (e->task == 0)
        return str_from("");
    const struct task *t = (size_t)e->task <= r->tasks.n ? &r->tasks.v[e->task - 1] : NULL;
    struct str no = t && t->no.p ? t->no : str_format(a, "#%d", e->task);
    return t && t->items.n > 1 ? str_format(a, "%.*s.%d", STR_ARG(no), e->item + 1) : no;
}

void view_reading(struct page *p, const struct report *r, const struct explanation *x)
{
    struct arena *a = p->arena;
    page_field(p, TONE_PLAIN, _("layout"), str_from(x->layout));
    page_field(p, TONE_PLAIN, _("columns"), columns_text(a, r));
    page_field(p, TONE_PLAIN, _("tasks"), str_format(a, "%zu", r->tasks.n));
    if (x->lines.n == 0) {
        page_line(p, TONE_DIM, str_from(_("A table proper: its cells are as the page has them.")));
        return;
    }
    struct page_table *t = page_table(p);
    table_column(t, "line", _("line"), ALIGN_RIGHT, 0);
    table_column(t, "task", _("task"), ALIGN_RIGHT, 0);
    table_column(t, "cell", _("cell"), ALIGN_LEFT, 0);
    table_column(t, "margin", _("margin"), ALIGN_RIGHT, 0);
    table_column(t, "text", _("text"), ALIGN_LEFT, 2);
    for (size_t i = 0; i < x->lines.n; i++) {
        const struct explained *e = &x->lines.v[i];
        bool around = e->task == 0 && e->role == ROLE_NONE;
        table_cell(t, TONE_DIM, str_format(a, "%ld", e->line));
        table_cell(t, TONE_STRONG, place_text(a, r, e));
        table_cell(t, around ? TONE_DIM : TONE_PLAIN,
                   str_from(around ? _("around") : _(role_label(e->role))));
        table_cell(t, e->sure ? TONE_PLAIN : TONE_WARN, margin_text(a, e->margin));
        table_cell(t, TONE_PLAIN, e->text);
    }
    page_line(p, TONE_DIM,
              str_from(_("margin: how much better this reading is than the next, as the natural "
                         "logarithm of the odds.")));
}
