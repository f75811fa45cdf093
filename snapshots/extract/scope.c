/* Which percentages state the completion of something, and of what. */
#include "base/utf8.h"
#include "snapshots/extract/context.h"
#include "snapshots/extract/pattern.h"

static enum scope scope_named(struct str name)
{
    return str_is(name, "plan")    ? SCOPE_PLAN
           : str_is(name, "stage") ? SCOPE_STAGE
           : str_is(name, "step")  ? SCOPE_STEP
                                   : SCOPE_WORKS;
}

/* Gives the figures of a sentence that state completion their scope. */
static void read_scopes(struct passage *p, const struct sentence *s, size_t first, size_t last)
{
    const struct patterns *completion = patterns_get("completion");
    struct hit hit;
    size_t i = first;
    size_t at = s->from;
    while (at < s->to && patterns_find(completion, p->f.text, at, s->to, &hit)) {
        size_t figure = hit.group[GROUP_VALUE].p ? (size_t)(hit.group[GROUP_VALUE].p -
                                                            p->f.text.p)
                                                 : hit.from;
        while (i < last && p->figures.v[i].end <= figure)
            i++;
        if (i < last && p->figures.v[i].at <= figure && p->figures.v[i].q.kind == KIND_SHARE)
            p->figures.v[i].scope = scope_named(hit.row->cell[1]);
        at = hit.to > at ? hit.to : at + 1;
    }
}

/* Whether figure i goes on with what was said of the one before it: 定海完工70%、普陀30%; 分别完成80%
 * 和90%. */
static bool goes_on(const struct passage *p, size_t i)
{
    const struct figure *f = &p->figures.v[i], *before = f - 1;
    struct str between = passage_text(p, before->to, f->from);
    bool list = str_starts(between, STR("、")) || str_starts(between, STR(",")) ||
                (f->respective && before->respective && link_begins(between, "and"));
    return list && f->scope == SCOPE_NONE && before->scope != SCOPE_NONE &&
           str_is(f->unit.family, "percent") && utf8_length(between) <= 6 &&
           !kind_is_named(between);
}

static void spread_scopes(struct passage *p, size_t first, size_t last)
{
    for (size_t i = first + 1; i < last; i++) {
        struct figure *f = &p->figures.v[i];
        if (!goes_on(p, i))
            continue;
        f->scope = f[-1].scope;
        if (!f->respective)
            f->part = f[-1].part = true;
    }
}

void figure_scopes(struct passage *p, const struct sentence *s, size_t first, size_t last)
{
    read_scopes(p, s, first, last);
    spread_scopes(p, first, last);
    if (p->context.rates && first < last && p->figures.v[first].alone &&
        str_is(p->figures.v[first].unit.family, "percent"))
        p->figures.v[first].scope = SCOPE_PLAN;
}
