/* Any bytes as a stored snapshot: refused with an error, or decoded and written back the same. */
#include "snapshots/codec.h"
#include "tests/fuzz/target.h"

static int decode_and_check(void *arg, struct error *err)
{
    struct fuzz_job *job = arg;
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
    return fuzz_run(data, size, decode_and_check);
}
