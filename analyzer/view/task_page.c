/* One task with all that is known of it. */
#include "analyzer/view/view.h"
#include "base/i18n.h"

static void add_facts(struct page *p, const struct report *r, const struct task *t)
{
    struct arena *a = p->arena;
    struct str lead = task_lead(t), others = STR_NULL;
    for (size_t i = 0; i < t->owners.n; i++)
        if (!str_eq(t->owners.v[i].name, lead))
            others = str_join(a, others, STR("、"), t->owners.v[i].name);
    page_field(p, TONE_DIM, _("report"), str_format(a, "%.*s %.*s", STR_ARG(show_report(a, r)),
                                                    STR_ARG(period_key_str(a, r->period))));
    if (t->section.n)
        page_field(p, TONE_PLAIN, _("section"), show_line(a, t->section));
    if (lead.n)
        page_field(p, TONE_PLAIN, _("lead"), lead);
    if (others.n)
        page_field(p, TONE_PLAIN, _("with"), others);
    page_field(p, status_tone(t->status), _("status"), str_from(_(status_label(t->status))));
    static const char *const bases[] = { [BASIS_NONE] = "",
                                         [BASIS_STATED] = N_("stated by the report"),
                                         [BASIS_COMPUTED] = N_("computed from its figures"),
                                         [BASIS_STATUS] = N_("the text says it is done") };
    if (t->rate.known)
        page_field(p, TONE_PLAIN, _("rate"),
                   str_format(a, _("%.*s (%s)"), STR_ARG(show_percent(a, t->rate)),
                              t->rate_basis ? _(bases[t->rate_basis]) : "-"));
    page_field(p, TONE_DIM, _("id"), t->id);
}

static void add_items(struct page *p, const struct task *t)
{
    static const enum role roles[] = { ROLE_TARGET, ROLE_PROGRESS, ROLE_ISSUES, ROLE_NEXT };
    for (size_t i = 0; i < t->items.n; i++) {
        const struct item *item = &t->items.v[i];
        page_heading(p, 2, item->title.n ? show_line(p->arena, item->title)
                                         : str_from(_("What the report says")));
        for (size_t k = 0; k < sizeof roles / sizeof roles[0]; k++) {
            struct str text = *item_cell(item, roles[k]);
            if (text.n)
                page_quote(p, str_from(_(role_label(roles[k]))), text);
        }
        for (size_t k = 0; k < item->extras.n; k++) {
            const struct extra *x = &item->extras.v[k];
            page_quote(p, x->header.n ? x->header : str_from(_(role_label(x->role))), x->text);
        }
    }
}

static struct str target_cell(struct arena *a, const struct target *target)
{
    static const char *const signs[] = { [OP_EQ] = "", [OP_GE] = "≥", [OP_LE] = "≤",
                                         [OP_ABOUT] = "≈" };
    if (!target)
        return STR("-");
    struct str value = show_value(a, target->value, target->unit);
    return str_format(a, "%s%.*s", signs[target->op], STR_ARG(value));
}

static void add_indicator(struct page_table *t, const struct indicator *x)
{
    struct arena *a = t->arena;
    struct str as_of = x->actual ? month_text(a, x->actual->as_of) : STR_NULL;
    table_cell(t, TONE_PLAIN, x->name.n ? show_line(a, x->name) : STR("-"));
    table_cell(t, TONE_PLAIN, target_cell(a, x->target));
    table_cell(t, TONE_PLAIN,
               x->actual ? show_value(a, x->actual->value, x->actual->unit)
               : x->stated ? show_value(a, x->stated->percent, STR("%"))
                           : STR("-"));
    table_cell(t, TONE_DIM, as_of.n ? as_of : STR("-"));
    table_cell(t, TONE_PLAIN, show_percent(a, x->rate));
    table_cell(t, TONE_DIM, show_percent(a, x->pace));
    table_cell(t, x->met == 1 ? TONE_GOOD : x->met == 0 ? TONE_WARN : TONE_DIM,
               str_from(x->met == 1 ? _("yes") : x->met == 0 ? _("no") : "-"));
}

static void add_indicators(struct page *p, const struct task *task)
{
    if (task->indicators.n == 0)
        return;
    page_heading(p, 2, str_format(p->arena, _("Indicators · %zu"), task->indicators.n));
    struct page_table *t = page_table(p);
    table_column(t, "name", _("indicator"), ALIGN_LEFT, 2);
    table_column(t, "target", _("target"), ALIGN_RIGHT, 1);
    table_column(t, "actual", _("actual"), ALIGN_RIGHT, 1);
    table_column(t, "as_of", _("as of"), ALIGN_LEFT, 0);
    table_column(t, "rate", _("rate"), ALIGN_RIGHT, 0);
    table_column(t, "pace", _("pace"), ALIGN_RIGHT, 0);
    table_column(t, "met", _("met"), ALIGN_LEFT, 0);
    for (size_t i = 0; i < task->indicators.n; i++)
        add_indicator(t, &task->indicators.v[i]);
}

static void add_commitments(struct page *p, const struct task *task)
{
    if (task->commitments.n == 0)
        return;
    page_heading(p, 2, str_format(p->arena, _("Commitments · %zu"), task->commitments.n));
    struct page_table *t = page_table(p);
    table_column(t, "due", _("due"), ALIGN_LEFT, 0);
    table_column(t, "value", _("figure"), ALIGN_RIGHT, 0);
    table_column(t, "text", _("commitment"), ALIGN_LEFT, 2);
    for (size_t i = 0; i < task->commitments.n; i++) {
        const struct commitment *c = &task->commitments.v[i];
        struct str due = month_text(p->arena, c->due);
        table_cell(t, TONE_STRONG, due.n ? due : STR("-"));
        table_cell(t, TONE_PLAIN, show_value(p->arena, c->value, c->unit));
        table_cell(t, TONE_PLAIN, show_line(p->arena, c->text));
    }
}

static void add_signals(struct page *p, const struct report *r, const struct task *task)
{
    bool any = task->signals.n > 0;
    for (size_t i = 0; i < r->warnings.n && !any; i++)
        any = r->warnings.v[i].task == task->seq;
    if (!any)
        return;
    page_heading(p, 2, str_from(_("Signals and warnings")));
    for (size_t i = 0; i < task->signals.n; i++)
        page_quote(p, str_from(_("admitted")), task->signals.v[i]);
    for (size_t i = 0; i < r->warnings.n; i++) {
        const struct warning *w = &r->warnings.v[i];
        if (w->task == task->seq)
            page_quote(p, str_from(_("warning")), show_warning(p->arena, w));
    }
}

/* "33/48个" of each figure that has a value, the name before it where there are several. */
static struct str figures(struct arena *a, const struct task *t)
{
    struct str all = STR_NULL;
    for (size_t i = 0; i < t->indicators.n; i++) {
        const struct indicator *x = &t->indicators.v[i];
        if (!x->actual && !x->stated)
            continue;
        struct str is = x->actual ? show_value(a, x->actual->value, x->actual->unit)
                                  : show_value(a, x->stated->percent, STR("%"));
        struct str of = x->actual && x->target ? target_cell(a, x->target) : STR_NULL;
        struct str name = t->indicators.n > 1 ? show_line(a, x->name) : STR_NULL;
        is = str_join(a, name, STR(" "), str_join(a, is, STR("/"), of));
        all = str_join(a, all, STR("; "), is);
    }
    return all.n ? all : STR("-");
}

static void add_history(struct page *p, const struct task_at *history, size_t periods)
{
    page_heading(p, 2, str_from(_("Through its periods")));
    struct page_table *t = page_table(p);
    table_column(t, "period", _("period"), ALIGN_LEFT, 0);
    table_column(t, "no", _("no."), ALIGN_LEFT, 0);
    table_column(t, "lead", _("lead"), ALIGN_LEFT, 1);
    table_column(t, "status", _("status"), ALIGN_LEFT, 0);
    table_column(t, "rate", _("rate"), ALIGN_RIGHT, 0);
    table_column(t, "pace", _("pace"), ALIGN_RIGHT, 0);
    table_column(t, "figures", _("figures"), ALIGN_LEFT, 2);
    for (size_t i = 0; i < periods; i++) {
        const struct task *task = history[i].task;
        struct str lead = task_lead(task);
        table_cell(t, TONE_STRONG, period_key_str(p->arena, history[i].period));
        table_cell(t, TONE_PLAIN, show_no(p->arena, task));
        table_cell(t, TONE_DIM, lead.n ? lead : STR("-"));
        table_cell(t, status_tone(task->status), str_from(_(status_label(task->status))));
        table_cell(t, TONE_PLAIN, show_percent(p->arena, task->rate));
        table_cell(t, TONE_DIM, show_percent(p->arena, period_pace(history[i].period)));
        table_cell(t, TONE_PLAIN, figures(p->arena, task));
    }
}

void view_task(struct page *p, const struct report *r, const struct task *t,
               const struct task_at *history, size_t periods)
{
    struct str no = show_no(p->arena, t), title = show_line(p->arena, t->title);
    page_heading(p, 1, str_format(p->arena, "%.*s  %.*s", STR_ARG(no), STR_ARG(title)));
    add_facts(p, r, t);
    if (periods > 1)
        add_history(p, history, periods);
    add_indicators(p, t);
    add_items(p, t);
    add_commitments(p, t);
    add_signals(p, r, t);
}
