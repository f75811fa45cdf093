/* The comparison for people: the summary first, then the tasks, worst first. */
#include <stdlib.h>

#include "analyzer/view/diff_parts.h"
#include "base/i18n.h"

struct view {
    struct page *p;
    struct arena *a;
    const struct diff *d;
    enum diff_group by;
    LIST(struct str) groups; /* names of owners or sections, in the order they are shown */
    bool unsure;             /* one has been marked */
};

/* What is sorted: a pair and where it belongs. */
struct entry {
    const struct task_pair *pair;
    size_t group, position;
};

/* --- order --- */

static int unknown_last(struct decimal x, struct decimal y)
{
    return x.known && y.known ? decimal_cmp(x, y) : (int)y.known - (int)x.known;
}

static int worst_first(const void *x, const void *y)
{
    const struct entry *e = x, *f = y;
    if (e->group != f->group)
        return e->group < f->group ? -1 : 1;
    if (e->pair->verdict != f->pair->verdict)
        return e->pair->verdict < f->pair->verdict ? -1 : 1;
    int order = unknown_last(e->pair->gap_pp, f->pair->gap_pp);
    if (order == 0)
        order = unknown_last(e->pair->delta_pp, f->pair->delta_pp);
    return order ? order : (e->position > f->position) - (e->position < f->position);
}

static int as_printed(const void *x, const void *y)
{
    const struct entry *e = x, *f = y;
    return (e->position > f->position) - (e->position < f->position);
}

static struct str group_name(const struct view *v, const struct task_pair *pair)
{
    const struct task *t = diff_task(v->d, pair);
    struct str name = v->by == GROUP_OWNER ? task_lead(t) : t->section;
    if (name.n)
        return name;
    return str_from(v->by == GROUP_OWNER ? _("no lead named") : _("no section"));
}

static size_t find_group(struct view *v, struct str name)
{
    size_t g = 0;
    while (g < v->groups.n && !str_eq(v->groups.v[g], name))
        g++;
    if (g == v->groups.n)
        *list_push(v->a, &v->groups) = name;
    return g;
}

static bool is_bad(enum verdict v)
{
    return v == VERDICT_REGRESSED || v == VERDICT_STALLED || v == VERDICT_DROPPED;
}

struct standing {
    size_t group, bad, all;
};

static int most_trouble_first(const void *x, const void *y)
{
    const struct standing *s = x, *t = y;
    if (s->bad != t->bad)
        return s->bad > t->bad ? -1 : 1;
    return (s->group > t->group) - (s->group < t->group);
}

/* Owners with the most trouble come first; sections stay in the report's order. */
static void rank_owners(struct view *v, struct entry *entries, size_t n)
{
    struct standing *standings = arena_array(v->a, v->groups.n, sizeof *standings);
    size_t *rank = arena_array(v->a, v->groups.n, sizeof *rank);
    struct str *names = arena_array(v->a, v->groups.n, sizeof *names);
    for (size_t g = 0; g < v->groups.n; g++)
        standings[g].group = g;
    for (size_t i = 0; i < n; i++)
        standings[entries[i].group].bad += is_bad(entries[i].pair->verdict);
    qsort(standings, v->groups.n, sizeof *standings, most_trouble_first);
    for (size_t g = 0; g < v->groups.n; g++) {
        rank[standings[g].group] = g;
        names[g] = v->groups.v[standings[g].group];
    }
    for (size_t i = 0; i < n; i++)
        entries[i].group = rank[entries[i].group];
    memcpy(v->groups.v, names, v->groups.n * sizeof *names);
}

static struct entry *arrange(struct view *v, unsigned only, size_t *n)
{
    struct entry *entries = arena_array(v->a, v->d->pairs.n + 1, sizeof *entries);
    *n = 0;
    for (size_t i = 0; i < v->d->pairs.n; i++) {
        const struct task_pair *pair = &v->d->pairs.v[i];
        if (only && !(only & 1u << pair->verdict))
            continue;
        size_t group = v->by == GROUP_VERDICT ? pair->verdict
                       : v->by == GROUP_NO    ? 0
                                              : find_group(v, group_name(v, pair));
        entries[(*n)++] = (struct entry){ pair, group, i };
    }
    if (v->by == GROUP_OWNER && *n)
        rank_owners(v, entries, *n);
    qsort(entries, *n, sizeof *entries, v->by == GROUP_NO ? as_printed : worst_first);
    return entries;
}

/* --- rows --- */

static struct str numbers(struct arena *a, const struct report *r, const size_t *v, size_t n)
{
    struct str all = STR_NULL;
    for (size_t i = 0; i < n; i++)
        all = str_join(a, all, STR(","), show_no(a, &r->tasks.v[v[i]]));
    return all;
}

/* "18", or "18→21" where the number changed; "?" marks a pairing that is not sure. */
static struct str number_cell(struct view *v, const struct task_pair *pair)
{
    const struct pairing *g = pair->pairing;
    struct str from = numbers(v->a, v->d->from, g->from.v, g->from.n);
    struct str to = numbers(v->a, v->d->to, g->to.v, g->to.n);
    bool unsure = from.p && to.p && pairing_unsure(g);
    v->unsure |= unsure;
    struct str both = str_eq(from, to) ? to : str_join(v->a, from, STR("→"), to);
    return unsure ? str_format(v->a, "%.*s ?", STR_ARG(both)) : both;
}

/* The title, and what the other columns do not tell. */
static struct str title_cell(struct view *v, const struct task_pair *pair, bool figures)
{
    struct str title = show_line(v->a, diff_task(v->d, pair)->title);
    struct str notes = diff_notes(v->a, v->d, pair, figures);
    return notes.n ? str_format(v->a, _("%.*s (%.*s)"), STR_ARG(title), STR_ARG(notes)) : title;
}

static enum tone gap_tone(struct decimal gap)
{
    double points = decimal_double(gap);
    return points < -5 ? TONE_BAD : points > 5 ? TONE_GOOD : TONE_PLAIN;
}

static void add_figures(struct view *v, struct page_table *t, const struct task_pair *pair)
{
    table_cell(t, TONE_DIM, show_percent(v->a, pair->rate_from));
    table_cell(t, TONE_PLAIN, show_percent(v->a, pair->rate_to));
    table_cell(t, decimal_double(pair->delta_pp) < 0 ? TONE_BAD : TONE_PLAIN,
               show_points(v->a, pair->delta_pp));
    table_cell(t, gap_tone(pair->gap_pp), show_points(v->a, pair->gap_pp));
}

static bool is_paired(const struct task_pair *pair)
{
    return pair->pairing->from.n && pair->pairing->to.n;
}

static void add_state(struct view *v, struct page_table *t, const struct task_pair *pair,
                      bool paired)
{
    enum status status = diff_task(v->d, pair)->status;
    table_cell(t, status_tone(status), str_from(_(status_label(status))));
    if (!paired)
        return;
    struct str share = show_percent(v->a, decimal_from_double(pair->copied));
    table_cell(t, pair->copied >= diff_copied_text ? TONE_WARN : TONE_DIM,
               is_paired(pair) ? share : STR("-"));
}

/* A group without any rate shows what else is known instead of columns of dashes. */
static struct page_table *start_table(struct view *v, bool figures, bool paired)
{
    struct page_table *t = page_table(v->p);
    table_column(t, "no", _("no."), ALIGN_LEFT, 0);
    table_column(t, "title", _("task"), ALIGN_LEFT, 2);
    if (v->by != GROUP_OWNER)
        table_column(t, "lead", _("lead"), ALIGN_LEFT, 1);
    if (v->by != GROUP_VERDICT)
        table_column(t, "verdict", _("verdict"), ALIGN_LEFT, 0);
    if (figures) {
        table_column(t, "from", _("then"), ALIGN_RIGHT, 0);
        table_column(t, "to", _("now"), ALIGN_RIGHT, 0);
        table_column(t, "delta", "Δ", ALIGN_RIGHT, 0);
        table_column(t, "gap", _("to pace"), ALIGN_RIGHT, 0);
    } else {
        table_column(t, "status", _("status"), ALIGN_LEFT, 0);
        if (paired)
            table_column(t, "copied", _("copied"), ALIGN_RIGHT, 0);
    }
    return t;
}

static void add_group(struct view *v, const struct entry *entries, size_t n)
{
    bool figures = false, paired = false;
    for (size_t i = 0; i < n; i++) {
        figures |= entries[i].pair->rate_from.known || entries[i].pair->rate_to.known;
        paired |= is_paired(entries[i].pair);
    }
    struct page_table *t = start_table(v, figures, paired);
    for (size_t i = 0; i < n; i++) {
        const struct task_pair *pair = entries[i].pair;
        struct str lead = task_lead(diff_task(v->d, pair));
        table_cell(t, TONE_PLAIN, number_cell(v, pair));
        table_cell(t, TONE_PLAIN, title_cell(v, pair, figures));
        if (v->by != GROUP_OWNER)
            table_cell(t, TONE_DIM, lead.n ? lead : STR("-"));
        if (v->by != GROUP_VERDICT)
            table_cell(t, verdict_tone(pair->verdict), str_from(_(verdict_label(pair->verdict))));
        if (figures)
            add_figures(v, t, pair);
        else
            add_state(v, t, pair, paired);
    }
}

static void add_groups(struct view *v, const struct entry *entries, size_t n)
{
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i; end < n && entries[end].group == entries[i].group;)
            end++;
        struct str name = v->by == GROUP_VERDICT
                              ? show_capital(v->a, _(verdict_label((enum verdict)entries[i].group)))
                          : v->by == GROUP_NO ? show_capital(v->a, _("all tasks"))
                                              : v->groups.v[entries[i].group];
        page_heading(v->p, 2, str_format(v->a, "%.*s · %zu", STR_ARG(name), end - i));
        add_group(v, entries + i, end - i);
    }
}

/* --- words --- */

static void add_words(struct view *v, const struct entry *entries, size_t n)
{
    page_heading(v->p, 2, str_from(_("Word for word")));
    for (size_t i = 0; i < n; i++)
        if (is_paired(entries[i].pair))
            diff_words(v->p, v->d, entries[i].pair, number_cell(v, entries[i].pair));
}

/* --- summary --- */

static void add_title(struct view *v)
{
    struct arena *a = v->a;
    struct str from = show_report(a, v->d->from), to = show_report(a, v->d->to);
    struct str then = show_period(a, v->d->from->period), now = show_period(a, v->d->to->period);
    if (str_eq(from, to))
        page_heading(v->p, 1, str_format(a, _("%.*s: %.*s → %.*s"), STR_ARG(to), STR_ARG(then),
                                         STR_ARG(now)));
    else
        page_heading(v->p, 1, str_format(a, _("%.*s, %.*s → %.*s, %.*s"), STR_ARG(from),
                                         STR_ARG(then), STR_ARG(to), STR_ARG(now)));
}

static void add_counts(struct view *v)
{
    /* As one would say it: what went well, what did not, what came and went. */
    static const enum verdict order[] = { VERDICT_COMPLETED, VERDICT_ADVANCED, VERDICT_STALLED,
                                          VERDICT_REGRESSED, VERDICT_REPORTED, VERDICT_DONE,
                                          VERDICT_ADDED,     VERDICT_DROPPED };
    struct page_table *t = page_table(v->p);
    for (int i = 0; i < VERDICT_COUNT; i++)
        table_column(t, verdict_name(order[i]), _(verdict_label(order[i])), ALIGN_RIGHT, 0);
    for (int i = 0; i < VERDICT_COUNT; i++) {
        int count = v->d->summary.verdicts[order[i]];
        enum tone tone = count == 0 ? TONE_DIM : verdict_tone(order[i]);
        table_cell(t, tone, str_format(v->a, "%d", count));
    }
}

static void add_summary(struct view *v)
{
    const struct diff_summary *s = &v->d->summary;
    struct arena *a = v->a;
    add_counts(v);
    page_field(v->p, TONE_PLAIN, _("tasks"),
               str_format(a, _("%d → %d, %d of them paired"), s->from_tasks, s->to_tasks,
                          s->paired));
    if (!s->mean_delta_pp.known)
        return;
    struct decimal pace =
        decimal_sub(period_pace(v->d->to->period), period_pace(v->d->from->period));
    struct str mean = show_points(a, s->mean_delta_pp);
    struct str expected = show_points(a, decimal_scale(pace, 2));
    bool same_year = v->d->from->period.year == v->d->to->period.year && pace.known;
    page_field(v->p, TONE_PLAIN, _("mean Δ"),
               same_year ? str_format(a, _("%.*s points; pace asks for %.*s"), STR_ARG(mean),
                                      STR_ARG(expected))
                         : str_format(a, _("%.*s points"), STR_ARG(mean)));
}

/* What the columns mean, for a reader who got the page forwarded. */
static void add_legend(struct view *v)
{
    struct str pace = show_percent(v->a, period_pace(v->d->to->period));
    page_line(v->p, TONE_DIM,
              str_format(v->a, _("then, now: completion rates; Δ: change in percentage points; "
                                 "to pace: distance from the share of the year elapsed (%.*s)."),
                         STR_ARG(pace)));
    if (v->unsure)
        page_line(v->p, TONE_DIM, str_from(_("?: it is not sure that these are the same task.")));
}

void view_diff(struct page *p, const struct diff *d, const struct diff_view *options)
{
    struct view v = { .p = p, .a = p->arena, .d = d, .by = options->by };
    add_title(&v);
    add_summary(&v);
    if (diff_is_empty(d)) {
        page_line(p, TONE_PLAIN, str_from(_("No difference: the same tasks, texts and figures.")));
        return;
    }
    if (options->stat)
        return;
    size_t n;
    const struct entry *entries = arrange(&v, options->only, &n);
    add_groups(&v, entries, n);
    if (n)
        add_legend(&v);
    if (n && options->words)
        add_words(&v, entries, n);
}
