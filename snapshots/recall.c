#include "snapshots/recall.h"

#include "base/i18n.h"
#include "snapshots/codec.h"
#include "snapshots/layout.h"

static const size_t most_memory = (size_t)1 << 30, worth_keeping = (size_t)32 << 20;

/* What is to fill a slot: the report given, else the one at a place. */
struct wanted {
    struct ledger *ledger;
    const struct place *at;
    struct str series;
    struct period period;
    const struct report *report;
    struct str json; /* what it was encoded as */
    struct recalled *slot;
};

static struct recalled *find_slot(struct recall *c, struct repo_id blob)
{
    for (size_t i = 0; i < RECALL_MOST; i++)
        if (c->slots[i].blob.known &&
            memcmp(c->slots[i].blob.raw, blob.raw, sizeof blob.raw) == 0)
            return &c->slots[i];
    return NULL;
}

static void clear_slot(struct recalled *s)
{
    arena_free(s->arena);
    *s = (struct recalled){ 0 };
}

/* An empty slot, else that which nobody has asked for longest. */
static struct recalled *free_slot(struct recall *c)
{
    struct recalled *oldest = &c->slots[0];
    for (size_t i = 1; i < RECALL_MOST; i++)
        if (c->slots[i].used < oldest->used)
            oldest = &c->slots[i];
    clear_slot(oldest);
    return oldest;
}

static int decode(void *arg, struct error *err)
{
    struct wanted *w = arg;
    struct recalled *s = w->slot;
    struct str series = str_copy(s->arena, w->series);
    if (w->at)
        return layout_load(s->arena, w->ledger, w->at, series, w->period, &s->report, NULL, err);
    int rc = snapshot_encode_and_decode(s->arena, w->report, &w->json, &s->report, err);
    s->report.series = series;
    return rc;
}

static int fill(struct wanted *w, struct error *err)
{
    struct recall *c = &w->ledger->recall;
    struct recalled *s = w->slot = free_slot(c);
    s->arena = arena_new(most_memory);
    if (!s->arena)
        return error_set(err, QOQ_EINTERNAL, w->ledger->path, 0,
                         _("the system has no memory to give"));
    int rc = arena_run(s->arena, decode, w, err);
    if (rc) {
        clear_slot(s);
        return rc;
    }
    s->used = ++c->turn;
    return 0;
}

int recall_load(struct ledger *l, const struct place *p, struct str series, struct period period,
                const struct report **out, struct error *err)
{
    struct wanted w = { .ledger = l, .at = p, .series = series, .period = period };
    struct recalled *s = find_slot(&l->recall, p->snapshot);
    int rc = s ? 0 : fill(&w, err);
    if (rc)
        return rc;
    s = s ? s : w.slot;
    s->blob = p->snapshot;
    s->used = ++l->recall.turn;
    *out = &s->report;
    return 0;
}

int recall_encode(struct ledger *l, const struct report *report, struct str *json,
                  struct error *err)
{
    struct wanted w = { .ledger = l, .series = report->series, .report = report };
    int rc = fill(&w, err);
    l->recall.encoded = rc ? NULL : w.slot;
    *json = w.json;
    return rc;
}

void recall_name(struct ledger *l, struct repo_id blob)
{
    l->recall.encoded->blob = blob;
}

void recall_trim(struct ledger *l)
{
    for (size_t i = 0; i < RECALL_MOST; i++) {
        struct recalled *s = &l->recall.slots[i];
        if (s->arena && arena_used(s->arena) > worth_keeping)
            clear_slot(s);
    }
}

void recall_clear(struct ledger *l)
{
    for (size_t i = 0; i < RECALL_MOST; i++)
        clear_slot(&l->recall.slots[i]);
}
