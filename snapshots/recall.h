/* recall.h - the snapshots of a ledger that were read or written last, decoded: of many ingests
 * in a row, each looks at those before it. For ledger.c and ingest.c only. */
#ifndef QOQ_SNAPSHOTS_RECALL_H
#define QOQ_SNAPSHOTS_RECALL_H

#include "snapshots/git.h"
#include "snapshots/model.h"

struct ledger;
struct place;

enum { RECALL_MOST = 8 };

struct recall {
    struct recalled {
        struct repo_id blob; /* of snapshot.json; known = the slot is in use */
        struct arena *arena; /* holds the report */
        struct report report;
        unsigned used; /* the turn in which it was asked for last */
    } slots[RECALL_MOST];
    struct recalled *encoded; /* the slot that has no name yet */
    unsigned turn;
};

/* As layout_load(). *out is borrowed until the next RECALL_MOST / 2 calls for others. */
int recall_load(struct ledger *l, const struct place *p, struct str series, struct period period,
                const struct report **out, struct error *err);

/* Encodes a report that is to be written, and keeps what its readers will make of it, for those who
 * will ask once recall_name() has said which blob it became. *json is borrowed until the next
 * call of anything here. Errors as of snapshot_encode_and_decode(). */
int recall_encode(struct ledger *l, const struct report *report, struct str *json,
                  struct error *err);
void recall_name(struct ledger *l, struct repo_id blob);

/* Forgets snapshots that take more memory than is worth it. */
void recall_trim(struct ledger *l);

void recall_clear(struct ledger *l);

#endif
