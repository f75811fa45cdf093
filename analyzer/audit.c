#include "analyzer/audit.h"

#include <stdlib.h>

#include "analyzer/audit_rules.h"
#include "analyzer/text.h"
#include "base/i18n.h"
#include "base/table.h"
#include "base/utf8.h"

/* ---- severity ---- */

enum { THRESHOLD_LOW = 2, THRESHOLDS = 3 }; /* columns of thresholds.tsv */

static void read_thresholds(enum rule rule, double out[THRESHOLDS])
{
    const struct table_row *row = table_find(table_get("thresholds"), str_from(rule_name(rule)));
    for (int i = 0; i < THRESHOLDS; i++)
        out[i] = row ? decimal_double(decimal_parse(row->cell[THRESHOLD_LOW + i])) : 0;
}

/* A third of the scale for each severity, by how far the measure is on the way to the next. */
static double score_in(double measure, double from, double to, int severity)
{
    double way = to > from ? (measure - from) / (to - from) : 1;
    return (severity + (way < 1 ? way : 1)) * 100 / SEVERITY_COUNT;
}

double audit_medium(enum rule rule)
{
    double limits[THRESHOLDS];
    read_thresholds(rule, limits);
    return limits[SEVERITY_MEDIUM];
}

struct finding *audit_add(struct auditor *x, enum rule rule, const struct task *task,
                          double measure, struct str sentence)
{
    double limits[THRESHOLDS];
    read_thresholds(rule, limits);
    if (measure < limits[SEVERITY_LOW])
        return NULL;
    int severity = SEVERITY_LOW;
    while (severity < SEVERITY_HIGH && measure >= limits[severity + 1])
        severity++;
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

/* Adds a proof that stands in the first cell of `order` that holds it. */
static void prove(struct auditor *x, struct finding *f, const struct report *r,
                  const struct task *t, struct str quote, const enum role order[6])
{
    if (!quote.n)
        return;
    enum role cell = ROLE_PROGRESS;
    for (int i = 5; i >= 0; i--)
        if (stands_in(t, order[i], quote))
            cell = order[i];
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
    }
    audit_contradictions(x);
    audit_duplicates(x);
    if (x->out->n)
        qsort(x->out->v, x->out->n, sizeof *x->out->v, worst_first);
}

void audit_diff(struct arena *arena, const struct diff *diff, struct findings *out)
{
    *out = (struct findings){ 0 };
    audit(&(struct auditor){ .arena = arena, .a = diff->from, .b = diff->to, .diff = diff,
                             .out = out });
}

void audit_reports(struct arena *arena, const struct report *a, const struct report *b,
                   struct findings *out)
{
    struct diff diff;
    *out = (struct findings){ 0 };
    if (!a) {
        audit(&(struct auditor){ .arena = arena, .b = b, .out = out });
        return;
    }
    diff_reports(arena, a, b, &diff);
    audit_diff(arena, &diff, out);
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
