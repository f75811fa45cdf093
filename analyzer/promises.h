/* promises.h - what became of the commitments of one report in the next. */
#ifndef QOQ_ANALYZER_PROMISES_H
#define QOQ_ANALYZER_PROMISES_H

#include "analyzer/diff.h"

#define PROMISE_STATES(X)                                      \
    X(PROMISE_KEPT, "kept", N_("kept"))                        \
    X(PROMISE_PARTLY, "partly-kept", N_("partly kept"))        \
    X(PROMISE_MISSED, "missed", N_("missed"))                  \
    X(PROMISE_SLIPPED, "slipped", N_("put off"))               \
    X(PROMISE_SILENT, "silent", N_("not mentioned again"))     \
    X(PROMISE_OPEN, "open", N_("not due yet"))

enum promise_state {
#define X(id, name, label) id,
    PROMISE_STATES(X)
#undef X
    PROMISE_STATE_COUNT
};

struct promise {
    const struct report *made, *told; /* A, and the report it was followed into */
    const struct task *task;          /* in A */
    const struct commitment *commitment;
    const struct task *later;         /* the task of B that tells, NULL = none */
    enum promise_state state;
    struct str quote;                 /* what B says, verbatim; null when it is silent */
    struct decimal share;             /* of the promised amount, 4 decimals; may be unknown */
    struct month done_or_due;         /* the later date B names; year 0 = none */
};

LIST_TYPE(struct promise_list, struct promise);

/* Follows every dated commitment of the older side of a diff into the newer one. Evidence
 * decides: without any a promise is silent, not missed. Borrows from the diff's reports. */
void promises_follow(struct arena *a, const struct diff *d, struct promise_list *out);

/* The same over many reports: of the diffs of a chain (each from where the one before it ends, in
 * time). A promise that the next report leaves open or does not mention is followed into the ones
 * after it until one tells; one that is repeated word for word is counted once, as it was made
 * last. Makes further diffs where that takes them. */
void promises_follow_on(struct arena *a, const struct diff *const *diffs, size_t n,
                        struct promise_list *out);

const char *promise_state_name(enum promise_state s);
const char *promise_state_label(enum promise_state s);

#endif
