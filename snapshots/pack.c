#include "snapshots/pack.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/hash.h"
#include "base/i18n.h"
#include "snapshots/delta.h"

enum { OFFSET_DELTA = 6 };

/* Differences on differences: small objects may stand on a long row of others. Of large ones each
 * reader has to put together the whole of every step, so these stand on one that is whole. */
enum { LARGE = 32 << 10, DEEPEST = 40, DEEPEST_LARGE = 1 };

const struct pack_object *pack_find(const struct pack *p, const unsigned char *id)
{
    for (size_t i = p->objects.n; i > 0; i--) /* the newest are asked for most */
        if (memcmp(p->objects.v[i - 1]->id, id, PACK_ID) == 0)
            return p->objects.v[i - 1];
    return NULL;
}

void pack_add(struct pack *p, const struct pack_object *o, const unsigned char *like)
{
    if (pack_find(p, o->id))
        return;
    struct pack_object *own = arena_make(p->arena, struct pack_object);
    *own = *o;
    own->bytes = str_copy(p->arena, o->bytes);
    own->like = like ? pack_find(p, like) : NULL;
    if (own->like && own->like->type != own->type)
        own->like = NULL;
    *list_push(p->arena, &p->objects) = own;
}

/* --- the bytes of a pack --- */

static void put_number(struct buf *out, uint32_t n)
{
    buf_add(out, (struct str){ (char[]){ (char)(n >> 24), (char)(n >> 16), (char)(n >> 8),
                                         (char)n }, 4 });
}

static void put_sum(struct buf *out)
{
    unsigned char sum[HASH_SHA1];
    hash_sha1(buf_str(out), sum);
    buf_add(out, (struct str){ (const char *)sum, sizeof sum });
}

/* Four bits of the size beside the type, then seven by seven. */
static void put_head(struct buf *out, int type, size_t size)
{
    unsigned char c = (unsigned char)(type << 4 | (size & 15));
    for (size >>= 4; size; size >>= 7) {
        buf_addc(out, (char)(c | 0x80));
        c = size & 0x7f;
    }
    buf_addc(out, (char)c);
}

/* Seven by seven, the highest first; each but the last stands for one more than it says. */
static void put_distance(struct buf *out, size_t distance)
{
    char digits[10];
    size_t k = sizeof digits - 1;
    digits[k] = (char)(distance & 0x7f);
    while (distance >>= 7)
        digits[--k] = (char)(0x80 | (--distance & 0x7f));
    buf_add(out, (struct str){ digits + k, sizeof digits - k });
}

static void put_deflated(struct buf *out, z_stream *z, struct str bytes)
{
    size_t bound = deflateBound(z, bytes.n);
    unsigned char *room = arena_alloc(out->arena, bound);
    deflateReset(z);
    z->next_in = (unsigned char *)(uintptr_t)bytes.p;
    z->avail_in = (uInt)bytes.n;
    z->next_out = room;
    z->avail_out = (uInt)bound;
    deflate(z, Z_FINISH);
    buf_add(out, (struct str){ (char *)room, bound - z->avail_out });
}

/* What an object is told as a difference from: those before it in the pack know how they are. */
static const struct pack_object *choose_base(const struct pack_object *o)
{
    int deepest = o->bytes.n > LARGE ? DEEPEST_LARGE : DEEPEST;
    const struct pack_object *base = o->like;
    while (base && base->depth >= deepest)
        base = base->like;
    return base;
}

static void put_object(struct buf *out, z_stream *z, struct pack_object *o)
{
    struct str delta = STR_NULL;
    o->at = out->n;
    o->like = choose_base(o);
    if (o->like)
        delta = delta_make(out->arena, o->like->bytes, o->bytes, o->bytes.n / 2);
    if (!delta.p)
        o->like = NULL;
    o->depth = o->like ? o->like->depth + 1 : 0;
    put_head(out, delta.p ? OFFSET_DELTA : o->type, delta.p ? delta.n : o->bytes.n);
    if (delta.p)
        put_distance(out, o->at - o->like->at);
    put_deflated(out, z, delta.p ? delta : o->bytes);
    o->end = out->n;
}

static void close_stream(void *z)
{
    deflateEnd(z);
}

/* The last of zlib's fast levels: on our JSON it takes the time of the first, and what it makes is
 * a tenth smaller and read a fifth faster. `git gc` does it better when there is time. */
enum { LEVEL = 3 };

static int make_pack(struct pack *p, struct buf *out, struct error *err)
{
    z_stream *z = arena_make(out->arena, z_stream);
    if (deflateInit(z, LEVEL) != Z_OK)
        return error_set(err, QOQ_ELEDGER, NULL, 0, _("the system has no memory to give"));
    arena_defer(out->arena, close_stream, z);
    buf_addz(out, "PACK");
    put_number(out, 2);
    put_number(out, (uint32_t)p->objects.n);
    for (size_t i = 0; i < p->objects.n; i++)
        put_object(out, z, p->objects.v[i]);
    put_sum(out);
    return 0;
}

/* --- its index --- */

static int compare_ids(const void *x, const void *y)
{
    return memcmp((*(struct pack_object *const *)x)->id, (*(struct pack_object *const *)y)->id,
                  PACK_ID);
}

static void put_fan_out(struct buf *out, struct pack_object **v, size_t n)
{
    size_t k = 0;
    for (unsigned first = 0; first < 256; first++) {
        while (k < n && v[k]->id[0] <= first)
            k++;
        put_number(out, (uint32_t)k);
    }
}

static void make_index(struct pack *p, struct str pack, struct buf *out)
{
    size_t n = p->objects.n;
    struct pack_object **v = arena_array(out->arena, n, sizeof *v);
    memcpy(v, p->objects.v, n * sizeof *v);
    qsort(v, n, sizeof *v, compare_ids);
    buf_add(out, (struct str){ "\377tOc\0\0\0\2", 8 });
    put_fan_out(out, v, n);
    for (size_t i = 0; i < n; i++)
        buf_add(out, (struct str){ (const char *)v[i]->id, PACK_ID });
    for (size_t i = 0; i < n; i++)
        put_number(out, (uint32_t)crc32(0, (const unsigned char *)pack.p + v[i]->at,
                                        (uInt)(v[i]->end - v[i]->at)));
    for (size_t i = 0; i < n; i++)
        put_number(out, (uint32_t)v[i]->at);
    buf_add(out, str_after(pack, pack.n - HASH_SHA1));
    put_sum(out);
}

/* --- on the disk --- */

static int trouble(const char *path, struct error *err)
{
    return error_set(err, QOQ_ELEDGER, path, 0, _("the ledger cannot be written: %s"),
                     strerror(errno));
}

static bool write_all(int fd, struct str bytes)
{
    while (bytes.n) {
        ssize_t n = write(fd, bytes.p, bytes.n);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        bytes = str_after(bytes, (size_t)n);
    }
    return true;
}

static int write_flushed(const char *path, struct str bytes, struct error *err)
{
    unlink(path); /* of a killed process */
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0444);
    bool fine = fd >= 0 && write_all(fd, bytes) && fsync(fd) == 0;
    int rc = fine ? 0 : trouble(path, err);
    if (fd >= 0)
        close(fd);
    return rc;
}

static int flush_directory(const char *path, struct error *err)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int rc = fd >= 0 && fsync(fd) == 0 ? 0 : trouble(path, err);
    if (fd >= 0)
        close(fd);
    return rc;
}

/* The index comes last: a pack without one is not looked at. */
static int put_in_place(struct arena *a, const char *directory, struct str pack, struct str index,
                        struct error *err)
{
    char name[2 * HASH_SHA1 + 1];
    for (size_t i = 0; i < HASH_SHA1; i++)
        snprintf(name + 2 * i, 3, "%02x", (unsigned char)pack.p[pack.n - HASH_SHA1 + i]);
    const char *new_pack = str_format(a, "%s/tmp_pack_qoq", directory).p;
    const char *new_index = str_format(a, "%s/tmp_idx_qoq", directory).p;
    const char *final_pack = str_format(a, "%s/pack-%s.pack", directory, name).p;
    const char *final_index = str_format(a, "%s/pack-%s.idx", directory, name).p;
    if (mkdir(directory, 0777) != 0 && errno != EEXIST)
        return trouble(directory, err);
    int rc = write_flushed(new_pack, pack, err);
    if (rc == 0)
        rc = write_flushed(new_index, index, err);
    if (rc == 0 && rename(new_pack, final_pack) != 0)
        rc = trouble(final_pack, err);
    if (rc == 0 && rename(new_index, final_index) != 0) {
        rc = trouble(final_index, err);
        unlink(final_pack);
    }
    if (rc == 0)
        rc = flush_directory(directory, err);
    if (rc) {
        unlink(new_pack);
        unlink(new_index);
    }
    return rc;
}

struct writing {
    struct pack *pack;
    struct arena *arena;
    const char *directory;
};

static int write_in_arena(void *arg, struct error *err)
{
    struct writing *w = arg;
    struct buf pack = { .arena = w->arena }, index = { .arena = w->arena };
    int rc = make_pack(w->pack, &pack, err);
    if (rc)
        return rc;
    if (pack.n > INT32_MAX)
        return error_set(err, QOQ_ELEDGER, w->directory, 0,
                         _("too much at once: ingest fewer reports at a time"));
    make_index(w->pack, buf_str(&pack), &index);
    return put_in_place(w->arena, w->directory, buf_str(&pack), buf_str(&index), err);
}

int pack_write(struct pack *p, const char *directory, struct error *err)
{
    if (p->objects.n == 0) /* all was there; who wrote it may have died before this */
        return flush_directory(directory, err);
    struct writing w = { p, arena_new((size_t)4 << 30), directory };
    if (!w.arena)
        return error_set(err, QOQ_ELEDGER, directory, 0, _("the system has no memory to give"));
    int rc = arena_run(w.arena, write_in_arena, &w, err);
    arena_free(w.arena);
    return rc;
}
