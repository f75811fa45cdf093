/* extracted.h - one task read by extract_report(), and its figures told in a line: for tests. */
#ifndef QOQ_TESTS_UNIT_EXTRACTED_H
#define QOQ_TESTS_UNIT_EXTRACTED_H

#include "snapshots/extract/extract.h"
#include "tests/unit/build.h"

/* A task of a third-quarter report; further cells are set by the caller before extracted(). */
static inline struct task *extracted_task(struct arena *a, struct report *r, const char *title,
                                          const char *progress)
{
    build_report(r, 2021, 9);
    return build_task(a, r, title, "市水务局", progress);
}

static inline struct str extracted_number(struct arena *a, struct decimal d)
{
    return d.known ? decimal_text(a, d) : STR("-");
}

/* "新建泵站 >=12座 9座@8 75% 0.75; ...": name, target, actual with its month, stated, rate. */
static inline struct str extracted(struct arena *a, struct report *r)
{
    struct buf b = { .arena = a };
    if (extract_report(a, r, NULL) != 0)
        return STR("failed");
    const struct task *t = &r->tasks.v[0];
    for (size_t k = 0; k < t->indicators.n; k++) {
        const struct indicator *i = &t->indicators.v[k];
        buf_addf(&b, "%s%.*s", k ? "; " : "", STR_ARG(i->name));
        if (i->target)
            buf_addf(&b, " %s%.*s%.*s", op_name(i->target->op),
                     STR_ARG(extracted_number(a, i->target->value)), STR_ARG(i->target->unit));
        if (i->actual)
            buf_addf(&b, " %.*s%.*s", STR_ARG(extracted_number(a, i->actual->value)),
                     STR_ARG(i->actual->unit));
        if (i->actual && i->actual->as_of.year)
            buf_addf(&b, "@%d", i->actual->as_of.month);
        if (i->stated)
            buf_addf(&b, " %.*s%%", STR_ARG(extracted_number(a, i->stated->percent)));
        buf_addf(&b, " %.*s", STR_ARG(extracted_number(a, i->rate)));
    }
    return buf_str(&b);
}

#endif
