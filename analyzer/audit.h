/* audit.h - what stalled, slipped, or contradicts itself: SPEC.md section 7. */
#ifndef QOQ_ANALYZER_AUDIT_H
#define QOQ_ANALYZER_AUDIT_H

#include "analyzer/diff.h"

/* name, label, does it need two reports */
#define RULES(X)                                                                       \
    X(RULE_NO_MOVEMENT, "no-movement", N_("same figures as last time"), true)          \
    X(RULE_COPIED_TEXT, "copied-text", N_("progress text copied"), true)               \
    X(RULE_BEHIND_PACE, "behind-pace", N_("behind pace"), false)                       \
    X(RULE_REGRESSED, "regressed", N_("a figure fell"), true)                          \
    X(RULE_SELF_REPORTED, "self-reported", N_("admitted by the report"), false)        \
    X(RULE_ISSUE_PERSISTS, "issue-persists", N_("the same problem again"), true)       \
    X(RULE_COMMITMENT_MISSED, "commitment-missed", N_("a promise not kept"), true)     \
    X(RULE_DEADLINE_SLIPPED, "deadline-slipped", N_("a promise put off"), true)        \
    X(RULE_NEXT_REPEATED, "next-repeated", N_("next steps repeated"), true)            \
    X(RULE_TARGET_LOWERED, "target-lowered", N_("the target was lowered"), true)       \
    X(RULE_DROPPED, "dropped", N_("task gone"), true)                                  \
    X(RULE_OWNER_CHANGED, "owner-changed", N_("another lead"), true)                   \
    X(RULE_ARITHMETIC, "arithmetic", N_("figures that do not add up"), false) \
    X(RULE_CONTRADICTION, "contradiction", N_("one quantity, two values"), false)      \
    X(RULE_DUPLICATE_ROW, "duplicate-row", N_("the same row twice"), false)            \
    X(RULE_SILENT_EDIT, "silent-edit", N_("changed after publication"), true)

enum rule {
#define X(id, name, label, two) id,
    RULES(X)
#undef X
    RULE_COUNT
};

enum severity { SEVERITY_LOW, SEVERITY_MEDIUM, SEVERITY_HIGH, SEVERITY_COUNT };

/* Proof: where it stands, verbatim. */
struct proof {
    struct period period;
    enum role cell;
    struct str text;
};

struct finding {
    enum rule rule;
    enum severity severity;
    double score;            /* 0..100, for the order */
    const struct task *task; /* in B; in A for a dropped one */
    struct str lead;
    struct str sentence;     /* one plain sentence in the user's language */
    LIST(struct proof) proofs;
    /* Of a task that stands still: the first report of the row, how many reports tell the same
     * (2 or more), and the months between the first and the last. Zero for other rules. */
    struct period since;
    int reports, months;
};

LIST_TYPE(struct findings, struct finding);

/* From which measure on a rule finds something, and how severe it is. */
struct audit_options {
    double limit[RULE_COUNT][SEVERITY_COUNT];
};

/* What thresholds.tsv says; a rule or limit that it leaves out is out of reach. */
void audit_options_default(struct audit_options *out);

/* Reads "behind-pace=5,10,30": the low, medium and high limits of a rule, none below the one
 * before; "behind-pace=15" sets the low one, and lifts those that lie below it. A list names
 * several: "behind-pace=15,dropped=1,20,60". QOQ_EUSAGE; the options are then as they were. */
int audit_options_set(struct audit_options *o, struct str words, struct error *err);

/* How severe a measure of a rule is; -1 below its lowest limit. */
int audit_severity(const struct audit_options *o, enum rule rule, double measure);

/* The rule that a promise breaks (not kept, kept in part, put off) and how severe that is; -1 for
 * one that breaks none, or by too little. */
struct promise;
int audit_promise(const struct promise *p, const struct audit_options *o, enum rule *rule);

/* The cell of a task that a quote stands in. */
enum role audit_cell(const struct task *t, struct str quote);

/* Audits report b; with a == NULL by what it says of itself, else also against report a.
 * Worst first: severity, then score, then position. Borrows from both. */
void audit_reports(struct arena *arena, const struct report *a, const struct report *b,
                   struct findings *out);

/* The same against a diff that is made already (with a map, say); b is its newer side. */
void audit_diff(struct arena *arena, const struct diff *diff, struct findings *out);

/* The whole: report b, and the diffs that lead to it, each from where the one before it ends (the
 * last one to b), in time; n may be 0. Rules compare b with the report before; what stands still
 * is followed back through all. NULL options are the default. */
void audit_chain(struct arena *arena, const struct report *b, const struct diff *const *diffs,
                 size_t n, const struct audit_options *options, struct findings *out);

/* What a rule means, what it measures, its limits and what it cannot see; a few lines in the
 * user's language, without a line end. */
struct str rule_explain(struct arena *a, enum rule r, const struct audit_options *options);

const char *rule_name(enum rule r);
const char *rule_label(enum rule r);
int rule_from_name(struct str name);
const char *severity_name(enum severity s);
const char *severity_label(enum severity s);
int severity_from_name(struct str name);

#endif
