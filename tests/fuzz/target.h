/* target.h - what fuzz targets have in common: an arena with a ceiling around one check. */
#ifndef QOQ_TESTS_FUZZ_TARGET_H
#define QOQ_TESTS_FUZZ_TARGET_H

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct fuzz_job {
    struct arena *arena;
    struct str bytes;
};

/* Runs check(job) on the bytes; an error it returns is fine, what must not be it aborts on. */
static inline int fuzz_run(const uint8_t *data, size_t size, int (*check)(void *, struct error *))
{
    struct fuzz_job job = { arena_new((size_t)1 << 30), { (const char *)data, size } };
    struct error err;
    if (job.arena)
        arena_run(job.arena, check, &job, &err);
    arena_free(job.arena);
    return 0;
}

#endif
