/* git.h - a git repository as a store of trees, through libgit2 (the only user).
 *
 * Objects are written straight to the object store; a branch moves by compare-and-swap; neither
 * index nor work tree is needed. Names start with repo_ because git_ is libgit2's. Every error is
 * QOQ_ELEDGER with the repository as origin and libgit2's own words, unless said otherwise.
 */
#ifndef QOQ_SNAPSHOTS_GIT_H
#define QOQ_SNAPSHOTS_GIT_H

#include "base/error.h"
#include "base/list.h"
#include "base/str.h"

struct repo; /* an open repository; closed with its arena */

/* The name of an object; `known` false = none. */
struct repo_id {
    unsigned char raw[20];
    bool known;
};

/* OTHER is what a ledger has no use for: symbolic links, submodules. NONE: no such entry. */
enum repo_type { REPO_NONE, REPO_FILE, REPO_TREE, REPO_OTHER };

struct repo_entry {
    struct str name;
    enum repo_type type;
    struct repo_id id;
};

LIST_TYPE(struct repo_entries, struct repo_entry);

struct repo_commit {
    struct repo_id id;
    int64_t time; /* the committer's, seconds since the epoch */
    struct str author;
    struct str message;
};

/* Makes a bare repository with branch main, in a directory that may hold half of one (a killed
 * init is completed); one that is there already stays as it is. */
int repo_init(const char *path, bool *existed, struct error *err);

int repo_open(struct arena *a, const char *path, struct repo **out, struct error *err);

/* --- reading; texts and lists are copied into the arena given --- */

/* The commit HEAD points to; id not known when nothing has been committed. */
int repo_head(struct repo *r, struct repo_id *commit, struct error *err);
/* The commit a git revision means. QOQ_ENOTFOUND: no such revision. */
int repo_resolve(struct repo *r, struct str revision, struct repo_id *commit, struct error *err);
/* The root tree of a commit; an id that is not known gives one that is not. */
int repo_tree_of(struct repo *r, struct repo_id commit, struct repo_id *tree, struct error *err);
/* One entry of a tree; type NONE when it, or the tree itself, is not there. out->name = name. */
int repo_find(struct repo *r, struct repo_id tree, struct str name, struct repo_entry *out,
              struct error *err);
/* All entries of a tree, in git's order; none when the id is not known. */
int repo_list(struct arena *a, struct repo *r, struct repo_id tree, struct repo_entries *out,
              struct error *err);
/* The content of a file, at most `limit` bytes; borrowed until the next is read. */
int repo_read(struct repo *r, struct repo_id blob, size_t limit, struct str *out,
              struct error *err);
/* Commits from `from` backwards, children before parents: start, then next until 0 (1 = *out is
 * filled, negative = error). One walk at a time. */
int repo_walk(struct repo *r, struct repo_id from, struct error *err);
int repo_walk_next(struct arena *a, struct repo *r, struct repo_commit *out, struct error *err);

/* From now on each object read is hashed, and is an error when it is not what its name says. */
void repo_verify(struct repo *r);

struct str repo_id_text(struct arena *a, struct repo_id id); /* 40 hex digits; null when unknown */

/* --- writing --- */

/* `like`: another version of the same thing, or not known. */
int repo_write(struct repo *r, struct str bytes, struct repo_id like, struct repo_id *blob,
               struct error *err);
/* A tree like `base` (not known = empty) with these entries set, or removed (type NONE); all
 * others stay as they are. */
int repo_write_tree(struct repo *r, struct repo_id base, const struct repo_entry *changes,
                    size_t n, struct repo_id *tree, struct error *err);

/* The writers of this program take turns: lock, read the head, write, repo_commit(), unlock. Other
 * git clients know nothing of this lock; repo_commit() guards against them. It dies with its
 * process, and whatever a killed writer left is cleaned up by the next one. */
int repo_lock(struct repo *r, struct error *err);
void repo_unlock(struct repo *r);

/* Many commits, one move of the branch: begin takes the lock; from then on repo_commit() builds on
 * what it committed before, and repo_head() says so; end writes all of it as one pack, in which
 * versions are differences, flushes that, moves the branch and unlocks. Until then nothing has
 * happened. *moved: as of repo_commit(), for all of them. In a repository with a work tree both do
 * nothing: there each commit is by itself. */
int repo_batch_begin(struct repo *r, struct error *err);
int repo_batch_end(struct repo *r, bool *moved, struct error *err);

/* Commits a tree on top of `parent` (not known = the first commit) and moves the branch that HEAD
 * names, provided it still stands at parent: else *moved is true, nothing has changed, and the
 * caller starts again from the new head. In a repository with a work tree that has to be clean
 * (QOQ_ELEDGER with advice), and the new files appear in it. Author,
 * committer and their dates: GIT_AUTHOR_NAME and its like, else git's configuration, else qoq;
 * time: SOURCE_DATE_EPOCH, else now. */
int repo_commit(struct repo *r, struct repo_id parent, struct repo_id tree, struct str message,
                struct repo_id *commit, bool *moved, struct error *err);

#endif
