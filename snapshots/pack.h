/* pack.h - many git objects, kept in memory, then written as one pack with its index
 * (gitformat-pack), through zlib (the only user). One file instead of hundreds is flushed to the
 * disk, and versions of one thing are stored as differences: a tenth of the room. */
#ifndef QOQ_SNAPSHOTS_PACK_H
#define QOQ_SNAPSHOTS_PACK_H

#include "base/error.h"
#include "base/list.h"
#include "base/str.h"

enum { PACK_ID = 20 };

struct pack_object {
    unsigned char id[PACK_ID];
    int type; /* git's number: 1 commit, 2 tree, 3 blob */
    struct str bytes;
    const struct pack_object *like; /* an earlier one that it may be told as a difference from */
    /* Once written: */
    int depth;      /* how many differences it stands on; `like` is NULL or what it differs from */
    size_t at, end; /* where in the pack */
};

struct pack {
    struct arena *arena;
    LIST(struct pack_object *) objects;
};

/* Copies the object in, once; `like` is the id of another, NULL or unknown = none. */
void pack_add(struct pack *p, const struct pack_object *o, const unsigned char *like);

/* NULL when it is not there. Time: linear. */
const struct pack_object *pack_find(const struct pack *p, const unsigned char *id);

/* Writes pack-….pack and pack-….idx into the directory ("…/objects/pack"), durable when it
 * returns 0. After an error nothing of it is in use; a killed process may leave tmp_pack_qoq or
 * tmp_idx_qoq, which the next takes for its own, and `git gc` removes. One writer at a time.
 * QOQ_ELEDGER. */
int pack_write(struct pack *p, const char *directory, struct error *err);

#endif
