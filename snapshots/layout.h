/* layout.h - where things stand in a ledger's trees; for ledger.c, ingest.c and fsck.c only.
 *
 *     <series>/<period>/snapshot.json
 *     <series>/<period>/source/<name>
 *
 * A ledger is not trusted: anyone may have pushed to it. Anything that is not where or what it
 * should be is QOQ_ELEDGER; what a ledger has no name for is left alone.
 */
#ifndef QOQ_SNAPSHOTS_LAYOUT_H
#define QOQ_SNAPSHOTS_LAYOUT_H

#include "snapshots/git.h"
#include "snapshots/ledger.h"
#include "snapshots/recall.h"

struct ledger {
    const char *path;
    struct repo *repo;
    ledger_match *match; /* NULL: by title only */
    struct recall recall;
    struct repo_id last_snapshot, last_source; /* written last: the next are often like them */
};

/* A series or a file name as an entry of a tree: no slashes, no control characters, no dot in
 * front, not longer than file systems allow. The same for the same name, and for its result. */
struct str layout_name(struct arena *a, struct str name);

/* Where things stand at a commit; each is not known when it is not there. */
struct place {
    struct repo_id commit, root, series, period, source, snapshot;
};

/* The commit of a git revision, null = HEAD; not known when the ledger is empty. */
int layout_commit(struct ledger *l, struct str revision, struct repo_id *commit, struct error *err);

/* With series null or period unknown it looks no deeper. */
int layout_find(struct arena *a, struct ledger *l, struct repo_id commit, struct str series,
                struct period period, struct place *p, struct error *err);

/* The periods under a series' tree, in time. A directory counts when its name is a period's key
 * and it holds a snapshot: a ledger may hold other things too. */
int layout_periods(struct arena *a, struct ledger *l, struct repo_id series,
                   struct period_list *out, struct error *err);

/* The same by the names alone, without a look into each, and that look. */
int layout_period_names(struct arena *a, struct ledger *l, struct repo_id series,
                        struct period_list *out, struct error *err);
int layout_holds(struct arena *a, struct ledger *l, struct repo_id series, struct period period,
                 bool *holds, struct error *err);

/* Reads and decodes p->snapshot, 64 MiB at most; json may be NULL. */
int layout_load(struct arena *a, struct ledger *l, const struct place *p, struct str series,
                struct period period, struct report *out, struct str *json, struct error *err);

/* Its bytes alone, borrowed until the next are read; *origin names them in messages. */
int layout_read(struct arena *a, struct ledger *l, const struct place *p, struct str series,
                struct period period, struct str *json, const char **origin, struct error *err);

/* What the trailers of a commit say; false when it is none of an ingest. */
bool layout_entry(struct arena *a, const struct repo_commit *c, struct ledger_entry *out);

#endif
