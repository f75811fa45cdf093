#include "analyzer/audit.h"

#include <math.h>
#include <stdlib.h>

#include "analyzer/audit_rules.h"
#include "analyzer/text.h"
#include "base/i18n.h"
#include "base/table.h"
#include "base/utf8.h"

/* ---- severity ---- */

void audit_options_default(struct audit_options *out)
{
    enum { FIRST_LIMIT = 1 }; /* column of thresholds.tsv */
    for (int r = 0; r < RULE_COUNT; r++) {
        const struct table_row *row =
            table_find(table_get("thresholds"), str_from(rule_name((enum rule)r)));
        for (int i = 0; i < SEVERITY_COUNT; i++) {
            struct decimal d = row ? decimal_parse(row->cell[FIRST_LIMIT + i]) : DECIMAL_NONE;
            out->limit[r][i] = d.known ? decimal_double(d) : INFINITY;
        }
    }
}

/* The limits of one rule, as far as they were read. */
struct limits {
    int rule, n;
    double v[SEVERITY_COUNT];
};

static bool take_limits(struct audit_options *o, const struct limits *l)
{
    double *limit = o->limit[l->rule];
    if (l->n != 1 && l->n != SEVERITY_COUNT)
        return false;
    memcpy(limit, l->v, (size_t)l->n * sizeof *limit);
    for (int s = SEVERITY_LOW + 1; s < SEVERITY_COUNT; s++) {
        if (limit[s] >= limit[s - 1])
            continue;
        if (l->n == SEVERITY_COUNT)
            return false;
        limit[s] = limit[s - 1];
    }
    return true;
}

static bool read_limits(struct audit_options *o, struct str words)
{
    struct limits l = { .rule = -1 };
    struct str piece, name, number;
    while (str_next(&words, STR(","), &piece)) {
        bool next = str_cut(piece, STR("="), &name, &number);
        if (next && l.rule >= 0 && !take_limits(o, &l))
            return false;
        if (next)
            l = (struct limits){ .rule = rule_from_name(str_trim(name)) };
        struct decimal d = decimal_parse(str_trim(next ? number : piece));
        if (l.rule < 0 || l.n == SEVERITY_COUNT || !d.known)
            return false;
        l.v[l.n++] = decimal_double(d);
    }
    return l.rule >= 0 && take_limits(o, &l);
}

int audit_options_set(struct audit_options *o, struct str words, struct error *err)
{
    struct audit_options set = *o;
    if (!read_limits(&set, words))
        return error_set(err, QOQ_EUSAGE, NULL, 0,
                         _("expected a rule and its three rising limits (or the lowest alone), as "
                           "in behind-pace=5,10,30, found \"%.*s\""), STR_ARG(words));
    *o = set;
    return 0;
}

int audit_severity(const struct audit_options *o, enum rule rule, double measure)
{
    int severity = -1;
    while (severity < SEVERITY_HIGH && measure >= o->limit[rule][severity + 1])
        severity++;
    return severity;
}

/* A third of the scale for each severity, by how far the measure is on the way to the next. */
static double score_in(double measure, double from, double to, int severity)
{
    double way = to > from ? (measure - from) / (to - from) : 1;
    return (severity + (way < 1 ? way : 1)) * 100 / SEVERITY_COUNT;
}

struct finding *audit_add(struct auditor *x, enum rule rule, const struct task *task,
                          double measure, struct str sentence)
{
    const double *limits = x->options->limit[rule];
    int severity = audit_severity(x->options, rule, measure);
    if (severity < 0)
        return NULL;
    double next = severity < SEVERITY_HIGH ? limits[severity + 1] : 2 * limits[SEVERITY_HIGH];
    struct finding *f = list_push(x->arena, x->out);
    *f = (struct finding){
        .rule = rule, .severity = (enum severity)severity, .task = task,
        .score = score_in(measure, limits[severity], next, severity),
        .lead = task_lead(task), .sentence = sentence,
    };
    return f;
}

/* ---- proofs ---- */

static bool stands_in(const struct task *t, enum role cell, struct str quote)
{
    if (cell == ROLE_TITLE)
        return str_has(t->title, quote);
    for (size_t i = 0; i < t->items.n; i++)
        if (str_has(*item_cell(&t->items.v[i], cell), quote))
            return true;
    return false;
}

static const enum role narrative_first[] = { ROLE_PROGRESS, ROLE_ISSUES, ROLE_NEXT, ROLE_TARGET,
                                             ROLE_SUBTITLE, ROLE_TITLE };
static const enum role title_first[] = { ROLE_TITLE, ROLE_SUBTITLE, ROLE_TARGET, ROLE_PROGRESS,
                                         ROLE_NEXT, ROLE_ISSUES };

/* The first cell of `order` that holds it. */
static enum role cell_of(const struct task *t, struct str quote, const enum role order[6])
{
    for (int i = 0; i < 6; i++)
        if (stands_in(t, order[i], quote))
            return order[i];
    return ROLE_PROGRESS;
}

enum role audit_cell(const struct task *t, struct str quote)
{
    return cell_of(t, quote, narrative_first);
}

static void prove(struct auditor *x, struct finding *f, const struct report *r,
                  const struct task *t, struct str quote, const enum role order[6])
{
    if (!quote.n)
        return;
    enum role cell = cell_of(t, quote, order);
    for (size_t i = 0; i < f->proofs.n; i++)
        if (period_eq(f->proofs.v[i].period, r->period) && str_eq(f->proofs.v[i].text, quote) &&
            f->proofs.v[i].cell == cell)
            return;
    *list_push(x->arena, &f->proofs) = (struct proof){ r->period, cell, quote };
}

void audit_prove(struct auditor *x, struct finding *f, const struct report *r,
                 const struct task *t, struct str quote)
{
    prove(x, f, r, t, quote, narrative_first);
}

const struct task *audit_task_of(const struct report *r, const struct indicator *i)
{
    for (size_t k = 0; k < r->tasks.n; k++) {
        const struct task *t = &r->tasks.v[k];
        if (t->indicators.n && i >= t->indicators.v && i < t->indicators.v + t->indicators.n)
            return t;
    }
    return NULL;
}

void audit_prove_indicator(struct auditor *x, struct finding *f, const struct report *r,
                           const struct indicator *i, bool with_target)
{
    const struct task *t = i ? audit_task_of(r, i) : NULL;
    if (!t)
        return;
    if (with_target && i->target)
        prove(x, f, r, t, i->target->quote, title_first);
    if (i->actual)
        audit_prove(x, f, r, t, i->actual->quote);
    if (i->stated)
        audit_prove(x, f, r, t, i->stated->quote);
}

/* ---- texts for sentences ---- */

struct str audit_first_words(const struct task *t)
{
    for (size_t i = 0; i < t->items.n; i++) {
        struct str rest = t->items.v[i].progress, sentence;
        while (text_sentence(&rest, &sentence))
            if (sentence.n)
                return sentence;
    }
    return STR_NULL;
}

const char *audit_percent(struct auditor *x, struct decimal rate)
{
    struct decimal percent = decimal_round(decimal_scale(rate, 2), 1);
    return str_format(x->arena, "%s%%", decimal_text(x->arena, percent).p).p;
}

const char *audit_points(struct auditor *x, struct decimal points)
{
    if (points.mantissa < 0)
        points.mantissa = -points.mantissa;
    return decimal_text(x->arena, points).p;
}

const char *audit_value(struct auditor *x, const struct actual *v)
{
    return str_format(x->arena, "%s%.*s", decimal_text(x->arena, v->value).p,
                      STR_ARG(v->unit)).p;
}

const char *audit_target(struct auditor *x, const struct target *t)
{
    return str_format(x->arena, "%s%.*s", decimal_text(x->arena, t->value).p,
                      STR_ARG(t->unit)).p;
}

const char *audit_period(struct auditor *x, const struct report *r)
{
    return str_z(x->arena, period_key_str(x->arena, r->period));
}

const char *audit_short(struct auditor *x, struct str text)
{
    enum { WIDTH = 72 };
    struct str head = utf8_fit(text, WIDTH);
    return head.n == text.n ? str_z(x->arena, text)
                            : str_format(x->arena, "%.*s…", STR_ARG(head)).p;
}

/* ---- the whole ---- */

static int worst_first(const void *x, const void *y)
{
    const struct finding *a = x, *b = y;
    if (a->severity != b->severity)
        return a->severity > b->severity ? -1 : 1;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    if (a->task->seq != b->task->seq)
        return a->task->seq < b->task->seq ? -1 : 1;
    return (int)a->rule - (int)b->rule;
}

/* What two reports say of each other. Two revisions of one period are no two points in time:
 * there only the edit itself is looked at. */
static void audit_pairs(struct auditor *x)
{
    struct str *titles = arena_array(x->arena, x->b->tasks.n, sizeof *titles);
    for (size_t i = 0; i < x->b->tasks.n; i++)
        titles[i] = text_title_key(x->arena, x->b->tasks.v[i].title);
    x->titles = titles;
    bool revision = period_known(x->a->period) && period_eq(x->a->period, x->b->period);
    for (size_t i = 0; i < x->diff->pairs.n; i++) {
        const struct task_pair *p = &x->diff->pairs.v[i];
        if (revision) {
            audit_edit(x, p);
            continue;
        }
        audit_movement(x, p);
        audit_change(x, p);
        audit_repeats(x, p);
        audit_dropped(x, p);
    }
    if (!revision)
        audit_promises(x);
}

static void audit(struct auditor *x)
{
    if (x->diff)
        audit_pairs(x);
    for (size_t i = 0; i < x->b->tasks.n; i++) {
        audit_pace(x, &x->b->tasks.v[i]);
        audit_words(x, &x->b->tasks.v[i]);
        audit_arithmetic(x, &x->b->tasks.v[i]);
        audit_sums(x, &x->b->tasks.v[i]);
    }
    audit_contradictions(x);
    audit_duplicates(x);
    if (x->out->n)
        qsort(x->out->v, x->out->n, sizeof *x->out->v, worst_first);
}

void audit_chain(struct arena *arena, const struct report *b, const struct diff *const *diffs,
                 size_t n, const struct audit_options *options, struct findings *out)
{
    struct audit_options standard;
    struct auditor x = { .arena = arena, .b = b, .options = options, .out = out };
    *out = (struct findings){ 0 };
    if (!options) {
        audit_options_default(&standard);
        x.options = &standard;
    }
    if (n) {
        x.diff = diffs[n - 1];
        x.a = x.diff->from;
        x.older = diffs;
        x.nolder = n - 1;
    }
    audit(&x);
}

void audit_diff(struct arena *arena, const struct diff *diff, struct findings *out)
{
    audit_chain(arena, diff->to, &diff, 1, NULL, out);
}

void audit_reports(struct arena *arena, const struct report *a, const struct report *b,
                   struct findings *out)
{
    struct diff diff;
    if (!a) {
        audit_chain(arena, b, NULL, 0, NULL, out);
        return;
    }
    diff_reports(arena, a, b, &diff);
    audit_diff(arena, &diff, out);
}

/* ---- how long ---- */

/* The pair of an older diff whose newer side holds the task that `p` starts from. */
static const struct task_pair *pair_before(const struct diff *d, const struct task_pair *p)
{
    for (size_t i = 0; i < d->pairs.n; i++)
        for (size_t k = 0; k < d->pairs.v[i].pairing->to.n; k++)
            if (p->pairing->from.n && d->pairs.v[i].pairing->to.v[k] == p->pairing->from.v[0])
                return &d->pairs.v[i];
    return NULL;
}

void audit_follow_back(struct auditor *x, struct finding *f, const struct task_pair *p,
                       bool (*still)(const struct auditor *x, const struct task_pair *p))
{
    f->since = x->a->period;
    f->reports = 2;
    for (size_t i = x->nolder; i-- > 0; f->reports++) {
        p = pair_before(x->older[i], p);
        if (!p || !p->pairing->from.n || !still(x, p))
            break;
        f->since = x->older[i]->from->period;
    }
    f->months = (x->b->period.year - f->since.year) * 12 + x->b->period.month - f->since.month;
}

#define FIRST(id, name, ...) [id] = name,
#define SECOND(id, name, label, two) [id] = label,
static const char *const rule_names[] = { RULES(FIRST) };
static const char *const rule_labels[] = { RULES(SECOND) };
static const char *const severity_names[] = { "low", "medium", "high" };
static const char *const severity_labels[] = { N_("low"), N_("medium"), N_("high") };

const char *rule_name(enum rule r)
{
    return rule_names[r];
}

const char *rule_label(enum rule r)
{
    return rule_labels[r];
}

int rule_from_name(struct str name)
{
    for (int i = 0; i < RULE_COUNT; i++)
        if (str_is(name, rule_names[i]))
            return i;
    return -1;
}

const char *severity_name(enum severity s)
{
    return severity_names[s];
}

const char *severity_label(enum severity s)
{
    return severity_labels[s];
}

int severity_from_name(struct str name)
{
    for (int i = 0; i < SEVERITY_COUNT; i++)
        if (str_is(name, severity_names[i]))
            return i;
    return -1;
}
