/* Any bytes through the whole reader: no crash, no loss, quotes verbatim, bytes stable. */
#include "snapshots/codec.h"
#include "snapshots/parse.h"
#include "tests/fuzz/target.h"
#include "tests/invariants.h"

static int parse_and_check(void *arg, struct error *err)
{
    struct fuzz_job *job = arg;
    struct report r = { 0 }, again = { 0 };
    const struct parse_options options = { 0 };
    int rc = parse_report(job->arena, STR("fuzz"), job->bytes, &options, &r, err);
    if (rc < 0)
        return rc;
    require_invariants(job->arena, job->bytes, &r);
    struct str json = snapshot_encode(job->arena, &r);
    if (snapshot_decode(job->arena, "fuzz", json, &again, err) < 0)
        abort();
    if (!str_eq(json, snapshot_encode(job->arena, &again)))
        abort();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_run(data, size, parse_and_check);
}
