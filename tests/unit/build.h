/* build.h - reports made by hand, for tests. All text is borrowed. */
#ifndef QOQ_TESTS_UNIT_BUILD_H
#define QOQ_TESTS_UNIT_BUILD_H

#include "snapshots/model.h"

static inline void build_report(struct report *r, int year, int month)
{
    *r = (struct report){ .period = { (int16_t)year, (int8_t)month } };
}

/* A task with one item; owners separated by 、, the first leads. */
static inline struct task *build_task(struct arena *a, struct report *r, const char *title,
                                      const char *owners, const char *progress)
{
    struct task *t = list_push(a, &r->tasks);
    *t = (struct task){ .seq = (int)r->tasks.n };
    t->no = str_format(a, "%d", t->seq);
    t->title = str_from(title);
    struct str rest = str_from(owners), name;
    bool lead = true;
    for (; rest.n && str_next(&rest, STR("、"), &name); lead = false)
        *list_push(a, &t->owners) = (struct owner){ name, lead };
    list_push(a, &t->items)->progress = str_from(progress);
    return t;
}

/* One more item with a title; a first one without title or text gives way to it. */
static inline void build_item(struct arena *a, struct task *t, const char *title,
                              const char *progress)
{
    if (t->items.n == 1 && !t->items.v[0].title.p && !t->items.v[0].progress.p)
        t->items.n = 0;
    struct item *it = list_push(a, &t->items);
    *it = (struct item){ .title = str_from(title), .progress = str_from(progress) };
}

/* A level with its target and what was achieved; the rate is computed, the pace that of as_of
 * (a month of the report's year). Numbers as text, NULL = none. */
static inline struct indicator *build_level(struct arena *a, const struct report *r,
                                            struct task *t, const char *name, const char *target,
                                            const char *actual, const char *unit, int as_of)
{
    struct indicator *x = list_push(a, &t->indicators);
    *x = (struct indicator){ .name = str_from(name), .kind = KIND_LEVEL, .met = -1 };
    struct month month = { r->period.year, (int8_t)as_of };
    if (target) {
        struct target *goal = arena_make(a, struct target);
        *goal = (struct target){ OP_EQ, decimal_parse(str_from(target)), str_from(unit),
                                 str_format(a, "%s%s%s", name, target, unit) };
        x->target = goal;
    }
    if (actual) {
        struct actual *got = arena_make(a, struct actual);
        *got = (struct actual){ decimal_parse(str_from(actual)), str_from(unit), month,
                                str_format(a, "%s%s%s", name, actual, unit) };
        x->actual = got;
        x->pace = decimal_ratio(decimal_int(as_of), decimal_int(12), 4);
    }
    if (target && actual) {
        x->rate = decimal_ratio(x->actual->value, x->target->value, 4);
        x->basis = BASIS_COMPUTED;
    }
    return x;
}

/* The rate of a task, as "0.42"; NULL = none. */
static inline void build_rate(struct task *t, const char *rate, enum status status)
{
    t->rate = rate ? decimal_parse(str_from(rate)) : DECIMAL_NONE;
    t->rate_basis = rate ? BASIS_COMPUTED : BASIS_NONE;
    t->status = status;
}

#endif
