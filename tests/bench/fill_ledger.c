/* fill_ledger SNAPSHOT SERIES PERIODS ORDER LEDGER [YOUNG...]: commits that many snapshots, each like
 * the one in the file but for its series, period and a sentence in every task, as `qoq ingest` does
 * once many reports are read, in batches: series by series (ORDER series), as those of one command
 * are, or period by period (ORDER period), as a ledger grows over the years. At the end batches of
 * LEDGER take turns with batches of young ledgers, 100 ingests with each, so that whatever else the
 * machine does falls on both; a young one has a period of each series by then, for the first
 * snapshot of a series has none before it and is cheaper. Prints for each ingest which ledger it
 * went to (0 = LEDGER), and milliseconds on the clock and of processor time. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "base/hash.h"
#include "snapshots/codec.h"
#include "snapshots/ledger.h"

enum { BATCH = 20, TURNS = 100 };

struct ms {
    double clock, cpu;
};

static double read_clock(clockid_t which)
{
    struct timespec t;
    clock_gettime(which, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static struct ms now(void)
{
    return (struct ms){ read_clock(CLOCK_MONOTONIC), read_clock(CLOCK_PROCESS_CPUTIME_ID) };
}

static struct ms since(struct ms from)
{
    struct ms to = now();
    return (struct ms){ to.clock - from.clock, to.cpu - from.cpu };
}

_Noreturn static void die(const struct error *err)
{
    fprintf(stderr, "fill_ledger: %s: %s\n", err->origin, err->text);
    exit(1);
}

static void vary(struct arena *a, struct report *r, int series, int k)
{
    r->series = str_format(a, "第%d市政府重点工作", series);
    r->period = (struct period){ (int16_t)(2000 + k / 4), (int8_t)(k % 4 * 3 + 3) };
    for (size_t i = 0; i < r->tasks.n; i++) {
        struct item *it = &r->tasks.v[i].items.v[0];
        struct str more = str_format(a, "本期完成投资%d.%zu亿元。", series * 7 + k * 3, i * 13 % 97);
        it->progress = str_join(a, it->progress, STR(""), more);
    }
}

/* An ingest, without the making of its report. */
static struct ms ingest(struct ledger *l, struct str json, int series, int k)
{
    struct error err = { 0 };
    struct arena *a = arena_new((size_t)1 << 30);
    struct report r;
    enum ledger_change change;
    if (snapshot_decode(a, "snapshot", json, &r, &err) < 0)
        die(&err);
    vary(a, &r, series, k);
    struct str source = snapshot_encode(a, &r); /* any bytes of the size of a page */
    source = str_slice(source, 0, source.n / 2);
    r.source = (struct source){ STR("report.txt"), hash_sha256(a, source), source.n, STR("text"),
                                STR("UTF-8"), STR_NULL };
    struct ms start = now();
    if (ledger_ingest(a, l, &r, source, &change, NULL, &err) < 0)
        die(&err);
    struct ms spent = since(start);
    arena_free(a);
    return spent;
}

struct filling {
    struct ledger *ledger;
    int number, next;
};

struct plan {
    struct str json;
    int series, periods;
    bool by_series;
};

static struct ms ingest_next(const struct plan *p, struct filling *f)
{
    int i = f->next++;
    return p->by_series ? ingest(f->ledger, p->json, i / p->periods, i % p->periods)
                        : ingest(f->ledger, p->json, i % p->series, i / p->series);
}

/* The next n; each bears its part of the beginning and the end. */
static void fill_batch(const struct plan *p, struct filling *f, int n)
{
    struct error err = { 0 };
    struct ms spent[BATCH], begun = now(), begin, end;
    bool moved;
    if (ledger_batch_begin(f->ledger, &err) < 0)
        die(&err);
    begin = since(begun);
    for (int i = 0; i < n; i++)
        spent[i] = ingest_next(p, f);
    begun = now();
    if (ledger_batch_end(f->ledger, &moved, &err) < 0)
        die(&err);
    end = since(begun);
    for (int i = 0; i < n; i++)
        printf("%d %.3f %.3f\n", f->number, spent[i].clock + (begin.clock + end.clock) / n,
               spent[i].cpu + (begin.cpu + end.cpu) / n);
}

static void fill_until(const struct plan *p, struct filling *f, int total)
{
    while (f->next < total)
        fill_batch(p, f, total - f->next < BATCH ? total - f->next : BATCH);
}

int main(int argc, char **argv)
{
    enum { FIRST = 5 };
    struct error err = { 0 };
    struct plan p;
    struct arena *all = arena_new((size_t)1 << 30);
    struct filling f[10] = { 0 };
    int n = argc - FIRST;
    if (n < 1 || n > 10)
        return 2;
    if (file_read(all, argv[1], 64 << 20, &p.json, &err) < 0)
        die(&err);
    p.series = atoi(argv[2]);
    p.periods = atoi(argv[3]);
    p.by_series = strcmp(argv[4], "series") == 0;
    for (int i = 0; i < n; i++) {
        f[i].number = i;
        if (ledger_open(all, argv[FIRST + i], &f[i].ledger, &err) < 0)
            die(&err);
    }
    fill_until(&p, &f[0], p.series * p.periods - TURNS * (n - 1));
    for (int i = 1; i < n; i++) {
        fill_until(&p, &f[i], p.series);
        for (int k = 0; k < TURNS; k += BATCH) {
            fill_batch(&p, &f[0], BATCH);
            fill_batch(&p, &f[i], BATCH);
        }
    }
    arena_free(all);
    return 0;
}
