/* audit_rules.h - what the rules of the audit offer each other; only audit*.c includes it. */
#ifndef QOQ_ANALYZER_AUDIT_RULES_H
#define QOQ_ANALYZER_AUDIT_RULES_H

#include "analyzer/audit.h"

struct auditor {
    struct arena *arena;
    const struct report *a, *b; /* a may be NULL */
    const struct diff *diff;    /* of both; NULL without a */
    const struct diff *const *older; /* the diffs before it, in time */
    size_t nolder;
    const struct audit_options *options;
    const struct str *titles;   /* text_title_key() of b's tasks; NULL without a */
    struct findings *out;
};

/* Adds a finding whose severity and score follow from the measure by thresholds.tsv. NULL when
 * the measure stays below the lowest. The pointer is good until the next call. */
struct finding *audit_add(struct auditor *x, enum rule rule, const struct task *task,
                          double measure, struct str sentence);

/* Adds a proof: a verbatim piece of one of the task's cells, found there. Null or empty: none. */
void audit_prove(struct auditor *x, struct finding *f, const struct report *r,
                 const struct task *t, struct str quote);

/* Proves an indicator by what it quotes: actual or stated, with its target when asked. */
void audit_prove_indicator(struct auditor *x, struct finding *f, const struct report *r,
                           const struct indicator *i, bool with_target);

/* The task of a report that an indicator belongs to. Linear in the tasks. */
const struct task *audit_task_of(const struct report *r, const struct indicator *i);

/* The first sentence of a task's progress; null when there is none. */
struct str audit_first_words(const struct task *t);

/* Whether a quote says that its figure is not exact: 余, 近, 约, 超 ... */
bool audit_rough(struct str quote);

/* NUL-terminated texts for sentences. */
const char *audit_percent(struct auditor *x, struct decimal rate);  /* "65%" */
const char *audit_points(struct auditor *x, struct decimal points); /* "12.5", without sign */
const char *audit_value(struct auditor *x, const struct actual *v); /* "310张" */
const char *audit_target(struct auditor *x, const struct target *t); /* the same */
const char *audit_period(struct auditor *x, const struct report *r); /* "2020Q3" */
const char *audit_short(struct auditor *x, struct str text);        /* cut to a line's length */

/* How long a pair has stood still, by a test that holds for the last pair: fills since, reports and
 * months of the finding. */
void audit_follow_back(struct auditor *x, struct finding *f, const struct task_pair *p,
                       bool (*still)(const struct auditor *x, const struct task_pair *p));

/* ---- the rules ---- */

void audit_movement(struct auditor *x, const struct task_pair *p); /* regressed, no-movement,
                                                                       copied-text */
void audit_change(struct auditor *x, const struct task_pair *p);   /* target-lowered,
                                                                       owner-changed */
void audit_repeats(struct auditor *x, const struct task_pair *p);  /* issue-persists,
                                                                       next-repeated */
void audit_dropped(struct auditor *x, const struct task_pair *p);
void audit_edit(struct auditor *x, const struct task_pair *p);     /* silent-edit */
void audit_promises(struct auditor *x); /* commitment-missed, deadline-slipped */
void audit_pace(struct auditor *x, const struct task *t);
void audit_words(struct auditor *x, const struct task *t);         /* self-reported */
void audit_arithmetic(struct auditor *x, const struct task *t);
void audit_sums(struct auditor *x, const struct task *t);          /* arithmetic */
void audit_contradictions(struct auditor *x);
void audit_duplicates(struct auditor *x);

#endif
