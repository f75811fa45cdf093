/* git_private.h - what git.c, git_write.c and git_batch.c share of libgit2; for these only. */
#ifndef QOQ_SNAPSHOTS_GIT_PRIVATE_H
#define QOQ_SNAPSHOTS_GIT_PRIVATE_H

#include <git2.h>
#include <git2/sys/odb_backend.h>

#include "snapshots/git.h"
#include "snapshots/lock.h"
#include "snapshots/pack.h"

/* An allocation may leave by longjmp at the arena's ceiling. So foreign objects never live in
 * local variables across one: they stand in these slots until the next of their kind is opened,
 * or the repository is closed. */
enum { REPO_TREES = 4 };

struct repo {
    const char *path; /* as the user wrote it, for messages */
    struct arena *arena;
    git_repository *git;
    git_odb *store;
    git_odb_object *file; /* read last */
    git_tree *tree;      /* the last one opened, and with it those before: */
    git_tree *trees[REPO_TREES];
    git_commit *commit;
    git_revwalk *walk;
    git_reference *head; /* names the branch to move */
    int lock;            /* of lock.h, -1 = not held */
    char note[LOCK_NOTE]; /* in our lock while something is under way; empty = the usual */
    bool batching;       /* commits follow one another from base to tip, the branch waits */
    struct repo_id base, tip;
    struct pack *pack;   /* what is written goes here while batching, else NULL */
    struct batch_store *store_of_batch; /* of git_batch.c: hands the pack to libgit2 */
    bool writing;        /* libgit2 is asked to write an object */
    struct repo_id like; /* the object being written may be told as a difference from this one */
};

/* QOQ_ELEDGER with libgit2's own words behind `what`, an English msgid. */
int repo_trouble(const char *path, struct error *err, const char *what);

git_oid repo_oid(struct repo_id id);
struct repo_id repo_id_of(const git_oid *oid);

/* Compare and swap of the branch that HEAD names, under our lock. */
int repo_move_branch(struct repo *r, struct repo_id parent, const git_oid *to, bool *moved,
                     struct error *err);

/* Makes the object store keep what a batch writes until it ends. */
int repo_batch_prepare(struct repo *r, struct error *err);
/* Forgets what a batch has written. */
void repo_batch_drop(struct repo *r);

/* Fill the slots r->tree and r->commit. */
int repo_open_tree(struct repo *r, struct repo_id id, struct error *err);
int repo_open_commit(struct repo *r, const git_oid *oid, struct error *err);

#endif
