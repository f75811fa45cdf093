#include "snapshots/ledger.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "snapshots/codec.h"
#include "snapshots/layout.h"

/* A directory that holds something, but no repository, not even a begun one. */
static bool is_taken(const char *path)
{
    DIR *d = opendir(path);
    if (!d)
        return errno == ENOTDIR;
    bool empty = true, begun = false;
    for (struct dirent *e; (e = readdir(d));) {
        empty = empty && (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0);
        begun = begun || strcmp(e->d_name, "objects") == 0 || strcmp(e->d_name, ".git") == 0;
    }
    closedir(d);
    return !empty && !begun;
}

int ledger_init(const char *path, bool *existed, struct error *err)
{
    *existed = false;
    if (is_taken(path))
        return error_set(err, QOQ_ELEDGER, path, 0,
                         _("something else is here, no git repository: choose another place"));
    return repo_init(path, existed, err);
}

static void close_ledger(void *ledger)
{
    recall_clear(ledger);
}

int ledger_open(struct arena *a, const char *path, struct ledger **out, struct error *err)
{
    struct ledger *l = arena_make(a, struct ledger);
    l->path = str_z(a, str_from(path));
    *out = l;
    arena_defer(a, close_ledger, l);
    return repo_open(a, path, &l->repo, err);
}

void ledger_match_by(struct ledger *l, ledger_match *match)
{
    l->match = match;
}

int ledger_batch_begin(struct ledger *l, struct error *err)
{
    return repo_batch_begin(l->repo, err);
}

int ledger_batch_end(struct ledger *l, bool *moved, struct error *err)
{
    return repo_batch_end(l->repo, moved, err);
}

/* --- reading --- */

static int find(struct arena *a, struct ledger *l, struct str revision, struct str series,
                struct period period, struct place *p, struct error *err)
{
    struct repo_id commit;
    int rc = layout_commit(l, revision, &commit, err);
    return rc ? rc : layout_find(a, l, commit, series, period, p, err);
}

int ledger_periods(struct arena *a, struct ledger *l, struct str revision, struct str series,
                   struct period_list *out, struct error *err)
{
    struct place p;
    *out = (struct period_list){ 0 };
    int rc = find(a, l, revision, series, (struct period){ 0 }, &p, err);
    return rc ? rc : layout_periods(a, l, p.series, out, err);
}

/* Does a series' tree hold a snapshot at all? The look ends at the first. */
static int holds_any(struct arena *a, struct ledger *l, struct repo_id series, bool *holds,
                     struct error *err)
{
    struct period_list periods;
    int rc = layout_period_names(a, l, series, &periods, err);
    *holds = false;
    for (size_t i = periods.n; i > 0 && rc == 0 && !*holds; i--)
        rc = layout_holds(a, l, series, periods.v[i - 1], holds, err);
    return rc;
}

int ledger_has_series(struct arena *a, struct ledger *l, struct str revision, struct str series,
                      bool *has, struct error *err)
{
    struct place p;
    *has = false;
    if (!str_eq(series, layout_name(a, series)))
        return 0;
    int rc = find(a, l, revision, series, (struct period){ 0 }, &p, err);
    return rc ? rc : holds_any(a, l, p.series, has, err);
}

static int compare_names(const void *x, const void *y)
{
    return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

int ledger_series(struct arena *a, struct ledger *l, struct str revision, struct str_list *out,
                  struct error *err)
{
    struct place p;
    struct repo_entries entries = { 0 };
    *out = (struct str_list){ 0 };
    int rc = find(a, l, revision, STR_NULL, (struct period){ 0 }, &p, err);
    if (rc == 0)
        rc = repo_list(a, l->repo, p.root, &entries, err);
    for (size_t i = 0; i < entries.n && rc == 0; i++) {
        struct repo_entry *e = &entries.v[i];
        bool holds;
        if (e->type != REPO_TREE || !str_eq(e->name, layout_name(a, e->name)))
            continue;
        rc = holds_any(a, l, e->id, &holds, err);
        if (holds)
            *list_push(a, out) = e->name;
    }
    if (out->n)
        qsort(out->v, out->n, sizeof *out->v, compare_names);
    return rc;
}

/* Says what there is instead. */
static int not_found(struct arena *a, struct ledger *l, struct str revision, struct str series,
                     struct period period, const struct place *p, struct error *err)
{
    struct str list = STR_NULL;
    struct str_list names;
    struct period_list periods;
    char key[PERIOD_KEY_SIZE];
    if (!p->commit.known)
        return error_set(err, QOQ_ENOTFOUND, l->path, 0,
                         _("the ledger is empty: run qoq ingest FILE"));
    int rc = p->series.known ? layout_periods(a, l, p->series, &periods, err)
                             : ledger_series(a, l, revision, &names, err);
    if (rc)
        return rc;
    if (p->series.known) {
        for (size_t i = 0; i < periods.n; i++)
            list = str_join(a, list, STR(", "), period_key_str(a, periods.v[i]));
        return error_set(err, QOQ_ENOTFOUND, l->path, 0, _("no %s of %.*s; there is: %.*s"),
                         period_key(period, key), STR_ARG(series), STR_ARG(list));
    }
    for (size_t i = 0; i < names.n; i++)
        list = str_join(a, list, STR(", "), names.v[i]);
    return error_set(err, QOQ_ENOTFOUND, l->path, 0, _("no series %.*s; there is: %.*s"),
                     STR_ARG(series), STR_ARG(list));
}

int ledger_load(struct arena *a, struct ledger *l, struct str revision, struct str series,
                struct period period, struct report *out, struct str *json, struct error *err)
{
    struct place p;
    int rc = find(a, l, revision, series, period, &p, err);
    if (rc)
        return rc;
    if (!p.snapshot.known)
        return not_found(a, l, revision, series, period, &p, err);
    return layout_load(a, l, &p, series, period, out, json, err);
}

int ledger_load_task(struct arena *a, struct ledger *l, struct str series, struct period period,
                     struct str id, struct task *out, struct error *err)
{
    struct place p;
    struct str json;
    const char *origin;
    int rc = find(a, l, STR_NULL, series, period, &p, err);
    if (rc == 0 && !p.snapshot.known)
        rc = not_found(a, l, STR_NULL, series, period, &p, err);
    if (rc == 0)
        rc = layout_read(a, l, &p, series, period, &json, &origin, err);
    return rc ? rc : snapshot_decode_task(a, origin, json, id, out, err);
}

/* --- the log --- */

/* One line that a terminal can show: what is not text becomes a question mark. */
static struct str clean_line(struct arena *a, struct str line)
{
    struct buf b = { .arena = a };
    for (size_t at = 0; at < line.n;) {
        uint32_t c = utf8_next(line, &at);
        utf8_put(&b, c < 0x20 || (c >= 0x7f && c < 0xa0) ? '?' : c);
    }
    return buf_str(&b);
}

/* The value of a trailer: a line "Key: value" in the last paragraph of a message. */
static struct str trailer(struct str message, struct str key)
{
    struct str line, value = STR_NULL, rest = str_trim(message);
    while (str_next(&rest, STR("\n"), &line)) {
        if (line.n == 0)
            value = STR_NULL; /* a new paragraph: forget the last one's */
        else if (str_starts(line, key) && !value.p)
            value = str_trim(str_after(line, key.n));
    }
    return value;
}

bool layout_entry(struct arena *a, const struct repo_commit *c, struct ledger_entry *out)
{
    struct str subject, rest;
    struct period period;
    struct str series = trailer(c->message, STR("Qoq-Series: "));
    if (!series.n || !period_parse(trailer(c->message, STR("Qoq-Period: ")), &period))
        return false;
    str_cut(c->message, STR("\n"), &subject, &rest);
    struct str sha256 = trailer(c->message, STR("Qoq-Source-SHA256: "));
    *out = (struct ledger_entry){
        .commit = repo_id_text(a, c->id),
        .series = clean_line(a, series),
        .period = period,
        .time = c->time,
        .author = clean_line(a, c->author),
        .subject = clean_line(a, subject),
        .source_sha256 = sha256.p ? clean_line(a, sha256) : STR_NULL,
    };
    return true;
}

static int compare_entries(const void *x, const void *y)
{
    const struct ledger_entry *p = *(struct ledger_entry *const *)x;
    const struct ledger_entry *q = *(struct ledger_entry *const *)y;
    int c = str_cmp(p->series, q->series);
    if (c == 0)
        c = period_cmp(p->period, q->period);
    return c ? c : (p < q) - (p > q); /* the later in the list is the older */
}

static void number_revisions(struct arena *a, struct ledger_log *log)
{
    struct ledger_entry **order = arena_array(a, log->n, sizeof *order);
    for (size_t i = 0; i < log->n; i++)
        order[i] = &log->v[i];
    if (log->n)
        qsort(order, log->n, sizeof *order, compare_entries);
    for (size_t i = 0; i < log->n; i++) {
        bool same = i > 0 && str_eq(order[i]->series, order[i - 1]->series) &&
                    period_eq(order[i]->period, order[i - 1]->period);
        order[i]->revision = same ? order[i - 1]->revision + 1 : 1;
    }
}

int ledger_log(struct arena *a, struct ledger *l, struct str revision, struct str series,
               struct period period, struct ledger_log *out, struct error *err)
{
    struct repo_id head;
    struct repo_commit c;
    struct ledger_entry entry;
    *out = (struct ledger_log){ 0 };
    struct str name = series.n ? layout_name(a, series) : STR_NULL;
    int rc = layout_commit(l, revision, &head, err);
    if (rc == 0)
        rc = repo_walk(l->repo, head, err);
    while (rc == 0 && (rc = repo_walk_next(a, l->repo, &c, err)) > 0) {
        rc = 0;
        if (layout_entry(a, &c, &entry) && (!name.p || str_eq(entry.series, name)) &&
            (!period_known(period) || period_eq(entry.period, period)))
            *list_push(a, out) = entry;
    }
    number_revisions(a, out);
    return rc;
}
