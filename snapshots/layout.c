#include "snapshots/layout.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "snapshots/codec.h"

enum { LARGEST_FILE = 64 << 20, LONGEST_NAME = 200 };

struct str layout_name(struct arena *a, struct str name)
{
    struct buf b = { .arena = a };
    for (size_t at = 0; at < name.n;) {
        size_t from = at;
        uint32_t c = utf8_next(name, &at);
        bool bad = c < 0x20 || c == 0x7f || c == '/' || c == '\\' || (c == '.' && from == 0);
        if (b.n + (at - from) > LONGEST_NAME)
            break;
        buf_add(&b, bad || c == 0xfffd ? STR("_") : str_slice(name, from, at));
    }
    return b.n ? buf_str(&b) : STR("_");
}

/* The tree `name` within a tree; not known when there is none. Something else of that name is
 * an error: the ledger is not what it should be. */
static int find_tree(struct ledger *l, struct repo_id in, struct str name, struct repo_id *out,
                     struct error *err)
{
    struct repo_entry e;
    int rc = repo_find(l->repo, in, name, &e, err);
    *out = (struct repo_id){ .known = false };
    if (rc || e.type == REPO_NONE)
        return rc;
    if (e.type != REPO_TREE)
        return error_set(err, QOQ_ELEDGER, l->path, 0,
                         _("%.*s was expected to be a directory in the ledger"), STR_ARG(name));
    *out = e.id;
    return 0;
}

static int find_file(struct ledger *l, struct repo_id in, struct str name, struct repo_id *out,
                     struct error *err)
{
    struct repo_entry e;
    int rc = repo_find(l->repo, in, name, &e, err);
    *out = (struct repo_id){ .known = false };
    if (rc || e.type == REPO_NONE)
        return rc;
    if (e.type != REPO_FILE)
        return error_set(err, QOQ_ELEDGER, l->path, 0,
                         _("%.*s was expected to be a file in the ledger"), STR_ARG(name));
    *out = e.id;
    return 0;
}

int layout_commit(struct ledger *l, struct str revision, struct repo_id *commit, struct error *err)
{
    return revision.n ? repo_resolve(l->repo, revision, commit, err)
                      : repo_head(l->repo, commit, err);
}

int layout_find(struct arena *a, struct ledger *l, struct repo_id commit, struct str series,
                struct period period, struct place *p, struct error *err)
{
    *p = (struct place){ .commit = commit };
    int rc = repo_tree_of(l->repo, commit, &p->root, err);
    if (rc == 0 && series.n)
        rc = find_tree(l, p->root, layout_name(a, series), &p->series, err);
    if (rc == 0 && period_known(period))
        rc = find_tree(l, p->series, period_key_str(a, period), &p->period, err);
    if (rc == 0)
        rc = find_tree(l, p->period, STR("source"), &p->source, err);
    if (rc == 0)
        rc = find_file(l, p->period, STR("snapshot.json"), &p->snapshot, err);
    return rc;
}

static int compare_periods(const void *x, const void *y)
{
    return period_cmp(*(const struct period *)x, *(const struct period *)y);
}

int layout_period_names(struct arena *a, struct ledger *l, struct repo_id series,
                        struct period_list *out, struct error *err)
{
    struct repo_entries entries;
    *out = (struct period_list){ 0 };
    int rc = repo_list(a, l->repo, series, &entries, err);
    for (size_t i = 0; i < entries.n && rc == 0; i++) {
        struct repo_entry *e = &entries.v[i];
        struct period p;
        char key[PERIOD_KEY_SIZE];
        if (e->type == REPO_TREE && period_parse(e->name, &p) &&
            str_is(e->name, period_key(p, key)))
            *list_push(a, out) = p;
    }
    if (out->n)
        qsort(out->v, out->n, sizeof *out->v, compare_periods);
    return rc;
}

int layout_holds(struct arena *a, struct ledger *l, struct repo_id series, struct period period,
                 bool *holds, struct error *err)
{
    struct repo_entry e, file = { .type = REPO_NONE };
    int rc = repo_find(l->repo, series, period_key_str(a, period), &e, err);
    if (rc == 0 && e.type == REPO_TREE)
        rc = repo_find(l->repo, e.id, STR("snapshot.json"), &file, err);
    *holds = rc == 0 && file.type == REPO_FILE;
    return rc;
}

int layout_periods(struct arena *a, struct ledger *l, struct repo_id series,
                   struct period_list *out, struct error *err)
{
    int rc = layout_period_names(a, l, series, out, err);
    size_t n = 0;
    for (size_t i = 0; i < out->n && rc == 0; i++) {
        bool holds;
        rc = layout_holds(a, l, series, out->v[i], &holds, err);
        if (holds)
            out->v[n++] = out->v[i];
    }
    out->n = n;
    return rc;
}

int layout_read(struct arena *a, struct ledger *l, const struct place *p, struct str series,
                struct period period, struct str *json, const char **origin, struct error *err)
{
    char key[PERIOD_KEY_SIZE];
    *origin = str_format(a, "%s: %.*s/%s/snapshot.json", l->path, STR_ARG(series),
                         period_key(period, key)).p;
    return repo_read(l->repo, p->snapshot, LARGEST_FILE, json, err);
}

int layout_load(struct arena *a, struct ledger *l, const struct place *p,
                struct str series, struct period period, struct report *out,
                struct str *json, struct error *err)
{
    struct str bytes;
    const char *origin;
    int rc = layout_read(a, l, p, series, period, &bytes, &origin, err);
    if (rc)
        return rc;
    if (json)
        *json = str_copy(a, bytes);
    rc = snapshot_decode(a, origin, bytes, out, err);
    out->series = series;
    return rc;
}
