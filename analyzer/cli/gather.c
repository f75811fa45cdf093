#include "analyzer/cli/gather.h"

#include <errno.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/spread.h"
#include "snapshots/codec.h"

static const size_t most_memory_per_report = (size_t)1 << 30;

int gather_parse(struct arena *a, const struct gather *g, const char *path, struct report *out,
                 struct str *bytes, struct error *err)
{
    struct parse_options how = g->how;
    if (!how.url.n)
        how.url = addresses_of(&g->addresses, str_from(path));
    *out = (struct report){ 0 };
    int rc = operand_parse(a, path, &how, out, bytes, err);
    if (rc < 0)
        return rc;
    if (!period_known(out->period))
        return error_set(err, QOQ_EINPUT, path, 0,
                         _("no period was found in its title, headers or text; give it with "
                           "--period"));
    if (out->series.n == 0)
        return error_set(err, QOQ_EINPUT, path, 0,
                         _("neither place nor title was found to name its series; give it with "
                           "--series"));
    return 0;
}

/* --- in a child process --- */

/* What comes back from it: this, then the texts. */
struct result {
    int rc;
    struct error error;
    struct period period;
    size_t series, json, bytes;
};

struct job {
    const struct gather *g;
    struct arena *arena;
    const char *path;
    struct buf out;
};

static int parse_file(void *arg, struct error *err)
{
    struct job *j = arg;
    struct report r;
    struct str bytes;
    int rc = gather_parse(j->arena, j->g, j->path, &r, &bytes, err);
    if (rc < 0)
        return rc;
    struct str json = snapshot_encode(j->arena, &r);
    struct result head = { 0, .period = r.period, .series = r.series.n, .json = json.n,
                           .bytes = bytes.n };
    buf_add(&j->out, (struct str){ (char *)&head, sizeof head });
    buf_add(&j->out, r.series);
    buf_add(&j->out, json);
    buf_add(&j->out, bytes);
    return 0;
}

static struct str work(void *arg, struct arena *a, size_t i)
{
    const struct gather *g = arg;
    struct job j = { .g = g, .arena = a, .path = g->files.v[i].p, .out = { .arena = a } };
    struct result failed = { 0 };
    failed.rc = arena_run(a, parse_file, &j, &failed.error);
    if (failed.rc == 0)
        return buf_str(&j.out);
    if (!failed.error.origin[0]) /* a ceiling knows no file */
        error_set(&failed.error, failed.rc, j.path, 0, "%s", str_z(a, str_from(failed.error.text)));
    /* Here even an arena at its ceiling must do. */
    static struct result kept;
    kept = failed;
    return (struct str){ (char *)&kept, sizeof kept };
}

/* --- here --- */

static int keep_texts(struct gather *g, struct gathered *r, struct str texts, struct error *err)
{
    r->at = ftell(g->store);
    if (r->at >= 0 && fwrite(texts.p, 1, texts.n, g->store) == texts.n)
        return 0;
    return error_set(err, QOQ_EIO, NULL, 0, _("a temporary file cannot be written: %s"),
                     strerror(errno));
}

static int take(void *arg, size_t i, struct str result, struct error *err)
{
    struct gather *g = arg;
    struct gathered *r = &g->reports.v[i];
    struct arena *keep = g->cli->arena;
    struct result head = { .rc = QOQ_EINTERNAL };
    progress_show(&g->bar, ++g->bar.count, g->files.n);
    if (result.n >= sizeof head)
        memcpy(&head, result.p, sizeof head);
    else
        error_set(&head.error, QOQ_EINPUT, r->path, 0, _("the process that read it died"));
    if (head.rc && result.p && error_exit_status(head.rc) == 3) {
        *err = head.error;
        return head.rc;
    }
    r->fine = head.rc == 0;
    if (!r->fine) {
        char line[1600];
        r->failure = str_z(keep, str_from(error_line(&head.error, line, sizeof line)));
        return 0;
    }
    struct str texts = str_after(result, sizeof head);
    r->period = head.period;
    r->series = str_copy(keep, str_slice(texts, 0, head.series));
    r->json = head.json;
    r->bytes = head.bytes;
    return keep_texts(g, r, str_after(texts, head.series), err);
}

static void close_store(void *store)
{
    fclose(store);
}

static int compare(const void *x, const void *y)
{
    const struct gathered *p = x, *q = y;
    int c = str_cmp(p->series, q->series);
    if (c == 0)
        c = period_cmp(p->period, q->period);
    return c ? c : (p->order > q->order) - (p->order < q->order);
}

int gather_reports(struct gather *g, struct error *err)
{
    struct spread how = { work, take, g, most_memory_per_report };
    g->store = tmpfile();
    if (!g->store)
        return error_set(err, QOQ_EIO, NULL, 0, _("a temporary file cannot be written: %s"),
                         strerror(errno));
    arena_defer(g->cli->arena, close_store, g->store);
    for (size_t i = 0; i < g->files.n; i++)
        *list_push(g->cli->arena, &g->reports) =
            (struct gathered){ .path = g->files.v[i].p, .order = i };
    g->bar = progress_start(g->cli, N_("reading"));
    int rc = spread_run(&how, g->files.n, g->jobs ? g->jobs : spread_jobs(), err);
    progress_clear(&g->bar);
    for (size_t i = 0; i < g->reports.n && rc == 0; i++) {
        if (g->reports.v[i].fine)
            continue;
        fprintf(stderr, "qoq: %s\n", g->reports.v[i].failure);
        g->failed++;
    }
    if (g->reports.n)
        qsort(g->reports.v, g->reports.n, sizeof *g->reports.v, compare);
    return rc;
}

int gather_load(struct arena *a, const struct gather *g, const struct gathered *r,
                struct report *out, struct str *bytes, struct error *err)
{
    char *texts = arena_alloc(a, r->json + r->bytes + 1);
    if (fseek(g->store, r->at, SEEK_SET) != 0 ||
        fread(texts, 1, r->json + r->bytes, g->store) != r->json + r->bytes)
        return error_set(err, QOQ_EIO, NULL, 0, _("a temporary file cannot be read: %s"),
                         strerror(errno));
    *bytes = (struct str){ texts + r->json, r->bytes };
    int rc = snapshot_decode(a, r->path, (struct str){ texts, r->json }, out, err);
    out->series = r->series;
    return rc;
}
