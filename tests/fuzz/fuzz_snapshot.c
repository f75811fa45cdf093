/* Any bytes as a stored snapshot: refused with an error, or decoded and written back the same. */
#include <stdint.h>
#include <stdlib.h>

#include "snapshots/codec.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct job {
    struct arena *arena;
    struct str bytes;
};

static int decode_and_check(void *arg, struct error *err)
{
    struct job *job = arg;
    struct report r = { 0 }, again = { 0 };
    int rc = snapshot_decode(job->arena, "fuzz", job->bytes, &r, err);
    if (rc < 0)
        return rc;
    struct str once = snapshot_encode(job->arena, &r);
    if (snapshot_decode(job->arena, "fuzz", once, &again, err) < 0)
        abort();
    if (!str_eq(once, snapshot_encode(job->arena, &again)))
        abort();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct job job = { arena_new((size_t)1 << 30), { (const char *)data, size } };
    struct error err;
    if (job.arena)
        arena_run(job.arena, decode_and_check, &job, &err);
    arena_free(job.arena);
    return 0;
}
