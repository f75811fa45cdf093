/* check.h - is everything in a ledger what it should be? The checks behind `qoq fsck`. */
#ifndef QOQ_SNAPSHOTS_CHECK_H
#define QOQ_SNAPSHOTS_CHECK_H

#include "snapshots/ledger.h"

/* Name in JSON, English text. */
#define FAULTS(X)                                                                             \
    X(FAULT_OBJECT, "object", N_("it cannot be read"))                                        \
    X(FAULT_ENTRY, "entry", N_("something else is where a ledger has its files"))             \
    X(FAULT_SCHEMA, "schema", N_("not a valid snapshot"))                                     \
    X(FAULT_CANONICAL, "canonical", N_("its bytes are not those that qoq writes"))            \
    X(FAULT_QUOTE, "quote", N_("a quote that stands in no cell of its task"))                 \
    X(FAULT_SOURCE, "source", N_("the source is not what the snapshot was read from"))        \
    X(FAULT_ID, "id", N_("an id that is missing or stands twice"))                            \
    X(FAULT_PERIOD, "period", N_("its period is not that of its directory"))                  \
    X(FAULT_ORDER, "order", N_("out of order"))                                               \
    X(FAULT_TRAILER, "trailer", N_("the message of the commit says something else"))

enum fault_code {
#define X(id, name, text) id,
    FAULTS(X)
#undef X
    FAULT_COUNT
};

const char *fault_name(enum fault_code c);
const char *fault_text(enum fault_code c); /* an English msgid */

struct fault {
    enum fault_code code;
    struct str commit;         /* the first that has it, 40 hex digits */
    struct str series, period; /* as the directories are called; null where there is none */
    struct str detail;         /* which field, quote, file, id; may be null */
};

LIST_TYPE(struct fault_list, struct fault);

/* The faults of one snapshot by itself: schema, canonical bytes, quotes, ids, order. *out is the
 * report, with no tasks when the bytes are no snapshot. Of the faults only code and detail are
 * set; they are in the arena. */
void snapshot_check(struct arena *a, struct str json, struct report *out,
                    struct fault_list *faults);

struct ledger_check {
    struct fault_list faults; /* the oldest commit first */
    size_t commits, snapshots; /* looked at; the same snapshot in many commits counts once */
    /* Told how far it is, unless NULL. */
    void (*progress)(void *arg, size_t done, size_t of);
    void *progress_arg;
};

/* Every snapshot and source at every commit that HEAD reaches. Damage is a fault, not an error:
 * QOQ_ELEDGER only when the history itself cannot be walked. Each object is read once. */
int ledger_check(struct arena *a, struct ledger *l, struct ledger_check *check,
                 struct error *err);

#endif
