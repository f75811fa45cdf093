/* Any text through the figures: every slice lies inside the text that was given, in order. */
#include "base/utf8.h"
#include "snapshots/extract/extract.h"
#include "tests/fuzz/target.h"

static void require_inside(struct str text, struct str part)
{
    if (part.p && part.n && !(part.p >= text.p && part.p + part.n <= text.p + text.n))
        abort();
}

static int extract_and_check(void *arg, struct error *err)
{
    struct fuzz_job *job = arg;
    struct quantity_list list = { 0 };
    (void)err;
    if (utf8_invalid(job->bytes) != STR_NOT_FOUND)
        return 0;
    extract_quantities(job->arena, job->bytes, (struct period){ 2024, 9 }, &list);
    for (size_t i = 0; i < list.n; i++) {
        const struct quantity *q = &list.v[i];
        require_inside(job->bytes, q->text);
        require_inside(job->bytes, q->clause);
        if (q->start > q->end || q->end > job->bytes.n || !q->value.known)
            abort();
        if (i && q->start < list.v[i - 1].start)
            abort();
    }
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_run(data, size, extract_and_check);
}
