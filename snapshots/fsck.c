/* From the first commit to the last, every snapshot that no earlier commit had. */
#include <stdlib.h>

#include "base/hash.h"
#include "base/i18n.h"
#include "snapshots/check.h"
#include "snapshots/layout.h"

enum { LARGEST_SNAPSHOT = 64 << 20, LARGEST_SOURCE = 256 << 20, FIRST_SLOTS = 1024 };
static const size_t most_memory = (size_t)2 << 30;

/* What has been looked at: an object at its place; and the source that a snapshot names. */
struct seen {
    struct str key;    /* null: a free slot */
    struct str sha256; /* of a period's snapshot; null when it could not be read */
};

struct fsck {
    struct arena *arena;
    struct ledger *ledger;
    struct ledger_check *check;
    struct seen *seen; /* open addressing, at most half full */
    size_t slots, used;
    struct str commit; /* where we are */
    struct str series, period;
    struct str sha256; /* of the snapshot under way */
    struct arena *scratch; /* of the snapshot under way */
    struct repo_id tree;   /* of its period */
};

static struct seen *slot_of(struct fsck *f, struct str key)
{
    size_t i = (size_t)str_hash(key) & (f->slots - 1);
    while (f->seen[i].key.p && !str_eq(f->seen[i].key, key))
        i = (i + 1) & (f->slots - 1);
    return &f->seen[i];
}

static void make_room(struct fsck *f)
{
    struct seen *old = f->seen;
    size_t n = f->slots;
    if (f->used * 2 < n)
        return;
    f->slots = n ? n * 2 : FIRST_SLOTS;
    f->seen = arena_array(f->arena, f->slots, sizeof *f->seen);
    for (size_t i = 0; i < n; i++)
        if (old[i].key.p)
            *slot_of(f, old[i].key) = old[i];
}

/* The slot of an object at its place, and whether it was there before. */
static struct seen *see(struct fsck *f, struct repo_id id, struct str series, struct str period,
                        bool *before)
{
    char buf[1024];
    struct str path = str_format(f->scratch, "%.*s/%.*s", STR_ARG(series), STR_ARG(period));
    size_t n = path.n < sizeof buf - sizeof id.raw ? path.n : sizeof buf - sizeof id.raw;
    memcpy(buf, id.raw, sizeof id.raw);
    memcpy(buf + sizeof id.raw, path.p, n);
    make_room(f);
    struct seen *s = slot_of(f, (struct str){ buf, sizeof id.raw + n });
    *before = s->key.p != NULL;
    if (!*before) {
        s->key = str_copy(f->arena, (struct str){ buf, sizeof id.raw + n });
        f->used++;
    }
    return s;
}

static void add_fault(struct fsck *f, enum fault_code code, struct str detail)
{
    struct arena *a = f->arena;
    *list_push(a, &f->check->faults) = (struct fault){
        .code = code,
        .commit = f->commit,
        .series = f->series.p ? str_copy(a, f->series) : STR_NULL,
        .period = f->period.p ? str_copy(a, f->period) : STR_NULL,
        .detail = detail.p ? str_copy(a, detail) : STR_NULL,
    };
}

/* What the store says of an object becomes a fault. */
static void add_error(struct fsck *f, const struct error *why)
{
    add_fault(f, FAULT_OBJECT, str_from(why->text));
}

/* --- one period --- */

static void check_source(struct fsck *f, struct repo_id tree, const struct source *s)
{
    struct error why = { 0 };
    struct repo_entry file;
    struct str bytes, name = layout_name(f->scratch, s->name);
    if (repo_find(f->ledger->repo, tree, name, &file, &why)) {
        add_error(f, &why);
    } else if (file.type != REPO_FILE) {
        add_fault(f, FAULT_SOURCE, str_join(f->scratch, STR("source"), STR("/"), name));
    } else if (repo_read(f->ledger->repo, file.id, LARGEST_SOURCE, &bytes, &why)) {
        add_error(f, &why);
    } else {
        struct str sha256 = hash_sha256(f->scratch, bytes);
        if (!str_eq(sha256, s->sha256) || bytes.n != s->bytes)
            add_fault(f, FAULT_SOURCE,
                      str_format(f->scratch, "source/%.*s: %zu bytes, SHA-256 %.12s; "
                                 "report.source: %zu bytes, %.12s", STR_ARG(name), bytes.n,
                                 sha256.p, s->bytes, s->sha256.p));
    }
}

static void check_period_name(struct fsck *f, struct period p)
{
    char key[PERIOD_KEY_SIZE];
    if (!str_is(f->period, period_key(p, key)))
        add_fault(f, FAULT_PERIOD, str_format(f->scratch, "report.period: %s",
                                              period_known(p) ? key : "null"));
}

/* An entry of the period's tree that has to be of a type. */
static bool find_part(struct fsck *f, const char *name, enum repo_type type, struct repo_id *id)
{
    struct error why = { 0 };
    struct repo_entry e;
    if (repo_find(f->ledger->repo, f->tree, str_from(name), &e, &why))
        add_error(f, &why);
    else if (e.type != type)
        add_fault(f, FAULT_ENTRY, str_from(name));
    else
        *id = e.id;
    return !why.code && e.type == type;
}

static int check_period(void *arg, struct error *err)
{
    struct fsck *f = arg;
    struct repo_id snapshot, sources = { .known = false };
    struct report r;
    struct str json;
    struct fault_list own = { 0 };
    if (!find_part(f, "snapshot.json", REPO_FILE, &snapshot))
        return 0;
    int rc = repo_read(f->ledger->repo, snapshot, LARGEST_SNAPSHOT, &json, err);
    if (rc)
        return rc;
    f->check->snapshots++;
    snapshot_check(f->scratch, json, &r, &own);
    for (size_t i = 0; i < own.n; i++)
        add_fault(f, own.v[i].code, own.v[i].detail);
    if (!r.source.sha256.p)
        return 0;
    f->sha256 = str_copy(f->arena, r.source.sha256);
    check_period_name(f, r.period);
    if (find_part(f, "source", REPO_TREE, &sources))
        check_source(f, sources, &r.source);
    return 0;
}

/* In an arena of its own: a history may hold more than fits into memory. */
static void look_at_period(struct fsck *f, struct repo_id tree)
{
    bool before;
    struct error why = { 0 };
    struct seen *seen = see(f, tree, f->series, f->period, &before);
    struct arena *outer = f->scratch, *own = before ? NULL : arena_new(most_memory);
    if (!own)
        return;
    f->scratch = own;
    f->tree = tree;
    f->sha256 = STR_NULL;
    if (arena_run(own, check_period, f, &why))
        add_error(f, &why);
    f->scratch = outer;
    seen->sha256 = f->sha256;
    arena_free(own);
}

/* --- trees --- */

/* A directory of a period: it is called like one, or holds a snapshot. */
static bool is_period(struct fsck *f, const struct repo_entry *e)
{
    struct period p;
    char key[PERIOD_KEY_SIZE];
    struct repo_entry file;
    struct error why = { 0 };
    if (period_parse(e->name, &p) && str_is(e->name, period_key(p, key)))
        return true;
    return e->type == REPO_TREE &&
           repo_find(f->ledger->repo, e->id, STR("snapshot.json"), &file, &why) == 0 &&
           file.type != REPO_NONE;
}

static void look_at_series(struct fsck *f, struct repo_id tree)
{
    bool before, any = false;
    struct repo_entries entries;
    struct error why = { 0 };
    see(f, tree, f->series, STR_NULL, &before);
    if (before)
        return;
    if (repo_list(f->scratch, f->ledger->repo, tree, &entries, &why)) {
        add_error(f, &why);
        return;
    }
    for (size_t i = 0; i < entries.n; i++) {
        const struct repo_entry *e = &entries.v[i];
        if (!is_period(f, e))
            continue;
        f->period = e->name;
        any = true;
        if (e->type == REPO_TREE)
            look_at_period(f, e->id);
        else
            add_fault(f, FAULT_ENTRY, STR_NULL);
    }
    f->period = STR_NULL;
    if (any && !str_eq(f->series, layout_name(f->scratch, f->series)))
        add_fault(f, FAULT_ENTRY, STR_NULL);
}

/* What is no directory at the root is not ours: a README, say. */
static int look_at_root(void *arg, struct error *err)
{
    struct fsck *f = arg;
    bool before;
    struct repo_entries entries;
    see(f, f->tree, STR_NULL, STR_NULL, &before);
    int rc = before ? 0 : repo_list(f->scratch, f->ledger->repo, f->tree, &entries, err);
    for (size_t i = 0; !before && rc == 0 && i < entries.n; i++) {
        f->series = entries.v[i].name;
        if (entries.v[i].type == REPO_TREE)
            look_at_series(f, entries.v[i].id);
    }
    f->series = STR_NULL;
    return rc;
}

/* --- commits --- */

/* An ingest says in its message what it brought. */
static void check_trailers(struct fsck *f, struct repo_id commit, const struct ledger_entry *e)
{
    struct place p;
    bool before;
    struct error why = { 0 };
    char key[PERIOD_KEY_SIZE];
    f->series = e->series;
    f->period = str_from(period_key(e->period, key));
    if (layout_find(f->scratch, f->ledger, commit, e->series, e->period, &p, &why) == 0) {
        if (!p.snapshot.known) {
            add_fault(f, FAULT_TRAILER, STR("Qoq-Period"));
        } else {
            struct str said = see(f, p.period, f->series, f->period, &before)->sha256;
            if (said.p && e->source_sha256.p && !str_eq(said, e->source_sha256))
                add_fault(f, FAULT_TRAILER, STR("Qoq-Source-SHA256"));
        }
    }
    f->series = f->period = STR_NULL;
}

static void look_at_commit(struct fsck *f, const struct repo_commit *c)
{
    struct error why = { 0 };
    struct ledger_entry entry;
    f->scratch = arena_new(most_memory);
    if (!f->scratch)
        return;
    f->commit = repo_id_text(f->arena, c->id);
    if (repo_tree_of(f->ledger->repo, c->id, &f->tree, &why) ||
        arena_run(f->scratch, look_at_root, f, &why))
        add_error(f, &why);
    else if (layout_entry(f->scratch, c, &entry))
        check_trailers(f, c->id, &entry);
    arena_free(f->scratch);
    f->scratch = NULL;
    f->check->commits++;
}

int ledger_check(struct arena *a, struct ledger *l, struct ledger_check *check, struct error *err)
{
    struct fsck f = { .arena = a, .ledger = l, .check = check };
    LIST(struct repo_commit) commits = { 0 };
    struct repo_commit c;
    struct repo_id head;
    repo_verify(l->repo);
    int rc = repo_head(l->repo, &head, err);
    if (rc == 0)
        rc = repo_walk(l->repo, head, err);
    while (rc == 0 && (rc = repo_walk_next(a, l->repo, &c, err)) > 0) {
        *list_push(a, &commits) = c;
        rc = 0;
    }
    for (size_t i = commits.n; i > 0 && rc == 0; i--) {
        look_at_commit(&f, &commits.v[i - 1]);
        if (check->progress)
            check->progress(check->progress_arg, commits.n - i + 1, commits.n);
    }
    return rc;
}
