#include "snapshots/ids.h"

#include "base/fold.h"
#include "base/hash.h"

struct carry carry_start(struct arena *a, struct report *report)
{
    struct carry c = { .arena = a, .report = report, .waiting = report->tasks.n };
    c.carried = arena_array(a, report->tasks.n, sizeof *c.carried);
    c.keys = arena_array(a, report->tasks.n, sizeof *c.keys);
    for (size_t i = 0; i < report->tasks.n; i++)
        c.keys[i] = fold_key(a, report->tasks.v[i].title);
    return c;
}

static bool is_carried(const struct carry *c, struct str id)
{
    for (size_t i = 0; i < c->report->tasks.n; i++)
        if (c->carried[i] && str_eq(c->report->tasks.v[i].id, id))
            return true;
    return false;
}

/* The first task that waits for an id and has this title. */
static size_t find_waiting(const struct carry *c, struct str key)
{
    for (size_t i = 0; i < c->report->tasks.n; i++)
        if (!c->carried[i] && str_eq(c->keys[i], key))
            return i;
    return STR_NOT_FOUND;
}

static void carry(struct carry *c, size_t i, struct str id)
{
    c->report->tasks.v[i].id = str_copy(c->arena, id);
    c->carried[i] = true;
    c->waiting--;
}

/* Quadratic, but most comparisons end at the lengths: 2,000 tasks take some milliseconds. */
void carry_from(struct carry *c, const struct report *known)
{
    for (size_t k = 0; k < known->tasks.n && c->waiting; k++) {
        const struct task *t = &known->tasks.v[k];
        size_t i = find_waiting(c, fold_key(c->arena, t->title));
        if (i != STR_NOT_FOUND && !is_carried(c, t->id))
            carry(c, i, t->id);
    }
}

void carry_partners(struct carry *c, const struct report *known, const size_t *partner)
{
    for (size_t i = 0; i < c->report->tasks.n; i++)
        if (!c->carried[i] && partner[i] < known->tasks.n &&
            !is_carried(c, known->tasks.v[partner[i]].id))
            carry(c, i, known->tasks.v[partner[i]].id);
}

void carry_end(struct carry *c)
{
    for (size_t i = 0; i < c->report->tasks.n; i++) {
        struct task *t = &c->report->tasks.v[i];
        while (!c->carried[i] && t->id.p && is_carried(c, t->id))
            t->id = str_slice(hash_sha256(c->arena, t->id), 0, 16);
    }
}
