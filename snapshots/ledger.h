/* ledger.h - snapshots in a git repository, through libgit2 (the only user): SPEC.md section 3.
 *
 *     <series>/<period>/snapshot.json      the canonical snapshot
 *     <series>/<period>/source/<name>      the bytes it was read from
 */
#ifndef QOQ_SNAPSHOTS_LEDGER_H
#define QOQ_SNAPSHOTS_LEDGER_H

#include "base/error.h"
#include "base/list.h"
#include "snapshots/model.h"

struct ledger;

/* Makes a bare repository with branch main at path; one that is there already stays as it is
 * and *existed is true. QOQ_ELEDGER: the path is taken by something else, or cannot be written. */
int ledger_init(const char *path, bool *existed, struct error *err);

/* Opens a ledger; it is closed with the arena. QOQ_ELEDGER: none there, not a git repository. */
int ledger_open(struct arena *a, const char *path, struct ledger **out, struct error *err);

enum ledger_change { LEDGER_NEW, LEDGER_REVISION, LEDGER_SAME };

struct ledger_entry {
    struct str commit;  /* 40 hex digits */
    struct str series;
    struct period period;
    int64_t time;       /* seconds since the epoch, the committer's */
    struct str author;
    struct str subject; /* first line of the message */
    struct str source_sha256; /* from the trailer; may be null */
    int revision;       /* 1 = the first of its series and period, 2, ... */
};

LIST_TYPE(struct ledger_log, struct ledger_entry);

/* Says which task of an earlier snapshot each task of a report continues: partner[i], for task i
 * of `fresh`, gets an index into known->tasks or stays STR_NOT_FOUND. */
typedef void ledger_match(struct arena *a, const struct report *known, const struct report *fresh,
                          size_t *partner);

/* Tasks whose title nobody knows are matched this way when ids are carried over, with the
 * snapshot nearest in time; without it such tasks are new. */
void ledger_match_by(struct ledger *l, ledger_match *match);

/* Commits snapshot and source of a report under its series and period, whole or not at all, on
 * top of what others committed meanwhile. The same source bytes and snapshot again commit nothing,
 * under another file name too. First the ids of tasks that other snapshots of the series know (by
 * normalized title, in the few nearest in time) are carried over into *report, and its series gets
 * the name it has in the ledger. *commit (may be NULL) gets the new commit's id, or that of the
 * one which holds the same. QOQ_EINPUT: no period or series is known; QOQ_ELEDGER. */
int ledger_ingest(struct arena *a, struct ledger *l, struct report *report, struct str bytes,
                  enum ledger_change *change, struct str *commit, struct error *err);

/* Ingests between begin and end become durable together, which is several times faster: none of
 * them has happened until end returns 0 with *moved false. When another git moved the branch
 * meanwhile, *moved is true, nothing has changed, and they are to be done again. Others who want
 * to write wait meanwhile: keep it under a second or so. QOQ_ELEDGER. */
int ledger_batch_begin(struct ledger *l, struct error *err);
int ledger_batch_end(struct ledger *l, bool *moved, struct error *err);

/* The newest first, from a git revision back (null = the branch's head); series null and period
 * unknown = all. An empty ledger gives an empty list. */
int ledger_log(struct arena *a, struct ledger *l, struct str revision, struct str series,
               struct period period, struct ledger_log *out, struct error *err);

/* Series in the ledger (bytewise order), whether it has one of a name, and the periods of one (in
 * time). `revision` is any git revision, null = the branch's head. */
LIST_TYPE(struct period_list, struct period);
int ledger_series(struct arena *a, struct ledger *l, struct str revision, struct str_list *out,
                  struct error *err);
int ledger_has_series(struct arena *a, struct ledger *l, struct str revision, struct str series,
                      bool *has, struct error *err);
int ledger_periods(struct arena *a, struct ledger *l, struct str revision, struct str series,
                   struct period_list *out, struct error *err);

/* The snapshot of a period at a revision; *json (may be NULL) gets its stored bytes.
 * QOQ_ENOTFOUND names the periods that exist. */
int ledger_load(struct arena *a, struct ledger *l, struct str revision, struct str series,
                struct period period, struct report *out, struct str *json, struct error *err);

/* One task of it alone, by its id, many times faster: out->id is null when the snapshot has no
 * such task. QOQ_ENOTFOUND as above. */
int ledger_load_task(struct arena *a, struct ledger *l, struct str series, struct period period,
                     struct str id, struct task *out, struct error *err);

#endif
