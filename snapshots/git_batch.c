/* Many commits, written as one pack. While a batch is under way, an object store of ours stands in
 * front of those of the repository: it takes what libgit2 writes and gives it back when asked. */
#include "base/i18n.h"
#include "snapshots/git_private.h"

struct batch_store {
    git_odb_backend backend; /* first: libgit2 knows us by it */
    struct repo *repo;
};

static struct pack *pack_of(git_odb_backend *b)
{
    return ((struct batch_store *)b)->repo->pack;
}

static const struct pack_object *find(git_odb_backend *b, const git_oid *id)
{
    return pack_of(b) ? pack_find(pack_of(b), id->id) : NULL;
}

static int exists(git_odb_backend *b, const git_oid *id)
{
    return find(b, id) != NULL;
}

static int read_head(size_t *size, git_object_t *type, git_odb_backend *b, const git_oid *id)
{
    const struct pack_object *o = find(b, id);
    if (!o)
        return GIT_ENOTFOUND;
    *size = o->bytes.n;
    *type = (git_object_t)o->type;
    return 0;
}

static int read_object(void **bytes, size_t *size, git_object_t *type, git_odb_backend *b,
                       const git_oid *id)
{
    const struct pack_object *o = find(b, id);
    if (!o)
        return GIT_ENOTFOUND;
    *bytes = git_odb_backend_data_alloc(b, o->bytes.n ? o->bytes.n : 1);
    if (!*bytes)
        return GIT_ERROR;
    memcpy(*bytes, o->bytes.p, o->bytes.n);
    *size = o->bytes.n;
    *type = (git_object_t)o->type;
    return 0;
}

struct addition {
    struct repo *repo;
    struct pack_object object;
};

static int add(void *arg, struct error *err)
{
    struct addition *x = arg;
    const struct repo_id *like = &x->repo->like;
    (void)err;
    pack_add(x->repo->pack, &x->object, like->known ? like->raw : NULL);
    return 0;
}

/* The arena's ceiling must not be left through libgit2's frames. What finds no room here, libgit2
 * writes as an object by itself. */
static int write_object(git_odb_backend *b, const git_oid *id, const void *bytes, size_t size,
                        git_object_t type)
{
    struct repo *r = ((struct batch_store *)b)->repo;
    struct addition x = { r, { .type = (int)type, .bytes = { size ? bytes : "", size } } };
    memcpy(x.object.id, id->id, sizeof x.object.id);
    return arena_run(r->pack->arena, add, &x, NULL) == 0 ? 0 : GIT_ERROR;
}

/* libgit2 looks for what it is to write, and when that is not there, as it hardly ever is, once
 * more after reading the list of packs again: which costs the square of their number. It does
 * without when a store refuses. What others have packed meanwhile is then written twice. */
static int refresh(git_odb_backend *b)
{
    return ((struct batch_store *)b)->repo->writing ? GIT_ERROR : 0;
}

static void no_free(git_odb_backend *b)
{
    (void)b; /* goes with its arena */
}

int repo_batch_prepare(struct repo *r, struct error *err)
{
    enum { FIRST = 1000 };
    struct batch_store *s = r->store_of_batch = arena_make(r->arena, struct batch_store);
    s->repo = r;
    git_odb_init_backend(&s->backend, GIT_ODB_BACKEND_VERSION);
    s->backend.exists = exists;
    s->backend.read_header = read_head;
    s->backend.read = read_object;
    s->backend.refresh = refresh;
    s->backend.free = no_free;
    if (git_odb_add_backend(r->store, &s->backend, FIRST) < 0)
        return repo_trouble(r->path, err, N_("the ledger cannot be opened"));
    return 0;
}

void repo_batch_drop(struct repo *r)
{
    if (!r->pack)
        return;
    r->store_of_batch->backend.write = NULL; /* libgit2 turns to the next */
    arena_free(r->pack->arena);
    r->pack = NULL;
}

static int start_pack(struct repo *r, struct error *err)
{
    struct arena *a = arena_new((size_t)2 << 30);
    if (!a)
        return error_set(err, QOQ_ELEDGER, r->path, 0, _("the system has no memory to give"));
    r->pack = arena_make(a, struct pack);
    r->pack->arena = a;
    r->store_of_batch->backend.write = write_object;
    return 0;
}

int repo_batch_begin(struct repo *r, struct error *err)
{
    if (!git_repository_is_bare(r->git))
        return 0;
    repo_batch_drop(r);
    int rc = repo_lock(r, err);
    if (rc == 0)
        rc = repo_head(r, &r->base, err);
    if (rc == 0)
        rc = start_pack(r, err);
    if (rc == 0) {
        r->tip = r->base;
        r->batching = true;
    }
    return rc;
}

static int write_pack(struct repo *r, struct error *err)
{
    int rc = pack_write(r->pack, str_format(r->arena, "%sobjects/pack",
                                            git_repository_commondir(r->git)).p, err);
    return rc == 0 && git_odb_refresh(r->store) < 0
               ? repo_trouble(r->path, err, N_("nothing was written"))
               : rc;
}

int repo_batch_end(struct repo *r, bool *moved, struct error *err)
{
    git_oid to = repo_oid(r->tip);
    int rc = 0;
    *moved = false;
    if (!r->batching)
        return 0;
    r->batching = false;
    if (r->tip.known && memcmp(r->tip.raw, r->base.raw, sizeof r->tip.raw) != 0) {
        rc = write_pack(r, err);
        if (rc == 0)
            rc = repo_move_branch(r, r->base, &to, moved, err);
    }
    repo_batch_drop(r);
    repo_unlock(r);
    return rc;
}
