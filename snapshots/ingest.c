#include <stdlib.h>

#include "base/i18n.h"
#include "snapshots/codec.h"
#include "snapshots/ids.h"
#include "snapshots/layout.h"

enum { NEIGHBOURS = 4, MOST_ATTEMPTS = 100 };

/* One attempt to commit a report on top of the ledger's head. */
struct ingest {
    struct arena *arena;
    struct ledger *ledger;
    struct report *report;
    struct repo_id source; /* its bytes, written */
    struct place at;       /* what is there already */
    struct report before;  /* the snapshot of this period that is there, when had_before */
    struct str stored;     /* its bytes */
    bool had_before;
    struct repo_id commit; /* the result */
    bool moved;
};

/* --- ids --- */

static int months_apart(struct period x, struct period y)
{
    return abs((x.year - y.year) * 12 + x.month - y.month);
}

/* The index of the period nearest to `to`, the earlier of two; taken ones have year 0. */
static size_t nearest(const struct period_list *periods, struct period to)
{
    size_t best = STR_NOT_FOUND;
    for (size_t i = 0; i < periods->n; i++)
        if (period_known(periods->v[i]) &&
            (best == STR_NOT_FOUND ||
             months_apart(periods->v[i], to) < months_apart(periods->v[best], to)))
            best = i;
    return best;
}

/* By what tasks say, where titles did not help: with the snapshot nearest in time. */
static void carry_matched(struct ingest *in, struct carry *c, const struct report *known)
{
    size_t *partner = arena_array(in->arena, in->report->tasks.n, sizeof *partner);
    for (size_t i = 0; i < in->report->tasks.n; i++)
        partner[i] = STR_NOT_FOUND;
    in->ledger->match(in->arena, known, in->report, partner);
    carry_partners(c, known, partner);
}

/* Takes the nearest period that holds a snapshot out of the list; *period is unknown when there
 * is none left. */
static int take_nearest(struct ingest *in, struct period_list *periods, struct period *period,
                        struct error *err)
{
    bool holds = false;
    int rc = 0;
    *period = (struct period){ 0 };
    while (rc == 0 && !holds) {
        size_t k = nearest(periods, in->report->period);
        if (k == STR_NOT_FOUND)
            return 0;
        *period = periods->v[k];
        periods->v[k] = (struct period){ 0 };
        rc = layout_holds(in->arena, in->ledger, in->at.series, *period, &holds, err);
        if (!holds)
            *period = (struct period){ 0 };
    }
    return rc;
}

/* Carries ids over from the snapshot of the nearest period that is left in the list. One that
 * cannot be understood is no reason to refuse the new report: *known stays NULL. */
static int carry_from_nearest(struct ingest *in, struct carry *c, struct period_list *periods,
                              const struct report **known, struct error *err)
{
    struct place p;
    struct period period;
    struct str series = in->report->series;
    *known = NULL;
    int rc = take_nearest(in, periods, &period, err);
    if (rc || !period_known(period))
        return rc;
    rc = layout_find(in->arena, in->ledger, in->at.commit, series, period, &p, err);
    if (rc == 0)
        rc = recall_load(in->ledger, &p, series, period, known, err);
    if (rc == 0)
        carry_from(c, *known);
    return rc == QOQ_EINPUT ? 0 : rc;
}

/* From the snapshots of the series that are nearest in time; this period's own, where there is
 * one, is the nearest of all. Titles that stand in none of the nearest few are new. */
static int carry_ids(struct ingest *in, struct error *err)
{
    struct period_list periods;
    const struct report *closest = NULL, *known;
    struct carry c = carry_start(in->arena, in->report);
    int rc = layout_period_names(in->arena, in->ledger, in->at.series, &periods, err);
    for (int i = 0; rc == 0 && i < NEIGHBOURS && c.waiting; i++) {
        rc = carry_from_nearest(in, &c, &periods, &known, err);
        if (!closest)
            closest = known;
    }
    if (rc == 0 && c.waiting && closest && in->ledger->match)
        carry_matched(in, &c, closest);
    carry_end(&c);
    return rc;
}

/* --- what is there already --- */

static int look_up(struct ingest *in, struct error *err)
{
    struct report *r = in->report;
    struct repo_id head;
    in->had_before = false;
    int rc = repo_head(in->ledger->repo, &head, err);
    if (rc == 0)
        rc = layout_find(in->arena, in->ledger, head, r->series, r->period, &in->at, err);
    if (rc || !in->at.snapshot.known)
        return rc;
    rc = layout_load(in->arena, in->ledger, &in->at, r->series, r->period, &in->before,
                     &in->stored, err);
    in->had_before = rc == 0;
    return rc == QOQ_EINPUT ? 0 : rc; /* a damaged one is what a revision repairs */
}

/* The same bytes under another file name are the same report, and so are they without an address
 * that was given before. */
static bool is_same(struct ingest *in)
{
    struct source *now = &in->report->source, given = *now;
    if (!in->had_before || !str_eq(in->before.source.sha256, now->sha256))
        return false;
    now->name = in->before.source.name;
    if (!now->url.n)
        now->url = in->before.source.url;
    if (str_eq(snapshot_encode(in->arena, in->report), in->stored))
        return true;
    *now = given;
    return false;
}

/* The newest commit of this series and period; the head when none says so. */
static int find_commit(struct ingest *in, struct str *commit, struct error *err)
{
    struct ledger_log log;
    int rc = ledger_log(in->arena, in->ledger, STR_NULL, in->report->series, in->report->period,
                        &log, err);
    *commit = rc == 0 && log.n ? log.v[0].commit : repo_id_text(in->arena, in->at.commit);
    return rc;
}

/* --- committing --- */

/* From the leaves to the root; entries of others stay as they are. */
static int write_trees(struct ingest *in, struct repo_id json, struct repo_id *root,
                       struct error *err)
{
    struct repo *repo = in->ledger->repo;
    struct report *r = in->report;
    struct repo_id id = { .known = false };
    struct str old = in->had_before ? in->before.source.name : r->source.name;
    struct repo_entry files[] = {
        { layout_name(in->arena, old), REPO_NONE, id },
        { layout_name(in->arena, r->source.name), REPO_FILE, in->source },
    };
    int rc = repo_write_tree(repo, in->at.source, files, 2, &id, err);
    struct repo_entry period[] = {
        { STR("source"), REPO_TREE, id },
        { STR("snapshot.json"), REPO_FILE, json },
    };
    if (rc == 0)
        rc = repo_write_tree(repo, in->at.period, period, 2, &id, err);
    struct repo_entry entry = { period_key_str(in->arena, r->period), REPO_TREE, id };
    if (rc == 0)
        rc = repo_write_tree(repo, in->at.series, &entry, 1, &id, err);
    entry = (struct repo_entry){ r->series, REPO_TREE, id };
    return rc ? rc : repo_write_tree(repo, in->at.root, &entry, 1, root, err);
}

/* Fixed words, not translated: a history is read by many. */
static struct str message_of(struct arena *a, const struct report *r)
{
    size_t targets = 0;
    char key[PERIOD_KEY_SIZE];
    for (size_t i = 0; i < r->tasks.n; i++)
        for (size_t k = 0; k < r->tasks.v[i].indicators.n; k++)
            targets += r->tasks.v[i].indicators.v[k].target != NULL;
    struct str series = r->series;
    period_key(r->period, key);
    return str_format(a,
                      "%.*s %s: %zu task%s, %zu target%s\n\nQoq-Series: %.*s\nQoq-Period: %s\n"
                      "Qoq-Source-SHA256: %.*s\nQoq-Version: %s\n",
                      STR_ARG(series), key, r->tasks.n, r->tasks.n == 1 ? "" : "s", targets,
                      targets == 1 ? "" : "s", STR_ARG(series), key, STR_ARG(r->source.sha256),
                      QOQ_VERSION);
}

/* What could not be read back is not committed. The next report of the series will ask for it. */
static int write_snapshot(struct ingest *in, struct repo_id *blob, struct error *err)
{
    struct error why = { 0 };
    struct ledger *l = in->ledger;
    struct str json;
    if (recall_encode(l, in->report, &json, &why))
        return error_set(err, QOQ_EINTERNAL, NULL, 0,
                         _("a snapshot that cannot be read back: %s"), why.text);
    int rc = repo_write(l->repo, json, l->last_snapshot, blob, err);
    if (rc)
        return rc;
    recall_name(l, *blob);
    l->last_snapshot = *blob;
    return 0;
}

static int attempt(struct ingest *in, bool *same, struct error *err)
{
    struct repo_id root = { .known = false }, json;
    int rc = look_up(in, err);
    if (rc == 0)
        rc = carry_ids(in, err);
    if (rc)
        return rc;
    *same = is_same(in);
    if (*same)
        return 0;
    rc = write_snapshot(in, &json, err);
    if (rc == 0)
        rc = write_trees(in, json, &root, err);
    return rc ? rc : repo_commit(in->ledger->repo, in->at.commit, root,
                                 message_of(in->arena, in->report), &in->commit, &in->moved, err);
}

/* Only other git clients can move the branch while we hold the lock: soon they will not. */
static int attempt_until_done(struct ingest *in, bool *same, struct error *err)
{
    for (int i = 0; i < MOST_ATTEMPTS; i++) {
        in->moved = false;
        int rc = attempt(in, same, err);
        if (rc || !in->moved)
            return rc;
    }
    return error_set(err, QOQ_ELEDGER, in->ledger->path, 0,
                     _("its branch keeps moving: try again when others have finished"));
}

static int check_report(struct arena *a, const struct ledger *l, const struct report *r,
                        struct error *err)
{
    const char *name = r->source.name.p ? str_z(a, r->source.name) : l->path;
    if (!period_known(r->period))
        return error_set(err, QOQ_EINPUT, name, 0,
                         _("the report names no period: say which (--period 2020Q3)"));
    if (!r->series.n)
        return error_set(err, QOQ_EINPUT, name, 0,
                         _("the report belongs to no series: name one (--series NAME)"));
    return 0;
}

int ledger_ingest(struct arena *a, struct ledger *l, struct report *report, struct str bytes,
                  enum ledger_change *change, struct str *commit, struct error *err)
{
    bool same = false;
    struct ingest in = { .arena = a, .ledger = l, .report = report };
    int rc = check_report(a, l, report, err);
    if (rc)
        return rc;
    report->series = layout_name(a, report->series);
    recall_trim(l);
    rc = repo_write(l->repo, bytes, l->last_source, &in.source, err);
    if (rc == 0)
        rc = repo_lock(l->repo, err);
    if (rc)
        return rc;
    rc = attempt_until_done(&in, &same, err);
    l->last_source = in.source;
    repo_unlock(l->repo);
    if (rc)
        return rc;
    *change = same ? LEDGER_SAME : in.at.snapshot.known ? LEDGER_REVISION : LEDGER_NEW;
    if (!commit)
        return 0;
    *commit = repo_id_text(a, in.commit);
    return same ? find_commit(&in, commit, err) : 0;
}
