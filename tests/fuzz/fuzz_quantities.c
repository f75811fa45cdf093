/* Any text through the figures: every slice lies inside the text that was given, in order. */
#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "snapshots/extract/extract.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require_inside(struct str text, struct str part)
{
    if (part.p && part.n && !(part.p >= text.p && part.p + part.n <= text.p + text.n))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = { (const char *)data, size };
    if (utf8_invalid(text) != STR_NOT_FOUND)
        return 0;
    struct arena *a = arena_new((size_t)1 << 30);
    struct quantity_list list = { 0 };
    extract_quantities(a, text, (struct period){ 2024, 9 }, &list);
    for (size_t i = 0; i < list.n; i++) {
        const struct quantity *q = &list.v[i];
        require_inside(text, q->text);
        require_inside(text, q->clause);
        if (q->start > q->end || q->end > text.n || !q->value.known)
            abort();
        if (i && q->start < list.v[i - 1].start)
            abort();
    }
    arena_free(a);
    return 0;
}
