/* Any text as an address and as an index number: a host is clean, units are those of the table,
 * codes have six digits. */
#include "base/url.h"
#include "snapshots/normalize/address.h"
#include "snapshots/normalize/areacode.h"
#include "tests/fuzz/target.h"

static void require_units(const struct gazetteer *g, const struct label_places *p)
{
    for (size_t i = 0; i < p->units.n; i++)
        if (p->units.v[i] < 0 || (size_t)p->units.v[i] >= g->units.n)
            abort();
    if ((p->units.n > 0) != (p->spelling != SPELLING_NONE))
        abort();
}

static void require_code(int code)
{
    if (code < 0 || code > 999999)
        abort();
}

static int read_and_check(void *arg, struct error *err)
{
    struct fuzz_job *job = arg;
    bool told;
    (void)err;
    const struct gazetteer *g = gazetteer_get();
    struct str host = url_host(job->arena, job->bytes);
    for (size_t i = 0; i < host.n; i++)
        if (host.p[i] <= ' ' || host.p[i] > '~' || (host.p[i] >= 'A' && host.p[i] <= 'Z'))
            abort();
    if (url_is_web(job->bytes) && job->bytes.n > 2000)
        abort();
    struct address at = address_places(job->arena, g, host);
    require_units(g, &at.inner);
    require_units(g, &at.outer);
    require_code(area_code_in_index(job->bytes, &told));
    require_code(area_code_in_footer(job->bytes, &told));
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_run(data, size, read_and_check);
}
