/* fill_ledger LEDGER SNAPSHOT SERIES PERIODS ORDER: commits that many snapshots, each like the one in
 * the file but for its series, period and a sentence in every task, as `qoq ingest` does once
 * many reports are read, in batches: series by series (ORDER series), as those of one command are,
 * or period by period (ORDER period), as a ledger grows over the years. Prints the milliseconds of
 * each ingest, a line each: on the clock, and of processor time. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "base/hash.h"
#include "snapshots/codec.h"
#include "snapshots/ledger.h"

enum { BATCH = 20 };

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

int main(int argc, char **argv)
{
    struct error err = { 0 };
    struct str json;
    struct arena *all = arena_new((size_t)1 << 30);
    struct ledger *l;
    if (argc != 6)
        return 2;
    if (file_read(all, argv[2], 64 << 20, &json, &err) < 0 ||
        ledger_open(all, argv[1], &l, &err) < 0)
        die(&err);
    int series = atoi(argv[3]), periods = atoi(argv[4]), total = series * periods;
    bool by_series = strcmp(argv[5], "series") == 0;
    for (int i = 0; i < total; i += BATCH) {
        struct ms spent[BATCH], begun = now(), begin, end;
        bool moved;
        int n = total - i < BATCH ? total - i : BATCH;
        if (ledger_batch_begin(l, &err) < 0)
            die(&err);
        begin = since(begun);
        for (int j = 0; j < n; j++)
            spent[j] = by_series ? ingest(l, json, (i + j) / periods, (i + j) % periods)
                                 : ingest(l, json, (i + j) % series, (i + j) / series);
        begun = now();
        if (ledger_batch_end(l, &moved, &err) < 0)
            die(&err);
        end = since(begun);
        for (int j = 0; j < n; j++)
            printf("%.3f %.3f\n", spent[j].clock + (begin.clock + end.clock) / n,
                   spent[j].cpu + (begin.cpu + end.cpu) / n);
    }
    arena_free(all);
    return 0;
}
